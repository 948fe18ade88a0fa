import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Repository } from '../repository.js'
import { secrets } from '../secrets.js'
import {
  app,
  branch,
  commitFiles,
  guard,
  line,
  passes,
  type PassRow,
  repositoryWithCommit,
  type Row,
  stops,
} from './row.js'

const stage = (r: Repository) => r.stage('src/other.js', 'other\n')

/** An editor that writes this above what git has put into the file. */
function editor(r: Repository, text: string): string {
  writeFileSync(join(r.home, 'typed'), text)
  writeFileSync(join(r.home, 'editor'), `#!/bin/sh\ncat "${r.home}/typed" "$1" > "$1.new" && mv "$1.new" "$1"\n`, {
    mode: 0o755,
  })
  return join(r.home, 'editor')
}

/** A commit of something harmless with these arguments. */
function commit(name: string, args: (text: string) => readonly string[], more: Partial<Row> = {}): Row {
  return { name, arrange: stage, act: (run, _, text) => run(['commit', ...args(text)]), where: 'later', ...more }
}

/** A commit in an editor. */
function edited(
  name: string,
  typed: (text: string) => string,
  args: readonly string[] = [],
  more: Partial<Row> = {},
): Row {
  return {
    name,
    arrange: stage,
    act: (run, r, text) => run(['commit', ...args], { env: { GIT_EDITOR: editor(r, typed(text)) } }),
    where: 'later',
    ...more,
  }
}

const scissors = `# ${'-'.repeat(24)} >8 ${'-'.repeat(24)}`

const messages: readonly Row[] = [
  commit('the subject', (text) => ['-m', text]),
  commit('the second paragraph', (text) => ['-m', 'second', '-m', `use ${text} here`]),
  commit('a message from standard input', () => ['-F', '-'], {
    act: (run, _, text) => run(['commit', '-F', '-'], { input: `second\n\n${text}\n` }),
  }),
  commit('a message from a file', () => [], {
    act: (run, r, text) => {
      writeFileSync(join(r.home, 'message'), `second\n\n${text}\n`)
      return run(['commit', '-F', '../message'])
    },
  }),
  commit('a trailer', (text) => ['-m', 'second', '--trailer', `Key: ${text}`]),
  commit('a line of the message that looks like a comment', (text) => ['-m', `second\n\n# ${text}`]),
  commit('a message in UTF-8 with other alphabets', (text) => ['-m', `zweite Änderung\n\nключ: ${text} 🔑`]),
  commit('an amended message', (text) => ['--amend', '-m', text]),
  commit('an amended message and nothing staged', () => [], {
    arrange: () => {},
    act: (run, _, text) => run(['commit', '--amend', '-m', text]),
  }),
  commit('an empty commit', (text) => ['--allow-empty', '-m', text], { arrange: () => {} }),
  commit('the message of a fixup', (text) => ['--fixup', 'amend:HEAD', '-m', text], {
    act: (run, r, text) =>
      run(['commit', '--fixup', 'amend:HEAD'], { env: { GIT_EDITOR: editor(r, `second\n\n${text}\n`) } }),
  }),
  commit('from another folder with -C', () => [], {
    arrange: stage,
    act: (run, r, text) => run(['-C', r.root, 'commit', '-m', text], { cwd: '..' }),
  }),
  commit('a linked work tree', (text) => ['-m', text], {
    arrange: (r) => {
      r.git('worktree', 'add', '-q', '../linked')
      guard(r, '../linked')
      stage(r.at('../linked'))
    },
    at: '../linked',
  }),
  edited('an editor', (text) => `second\n\n${text}\n`),
  edited('an editor with the diff below (commit -v)', (text) => `second\n\n${text}\n`, ['-v']),
  edited('an editor with two diffs below (commit -v -v)', (text) => `second\n\n${text}\n`, ['-v', '-v']),
  edited('an editor with commit.verbose and another comment character', (text) => `second\n\n${text}\n`, [], {
    arrange: (r) => {
      r.git('config', 'commit.verbose', 'true')
      r.git('config', 'core.commentChar', ';')
      stage(r)
    },
  }),
  edited('an editor with commit.cleanup=scissors', (text) => `second\n\n${text}\n`, ['--cleanup=scissors']),
  commit('a scissors line that is not git’s own, above it', (text) => ['-m', `second\n\n${scissors}\n${text}`]),
  commit('a scissors line that is not git’s own, with a pasted diff below', (text) => [
    '-m',
    `second\n\n${scissors}\ndiff --git a/f b/f\n+${text}`,
  ]),
  commit('a scissors line in the middle of a sentence', (text) => ['-m', `second\n\nsee ${scissors} below\n${text}`]),
  commit('a scissors line in a message kept verbatim', (text) => [
    '--cleanup=verbatim',
    '-m',
    `second\n\n${scissors}\n\ndiff --git a/f b/f\n--- a/f\n+++ b/f\n+${text}`,
  ]),
  {
    name: 'the message of a merge',
    arrange: (r) => {
      branch(r, 'side', { 'src/side.js': 'side\n' })
      commitFiles(r, { 'src/other.js': 'other\n' })
    },
    act: (run, _, text) => run(['merge', '-q', '-m', `merge\n\n${text}`, 'side']),
    where: 'later',
    // git has merged the files when it asks about the message.
    moves: true,
  },
  {
    name: 'the message of a merge that had conflicts',
    arrange: (r) => {
      branch(r, 'side', { 'src/app.js': app('theirs') })
      commitFiles(r, { 'src/app.js': app('ours') })
      r.tryGit('merge', 'side')
      r.stage('src/app.js', app('both'))
    },
    act: (run, _, text) => run(['commit', '-m', text]),
    where: 'later',
  },
  {
    name: 'the messages that merge --squash gathers',
    arrange: (r, text) => {
      r.git('checkout', '-q', '-b', 'side')
      r.stage('src/side.js', 'side\n')
      r.git('-c', 'core.hooksPath=/dev/null', 'commit', '-q', '-m', text)
      r.git('checkout', '-q', 'main')
      r.git('merge', '-q', '--squash', 'side')
    },
    act: ['commit', '--no-edit'],
    where: 'later',
  },
  {
    name: 'the message of another commit (commit -C)',
    arrange: (r, text) => {
      r.git('branch', 'side', r.git('commit-tree', '-m', text, 'HEAD^{tree}'))
      stage(r)
    },
    act: ['commit', '-C', 'side'],
    where: 'later',
  },
  {
    name: 'a template (commit -t)',
    arrange: (r, text) => {
      writeFileSync(join(r.home, 'template'), `second\n\n${text}\n`)
      stage(r)
    },
    act: ['commit', '-t', '../template'],
    env: { GIT_EDITOR: 'echo more >>' },
    where: 'later',
  },
  {
    name: 'reword in an interactive rebase',
    arrange: (r) => commitFiles(r, { 'src/one.js': 'one\n' }),
    act: (run, r, text) =>
      run(['rebase', '-q', '-i', 'HEAD~1'], {
        env: { GIT_SEQUENCE_EDITOR: "sed -i '1s/pick/reword/'", GIT_EDITOR: editor(r, `second\n\n${text}\n`) },
      }),
    where: 'later',
    moves: true,
  },
  commit('--author', (text) => ['-m', 'second', '--author', `${text} <ada@example.org>`]),
  commit('GIT_AUTHOR_NAME', () => [], {
    act: (run, _, text) => run(['commit', '-m', 'second'], { env: { GIT_AUTHOR_NAME: text } }),
  }),
  commit('GIT_AUTHOR_EMAIL', () => [], {
    act: (run, _, text) => run(['commit', '-m', 'second'], { env: { GIT_AUTHOR_EMAIL: text } }),
  }),
  commit('GIT_COMMITTER_NAME', () => [], {
    act: (run, _, text) => run(['commit', '-m', 'second'], { env: { GIT_COMMITTER_NAME: text } }),
  }),
  commit('committer.email in the configuration', () => [], {
    act: (run, _, text) =>
      run(['-c', `committer.email=${text}`, 'commit', '-m', 'second'], { env: { GIT_COMMITTER_EMAIL: undefined } }),
  }),
  commit('the author of another commit (commit -C)', () => [], {
    act: (run, r, text) => {
      const env = { GIT_AUTHOR_NAME: text }
      const oid = r.run('git', ['commit-tree', '-m', 'other', 'HEAD^{tree}'], { env }).stdout.trim()
      return run(['commit', '-C', oid])
    },
  }),
]

