import { expect, test } from 'vitest'
import { Barren } from '../../src/core/barren.js'

const text = (length: number, last = 'x') => Buffer.from(`${'x'.repeat(length - 1)}${last}`)

test('knows what it was given, wherever it stands, and for what it was given', () => {
  const barren = new Barren<string>()
  const bytes = Buffer.from('abc def abc')
  barren.add('one', bytes, 0, 3)
  expect(barren.has('one', bytes, 8, 11)).toBe(true)
  expect(barren.has('one', bytes, 4, 7)).toBe(false)
  expect(barren.has('one', bytes, 0, 4)).toBe(false)
  expect(barren.has('two', bytes, 0, 3)).toBe(false)
})

test('keeps what it was given when the bytes change afterwards', () => {
  const barren = new Barren<string>()
  const bytes = Buffer.from('abc')
  barren.add('one', bytes, 0, 3)
  bytes.fill('z')
  expect(barren.has('one', bytes, 0, 3)).toBe(false)
})

test('tells texts apart that differ in any one byte', () => {
  const barren = new Barren<string>()
  const given = text(1000)
  barren.add('one', given, 0, given.length)
  for (let at = 0; at < given.length; at++) {
    const other = Buffer.from(given)
    other[at] = 0
    expect(barren.has('one', other, 0, other.length)).toBe(false)
  }
})

test('forgets rather than to grow without end, and lets long texts be', () => {
  const barren = new Barren<number>()
  const given = text(8000)
  for (let i = 0; i < 1200; i++) barren.add(i, given, 0, given.length)
  expect(barren.has(0, given, 0, given.length)).toBe(false)
  expect(barren.has(1199, given, 0, given.length)).toBe(true)
  const long = text(9000)
  barren.add(0, long, 0, long.length)
  expect(barren.has(0, long, 0, long.length)).toBe(false)
})
