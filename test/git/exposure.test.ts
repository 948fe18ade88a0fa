import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import type { Exposure } from '../../src/core/finding.js'
import { exposuresOf } from '../../src/git/exposure.js'
import { gitEnvironment } from '../../src/git/run.js'
import { Repository } from '../program/repository.js'
import { leaksOf, secrets } from '../program/secrets.js'

const secret = secrets.stripeLive
const line = `const key = "${secret}"\n`

/** A repository with one clean commit. */
function begun(): Repository {
  const repository = new Repository()
  repository.git('init', '-q', '-b', 'main')
  commit(repository, 'a.ts', 'const a = 1\n')
  return repository
}

function commit(repository: Repository, path: string, content: string, date = '2024-05-03T10:00:00+02:00'): string {
  repository.stage(path, content)
  const { status, output } = repository.run('git', ['commit', '-q', '-m', `Change ${path}`], {
    env: { GIT_AUTHOR_DATE: date },
  })
  if (status !== 0) throw new Error(output)
  return repository.git('rev-parse', 'HEAD')
}

function withRemote(repository: Repository): void {
  repository.git('init', '-q', '--bare', '-b', 'main', '../remote.git')
  repository.git('--git-dir=../remote.git', 'config', 'uploadpack.allowFilter', 'true')
  repository.git('remote', 'add', 'origin', '../remote.git')
}

function amend(repository: Repository, path: string, content: string): void {
  repository.stage(path, content)
  repository.git('commit', '-q', '--amend', '-m', 'Amended')
}

function pushed(repository: Repository): void {
  withRemote(repository)
  repository.git('push', '-q', 'origin', 'main')
}

/** The key is in the work of another branch, and again in what a merge of that brings by itself. */
function merged(repository: Repository): void {
  repository.git('switch', '-q', '-c', 'other')
  commit(repository, 'b.ts', line)
  repository.git('switch', '-q', 'main')
  commit(repository, 'c.ts', 'c\n')
  repository.git('merge', '-q', '--no-commit', '--no-ff', 'other')
  commit(repository, 'pay.ts', `// merged\n${line}`)
}

/** A second clone of the remote, beside the first. */
function cloneOf(repository: Repository, ...options: string[]): Repository {
  // A fetch would tidy up in the background, beyond the end of the test.
  repository.git(
    'clone',
    '-q',
    '-c',
    'gc.auto=0',
    ...options,
    `file://${join(repository.home, 'remote.git')}`,
    '../clone',
  )
  return inFolder(repository, 'clone')
}

/** The same home, another work tree. */
function inFolder(repository: Repository, name: string): Repository {
  return Object.create(repository, { root: { value: join(repository.home, name) } }) as Repository
}

async function exposure(
  repository: Repository,
  env: NodeJS.ProcessEnv = {},
  forms: readonly string[] = [secret],
): Promise<Exposure> {
  const context = { cwd: repository.root, env: gitEnvironment({ ...repository.env, ...patient, ...env }) }
  const [only] = await exposuresOf(context, [forms])
  return only as Exposure
}

/** The same for one who has read all objects. */
async function exposureToReader(repository: Repository): Promise<Exposure> {
  const context = { cwd: repository.root, env: gitEnvironment({ ...repository.env, ...patient }) }
  const objects = repository.git('cat-file', '--batch-all-objects', '--batch-check=%(objectname) %(objecttype)')
  const holders = objects
    .split('\n')
    .map((object) => object.split(' ') as [string, string])
    .filter(([oid, type]) => type !== 'tree' && repository.git('cat-file', '-p', oid).includes(secret))
    .map(([oid, type]) => [oid, { type, secrets: [0] }] as const)
  const [only] = await exposuresOf(context, [[secret]], new Map(holders))
  return only as Exposure
}

/** The machine that runs the tests may be busy. */
const patient = { KEYHOLD_EXPOSURE_SECONDS: '60' }

