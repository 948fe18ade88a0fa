import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'virustotal-api-key',
  provider: 'VirusTotal',
  title: 'VirusTotal API key',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['virustotal', 'virus_total', 'vt_api', 'vtapi'],
  ...assigned(
    'virus[_-]?total(?![A-Za-z0-9_.-]{0,16}(?:sha|hash|file|sum|id\\b))|(?<![A-Za-z])vt[_-]?api',
    '[0-9a-f]{64}',
  ),
  variable: 'VIRUSTOTAL_API_KEY',
  remediation: {
    risk: 'use up your quota, and read private results and hunting rules of a premium account',
    revokeAt: 'https://www.virustotal.com/gui/my-apikey',
    steps: [
      'On the page “API key” of your VirusTotal profile press “Regenerate”.',
      'Update the scanners and playbooks that send x-apikey.',
    ],
    prevention: ['For premium groups make a service account, whose quota and rights are its own.'],
  },
  source: 'https://docs.virustotal.com/docs/please-give-me-an-api-key',
  examples: [`VIRUSTOTAL_API_KEY=${sample.hex(64)}`, `virustotal:\n  api_key: ${sample.hex(64, 'v')}`],
  counterexamples: [`VIRUSTOTAL_FILE_SHA256=${sample.hex(64)}`, `API_KEY=${sample.hex(64)}`],
})
