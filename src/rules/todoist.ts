import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'todoist-api-token',
  provider: 'Todoist',
  title: 'Todoist API token',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['todoist'],
  ...assigned('todoist(?![A-Za-z0-9_.-]{0,16}(?:sha|hash|commit|rev))', '[0-9a-f]{40}'),
  variable: 'TODOIST_API_TOKEN',
  remediation: {
    risk: 'read, change and delete all tasks and projects of the account',
    revokeAt: 'https://app.todoist.com/app/settings/integrations/developer',
    steps: [
      'Under “Settings”, “Integrations”, “Developer” choose “Issue a new API token”, which ends the old one.',
      'Update the scripts and the shortcuts that used it.',
    ],
    prevention: ['Register an OAuth app with the scope task:add if a script only adds tasks.'],
  },
  source: 'https://developer.todoist.com/api/v1/',
  examples: [`TODOIST_API_TOKEN=${sample.hex(40)}`, `new TodoistApi("${sample.hex(40, 't')}")`],
  counterexamples: [`todoist_commit: ${sample.hex(40)}`, `TOKEN=${sample.hex(40)}`],
})
