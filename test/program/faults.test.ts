import { spawn, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, inject, type TestContext, test } from 'vitest'
import { app, line, repositoryWithCommit } from './hiding/row.js'
import type { Outcome, Repository } from './repository.js'
import { leaksOf, secrets } from './secrets.js'

const SECRET = secrets.stripeLive
const HARMLESS = 'an ordinary line of text'

const commit = (repository: Repository) => repository.tryGit('commit', '-q', '-m', 'second')

/** How a git that stands first on PATH answers the call that goes wrong; `$REAL` is the real one. */
const FAULTS: Readonly<Record<string, string>> = {
  dies: 'exit 128',
  'dies after its answer': '"$REAL" "$@"; exit 128',
  'dies by a signal': 'kill -SEGV $$',
  'answers short': '"$REAL" "$@" >"$OWN"; size=$(wc -c <"$OWN"); [ "$size" -lt 8 ] || head -c $((size - 7)) "$OWN"',
  'answers garbage': 'cat >/dev/null; printf "garbage\\n\\0\\033[31m%s\\n" "$@"',
  'answers nothing': 'cat >/dev/null; exit 0',
  hangs: 'exec sleep 60',
}

/**
 * Puts a git in front of the real one, in the hooks too (husky reads init.sh). The calls count up over all processes;
 * the one with the number in the file `fault` goes wrong.
 */
function withFaultyGit(repository: Repository, fault: string): void {
  const real = repository.run('sh', ['-c', 'command -v git']).stdout.trim()
  const folder = join(repository.home, 'faulty')
  mkdirSync(join(repository.home, '.config/husky'), { recursive: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(repository.home, '.config/husky/init.sh'), `export PATH='${folder}':"$PATH"\n`)
  writeFileSync(
    join(folder, 'git'),
    `#!/bin/sh
REAL='${real}'
number=1
until mkdir '${folder}'/$number 2>/dev/null; do number=$((number + 1)); done
OWN='${folder}'/$number/answer
echo "$1" >'${folder}'/$number/command
[ "$number" = "$(cat '${folder}/fault' 2>/dev/null)" ] || exec "$REAL" "$@"
${fault}
`,
  )
  chmodSync(join(folder, 'git'), 0o755)
}

/** From here on call `number` goes wrong; counting starts again. */
function fail(repository: Repository, number: number): void {
  const folder = join(repository.home, 'faulty')
  for (const name of readdirSync(folder)) if (/^\d+$/.test(name)) rmSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, 'fault'), String(number))
}

/** How many calls there were, and what the one that went wrong was asked. */
function callsOf(repository: Repository): string[] {
  const folder = join(repository.home, 'faulty')
  return (
    readdirSync(folder)
      .filter((name) => /^\d+$/.test(name))
      .sort((a, b) => Number(a) - Number(b))
      .map((name) => join(folder, name, 'command'))
      // One that was ended right after it was counted did not get to say what it was.
      .map((path) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : ''))
  )
}

/** A git that hangs is waited for less long; one that is only slow, on a busy machine, as long as ever. */
const patience = (fault: string, failing: number) =>
  fault === 'hangs' && failing > 0 ? { KEYHOLD_GIT_SECONDS: '0.4', KEYHOLD_EXPOSURE_SECONDS: '0.8' } : {}

const faultyEnv = (repository: Repository, fault: string, failing: number) => ({
  PATH: repository.path(join(repository.home, 'faulty')),
  ...patience(fault, failing),
})

/** What a person reads: one sentence and what to do, no stack, nothing of the garbage that could steer a terminal. */
function expectOneSentence(output: string, sentences = 1): void {
  const own = output.split('\n').filter((shown) => /^keyhold: (?!nothing found)/.test(shown))
  expect(own.length).toBe(sentences)
  expect(own.join('')).toMatch(/^(?:keyhold: [A-Zg][^\n]*\.)?$/)
  expect(output).not.toContain('a bug in keyhold')
  expect(output).not.toContain(String.fromCharCode(27))
}

