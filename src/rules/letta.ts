import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const pair = (first: string, second: string) =>
  Buffer.from(`${sample.uuid(first)}:${sample.uuid(second)}`).toString('base64')

export default defineRules({
  id: 'letta-api-key',
  provider: 'Letta',
  title: 'Letta API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['sk-let-'],
  // base64 of two UUIDs.
  pattern: /(?<![A-Za-z0-9])(?<secret>sk-let-(?<random>[A-Za-z0-9+/]{80,140}={0,2}))(?![A-Za-z0-9+/_=-])/g,
  precedence: 1,
  variable: 'LETTA_API_KEY',
  remediation: {
    risk: 'read and change your agents, with everything they remember of users, and run them at your cost',
    revokeAt: 'https://app.letta.com/api-keys',
    steps: [
      'On the page “API keys” of Letta Cloud delete the sk-let- key.',
      'Create one, and set it as LETTA_API_KEY in the services that talk to agents.',
      'Look through the memory blocks and tools of your agents: a changed block steers every later conversation.',
    ],
    prevention: ['Give browsers a client-side access token limited to one agent.'],
  },
  source: 'https://docs.letta.com/api-reference/overview',
  examples: [`LETTA_API_KEY=sk-let-${pair('a', 'b')}`, `client = Letta(token='sk-let-${pair('c', 'd')}')`],
  counterexamples: ['LETTA_API_KEY=sk-let-your-api-key-here', `sk-let-${'x'.repeat(100)}`],
})
