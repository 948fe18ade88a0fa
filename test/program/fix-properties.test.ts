import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fix } from '../../src/commands/fix.js'
import { scanStaged } from '../../src/commands/staged.js'
import { builtInCatalogue } from '../../src/rules/catalogue.js'
import { Repository, treeOf } from './repository.js'
import { leaksOf, secrets } from './secrets.js'

const catalogue = builtInCatalogue()

/** A line with a key, and the same line without it. */
const LINES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'pay.ts': [
    ['pay("<key>")', 'pay(<read>)'],
    ["  const k = '<key>' // mine", '  const k = <read> // mine'],
    ["h = 'Bearer <key>'", 'h = `Bearer ${<read>}`'],
    ['h = `Bearer <key>`', 'h = `Bearer ${<read>}`'],
  ],
  'pay.py': [
    ['pay("<key>")', 'pay(<read>)'],
    ["h = 'Bearer <key>;'", "h = ('Bearer ' + <read> + ';')"],
  ],
  'deploy.sh': [
    ['curl -u <key>:', 'curl -u "$<name>":'],
    ['curl -H "Authorization: Bearer <key>"', 'curl -H "Authorization: Bearer ${<name>}"'],
    ["K='<key>'", 'K="$<name>"'],
  ],
}
const READ: Readonly<Record<string, string>> = {
  'pay.ts': 'process.env.<name>',
  'pay.py': 'os.environ["<name>"]',
  'deploy.sh': '',
}
const KEYS = [
  [secrets.stripeLive, 'STRIPE_SECRET_KEY'],
  [secrets.stripeRestricted, 'STRIPE_RESTRICTED_KEY'],
  [secrets.stripeOrganization, 'STRIPE_ORGANIZATION_KEY'],
] as const
const PLAIN = ['', 'a = 1', '# grün', 'x = [1, 2]', '\ttab  ', '$HOME']

interface Line {
  readonly with: string
  readonly without: string
  /** Whether it stands in the index, and in the work tree. */
  readonly side: 'both' | 'index' | 'work'
}

function lineOf(path: string): fc.Arbitrary<Line> {
  const side = fc.constantFrom('both' as const, 'both' as const, 'index' as const, 'work' as const)
  const plain = fc
    .record({ text: fc.constantFrom(...PLAIN), side })
    .map(({ text, side: where }) => ({ with: text, without: text, side: where }))
  const secret = fc
    .record({
      shape: fc.constantFrom(...(LINES[path] ?? [])),
      key: fc.constantFrom(...KEYS),
      side: fc.constantFrom('both' as const, 'both' as const, 'index' as const),
    })
    .map(({ shape: [before, after], key: [key, name], side: where }) => ({
      with: before.replace('<key>', key),
      without: after.replace('<read>', READ[path] ?? '').replace('<name>', name),
      side: where,
    }))
  return fc.oneof(plain, plain, secret)
}

const file = fc.constantFrom(...Object.keys(LINES)).chain((path) =>
  fc.record({
    path: fc.constant(path),
    folder: fc.constantFrom('', "it's a/", 'ä b/'),
    lines: fc.array(lineOf(path), { minLength: 1, maxLength: 8 }),
    end: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '\ufeff'),
    hasLastEnd: fc.boolean(),
    isWide: fc.boolean(),
    isCommitted: fc.boolean(),
  }),
)
type File = typeof file extends fc.Arbitrary<infer T> ? T : never

function textOf(
  { lines, end, mark, hasLastEnd, isWide }: File,
  side: 'index' | 'work',
  form: 'with' | 'without',
): Buffer {
  const shown = lines.filter((line) => line.side === 'both' || line.side === side).map((line) => line[form])
  const text = mark + shown.join(end) + (hasLastEnd ? end : '')
  // UTF-16 is told from other text by its mark.
  return isWide && mark !== '' ? Buffer.from(text, 'utf16le') : Buffer.from(text)
}

async function run(repository: Repository): Promise<string> {
  let said = ''
  const output = { isTerminal: false, width: 80, write: (text: string) => void (said += text) }
  const world = {
    args: [],
    cwd: repository.root,
    env: repository.env,
    pid: process.pid,
    parent: process.ppid,
    stdin: (async function* () {})(),
    stdout: output,
    stderr: output,
  }
  await fix(world, { flags: { yes: true }, operands: [] })
  return said
}

