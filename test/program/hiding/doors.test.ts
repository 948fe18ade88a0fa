import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Outcome, Repository } from '../repository.js'
import { leaksOf } from '../secrets.js'
import { BASE, HARMLESS, repositoryOfTable, SECRET } from './table.js'

// The other ways in: messages, pushes, ranges, a server, files and standard input.

/** A row with a key must be found, and its twin with harmless text must not. */
function both(name: string, run: (text: string) => Outcome): void {
  describe(`${name}`, () => {
    test('a key is found', () => {
      const { status, output } = run(SECRET)
      expect(output).toMatch(/keyhold (?:stopped|found)/)
      expect(status).not.toBe(0)
      expect(leaksOf(output, SECRET)).toEqual([])
    })
    test('harmless text passes', () => {
      const { status, output } = run(HARMLESS)
      expect(output).not.toMatch(/keyhold (?:stopped|found)/)
      expect(status).toBe(0)
    })
  })
}

/** The table's repository with an empty bare remote, to which its first commit was pushed. */
function withRemote(): Repository {
  const repository = repositoryOfTable()
  repository.run('git', ['init', '-q', '--bare', '../remote.git'])
  repository.git('remote', 'add', 'origin', '../remote.git')
  repository.git('push', '-q', '--no-verify', 'origin', 'main')
  return repository
}

/** A commit that no hook has seen. */
function unseen(repository: Repository, path: string, content: string, message = 'unseen'): void {
  repository.stage(path, content)
  repository.git('commit', '-q', '--no-verify', '-m', message)
}

describe('commit-msg', () => {
  const message = (text: string) => {
    const repository = repositoryOfTable()
    repository.stage('new.txt', 'nothing\n')
    return repository.run('git', ['commit', '-q', '-F', '-'], { input: text })
  }
  both('the subject', (text) => message(`fix ${text}\n`))
  both('the body', (text) => message(`fix\n\nThe key was ${text}.\n`))
  both('a trailer', (text) => message(`fix\n\nKey: ${text}\n`))
  both('below scissors that the author wrote', (text) =>
    message(`fix\n\n# ------------------------ >8 ------------------------\n${text}\n`),
  )
  both('the name of the author', (text) => {
    const repository = repositoryOfTable()
    repository.stage('new.txt', 'nothing\n')
    return repository.tryGit('commit', '-q', '-m', 'x', `--author=${text} <ada@example.org>`)
  })
  both('the name of the committer', (text) => {
    const repository = repositoryOfTable()
    repository.stage('new.txt', 'nothing\n')
    return repository.run('git', ['commit', '-q', '-m', 'x'], { env: { GIT_COMMITTER_NAME: text } })
  })

  test('the diff that commit -v shows below the scissors is not part of the message', () => {
    const repository = repositoryOfTable()
    unseen(repository, 'past.txt', `a\n${SECRET}\nb\n`)
    repository.stage('past.txt', `a\nb\n`)
    const { status, output } = repository.run('git', ['commit', '-q', '-v'], {
      env: { GIT_EDITOR: 'sh -c \'printf "remove it\\n%s" "$(cat "$0")" > "$0"\'' },
    })
    expect(output).not.toContain('keyhold stopped')
    expect(status).toBe(0)
  })

  test('what was written is kept, and the printed command takes it up again', () => {
    const repository = repositoryOfTable()
    repository.stage('new.txt', 'nothing\n')
    const { output } = repository.run('git', ['commit', '-q', '-F', '-'], { input: `fix ${SECRET}\n` })
    const command = output
      .split('\n')
      .find((line) => line.includes('git commit --edit'))
      ?.trim() as string
    const { status } = repository.run('sh', ['-c', command], { env: { GIT_EDITOR: `sed -i s/${SECRET}/it/` } })
    expect(status).toBe(0)
    expect(repository.git('log', '-1', '--format=%s')).toBe('fix it')
  })
})

