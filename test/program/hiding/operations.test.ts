import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Repository } from '../repository.js'
import { app, branch, commitFiles, commitUnseen, guard, line, type Row, stageInApp, stops } from './row.js'

const commit = ['commit', '-m', 'second']

/** The text is in the work tree only. */
const write = (repository: Repository, text: string) => repository.write('src/app.js', app(line(text)))

/** The same line changed on both sides, so that a merge of `side` stops and asks. */
function conflict(repository: Repository): void {
  branch(repository, 'side', { 'src/app.js': app('theirs') })
  commitFiles(repository, { 'src/app.js': app('ours') })
}

/** A branch called `side` whose commit adds the text, and a commit more on `main`. */
function sideWith(repository: Repository, text: string): void {
  branch(repository, 'side', { 'src/pay.js': line(text) })
  commitFiles(repository, { 'src/other.js': 'other\n' })
}

/** Stops a rebase at the commit before the last one. */
function stoppedRebase(repository: Repository): void {
  commitFiles(repository, { 'src/one.js': 'one\n' })
  commitFiles(repository, { 'src/two.js': 'two\n' })
  const env = { GIT_SEQUENCE_EDITOR: "sed -i '1s/pick/edit/'" }
  const { status, output } = repository.run('git', ['rebase', '-i', 'HEAD~2'], { env })
  if (status !== 0) throw new Error(output)
}

/** On a terminal of its own, where git starts a pager. */
const onTerminal: NonNullable<Row['act']> = (run, repository) => {
  const shim = join(repository.home, 'on-terminal')
  const { status, output } = run(['rev-parse'])
  if (status !== 0) throw new Error(output)
  writeFileSync(shim, '#!/bin/sh\nexec script -qec "git -p commit -m second" /dev/null\n', { mode: 0o755 })
  return run(['-c', `alias.on-terminal=!${shim}`, 'on-terminal'])
}

