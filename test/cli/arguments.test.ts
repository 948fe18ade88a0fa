import { describe, expect, test } from 'vitest'
import { parseArguments } from '../../src/cli/arguments.js'
import { COMMANDS } from '../../src/cli/flags.js'
import { helpOf, overview } from '../../src/cli/help.js'
import { KeyholdError, nearest } from '../../src/core/errors.js'

const parse = (...args: string[]) => {
  const invocation = parseArguments(args)
  if (typeof invocation === 'string') return invocation
  const { command, flags, operands } = invocation
  return { command: command.name, flags: { ...flags }, operands }
}
const refusalOf = (...args: string[]) => {
  try {
    parseArguments(args)
  } catch (error) {
    if (error instanceof KeyholdError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'none'
}

describe('what is understood', () => {
  test.each([
    [[], 'help'],
    [['--help'], 'help'],
    [['-h'], 'help'],
    [['help'], 'help'],
    [['--version'], 'version'],
    [['-v'], 'version'],
    [['scan'], { command: 'scan', flags: {}, operands: [] }],
    [['scan', '--staged'], { command: 'scan', flags: { staged: true }, operands: [] }],
    [['scan', '--message', 'a file'], { command: 'scan', flags: { message: 'a file' }, operands: [] }],
    [['scan', '--message=a'], { command: 'scan', flags: { message: 'a' }, operands: [] }],
    [['scan', 'src', '--format', 'json', 'b'], { command: 'scan', flags: { format: 'json' }, operands: ['src', 'b'] }],
    [['scan', '--', '--staged'], { command: 'scan', flags: {}, operands: ['--staged'] }],
    [['scan', '--push', 'origin', 'url'], { command: 'scan', flags: { push: true }, operands: ['origin', 'url'] }],
    [['scan', '-h'], { command: 'scan', flags: { help: true }, operands: [] }],
    [['explain', 'x'], { command: 'explain', flags: {}, operands: ['x'] }],
  ])('%j', (args, understood) => expect(parse(...args)).toEqual(understood))
})

describe('what is refused, and what may have been meant', () => {
  test.each([
    [['scna'], 'unknown-command: There is no command scna. Did you mean scan?'],
    [['frobnicate'], 'unknown-command: There is no command frobnicate.'],
    [['scan', '--stagd'], 'unknown-flag: keyhold scan has no flag --stagd. Did you mean --staged?'],
    [['scan', '--fromat=json'], 'unknown-flag: keyhold scan has no flag --fromat. Did you mean --format?'],
    [['scan', '--entropy'], 'unknown-flag: keyhold scan has no flag --entropy.'],
    [['scan', '-x'], 'unknown-flag: keyhold scan has no flag -x.'],
    [['init', '--staged'], 'unknown-flag: keyhold init has no flag --staged.'],
    [['rules', 'stripe'], 'bad-usage: keyhold rules takes no stripe.'],
    [['after-commit', 'x'], 'bad-usage: keyhold after-commit takes no x.'],
    [['explain', 'a', 'b'], 'bad-usage: keyhold explain takes no b.'],
    [['explain', 'a', '--format', 'xml'], 'bad-usage: --format is pretty, json; not xml.'],
    [['rules', '--format', 'xml'], 'bad-usage: --format is pretty, json; not xml.'],
    [['scan', '--format', 'xml'], 'bad-usage: --format is pretty, json, sarif, github, gitlab, junit; not xml.'],
  ])('%j', (args, refusal) => expect(refusalOf(...args)).toBe(refusal))

  test.each([[['scan', '--message']], [['scan', '--staged=yes']], [['scan', '--format']]])(
    '%j is a wrong use',
    (args) => {
      expect(refusalOf(...args)).toMatch(/^bad-usage: /)
    },
  )
})

describe('nearest', () => {
  test.each([
    ['scan', ['scan', 'init'], 'scan'],
    ['sacn', ['scan', 'init'], 'scan'],
    ['uninstal', ['init', 'uninstall'], 'uninstall'],
    ['x', ['scan', 'init'], undefined],
    ['', ['scan'], undefined],
    ['anything', [], undefined],
  ])('%j among %j is %j', (word, candidates, expected) => expect(nearest(word, candidates)).toBe(expected))
})

describe('help', () => {
  test('names every command and every flag', () => {
    for (const command of COMMANDS) {
      expect(overview()).toContain(`  ${command.name}`)
      for (const { name } of command.flags) expect(helpOf(command)).toContain(`--${name}`)
    }
  })

  test('fits in a terminal of 80 columns', () => {
    const lines = [overview(), ...COMMANDS.map(helpOf)].join('\n').split('\n')
    expect(lines.filter((line) => line.length > 80)).toEqual([])
  })

  test('names the exit codes and the environment', () => {
    for (const word of [
      'KEYHOLD=0',
      'NO_COLOR',
      'KEYHOLD_GIT_SECONDS',
      'KEYHOLD_EXPOSURE_SECONDS',
      '  0  ',
      '  1  ',
      '  2  ',
    ])
      expect(overview()).toContain(word)
  })
})
