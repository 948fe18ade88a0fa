import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'backblaze-application-key',
  provider: 'Backblaze',
  title: 'Backblaze B2 application key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['K00'],
  pattern: /(?<![A-Za-z0-9])(?<secret>K00[0-9](?<random>[A-Za-z0-9/+]{27}))(?![A-Za-z0-9/+=])/g,
  context: ['backblaze', 'b2_', 'b2-', 'applicationkey'],
  mode: 'unknown',
  variable: 'B2_APPLICATION_KEY',
  remediation: {
    risk: 'read, change and delete the files of your buckets',
    revokeAt: 'https://secure.backblaze.com/app_keys.htm',
    steps: [
      'On the page “Application Keys” of the B2 account delete the key by its keyID; the master key is replaced by “Generate New Master Application Key”.',
      'Choose “Add a New Application Key” with access to one bucket and, where it fits, a file name prefix.',
      'Check the buckets for changed or deleted files.',
    ],
    prevention: ['Limit keys to one bucket and the capabilities in use.'],
  },
  source: 'https://www.backblaze.com/docs/cloud-storage-application-keys',
  examples: [
    `B2_APPLICATION_KEY=K005${sample.base62(27)}`,
    `backblaze: { applicationKey: 'K001${sample.base62(27, 'y')}' }`,
  ],
  counterexamples: [`K005${sample.base62(12)}`, `K005${sample.base62(27)}`],
})
