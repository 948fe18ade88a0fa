import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'contentstack-management-token',
  provider: 'Contentstack',
  title: 'Contentstack management token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['contentstack'],
  // Delivery tokens have the same form and are named so.
  ...assigned('(?:contentstack[A-Za-z0-9_.-]{0,12}|(?<![A-Za-z0-9]))management_?token', 'cs[0-9a-f]{24}'),
  reach: { before: 600, after: 1000 },
  context: ['contentstack'],
  variable: 'CONTENTSTACK_MANAGEMENT_TOKEN',
  remediation: {
    risk: 'read, change and publish entries of the stack, and its content types, as far as the token may write',
    revokeAt: 'https://app.contentstack.com/',
    steps: [
      'As owner or admin of the stack open “Settings”, “Tokens”, “Management Tokens”, and delete the token, which ends its sessions.',
      'Generate one with the same scope and an expiry, and set it as CONTENTSTACK_MANAGEMENT_TOKEN.',
      'Look at the audit log of the stack for entries that were changed or published.',
    ],
    prevention: ['For live preview use a preview token, which cannot write.'],
  },
  source: 'https://www.contentstack.com/docs/developers/create-tokens/generate-a-management-token',
  examples: [
    `CONTENTSTACK_MANAGEMENT_TOKEN=cs${sample.hex(24)}`,
    `host: "eu-api.contentstack.com", management_token: "cs${sample.hex(24, 'm')}"`,
  ],
  counterexamples: [
    'CONTENTSTACK_MANAGEMENT_TOKEN=cs_your_token',
    `CONTENTSTACK_DELIVERY_TOKEN=cs${sample.hex(24)}`,
    `management_token: "cs${sample.hex(24)}"`,
  ],
})