/** Waits until no process is left that was started in this home: one that was just killed is still seen for a moment. */
async function expectNoProcess(repository: Repository): Promise<void> {
  if (hasProc) await until(() => processesOf(repository).length === 0)
}

/** The processes that were started in this home. */
function processesOf({ home }: Repository): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const isOurs = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(`HOME=${home}`)
        return isOurs ? [`${pid} ${readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ')}`] : []
      } catch {
        return []
      }
    })
}

const hasProc = existsSync('/proc/self/environ')

describe('a git that fails at any of its calls in a commit', () => {
  test.for(Object.keys(FAULTS))(
    '%s: the commit is stopped with 2 and one sentence, and all is as it was',
    async (name) => {
      const repository = repositoryWithCommit()
      withFaultyGit(repository, FAULTS[name] as string)
      repository.stage('new.ts', HARMLESS)
      const tryCommit = (failing: number) => {
        fail(repository, failing)
        return repository.run('git', ['commit', '-q', '-m', 'second'], { env: patience(name, failing) })
      }
      expect(tryCommit(0).status).toBe(0)
      const calls = callsOf(repository).length
      repository.git('reset', '-q', '--soft', 'HEAD~1')
      const before = repository.snapshot()
      for (let number = 1; number <= calls; number++) {
        const { status, output } = tryCommit(number)
        expect(`${callsOf(repository)[number - 1]}: ${output}`).toMatch(/script failed \(code 2\)/)
        expect(status).toBe(1)
        expectOneSentence(output)
        expect(repository.snapshot()).toEqual(before)
        await expectNoProcess(repository)
      }
      // One for the content, two for author and committer.
      expect(calls).toBe(3)
    },
  )

  test('one that writes warnings at every call does not matter', () => {
    const repository = repositoryWithCommit()
    withFaultyGit(repository, '')
    const script = join(repository.home, 'faulty/git')
    const loud = 'echo "warning: fatal: error: 1 secret" >&2; seq 3000 >&2\n'
    writeFileSync(script, readFileSync(script, 'utf8').replace('number=1\n', `number=1\n${loud}`))
    repository.stage('new.ts', HARMLESS)
    const { status, output } = commit(repository)
    expect(output).toBe('keyhold: nothing found. Scanned 1 file (1 line), skipped none.\n')
    expect(status).toBe(0)
    expect(callsOf(repository).length).toBe(3)
  })
})

/** The other ways in, asked directly: what keyhold itself exits with. */
const DOORS: Readonly<Record<string, (repository: Repository) => { args: string[]; input?: string }>> = {
  'before the first commit': (repository) => {
    repository.git('checkout', '-q', '--orphan', 'new')
    return { args: ['scan'] }
  },
  'a merge': (repository) => {
    repository.git('switch', '-q', '-c', 'side')
    repository.stage('side.ts', 'side\n')
    repository.git('commit', '-q', '-n', '-m', 'side')
    repository.git('switch', '-q', 'main')
    repository.stage('main.ts', 'main\n')
    repository.git('commit', '-q', '-n', '-m', 'main')
    repository.git('merge', '-q', '--no-commit', '--no-ff', 'side')
    repository.stage('new.ts', HARMLESS)
    return { args: ['scan', '--staged'] }
  },
  'a push': (repository) => {
    repository.stage('new.ts', HARMLESS)
    repository.git('commit', '-q', '-n', '-m', 'second')
    repository.git('tag', '-a', '-m', 'a tag', 'v1')
    repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD~1')
    const [old, now, tag] = ['HEAD~1', 'HEAD', 'v1'].map((name) => repository.git('rev-parse', name))
    const zero = '0'.repeat(40)
    const input = `refs/heads/main ${now} refs/heads/main ${old}\nrefs/tags/v1 ${tag} refs/tags/v1 ${zero}\n`
    return { args: ['scan', '--push', 'origin'], input }
  },
  'a range': (repository) => {
    repository.stage('new.ts', HARMLESS)
    repository.git('commit', '-q', '-n', '-m', 'second')
    return { args: ['scan', '--range', 'HEAD~1..HEAD'] }
  },
  'what is staged in a branch that is packed': (repository) => {
    repository.git('pack-refs', '--all')
    repository.stage('new.ts', HARMLESS)
    return { args: ['scan'] }
  },
  'the whole past': (repository) => {
    repository.stage('new.ts', HARMLESS)
    repository.git('commit', '-q', '-n', '-m', 'second')
    return { args: ['scan', '--history'] }
  },
  'a file of Git LFS': (repository) => {
    const oid = 'a'.repeat(64)
    repository.stage('big.bin', `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 5\n`)
    repository.write(`.git/lfs/objects/aa/aa/${oid}`, 'hello')
    return { args: ['scan'] }
  },
}

