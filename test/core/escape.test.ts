import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskIn, printable } from '../../src/core/escape.js'
import { sample } from '../../src/core/sample.js'

describe('printable', () => {
  test.each([
    ['an escape sequence', '\u001b[31mred', '\\x1b[31mred'],
    ['an 8-bit control sequence', '\u009b31m', '\\x9b31m'],
    ['a line feed', 'a\n::error::b', 'a\\x0a::error::b'],
    ['a carriage return', 'safe\rdanger', 'safe\\x0ddanger'],
    ['a backspace and a bell', 'a\b\u0007', 'a\\x08\\x07'],
    ['NUL and DEL', '\0\u007f', '\\x00\\x7f'],
    ['an override of direction', 'a\u202etxt.exe', 'a\\u202etxt.exe'],
    ['an isolate', '\u2066x\u2069', '\\u2066x\\u2069'],
    ['a zero-width space and joiner', 'a\u200bb\u200dc', 'a\\u200bb\\u200dc'],
    ['a byte order mark', '\ufeffa', '\\ufeffa'],
    ['line and paragraph separators', '\u2028\u2029', '\\u2028\\u2029'],
    ['bytes that are not UTF-8', Buffer.from([0x61, 0xff]).toString('utf8'), 'a\\ufffd'],
    ['a tab, which stays', 'a\tb', 'a\tb'],
    ['letters of any script, which stay', 'ключ 鍵 🔑 é', 'ключ 鍵 🔑 é'],
  ])('%s', (_, text, shown) => expect(printable(text)).toBe(shown))

  test('leaves nothing that steers a terminal, and is settled after once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = printable(text)
        expect([...shown].every((char) => char === '\t' || (char >= ' ' && char !== '\u007f'))).toBe(true)
        expect(printable(shown)).toBe(shown)
      }),
    )
  })
})

describe('maskIn', () => {
  const run = sample.base62(24, 'mask')
  test.each([
    ['a long run of letters and digits', `a ${run} b`, `a ${run.slice(0, 4)}… b`],
    ['a run of letters only', 'internationalizationally', 'internationalizationally'],
    ['a run of digits only', '12345678901234567890123', '12345678901234567890123'],
    ['a long run among slashes', `a/b/c/${run}/d`, 'a/b/…'],
    ['a path', 'src/app2/lib/keys/index/main', 'src/app2/lib/keys/index/main'],
    ['a short run', run.slice(0, 12), run.slice(0, 12)],
  ])('%s', (_, text, masked) => expect(maskIn(text)).toBe(masked))
})
