import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import type { Advice } from '../../src/core/advice.js'
import type { Exposure } from '../../src/core/finding.js'
import { exposuresOf } from '../../src/git/exposure.js'
import { gitEnvironment } from '../../src/git/run.js'
import { type Outcome, Repository } from './repository.js'
import { leaksOf, secrets } from './secrets.js'

const secret = secrets.stripeLive
const line = `const key = "${secret}"\n`
const patient = { KEYHOLD_EXPOSURE_SECONDS: '60' }

function base64(text: string): string {
  return `data: ${Buffer.from(text).toString('base64')}\n`
}

/** A repository with keyhold to run by `npx`, and no hook, so that the history can be made. */
function begun(): Repository {
  const repository = Repository.withPackage()
  commit(repository, 'a.ts', 'const a = 1\n')
  return repository
}

function commit(repository: Repository, path: string, content: string | Buffer, message = `Change ${path}`): void {
  repository.stage(path, content)
  repository.git('commit', '-q', '-m', message)
}

interface Told {
  readonly advice: Advice
  readonly exposure: Exposure
  readonly places: readonly string[]
}

/** What keyhold says of the one key it finds, as data. */
function told(repository: Repository, args: readonly string[] = ['--staged'], input = ''): Told {
  const keyhold = join(inject('installed'), 'node_modules/.bin/keyhold')
  const { status, stdout, output } = repository.run(keyhold, ['scan', ...args, '--format', 'json'], {
    env: patient,
    input,
  })
  expect({ status, output }).toMatchObject({ status: 1 })
  expect(leaksOf(output, secret)).toEqual([])
  const { findings } = JSON.parse(stdout)
  expect(findings).toHaveLength(1)
  const [{ advice, exposure, path, others }] = findings
  return { advice, exposure, places: [path, ...others.map((other: { path: string }) => other.path)] }
}

/** Types a printed command, marking this commit in the list of a rebase; in an editor, takes the key out. */
function type(repository: Repository, command: string, { commit: oid = '', path }: Partial<Exposure> = {}): Outcome {
  const word = path === undefined ? 'reword' : 'edit'
  const mark = `sed -i -E 's/^pick ${oid.slice(0, 7)}/${word} ${oid.slice(0, 7)}/'`
  return repository.run('sh', ['-c', command], {
    env: { GIT_SEQUENCE_EDITOR: mark, GIT_EDITOR: `sed -i -e '1s/^$/Message/' -e 's/sk_live_[A-Za-z0-9]*/the key/'` },
  })
}

/** Does what the steps say, in order, as a person would. */
function follow(repository: Repository, { advice, exposure, places }: Told): string[] {
  const typed: string[] = []
  for (const path of new Set([...places, ...(exposure.position === 'last' ? [exposure.path] : [])]))
    if (path?.endsWith('.ts')) repository.write(path, 'const key = process.env.STRIPE_SECRET_KEY\n')
  for (const command of advice.steps.flatMap(({ commands }) => commands)) {
    if (command.startsWith('process.env')) continue
    // Where the text says "stage that" and no command does.
    if (command === 'git commit --amend') repository.git('add', '-u')
    const { status, output } = type(repository, command, exposure)
    expect({ command, output, status }).toMatchObject({ status: 0 })
    typed.push(command.replace(exposure.commit?.slice(0, 10) ?? '?', '<commit>'))
    if (!command.includes('git rebase') || exposure.path === undefined) continue
    expect(output).toContain('Stopped at ')
    repository.write(exposure.path, 'const key = process.env.STRIPE_SECRET_KEY\n')
    repository.git('add', exposure.path)
    repository.git('commit', '-q', '--amend', '--no-edit')
    repository.git('rebase', '--continue')
  }
  return typed
}

/** How far the key has travelled in the end. */
async function now(repository: Repository): Promise<string | undefined> {
  const env = gitEnvironment({ ...repository.env, ...patient })
  const [exposure] = await exposuresOf({ cwd: repository.root, env }, [[secret]])
  expect(exposure).toMatchObject({ checked: true })
  expect(repository.keyhold('scan', '--staged').status).toBe(0)
  return exposure?.state
}

