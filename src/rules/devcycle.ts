import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'devcycle-server-key',
  provider: 'DevCycle',
  title: 'DevCycle server SDK key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['dvc_server_'],
  // The prefix is in the documentation and in Betterleaks’ devcycle-server-sdk-key; parts are joined by underscores.
  pattern: /(?<![A-Za-z0-9])(?<secret>dvc_server_(?<random>[A-Za-z0-9_]{20,100}))(?![A-Za-z0-9_-])/g,
  isGenuine: (secret) => /\d/.test(secret) && !secret.includes('your'),
  variable: 'DEVCYCLE_SERVER_SDK_KEY',
  remediation: {
    risk: 'read the whole configuration of the environment: every feature, audience and variable',
    revokeAt: 'https://app.devcycle.com/',
    steps: [
      'Open “Environments & Keys” of the project, and add a server key to the environment.',
      'Let your servers initialize with it, then remove the leaked dvc_server_ key; SDKs that still hold it stop getting a configuration.',
    ],
    overlap: 'An environment takes several keys of each kind, for this purpose.',
    prevention: [
      'Use dvc_client_ keys in browsers and dvc_mobile_ keys in apps; they reveal nothing of the targeting rules.',
    ],
  },
  source: 'https://docs.devcycle.com/platform/account-management/keys',
  examples: [
    `DEVCYCLE_SERVER_SDK_KEY=dvc_server_${sample.hex(8)}_${sample.hex(4)}_${sample.hex(4, 'b')}_${sample.hex(12)}_${sample.hex(7)}`,
    `initializeDevCycle("dvc_server_${sample.hex(36, 'd')}_${sample.hex(7, 'd')}")`,
  ],
  counterexamples: ['dvc_server_your_sdk_key', `dvc_client_${sample.hex(36)}`],
})