describe('how far a key has travelled', () => {
  test('staged before the first commit: nowhere else', async () => {
    const repository = new Repository()
    repository.git('init', '-q')
    repository.stage('pay.ts', line)
    expect(await exposure(repository)).toEqual({ state: 'staged', checked: true })
  })

  test('staged on top of clean commits: nowhere else', async () => {
    const repository = begun()
    repository.stage('pay.ts', line)
    expect(await exposure(repository)).toEqual({ state: 'staged', checked: true })
  })

  test('committed at HEAD: the last commit, with its date, its file and its branch', async () => {
    const repository = begun()
    const oid = commit(repository, 'src/pay.ts', line)
    expect(await exposure(repository)).toEqual({
      state: 'committed',
      commit: oid,
      date: '2024-05-03T10:00:00+02:00',
      path: 'src/pay.ts',
      refs: ['refs/heads/main'],
      position: 'last',
      isRoot: false,
      checked: true,
    })
  })

  test('committed and changed since: the first commit that had it', async () => {
    const repository = begun()
    const first = commit(repository, 'old.ts', `${line}// 1\n`, '2024-01-01T00:00:00+00:00')
    repository.git('mv', 'old.ts', 'new.ts')
    for (const version of [2, 3]) commit(repository, 'new.ts', `${line}// ${version}\n`)
    commit(repository, 'new.ts', 'clean\n')
    expect(await exposure(repository)).toMatchObject({
      state: 'committed',
      commit: first,
      date: '2024-01-01T00:00:00+00:00',
      path: 'old.ts',
      position: 'earlier',
    })
  })

  test('committed by the very first commit: it is the root', async () => {
    const repository = new Repository()
    repository.git('init', '-q', '-b', 'main')
    commit(repository, 'pay.ts', line)
    expect(await exposure(repository)).toMatchObject({ position: 'last', isRoot: true })
    repository.git('config', 'log.showRoot', 'false')
    expect(await exposure(repository)).toMatchObject({ position: 'last', isRoot: true, path: 'pay.ts' })
  })

  test('committed on another branch: elsewhere', async () => {
    const repository = begun()
    repository.git('switch', '-q', '-c', 'billing')
    commit(repository, 'pay.ts', line)
    repository.git('switch', '-q', 'main')
    expect(await exposure(repository)).toMatchObject({
      state: 'committed',
      refs: ['refs/heads/billing'],
      position: 'elsewhere',
    })
  })

  test('committed on a detached HEAD: the last commit, on no ref', async () => {
    const repository = begun()
    repository.git('switch', '-q', '--detach')
    commit(repository, 'pay.ts', line)
    expect(await exposure(repository)).toMatchObject({ state: 'committed', refs: [], position: 'last' })
  })

  test('in a tag whose branch is gone: elsewhere, with the tag', async () => {
    const repository = begun()
    repository.git('switch', '-q', '-c', 'billing')
    commit(repository, 'pay.ts', line)
    repository.git('tag', 'v1')
    repository.git('switch', '-q', 'main')
    repository.git('branch', '-q', '-D', 'billing')
    expect(await exposure(repository)).toMatchObject({
      state: 'committed',
      refs: ['refs/tags/v1'],
      position: 'elsewhere',
    })
  })

  test('in the message of an annotated tag: committed, with the tag', async () => {
    const repository = begun()
    repository.git('tag', '-a', 'v1', '-m', `Key ${secret}`)
    expect(await exposure(repository)).toEqual({ state: 'committed', refs: ['refs/tags/v1'], checked: true })
  })

  test('in the message of a commit: committed, in no file', async () => {
    const repository = begun()
    repository.git('commit', '-q', '--allow-empty', '-m', `Use ${secret}`)
    const found = await exposure(repository)
    expect(found).toMatchObject({ commit: repository.git('rev-parse', 'HEAD'), position: 'last' })
    expect(found.path).toBeUndefined()
  })

  test.for([0, 1])('in stash@{%i}: the stash', async (number) => {
    const repository = begun()
    repository.write('a.ts', line)
    repository.git('stash', 'push', '-q')
    for (let above = 0; above < number; above++) {
      repository.write('a.ts', `clean ${above}\n`)
      repository.git('stash', 'push', '-q')
    }
    expect(await exposure(repository)).toMatchObject({
      state: 'committed',
      refs: [`stash@{${number}}`],
      position: 'elsewhere',
      path: 'a.ts',
    })
  })

  test('in the untracked part of a stash: the stash', async () => {
    const repository = begun()
    repository.write('pay.ts', line)
    repository.git('stash', 'push', '-q', '--include-untracked')
    expect(await exposure(repository)).toMatchObject({ state: 'committed', refs: ['stash@{0}'], path: 'pay.ts' })
  })

  test('only what a merge brought by itself: the merge', async () => {
    const repository = begun()
    repository.git('switch', '-q', '-c', 'other')
    commit(repository, 'b.ts', 'b\n')
    repository.git('switch', '-q', 'main')
    commit(repository, 'c.ts', 'c\n')
    repository.git('merge', '-q', '--no-commit', '--no-ff', 'other')
    expect(await exposure(repository)).toMatchObject({ state: 'staged' })
    const merge = commit(repository, 'pay.ts', line)
    expect(await exposure(repository)).toMatchObject({ commit: merge, position: 'last', path: 'pay.ts' })
  })

  test('taken back by an amend: staged again, whatever the reflog keeps', async () => {
    const repository = begun()
    commit(repository, 'pay.ts', line)
    repository.stage('pay.ts', 'clean\n')
    repository.git('commit', '-q', '--amend', '-m', 'Clean')
    expect(await exposure(repository)).toEqual({ state: 'staged', checked: true })
  })

  test('pushed: since when, and where', async () => {
    const repository = begun()
    withRemote(repository)
    const oid = commit(repository, 'pay.ts', line)
    repository.git('push', '-q', '-u', 'origin', 'main')
    expect(await exposure(repository)).toEqual({
      state: 'pushed',
      commit: oid,
      date: '2024-05-03T10:00:00+02:00',
      path: 'pay.ts',
      refs: ['refs/remotes/origin/main'],
      isRoot: false,
      checked: true,
    })
  })

  test('pushed and then removed: pushed all the same', async () => {
    const repository = begun()
    withRemote(repository)
    const oid = commit(repository, 'pay.ts', line)
    commit(repository, 'pay.ts', 'clean\n')
    repository.git('push', '-q', 'origin', 'main')
    expect(await exposure(repository)).toMatchObject({ state: 'pushed', commit: oid, checked: true })
  })

  test('pushed once and committed again since: pushed, by the first commit', async () => {
    const repository = begun()
    withRemote(repository)
    const oid = commit(repository, 'pay.ts', line)
    repository.git('push', '-q', 'origin', 'main')
    commit(repository, 'again.ts', line)
    expect(await exposure(repository)).toMatchObject({ state: 'pushed', commit: oid })
  })

  test('a remote without the commit: committed', async () => {
    const repository = begun()
    withRemote(repository)
    repository.git('push', '-q', 'origin', 'main')
    commit(repository, 'pay.ts', line)
    expect(await exposure(repository)).toMatchObject({ state: 'committed', position: 'last', checked: true })
  })

  test('several keys: each its own, in the order asked', async () => {
    const repository = begun()
    withRemote(repository)
    commit(repository, 'pay.ts', line)
    repository.git('push', '-q', 'origin', 'main')
    commit(repository, 'more.ts', secrets.stripeRestricted)
    const states = (
      await exposuresOf({ cwd: repository.root, env: gitEnvironment({ ...repository.env, ...patient }) }, [
        [secrets.stripeWebhook],
        [secrets.stripeLive],
        [secrets.stripeRestricted],
      ])
    ).map(({ state }) => state)
    expect(states).toEqual(['staged', 'pushed', 'committed'])
  })

  test('across the boundary of two blocks: found', async () => {
    const repository = begun()
    // Blocks of a pipe are 64 KB; from every offset around one, the key straddles it.
    const filler = (length: number) => `${'x'.repeat(99)}\n`.repeat(length / 100)
    for (const offset of [65_300, 65_400, 65_500]) commit(repository, `${offset}.txt`, filler(offset) + secret + offset)
    for (const offset of [65_300, 65_400, 65_500])
      expect(await exposure(repository, {}, [secret + offset])).toMatchObject({ path: `${offset}.txt` })
  })

  test('a ref whose name holds the key is not told', async () => {
    const repository = begun()
    repository.git('switch', '-q', '-c', secret)
    commit(repository, 'pay.ts', line)
    expect(await exposure(repository)).toMatchObject({ state: 'committed', refs: [] })
  })
})

