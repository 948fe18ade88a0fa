import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const serviceAccount = (seed: string) =>
  `ops_${Buffer.from(
    JSON.stringify({
      email: `${sample.lower(13, seed)}@1passwordserviceaccounts.com`,
      muk: { alg: 'A256GCM', k: sample.base64url(43, seed) },
      srpX: sample.hex(64, seed),
      throttleSecret: { seed: sample.hex(64, seed) },
    }),
  ).toString('base64')}`

export default defineRules(
  {
    id: '1password-service-account',
    provider: '1Password',
    title: '1Password service account token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['ops_eyJ'],
    // Base64 of JSON; 250 to 1300 characters were seen.
    pattern: /(?<![A-Za-z0-9])(?<secret>ops_eyJ(?<random>[A-Za-z0-9+/_-]{180,2000}={0,2}))(?![A-Za-z0-9+/_-])/g,
    reach: { after: 2100 },
    variable: 'OP_SERVICE_ACCOUNT_TOKEN',
    remediation: {
      risk: 'read every item of the vaults this service account was granted, and change them where it may write',
      revokeAt: 'https://my.1password.com/developer-tools/active/',
      steps: [
        'On the Developer page of 1Password.com choose the service account, then “Rotate token” and expire the old one at once, or “Revoke token” if nothing needs it.',
        'Put the new token where OP_SERVICE_ACCOUNT_TOKEN is read.',
        'Read the usage report of the service account for items that were opened since the leak, and change those passwords and keys at their providers.',
      ],
      overlap: 'While rotating you can let the old token live on for up to a few days; not after a leak.',
      prevention: [
        'Give each service account one vault, for reading only.',
        'Set an expiry when you create it.',
        'Refer to secrets as op:// in files, and let “op run” fill them in.',
      ],
    },
    source: 'https://developer.1password.com/docs/service-accounts/security/',
    examples: [
      `export OP_SERVICE_ACCOUNT_TOKEN=${serviceAccount('a')}`,
      `OP_SERVICE_ACCOUNT_TOKEN: "${serviceAccount('b')}"`,
    ],
    counterexamples: [
      'OP_SERVICE_ACCOUNT_TOKEN=ops_eyJ...',
      `devops_eyJ${sample.base62(300)}`,
      `ops_eyJ${'x'.repeat(300)}`,
    ],
  },
  {
    id: '1password-secret-key',
    provider: '1Password',
    title: '1Password account Secret Key',
    severity: 'critical',
    certainty: 'certain',
    // The key has no longer literal part.
    keywords: ['A3-'],
    pattern:
      /(?<![A-Za-z0-9-])(?<secret>A3-(?<random>[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}))(?![A-Za-z0-9-])/g,
    variable: 'OP_SECRET_KEY',
    remediation: {
      risk: 'sign in to the 1Password account as soon as the account password is known or guessed too',
      revokeAt: 'https://my.1password.com/profile',
      steps: [
        'Sign in on 1Password.com, open “My Profile” and choose “Regenerate Secret Key”.',
        'Sign in again on your other devices with the new one, and save the new Emergency Kit.',
        'Change the account password as well if it was stored near the Secret Key.',
        'Deauthorise devices you do not know in the list of trusted devices.',
      ],
      prevention: [
        'Turn on two-factor authentication for the account.',
        'For scripts and CI use a service account, never the Secret Key of a person.',
      ],
    },
    source: 'https://support.1password.com/secret-key/',
    examples: [
      `OP_SECRET_KEY=A3-${sample.upper36(6)}-${sample.upper36(11)}-${sample.upper36(5, 'a')}-${sample.upper36(5, 'b')}-${sample.upper36(5, 'c')}`,
      `op account add --secret-key A3-${sample.upper36(6, 'd')}-${sample.upper36(6, 'e')}-${sample.upper36(5, 'f')}-${sample.upper36(5, 'g')}-${sample.upper36(5, 'h')}-${sample.upper36(5, 'i')}`,
    ],
    counterexamples: [
      'A3-XXXXXX-XXXXXX-XXXXX-XXXXX-XXXXX-XXXXX',
      `BA3-${sample.upper36(6)}-${sample.upper36(11)}-${sample.upper36(5, 'a')}-${sample.upper36(5, 'b')}-${sample.upper36(5, 'c')}`,
      `A3-${sample.upper36(6)}-${sample.upper36(5)}`,
    ],
  },
)
