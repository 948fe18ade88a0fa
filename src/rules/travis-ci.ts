import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'travis-ci-token',
  provider: 'Travis CI',
  title: 'Travis CI API token',
  severity: 'high',
  certainty: 'likely',
  keywords: ['travis', 'authorization'],
  ...assigned('travis|authorization', '[a-z0-9_-]{22}', 'A-Za-z0-9_-'),
  context: ['travis'],
  // Names and slugs of that length have no mix of capitals, small letters and digits.
  isGenuine: (secret) => /[A-Z]/.test(secret) && /[a-z]/.test(secret) && /[0-9]/.test(secret),
  variable: 'TRAVIS_API_TOKEN',
  remediation: {
    risk: 'start builds and read the settings and logs of your repositories on Travis CI',
    revokeAt: 'https://app.travis-ci.com/account/preferences',
    steps: [
      'Open Settings, “API authentication”, and choose “Regenerate token”.',
      'Run “travis login” again on machines that used the command line.',
      'Look at Requests of your repositories for builds you did not ask for, and replace variables those could print.',
    ],
    command: 'travis logout --pro',
    prevention: [
      'Encrypt values in .travis.yml by “travis encrypt”, or keep them in Repository settings.',
      'Switch off “Share encrypted environment variables with forks” for public repositories.',
    ],
  },
  source: 'https://docs.travis-ci.com/user/triggering-builds/',
  examples: [
    `TRAVIS_TOKEN=${sample.base62(22)}`,
    `travisApiToken: "${sample.base62(22, 'yaml')}"`,
    `curl -H "Travis-API-Version: 3" -H "Authorization: token ${sample.base62(22, 'header')}" https://api.travis-ci.com/user`,
  ],
  counterexamples: [
    sample.base62(22),
    `travis_repo = "${sample.lower(22)}"`,
    `Authorization: token ${sample.base62(22)}`,
  ],
})
