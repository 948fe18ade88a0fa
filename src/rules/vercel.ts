import { assigned } from '../core/assigned.js'
import { endsInCrc32Base62, withCrc32Base62 } from '../core/checksum.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const TOKENS = 'https://vercel.com/account/settings/tokens'
const remediation: Remediation = {
  risk: 'deploy to your Vercel projects, read their environment variables, and change domains, as far as the scope of the token goes',
  revokeAt: TOKENS,
  steps: [
    'Open “Account Settings”, Tokens, and delete the token; vcp_ tokens are listed there.',
    'vci_ belongs to an integration: remove it under Integrations, Manage. vca_ and vcr_ belong to an app you signed in to.',
    'vck_ is an AI Gateway key: delete it under “AI Gateway”, “API Keys”.',
    'Read the Activity page of the team for deployments, domains and variables that you did not touch.',
  ],
  command: 'curl -X DELETE https://api.vercel.com/v3/user/tokens/current -H "Authorization: Bearer <token>"',
  overlap: 'Several Vercel tokens work side by side, so nothing stops while you replace one.',
  prevention: [
    'Scope tokens to one team and give them an expiration.',
    'Let deployments reach your cloud through OIDC federation, and mark variables as sensitive.',
  ],
}

export default defineRules(
  {
    id: 'vercel-token',
    provider: 'Vercel',
    title: 'Vercel token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>vc[aikpr]_(?<random>[A-Za-z0-9_-]{50}[A-Za-z0-9]{6}))(?![A-Za-z0-9])/g,
    checksum: (secret) => endsInCrc32Base62(secret, 'vcp_'),
    variable: 'VERCEL_TOKEN',
    remediation,
    source: 'https://vercel.com/changelog/new-token-formats-and-secret-scanning',
    examples: [
      `VERCEL_TOKEN=${withCrc32Base62('vcp_', sample.base62(50))}`,
      `AI_GATEWAY_API_KEY="${withCrc32Base62('vck_', sample.base62(50, 'gateway'))}"`,
      `vercel --token ${withCrc32Base62('vci_', sample.base62(50, 'cli'))}`,
    ],
    counterexamples: [`vcp_${'x'.repeat(56)}`],
  },
  {
    id: 'vercel-token-legacy',
    provider: 'Vercel',
    title: 'Vercel token',
    severity: 'critical',
    certainty: 'likely',
    keywords: ['vercel', 'now_token', 'zeit_token'],
    // Ids of old teams and projects have the same shape.
    ...assigned(
      '(?:vercel|(?<![A-Za-z0-9])now_token|zeit_token)(?![A-Za-z_.-]{0,24}id["\'`\\s:=])',
      '[A-Za-z0-9]{24}',
      'A-Za-z0-9_-',
    ),
    isGenuine: (secret) => /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /\d/.test(secret),
    variable: 'VERCEL_TOKEN',
    remediation: {
      ...remediation,
      steps: [
        'Open “Account Settings”, Tokens, and delete the token; the list shows the name, the scope and the last use of each.',
        'If “vercel login” made it, run vercel logout on that machine and log in again.',
        'Read the Activity page of the team for deployments, domains and variables that you did not touch.',
      ],
    },
    source: 'https://vercel.com/docs/rest-api',
    examples: [
      `VERCEL_TOKEN=${sample.base62(24, 'env')}`,
      `vercelToken: "${sample.base62(24, 'camel')}"`,
      `vercel-token: ${sample.base62(24, 'action')}`,
    ],
    counterexamples: [
      `VERCEL_ORG_ID=${sample.base62(24)}`,
      `VERCEL_ORG_ID=team_${sample.base62(24)}`,
      `TOKEN=${sample.base62(24)}`,
      'VERCEL_TOKEN=yourverceltokengoeshere1',
    ],
  },
)
