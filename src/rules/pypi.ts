import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// Base64url of a macaroon: two bytes, the length of the location, the location. The rest holds an id, the restrictions
// and a signature, so it grows with every restriction.
const HEADS = { live: 'AgEIcHlwaS5vcmc', test: 'AgENdGVzdC5weXBpLm9yZw' }

const token = (mode: keyof typeof HEADS, length: number) => `pypi-${HEADS[mode]}C${sample.base64url(length, mode)}`

export default defineRules({
  id: 'pypi-api-token',
  provider: 'PyPI',
  title: 'PyPI API token',
  severity: 'critical',
  certainty: 'certain',
  keywords: [`pypi-${HEADS.live}`, `pypi-${HEADS.test}`],
  pattern: new RegExp(
    `(?<![A-Za-z0-9])(?<secret>pypi-(?<mode>${HEADS.live}|${HEADS.test})(?<random>[A-Za-z0-9_-]{70,1500}))(?![A-Za-z0-9_-])`,
    'g',
  ),
  reach: { after: 1600 },
  mode: { marks: { [HEADS.live.toLowerCase()]: 'live', [HEADS.test.toLowerCase()]: 'test' } },
  variable: 'TWINE_PASSWORD',
  remediation: {
    risk: 'upload releases of your projects that everybody who runs pip will install',
    revokeAt: 'https://pypi.org/manage/account/',
    steps: [
      'Open Account settings, “API tokens”, Options beside the token, and choose “Remove token”.',
      'Open “Release history” of each project in its scope, and yank or delete a release that is not yours.',
      'Read “Security history” of the account for logins and uploads since the leak.',
      'Report a malicious release to security@pypi.org.',
    ],
    prevention: [
      'Add a trusted publisher to the project: GitHub Actions or GitLab then upload by OIDC without a token.',
      'Otherwise limit the token to one project when you create it.',
      'Push rehearsals to test.pypi.org, which has accounts and tokens of its own.',
    ],
  },
  source: 'https://pypi.org/help/#apitoken',
  examples: [
    `[pypi]\n  username = __token__\n  password = ${token('live', 157)}`,
    `TWINE_PASSWORD=${token('test', 160)}`,
    `uv publish --token ${token('live', 190)}`,
  ],
  counterexamples: [`pypi-${HEADS.live}...`, `pypi-${HEADS.live}${'x'.repeat(120)}`, `pypi-${sample.base64url(150)}`],
})
