import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'tolgee-api-key',
  provider: 'Tolgee',
  title: 'Tolgee API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['tgpat_', 'tgpak_'],
  // The prefixes and base32 in lower case, as src/constants.ts of tolgee/tolgee-cli reads them.
  pattern: /(?<![A-Za-z0-9])(?<secret>tgpa[tk]_(?<random>[a-z2-7]{32,80}))(?![A-Za-z0-9_-])/g,
  variable: 'TOLGEE_API_KEY',
  remediation: {
    risk: 'read and edit keys and translations of the project (tgpak_), or of everything its user can (tgpat_)',
    revokeAt: 'https://app.tolgee.io/account/apiKeys',
    steps: [
      'Open “Project API keys” or “Personal Access Tokens” in the Tolgee account settings and press “Regenerate” on the entry.',
      'Update .tolgeerc and the VITE_APP_TOLGEE_API_KEY of developers; production builds need no key.',
    ],
    prevention: [
      'Load translations as static files or from the CDN in production, and give in-context keys only the scopes for editing.',
    ],
  },
  source: 'https://docs.tolgee.io/platform/account_settings/api_keys_and_pat_tokens',
  examples: [
    `TOLGEE_API_KEY=tgpak_${sample.of('abcdefghijklmnopqrstuvwxyz234567', 48)}`,
    `tolgee push --api-key tgpat_${sample.of('abcdefghijklmnopqrstuvwxyz234567', 52, 't')}`,
  ],
  counterexamples: ['TOLGEE_API_KEY=tgpak_your_api_key', `tgpak_${'x'.repeat(48)}`],
})
