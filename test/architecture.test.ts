import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const src = fileURLToPath(new URL('../src', import.meta.url))
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(src, path), 'utf8') }))

/** From the ground up; folders on one row do not know each other. */
const ROWS = [
  ['core'],
  ['diff', 'rules'],
  ['git', 'policy', 'report'],
  ['install'],
  ['commands'],
  ['cli'],
  ['launch.ts', 'bin.ts', 'index.ts', 'lint-staged.ts'],
]
const rowOf = (place: string) => ROWS.findIndex((row) => row.includes(place))
const placeOf = (path: string) => path.split('/')[0] as string

const importsOf = (text: string) =>
  [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1] as string)

test.for(files.map(({ path, text }) => [path, text] as const))(
  '%s imports only from its own folder and from below',
  ([path, text]) => {
    const own = placeOf(path)
    expect(rowOf(own)).toBeGreaterThanOrEqual(0)
    const wrong = importsOf(text)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => placeOf(relative(src, join(src, path, '..', specifier)).replace(/\.js$/, '.ts')))
      .filter((target) => target !== own && rowOf(target) >= rowOf(own))
    expect(wrong).toEqual([])
  },
)

const touches = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

test('only git/ starts a process, and the door through which the user hands a key over', () => {
  const starting = touches(/(?:from |import\()'(?:node:child_process|execa)'/).filter((path) => placeOf(path) !== 'git')
  expect(starting).toEqual(['install/handover.ts'])
})

test('only that door pours a sealed secret, and only fix opens it', () => {
  expect(touches(/\.pour\(/)).toEqual(['install/handover.ts'])
  expect(touches(/install\/handover\.js'/)).toEqual(['commands/fix.ts'])
  expect(touches(/new Sealed\(/)).toEqual(['commands/fixing.ts'])
})

test('only git/, policy/, install/ the file source and what starts the command touch files', () => {
  const allowed = (path: string) =>
    ['git', 'policy', 'install'].includes(placeOf(path)) ||
    ['commands/files.ts', 'rules/packed.ts', 'bin.ts', 'launch.ts'].includes(path)
  expect(touches(/from 'node:fs(?:\/promises)?'/).filter((path) => !allowed(path))).toEqual([])
})

test('only what starts the command knows the process', () => {
  const withoutWords = (text: string) => text.replaceAll(/\/\*[^]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '')
  const known = files.filter(({ text }) => /\bprocess\s*\.\s*[a-z]/.test(withoutWords(text))).map(({ path }) => path)
  expect(known).toEqual(['bin.ts', 'launch.ts'])
})

test('nothing reaches for the network', () => {
  // Rules are data; their examples show requests.
  expect(
    touches(/from 'node:(?:https?|net|tls|dgram|dns|http2)'|(?<![.\w])fetch\(\w/).filter(
      (path) => placeOf(path) !== 'rules',
    ),
  ).toEqual([])
})

test('core/ is pure: of Node it uses only what computes', () => {
  const modules = new Set(
    files
      .filter(({ path }) => placeOf(path) === 'core')
      .flatMap(({ text }) => importsOf(text))
      .filter((specifier) => !specifier.startsWith('.')),
  )
  expect([...modules].sort()).toEqual(['node:crypto'])
})
