import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fix } from '../../src/commands/fix.js'
import type { ExitCode } from '../../src/commands/world.js'
import { MANAGERS } from '../../src/core/managers.js'
import { fingerprintOf } from '../../src/core/redact.js'
import type { Rule } from '../../src/core/rule.js'
import { type Fresh, replaceAll } from '../../src/install/replace.js'
import { rules } from '../../src/rules/index.js'
import { type Outcome, Repository, treeOf } from './repository.js'
import { leaksOf, secrets } from './secrets.js'

const { stripeLive: live, stripeTest: testKey } = secrets
const fingerprint = fingerprintOf(rules.find(({ id }) => id === 'stripe-secret-key') as Rule, live)
const READ = 'process.env.STRIPE_SECRET_KEY'

/** A repository with hooks and one commit. */
function begun(): Repository {
  const repository = Repository.guarded()
  repository.write('.gitignore', 'node_modules\n.env\n')
  repository.git('add', '.')
  repository.git('commit', '-q', '-m', 'Begin')
  return repository
}

/** Runs fix, and looks for the keys in all it says. */
function fixed(repository: Repository, ...args: string[]): Outcome {
  const outcome = repository.keyhold('fix', '--yes', ...args)
  expect([...leaksOf(outcome.output, live), ...leaksOf(outcome.output, testKey)]).toEqual([])
  return outcome
}

/** What the index has at a path. */
function staged(repository: Repository, path: string): string {
  return repository.run('git', ['cat-file', 'blob', `:${path}`], { encoding: 'latin1' }).stdout
}

describe('two commands lead from a stopped commit to a safe one', () => {
  test.for([
    ['before the first commit', () => Repository.guarded()],
    ['on a branch', begun],
    [
      'with a detached HEAD',
      () => {
        const repository = begun()
        repository.git('switch', '-q', '--detach')
        return repository
      },
    ],
  ] as const)('%s, under a path with spaces and quotes', ([, make]) => {
    const repository = make()
    const path = `src/it's "mine" $HOME/*.ts`
    repository.stage(path, `export const stripe = new Stripe("${live}")\n`)
    expect(repository.tryGit('commit', '-m', 'Pay')).toMatchObject({ status: 1 })
    const { status, stdout } = fixed(repository)
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('Done. Next: git commit\n') })
    expect(repository.git('commit', '-q', '-m', 'Pay')).toBe('')
    expect(repository.read(path)).toBe(`export const stripe = new Stripe(${READ})\n`)
    expect(repository.git('show', `HEAD:${path}`)).toBe(`export const stripe = new Stripe(${READ})`)
    expect(repository.git('show', 'HEAD:.env.example')).toBe('STRIPE_SECRET_KEY=')
    expect(repository.git('status', '--porcelain', '--', 'src', '.env.example')).toBe('')
  })

  test('from a folder below the top', () => {
    const repository = begun()
    repository.stage('src/pay.ts', `new Stripe("${live}")\n`)
    const { status } = repository.at('src').run('../node_modules/.bin/keyhold', ['fix', '--yes'])
    expect(status).toBe(0)
    expect(repository.keyhold('scan')).toMatchObject({ status: 0 })
    expect(existsSync(join(repository.root, '.env.example'))).toBe(true)
  })

  test('when the last commit has the key as well, the next command makes that one anew', () => {
    const repository = begun()
    repository.stage('pay.ts', `new Stripe("${live}")\n`)
    repository.run('git', ['commit', '-q', '-m', 'Leak'], { env: { KEYHOLD: '0' } })
    repository.stage('pay.ts', `// more\nnew Stripe("${live}", {})\n`)
    const { stdout } = fixed(repository)
    expect(stdout).toContain('Done. Next: git commit --amend\n')
    repository.git('commit', '-q', '--amend', '--no-edit')
    expect(repository.git('show', 'HEAD:pay.ts')).toBe(`// more\nnew Stripe(${READ}, {})`)
  })
})

