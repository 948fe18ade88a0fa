import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fingerprintOf } from '../../src/core/redact.js'
import type { Rule } from '../../src/core/rule.js'
import { rules } from '../../src/rules/index.js'
import { type Outcome, Repository } from './repository.js'
import { leaksOf, secrets } from './secrets.js'

const secret = secrets.stripeLive
const line = `const key = "${secret}"\n`
const fingerprint = fingerprintOf(rules.find(({ id }) => id === 'stripe-secret-key') as Rule, secret)

function begun(): Repository {
  const repository = Repository.withPackage()
  repository.git('add', '.')
  repository.git('commit', '-q', '-m', 'Begin')
  return repository
}

function commit(repository: Repository, path: string, content: string | Buffer, message = `Change ${path}`): string {
  repository.stage(path, content)
  repository.git('commit', '-q', '-m', message)
  return repository.git('rev-parse', 'HEAD')
}

function where(repository: Repository, mark = fingerprint): Outcome {
  const outcome = repository.keyhold('where', '--format', 'json', mark)
  expect(leaksOf(outcome.output, secret)).toEqual([])
  return outcome
}

function found(repository: Repository) {
  const { status, stdout, output } = where(repository)
  expect({ status, output }).toMatchObject({ status: 1 })
  return JSON.parse(stdout)
}

test('before the first commit, in a file that is staged', () => {
  const repository = Repository.withPackage()
  repository.stage("src/it's mine.ts", `// one\n${line}`)
  expect(found(repository)).toMatchObject({
    version: 1,
    fingerprint,
    rule: 'stripe-secret-key',
    mode: 'live',
    places: [
      { where: 'index', path: "src/it's mine.ts", line: 2, column: 14 },
      { where: 'tracked', path: "src/it's mine.ts", line: 2, column: 14 },
    ],
    commits: [],
    refs: [],
    gaps: [],
  })
})

test('nowhere: exit code 0, and it says so', () => {
  const repository = begun()
  expect(where(repository)).toMatchObject({ status: 0 })
  expect(repository.keyhold('where', fingerprint)).toMatchObject({
    status: 0,
    stdout: `No key with the fingerprint ${fingerprint} stands in the index, the work tree, a branch, a tag or a stash of this clone.\n`,
  })
})

test.for(['', 'stripe-secret-key', 'ABCDEF0123456789'])('a word that is no fingerprint is refused: %j', (word) => {
  expect(begun().keyhold('where', ...(word === '' ? [] : [word]))).toMatchObject({ status: 2 })
})

test.for(['untracked', 'ignored'] as const)('in a file that is %s', (kind) => {
  const repository = begun()
  repository.write('.gitignore', 'node_modules\n.env\n')
  const path = kind === 'ignored' ? '.env' : 'notes.txt'
  repository.write(path, `\nSTRIPE_SECRET_KEY=${secret}\n`)
  expect(found(repository).places).toEqual([{ where: kind, path, line: 2, column: 19 }])
})

test('in the work tree only, unstaged, from a folder below the top', () => {
  const repository = begun()
  commit(repository, 'src/a.ts', 'clean\n')
  repository.write('src/a.ts', `clean\n${line}`)
  expect(found(repository.at('src')).places).toMatchObject([{ where: 'tracked', path: 'src/a.ts', line: 2 }])
})

test('where no rule would see it: in another encoding, in base64, in words', () => {
  const repository = begun()
  repository.write('a.ts', line)
  repository.write('wide.txt', Buffer.from(`\ufeffwide\n${line}`, 'utf16le'))
  repository.write('base64.txt', `data: ${Buffer.from(line).toString('base64')}\n`)
  repository.write('glued.txt', `first\nx${secret}\n`)
  expect(found(repository).places.map(({ path, line: at }: { path: string; line: number }) => `${path}:${at}`)).toEqual(
    ['a.ts:1', 'base64.txt:1', 'glued.txt:2', 'wide.txt:2'],
  )
})

describe('in the history', () => {
  test('of branches, tags and stashes, with the commit that brings it', () => {
    const repository = begun()
    repository.git('switch', '-q', '-c', 'other')
    const oid = commit(repository, 'old.ts', line)
    repository.git('tag', 'v1')
    repository.git('tag', '-a', '-m', 'Annotated', 'v2')
    commit(repository, 'old.ts', 'clean\n')
    repository.git('switch', '-q', 'main')
    repository.write('package.json', `{"key": "${secret}"}\n`)
    repository.git('stash', '-q')
    const { places, commits, refs } = found(repository)
    expect(places).toEqual([])
    expect(
      commits.map(({ commit: id, paths }: { commit: string; paths: string[] }) => [id === oid, paths]),
    ).toContainEqual([true, ['old.ts']])
    expect(refs).toEqual([
      { ref: 'refs/heads/other', now: [] },
      { ref: 'refs/tags/v1', now: ['old.ts'] },
      { ref: 'refs/tags/v2', now: ['old.ts'] },
      { ref: 'stash@{0}', now: ['package.json'] },
    ])
  })

  test('in a message, and in the message of a tag', () => {
    const repository = begun()
    const oid = commit(repository, 'a.ts', 'clean\n', `Use ${secret}`)
    repository.git('tag', '-a', '-m', `Signed with ${secret}`, 'v1', 'HEAD~1')
    const { commits, refs } = found(repository)
    expect(commits).toMatchObject([{ commit: oid, paths: [] }])
    expect(refs.map(({ ref }: { ref: string }) => ref)).toEqual(['refs/heads/main', 'refs/tags/v1'])
  })

  test('with a detached HEAD that no branch leads to', () => {
    const repository = begun()
    repository.git('switch', '-q', '--detach')
    const oid = commit(repository, 'a.ts', line)
    commit(repository, 'a.ts', 'clean\n')
    expect(found(repository)).toMatchObject({ places: [], commits: [{ commit: oid, paths: ['a.ts'] }], refs: [] })
  })

  test('of a partial clone: what is not here is said not to have been looked at', () => {
    const repository = begun()
    commit(repository, 'old.ts', line)
    commit(repository, 'old.ts', 'clean\n')
    repository.git('config', 'uploadpack.allowFilter', 'true')
    repository.git('clone', '-q', '--filter=blob:none', `file://${repository.root}`, '../clone')
    const clone = repository.at('../clone')
    clone.write('a.ts', line)
    expect(found(clone).gaps).toEqual([expect.stringContaining('This clone is partial: 1 object')])
  })
})

