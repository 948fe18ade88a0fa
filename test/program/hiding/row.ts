import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { type Outcome, Repository } from '../repository.js'
import { harmless, leaksOf, secrets } from '../secrets.js'

/** Runs git where and with what the row says. */
type Run = (args: readonly string[], options?: Parameters<Repository['run']>[2]) => Outcome

/** One way in which a key could get past the hooks. Run twice: with a key in the place of `text`, and with words. */
export interface Row {
  readonly name: string
  /** Brings the repository, which has one commit, to where the text is about to be committed. */
  arrange(repository: Repository, text: string): void
  /** What the developer does then: the arguments of git, or something longer. A plain commit by default. */
  readonly act?: readonly string[] | ((run: Run, repository: Repository, text: string) => Outcome)
  readonly env?: NodeJS.ProcessEnv
  readonly input?: string
  /** Where the developer stands, in the work tree. */
  readonly cwd?: string
  /** The work tree in which all this happens, relative to the first one. */
  readonly at?: string
  /** Where the text is before the act: in the index by default. `later`: the act itself brings it. */
  readonly where?: 'index' | 'work tree' | 'later'
  /** What is written in the place of the text, where it is written in another way. */
  readonly as?: (text: string) => string
  /** Whether `git diff --cached`, under the same settings, does not show the text as added. */
  readonly isHidden?: boolean
  /** Whether the act is one step of several, so that git itself has moved something before it is stopped. */
  readonly moves?: boolean
  /** Whether git itself shows the text on standard output, as when it asks which parts to commit. */
  readonly isShownByGit?: boolean
  readonly says?: string
  /** Every path that is listed with the key, where there are several. */
  readonly lists?: readonly string[]
}

/** Tests that a key is stopped in each row, that it really would have got in, and that words in its place go through. */
export function stops(title: string, rows: readonly Row[]): void {
  describe(`a table of ${title}`, () => {
    test.for(named(rows))('a key is stopped: %s', ([, row]) => {
      const secret = secrets.stripeLive
      const { repository, act } = arranged(row, secret)
      expect(heldBefore(row, repository, secret)).toBe(row.where ?? 'index')
      expect(row.isHidden === true ? shownByDiff(row, repository, secret) : []).toEqual([])
      const [before, commit] = [repository.snapshot(), headOf(repository)]
      const { status, output, stderr } = act()
      expect(output).toContain(row.says ?? 'keyhold stopped this commit: 1 ')
      for (const path of row.lists ?? []) expect(output).toContain(`${path}:`)
      expect(status).toBe(1)
      expect(row.moves === true ? before : repository.snapshot()).toEqual(before)
      expect(leaksOf(row.isShownByGit === true ? stderr : output, secret)).toEqual([])
      expect(isCommitted(row, repository, commit, secret)).toBe(false)
      // The same once more without the hooks: it was keyhold that kept the key out, and nothing else.
      const { repository: unguarded, act: unseen } = row.moves === true ? arranged(row, secret) : { repository, act }
      const unmoved = headOf(unguarded)
      unseen({ HUSKY: '0' })
      expect(isCommitted(row, unguarded, unmoved, secret)).toBe(true)
    })

    test.for(named(rows))('words in its place go through: %s', ([, row]) => {
      const words = harmless(secrets.stripeLive)
      const { repository, act } = arranged(row, words)
      const commit = headOf(repository)
      const { status, output } = act()
      expect(output).not.toContain('keyhold stopped')
      expect({ status, output }).toMatchObject({ status: 0 })
      expect(isCommitted(row, repository, commit, words)).toBe(true)
    })
  })
}

/** Something that must not be stopped although a key is near. */
export interface PassRow extends Pick<Row, 'name' | 'act' | 'env' | 'input' | 'cwd' | 'at'> {
  arrange(repository: Repository, secret: string): void
  /** What keyhold says: by default that nothing was found. */
  readonly says?: string | RegExp
}

/** Tests that each row goes through, that something was committed, and that the key is not printed all the same. */
export function passes(title: string, rows: readonly PassRow[]): void {
  describe(`a table of ${title}`, () => {
    test.for(named(rows))('goes through: %s', ([, row]) => {
      const secret = secrets.stripeLive
      const { repository, act } = arranged(row, secret)
      const commit = headOf(repository)
      const { status, output } = act()
      expect({ status, output }).toMatchObject({ status: 0 })
      expect(output).toMatch(row.says ?? 'keyhold: nothing found.')
      expect(headOf(repository)).not.toBe(commit)
      expect(leaksOf(output, secret)).toEqual([])
    })
  })
}

/** A file of twenty lines, and one more line in the middle when there is one. */
export function app(...middle: string[]): string {
  const lines = Array.from({ length: 20 }, (_, at) => `export const value${at} = ${at}`)
  return [...lines.slice(0, 10), ...middle, ...lines.slice(10), ''].join('\n')
}

/** A line that holds the text as code would. */
export function line(text: string): string {
  return `const stripe = new Stripe("${text}")`
}

/** Stages the text in the middle of a file that is there already. */
export function stageInApp(repository: Repository, text: string): void {
  repository.stage('src/app.js', app(line(text)))
}

/** Commits what is staged without any hook. */
export function commitUnseen(repository: Repository, ...args: string[]): void {
  repository.git('-c', 'core.hooksPath=/dev/null', 'commit', '-q', '-m', 'unseen', ...args)
}

/** A branch with one commit more than `main`, made without any hook. `main` is checked out afterwards. */
export function branch(repository: Repository, name: string, files: Record<string, string | Buffer>): void {
  repository.git('checkout', '-q', '-b', name, 'main')
  for (const [path, content] of Object.entries(files)) repository.stage(path, content)
  commitUnseen(repository)
  repository.git('checkout', '-q', 'main')
}