test('what it shows', () => {
  const repository = begun()
  repository.stage('src/pay.ts', `import Stripe from 'stripe'\n\nconst stripe = new Stripe("${live}")\n`)
  repository.stage('package-lock.json', `{"key": "${live}"}\n`)
  repository.stage('job.py', `STRIPE_TEST_KEY = "${testKey}"\n`)
  const { status, stdout } = fixed(repository, '--to', 'github')
  expect(status).toBe(1)
  expect(stdout.replaceAll(/…\w{4}\b/g, '…')).toMatchInlineSnapshot(`
    "keyhold takes 2 keys out of what is staged, in the index and in the work tree.

      job.py:1   Stripe secret key
      - STRIPE_TEST_KEY = "sk_test_…"
      + STRIPE_TEST_KEY = os.environ["STRIPE_TEST_KEY"]

      src/pay.ts:3   Stripe secret key
      - const stripe = new Stripe("sk_live_…")
      + const stripe = new Stripe(process.env.STRIPE_SECRET_KEY)

      .env.example: + STRIPE_TEST_KEY=
      .env.example: + STRIPE_SECRET_KEY=

      job.py needs import os at its top, which is not there yet.

      A live key goes into no file. From now on it comes from STRIPE_SECRET_KEY in
      the environment. GitHub Actions secrets takes it on standard input, and --send
      hands it over:
        gh secret set STRIPE_SECRET_KEY

      The test key goes into .env, which git ignores, as STRIPE_TEST_KEY.

      package-lock.json:1   Stripe secret key
      Left as it is. It is a lock file, which a package manager writes: take the key
      out of what it was written from.

    Done, but for what was left as it is.
    "
  `)
})

describe('everything else stays as it is', () => {
  test('unstaged changes, in the same file and the same line', () => {
    const repository = begun()
    repository.stage('pay.ts', `one\ntwo\nconst k = "${live}"\n`)
    repository.write('pay.ts', `one\nTWO\nconst k = "${live}" // mine\nthree\n`)
    fixed(repository)
    expect(staged(repository, 'pay.ts')).toBe(`one\ntwo\nconst k = ${READ}\n`)
    expect(repository.read('pay.ts')).toBe(`one\nTWO\nconst k = ${READ} // mine\nthree\n`)
  })

  test('a file that is changed, or gone, in the work tree', () => {
    const repository = begun()
    repository.stage('a.ts', `const k = "${live}"\n`)
    repository.write('a.ts', 'other\n')
    repository.stage('b.ts', `const k = "${live}"\n`)
    rmSync(join(repository.root, 'b.ts'))
    expect(fixed(repository).status).toBe(0)
    expect(repository.read('a.ts')).toBe('other\n')
    expect(existsSync(join(repository.root, 'b.ts'))).toBe(false)
    expect(staged(repository, 'b.ts')).toBe(`const k = ${READ}\n`)
  })

  test('line ends that git converts, and an executable file', () => {
    const repository = begun()
    repository.git('config', 'core.autocrlf', 'true')
    repository.stage('pay.sh', `#!/bin/sh\r\ncurl -u ${live}:\r\n`)
    chmodSync(join(repository.root, 'pay.sh'), 0o755)
    repository.git('update-index', '--chmod=+x', 'pay.sh')
    fixed(repository)
    expect(staged(repository, 'pay.sh')).toBe('#!/bin/sh\ncurl -u "$STRIPE_SECRET_KEY":\n')
    expect(repository.read('pay.sh')).toBe('#!/bin/sh\r\ncurl -u "$STRIPE_SECRET_KEY":\r\n')
    expect(repository.git('ls-files', '-s', 'pay.sh')).toMatch(/^100755 /)
    expect(statSync(join(repository.root, 'pay.sh')).mode & 0o111).toBe(0o111)
    expect(repository.git('status', '--porcelain', 'pay.sh')).toBe('A  pay.sh')
  })

  test('a path that is not UTF-8', () => {
    const repository = begun()
    const file = Buffer.concat([Buffer.from(`${repository.root}/`), Buffer.from('gr\xfcn.ts', 'latin1')])
    writeFileSync(file, `const k = "${live}"\n`)
    repository.git('add', '-A')
    expect(fixed(repository).status).toBe(0)
    expect(readFileSync(file, 'utf8')).toBe(`const k = ${READ}\n`)
    expect(repository.keyhold('scan').status).toBe(0)
  })

  test('what was staged besides, and the files of names, which get one line', () => {
    const repository = begun()
    repository.stage('.env.example', 'PORT=1\r\nDEBUG=')
    repository.write('.gitignore', 'node_modules\n*.log')
    repository.stage('other.ts', 'other\n')
    repository.stage('pay.ts', `const k = "${live}"\n`)
    fixed(repository)
    expect(staged(repository, '.env.example')).toBe('PORT=1\r\nDEBUG=\r\nSTRIPE_SECRET_KEY=\r\n')
    expect(repository.read('.env.example')).toBe('PORT=1\r\nDEBUG=\r\nSTRIPE_SECRET_KEY=\r\n')
    expect(staged(repository, '.gitignore')).toBe('node_modules\n.env\n')
    expect(repository.read('.gitignore')).toBe('node_modules\n*.log\n.env\n')
    expect(staged(repository, 'other.ts')).toBe('other\n')
  })

  test('an untracked list of names is not staged, and a name that it has is not added', () => {
    const repository = begun()
    repository.write('.env.example', 'export STRIPE_SECRET_KEY=\n')
    repository.stage('pay.ts', `const k = "${live}"\n`)
    fixed(repository)
    expect(repository.read('.env.example')).toBe('export STRIPE_SECRET_KEY=\n')
    expect(repository.git('status', '--porcelain', '.env.example')).toBe('?? .env.example')
  })
})

