import { asCratesTrustedPublishingToken, isCratesTrustedPublishingToken } from '../core/checksum.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'crates-io-token',
    provider: 'crates.io',
    title: 'crates.io API token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['cio'],
    // Three letters are a weak prefix: the length is exact, and capitals and digits must be among the 32 characters.
    pattern:
      /(?<![A-Za-z0-9+/])(?<secret>cio(?<random>(?=[A-Za-z]{0,31}[0-9])(?=[a-z0-9]{0,31}[A-Z])[A-Za-z0-9]{32}))(?![A-Za-z0-9+/=])/g,
    reach: { before: 8, after: 40 },
    variable: 'CARGO_REGISTRY_TOKEN',
    remediation: {
      risk: 'publish versions of your crates that everybody who depends on them will compile and run, or yank yours',
      revokeAt: 'https://crates.io/settings/tokens',
      steps: [
        'Open Account Settings, “API Tokens”, and choose “Revoke”.',
        'Look at the versions of each crate and yank one that you did not publish; tell help@crates.io if it is malicious.',
        'Run “cargo logout” on machines that held the token, and look at the owners of the crates.',
      ],
      command: 'cargo yank --version <version> <crate>',
      prevention: [
        'Set up trusted publishing for the crate: the workflow then gets a token of 30 minutes.',
        'Otherwise give the token the scope “publish-update”, a pattern of crate names, and an expiry.',
      ],
    },
    source: 'https://doc.rust-lang.org/cargo/reference/publishing.html',
    examples: [
      `CARGO_REGISTRY_TOKEN=cio${sample.base62(32)}`,
      `[registry]\ntoken = "cio${sample.base62(32, 'toml')}"`,
      `cargo login cio${sample.base62(32, 'cli')}`,
    ],
    counterexamples: [
      `cio${'x'.repeat(32)}`,
      `cio${sample.lower(32)}`,
      `precio${sample.base62(32)}`,
      `cio${sample.base62(40)}`,
    ],
  },
  {
    id: 'crates-io-trusted-publishing-token',
    provider: 'crates.io',
    title: 'crates.io trusted publishing token',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['cio_tp_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>cio_tp_(?<random>[A-Za-z0-9]{32}))(?![A-Za-z0-9])/g,
    checksum: isCratesTrustedPublishingToken,
    variable: 'CARGO_REGISTRY_TOKEN',
    remediation: {
      risk: 'publish the crate it was made for, within 30 minutes of being issued',
      revokeAt: 'https://crates.io/settings/tokens',
      steps: [
        'Let the job end: rust-lang/crates-io-auth-action revokes the token, and after 30 minutes it is dead anyway.',
        'Look at the versions of the crate that were published in that half hour.',
      ],
      command: 'curl -X DELETE https://crates.io/api/v1/trusted_publishing/tokens -H "Authorization: Bearer <token>"',
      prevention: [
        'Read the token from the output of the action in the publishing step only, and print no environment.',
      ],
    },
    source: 'https://crates.io/docs/trusted-publishing',
    examples: [
      `CARGO_REGISTRY_TOKEN=${asCratesTrustedPublishingToken(sample.base62(31))}`,
      `{"token":"${asCratesTrustedPublishingToken(sample.base62(31, 'json'))}"}`,
    ],
    counterexamples: [`cio_tp_${'0'.repeat(32)}`, `${asCratesTrustedPublishingToken(sample.base62(31)).slice(0, -1)}_`],
  },
)
