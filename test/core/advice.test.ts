import { describe, expect, test } from 'vitest'
import { advise, type Door } from '../../src/core/advice.js'
import { quoted } from '../../src/core/typed.js'
import { catalogueOf } from '../../src/core/catalogue.js'
import { detect } from '../../src/core/detect.js'
import type { Finding } from '../../src/core/finding.js'
import { readingOf } from '../../src/core/languages.js'
import { redact } from '../../src/core/redact.js'
import type { Rule } from '../../src/core/rule.js'
import { rules } from '../../src/rules/index.js'
import { secrets } from '../program/secrets.js'

const ruleOf = (id: string) => rules.find((rule) => rule.id === id) as Rule
const stripe = ruleOf('stripe-secret-key')
const catalogue = catalogueOf(rules)

async function findingAt(secret: string, path: string, commit?: string): Promise<Finding> {
  const candidates = await detect(Buffer.from(`key = "${secret}"`), catalogue)
  return redact([{ path, candidates, ...(commit === undefined ? {} : { commit }) }])[0] as Finding
}

const COMMIT = 'c0ffee'.repeat(6) + 'c0ff'

describe('how far the key has come', () => {
  test.each<[Door, string]>([
    ['staged', 'This commit has not left your machine. To commit safely:'],
    ['message', 'This commit has not left your machine. To commit safely:'],
    ['push', 'It is in commits that were not pushed to this remote yet. To push safely:'],
    ['range', 'It is in commits that others may have already. To be safe:'],
    ['files', 'To be safe:'],
    ['input', 'To be safe:'],
  ])('%s', async (door, situation) => {
    const live = await findingAt(secrets.stripeLive, 'a.ts')
    const test_ = await findingAt(secrets.stripeTest, 'a.ts')
    expect(advise(live, stripe, { door, folder: '' }).situation).toBe(situation)
    expect(advise(test_, stripe, { door, folder: '' }).situation).toBe(
      'It is a test key: it cannot touch live data, but it does not belong in the repository either.',
    )
  })
})

describe('what to type', () => {
  const commandsOf = async (door: Door, path = 'src/a.ts', folder = '') =>
    advise(await findingAt(secrets.stripeLive, path, COMMIT), stripe, { door, folder }).steps.flatMap(
      ({ commands }) => commands,
    )
  const read = 'process.env.STRIPE_SECRET_KEY'

  test.each<[Door, string[]]>([
    ['staged', [read, 'git add src/a.ts && git commit']],
    ['message', ['git commit --edit --file="$(git rev-parse --git-path COMMIT_EDITMSG)"']],
    ['push', [read, 'git commit --amend', `git rebase --interactive ${COMMIT.slice(0, 10)}~1`]],
    ['range', [read, 'git commit --amend', `git rebase --interactive ${COMMIT.slice(0, 10)}~1`]],
    ['files', [read]],
    ['input', [read]],
  ])('%s', async (door, commands) => expect(await commandsOf(door)).toEqual(commands))

  test.each([
    ['a name with spaces', 'my file.ts', '', "git add 'my file.ts' && git commit"],
    ['a name with a quote', "it's.ts", '', `git add 'it'\\''s.ts' && git commit`],
    ['a name that begins like a flag', '-rf.ts', '', 'git add ./-rf.ts && git commit'],
    ['a name with a command in it', '$(reboot).ts', '', "git add '$(reboot).ts' && git commit"],
    ['from a folder below', 'src/a.ts', 'src/', "git add ':/src/a.ts' && git commit"],
    ['a name that cannot be typed', 'a\\x1b.ts', '', 'git add -u && git commit'],
    ['the same from a folder below', 'a\\x1b.ts', 'src/', 'git add -u :/ && git commit'],
    ['a name that holds a masked key', 'sk_l….ts', '', 'git add -u && git commit'],
    ['a name with a star', 'a*.ts', '', "git add ':(top,literal)a*.ts' && git commit"],
    ['a name with a star, from a folder below', 'a*.ts', 'src/', "git add ':(top,literal)a*.ts' && git commit"],
    ['a name that begins like a pathspec', ':!a.ts', '', "git add ':(top,literal):!a.ts' && git commit"],
    ['a file of variables', '.env', '', 'git rm --cached --force --quiet .env && git commit'],
    [
      'the same from a folder below',
      '.env.local',
      'src/',
      "git rm --cached --force --quiet ':/.env.local' && git commit",
    ],
    ['a key store', 'app/release.jks', '', 'git rm --cached --force --quiet app/release.jks && git commit'],
    ['a file of examples', '.env.example', '', 'git add .env.example && git commit'],
    ['letters of any script', 'ключ.ts', '', "git add 'ключ.ts' && git commit"],
  ])('%s', async (_, path, folder, command) => {
    expect(await commandsOf('staged', path, folder)).toContain(command)
  })

  test('of a file that is a key from end to end nothing could stay', async () => {
    const { steps } = advise(await findingAt(secrets.pem, 'deploy/id_rsa'), ruleOf('pem-pkcs8-private-key'), {
      door: 'staged',
      folder: '',
    })
    expect(steps[0]?.text).toMatch(/^No repository is the place for this file\./)
  })

  test.each([
    ['staged', 'name', /^Give it a name without the key/, 'git commit'],
    ['message', 'signature', /^Take it out of the name or address that git signs/, 'git config --show-origin'],
  ] as const)('%s, in a %s', async (door, within, text, command) => {
    const finding = await findingAt(secrets.stripeLive, 'anywhere')
    const inside = { ...finding, places: [{ ...finding.places[0], within }] as const }
    const { steps } = advise(inside, stripe, { door, folder: '' })
    expect(steps[0]?.text).toMatch(text)
    expect(steps.flatMap(({ commands }) => commands).join('\n')).toMatch(new RegExp(`^${command}`))
  })

  test('many files are not listed', async () => {
    const finding = await findingAt(secrets.stripeLive, 'a.ts')
    const place = finding.places[0]
    const many = { ...finding, places: [place, ...['b', 'c', 'd', 'e'].map((path) => ({ ...place, path }))] as const }
    const commands = advise(many as Finding, stripe, { door: 'staged', folder: '' }).steps.flatMap(
      (step) => step.commands,
    )
    expect(commands).toContain('git add -u && git commit')
  })
})

