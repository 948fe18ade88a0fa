import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'dependency-track-api-key',
  provider: 'Dependency-Track',
  title: 'Dependency-Track API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['odt_'],
  // 32 characters; since version 4.13 a public id of eight stands before them.
  pattern: /(?<![A-Za-z0-9])(?<secret>odt_(?:[A-Za-z0-9]{8}_)?(?<random>[A-Za-z0-9]{30,50}))(?![A-Za-z0-9_])/g,
  mode: 'unknown',
  variable: 'DTRACK_API_KEY',
  remediation: {
    risk: 'read and change the inventory and findings the team may see',
    revokeAt: 'https://docs.dependencytrack.org/integrations/rest-api/',
    steps: [
      'On your Dependency-Track server open “Administration”, “Access Management”, “Teams”, the team, and delete the odt_ key.',
      'Generate a key for the team and set it in the job that uploads bills of materials.',
    ],
    prevention: ['Give the team of the upload job BOM_UPLOAD only.'],
  },
  source: 'https://docs.dependencytrack.org/integrations/rest-api/',
  examples: [`DTRACK_API_KEY=odt_${sample.base62(32)}`, `X-Api-Key: odt_${sample.base62(8)}_${sample.base62(32, 'h')}`],
  counterexamples: ['odt_key', `odt_${'x'.repeat(32)}`],
})