const commits: readonly Row[] = [
  {
    name: 'commit after commit --dry-run, for which git runs no hook',
    arrange: stageInApp,
    act: (run) => {
      const dry = run(['commit', '--dry-run'])
      if (dry.status !== 0 || dry.output.includes('keyhold')) throw new Error(dry.output)
      return run(commit)
    },
  },
  { name: 'commit', arrange: stageInApp },
  { name: 'commit from a subdirectory', arrange: stageInApp, cwd: 'src' },
  { name: 'commit of a new file', arrange: (r, text) => r.stage('src/pay.js', line(text)) },
  { name: 'commit --quiet', arrange: stageInApp, act: [...commit, '-q'] },
  {
    name: 'commit -F - with the message on standard input',
    arrange: stageInApp,
    act: ['commit', '-F', '-'],
    input: 'second',
  },
  { name: 'commit with an editor', arrange: stageInApp, act: ['commit'], env: { GIT_EDITOR: 'echo second >' } },
  { name: 'commit --allow-empty-message', arrange: stageInApp, act: ['commit', '--allow-empty-message', '-m', ''] },
  { name: 'commit -a', arrange: write, act: [...commit, '-a'], where: 'work tree' },
  {
    name: 'commit -a beside something that is staged',
    arrange: (r, text) => {
      r.stage('src/other.js', 'other\n')
      write(r, text)
    },
    act: [...commit, '-a'],
    where: 'work tree',
  },
  { name: 'commit -a from a subdirectory', arrange: write, act: [...commit, '-a'], cwd: 'src', where: 'work tree' },
  {
    name: 'commit -a through an alias',
    arrange: write,
    act: ['-c', 'alias.ci=commit -a', 'ci', '-m', 'second'],
    where: 'work tree',
  },
  { name: 'commit --include <path>', arrange: write, act: [...commit, '-i', 'src/app.js'], where: 'work tree' },
  { name: 'commit -p', arrange: write, act: [...commit, '-p'], input: 'y\n', where: 'work tree', isShownByGit: true },
  {
    name: 'commit --interactive',
    arrange: write,
    act: [...commit, '--interactive'],
    input: 'u\n1\n\nq\n',
    where: 'work tree',
  },
  { name: 'commit <path>', arrange: write, act: [...commit, 'src/app.js'], where: 'work tree' },
  {
    name: 'commit <path> from a subdirectory',
    arrange: write,
    act: [...commit, 'app.js'],
    cwd: 'src',
    where: 'work tree',
  },
  {
    name: 'commit --only <path> beside something that is staged',
    arrange: (r, text) => {
      r.stage('src/other.js', 'other\n')
      write(r, text)
    },
    act: [...commit, '--only', 'src/app.js'],
    where: 'work tree',
  },
  {
    name: 'commit <path> of what is staged in one way and written in another',
    arrange: (r, text) => {
      r.stage('src/app.js', app('staged'))
      write(r, text)
    },
    act: [...commit, '--', 'src'],
    where: 'work tree',
  },
  {
    name: 'commit --pathspec-from-file',
    arrange: write,
    act: [...commit, '--pathspec-from-file=-'],
    input: 'src/app.js\n',
    where: 'work tree',
  },
  { name: 'commit --amend', arrange: stageInApp, act: ['commit', '--amend', '--no-edit'] },
  { name: 'commit --amend -a', arrange: write, act: ['commit', '--amend', '--no-edit', '-a'], where: 'work tree' },
  {
    name: 'commit --amend of a second commit',
    arrange: (r, text) => {
      commitFiles(r, { 'src/two.js': 'two\n' })
      stageInApp(r, text)
    },
    act: ['commit', '--amend', '-m', 'amended'],
  },
  { name: 'commit --fixup', arrange: stageInApp, act: ['commit', '--fixup', 'HEAD'] },
  { name: 'commit --squash', arrange: stageInApp, act: ['commit', '--squash', 'HEAD', '--no-edit'] },
  { name: 'commit -C', arrange: stageInApp, act: ['commit', '-C', 'HEAD'] },
  { name: 'commit -c', arrange: stageInApp, act: ['commit', '-c', 'HEAD'] },
  {
    name: 'commit -c k=v: settings of the command line reach the hook',
    arrange: stageInApp,
    act: ['-c', 'color.ui=always', '-c', 'diff.external=true', ...commit],
  },
  {
    name: 'commit on an orphan branch',
    arrange: (r, text) => {
      r.git('checkout', '-q', '--orphan', 'fresh')
      stageInApp(r, text)
    },
  },
  {
    name: 'the first commit of a repository',
    arrange: (r, text) => {
      r.git('update-ref', '-d', 'refs/heads/main')
      stageInApp(r, text)
    },
  },
  {
    name: 'the first commit, with -a',
    arrange: (r, text) => {
      r.git('update-ref', '-d', 'refs/heads/main')
      write(r, text)
    },
    act: [...commit, '-a'],
    where: 'work tree',
  },
  {
    name: 'commit on a detached HEAD',
    arrange: (r, text) => {
      r.git('checkout', '-q', '--detach')
      stageInApp(r, text)
    },
  },
  {
    name: 'commit in a linked work tree',
    arrange: (r, text) => {
      r.git('worktree', 'add', '-q', '../linked')
      guard(r, '../linked')
      stageInApp(r.at('../linked'), text)
    },
    at: '../linked',
  },
  {
    name: 'commit -a in a linked work tree',
    arrange: (r, text) => {
      r.git('worktree', 'add', '-q', '../linked')
      guard(r, '../linked')
      write(r.at('../linked'), text)
    },
    at: '../linked',
    act: [...commit, '-a'],
    where: 'work tree',
  },
  {
    name: 'commit in a linked work tree whose hooks are those of the main one',
    arrange: (r, text) => {
      r.git('worktree', 'add', '-q', '../linked')
      guard(r, '../linked')
      r.git('config', 'core.hooksPath', join(r.root, '.husky/_'))
      stageInApp(r.at('../linked'), text)
    },
    at: '../linked',
  },
  {
    name: 'commit in a work tree of a bare repository',
    arrange: (r, text) => {
      r.git('clone', '-q', '--bare', '.', '../bare.git')
      r.at('../bare.git').git('worktree', 'add', '-q', '../linked', 'main')
      guard(r, '../linked')
      stageInApp(r.at('../linked'), text)
    },
    at: '../linked',
  },
  {
    name: 'commit with --git-dir and --work-tree from another folder',
    arrange: stageInApp,
    act: (run, r) => run(['--git-dir', join(r.root, '.git'), '--work-tree', r.root, ...commit], { cwd: '..' }),
  },
  {
    name: 'commit with a relative --git-dir and --work-tree',
    arrange: stageInApp,
    act: (run) => run(['--git-dir', 'shop/.git', '--work-tree', 'shop', ...commit], { cwd: '..' }),
  },
  {
    name: 'commit with GIT_DIR and GIT_WORK_TREE from a subdirectory',
    arrange: stageInApp,
    act: (run, r) => run(commit, { cwd: 'src', env: { GIT_DIR: join(r.root, '.git'), GIT_WORK_TREE: r.root } }),
  },
  {
    name: 'commit of another index through GIT_INDEX_FILE',
    arrange: (r, text) => {
      write(r, text)
      const env = { GIT_INDEX_FILE: '.git/other' }
      r.run('git', ['read-tree', 'HEAD'], { env })
      r.run('git', ['add', 'src/app.js'], { env })
      r.write('src/app.js', app())
    },
    env: { GIT_INDEX_FILE: '.git/other' },
  },
  {
    name: 'commit with a separate object store through GIT_OBJECT_DIRECTORY',
    arrange: (r, text) => {
      mkdirSync(join(r.home, 'objects'))
      r.write('src/app.js', app(line(text)))
      const env = {
        GIT_OBJECT_DIRECTORY: join(r.home, 'objects'),
        GIT_ALTERNATE_OBJECT_DIRECTORIES: join(r.root, '.git/objects'),
      }
      r.run('git', ['add', 'src/app.js'], { env })
      appendFileSync(join(r.root, '.git/objects/info/alternates'), `${join(r.home, 'objects')}\n`)
    },
  },
  { name: 'git -p commit on a terminal', arrange: stageInApp, act: onTerminal, env: { TERM: 'xterm', PAGER: 'cat' } },
  {
    name: 'pager.commit on a terminal',
    arrange: (r, text) => {
      r.git('config', 'pager.commit', 'true')
      stageInApp(r, text)
    },
    act: onTerminal,
    env: { TERM: 'xterm', GIT_PAGER: 'cat' },
  },
]

