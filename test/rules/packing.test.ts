import { expect, test } from 'vitest'
import { outlineOf } from '../../src/core/catalogue.js'
import { rules } from '../../src/rules/index.js'
import { pack, unpack } from '../../src/rules/packing.js'

test('what the build writes down is read back as it was', () => {
  const outline = outlineOf(rules)
  const { keywords, ids, publicKeys } = outline
  expect(keywords.some(({ disguise }) => disguise === 'split literals')).toBe(true)
  const again = unpack(JSON.parse(JSON.stringify(pack(outline, []))))
  expect(again).toMatchObject({ ids, publicKeys })
  expect(keywords.map((_, index) => again.keyword(index))).toEqual(keywords)
})
