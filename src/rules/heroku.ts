import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const remediation: Remediation = {
  risk: 'deploy and delete your apps, read their config vars with every secret in them, and reach their databases',
  revokeAt: 'https://dashboard.heroku.com/account/applications',
  steps: [
    'If it is the key of your account, choose “Regenerate API Key” under “Account settings”, “API Key”.',
    'If it is an authorization, revoke it under Applications, Authorizations, or rotate it with the command.',
    'Rotate the config vars of the apps it reached: assume that they were read.',
    'Look at the Activity of each app for releases and collaborators that are not yours.',
  ],
  command: 'heroku authorizations:revoke <id>, or heroku authorizations:rotate <id>',
  prevention: [
    'Create authorizations with a scope and an expiry: heroku authorizations:create --scope=read-protected --expires-in=86400.',
    'Log in with “heroku login” on your computer, so that the key stays in the credential store.',
  ],
}
const UUID = '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}'
const source = 'https://devcenter.heroku.com/articles/authentication'

export default defineRules(
  {
    id: 'heroku-api-key',
    provider: 'Heroku',
    title: 'Heroku API key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['HRKU-'],
    // 60 characters from AA on today, a UUID before.
    pattern: new RegExp(
      `(?<![A-Za-z0-9])(?<secret>HRKU-(?<random>${UUID}|[A-Za-z0-9_-]{52,80}))(?![A-Za-z0-9_-])`,
      'g',
    ),
    variable: 'HEROKU_API_KEY',
    remediation,
    source,
    examples: [`HEROKU_API_KEY=HRKU-AA${sample.base64url(58)}`, `password HRKU-${sample.uuid()}`],
    counterexamples: [`HRKU-${'x'.repeat(60)}`, 'HRKU-your-key'],
  },
  {
    id: 'heroku-api-key-legacy',
    provider: 'Heroku',
    title: 'Heroku API key',
    severity: 'critical',
    certainty: 'likely',
    keywords: ['heroku'],
    ...assigned('heroku', UUID, 'A-Za-z0-9_-'),
    variable: 'HEROKU_API_KEY',
    remediation,
    source,
    examples: [`HEROKU_API_KEY=${sample.uuid()}`, `heroku_api_key: "${sample.uuid('yaml')}"`],
    counterexamples: [
      `API_KEY=${sample.uuid()}`,
      `HEROKU_API_KEY=HRKU-${sample.uuid()}`,
      'HEROKU_API_KEY=00000000-0000-0000-0000-000000000000',
    ],
  },
)
