import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'voiceflow-api-key',
  provider: 'Voiceflow',
  title: 'Voiceflow Dialog Manager API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['VF.DM.'],
  // The id of the key, then its secret. Voiceflow publishes no format: this is how its keys are seen.
  pattern: /(?<![A-Za-z0-9.])(?<secret>VF\.DM\.[0-9a-f]{24}\.(?<random>[A-Za-z0-9]{16}))(?![A-Za-z0-9_.-])/g,
  variable: 'VOICEFLOW_API_KEY',
  remediation: {
    risk: 'talk to your agent at your cost, read transcripts, and change its knowledge base',
    revokeAt: 'https://creator.voiceflow.com/',
    steps: [
      'In Voiceflow open the agent, “Settings”, “API keys”, and regenerate the VF.DM. key; the secondary key stays valid.',
      'Replace it in the server that calls general-runtime.voiceflow.com.',
      'Look through “Transcripts” and the knowledge base for entries that are not yours.',
    ],
    prevention: ['Embed the web chat by its project id; only servers need a Dialog Manager key.'],
  },
  source: 'https://docs.voiceflow.com/reference/authentication',
  examples: [
    `VOICEFLOW_API_KEY=VF.DM.${sample.hex(24)}.${sample.base62(16)}`,
    `headers: { Authorization: 'VF.DM.${sample.hex(24, 'v')}.${sample.base62(16, 'v')}' }`,
  ],
  counterexamples: ['VOICEFLOW_API_KEY=VF.DM.xxxxxxxx', `VF.DM.${sample.hex(24)}`],
})
