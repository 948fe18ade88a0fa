import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

export default defineRules({
  id: 'huggingface-token',
  provider: 'Hugging Face',
  title: 'Hugging Face access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['hf_', 'api_org_'],
  // 34 letters were observed, no digits. Both cases are demanded, which keeps long names of functions out.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>(?:hf|api_org)_(?<random>(?=[a-z]{0,44}[A-Z])(?=[A-Z]{0,44}[a-z])[A-Za-z]{30,44}))(?![A-Za-z0-9_-])/g,
  variable: 'HF_TOKEN',
  remediation: {
    risk: 'download your private models and datasets, run paid inference, and with a write token replace files that others load',
    revokeAt: 'https://huggingface.co/settings/tokens',
    steps: [
      'Open Settings, “Access Tokens”, find the token by its last letters, and choose “Invalidate and refresh”, or “Delete”.',
      'Log in again where the old one is cached: “hf auth login”, HF_TOKEN, secrets of Spaces.',
      'If the token could write, read the commit history of your models, datasets and Spaces since the leak.',
      'An api_org_ token belongs to an organization: delete it there, it has no successor of that kind.',
    ],
    prevention: [
      'Create fine-grained tokens, limited to the repositories and permissions of one job.',
      'Let organizations require approval of tokens under “Tokens management”.',
    ],
  },
  source: 'https://huggingface.co/docs/hub/security-tokens',
  examples: [
    `login(token="hf_${sample.of(LETTERS, 34)}")`,
    `HF_TOKEN=hf_${sample.of(LETTERS, 34, 'env')}`,
    `git clone https://user:hf_${sample.of(LETTERS, 34, 'git')}@huggingface.co/org/model`,
    `HUGGINGFACE_API_KEY: api_org_${sample.of(LETTERS, 34, 'org')}`,
  ],
  counterexamples: [
    'from huggingface_hub import hf_hub_download',
    'HF_TOKEN=hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    `shf_${sample.of(LETTERS, 34)}`,
    `hf_${sample.hex(40)}`,
    'hf_your_token_here',
  ],
})
