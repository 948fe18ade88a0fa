import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Repository } from '../repository.js'
import { harmless, leaksOf, secrets } from '../secrets.js'
import {
  app,
  branch,
  commitFiles,
  commitUnseen,
  guard,
  line,
  repositoryWithCommit,
  type Row,
  stageInApp,
  stops,
} from './row.js'

/** Two folders, of which only `src` and `.husky` are checked out. */
function sparse(r: Repository, ...flags: string[]): void {
  commitFiles(r, { 'far/away/pay.js': app(), 'far/other.js': 'other\n' })
  r.git('sparse-checkout', 'set', '--cone', ...flags, 'src', '.husky')
  // It removes ignored folders too, and husky's is one.
  r.run('node', ['node_modules/husky/bin.js'])
}

/** Stages by object, for a path that the work tree does not hold. */
function stageObject(r: Repository, path: string, content: string): void {
  const oid = r.run('git', ['hash-object', '-w', '--stdin'], { input: content }).stdout.trim()
  r.git('update-index', '--add', '--cacheinfo', `100644,${oid},${path}`)
}

function clone(r: Repository, ...flags: string[]): Repository {
  r.git('clone', '-q', ...flags, `file://${r.root}`, '../clone')
  guard(r, '../clone')
  return r.at('../clone')
}

const indexes: readonly Row[] = [
  {
    name: 'intent-to-add of another file',
    arrange: (r, text) => {
      r.write('src/later.js', 'later\n')
      r.git('add', '-N', 'src/later.js')
      stageInApp(r, text)
    },
  },
  {
    name: 'intent-to-add, then commit -a',
    arrange: (r, text) => {
      r.write('src/later.js', line(text))
      r.git('add', '-N', 'src/later.js')
    },
    act: ['commit', '-a', '-m', 'second'],
    where: 'work tree',
  },
  {
    name: 'intent-to-add, then commit <path>',
    arrange: (r, text) => {
      r.write('src/later.js', line(text))
      r.git('add', '-N', 'src/later.js')
    },
    act: ['commit', '-m', 'second', 'src/later.js'],
    where: 'work tree',
  },
  {
    name: 'intent-to-add, then add',
    arrange: (r, text) => {
      r.write('src/later.js', line(text))
      r.git('add', '-N', 'src/later.js')
      r.git('add', 'src/later.js')
    },
  },
  {
    name: 'assume-unchanged, and a clean file in the work tree',
    arrange: (r, text) => {
      stageInApp(r, text)
      r.git('update-index', '--assume-unchanged', 'src/app.js')
      r.write('src/app.js', app())
    },
  },
  {
    name: 'skip-worktree, and a clean file in the work tree',
    arrange: (r, text) => {
      stageInApp(r, text)
      r.git('update-index', '--skip-worktree', 'src/app.js')
      r.write('src/app.js', app())
    },
  },
  {
    name: 'sparse checkout: a path outside of it',
    arrange: (r, text) => {
      sparse(r)
      stageObject(r, 'far/away/pay.js', app(line(text)))
      r.git('update-index', '--skip-worktree', 'far/away/pay.js')
    },
  },
  {
    name: 'sparse checkout: a new path outside of it with add --sparse',
    arrange: (r, text) => {
      sparse(r)
      r.write('far/new.js', line(text))
      r.git('add', '--sparse', 'far/new.js')
    },
  },
  {
    name: 'sparse checkout without cones',
    arrange: (r, text) => {
      commitFiles(r, { 'far/pay.js': app() })
      r.git('sparse-checkout', 'set', '--no-cone', '/*', '!/far')
      r.run('node', ['node_modules/husky/bin.js'])
      stageObject(r, 'far/pay.js', app(line(text)))
    },
  },
  {
    name: 'sparse index: a path in it',
    arrange: (r, text) => {
      sparse(r, '--sparse-index')
      stageInApp(r, text)
      // A commit that is given up in the editor: git writes a sparse index anew, whatever a hook says.
      r.run('git', ['-c', 'core.hooksPath=/dev/null', 'commit'], { env: { GIT_EDITOR: 'false' } })
    },
  },
  {
    name: 'sparse index: a path in a folder that was collapsed',
    arrange: (r, text) => {
      sparse(r, '--sparse-index')
      stageObject(r, 'far/away/pay.js', app(line(text)))
    },
  },
  {
    name: 'sparse index: a collapsed folder of another branch',
    arrange: (r, text) => {
      commitFiles(r, { 'far/away/pay.js': app() })
      branch(r, 'side', { 'far/away/pay.js': app(line(text)) })
      r.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'src', '.husky')
      r.run('node', ['node_modules/husky/bin.js'])
      r.git('read-tree', '-m', 'HEAD', 'side')
    },
  },
  {
    name: 'split index',
    arrange: (r, text) => {
      r.git('update-index', '--split-index')
      stageInApp(r, text)
    },
  },
  {
    name: 'core.splitIndex, and commit -a',
    arrange: (r, text) => {
      r.git('config', 'core.splitIndex', 'true')
      r.git('update-index', '--split-index')
      r.write('src/app.js', app(line(text)))
    },
    act: ['commit', '-a', '-m', 'second'],
    where: 'work tree',
  },
  {
    name: 'index of version 4',
    arrange: (r, text) => {
      r.git('update-index', '--index-version', '4')
      stageInApp(r, text)
    },
  },
  {
    name: 'index of version 2, written anew',
    arrange: (r, text) => {
      r.git('update-index', '--index-version', '2', '--force-write-index')
      stageInApp(r, text)
    },
  },
  {
    name: 'a stale index.lock in another work tree',
    arrange: (r, text) => {
      r.git('worktree', 'add', '-q', '../linked')
      r.write('.git/worktrees/linked/index.lock', '')
      stageInApp(r, text)
    },
  },
  {
    name: 'a stale index.lock in the main work tree, and a commit in a linked one',
    arrange: (r, text) => {
      r.git('worktree', 'add', '-q', '../linked')
      guard(r, '../linked')
      stageInApp(r.at('../linked'), text)
      r.write('.git/index.lock', '')
    },
    at: '../linked',
  },
  {
    name: 'a resolve-undo entry of a merge that was given up',
    arrange: (r, text) => {
      branch(r, 'side', { 'src/app.js': app('theirs') })
      commitFiles(r, { 'src/app.js': app('ours') })
      r.tryGit('merge', 'side')
      stageInApp(r, text)
      rmSync(join(r.root, '.git/MERGE_HEAD'))
    },
  },
]