const ADD = 'git add pay.ts && git commit'
const REBASE = 'git rebase --interactive --autostash --rebase-merges'

/** How the key came to where it is, and the commands that take it out again. */
const STATES: readonly (readonly [string, (repository: Repository) => void, readonly string[]])[] = [
  ['only staged', () => {}, [ADD]],
  ['in the last commit', (repository) => commit(repository, 'pay.ts', line), [`${ADD} --amend`]],
  [
    'in the last commit, in another file',
    (repository) => commit(repository, 'old.ts', line),
    ['git add -u && git commit --amend'],
  ],
  [
    'in the last commit of a detached HEAD',
    (repository) => {
      repository.git('switch', '-q', '--detach')
      commit(repository, 'pay.ts', line)
    },
    [`${ADD} --amend`],
  ],
  [
    'in an older commit, with unstaged work',
    (repository) => {
      commit(repository, 'old.ts', line)
      commit(repository, 'b.ts', 'b\n')
      repository.write('b.ts', 'not staged\n')
    },
    [ADD, `${REBASE} <commit>~1`],
  ],
  [
    'in an older commit below a merge',
    (repository) => {
      commit(repository, 'old.ts', line)
      repository.git('switch', '-q', '-c', 'other', 'HEAD~1')
      commit(repository, 'b.ts', 'b\n')
      repository.git('switch', '-q', 'main')
      repository.git('merge', '-q', '--no-edit', 'other')
    },
    [ADD, `${REBASE} <commit>~1`],
  ],
  [
    'in an older commit with tags',
    (repository) => {
      commit(repository, 'old.ts', line)
      repository.git('tag', 'v1')
      repository.git('tag', '-a', 'v1.1', '-m', 'Version')
      commit(repository, 'b.ts', 'b\n')
    },
    [ADD, `${REBASE} <commit>~1`, 'git tag --delete v1 v1.1'],
  ],
  [
    'on another branch, whose name needs quotes',
    (repository) => {
      repository.git('switch', '-q', '-c', "ada's/billing")
      commit(repository, 'old.ts', line)
      repository.git('switch', '-q', 'main')
    },
    [ADD, `${REBASE} <commit>~1 'ada'\\''s/billing'`],
  ],
  [
    'on a branch of its own root',
    (repository) => {
      repository.git('switch', '-q', '--orphan', 'pages')
      commit(repository, 'old.ts', line)
      repository.git('switch', '-q', 'main')
    },
    [ADD, `${REBASE} --root pages`],
  ],
  [
    'in a tag only',
    (repository) => {
      repository.git('switch', '-q', '--detach')
      commit(repository, 'old.ts', line)
      repository.git('tag', 'v1')
      repository.git('switch', '-q', 'main')
    },
    [ADD, 'git tag --delete v1'],
  ],
  [
    'in an older stash',
    (repository) => {
      for (const content of [line, 'clean\n']) {
        repository.write('a.ts', content)
        repository.git('stash', 'push', '-q')
      }
    },
    [ADD, "git stash drop 'stash@{1}'"],
  ],
]

describe('the printed commands take a key out that is', () => {
  test.for(STATES)('%s', async ([, make, commands]) => {
    const repository = begun()
    make(repository)
    repository.stage('pay.ts', `${line}// again\n${line}`)
    expect(follow(repository, told(repository))).toEqual(commands)
    expect(await now(repository)).toBe('staged')
  })

  test('staged before the first commit, under a path with spaces and quotes', async () => {
    const repository = Repository.withPackage()
    repository.stage("src/it's mine.ts", line)
    expect(follow(repository, told(repository))).toEqual([`git add 'src/it'\\''s mine.ts' && git commit`])
    expect(await now(repository)).toBe('staged')
  })

  test('in the very first commit', async () => {
    const repository = Repository.withPackage()
    commit(repository, 'old.ts', line)
    repository.stage('pay.ts', line)
    expect(follow(repository, told(repository))).toEqual(['git add -u && git commit --amend'])
    expect(await now(repository)).toBe('staged')
  })

  test('in the very first commit, with others on top', async () => {
    const repository = Repository.withPackage()
    commit(repository, 'old.ts', line)
    commit(repository, 'b.ts', 'b\n')
    repository.stage('pay.ts', line)
    expect(follow(repository, told(repository))).toEqual([ADD, `${REBASE} --root`])
    expect(await now(repository)).toBe('staged')
  })
})

