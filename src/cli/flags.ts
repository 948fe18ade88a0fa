/** Every command and flag, once: the parser, the help and the table of the README derive from this. */

export interface Flag {
  readonly name: string
  readonly short?: string
  /** What the value is called in the help; absent for a flag without one. */
  readonly value?: string
  readonly help: string
}

export interface Command {
  readonly name: string
  /** What may follow the command, as the help shows it. */
  readonly operands?: string
  readonly summary: string
  readonly flags: readonly Flag[]
  readonly examples: readonly string[]
}

const HELP: Flag = { name: 'help', short: 'h', help: 'Show how the command is used.' }
const FORMAT: Flag = {
  name: 'format',
  value: 'pretty|json',
  help: 'How the result is written: pretty (to standard error), or json (to standard output).',
}

export const COMMANDS: readonly Command[] = [
  {
    name: 'scan',
    summary: 'Look for live secrets in what is staged.',
    flags: [{ name: 'staged', help: 'Scan what the index adds relative to HEAD. This is the default.' }, FORMAT, HELP],
    examples: ['keyhold scan', 'keyhold scan --staged --format json'],
  },
  {
    name: 'init',
    summary: 'Put the hook in place in this repository.',
    flags: [
      { name: 'dry-run', help: 'Show what would be written, and write nothing.' },
      { name: 'if-git', help: 'Where there is no git repository, say so and exit with 0. For prepare scripts.' },
      HELP,
    ],
    examples: ['keyhold init', 'keyhold init --dry-run'],
  },
  {
    name: 'uninstall',
    summary: 'Take back what init wrote, byte for byte.',
    flags: [{ name: 'dry-run', help: 'Show what would be taken back, and write nothing.' }, HELP],
    examples: ['keyhold uninstall'],
  },
  {
    name: 'explain',
    operands: '<rule>',
    summary: 'Show all that is known of one rule, and what to do when it is wrong.',
    flags: [FORMAT, HELP],
    examples: ['keyhold explain stripe-secret-key'],
  },
  {
    name: 'rules',
    summary: 'List the kinds of keys that keyhold knows.',
    flags: [FORMAT, HELP],
    examples: ['keyhold rules', 'keyhold rules --format json'],
  },
]

export const EXIT_CODES = [
  '0  nothing found that stops a commit',
  '1  a secret was found',
  '2  keyhold could not look, or was used wrongly',
] as const
