import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const token = (seed: string) =>
  sample.jwt({
    userInformation: { id: sample.uuid(seed), email: 'dev@example.org', email_verified: true, status: 'ACTIVE' },
    authenticationType: 'scopedKey',
    scopedKeyKey: sample.hex(20, seed),
    scopedKeySecret: sample.hex(64, seed),
    exp: 1798761600,
  })

export default defineRules(
  {
    id: 'pinata-jwt',
    provider: 'Pinata',
    title: 'Pinata API token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['eyJ1c2VySW5mb3JtYXRpb24iOn'],
    // A JWT whose claims begin with {"userInformation":{.
    pattern:
      /(?<![A-Za-z0-9_-])(?<secret>eyJ[A-Za-z0-9_-]{20,60}\.eyJ1c2VySW5mb3JtYXRpb24iOn[A-Za-z0-9_-]{200,1200}\.(?<random>[A-Za-z0-9_-]{43}))(?![A-Za-z0-9_-])/g,
    reach: { after: 1600 },
    precedence: 1,
    variable: 'PINATA_JWT',
    remediation: {
      risk: 'upload files at your cost, and list and unpin the files of the account; it shows the e-mail address of its owner to whoever decodes it',
      revokeAt: 'https://app.pinata.cloud/developers/api-keys',
      steps: [
        'On the page “API Keys” of Pinata revoke the key that the token belongs to; API key, secret and JWT end together.',
        'Create one with the endpoints in use, and set PINATA_JWT on the server.',
        'Compare the list of files with your own records, and pin again what was unpinned.',
      ],
      prevention: ['Let browsers upload through signed upload URLs that your server makes.'],
    },
    source: 'https://docs.pinata.cloud/account-management/api-keys',
    examples: [`PINATA_JWT=${token('a')}`, `new PinataSDK({ pinataJwt: "${token('b')}" })`],
    counterexamples: [
      'PINATA_JWT=eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...',
      sample.jwt({ user: { id: sample.uuid() }, authenticationType: 'scopedKey' }),
    ],
  },
  {
    id: 'pinata-secret-key',
    provider: 'Pinata',
    title: 'Pinata API secret',
    severity: 'high',
    certainty: 'likely',
    keywords: ['pinata'],
    ...assigned('pinata[A-Za-z0-9_.-]{0,12}secret', '[0-9a-f]{64}'),
    variable: 'PINATA_SECRET_API_KEY',
    remediation: {
      risk: 'upload and unpin files of the account, together with the API key that stands near it',
      revokeAt: 'https://app.pinata.cloud/developers/api-keys',
      steps: [
        'On the page “API Keys” of Pinata revoke the key pair by its public half, the 20 hex digits.',
        'Move to the JWT of a new key: one value instead of the pair.',
        'Look through the pinned files for those that are missing or not yours.',
      ],
      prevention: ['Give a key a number of uses if it is for one batch of uploads.'],
    },
    source: 'https://docs.pinata.cloud/account-management/api-keys',
    examples: [`PINATA_SECRET_API_KEY=${sample.hex(64)}`, `pinata_api_secret: '${sample.hex(64, 'p')}'`],
    counterexamples: [
      'PINATA_SECRET_API_KEY=your_pinata_secret',
      `PINATA_API_KEY=${sample.hex(20)}`,
      `SECRET=${sample.hex(64)}`,
    ],
  },
)
