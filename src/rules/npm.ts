import { assigned } from '../core/assigned.js'
import { endsInCrc32Base62, withCrc32Base62 } from '../core/checksum.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const UUID = '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}'
const token = (seed: string) => withCrc32Base62('npm_', sample.base62(30, seed))

export default defineRules(
  {
    id: 'npm-access-token',
    provider: 'npm',
    title: 'npm access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['npm_'],
    // 30 random characters and a CRC-32 in six; `npm_config_…` and `npm_package_…` are shorter or hold underscores.
    pattern: /(?<![A-Za-z0-9])(?<secret>npm_(?<random>[A-Za-z0-9]{36}))(?![A-Za-z0-9])/g,
    checksum: (secret) => endsInCrc32Base62(secret, 'npm_'),
    variable: 'NPM_TOKEN',
    remediation: {
      risk: 'publish versions of your packages that everybody who installs them will run',
      revokeAt: 'https://www.npmjs.com/settings/~/tokens',
      steps: [
        'Open your avatar, “Access Tokens”, and delete the token.',
        'Run “npm view <package> time” for each of your packages and compare the versions with your releases.',
        'If a version is not yours, deprecate it, report it to npm support, and publish a clean one.',
        'Check the maintainers of the packages and the two-factor settings of the account.',
      ],
      command: 'npm token revoke <id|token>',
      prevention: [
        'Publish by trusted publishing (OIDC) from GitHub Actions or GitLab CI: no token is left to leak.',
        'Otherwise make a granular token for one package, with an expiry and an IP range, read-only for installs.',
        'Choose “Require two-factor authentication and disallow tokens” in the settings of the package.',
      ],
    },
    source: 'https://docs.npmjs.com/about-access-tokens',
    examples: [
      `//registry.npmjs.org/:_authToken=${token('npmrc')}`,
      `NPM_TOKEN=${token('env')}`,
      `npm config set _authToken "${token('config')}"`,
    ],
    counterexamples: [
      `npm_${'x'.repeat(36)}`,
      'npm_config_registry=https://registry.npmjs.org',
      '_authToken=${NPM_TOKEN}',
    ],
  },
  {
    id: 'npm-access-token-legacy',
    provider: 'npm',
    title: 'npm access token (UUID)',
    severity: 'critical',
    certainty: 'certain',
    keywords: [
      '_authToken',
      'npm_',
      'npm-',
      'npmtoken',
      'npmauthtoken',
      'npmaccesstoken',
      'npmpublishtoken',
      'npmsecret',
      'npmpassword',
    ],
    ...assigned(
      '_authToken|npm[_-]?(?:auth|access|publish|deploy)?[_-]?(?:token|secret|password)',
      UUID,
      'A-Za-z0-9_-',
    ),
    // A shape of its own beside rules that know the setting only.
    precedence: 1,
    variable: 'NPM_TOKEN',
    remediation: {
      risk: 'publish and install packages as you on the registry that the line names',
      revokeAt: 'https://www.npmjs.com/settings/~/tokens',
      steps: [
        'See which registry stands before “:_authToken”: tokens of this form are made by private registries too.',
        'On npmjs.com delete it under “Access Tokens”; elsewhere run “npm logout --registry <address>” with the token in place.',
        'Compare the versions published since the leak with your own releases.',
      ],
      command: 'npm logout --registry https://registry.npmjs.org',
      prevention: [
        'Let .npmrc name a variable (NPM_TOKEN) instead of the token, and set it outside of the repository.',
        'Move to granular tokens or trusted publishing: npm issues no tokens of this form any more.',
      ],
    },
    source: 'https://docs.npmjs.com/about-access-tokens',
    examples: [
      `//registry.npmjs.org/:_authToken=${sample.uuid('npmrc')}`,
      `NPM_TOKEN="${sample.uuid('env')}"`,
      `npmAuthToken: ${sample.uuid('yarnrc')}`,
    ],
    counterexamples: [
      sample.uuid('bare'),
      '_authToken=00000000-0000-0000-0000-000000000000',
      `npm_package_id=${sample.uuid('id')}`,
    ],
  },
)
