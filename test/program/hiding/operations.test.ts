import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import type { Repository } from '../repository.js'
import { BASE, commit, expectBlocked, expectPassed, type Row } from './table.js'

// Every way in which git makes a commit through pre-commit, and every form that a text can have in the index.

const git =
  (...args: string[]) =>
  (repository: Repository) =>
    repository.tryGit(...args)

const changed = (text: string) => BASE.replace('two', `two ${text}`)
const edit = (repository: Repository, text: string) => repository.write('base.txt', changed(text))
/** Nothing is in the index before git itself puts it there. */
const inWorkTree = (): void => {}

/** A branch `side` that brings its own change, and the first branch checked out again. */
function sideBranch(repository: Repository, path: string, content: string): void {
  repository.git('checkout', '-q', '-b', 'side')
  repository.write(path, content)
  repository.git('add', '.')
  repository.git('commit', '-q', '--no-verify', '-m', 'side')
  repository.git('checkout', '-q', 'main')
}

/** Both branches change the same line, and the merge stops for a person. */
function conflict(repository: Repository, text: string): void {
  sideBranch(repository, 'base.txt', BASE.replace('two', 'two of the side'))
  repository.write('base.txt', BASE.replace('two', 'two of main'))
  repository.git('commit', '-q', '--no-verify', '-a', '-m', 'main')
  repository.tryGit('merge', 'side')
  repository.stage('base.txt', changed(text))
}

const OPERATIONS: readonly Row[] = [
  { name: 'commit -a', arrange: edit, premise: inWorkTree, act: git('commit', '-q', '-a', '-m', 'x') },
  { name: 'commit -i path', arrange: edit, premise: inWorkTree, act: git('commit', '-q', '-m', 'x', '-i', 'base.txt') },
  { name: 'commit path', arrange: edit, premise: inWorkTree, act: git('commit', '-q', '-m', 'x', 'base.txt') },
  {
    name: 'commit --only path',
    arrange: edit,
    premise: inWorkTree,
    act: git('commit', '-q', '-m', 'x', '--only', 'base.txt'),
  },
  {
    name: 'commit --pathspec-from-file',
    arrange: (repository, text) => {
      edit(repository, text)
      repository.write('../list', 'base.txt\n')
    },
    premise: inWorkTree,
    act: (repository) => repository.tryGit('commit', '-q', '-m', 'x', `--pathspec-from-file=${repository.home}/list`),
  },
  {
    name: 'commit -p',
    isShownByGit: true,
    arrange: edit,
    premise: inWorkTree,
    act: (repository) => repository.run('git', ['commit', '-q', '-p', '-m', 'x'], { input: 'y\n' }),
  },
  {
    name: 'commit --amend',
    arrange: (repository, text) => repository.stage('base.txt', changed(text)),
    act: git('commit', '-q', '--amend', '-m', 'x'),
  },
  {
    name: 'commit --fixup',
    arrange: (repository, text) => repository.stage('base.txt', changed(text)),
    act: git('commit', '-q', '--fixup', 'HEAD'),
  },
  {
    name: 'commit -C',
    arrange: (repository, text) => repository.stage('base.txt', changed(text)),
    act: git('commit', '-q', '-C', 'HEAD'),
  },
  {
    name: 'commit -v',
    arrange: (repository, text) => repository.stage('base.txt', changed(text)),
    act: git('commit', '-q', '-v', '-m', 'x'),
  },
  {
    name: 'git -c core.quotePath=false',
    arrange: (repository, text) => repository.stage('ünïcode.txt', text),
    act: git('-c', 'core.quotePath=false', 'commit', '-q', '-m', 'x'),
  },
  {
    name: 'git -c diff.external',
    arrange: (repository, text) => repository.stage('new.txt', text),
    act: git('-c', 'diff.external=true', 'commit', '-q', '-m', 'x'),
  },
  {
    name: 'from a folder',
    arrange: (repository, text) => repository.stage('deep/new.txt', text),
    act: (repository) => repository.run('git', ['commit', '-q', '-m', 'x'], { cwd: 'deep' }),
  },
  {
    name: '--git-dir and --work-tree',
    arrange: (repository, text) => repository.stage('new.txt', text),
    act: git('--git-dir=.git', '--work-tree=.', 'commit', '-q', '-m', 'x'),
  },
  {
    name: 'an orphan branch',
    arrange: (repository, text) => {
      repository.git('checkout', '-q', '--orphan', 'fresh')
      repository.stage('new.txt', text)
    },
  },
  {
    name: 'before the first commit',
    arrange: (repository, text) => {
      repository.git('update-ref', '-d', 'HEAD')
      repository.stage('new.txt', text)
    },
  },
  {
    name: 'a detached HEAD',
    arrange: (repository, text) => {
      repository.git('checkout', '-q', '--detach')
      repository.stage('new.txt', text)
    },
  },
  { name: 'a merge that was resolved by hand', arrange: conflict },
  { name: 'merge --continue', arrange: conflict, act: git('merge', '--continue') },
  {
    name: 'merge --no-commit with something added',
    arrange: (repository, text) => {
      sideBranch(repository, 'side.txt', 'side\n')
      repository.tryGit('merge', '--no-commit', '--no-ff', 'side')
      repository.stage('evil.txt', text)
    },
  },
  {
    name: 'merge --squash of a branch made with --no-verify',
    arrange: (repository, text) => {
      sideBranch(repository, 'side.txt', `${text}\n`)
      repository.tryGit('merge', '--squash', 'side')
    },
  },
  {
    name: 'cherry-pick --no-commit',
    arrange: (repository, text) => {
      sideBranch(repository, 'side.txt', `${text}\n`)
      repository.git('cherry-pick', '--no-commit', 'side')
    },
  },
  {
    name: 'revert --no-commit of a removal',
    arrange: (repository, text) => {
      repository.stage('gone.txt', `${text}\n`)
      repository.git('commit', '-q', '--no-verify', '-m', 'add')
      repository.git('rm', '-q', 'gone.txt')
      repository.git('commit', '-q', '--no-verify', '-m', 'remove')
      repository.git('revert', '--no-commit', 'HEAD')
    },
  },
  {
    name: 'cherry-pick with a conflict, committed',
    arrange: (repository, text) => {
      sideBranch(repository, 'base.txt', BASE.replace('two', 'two of the side'))
      repository.write('base.txt', BASE.replace('two', 'two of main'))
      repository.git('commit', '-q', '--no-verify', '-a', '-m', 'main')
      repository.tryGit('cherry-pick', 'side')
      repository.stage('base.txt', changed(text))
    },
  },
  {
    name: 'a stash that was popped',
    arrange: (repository, text) => {
      repository.stage('new.txt', text)
      repository.git('stash', '-q')
      repository.git('stash', 'pop', '-q', '--index')
    },
  },
]

