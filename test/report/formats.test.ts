import { describe, expect, test } from 'vitest'
import { advise } from '../../src/core/advice.js'
import { catalogueOf } from '../../src/core/catalogue.js'
import { detect } from '../../src/core/detect.js'
import { redact } from '../../src/core/redact.js'
import { defaultPolicy, judge } from '../../src/policy/judge.js'
import { type Format, FORMATS, rendered } from '../../src/report/formats.js'
import type { Report } from '../../src/report/report.js'
import { rules } from '../../src/rules/index.js'
import { flawsOf, type Schema } from '../policy/schema.js'
import { leaksOf, secrets } from '../program/secrets.js'

const catalogue = catalogueOf(rules)
const formats = FORMATS.filter((name): name is Format => name !== 'pretty')

/** The report on these files, as the program puts it together. */
async function reportOn(files: Readonly<Record<string, string>>, rest: Partial<Report> = {}): Promise<Report> {
  const located = await Promise.all(
    Object.entries(files).map(async ([path, text]) => ({
      path,
      candidates: await detect(Buffer.from(text), catalogue),
      commit: '1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d',
    })),
  )
  const findings = redact(located).flatMap((finding) => {
    const rule = rules.find(({ id }) => id === finding.rule)
    if (rule === undefined) return []
    return [
      { ...finding, ...judge(finding, defaultPolicy), advice: advise(finding, rule, { door: 'range', folder: '' }) },
    ]
  })
  return { door: 'range', scanned: { files: 2, lines: 40, bytes: 1000 }, skipped: [], findings, ...rest }
}

/** A name that means something in each of the formats. */
const HOSTILE = 'a "b"/<c>&\'d\'/100%,x::y\\x1b/ü]]>.ts'
const files = {
  'src/pay.ts': `\nconst live = "${secrets.stripeLive}"\n`,
  'src/again.ts': `const live = "${secrets.stripeLive}"\nconst other = "${secrets.stripeLive}"\n`,
  [HOSTILE]: `const test = "${secrets.stripeTest}"\n`,
  'key.pem': secrets.pem,
}
const all = await reportOn(files, { skipped: [{ path: HOSTILE, reason: 'a submodule' }] })
const none = await reportOn({})

test.for(formats)('%s holds no secret and no author, whatever the name of the file', async (format) => {
  const text = await rendered(all, format)
  for (const secret of Object.values(secrets)) expect(leaksOf(text, secret)).toEqual([])
  expect(text).not.toMatch(/ada@example|Ada/)
  expect(text.endsWith('\n')).toBe(true)
})

test.for(formats)('%s says the same for the same report', async (format) => {
  expect(await rendered(all, format)).toBe(await rendered(all, format))
})

const parsed = async (report: Report, format: Format) => JSON.parse(await rendered(report, format))

describe('sarif', () => {
  const text: Schema = { type: 'object', required: ['text'], properties: { text: { type: 'string', pattern: '.' } } }
  const level: Schema = { enum: ['none', 'note', 'warning', 'error'] }
  const index: Schema = { type: 'integer', minimum: 0 }
  const count: Schema = { type: 'integer', minimum: 1 }
  const exact = (properties: Readonly<Record<string, Schema>>, ...required: string[]): Schema => ({
    type: 'object',
    properties,
    required,
    additionalProperties: false,
  })
  /** The part of the schema of SARIF 2.1.0 that is used, and nothing beside it. */
  const SARIF = exact(
    {
      $schema: { pattern: 'sarif-schema-2.1.0.json$' },
      version: { const: '2.1.0' },
      runs: {
        type: 'array',
        items: exact(
          {
            columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
            tool: exact(
              {
                driver: exact(
                  {
                    name: { type: 'string' },
                    version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
                    informationUri: { pattern: '^https://' },
                    rules: {
                      type: 'array',
                      items: exact(
                        {
                          id: { type: 'string' },
                          name: { type: 'string' },
                          shortDescription: text,
                          fullDescription: text,
                          help: text,
                          helpUri: { pattern: '^https://\\S+$' },
                          defaultConfiguration: exact({ level }),
                          properties: { type: 'object' },
                        },
                        'id',
                        'shortDescription',
                        'help',
                      ),
                    },
                  },
                  'name',
                ),
              },
              'driver',
            ),
            invocations: {
              type: 'array',
              items: exact(
                {
                  executionSuccessful: { const: true },
                  toolExecutionNotifications: { type: 'array', items: exact({ level, message: text }, 'message') },
                },
                'executionSuccessful',
              ),
            },
            results: {
              type: 'array',
              items: exact(
                {
                  ruleId: { type: 'string' },
                  ruleIndex: index,
                  level,
                  message: text,
                  locations: {
                    type: 'array',
                    minItems: 1,
                    items: exact({
                      physicalLocation: exact({
                        // A URI reference: nothing that has to be escaped, and no scheme.
                        artifactLocation: exact({
                          uri: { pattern: "^(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+$" },
                        }),
                        region: exact({ startLine: count, startColumn: count, endLine: count, endColumn: count }),
                      }),
                    }),
                  },
                  partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
                  properties: { type: 'object' },
                },
                'message',
              ),
            },
          },
          'tool',
          'results',
        ),
      },
    },
    'version',
    'runs',
  )

  test.for([
    ['with findings', all],
    ['without', none],
  ] as const)('is valid, %s', async ([, report]) => {
    expect(flawsOf(SARIF, await parsed(report, 'sarif'))).toEqual([])
  })

  test('has a result for each place, with its rule, its level and the same fingerprint', async () => {
    const [{ results, tool }] = (await parsed(all, 'sarif')).runs
    const told = results.map((result: any) => [
      tool.driver.rules[result.ruleIndex].id === result.ruleId,
      result.level,
      decodeURIComponent(result.locations[0].physicalLocation.artifactLocation.uri),
      result.locations[0].physicalLocation.region.startLine,
    ])
    expect(told).toEqual([
      [true, 'error', 'src/pay.ts', 2],
      [true, 'error', 'src/again.ts', 1],
      [true, 'error', 'src/again.ts', 2],
      [true, 'warning', HOSTILE, 1],
      [true, 'error', 'key.pem', 1],
    ])
    const fingerprints = results.map((result: any) => result.partialFingerprints['keyhold/v1'])
    expect(new Set(fingerprints.slice(0, 3)).size).toBe(1)
    expect(fingerprints[0]).toMatch(/^[0-9a-f]{16}$/)
  })
})

