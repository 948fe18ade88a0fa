import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'kaggle-api-token',
    provider: 'Kaggle',
    title: 'Kaggle API token',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['KGAT_'],
    // Kaggle names the prefix, not the length: 32 hex digits are what is seen.
    pattern: /(?<![A-Za-z0-9])(?<secret>KGAT_(?<random>[0-9a-f]{32}))(?![A-Za-z0-9_-])/g,
    variable: 'KAGGLE_API_TOKEN',
    remediation: {
      risk: 'act as your Kaggle account: download private data sets, push notebooks and enter submissions',
      revokeAt: 'https://www.kaggle.com/settings',
      steps: [
        'On the Kaggle settings page, section “API”, expire the leaked token.',
        'Choose “Create New Token”, and keep it in ~/.kaggle/access_token or in KAGGLE_API_TOKEN.',
        'Look at your notebooks and data sets for versions you did not publish.',
      ],
      prevention: ['In Kaggle notebooks use “Add-ons”, “Secrets”, so that a token is in no cell or output.'],
    },
    source: 'https://github.com/Kaggle/kaggle-api',
    examples: [
      `export KAGGLE_API_TOKEN=KGAT_${sample.hex(32)}`,
      `{"username": "me", "key": "KGAT_${sample.hex(32, 'k')}"}`,
    ],
    counterexamples: ['KAGGLE_API_TOKEN=KGAT_...', `KGAT_${'0'.repeat(32)}`],
  },
  {
    id: 'kaggle-api-key-legacy',
    provider: 'Kaggle',
    title: 'Kaggle API key (kaggle.json)',
    severity: 'medium',
    certainty: 'likely',
    keywords: ['kaggle_key', 'kaggle-key', 'kagglekey'],
    ...assigned('kaggle[_-]?key', '[0-9a-f]{32}'),
    variable: 'KAGGLE_KEY',
    remediation: {
      risk: 'use the Kaggle API under your user name, with all rights of the account',
      revokeAt: 'https://www.kaggle.com/settings',
      steps: [
        'On the Kaggle settings page, section “API”, choose “Expire Token”, which ends every kaggle.json.',
        'Create an API token of the new form (KGAT_) for each place that needs one.',
      ],
      prevention: ['Keep kaggle.json in ~/.kaggle with mode 600, and name it in .gitignore.'],
    },
    source: 'https://www.kaggle.com/docs/api',
    examples: [`KAGGLE_KEY=${sample.hex(32)}`, `os.environ['KAGGLE_KEY'] = "${sample.hex(32, 'k')}"`],
    counterexamples: [`KEY=${sample.hex(32)}`, 'KAGGLE_KEY=your_kaggle_key'],
  },
)
