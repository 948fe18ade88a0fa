import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'weblate-api-token',
  provider: 'Weblate',
  title: 'Weblate API token',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['wlu_', 'wlp_'],
  // 36 letters and digits: weblate/utils/token.py of WeblateOrg/weblate.
  pattern: /(?<![A-Za-z0-9])(?<secret>wl[up]_(?<random>(?=[A-Za-z]{0,34}\d)[A-Za-z0-9]{36}))(?![A-Za-z0-9_-])/g,
  variable: 'WEBLATE_TOKEN',
  remediation: {
    risk: 'change translations and project settings, which Weblate then commits to your repositories',
    revokeAt: 'https://hosted.weblate.org/accounts/profile/#api',
    steps: [
      'A wlu_ token: “Profile”, “API access”, regenerate. A wlp_ token: the project’s “Access control”, delete.',
      'Put the new one into ~/.config/weblate or the workflow that runs wlc.',
      'Review the pending commits of Weblate before the next push.',
    ],
    prevention: ['Use project tokens (wlp_) with an expiry date for CI.'],
  },
  source: 'https://docs.weblate.org/en/latest/api.html',
  examples: [`WEBLATE_TOKEN=wlu_${sample.base62(36)}`, `wlc --key wlp_${sample.base62(36, 'w')} list-projects`],
  counterexamples: ['WEBLATE_TOKEN=wlu_your_token', `wlu_${'x'.repeat(36)}`],
})
