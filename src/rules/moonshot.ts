import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'moonshot-api-key',
    provider: 'Moonshot AI (Kimi)',
    title: 'Moonshot AI API key',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['moonshot', 'kimi'],
    // 48 characters, as OpenAI's old keys but without their mark, and as Stability's: a line that names it is theirs.
    pattern:
      /(?<![A-Za-z0-9])(?<!(?:[Ss]tability|STABILITY|[Dd]ream[Ss]tudio|DREAMSTUDIO)[^\n]{0,80})(?<secret>sk-(?<random>(?![A-Za-z0-9]{20}T3BlbkFJ)[A-Za-z0-9]{44,64}))(?![A-Za-z0-9_-])/g,
    reach: { before: 800, after: 800 },
    context: ['moonshot', 'kimi'],
    variable: 'MOONSHOT_API_KEY',
    remediation: {
      risk: 'call Kimi models until the balance of your Moonshot account is gone, and read files uploaded to it',
      revokeAt: 'https://platform.moonshot.ai/console/api-keys',
      steps: [
        'Find out which platform issued it: keys of platform.moonshot.ai and of platform.moonshot.cn do not work on the other one.',
        'Create a key in the same project under Console, “API Keys”, and put it in MOONSHOT_API_KEY.',
        'Delete the old key, then read the usage of the project under “Billing”.',
      ],
      prevention: ['Put each application in a project with a daily or monthly budget.'],
    },
    source: 'https://platform.moonshot.ai/docs',
    examples: [
      `MOONSHOT_API_KEY=sk-${sample.base62(48)}`,
      `OpenAI(api_key="sk-${sample.base62(48, 'py')}", base_url="https://api.moonshot.cn/v1")`,
      `kimiToken: 'sk-${sample.base62(48, 'js')}'`,
    ],
    counterexamples: [
      `API_KEY=sk-${sample.base62(48)}`,
      `KIMI_API_KEY=sk-${'a'.repeat(48)}`,
      `KIMI_API_KEY=\nSTABILITY_API_KEY=sk-${sample.base62(48)}`,
    ],
  },
  {
    id: 'moonshot-api-key-kimi-code',
    provider: 'Moonshot AI (Kimi)',
    title: 'Kimi Code API key',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['sk-kimi-'],
    // 64 characters observed. A product of its own: the keys of the open platform do not work there.
    pattern: /(?<![A-Za-z0-9])(?<secret>sk-kimi-(?<random>[A-Za-z0-9]{48,128}))(?![A-Za-z0-9_-])/g,
    variable: 'KIMI_API_KEY',
    remediation: {
      risk: 'use up the coding quota of your Kimi membership',
      revokeAt: 'https://www.kimi.com/code/console',
      steps: [
        'Sign in to the Kimi Code console with the account that has the membership.',
        'Create another API key there, and enter it in your coding tools as KIMI_API_KEY.',
        'Delete the leaked key in the console.',
      ],
      prevention: ['Let each machine have a key of its own, entered by login where the tool offers that.'],
    },
    source: 'https://www.kimi.com/code/docs/en/',
    examples: [`KIMI_API_KEY=sk-kimi-${sample.base62(64)}`, `const authToken = "sk-kimi-${sample.base62(64, 'js')}"`],
    counterexamples: ['KIMI_API_KEY=sk-kimi-your-key-here', `sk-kimi-${'x'.repeat(64)}`],
  },
)
