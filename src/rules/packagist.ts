import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'packagist-token',
    provider: 'Packagist',
    title: 'Private Packagist token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['packagist_'],
    // Who and what for in a few letters (`ort`, `out`, `uut`, `ack`), 60 hex digits, and eight of a checksum that is
    // announced but not described.
    pattern: /(?<![A-Za-z0-9])(?<secret>packagist_[a-z]{2,6}_(?<random>[a-f0-9]{56,128}))(?![A-Za-z0-9])/g,
    variable: 'PACKAGIST_TOKEN',
    remediation: {
      risk: 'download the private packages of your organization, and with an update token change what Composer installs',
      revokeAt: 'https://packagist.com/profile/tokens',
      steps: [
        'Open Settings, “Authentication Tokens” of the organization, or your profile, and delete or regenerate the token.',
        'API credentials (packagist_ack_, packagist_acs_) stand under Settings, “API Access”: regenerate the secret there.',
        'Put the new one into the COMPOSER_AUTH variable of your servers and pipelines.',
        'Look through the activity log of the organization for packages and users that were added.',
      ],
      prevention: [
        'Use a read-only token (packagist_ort_) where packages are only installed.',
        'Ignore auth.json in every project and hand it over by COMPOSER_AUTH.',
      ],
    },
    source: 'https://packagist.com/docs/composer-authentication',
    examples: [
      `composer config --global http-basic.repo.packagist.com token packagist_ort_${sample.hex(68)}`,
      `"password": "packagist_uut_${sample.hex(68, 'json')}"`,
    ],
    counterexamples: [`packagist_ort_${'0'.repeat(68)}`, 'packagist_api_token', `packagist_ort_${sample.hex(12)}`],
  },
  {
    id: 'packagist-token-main',
    provider: 'Packagist',
    title: 'Packagist.org API token',
    severity: 'high',
    certainty: 'likely',
    keywords: ['packagist', 'apitoken', 'api_token'],
    ...assigned('packagist|api_?token', '[a-z0-9_-]{20}', 'A-Za-z0-9_-'),
    context: ['packagist'],
    isGenuine: (secret) => /[A-Z]/.test(secret) && /[a-z]/.test(secret) && /[0-9]/.test(secret),
    variable: 'PACKAGIST_API_TOKEN',
    remediation: {
      risk: 'have Packagist.org update, edit or create packages in your name',
      revokeAt: 'https://packagist.org/profile/',
      steps: [
        'Open your profile, choose “Show Main API Token”, then the button that regenerates it.',
        'Replace it in the webhooks of repositories that still call update-package.',
        'Look at the repository addresses and maintainers of your packages.',
      ],
      prevention: [
        'Log in to Packagist.org with GitHub and let its hook update packages, so that no token is stored.',
        'Use the “safe” token for webhooks: it can trigger updates only.',
      ],
    },
    source: 'https://packagist.org/apidoc',
    examples: [
      `PACKAGIST_TOKEN=${sample.base62(20)}`,
      `curl "https://packagist.org/api/update-package?username=acme&apiToken=${sample.base62(20, 'query')}"`,
    ],
    counterexamples: [sample.base62(20), `apiToken=${sample.base62(20)}`, 'packagist = "your_token_goes_here"'],
  },
)