describe('pre-push', () => {
  const push = (repository: Repository, ...args: string[]) => repository.tryGit('push', '-q', ...args)
  both('a commit made with --no-verify', (text) => {
    const repository = withRemote()
    unseen(repository, 'a.txt', text)
    return push(repository, 'origin', 'main')
  })
  both('a key that was added and removed again', (text) => {
    const repository = withRemote()
    unseen(repository, 'a.txt', `${text}\n`)
    unseen(repository, 'a.txt', 'clean\n')
    return push(repository, 'origin', 'main')
  })
  both('a new branch', (text) => {
    const repository = withRemote()
    repository.git('checkout', '-q', '-b', 'feature')
    unseen(repository, 'a.txt', text)
    return push(repository, '-u', 'origin', 'feature')
  })
  both('a forced push over other work', (text) => {
    const repository = withRemote()
    unseen(repository, 'b.txt', 'other\n')
    repository.git('push', '-q', '--no-verify', 'origin', 'main')
    repository.git('reset', '-q', '--hard', 'HEAD~1')
    unseen(repository, 'a.txt', text)
    return push(repository, '--force', 'origin', 'main')
  })
  both('a push by URL', (text) => {
    const repository = withRemote()
    unseen(repository, 'a.txt', text)
    return push(repository, join(repository.home, 'remote.git'), 'main')
  })
  both('a remote that has not what another one has', (text) => {
    const repository = withRemote()
    unseen(repository, 'a.txt', text)
    repository.git('push', '-q', '--no-verify', 'origin', 'main')
    repository.run('git', ['init', '-q', '--bare', '../public.git'])
    repository.git('remote', 'add', 'public', '../public.git')
    return push(repository, 'public', 'main')
  })
  both('an annotated tag', (text) => {
    const repository = withRemote()
    repository.git('tag', '-a', 'v1', '-m', `release ${text}`)
    return push(repository, 'origin', 'v1')
  })
  both('a tag of a tag of a commit', (text) => {
    const repository = withRemote()
    unseen(repository, 'a.txt', text)
    repository.git('tag', '-a', 'v1', '-m', 'one')
    repository.git('tag', '-a', 'v2', '-m', 'two', 'v1')
    return push(repository, 'origin', 'v2')
  })
  both('a blob that is pushed by itself', (text) => {
    const repository = withRemote()
    const oid = repository.run('git', ['hash-object', '-w', '--stdin'], { input: `${text}\n` }).stdout.trim()
    return push(repository, 'origin', `${oid}:refs/tags/blob`)
  })
  both('a tree that is pushed by itself', (text) => {
    const repository = withRemote()
    repository.stage('a.txt', `${text}\n`)
    const tree = repository.git('write-tree')
    return push(repository, 'origin', `${tree}:refs/tags/tree`)
  })
  both('a message', (text) => {
    const repository = withRemote()
    unseen(repository, 'a.txt', 'a\n', `fix ${text}`)
    return push(repository, 'origin', 'main')
  })
  both('a line that only a merge made', (text) => {
    const repository = withRemote()
    repository.git('checkout', '-q', '-b', 'side')
    unseen(repository, 'side.txt', 'side\n')
    repository.git('checkout', '-q', 'main')
    unseen(repository, 'main.txt', 'main\n')
    repository.tryGit('merge', '--no-commit', '--no-ff', 'side')
    unseen(repository, 'evil.txt', `${text}\n`)
    return push(repository, 'origin', 'main')
  })
  both('a conflict resolved in rebase --continue, where no pre-commit runs', (text) => {
    const repository = withRemote()
    unseen(repository, 'base.txt', BASE.replace('two', 'two of main'))
    repository.git('checkout', '-q', '-b', 'side', 'HEAD~1')
    unseen(repository, 'base.txt', BASE.replace('two', 'two of the side'))
    repository.tryGit('rebase', 'main')
    repository.stage('base.txt', BASE.replace('two', text))
    expect(repository.run('git', ['rebase', '--continue']).status).toBe(0)
    return push(repository, 'origin', 'side')
  })

  test('what the remote has already does not stop a push', () => {
    const repository = withRemote()
    unseen(repository, 'a.txt', `${SECRET}\n`)
    repository.git('push', '-q', '--no-verify', 'origin', 'main')
    unseen(repository, 'b.txt', 'b\n')
    expect(push(repository, 'origin', 'main').status).toBe(0)
  })

  test('a deletion and an empty push pass', () => {
    const repository = withRemote()
    repository.git('push', '-q', '--no-verify', 'origin', 'main:old')
    expect(push(repository, 'origin', '--delete', 'old').status).toBe(0)
    expect(push(repository, 'origin', 'main').status).toBe(0)
  })
})

describe('scan --range', () => {
  const range = (repository: Repository, expression: string) => repository.keyhold('scan', '--range', expression)
  both('a key that was added and removed again', (text) => {
    const repository = repositoryOfTable()
    unseen(repository, 'a.txt', `${text}\n`)
    unseen(repository, 'a.txt', 'clean\n')
    return range(repository, 'HEAD~2..HEAD')
  })
  both('the root commit', (text) => {
    const repository = repositoryOfTable()
    repository.git('checkout', '-q', '--orphan', 'fresh')
    unseen(repository, 'a.txt', `${text}\n`)
    return range(repository, 'HEAD')
  })

  test('a shallow clone in which the range cannot be known is refused, with what to fetch', () => {
    const repository = withRemote()
    unseen(repository, 'a.txt', 'a\n')
    repository.git('push', '-q', '--no-verify', 'origin', 'main')
    repository.run('git', [
      'clone',
      '-q',
      '--depth=1',
      '--branch=main',
      `file://${repository.home}/remote.git`,
      '../shallow',
    ])
    const { status, stderr } = repository.run(
      join('..', 'shop', 'node_modules/.bin/keyhold'),
      ['scan', '--range', 'HEAD'],
      {
        cwd: '../shallow',
      },
    )
    expect(stderr).toContain('git fetch --unshallow')
    expect(status).toBe(2)
  })

  test.each(['no-such-branch..HEAD', '--all', 'HEAD..'.repeat(3)])('%s names no commits: refused', (expression) => {
    expect(range(repositoryOfTable(), expression).status).toBe(2)
  })
})