describe('at a push, the printed commands take a key out that is', () => {
  const pay = (repository: Repository) => commit(repository, 'pay.ts', line)
  const clean = (repository: Repository) => commit(repository, 'b.ts', 'b\n')
  const message = (repository: Repository) => commit(repository, 'c.ts', 'c\n', `Use ${secret}`)

  test.for([
    ['in the last commit', [pay], ['git commit --amend']],
    ['in an older commit', [pay, clean], [`${REBASE} <commit>~1`]],
    ['in the message of the last commit', [message], ['git commit --amend']],
    ['in the message of an older commit', [message, clean], [`${REBASE} <commit>~1`]],
  ] as const)('%s', async ([, makes, commands]) => {
    const repository = begun()
    for (const make of makes) make(repository)
    const update = `refs/heads/main ${repository.git('rev-parse', 'HEAD')} refs/heads/main ${'0'.repeat(40)}\n`
    const found = told(repository, ['--push', 'origin'], update)
    // What an older commit brings is taken out within the rebase.
    const places = found.exposure.position === 'last' ? found.places : []
    expect(follow(repository, { ...found, places })).toEqual(commands)
    expect(await now(repository)).toBe('staged')
  })
})

describe('a committed key is the same key when it is staged', () => {
  const password = secrets.stripeRestricted.slice(20, 30)
  const url = (database: string) => `DATABASE_URL=postgres://shop:${password}@db.shopworks.io:5432/${database}\n`
  test.for([
    ['in UTF-16, big-endian', Buffer.from(`\ufeff${line}`, 'utf16le').swap16(), line, 'committed'],
    ['in UTF-16, little-endian', Buffer.from(`\ufeff${line}`, 'utf16le'), line, 'committed'],
    ['in base64 both times', base64(line), `// again\n${base64(line)}`, 'committed'],
    ['in plain text, and in base64 now', line, base64(line), 'committed'],
    ['with other line ends', secrets.pem.replaceAll('\n', '\r\n'), secrets.pem, 'committed'],
    ['as a short password of another database', url('a'), url('b'), 'committed'],
    ['but a short password elsewhere by chance is not', `const id = "${password}"\n`, url('b'), 'staged'],
  ] as const)('%s', ([, before, after, state]) => {
    const repository = begun()
    commit(repository, 'before.txt', before)
    repository.stage('after.env', after)
    const keyhold = join(inject('installed'), 'node_modules/.bin/keyhold')
    const { stdout } = repository.run(keyhold, ['scan', '--staged', '--format', 'json'], { env: patient })
    const { findings } = JSON.parse(stdout)
    expect(findings.map(({ exposure }: { exposure: Exposure }) => exposure.state)).toEqual([state])
  })
})