describe('the index stays what it was', () => {
  test('with the flags of every entry, and of the one that is replaced', () => {
    const repository = begun()
    for (const path of ['pay.ts', 'skipped.ts', 'assumed.ts']) repository.stage(path, 'before\n')
    repository.git('commit', '-q', '-m', 'Add')
    repository.stage('pay.ts', `const k = "${live}"\n`)
    repository.stage('both.ts', `const k = "${live}"\n`)
    repository.write('intended.ts', 'later\n')
    repository.git('add', '--intent-to-add', 'intended.ts')
    repository.git('update-index', '--skip-worktree', 'pay.ts', 'skipped.ts', 'both.ts')
    repository.git('update-index', '--assume-unchanged', 'assumed.ts', 'both.ts')
    const flags = () => repository.git('ls-files', '-v', '--', '*.ts')
    const before = flags()
    expect(before.split('\n')).toEqual(['h assumed.ts', 's both.ts', 'H intended.ts', 'S pay.ts', 'S skipped.ts'])
    expect(fixed(repository).status).toBe(0)
    expect(flags()).toBe(before)
    expect(staged(repository, 'pay.ts')).toBe(`const k = ${READ}\n`)
    // What is only intended is in no commit yet.
    expect(repository.git('diff', '--cached', '--name-only')).toBe('.env.example\nboth.ts\npay.ts')
  })

  test.for([
    ['version 4', (it: Repository) => it.git('update-index', '--index-version', '4')],
    ['a split index', (it: Repository) => it.git('update-index', '--split-index')],
    ['a cache of untracked files', (it: Repository) => it.git('update-index', '--force-untracked-cache')],
    [
      'a link to an index elsewhere',
      (it: Repository) => {
        renameSync(join(it.root, '.git/index'), join(it.home, 'index'))
        symlinkSync(join(it.home, 'index'), join(it.root, '.git/index'))
      },
    ],
  ] as const)('as %s', ([, make]) => {
    const repository = begun()
    repository.stage('pay.ts', `const k = "${live}"\n`)
    make(repository)
    const index = join(repository.root, '.git/index')
    const form = () => {
      const bytes = readFileSync(index)
      const extensions = ['UNTR', 'link'].filter((name) => bytes.includes(name))
      return { version: bytes.readUInt32BE(4), extensions, isLink: lstatSync(index).isSymbolicLink() }
    }
    const before = form()
    expect(fixed(repository).status).toBe(0)
    expect(form()).toEqual(before)
    expect(staged(repository, 'pay.ts')).toBe(`const k = ${READ}\n`)
    expect(repository.git('fsck')).not.toMatch(/error|missing/)
  })

  test('in a linked work tree, each with an index of its own', () => {
    const repository = begun()
    repository.git('worktree', 'add', '-q', '../other')
    const other = repository.at('../other')
    other.stage('pay.ts', `const k = "${live}"\n`)
    const before = readFileSync(join(repository.root, '.git/index'))
    expect(fixed(other).status).toBe(0)
    expect(staged(other, 'pay.ts')).toBe(`const k = ${READ}\n`)
    expect(readFileSync(join(repository.root, '.git/index'))).toEqual(before)
  })

  test('while another git has it locked, and says what to do', () => {
    const repository = begun()
    repository.stage('pay.ts', `const k = "${live}"\n`)
    writeFileSync(join(repository.root, '.git/index.lock'), '')
    const before = repository.snapshot()
    const { status, output } = fixed(repository)
    expect({ status, output }).toMatchObject({ status: 2, output: expect.stringContaining('delete that file first') })
    expect(repository.snapshot()).toEqual(before)
  })
})

