import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'ngrok-authtoken',
  provider: 'ngrok',
  title: 'ngrok authtoken or API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['ngrok'],
  // A KSUID, which began with 1 before 2022 and begins with 2 or 3 since, then a digit and 20 more. The shape is
  // enough of its own that no assignment is needed: “ngrok config add-authtoken …”.
  pattern: /(?<![A-Za-z0-9_])(?<secret>(?<random>[123][A-Za-z0-9]{26}_\d[A-Za-z0-9]{20}))(?![A-Za-z0-9_])/g,
  context: ['ngrok'],
  variable: 'NGROK_AUTHTOKEN',
  remediation: {
    risk: 'open tunnels under your account and domains, and, if it is an API key, change endpoints, domains and credentials',
    revokeAt: 'https://dashboard.ngrok.com/authtokens',
    steps: [
      'In the dashboard, open “Your Authtoken” or “Authtokens”, and delete the token; API keys are under “API Keys”.',
      'Choose “Add Tunnel Authtoken” with an ACL for your domain, and run “ngrok config add-authtoken”.',
      'Stop agents and endpoints under “Agents” and “Endpoints” that are not yours.',
    ],
    command: 'ngrok api credentials delete <id>',
    overlap: 'Several authtokens are valid at once.',
    prevention: [
      'Give each agent an authtoken of its own, with an ACL that binds it to one domain.',
      'Restrict the IP addresses from which agents may connect.',
    ],
  },
  source: 'https://ngrok.com/docs/agent/#authtokens',
  examples: [
    `NGROK_AUTHTOKEN=2${sample.base62(26)}_7${sample.base62(20)}`,
    `ngrok config add-authtoken 2${sample.base62(26, 'cli')}_4${sample.base62(20, 'cli')}`,
    `# ngrok.yml\nauthtoken: 2${sample.base62(26, 'yml')}_5${sample.base62(20, 'yml')}`,
  ],
  counterexamples: [
    `authtoken: 2${sample.base62(26)}_7${sample.base62(20)}`,
    `NGROK_AUTHTOKEN=${'2'.repeat(27)}_7${'a'.repeat(20)}`,
  ],
})