/** Before the first commit git itself fails when it is asked for HEAD: to fail then is the truth. */
const isTrue = (door: string, fault: string, command: string) =>
  door === 'before the first commit' && fault.startsWith('dies') && /^(?:rev-parse|diff-index)?$/.test(command)

describe.each(Object.keys(DOORS))('%s, with a git that fails at any of its calls', (door) => {
  test.for(Object.keys(FAULTS))('%s: exit code 2 and one sentence', async (name) => {
    const repository = repositoryWithCommit()
    const { args, input = '' } = (DOORS[door] as (typeof DOORS)[string])(repository)
    withFaultyGit(repository, FAULTS[name] as string)
    const keyhold = join(inject('installed'), 'node_modules/.bin/keyhold')
    const scanWith = (failing: number) => {
      fail(repository, failing)
      return repository.run(keyhold, args, { env: faultyEnv(repository, name, failing), input })
    }
    expect(scanWith(0).output).toMatch(/^keyhold: nothing found/)
    const calls = callsOf(repository).length
    for (let number = 1; number <= calls; number++) {
      const { status, output } = scanWith(number)
      const command = callsOf(repository)[number - 1] as string
      expect(`call ${number}, ${command}: ${status}: ${output}`).toMatch(
        isTrue(door, name, command) ? /: [02]: keyhold: / : /: 2: keyhold: /,
      )
      expectOneSentence(output, status === 2 ? 1 : 0)
      await expectNoProcess(repository)
    }
    expect(calls).toBeGreaterThan(1)
  })
})

test.for(Object.keys(FAULTS))('a git that %s while old text is compared never lets a new key through', (name) => {
  const repository = repositoryWithCommit()
  repository.stage('src/app.js', app(line(SECRET)))
  withFaultyGit(repository, FAULTS[name] as string)
  const keyhold = join(inject('installed'), 'node_modules/.bin/keyhold')
  for (let number = 1; ; number++) {
    fail(repository, number)
    const { status, output } = repository.run(keyhold, ['scan'], { env: faultyEnv(repository, name, number) })
    expect([1, 2]).toContain(status)
    expect(output).toMatch(status === 1 ? /keyhold stopped this commit: 1 live secret/ : /^keyhold: [A-Zg]/m)
    expect(leaksOf(output, SECRET)).toEqual([])
    if (callsOf(repository).length < number) break
  }
})