test('whatever is staged: a scan is clean, only the keys have gone, and unstaged changes are still there', async () => {
  const { home } = new Repository()
  let count = 0
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(file, { minLength: 1, maxLength: 2, selector: ({ folder, path }) => folder + path }),
      async (files) => {
        const repository = new Repository(`shop${count++}`, home)
        repository.git('init', '-q', '-b', 'main')
        repository.write('.gitignore', '.env\n')
        for (const each of files) if (each.isCommitted) repository.stage(each.folder + each.path, 'before\n')
        repository.git('add', '.')
        repository.git('commit', '-q', '-m', 'Begin')
        for (const each of files) {
          repository.stage(each.folder + each.path, textOf(each, 'index', 'with'))
          repository.write(each.folder + each.path, textOf(each, 'work', 'with'))
        }
        const said = await run(repository)
        for (const [key] of KEYS) expect(leaksOf(said, key)).toEqual([])
        expect((await scanStaged({ cwd: repository.root, env: repository.env }, catalogue)).findings).toEqual([])
        for (const each of files) {
          const path = each.folder + each.path
          const index = repository.run('git', ['cat-file', 'blob', `:${path}`], { encoding: 'latin1' }).stdout
          expect(index).toBe(textOf(each, 'index', 'without').toString('latin1'))
          expect(readFileSync(join(repository.root, path), 'latin1')).toBe(
            textOf(each, 'work', 'without').toString('latin1'),
          )
        }
        rmSync(repository.root, { recursive: true })
      },
    ),
    { numRuns: 25 },
  )
}, 240_000)

test('killed at any moment, the index and every file are as before or as after, and the next fix ends it', async () => {
  const { stripeLive: live, stripeTest } = secrets
  const make = () => {
    const repository = Repository.withPackage()
    repository.write('.gitignore', 'node_modules\n')
    repository.stage('pay.ts', `a\nconst k = "${live}"\n`)
    repository.stage('b/pay.py', `k = "${live}"\r\n`)
    repository.stage('c.sh', `curl -u ${stripeTest}:\n`)
    repository.write('pay.ts', `a\nconst k = "${live}"\nunstaged\n`)
    return repository
  }
  const stateOf = (repository: Repository): Record<string, string> & { index: string } => ({
    ...treeOf(repository.root),
    index: repository.git('ls-files', '-s'),
  })
  const reference = make()
  const before = stateOf(reference)
  const started = performance.now()
  expect(reference.keyhold('fix', '--yes')).toMatchObject({ status: 0 })
  const took = performance.now() - started
  const after = stateOf(reference)
  for (let round = 0; round < 14; round++) {
    const repository = make()
    await killed(repository, took * (0.4 + (0.65 * round) / 14))
    const { index, ...files } = stateOf(repository)
    expect([before.index, after.index]).toContain(index)
    for (const [path, bytes] of Object.entries(files)) {
      const text = Buffer.from(bytes, 'base64').toString('latin1')
      if (path.endsWith('.keyhold-new')) expect(leaksOf(text, live)).toEqual([])
      else expect([before[path], after[path]]).toContain(bytes)
    }
    for (const name of ['keyhold-fix', 'keyhold-fix.keyhold-new', 'index.lock', 'index.keyhold-new']) {
      const kept = join(repository.root, '.git', name)
      if (existsSync(kept))
        expect([live, stripeTest].flatMap((key) => leaksOf(readFileSync(kept, 'latin1'), key))).toEqual([])
    }
    expect(repository.keyhold('fix', '--yes')).toMatchObject({ status: 0 })
    expect(stateOf(repository)).toEqual(after)
    expect(readdirSync(join(repository.root, '.git')).filter((name) => /keyhold-(?!stamp)|lock/.test(name))).toEqual([])
  }
}, 240_000)

/** Starts a fix, and kills it and its children after so many milliseconds. */
async function killed(repository: Repository, after: number): Promise<void> {
  const bin = join(repository.root, 'node_modules/.bin/keyhold')
  const child = spawn(bin, ['fix', '--yes'], {
    cwd: repository.root,
    env: repository.env,
    detached: true,
    stdio: 'ignore',
  })
  const ended = new Promise((settle) => child.on('exit', settle))
  const timer = setTimeout(() => {
    try {
      process.kill(-(child.pid as number), 'SIGKILL')
    } catch {
      // It had ended.
    }
  }, after)
  await ended
  clearTimeout(timer)
}
