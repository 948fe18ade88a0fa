import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ancestorOf, fromPs, processOf } from '../../src/git/processes.js'
import { conclude, conclusion, take, type Work } from '../../src/git/turns.js'

const self = processOf(process.pid)?.identity as string
/** A number that a process had and has no more. */
const gone = spawnSync('true').pid

function work(): Work {
  const folder = mkdtempSync(join(tmpdir(), 'keyhold-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { folder, parent: process.ppid, hash: 'abc' }
}
const fileOf = ({ folder, parent, hash }: Work) => join(folder, `keyhold-part-${parent}-${hash}`)

test('the first one takes the work, and the others wait for its end', async () => {
  const it = work()
  expect([take(it, self), take(it, self)]).toEqual([true, false])
  const waiting = conclusion(it)
  conclude(it, self, 1)
  expect(await waiting).toBe(1)
  expect(await conclusion(it)).toBe(1)
  expect(readdirSync(it.folder)).toEqual([`keyhold-part-${process.ppid}-abc`])
})

test.for([
  ['whoever took it is gone', `${gone} 1\n`],
  ['its number is of another process now', `${process.pid} 1\n`],
  ['the file is empty', ''],
  ['the file says something else', `${self}\n7\n`],
  ['the file is cut off', `${self}\n0`],
] as const)('nobody waits, and nobody takes an answer, where %s', async ([, text]) => {
  const it = work()
  writeFileSync(fileOf(it), text)
  expect(take(it, self)).toBe(false)
  expect(await conclusion(it)).toBeUndefined()
})

test('where nothing can be written, each does its own work', async () => {
  const it = { ...work(), folder: '/nonexistent' }
  expect(take(it, self)).toBe(false)
  expect(await conclusion(it)).toBeUndefined()
  expect(() => conclude(it, self, 0)).not.toThrow()
})

test('what stands in the way stays; files of parents that are gone go', () => {
  const it = work()
  writeFileSync(fileOf({ ...it, parent: gone }), `${self}\n0\n`)
  expect(take(it, self)).toBe(true)
  expect(readdirSync(it.folder)).toEqual([`keyhold-part-${process.ppid}-abc`])
  mkdirSync(fileOf({ ...it, parent: gone }))
  expect(take({ ...it, hash: 'd' }, self)).toBe(true)
})

test('a process is told from all others by its number and its start, and by how it was called', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)', '--', 'lint-staged'])
  onTestFinished(() => void child.kill('SIGKILL'))
  for (const ask of [processOf, fromPs]) {
    const found = ask(child.pid as number)
    expect(found?.command).toContain('lint-staged')
    expect(found?.identity).toBe(ask(child.pid as number)?.identity)
    expect(found?.identity).toMatch(new RegExp(`^${child.pid} .`))
    expect(found?.parent).toBe(process.pid)
    expect(ask(gone)).toBeUndefined()
  }
  expect(ancestorOf(child.pid as number, /vitest/)?.pid).not.toBe(child.pid)
  expect(ancestorOf(child.pid as number, /lint-staged/)?.pid).toBe(child.pid)
  expect(ancestorOf(child.pid as number, /no such command/)).toBeUndefined()
})
