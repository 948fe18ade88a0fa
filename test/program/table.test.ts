import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catalogueOf } from '../../src/core/catalogue.js'
import { detect } from '../../src/core/detect.js'
import { rules } from '../../src/rules/index.js'
import { type Outcome, Repository } from './repository.js'
import { leaksOf, secrets } from './secrets.js'

/** What a person sees, by provider, exposure, place and language; and what comes of typing what is printed. */

/** Keys of each group of providers; what is not here is taken from the examples of its rule. */
const KEYS: Record<string, string> = {
  'stripe-secret-key': secrets.stripeLive,
  'stripe-secret-key, test mode': secrets.stripeTest,
  'stripe-webhook-secret': secrets.stripeWebhook,
  'private key': secrets.pem.trimEnd(),
  password: secrets.stripeRestricted.slice(20, 30),
}
/** A repository with hooks, of which each test has a copy. */
let template = ''

const FROM_EXAMPLES = ['github-pat-classic', 'openai-api-key', 'slack-bot-token']

beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'keyhold-table-'))
  const repository = Repository.withPackage('shop', template)
  const { status, output } = repository.keyhold('init')
  if (status !== 0) throw new Error(output)
  for (const id of FROM_EXAMPLES) {
    const rule = rules.find((known) => known.id === id)
    if (rule === undefined) throw new Error(id)
    const [found] = await detect(Buffer.from(rule.examples[0]), catalogueOf([rule]))
    KEYS[id] = found?.secret as string
  }
})

afterAll(() => rmSync(template, { recursive: true, force: true }))

/** A file of each language with a key in it. The first row that fits decides. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/\.pem$/, '<key>\n'],
  [/\.env/, 'STRIPE_SECRET_KEY=<key>\n'],
  [/workflows\/.*\.yml$/, 'jobs:\n  pay:\n    env:\n      KEY: <key>\n'],
  [/\.gitlab-ci\.yml$/, 'pay:\n  script:\n    - ./pay --key <key>\n'],
  [/compose\.yaml$/, 'services:\n  pay:\n    environment:\n      KEY: <key>\n'],
  [/\.ya?ml$/, 'key: <key>\n'],
  [/\.json$/, '{ "key": "<key>" }\n'],
  [/\.tf$/, 'locals {\n  key = "<key>"\n}\n'],
  [/\.sh$/, 'pay --key <key>\n'],
  [/database\.\w+$/, 'url = "postgres://shop:<key>@db.shopworks.io:5432/shop"\n'],
  [/app\.ts$/, 'const NEXT_PUBLIC_PAY_KEY = "<key>"\n'],
  [/\.ts$/, 'export const pay = connect(`<key>`)\n'],
  [/\.rs$/, 'let pay = connect("<key>");\n'],
  [/\.go$/, 'var pay = connect("<key>")\n'],
  [/\.(?:java|cs|php)$/, 'pay = connect("<key>");\n'],
  [/./, 'pay = connect("<key>")\n'],
]

const textAt = (path: string, key: string) => {
  const [, text = ''] = TEXTS.find(([pattern]) => pattern.test(path)) ?? []
  return text.replace('<key>', key)
}

/** The same commits have the same ids in every repository. */
const DATED = { GIT_AUTHOR_DATE: '2024-05-03T10:00:00+00:00', GIT_COMMITTER_DATE: '2024-05-03T10:00:00+00:00' }

/** How the key came to where it is. Each ends with the key staged at `path`. */
const STATES: Readonly<Record<string, (repository: Repository, path: string, text: string) => void>> = {
  'before the first commit': () => {},
  staged: (repository) => commit(repository, 'a.ts', 'clean\n'),
  'staged, HEAD detached': (repository) => {
    commit(repository, 'a.ts', 'clean\n')
    repository.git('switch', '-q', '--detach')
  },
  'in the last commit': (repository, path, text) => {
    commit(repository, 'a.ts', 'clean\n')
    commit(repository, path, text)
  },
  'in the first commit': (repository, path, text) => commit(repository, path, text),
  'in an older commit': (repository, path, text) => {
    commit(repository, 'a.ts', 'clean\n')
    commit(repository, path, text)
    commit(repository, 'b.ts', 'clean\n')
  },
  'in a stash': (repository, path, text) => {
    commit(repository, 'a.ts', 'clean\n')
    repository.stage(path, text)
    repository.run('git', ['stash', '-q'], { env: DATED })
  },
  pushed: (repository, path, text) => {
    commit(repository, 'a.ts', 'clean\n')
    commit(repository, path, text)
    repository.git('init', '-q', '--bare', '-b', 'main', '../remote.git')
    repository.git('remote', 'add', 'origin', '../remote.git')
    repository.git('push', '-q', '--no-verify', 'origin', 'HEAD:main')
  },
}

