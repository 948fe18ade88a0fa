import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'wakatime-api-key',
  provider: 'WakaTime',
  title: 'WakaTime API key',
  severity: 'low',
  certainty: 'certain',
  keywords: ['waka_'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>waka_(?:tok_)?(?<random>[a-zA-Z0-9]{8}-(?:[a-f0-9]{4}-){3}[a-f0-9]{12}|[A-Za-z0-9]{60,90}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'WAKATIME_API_KEY',
  remediation: {
    risk: 'read which projects, files and editors you worked in and when',
    revokeAt: 'https://wakatime.com/settings/api-key',
    steps: ['Open Settings, API Key, and regenerate it.', 'Put it into ~/.wakatime.cfg on your machines.'],
    prevention: ['Keep .wakatime.cfg out of dotfile repositories.'],
  },
  source: 'https://wakatime.com/developers',
  examples: [`WAKATIME_API_KEY=waka_${sample.uuid()}`, `api_key = waka_${sample.uuid('ini')}`],
  counterexamples: ['waka_your_key'],
})
