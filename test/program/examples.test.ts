import { cpSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, inject, test } from 'vitest'
import { parse } from 'yaml'
import { sample } from '../../src/core/sample.js'
import { type Outcome, Repository } from './repository.js'
import { leaksOf, secrets } from './secrets.js'

const examples = fileURLToPath(new URL('../../examples', import.meta.url))
const tools = fileURLToPath(new URL('../../node_modules', import.meta.url))

/** A clone of an example, not installed yet. */
function cloned(name: string): Repository {
  const repository = new Repository()
  repository.git('init', '-q', '-b', 'main')
  cpSync(join(examples, name), repository.root, { recursive: true })
  return repository
}

/** A clone in which npm has installed everything, keyhold from the packed tarball, and with that run `prepare`. */
function installed(name: string): Repository {
  const cache = process.env['npm_config_cache'] ?? join(homedir(), '.npm')
  return installedBy(name, (repository) =>
    repository.run('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund', '--prefer-offline'], {
      env: { npm_config_cache: cache, ...NETWORK },
    }),
  )
}

/** The same by pnpm. */
function installedByPnpm(name: string): Repository {
  return installedBy(name, (repository) => pnpm(repository, 'install', '--no-lockfile', '--prefer-offline'))
}

function installedBy(name: string, install: (repository: Repository) => Outcome): Repository {
  const repository = cloned(name)
  const manifest = repository.read('package.json')
  repository.write('package.json', manifest.replace(/"keyhold": ".*?"/, `"keyhold": "file:${inject('tarball')}"`))
  const { status, output } = install(repository)
  expect(output).not.toMatch(/ERR|error/)
  expect(status).toBe(0)
  expect(repository.git('config', 'core.hooksPath')).toBe('.husky/_')
  repository.write('package.json', manifest)
  return repository
}

const NETWORK = { NODE_EXTRA_CA_CERTS: process.env['NODE_EXTRA_CA_CERTS'] }

function pnpm(repository: Repository, ...args: string[]): Outcome {
  return repository.run('node', [join(tools, 'pnpm/bin/pnpm.cjs'), ...args], { env: NETWORK })
}

/** Stages a change and tries to commit it. */
function committed(repository: Repository, path: string, text: string): Outcome {
  repository.stage(path, text)
  return repository.tryGit('commit', '-m', `change ${path}`)
}

/** The commit is stopped for this key; accepted by the command that the report prints, it is made. */
function expectStoppedUntilAllowed(repository: Repository, path: string, text: string, secret: string): void {
  const head = repository.git('rev-parse', 'HEAD')
  const { status, output } = committed(repository, path, text)
  expect(output).toContain(`${path}:1:`)
  expect(leaksOf(output, secret)).toEqual([])
  expect(status).toBe(1)
  expect(repository.git('rev-parse', 'HEAD')).toBe(head)
  const allow = /npx (keyhold allow [^\n]*)"…"/.exec(output)?.[1] as string
  expect(repository.run('sh', ['-c', `node_modules/.bin/${allow}"made up"`]).status).toBe(0)
  repository.git('add', '.keyhold-allow')
  const allowed = repository.tryGit('commit', '-m', 'allowed')
  expect(leaksOf(allowed.output, secret)).toEqual([])
  expect(allowed.status).toBe(0)
}