describe('who has read all objects is told the same', () => {
  const others: readonly (readonly [string, (repository: Repository) => unknown])[] = [
    ['nowhere', () => undefined],
    [
      'in a file, changed since',
      (repository) => (commit(repository, 'pay.ts', line), commit(repository, 'pay.ts', `${line}// 2\n`)),
    ],
    [
      'in two files',
      (repository) => (commit(repository, 'pay.ts', line), commit(repository, 'again.ts', `${line}// 2\n`)),
    ],
    ['in a message', (repository) => repository.git('commit', '-q', '--allow-empty', '-m', `Use ${secret}`)],
    ['in a tag', (repository) => repository.git('tag', '-a', 'v1', '-m', `Key ${secret}`)],
    [
      'in a file with a tag only',
      (repository) => repository.git('tag', 'v1', repository.git('hash-object', '-w', 'k')),
    ],
    ['in a stash', (repository) => (repository.write('a.ts', line), repository.git('stash', 'push', '-q'))],
    ['in what was amended', (repository) => (commit(repository, 'pay.ts', line), amend(repository, 'pay.ts', 'x'))],
    [
      'in the same file of what was amended',
      (repository) => (commit(repository, 'pay.ts', line), amend(repository, 'b.ts', 'b')),
    ],
    [
      'on another branch',
      (repository) => (
        repository.git('switch', '-q', '-c', 'b'),
        commit(repository, 'pay.ts', line),
        repository.git('switch', '-q', 'main')
      ),
    ],
    ['in a merge', merged],
    ['pushed', (repository) => (commit(repository, 'pay.ts', line), pushed(repository))],
    [
      'pushed and taken out',
      (repository) => (commit(repository, 'pay.ts', line), commit(repository, 'pay.ts', 'x'), pushed(repository)),
    ],
    ['not pushed', (repository) => (pushed(repository), commit(repository, 'pay.ts', line))],
    [
      'pushed, and here once more',
      (repository) => (commit(repository, 'pay.ts', line), pushed(repository), commit(repository, 'b.ts', line)),
    ],
  ]

  test.for(others)('%s', async ([, make]) => {
    const repository = begun()
    repository.write('k', line)
    make(repository)
    expect(await exposureToReader(repository)).toEqual(await exposure(repository))
  })
})