describe('a fix that was killed', () => {
  /** What a kill leaves once all is written: the journal, the lock, and each file beside its target. */
  function killed(): Repository {
    const repository = begun()
    repository.stage('a.ts', `const k = "${live}"\n`)
    repository.stage('b.ts', `const k = "${live}"\n`)
    const file = (path: string, after: Buffer | string, before: Buffer | undefined) => ({
      file: Buffer.from(join(repository.root, path)),
      before,
      after: Buffer.from(after),
    })
    const read = (path: string) => readFileSync(join(repository.root, path))
    const [index, a, b] = [read('.git/index'), read('a.ts'), read('b.ts')]
    const code = `const k = ${READ}\n`
    for (const path of ['a.ts', 'b.ts']) repository.stage(path, code)
    const after = read('.git/index')
    for (const [path, bytes] of [
      ['a.ts', a],
      ['b.ts', b],
      ['.git/index', index],
    ] as const)
      writeFileSync(join(repository.root, path), bytes)
    const desk = { index: join(repository.root, '.git/index'), journal: join(repository.root, '.git/keyhold-fix') }
    const kept = `${repository.root}-kept`
    const look = {
      file: Buffer.from(`${kept}-seen`),
      append: () => {
        writeFileSync(`${kept}-seen`, '')
        cpSync(repository.root, kept, { recursive: true, verbatimSymlinks: true })
      },
    }
    const files = [file('a.ts', code, a), file('b.ts', code, b), file('.git/index', after, index)]
    replaceAll([files[0] as Fresh, look, ...files.slice(1)], desk)
    rmSync(repository.root, { recursive: true })
    renameSync(kept, repository.root)
    return repository
  }

  test('is ended by the next one, which says so', () => {
    const repository = killed()
    expect(repository.read('a.ts')).toContain(READ)
    expect(repository.read('b.ts')).toContain('live')
    expect(repository.tryGit('add', 'a.ts').output).toContain('index.lock')
    const { status, stdout } = fixed(repository)
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: 'An earlier keyhold fix was stopped halfway. It has been brought to its end.\n\nDone. Next: git commit\n',
    })
    expect(repository.read('b.ts')).toBe(`const k = ${READ}\n`)
    expect(repository.git('status', '--porcelain')).toBe('A  a.ts\nA  b.ts')
    expect(repository.git('commit', '-q', '-m', 'Pay')).toBe('')
  })

  test('leaves a commit stopped, also when its lock is deleted by hand', () => {
    const repository = killed()
    rmSync(join(repository.root, '.git/index.lock'))
    expect(repository.tryGit('commit', '-m', 'Pay')).toMatchObject({ status: 1 })
    expect(fixed(repository).status).toBe(0)
    expect(repository.read('b.ts')).toBe(`const k = ${READ}\n`)
    expect(repository.keyhold('scan').status).toBe(0)
  })

  test('is not touched by --dry-run', () => {
    const repository = killed()
    const before = repository.snapshot()
    expect(repository.keyhold('fix', '--dry-run').status).toBe(0)
    expect(repository.snapshot()).toEqual(before)
  })
})

describe('as data', () => {
  const parsed = (repository: Repository, ...args: string[]) => {
    const { stdout, ...outcome } = repository.keyhold('fix', '--format', 'json', ...args)
    expect([...leaksOf(stdout, live), ...leaksOf(stdout, testKey)]).toEqual([])
    return { ...outcome, document: JSON.parse(stdout) }
  }

  test('the plan, and what came of it', () => {
    const repository = begun()
    repository.stage('src/pay.ts', `const stripe = new Stripe("${live}")\n`)
    repository.stage('package-lock.json', `{"key": "${live}"}\n`)
    repository.stage('job.py', `STRIPE_TEST_KEY = "${testKey}"\n`)
    const before = repository.snapshot()
    const plan = parsed(repository, '--dry-run', '--to', 'github')
    expect(plan).toMatchObject({
      status: 1,
      stderr: '',
      document: {
        version: 1,
        outcome: 'planned',
        resumed: false,
        keys: [
          { rule: 'stripe-secret-key', mode: 'test', variable: 'STRIPE_TEST_KEY', dotenv: true },
          {
            rule: 'stripe-secret-key',
            mode: 'live',
            fingerprint,
            variable: 'STRIPE_SECRET_KEY',
            dotenv: false,
            exposure: { state: 'staged' },
            advice: { steps: expect.any(Array), ifShared: { revokeAt: ['https://dashboard.stripe.com/apikeys'] } },
          },
        ],
        changes: [
          {
            path: 'job.py',
            line: 1,
            title: 'Stripe secret key',
            after: 'STRIPE_TEST_KEY = os.environ["STRIPE_TEST_KEY"]',
          },
          { path: 'src/pay.ts', line: 1, after: `const stripe = new Stripe(${READ})` },
        ],
        untracked: [],
        additions: [{ path: '.env.example', lines: ['STRIPE_TEST_KEY=', 'STRIPE_SECRET_KEY='] }],
        refused: [{ path: 'package-lock.json', line: 1, reason: expect.stringContaining('lock file') }],
        left: [],
        notes: [expect.stringContaining('import os')],
        handover: { to: 'github', commands: ['gh secret set STRIPE_SECRET_KEY'], isDone: false },
        next: null,
      },
    })
    expect(repository.snapshot()).toEqual(before)
    expect(parsed(repository, '--yes')).toMatchObject({
      status: 1,
      document: { outcome: 'done', changes: plan.document.changes, handover: null, next: null },
    })
  })

  test('with the command that comes next, when nothing is left', () => {
    const repository = begun()
    repository.stage('pay.ts', `const k = "${live}"\n`)
    expect(parsed(repository, '--yes')).toMatchObject({ status: 0, document: { outcome: 'done', next: 'git commit' } })
    expect(parsed(repository, '--yes')).toMatchObject({ status: 0, document: { outcome: 'nothing', next: null } })
  })

  test('asks nothing, so it must be told', () => {
    const repository = begun()
    repository.stage('pay.ts', `const k = "${live}"\n`)
    const outcome = repository.keyhold('fix', '--format', 'json')
    expect(outcome).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('--dry-run or --yes') })
  })
})

