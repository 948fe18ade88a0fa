import { expect, test } from 'vitest'
import { outlineOf } from '../../src/core/catalogue.js'
import { rules } from '../../src/rules/index.js'
import { pack, unpack } from '../../src/rules/packing.js'

test('what the build writes down is read back as it was', () => {
  const outline = outlineOf(rules)
  expect(outline.keywords.some(({ disguise }) => disguise === 'split literals')).toBe(true)
  expect(unpack(JSON.parse(JSON.stringify(pack(outline, []))))).toEqual(outline)
})
