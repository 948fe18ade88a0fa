import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const token = (seed: string) => ['ls', ...[8, 4, 4, 4, 12].map((length) => sample.base62(length, seed))].join('-')

export default defineRules({
  id: 'localstack-auth-token',
  provider: 'LocalStack',
  title: 'LocalStack auth token',
  severity: 'low',
  certainty: 'certain',
  keywords: ['localstack'],
  // In groups like a UUID, of letters in both cases and digits.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>ls-(?<random>[A-Za-z0-9]{8}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{12}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  context: ['localstack'],
  variable: 'LOCALSTACK_AUTH_TOKEN',
  remediation: {
    risk: 'run LocalStack on your licence, and load or overwrite the Cloud Pods of your workspace',
    revokeAt: 'https://app.localstack.cloud/workspace/auth-tokens',
    steps: [
      'In the LocalStack web app open “Auth Tokens”; reset a developer token, or delete a CI token under “CI Auth Tokens”.',
      'Set the new LOCALSTACK_AUTH_TOKEN as a secret of the pipeline and in the .env file beside docker-compose.yml.',
    ],
    prevention: ['Use a CI token in pipelines rather than the token of a developer.'],
  },
  source: 'https://docs.localstack.cloud/aws/getting-started/auth-token/',
  examples: [
    `LOCALSTACK_AUTH_TOKEN=${token('a')}`,
    `docker run -e LOCALSTACK_AUTH_TOKEN=${token('b')} localstack/localstack-pro`,
  ],
  counterexamples: ['LOCALSTACK_AUTH_TOKEN=ls-xxxxxxxx', `KEY=${token('c')}`],
})
