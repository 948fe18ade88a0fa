import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'dependency-track-api-key',
  provider: 'Dependency-Track',
  title: 'Dependency-Track API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['odt_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>odt_(?<random>[A-Za-z0-9]{30,50})(?:_[A-Za-z0-9]{20,40})?)(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'DTRACK_API_KEY',
  remediation: {
    risk: 'read and change the inventory and findings the team may see',
    revokeAt: 'https://docs.dependencytrack.org/integrations/rest-api/',
    steps: [
      'Open Administration, Access Management, Teams, and delete the key.',
      'Generate another and update the job that uploads bills of materials.',
    ],
    prevention: ['Give the team of the upload job BOM_UPLOAD only.'],
  },
  source: 'https://docs.dependencytrack.org/integrations/rest-api/',
  examples: [`DTRACK_API_KEY=odt_${sample.base62(32)}`, `X-Api-Key: odt_${sample.base62(32, 'h')}`],
  counterexamples: ['odt_key'],
})
