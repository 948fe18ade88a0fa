import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const packed = (seed: string) =>
  Buffer.from(
    JSON.stringify({
      apiKey: ['sk', 'live', sample.hex(64, seed)].join('_'),
      appId: sample.base36(10, seed),
      regions: ['sea1'],
    }),
  ).toString('base64')

export default defineRules(
  {
    id: 'uploadthing-secret',
    provider: 'UploadThing',
    title: 'UploadThing secret key',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['sk_live_'],
    // 64 hex digits: longer than Paystack’s and without the capitals of Stripe’s.
    pattern: /(?<![A-Za-z0-9])(?<secret>sk_live_(?<random>[0-9a-f]{64}))(?![A-Za-z0-9_-])/g,
    precedence: 1,
    variable: 'UPLOADTHING_SECRET',
    remediation: {
      risk: 'upload and delete files of your UploadThing app',
      revokeAt: 'https://uploadthing.com/dashboard',
      steps: [
        'In the UploadThing dashboard choose the app, “API Keys”, tab “Legacy”, and roll the sk_live_ key.',
        'Deploy the new key, or the UPLOADTHING_TOKEN that contains it, together with the route handlers.',
        'Look at “Files” for uploads and deletions since the leak.',
      ],
      prevention: ['Let clients upload through your file routes with their middleware; no client needs this key.'],
    },
    source: 'https://docs.uploadthing.com/',
    examples: [
      `UPLOADTHING_SECRET=sk_live_${sample.hex(64)}`,
      `new UTApi({ apiKey: "sk_live_${sample.hex(64, 'ut')}" })`,
    ],
    counterexamples: [`sk_live_${sample.hex(40)}`, `sk_live_${'0'.repeat(64)}`],
  },
  {
    id: 'uploadthing-token',
    provider: 'UploadThing',
    title: 'UploadThing token',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['eyJhcGlLZXkiOi'],
    // base64 of JSON that holds the secret key, the app and its regions.
    pattern:
      /(?<![A-Za-z0-9+/_-])(?<secret>eyJhcGlLZXkiOiJza19saXZl(?<random>[A-Za-z0-9+/_-]{80,400}={0,2}))(?![A-Za-z0-9+/=_-])/g,
    precedence: 1,
    variable: 'UPLOADTHING_TOKEN',
    remediation: {
      risk: 'upload and delete files of your UploadThing app',
      revokeAt: 'https://uploadthing.com/dashboard',
      steps: [
        'Roll the key of the app under “API Keys”, tab “V7”, which gives a new UPLOADTHING_TOKEN.',
        'Replace the token in every environment: the key packed into the old one no longer works.',
      ],
      prevention: [
        'Use one UploadThing app for each environment, so that a preview token cannot delete production files.',
      ],
    },
    source: 'https://docs.uploadthing.com/',
    examples: [`UPLOADTHING_TOKEN='${packed('a')}'`, `token: "${packed('b')}"`],
    counterexamples: [
      'UPLOADTHING_TOKEN=eyJhcGlLZXkiOiJza19saXZl...',
      `UPLOADTHING_TOKEN=${Buffer.from(JSON.stringify({ apiKey: 'your-key', appId: 'abc' })).toString('base64')}`,
    ],
  },
)
