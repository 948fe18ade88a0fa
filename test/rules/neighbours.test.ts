import { expect, test } from 'vitest'
import { catalogueOf } from '../../src/core/catalogue.js'
import { detect } from '../../src/core/detect.js'
import { sample } from '../../src/core/sample.js'
import { rules } from '../../src/rules/index.js'

const catalogue = catalogueOf(rules)
const key = (length: number, seed: string) => `sk_live_${sample.base62(length, seed)}`

test('where providers share a prefix, each key in a file with all of them is named by its own line', async () => {
  const lines: Readonly<Record<string, string>> = {
    'stripe-secret-key': `STRIPE_SECRET_KEY=${key(40, 'stripe')}`,
    'clerk-secret-key': `CLERK_SECRET_KEY=${key(42, 'clerk')}`,
    'moyasar-secret-key': `MOYASAR_SECRET_KEY=${key(40, 'moyasar')}`,
    'paymongo-secret-key': `PAYMONGO_SECRET_KEY=${key(24, 'paymongo')}`,
  }
  for (const order of [Object.keys(lines), Object.keys(lines).reverse()]) {
    const text = order.map((id) => `${lines[id]}\n`).join('')
    expect((await detect(Buffer.from(text), catalogue)).map(({ rule }) => rule.id)).toEqual(order)
  }
})
