import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'coze-access-token',
  provider: 'Coze',
  title: 'Coze personal access token',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['pat_'],
  // 64 letters and digits: pkg/detectors/coze of trufflesecurity/trufflehog.
  pattern: /(?<![A-Za-z0-9_])(?<secret>pat_(?<random>(?=[A-Za-z]{0,63}\d)[A-Za-z0-9]{64}))(?![A-Za-z0-9_-])/g,
  isGenuine: (secret) => /[a-z]/.test(secret.slice(4)) && /[A-Z]/.test(secret),
  variable: 'COZE_API_TOKEN',
  remediation: {
    risk: 'chat with and change the bots, workflows and knowledge bases that its permissions name',
    revokeAt: 'https://www.coze.com/open/oauth/pats',
    steps: [
      'On Coze (or coze.cn for a token made there) open “API”, “Personal access tokens”, and delete the token.',
      'Add one that expires, for one workspace, with the permissions of its use, and set it as COZE_API_TOKEN.',
    ],
    prevention: ['Authenticate services by OAuth with JWT, whose tokens end within a day.'],
  },
  source: 'https://www.coze.com/docs/developer_guides/pat',
  examples: [`COZE_API_TOKEN=pat_${sample.base62(64)}`, `Authorization: Bearer pat_${sample.base62(64, 'c')}`],
  counterexamples: ['COZE_API_TOKEN=pat_your_token', `pat_${sample.hex(64)}`, `my_pat_${sample.base62(64)}`],
})