/** Starts a command and leaves it running, at the head of a process group of its own. */
function start(repository: Repository, command: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  const child: ChildProcess = spawn(command, args, {
    cwd: repository.root,
    env: { ...repository.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<Pick<Outcome, 'status' | 'output'>>((settle) => {
    child.on('close', (status) => settle({ status, output }))
  })
  return { pid: child.pid as number, ended }
}

/** Waits until something holds, for ten seconds at most. */
async function until<Found>(look: () => Found | undefined | false): Promise<Found> {
  for (let i = 0; i < 2000; i++) {
    const found = look()
    if (found !== undefined && found !== false) return found
    await sleep(5)
  }
  throw new Error('It did not come to that.')
}

const runningKeyhold = (repository: Repository) =>
  processesOf(repository).find((shown) => /\bnode\b.*keyhold scan --staged/.test(shown))

describe.runIf(hasProc)('keyhold is killed', () => {
  test.for([
    ['a key', SECRET],
    ['harmless text', HARMLESS],
  ] as const)('with %s staged: whenever it is, nothing is lost and nothing is committed', async ([, text]) => {
    const repository = repositoryWithCommit()
    for (let i = 0; i < 400; i++) repository.write(`many/${i}.txt`, `line ${i}\n`.repeat(200))
    repository.stage('new.ts', text)
    repository.git('add', 'many')
    let killed = 0
    for (let attempt = 0; attempt < 12; attempt++) {
      const before = repository.snapshot()
      const { ended } = start(repository, 'git', ['commit', '-q', '-m', 'second'])
      const process_ = await until(() => runningKeyhold(repository))
      await sleep(attempt * 9)
      try {
        process.kill(Number.parseInt(process_, 10), 'SIGKILL')
      } catch {
        // It was done before.
      }
      const { status, output } = await ended
      const wasKilled = output.includes('(code 137)')
      if (wasKilled) killed++
      expect(text === HARMLESS && !wasKilled ? [0, 1] : [1]).toContain(status)
      expect(output.includes('nothing is let through')).toBe(wasKilled)
      expect(status === 0 ? before : repository.snapshot()).toEqual(before)
      if (status === 0) repository.git('reset', '-q', '--soft', 'HEAD~1')
      expect(readdirSync(join(repository.root, '.git')).filter((name) => name.endsWith('.lock'))).toEqual([])
      await until(() => processesOf(repository).length === 0)
    }
    expect(killed).toBeGreaterThan(3)
  })

  test('by Ctrl-C: everything is as it was, and no process is left behind', async () => {
    const repository = repositoryWithCommit()
    repository.stage('new.ts', HARMLESS)
    const before = repository.snapshot()
    withFaultyGit(repository, 'exec sleep 60')
    for (const number of [1, 2, 3]) {
      fail(repository, number)
      const { pid, ended } = start(repository, 'git', ['commit', '-q', '-m', 'second'])
      await until(() => processesOf(repository).find((shown) => shown.includes('sleep 60')))
      process.kill(-pid, 'SIGINT')
      const { status } = await ended
      expect(status).not.toBe(0)
      await until(() => processesOf(repository).length === 0)
      expect(repository.snapshot()).toEqual(before)
    }
  })
})

describe.runIf(hasProc)('the whole past, and Ctrl-C', () => {
  const startHistory = (repository: Repository, env: NodeJS.ProcessEnv = {}) =>
    start(repository, join(inject('installed'), 'node_modules/.bin/keyhold'), ['scan', '--history'], env)

  test('while it reads: nothing is said, all is as it was, and no process is left behind', async () => {
    const repository = repositoryWithCommit()
    const text = Array.from({ length: 4000 }, (_, row) => `row ${row}\n`).join('')
    const commits = Array.from({ length: 1500 }, (_, index) => {
      const content = `// ${index}\n${text}${index}\n`
      const head = `commit refs/heads/past\ncommitter Ada <ada@example.org> ${1_700_000_000 + index} +0000\n`
      return `${head}data 1\nx\nM 100644 inline f.txt\ndata ${content.length}\n${content}\n`
    })
    repository.run('git', ['fast-import', '--quiet'], { input: commits.join('') })
    const before = repository.snapshot()
    const { pid, ended } = startHistory(repository)
    await until(() => processesOf(repository).find((shown) => shown.includes('cat-file --batch ')))
    process.kill(-pid, 'SIGINT')
    expect(await ended).toEqual({ status: null, output: '' })
    await expectNoProcess(repository)
    expect(repository.snapshot()).toEqual(before)
  })

  test('while a git hangs: the same', async () => {
    const repository = repositoryWithCommit()
    const before = repository.snapshot()
    withFaultyGit(repository, 'exec sleep 60')
    for (let number = 1; number <= 3; number++) {
      fail(repository, number)
      const { pid, ended } = startHistory(repository, faultyEnv(repository, '', number))
      await until(() => processesOf(repository).find((shown) => shown.includes('sleep 60')))
      process.kill(-pid, 'SIGINT')
      expect(await ended).toEqual({ status: null, output: '' })
      await expectNoProcess(repository)
      expect(repository.snapshot()).toEqual(before)
    }
  })
})

describe('a disk that cannot be written to', () => {
  /** As root every permission is granted, unless that power is given up. */
  function withoutRootsPower(context: TestContext, repository: Repository, ...command: string[]): Outcome {
    if (process.getuid?.() !== 0) return repository.run(command[0] as string, command.slice(1))
    const flags = ['--bounding-set=-dac_override,-dac_read_search,-fowner', '--inh-caps=-all']
    if (repository.run('sh', ['-c', `setpriv ${flags.join(' ')} true`]).status !== 0)
      context.skip('root can write everywhere, and setpriv cannot take that away here')
    return repository.run('setpriv', [...flags, ...command])
  }

  test.for([
    ['harmless text', HARMLESS, 0],
    ['a key', SECRET, 1],
  ] as const)('a read-only .git with %s: the scan says the same as ever', ([, text, expected], context) => {
    const repository = repositoryWithCommit()
    repository.stage('new.ts', text)
    const before = repository.snapshot()
    rmSync(join(repository.root, '.git/keyhold-stamp'), { force: true })
    repository.run('chmod', ['-R', 'a-w', '.git'])
    try {
      expect(withoutRootsPower(context, repository, 'touch', '.git/x').status).not.toBe(0)
      const keyhold = join(inject('installed'), 'node_modules/.bin/keyhold')
      const { status, output } = withoutRootsPower(context, repository, keyhold, 'scan')
      expect(`${status}: ${output}`).toMatch(expected === 0 ? /^0: keyhold: nothing found/ : /^1: keyhold stopped/)
      expect(withoutRootsPower(context, repository, 'git', 'commit', '-q', '-m', 'second').status).not.toBe(0)
    } finally {
      repository.run('chmod', ['-R', 'u+w', '.git'])
    }
    expect(repository.snapshot()).toEqual(before)
    expect(existsSync(join(repository.root, '.git/keyhold-stamp'))).toBe(false)
  })

  test.for([
    ['harmless text', HARMLESS, 0],
    ['a key', SECRET, 1],
  ] as const)('no space left, with %s: the scan says the same as ever', ([, text, expected], context) => {
    const repository = repositoryWithCommit()
    repository.stage('new.ts', text)
    mkdirSync(join(repository.home, 'disk'))
    const inNewDisk = (script: string) =>
      repository.run('unshare', ['-rm', 'sh', '-c', `mount -t tmpfs -o size=4m none ../disk || exit 77; ${script}`])
    const { error, status: mounted } = tryTo(() => inNewDisk('exit 0'))
    if (error || mounted === 77 || mounted === 1) context.skip('a disk of our own cannot be mounted here')
    const keyhold = join(inject('installed'), 'node_modules/.bin/keyhold')
    const fill = 'cp -a . ../disk/work && cd ../disk/work && ! dd if=/dev/zero of=../rest bs=1k 2>/dev/null'
    const { status, output } = inNewDisk(`${fill} && ! echo x >x && '${keyhold}' scan`)
    expect(`${status}: ${output}`).toMatch(
      expected === 0 ? /^0: [^]*keyhold: nothing found/ : /^1: [^]*keyhold stopped/,
    )
    expect(inNewDisk(`${fill}; git commit -q -m second`).status).not.toBe(0)
  })

  test.runIf(existsSync('/dev/full')).for([
    ['a report nobody can be told of still blocks', 'scan 2>/dev/full', SECRET, 1],
    ['nothing found is nothing found', 'scan 2>/dev/full', HARMLESS, 0],
    ['a JSON report that cannot be written is a failure', 'scan --format json >/dev/full', HARMLESS, 2],
    ['also when something was found', 'scan --format json >/dev/full', SECRET, 2],
    ['a reader that goes away changes nothing', 'scan --format json | true; exit "${PIPESTATUS:-1}"', SECRET, 1],
  ] as const)('output to a full disk: %s', ([, command, text, expected]) => {
    const repository = repositoryWithCommit()
    repository.stage('new.ts', text)
    const keyhold = join(inject('installed'), 'node_modules/.bin/keyhold')
    const { status, output } = repository.run('bash', ['-c', `'${keyhold}' ${command}`])
    expect(`${status}: ${output}`).toMatch(new RegExp(`^${expected}: `))
    expect(output).not.toContain('a bug in keyhold')
    expect(leaksOf(output, SECRET)).toEqual([])
  })
})

function tryTo(work: () => Outcome): { error?: unknown; status?: number | null } {
  try {
    return { status: work().status }
  } catch (error) {
    return { error }
  }
}

describe('two commits at once in two worktrees', () => {
  function withWorktree(repository: Repository, name: string): { root: string } {
    repository.git('worktree', 'add', '-q', '-b', name, `../${name}`)
    const root = join(repository.home, name)
    symlinkSync(join(inject('installed'), 'node_modules'), join(root, 'node_modules'))
    repository.run('node_modules/.bin/keyhold', ['init'], { cwd: `../${name}` })
    return { root }
  }

  test.for([
    ['both are clean', HARMLESS, HARMLESS],
    ['one has a key', SECRET, HARMLESS],
    ['both have a key', SECRET, SECRET],
  ] as const)('%s: each gets its own answer', async ([, ...texts]) => {
    const repository = repositoryWithCommit()
    const trees = ['left', 'right'].map((name) => withWorktree(repository, name))
    for (const [index, { root }] of trees.entries()) {
      writeFileSync(join(root, 'new.ts'), `${texts[index]}\n`)
      repository.run('git', ['add', 'new.ts'], { cwd: `../${index === 0 ? 'left' : 'right'}` })
    }
    for (let round = 0; round < 3; round++) {
      const running = trees.map(({ root }) =>
        start(repository, 'git', ['-C', root, 'commit', '-q', '--allow-empty', '-m', 'second']),
      )
      const outcomes = await Promise.all(running.map(({ ended }) => ended))
      for (const [index, { status, output }] of outcomes.entries()) {
        expect(`${status}: ${output}`).toMatch(
          texts[index] === SECRET ? /^1: [^]*keyhold stopped this commit/ : /^0: keyhold: nothing found/,
        )
      }
    }
    const locks = readdirSync(join(repository.root, '.git'), { recursive: true, encoding: 'utf8' })
    expect(locks.filter((name) => name.endsWith('.lock'))).toEqual([])
  })
})

describe('KEYHOLD=0', () => {
  test('skips once, says loudly that nothing was scanned, and exits with 0', () => {
    const repository = repositoryWithCommit()
    repository.stage('new.ts', SECRET)
    const { status, output } = repository.run('git', ['commit', '-q', '-m', 'second'], { env: { KEYHOLD: '0' } })
    expect(output).toContain('KEYHOLD=0 is set. NOTHING WAS SCANNED')
    expect(status).toBe(0)
    repository.stage('more.ts', SECRET)
    expect(commit(repository).status).toBe(1)
  })

  test.each(['1', '', 'false', 'off'])('KEYHOLD=%s skips nothing', (value) => {
    const repository = repositoryWithCommit()
    repository.stage('new.ts', SECRET)
    expect(repository.run('git', ['commit', '-q', '-m', 'second'], { env: { KEYHOLD: value } }).status).toBe(1)
  })
})

describe('a keyhold that is damaged', () => {
  const inDist = (repository: Repository, name: string) => join(repository.root, 'node_modules/keyhold/dist', name)
  const overwrite = (path: string, edit: (bytes: Buffer) => void) => {
    const bytes = readFileSync(path)
    edit(bytes)
    writeFileSync(path, bytes)
  }
  const [KEYWORDS, TABLE] = ['keywords.bin', 'keywords-table.bin']

  test.for<[string, (repository: Repository) => void, RegExp]>([
    [
      'one byte of its keywords is another',
      (it) => overwrite(inDist(it, KEYWORDS), (all) => all.fill(7, 9000, 9001)),
      /is damaged/,
    ],
    ['its keywords are zeros', (it) => overwrite(inDist(it, KEYWORDS), (all) => all.fill(0)), /is damaged/],
    ['its keywords are cut', (it) => truncateSync(inDist(it, KEYWORDS), 4096), /is damaged/],
    ['its keywords are empty', (it) => truncateSync(inDist(it, KEYWORDS), 0), /is damaged/],
    ['its keywords are gone', (it) => rmSync(inDist(it, KEYWORDS)), /is damaged/],
    [
      'one byte of its table is another',
      (it) => overwrite(inDist(it, TABLE), (all) => all.fill(7, 9000, 9001)),
      /is damaged/,
    ],
    ['its table is cut', (it) => truncateSync(inDist(it, TABLE), 4096), /is damaged/],
    ['its table is gone', (it) => rmSync(inDist(it, TABLE)), /is damaged/],
    [
      'its rules are gone',
      (it) => rmSync(inDist(it, 'chunks'), { recursive: true }),
      /a bug in keyhold kept it from looking/,
    ],
    [
      'its rules throw',
      (it) => eachChunk(it, 'throw new Error("no rules today")'),
      /a bug in keyhold kept it from looking/,
    ],
    [
      'its rules never come',
      (it) => eachChunk(it, 'Object.defineProperty(exports, "rules", { get() { throw 7 } })'),
      /is damaged: a file of rules/,
    ],
    ['the program is cut', (it) => truncateSync(inDist(it, 'program.cjs'), 20_000), /is damaged: program\.cjs/],
    ['the program is gone', (it) => rmSync(inDist(it, 'program.cjs')), /is damaged: program\.cjs/],
    ['what starts it is cut', (it) => truncateSync(inDist(it, 'keyhold.cjs'), 1000), /SyntaxError/],
    ['what starts it is gone', (it) => rmSync(inDist(it, 'keyhold.cjs')), /nothing is let through/],
    ['what starts it may not be run', (it) => chmodSync(inDist(it, 'keyhold.cjs'), 0o644), /nothing is let through/],
  ])('%s: nothing is let through', ([, damage, said]) => {
    const repository = repositoryWithCommit()
    rmSync(join(repository.root, 'node_modules'))
    cpSync(join(inject('installed'), 'node_modules'), join(repository.root, 'node_modules'), {
      recursive: true,
      verbatimSymlinks: true,
    })
    repository.stage('new.ts', SECRET)
    // The table of the keywords is read for a text that is not short.
    repository.stage('long.ts', HARMLESS.repeat(Math.ceil(5000 / HARMLESS.length)))
    damage(repository)
    const before = repository.snapshot()
    // A keyhold that is installed elsewhere would step in.
    const PATH = (process.env['PATH'] ?? '').split(':').filter((folder) => !folder.includes('node_modules'))
    const env = { PATH: PATH.join(':') }
    const { status, output } = repository.run('git', ['commit', '-q', '-m', 'second'], { env })
    expect(output).toMatch(said)
    expect(status).toBe(1)
    expect(leaksOf(output, SECRET)).toEqual([])
    expect(repository.snapshot()).toEqual(before)
  })

  function eachChunk(repository: Repository, code: string): void {
    for (const name of readdirSync(inDist(repository, 'chunks')))
      writeFileSync(inDist(repository, `chunks/${name}`), `${code}\n`)
  }
})

describe('an environment that is set against git', () => {
  test.for<[string, NodeJS.ProcessEnv]>([
    ['an external diff', { GIT_EXTERNAL_DIFF: 'true' }],
    ['options for diff', { GIT_DIFF_OPTS: '-u9' }],
    ['a pager', { GIT_PAGER_IN_USE: 'true', TERM: 'xterm' }],
    ['pathspecs that are literal', { GIT_LITERAL_PATHSPECS: '1' }],
    ['pathspecs that are contradictory', { GIT_GLOB_PATHSPECS: '1', GIT_NOGLOB_PATHSPECS: '1' }],
    ['traces on standard error', { GIT_TRACE: '1', GIT_TRACE2: '1', GIT_TRACE_SETUP: '1' }],
    ['configuration', { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'diff.external', GIT_CONFIG_VALUE_0: 'true' }],
    ['configuration of colours', { GIT_CONFIG_PARAMETERS: "'color.ui=always' 'core.quotepath=true'" }],
    ['another store that is not there', { GIT_ALTERNATE_OBJECT_DIRECTORIES: '/nowhere' }],
    ['a namespace', { GIT_NAMESPACE: 'x' }],
    ['grafts', { GIT_GRAFT_FILE: '/dev/null' }],
    ['another language', { LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' }],
    ['another hash for new repositories', { GIT_DEFAULT_HASH: 'sha256' }],
    ['a prefix that is no folder', { GIT_PREFIX: '../..' }],
  ])('%s: a key is stopped, and harmless text passes', ([, env]) => {
    for (const [text, expected] of [
      [SECRET, 1],
      [HARMLESS, 0],
    ] as const) {
      const repository = repositoryWithCommit()
      repository.stage('new.ts', text)
      const keyhold = join(inject('installed'), 'node_modules/.bin/keyhold')
      const { status, output } = repository.run(keyhold, ['scan'], { env })
      expect(`${status}: ${output}`).toMatch(expected === 1 ? /^1: keyhold stopped/ : /^0: keyhold: nothing found/)
    }
  })

  test.for<[string, NodeJS.ProcessEnv]>([
    ['a repository that is not there', { GIT_DIR: '/nowhere' }],
    ['objects that are not there', { GIT_OBJECT_DIRECTORY: '/nowhere' }],
    ['an index that is none', { GIT_INDEX_FILE: 'src/app.js' }],
    ['an index that is a folder', { GIT_INDEX_FILE: 'src' }],
    ['configuration that is none', { GIT_CONFIG_COUNT: 'many' }],
    ['configuration with a mistake', { GIT_CONFIG_GLOBAL: 'package.json' }],
    ['no PATH', { PATH: '' }],
  ])('%s: exit code 2 and one sentence', ([, env]) => {
    const repository = repositoryWithCommit()
    repository.stage('new.ts', HARMLESS)
    const keyhold = join(inject('installed'), 'node_modules/keyhold/dist/keyhold.cjs')
    const { status, output } = repository.run(process.execPath, [keyhold, 'scan'], { env })
    expect(`${status}: ${output}`).toMatch(/^2: keyhold: /)
    expectOneSentence(output)
  })
})

test('in a linked worktree a file of Git LFS is found where Git LFS keeps it', () => {
  const repository = repositoryWithCommit()
  repository.git('worktree', 'add', '-q', '-b', 'linked', '../linked')
  const content = `key = "${SECRET}"\n`
  const oid = 'b'.repeat(64)
  repository.write(`.git/lfs/objects/bb/bb/${oid}`, content)
  repository.write(
    '../linked/big.bin',
    `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${content.length}\n`,
  )
  repository.run('git', ['add', 'big.bin'], { cwd: '../linked' })
  const keyhold = join(inject('installed'), 'node_modules/.bin/keyhold')
  const { status, output } = repository.run(keyhold, ['scan'], { cwd: '../linked' })
  expect(`${status}: ${output}`).toMatch(/^1: keyhold stopped this commit/)
})
