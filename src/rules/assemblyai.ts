import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'assemblyai-api-key',
  provider: 'AssemblyAI',
  title: 'AssemblyAI API key',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['assemblyai', 'assembly_ai', 'aai.settings'],
  ...assigned('assembly_?ai(?![A-Za-z0-9_.-]{0,16}(?:md5|hash|id\\b))|aai\\.settings\\.api_key', '[0-9a-f]{32}'),
  variable: 'ASSEMBLYAI_API_KEY',
  remediation: {
    risk: 'transcribe at your cost, and read the transcripts of the project',
    revokeAt: 'https://www.assemblyai.com/dashboard/api-keys',
    steps: [
      'On the page “API Keys” of the AssemblyAI dashboard create a key in the same project.',
      'Deploy it, delete the leaked one, and delete transcripts that are not yours.',
    ],
    prevention: ['Use temporary tokens for streaming from browsers.'],
  },
  source: 'https://www.assemblyai.com/docs/',
  examples: [`ASSEMBLYAI_API_KEY=${sample.hex(32)}`, `aai.settings.api_key = "${sample.hex(32, 'a')}"`],
  counterexamples: [`API_KEY=${sample.hex(32)}`, `ASSEMBLYAI_API_KEY=${'0'.repeat(32)}`],
})
