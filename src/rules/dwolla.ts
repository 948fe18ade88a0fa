import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const APPLICATIONS = 'https://dashboard.dwolla.com/applications'
const SOURCE = 'https://developers.dwolla.com/'
const near = { live: ['//api.dwolla.com', 'production'], test: ['api-sandbox.dwolla.com', 'sandbox'] } as const

export default defineRules(
  {
    id: 'dwolla-secret',
    provider: 'Dwolla',
    title: 'Dwolla application secret',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['dwolla'],
    // Key and secret have one shape: what is named a key is the other rule's. Or as it follows the key, `key:secret`.
    pattern: assigned(
      'dwolla(?![A-Za-z0-9_.\\- ]{0,20}(?:key|id)[^A-Za-z])|secret|token|(?<![A-Za-z0-9])[A-Za-z0-9]{50}',
      '[A-Za-z0-9]{50}',
    ).pattern,
    reach: { before: 900, after: 900 },
    context: ['dwolla'],
    mode: { near },
    companion: { rule: 'dwolla-application-key' },
    variable: 'DWOLLA_APP_SECRET',
    remediation: {
      risk: 'start ACH transfers, and read customers and their funding sources',
      revokeAt: APPLICATIONS,
      steps: [
        'In the Dashboard open Applications, choose the application, and create a new secret.',
        'Deploy it with the key, and remove the old secret; tokens made with it last an hour.',
        'Look through transfers and new funding sources since the leak, and cancel transfers that are still pending.',
      ],
      prevention: [
        'Ask Dwolla to limit the application to the IP addresses of your servers.',
        'Develop against api-sandbox.dwolla.com, whose applications are separate.',
      ],
    },
    source: SOURCE,
    examples: [
      `DWOLLA_APP_KEY=${sample.base62(50)}\nDWOLLA_APP_SECRET=${sample.base62(50, 's')}`,
      `dwollaToken = "${sample.base62(50, 'js')}"`,
      `curl https://api-sandbox.dwolla.com/token -u ${sample.base62(50)}:${sample.base62(50, 'curl')}`,
    ],
    counterexamples: [
      `APP_SECRET=${sample.base62(50)}`,
      `DWOLLA_APP_SECRET=${'x'.repeat(50)}`,
      `DWOLLA_APP_KEY=${sample.base62(50)}`,
    ],
  },
  {
    id: 'dwolla-application-key',
    provider: 'Dwolla',
    title: 'Dwolla application key',
    severity: 'low',
    // Half of a credential, and sometimes the name people give to the secret: worth a look, not a stop.
    certainty: 'likely',
    keywords: ['dwolla'],
    pattern: assigned('key|client[_-]?id|dwolla[A-Za-z0-9_.\\- ]{0,20}id', '[A-Za-z0-9]{50}').pattern,
    reach: { before: 900, after: 900 },
    context: ['dwolla'],
    mode: { near },
    variable: 'DWOLLA_APP_KEY',
    remediation: {
      risk: 'name your application to Dwolla, and nothing else without the secret of the same shape',
      revokeAt: APPLICATIONS,
      steps: [
        'Compare it with the application in the Dashboard: if it is the key, nothing needs to be revoked.',
        'If it is the secret under another name, create a new secret there and remove this one.',
      ],
      prevention: ['Name the two as the SDKs do, DWOLLA_APP_KEY and DWOLLA_APP_SECRET, so that nobody mixes them up.'],
    },
    source: SOURCE,
    examples: [`DWOLLA_APP_KEY=${sample.base62(50)}`, `// Dwolla\nclient_id: '${sample.base62(50, 'id')}'`],
    counterexamples: [`APP_KEY=${sample.base62(50)}`, `DWOLLA_APP_KEY=${sample.base62(40)}`],
  },
)
