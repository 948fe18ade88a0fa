import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { crc32 } from 'node:zlib'
import { expect, inject, test } from 'vitest'
import { Repository } from './repository.js'

const CLEAN = 'keyhold: nothing found. Scanned 1 file (1 line), skipped none.\n'

/** A repository with something staged and a keyhold of its own, in which nothing is compiled. */
function freshRepository() {
  const repository = Repository.withPackage()
  rmSync(join(repository.root, 'node_modules'))
  const dist = join(repository.root, 'node_modules/keyhold/dist')
  cpSync(join(inject('installed'), 'node_modules/keyhold'), join(dist, '..'), { recursive: true })
  for (const name of compiledIn(dist)) rmSync(join(dist, name))
  repository.git('commit', '-q', '--allow-empty', '-m', 'first')
  repository.stage('new.ts', 'export const one = 1\n')
  const scan = (...args: string[]) =>
    repository.run(process.execPath, [...args, join(dist, 'keyhold.cjs'), 'scan', '--staged']).output
  return { repository, dist, scan }
}

function compiledIn(dist: string): string[] {
  return readdirSync(dist).filter((name) => name.startsWith('compiled-'))
}

/** What `launch.ts` keeps, made of this text of the program. */
function compiledOf(text: string, program: Buffer): Buffer {
  const code = new Script(text, { filename: 'program.cjs' }).createCachedData()
  const head = Buffer.alloc(8)
  head.writeUInt32LE(crc32(program), 0)
  head.writeUInt32LE(crc32(code), 4)
  return Buffer.concat([head, code])
}

test('the first scan of a commit keeps what was compiled, and the next one leaves it as it is', () => {
  const { dist, scan } = freshRepository()
  expect(scan()).toBe(CLEAN)
  const kept = compiledIn(dist)
  expect(kept).toEqual([`compiled-${process.versions.v8}-${process.arch}`])
  const path = join(dist, kept[0] as string)
  const { ino, mtimeMs } = statSync(path)
  expect(scan()).toBe(CLEAN)
  expect(statSync(path)).toMatchObject({ ino, mtimeMs })
})

test('what was compiled is what runs', () => {
  const { dist, scan } = freshRepository()
  scan()
  const program = readFileSync(join(dist, 'program.cjs'))
  const other = '(process.stdout.write("another program"), Boolean)'.padEnd(program.length)
  const path = join(dist, compiledIn(dist)[0] as string)
  // V8 looks at the length of a text, so this one passes for the program.
  writeFileSync(path, compiledOf(other, program))
  expect(scan()).toBe('another program')
})

test.each<[string, (kept: Buffer, program: Buffer) => Buffer]>([
  ['of another program', (kept) => Buffer.concat([Buffer.alloc(4), kept.subarray(4)])],
  ['with another byte', (kept) => Buffer.from(kept).fill('damaged', 5000, 5007)],
  ['cut', (kept) => kept.subarray(0, 5000)],
  ['empty', () => Buffer.alloc(0)],
  ['that V8 refuses', (_, program) => compiledOf('0', program)],
])('compiled code %s is not run, and made anew', (_, damage) => {
  const { dist, scan } = freshRepository()
  scan()
  const path = join(dist, compiledIn(dist)[0] as string)
  const program = readFileSync(join(dist, 'program.cjs'))
  const damaged = damage(readFileSync(path), program)
  writeFileSync(path, damaged)
  expect(scan()).toBe(CLEAN)
  const anew = readFileSync(path)
  expect(anew.equals(damaged)).toBe(false)
  expect([anew.readUInt32LE(0), anew.readUInt32LE(4)]).toEqual([crc32(program), crc32(anew.subarray(8))])
})

test('where it cannot be kept, nothing is said of it and nothing is left', () => {
  const { dist, scan } = freshRepository()
  const name = `compiled-${process.versions.v8}-${process.arch}`
  // A folder in its place cannot be replaced by a file.
  cpSync(join(dist, 'chunks'), join(dist, name), { recursive: true })
  expect(scan()).toBe(CLEAN)
  expect(compiledIn(dist)).toEqual([name])
})

test('other commands keep nothing', () => {
  const { dist, repository } = freshRepository()
  repository.run(process.execPath, [join(dist, 'keyhold.cjs'), '--version'])
  expect(compiledIn(dist)).toEqual([])
})
