import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

export default defineRules({
  id: 'nuget-api-key',
  provider: 'NuGet',
  title: 'NuGet API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['oy2'],
  // Base32 in small letters; the length is exact because three characters are a weak prefix.
  pattern: /(?<![A-Za-z0-9])(?<secret>oy2(?<random>[a-z0-9]{43}))(?![A-Za-z0-9])/g,
  reach: { before: 8, after: 56 },
  variable: 'NUGET_API_KEY',
  remediation: {
    risk: 'push versions of your packages that every build which restores them will load',
    revokeAt: 'https://www.nuget.org/account/apikeys',
    steps: [
      'Open your user name, “API Keys”, and choose “Regenerate” to end the old value, or “Delete”.',
      'Open “Manage Packages” and unlist versions that you did not push; report a malicious one by “Report package”.',
      'Look at the owners of the packages and at the mails that nuget.org sends after each push.',
    ],
    prevention: [
      'Use trusted publishing: NuGet/login in GitHub Actions gets a key for one hour.',
      'Otherwise give the key “Push only new package versions”, a glob pattern, and an expiry below 365 days.',
    ],
  },
  source: 'https://learn.microsoft.com/nuget/nuget-org/publish-a-package#create-an-api-key',
  examples: [
    `dotnet nuget push app.nupkg -k oy2${sample.of(BASE32, 43)} -s https://api.nuget.org/v3/index.json`,
    `NUGET_API_KEY=oy2${sample.of(BASE32, 43, 'env')}`,
  ],
  counterexamples: [`oy2${'x'.repeat(43)}`, `boy2${sample.of(BASE32, 43)}`, `oy2${sample.of(BASE32, 60)}`],
})
