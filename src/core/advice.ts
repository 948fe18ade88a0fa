import { isFixable } from './dialects.js'
import type { Exposure, Finding, Place } from './finding.js'
import { readingOf } from './languages.js'
import type { Remediation, Rule } from './rule.js'
import { isSecretFile, surroundingsOf } from './surroundings.js'
import { gapOf, outOfHistory } from './travelled.js'
import { isTypable, quoted } from './typed.js'

/** One action. `commands` work as they are printed, one a line. */
export interface Step {
  readonly text: string
  readonly commands: readonly string[]
}

/** What to do about one finding, in order. */
export interface Advice {
  /** How far the key has travelled, in one sentence or two. */
  readonly situation: string
  /** What was not looked at to say so, and how to look. */
  readonly gap?: Step
  /** The commands that take it out, where they can, and what leads on to the steps. */
  readonly fix?: Step & { readonly rest: string }
  readonly steps: readonly Step[]
  /** What to do if anybody else can have seen the key. */
  readonly ifShared: {
    /** Why and when. */
    readonly heading: string
    /** Whether it comes before the steps: the key is out. */
    readonly isFirst: boolean
    readonly revokeAt: readonly string[]
    readonly steps: readonly string[]
  }
}

/** Which way the text came in. */
export type Door = 'staged' | 'message' | 'push' | 'range' | 'files' | 'input'

/** Where the reader stands: what the advice depends on besides the finding. */
export interface Situation {
  readonly door: Door
  /** The folder, relative to the top of the repository, in which commands will be typed; empty at the top. */
  readonly folder: string
  readonly exposure?: Exposure | undefined
  /** The key of the same provider that is made to be public. */
  readonly publicKey?: string | undefined
}

/** The ordered steps for this finding. */
export function advise(finding: Finding, rule: Rule, situation: Situation): Advice {
  const { remediation } = rule
  const { door, exposure } = situation
  const gap = exposure === undefined ? undefined : gapOf(exposure, door, finding.places)
  return {
    situation: situationOf(finding, situation),
    ...(gap === undefined ? {} : { gap }),
    ...(canFix(finding, situation) ? { fix: fixStep(exposure) } : {}),
    steps: [
      ...(exposure?.state === 'pushed' ? [readLogs(exposure)] : []),
      ...takeOut(finding, situation),
      keepElsewhere(remediation),
      ...(exposure?.state === 'pushed' ? [REWRITING] : []),
    ],
    ifShared: {
      heading: ROLLING[exposure?.state ?? 'staged'],
      isFirst: exposure?.state === 'pushed',
      revokeAt: [
        remediation.revokeAt,
        ...finding.lookalikes.map(({ provider, revokeAt }) => `${revokeAt} (${provider})`),
      ],
      steps: rollingSteps(remediation),
    },
  }
}

/** Whether `keyhold fix` can most likely take it out; it says what it cannot do. */
function canFix({ places, disguise, mode, excerpt }: Finding, { door }: Situation): boolean {
  const isShipped = (path: string) => mode !== 'test' && surroundingsOf(path, excerpt.text)?.kind === 'users'
  const isInText = ({ path, within }: Place) => within === undefined && isFixable(path) && !isShipped(path)
  return door === 'staged' && disguise.length === 0 && places.every(isInText)
}

function fixStep(exposure: Exposure | undefined): Step & { readonly rest: string } {
  const isLast = exposure?.state === 'committed' && exposure.position === 'last'
  const isAll = isLast || exposure === undefined || exposure.state === 'staged'
  return {
    text: `Two commands take it out${isAll ? '' : ' of what is staged'}; the first shows the change and asks:`,
    commands: ['npx keyhold fix', isLast ? 'git commit --amend' : 'git commit'],
    rest: isAll ? 'Or by hand:' : 'By hand, with what else there is to do:',
  }
}

/** How to make the key worthless, in order, as sentences. */
export function rollingSteps({ steps, command }: Remediation): string[] {
  return [...steps, ...(command === undefined ? [] : [`From the command line: ${command}.`])]
}

const SITUATIONS: Readonly<Record<Door, string>> = {
  staged: 'This commit has not left your machine. To commit safely:',
  message: 'This commit has not left your machine. To commit safely:',
  push: 'It is in commits that were not pushed to this remote yet. To push safely:',
  range: 'It is in commits that others may have already. To be safe:',
  files: 'To be safe:',
  input: 'To be safe:',
}

const ROLLING: Readonly<Record<Exposure['state'], string>> = {
  staged: 'If it was ever pasted, pushed or shared, roll it now:',
  committed: 'Roll it as well: commits are copied, backed up and shared.',
  pushed: 'Roll it first, now:',
}

function situationOf({ mode }: Finding, { door, exposure }: Situation): string {
  if (mode === 'test')
    return 'It is a test key: it cannot touch live data, but it does not belong in the repository either.'
  switch (exposure?.state) {
    case 'pushed':
      return `It is leaked: ${commitOf(exposure)}, and a remote has that commit${refsOf(exposure)}.`
    case 'committed':
      return `${capital(commitOf(exposure))}${refsOf(exposure)}. No remote-tracking branch of this clone does, so as far as git can tell it has not left your machine.${tagNote(exposure)} To be safe:`
    case 'staged':
    case undefined:
      return SITUATIONS[door]
  }
}

function commitOf({ commit, date, path }: Exposure): string {
  if (commit === undefined) return 'the history of this repository has it'
  return `commit ${commit.slice(0, 10)} of ${(date ?? '').slice(0, 10)} has it${path === undefined ? '' : ` in ${path}`}`
}