const harmless: readonly PassRow[] = [
  {
    name: 'commit -v of a file that has it in its context',
    arrange: (r, secret) => {
      commitFiles(r, { 'src/pay.js': app(line(secret), 'one') })
      r.stage('src/pay.js', app(line(secret), 'two'))
    },
    act: (run, r) => run(['commit', '-v'], { env: { GIT_EDITOR: editor(r, 'second\n') } }),
  },
  {
    name: 'commit -v of a file from which it is taken out',
    arrange: (r, secret) => {
      commitFiles(r, { 'src/pay.js': app(line(secret)) })
      r.stage('src/pay.js', app())
    },
    act: (run, r) => run(['commit', '-v'], { env: { GIT_EDITOR: editor(r, 'second\n') } }),
  },
  {
    name: 'commit -v -v while it stands in the work tree',
    arrange: (r, secret) => {
      commitFiles(r, { 'src/pay.js': app() })
      stage(r)
      r.write('src/pay.js', app(line(secret)))
    },
    act: (run, r) => run(['commit', '-v', '-v'], { env: { GIT_EDITOR: editor(r, 'second\n') } }),
  },
  {
    name: 'commit.verbose in another language, with another comment character and a coloured diff',
    arrange: (r, secret) => {
      r.git('config', 'commit.verbose', 'true')
      r.git('config', 'core.commentChar', ';')
      r.git('config', 'color.ui', 'always')
      commitFiles(r, { 'src/pay.js': app(line(secret)) })
      r.stage('src/pay.js', app())
    },
    act: (run, r) =>
      run(['commit'], { env: { GIT_EDITOR: editor(r, 'second\n'), LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' } }),
  },
  {
    name: 'commit -v with commit.cleanup=scissors',
    arrange: (r, secret) => {
      commitFiles(r, { 'src/pay.js': app(line(secret)) })
      r.stage('src/pay.js', app())
    },
    act: (run, r) => run(['commit', '-v', '--cleanup=scissors'], { env: { GIT_EDITOR: editor(r, 'second\n') } }),
  },
]

stops('messages and names', messages)
passes('messages without a key', harmless)

test('what was written is kept, and the printed command takes it up again', () => {
  const repository = repositoryWithCommit()
  stage(repository)
  const { output } = repository.run('git', ['commit', '-q', '-F', '-'], { input: `fix ${secrets.stripeLive}\n` })
  const command = output
    .split('\n')
    .find((shown) => shown.includes('git commit --edit'))
    ?.trim() as string
  const { status } = repository.run('sh', ['-c', command], {
    env: { GIT_EDITOR: `sed -i s/${secrets.stripeLive}/it/` },
  })
  expect(status).toBe(0)
  expect(repository.git('log', '-1', '--format=%s')).toBe('fix it')
})
