import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const remediation: Remediation = {
  risk: 'read, and with its capabilities change, every page and database that was shared with the integration',
  revokeAt: 'https://www.notion.so/profile/integrations',
  steps: [
    'Open the integration, tab “Configuration”, and choose “Refresh” at “Internal Integration Secret”.',
    'Deploy the new secret at once: the old one no longer works.',
    'Under “Access” take away pages that the integration does not need.',
    'On an Enterprise plan look through the audit log for the integration.',
  ],
  prevention: [
    'Untick capabilities, such as “Read user information” and “Insert content”, that are not used.',
    'Share single pages with the integration; children of a page come with it.',
  ],
}

export default defineRules(
  {
    id: 'notion-token',
    provider: 'Notion',
    title: 'Notion integration secret',
    severity: 'high',
    certainty: 'certain',
    keywords: ['ntn_'],
    // 11 digits and 35 more characters, as observed since September 2024.
    pattern: /(?<![A-Za-z0-9])(?<secret>ntn_(?<random>[0-9]{6,16}[A-Za-z0-9]{28,60}))(?![A-Za-z0-9_-])/g,
    variable: 'NOTION_TOKEN',
    remediation,
    source: 'https://developers.notion.com/docs/authorization',
    examples: [
      `NOTION_TOKEN=ntn_${sample.digits(11)}${sample.base62(35)}`,
      `new Client({ auth: "ntn_${sample.digits(11, 'js')}${sample.base62(35, 'js')}" })`,
    ],
    counterexamples: ['NOTION_TOKEN=ntn_your_token', `ntn_${'0'.repeat(46)}`, `contntn_${sample.digits(46)}`],
  },
  {
    id: 'notion-token-legacy',
    provider: 'Notion',
    title: 'Notion integration secret',
    severity: 'high',
    certainty: 'certain',
    keywords: ['notion'],
    reach: { before: 800, after: 800 },
    context: ['notion'],
    // 43 characters, and the word, because others write secret_, too.
    pattern: /(?<![A-Za-z0-9])(?<secret>secret_(?<random>[A-Za-z0-9]{43}))(?![A-Za-z0-9_-])/g,
    variable: 'NOTION_TOKEN',
    remediation,
    source: 'https://developers.notion.com/docs/authorization',
    examples: [
      `NOTION_API_KEY=secret_${sample.base62(43)}`,
      `from notion_client import Client\nnotion = Client(auth="secret_${sample.base62(43, 'py')}")`,
    ],
    counterexamples: [`TOKEN=secret_${sample.base62(43)}`, `notion: secret_${'x'.repeat(43)}`],
  },
)
