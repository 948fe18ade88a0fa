import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const UUID = '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}'
const pattern = (kind: string) =>
  new RegExp(`(?<![A-Za-z0-9-])(?<secret>${kind}-(?<random>${UUID}))(?![A-Za-z0-9-])`, 'g')

// A UUID behind `api-` or `sdk-` occurs elsewhere too, so the product must be named near it.
const words = [
  'launchdarkly',
  'launch_darkly',
  'launch-darkly',
  'ldclient',
  'ld_sdk',
  'ld_api',
  'ld_access',
  'ldsdk',
] as const
const reach = { before: 640, after: 640 }

export default defineRules(
  {
    id: 'launchdarkly-key',
    provider: 'LaunchDarkly',
    title: 'LaunchDarkly API access token',
    severity: 'high',
    certainty: 'certain',
    keywords: words,
    pattern: pattern('api'),
    reach,
    context: words,
    variable: 'LAUNCHDARKLY_ACCESS_TOKEN',
    remediation: {
      risk: 'switch and edit feature flags, read environment keys, and change members as far as the role of the token reaches',
      revokeAt: 'https://app.launchdarkly.com/settings/authorization',
      steps: [
        'Open the organization settings, “Authorization”, the menu of the token, and choose “Reset token” or “Delete”.',
        'Put the new value into the scripts, Terraform runs and integrations that used it.',
        'Filter the audit log by this token and revert flag changes that nobody of you made.',
        'A token with writer or admin role could read the SDK keys: reset those too.',
      ],
      prevention: [
        'Use a service token with a custom role for one project, or the reader role.',
        'Give personal tokens to nobody but their owner; delete unused ones.',
      ],
    },
    source: 'https://launchdarkly.com/docs/home/account/api',
    examples: [
      `LAUNCHDARKLY_ACCESS_TOKEN=api-${sample.uuid()}`,
      `curl -H "Authorization: api-${sample.uuid('b')}" https://app.launchdarkly.com/api/v2/flags`,
    ],
    counterexamples: [
      `request id api-${sample.uuid()}`,
      'LAUNCHDARKLY_ACCESS_TOKEN=api-00000000-0000-0000-0000-000000000000',
      `launchdarkly rapi-${sample.uuid()}`,
    ],
  },
  {
    id: 'launchdarkly-key-sdk',
    provider: 'LaunchDarkly',
    title: 'LaunchDarkly server-side SDK key',
    severity: 'high',
    certainty: 'certain',
    keywords: words,
    pattern: pattern('sdk'),
    reach,
    context: words,
    variable: 'LAUNCHDARKLY_SDK_KEY',
    remediation: {
      risk: 'download all flag rules of one environment, with the user attributes and segments they name',
      revokeAt: 'https://app.launchdarkly.com/settings/projects',
      steps: [
        'Open the project settings, “Environments”, the menu of the environment, and choose “Reset SDK key”.',
        'Let the old key expire now, or after the few hours your deployment needs.',
        'Roll out the new SDK key to every server of that environment, and to the Relay Proxy.',
      ],
      overlap: 'The dialog lets you choose when the old SDK key expires; until then both work.',
      prevention: [
        'Use the client-side ID in browsers and the mobile key in apps; the SDK key belongs on servers.',
        'Keep personal data out of targeting rules: use keys instead of e-mail addresses.',
      ],
    },
    source: 'https://launchdarkly.com/docs/sdk/concepts/client-side-server-side',
    examples: [
      `LD_SDK_KEY=sdk-${sample.uuid()}`,
      `ldclient.set_config(Config("sdk-${sample.uuid('b')}"))`,
      `const client = LaunchDarkly.init('sdk-${sample.uuid('c')}')`,
    ],
    counterexamples: [`build sdk-${sample.uuid()}`, 'LD_SDK_KEY=sdk-your-key', `launchdarkly mob-${sample.uuid()}`],
  },
  {
    id: 'launchdarkly-key-mobile',
    provider: 'LaunchDarkly',
    title: 'LaunchDarkly mobile key',
    severity: 'low',
    certainty: 'likely',
    keywords: [...words, 'mobilekey', 'mobile_key'],
    pattern: pattern('mob'),
    reach,
    context: [...words, 'mobilekey', 'mobile_key'],
    mode: 'public',
    variable: 'LAUNCHDARKLY_MOBILE_KEY',
    remediation: {
      risk: 'evaluate the flags that are made available to mobile apps',
      revokeAt: 'https://app.launchdarkly.com/settings/projects',
      steps: [
        'Nothing is needed: the mobile key ships inside your apps.',
        'To change it anyway, choose “Reset mobile key” in the menu of the environment; installed apps must then be updated.',
      ],
      prevention: ['Turn on “SDKs using Mobile key” only for the flags that apps need.'],
    },
    source: 'https://launchdarkly.com/docs/sdk/concepts/client-side-server-side',
    examples: [`LAUNCHDARKLY_MOBILE_KEY=mob-${sample.uuid()}`, `LDConfig(mobileKey: "mob-${sample.uuid('b')}")`],
    counterexamples: [`flash mob-${sample.uuid()}`, 'LAUNCHDARKLY_MOBILE_KEY=mob-your-key'],
  },
)