const staging: readonly Row[] = [
  {
    name: 'git apply --cached',
    arrange: (r, text) => {
      stageInApp(r, text)
      const patch = r.run('git', ['diff', '--cached']).stdout
      r.git('reset', '-q', '--hard')
      r.run('git', ['apply', '--cached'], { input: patch })
    },
  },
  {
    name: 'update-index --cacheinfo, with no file in the work tree',
    arrange: (r, text) => {
      const oid = r.run('git', ['hash-object', '-w', '--stdin'], { input: line(text) }).stdout.trim()
      r.git('update-index', '--add', '--cacheinfo', `100644,${oid},src/pay.js`)
    },
  },
  {
    name: 'read-tree of another branch',
    arrange: (r, text) => {
      branch(r, 'side', { 'src/pay.js': line(text) })
      r.git('read-tree', 'side')
    },
  },
  {
    name: 'checkout of a path of another branch',
    arrange: (r, text) => {
      branch(r, 'side', { 'src/pay.js': line(text) })
      r.git('checkout', '-q', 'side', '--', 'src/pay.js')
    },
  },
  {
    name: 'restore --staged from another branch',
    arrange: (r, text) => {
      branch(r, 'side', { 'src/pay.js': line(text) })
      r.git('restore', '--staged', '--source=side', 'src/pay.js')
    },
  },
  {
    name: 'stash pop --index',
    arrange: (r, text) => {
      stageInApp(r, text)
      r.git('stash', '-q')
      r.git('stash', 'pop', '-q', '--index')
    },
  },
  {
    name: 'staged, and cleaned in the work tree afterwards',
    arrange: (r, text) => {
      stageInApp(r, text)
      r.write('src/app.js', app())
    },
  },
  {
    name: 'staged, and the file deleted in the work tree afterwards',
    arrange: (r, text) => {
      r.stage('src/pay.js', line(text))
      r.run('rm', ['src/pay.js'])
    },
  },
  {
    name: 'an ignored file that is added by force',
    arrange: (r, text) => {
      r.write('.gitignore', 'node_modules\n.env\n')
      r.stage('.env', `STRIPE=${text}\n`)
    },
  },
  {
    name: 'reset --soft onto a commit before the one that brought it',
    arrange: (r, text) => {
      commitFiles(r, { 'src/pay.js': line(text) })
      r.git('reset', '-q', '--soft', 'HEAD~1')
    },
  },
]

