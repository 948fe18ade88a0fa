import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const UUID = '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}'

const remediation: Remediation = {
  risk: 'upload coverage reports in the name of your repository, so that checks pass or fail as they like',
  revokeAt: 'https://app.codecov.io/',
  steps: [
    'Open the repository on Codecov, Configuration, General, “Repository upload token”, and choose “Regenerate”.',
    'A global upload token is regenerated under the settings of the organization, an API token under your own, “Access”.',
    'Set the new CODECOV_TOKEN as a secret of the repository.',
  ],
  prevention: [
    'Set “use_oidc: true” in codecov/codecov-action instead of a token.',
    'Keep the token in the secrets of the pipeline and out of codecov.yml.',
  ],
}

export default defineRules(
  {
    id: 'codecov-token',
    provider: 'Codecov',
    title: 'Codecov token',
    severity: 'low',
    certainty: 'likely',
    keywords: ['codecov'],
    // Also `codecov: { token: … }`, and the input `token` of codecov/codecov-action on a later line.
    pattern: assigned('codecov(?:[^"\'`;]{0,160}(?<![a-z])token)?', UUID, 'A-Za-z0-9_-').pattern,
    variable: 'CODECOV_TOKEN',
    remediation,
    source: 'https://docs.codecov.com/',
    examples: [
      `CODECOV_TOKEN=${sample.uuid('env')}`,
      `codecovToken: "${sample.uuid('yaml')}"`,
      `codecov:\n  token: ${sample.uuid('yml')}`,
      `      - uses: codecov/codecov-action@v5\n        with:\n          token: ${sample.uuid('action')}`,
    ],
    counterexamples: [
      sample.uuid('bare'),
      'CODECOV_TOKEN=00000000-0000-0000-0000-000000000000',
      `# codecov\nid: ${sample.uuid('id')}`,
    ],
  },
  {
    id: 'codecov-token-cli',
    provider: 'Codecov',
    title: 'Codecov token',
    severity: 'low',
    certainty: 'certain',
    keywords: ['codecov'],
    context: ['codecov'],
    // The uploaders take it as `-t` or `--token`.
    pattern: new RegExp(`codecov[^\\n]{0,160} (?:-t|--token)[ =]["']?(?<secret>${UUID})(?![A-Za-z0-9-])`, 'gi'),
    variable: 'CODECOV_TOKEN',
    remediation,
    source: 'https://docs.codecov.com/docs/codecov-tokens',
    examples: [
      `bash <(curl -s https://codecov.io/bash) -t ${sample.uuid('bash')}`,
      `codecovcli upload-process --token "${sample.uuid('cli')}"`,
    ],
    counterexamples: ['codecov -t $CODECOV_TOKEN', `codecov --flag ${sample.uuid('flag')}`],
  },
)
