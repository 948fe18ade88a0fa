import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const pattern = (kind: string) =>
  new RegExp(
    `(?<![A-Za-z0-9])(?<secret>${kind}-lf-(?<random>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}))(?![A-Za-z0-9_-])`,
    'g',
  )

export default defineRules(
  {
    id: 'langfuse-secret-key',
    provider: 'Langfuse',
    title: 'Langfuse secret key',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['sk-lf-'],
    pattern: pattern('sk'),
    companion: { rule: 'langfuse-public-key' },
    variable: 'LANGFUSE_SECRET_KEY',
    remediation: {
      risk: 'read and forge the traces, scores, datasets and prompts of the project, together with the public key',
      revokeAt: 'https://cloud.langfuse.com/',
      steps: [
        'Open the project (on your own host if you run Langfuse yourself), Settings, “API Keys”.',
        'Press “Create new API keys”: it makes a public and a secret key, and both must be replaced.',
        'Delete the old pair with the bin in its row.',
        'Look at the versions under “Prompts” for a change of the production label.',
      ],
      prevention: [
        'Make a project for each environment; keys reach one project only.',
        'Send from browsers with the public key alone, which can only write scores.',
      ],
    },
    source: 'https://langfuse.com/docs',
    examples: [
      `LANGFUSE_SECRET_KEY=sk-lf-${sample.uuid()}`,
      `Langfuse(\n  public_key="pk-lf-${sample.uuid('pk')}",\n  secret_key="sk-lf-${sample.uuid('sk')}",\n)`,
    ],
    counterexamples: [
      'LANGFUSE_SECRET_KEY=sk-lf-...',
      'sk-lf-00000000-0000-0000-0000-000000000000',
      `disk-lf-${sample.uuid()}`,
    ],
  },
  {
    id: 'langfuse-public-key',
    provider: 'Langfuse',
    title: 'Langfuse public key',
    severity: 'low',
    certainty: 'certain',
    keywords: ['pk-lf-'],
    pattern: pattern('pk'),
    // Names the project; browsers send it to write scores.
    mode: 'public',
    variable: 'LANGFUSE_PUBLIC_KEY',
    remediation: {
      risk: 'write scores into the project, as a browser does; nothing can be read without the secret key',
      revokeAt: 'https://cloud.langfuse.com/',
      steps: [
        'Nothing to revoke. If scores are forged, create a new pair under Settings, “API Keys”, and delete this one.',
      ],
      prevention: ['Keep it apart from sk-lf- keys in configuration, so that only this half reaches a client.'],
    },
    source: 'https://langfuse.com/docs/api-and-data-platform/features/public-api',
    examples: [`LANGFUSE_PUBLIC_KEY=pk-lf-${sample.uuid()}`, `publicKey: "pk-lf-${sample.uuid('js')}"`],
    counterexamples: ['pk-lf-1234', `apk-lf-${sample.uuid()}`],
  },
)