describe('where a clone does not have everything', () => {
  /** A remote that has the key in an old commit only. */
  function published(): Repository {
    const repository = begun()
    withRemote(repository)
    commit(repository, 'pay.ts', line)
    commit(repository, 'pay.ts', 'clean\n')
    repository.git('push', '-q', 'origin', 'main')
    return repository
  }

  test('a shallow clone says that it does not know, and knows once it is whole', async () => {
    const clone = cloneOf(published(), '--depth=1')
    expect(await exposure(clone)).toEqual({ state: 'staged', checked: false, gap: 'shallow' })
    clone.git('fetch', '-q', '--unshallow')
    expect(await exposure(clone)).toMatchObject({ state: 'pushed', checked: true })
  })

  test('a shallow clone knows what is in it', async () => {
    const repository = published()
    commit(repository, 'pay.ts', line)
    repository.git('push', '-q', 'origin', 'main')
    expect(await exposure(cloneOf(repository, '--depth=1'))).toMatchObject({
      state: 'pushed',
      gap: 'shallow',
      refs: ['refs/remotes/origin/main'],
    })
  })

  test.for(['blob:none', 'tree:0'])(
    'a partial clone (%s) fetches nothing, says that it does not know, and knows once it is whole',
    async (filter) => {
      const clone = cloneOf(published(), `--filter=${filter}`)
      const objects = () => clone.git('cat-file', '--batch-all-objects', '--batch-check')
      const before = objects()
      expect(await exposure(clone)).toEqual({ state: 'staged', checked: false, gap: 'partial' })
      expect(objects()).toBe(before)
      clone.git('fetch', '-q', '--refetch', '--no-filter')
      expect(await exposure(clone)).toMatchObject({ state: 'pushed', checked: true })
    },
  )

  test('a repository with a damaged object reports that, and does not fail', async () => {
    const repository = begun()
    commit(repository, 'b.ts', 'b\n')
    const oid = repository.git('rev-parse', 'HEAD~1')
    rmSync(join(repository.root, '.git/objects', oid.slice(0, 2), oid.slice(2)))
    expect(await exposure(repository)).toEqual({ state: 'staged', checked: false, gap: 'failed' })
  })
})

