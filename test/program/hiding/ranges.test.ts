import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import type { Outcome, Repository } from '../repository.js'
import { harmless, leaksOf, secrets } from '../secrets.js'
import { app, branch, commitFiles, commitUnseen, line, repositoryWithCommit } from './row.js'

/** One call of `keyhold scan` with these arguments; `main~1..HEAD` style ranges count from the first commit, `start`. */
interface Scan {
  readonly name: string
  arrange(repository: Repository, text: string): void
  readonly args: readonly string[]
  readonly input?: (text: string) => string | Buffer
  readonly env?: NodeJS.ProcessEnv
}

const range = ['--range', 'start..HEAD'] as const

const ranges: readonly Scan[] = [
  { name: 'a commit', arrange: (r, text) => commitFiles(r, { 'src/pay.js': line(text) }), args: range },
  {
    name: 'a key that was added and taken out again',
    arrange: (r, text) => {
      commitFiles(r, { 'src/pay.js': line(text) })
      commitFiles(r, { 'src/pay.js': 'nothing\n' })
    },
    args: range,
  },
  {
    name: 'a key that was added and taken out again on a branch that was merged',
    arrange: (r, text) => {
      r.git('checkout', '-q', '-b', 'side')
      commitFiles(r, { 'src/pay.js': line(text) })
      commitFiles(r, { 'src/pay.js': 'nothing\n' })
      r.git('checkout', '-q', 'main')
      commitFiles(r, { 'src/other.js': 'other\n' })
      r.git('-c', 'core.hooksPath=/dev/null', 'merge', '-q', '--no-edit', 'side')
    },
    args: range,
  },
  {
    name: 'a new file in a merge',
    arrange: (r, text) => {
      branch(r, 'side', { 'src/side.js': 'side\n' })
      commitFiles(r, { 'src/other.js': 'other\n' })
      r.git('merge', '-q', '--no-commit', 'side')
      r.stage('src/new.js', line(text))
      commitUnseen(r)
    },
    args: range,
  },
  {
    name: 'a conflict that was resolved with it',
    arrange: (r, text) => {
      branch(r, 'side', { 'src/app.js': app('theirs') })
      commitFiles(r, { 'src/app.js': app('ours') })
      r.tryGit('merge', 'side')
      r.stage('src/app.js', app('both', line(text)))
      commitUnseen(r)
    },
    args: range,
  },
  {
    name: 'an octopus',
    arrange: (r, text) => {
      branch(r, 'one', { 'src/one.js': 'one\n' })
      branch(r, 'two', { 'src/two.js': 'two\n' })
      commitFiles(r, { 'src/other.js': 'other\n' })
      r.git('merge', '-q', '--no-commit', 'one', 'two')
      r.stage('src/one.js', `one\n${line(text)}`)
      commitUnseen(r)
    },
    args: range,
  },
  {
    name: 'the first commit of a repository',
    arrange: (r, text) => {
      r.git('checkout', '-q', '--orphan', 'fresh')
      r.stage('src/pay.js', line(text))
      commitUnseen(r)
    },
    args: ['--range', 'HEAD'],
  },
  {
    name: 'the first commit under log.showRoot=false and log.diffMerges=off',
    arrange: (r, text) => {
      r.git('config', 'log.showRoot', 'false')
      r.git('config', 'log.diffMerges', 'off')
      r.git('checkout', '-q', '--orphan', 'fresh')
      r.stage('src/pay.js', line(text))
      commitUnseen(r)
    },
    args: ['--range', 'HEAD'],
  },
  { name: 'a message', arrange: (r, text) => commitUnseen(r, '--allow-empty', '-m', text), args: range },
  {
    name: 'the name of an author',
    arrange: (r, text) => commitUnseen(r, '--allow-empty', '--author', `${text} <a@example.org>`),
    args: range,
  },
  { name: 'the name of a file', arrange: (r, text) => commitFiles(r, { [`${text}.txt`]: 'nothing\n' }), args: range },
  {
    name: 'three dots: what either side has',
    arrange: (r, text) => {
      branch(r, 'side', { 'src/pay.js': line(text) })
      commitFiles(r, { 'src/other.js': 'other\n' })
    },
    args: ['--range', 'main...side'],
  },
  {
    name: 'a range that ends at HEAD without saying so',
    arrange: (r, text) => commitFiles(r, { 'src/pay.js': line(text) }),
    args: ['--range', 'start..'],
  },
  {
    name: 'a file called like the branch',
    arrange: (r, text) => {
      commitFiles(r, { 'src/pay.js': line(text), start: 'x\n', main: 'x\n', HEAD: 'x\n' })
    },
    args: ['--range', 'start..main'],
  },
  {
    name: 'attributes: -diff, and diff.external',
    arrange: (r, text) => {
      r.git('config', 'diff.external', 'true')
      commitFiles(r, { '.gitattributes': '* -diff\n', 'src/pay.js': line(text) })
    },
    args: range,
  },
  {
    name: 'a symlink',
    arrange: (r, text) => {
      symlinkSync(text, join(r.root, 'link'))
      r.git('add', 'link')
      commitUnseen(r)
    },
    args: range,
  },
  {
    name: 'a replace ref that hides the commit',
    arrange: (r, text) => {
      commitFiles(r, { 'src/pay.js': line(text) })
      commitFiles(r, { 'src/pay.js': 'nothing\n' })
      r.git('replace', 'HEAD', r.git('commit-tree', '-p', 'start', '-m', 'x', 'HEAD^{tree}'))
    },
    args: range,
  },
  {
    name: 'a graft that hides the commit',
    arrange: (r, text) => {
      commitFiles(r, { 'src/pay.js': line(text) })
      commitFiles(r, { 'src/pay.js': 'nothing\n' })
      r.write('.git/info/grafts', `${r.git('rev-parse', 'HEAD')} ${r.git('rev-parse', 'start')}\n`)
    },
    args: range,
  },
  {
    name: 'a shallow clone that has the whole range',
    arrange: (r, text) => {
      commitFiles(r, { 'src/two.js': 'two\n' })
      r.git('tag', '-f', 'start')
      commitFiles(r, { 'src/pay.js': line(text) })
      r.write('.git/shallow', `${r.git('rev-parse', 'start')}\n`)
    },
    args: range,
  },
]

