import { cpSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject } from 'vitest'
import { type Outcome, Repository } from '../repository.js'
import { leaksOf, secrets } from '../secrets.js'

/** One way of bringing a text into a commit. */
export interface Row {
  readonly name: string
  /** Brings the repository into the state in which the commit is made; `text` is a key, or harmless in the twin. */
  readonly arrange: (repository: Repository, text: string) => void
  /** What is run; an ordinary commit when absent. */
  readonly act?: (repository: Repository) => Outcome
  /** Shows that the text really is in what will be committed. Absent: some object of the index holds it. */
  readonly premise?: (repository: Repository, text: string) => void
  /** Whether a plain `git diff --cached` must not show it, which is the trick of the row. */
  readonly isHidden?: boolean
  /** Whether git itself prints the text, as `commit -p` does. */
  readonly isShownByGit?: boolean
  /** Whether git writes the index anew for its own reasons; then its entries are compared, not its bytes. */
  readonly isIndexRewritten?: boolean
}

export const SECRET = secrets.stripeLive
export const HARMLESS = 'an ordinary line of text'

/** The file that every repository of the table has from the start. */
export const BASE = 'one\ntwo\nthree\n'

let template: string | undefined

/** A guarded repository with a first commit. The first one is made by init; the others are copies of it. */
export function repositoryOfTable(): Repository {
  template ??= makeTemplate()
  const repository = new Repository()
  cpSync(template, repository.root, { recursive: true, verbatimSymlinks: true })
  return repository
}

function makeTemplate(): string {
  // Goes with the packed package, when all tests are done.
  const made = Repository.withPackage('template', mkdtempSync(join(inject('installed'), 'table-')))
  made.keyhold('init')
  made.write('base.txt', BASE)
  made.write('old/name.txt', `${BASE}four\nfive\nsix\nseven\neight\n`)
  made.git('add', '.')
  made.git('commit', '-q', '-m', 'first')
  return made.root
}

/** The row with a key: the commit is stopped, everything is as it was, and the key is nowhere in the output. */
export function expectBlocked({ arrange, act = commit, premise = staged, ...row }: Row): void {
  const repository = repositoryOfTable()
  arrange(repository, SECRET)
  premise(repository, SECRET)
  if (row.isHidden) expect(repository.tryGit('diff', '--cached').stdout).not.toContain(SECRET)
  const snapshot = () => ({
    ...repository.snapshot(),
    ...(row.isIndexRewritten ? { index: repository.git('ls-files', '--stage') } : {}),
  })
  const before = snapshot()
  const outcome = act(repository)
  expect(outcome.output).toContain('keyhold stopped this commit: 1 live secret')
  expect(outcome.status).not.toBe(0)
  expect(snapshot()).toEqual(before)
  if (!row.isShownByGit) expect(leaksOf(outcome.output, SECRET)).toEqual([])
}

/** Its twin with harmless text passes, so that a hook which stops everything is caught. */
export function expectPassed({ arrange, act = commit }: Row): void {
  const repository = repositoryOfTable()
  arrange(repository, HARMLESS)
  const head = repository.run('git', ['rev-parse', '-q', '--verify', 'HEAD']).stdout
  const outcome = act(repository)
  expect(outcome.output).not.toContain('keyhold stopped')
  expect(outcome.status).toBe(0)
  expect(repository.git('rev-parse', 'HEAD')).not.toBe(head.trim())
}

export function commit(repository: Repository): Outcome {
  return repository.tryGit('commit', '-q', '-m', 'second')
}

/** Some object of the index, decoded from UTF-16 where it is that, holds the text. */
export function staged(repository: Repository, text: string): void {
  const oids = repository
    .git('ls-files', '--stage', '-z')
    .split('\0')
    .filter(Boolean)
    .map((line) => line.split(' ')[1] as string)
  const contents = oids.map((oid) => repository.run('git', ['cat-file', 'blob', oid]).stdout)
  const names = repository.git('ls-files', '-z')
  const wide = Buffer.from(text, 'utf16le').toString('utf8')
  expect(
    [...contents, names].some(
      (content) => content.includes(text) || content.includes(wide) || content.replaceAll('\0', '').includes(text),
    ),
  ).toBe(true)
}

/** Writes attributes that count although nobody commits them. */
export function attributes(repository: Repository, lines: string): void {
  repository.write('.git/info/attributes', lines)
}

/** A script that can stand in for an external program of git. */
export function script(repository: Repository, name: string, body: string): string {
  const path = join(repository.home, name)
  repository.write(`../${name}`, `#!/bin/sh\n${body}\n`)
  repository.run('chmod', ['+x', path])
  return path
}