/** One more commit on the current branch, made without any hook. */
export function commitFiles(repository: Repository, files: Record<string, string | Buffer>): void {
  for (const [path, content] of Object.entries(files)) repository.stage(path, content)
  commitUnseen(repository)
}

/** Puts keyhold and the hooks where they are not tracked: into a clone or a linked work tree. */
export function guard(repository: Repository, folder: string): void {
  const other = repository.at(folder)
  cpSync(join(repository.root, '.husky/_'), join(other.root, '.husky/_'), { recursive: true })
  cpSync(join(repository.root, '.husky/pre-commit'), join(other.root, '.husky/pre-commit'))
  cpSync(join(repository.root, '.husky/commit-msg'), join(other.root, '.husky/commit-msg'))
  cpSync(join(repository.root, '.husky/pre-push'), join(other.root, '.husky/pre-push'))
  symlinkSync(join(inject('installed'), 'node_modules'), join(other.root, 'node_modules'))
  other.git('config', 'core.hooksPath', '.husky/_')
}

/** A guarded repository with one commit. */
export function repositoryWithCommit(): Repository {
  template ??= makeTemplate()
  const repository = new Repository()
  // Not by cpSync, which takes six times as long.
  repository.run('cp', ['-R', '-P', '-p', `${template}/.`, '.'])
  repository.git('update-index', '-q', '--refresh')
  return repository
}

let template: string | undefined

/** `init` takes longer than a copy. The template goes with the packed package, when all tests are done. */
function makeTemplate(): string {
  const made = Repository.withPackage('template', mkdtempSync(join(inject('installed'), 'template-')))
  const { status, output } = made.keyhold('init')
  if (status !== 0) throw new Error(output)
  made.write('src/app.js', app())
  made.git('add', '.')
  commitUnseen(made)
  // Samples, which only take time to copy.
  rmSync(join(made.root, '.git/hooks'), { recursive: true })
  return made.root
}

function named<R extends { readonly name: string }>(rows: readonly R[]): (readonly [string, R])[] {
  return rows.map((row) => [row.name, row] as const)
}

function arranged(
  row: Row | PassRow,
  text: string,
): { repository: Repository; act: (env?: NodeJS.ProcessEnv) => Outcome } {
  const first = repositoryWithCommit()
  row.arrange(first, text)
  const repository = row.at === undefined ? first : first.at(row.at)
  const { act = ['commit', '-m', 'second'] } = row
  return {
    repository,
    act: (env) => {
      const run: Run = (args, options) =>
        repository.run('git', args, {
          ...(row.input === undefined ? {} : { input: row.input }),
          ...(row.cwd === undefined ? {} : { cwd: row.cwd }),
          ...options,
          env: { ...row.env, ...options?.env, ...env },
        })
      return typeof act === 'function' ? act(run, repository, text) : run(act)
    },
  }
}

function heldBefore(row: Row, repository: Repository, text: string): Row['where'] {
  const { stdout } = repository.run('git', ['ls-files', '-s', '-z'], { env: { ...row.env }, encoding: 'latin1' })
  const oids = [...stdout.matchAll(/(?:^|\0)1[02]\d+ ([0-9a-f]{40,64}) /g)].map((match) => match[1] as string)
  if (holds(row, stdout + contentsOf(repository, oids), text)) return 'index'
  const tree = Object.entries(repository.snapshot()).map(([path, content]) => path + Buffer.from(content, 'base64'))
  return holds(row, tree.join('\n'), text) ? 'work tree' : 'later'
}

/** What a reader of the lines that begin with `+` sees of the text. */
function shownByDiff(row: Row, repository: Repository, text: string): string[] {
  const { stdout } = repository.run('git', ['diff', '--cached'], {
    env: { ...row.env },
    cwd: row.cwd ?? '',
    encoding: 'latin1',
  })
  return stdout.split('\n').filter((shown) => /^\+(?!\+\+ )/.test(shown) && shown.includes(text))
}

/** Whether HEAD has moved, and the text is in a file, a name or a commit that it leads to. */
function isCommitted(row: Row, repository: Repository, before: string, text: string): boolean {
  const env = { GIT_NO_REPLACE_OBJECTS: '1', GIT_NO_LAZY_FETCH: '1' }
  if (headOf(repository) === before) return false
  const tree = repository.run('git', ['ls-tree', '-r', '-z', 'HEAD', '--'], { env, encoding: 'latin1' }).stdout
  const blobs = [...tree.matchAll(/ blob ([0-9a-f]{40,64})\t/g)].map((match) => match[1] as string)
  const range = before === '' ? ['HEAD'] : ['HEAD', `^${before}`]
  const commits = repository
    .run('git', ['rev-list', ...range, '--'], { env })
    .stdout.split('\n')
    .slice(0, -1)
  return holds(row, tree + contentsOf(repository, [...blobs, ...commits]), text)
}

function headOf(repository: Repository): string {
  return repository.run('git', ['rev-parse', '-q', '--verify', 'HEAD']).stdout.trim()
}

/** Objects as they are stored, whatever replaces them, one character a byte. */
export function contentsOf(repository: Repository, oids: readonly string[]): string {
  const env = { GIT_NO_REPLACE_OBJECTS: '1', GIT_NO_LAZY_FETCH: '1' }
  const input = oids.map((oid) => `${oid}\n`).join('')
  const { status, stdout } = repository.run('git', ['cat-file', '--batch'], { env, input, encoding: 'latin1' })
  // An object that a partial clone lacks ends the whole process.
  if (status === 0 || oids.length < 2) return stdout
  return oids.map((oid) => contentsOf(repository, [oid])).join('')
}

function holds(row: Row, bytes: string, text: string): boolean {
  return bytes.includes(row.as === undefined ? text : row.as(text))
}
