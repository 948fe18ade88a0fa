import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const KEYS = 'https://supabase.com/dashboard/project/_/settings/api-keys'
const SOURCE = 'https://supabase.com/docs/guides/api/api-keys'

/** HS256 headers in both orders that are in use, and the head of a payload that begins with the issuer. */
const JWT_KEYWORDS = [
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
  'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9',
  'eyJpc3MiOiJzdXBhYmFzZ',
] as const
// The payload mostly begins with `iss`; what comes after `supabase` tells a project from the local demo.
const JWT_PATTERN =
  /(?<![A-Za-z0-9_-])(?<secret>eyJ[A-Za-z0-9_-]{20,100}\.(?=eyJ)(?:eyJpc3MiOiJzdXBhYmFzZ(?<mode>SIs|S1kZW1v))?[A-Za-z0-9_-]{40,400}\.[A-Za-z0-9_-]{40,48})(?![A-Za-z0-9_-])/g

/** Whether a JWT is Supabase's and for this role. The payload is readable, so that this is a proof. */
function isFor(role: string, jwt: string): boolean {
  try {
    const claims = JSON.parse(Buffer.from(jwt.split('.')[1] as string, 'base64url').toString()) as {
      iss?: unknown
      role?: unknown
    }
    return claims.role === role && typeof claims.iss === 'string' && claims.iss.startsWith('supabase')
  } catch {
    return false
  }
}

const jwtOf = (role: string, iss = 'supabase') =>
  sample.jwt({ iss, ref: sample.lower(20), role, iat: 1700000000, exp: 2015576000 })

