import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scanStaged } from '../../src/commands/staged.js'
import { catalogueOf } from '../../src/core/catalogue.js'
import { sample } from '../../src/core/sample.js'
import { rules } from '../../src/rules/index.js'

/**
 * What keyhold calls added, against what git calls added, on random histories. Each line holds a key of its own, so
 * that each line is a candidate and can be told by its key.
 */

const catalogue = catalogueOf(rules.filter(({ id }) => id === 'stripe-secret-key'))
const ALGORITHMS = ['myers', 'minimal', 'patience', 'histogram'] as const

const keyOf = (line: number) => `sk_live_51${sample.base62(40, `property ${line}`)}`

/** A line: which key stands on it, and how far it is indented. */
type Line = readonly [key: number, indent: number]
type Encoding = 'lf' | 'crlf' | 'utf16le' | 'utf16be' | 'no end'
interface File {
  readonly lines: readonly Line[]
  readonly encoding: Encoding
}
/** Path → file. */
type Tree = Readonly<Record<string, File>>

const line: fc.Arbitrary<Line> = fc.tuple(fc.nat(25), fc.constantFrom(0, 0, 0, 2))
const encoding = fc.constantFrom<Encoding>('lf', 'lf', 'lf', 'crlf', 'utf16le', 'utf16be', 'no end')
const file: fc.Arbitrary<File> = fc.record({ lines: fc.array(line, { maxLength: 12 }), encoding })
const path = fc.constantFrom('a', 'b', 'c', 'd/e', 'd/f', 'd/g/h')
const tree: fc.Arbitrary<Tree> = fc.dictionary(path, file, { maxKeys: 5, noNullPrototype: true })

/** How one tree becomes another: lines go, come and move; files go, come, move, are copied and are written otherwise. */
type Edit =
  | { readonly kind: 'insert'; readonly path: string; readonly at: number; readonly lines: readonly Line[] }
  | { readonly kind: 'delete'; readonly path: string; readonly at: number; readonly count: number }
  | { readonly kind: 'reverse' | 'remove'; readonly path: string }
  | { readonly kind: 'rename' | 'copy'; readonly path: string; readonly to: string }
  | { readonly kind: 'encode'; readonly path: string; readonly encoding: Encoding }
  | { readonly kind: 'write'; readonly path: string; readonly file: File }

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), path, at: fc.nat(12), lines: fc.array(line, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('delete' as const), path, at: fc.nat(12), count: fc.nat(5) }),
  fc.record({ kind: fc.constantFrom('reverse' as const, 'remove' as const), path }),
  fc.record({ kind: fc.constantFrom('rename' as const, 'copy' as const), path, to: path }),
  fc.record({ kind: fc.constant('encode' as const), path, encoding }),
  fc.record({ kind: fc.constant('write' as const), path, file }),
)
const edits = fc.array(edit, { minLength: 1, maxLength: 8 })

function edited(before: Tree, changes: readonly Edit[]): Tree {
  return changes.reduce((state, change) => ({ ...applied(state, change) }), { ...before })
}

function applied(state: Tree, change: Edit): Tree {
  const there = state[change.path]
  if (change.kind === 'write') return { ...state, [change.path]: change.file }
  if (there === undefined) return state
  const { [change.path]: _, ...others } = state
  const withLines = (lines: readonly Line[]) => ({ ...state, [change.path]: { ...there, lines } })
  switch (change.kind) {
    case 'insert':
      return withLines([...there.lines.slice(0, change.at), ...change.lines, ...there.lines.slice(change.at)])
    case 'delete':
      return withLines([...there.lines.slice(0, change.at), ...there.lines.slice(change.at + change.count)])
    case 'reverse':
      return withLines([...there.lines].reverse())
    case 'remove':
      return others
    case 'rename':
      return { ...others, [change.to]: there }
    case 'copy':
      return { ...state, [change.to]: there }
    case 'encode':
      return { ...state, [change.path]: { ...there, encoding: change.encoding } }
  }
}

const textOf = ([key, indent]: Line) => `${' '.repeat(indent)}k${indent} = "${keyOf(key)}"`

function bytesOf({ lines, encoding: as }: File): Buffer {
  const end = as === 'crlf' ? '\r\n' : '\n'
  const text = lines.map(textOf).join(end) + (as === 'no end' || lines.length === 0 ? '' : end)
  if (as === 'utf16le') return Buffer.from(`\ufeff${text}`, 'utf16le')
  return as === 'utf16be' ? Buffer.from(`\ufeff${text}`, 'utf16le').swap16() : Buffer.from(text)
}

const ENV: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
}

/** Does the work in a repository of its own, which is gone afterwards. */
async function inRepository(work: (root: string, git: (...args: string[]) => string) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'keyhold-property-'))
  const git = (...args: string[]) => spawnSync('git', args, { cwd: root, env: ENV, encoding: 'latin1' }).stdout
  try {
    git('init', '-q', '-b', 'main')
    await work(root, git)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function stage(root: string, git: (...args: string[]) => string, state: Tree): void {
  git('rm', '-rqf', '--ignore-unmatch', '.')
  for (const [name, content] of Object.entries(state)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), bytesOf(content))
  }
  git('add', '-A')
}