describe('the name of the variable', () => {
  test.for([
    [
      'from an assignment',
      'a.ts',
      'const BILLING_LIVE_KEY = "<key>"',
      'const BILLING_LIVE_KEY = process.env.BILLING_LIVE_KEY',
    ],
    [
      'from a fallback',
      'a.ts',
      'x = process.env.MY_STRIPE_KEY || "<key>"',
      'x = process.env.MY_STRIPE_KEY || process.env.MY_STRIPE_KEY',
    ],
    ['from the kind of key', 'a.ts', 'const key = "<key>"', `const key = ${READ}`],
  ] as const)('%s', ([, path, before, after]) => {
    const repository = begun()
    repository.stage(path, `${before.replace('<key>', live)}\n`)
    fixed(repository)
    expect(repository.read(path)).toBe(`${after}\n`)
  })

  test('two keys have two', () => {
    const repository = begun()
    const other = live.replace('live_51', 'live_52')
    repository.stage('a.ts', `a("${live}", "${other}")\n`)
    fixed(repository)
    expect(repository.read('a.ts')).toBe(`a(${READ}, ${READ}_2)\n`)
    expect(repository.read('.env.example')).toBe('STRIPE_SECRET_KEY=\nSTRIPE_SECRET_KEY_2=\n')
  })

  test('of an address only the password goes', () => {
    const repository = begun()
    const password = secrets.stripeRestricted.slice(20, 30)
    repository.stage('a.sh', `export DATABASE_URL="postgres://shop:${password}@db.shopworks.io:5432/a"\n`)
    expect(fixed(repository).status).toBe(0)
    expect(repository.read('a.sh')).toBe(
      'export DATABASE_URL="postgres://shop:${DATABASE_PASSWORD}@db.shopworks.io:5432/a"\n',
    )
  })
})

describe('a test key', () => {
  test('goes into .env, which is ignored', () => {
    const repository = Repository.guarded()
    repository.write('.env', 'PORT=1')
    repository.stage('pay.ts', `const k = "${testKey}"\n`)
    fixed(repository)
    expect(repository.read('.env')).toBe(`PORT=1\nSTRIPE_SECRET_KEY=${testKey}\n`)
    expect(repository.read('.gitignore')).toBe('node_modules\n.env\n')
    expect(repository.git('status', '--porcelain', '.env')).toBe('')
  })

  test.for([
    ['is tracked', (it: Repository) => it.stage('.env', 'PORT=1\n')],
    ['has another value', (it: Repository) => it.write('.env', 'STRIPE_SECRET_KEY=other\n')],
  ] as const)('goes into no file when .env %s', ([, make]) => {
    const repository = begun()
    make(repository)
    const before = repository.read('.env')
    repository.stage('pay.ts', `const k = "${testKey}"\n`)
    expect(fixed(repository).stdout).toContain('The test key goes into no file')
    expect(repository.read('.env')).toBe(before)
  })
})

test('a live key is in no file afterwards, and in no object that is new', () => {
  const repository = begun()
  repository.stage('pay.ts', `const k = "${live}"\n`)
  const before = repository.git('count-objects')
  fixed(repository, '--to', 'github')
  expect(
    Object.entries(treeOf(repository.root)).filter(([, bytes]) => Buffer.from(bytes, 'base64').includes(live)),
  ).toEqual([])
  const holding = repository
    .git('cat-file', '--batch-all-objects', '--batch-check=%(objectname)')
    .split('\n')
    .filter((oid) => repository.run('git', ['cat-file', '-p', oid]).stdout.includes(live))
  // The one that was staged.
  expect(holding).toHaveLength(1)
  expect(before).not.toBe('')
})

