import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'freemius-secret-key',
  provider: 'Freemius',
  title: 'Freemius secret key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['freemius', 'fs_dynamic_init'],
  context: ['freemius', 'fs_dynamic_init'],
  // `sk_` and 29 characters, punctuation among them; always in quotes. Public keys (`pk_`) belong in the plugin.
  pattern: /(?<=["'])(?<secret>sk_(?<random>[^\s"'<>]{29}))(?=["'])/g,
  reach: { before: 800, after: 800 },
  variable: 'FREEMIUS_SECRET_KEY',
  remediation: {
    risk: 'sign API calls as your plugin or theme: read customers and licences, and issue or cancel licences',
    revokeAt: 'https://dashboard.freemius.com/',
    steps: [
      'Choose the product in the Freemius dashboard and open its “Settings”, tab “Keys”.',
      'Regenerate the secret key; keep the public key, which the SDK snippet needs.',
      'Take secret_key out of the array that goes to fs_dynamic_init in released versions.',
    ],
    prevention: [
      'Leave secret_key out of the WordPress plugin: the SDK reads it from wp-config.php on your own machine only.',
    ],
  },
  source: 'https://freemius.com/help/documentation/wordpress-sdk/integrating-freemius-sdk/',
  examples: [
    `fs_dynamic_init( array( 'public_key' => 'pk_x', 'secret_key' => 'sk_${sample.of('abcdefgh!$%ABCDEFGH(?019@', 29)}' ) )`,
    `// Freemius\ndefine( 'WP_FS__my_SECRET_KEY', 'sk_${sample.base62(29, 'f')}' );`,
  ],
  counterexamples: [`'secret_key' => 'sk_${sample.base62(29)}'`, `freemius: 'sk_${'x'.repeat(29)}'`],
})
