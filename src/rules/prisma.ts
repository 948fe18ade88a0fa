import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'prisma-accelerate-key',
  provider: 'Prisma',
  title: 'Prisma Accelerate or Prisma Postgres API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['prisma-data.net'],
  // A JWT in the URL of the connection pool.
  pattern:
    /accelerate\.prisma-data\.net(?::\d{1,5})?\/?\?api_key=(?<secret>eyJ[A-Za-z0-9_-]{10,200}\.eyJ[A-Za-z0-9_-]{20,1200}\.(?<random>[A-Za-z0-9_-]{40,100}))(?![A-Za-z0-9_-])/g,
  reach: { after: 1600 },
  context: ['prisma-data.net'],
  precedence: 2,
  variable: 'DATABASE_URL',
  remediation: {
    risk: 'query and change the database behind the connection pool, as your application can',
    revokeAt: 'https://console.prisma.io/',
    steps: [
      'In the Prisma Console open the environment of the project, “API Keys” (“Connection Strings” for Prisma Postgres), and delete the key.',
      'Create one and set the new prisma:// or prisma+postgres:// address as DATABASE_URL of the deployment.',
      'The database’s own password is not in this key; look in its logs for queries you cannot explain all the same.',
    ],
    prevention: [
      'Use one environment with its own key for each stage, and keep .env out of the repository that “prisma init” wrote it into.',
    ],
  },
  source: 'https://www.prisma.io/docs/accelerate/getting-started',
  examples: [
    `DATABASE_URL="prisma://accelerate.prisma-data.net/?api_key=${sample.jwt({ api_key: sample.uuid(), tenant_id: sample.hex(64) })}"`,
    `url: prisma+postgres://accelerate.prisma-data.net/?api_key=${sample.jwt({ jwt_id: 1, secure_key: `sk_${sample.base62(21)}` })}`,
  ],
  counterexamples: [
    'DATABASE_URL=prisma://accelerate.prisma-data.net/?api_key=YOUR_API_KEY',
    `?api_key=${sample.jwt({ api_key: sample.uuid() })}`,
  ],
})
