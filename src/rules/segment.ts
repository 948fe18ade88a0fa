import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const remediation: Remediation = {
  risk: 'read and rewire the sources, destinations and warehouses of your Segment workspace',
  revokeAt: 'https://app.segment.com/',
  steps: [
    'Open “Settings”, “Workspace settings”, “Access Management”, “Tokens”, and remove the token.',
    'Create another one with the narrowest role and hand it to the integration.',
    'Look through the audit trail of the workspace for new destinations: they would receive a copy of your events.',
  ],
  prevention: [
    'Choose a role for single sources when you create the token, not workspace owner.',
    'Use the regional Public API with one token for each integration.',
  ],
}

export default defineRules(
  {
    id: 'segment-token',
    provider: 'Twilio Segment',
    title: 'Segment Public API token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['sgp_'],
    // 64 characters. Sourcegraph’s sgp_ tokens are 40 hex digits, or two parts joined by `_`.
    pattern: /(?<![A-Za-z0-9])(?<secret>sgp_(?<random>[A-Za-z0-9]{60,80}))(?![A-Za-z0-9_])/g,
    variable: 'SEGMENT_PUBLIC_API_TOKEN',
    remediation,
    source: 'https://segment.com/docs/api/public-api/',
    examples: [
      `SEGMENT_PUBLIC_API_TOKEN=sgp_${sample.base62(64)}`,
      `curl -H "Authorization: Bearer sgp_${sample.base62(64, 'b')}" https://api.segmentapis.com/sources`,
    ],
    counterexamples: [`sgp_${sample.hex(40)}`, `sgp_${sample.hex(16)}_${sample.hex(40)}`, `sgp_${'x'.repeat(64)}`],
  },
  {
    id: 'segment-token-workspace',
    provider: 'Twilio Segment',
    title: 'Segment workspace access token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['segment', 'access_token', 'access-token', 'accesstoken'],
    ...assigned('segment|access[_-]?token', '[A-Za-z0-9_-]{43}\\.[A-Za-z0-9_-]{43}', 'A-Za-z0-9_.\\-'),
    context: ['segment'],
    isGenuine: (secret) => /[A-Z]/.test(secret) && /[a-z]/.test(secret) && /\d/.test(secret),
    variable: 'SEGMENT_ACCESS_TOKEN',
    remediation,
    source: 'https://segment.com/docs/api/public-api/',
    examples: [
      `SEGMENT_ACCESS_TOKEN=${sample.base64url(43, 'a')}.${sample.base64url(43, 'b')}`,
      `segmentToken: "${sample.base64url(43, 'c')}.${sample.base64url(43, 'd')}"`,
    ],
    counterexamples: [
      `SESSION=${sample.base64url(43, 'a')}.${sample.base64url(43, 'b')}`,
      'SEGMENT_ACCESS_TOKEN=your-access-token',
    ],
  },
  {
    id: 'segment-token-write-key',
    provider: 'Twilio Segment',
    title: 'Segment write key',
    severity: 'low',
    certainty: 'likely',
    keywords: ['segment', 'write_key', 'write-key', 'writekey', 'analytics.load'],
    ...assigned('segment[a-z0-9_.\\-]{0,12}key|write[_-]?key|analytics\\.load', '[A-Za-z0-9]{32}'),
    context: ['segment', 'analytics.load'],
    mode: 'public',
    isGenuine: (secret) => /[A-Z]/.test(secret) && /[a-z]/.test(secret),
    variable: 'SEGMENT_WRITE_KEY',
    remediation: {
      risk: 'send events into this source, and so spoil your data',
      revokeAt: 'https://app.segment.com/',
      steps: [
        'A write key in a website or an app is meant to be seen: leave it.',
        'For a server source open its “Settings”, “API Keys”, choose “Generate New Write Key”, and then revoke the old one.',
      ],
      prevention: ['Keep server sources apart from web sources, and check events against a tracking plan.'],
    },
    source: 'https://segment.com/docs/connections/find-writekey/',
    examples: [`analytics.load("${sample.base62(32)}")`, `SEGMENT_WRITE_KEY=${sample.base62(32, 'b')}`],
    counterexamples: [`writeKey: "${sample.base62(32)}"`, 'analytics.load("YOUR_WRITE_KEY")'],
  },
)
