import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'aikido-client-secret',
    provider: 'Aikido',
    title: 'Aikido API client secret',
    severity: 'high',
    certainty: 'certain',
    keywords: ['AIK_SECRET_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>AIK_SECRET_(?<random>[A-Za-z0-9]{56,72}))(?![A-Za-z0-9_-])/g,
    variable: 'AIKIDO_CLIENT_SECRET',
    remediation: {
      risk: 'with the client id read the security issues of your repositories, clouds and containers: a list of where to attack',
      revokeAt: 'https://app.aikido.dev/settings/integrations/api/aikido/rest',
      steps: [
        'In Aikido open “Integrations”, “Public REST API”, and delete the client that the secret belongs to.',
        'Add a client with read scopes only, and set its id and secret in the integration.',
        'Look whether issues were ignored or snoozed through the API since the leak.',
      ],
      prevention: ['Untick write scopes such as issues:write for clients that export to a dashboard.'],
    },
    source: 'https://apidocs.aikido.dev/reference/authorization',
    examples: [
      `AIKIDO_CLIENT_SECRET=AIK_SECRET_${sample.base62(64)}`,
      `curl -u AIK_CLIENT_${sample.base62(24)}:AIK_SECRET_${sample.base62(64, 'c')} https://app.aikido.dev/api/oauth/token`,
    ],
    counterexamples: ['AIKIDO_CLIENT_SECRET=AIK_SECRET_xxx', `AIK_SECRET_${'x'.repeat(64)}`],
  },
  {
    id: 'aikido-ci-token',
    provider: 'Aikido',
    title: 'Aikido CI token',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['AIK_CI_'],
    // The regions and 64 characters of src/commands/apiKey.ts of AikidoSec/ci-api-client; older ones are shorter.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>AIK_CI_(?:US_|ME_)?(?<random>(?=[A-Za-z]{0,63}\d)[A-Za-z0-9]{20,64}))(?![A-Za-z0-9_-])/g,
    variable: 'AIKIDO_API_KEY',
    remediation: {
      risk: 'start scans of your repositories, read whether they passed, and upload reports of its own',
      revokeAt: 'https://app.aikido.dev/settings/integrations/continuous-integration',
      steps: [
        'In Aikido open “Integrations”, “Continuous Integration”, and delete the token.',
        'Generate one and store it as the secret of the pipelines that run the Aikido scanner.',
      ],
      prevention: ['Let the Git app of Aikido gate pull requests, so that no token is stored in CI.'],
    },
    source: 'https://github.com/AikidoSec/ci-api-client',
    examples: [
      `AIKIDO_API_KEY=AIK_CI_${sample.base62(64)}`,
      `aikido-local-scanner scan . --apikey AIK_CI_US_${sample.base62(64, 'u')}`,
    ],
    counterexamples: ['aikido-local-scanner scan ./ --apikey AIK_CI_xxx', 'AIK_CI_YOUR_TOKEN_GOES_HERE'],
  },
)
