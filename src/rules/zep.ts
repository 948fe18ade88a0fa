import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const key = (seed: string) => ['z_1dWlkIjoi', sample.base62(48, seed), 'In0.', sample.base64url(86, seed)].join('')

export default defineRules({
  id: 'zep-api-key',
  provider: 'Zep',
  title: 'Zep API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['z_1dWlkIjoi'],
  // `{"uuid":"…"}` in base64, of which `eyJ` gives way to `z_`, and a signature of 64 bytes. Zep publishes no format: this is
  // how its keys are seen.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>z_1dWlkIjoi[A-Za-z0-9_-]{48}In0\.(?<random>[A-Za-z0-9_-]{80,90}))(?![A-Za-z0-9_-])/g,
  variable: 'ZEP_API_KEY',
  remediation: {
    risk: 'read, add and erase the memory and knowledge graphs of every user of the Zep project',
    revokeAt: 'https://app.getzep.com/',
    steps: [
      'In the Zep dashboard choose the project, “API Keys”, and delete the z_ key.',
      'Add a key, and set it as ZEP_API_KEY where your agents run.',
      'Look through recent sessions and graph episodes for facts that your agents did not write: they end up in prompts.',
    ],
    prevention: ['Use one Zep project for each environment, because a key opens all users of its project.'],
  },
  source: 'https://help.getzep.com/projects',
  examples: [`ZEP_API_KEY=${key('a')}`, `const client = new ZepClient({ apiKey: '${key('b')}' })`],
  counterexamples: ['ZEP_API_KEY=z_your_api_key', `z_1dWlkIjoi${'x'.repeat(48)}In0.${'x'.repeat(86)}`],
})
