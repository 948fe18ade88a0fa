import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'imagekit-private-key',
  provider: 'ImageKit',
  title: 'ImageKit private key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['private_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>private_(?<random>[A-Za-z0-9+/]{24,44}={0,2}))(?![A-Za-z0-9+/=])/g,
  context: ['imagekit'],
  mode: 'unknown',
  variable: 'IMAGEKIT_PRIVATE_KEY',
  remediation: {
    risk: 'upload, change and delete the media of the account',
    revokeAt: 'https://imagekit.io/dashboard/developer/api-keys',
    steps: [
      'In ImageKit open “Developer options”, “API keys”, and delete the key pair that the private_ key belongs to.',
      'Create another before, since five standard keys may exist, and set it as IMAGEKIT_PRIVATE_KEY on the server that signs uploads.',
    ],
    prevention: [
      'Create restricted keys, for reading only or without account management, and give browsers the public key.',
    ],
  },
  source: 'https://imagekit.io/docs/api-keys',
  examples: [
    `IMAGEKIT_PRIVATE_KEY=private_${sample.base62(27)}=`,
    `imagekit: { privateKey: 'private_${sample.base62(28, 'y')}' }`,
  ],
  counterexamples: ['private_key_path', `private_${sample.base62(28)}`],
})