const inputs: readonly Scan[] = [
  { name: 'standard input', arrange: () => {}, args: ['--stdin'], input: line },
  {
    name: 'UTF-16 on standard input',
    arrange: () => {},
    args: ['--stdin'],
    input: (text) => Buffer.from(`\ufeff${line(text)}`, 'utf16le'),
  },
  { name: 'NUL bytes on standard input', arrange: () => {}, args: ['--stdin'], input: (text) => `\0\0${text}\0` },
  {
    name: 'two megabytes on standard input',
    arrange: () => {},
    args: ['--stdin'],
    input: (text) => 'words\n'.repeat(350_000) + line(text),
  },
  {
    name: 'a message file',
    arrange: (r, text) => r.write('message', `second\n\n${text}\n`),
    args: ['--message', 'message'],
  },
  { name: 'a file', arrange: (r, text) => r.write('a.txt', line(text)), args: ['a.txt'] },
  { name: 'a folder', arrange: (r, text) => r.write('deep/down/a.txt', line(text)), args: ['deep'] },
  { name: 'everything here', arrange: (r, text) => r.write('deep/down/.hidden', line(text)), args: ['.'] },
  {
    name: 'a file that is ignored',
    arrange: (r, text) => r.write('node_modulesx/.env', text),
    args: ['node_modulesx'],
  },
  {
    name: 'a name that begins with a dash',
    arrange: (r, text) => r.write('--staged', line(text)),
    args: ['--', '--staged'],
  },
  { name: 'a name with a line feed', arrange: (r, text) => r.write('a\nb', line(text)), args: ['a\nb'] },
  { name: 'two files', arrange: (r, text) => (r.write('a', 'x'), r.write('b', line(text))), args: ['a', 'b'] },
  { name: 'an absolute path', arrange: (r, text) => r.write('a', line(text)), args: ['ROOT/a'] },
  {
    name: 'the target of a symlink',
    arrange: (r, text) => symlinkSync(text, join(r.root, 'link')),
    args: ['link'],
  },
  {
    name: 'an installed package that is named',
    arrange: (r, text) => r.write('vendor/node_modules/a/index.js', line(text)),
    args: ['vendor/node_modules'],
  },
  {
    name: 'a pattern that the shell did not expand, with a file that begins with a dot',
    arrange: (r, text) => {
      r.write('deep/er/.env.production', text)
      r.write('deep/other.txt', 'nothing')
    },
    args: ['deep/**/.env*'],
  },
  { name: 'json', arrange: (r, text) => r.write('a', line(text)), args: ['--format', 'json', 'a'] },
]