describe('a file that holds nothing but secrets', () => {
  test.for(['.env', 'config/it s.pem'])('leaves the index, is ignored, and stays where it is: %s', (path) => {
    const repository = Repository.guarded()
    const content = path === '.env' ? `STRIPE_SECRET_KEY=${live}\n` : secrets.pem
    repository.stage(path, content)
    expect(fixed(repository).status).toBe(0)
    expect(repository.read(path)).toBe(content)
    expect(repository.git('status', '--porcelain', '--', path)).toBe('')
    expect(repository.git('check-ignore', path)).toContain(path)
    expect(repository.keyhold('scan').status).toBe(0)
  })
})

describe('refused, with the reason, and nothing is changed:', () => {
  const line = `const k = "${live}"\n`
  test.for([
    ['a lock file', (it: Repository) => it.stage('yarn.lock', line), 'lock file'],
    ['a binary', (it: Repository) => it.stage('a.ts', Buffer.concat([Buffer.from(line), Buffer.alloc(9)])), 'binary'],
    [
      'a symbolic link',
      (it: Repository) => {
        symlinkSync(live, join(it.root, 'link'))
        it.git('add', 'link')
      },
      'symbolic link',
    ],
    [
      'a link in the work tree only',
      (it: Repository) => {
        it.stage('a.ts', line)
        rmSync(join(it.root, 'a.ts'))
        symlinkSync('package.json', join(it.root, 'a.ts'))
      },
      'a link or a folder',
    ],
    ['JSON', (it: Repository) => it.stage('a.json', `{"k": "${live}"}\n`), 'JSON cannot read the environment'],
    [
      'what ships to users',
      (it: Repository) => it.stage('a.ts', `const NEXT_PUBLIC_KEY = "${live}"\n`),
      'ships to users',
    ],
    ['a name', (it: Repository) => it.stage(`${live}.ts`, 'clean\n'), 'git mv'],
    [
      'a path in conflict',
      (it: Repository) => {
        it.stage('a.ts', 'base\n')
        it.git('commit', '-q', '-m', 'base')
        it.git('switch', '-q', '-c', 'other')
        it.stage('a.ts', line)
        it.run('git', ['commit', '-q', '-m', 'theirs'], { env: { KEYHOLD: '0' } })
        it.git('switch', '-q', 'main')
        it.stage('a.ts', 'ours\n')
        it.git('commit', '-q', '-m', 'ours')
        it.tryGit('merge', 'other')
      },
      'in conflict',
    ],
  ] as const)('%s', ([, make, reason]) => {
    const repository = begun()
    make(repository)
    const before = repository.snapshot()
    const { status, stdout } = fixed(repository)
    expect({ status, stdout }).toMatchObject({ status: 1, stdout: expect.stringContaining(reason) })
    expect(repository.snapshot()).toEqual(before)
  })
})

test.for([['--dry-run'], ['--dry-run', '--yes']])('%s shows all and changes nothing', (args) => {
  const repository = begun()
  repository.stage('pay.ts', `const k = "${live}"\n`)
  const before = repository.snapshot()
  const { status, stdout } = repository.keyhold('fix', ...args)
  expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining(`+ const k = ${READ}`) })
  expect(repository.snapshot()).toEqual(before)
})

test('nothing is staged: it says so', () => {
  expect(fixed(begun())).toMatchObject({ status: 0, stdout: 'No key is staged. There is nothing to fix.\n' })
})

test('one key of two by its fingerprint', () => {
  const repository = begun()
  repository.stage('a.ts', `const k = "${live}"\n`)
  repository.stage('b.ts', `const k = "${secrets.stripeRestricted}"\n`)
  fixed(repository, fingerprint)
  expect(repository.read('a.ts')).not.toContain(live)
  expect(repository.read('b.ts')).toContain(secrets.stripeRestricted)
})