/** ` (origin/main, tag v1)` */
function refsOf({ refs = [] }: Exposure): string {
  return refs.length === 0 ? '' : ` (${refs.map(shortened).join(', ')})`
}

/** `origin/main` of `refs/remotes/origin/main`, `tag v1` of `refs/tags/v1`. */
export function shortened(ref: string): string {
  return ref.replace(/^refs\/tags\//, 'tag ').replace(/^refs\/(?:heads|remotes)\//, '')
}

function tagNote({ refs = [] }: Exposure): string {
  return refs.some((ref) => ref.startsWith('refs/tags/'))
    ? ' Which tags were pushed git does not keep: if this one was, the key is leaked.'
    : ''
}

function readLogs({ date }: Exposure): Step {
  const since = date === undefined ? '' : ` since ${date.slice(0, 10)}`
  return { text: `When the old key is dead, read the request logs${since} for calls that are not yours.`, commands: [] }
}

const REWRITING: Step = {
  text: 'Rewriting history does not undo it: clones, forks, caches and pull requests keep the commits. Once the key is dead it is only tidying, worth it where the repository is public and scanners would go on reporting it: https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/removing-sensitive-data-from-a-repository',
  commands: [],
}

function takeOut(finding: Finding, situation: Situation): Step[] {
  const { door, folder, exposure } = situation
  const { within } = finding.places[0]
  const history = exposure?.state === 'committed' ? outOfHistory(exposure, door) : []
  switch (door) {
    case 'staged':
      if (within === 'name') return [RENAME, ...history]
      return [inTheFile(finding, situation), commitStep(finding, folder, exposure), ...history]
    case 'message':
      if (within === 'signature') return [SIGN]
      return [
        {
          text: 'Take it out of the message; what you wrote was kept:',
          commands: ['git commit --edit --file="$(git rev-parse --git-path COMMIT_EDITMSG)"'],
        },
        ...history,
      ]
    case 'push':
    case 'range':
      return [inTheFile(finding, situation), ...(history.length > 0 ? history : outOfCommits(finding))]
    case 'files':
    case 'input':
      return [inTheFile(finding, situation)]
  }
}

const RENAME: Step = {
  text: 'Give it a name without the key (git mv does so for a file), and commit again:',
  commands: ['git commit'],
}

const SIGN: Step = {
  text: 'Take it out of the name or address that git signs commits with. This shows where they are set, unless GIT_AUTHOR_NAME and its like are; change them and commit again:',
  commands: ["git config --show-origin --get-regexp '^(user|author|committer)\\.'"],
}

/** A new commit; or the last one made anew, when that one has the key as well. */
function commitStep(finding: Finding, folder: string, exposure: Exposure | undefined): Step {
  const paths = pathsOf(finding)
  if (exposure?.state !== 'committed' || exposure.position !== 'last')
    return { text: '', commands: [`${stageCommand(paths, folder)} && git commit`] }
  const place = exposure.path ?? 'its message'
  const isElsewhere = !paths.includes(place)
  const where = isElsewhere ? ` Take it out of ${place} too.` : ''
  return {
    text: `The last commit has it, and a new one on top would leave it there: make that one anew.${where}`,
    commands: [`${isElsewhere ? addAll(folder) : stageCommand(paths, folder)} && git commit --amend`],
  }
}

function inTheFile({ places, variable, disguise, excerpt, provider, mode }: Finding, situation: Situation): Step {
  const [{ path }] = places
  const wrapped = disguise.length === 0 ? undefined : `It is hidden in ${disguise.join(', then ')}.`
  const surroundings = mode === 'test' ? undefined : surroundingsOf(path, excerpt.text)
  if (surroundings?.kind === 'users') {
    const shipped = surroundings.variable ?? 'this file'
    const instead = situation.publicKey === undefined ? '' : ` What belongs here is the ${situation.publicKey}.`
    const text = `Take it out of the file: ${shipped} ships to users, and anyone can read it out of the app. Use it on a server only, and let the app ask that server.${instead}`
    return { text: [wrapped, text].filter(Boolean).join(' '), commands: [] }
  }
  const { code, note } = readingOf(path, variable)
  const live =
    surroundings?.kind === 'tests' && mode === 'live'
      ? `No live key is needed here: use the test-mode key of ${provider}, which you get where you got this one.`
      : undefined
  const whole = isSecretFile(path) && note === undefined ? KEEP_OUT : 'Take it out of the file.'
  const reading = code === undefined ? whole : 'Take it out of the file and read it from the environment:'
  return {
    text: [wrapped, live, note, reading].filter(Boolean).join(' '),
    commands: code === undefined ? [] : [code],
  }
}

const KEEP_OUT =
  'No repository is the place for this file. Name it in .gitignore and take it out of git; your own copy stays where it is.'

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

/**
 * Stages these paths again, from wherever the reader stands, or takes files of secrets out of the index. Paths that
 * cannot be typed are staged with the rest.
 */
function stageCommand(paths: readonly string[], folder: string): string {
  if (!paths.every(isTypable) || paths.length > 4) return addAll(folder)
  const specs = paths.map((path) => quoted(pathspec(path, folder))).join(' ')
  // Forced, because the index may hold what neither the file nor HEAD does; the file itself is not touched.
  return paths.every(isSecretFile) ? `git rm --cached --force --quiet ${specs}` : `git add ${specs}`
}

/** git reads `*`, `?`, `[` and a leading `:` in a path as a pattern. */
function pathspec(path: string, folder: string): string {
  if (/[*?[\\]/.test(path) || path.startsWith(':')) return `:(top,literal)${path}`
  return folder === '' ? path : `:/${path}`
}

function addAll(folder: string): string {
  return folder === '' ? 'git add -u' : 'git add -u :/'
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
