import { chmodSync, copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, inject, test } from 'vitest'
import type { Outcome, Repository } from '../repository.js'
import { harmless, leaksOf, secrets } from '../secrets.js'
import { app, branch, commitFiles, commitUnseen, contentsOf, line, repositoryWithCommit, stageInApp } from './row.js'

/** One push, to `../remote.git` unless it says otherwise, of commits that were made without any hook. */
interface Push {
  readonly name: string
  arrange(repository: Repository, text: string): void
  readonly push?: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  /** Where it arrives. */
  readonly to?: string
}

const pay = (repository: Repository, text: string) => commitFiles(repository, { 'src/pay.js': line(text) })

/** Another repository to push to. */
function remote(repository: Repository, name: string): void {
  repository.git('init', '-q', '--bare', '-b', 'main', `../${name}.git`)
  repository.git('remote', 'add', name, `../${name}.git`)
}

/** Pushes without any hook. */
function pushUnseen(repository: Repository, ...args: string[]): void {
  repository.git('-c', 'core.hooksPath=/dev/null', 'push', '-q', ...args)
}

/** Somebody else pushes to the same remote, and this repository does not know it. */
function othersPush(repository: Repository): void {
  repository.git('clone', '-q', '../remote.git', '../others')
  commitFiles(repository.at('../others'), { 'src/others.js': 'others\n' })
  pushUnseen(repository.at('../others'), 'origin', 'main')
}

/** A merge whose commit has what no parent has. */
function evilMerge(repository: Repository, text: string): void {
  branch(repository, 'side', { 'src/side.js': 'side\n' })
  commitFiles(repository, { 'src/other.js': 'other\n' })
  repository.git('merge', '-q', '--no-commit', 'side')
  repository.stage('src/side.js', `side\n${line(text)}`)
  commitUnseen(repository)
}

const settings = (name: string, pairs: Readonly<Record<string, string>>): Push => ({
  name,
  arrange: (r, text) => {
    for (const [key, value] of Object.entries(pairs)) r.git('config', key, value)
    pay(r, text)
  },
})

/** What each side of a push must see. */
const plain: readonly Push[] = [
  { name: 'a commit', arrange: pay },
  {
    name: 'a new branch',
    arrange: (r, text) => branch(r, 'side', { 'src/pay.js': line(text) }),
    push: ['origin', 'side'],
  },
  {
    name: 'a key that was added and taken out again',
    arrange: (r, text) => {
      pay(r, text)
      commitFiles(r, { 'src/pay.js': 'nothing\n' })
    },
  },
]