describe('how the file reads the environment', () => {
  test.each([
    ['src/a.ts', 'process.env.KEY'],
    ['src/a.mjs', 'process.env.KEY'],
    ['app/page.vue', 'process.env.KEY'],
    ['a.py', 'os.environ["KEY"]'],
    ['Gemfile', 'ENV.fetch("KEY")'],
    ['config/a.rb', 'ENV.fetch("KEY")'],
    ['a.php', "getenv('KEY')"],
    ['a.go', 'os.Getenv("KEY")'],
    ['A.java', 'System.getenv("KEY")'],
    ['a.kt', 'System.getenv("KEY")'],
    ['A.cs', 'Environment.GetEnvironmentVariable("KEY")'],
    ['a.rs', 'std::env::var("KEY")?'],
    ['a.swift', 'ProcessInfo.processInfo.environment["KEY"]'],
    ['a.exs', 'System.fetch_env!("KEY")'],
    ['a.dart', "Platform.environment['KEY']"],
    ['a.pl', '$ENV{KEY}'],
    ['a.ps1', '$env:KEY'],
    ['deploy.sh', '"$KEY"'],
    ['Makefile', '"$KEY"'],
    ['.github/workflows/ci.yml', '${{ secrets.KEY }}'],
    ['.gitlab-ci.yml', '$KEY'],
    ['docker-compose.yml', '${KEY}'],
    ['main.tf', 'var.<name>'],
    ['application.yaml', '${KEY}'],
    ['prod.tfvars', undefined],
    ['.env', undefined],
    ['.env.production', undefined],
    ['config.json', undefined],
    ['notes.txt', undefined],
  ])('%s: %s', (path, code) => expect(readingOf(path, 'KEY').code).toBe(code))

  test.each(['prod.tfvars', '.env', 'config.json', 'main.tf', '.gitlab-ci.yml', 'a.yaml'])(
    '%s comes with a note, because reading alone does not say it',
    (path) => expect(readingOf(path, 'KEY').note).toMatch(/\.$/),
  )
})

test('a key in disguise: the step says where it hides', async () => {
  const text = `k: ${Buffer.from(`x=${secrets.stripeLive}`).toString('base64')}`
  const [finding] = redact([{ path: 'a.yaml', candidates: await detect(Buffer.from(text), catalogue) }])
  const [first] = advise(finding as Finding, stripe, { door: 'staged', folder: '' }).steps
  expect(first?.text).toContain('It is hidden in base64.')
})

test('every rule has advice at every door, and none of it is empty', async () => {
  const finding = await findingAt(secrets.stripeLive, 'a.ts')
  for (const rule of rules) {
    for (const door of ['staged', 'message', 'push', 'range', 'files', 'input'] as const) {
      const { steps, ifShared } = advise(finding, rule, { door, folder: '' })
      for (const { text, commands } of steps) expect(text.length + commands.length).toBeGreaterThan(0)
      expect(ifShared.revokeAt[0]).toMatch(/^https:/)
      expect(ifShared.steps.length).toBeGreaterThan(0)
    }
  }
})

test.each([
  ['plain/path.ts', 'plain/path.ts'],
  ['', "''"],
  ['a b', "'a b'"],
  ['-x', './-x'],
  ['-x y', "'./-x y'"],
  [':(top)', "':(top)'"],
  ['a;b', "'a;b'"],
])('the shell reads %j back from %s', (word, text) => expect(quoted(word)).toBe(text))
