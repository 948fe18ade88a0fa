import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const token = (tid: number) =>
  sample.jwt(
    { tid, aai: 11, uid: 11664526, iad: '2026-01-05T12:00:00.000Z', per: 'me:write', actid: 4821, rgn: 'euc1' },
    43,
    { alg: 'HS256' },
  )

export default defineRules({
  id: 'monday-api-token',
  provider: 'monday.com',
  title: 'monday.com API token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['eyJhbGciOiJIUzI1NiJ9.eyJ0aWQiOj'],
  // A JWT whose claims begin with tid, the number of the token.
  pattern:
    /(?<![A-Za-z0-9_-])(?<secret>eyJ[A-Za-z0-9_-]{17,40}\.eyJ0aWQiOj[A-Za-z0-9_-]{60,400}\.(?<random>[A-Za-z0-9_-]{43}))(?![A-Za-z0-9_-])/g,
  precedence: 1,
  variable: 'MONDAY_API_TOKEN',
  remediation: {
    risk: 'read and change the boards, items and files that its user sees; a personal token has all scopes',
    revokeAt: 'https://developer.monday.com/api-reference/docs/authentication',
    steps: [
      'As its user click your picture, “Developers”, “API token”, and press “Regenerate”, which ends the old one.',
      'Set the new one as MONDAY_API_TOKEN; an app token is renewed in the app, under “OAuth & permissions”.',
      'Ask an account admin to read the audit log for exports and changes since the leak.',
    ],
    prevention: ['Let an integration user that is member of the boards in question only own the token.'],
  },
  source: 'https://developer.monday.com/api-reference/docs/authentication',
  examples: [`MONDAY_API_TOKEN=${token(332)}`, `monday.setToken('${token(144)}')`],
  counterexamples: [
    'MONDAY_API_TOKEN=eyJhbGciOiJIUzI1NiJ9.eyJ0aWQiOjEyMw.example',
    sample.jwt({ sub: 'monday', tid: 1 }, 43, { alg: 'HS256' }),
  ],
})
