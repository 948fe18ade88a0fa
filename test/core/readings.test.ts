import { expect, test } from 'vitest'
import { catalogueOf } from '../../src/core/detect.js'
import { TextScanner } from '../../src/core/readings.js'
import { rules } from '../../src/rules/index.js'
import { secrets } from '../program/secrets.js'

const catalogue = catalogueOf(rules)
const key = secrets.stripeLive
const utf16le = (text: string) => Buffer.from(text, 'utf16le')

async function linesIn(text: Buffer, size: number): Promise<number[]> {
  const scanner = new TextScanner(catalogue)
  for (let at = 0; at < text.length; at += size) await scanner.write(text.subarray(at, at + size))
  return (await scanner.end()).map(({ line }) => line)
}

test.for([
  ['plain text', Buffer.from(`one\nkey = "${key}"\n`), [2]],
  ['UTF-16 with a mark, once', utf16le(`\ufeffone\nkey = "${key}"\n`), [2]],
  ['UTF-16 without a mark, once', utf16le(`one\nkey = "${key}"\n`), [2]],
  [
    'UTF-16 that was appended to plain text',
    Buffer.concat([Buffer.from('words\n'.repeat(200)), utf16le(`\ufeffone\nkey = "${key}"`)]),
    [202],
  ],
  [
    'UTF-16 far below plain text',
    Buffer.concat([Buffer.from('words\n'.repeat(200_000)), utf16le(`\ufeffone\r\n${key}\r\n`)]),
    [200_002],
  ],
  [
    'plain text that was appended to UTF-16, beside a key in each',
    Buffer.concat([utf16le(`\ufeff${key}\r\n`), Buffer.from(`two\n${key}\n`)]),
    [1, 3],
  ],
  ['a mark before plain text', Buffer.from(`\xff\xfeone\n${key}\n`, 'latin1'), [2]],
] as const)('a key is found on its line: %s', async ([, text, lines]) => {
  for (const size of [1000, 65_536, text.length]) expect(await linesIn(text, size)).toEqual(lines)
})