const stores: readonly Row[] = [
  {
    name: 'a SHA-256 repository',
    arrange: (r, text) => {
      rmSync(join(r.root, '.git'), { recursive: true })
      r.git('init', '-q', '-b', 'main', '--object-format=sha256')
      r.git('config', 'core.hooksPath', '.husky/_')
      r.git('add', '.')
      commitUnseen(r)
      stageInApp(r, text)
    },
  },
  {
    name: 'the first commit of a SHA-256 repository',
    arrange: (r, text) => {
      rmSync(join(r.root, '.git'), { recursive: true })
      r.git('init', '-q', '-b', 'main', '--object-format=sha256')
      r.git('config', 'core.hooksPath', '.husky/_')
      stageInApp(r, text)
    },
  },
  {
    name: 'a merge in a SHA-256 repository',
    arrange: (r, text) => {
      rmSync(join(r.root, '.git'), { recursive: true })
      r.git('init', '-q', '-b', 'main', '--object-format=sha256')
      r.git('config', 'core.hooksPath', '.husky/_')
      r.git('add', '.')
      commitUnseen(r)
      branch(r, 'side', { 'src/side.js': 'side\n' })
      commitFiles(r, { 'src/other.js': 'other\n' })
      r.git('merge', '-q', '--no-commit', 'side')
      r.stage('src/side.js', `side\n${line(text)}`)
    },
  },
  {
    name: 'a repository that is packed to one file',
    arrange: (r, text) => {
      stageInApp(r, text)
      r.git('repack', '-adq')
      r.git('pack-refs', '--all')
      r.git('prune', '--expire=now')
    },
  },
  {
    name: 'an object that is in a pack by git gc --aggressive',
    arrange: (r, text) => {
      commitFiles(r, { 'src/big.js': app().repeat(50) })
      r.stage('src/big.js', app().repeat(50) + line(text))
      r.git('gc', '-q', '--aggressive', '--prune=now')
    },
  },
  {
    name: 'a shallow clone',
    arrange: (r, text) => {
      commitFiles(r, { 'src/two.js': 'two\n' })
      stageInApp(clone(r, '--depth=1'), text)
    },
    at: '../clone',
  },
  {
    name: 'a partial clone without its remote',
    arrange: (r, text) => {
      r.git('config', 'uploadpack.allowFilter', 'true')
      commitFiles(r, { 'src/app.js': app('old') })
      const other = clone(r, '--filter=blob:none')
      commitFiles(other, { 'src/app.js': app('new') })
      other.git('remote', 'set-url', 'origin', 'file:///nowhere')
      stageInApp(other, text)
    },
    at: '../clone',
  },
  {
    name: 'a file whose old object is lost, so that nobody can tell what is new in it',
    arrange: (r, text) => {
      commitFiles(r, { 'src/pay.js': app(line(text)) })
      const old = r.git('rev-parse', ':src/pay.js')
      r.stage('src/pay.js', app(line(text), 'more'))
      rmSync(join(r.root, '.git/objects', old.slice(0, 2), old.slice(2)))
    },
    act: ['commit', '-q', '-m', 'second'],
  },
  {
    name: 'a clone that borrows its objects',
    arrange: (r, text) => {
      r.git('clone', '-q', '--shared', '.', '../clone')
      guard(r, '../clone')
      stageInApp(r.at('../clone'), text)
    },
    at: '../clone',
  },
  {
    name: 'a repository whose .git is elsewhere',
    arrange: (r, text) => {
      r.git('init', '-q', '--separate-git-dir', '../elsewhere.git')
      stageInApp(r, text)
    },
  },
  {
    name: 'a repository with a space, an accent and a quote in its path',
    arrange: (r, text) => {
      r.git('clone', '-q', '.', "../my é 'repo'")
      guard(r, "../my é 'repo'")
      stageInApp(r.at("../my é 'repo'"), text)
    },
    at: "../my é 'repo'",
  },
  {
    name: 'a repository with a line feed in its path',
    arrange: (r, text) => {
      r.git('clone', '-q', '.', '../two\nlines')
      guard(r, '../two\nlines')
      stageInApp(r.at('../two\nlines'), text)
    },
    at: '../two\nlines',
  },
  {
    name: 'a repository reached through a symlink',
    arrange: (r, text) => {
      r.run('ln', ['-s', r.root, '../through'])
      stageInApp(r, text)
    },
    at: '../through',
  },
  {
    name: 'inside of a submodule that has hooks of its own',
    arrange: (r, text) => {
      r.git('clone', '-q', '.', '../origin')
      r.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', '../origin', 'lib')
      guard(r, 'lib')
      stageInApp(r.at('lib'), text)
    },
    at: 'lib',
  },
  {
    name: 'beside a submodule that is moved on',
    arrange: (r, text) => {
      r.git('clone', '-q', '.', '../origin')
      r.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', '../origin', 'lib')
      commitUnseen(r)
      commitFiles(r.at('lib'), { 'src/two.js': 'two\n' })
      r.git('add', 'lib')
      stageInApp(r, text)
    },
  },
  {
    name: 'a file that is as deep as a submodule was',
    arrange: (r, text) => {
      r.git('update-index', '--add', '--cacheinfo', `160000,${r.git('rev-parse', 'HEAD')},lib`)
      commitUnseen(r)
      r.git('update-index', '--force-remove', 'lib')
      stageObject(r, 'lib/pay.js', line(text))
    },
  },
]

