import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'mailtrap-api-token',
  provider: 'Mailtrap',
  title: 'Mailtrap API token',
  severity: 'high',
  certainty: 'likely',
  keywords: ['mailtrap'],
  ...assigned('mailtrap[A-Za-z0-9_.-]{0,12}(?:token|api_?key)', '[0-9a-f]{32}'),
  variable: 'MAILTRAP_API_TOKEN',
  remediation: {
    risk: 'send mail from your verified domains, or read the test mail caught in your sandboxes, as far as the token may',
    revokeAt: 'https://mailtrap.io/api-tokens',
    steps: [
      'In Mailtrap open “Settings”, “API Tokens”, and delete or reset the token.',
      'Set the new one where mail is sent; it is also the SMTP password of the users api and smtp@mailtrap.io.',
      'Look at the email logs of the domain for recipients that are not yours.',
    ],
    prevention: ['Create a token for one domain or sandbox instead of the whole account.'],
  },
  source: 'https://github.com/mailtrap/mailtrap-skills/blob/main/skills/authorizing-api-requests/SKILL.md',
  examples: [`MAILTRAP_API_TOKEN=${sample.hex(32)}`, `mailtrapToken: '${sample.hex(32, 'm')}'`],
  counterexamples: [
    'MAILTRAP_API_TOKEN=your_mailtrap_api_token',
    `TOKEN=${sample.hex(32)}`,
    `MAILTRAP_USER=${sample.hex(14)}`,
  ],
})