const pushes: readonly Push[] = [
  ...plain,
  {
    name: 'a file that was added and deleted again on a new branch',
    arrange: (r, text) => {
      r.git('checkout', '-q', '-b', 'side')
      pay(r, text)
      r.git('rm', '-q', 'src/pay.js')
      commitUnseen(r)
    },
    push: ['origin', 'side'],
  },
  {
    name: 'a forced push of an amended commit',
    arrange: (r, text) => {
      commitFiles(r, { 'src/two.js': 'two\n' })
      pushUnseen(r, 'origin', 'main')
      stageInApp(r, text)
      commitUnseen(r, '--amend')
    },
    push: ['--force', 'origin', 'main'],
  },
  {
    name: 'a forced push over commits that are not here',
    arrange: (r, text) => {
      othersPush(r)
      pay(r, text)
    },
    push: ['--force', 'origin', 'main'],
  },
  { name: 'a push by path', arrange: pay, push: ['../remote.git', 'main'] },
  {
    name: 'a push by URL',
    arrange: (r, text) => {
      pay(r, text)
      r.git('config', `url.${r.home}/.insteadOf`, 'short:')
    },
    push: ['short:remote.git', 'main'],
  },
  {
    name: 'a push by path of commits that another remote has already',
    arrange: (r, text) => {
      pay(r, text)
      pushUnseen(r, 'origin', 'main')
      r.git('init', '-q', '--bare', '../public.git')
    },
    push: ['../public.git', 'main'],
    to: '../public.git',
  },
  {
    name: 'commits that a private remote has already, to a public one',
    arrange: (r, text) => {
      pay(r, text)
      pushUnseen(r, 'origin', 'main')
      remote(r, 'public')
    },
    push: ['public', 'main'],
    to: '../public.git',
  },
  {
    name: 'commits that a private remote has already, to a public one that has the first of them',
    arrange: (r, text) => {
      remote(r, 'public')
      pushUnseen(r, 'public', 'main')
      pay(r, text)
      pushUnseen(r, 'origin', 'main')
    },
    push: ['public', 'main'],
    to: '../public.git',
  },
  {
    name: 'the message of an annotated tag',
    arrange: (r, text) => r.git('tag', '-a', 'v1', '-m', text),
    push: ['origin', 'v1'],
  },
  {
    name: 'a tag of a tag',
    arrange: (r, text) => {
      r.git('tag', '-a', 'inner', '-m', text)
      r.git('tag', '-a', 'outer', '-m', 'outer', 'inner')
    },
    push: ['origin', 'outer'],
  },
  {
    name: 'a tag on a commit that no branch has',
    arrange: (r, text) => {
      r.git('checkout', '-q', '--detach')
      pay(r, text)
      r.git('tag', 'v1')
      r.git('checkout', '-q', 'main')
    },
    push: ['origin', 'v1'],
  },
  {
    name: 'a blob by itself',
    arrange: (r, text) => {
      const { stdout } = r.run('git', ['hash-object', '-w', '--stdin'], { input: line(text) })
      r.git('tag', 'blob', stdout.trim())
    },
    push: ['origin', 'blob'],
  },
  {
    name: 'an annotated tag of a blob',
    arrange: (r, text) => {
      const { stdout } = r.run('git', ['hash-object', '-w', '--stdin'], { input: line(text) })
      r.git('tag', '-a', 'blob', '-m', 'blob', stdout.trim())
    },
    push: ['origin', 'blob'],
  },
  {
    name: 'a tree by itself',
    arrange: (r, text) => {
      r.stage('deep/down/pay.js', line(text))
      r.git('tag', 'tree', r.git('write-tree'))
      r.git('reset', '-q', '--hard')
    },
    push: ['origin', 'tree'],
  },
  { name: 'a merge that has what no parent has', arrange: evilMerge },
  {
    name: 'an octopus that has what no parent has',
    arrange: (r, text) => {
      branch(r, 'one', { 'src/one.js': 'one\n' })
      branch(r, 'two', { 'src/two.js': 'two\n' })
      commitFiles(r, { 'src/other.js': 'other\n' })
      r.git('merge', '-q', '--no-commit', 'one', 'two')
      r.stage('src/new.js', line(text))
      commitUnseen(r)
    },
  },
  {
    name: 'a branch that was merged in',
    arrange: (r, text) => {
      branch(r, 'side', { 'src/pay.js': line(text) })
      commitFiles(r, { 'src/other.js': 'other\n' })
      r.git('-c', 'core.hooksPath=/dev/null', 'merge', '-q', '--no-edit', 'side')
    },
  },
  {
    name: 'main merged into a feature, whose own commit has it',
    arrange: (r, text) => {
      branch(r, 'feature', { 'src/pay.js': line(text) })
      commitFiles(r, { 'src/other.js': 'other\n' })
      pushUnseen(r, 'origin', 'main')
      r.git('checkout', '-q', 'feature')
      r.git('-c', 'core.hooksPath=/dev/null', 'merge', '-q', '--no-edit', 'main')
    },
    push: ['origin', 'feature'],
  },
  {
    name: 'an orphan branch',
    arrange: (r, text) => {
      r.git('checkout', '-q', '--orphan', 'fresh')
      pay(r, text)
    },
    push: ['origin', 'fresh'],
  },
  {
    name: 'notes',
    arrange: (r, text) => r.git('notes', 'add', '-m', text),
    push: ['origin', 'refs/notes/commits'],
  },
  {
    name: 'a stash',
    arrange: (r, text) => {
      stageInApp(r, text)
      r.git('stash', '-q')
    },
    push: ['origin', 'stash@{0}^{commit}:refs/heads/stashed'],
  },
  {
    name: 'untracked files in a stash',
    arrange: (r, text) => {
      r.write('src/untracked.js', line(text))
      r.git('stash', '-q', '-u')
    },
    push: ['origin', 'refs/stash:refs/heads/stashed'],
  },
  { name: 'HEAD under another name', arrange: pay, push: ['origin', 'HEAD:refs/heads/other'] },
  { name: 'a ref outside of refs/heads', arrange: pay, push: ['origin', 'main:refs/own/thing'] },
  { name: '--all', arrange: (r, text) => branch(r, 'side', { 'src/pay.js': line(text) }), push: ['--all', 'origin'] },
  {
    name: '--mirror',
    arrange: (r, text) => branch(r, 'side', { 'src/pay.js': line(text) }),
    push: ['--mirror', 'origin'],
  },
  { name: '--tags', arrange: (r, text) => r.git('tag', '-a', 'v1', '-m', text), push: ['--tags', 'origin'] },
  {
    name: '--follow-tags',
    arrange: (r, text) => {
      commitFiles(r, { 'src/two.js': 'two\n' })
      r.git('tag', '-a', 'v1', '-m', text)
    },
    push: ['--follow-tags', 'origin', 'main'],
  },
  { name: '--force-with-lease and --atomic', arrange: pay, push: ['--force-with-lease', '--atomic', 'origin', 'main'] },
  {
    name: 'several refs at once, with a deletion between',
    arrange: (r, text) => {
      pushUnseen(r, 'origin', 'main:refs/heads/old')
      branch(r, 'side', { 'src/pay.js': line(text) })
    },
    push: ['origin', ':old', 'main:refs/heads/again', 'side'],
  },
  { name: 'the message of a commit', arrange: (r, text) => commitUnseen(r, '--allow-empty', '-m', text) },
  {
    name: 'the message of an older commit',
    arrange: (r, text) => {
      commitUnseen(r, '--allow-empty', '-m', text)
      commitFiles(r, { 'src/two.js': 'two\n' })
    },
  },
  {
    name: 'the name of an author',
    arrange: (r, text) => commitUnseen(r, '--allow-empty', '--author', `${text} <ada@example.org>`),
  },
  { name: 'the name of a file', arrange: (r, text) => commitFiles(r, { [`src/${text}.txt`]: 'nothing\n' }) },
  {
    name: 'the name of a branch',
    arrange: (r, text) => r.git('branch', `fix/${text}`),
    push: ['origin', '--all'],
  },
  { name: 'the name of a tag', arrange: (r, text) => r.git('tag', text), push: ['origin', '--tags'] },
  { name: 'the name of a ref on the other side', arrange: () => {}, push: ['origin', 'main:refs/heads/NAME'] },
  {
    name: 'UTF-16',
    arrange: (r, text) => commitFiles(r, { 'src/pay.txt': Buffer.from(`\ufeff${line(text)}`, 'utf16le') }),
  },
  { name: 'a file with NUL bytes', arrange: (r, text) => commitFiles(r, { 'src/pay.bin': `\0 ${text} \0` }) },
  {
    name: 'attributes: -diff',
    arrange: (r, text) => commitFiles(r, { '.gitattributes': '* -diff\n', 'src/pay.js': line(text) }),
  },
  settings('diff.external', { 'diff.external': 'true' }),
  settings('color.ui=always', { 'color.ui': 'always' }),
  settings('log.showRoot=false and log.diffMerges=off', { 'log.showRoot': 'false', 'log.diffMerges': 'off' }),
  settings('push.default=current', { 'push.default': 'current' }),
  settings('pushurl', { 'remote.origin.pushurl': '../remote.git' }),
  settings('a remote without tracking refs', { 'remote.origin.fetch': '+refs/heads/none:refs/heads/none' }),
  {
    name: 'a replace ref over the commit',
    arrange: (r, text) => {
      const before = r.git('rev-parse', 'HEAD')
      pay(r, text)
      r.git('replace', 'HEAD', r.git('commit-tree', '-p', before, '-m', 'clean', `${before}^{tree}`))
    },
  },
  {
    name: 'a replace ref over the object',
    arrange: (r, text) => {
      const { stdout } = r.run('git', ['hash-object', '-w', '--stdin'], { input: 'clean\n' })
      pay(r, text)
      r.git('replace', 'HEAD:src/pay.js', stdout.trim())
    },
  },
  {
    name: 'a push from a subdirectory',
    arrange: pay,
    push: ['-C', 'src', 'push', 'origin', 'main'],
  },
  {
    name: 'a remote with dots and slashes in its name',
    arrange: (r, text) => {
      pay(r, text)
      r.git('remote', 'rename', 'origin', 'my.org/remote')
    },
    push: ['my.org/remote', 'main'],
  },
]