describe('github', () => {
  /** As the runner of GitHub reads it. */
  const read = (line: string) => {
    const [, command, properties = '', data = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? []
    const unescaped = (text: string) =>
      text
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ',')
        .replaceAll('%25', '%')
    const fields = properties.split(',').map((property) => property.split('=') as [string, string])
    return {
      command,
      data: unescaped(data),
      ...Object.fromEntries(fields.map(([key, value]) => [key, unescaped(value)])),
    }
  }

  test('annotates the right lines', async () => {
    const lines = (await rendered(all, 'github')).split('\n').filter((line) => line.startsWith('::'))
    expect(lines.map(read)).toMatchObject([
      { command: 'error', file: 'src/pay.ts', line: '2', endLine: '2', col: '15', title: 'keyhold: Stripe secret key' },
      { command: 'error', file: 'src/again.ts', line: '1' },
      { command: 'error', file: 'src/again.ts', line: '2' },
      { command: 'warning', file: HOSTILE, line: '1' },
      { command: 'error', file: 'key.pem', line: '1', endLine: '6' },
    ])
  })

  test('no line begins a command that keyhold did not mean', async () => {
    const lines = (await rendered(all, 'github')).split('\n')
    expect(lines.filter((line) => line !== '' && !/^(?:::(?:error|warning) file=|keyhold: )/.test(line))).toEqual([])
  })
})

describe('gitlab', () => {
  test('is a Code Quality report whose fingerprints are unique', async () => {
    const issues = await parsed(all, 'gitlab')
    const issue: Schema = {
      type: 'object',
      required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
      properties: {
        description: { type: 'string', pattern: '.' },
        severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
        location: { type: 'object', required: ['path', 'lines'] },
      },
    }
    expect(flawsOf({ type: 'array', items: issue }, issues)).toEqual([])
    expect(issues.map(({ location }: any) => [location.path, location.lines.begin])).toEqual([
      ['src/pay.ts', 2],
      ['src/again.ts', 1],
      ['src/again.ts', 2],
      [HOSTILE, 1],
      ['key.pem', 1],
    ])
    expect(new Set(issues.map(({ fingerprint }: any) => fingerprint)).size).toBe(issues.length)
    expect(await parsed(none, 'gitlab')).toEqual([])
  })
})

describe('junit', () => {
  /** The tags in order, when every one is closed and everything else is escaped. */
  function tagsOf(xml: string): string[] {
    const open: string[] = []
    const tags: string[] = []
    const rest = xml
      .replace(/^<\?xml [^?]*\?>\n/, '')
      .replaceAll(/<(\/?)(\w[\w-]*)((?: [\w-]+="[^"<]*")*)(\/?)>/g, (_, end, name, _attributes, isEmpty) => {
        if (end) expect(open.pop()).toBe(name)
        else {
          tags.push(name)
          if (!isEmpty) open.push(name)
        }
        return ''
      })
    expect(open).toEqual([])
    expect(rest).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos);)/)
    return tags
  }

  test('is well-formed, with a failure for each place that stops', async () => {
    const xml = await rendered(all, 'junit')
    const tags = tagsOf(xml)
    expect(tags.filter((tag) => tag === 'testcase')).toHaveLength(5)
    expect(tags.filter((tag) => tag === 'failure')).toHaveLength(4)
    expect(xml).toContain('tests="5" failures="4"')
  })

  test('without findings it is one case that passed', async () => {
    const xml = await rendered(none, 'junit')
    expect(tagsOf(xml)).toEqual(['testsuites', 'testsuite', 'testcase', 'system-out'])
    expect(xml).toContain('tests="1" failures="0"')
  })
})
