import { wrap } from '../report/wrap.js'
import { type Command, COMMANDS, EXIT_CODES, type Flag } from './flags.js'

/** `keyhold --help`. */
export function overview(): string {
  return `keyhold stops a commit that would leak a live secret key, and says what to do.

Usage: keyhold <command> [flags]

Commands:
${columns(COMMANDS.map(({ name, operands, summary }) => [operands === undefined ? name : `${name} ${operands}`, summary]))}

keyhold <command> --help says more about each.
keyhold --version prints the version.

Environment:
${columns([
  ['KEYHOLD=0', 'Scan nothing, once, and say so.'],
  ['NO_COLOR, FORCE_COLOR', 'No colour; colour also where the output is not a terminal.'],
  ['KEYHOLD_GIT_SECONDS', 'How long git may stay silent before it is stopped (120).'],
  ['KEYHOLD_EXPOSURE_SECONDS', 'How long to look for how far a found key has travelled (2).'],
])}

Exit codes:
${EXIT_CODES.map((line) => `  ${line}`).join('\n')}
`
}

/** `keyhold <command> --help`. */
export function helpOf({ name, operands, summary, flags, examples }: Command): string {
  return `${wrap(summary, '', WIDTH)}

Usage: keyhold ${name}${operands === undefined ? '' : ` ${operands}`} [flags]

Flags:
${columns(flags.map((flag) => [flagName(flag), flag.help]))}

Examples:
${examples.map((example) => `  ${example}`).join('\n')}

Exit codes:
${EXIT_CODES.map((line) => `  ${line}`).join('\n')}
`
}

/** The commands and their flags as the README shows them. */
export function commandTable(): string {
  return COMMANDS.map(({ name, operands, summary, flags }) => {
    const own = flags.filter((flag) => flag.name !== 'help').map((flag) => `  - \`${flagName(flag)}\` ${flag.help}\n`)
    return `- \`keyhold ${name}${operands === undefined ? '' : ` ${operands}`}\` ${summary}\n${own.join('')}`
  }).join('')
}

function flagName({ name, short, value }: Flag): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` <${value}>`}`
}

/** Two columns in 80; where the left one is long, the right one begins on the next line. */
function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.min(LONGEST_LEFT, Math.max(...rows.map(([left]) => left.length)))
  const indent = ' '.repeat(width + 4)
  return rows
    .map(([left, right]) =>
      left.length > LONGEST_LEFT
        ? `  ${left}\n${wrap(right, indent, WIDTH)}`
        : wrap(right, `  ${left.padEnd(width)}  `, WIDTH, indent),
    )
    .join('\n')
}

const [LONGEST_LEFT, WIDTH] = [26, 80]
