import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'pipedrive-api-token',
  provider: 'Pipedrive',
  title: 'Pipedrive API token',
  severity: 'high',
  certainty: 'likely',
  keywords: ['pipedrive'],
  ...assigned('pipedrive(?![A-Za-z0-9_.-]{0,16}(?:sha|hash|commit|rev))', '[0-9a-f]{40}'),
  variable: 'PIPEDRIVE_API_TOKEN',
  remediation: {
    risk: 'read and change the deals, contacts and mails its user can see',
    revokeAt: 'https://app.pipedrive.com/settings/api',
    steps: [
      'Under “Personal preferences”, “API”, generate a new token; there is one for each user and company.',
      'Replace it in integrations, and check “Audit log” of the security center.',
    ],
    prevention: ['Send it in the x-api-token header: a URL with api_token stands in every proxy log.'],
  },
  source: 'https://pipedrive.readme.io/docs/how-to-find-the-api-token',
  examples: [`PIPEDRIVE_API_TOKEN=${sample.hex(40)}`, `"pipedriveApiToken": "${sample.hex(40, 'p')}"`],
  counterexamples: [`API_TOKEN=${sample.hex(40)}`, `PIPEDRIVE_API_TOKEN=${'0'.repeat(40)}`],
})
