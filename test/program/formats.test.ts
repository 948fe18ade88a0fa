import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { Repository } from './repository.js'
import { leaksOf, secrets } from './secrets.js'
import { installTools } from './tools.js'

function staged(secret: string): Repository {
  const repository = Repository.withPackage()
  repository.stage('src/pay.ts', `const key = "${secret}"\n`)
  return repository
}

test.for(['json', 'sarif', 'github', 'gitlab', 'junit'])(
  '--format %s goes to standard output, with the exit code',
  (format) => {
    const found = staged(secrets.stripeLive).keyhold('scan', '--format', format)
    expect(found.status).toBe(1)
    expect(found.stdout).toContain('src/pay.ts')
    expect(found.stderr).toBe('')
    expect(leaksOf(found.output, secrets.stripeLive)).toEqual([])
    expect(staged(secrets.stripePublishable).keyhold('scan', '--format', format).status).toBe(0)
  },
)

test('KEYHOLD=0: a program reads that nothing was scanned', () => {
  const repository = staged(secrets.stripeLive)
  const bin = `${repository.root}/node_modules/.bin/keyhold`
  const { status, stdout, stderr } = repository.run(bin, ['scan', '--format', 'json'], { env: { KEYHOLD: '0' } })
  expect(status).toBe(0)
  expect(stderr).toContain('NOTHING WAS SCANNED')
  expect(JSON.parse(stdout)).toMatchObject({
    scanned: { files: 0, lines: 0, bytes: 0 },
    skipped: [{ path: 'everything', reason: 'KEYHOLD=0 is set' }],
    findings: [],
  })
})

test('--output writes the file, and people get their report on standard error', () => {
  const repository = staged(secrets.stripeLive)
  const { status, stdout, stderr } = repository.keyhold('scan', '--format', 'sarif', '--output', 'keyhold.sarif')
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toContain('keyhold stopped this commit')
  expect(JSON.parse(repository.read('keyhold.sarif'))).toMatchObject({ version: '2.1.0' })
})

test('--output alone writes the pretty report without colour', () => {
  const repository = staged(secrets.stripeLive)
  repository.run(
    'node',
    [`${repository.root}/node_modules/keyhold/dist/keyhold.cjs`, 'scan', '--output', 'report.txt'],
    {
      env: { FORCE_COLOR: '1' },
    },
  )
  expect(repository.read('report.txt')).toMatch(/^keyhold stopped this commit: 1 live secret in what you staged\.\n/)
})

test('an output that cannot be written, and a format that is none, exit with 2', () => {
  const repository = staged(secrets.stripePublishable)
  const nowhere = repository.keyhold('scan', '--format', 'json', '--output', 'no/such/folder/a.json')
  expect(nowhere.stderr).toContain('no/such/folder/a.json cannot be written: ENOENT.')
  expect(nowhere.status).toBe(2)
  const unknown = repository.keyhold('scan', '--format', 'sariff')
  expect(unknown.stderr).toContain('--format is pretty, json, sarif, github, gitlab, junit; not sariff.')
  expect(unknown.status).toBe(2)
})

describe('SARIF is valid against its schema', () => {
  // Microsoft's package carries the schema of SARIF 2.1.0. It is of draft 4, which newer validators do not read.
  const tools = createRequire(installTools('@microsoft/jest-sarif@1.0.0-beta.0', 'ajv@6'))
  const schema = tools('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as object
  const ajv = new (tools('ajv') as new (options: object) => Validator)({
    schemaId: 'id',
    meta: tools('ajv/lib/refs/json-schema-draft-04.json'),
    unknownFormats: 'ignore',
    logger: false,
  })

  interface Validator {
    readonly errors: unknown
    validate(schema: object, value: unknown): boolean
  }

  /** What the validator says of a text; null when it is valid. */
  function flaws(text: string): unknown {
    ajv.validate(schema, JSON.parse(text))
    return ajv.errors
  }

  test.for([
    ['a commit that is stopped', ['scan'], secrets.stripeLive],
    ['a warning', ['scan'], secrets.stripeTest],
    ['nothing', ['scan'], 'nothing'],
    ['a range', ['scan', '--range', 'HEAD'], secrets.stripeLive],
    ['a past', ['scan', '--history'], secrets.stripeLive],
  ] as const)('%s', ([, command, content]) => {
    const repository = staged(content)
    if (command.length > 1) repository.git('commit', '-q', '-m', 'first')
    const { stdout } = repository.keyhold(...command, '--format', 'sarif')
    expect(JSON.parse(stdout).runs[0].results).toHaveLength(content === 'nothing' ? 0 : 1)
    expect(flaws(stdout)).toBeNull()
    repository.write('share.sarif', stdout)
    expect(flaws(repository.keyhold('merge', 'share.sarif').stdout)).toBeNull()
  })

  test('and what is not would be told', () => {
    expect(flaws('{ "version": "2.1.0", "runs": [{ "results": [{ "level": "fatal" }] }] }')).not.toBeNull()
  })
})
