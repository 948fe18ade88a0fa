import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'shopify-storefront-token',
  provider: 'Shopify',
  title: 'Shopify public Storefront API token',
  severity: 'low',
  certainty: 'likely',
  keywords: ['storefront'],
  ...assigned('storefront', '[a-f0-9]{32}'),
  mode: 'public',
  variable: 'SHOPIFY_STOREFRONT_ACCESS_TOKEN',
  remediation: {
    risk: 'read products and fill carts of the shop, as every visitor can',
    revokeAt: 'https://admin.shopify.com/',
    steps: [
      'Leave it: headless shops send this token to browsers.',
      'Check only that it is no private token (shpat_), which stands in Shopify-Storefront-Private-Token on servers.',
    ],
    prevention: ['Take away Storefront permissions the shop does not show, such as customer or inventory data.'],
  },
  source: 'https://shopify.dev/docs/api/usage/authentication',
  examples: [
    `X-Shopify-Storefront-Access-Token: ${sample.hex(32)}`,
    `NEXT_PUBLIC_SHOPIFY_STOREFRONT_TOKEN=${sample.hex(32, 'b')}`,
  ],
  counterexamples: [`SHOPIFY_TOKEN=${sample.hex(32)}`, 'X-Shopify-Storefront-Access-Token: {token}'],
})