describe.for([
  ['ranges', ranges],
  ['texts', inputs],
] as const)('%s', ([, rows]) => {
  test.for(rows.map((row) => [row.name, row] as const))('a key is found: %s', ([, row]) => {
    const { status, output } = scanned(row, secrets.stripeLive)
    expect(output).toMatch(/keyhold found a leak: 1 |keyhold stopped this commit: 1 |"verdict": ?"block"/)
    expect(status).toBe(1)
    expect(leaksOf(output, secrets.stripeLive)).toEqual([])
  })

  test.for(rows.map((row) => [row.name, row] as const))('words in its place are nothing: %s', ([, row]) => {
    const { status, output } = scanned(row, harmless(secrets.stripeLive))
    expect({ status, output }).toMatchObject({ status: 0 })
  })
})

const clean: readonly Scan[] = [
  { name: 'an empty range', arrange: (r, text) => commitFiles(r, { a: text }), args: ['--range', 'HEAD..HEAD'] },
  {
    name: 'a key before the range',
    arrange: (r, text) => {
      commitFiles(r, { a: text })
      r.git('tag', '-f', 'start')
      commitFiles(r, { b: 'b\n' })
    },
    args: range,
  },
  {
    name: 'a key that is taken out within the range',
    arrange: (r, text) => {
      commitFiles(r, { a: text })
      r.git('tag', '-f', 'start')
      commitFiles(r, { a: 'clean\n' })
    },
    args: range,
  },
  {
    name: 'a key that a merge brings unchanged from before the range',
    arrange: (r, text) => {
      branch(r, 'side', { a: text })
      commitFiles(r, { b: 'b\n' })
      r.git('-c', 'core.hooksPath=/dev/null', 'merge', '-q', '--no-edit', 'side')
    },
    args: ['--range', 'HEAD^2..HEAD'],
  },
]

test.for(clean.map((row) => [row.name, row] as const))('nothing is found: %s', ([, row]) => {
  const { status, output } = scanned(row, secrets.stripeLive)
  expect({ status, output }).toMatchObject({ status: 0 })
  expect(output).toMatch(/nothing found\. Scanned \d+ commits?, /)
})