describe('in every kind of repository', () => {
  test('a linked worktree sees the branches, the stashes and the HEAD of the others', async () => {
    const repository = begun()
    repository.git('worktree', 'add', '-q', '--detach', '../linked')
    const linked = inFolder(repository, 'linked')
    expect(await exposure(linked)).toMatchObject({ state: 'staged' })
    const oid = commit(linked, 'pay.ts', line)
    expect(await exposure(linked)).toMatchObject({ commit: oid, position: 'last' })
    expect(await exposure(repository)).toMatchObject({ state: 'committed', commit: oid, position: 'elsewhere' })
    linked.write('a.ts', secrets.stripeWebhook)
    linked.git('stash', 'push', '-q')
    expect(await exposure(repository, {}, [secrets.stripeWebhook])).toMatchObject({ refs: ['stash@{0}'] })
  })

  test('a folder below the top, and a repository that hashes with SHA-256', async () => {
    const repository = new Repository()
    repository.git('init', '-q', '-b', 'main', '--object-format=sha256')
    const oid = commit(repository, 'src/pay.ts', line)
    expect(await exposure(inFolder(repository, 'shop/src'))).toMatchObject({ commit: oid, path: 'src/pay.ts' })
  })

  test('1,000 branches, 1,000 tags and 1,000 remote-tracking refs: five refs are told', async () => {
    const repository = begun()
    const oid = commit(repository, 'pay.ts', line)
    const refs = (folder: string) =>
      Array.from({ length: 1000 }, (_, number) => `create refs/${folder}/r${number} ${oid}\n`).join('')
    repository.run('git', ['update-ref', '--stdin'], { input: refs('heads') + refs('tags') })
    const found = await exposure(repository)
    expect(found).toMatchObject({ state: 'committed', position: 'last', checked: true })
    expect(found.refs).toHaveLength(5)
    repository.run('git', ['update-ref', '--stdin'], { input: refs('remotes/origin') })
    expect(await exposure(repository)).toMatchObject({ state: 'pushed', commit: oid, checked: true })
  })

  test.for([
    ['log.showSignature', 'true'],
    ['diff.renames', 'copies'],
    ['color.ui', 'always'],
    ['log.date', 'relative'],
    ['log.decorate', 'full'],
    ['format.pretty', 'oneline'],
    ['log.follow', 'true'],
    ['diff.noprefix', 'true'],
    ['log.diffMerges', 'off'],
  ])('whatever %s says', async ([name, value]) => {
    const repository = begun()
    const oid = commit(repository, 'pay.ts', line)
    repository.git('config', name as string, value as string)
    expect(await exposure(repository)).toMatchObject({
      commit: oid,
      date: '2024-05-03T10:00:00+02:00',
      path: 'pay.ts',
      refs: ['refs/heads/main'],
      position: 'last',
    })
  })
})

