import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const PANEL = 'https://www.braintreegateway.com/'
const id = (seed: string) => sample.base36(16, seed)

export default defineRules(
  {
    id: 'braintree-access-token',
    provider: 'PayPal Braintree',
    title: 'Braintree access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['access_token$', 'access_token\\$', 'access_token\\\\$', 'access_token%24'],
    // The dollar signs are escaped in double quotes of PHP and the shell, and encoded in URLs.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>access_token(?:\\{0,2}\$|%24)(?<mode>production|sandbox|development)(?:\\{0,2}\$|%24)[0-9a-z]{14,20}(?:\\{0,2}\$|%24)(?<random>[0-9a-f]{32}))(?![A-Za-z0-9])/g,
    mode: { marks: { production: 'live', sandbox: 'test', development: 'test' } },
    variable: 'BRAINTREE_ACCESS_TOKEN',
    remediation: {
      risk: 'process and refund transactions for the merchant that granted it',
      revokeAt: PANEL,
      steps: [
        'In the Control Panel open the connected apps of the merchant and revoke the one this token was issued to.',
        'For a token from the PayPal developer site (Express Checkout), generate new Braintree credentials in the app there.',
        'Connect again, store the new token, and search the transactions for refunds and credits you did not make.',
      ],
      prevention: ['Ask merchants for the OAuth scopes you use, and keep their tokens encrypted, one record each.'],
    },
    source: 'https://developer.paypal.com/braintree/docs',
    examples: [
      `BRAINTREE_ACCESS_TOKEN='access_token$production$${id('a')}$${sample.hex(32)}'`,
      `gateway = braintree.connect({ accessToken: "access_token$sandbox$${id('b')}$${sample.hex(32, 'b')}" })`,
      `export TOKEN="access_token\\$production\\$${id('c')}\\$${sample.hex(32, 'c')}"`,
    ],
    counterexamples: [
      'access_token$production$your_merchant_id$your_token',
      `access_token$production$${id('d')}$${'0'.repeat(32)}`,
      `access_token$staging$${id('e')}$${sample.hex(32, 'e')}`,
    ],
  },
  {
    id: 'braintree-private-key',
    provider: 'PayPal Braintree',
    title: 'Braintree private key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['braintree'],
    // By name, or as it follows merchant id and public key in a constructor.
    pattern: assigned(
      'private[_-]?key|braintree[A-Za-z0-9_.\\- ]{0,24}(?:key|secret|token|private)|' +
        '["\'][a-z0-9]{16}["\'],\\s{0,40}["\'][a-z0-9]{16}',
      '[a-f0-9]{32}',
    ).pattern,
    reach: { before: 900, after: 900 },
    context: ['braintree'],
    mode: {
      near: {
        live: [
          'environment.production',
          'environment::production',
          'braintree_environment=production',
          'braintree_env=production',
          'production',
        ],
        test: ['sandbox'],
      },
    },
    variable: 'BRAINTREE_PRIVATE_KEY',
    remediation: {
      risk: 'use the whole gateway API: charge vaulted cards, refund, and read customers',
      revokeAt: PANEL,
      steps: [
        'In the Control Panel open the gear menu, “API”, and “Generate New API Key” to get a new pair.',
        'Deploy public and private key together, then delete the leaked pair in the same list.',
        'Search transactions since the leak for sales, refunds and credits that are not yours.',
      ],
      overlap: 'A user can have several key pairs at a time; the old one works until you delete it.',
      prevention: [
        'Create an API user with a role that has only the permissions of this service: keys inherit them.',
        'Keep sandbox and production pairs in different secret stores.',
      ],
    },
    source: 'https://developer.paypal.com/braintree/docs',
    examples: [
      `BRAINTREE_PRIVATE_KEY=${sample.hex(32)}`,
      `new BraintreeGateway(Environment.PRODUCTION, "${id('m')}", "${id('p')}", "${sample.hex(32, 'java')}")`,
      `const gateway = new braintree.BraintreeGateway({\n  environment: braintree.Environment.Sandbox,\n  privateKey: '${sample.hex(32, 'js')}',\n})`,
    ],
    counterexamples: [
      `BRAINTREE_PRIVATE_KEY=${'a1b2'.repeat(8)}`,
      `private_key = "${sample.hex(32, 'alone')}"`,
      `BRAINTREE_PUBLIC_KEY=${id('public')}`,
      `braintree-2.1.0.tgz md5: ${sample.hex(32, 'md5')}`,
    ],
  },
  {
    id: 'braintree-tokenization-key',
    provider: 'PayPal Braintree',
    title: 'Braintree tokenization key',
    severity: 'low',
    certainty: 'certain',
    keywords: ['sandbox_', 'production_'],
    // The merchant id at the end has digits; without that test the words of a long variable name would match.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>(?:sandbox|production)_(?<random>[a-z0-9]{6,10}_(?=[a-z]{0,19}[0-9])[a-z0-9]{14,20}))(?![A-Za-z0-9_])/g,
    context: ['braintree', 'tokenization', 'dropin', 'drop-in'],
    // Made for web pages and apps in both environments.
    mode: 'public',
    variable: 'BRAINTREE_TOKENIZATION_KEY',
    remediation: {
      risk: 'turn card data into payment method nonces, which any visitor of your checkout can do',
      revokeAt: PANEL,
      steps: [
        'Nothing to revoke. If it is abused to try out cards, delete it under “API”, “Tokenization Keys”, and ship another.',
      ],
      prevention: ['Where visitors are logged in, use client tokens from your server, which expire.'],
    },
    source: 'https://developer.paypal.com/braintree/docs/guides/authorization/tokenization-key',
    examples: [
      `braintree.dropin.create({ authorization: 'sandbox_${sample.base36(8)}_${id('t')}' })`,
      `BRAINTREE_TOKENIZATION_KEY=production_${sample.base36(8, 'p')}_${id('u')}`,
    ],
    counterexamples: [
      `SOME_KEY=sandbox_${sample.base36(8)}_${id('t')}`,
      'braintree: production_database_configurations',
    ],
  },
)
