import { expect, test } from 'vitest'
import { catalogueOf } from '../../src/core/catalogue.js'
import { detect } from '../../src/core/detect.js'
import { sample } from '../../src/core/sample.js'
import { rules } from '../../src/rules/index.js'

const catalogue = catalogueOf(rules)
const idsIn = async (bytes: string) =>
  (await detect(Buffer.from(bytes, 'latin1'), catalogue)).map(({ rule }) => rule.id)

// DER: the OID of a shrouded key bag is 1.2.840.113549.1.12.10.1.2, the one of PBES2 1.2.840.113549.1.5.13.
const BAG = '*\x86H\x86\xf7\r\x01\x0c\n\x01\x02'
const PBES2 = '\x06\t*\x86H\x86\xf7\r\x01\x05\r'
const store = (bag: string) => `0\x82\x09\xcf\x02\x01\x03${bag}${sample.base64(600)}`

test.each([
  ['an RSA key', store(`${BAG}\xa0\x82\x05\x010\x82\x04\xfd0W${PBES2}`)],
  ['an EC key, whose lengths are shorter', store(`${BAG}\xa0\x81\xe30\x81\xe00W${PBES2}`)],
])('a PKCS#12 file with %s is found', async (_, bytes) => {
  expect(await idsIn(bytes)).toEqual(['pkcs12-keystore-file'])
})

test('a library that lists the object ids of PKCS#12 is not', async () => {
  expect(await idsIn(`\0${BAG}${BAG.slice(0, -1)}\x03${PBES2}${sample.base64(600)}`)).toEqual([])
})
