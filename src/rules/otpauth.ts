import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const seed = (name: string) => sample.of(BASE32, 32, name)

export default defineRules(
  {
    id: 'otpauth-uri',
    provider: 'RFC 6238',
    title: 'Seed of a one-time password',
    severity: 'high',
    certainty: 'certain',
    keywords: ['otpauth://'],
    // The seeds of the key URI documentation, of pyotp and of RFC 6238 are samples.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>otpauth:\/\/[th]otp\/[^\s"'`<>?]{0,200}\?(?:[^\s"'`<>]{0,200}[&;])?secret=(?!JBSWY3DP|HXDMVJEC|GEZDGNBV)(?<random>[A-Za-z2-7]{16,256}))(?![A-Za-z0-9])/g,
    variable: 'TOTP_SECRET',
    remediation: {
      risk: 'compute the one-time passwords of this account, so that the second factor protects it no longer',
      revokeAt: 'https://github.com/google/google-authenticator/wiki/Key-Uri-Format',
      steps: [
        'Log in to the service named as issuer in the URI and remove the authenticator app from the account.',
        'Enrol the app again: the service shows another QR code with a new seed, and new recovery codes.',
        'End other sessions of the account and read its sign-in history.',
      ],
      prevention: [
        'Prefer passkeys or hardware keys, which have no seed that can be copied.',
        'For tests use the seed of RFC 6238 or an account without rights.',
      ],
    },
    source: 'https://github.com/google/google-authenticator/wiki/Key-Uri-Format',
    examples: [
      `otpauth://totp/Acme:alice@example.org?secret=${seed('a')}&issuer=Acme`,
      `const uri = "otpauth://hotp/Acme?issuer=Acme&counter=0&secret=${seed('b')}"`,
    ],
    counterexamples: [
      `otpauth://totp/Example:alice?secret=${'JBSWY3DP'}${'EHPK3PXP'}&issuer=Example`,
      'otpauth://totp/Acme?secret=${secret}',
      `secret=${seed('a')}`,
    ],
  },
  {
    id: 'otpauth-uri-migration',
    provider: 'RFC 6238',
    title: 'Export of an authenticator app',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['otpauth-migration://'],
    pattern:
      /(?<![A-Za-z0-9])(?<secret>otpauth-migration:\/\/offline\?data=(?<random>[A-Za-z0-9%+/_-]{24,3000}={0,2}))(?![A-Za-z0-9%+/_-])/g,
    reach: { after: 3100 },
    variable: 'TOTP_EXPORT',
    remediation: {
      risk: 'compute the one-time passwords of every account in this export of Google Authenticator',
      revokeAt: 'https://support.google.com/accounts/answer/1066447',
      steps: [
        'List the accounts that were exported, and enrol each one anew at its service, e-mail and password manager first.',
        'Replace their recovery codes and end their other sessions.',
      ],
      prevention: ['Show the export on the screen only for the moment of the transfer; never store its QR code.'],
    },
    source: 'https://github.com/google/google-authenticator/wiki/Key-Uri-Format',
    examples: [
      `otpauth-migration://offline?data=${sample.base62(120)}%3D%3D`,
      `"url": "otpauth-migration://offline?data=${sample.base64(160)}"`,
    ],
    counterexamples: ['otpauth-migration://offline?data=...', `otpauth-migration://offline?data=${'A'.repeat(60)}`],
  },
)
