import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// 93 characters and `AA` were observed after every kind; session keys of the second generation are longer.
const pattern = (kind: string) =>
  new RegExp(`(?<![A-Za-z0-9])(?<secret>sk-ant-${kind}\\d{2}-(?<random>[A-Za-z0-9_-]{80,200}))(?![A-Za-z0-9_-])`, 'g')

const key = (kind: string) => `sk-ant-${kind}-${sample.base64url(92, kind)}xAA`

export default defineRules(
  {
    id: 'anthropic-api-key',
    provider: 'Anthropic',
    title: 'Anthropic API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['sk-ant-api'],
    pattern: pattern('api'),
    variable: 'ANTHROPIC_API_KEY',
    remediation: {
      risk: 'call Claude at your expense, use up the rate limits of the workspace, and read the files and batches kept there',
      revokeAt: 'https://console.anthropic.com/settings/keys',
      steps: [
        'Press “Create Key” in the workspace of the old key, and move your services to the new one.',
        'Open the menu of the old key and choose “Disable API Key”; when nothing fails, “Delete API Key”.',
        'Look at “Usage” and “Cost”, filtered by this key, for calls that are not yours.',
      ],
      command:
        'POST https://api.anthropic.com/v1/organizations/api_keys/{id} with {"status":"inactive"} and an admin key',
      overlap: 'Keys do not expire by themselves, and a workspace can hold several.',
      prevention: [
        'Make a workspace for each environment and set its spend limit.',
        'On AWS or Google Cloud call Claude through Bedrock or Vertex AI, where a role takes the place of a stored key.',
      ],
    },
    source: 'https://support.claude.com/en/articles/9767949-api-key-best-practices-keeping-your-keys-safe-and-secure',
    examples: [
      `ANTHROPIC_API_KEY=${key('api03')}`,
      `curl https://api.anthropic.com/v1/messages -H "x-api-key: ${key('api03')}"`,
      `new Anthropic({ apiKey: '${key('api04')}' })`,
    ],
    counterexamples: [
      `sk-ant-api03-${'x'.repeat(95)}`,
      'ANTHROPIC_API_KEY=sk-ant-api03-your-key-here',
      `task-ant-api03-${sample.base64url(95)}`,
      key('admin01'),
    ],
  },
  {
    id: 'anthropic-api-key-oauth',
    provider: 'Anthropic',
    title: 'Claude OAuth token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['sk-ant-oat', 'sk-ant-ort'],
    pattern: pattern('o[ar]t'),
    variable: 'CLAUDE_CODE_OAUTH_TOKEN',
    remediation: {
      risk: 'use the Claude subscription of the person who logged in, and with a refresh token go on doing so',
      revokeAt: 'https://claude.ai/settings/claude-code',
      steps: [
        'Sign in to claude.ai as the owner of the token and open Settings, “Claude Code”; delete the authorization token there.',
        'Run “claude /logout” on the machine it came from: its ~/.claude/.credentials.json was exposed.',
        'For CI, run “claude setup-token” again and replace the stored CLAUDE_CODE_OAUTH_TOKEN.',
      ],
      prevention: [
        'Keep ~/.claude out of images, dotfile repositories and backups that others read.',
        'For shared automation use an API key of a workspace with a spend limit, not the login of a person.',
      ],
    },
    source: 'https://docs.claude.com/en/docs/claude-code/iam',
    examples: [`CLAUDE_CODE_OAUTH_TOKEN=${key('oat01')}`, `{"claudeAiOauth":{"refreshToken":"${key('ort01')}"}}`],
    counterexamples: ['sk-ant-oat01-...', `sk-ant-oat01-${'a'.repeat(95)}`],
  },
  {
    id: 'anthropic-api-key-session',
    provider: 'Anthropic',
    title: 'Claude session key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['sk-ant-sid'],
    pattern: pattern('sid'),
    variable: 'CLAUDE_SESSION_KEY',
    remediation: {
      risk: 'be logged in to claude.ai as the owner of the cookie, and read every chat, project and upload',
      revokeAt: 'https://claude.ai/settings/account',
      steps: [
        'Open Settings, “Account”, on claude.ai, and choose “Log out of all devices”.',
        'Log in again, and look through the active sessions and connected apps for strangers.',
      ],
      prevention: ['Script against the API with an API key; the sessionKey cookie of a browser cannot be limited.'],
    },
    source: 'https://github.com/trufflesecurity/trufflehog/tree/main/pkg/detectors/anthropic',
    examples: [`Cookie: sessionKey=${key('sid01')}; lang=en`, `SESSION_KEY="${key('sid02')}"`],
    counterexamples: ['sessionKey=sk-ant-sid01-xxxxxxxxxxxx', key('api03')],
  },
  {
    id: 'anthropic-admin-key',
    provider: 'Anthropic',
    title: 'Anthropic admin key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['sk-ant-admin'],
    pattern: pattern('admin'),
    variable: 'ANTHROPIC_ADMIN_KEY',
    remediation: {
      risk: 'invite members, change roles, move workspaces, rename or deactivate API keys, and read usage and cost of the organization',
      revokeAt: 'https://console.anthropic.com/settings/admin-keys',
      steps: [
        'In the Claude Console, as an admin of the organization, open Settings, “Admin keys”, and delete the sk-ant-admin key.',
        'Check “Members” and “Workspaces” for people and keys that were added since the leak.',
        'Create another admin key only if an automation still manages members or keys.',
      ],
      prevention: [
        'Read reports with a key that lives in one scheduled job, and delete the key when the job ends.',
        'Hold inference and administration apart: the Messages API needs no admin key.',
      ],
    },
    source: 'https://docs.anthropic.com/en/api/administration-api',
    examples: [
      `ANTHROPIC_ADMIN_KEY=${key('admin01')}`,
      `curl https://api.anthropic.com/v1/organizations/users --header "x-api-key: ${key('admin01')}"`,
    ],
    counterexamples: [`sk-ant-admin01-${'0'.repeat(95)}`, 'x-api-key: sk-ant-admin01-...', key('api03')],
  },
)
