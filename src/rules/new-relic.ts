import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const KEYS = 'https://one.newrelic.com/launcher/api-keys-ui.api-keys-launcher'
const SOURCE = 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/'
const NERDGRAPH = 'NerdGraph: mutation { apiAccessDeleteKeys(keys: {…}) { deletedKeys { id } } }'

const LICENSE: Remediation = {
  risk: 'send telemetry of any kind to your account: false data, hidden alarms, and a larger bill',
  revokeAt: KEYS,
  steps: [
    'On the “API keys” page choose “Create a key”, type “Ingest - License”.',
    'Deploy it to every agent and integration of the account, then delete the leaked key from its menu.',
    'The key that came with the account cannot be deleted there: ask New Relic support to rotate it.',
    'Query NrConsumption for data of hosts that are not yours.',
  ],
  command: NERDGRAPH,
  overlap: 'An account can have up to 1,000 license keys, all valid until deleted.',
  prevention: [
    'Create a license key for each team or environment and leave the original one unused.',
    'Drop unknown data with a drop rule, and set an alert on ingest volume.',
  ],
}

export default defineRules(
  {
    id: 'new-relic-key',
    provider: 'New Relic',
    title: 'New Relic user key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['NRAK-'],
    pattern: /(?<![A-Za-z0-9])(?<secret>NRAK-(?<random>[A-Z0-9]{24,40}))(?![A-Za-z0-9_-])/g,
    variable: 'NEW_RELIC_API_KEY',
    remediation: {
      risk: 'query all data of your New Relic accounts and change their configuration, with the rights of its user',
      revokeAt: KEYS,
      steps: [
        'On the “API keys” page find the user key by its first characters and delete it from its menu.',
        'Create another of type “User”, for a user with a narrower role where you can, and deploy it.',
        'Query NrAuditEvent for what was done with the key.',
      ],
      command: NERDGRAPH,
      overlap: 'A user can have several user keys, so create the new one first.',
      prevention: [
        'Give automation a user of its own whose role has the capabilities of the task.',
        'To send data use a license key: it can read nothing.',
      ],
    },
    source: SOURCE,
    examples: [`NEW_RELIC_API_KEY=NRAK-${sample.upper36(27)}`, `-H 'API-Key: NRAK-${sample.upper36(27, 'curl')}'`],
    // The placeholder of New Relic's own pages among them.
    counterexamples: [`NRAK-${'123456788'}${'ABCDEFGHIJKLMNOPQR'}`, 'NRAK-XXXXXXXXXXXXXXXXXXXXXXXXXXX'],
  },
  {
    id: 'new-relic-key-license',
    provider: 'New Relic',
    title: 'New Relic license key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['ffffnral', 'nral'],
    // 40 characters; outside the US region the first six name the region.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>(?<random>(?:[0-9a-f]{6}|[a-z]{2}[0-9]{2}xx)[0-9a-fA-F]{26,30})(?:FFFF)?NRAL)(?![A-Za-z0-9_-])/g,
    variable: 'NEW_RELIC_LICENSE_KEY',
    remediation: LICENSE,
    source: SOURCE,
    examples: [`NEW_RELIC_LICENSE_KEY=${sample.hex(32)}FFFFNRAL`, `license_key: 'eu01xx${sample.hex(26)}FFFFNRAL'`],
    counterexamples: [`license_key: ${'0'.repeat(32)}FFFFNRAL`, `${sample.hex(20)}FFFFNRAL`],
  },
  {
    id: 'new-relic-key-license-legacy',
    provider: 'New Relic',
    title: 'New Relic license key without suffix',
    severity: 'high',
    certainty: 'likely',
    keywords: [
      'newrelic',
      'new_relic',
      'new-relic',
      'new.relic',
      'license_key',
      'license-key',
      'licensekey',
      'licence_key',
      'licence-key',
      'licencekey',
      'ingest_key',
      'ingest-key',
      'ingestkey',
    ],
    ...assigned(
      'new[_.-]?relic(?![A-Za-z0-9_.-]{0,16}(?:rev|version|commit|sha|hash|digest))|(?<![A-Za-z0-9_])(?:license|licence|ingest)[_-]?key',
      '[0-9a-f]{40}',
    ),
    context: ['newrelic', 'new_relic', 'new-relic', 'new.relic', 'new relic'],
    variable: 'NEW_RELIC_LICENSE_KEY',
    remediation: LICENSE,
    source: SOURCE,
    examples: [
      `NEW_RELIC_LICENSE_KEY=${sample.hex(40)}`,
      `# newrelic.yml\ncommon:\n  license_key: '${sample.hex(40, 'yml')}'`,
    ],
    counterexamples: [`LICENSE_KEY=${sample.hex(40)}`, `newrelic_revision: ${sample.hex(40)}`],
  },
  {
    id: 'new-relic-key-insights',
    provider: 'New Relic',
    title: 'New Relic Insights insert or query key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['NRII-', 'NRIQ-'],
    pattern: /(?<![A-Za-z0-9])(?<secret>NRI[IQ]-(?<random>[A-Za-z0-9_-]{32}))(?![A-Za-z0-9_-])/g,
    variable: 'NEW_RELIC_INSERT_KEY',
    remediation: {
      risk: 'write events to your account (NRII-), or query all of its event data (NRIQ-)',
      revokeAt: KEYS,
      steps: [
        'From the “API keys” page follow “Insights insert keys” or “Insights query keys” at the side.',
        'Replace an insert key by a license key and a query key by a user key, because both kinds are superseded.',
        'Delete the leaked key, then query NrAuditEvent for its use.',
      ],
      overlap: 'License and user keys work on the same endpoints, so switch first and delete afterwards.',
      prevention: ['Move what still uses Insights keys to license keys; they can be rotated by NerdGraph.'],
    },
    source: SOURCE,
    examples: [
      `X-Insert-Key: NRII-${sample.base62(32)}`,
      `NEW_RELIC_INSIGHTS_QUERY_KEY=NRIQ-${sample.base62(32, 'q')}`,
    ],
    counterexamples: [`NRII-${'x'.repeat(32)}`, 'X-Insert-Key: NRII-your-insert-key'],
  },
  {
    id: 'new-relic-key-rest',
    provider: 'New Relic',
    title: 'New Relic admin or REST API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['NRAA-', 'NRRA-'],
    pattern: /(?<![A-Za-z0-9])(?<secret>NR(?:AA-(?<random>[0-9a-f]{27})|RA-[0-9a-f]{42}))(?![A-Za-z0-9_-])/g,
    variable: 'NEW_RELIC_API_KEY',
    remediation: {
      risk: 'read and change applications, alerts and users of the account over REST API v2',
      revokeAt: KEYS,
      steps: [
        'An admin key (NRAA-) has been a user key since 2020: delete it on the “API keys” page.',
        'A REST API key (NRRA-) stands behind “REST API key” at the side of that page: delete or regenerate it there.',
        'Use a user key (NRAK-) instead; REST API v2 takes it in the same header.',
      ],
      overlap: 'Have the user key in place before you delete the old one.',
      prevention: ['Move to NerdGraph with the user key of an automation user; old key types have no scopes.'],
    },
    source: SOURCE,
    examples: [`NEW_RELIC_API_KEY=NRAA-${sample.hex(27)}`, `-H "X-Api-Key:NRRA-${sample.hex(42)}"`],
    counterexamples: [`NRRA-${'0'.repeat(42)}`, `NRAA-${sample.hex(19)}`],
  },
  {
    id: 'new-relic-key-browser',
    provider: 'New Relic',
    title: 'New Relic browser key',
    severity: 'low',
    certainty: 'certain',
    keywords: ['NRJS-'],
    pattern: /(?<![A-Za-z0-9])(?<secret>NRJS-(?<random>[0-9a-f]{19}))(?![A-Za-z0-9_-])/g,
    // Part of the snippet that every visitor loads.
    mode: 'public',
    variable: 'NEW_RELIC_BROWSER_KEY',
    remediation: {
      risk: 'send page views and errors to your account, which every browser must be able to do',
      revokeAt: KEYS,
      steps: [
        'Nothing to revoke. If it is abused, create another key of type “Ingest - Browser”, change the snippet, and delete this one.',
      ],
      prevention: ['Limit the browser app to your domains, so that data sent from other sites is dropped.'],
    },
    source: SOURCE,
    examples: [
      `NREUM.info={licenseKey:"NRJS-${sample.hex(19)}",applicationID:"123"}`,
      `NEW_RELIC_BROWSER_KEY=NRJS-${sample.hex(19, 'b')}`,
    ],
    counterexamples: [`NRJS-${'0'.repeat(19)}`, 'licenseKey: "NRJS-xxxxxxxxxxxxxxxxxxx"'],
  },
)
