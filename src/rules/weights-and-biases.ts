import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const remediation: Remediation = {
  risk: 'read and delete the runs, artifacts, models and reports that you and your teams keep on W&B',
  revokeAt: 'https://wandb.ai/authorize',
  steps: [
    'Open User Settings, “API Keys”, press “New key”, and copy it once.',
    'Run “wandb login --relogin” on machines that kept the old key in ~/.netrc, and change WANDB_API_KEY in jobs.',
    'Delete the old key in User Settings; its first characters are shown in the list.',
    'For a service account a team admin does the same under the team settings, “Service Accounts”.',
  ],
  prevention: [
    'Train in CI with a service account of one project rather than the key of a person.',
    'Pass WANDB_API_KEY through the secret store of the cluster; a key given to wandb.login() ends up in notebooks.',
  ],
}

export default defineRules(
  {
    id: 'wandb-api-key',
    provider: 'Weights & Biases',
    title: 'Weights & Biases API key',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['wandb_v1_'],
    // 77 characters observed.
    pattern: /(?<![A-Za-z0-9])(?<secret>wandb_v1_(?<random>[A-Za-z0-9_]{64,154}))(?![A-Za-z0-9_-])/g,
    variable: 'WANDB_API_KEY',
    remediation,
    source: 'https://docs.wandb.ai/',
    examples: [
      `WANDB_API_KEY=wandb_v1_${sample.base62(40)}_${sample.base62(36)}`,
      `wandb.login(key="wandb_v1_${sample.base62(77)}")`,
    ],
    counterexamples: ['WANDB_API_KEY=wandb_v1_your_key', `wandb_v1_${'x'.repeat(77)}`],
  },
  {
    id: 'wandb-api-key-legacy',
    provider: 'Weights & Biases',
    title: 'Weights & Biases API key (old form)',
    severity: 'medium',
    certainty: 'likely',
    keywords: ['wandb'],
    precedence: 1,
    // 40 hex digits, as a commit: names that say so are left out. Besides assignments the key stands after
    // `wandb login` and, in ~/.netrc, after `machine api.wandb.ai login user password`.
    pattern:
      /wandb(?!.{0,40}(?:sha|commit|rev|hash))[A-Za-z0-9_.,:=>(){}"'`\s-]{0,56}?[\s=:"'`(>](?<secret>[0-9a-f]{40})(?![A-Za-z0-9_-])/gi,
    isGenuine: (secret) => secret === secret.toLowerCase(),
    variable: 'WANDB_API_KEY',
    remediation,
    source: 'https://docs.wandb.ai/',
    examples: [
      `WANDB_API_KEY=${sample.hex(40)}`,
      `wandb.login(key="${sample.hex(40, 'py')}")`,
      `wandb login --relogin ${sample.hex(40, 'cli')}`,
      `machine api.wandb.ai\n  login user\n  password ${sample.hex(40, 'netrc')}`,
      `"wandbToken": "${sample.hex(40, 'json')}"`,
    ],
    counterexamples: [
      `wandb_commit = "${sample.hex(40)}"`,
      `git+https://github.com/wandb/wandb@${sample.hex(40)}`,
      `api_key = "${sample.hex(40)}"`,
      `WANDB_API_KEY=${'0'.repeat(40)}`,
    ],
  },
)
