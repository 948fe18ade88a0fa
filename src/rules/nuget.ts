import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

export default defineRules(
  {
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
  },
  {
    id: 'nuget-config-password',
    provider: 'NuGet',
    title: 'Password of a package source in nuget.config',
    severity: 'high',
    certainty: 'likely',
    keywords: ['cleartextpas', '"password" v'],
    pattern: /<add\s{1,8}key="(?:ClearText)?Password"\s{1,8}value="(?<secret>(?!%[^"%]{1,64}%")[^"\n<>$]{4,400})"/gi,
    isGenuine: (value) => !/^(.)\1{3,}$|^(?:your|change|pass(?:word)?$|encrypted)|[[{]/i.test(value),
    guessable: true,
    variable: 'NUGET_PASSWORD',
    remediation: {
      risk: 'read the private packages of this feed, or push packages to it, under the name that stands beside it',
      revokeAt: 'https://learn.microsoft.com/nuget/reference/nuget-config-file#packagesourcecredentials',
      steps: [
        'See which source it is from the element around it and the list under packageSources.',
        'Revoke the personal access token there, or change the password, if it is one that a person logs in with.',
        'Write %NUGET_PASSWORD% as the value: NuGet reads the variable when it restores.',
      ],
      command:
        'dotnet nuget update source NAME --username USER --password PASSWORD --configfile ~/.nuget/NuGet/NuGet.Config',
      prevention: [
        'Install the credential provider of the feed (artifacts-credprovider for Azure), which keeps tokens out of files.',
        'Give build servers a token that can only read packages.',
      ],
    },
    source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file#packagesourcecredentials',
    examples: [
      `<add key="ClearTextPassword" value="${sample.base62(12, 'feed')}" />`,
      `<Acme>\n  <add key="Username" value="ada" />\n  <add key="ClearTextPassword" value="${sample.lower(9, 'feed')}" />\n</Acme>`,
    ],
    counterexamples: [
      '<add key="ClearTextPassword" value="%NUGET_PASSWORD%" />',
      '<add key="ClearTextPassword" value="xxxxxxxxxx" />',
      '<add key="ClearTextPassword" value="your-token" />',
    ],
  },
)