stops('indexes', indexes)
stops('object stores and places', stores)

/** Puts content into the local store of Git LFS, and gives the pointer to it. */
function lfsPointer(folder: string, content: string, extra = ''): string {
  const sha = createHash('sha256').update(content).digest('hex')
  const path = join(folder, sha.slice(0, 2), sha.slice(2, 4), sha)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return `version https://git-lfs.github.com/spec/v1\n${extra}oid sha256:${sha}\nsize ${content.length}\n`
}

const media = [
  { name: 'an object of Git LFS', store: '.git/lfs/objects', at: '', arrange: () => {} },
  {
    name: 'an object of Git LFS with an extension',
    store: '.git/lfs/objects',
    at: '',
    extra: `ext-0-own sha256:${'0'.repeat(64)}\n`,
    arrange: () => {},
  },
  {
    name: 'an object of Git LFS in a linked work tree, whose store is that of the main one',
    store: '.git/lfs/objects',
    at: '../linked',
    arrange: (r: Repository) => {
      r.git('worktree', 'add', '-q', '../linked')
      guard(r, '../linked')
    },
  },
  {
    name: 'an object of Git LFS under lfs.storage',
    store: '../store/objects',
    at: '',
    arrange: (r: Repository) => r.git('config', 'lfs.storage', join(r.home, 'store')),
  },
  {
    name: 'an object of Git LFS under a relative lfs.storage',
    store: '.git/own/objects',
    at: '',
    arrange: (r: Repository) => r.git('config', 'lfs.storage', 'own'),
  },
] as const

describe('what a pointer points at', () => {
  test.for(media.map((row) => [row.name, row] as const))('a key is stopped: %s', ([, row]) => {
    const { before, after, outcome, output, content } = staged(row, secrets.stripeLive)
    expect(content).not.toContain(secrets.stripeLive)
    expect(output).toContain('keyhold stopped this commit: 1 ')
    expect(outcome).toBe(1)
    expect(after).toEqual(before)
    expect(leaksOf(output, secrets.stripeLive)).toEqual([])
  })

  test.for(media.map((row) => [row.name, row] as const))('words in its place go through: %s', ([, row]) => {
    const { outcome, output } = staged(row, harmless(secrets.stripeLive))
    expect(output).toMatch(/nothing found\. Scanned 1 file .*skipped none/)
    expect(outcome).toBe(0)
  })

  function staged(row: (typeof media)[number], text: string) {
    const first = repositoryWithCommit()
    row.arrange(first)
    const pointer = lfsPointer(join(first.root, row.store), line(text), 'extra' in row ? row.extra : '')
    const repository = first.at(row.at)
    repository.stage('big.bin', pointer)
    const before = repository.snapshot()
    const { status, output } = repository.tryGit('commit', '-m', 'second')
    const content = repository.git('cat-file', 'blob', ':big.bin')
    return { before, after: repository.snapshot(), outcome: status, output, content }
  }

  test('an object of Git LFS that is not here is named as skipped', () => {
    const repository = repositoryWithCommit()
    repository.stage('big.bin', lfsPointer(join(repository.home, 'nowhere'), line(secrets.stripeLive)))
    const { status, output } = repository.tryGit('commit', '-m', 'second')
    expect(output).toContain('Not scanned, a Git LFS object that is not in the local store: big.bin')
    expect(status).toBe(0)
  })
})
