import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'deepl-api-key',
    provider: 'DeepL',
    title: 'DeepL API key',
    severity: 'medium',
    certainty: 'certain',
    keywords: [':fx'],
    // Keys of the free API end in `:fx`; those of the paid one are plain UUIDs, found by the rule below.
    pattern:
      /(?<![A-Za-z0-9_-])(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:fx)(?![A-Za-z0-9_-])/g,
    precedence: 1,
    variable: 'DEEPL_AUTH_KEY',
    remediation: {
      risk: 'translate at the cost of your monthly quota, and read or change your glossaries',
      revokeAt: 'https://www.deepl.com/your-account/keys',
      steps: [
        'In the DeepL account open “API keys”, create a key, and deploy it as DEEPL_AUTH_KEY.',
        'Deactivate the leaked key, which ends it for good.',
      ],
      prevention: ['Set a character limit for each key (Pro plans), and use one key for each application.'],
    },
    source: 'https://developers.deepl.com/docs/getting-started/auth',
    examples: [`DEEPL_AUTH_KEY=${sample.uuid()}:fx`, `Authorization: DeepL-Auth-Key ${sample.uuid('d')}:fx`],
    counterexamples: ['DEEPL_AUTH_KEY=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx:fx', `${sample.uuid()}:1`],
  },
  {
    id: 'deepl-api-key-pro',
    provider: 'DeepL',
    title: 'DeepL API Pro key',
    severity: 'medium',
    certainty: 'likely',
    keywords: ['deepl_', 'deepl-', 'deepl.', 'deeplapi', 'deeplauth', 'deeplkey', 'deepltoken', 'deeplpro'],
    ...assigned(
      'deepl[_.-]?(?:api|auth|pro|key|token)',
      '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
      'A-Za-z0-9_:-',
    ),
    variable: 'DEEPL_AUTH_KEY',
    remediation: {
      risk: 'translate at your cost: the Pro API is billed by the character',
      revokeAt: 'https://www.deepl.com/your-account/keys',
      steps: [
        'Create a second key under “API keys”, switch your services over, and deactivate the first.',
        'Look at “Usage” of the key for characters you did not translate.',
      ],
      prevention: ['Turn cost control on in the account, so that a stranger cannot run up a bill.'],
    },
    source: 'https://developers.deepl.com/docs/getting-started/auth',
    examples: [`DEEPL_API_KEY=${sample.uuid('dp')}`, `-H "Authorization: DeepL-Auth-Key ${sample.uuid('dp2')}"`],
    counterexamples: [`DEEPL_GLOSSARY=${sample.uuid()}`, `API_KEY=${sample.uuid()}`],
  },
)
