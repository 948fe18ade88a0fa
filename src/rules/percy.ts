import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'percy-token',
    provider: 'Percy',
    title: 'Percy project token',
    severity: 'low',
    certainty: 'certain',
    keywords: ['percy'],
    context: ['percy'],
    pattern: /(?<![A-Za-z0-9])(?<secret>(?:web|app|auto|ss|vmw|res)_(?<random>[0-9a-f]{64}))(?![A-Za-z0-9_-])/g,
    reach: { before: 200, after: 600 },
    variable: 'PERCY_TOKEN',
    remediation: {
      risk: 'upload snapshots to the project, which uses up the screenshots of your plan',
      revokeAt: 'https://percy.io/',
      steps: [
        'Open the “Project settings” in Percy and regenerate the project token.',
        'Set the new value as PERCY_TOKEN in the CI settings of the repository.',
      ],
      prevention: ['Fork builds should not see PERCY_TOKEN: use a read-only token for status checks.'],
    },
    source: 'https://www.browserstack.com/docs/percy/overview/basics',
    examples: [
      `PERCY_TOKEN=web_${sample.hex(64)}`,
      `export PERCY_TOKEN="app_${sample.hex(64, 'p')}" && npx percy snapshot ./public`,
    ],
    counterexamples: [`TOKEN=web_${sample.hex(64)}`, `PERCY_TOKEN=web_${'0'.repeat(64)}`],
  },
  {
    id: 'percy-token-legacy',
    provider: 'Percy',
    title: 'Percy project token without prefix',
    severity: 'low',
    certainty: 'likely',
    keywords: ['percy_token', 'percytoken', 'percy-token'],
    ...assigned('percy[_-]?token', '[0-9a-f]{64}'),
    variable: 'PERCY_TOKEN',
    remediation: {
      risk: 'upload snapshots to the project, which uses up the screenshots of your plan',
      revokeAt: 'https://percy.io/',
      steps: [
        'Regenerate the token in the “Project settings”: the new one carries the kind of project in front.',
        'Put it into the CI settings of the repository as PERCY_TOKEN.',
      ],
      prevention: [
        'Leave PERCY_TOKEN unset on machines of developers; percy exec then runs the tests without snapshots.',
      ],
    },
    source: 'https://www.browserstack.com/docs/percy/overview/basics',
    examples: [`PERCY_TOKEN=${sample.hex(64, 'pl')}`, `percyToken: "${sample.hex(64, 'pm')}"`],
    counterexamples: [`TOKEN=${sample.hex(64)}`, `PERCY_TOKEN=${'0'.repeat(64)}`],
  },
)
