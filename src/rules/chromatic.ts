import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'chromatic-project-token',
  provider: 'Chromatic',
  title: 'Chromatic project token',
  severity: 'low',
  certainty: 'certain',
  keywords: ['chpt_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>chpt_(?<random>(?=[a-z]{0,20}\d)[a-z0-9]{10,32}))(?![A-Za-z0-9_-])/g,
  variable: 'CHROMATIC_PROJECT_TOKEN',
  remediation: {
    risk: 'publish Storybooks to your project and use up its snapshots',
    revokeAt: 'https://www.chromatic.com/start',
    steps: [
      'In the Chromatic project open “Manage”, “Configure”, and reset the project token.',
      'Store the new chpt_ token as the CHROMATIC_PROJECT_TOKEN secret of the workflow.',
    ],
    prevention: ['Take the token out of the npm script in package.json; the CLI reads it from the environment.'],
  },
  source: 'https://www.chromatic.com/docs/setup/',
  examples: [
    `npx chromatic --project-token=chpt_${sample.base36(15)}`,
    `CHROMATIC_PROJECT_TOKEN=chpt_${sample.base36(15, 'c')}`,
  ],
  counterexamples: ['npx chromatic --project-token=chpt_xxxxxxxxxxxxxxx', 'CHROMATIC_PROJECT_TOKEN=chpt_'],
})