describe('a server', () => {
  both('pre-receive, while what was pushed is in quarantine', (text) => {
    const repository = withRemote()
    const bin = join(repository.root, 'node_modules/.bin')
    repository.write(
      '../remote.git/hooks/pre-receive',
      `#!/bin/sh\nPATH="${bin}:$PATH"\n${repository.run('cat', ['node_modules/keyhold/hooks/pre-receive']).stdout}`,
    )
    repository.run('chmod', ['+x', '../remote.git/hooks/pre-receive'])
    unseen(repository, 'a.txt', `${text}\n`)
    const outcome = repository.tryGit('push', '--no-verify', 'origin', 'main')
    // git puts `remote: ` before what a hook of the server says.
    return { ...outcome, output: outcome.output.replaceAll('remote: ', '') }
  })
})

describe('files and standard input', () => {
  both('a folder', (text) => {
    const repository = repositoryOfTable()
    repository.write('deep/er/file.txt', text)
    return repository.keyhold('scan', 'deep')
  })
  both('standard input', (text) =>
    repositoryOfTable().run('node_modules/.bin/keyhold', ['scan', '--stdin'], { input: `x\n${text}\n` }),
  )

  test('installed packages and git’s own files are named as skipped', () => {
    const { stdout } = repositoryOfTable().keyhold('scan', '--format', 'json', '.')
    expect(JSON.parse(stdout).skipped).toEqual([
      { path: '.git', reason: 'git’s own files' },
      { path: 'node_modules', reason: 'installed packages' },
    ])
  })

  both('a pattern that the shell did not expand, with a file that begins with a dot', (text) => {
    const repository = repositoryOfTable()
    repository.write('deep/er/.env.production', text)
    repository.write('deep/other.txt', 'nothing')
    return repository.keyhold('scan', 'deep/**/.env*')
  })

  test('a pattern that matches nothing is an error, because nothing would be scanned', () => {
    const { status, stderr } = repositoryOfTable().keyhold('scan', 'old/**/*.none')
    expect(stderr).toContain('no file matches')
    expect(status).toBe(2)
  })

  test('a file that is not there is an error', () => {
    expect(repositoryOfTable().keyhold('scan', 'missing.txt').status).toBe(2)
  })
})

describe('a commit without the scan', () => {
  const made = (...args: string[]) => {
    const repository = repositoryOfTable()
    repository.keyhold('init', '--hooks', 'pre-commit,post-commit')
    repository.stage('new.txt', 'nothing\n')
    return repository.tryGit('commit', '-q', '-m', 'x', ...args).output
  }
  test('post-commit says so once', () => {
    expect(made('--no-verify')).toContain('keyhold: this commit was made without the scan (--no-verify, or KEYHOLD=0).')
  })
  test.each([[], ['-a'], ['--amend'], ['new.txt']])('it is silent after a scanned commit: %s', (...args) => {
    expect(made(...args.flat())).not.toContain('without the scan')
  })
  test('KEYHOLD=0 scans nothing and says so loudly', () => {
    const repository = repositoryOfTable()
    repository.stage('new.txt', SECRET)
    const { status, output } = repository.run('git', ['commit', '-q', '-m', 'x'], { env: { KEYHOLD: '0' } })
    expect(output).toContain('NOTHING WAS SCANNED')
    expect(status).toBe(0)
  })
})

test('a linked worktree is guarded', () => {
  const repository = repositoryOfTable()
  const tree = join(mkdtempSync(join(repository.home, 'tree-')), 'linked')
  repository.git('worktree', 'add', '-q', '-b', 'linked', tree)
  repository.run(join(repository.root, 'node_modules/.bin/husky'), [], {
    cwd: `../${tree.slice(repository.home.length + 1)}`,
  })
  const inside = {
    cwd: `../${tree.slice(repository.home.length + 1)}`,
    env: { PATH: repository.path(join(repository.root, 'node_modules/.bin')) },
  }
  repository.run('sh', ['-c', `printf '%s' '${SECRET}' > new.txt && git add new.txt`], inside)
  const { status, output } = repository.run('git', ['commit', '-q', '-m', 'x'], inside)
  expect(output).toContain('keyhold stopped this commit')
  expect(status).not.toBe(0)
})