const merges: readonly Row[] = [
  {
    name: 'a merge conflict resolved with it, then commit',
    arrange: (r, text) => {
      conflict(r)
      r.tryGit('merge', 'side')
      stageInApp(r, text)
    },
  },
  {
    name: 'a merge conflict resolved with it, then merge --continue',
    arrange: (r, text) => {
      conflict(r)
      r.tryGit('merge', 'side')
      stageInApp(r, text)
    },
    act: ['merge', '--continue'],
  },
  {
    name: 'a merge conflict resolved with it, then commit -a',
    arrange: (r, text) => {
      conflict(r)
      r.tryGit('merge', 'side')
      write(r, text)
    },
    act: [...commit, '-a'],
    where: 'work tree',
  },
  {
    name: 'merge --no-commit, and a new file beside what the branch brings',
    arrange: (r, text) => {
      sideWith(r, 'nothing')
      r.git('merge', '-q', '--no-commit', 'side')
      r.stage('src/extra.js', line(text))
    },
  },
  {
    name: 'merge --no-commit, and an edit of a file that the branch brings',
    arrange: (r, text) => {
      sideWith(r, 'nothing')
      r.git('merge', '-q', '--no-commit', 'side')
      r.stage('src/pay.js', `${line('nothing')}\n${line(text)}`)
    },
  },
  {
    name: 'merge --no-commit of an octopus, and an edit',
    arrange: (r, text) => {
      branch(r, 'one', { 'src/one.js': 'one\n' })
      branch(r, 'two', { 'src/two.js': 'two\n' })
      commitFiles(r, { 'src/other.js': 'other\n' })
      r.git('merge', '-q', '--no-commit', 'one', 'two')
      r.stage('src/two.js', `two\n${line(text)}`)
    },
  },
  {
    name: 'a second copy of what the branch brings, in another file',
    arrange: (r, text) => {
      sideWith(r, text)
      r.git('merge', '-q', '--no-commit', 'side')
      r.stage('src/copy.js', line(text))
    },
  },
  {
    name: 'merge --allow-unrelated-histories --no-commit, and an edit',
    arrange: (r, text) => {
      r.git('checkout', '-q', '--orphan', 'other')
      r.git('rm', '-rq', '--cached', '.')
      commitFiles(r, { 'src/pay.js': 'pay\n' })
      r.git('checkout', '-qf', 'main')
      r.git('merge', '-q', '--no-commit', '--allow-unrelated-histories', 'other')
      r.stage('src/pay.js', line(text))
    },
  },
  {
    name: 'merge --squash',
    arrange: (r, text) => {
      sideWith(r, text)
      r.git('merge', '-q', '--squash', 'side')
    },
  },
  {
    name: 'cherry-pick -n',
    arrange: (r, text) => {
      sideWith(r, text)
      r.git('cherry-pick', '-n', 'side')
    },
  },
  {
    name: 'a cherry-pick conflict resolved with it, then commit',
    arrange: (r, text) => {
      conflict(r)
      r.tryGit('cherry-pick', 'side')
      stageInApp(r, text)
    },
  },
  {
    name: 'a cherry-pick conflict resolved with it, then cherry-pick --continue',
    arrange: (r, text) => {
      conflict(r)
      r.tryGit('cherry-pick', 'side')
      stageInApp(r, text)
    },
    act: ['cherry-pick', '--continue'],
  },
  {
    name: 'revert -n of the commit that took it out',
    arrange: (r, text) => {
      commitFiles(r, { 'src/pay.js': line(text) })
      commitFiles(r, { 'src/pay.js': 'nothing\n' })
      r.git('revert', '-n', 'HEAD')
    },
  },
  {
    name: 'a revert conflict resolved with it, then revert --continue',
    arrange: (r, text) => {
      commitFiles(r, { 'src/app.js': app('one') })
      commitFiles(r, { 'src/app.js': app('two') })
      r.tryGit('revert', '--no-edit', 'HEAD~1')
      stageInApp(r, text)
    },
    act: ['revert', '--continue'],
  },
  {
    name: 'a custom merge driver that writes it, with keyhold as pre-merge-commit',
    arrange: (r, text) => {
      conflict(r)
      r.write('.husky/pre-merge-commit', r.read('.husky/pre-commit'))
      writeFileSync(join(r.home, 'merged'), app(line(text)))
      r.git('config', 'merge.own.driver', `cp '${join(r.home, 'merged')}' %A`)
      r.write('.git/info/attributes', 'src/app.js merge=own\n')
    },
    act: ['merge', '--no-edit', 'side'],
    where: 'later',
    moves: true,
  },
]

