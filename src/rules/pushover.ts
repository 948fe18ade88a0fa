import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'pushover-token',
  provider: 'Pushover',
  title: 'Pushover application token',
  severity: 'low',
  certainty: 'likely',
  keywords: ['pushover'],
  ...assigned('pushover[A-Za-z0-9_.-]{0,16}(?:token|key|api|app)', '(?=[a-z]{0,29}[0-9])a[a-z0-9]{29}'),
  variable: 'PUSHOVER_TOKEN',
  remediation: {
    risk: 'with your user key, which is often beside it, send notifications to your devices in the name of the application',
    revokeAt: 'https://pushover.net/',
    steps: [
      'Open the application at the bottom of the Pushover dashboard, “Edit Application”, and reset its API token.',
      'If strangers send to you, change the user key as well under “Settings”.',
    ],
    prevention: ['Make one application for each script; a token can then be reset alone.'],
  },
  source: 'https://pushover.net/api',
  examples: [`PUSHOVER_TOKEN=a${sample.base36(29)}`, `pushover_api_token: "a${sample.base36(29, 'p')}"`],
  counterexamples: [`PUSHOVER_USER=u${sample.base36(29)}`, `TOKEN=a${sample.base36(29)}`],
})
