import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'open-vsx-token',
  provider: 'Open VSX',
  title: 'Open VSX access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['ovsxp_', 'ovsxat_', 'ovsxp-', 'ovsxat-'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>ovsx(?:p|at)[_-](?<random>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}))(?![A-Za-z0-9_-])/g,
  variable: 'OVSX_PAT',
  remediation: {
    risk: 'publish a new version of your extensions, which editors install by themselves',
    revokeAt: 'https://open-vsx.org/user-settings/tokens',
    steps: [
      'On the page “Access Tokens” of open-vsx.org delete the token by its description.',
      'Compare the published versions of each extension with your tags, and ask the Eclipse team to remove any that are not yours.',
      'Generate a token and store it as the OVSX_PAT secret of the publishing workflow.',
    ],
    prevention: [
      'Publish from one protected workflow only, and keep the token out of the package: .vscodeignore decides what vsce packs.',
    ],
  },
  source: 'https://github.com/eclipse/openvsx/wiki/Publishing-Extensions',
  examples: [`npx ovsx publish -p ovsxp_${sample.uuid()}`, `OVSX_PAT=ovsxat_${sample.uuid('ov')}`],
  counterexamples: ['OVSX_PAT=ovsxp_your_token', `OVSX_PAT=${sample.uuid()}`],
})
