import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const SOURCE = 'https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token'

export default defineRules(
  {
    id: 'sourcegraph-token',
    provider: 'Sourcegraph',
    title: 'Sourcegraph access token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['sgp_', 'sgph_'],
    // The middle part names the instance, in 16 hex digits or as `local`. Segment's tokens share the prefix and have 64 characters.
    pattern: /(?<![A-Za-z0-9])(?<secret>sgph?_(?:[A-Za-z0-9]{1,32}_)?(?<random>[A-Fa-f0-9]{40}))(?![A-Za-z0-9])/g,
    variable: 'SRC_ACCESS_TOKEN',
    remediation: {
      risk: 'search and read all code that the user can see on your Sourcegraph instance',
      revokeAt: 'https://sourcegraph.com/user/settings/tokens',
      steps: [
        'Open Settings, “Access tokens” on your own instance, and choose “Delete”.',
        'A site admin finds tokens of others under Site admin, Users, or by the GraphQL call below.',
        'Look for the user in the audit log, and treat secrets in the code it reached as read.',
      ],
      command: 'mutation { deleteAccessToken(byToken: "<token>") { alwaysNil } }',
      prevention: [
        'Give tokens an expiry in the site configuration (auth.accessTokens) and the scope user:all only, never site-admin:sudo.',
        'Store it as SRC_ACCESS_TOKEN outside of the repository.',
      ],
    },
    source: SOURCE,
    examples: [
      `SRC_ACCESS_TOKEN=sgp_${sample.hex(16)}_${sample.hex(40)}`,
      `Authorization: token sgp_local_${sample.hex(40, 'header')}`,
      `"token": "sgp_${sample.hex(40, 'json')}"`,
    ],
    counterexamples: [`sgp_${'0'.repeat(40)}`, `sgp_${sample.base62(64)}`, `sgp_${sample.hex(64)}`],
  },
  {
    id: 'sourcegraph-token-cody',
    provider: 'Sourcegraph',
    title: 'Sourcegraph licence key token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['slk_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>slk_(?<random>[a-f0-9]{64}))(?![A-Za-z0-9])/g,
    variable: 'SOURCEGRAPH_LICENSE_TOKEN',
    remediation: {
      risk: 'use the Cody gateway and other licensed services at your cost',
      revokeAt: 'https://sourcegraph.com/contact',
      steps: [
        'Ask Sourcegraph support for a new licence key: the token is made from it and ends with it.',
        'Enter the new key under Site admin, Configuration, licenseKey.',
        'Look at the Cody usage of your subscription for the time since the leak.',
      ],
      prevention: ['Keep licenseKey out of a site configuration that is stored in a repository.'],
    },
    source: SOURCE,
    examples: [`CODY_GATEWAY_TOKEN=slk_${sample.hex(64)}`, `{"accessToken": "slk_${sample.hex(64, 'json')}"}`],
    counterexamples: [`slk_${'0'.repeat(64)}`, `slk_${sample.hex(12)}`],
  },
  {
    id: 'sourcegraph-token-legacy',
    provider: 'Sourcegraph',
    title: 'Sourcegraph access token (40 hex digits)',
    severity: 'high',
    certainty: 'likely',
    keywords: ['sourcegraph', 'src_access_token', 'src-access-token', 'srcaccesstoken'],
    ...assigned('sourcegraph(?![a-z0-9_.-]{0,16}(?:commit|sha|rev|digest))|src[_-]?access[_-]?token', '[a-f0-9]{40}'),
    variable: 'SRC_ACCESS_TOKEN',
    remediation: {
      risk: 'search and read the code on your Sourcegraph instance as the user who made it',
      revokeAt: 'https://sourcegraph.com/user/settings/tokens',
      steps: [
        'Delete it under Settings, “Access tokens” of your instance: tokens without sgp_ come from versions before 5.1.',
        'Make a new one, whose prefix lets scanners find it.',
      ],
      prevention: ['Upgrade instances older than 5.1, so that all tokens carry the prefix.'],
    },
    source: SOURCE,
    examples: [`SRC_ACCESS_TOKEN=${sample.hex(40)}`, `sourcegraphToken: '${sample.hex(40, 'yaml')}'`],
    counterexamples: [sample.hex(40), `SOURCEGRAPH_COMMIT=${sample.hex(40)}`],
  },
)
