import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { KeyholdError } from '../../src/core/errors.js'
import { changesOf, isShallow, resolveObject, revList, typesOf } from '../../src/git/commits.js'
import { openRepository } from '../../src/git/repository.js'
import { git, type GitContext, gitEnvironment, stopAll } from '../../src/git/run.js'
import { stagedChanges } from '../../src/git/staged.js'
import { Repository } from '../program/repository.js'

/** A repository with one commit, and a `git` of our own in front of the real one. */
function withGit(script = 'exec "$REAL" "$@"', seconds = '30'): GitContext & { repository: Repository } {
  const repository = new Repository()
  repository.git('init', '-q', '-b', 'main')
  repository.git('commit', '-q', '--allow-empty', '-m', 'first')
  repository.stage('file', 'text\n')
  const path = join(repository.home, 'git')
  const real = repository.run('sh', ['-c', 'command -v git']).stdout.trim()
  writeFileSync(path, `#!/bin/sh\nREAL='${real}'\n${script}\n`)
  chmodSync(path, 0o755)
  const env = { ...repository.env, PATH: repository.path(repository.home), KEYHOLD_GIT_SECONDS: seconds }
  return { repository, cwd: repository.root, env: gitEnvironment(env) }
}

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof KeyholdError ? error.code : error),
  )

