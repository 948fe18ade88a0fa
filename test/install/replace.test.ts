import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Fresh, replaceAll, resume } from '../../src/install/replace.js'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'keyhold-replace-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)
const desk = () => ({ index: at('index'), journal: at('keyhold-fix') })
const file = (name: string, before: string | undefined, after: string): Fresh => ({
  file: Buffer.from(at(name)),
  before: before === undefined ? undefined : Buffer.from(before),
  after: Buffer.from(after),
})

const BEFORE = { first: 'first before', env: 'A=1\n', index: 'index before' }
const AFTER = { first: 'first after', env: 'A=1\nB=2\n', new: 'new after', index: 'index after' }

/** A line that is appended, a file, one that is new, and the index. */
const steps = (append = () => writeFileSync(at('env'), AFTER.env)) => [
  { file: Buffer.from(at('env')), append },
  file('first', BEFORE.first, AFTER.first),
  file('new', undefined, AFTER.new),
  file('index', BEFORE.index, AFTER.index),
]

/** The files of the folder with what is in them. */
function state(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => lstatSync(at(name)).isFile())
      .map((name) => [name, readFileSync(at(name), 'utf8')]),
  )
}

function begin(): void {
  for (const [name, text] of Object.entries(BEFORE)) writeFileSync(at(name), text)
  chmodSync(at('first'), 0o755)
  chmodSync(at('index'), 0o640)
}

function expectModesKept(): void {
  expect(lstatSync(at('first')).mode & 0o777).toBe(0o755)
  expect(lstatSync(at('index')).mode & 0o777).toBe(0o640)
}

test('all is replaced, with its modes, and nothing is left beside it', () => {
  begin()
  replaceAll(steps(), desk())
  expect(state()).toEqual(AFTER)
  expectModesKept()
  expect(resume(desk())).toBe(false)
})

/** What is done one after the other once everything is written, each as one call to the system. */
const CALLS: readonly (readonly [string, () => void])[] = [
  ['the lock is taken', () => renameSync(at('kept.lock'), at('index.lock'))],
  ['a line is appended', () => writeFileSync(at('env'), AFTER.env)],
  ['the mode of the first file is set', () => chmodSync(at('first.keyhold-new'), 0o755)],
  ['the first file is moved', () => renameSync(at('first.keyhold-new'), at('first'))],
  ['a new file is moved', () => renameSync(at('new.keyhold-new'), at('new'))],
  ['the mode of the index is set', () => chmodSync(at('index.keyhold-new'), 0o640)],
  ['the index is moved', () => renameSync(at('index.keyhold-new'), at('index'))],
  ['the lock is released', () => rmSync(at('index.lock'))],
]

/** What a kill leaves when so many calls are done. */
function killedAfter(done: number): void {
  begin()
  const kept = `${folder}-kept`
  // The very files that are there when the first step is about to be taken.
  replaceAll(
    steps(() => cpSync(folder, kept, { recursive: true })),
    desk(),
  )
  rmSync(folder, { recursive: true })
  renameSync(kept, folder)
  renameSync(at('index.lock'), at('kept.lock'))
  for (const [, call] of CALLS.slice(0, done)) call()
  rmSync(at('kept.lock'), { force: true })
}

describe('killed once everything is written', () => {
  const points = CALLS.map(([name], index) => [`after ${name}`, index + 1] as const)
  test.for([['before the lock is taken', 0] as const, ...points])('%s', ([, done]) => {
    killedAfter(done)
    expect(state()['index']).toBe(done < 7 ? BEFORE.index : AFTER.index)
    // What is appended is in no other file, so before it is appended whoever began must begin anew.
    const isBegun = done >= 2
    expect(resume(desk())).toBe(isBegun)
    expect(state()).toEqual(isBegun ? AFTER : BEFORE)
    expectModesKept()
    expect(resume(desk())).toBe(false)
  })

  test('what is written down holds nothing that is replaced', () => {
    killedAfter(1)
    const { first, index, env, ...written } = state()
    expect([first, index, env]).toEqual([BEFORE.first, BEFORE.index, BEFORE.env])
    expect(Object.keys(written).sort()).toEqual([
      'first.keyhold-new',
      'index.keyhold-new',
      'index.lock',
      'keyhold-fix',
      'new.keyhold-new',
    ])
    expect(Object.values(written).join('\n')).not.toMatch(/(?:first|index) before|A=1|B=2/)
    expect(lstatSync(at('first.keyhold-new')).mode & 0o777).toBe(0o600)
  })

  test.for([
    ['a file has changed since', () => writeFileSync(at('first'), 'mine')],
    ['what stands beside a file is gone', () => rmSync(at('new.keyhold-new'))],
    ['the index has changed since', () => writeFileSync(at('index'), 'mine')],
    ['a folder stands there now', () => mkdirSync(at('new'))],
  ] as const)('and %s: it is left as it is, and what was written beside goes', ([, change]) => {
    killedAfter(3)
    change()
    const { first, index, env } = state()
    expect(resume(desk())).toBe(false)
    expect(state()).toEqual({ first, index, env })
  })
})

test('killed while it was writing: nothing is in place, and what was written goes', () => {
  killedAfter(0)
  const journal = JSON.parse(readFileSync(at('keyhold-fix'), 'utf8'))
  writeFileSync(at('keyhold-fix'), JSON.stringify({ ...journal, isReady: false }))
  rmSync(at('new.keyhold-new'))
  expect(resume(desk())).toBe(false)
  expect(state()).toEqual(BEFORE)
})

test('a journal that is none is named', () => {
  begin()
  writeFileSync(at('keyhold-fix'), 'mine')
  expect(() => resume(desk())).toThrow('keyhold-fix cannot be read: it is no journal of keyhold fix.')
})

describe('nothing is changed', () => {
  test('while another git has the index', () => {
    begin()
    writeFileSync(at('index.lock'), '')
    expect(() => replaceAll(steps(), desk())).toThrow('Another git is at work here')
    expect(state()).toEqual({ ...BEFORE, 'index.lock': '' })
    rmSync(at('index.lock'))
    replaceAll(steps(), desk())
    expect(state()).toEqual(AFTER)
  })

  test.for(['first', 'index', 'new'])('when %s has changed meanwhile', (name) => {
    begin()
    writeFileSync(at(name), 'mine')
    expect(() => replaceAll(steps(), desk())).toThrow(`${name} was changed by another program`)
    expect(state()).toEqual({ ...BEFORE, [name]: 'mine' })
  })

  test('when one cannot be written', () => {
    begin()
    const [env, first, , index] = steps() as [Fresh, Fresh, Fresh, Fresh]
    const lost = file('no/such/folder', undefined, 'after')
    expect(() => replaceAll([env, first, lost, index], desk())).toThrow('cannot be written: ENOENT')
    expect(state()).toEqual(BEFORE)
  })
})

test('what stands in the lock says what to do', () => {
  killedAfter(1)
  expect(readFileSync(at('index.lock'), 'utf8')).toContain('npx keyhold fix goes on from there.')
})
