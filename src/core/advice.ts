import type { Finding } from './finding.js'
import { readingOf } from './languages.js'
import type { Remediation, Rule } from './rule.js'

/** One action. `commands` work as they are printed, one a line. */
export interface Step {
  readonly text: string
  readonly commands: readonly string[]
}

/** What to do about one finding, in order. */
export interface Advice {
  /** How far the key has travelled, in one sentence. */
  readonly situation: string
  readonly steps: readonly Step[]
  /** What to do if anybody else can have seen the key. */
  readonly ifShared: { readonly revokeAt: readonly string[]; readonly steps: readonly string[] }
}

/** Where the reader stands: what the advice depends on besides the finding. */
export interface Situation {
  /** Whether the secret is in what is staged, or in text that was scanned otherwise. */
  readonly door: 'staged' | 'other'
  /** The folder, relative to the top of the repository, in which commands will be typed; empty at the top. */
  readonly folder: string
}

/** The ordered steps for this finding. */
export function advise(finding: Finding, rule: Rule, situation: Situation): Advice {
  const { remediation } = rule
  return {
    situation: situationOf(finding, situation),
    steps: [...takeOut(finding, situation), keepElsewhere(remediation)],
    ifShared: {
      revokeAt: [
        remediation.revokeAt,
        ...finding.lookalikes.map(({ provider, revokeAt }) => `${revokeAt} (${provider})`),
      ],
      steps: [
        ...remediation.steps,
        ...(remediation.command === undefined ? [] : [`From the command line: ${remediation.command}.`]),
      ],
    },
  }
}

function situationOf({ mode }: Finding, { door }: Situation): string {
  if (mode === 'test')
    return 'It is a test key: it cannot touch live data, but it does not belong in the repository either.'
  return door === 'staged' ? 'This commit has not left your machine. To commit safely:' : 'To be safe:'
}

function takeOut({ places, variable, disguise }: Finding, { door, folder }: Situation): Step[] {
  const { code, note } = readingOf(places[0].path, variable)
  const reading =
    code === undefined ? 'Take it out of the file.' : 'Take it out of the file and read it from the environment:'
  const wrapped = disguise.length === 0 ? '' : ` It is hidden in ${disguise.join(', then ')}.`
  const takeOutStep = {
    text: [reading + wrapped, note].filter(Boolean).join(' '),
    commands: code === undefined ? [] : [code],
  }
  if (door !== 'staged') return [takeOutStep]
  const paths = [...new Set(places.map(({ path }) => path))]
  return [takeOutStep, { text: '', commands: [`${addCommand(paths, folder)} && git commit`] }]
}

function keepElsewhere({ prevention }: Remediation): Step {
  return { text: `Keep it in your secret manager, not in a local file. ${prevention[0]}`, commands: [] }
}

/** Stages these paths again, from wherever the reader stands. Paths that cannot be typed are staged with the rest. */
function addCommand(paths: readonly string[], folder: string): string {
  const isTypable = paths.every(
    (path) => /^[\x20-\x7e\u00a1-\uffff]+$/.test(path) && !path.includes('\\x') && !path.includes('…'),
  )
  if (!isTypable || paths.length > 4) return folder === '' ? 'git add -u' : 'git add -u :/'
  return `git add ${paths.map((path) => quoted(folder === '' ? path : `:/${path}`)).join(' ')}`
}

/** The word as a POSIX shell reads it back unchanged. */
export function quoted(word: string): string {
  const isPlain = /^[A-Za-z0-9_@%+=:,./][A-Za-z0-9_@%+=:,./-]*$/.test(word)
  if (isPlain && !word.startsWith(':')) return word
  return word.startsWith('-') ? quoted(`./${word}`) : `'${word.replaceAll("'", `'\\''`)}'`
}
