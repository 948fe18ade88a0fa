import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// The third character is assigned when the key is created.
const starts = (kind: string) => [...'abcdefghijklmnopqrstuvwxyz'].map((char) => `hc${char}${kind}_`)

export default defineRules(
  {
    id: 'honeycomb-key',
    provider: 'Honeycomb',
    title: 'Honeycomb ingest key',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['hcaik_', ...starts('ik').slice(1), ...starts('ic')],
    // 58 characters: an id of 26, which alone is not secret, and a secret of 32.
    pattern: /(?<![A-Za-z0-9])(?<secret>hc[a-z]i[kc]_(?<random>[a-z0-9]{54,72}))(?![A-Za-z0-9_-])/g,
    variable: 'HONEYCOMB_API_KEY',
    remediation: {
      risk: 'send events to the environment: false telemetry that uses up your quota, and new datasets if the key may create them',
      revokeAt: 'https://ui.honeycomb.io/',
      steps: [
        'Open “Environment Settings”, “API Keys”, tab “Ingest”, and find the key by its id, the first 32 characters.',
        'Choose “Create Ingest API Key”, deploy it to the collectors, then disable and delete the leaked one.',
        'Look at “Usage” for datasets and services you do not run.',
      ],
      overlap: 'Both keys work until the old one is disabled.',
      prevention: [
        'Send through an OpenTelemetry Collector that holds the key, so that services need none.',
        'Leave “Can create datasets” off for keys of single services.',
      ],
    },
    source: 'https://docs.honeycomb.io/api/authentication',
    examples: [
      `HONEYCOMB_API_KEY=hcaik_${sample.base36(58)}`,
      `OTEL_EXPORTER_OTLP_HEADERS="x-honeycomb-team=hcxik_${sample.base36(58, 'otel')}"`,
      `writeKey: "hcbic_${sample.base36(58, 'classic')}"`,
    ],
    counterexamples: [`hcaik_${sample.base36(26)}`, `hcxik_${'1234567890'.repeat(6).slice(0, 58)}`],
  },
  {
    id: 'honeycomb-key-management',
    provider: 'Honeycomb',
    title: 'Honeycomb management key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['hcamk_', ...starts('mk').slice(1)],
    // Id and secret, as they are sent.
    pattern: /(?<![A-Za-z0-9])(?<secret>hc[a-z]mk_[a-z0-9]{24,32}:(?<random>[a-z0-9]{28,48}))(?![A-Za-z0-9_-])/g,
    variable: 'HONEYCOMB_MANAGEMENT_KEY',
    remediation: {
      risk: 'create and delete API keys and environments of your Honeycomb team',
      revokeAt: 'https://ui.honeycomb.io/',
      steps: [
        'As a Team Owner open “Account”, “Team Settings”, “API Keys”, and delete the management key.',
        'List the keys of all environments and delete those that were made since the leak.',
        'Create a management key with fewer scopes and deploy it.',
      ],
      overlap: 'Create the new management key first where Terraform must not stop.',
      prevention: ['Give a management key api-keys:write or environments:write only where it creates something.'],
    },
    source: 'https://docs.honeycomb.io/api/authentication',
    examples: [
      `Authorization: Bearer hcamk_${sample.base36(26)}:${sample.base36(32)}`,
      `HONEYCOMB_MANAGEMENT_KEY=hcxmk_${sample.base36(26, 'x')}:${sample.base36(32, 'x')}`,
    ],
    counterexamples: [`HONEYCOMB_KEY_ID=hcamk_${sample.base36(26)}`, `hcamk_${sample.base36(26)}:${'x'.repeat(32)}`],
  },
  {
    id: 'honeycomb-key-configuration',
    provider: 'Honeycomb',
    title: 'Honeycomb configuration or Classic key',
    severity: 'medium',
    certainty: 'likely',
    keywords: ['honeycomb', 'hny_', 'write_key', 'write-key', 'writekey'],
    ...assigned(
      'honeycomb(?![A-Za-z0-9_.-]{0,16}(?:md5|sha|hash|digest|trace|span))|(?<![A-Za-z])hny_|(?<![A-Za-z0-9_])write[_-]?key',
      '(?:[0-9a-f]{32}|(?=[a-z]{0,21}[0-9])[a-z0-9]{22})',
      'A-Za-z0-9_-',
    ),
    context: ['honeycomb'],
    variable: 'HONEYCOMB_API_KEY',
    remediation: {
      risk: 'send events, and with its other permissions read queries, boards, triggers and markers or change them',
      revokeAt: 'https://ui.honeycomb.io/',
      steps: [
        'Open “Environment Settings”, “API Keys”, tab “Configuration”, or “Team Settings” of a Classic team.',
        'Look at the permissions of the key: “Send Events” alone is worth less than “Manage Queries and Columns”.',
        'Create a replacement, an ingest key if it only sends, deploy it, and delete the leaked key.',
      ],
      overlap: 'Both keys work until the old one is deleted.',
      prevention: ['Use ingest keys for telemetry; a configuration key can be shown again by everyone in the team.'],
    },
    source: 'https://docs.honeycomb.io/api/authentication',
    examples: [
      `HONEYCOMB_API_KEY=${sample.base62(22, 'h1')}`,
      `x-honeycomb-team: ${sample.hex(32, 'h2')}`,
      `import Libhoney from 'libhoney' // honeycomb\nnew Libhoney({ writeKey: '${sample.hex(32, 'h3')}' })`,
    ],
    counterexamples: [
      `WRITE_KEY=${sample.hex(32)}`,
      'honeycomb: createDatasetForTraces',
      `honeycomb.trace_id: ${sample.hex(32)}`,
    ],
  },
)