/** Under this path the quoting of commands shows. */
const ODD = `src/it's "mine" $HOME/pay.ts`

const ROWS: readonly (readonly [key: string, state: string, path: string])[] = [
  ['stripe-secret-key', 'before the first commit', ODD],
  ['stripe-secret-key', 'staged, HEAD detached', ODD],
  ...['in the last commit', 'in an older commit', 'pushed'].map((state) => ['stripe-secret-key', state, ODD] as const),
  ...Object.keys(STATES).map((state) => ['stripe-secret-key', state, 'src/pay.ts'] as const),
  ...[
    'pay.py',
    'pay.rb',
    'pay.php',
    'pay.go',
    'Pay.java',
    'pay.kt',
    'Pay.cs',
    'pay.rs',
    'pay.swift',
    'pay.sh',
    '.github/workflows/pay.yml',
    '.gitlab-ci.yml',
    'compose.yaml',
    'k8s/pay.yaml',
    'main.tf',
    'config.json',
    '.env',
    '.env.development',
    '.env.example',
    // Places that say something themselves.
    'app.ts',
    'public/pay.js',
    'ios/Pay.plist',
    'test/pay.test.ts',
  ].map((path) => ['stripe-secret-key', 'staged', path] as const),
  ['stripe-secret-key, test mode', 'staged', 'src/pay.ts'],
  ['stripe-secret-key, test mode', 'pushed', 'src/pay.ts'],
  ['stripe-webhook-secret', 'in the last commit', 'pay.go'],
  ['github-pat-classic', 'staged', 'src/pay.ts'],
  ['github-pat-classic', 'pushed', '.github/workflows/pay.yml'],
  ['openai-api-key', 'before the first commit', 'app.ts'],
  ['openai-api-key', 'in an older commit', 'pay.py'],
  ['slack-bot-token', 'in a stash', 'pay.rb'],
  ['private key', 'staged', 'deploy/key.pem'],
  ['private key', 'in the last commit', 'deploy/key.pem'],
  ['private key', 'pushed', 'src/pay.ts'],
  ['password', 'staged', 'database.py'],
  ['password', 'in the last commit', 'database.rb'],
]

function commit(repository: Repository, path: string, text: string): void {
  repository.stage(path, text)
  const { status, output } = repository.run('git', ['commit', '-q', '-m', `Change ${path.slice(-8)}`], {
    env: { ...DATED, KEYHOLD: '0' },
  })
  if (status !== 0) throw new Error(output)
}

/** A repository with hooks in which the key is staged. */
function inState([key, state, path]: (typeof ROWS)[number]): Repository {
  const repository = new Repository()
  cpSync(join(template, 'shop'), repository.root, { recursive: true, verbatimSymlinks: true })
  const text = textAt(path, KEYS[key] as string)
  if (!state.includes('first')) {
    repository.git('add', '.')
    repository.run('git', ['commit', '-q', '-m', 'Begin'], { env: { ...DATED, KEYHOLD: '0' } })
  }
  STATES[state]?.(repository, path, text)
  // Something is left to commit when a file leaves the index.
  repository.stage('other.ts', 'clean\n')
  // What a commit has already is not new, but where it stands once more.
  const isKnown = /commit$|pushed/.test(state) && !state.startsWith('before')
  repository.stage(path, isKnown ? `${text}${text}` : text)
  return repository
}

const patient = { KEYHOLD_EXPOSURE_SECONDS: '60' }

function seen(repository: Repository, key: string): Outcome {
  const outcome = repository.run('node_modules/.bin/keyhold', ['scan'], { env: patient })
  expect(leaksOf(outcome.output, KEYS[key] as string)).toEqual([])
  return outcome
}

