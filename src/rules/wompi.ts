import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'wompi-private-key',
    provider: 'Wompi',
    title: 'Wompi private key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['prv_test_', 'prv_prod_'],
    pattern:
      /(?<![A-Za-z0-9])(?<secret>prv_(?<mode>test|prod)_(?<random>(?=[A-Za-z]{0,31}\d)[A-Za-z0-9]{28,40}))(?![A-Za-z0-9_-])/g,
    mode: { marks: { prod: 'live', test: 'test' } },
    variable: 'WOMPI_PRIVATE_KEY',
    remediation: {
      risk: 'create transactions with stored payment sources, void them, and read those of your customers',
      revokeAt: 'https://comercios.wompi.co/',
      steps: [
        'In the Wompi commerce panel open “Desarrollo”, “Programadores”, and regenerate the keys of the mode.',
        'Replace WOMPI_PRIVATE_KEY on the server and the pub_ key in the checkout together.',
        'Compare the transactions of stored payment sources since the leak with your orders.',
      ],
      prevention: ['Use the prv_test_ key against sandbox.wompi.co while you develop.'],
    },
    source: 'https://docs.wompi.co/docs/colombia/ambientes-y-llaves/',
    examples: [
      `WOMPI_PRIVATE_KEY=prv_prod_${sample.base62(32)}`,
      `Authorization: Bearer prv_test_${sample.base62(32, 'w')}`,
    ],
    counterexamples: ['WOMPI_PRIVATE_KEY=prv_test_xxx', `def get_prv_test_traces(): return ${'prv_test_'}traces`],
  },
  {
    id: 'wompi-integrity-secret',
    provider: 'Wompi',
    title: 'Wompi integrity or events secret',
    severity: 'high',
    certainty: 'certain',
    keywords: ['prod_integrity_', 'test_integrity_', 'prod_events_', 'test_events_'],
    pattern:
      /(?<![A-Za-z0-9])(?<secret>(?<mode>test|prod)_(?:integrity|events)_(?<random>(?=[A-Za-z]{0,31}\d)[A-Za-z0-9]{28,40}))(?![A-Za-z0-9_-])/g,
    context: ['wompi'],
    mode: { marks: { prod: 'live', test: 'test' } },
    variable: 'WOMPI_INTEGRITY_SECRET',
    remediation: {
      risk: 'sign checkouts with another amount, or fake the event that says a transaction was approved',
      revokeAt: 'https://comercios.wompi.co/',
      steps: [
        'Open “Desarrollo”, “Programadores”, “Secretos para integración técnica”, and regenerate the integrity or the events secret.',
        'Deploy it to the server that signs the checkout and checks X-Event-Checksum.',
        'Ask the Wompi API for the state of orders that were marked as paid by an event since the leak.',
      ],
      prevention: ['Compute the integrity signature on the server, never in the page.'],
    },
    source: 'https://docs.wompi.co/docs/colombia/ambientes-y-llaves/',
    examples: [
      `WOMPI_INTEGRITY_SECRET=prod_integrity_${sample.base62(32)}`,
      `wompi_events: "test_events_${sample.base62(32, 'e')}"`,
    ],
    counterexamples: [`SECRET=prod_events_${sample.base62(32)}`, 'WOMPI_EVENTS_SECRET=test_events_xxx'],
  },
)