export default defineRules(
  {
    id: 'supabase-secret-key',
    provider: 'Supabase',
    title: 'Supabase secret key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['sb_secret_'],
    // 22 characters, an underscore and 8. What is named here is the fixed key of every local `supabase start`.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>sb_secret_(?!N7UND0UgjKTVK-Uodkm0Hg)(?<random>[A-Za-z0-9_-]{20,60}_[A-Za-z0-9_-]{6,12}))(?![A-Za-z0-9_-])/g,
    variable: 'SUPABASE_SECRET_KEY',
    remediation: {
      risk: 'read and write all tables, files and users of the project, past every row level security policy',
      revokeAt: KEYS,
      steps: [
        'Open “Project Settings”, “API Keys”, and add another secret key.',
        'Deploy it to every backend that used the leaked one; “Last used” shows who is left.',
        'Delete the leaked key: that works at once and cannot be undone.',
        'Read the API and Auth logs since the leak, and look for new users and changed rows.',
      ],
      overlap: 'Several secret keys work side by side until one is deleted.',
      prevention: [
        'Give each backend component its own secret key.',
        'Use the publishable key with row level security wherever a user is present.',
      ],
    },
    source: SOURCE,
    examples: [
      `SUPABASE_SECRET_KEY=sb_secret_${sample.base64url(22)}_${sample.base62(8)}`,
      `createClient(url, "sb_secret_${sample.base64url(22, 'js')}_${sample.base62(8, 'js')}")`,
    ],
    counterexamples: [
      `sb_publishable_${sample.base64url(22)}_${sample.base62(8)}`,
      `sb_secret_${'N7UND0UgjKTVK-Uodkm0Hg'}_${sample.base62(8)}`,
      'SUPABASE_SECRET_KEY=sb_secret_xxxxxxxxxxxxxxxxxxxxxx_xxxxxxxx',
    ],
  },
  {
    id: 'supabase-service-role-jwt',
    provider: 'Supabase',
    title: 'Supabase service_role key',
    severity: 'critical',
    certainty: 'certain',
    keywords: JWT_KEYWORDS,
    pattern: JWT_PATTERN,
    isGenuine: (secret) => isFor('service_role', secret),
    precedence: 2,
    mode: { marks: { sis: 'live', s1kzw1v: 'test' }, otherwise: 'live' },
    variable: 'SUPABASE_SERVICE_ROLE_KEY',
    remediation: {
      risk: 'read and write all data of the project, past every row level security policy, for up to ten years',
      revokeAt: KEYS,
      steps: [
        'Open “Project Settings”, “API Keys”, and create a publishable and a secret key (sb_).',
        'Move clients and backends to them, then disable the legacy keys on the same page.',
        'If you cannot move now, rotate the legacy JWT secret under “JWT Keys”: that ends anon and service_role keys together and signs users out.',
        'Read the API and Auth logs for requests with the role service_role that are not yours.',
      ],
      overlap: 'New keys and legacy keys work side by side until you disable the legacy ones.',
      prevention: [
        'Use sb_secret_ keys: each can be deleted alone, and they are refused in browsers.',
        'Build with the anon or publishable key, and test your row level security policies.',
      ],
    },
    source: SOURCE,
    examples: [
      `SUPABASE_SERVICE_ROLE_KEY=${jwtOf('service_role')}`,
      `const admin = createClient(url, '${jwtOf('service_role', 'supabase-demo')}')`,
    ],
    counterexamples: [jwtOf('anon'), jwtOf('service_role', 'https://auth.example.org')],
  },
  {
    id: 'supabase-anon-jwt',
    provider: 'Supabase',
    title: 'Supabase anon key',
    severity: 'low',
    certainty: 'certain',
    keywords: JWT_KEYWORDS,
    pattern: JWT_PATTERN,
    isGenuine: (secret) => isFor('anon', secret),
    precedence: 2,
    // Shipped in web pages and apps; row level security decides what it opens.
    mode: 'public',
    variable: 'SUPABASE_ANON_KEY',
    remediation: {
      risk: 'call your project as a visitor, which web pages must be able to do; tables without row level security are open',
      revokeAt: KEYS,
      steps: [
        'Nothing to revoke. Run “Security Advisor” in the dashboard and switch on row level security for every table it names.',
      ],
      prevention: ['Move to a publishable key (sb_publishable_), which can be replaced without signing users out.'],
    },
    source: SOURCE,
    examples: [
      `NEXT_PUBLIC_SUPABASE_ANON_KEY=${jwtOf('anon')}`,
      `createClient(url, "${jwtOf('anon', 'supabase-demo')}")`,
    ],
    counterexamples: [jwtOf('service_role'), jwtOf('anon', 'https://auth.example.org')],
  },
  {
    id: 'supabase-management-token',
    provider: 'Supabase',
    title: 'Supabase personal access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['sbp_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>sbp_(?:v[0-9]_|oauth_)?(?<random>[0-9a-f]{36,80}))(?![A-Za-z0-9_-])/g,
    variable: 'SUPABASE_ACCESS_TOKEN',
    remediation: {
      risk: 'manage every organization and project of yours: read their keys, run SQL, pause or delete them',
      revokeAt: 'https://supabase.com/dashboard/account/tokens',
      steps: [
        'Open “Account preferences”, “Access Tokens”, and delete the leaked token.',
        'Generate a new one with an expiry for the CLI or the pipeline and set SUPABASE_ACCESS_TOKEN again.',
        'Rotate secret keys and database passwords of your projects if the token was used: the Management API can read and reset them.',
        'Look at the audit logs of the organization.',
      ],
      overlap: 'Tokens are independent, so the new one can be in place first.',
      prevention: [
        'Run “supabase login” on a machine instead of copying a token there.',
        'Create CI tokens as a member whose role reaches one organization.',
      ],
    },
    source: 'https://supabase.com/docs/reference/api/introduction',
    examples: [`SUPABASE_ACCESS_TOKEN=sbp_${sample.hex(40)}`, `supabase login --token sbp_v0_${sample.hex(40, 'cli')}`],
    counterexamples: [`sbp_${'0'.repeat(40)}`, `usbp_${sample.hex(40)}`, 'SUPABASE_ACCESS_TOKEN=sbp_your_token'],
  },
)