/** Without what differs from one run to the next, and the last four of a key. */
function settled(text: string): string {
  return text
    .replaceAll(/\b(?=[0-9]*[a-f])[0-9a-f]{10}\b|\b[0-9]{10}\b/g, '<commit>')
    .replaceAll(/\b[0-9a-f]{16}\b/g, '<fingerprint>')
    .replaceAll(/ends \w{4}/g, 'ends …')
    .replaceAll(/…\w{4}\b/g, '…')
}

/** The commands in a report, as a person would copy them. */
function commandsIn(report: string): string[] {
  return report.split('\n').flatMap((line) => {
    const text = line.replace(/^ *(?:\d\. |Not a secret\? |To accept it: )?/, '')
    return /^(?:git|npx|KEYHOLD\w*=\S+ npx) /.test(text) ? [text] : []
  })
}

test.for(ROWS)('%s, %s, in %s: what is seen, and that each printed command works', (row) => {
  const [key, , path] = row
  const report = seen(inState(row), key).output
  expect(settled(report)).toMatchSnapshot()
  const typed = (repository: Repository, command: string) =>
    repository.run(
      'sh',
      [
        '-c',
        command.replace(/^npx keyhold fix$/, 'npx keyhold fix --yes').replace('--reason "…"', '--reason "In a test"'),
      ],
      {
        // A person says yes, gives a reason, and writes a message; every commit of a rebase is taken as it is.
        env: { ...patient, GIT_EDITOR: `sed -i -e '1s/^$/Message/'`, GIT_SEQUENCE_EDITOR: 'true' },
      },
    )
  const expectWorks = (repository: Repository, command: string) => {
    const { status, output } = typed(repository, command)
    expect({ command, output, status }).toMatchObject({ status: 0 })
    expect(leaksOf(output, KEYS[key] as string)).toEqual([])
  }
  const commands = commandsIn(report)
  const two = commands.indexOf('npx keyhold fix')
  const fixing = two < 0 ? [] : commands.slice(two, two + 2)
  const [apart, byHand] = [/^npx keyhold (?:explain|allow)/, /^git /].map((kind) =>
    commands.filter((command, index) => kind.test(command) && !(two >= 0 && (index === two || index === two + 1))),
  ) as [string[], string[]]
  if (fixing.length > 0) {
    const repository = inState(row)
    for (const command of fixing) expectWorks(repository, command)
    expect(repository.keyhold('scan', '--staged').status).toBe(0)
    expect(repository.git('status', '--porcelain', '--untracked-files=no', '--', ':(literal)' + path)).toBe('')
  }
  const repository = inState(row)
  for (const command of apart) expectWorks(repository, command)
  rmSync(join(repository.root, '.keyhold-allow'), { force: true })
  if (byHand.length === 0) return
  // What the step before says is done by hand.
  if (!byHand.some((command) => command.startsWith('git rm'))) repository.write(path, 'by hand\n')
  for (const command of byHand) expectWorks(repository, command)
  expect(repository.keyhold('scan', '--staged').status).toBe(0)
})

test('whoever commits without a terminal is told the same, whatever the environment claims', () => {
  const repository = inState(['stripe-secret-key', 'staged', 'src/pay.ts'])
  const said = (env: NodeJS.ProcessEnv) => {
    const { status, output } = repository.run('git', ['commit', '-m', 'Pay'], { env: { ...patient, ...env } })
    expect(status).toBe(1)
    return output
  }
  const plain = said({})
  expect(plain).not.toContain(String.fromCharCode(27))
  for (const each of [
    'npx keyhold fix',
    'git add src/pay.ts && git commit',
    'Skipping the hook (--no-verify) does not',
  ])
    expect(plain).toContain(each)
  for (const env of [{ CI: 'true' }, { TERM: 'dumb' }, { TERM: '' }, { COLUMNS: '20' }, { LANG: 'C', LC_ALL: 'C' }])
    expect(said(env)).toBe(plain)
  const { stdout } = repository.keyhold('scan', '--format', 'json')
  const { bypassing, findings } = JSON.parse(stdout)
  expect(plain.replaceAll(/\s+/g, ' ')).toContain(bypassing)
  expect(findings[0].advice.fix.commands).toEqual(['npx keyhold fix', 'git commit'])
})
