import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'railway-token',
  provider: 'Railway',
  title: 'Railway token',
  severity: 'high',
  certainty: 'likely',
  keywords: ['railway', 'project-access-token'],
  // Projects, services and environments have UUIDs too, in names that end in “id”.
  ...assigned(
    '(?:railway(?![A-Za-z0-9_.-]{0,32}id["\'`\\s:=])|project-access-token)',
    '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}',
    'A-Za-z0-9_-',
  ),
  variable: 'RAILWAY_TOKEN',
  remediation: {
    risk: 'deploy to the project, and read its variables with the database passwords among them; an account token reaches all your projects',
    revokeAt: 'https://railway.com/account/tokens',
    steps: [
      'An account or workspace token (RAILWAY_API_TOKEN) is deleted under “Account Settings”, Tokens.',
      'A project token (RAILWAY_TOKEN) is deleted in the project, Settings, Tokens.',
      'Create the successor there, then change the variables that the token could read.',
    ],
    overlap: 'Several tokens work side by side.',
    prevention: [
      'Use a project token, which reaches one environment, where “railway up” is all you run.',
      'Seal the variables that nobody needs to read again.',
    ],
  },
  source: 'https://docs.railway.com/reference/public-api',
  examples: [
    `RAILWAY_TOKEN=${sample.uuid()}`,
    `railwayToken: "${sample.uuid('camel')}"`,
    `-H "Project-Access-Token: ${sample.uuid('header')}"`,
  ],
  counterexamples: [
    `RAILWAY_PROJECT_ID=${sample.uuid()}`,
    `TOKEN=${sample.uuid()}`,
    'RAILWAY_TOKEN=00000000-0000-0000-0000-000000000000',
  ],
})