const FORMS: readonly Row[] = [
  {
    name: 'UTF-16, little endian, with a mark',
    arrange: (repository, text) => repository.stage('a.txt', Buffer.from(`\ufeffline\n${text}\n`, 'utf16le')),
    isHidden: true,
  },
  {
    name: 'UTF-16, big endian, with a mark',
    arrange: (repository, text) => repository.stage('a.txt', Buffer.from(`\ufeffline\n${text}\n`, 'utf16le').swap16()),
    isHidden: true,
  },
  {
    name: 'UTF-16 without a mark',
    arrange: (repository, text) => repository.stage('a.txt', Buffer.from(`line\n${text}\n`, 'utf16le')),
    isHidden: true,
  },
  {
    name: 'Latin-1',
    arrange: (repository, text) => repository.stage('a.txt', Buffer.from(`gr\u00fc\u00dfe ${text}\n`, 'latin1')),
  },
  { name: 'no line end', arrange: (repository, text) => repository.stage('a.txt', text) },
  { name: 'CRLF', arrange: (repository, text) => repository.stage('a.txt', `a\r\n${text}\r\n`) },
  {
    name: 'one line of 300 KB',
    arrange: (repository, text) =>
      repository.stage('a.js', `${'x = 1; '.repeat(20_000)}"${text}"${'; y = 2'.repeat(20_000)}`),
  },
  {
    name: 'across the end of a block',
    arrange: (repository, text) =>
      repository.stage('a.js', `${' '.repeat((1 << 18) - 20)}${text}\n${'\n'.repeat(70_000)}`),
  },
  {
    name: 'looks like a header of a patch',
    arrange: (repository, text) => repository.stage('a.txt', `++ b/${text}\n-- a/${text}\n`),
  },
  {
    name: 'the target of a symlink',
    arrange: (repository, text) => {
      symlinkSync(text, join(repository.root, 'link'))
      repository.git('add', 'link')
    },
  },
  {
    name: 'a symlink that becomes a file',
    arrange: (repository, text) => {
      symlinkSync('base.txt', join(repository.root, 'link'))
      repository.git('add', 'link')
      repository.git('commit', '-q', '--no-verify', '-m', 'link')
      repository.git('rm', '-q', 'link')
      repository.stage('link', `${text}\n`)
    },
  },
  {
    name: 'an executable file',
    arrange: (repository, text) => {
      repository.stage('run.sh', `echo ${text}\n`)
      repository.git('update-index', '--chmod=+x', 'run.sh')
    },
  },
  {
    name: 'taken out of the work tree after staging',
    arrange: (repository, text) => {
      repository.stage('new.txt', text)
      repository.write('new.txt', 'clean\n')
    },
  },
  {
    name: 'deleted from the work tree after staging',
    arrange: (repository, text) => {
      repository.stage('new.txt', text)
      repository.run('rm', ['new.txt'])
    },
  },
  {
    name: 'assume-unchanged',
    arrange: (repository, text) => {
      repository.stage('base.txt', changed(text))
      repository.git('update-index', '--assume-unchanged', 'base.txt')
    },
  },
  {
    name: 'skip-worktree',
    arrange: (repository, text) => {
      repository.stage('base.txt', changed(text))
      repository.git('update-index', '--skip-worktree', 'base.txt')
    },
  },
  {
    name: 'ignored, and added by force',
    arrange: (repository, text) => {
      repository.write('.git/info/exclude', '*.env\n')
      repository.stage('live.env', text)
    },
  },
  {
    name: 'an index of version 4',
    arrange: (repository, text) => {
      repository.git('update-index', '--index-version', '4')
      repository.stage('new.txt', text)
    },
  },
  {
    name: 'a split index',
    isIndexRewritten: true,
    arrange: (repository, text) => {
      repository.git('config', 'core.splitIndex', 'true')
      repository.stage('new.txt', text)
    },
  },
  {
    name: 'a sparse checkout',
    arrange: (repository, text) => {
      repository.stage('deep/new.txt', text)
      repository.git('config', 'core.sparseCheckout', 'true')
    },
  },
  {
    name: 'a replaced object',
    arrange: (repository, text) => {
      repository.stage('new.txt', text)
      repository.git('replace', repository.git('rev-parse', ':new.txt'), repository.git('rev-parse', ':base.txt'))
    },
    premise: inWorkTree,
  },
  {
    name: 'a clean filter that adds it',
    arrange: (repository, text) => {
      repository.git('config', 'filter.add.clean', `cat; printf '%s' '${text}'`)
      repository.write('.git/info/attributes', 'new.txt filter=add\n')
      repository.stage('new.txt', 'plain\n')
    },
  },
  {
    name: 'working-tree-encoding',
    arrange: (repository, text) => {
      repository.write('.git/info/attributes', 'new.txt working-tree-encoding=UTF-16\n')
      repository.stage('new.txt', Buffer.from(`\ufeff${text}\n`, 'utf16le'))
    },
  },
  {
    name: 'in base64',
    arrange: (repository, text) =>
      repository.stage('secret.yaml', `data:\n  key: ${Buffer.from(`id:${text}`).toString('base64')}\n`),
    premise: inWorkTree,
  },
  {
    name: 'in escapes',
    arrange: (repository, text) => repository.stage('a.json', `{"key": "${text.replaceAll('_', '\\u005f')}"}\n`),
    premise: inWorkTree,
  },
  {
    name: 'percent-encoded',
    arrange: (repository, text) =>
      repository.stage('a.txt', `https://x.example/?key=${text.replaceAll('_', '%5F')}&a=1\n`),
    premise: inWorkTree,
  },
  {
    name: 'split over two literals',
    arrange: (repository, text) =>
      repository.stage('a.js', `const key = "${text.slice(0, 8)}" +\n  "${text.slice(8)}"\n`),
    premise: inWorkTree,
  },
  {
    name: 'after an escaped line end',
    arrange: (repository, text) => repository.stage('a.json', `{"env": "A=1\\n${text}\\nB=2"}\n`),
  },
  { name: 'a Git LFS object', arrange: lfs, premise: inWorkTree },
  ...[
    'with space.txt',
    'quote\'s "two".txt',
    '-dash',
    'HEAD',
    ':(glob)x',
    'line\nfeed',
    'ta\tb',
    '\u202ereversed',
    'ünïcode',
    'a/b/c/d/e/f',
  ].map((path): Row => ({
    name: `a file called ${JSON.stringify(path)}`,
    arrange: (repository, text) => stageLiteral(repository, path, text),
  })),
  {
    name: 'a file whose name is not UTF-8',
    arrange: (repository, text) => {
      repository.write('x', text)
      repository.run('sh', ['-c', String.raw`mv x "$(printf 'caf\351')" && git add .`])
    },
  },
  {
    name: 'the name of a file',
    arrange: (repository, text) => repository.stage(`notes/${text.replaceAll(' ', '-')}.txt`, 'nothing\n'),
    premise: inWorkTree,
  },
  {
    name: 'a branch called HEAD',
    arrange: (repository, text) => {
      repository.git('update-ref', 'refs/heads/HEAD', 'HEAD')
      repository.stage('new.txt', text)
    },
  },
]

function stageLiteral(repository: Repository, path: string, text: string): void {
  repository.write(path, `${text}\n`)
  repository.git('--literal-pathspecs', 'add', '--', path)
}

/** A pointer in the index, and the object in the local store, without Git LFS being installed. */
function lfs(repository: Repository, text: string): void {
  repository.write('../media', `${text}\n`)
  const sha256 = repository.run('sh', ['-c', 'sha256sum ../media | cut -d" " -f1']).stdout.trim()
  repository.write(`.git/lfs/objects/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`, `${text}\n`)
  repository.stage(
    'media.dat',
    `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${text.length + 1}\n`,
  )
}

describe.each([...OPERATIONS, ...FORMS].map((row) => [row.name, { act: commit, ...row }] as const))('%s', (_, row) => {
  test('a key is stopped', () => expectBlocked(row))
  test('harmless text passes', () => expectPassed(row))
})
