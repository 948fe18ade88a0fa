import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'arcgis-api-key',
  provider: 'Esri ArcGIS',
  title: 'ArcGIS API key',
  severity: 'low',
  certainty: 'certain',
  keywords: ['AAPK', 'AAPT'],
  // AAPK (legacy) and AAPT are the prefixes that packages/arcgis-rest-request/src/request.ts of Esri/arcgis-rest-js
  // takes for API keys. The lengths are observed.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>(?:AAPK(?<random>[0-9a-f]{32}[A-Za-z0-9_-]{60,80})|AAPT[A-Za-z0-9_-]{100,400}(?:\.{1,2}[A-Za-z0-9_-]{1,200})?))(?![A-Za-z0-9_-])/g,
  variable: 'ARCGIS_API_KEY',
  remediation: {
    risk: 'use location services at your cost, and read private items if the key has that privilege',
    revokeAt: 'https://location.arcgis.com/credentials/',
    steps: [
      'Open the API key credentials item, “Settings”, and generate the second key of the pair.',
      'Put it into the pages and apps, then invalidate the leaked first one.',
    ],
    overlap: 'Each item has two keys with dates of their own, so that they can be changed in turn.',
    prevention: ['Set referrers on the key, and keep privileges for editing and private items off it.'],
  },
  source: 'https://developers.arcgis.com/documentation/security-and-authentication/api-key-authentication/',
  examples: [
    `ARCGIS_API_KEY=AAPK${sample.hex(32)}${sample.base62(64)}`,
    `esriConfig.apiKey = "AAPT${sample.base62(140, 'e')}"`,
  ],
  counterexamples: ['esriConfig.apiKey = "YOUR_ACCESS_TOKEN"', `AAPK${'0'.repeat(96)}`],
})