/** Commits that git makes without pre-commit: only the push sees them. */
const unhooked: readonly Push[] = [
  {
    name: 'commit --no-verify',
    arrange: (r, text) => {
      stageInApp(r, text)
      r.git('commit', '-q', '--no-verify', '-m', 'second')
    },
  },
  {
    name: 'a conflict of rebase, resolved by hand, then rebase --continue',
    arrange: (r, text) => {
      r.git('checkout', '-q', '-b', 'side')
      commitFiles(r, { 'src/app.js': app('theirs') })
      r.git('checkout', '-q', 'main')
      commitFiles(r, { 'src/app.js': app('ours') })
      r.tryGit('rebase', 'side')
      stageInApp(r, text)
      r.git('rebase', '--continue')
    },
  },
  {
    name: 'a commit that stands at edit in a rebase, changed, then rebase --continue',
    arrange: (r, text) => {
      commitFiles(r, { 'src/one.js': 'one\n' })
      commitFiles(r, { 'src/two.js': 'two\n' })
      r.run('git', ['rebase', '-q', '-i', 'HEAD~2'], { env: { GIT_SEQUENCE_EDITOR: "sed -i '1s/pick/edit/'" } })
      stageInApp(r, text)
      r.git('rebase', '--continue')
    },
  },
  {
    name: 'a conflict of rebase --apply, resolved by hand',
    arrange: (r, text) => {
      branch(r, 'side', { 'src/app.js': app('theirs') })
      commitFiles(r, { 'src/app.js': app('ours') })
      r.tryGit('rebase', '--apply', 'side')
      stageInApp(r, text)
      r.git('rebase', '--continue')
    },
  },
  {
    name: 'cherry-pick of a commit of another branch',
    arrange: (r, text) => {
      branch(r, 'side', { 'src/pay.js': line(text) })
      r.git('cherry-pick', 'side')
    },
  },
  {
    name: 'a conflict of cherry-pick, resolved by hand, then commit --no-verify',
    arrange: (r, text) => {
      branch(r, 'side', { 'src/app.js': app('theirs') })
      commitFiles(r, { 'src/app.js': app('ours') })
      r.tryGit('cherry-pick', 'side')
      stageInApp(r, text)
      r.git('commit', '-q', '--no-verify', '--no-edit')
    },
  },
  {
    name: 'revert of the commit that took it out',
    arrange: (r, text) => {
      pay(r, text)
      r.git('rm', '-q', 'src/pay.js')
      commitUnseen(r)
      r.git('revert', '--no-edit', 'HEAD')
    },
  },
  {
    name: 'git am',
    arrange: (r, text) => {
      branch(r, 'side', { 'src/pay.js': line(text) })
      writeFileSync(join(r.home, 'patch'), r.run('git', ['format-patch', '--stdout', 'main..side']).stdout)
      r.git('am', '-q', '../patch')
    },
  },
  {
    name: 'a clean merge of a branch',
    arrange: (r, text) => {
      branch(r, 'side', { 'src/pay.js': line(text) })
      commitFiles(r, { 'src/other.js': 'other\n' })
      r.git('merge', '-q', '--no-edit', 'side')
    },
  },
  {
    name: 'a fast-forward',
    arrange: (r, text) => {
      branch(r, 'side', { 'src/pay.js': line(text) })
      r.git('merge', '-q', 'side')
    },
  },
  {
    name: 'commit-tree and update-ref',
    arrange: (r, text) => {
      stageInApp(r, text)
      r.git('update-ref', 'HEAD', r.git('commit-tree', '-p', 'HEAD', '-m', 'second', r.git('write-tree')))
    },
  },
  {
    name: 'fast-import',
    arrange: (r, text) => {
      const heading = 'commit refs/heads/main\ncommitter Ada <ada@example.org> 0 +0000\ndata 7\nsecond\n'
      const file = `M 100644 inline src/pay.js\ndata ${text.length}\n${text}\n`
      r.run('git', ['fast-import', '--quiet'], { input: `${heading}from refs/heads/main^0\n${file}` })
    },
  },
  {
    name: 'rebase --autosquash',
    arrange: (r, text) => {
      commitFiles(r, { 'src/one.js': 'one\n' })
      stageInApp(r, text)
      r.git('commit', '-q', '--no-verify', '--fixup', 'HEAD')
      r.run('git', ['rebase', '-q', '-i', '--autosquash', 'HEAD~2'], { env: { GIT_SEQUENCE_EDITOR: 'true' } })
    },
  },
  {
    name: 'hooks that are switched off for one commit',
    arrange: (r, text) => {
      stageInApp(r, text)
      r.git('-c', 'core.hooksPath=/dev/null', 'commit', '-q', '-m', 'second')
    },
  },
  {
    name: 'a pre-commit hook that is not executable, which git leaves out with a hint',
    arrange: (r, text) => {
      stageInApp(r, text)
      chmodSync(join(r.root, '.husky/_/pre-commit'), 0o644)
      expect(r.tryGit('commit', '-m', 'second')).toMatchObject({ status: 0 })
      chmodSync(join(r.root, '.husky/_/pre-commit'), 0o755)
    },
  },
]

