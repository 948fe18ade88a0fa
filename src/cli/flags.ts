import { FORMATS } from '../report/formats.js'

/** Every command and flag, once: the parser, the help and the table of the README derive from this. */

export interface Flag {
  readonly name: string
  readonly short?: string
  /** What the value is called in the help, or the values there are, as `a|b`; absent for a flag without one. */
  readonly value?: string
  readonly help: string
}

export interface Command {
  readonly name: string
  /** What may follow the command, as the help shows it; one word, unless it ends in `…]` or `…>`. */
  readonly operands?: string
  readonly summary: string
  readonly flags: readonly Flag[]
  readonly examples: readonly string[]
}

const HELP: Flag = { name: 'help', short: 'h', help: 'Show how the command is used.' }
const FORMAT: Flag = {
  name: 'format',
  value: 'pretty|json',
  help: 'How the result is written: pretty or json, both to standard output.',
}

const REPORT: readonly Flag[] = [
  {
    name: 'format',
    value: FORMATS.join('|'),
    help: 'How the result is written: pretty (to standard error), or one of the others (to standard output).',
  },
  { name: 'output', value: 'file', help: 'Write the result to this file, and the pretty report to standard error.' },
]

export const COMMANDS: readonly Command[] = [
  {
    name: 'scan',
    operands: '[paths…]',
    summary: 'Look for live secrets in what is staged, or in one of the other ways in.',
    flags: [
      {
        name: 'staged',
        help: 'What the index adds relative to HEAD, all of it, also when paths follow as from lint-staged. The default.',
      },
      { name: 'message', value: 'file', help: 'A commit message, and the names of author and committer (commit-msg).' },
      {
        name: 'push',
        help: 'What a push makes public; the remote follows, the refs come on standard input (pre-push).',
      },
      { name: 'range', value: 'range', help: 'Every commit of a range, such as main..HEAD.' },
      { name: 'history', help: 'Everything that a branch, a tag, a stash or a reflog reaches.' },
      { name: 'shard', value: 'i/n', help: 'With --history: the share i of n, the same on every machine.' },
      { name: 'stdin', help: 'Standard input as one text.' },
      { name: 'pre-receive', help: 'What a push brings to a server; the refs come on standard input (pre-receive).' },
      { name: 'only', help: 'With --staged: of what is staged only what stands under the paths that follow.' },
      ...REPORT,
      HELP,
    ],
    examples: [
      'keyhold scan',
      'keyhold scan --range main..HEAD',
      'keyhold scan --history',
      'keyhold scan --format json src config',
    ],
  },
  {
    name: 'allow',
    operands: '[fingerprint]',
    summary: 'Accept one secret by the fingerprint in its report: write it to .keyhold-allow.',
    flags: [
      { name: 'reason', value: 'text', help: 'Why it may stay. Needed.' },
      { name: 'until', value: 'day', help: 'The last day on which it is accepted, such as 2027-01-31.' },
      { name: 'rule', value: 'id', help: 'The rule that found it, where it is neither staged nor tracked.' },
      { name: 'list', help: 'List everything that is accepted: in .keyhold-allow and by comments.' },
      { name: 'prune', help: 'Drop what is over, and what nothing that is tracked has any more.' },
      HELP,
    ],
    examples: ['keyhold allow 0123456789abcdef --reason "revoked, kept for a test"', 'keyhold allow --list'],
  },
  {
    name: 'baseline',
    summary: 'Accept every secret that stands in HEAD today, so that only new ones stop a commit.',
    flags: [{ name: 'reason', value: 'text', help: 'Why they may stay; “in HEAD before keyhold” by default.' }, HELP],
    examples: ['keyhold baseline'],
  },
  {
    name: 'doctor',
    summary: 'Check that keyhold is at work here, and say what to do where it is not.',
    flags: [FORMAT, HELP],
    examples: ['keyhold doctor', 'keyhold doctor --format json'],
  },
  {
    name: 'fix',
    operands: '[fingerprint]',
    summary:
      'Take the keys out of what is staged, in the index and in the work tree: each literal gives way to a reading of an environment variable.',
    flags: [
      { name: 'dry-run', help: 'Show what would be changed, and change nothing.' },
      { name: 'yes', short: 'y', help: 'Do not ask. For scripts.' },
      {
        name: 'to',
        value: 'manager',
        help: 'Show the command that takes a live key on standard input: aws-secrets-manager, aws-ssm, google, azure, vault, doppler, 1password, infisical, github, gitlab, vercel, netlify, heroku, fly.',
      },
      { name: 'in', value: 'place', help: 'The vault, path or app there, where the manager needs one.' },
      { name: 'send', help: 'With --to: run that command, and hand the key over before it is gone.' },
      { name: 'copy', help: 'Copy the live key to the clipboard, once.' },
      FORMAT,
      HELP,
    ],
    examples: ['keyhold fix', 'keyhold fix --dry-run', 'keyhold fix --to github --send'],
  },
  {
    name: 'after-commit',
    summary: 'Say so when the last commit was made without the scan (post-commit).',
    flags: [HELP],
    examples: ['keyhold after-commit'],
  },
  {
    name: 'init',
    summary: 'Put the hook in place in this repository.',
    flags: [
      { name: 'dry-run', help: 'Show what would be written, and write nothing.' },
      {
        name: 'hooks',
        value: 'list',
        help: 'These hooks and no others, with commas between; pre-commit,commit-msg,pre-push by default; also post-commit.',
      },
      {
        name: 'lint-staged',
        help: 'Make keyhold a task of lint-staged, instead of a line of the hook before it.',
      },
      {
        name: 'if-git',
        help: 'Where there is no repository, no git, or HUSKY=0, say so and exit with 0. For prepare scripts.',
      },
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
    operands: '<rule|fingerprint>',
    summary: 'Show all that is known of one rule or of one finding, and what to do when it is wrong.',
    flags: [FORMAT, HELP],
    examples: ['keyhold explain stripe-secret-key', 'keyhold explain 0123456789abcdef'],
  },
  {
    name: 'where',
    operands: '<fingerprint>',
    summary:
      'Show everywhere that a key stands: index, work tree, untracked and ignored files, branches, tags, stashes, and what reads its variable.',
    flags: [
      { name: 'all', help: 'Look into installed packages (node_modules) as well, which are named as not looked at.' },
      FORMAT,
      HELP,
    ],
    examples: ['keyhold where 0123456789abcdef', 'keyhold where --format json 0123456789abcdef'],
  },
  {
    name: 'incident',
    operands: '<fingerprint>',
    summary: 'Write a runbook in Markdown for a key that got out: what to do, in order, with boxes to tick.',
    flags: [HELP],
    examples: ['keyhold incident 0123456789abcdef > incident.md'],
  },
  {
    name: 'drill',
    operands: '<rule>',
    summary: 'Write the same runbook for an exercise with a key of this kind.',
    flags: [HELP],
    examples: ['keyhold drill stripe-secret-key > drill.md'],
  },
  {
    name: 'merge',
    operands: '<reports…>',
    summary: 'Join the reports on the shares of one past, in JSON or SARIF, to one.',
    flags: [HELP],
    examples: ['keyhold merge 1.json 2.json > all.json'],
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
