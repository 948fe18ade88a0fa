import { describe, expect, test } from 'vitest'
import { type Outcome, Repository } from '../repository.js'
import { leaksOf, secrets } from '../secrets.js'
import { app, branch, commitFiles, line, stageInApp } from './row.js'

const NOTICE = 'keyhold: this commit was made without the scan'

/** What the developer does last, in a repository whose post-commit hook is keyhold's too. */
interface Ending {
  readonly name: string
  act(repository: Repository): Outcome
}

const noticed: readonly Ending[] = [
  {
    name: 'commit --no-verify',
    act: (r) => {
      stageInApp(r, secrets.stripeLive)
      return r.tryGit('commit', '--no-verify', '-m', 'second')
    },
  },
  {
    name: 'commit --no-verify without a key',
    act: (r) => {
      r.stage('src/app.js', app('clean'))
      return r.tryGit('commit', '--no-verify', '-m', 'second')
    },
  },
  {
    name: 'commit -a --no-verify',
    act: (r) => {
      r.write('src/app.js', app('clean'))
      return r.tryGit('commit', '-a', '-n', '-m', 'second')
    },
  },
  {
    name: 'commit --amend --no-verify',
    act: (r) => {
      stageInApp(r, secrets.stripeLive)
      return r.tryGit('commit', '--amend', '--no-edit', '--no-verify')
    },
  },
  {
    name: 'commit --no-verify after one that was stopped',
    act: (r) => {
      stageInApp(r, secrets.stripeLive)
      expect(r.tryGit('commit', '-m', 'second').status).toBe(1)
      return r.tryGit('commit', '--no-verify', '-m', 'second')
    },
  },
  {
    name: 'commit --no-verify of more than was scanned before the editor was left',
    act: (r) => {
      r.stage('src/app.js', app('clean'))
      expect(r.run('git', ['commit'], { env: { GIT_EDITOR: 'false' } }).status).toBe(1)
      stageInApp(r, secrets.stripeLive)
      return r.tryGit('commit', '--no-verify', '-m', 'second')
    },
  },
  {
    name: 'the first commit of a repository with --no-verify',
    act: (r) => {
      r.git('update-ref', '-d', 'HEAD')
      return r.tryGit('commit', '--no-verify', '-m', 'first')
    },
  },
  {
    name: 'KEYHOLD=0',
    act: (r) => {
      stageInApp(r, secrets.stripeLive)
      return r.run('git', ['commit', '-m', 'second'], { env: { KEYHOLD: '0' } })
    },
  },
]

const silent: readonly Ending[] = [
  {
    name: 'commit',
    act: (r) => {
      r.stage('src/app.js', app('clean'))
      return r.tryGit('commit', '-m', 'second')
    },
  },
  {
    name: 'commit --amend',
    act: (r) => {
      r.stage('src/app.js', app('clean'))
      return r.tryGit('commit', '--amend', '--no-edit')
    },
  },
  { name: 'commit --amend of the message', act: (r) => r.tryGit('commit', '--amend', '-m', 'amended') },
  {
    name: 'commit -a',
    act: (r) => {
      r.write('src/app.js', app('clean'))
      return r.tryGit('commit', '-a', '-m', 'second')
    },
  },
  {
    name: 'commit <path> beside something that is staged',
    act: (r) => {
      r.stage('src/other.js', 'other\n')
      r.write('src/app.js', app('clean'))
      return r.tryGit('commit', '-m', 'second', 'src/app.js')
    },
  },
  {
    name: 'commit of a deletion, a rename and a mode change',
    act: (r) => {
      commitFiles(r, { 'src/a.js': 'a\n', 'src/b.js': 'b\n' })
      r.git('rm', '-q', 'src/a.js')
      r.git('mv', 'src/b.js', 'src/c.js')
      r.git('update-index', '--chmod=+x', 'src/app.js')
      return r.tryGit('commit', '-m', 'second')
    },
  },
  {
    name: 'commit of a submodule',
    act: (r) => {
      r.git('update-index', '--add', '--cacheinfo', `160000,${r.git('rev-parse', 'HEAD')},lib`)
      return r.tryGit('commit', '-m', 'second')
    },
  },
  { name: 'commit --allow-empty', act: (r) => r.tryGit('commit', '--allow-empty', '-m', 'second') },
  {
    name: 'the first commit of a repository',
    act: (r) => {
      r.git('update-ref', '-d', 'HEAD')
      return r.tryGit('commit', '-m', 'first')
    },
  },
  {
    name: 'a commit after one that was made with --no-verify',
    act: (r) => {
      r.stage('src/other.js', 'other\n')
      expect(r.tryGit('commit', '--no-verify', '-m', 'second').output).toContain(NOTICE)
      r.stage('src/app.js', app('clean'))
      return r.tryGit('commit', '-m', 'third')
    },
  },
  {
    name: 'a test key, which was warned of',
    act: (r) => {
      r.stage('src/app.js', app(line(secrets.stripeTest)))
      return r.tryGit('commit', '-m', 'second')
    },
  },
  {
    name: 'a merge that was concluded by hand',
    act: (r) => {
      branch(r, 'side', { 'src/app.js': app('theirs') })
      commitFiles(r, { 'src/app.js': app('ours') })
      r.tryGit('merge', 'side')
      r.stage('src/app.js', app('both'))
      return r.tryGit('commit', '--no-edit')
    },
  },
  {
    name: 'a clean merge',
    act: (r) => {
      branch(r, 'side', { 'src/side.js': 'side\n' })
      commitFiles(r, { 'src/other.js': 'other\n' })
      return r.tryGit('merge', '--no-edit', 'side')
    },
  },
  {
    name: 'cherry-pick',
    act: (r) => {
      branch(r, 'side', { 'src/side.js': 'side\n' })
      return r.tryGit('cherry-pick', 'side')
    },
  },
  {
    name: 'revert',
    act: (r) => {
      commitFiles(r, { 'src/other.js': 'other\n' })
      return r.tryGit('revert', '--no-edit', 'HEAD')
    },
  },
  {
    name: 'rebase',
    act: (r) => {
      branch(r, 'side', { 'src/side.js': 'side\n' })
      commitFiles(r, { 'src/other.js': 'other\n' })
      return r.tryGit('rebase', '-q', 'side')
    },
  },
]

describe('post-commit', () => {
  test.for(noticed.map((row) => [row.name, row] as const))('says so once after %s', ([, row]) => {
    const repository = withPostCommit()
    const { status, output } = row.act(repository)
    expect(output.split(NOTICE)).toHaveLength(2)
    expect(output).toContain('pre-push will scan it')
    expect(status).toBe(0)
    expect(leaksOf(output, secrets.stripeLive)).toEqual([])
    // The command that it recommends is one that works.
    const range = /keyhold scan --range (\S+)/.exec(output)?.[1] as string
    expect([0, 1]).toContain(repository.keyhold('scan', '--range', range).status)
  })

  test.for(silent.map((row) => [row.name, row] as const))('is silent after %s', ([, row]) => {
    const repository = withPostCommit()
    const { status, output } = row.act(repository)
    expect(output).not.toContain(NOTICE)
    expect({ status, output }).toMatchObject({ status: 0 })
  })
})

function withPostCommit(): Repository {
  const repository = Repository.guarded(undefined, '--hooks', 'pre-commit,post-commit')
  commitFiles(repository, { 'src/app.js': app(), '.gitignore': 'node_modules\n', 'package.json': '{}\n' })
  return repository
}
