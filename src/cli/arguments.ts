import { parseArgs } from 'node:util'
import { failure, nearest } from '../core/errors.js'
import { maskIn, mention, printable } from '../core/escape.js'
import { type Command, COMMANDS } from './flags.js'

/** A command line, understood. */
export interface Invocation {
  readonly command: Command
  readonly flags: Readonly<Record<string, string | boolean | undefined>>
  readonly operands: readonly string[]
}

/** Reads the arguments after the program's name, or says what is wrong with them and what may have been meant. */
export function parseArguments(args: readonly string[]): Invocation | 'help' | 'version' {
  const [first, ...rest] = args
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') return 'help'
  if (first === '--version' || first === '-v') return 'version'
  const command = COMMANDS.find(({ name }) => name === first)
  if (command === undefined) {
    throw failure.unknownCommand(
      mention(first),
      nearest(
        first,
        COMMANDS.map(({ name }) => name),
      ),
    )
  }
  const parsed = plainFlags(command, rest) ?? parse(command, rest)
  refuseSurplus(command, parsed)
  return { command, ...parsed }
}

type Parsed = Pick<Invocation, 'flags' | 'operands'>

/** Flags without values, as hooks give them. To load what reads all the others takes longer. */
function plainFlags({ flags }: Command, args: readonly string[]): Parsed | undefined {
  const known = flags.filter(({ value }) => value === undefined).map(({ name }) => name)
  const given = args.map((arg) => known.find((name) => arg === `--${name}`))
  if (given.includes(undefined)) return undefined
  return { flags: Object.fromEntries(given.map((name) => [name, true])), operands: [] }
}

function parse(command: Command, args: readonly string[]): Parsed {
  const options = Object.fromEntries(
    command.flags.map(({ name, short, value }) => [
      name,
      {
        type: value === undefined ? ('boolean' as const) : ('string' as const),
        ...(short === undefined ? {} : { short }),
      },
    ]),
  )
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    return { flags: values as Invocation['flags'], operands: positionals }
  } catch (error) {
    throw refused(command, args, error as NodeJS.ErrnoException)
  }
}

/** What was not understood must not be left out in silence. */
function refuseSurplus(command: Command, { flags, operands }: Parsed): void {
  for (const { name, value = '' } of command.flags) {
    const given = flags[name]
    if (typeof given === 'string' && value.includes('|') && !value.split('|').includes(given))
      throw failure.badUsage(`--${name} is ${value.replaceAll('|', ', ')}; not ${mention(given)}.`, command.name)
  }
  if (flags['help'] || /…[\]>]$/.test(command.operands ?? '')) return
  const surplus = operands[command.operands === undefined ? 0 : 1]
  if (surplus !== undefined)
    throw failure.badUsage(`keyhold ${command.name} takes no ${mention(surplus)}.`, command.name)
}

function refused(command: Command, args: readonly string[], { code, message }: NodeJS.ErrnoException): Error {
  const names = command.flags.map(({ name }) => `--${name}`)
  const unknown = args
    .map((arg) => arg.split('=')[0] as string)
    .find(
      (arg) => arg.startsWith('-') && !names.includes(arg) && !command.flags.some(({ short }) => arg === `-${short}`),
    )
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && unknown !== undefined)
    return failure.unknownFlag(mention(unknown), command.name, nearest(unknown, names))
  return failure.badUsage(maskIn(printable(message.split('\n')[0] as string)), command.name)
}