stopsPushes('pushes', pushes)
stopsPushes('commits without pre-commit', unhooked)

const goThrough: readonly Push[] = [
  { name: 'a commit without a key', arrange: (r) => commitFiles(r, { 'src/two.js': 'two\n' }) },
  {
    name: 'the deletion of a branch with a key',
    arrange: (r, secret) => {
      branch(r, 'side', { 'src/pay.js': line(secret) })
      pushUnseen(r, 'origin', 'side')
    },
    push: ['origin', ':side'],
  },
  {
    name: 'a commit on top of one with a key that is there already',
    arrange: (r, secret) => {
      pay(r, secret)
      pushUnseen(r, 'origin', 'main')
      commitFiles(r, { 'src/two.js': 'two\n' })
    },
  },
  {
    name: 'a new branch from a commit with a key that is there already',
    arrange: (r, secret) => {
      pay(r, secret)
      pushUnseen(r, 'origin', 'main')
      branch(r, 'side', { 'src/two.js': 'two\n' })
    },
    push: ['origin', 'side'],
  },
  {
    name: 'main with a key that is there already, merged into a feature',
    arrange: (r, secret) => {
      branch(r, 'feature', { 'src/two.js': 'two\n' })
      pay(r, secret)
      pushUnseen(r, 'origin', 'main')
      r.git('checkout', '-q', 'feature')
      r.git('-c', 'core.hooksPath=/dev/null', 'merge', '-q', '--no-edit', 'main')
    },
    push: ['origin', 'feature'],
  },
  {
    name: 'a forced push that takes a commit with a key away',
    arrange: (r, secret) => {
      pay(r, secret)
      pushUnseen(r, 'origin', 'main')
      r.git('reset', '-q', '--hard', 'HEAD~1')
      commitFiles(r, { 'src/two.js': 'two\n' })
    },
    push: ['--force', 'origin', 'main'],
  },
  {
    name: 'a branch beside one with a key that stays here',
    arrange: (r, secret) => {
      branch(r, 'secret', { 'src/pay.js': line(secret) })
      commitFiles(r, { 'src/two.js': 'two\n' })
    },
  },
  {
    name: 'a tag on a commit that is there already',
    arrange: (r) => r.git('tag', '-a', 'v1', '-m', 'first'),
    push: ['origin', 'v1'],
  },
  {
    name: 'a key in the work tree',
    arrange: (r, secret) => r.write('src/app.js', app(line(secret))),
    push: ['origin', 'main:other'],
  },
]

