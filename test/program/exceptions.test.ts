import { describe, expect, test } from 'vitest'
import { fingerprintOf } from '../../src/core/redact.js'
import { sample } from '../../src/core/sample.js'
import { rules } from '../../src/rules/index.js'
import { Repository } from './repository.js'
import { leaksOf, secrets } from './secrets.js'

const RULE = 'stripe-secret-key'
const { stripeLive: secret } = secrets
const another = `sk_live_51${sample.base62(87, 'another')}00${sample.base62(8, 'another')}`
const line = (key: string, rest = '') => `const key = "${key}"${rest}\n`
const fingerprint = (key: string, id = RULE) =>
  fingerprintOf(rules.find((rule) => rule.id === id) as (typeof rules)[number], key)

function started(): Repository {
  const repository = Repository.guarded()
  repository.git('add', '.')
  repository.git('commit', '-q', '-m', 'first')
  return repository
}

const commit = (repository: Repository) => repository.tryGit('commit', '-m', 'next')

describe('a comment', () => {
  test.for([
    ['on the line', line(secret, ` // keyhold-allow ${RULE} -- revoked in March`)],
    ['on the line before', `// keyhold-allow ${RULE} -- revoked in March\n${line(secret)}`],
    ['before, in UTF-16', Buffer.from(`\ufeff# keyhold-allow ${RULE} -- revoked\n${line(secret)}`, 'utf16le')],
    ['before a key of several lines', `# keyhold-allow pem-pkcs8-private-key -- only for tests\n${secrets.pem}`],
    ['before, with carriage returns', `# keyhold-allow ${RULE} -- revoked\r\n${secret}\r\n`],
    [
      'at the end of a file of 300,000 lines',
      `${'a = 1\n'.repeat(300_000)}# keyhold-allow ${RULE} -- revoked\n${secret}`,
    ],
  ] as const)('accepts a secret: %s', ([, text]) => {
    const repository = started()
    repository.stage('a.ts', text)
    const { status, output } = commit(repository)
    expect(output).toContain('skipped none, accepted 1.')
    expect(status).toBe(0)
  })

  test.for([
    ['without a rule', line(secret, ' // keyhold-allow'), 'does not count: it names no rule.'],
    ['without a reason', line(secret, ` // keyhold-allow ${RULE}`), 'does not count: it gives no reason after --.'],
    ['of another rule', line(secret, ' // keyhold-allow aws-access-key-id -- revoked'), 'does not count'],
    [
      'of no rule',
      line(secret, ' // keyhold-allow stripe-secret-kei -- revoked'),
      'there is no rule stripe-secret-kei; stripe-secret-key is near.',
    ],
    ['two lines before', `// keyhold-allow ${RULE} -- revoked\n\n${line(secret)}`, undefined],
    ['behind another secret', `${line(another, ` // keyhold-allow ${RULE} -- revoked`)}${line(secret)}`, undefined],
  ] as const)('%s accepts nothing, and says so', ([, text, said]) => {
    const repository = started()
    repository.stage('a.ts', text)
    const { status, output } = commit(repository)
    expect(status).toBe(1)
    if (said === undefined) expect(output).not.toContain('does not count')
    else expect(output.replaceAll(/\s+/g, ' ')).toContain(said)
  })
})

describe('keyhold allow', () => {
  /** The fingerprint and the command as the report prints them. */
  function commandIn(output: string): string[] {
    const printed = /npx keyhold (allow [0-9a-f]{16}(?: --rule [a-z-]+)?) --reason "…"/.exec(output)?.[1]
    return printed?.split(' ') ?? []
  }

  test('with the command of the report, then staged, the commit passes', () => {
    const repository = started()
    repository.stage('a.ts', line(secret))
    const stopped = commit(repository)
    expect(stopped.status).toBe(1)
    const command = commandIn(stopped.output)
    expect(command).toEqual(['allow', fingerprint(secret)])

    const accepted = repository.keyhold(...command, '--reason', 'revoked in March')
    expect(accepted.stdout).toBe(
      `Accepted ${fingerprint(secret)} (${RULE}) in .keyhold-allow.\n  It counts once it is staged: git add .keyhold-allow\n`,
    )
    expect(repository.read('.keyhold-allow')).toBe(`${fingerprint(secret)} ${RULE} revoked in March\n`)

    const unstaged = commit(repository)
    expect(unstaged.status).toBe(1)
    expect(unstaged.output).toContain('Accepted in .keyhold-allow, which is not staged: git add .keyhold-allow.')

    repository.git('add', '.keyhold-allow')
    expect(commit(repository).status).toBe(0)
    expect(leaksOf(stopped.output + accepted.output + unstaged.output, secret)).toEqual([])
  })

  test('a commit that was made all the same can be pushed once its key is accepted', () => {
    const repository = started()
    repository.run('git', ['init', '-q', '--bare', '../remote.git'])
    repository.git('remote', 'add', 'origin', '../remote.git')
    repository.stage('a.ts', line(secret))
    repository.git('commit', '-q', '--no-verify', '-m', 'second')
    repository.git('rm', '-q', 'a.ts')
    repository.git('commit', '-q', '-m', 'third')
    const stopped = repository.tryGit('push', 'origin', 'main')
    expect(stopped.status).toBe(1)
    const command = commandIn(stopped.output)
    expect(command).toEqual(['allow', fingerprint(secret), '--rule', RULE])
    expect(repository.keyhold(...command, '--reason', 'revoked').status).toBe(0)
    repository.git('add', '.keyhold-allow')
    expect(repository.tryGit('push', 'origin', 'main').status).toBe(0)
  })

  test('another secret on the same line is stopped', () => {
    const repository = started()
    repository.stage('.keyhold-allow', `${fingerprint(secret)} ${RULE} revoked\n`)
    repository.stage('a.ts', `const keys = ["${secret}", "${another}"]\n`)
    const { status, output } = commit(repository)
    expect(status).toBe(1)
    expect(output).toContain('1 live secret')
    expect(output).toContain(fingerprint(another))
  })

  test('until the last day it counts; after that it blocks again and says why', () => {
    const repository = started()
    repository.stage('a.ts', line(secret))
    repository.stage('.keyhold-allow', `${fingerprint(secret)} ${RULE} until=2020-01-31 rotated by then\n`)
    const { status, output } = commit(repository)
    expect(status).toBe(1)
    expect(output).toContain('It was accepted until 2020-01-31, which is over: rotated by then.')
    repository.stage('.keyhold-allow', `${fingerprint(secret)} ${RULE} until=2999-01-31 rotated by then\n`)
    expect(commit(repository).status).toBe(0)
  })

  test.for([
    ['no reason', [fingerprint(secret)], 'An exception needs a reason in words'],
    [
      'the reason that the report shows as a gap',
      [fingerprint(secret), '--reason', '…'],
      'An exception needs a reason',
    ],
    ['a day that is none', [fingerprint(secret), '--reason', 'why', '--until', '2027-02-30'], '2027-02-30 is no day'],
    ['a day that is over', [fingerprint(secret), '--reason', 'why', '--until', '2020-01-01'], 'is over already'],
    ['a word', ['stripe', '--reason', 'why'], 'stripe is no fingerprint'],
    ['a fingerprint of nothing here', ['0123456789abcdef', '--reason', 'why'], 'Nothing that is staged or tracked'],
    [
      'a rule that is none',
      ['0123456789abcdef', '--reason', 'why', '--rule', 'stripe-secret-kei'],
      'Did you mean stripe-secret-key?',
    ],
    ['nothing', [], 'allow takes one fingerprint, or --list, or --prune.'],
  ] as const)('refuses %s', ([, args, said]) => {
    const repository = started()
    const { status, stderr } = repository.keyhold('allow', ...args)
    expect(stderr).toContain(said)
    expect(status).toBe(2)
  })

  test('branches that accept different secrets merge without conflict', () => {
    const repository = started()
    const keys = [...'abcdefghi'].map((seed) => `sk_live_51${sample.base62(97, seed)}`)
    const [first, ...others] = keys.toSorted((a, b) => (fingerprint(a) < fingerprint(b) ? -1 : 1)) as [
      string,
      ...string[],
    ]
    const last = others.pop() as string
    const accept = (branch: string, accepted: readonly string[]) => {
      for (const key of accepted) repository.keyhold('allow', fingerprint(key), '--rule', RULE, '--reason', 'revoked')
      repository.git('add', '.keyhold-allow')
      repository.git('commit', '-q', '-m', branch)
    }
    accept('old', others)
    repository.git('checkout', '-q', '-b', 'one')
    accept('one', [first])
    repository.git('checkout', '-q', '-b', 'two', 'main')
    accept('two', [last])
    repository.git('merge', '-q', '--no-edit', 'one')
    const lines = repository.read('.keyhold-allow').split('\n').slice(0, -1)
    expect(lines.map((each) => each.split(' ')[0])).toEqual(keys.map((key) => fingerprint(key)).toSorted())
  })

  test('what is broken in .keyhold-allow stops the commit with file and line', () => {
    const repository = started()
    repository.stage('.keyhold-allow', `${fingerprint(secret)} ${RULE}\n`)
    repository.stage('a.ts', line(secret))
    const { status, stderr } = repository.keyhold('scan')
    expect(stderr).toContain('keyhold: .keyhold-allow:1: this exception has no reason.')
    expect(status).toBe(2)
  })

  test('--list shows every exception, and which do not count', () => {
    const repository = started()
    repository.stage('.keyhold-allow', `${fingerprint(secret)} ${RULE} until=2020-01-31 rotated\n`)
    repository.stage('src/a.ts', `// keyhold-allow ${RULE} -- a sample\n\n# keyhold-allow ${RULE}\n`)
    repository.write('.keyhold-allow', `${repository.read('.keyhold-allow')}0123456789abcdef ${RULE} new\n`)
    expect(repository.keyhold('allow', '--list').stdout).toBe(
      [
        '.keyhold-allow:',
        `  ${fingerprint(secret)} ${RULE} until=2020-01-31 rotated (over)`,
        `  0123456789abcdef ${RULE} new (not staged, so it does not count)`,
        'Comments:',
        `  src/a.ts:1 ${RULE} a sample`,
        '  src/a.ts:3 (does not count: it gives no reason after --)',
        '',
      ].join('\n'),
    )
  })

  test('--prune drops what is over and what nothing has any more', () => {
    const repository = started()
    repository.stage('a.ts', line(secret) + line(another))
    const needed = `${fingerprint(secret)} ${RULE} revoked\n`
    repository.write(
      '.keyhold-allow',
      `# ours\n0123456789abcdef ${RULE} gone\n${needed}${fingerprint(another)} ${RULE} until=2020-01-01 over\n`,
    )
    expect(repository.keyhold('allow', '--prune').stdout).toContain('Dropped 2 of 3 exceptions')
    expect(repository.read('.keyhold-allow')).toBe(`# ours\n${needed}`)
    expect(repository.keyhold('allow', '--prune').stdout).toContain('Nothing to drop')
  })
})

describe('keyhold baseline', () => {
  test('accepts what stands in HEAD, and what is new is stopped, on the same line too', () => {
    const repository = started()
    repository.stage('old/a.ts', line(secret))
    repository.stage('old/key.pem', secrets.pem)
    repository.git('commit', '-q', '--no-verify', '-m', 'a past')
    const { stdout } = repository.keyhold('baseline')
    expect(stdout).toContain('Accepted 2 secrets of HEAD in .keyhold-allow.')
    expect(leaksOf(stdout + repository.read('.keyhold-allow'), secret)).toEqual([])
    repository.git('add', '.keyhold-allow')
    repository.git('commit', '-q', '-m', 'baseline')

    repository.stage('old/a.ts', `export ${line(secret)}`)
    expect(commit(repository).status).toBe(0)
    repository.stage('old/a.ts', `export const keys = ["${secret}", "${another}"]\n`)
    expect(commit(repository).status).toBe(1)
    expect(repository.keyhold('baseline').stdout).toContain('Nothing to accept')
  })

  test('before the first commit there is nothing to accept', () => {
    const repository = Repository.guarded()
    repository.stage('a.ts', line(secret))
    expect(repository.keyhold('baseline').stdout).toContain('Nothing to accept')
  })

  test('works in a folder below the top', () => {
    const repository = started()
    repository.stage('packages/a/a.ts', line(secret))
    repository.git('commit', '-q', '--no-verify', '-m', 'a past')
    const keyhold = (...args: string[]) =>
      repository.run('node', [`${repository.root}/node_modules/keyhold/dist/keyhold.cjs`, ...args], {
        cwd: 'packages/a',
      })
    expect(keyhold('baseline').stdout).toContain('Accepted 1 secret of HEAD')
    expect(keyhold('allow', fingerprint(secret), '--reason', 'another reason').status).toBe(0)
    expect(repository.read('.keyhold-allow')).toBe(`${fingerprint(secret)} ${RULE} another reason\n`)
  })
})

test.for(rules.filter((_, index) => index % 40 === 0).map(({ id }) => id))(
  'a line that accepts a %s is no secret itself',
  (id) => {
    const repository = started()
    repository.stage('.keyhold-allow', `${fingerprint(secret)} ${id} until=2999-01-01 password: revoked, no token\n`)
    expect(repository.keyhold('scan').output).toContain('nothing found')
  },
)
