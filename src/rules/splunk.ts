import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'splunk-hec-token',
  provider: 'Splunk',
  title: 'Splunk HTTP Event Collector token',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['splunk', 'hec_token'],
  ...assigned(
    'splunk[A-Za-z0-9_.-]{0,16}(?:token|hec|key)|hec[_-]?token|authorization["\']?[:,] ?["\']?splunk',
    '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
    'A-Za-z0-9_-',
  ),
  variable: 'SPLUNK_HEC_TOKEN',
  remediation: {
    risk: 'write events into the indexes of the token: false entries, and a used-up licence',
    revokeAt: 'https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector',
    steps: [
      'In Splunk Web open “Settings”, “Data inputs”, “HTTP Event Collector”, and press “New Token”.',
      'Give it to the forwarders, then choose “Disable” and “Delete” for the leaked one.',
      'Search the indexes of the token for hosts and sourcetypes you do not run.',
    ],
    prevention: ['Allow each token one index and sourcetype, and turn indexer acknowledgment on.'],
  },
  source: 'https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector',
  examples: [`SPLUNK_HEC_TOKEN=${sample.uuid()}`, `splunk-token: "${sample.uuid('s')}"`],
  counterexamples: [`HEC_URL=${sample.uuid()}`, 'SPLUNK_HEC_TOKEN=00000000-0000-0000-0000-000000000000'],
})
