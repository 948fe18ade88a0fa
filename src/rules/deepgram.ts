import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'deepgram-api-key',
  provider: 'Deepgram',
  title: 'Deepgram API key',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['deepgram', 'dg_api'],
  ...assigned('deepgram(?![A-Za-z0-9_.-]{0,16}(?:sha|hash|commit|rev))|(?<![A-Za-z])dg_api', '[0-9a-f]{40}'),
  variable: 'DEEPGRAM_API_KEY',
  remediation: {
    risk: 'transcribe and synthesize at your cost, and manage the project if its role is Owner or Admin',
    revokeAt: 'https://console.deepgram.com/',
    steps: [
      'In the Deepgram console open the project’s “API Keys”, and delete the key by its first characters.',
      'Press “Create a New API Key” with the role Member and an expiration, and deploy it.',
    ],
    command: 'DELETE https://api.deepgram.com/v1/projects/{project_id}/keys/{key_id}',
    prevention: ['Give browsers temporary tokens (POST /v1/auth/grant), which last 30 seconds.'],
  },
  source: 'https://developers.deepgram.com/docs/create-additional-api-keys',
  examples: [`DEEPGRAM_API_KEY=${sample.hex(40)}`, `const deepgramApiKey = "${sample.hex(40, 'd2')}"`],
  counterexamples: [`API_KEY=${sample.hex(40)}`, `deepgram_commit: ${sample.hex(40)}`],
})