const refused: readonly (Scan & { says: string })[] = [
  {
    name: 'a shallow clone in which the beginning is not known',
    arrange: (r) => {
      commitFiles(r, { a: 'a\n' })
      r.write('.git/shallow', `${r.git('rev-parse', 'HEAD')}\n`)
    },
    args: ['--range', 'HEAD'],
    says: 'git fetch --unshallow',
  },
  {
    name: 'a shallow clone in which the two ends do not meet',
    arrange: (r) => {
      commitFiles(r, { a: 'a\n' })
      branch(r, 'side', { b: 'b\n' })
      commitFiles(r, { c: 'c\n' })
      r.write('.git/shallow', `${r.git('rev-parse', 'HEAD')}\n${r.git('rev-parse', 'side')}\n`)
    },
    args: ['--range', 'side..HEAD'],
    says: 'fetch-depth: 0',
  },
  {
    name: 'a commit that does not exist',
    arrange: () => {},
    args: ['--range', 'nowhere..HEAD'],
    says: 'does not name commits',
  },
  { name: 'a range that begins with a dash', arrange: () => {}, args: ['--range', '--all'], says: 'keyhold' },
  {
    name: 'a range of many ends',
    arrange: () => {},
    args: ['--range', 'HEAD..'.repeat(3)],
    says: 'does not name commits',
  },
  { name: 'a pattern that matches nothing', arrange: () => {}, args: ['src/**/*.none'], says: 'no file matches' },
  { name: 'a file that does not exist', arrange: () => {}, args: ['nowhere.txt'], says: 'cannot be read' },
  { name: 'a message that does not exist', arrange: () => {}, args: ['--message', 'nowhere'], says: 'cannot be read' },
  {
    name: 'a push that git did not announce',
    arrange: () => {},
    args: ['--push', 'origin'],
    input: () => 'hello\n',
    says: 'ref updates',
  },
  { name: 'two doors at once', arrange: () => {}, args: ['--staged', '--stdin'], says: 'cannot be combined' },
  {
    name: 'a commit whose object is damaged',
    arrange: (r) => {
      commitFiles(r, { a: 'a\n' })
      const oid = r.git('rev-parse', 'HEAD:a')
      r.run('rm', ['-f', join('.git/objects', oid.slice(0, 2), oid.slice(2))])
    },
    args: range,
    says: 'cannot be read',
  },
]

test.for(refused.map((row) => [row.name, row] as const))('keyhold could not look, and says so: %s', ([, row]) => {
  const { status, output } = scanned(row, secrets.stripeLive)
  expect(output).toContain(row.says)
  expect(status).toBe(2)
  expect(output).not.toContain('nothing found')
})

test.for([
  ['::error::pay', './::error::pay:1:'],
  ['##[error]pay', '#\\x23[error]pay:1:'],
  ['src/\u001b[2Jpay', 'src/\\x1b[2Jpay:1:'],
  ['src/\u202epay', 'src/\\u202epay:1:'],
  ['src/a\n::error::pay', 'src/a\\x0a::error::pay:1:'],
] as const)('the name %j is shown so that it commands nothing', ([path, shown]) => {
  const repository = repositoryWithCommit()
  commitFiles(repository, { [path]: line(secrets.stripeLive) })
  const { output } = repository.keyhold('scan', '--range', 'HEAD~1..HEAD')
  expect(output).toContain(shown)
  expect(output).not.toMatch(/^\s*::|##\[/m)
})

test('the line of a key is right where UTF-16 begins below other text', () => {
  const repository = repositoryWithCommit()
  const wide = Buffer.from(`\ufeffone\r\n${line(secrets.stripeLive)}\r\n`, 'utf16le')
  repository.write('a.txt', Buffer.concat([Buffer.from('words\n'.repeat(200_000)), wide]))
  expect(repository.keyhold('scan', 'a.txt').output).toMatch(/^ {2}a\.txt:200002:28 /m)
})

test('what is neither a file nor a folder, git’s own files and installed packages are named as skipped', () => {
  const repository = repositoryWithCommit()
  mkdirSync(join(repository.root, 'odd/.git'), { recursive: true })
  mkdirSync(join(repository.root, 'odd/node_modules'))
  repository.run('mkfifo', ['odd/pipe'])
  const { status, output } = repository.keyhold('scan', 'odd')
  expect(output).toContain('Scanned 0 files (0 lines), skipped 3.')
  expect(output).toContain('Not scanned, neither a file nor a folder: odd/pipe')
  expect(output).toContain('Not scanned, installed packages: odd/node_modules')
  expect(status).toBe(0)
})

function scanned(row: Scan, text: string): Outcome {
  const repository = repositoryWithCommit()
  repository.git('tag', 'start')
  row.arrange(repository, text)
  return repository.run(
    join(inject('installed'), 'node_modules/.bin/keyhold'),
    ['scan', ...row.args.map((arg) => arg.replace('ROOT', repository.root))],
    { env: row.env ?? {}, input: row.input?.(text) ?? '' },
  )
}