describe('whoever is there is asked', () => {
  /** A terminal that remembers, with someone who types. */
  async function asked(
    repository: Repository,
    answer: string | undefined,
    isTerminal = true,
  ): Promise<{ code: ExitCode; said: string }> {
    let said = ''
    const output = { isTerminal, width: 80, write: (text: string) => void (said += text) }
    const stdin = (async function* () {
      if (answer !== undefined) yield Buffer.from(answer)
    })()
    const world = {
      args: [],
      cwd: repository.root,
      env: repository.env,
      pid: 1,
      parent: 1,
      stdin,
      stdout: output,
      stderr: output,
    }
    return { code: await fix(world, { flags: {}, operands: [] }), said }
  }

  test.for([
    ['y\n', 0],
    ['YES\n', 0],
    ['n\n', 1],
    ['\n', 1],
    [undefined, 1],
  ] as const)('%j', async ([answer, code]) => {
    const repository = begun()
    repository.stage('pay.ts', `const k = "${live}"\n`)
    const before = repository.snapshot()
    const outcome = await asked(repository, answer)
    expect(outcome).toMatchObject({ code, said: expect.stringContaining('Change these files? [y/N] ') })
    expect(leaksOf(outcome.said, live)).toEqual([])
    if (code === 1) expect(repository.snapshot()).toEqual(before)
    else expect(repository.read('pay.ts')).toBe(`const k = ${READ}\n`)
  })

  test('where nobody is, nothing is changed, and it says which flag to use', () => {
    const repository = begun()
    repository.stage('pay.ts', `const k = "${live}"\n`)
    const before = repository.snapshot()
    const { status, output } = repository.keyhold('fix')
    expect({ status, output }).toMatchObject({
      status: 2,
      output: expect.stringContaining('npx keyhold fix --yes makes the change'),
    })
    expect(repository.snapshot()).toEqual(before)
  })
})