describe('pushes that go through', () => {
  test.for(goThrough.map((row) => [row.name, row] as const))('goes through: %s', ([, row]) => {
    const { repository, act } = arranged(row, secrets.stripeLive)
    const before = refsOf(repository, row)
    const { status, output } = act()
    expect({ status, output }).toMatchObject({ status: 0 })
    expect(output).toContain('keyhold: nothing found.')
    expect(refsOf(repository, row)).not.toBe(before)
    expect(leaksOf(output, secrets.stripeLive)).toEqual([])
  })

  test('nothing to push is nothing to scan', () => {
    const { act } = arranged({ name: '', arrange: () => {} }, '')
    expect(act()).toMatchObject({ status: 0 })
  })
})

const received: readonly Push[] = [
  ...plain,
  {
    name: 'a forced push',
    arrange: (r, text) => {
      commitFiles(r, { 'src/two.js': 'two\n' })
      pushUnseen(r, 'origin', 'main')
      stageInApp(r, text)
      commitUnseen(r, '--amend')
    },
    push: ['--force', 'origin', 'main'],
  },
  { name: 'a merge that has what no parent has', arrange: evilMerge },
  {
    name: 'the message of an annotated tag',
    arrange: (r, text) => r.git('tag', '-a', 'v1', '-m', text),
    push: ['origin', 'v1'],
  },
  { name: 'the message of a commit', arrange: (r, text) => commitUnseen(r, '--allow-empty', '-m', text) },
  {
    name: 'a deletion and a commit at once',
    arrange: (r, text) => {
      pushUnseen(r, 'origin', 'main:refs/heads/old')
      pay(r, text)
    },
    push: ['origin', ':old', 'main'],
  },
]