describe('a key that was pushed', () => {
  function pushed(): Repository {
    const repository = begun()
    repository.git('init', '-q', '--bare', '-b', 'main', '../remote.git')
    repository.git('--git-dir=../remote.git', 'config', 'uploadpack.allowFilter', 'true')
    repository.git('remote', 'add', 'origin', '../remote.git')
    commit(repository, 'old.ts', line)
    commit(repository, 'old.ts', 'clean\n')
    repository.git('push', '-q', 'origin', 'main')
    return repository
  }

  test('is rolled first, then looked for in the logs, then taken out of what is staged', async () => {
    const repository = pushed()
    repository.stage('pay.ts', line)
    const found = told(repository)
    expect(found.advice.ifShared.isFirst).toBe(true)
    expect(found.advice.situation).toMatch(/^It is leaked: commit .* has it in old\.ts, and a remote has that commit/)
    expect(found.advice.steps[0]?.text).toContain(`since ${found.exposure.date?.slice(0, 10)}`)
    expect(follow(repository, found)).toEqual([ADD])
    expect(await now(repository)).toBe('pushed')
  })

  test.for([
    ['shallow', '--depth=1'],
    ['partial', '--filter=blob:none'],
  ] as const)('is known in a %s clone once the printed commands were run', ([gap, option]) => {
    const repository = pushed()
    // A fetch would tidy up in the background, beyond the end of the test.
    repository.git(
      'clone',
      '-q',
      '-c',
      'gc.auto=0',
      option,
      `file://${join(repository.home, 'remote.git')}`,
      '../clone',
    )
    const clone = Object.create(repository, { root: { value: join(repository.home, 'clone') } }) as Repository
    clone.run('ln', ['-s', '../shop/node_modules', 'node_modules'])
    clone.stage('pay.ts', `// another file\n${line}`)
    const { advice, exposure } = told(clone)
    expect(exposure).toEqual({ state: 'staged', checked: false, gap })
    const commands = advice.gap?.commands ?? []
    expect(commands).toHaveLength(2)
    const outcomes = commands.map((command) => type(clone, command))
    expect(outcomes.map(({ status }) => status)).toEqual([0, 1])
    expect(outcomes[1]?.output).toContain('It is leaked: commit ')
  })

  test('is known when there is more time', () => {
    const repository = pushed()
    repository.stage('pay.ts', line)
    const { output } = repository.run('npx', ['keyhold', 'scan', '--staged'], {
      env: { KEYHOLD_EXPOSURE_SECONDS: '0' },
    })
    const command = /KEYHOLD_EXPOSURE_SECONDS=600 npx .*/.exec(output)?.[0] ?? ''
    expect(command).toBe('KEYHOLD_EXPOSURE_SECONDS=600 npx keyhold scan --staged')
    expect(type(repository, command).output).toContain('It is leaked: commit ')
  })

  test('is known when a message is stopped, by the printed command', () => {
    const repository = pushed()
    repository.write('.git/COMMIT_EDITMSG', `Use ${secret}\n`)
    const keyhold = join(inject('installed'), 'node_modules/.bin/keyhold')
    const { output } = repository.run(keyhold, ['scan', '--message', '.git/COMMIT_EDITMSG'], {
      env: { KEYHOLD_EXPOSURE_SECONDS: '0' },
    })
    const command = /KEYHOLD_EXPOSURE_SECONDS=600 npx .*/.exec(output)?.[0] ?? ''
    expect(type(repository, command).output).toContain('It is leaked: commit ')
  })

  test('is known when a range is scanned, by the printed command', () => {
    const repository = pushed()
    const keyhold = join(inject('installed'), 'node_modules/.bin/keyhold')
    const { output } = repository.run(keyhold, ['scan', '--range', 'HEAD'], { env: { KEYHOLD_EXPOSURE_SECONDS: '0' } })
    const command = /KEYHOLD_EXPOSURE_SECONDS=600 npx .*/.exec(output)?.[0] ?? ''
    expect(type(repository, command).output).toContain('It is leaked: commit ')
  })
})

test('in a damaged repository the key is still stopped, and the printed command says what is wrong', () => {
  const repository = begun()
  commit(repository, 'b.ts', 'b\n')
  const oid = repository.git('rev-parse', 'HEAD~1')
  rmSync(join(repository.root, '.git/objects', oid.slice(0, 2), oid.slice(2)))
  repository.stage('pay.ts', line)
  const { advice } = told(repository)
  expect(advice.gap?.commands).toEqual(['git fsck --connectivity-only'])
  expect(type(repository, 'git fsck --connectivity-only').output).toContain(oid)
})
