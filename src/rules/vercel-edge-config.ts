import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'vercel-edge-config-token',
  provider: 'Vercel Edge Config',
  title: 'Edge Config connection string',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['edge-config.vercel.com'],
  pattern:
    /edge-config\.vercel\.com\/ecfg_[A-Za-z0-9]{16,48}\?token=(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9_-])/g,
  context: ['edge-config.vercel.com'],
  variable: 'EDGE_CONFIG',
  remediation: {
    risk: 'read every item of the Edge Config: feature flags, redirects, blocked addresses; the token cannot write',
    revokeAt: 'https://vercel.com/dashboard/stores',
    steps: [
      'Under “Storage” open the Edge Config, “Tokens”, and delete the token of the connection string.',
      'Connect the project again, which sets a new EDGE_CONFIG, and redeploy.',
    ],
    prevention: ['Keep secrets out of Edge Config items: every read token shows all of them.'],
  },
  source: 'https://vercel.com/docs/edge-config/using-edge-config',
  examples: [
    `EDGE_CONFIG="https://edge-config.vercel.com/ecfg_${sample.base36(28)}?token=${sample.uuid()}"`,
    `createClient('https://edge-config.vercel.com/ecfg_${sample.base36(28, 'v')}?token=${sample.uuid('v')}')`,
  ],
  counterexamples: ['EDGE_CONFIG=https://edge-config.vercel.com/ecfg_xxx?token=yyy', `?token=${sample.uuid()}`],
})