describe('pre-receive on a server, in quarantine', () => {
  const server = (row: Push): Push => ({
    ...row,
    env: { HUSKY: '0' },
    arrange: (r, text) => {
      row.arrange(r, text)
      const hook = join(r.home, 'remote.git/hooks/pre-receive')
      copyFileSync(fileURLToPath(new URL('../../../hooks/pre-receive', import.meta.url)), hook)
      chmodSync(hook, 0o755)
    },
  })

  test.for(received.map((row) => [row.name, row] as const))('a key is refused: %s', ([, row]) => {
    const { repository, act } = arranged(server(row), secrets.stripeLive)
    const before = repository
      .at('../remote.git')
      .run('git', ['cat-file', '--batch-all-objects', '--batch-check']).stdout
    const refs = refsOf(repository, row)
    const { status, output } = act()
    expect(output).toContain('keyhold stopped this push: 1 ')
    expect(output).toContain('pre-receive hook declined')
    expect(status).toBe(1)
    expect(refsOf(repository, row)).toBe(refs)
    const after = repository.at('../remote.git').run('git', ['cat-file', '--batch-all-objects', '--batch-check']).stdout
    expect(after).toBe(before)
    expect(leaksOf(output, secrets.stripeLive)).toEqual([])
  })

  test.for(received.map((row) => [row.name, row] as const))('words in its place arrive: %s', ([, row]) => {
    const words = harmless(secrets.stripeLive)
    const { repository, act } = arranged(server(row), words)
    const { status, output } = act()
    expect({ status, output }).toMatchObject({ status: 0 })
    expect(output).toContain('keyhold: nothing found.')
    expect(arrived(repository, row, words)).toBe(true)
  })
})

