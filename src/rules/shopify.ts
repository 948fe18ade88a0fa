import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// 32 hex digits today; Shopify says that tokens may get longer.
const pattern = (prefix: string) =>
  new RegExp(`(?<![A-Za-z0-9])(?<secret>${prefix}_(?<random>[A-Za-z0-9]{32,80}))(?![A-Za-z0-9_])`, 'g')
const PARTNERS = 'https://partners.shopify.com/'
const PARTNER_SOURCE = 'https://shopify.dev/docs/api/partner'

export default defineRules(
  {
    id: 'shopify-admin-access-token',
    provider: 'Shopify',
    title: 'Shopify Admin API access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['shpat_', 'shpca_', 'shppa_'],
    pattern: pattern('shp(?:at|ca|pa)'),
    variable: 'SHOPIFY_ACCESS_TOKEN',
    remediation: {
      risk: 'read and change orders, customers and products of the store, as far as the app’s scopes go',
      revokeAt: 'https://admin.shopify.com/',
      steps: [
        'In the admin of the store open Settings, Apps, “Develop apps”, and the app; uninstall it, which ends the token.',
        'Install the app again and copy the new token from “API credentials”: it is shown once.',
        'For an app from the Dev Dashboard, rotate the client secret and request a new token for every store.',
        'Look at the activity log of the store for changes by the app.',
      ],
      command:
        'DELETE https://<shop>.myshopify.com/admin/api_permissions/current.json with the token in X-Shopify-Access-Token',
      prevention: [
        'Request only the access scopes the app uses; customer data is a scope of its own.',
        'Use token exchange and expiring offline tokens.',
      ],
    },
    source: 'https://shopify.dev/docs/apps/build/authentication-authorization',
    examples: [
      `SHOPIFY_ACCESS_TOKEN=shpat_${sample.hex(32)}`,
      `-H "X-Shopify-Access-Token: shpca_${sample.hex(32, 'ca')}"`,
      `password: 'shppa_${sample.hex(32, 'pa')}'`,
      `shpat_${sample.base62(40)}`,
    ],
    counterexamples: [`shpat_${'x'.repeat(32)}`, 'shpat_your_access_token', `shpat_${sample.hex(16)}`],
  },
  {
    id: 'shopify-app-secret',
    provider: 'Shopify',
    title: 'Shopify app client secret',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['shpss_'],
    pattern: pattern('shpss'),
    variable: 'SHOPIFY_API_SECRET',
    remediation: {
      risk: 'forge webhooks and session tokens of your app, and exchange codes for tokens of every store that installs it',
      revokeAt: 'https://dev.shopify.com/dashboard',
      steps: [
        'In the Dev Dashboard open the app, Settings, and rotate the client secret.',
        'Deploy the new secret; webhooks are signed with the oldest secret that is not revoked, so accept both for now.',
        'Refresh the access tokens of your stores with the new secret, then revoke the old one.',
      ],
      overlap: 'Shopify accepts both secrets until you revoke the old one.',
      prevention: [
        'Keep the secret out of shopify.app.toml and the .env that the CLI writes; the client id is enough there.',
        'Use a separate app for development stores.',
      ],
    },
    source: 'https://shopify.dev/docs/apps/build/authentication-authorization/client-secrets',
    examples: [`SHOPIFY_API_SECRET=shpss_${sample.hex(32)}`, `apiSecretKey: "shpss_${sample.hex(32, 'js')}",`],
    counterexamples: [`shpss_${'0'.repeat(32)}`, 'shpss_your_client_secret'],
  },
  {
    id: 'shopify-partner-token',
    provider: 'Shopify',
    title: 'Shopify Partner API token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['prtapi_'],
    pattern: pattern('prtapi'),
    variable: 'SHOPIFY_PARTNER_TOKEN',
    remediation: {
      risk: 'read the earnings, apps and merchants of your partner organization',
      revokeAt: PARTNERS,
      steps: [
        'In the Partner Dashboard open Settings, “Partner API clients”, and the client this token belongs to.',
        'Delete the client, create another with the permissions it needs, and deploy its token.',
      ],
      prevention: ['Leave “View financials” off for clients that only manage apps or themes.'],
    },
    source: PARTNER_SOURCE,
    examples: [`X-Shopify-Access-Token: prtapi_${sample.hex(32)}`, `PARTNER_TOKEN="prtapi_${sample.hex(32, 'b')}"`],
    counterexamples: [`prtapi_${'x'.repeat(32)}`, `partapi_${sample.hex(32)}`],
  },
  {
    id: 'shopify-partner-token-theme',
    provider: 'Shopify',
    title: 'Shopify Theme Access password',
    severity: 'high',
    certainty: 'certain',
    keywords: ['shptka_'],
    pattern: pattern('shptka'),
    variable: 'SHOPIFY_CLI_THEME_TOKEN',
    remediation: {
      risk: 'read and change the theme files of the store, so also add scripts that run in front of every customer',
      revokeAt: 'https://admin.shopify.com/store/_/apps/theme-access',
      steps: [
        'Open the Theme Access app in the admin of the store and delete the password.',
        'Create a password for the same developer; they receive it by e-mail.',
        'Compare the published theme with your repository before you trust it again.',
      ],
      prevention: ['Give each developer and each pipeline a password of its own, so that one can go alone.'],
    },
    source: PARTNER_SOURCE,
    examples: [
      `SHOPIFY_CLI_THEME_TOKEN=shptka_${sample.hex(32)}`,
      `shopify theme push --password shptka_${sample.hex(32, 'cli')}`,
    ],
    counterexamples: [`shptka_${'x'.repeat(32)}`, 'shptka_password'],
  },
  {
    id: 'shopify-partner-token-cli',
    provider: 'Shopify',
    title: 'Shopify CLI token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['atkn_'],
    // Only hex is on record; the CLI has also used versioned base64url.
    pattern: /(?<![A-Za-z0-9])(?<secret>atkn_(?:[0-9]\.)?(?<random>[A-Za-z0-9_-]{32,247}))(?![A-Za-z0-9_-])/g,
    variable: 'SHOPIFY_CLI_PARTNERS_TOKEN',
    remediation: {
      risk: 'act as the developer who logged in with Shopify CLI: deploy apps and change themes of their stores',
      revokeAt: 'https://accounts.shopify.com/accounts/me',
      steps: [
        'Run “shopify auth logout” on the machine the token came from, and log in again.',
        'For a token made for CI, delete it under Settings, “CLI tokens”, of the Partner Dashboard.',
        'Look at the releases of your apps since the leak.',
      ],
      command: 'shopify auth logout',
      prevention: ['In CI, use the app automation token from the secret store, not the session of a developer.'],
    },
    source: PARTNER_SOURCE,
    examples: [`SHOPIFY_CLI_PARTNERS_TOKEN=atkn_${sample.hex(64)}`, `"accessToken": "atkn_${sample.hex(40)}"`],
    counterexamples: [`atkn_${'x'.repeat(64)}`, `patkn_${sample.hex(64)}`],
  },
)
