import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const NAMES = [
  '(?:atlas|mongodb|mcli)[_.-]?(?:api[_.-]?|access[_.-]?)?(?:private|secret|token|key)',
  '(?<![A-Za-z0-9_])private[_-]?(?:api[_-]?)?key',
  // As the documentation calls it: curl --user "{PUBLIC-KEY}:{PRIVATE-KEY}" --digest.
  '--user ["\']?[a-z]{8}',
].join('|')

export default defineRules(
  {
    id: 'mongodb-atlas-service-account',
    provider: 'MongoDB Atlas',
    title: 'MongoDB Atlas service account secret',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['mdb_sa_sk_'],
    // 40 characters, as observed.
    pattern: /(?<![A-Za-z0-9])(?<secret>mdb_sa_sk_(?<random>[A-Za-z0-9_-]{36,80}))(?![A-Za-z0-9_-])/g,
    variable: 'MONGODB_ATLAS_CLIENT_SECRET',
    remediation: {
      risk: 'manage your Atlas organization or project with the roles of the account: clusters, database users, access lists, backups',
      revokeAt: 'https://cloud.mongodb.com/',
      steps: [
        'Open “Organization Access” or “Project Access”, tab “Applications”, “Service Accounts”, and the account with the id (mdb_sa_id_) beside the secret.',
        'Choose “Generate New Client Secret” and deploy it.',
        'Choose “Revoke” at the old secret.',
        'Read the activity feed for new database users and access list entries, and remove what is not yours.',
      ],
      overlap: 'An account can have two secrets, so the new one is in use before the old one is revoked.',
      prevention: [
        'Require an IP access list for the Administration API.',
        'Give secrets a short expiry, and the account a project role instead of an organization role.',
      ],
    },
    source: 'https://www.mongodb.com/docs/atlas/api/service-accounts-overview/',
    examples: [
      `MONGODB_ATLAS_CLIENT_SECRET=mdb_sa_sk_${sample.base64url(40)}`,
      `--user mdb_sa_id_${sample.hex(24)}:mdb_sa_sk_${sample.base64url(40, 'curl')}`,
    ],
    counterexamples: [`mdb_sa_id_${sample.hex(24)}`, `mdb_sa_sk_${'x'.repeat(40)}`],
  },
  {
    id: 'mongodb-atlas-service-account-api-key',
    provider: 'MongoDB Atlas',
    title: 'MongoDB Atlas private API key',
    severity: 'critical',
    certainty: 'likely',
    keywords: [
      'atlas',
      'mongodb',
      'mcli',
      'private_key',
      'private-key',
      'privatekey',
      'private_api',
      'private-api',
      'privateapi',
      '--user',
    ],
    ...assigned(NAMES, UUID, 'A-Za-z0-9_-'),
    context: ['atlas', 'mcli', 'cloud.mongodb.com'],
    variable: 'MONGODB_ATLAS_PRIVATE_KEY',
    remediation: {
      risk: 'call the Atlas Administration API with the roles of the key, together with its public half of eight letters',
      revokeAt: 'https://cloud.mongodb.com/',
      steps: [
        'Open “Organization Access”, “Applications”, “API Keys”, find the public key, and delete the pair.',
        'Create a service account instead, which MongoDB recommends over programmatic keys, and deploy its id and secret.',
        'Read the activity feed for what the key did; delete database users it made.',
      ],
      command: 'atlas organizations apiKeys delete <id>',
      overlap: 'Create the service account first; both work until the key is deleted.',
      prevention: [
        'Give API keys an access list with your addresses: without an entry they reach nothing that needs one.',
      ],
    },
    source: 'https://www.mongodb.com/docs/atlas/api/api-authentication/',
    examples: [
      `MONGODB_ATLAS_PRIVATE_KEY=${sample.uuid('m1')}`,
      `MCLI_PRIVATE_API_KEY=${sample.uuid('m2')}`,
      `provider "mongodbatlas" {\n  public_key  = "${sample.lower(8)}"\n  private_key = "${sample.uuid('m3')}"\n}`,
      `curl --user "${sample.lower(8, 'u')}:${sample.uuid('m4')}" --digest https://cloud.mongodb.com/api/atlas/v2/groups`,
    ],
    counterexamples: [`PRIVATE_KEY=${sample.uuid()}`, `atlas_project_id: ${sample.uuid()}`],
  },
)