describe('handing over', () => {
  /**
   * A PATH with commands that note what they were given: arguments in one file, standard input in another. Those that
   * print what they took do so here too.
   */
  function recording(
    repository: Repository,
    names: readonly string[],
    status = 0,
  ): { env: NodeJS.ProcessEnv; given: () => string; args: () => string } {
    const bin = join(repository.home, 'bin')
    mkdirSync(bin, { recursive: true })
    for (const name of names) {
      const script = [
        '#!/bin/sh',
        `printf '%s\\n' "$0 $*" >> '${repository.home}/args'`,
        // As those do that are given a path.
        `case "$*" in */dev/stdin*) cat /dev/stdin;; *) cat;; esac > '${repository.home}/given'`,
        ...(['infisical', 'netlify', 'op'].includes(name) ? [`cat '${repository.home}/given'`] : []),
        `exit ${status}`,
        '',
      ]
      writeFileSync(join(bin, name), script.join('\n'), { mode: 0o755 })
    }
    const read = (name: string) =>
      existsSync(join(repository.home, name)) ? readFileSync(join(repository.home, name), 'utf8') : ''
    return { env: { PATH: repository.path(bin) }, given: () => read('given'), args: () => read('args') }
  }

  /** The value in what a command was given: all of it, the one value of a JSON document, or that of `NAME="<value>"`. */
  function valueIn(text: string): string {
    if (!text.startsWith('{')) return /^STRIPE_SECRET_KEY="([^]*)"\n?$/.exec(text)?.[1] ?? text
    const { STRIPE_SECRET_KEY, fields } = JSON.parse(text)
    return STRIPE_SECRET_KEY ?? fields[0].value
  }

  const COMMANDS = [
    'aws',
    'gcloud',
    'az',
    'vault',
    'doppler',
    'op',
    'infisical',
    'gh',
    'glab',
    'vercel',
    'netlify',
    'curl',
    'fly',
  ]

  test.for(MANAGERS.map((manager) => [manager.id, manager] as const))(
    'to %s: the very command that is shown, the key on its standard input only',
    ([id, { place, source, cannotTake }]) => {
      const repository = begun()
      const { env, given, args } = recording(repository, COMMANDS)
      repository.stage('pay.ts', `const k = "${live}"\n`)
      const where = place === undefined ? [] : ['--in', "it's/here"]
      const keyhold = join(repository.root, 'node_modules/.bin/keyhold')
      const { status, output, stdout } = repository.run(keyhold, ['fix', '--yes', '--to', id, '--send', ...where], {
        env,
      })
      expect({ status, output }).toMatchObject({ status: 0 })
      expect(leaksOf(output + args(), live)).toEqual([])
      expect(source).toMatch(/^https:\/\//)
      expect(valueIn(given())).toBe(live)
      expect(args()).toMatch(/STRIPE[_-]SECRET[_-]KEY|import|--data|--file|item create/)
      // What is printed does the same when it is typed, with any value that it is said to take.
      const command = stdout
        .split('\n')
        .find((line) => line.startsWith('    '))
        ?.trim() as string
      const odd = `a#b c'd$e&f/g\`h${cannotTake === undefined ? '"i\\j\nk' : ''}`
      for (const value of [live, odd]) {
        const typed = repository.run('sh', ['-c', `cat | { ${command}; }`], { env, input: value })
        expect(typed).toMatchObject({ status: 0, output: '' })
        expect(valueIn(given())).toBe(value)
      }
    },
  )

  test('to the clipboard', () => {
    const repository = begun()
    const { env, given, args } = recording(repository, ['pbcopy'])
    repository.stage('pay.ts', `const k = "${live}"\n`)
    const { status, output } = repository.run(
      join(repository.root, 'node_modules/.bin/keyhold'),
      ['fix', '--yes', '--copy'],
      { env },
    )
    expect({ status, output }).toMatchObject({ status: 0 })
    expect(given()).toBe(live)
    expect(leaksOf(output + args(), live)).toEqual([])
  })

  test.for([
    ['the command fails', ['--to', 'github', '--send'], 'ended with status 3'],
    ['there is no such command', ['--to', 'fly', '--send'], 'ended with status'],
    ['no manager has this name', ['--to', 'githb'], 'Did you mean github?'],
    ['the manager needs a place', ['--to', 'azure'], 'needs to know the vault'],
    ['--send stands alone', ['--send'], 'go with --to'],
    ['there are two ways', ['--to', 'github', '--copy'], 'cannot be combined'],
  ] as const)('changes nothing when %s', ([, args, message]) => {
    const repository = begun()
    const { env } = recording(repository, ['gh'], 3)
    repository.stage('pay.ts', `const k = "${live}"\n`)
    const before = repository.snapshot()
    const { status, output } = repository.run(
      join(repository.root, 'node_modules/.bin/keyhold'),
      ['fix', '--yes', ...args],
      { env },
    )
    expect({ status, output }).toMatchObject({ status: 2, output: expect.stringContaining(message) })
    expect(leaksOf(output, live)).toEqual([])
    expect(repository.snapshot()).toEqual(before)
  })

  test('changes nothing when Netlify takes nothing, and ends with 0', () => {
    const repository = begun()
    const { env } = recording(repository, [])
    const script = "#!/bin/sh\ncat > /dev/null\necho 'No project id found, please run inside a project folder'\n"
    writeFileSync(join(repository.home, 'bin/netlify'), script, { mode: 0o755 })
    repository.stage('pay.ts', `const k = "${live}"\n`)
    const before = repository.snapshot()
    const keyhold = join(repository.root, 'node_modules/.bin/keyhold')
    const outcome = repository.run(keyhold, ['fix', '--yes', '--to', 'netlify', '--send'], { env })
    expect(outcome).toMatchObject({ status: 2, output: expect.stringContaining('so the key was not handed over') })
    expect(repository.snapshot()).toEqual(before)
  })

  test('changes nothing when the command would store the key as something else', () => {
    const repository = begun()
    const { env, given } = recording(repository, ['fly'])
    repository.stage('a.ts', `const key = \`${secrets.pem.trimEnd()}\`\n`)
    const before = repository.snapshot()
    const keyhold = join(repository.root, 'node_modules/.bin/keyhold')
    const outcome = repository.run(keyhold, ['fix', '--yes', '--to', 'fly', '--send'], { env })
    expect(outcome).toMatchObject({ status: 2, output: expect.stringContaining('has a quote, a backslash') })
    expect(leaksOf(outcome.output, secrets.pem)).toEqual([])
    expect(given()).toBe('')
    expect(repository.snapshot()).toEqual(before)
  })

  test('a clipboard holds one key: of two it takes the one that is named', () => {
    const repository = begun()
    const { env, given } = recording(repository, ['pbcopy'])
    repository.stage('a.ts', `const k = ["${live}", "${secrets.stripeRestricted}"]\n`)
    const run = (...args: string[]) =>
      repository.run(join(repository.root, 'node_modules/.bin/keyhold'), ['fix', '--yes', '--copy', ...args], { env })
    expect(run()).toMatchObject({ status: 2 })
    expect(run(fingerprint)).toMatchObject({ status: 0 })
    expect(given()).toBe(live)
  })

  test('a test key is handed to nobody', () => {
    const repository = begun()
    const { env, given } = recording(repository, ['gh'])
    repository.stage('pay.ts', `const k = "${testKey}"\n`)
    repository.run(join(repository.root, 'node_modules/.bin/keyhold'), ['fix', '--yes', '--to', 'github', '--send'], {
      env,
    })
    expect(given()).toBe('')
  })
})

test('nothing is left beside the files', () => {
  const repository = begun()
  repository.write('pay.ts.keyhold-new', 'left by an earlier one\n')
  repository.stage('pay.ts', `const k = "${live}"\n`)
  fixed(repository)
  expect(readdirSync(repository.root).filter((name) => name.includes('keyhold-new'))).toEqual([])
})