const rewriting: readonly Row[] = [
  {
    name: 'a commit while a rebase stands at edit',
    arrange: (r, text) => {
      stoppedRebase(r)
      stageInApp(r, text)
    },
  },
  {
    name: 'commit --amend while a rebase stands at edit',
    arrange: (r, text) => {
      stoppedRebase(r)
      stageInApp(r, text)
    },
    act: ['commit', '--amend', '--no-edit'],
  },
  {
    name: 'rebase --exec git commit',
    arrange: (r, text) => {
      commitFiles(r, { 'src/one.js': 'one\n' })
      writeFileSync(join(r.home, 'pay.js'), line(text))
    },
    act: [
      'rebase',
      '-q',
      '--exec',
      'cp ../pay.js src/pay.js && git add src/pay.js && git commit -q -m second',
      'HEAD~1',
    ],
    where: 'later',
    moves: true,
  },
  {
    name: 'git am, with keyhold as pre-applypatch',
    arrange: (r, text) => {
      branch(r, 'side', { 'src/pay.js': line(text) })
      writeFileSync(join(r.home, 'patch'), r.run('git', ['format-patch', '--stdout', 'main..side']).stdout)
      r.write('.husky/pre-applypatch', r.read('.husky/pre-commit'))
    },
    act: ['am', '-q', '../patch'],
    where: 'later',
    moves: true,
  },
  {
    name: 'commit after git apply --index of a patch',
    arrange: (r, text) => {
      branch(r, 'side', { 'src/pay.js': line(text) })
      writeFileSync(join(r.home, 'patch'), r.run('git', ['format-patch', '--stdout', 'main..side']).stdout)
      r.git('apply', '--index', '../patch')
    },
  },
  {
    name: 'split of an older commit: reset HEAD~1, then commit piece by piece',
    arrange: (r, text) => {
      commitFiles(r, { 'src/pay.js': line(text), 'src/one.js': 'one\n' })
      r.git('reset', '-q', 'HEAD~1')
      r.git('add', 'src/one.js')
      commitUnseen(r)
      r.git('add', 'src/pay.js')
    },
  },
]

stops('ways to commit', commits)
stops('ways to stage', staging)
stops('merges', merges)
stops('rewriting', rewriting)