test('without any time, nothing is claimed, and git is not left running', async () => {
  const repository = begun()
  commit(repository, 'pay.ts', line)
  const found = await exposure(repository, { KEYHOLD_EXPOSURE_SECONDS: '0' })
  expect(found).toEqual({ state: 'staged', checked: false, gap: 'time' })
})

test('a git that hangs while listing is ended when the time is over', async () => {
  const repository = begun()
  commit(repository, 'pay.ts', line)
  const env = wrapped(repository, 'case "$*" in *--objects*) exec sleep 30;; esac')
  const begin = Date.now()
  const found = await exposure(repository, { ...env, KEYHOLD_EXPOSURE_SECONDS: '1' })
  expect(found).toEqual({ state: 'staged', checked: false, gap: 'time' })
  expect(Date.now() - begin).toBeLessThan(10_000)
})

test('a git that hangs after the key was found: the state is known, the commit is not', async () => {
  const repository = begun()
  commit(repository, 'pay.ts', line)
  const env = wrapped(repository, 'case "$*" in *--find-object*) exec sleep 30;; esac')
  const found = await exposure(repository, { ...env, KEYHOLD_EXPOSURE_SECONDS: '3' })
  expect(found).toEqual({ state: 'committed', refs: [], checked: true })
})

test('the key is in no argument and no environment of any git, and something was looked for', () => {
  const repository = begun()
  withRemote(repository)
  commit(repository, 'pay.ts', line)
  repository.git('push', '-q', 'origin', 'main')
  repository.write('a.ts', secrets.stripeRestricted)
  repository.git('stash', 'push', '-q')
  repository.stage('again.ts', `${line}${secrets.stripeRestricted}\n${secrets.stripeWebhook}\n`)
  const log = join(repository.home, 'log')
  const env = wrapped(repository, `{ printf '%s\\n' "$@"; env; } >>'${log}'`)
  const { status, output } = repository.run(process.execPath, [keyhold(), 'scan', '--staged'], {
    env: { ...env, ...patient },
  })
  expect(status).toBe(1)
  expect(output).toContain('It is leaked: commit ')
  const logged = readFileSync(log, 'utf8')
  expect(logged).toContain('--find-object=')
  for (const each of [secret, secrets.stripeRestricted, secrets.stripeWebhook])
    expect(leaksOf(logged + output, each)).toEqual([])
})

test.for([
  ['nothing found', 'const a = 2\n', 0],
  ['a test key', `const key = "${secrets.stripeTest}"\n`, 0],
] as const)('%s: no history is read', ([, content, expected]) => {
  const repository = begun()
  repository.stage('pay.ts', content)
  const log = join(repository.home, 'log')
  const { status } = repository.run(process.execPath, [keyhold(), 'scan', '--staged'], {
    env: wrapped(repository, `printf '%s\\n' "$*" >>'${log}'`),
  })
  expect(status).toBe(expected)
  expect(readFileSync(log, 'utf8')).not.toMatch(/rev-list|for-each-ref|^log/m)
})

/** The installed command. */
function keyhold(): string {
  return join(inject('installed'), 'node_modules/.bin/keyhold')
}

/** A git on PATH that runs this line first. */
function wrapped(repository: Repository, shell: string): NodeJS.ProcessEnv {
  const folder = join(repository.home, 'bin')
  const real = repository.run('sh', ['-c', 'command -v git']).stdout.trim()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${shell}\nexec '${real}' "$@"\n`, { mode: 0o755 })
  return { PATH: repository.path(folder) }
}