describe('pre-receive without quarantine, as a server calls it that has the objects already', () => {
  const serverWith = (text: string) => {
    const { repository } = arranged({ name: '', arrange: pay }, text)
    const [old, fresh] = ['main~', 'main'].map((commit) => repository.git('rev-parse', commit))
    // The objects arrive, and no ref leads to them.
    pushUnseen(repository, 'origin', 'main:refs/heads/arriving')
    const server = repository.at('../remote.git')
    server.git('update-ref', '-d', 'refs/heads/arriving')
    const command = join(inject('installed'), 'node_modules/.bin/keyhold')
    const receive = (commit = fresh) =>
      server.run(command, ['scan', '--pre-receive'], { input: `${old} ${commit} refs/heads/main\n` })
    return { receive, leaks: (output: string) => leaksOf(output, text) }
  }

  test('a key is refused', () => {
    const { receive, leaks } = serverWith(secrets.stripeLive)
    const { status, output } = receive()
    expect(output).toContain('keyhold stopped this push: 1 ')
    expect(status).toBe(1)
    expect(leaks(output)).toEqual([])
  })

  test('words in its place arrive', () => {
    expect(serverWith(harmless(secrets.stripeLive)).receive()).toMatchObject({ status: 0 })
  })

  test('objects that are not there cannot be looked at: exit 2', () => {
    const { status, output } = serverWith(secrets.stripeLive).receive('1'.repeat(40))
    expect(output).toMatch(/^keyhold: /)
    expect(status).toBe(2)
  })
})

function stopsPushes(title: string, rows: readonly Push[]): void {
  describe(`a table of ${title}`, () => {
    test.for(rows.map((row) => [row.name, row] as const))('a key is stopped: %s', ([, row]) => {
      const secret = secrets.stripeLive
      const { repository, act } = arranged(row, secret)
      const [before, refs] = [repository.snapshot(), refsOf(repository, row)]
      expect(arrived(repository, row, secret)).toBe(false)
      const { status, output } = act()
      expect(output).toContain('keyhold stopped this push: 1 ')
      expect(status).toBe(1)
      expect(repository.snapshot()).toEqual(before)
      expect(refsOf(repository, row)).toBe(refs)
      expect(leaksOf(output, secret)).toEqual([])
      // The same once more without the hook: the key would have arrived.
      act({ HUSKY: '0' })
      expect(arrived(repository, row, secret)).toBe(true)
    })

    test.for(rows.map((row) => [row.name, row] as const))('words in its place arrive: %s', ([, row]) => {
      const words = harmless(secrets.stripeLive)
      const { repository, act } = arranged(row, words)
      const { status, output } = act()
      expect(output).not.toContain('keyhold stopped')
      expect({ status, output }).toMatchObject({ status: 0 })
      expect(arrived(repository, row, words)).toBe(true)
    })
  })
}

function arranged(row: Push, text: string): { repository: Repository; act: (env?: NodeJS.ProcessEnv) => Outcome } {
  const repository = repositoryWithCommit()
  repository.git('init', '-q', '--bare', '-b', 'main', '../remote.git')
  repository.git('remote', 'add', 'origin', '../remote.git')
  pushUnseen(repository, 'origin', 'main')
  row.arrange(repository, text)
  const args = (row.push ?? ['origin', 'main']).map((arg) => arg.replace('NAME', text))
  // On the server keyhold is found on PATH.
  const PATH = repository.path(join(inject('installed'), 'node_modules/.bin'))
  return {
    repository,
    act: (env) =>
      repository.run('git', args.includes('push') ? args : ['push', ...args], { env: { PATH, ...row.env, ...env } }),
  }
}

function refsOf(repository: Repository, { to = '../remote.git' }: Push): string {
  return repository.at(to).git('for-each-ref')
}

/** Whether the text is in an object or a name that the other side has now and that its refs lead to. */
function arrived(repository: Repository, { to = '../remote.git', name }: Push, text: string): boolean {
  const other = repository.at(to)
  const refs = other.git('for-each-ref')
  const objects = other.run('git', ['rev-list', '--all', '--objects'], { encoding: 'latin1' }).stdout
  const tips = refs.split('\n').map((ref) => ref.split(' ')[0] as string)
  const oids = [...tips, ...objects.split('\n').map((object) => object.split(' ')[0] as string)].filter(Boolean)
  const written = name === 'UTF-16' ? Buffer.from(text, 'utf16le').toString('latin1') : text
  return (refs + objects + contentsOf(other, oids)).includes(written)
}
