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

/** Which way the text came in. */
export type Door = 'staged' | 'message' | 'push' | 'range' | 'files' | 'input'

/** Where the reader stands: what the advice depends on besides the finding. */
export interface Situation {
  readonly door: Door
  /** The folder, relative to the top of the repository, in which commands will be typed; empty at the top. */
  readonly folder: string
}

/** The ordered steps for this finding. */
export function advise(finding: Finding, rule: Rule, situation: Situation): Advice {
  const { remediation } = rule
  return {
    situation: situationOf(finding, situation.door),
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

const SITUATIONS: Readonly<Record<Door, string>> = {
  staged: 'This commit has not left your machine. To commit safely:',
  message: 'This commit has not left your machine. To commit safely:',
  push: 'It is in commits that were not pushed to this remote yet. To push safely:',
  range: 'It is in commits that others may have already. To be safe:',
  files: 'To be safe:',
  input: 'To be safe:',
}

function situationOf({ mode }: Finding, door: Door): string {
  if (mode === 'test')
    return 'It is a test key: it cannot touch live data, but it does not belong in the repository either.'
  return SITUATIONS[door]
}

function takeOut(finding: Finding, { door, folder }: Situation): Step[] {
  switch (door) {
    case 'staged':
      return [inTheFile(finding), { text: '', commands: [`${addCommand(pathsOf(finding), folder)} && git commit`] }]
    case 'message':
      return [
        {
          text: 'Take it out of the message; what you wrote was kept:',
          commands: ['git commit --edit --file="$(git rev-parse --git-path COMMIT_EDITMSG)"'],
        },
      ]
    case 'push':
    case 'range':
      return [inTheFile(finding), ...outOfCommits(finding)]
    case 'files':
    case 'input':
      return [inTheFile(finding)]
  }
}

function inTheFile({ places, variable, disguise }: Finding): Step {
  const { code, note } = readingOf(places[0].path, variable)
  const reading =
    code === undefined ? 'Take it out of the file.' : 'Take it out of the file and read it from the environment:'
  const wrapped = disguise.length === 0 ? undefined : `It is hidden in ${disguise.join(', then ')}.`
  return { text: [wrapped, note, reading].filter(Boolean).join(' '), commands: code === undefined ? [] : [code] }
}

/** A commit on top does not help: the key would still be in the one below. */
function outOfCommits({ places }: Finding): Step[] {
  const commit = places.find((place) => place.commit !== undefined)?.commit
  if (commit === undefined) return []
  return [
    {
      text: 'Take it out of the commit that brings it; a new commit on top would leave it there. If it is the last one, stage the file and:',
      commands: ['git commit --amend'],
    },
    {
      text: 'If it is an older one, mark it with “edit” in the list, stage the file, and continue:',
      commands: [`git rebase --interactive ${commit.slice(0, 10)}~1`],
    },
  ]
}

function pathsOf({ places }: Finding): string[] {
  return [...new Set(places.map(({ path }) => path))]
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