describe('a git that is not as it should be', () => {
  test.each([
    ['dies', 'exit 128', 'git-failed'],
    ['dies by a signal', 'kill -TERM $$', 'git-failed'],
    ['says nothing for too long', 'exec sleep 60', 'git-silent'],
    ['waits for another program that says nothing', 'sleep 60', 'git-silent'],
    ['closes its output and stays', 'exec >&-; exec sleep 60', 'git-silent'],
    ['ignores requests to end', "trap '' TERM INT; while :; do sleep 1; done", 'git-silent'],
  ])('%s', async (_, script, code) => {
    const context = withGit(script, '1')
    const started = performance.now()
    expect(await failureOf(git(context, ['rev-parse', 'HEAD']))).toBe(code)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  test('that is not there is named', async () => {
    const { cwd, env } = withGit()
    expect(await failureOf(git({ cwd, env: { ...env, PATH: '/nowhere' } }, ['version']))).toBe('no-git')
  })

  test('writes what it likes to standard error: only its status counts', async () => {
    const context = withGit('echo "fatal: warning: error: x" >&2; seq 20000 >&2; exec "$REAL" "$@"')
    expect((await git(context, ['rev-parse', 'HEAD'])).status).toBe(0)
  })

  test('its first complaint is shown, in one line, without controls and keys', async () => {
    const run = 'Zq8Zq7Xw6Vu5Ts4Rr3Qp2Oo1'
    const context = withGit(`printf 'hint: x\\nfatal: no \\033[31m ${run}\\nmore\\n' >&2; exit 128`)
    await expect(git(context, ['rev-parse', 'HEAD'])).rejects.toThrow(
      'git rev-parse failed with status 128: no \\x1b[31m Zq8Z….',
    )
  })

  test('is slow but speaks: it is waited for', async () => {
    const context = withGit('for i in 1 2 3 4; do echo $i; sleep 0.6; done', '1')
    expect((await git(context, ['x'])).stdout.toString()).toBe('1\n2\n3\n4\n')
  })

  test.each(['0', '-5', 'soon', '1e300', 'Infinity', ''])(
    'KEYHOLD_GIT_SECONDS=%s is no reason to stop',
    async (value) => {
      expect((await git(withGit('sleep 0.1; exec "$REAL" "$@"', value), ['rev-parse', 'HEAD'])).status).toBe(0)
    },
  )

  test('that still runs is ended by stopAll', async () => {
    const context = withGit('exec sleep 60')
    const running = failureOf(git(context, ['x']))
    setTimeout(stopAll, 300)
    expect(await running).toBe('git-failed')
  })
})

async function allOf<Item>(lists: AsyncIterable<readonly Item[]>): Promise<Item[]> {
  const all: Item[] = []
  for await (const list of lists) all.push(...list)
  return all
}

describe('what git answers is believed only when it can be', () => {
  const oid = 'a'.repeat(40)
  const answers = (text: string) => withGit(`cat >/dev/null; printf '${text}'`)
  test.each<[string, string, (context: GitContext) => Promise<unknown>]>([
    ['types: none for one', '', (context) => typesOf(context, [oid])],
    ['types: another object', `${'b'.repeat(40)} blob\\n`, (context) => typesOf(context, [oid])],
    ['types: an unknown word', `${oid} blub\\n`, (context) => typesOf(context, [oid])],
    ['types: garbage', 'garbage\\n', (context) => typesOf(context, [oid])],
    ['changes: no commit for one', '', (context) => allOf(changesOf(context, [oid]))],
    ['changes: another commit', `${'b'.repeat(40)}\\0`, (context) => allOf(changesOf(context, [oid]))],
    ['changes: a commit too many', `${oid}\\0${oid}\\0`, (context) => allOf(changesOf(context, [oid]))],
    ['commits: garbage', 'garbage\\n', (context) => revList(context, ['HEAD'])],
    ['commits: half of one', oid.slice(1), (context) => revList(context, ['HEAD'])],
    ['commits: one and a half', `${oid}\\n${oid.slice(1)}`, (context) => revList(context, ['HEAD'])],
    ['shallow: neither yes nor no', '', isShallow],
    ['the repository: nothing', '', openRepository],
    ['the repository: garbage', 'garbage\\n', openRepository],
  ])('%s', async (_, text, ask) => {
    expect(await failureOf(ask(answers(text)))).toMatch(/^git-(?:short|garbled)$/)
  })

  test('an empty list of changes is asked for twice', async () => {
    const context = withGit('case "$*" in *--quiet*) exec "$REAL" "$@";; diff-index*) exit 0;; esac; exec "$REAL" "$@"')
    expect(await failureOf(stagedChanges(context))).toBe('git-short')
  })

  test('an empty list of commits is asked for twice', async () => {
    const context = withGit('case "$*" in *--count*) exec "$REAL" "$@";; rev-list*) exit 0;; esac; exec "$REAL" "$@"')
    expect(await failureOf(revList(context, ['HEAD']))).toBe('git-short')
  })
})

describe('answers of a real git', () => {
  test('every commit is listed, also those without changes and merges that take one side', async () => {
    const { repository, ...context } = withGit()
    repository.git('commit', '-q', '-m', 'a file')
    repository.git('switch', '-q', '-c', 'side', 'HEAD~1')
    repository.git('commit', '-q', '--allow-empty', '-m', 'nothing')
    repository.git('merge', '-q', '--no-edit', 'main')
    const commits = await revList(context, ['HEAD'])
    expect(commits.length).toBe(4)
    const changes = await allOf(changesOf(context, commits))
    expect(changes.map(({ oid }) => oid)).toEqual(commits)
    expect(changes.flatMap((commit) => commit.changes.map(({ path }) => path))).toEqual(['file'])
  })

  test('nothing staged, a file that is only intended, and no commit yet are no failures', async () => {
    const { repository, cwd, env } = withGit()
    expect((await stagedChanges({ cwd, env })).changes.map(({ path }) => path)).toEqual(['file'])
    repository.git('commit', '-q', '-m', 'a file')
    expect((await stagedChanges({ cwd, env })).changes).toEqual([])
    repository.write('later', 'x\n')
    repository.git('add', '-N', 'later')
    expect((await stagedChanges({ cwd, env })).changes).toEqual([])
    repository.git('checkout', '-q', '--orphan', 'new')
    repository.git('rm', '-rqf', '--cached', '.')
    expect((await stagedChanges({ cwd, env })).changes).toEqual([])
  })

  test('an object that is none has no id', async () => {
    const context = withGit()
    expect(await resolveObject(context, 'nothing^{commit}')).toBeUndefined()
    expect(await resolveObject(context, 'HEAD^{commit}')).toMatch(/^[0-9a-f]{40}$/)
    expect(await typesOf(context, ['a'.repeat(40)])).toEqual(new Map([['a'.repeat(40), 'missing']]))
  })
})

test('the environment of git keeps what says which commit is meant, and drops what changes answers', () => {
  const env = gitEnvironment({
    GIT_INDEX_FILE: '/i',
    GIT_DIR: '/d',
    GIT_EXTERNAL_DIFF: 'x',
    GIT_DIFF_OPTS: '-u9',
    GIT_PAGER_IN_USE: '1',
    GIT_LITERAL_PATHSPECS: '1',
    LC_ALL: 'de_DE.UTF-8',
  })
  expect(env).toEqual({
    GIT_INDEX_FILE: '/i',
    GIT_DIR: '/d',
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null',
    GIT_NO_LAZY_FETCH: '1',
    GIT_FLUSH: '0',
  })
})
