import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const token = (seed: string) =>
  sample.jwt(
    {
      iss: 'https://auth.calendly.com',
      iat: 1767225600,
      jti: sample.uuid(seed),
      user_uuid: sample.uuid(`${seed}user`),
    },
    86,
    { kid: `1ce1e13617dcf766${sample.hex(48)}`, typ: 'PAT', alg: 'ES256' },
  )

export default defineRules({
  id: 'calendly-access-token',
  provider: 'Calendly',
  title: 'Calendly personal access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['eyJraWQiOiIxY2UxZTEzNjE3ZGNm'],
  // A JWT; its header names the key that Calendly signs with, the same in all tokens since 2021.
  pattern:
    /(?<![A-Za-z0-9_-])(?<secret>eyJraWQiOiIxY2UxZTEzNjE3ZGNm[A-Za-z0-9_-]{60,140}\.eyJ[A-Za-z0-9_-]{60,2000}\.(?<random>[A-Za-z0-9_-]{86}))(?![A-Za-z0-9_-])/g,
  reach: { after: 2600 },
  precedence: 1,
  variable: 'CALENDLY_TOKEN',
  remediation: {
    risk: 'read who booked meetings with you, with addresses and answers, and cancel them or open new links, as far as its scopes go',
    revokeAt: 'https://calendly.com/integrations/api_webhooks',
    steps: [
      'In Calendly open “Integrations”, “API & Webhooks”, and revoke the token by its name.',
      'Generate one with only the scopes its application needs, and set it where bookings are read.',
      'List the webhook subscriptions and delete those that send to an address you do not know: they outlive the token.',
    ],
    prevention: ['Use OAuth for what other people connect; the personal token acts as you.'],
  },
  source: 'https://developer.calendly.com/docs/authentication/how-to-authenticate-with-personal-access-tokens',
  examples: [`CALENDLY_TOKEN=${token('a')}`, `Authorization: 'Bearer ${token('b')}'`],
  counterexamples: [
    'CALENDLY_API_KEY=eyJraWQiOiIxY2UxZTEzNjE3ZGNm...',
    sample.jwt({ iss: 'https://auth.calendly.com' }, 86, { kid: sample.hex(64), typ: 'PAT', alg: 'ES256' }),
  ],
})
