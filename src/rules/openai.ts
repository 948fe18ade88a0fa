import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// base64 of “OpenAI”, in the middle of every key; it is what tells these keys from all others that begin with `sk-`.
const MARK = 'T3BlbkFJ'
// 20, 58 and 74 characters were seen on either side of the mark; old service keys carry their name before it.
const side = (from: number) => `[A-Za-z0-9_-]{${from},160}`
const RIGHT = '(?![A-Za-z0-9_-])'

const key = (prefix: string, length: number) =>
  `${prefix}${sample.base64url(length, prefix)}${MARK}${sample.base64url(length, `${prefix}2`)}`

export default defineRules(
  {
    id: 'openai-api-key',
    provider: 'OpenAI',
    title: 'OpenAI API key',
    severity: 'high',
    certainty: 'certain',
    keywords: [MARK],
    pattern: new RegExp(
      `(?<![A-Za-z0-9])(?<secret>sk-(?!admin-)(?<random>${side(16)}?${MARK}${side(16)}))${RIGHT}`,
      'g',
    ),
    reach: { before: 256 },
    variable: 'OPENAI_API_KEY',
    remediation: {
      risk: 'run models at your expense and read the files, assistants and stored responses of the project',
      revokeAt: 'https://platform.openai.com/api-keys',
      steps: [
        'Create a new secret key in the same project, with the permissions the old one had.',
        'Put it where your service reads OPENAI_API_KEY, and redeploy.',
        'Press the bin beside the old key under “API keys” to revoke it; a service account loses its key under the project settings.',
        'Open “Usage”, group it by API key, and compare the days since the leak.',
      ],
      command:
        'DELETE https://api.openai.com/v1/organization/projects/{project_id}/api_keys/{key_id}, with an admin key',
      overlap: 'A project can hold several keys, so the old one may stay until nothing uses it.',
      prevention: [
        'Choose “Restricted” when you create a key, and allow only the endpoints that are called.',
        'Give each service a project of its own with a monthly budget and an IP allowlist.',
      ],
    },
    source: 'https://help.openai.com/en/articles/5112595-best-practices-for-api-key-safety',
    examples: [
      `client = OpenAI(api_key="${key('sk-proj-', 74)}")`,
      `OPENAI_API_KEY=${key('sk-svcacct-', 74)}`,
      `export OPENAI_API_KEY='sk-${sample.base62(20)}${MARK}${sample.base62(20, 'b')}'`,
      `-H "Authorization: Bearer ${key('sk-proj-', 58)}"`,
      `"apiKey": "${key('sk-None-', 20)}"`,
    ],
    counterexamples: [
      `sk-${'x'.repeat(20)}${MARK}${'x'.repeat(20)}`,
      'OPENAI_API_KEY=sk-proj-your-key-goes-here',
      `sk-${sample.base62(48)}`,
      `sk-ant-api03-${sample.base64url(93)}AA`,
      `task-${sample.base62(20)}${MARK}${sample.base62(20)}`,
      key('sk-admin-', 58),
    ],
  },
  {
    id: 'openai-admin-key',
    provider: 'OpenAI',
    title: 'OpenAI admin key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['sk-admin-'],
    pattern: new RegExp(`(?<![A-Za-z0-9])(?<secret>sk-admin-(?<random>${side(16)}?${MARK}${side(16)}))${RIGHT}`, 'g'),
    variable: 'OPENAI_ADMIN_KEY',
    remediation: {
      risk: 'administer the organization: invite users, create projects and service accounts, delete keys, and read audit logs',
      revokeAt: 'https://platform.openai.com/settings/organization/admin-keys',
      steps: [
        'As an organization owner, open Settings, Organization, “Admin keys”, and delete this key.',
        'Read the audit log for invites, projects, service accounts and API keys that nobody of you made, and remove them.',
        'Create a new admin key for the automation that needs one, and store it only there.',
      ],
      command: 'DELETE https://api.openai.com/v1/organization/admin_api_keys/{key_id}, with another admin key',
      prevention: [
        'Use project keys for calls to models; an admin key is for provisioning alone.',
        'Turn on audit logging, so that the next misuse can be traced.',
      ],
    },
    source: 'https://platform.openai.com/docs/api-reference/admin-api-keys',
    examples: [
      `OPENAI_ADMIN_KEY=${key('sk-admin-', 58)}`,
      `headers = {"Authorization": "Bearer ${key('sk-admin-', 74)}"}`,
    ],
    counterexamples: [`sk-admin-${sample.base62(100)}`, 'sk-admin-...', key('sk-proj-', 74)],
  },
)