test('examples/README.md lists every example', () => {
  const names = readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const listed = readFileSync(join(examples, 'README.md'), 'utf8').matchAll(/^- `([^`]+)`/gm)
  expect([...listed].map(([, name]) => name).toSorted()).toEqual(names.map(({ name }) => name).toSorted())
})

test('single-package: a clean commit passes, a live key is stopped, an allowed one passes', () => {
  const repository = installed('single-package')
  repository.git('add', '.')
  expect(repository.tryGit('commit', '-m', 'first').status).toBe(0)
  const code = repository.read('src/billing.js')
  expect(committed(repository, 'src/billing.js', `${code}export const currency = 'eur'\n`).status).toBe(0)
  const text = `export const stripeKey = '${secrets.stripeLive}'\n`
  expectStoppedUntilAllowed(repository, 'src/billing.js', text, secrets.stripeLive)
})

test('npm-workspaces: the packages find each other, and the tools of lint-staged run', () => {
  const repository = installed('npm-workspaces')
  repository.git('add', '.')
  const { status, output } = repository.tryGit('commit', '-m', 'first')
  expect(output).toMatch(/keyhold scan --staged/)
  expect(status).toBe(0)
  expect(repository.run('npm', ['ls', '--workspaces', '--parseable']).stdout).toContain('@acme/web')
  expect(repository.run('node', ['packages/web/src/checkout.js']).status).toBe(0)
  expect(committed(repository, 'packages/api/src/index.js', 'export const stripeKey =\n').output).toContain(
    'SyntaxError',
  )
  repository.git('reset', '-q', '--hard')
  expect(committed(repository, 'packages/web/src/index.html', '<title>Shop</title>\n').output).toContain(
    'has no doctype',
  )
})

test.for(['packages/api/src/index.js', 'packages/web/src/checkout.js', 'package.js'])(
  'npm-workspaces: a clean commit passes, a live key is stopped, an allowed one passes: %s',
  (path) => {
    const repository = installed('npm-workspaces')
    repository.git('add', '.')
    expect(repository.tryGit('commit', '-m', 'first').status).toBe(0)
    expect(committed(repository, path, 'export const stripeKey = process.env.STRIPE_SECRET_KEY\n').status).toBe(0)
    const text = `export const stripeKey = '${secrets.stripeLive}'\n`
    expectStoppedUntilAllowed(repository, path, text, secrets.stripeLive)
  },
)

test('npm-workspaces: a key in a message is stopped, and one that was committed without the hook is not pushed', () => {
  const repository = installed('npm-workspaces')
  repository.git('add', '.')
  expect(repository.tryGit('commit', '-m', `uses ${secrets.stripeLive}`).status).toBe(1)
  expect(repository.tryGit('commit', '-m', 'first').status).toBe(0)
  repository.git('init', '-q', '--bare', '../remote.git')
  repository.git('remote', 'add', 'origin', '../remote.git')
  expect(repository.tryGit('push', 'origin', 'main').status).toBe(0)
  repository.stage('packages/api/src/key.js', `export default '${secrets.stripeLive}'\n`)
  repository.git('commit', '-q', '--no-verify', '-m', 'second')
  const { status, output } = repository.tryGit('push', 'origin', 'main')
  expect(output).toContain('packages/api/src/key.js:1:')
  expect(status).toBe(1)
})

test('pnpm-workspace: pnpm installs it, and the packages find each other', () => {
  const repository = installedByPnpm('pnpm-workspace')
  expect(pnpm(repository, '-r', 'exec', 'node', '-p', '"package " + process.env.PNPM_PACKAGE_NAME').stdout).toMatch(
    /package @acme\/payments\n[^]*package @acme\/docs\n/,
  )
  expect(repository.run('node', ['packages/docs/src/index.js']).status).toBe(0)
})

test('pnpm-workspace: a clean commit passes, a live key is stopped in every package, an allowed one passes', () => {
  const repository = installedByPnpm('pnpm-workspace')
  repository.git('add', '.')
  expect(repository.tryGit('commit', '-m', 'first').status).toBe(0)
  for (const [path, name] of [
    ['packages/payments/src/index.js', 'payments'],
    ['packages/docs/src/index.js', 'docs'],
  ] as const) {
    const secret = `sk_live_51${sample.base62(87, name)}00${sample.base62(8, name)}`
    expect(committed(repository, path, 'export const stripeKey = process.env.STRIPE_SECRET_KEY\n').status).toBe(0)
    expectStoppedUntilAllowed(repository, path, `export const stripeKey = '${secret}'\n`, secret)
  }
  expect(pnpm(repository, 'exec', 'keyhold', 'allow', '--list').stdout.match(/made up/g)).toHaveLength(2)
})

test('pnpm-workspace: a test key is stopped in the package that says so, and what the root says of fixtures counts in both', () => {
  const repository = installedByPnpm('pnpm-workspace')
  repository.git('add', '.')
  expect(repository.tryGit('commit', '-m', 'first').status).toBe(0)
  for (const [path, secret, status] of [
    ['packages/payments/src/a.js', secrets.stripeTest, 1],
    ['packages/docs/src/a.js', secrets.stripeTest, 0],
    ['packages/payments/fixtures/a.js', secrets.stripeLive, 0],
    ['packages/docs/fixtures/a.js', secrets.stripeRestricted, 0],
  ] as const) {
    const outcome = committed(repository, path, `export const stripeKey = '${secret}'\n`)
    expect(outcome.output).toContain(`${path}:1:`)
    expect([path, outcome.status]).toEqual([path, status])
    repository.git('reset', '-q', '--hard')
  }
})

test('custom-rule: a clean commit passes, a key of the own rule is stopped, an allowed one passes', () => {
  const repository = installed('custom-rule')
  repository.git('add', '.')
  const first = repository.tryGit('commit', '-m', 'first')
  expect(first.output).not.toContain('keyhold warns')
  expect(first.status).toBe(0)
  expect(repository.run('npx', ['--no', 'keyhold', 'explain', 'acme-deploy-token']).stdout).toContain('Acme')
  const secret = `acme_deploy_${sample.base62(60).toLowerCase().slice(0, 24)}`
  expect(committed(repository, 'src/deploy.js', 'export const deployToken = process.env.TOKEN\n').status).toBe(0)
  const text = `export const deployToken = '${secret}'\n`
  expectStoppedUntilAllowed(repository, 'src/deploy.js', text, secret)
})

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly if?: string
  readonly with?: Readonly<Record<string, unknown>>
}

const workflow = yamlOf('github-actions.yml') as {
  readonly on: string
  readonly permissions: Readonly<Record<string, string>>
  readonly jobs: { readonly scan: { readonly env: Readonly<Record<string, string>>; readonly steps: readonly Step[] } }
}
const pipeline = yamlOf('gitlab.yml') as {
  readonly keyhold: {
    readonly variables: Readonly<Record<string, unknown>>
    readonly rules: readonly unknown[]
    readonly script: readonly string[]
    readonly artifacts: unknown
  }
}

function yamlOf(file: string): unknown {
  return parse(readFileSync(join(examples, 'ci', file), 'utf8'))
}

test('ci/github-actions.yml: has the whole history, and uploads what the scan writes, also when it fails', () => {
  const { env, steps } = workflow.jobs.scan
  expect(workflow.on).toBe('pull_request')
  expect(workflow.permissions).toEqual({ contents: 'read', 'security-events': 'write' })
  expect(Object.keys(env)).toEqual(['BASE', 'HEAD'])
  // Every step runs a command or uses an action in a version; nothing else is known to Actions.
  for (const { run, uses } of steps) expect([run, uses].filter((each) => each !== undefined)).toHaveLength(1)
  for (const { uses = 'a/b@v1' } of steps) expect(uses).toMatch(/^[\w-]+(\/[\w-]+)+@v\d+$/)
  const known = ['name', 'if', 'run', 'uses', 'with']
  expect(steps.flatMap((step) => Object.keys(step)).filter((key) => !known.includes(key))).toEqual([])
  expect(steps[0]).toMatchObject({ uses: expect.stringContaining('checkout'), with: { 'fetch-depth': 0 } })
  const upload = steps.at(-1) as Step
  expect(upload.with).toMatchObject({ sarif_file: 'keyhold.sarif' })
  const [annotate, write] = steps.filter(({ run }) => run?.includes('keyhold')) as [Step, Step]
  expect(annotate.if).toBeUndefined()
  for (const step of [write, upload]) expect(step.if).toContain('!cancelled()')
})

test('ci/gitlab.yml: has the whole history, and keeps the report, also when the job fails', () => {
  const { variables, rules, artifacts } = pipeline.keyhold
  expect(variables).toEqual({ GIT_DEPTH: 0 })
  expect(rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }])
  expect(artifacts).toEqual({ when: 'always', reports: { codequality: 'gl-code-quality-report.json' } })
})

/** Each line of a job that runs keyhold, the variables that the CI system fills in, and what it must say of a leak. */
const LINES = [
  ...workflow.jobs.scan.steps.map(({ run }) => ({ file: 'github-actions.yml', line: run, base: 'BASE', head: 'HEAD' })),
  ...pipeline.keyhold.script.map((line) => ({
    file: 'gitlab.yml',
    line,
    base: 'CI_MERGE_REQUEST_DIFF_BASE_SHA',
    head: 'CI_COMMIT_SHA',
  })),
].flatMap(({ line, ...rest }) => (line?.includes('keyhold') ? [{ ...rest, line }] : []))

/** What a line of a job gives to the CI system, by its format. */
const GIVEN: Readonly<Record<string, (outcome: Outcome, repository: Repository) => unknown[]>> = {
  github: ({ stdout }) => stdout.split('\n').filter((line) => line.startsWith('::error file=a.js,line=1,')),
  sarif: (_, repository) => JSON.parse(repository.read('keyhold.sarif')).runs[0].results,
  gitlab: (_, repository) => JSON.parse(repository.read('gl-code-quality-report.json')),
}

test('the jobs run keyhold in the formats that their systems show', () => {
  expect(LINES.map(({ line }) => formatOf(line))).toEqual(['github', 'sarif', 'gitlab'])
})

test.for(LINES)(
  'ci/$file passes clean commits, finds a key that was added and removed again, and passes it once allowed: $line',
  ({ line, base, head }) => {
    const repository = Repository.withPackage()
    repository.git('add', '.')
    repository.git('commit', '-q', '-m', 'base')
    const from = repository.git('rev-parse', 'HEAD')
    const given = GIVEN[formatOf(line)] as (typeof GIVEN)[string]
    /** Runs the very line of the job, as a runner does; exit code, and how many findings it gives. */
    const run = () => {
      const env = { [base]: from, [head]: repository.git('rev-parse', 'HEAD') }
      const outcome = repository.run('sh', ['-c', line], { env })
      expect(leaksOf(outcome.output + JSON.stringify(given(outcome, repository)), secrets.stripeLive)).toEqual([])
      return { status: outcome.status, given: given(outcome, repository).length }
    }
    repository.stage('a.js', 'export const a = 1\n')
    repository.git('commit', '-q', '-m', 'clean')
    expect(run()).toEqual({ status: 0, given: 0 })
    repository.stage('a.js', `export const a = '${secrets.stripeLive}'\n`)
    repository.git('commit', '-q', '-m', 'add')
    const { stdout } = repository.keyhold('scan', '--range', `${from}..HEAD`, '--format', 'json')
    repository.stage('a.js', 'export const a = 2\n')
    repository.git('commit', '-q', '-m', 'remove')
    expect(run()).toEqual({ status: 1, given: 1 })
    const [{ fingerprint, rule }] = JSON.parse(stdout).findings
    repository.keyhold('allow', fingerprint, '--rule', rule, '--reason', 'revoked')
    repository.git('add', '.keyhold-allow')
    repository.git('commit', '-q', '-m', 'allow')
    expect(run()).toEqual({ status: 0, given: 0 })
  },
)

function formatOf(line: string): string {
  return / --format (\w+)/.exec(line)?.[1] ?? 'pretty'
}

interface Jobs {
  /** The lines of one share of the past, what its machine sets, and what it hands on. */
  readonly shares: readonly {
    readonly lines: string[]
    readonly env: NodeJS.ProcessEnv
    readonly artifacts: string[]
  }[]
  /** The lines of the job that has what all of them handed on. */
  readonly merge: string[]
}

/** The jobs over a whole past, as each of the two systems spreads them. */
const HISTORY: Readonly<Record<string, () => Jobs>> = {
  'history-github-actions.yml': () => {
    const { jobs } = yamlOf('history-github-actions.yml') as {
      readonly jobs: {
        readonly scan: { readonly strategy: { readonly matrix: { readonly share: number[] } }; readonly steps: Step[] }
        readonly merge: { readonly needs: string; readonly steps: Step[] }
      }
    }
    expect(jobs.merge.needs).toBe('scan')
    const download = jobs.merge.steps.find(({ uses }) => uses?.includes('download-artifact'))
    expect(download?.with).toEqual({ pattern: 'share-*', 'merge-multiple': true })
    const shares = jobs.scan.strategy.matrix.share.map((share) => {
      const filled = JSON.stringify(jobs.scan.steps).replaceAll('${{ matrix.share }}', String(share))
      const steps = JSON.parse(filled) as (Step & { readonly env?: NodeJS.ProcessEnv })[]
      const upload = steps.find(({ uses }) => uses?.includes('upload-artifact'))?.with
      expect(upload).toMatchObject({ name: `share-${share}` })
      const env = Object.assign({}, ...steps.map((step) => step.env))
      return { lines: steps.flatMap(({ run = [] }) => run), env, artifacts: [upload?.['path'] as string] }
    })
    return { shares, merge: jobs.merge.steps.flatMap(({ run = [] }) => run) }
  },
  'history-gitlab.yml': () => {
    const { 'keyhold-history': scan, 'keyhold-history-merge': merge } = yamlOf('history-gitlab.yml') as {
      readonly 'keyhold-history': {
        readonly parallel: number
        readonly script: string[]
        readonly artifacts: { readonly paths: string[] }
      }
      readonly 'keyhold-history-merge': { readonly needs: string[]; readonly script: string[] }
    }
    expect(merge.needs).toEqual(['keyhold-history'])
    const shares = Array.from({ length: scan.parallel }, (_, index) => ({
      lines: scan.script,
      env: { CI_NODE_INDEX: String(index + 1), CI_NODE_TOTAL: String(scan.parallel) },
      artifacts: scan.artifacts.paths,
    }))
    return { shares, merge: merge.script }
  },
}

test.for(Object.entries(HISTORY))('ci/%s: the shares of all machines are the whole past', ([, jobs]) => {
  const origin = Repository.withPackage()
  for (let i = 0; i < 24; i++) {
    const key = `sk_live_51${sample.base62(87, `ci ${i}`)}00${sample.base62(8, `ci ${i}`)}`
    origin.stage(`f${i % 8}.js`, i % 3 === 0 ? `export const key = '${key}'\n` : `export const value = ${i}\n`)
    origin.git('commit', '-q', '-m', `change ${i}`)
  }
  const { shares, merge } = jobs()
  const whole = cloneOf(origin, 'whole').keyhold('scan', '--history', '--format', 'json')
  expect(findingsOf(whole)).toHaveLength(8)

  const last = cloneOf(origin, 'last')
  for (const [index, { lines, env, artifacts }] of shares.entries()) {
    const machine = cloneOf(origin, `machine-${index}`)
    for (const line of keyholdLines(lines)) expect(machine.run('sh', ['-c', line], { env }).status).toBe(0)
    expect(machine.run('sh', ['-c', `cp -- ${artifacts.join(' ')} ../last/`]).status).toBe(0)
  }
  const [line, ...others] = keyholdLines(merge)
  expect(others).toEqual([])
  const joined = last.run('sh', ['-c', line as string])
  expect(joined.status).toBe(1)
  expect(findingsOf(joined)).toEqual(findingsOf(whole))
  expect(JSON.parse(joined.stdout).scanned).toEqual(JSON.parse(whole.stdout).scanned)
})

/** Another machine: a clone next to the repository, with the packed keyhold installed. */
function cloneOf(origin: Repository, name: string): Repository {
  origin.git('clone', '-q', '.', `../${name}`)
  const clone = origin.at(`../${name}`)
  symlinkSync(join(inject('installed'), 'node_modules'), join(clone.root, 'node_modules'))
  return clone
}

function keyholdLines(lines: readonly string[]): string[] {
  return lines.filter((line) => line.includes('keyhold'))
}

/** What a report in JSON says of each key, in an order of its own: shares are joined in any. */
function findingsOf({ stdout }: Outcome): unknown[] {
  const { findings } = JSON.parse(stdout) as { findings: { readonly fingerprint: string }[] }
  return findings.toSorted((a, b) => a.fingerprint.localeCompare(b.fingerprint))
}