/** A line as `path indent key`, so that it can be told in whatever encoding it stands. */
const idOf = (name: string, indent: string, key: string) => `${name} ${indent.length} ${key}`
const KEYED = /( *)k\d = "(sk_live_\w+)"/

/** The lines that keyhold calls added: their places, read back from what is staged. */
async function addedByKeyhold(root: string, state: Tree): Promise<string[]> {
  const { findings } = await scanStaged({ cwd: root, env: ENV }, catalogue)
  return findings.flatMap(({ places }) =>
    places.map(({ path: name, line: number }) => {
      const [key, indent] = (state[name]?.lines ?? [])[number - 1] as Line
      return idOf(name, ' '.repeat(indent), keyOf(key))
    }),
  )
}

/** The lines that git marks with a plus against `base`. UTF-16 is read by leaving out its NUL bytes and its mark. */
function addedByGit(git: (...args: string[]) => string, base: string, algorithm: string, rename: string): Set<string> {
  const options = ['--cached', '--text', '--no-color', '-U0', `--diff-algorithm=${algorithm}`, rename]
  const patch = git('diff', ...options, base, '--')
  const added = new Set<string>()
  let name = ''
  for (const text of patch.split('\n')) {
    const marked = text.replaceAll('\0', '').replaceAll('\u00ff\u00fe', '').replaceAll('\u00fe\u00ff', '')
    if (marked.startsWith('+++ ')) name = marked.replace(/^\+\+\+ b\//, '')
    const [, indent, key] = marked.startsWith('+') ? (KEYED.exec(marked) ?? []) : []
    if (key !== undefined) added.add(idOf(name, indent as string, key))
  }
  return added
}

/** The lines whose text stands nowhere in any of the old trees. */
function newIn(state: Tree, olds: readonly Tree[]): string[] {
  const known = olds.map((old) => new Set(Object.values(old).flatMap(({ lines }) => lines.map(textOf))))
  return Object.entries(state).flatMap(([name, { lines }]) =>
    lines
      .filter((each) => known.every((texts) => !texts.has(textOf(each))))
      .map(([key, indent]) => idOf(name, ' '.repeat(indent), keyOf(key))),
  )
}

const settings = { numRuns: 40, endOnFailure: true }

test('what keyhold calls added is marked by every algorithm of git, and holds every line that is new', async () => {
  await fc.assert(
    fc.asyncProperty(tree, edits, fc.boolean(), async (before, changes, isFirst) => {
      await inRepository(async (root, git) => {
        const old = isFirst ? {} : before
        if (!isFirst) {
          stage(root, git, old)
          git('commit', '-q', '--allow-empty', '-m', 'before')
        }
        const state = edited(before, changes)
        stage(root, git, state)
        const added = await addedByKeyhold(root, state)
        const base = isFirst ? git('hash-object', '-t', 'tree', '/dev/null').trim() : 'HEAD'
        for (const algorithm of ALGORITHMS) {
          for (const rename of ['--find-renames=50%', '--no-renames']) {
            const marked = addedByGit(git, base, algorithm, rename)
            expect(added.filter((each) => !marked.has(each))).toEqual([])
          }
        }
        expect(newIn(state, [old]).filter((each) => !added.includes(each))).toEqual([])
      })
    }),
    settings,
  )
}, 120_000)

test('in a merge, what keyhold calls added is marked against every parent, and holds every line no parent has', async () => {
  await fc.assert(
    fc.asyncProperty(tree, edits, edits, edits, async (base, ours, theirs, resolution) => {
      await inRepository(async (root, git) => {
        stage(root, git, base)
        git('commit', '-q', '--allow-empty', '-m', 'base')
        git('switch', '-q', '-c', 'theirs')
        const their = edited(base, theirs)
        stage(root, git, their)
        git('commit', '-q', '--allow-empty', '-m', 'theirs')
        git('switch', '-q', 'main')
        const our = edited(base, ours)
        stage(root, git, our)
        git('commit', '-q', '--allow-empty', '-m', 'ours')
        git('merge', '-q', '--no-ff', '--no-commit', 'theirs')
        const state = edited({ ...their, ...our }, resolution)
        stage(root, git, state)
        expect(git('rev-parse', 'MERGE_HEAD')).toBe(git('rev-parse', 'theirs'))
        const added = await addedByKeyhold(root, state)
        for (const parent of ['HEAD', 'MERGE_HEAD']) {
          for (const algorithm of ALGORITHMS) {
            const marked = addedByGit(git, parent, algorithm, '--no-renames')
            expect(added.filter((each) => !marked.has(each))).toEqual([])
          }
        }
        expect(newIn(state, [our, their]).filter((each) => !added.includes(each))).toEqual([])
      })
    }),
    settings,
  )
}, 120_000)