describe('what is not looked at is said', () => {
  const gaps = (repository: Repository, ...args: string[]) =>
    JSON.parse(repository.keyhold('where', '--format', 'json', ...args, fingerprint).stdout).gaps

  test('installed packages, and --all looks there too', () => {
    const repository = begun()
    rmSync(join(repository.root, 'node_modules'))
    const packages = ['node_modules/shop', 'web/it s/node_modules/@shop/pay']
    for (const path of packages) repository.write(`${path}/index.js`, line)
    const hint = `Installed packages: node_modules, web/it s/node_modules. npx keyhold where --all ${fingerprint} looks there too.`
    expect(where(repository)).toMatchObject({ status: 0, stdout: expect.stringContaining('"places": []') })
    expect(gaps(repository)).toEqual([hint])
    expect(repository.keyhold('where', fingerprint).stdout).toBe(
      `No key with the fingerprint ${fingerprint} stands in the index, the work tree, a branch, a tag or a stash of this clone.\n\nNot looked at:\n  ${hint}\n`,
    )
    const all = repository.keyhold('where', '--all', '--format', 'json', fingerprint)
    expect(leaksOf(all.output, secret)).toEqual([])
    expect(JSON.parse(all.stdout)).toMatchObject({
      places: [
        { where: 'ignored', path: 'node_modules/shop/index.js' },
        { where: 'ignored', path: 'web/it s/node_modules/@shop/pay/index.js' },
      ],
      gaps: [],
    })
  })

  test('but of installed packages what is tracked is looked at', () => {
    const repository = begun()
    rmSync(join(repository.root, 'node_modules'))
    repository.stage('node_modules/shop/index.js', line)
    expect(found(repository)).toMatchObject({
      places: [
        { where: 'index', path: 'node_modules/shop/index.js' },
        { where: 'tracked', path: 'node_modules/shop/index.js' },
      ],
      gaps: [],
    })
  })

  test('repositories in the work tree, and submodules', () => {
    const repository = begun()
    repository.git('init', '-q', 'vendor/lib')
    repository.write('vendor/lib/a.ts', line)
    repository.git('init', '-q', 'vendor/part')
    repository.at('vendor/part').git('commit', '-q', '--allow-empty', '-m', 'Begin')
    repository.git('add', 'vendor/part')
    expect(gaps(repository)).toEqual([
      `Repositories of their own: vendor/lib, vendor/part. Run npx keyhold where ${fingerprint} in them.`,
    ])
  })
})

test('what reads the variable it is assigned to is named, and what holds the key itself is not', () => {
  const repository = begun()
  repository.write('.env', `PAYMENTS_LIVE_KEY=${secret}\n`)
  repository.write('src/pay.ts', 'import a\nnew Stripe(process.env.PAYMENTS_LIVE_KEY)\n')
  repository.write('deploy.sh', 'echo "$PAYMENTS_LIVE_KEY"\n')
  const { variables, readers } = found(repository)
  expect(variables).toEqual(['PAYMENTS_LIVE_KEY'])
  expect(readers).toEqual([
    { path: 'deploy.sh', line: 1, variable: 'PAYMENTS_LIVE_KEY' },
    { path: 'src/pay.ts', line: 2, variable: 'PAYMENTS_LIVE_KEY' },
  ])
})

test('a password that somebody chose is found by its slow fingerprint', () => {
  const repository = begun()
  repository.stage(
    'db.env',
    `DATABASE_URL=postgres://shop:${secrets.stripeRestricted.slice(20, 30)}@db.shopworks.io/a\n`,
  )
  const { findings } = JSON.parse(repository.keyhold('scan', '--format', 'json').stdout)
  const { stdout } = where(repository, findings[0].fingerprint)
  expect(JSON.parse(stdout)).toMatchObject({
    variables: ['DATABASE_URL'],
    places: [{ path: 'db.env' }, { path: 'db.env' }],
  })
})

test('for people: a heading for each kind of place', () => {
  const repository = begun()
  repository.write('.gitignore', 'node_modules\n.env\n')
  repository.write('.env', `STRIPE_SECRET_KEY=${secret}\n`)
  repository.stage('src/pay.ts', `process.env.STRIPE_SECRET_KEY\n${line}`)
  const { stdout } = repository.keyhold('where', fingerprint)
  expect(leaksOf(stdout, secret)).toEqual([])
  expect(stdout.replace(/ends \w{4}/, 'ends …')).toMatchInlineSnapshot(`
    "Stripe secret key, live mode: sk_live_… 107 characters, ends …

    In the index, which the next commit takes:
      src/pay.ts:2

    In the work tree:
      src/pay.ts:2

    In ignored files, where a live key must not stay either:
      .env:1

    Lines that name STRIPE_SECRET_KEY, and need the new key:
      src/pay.ts:1
    "
  `)
})

test('outside of a repository it says so', () => {
  const repository = Repository.withPackage()
  rmSync(join(repository.root, '.git'), { recursive: true })
  expect(repository.keyhold('where', fingerprint)).toMatchObject({ status: 2 })
})
