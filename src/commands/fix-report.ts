import type { Handover } from '../core/managers.js'
import { printable } from '../core/escape.js'
import { count } from '../report/summary.js'
import { wrap } from '../report/wrap.js'
import { type Change, type Key, liveKeys, type Plan } from './fixing.js'

/** What `fix` says, before it changes anything and afterwards, for people and for programs. */

/** How a fix ended. */
export interface Ending {
  /** `declined`: whoever was asked did not say yes. */
  readonly outcome: 'nothing' | 'planned' | 'declined' | 'done'
  /** Whether an earlier one that was killed was ended first. */
  readonly isResumed: boolean
  /** Whether the next commit would hold anything. */
  readonly isAnythingStaged: boolean
}

/** What would be changed, or why nothing can be. */
export function opening(plan: Plan, handover: Handover, isResumed: boolean, width: number): string[] {
  const first = isResumed ? ['An earlier keyhold fix was stopped halfway. It has been brought to its end.'] : []
  if (plan.stagings.length > 0)
    return [...first, ...planned(plan, width), ...handing(plan, handover, width), ...obstacles(plan, width)]
  return [...first, ...(isResumed && plan.refused.length === 0 ? [] : [nothingToDo(plan)]), ...obstacles(plan, width)]
}

/** What was done, and what comes next. */
export function closing(plan: Plan, ending: Ending, width: number): string[] {
  const { outcome, isResumed } = ending
  if (outcome === 'declined') return ['Nothing was changed.']
  if (outcome === 'planned' || (outcome === 'nothing' && !isResumed)) return []
  const travelled = plan.keys.filter(
    ({ finding }) => finding.exposure !== undefined && finding.exposure.state !== 'staged',
  )
  return [
    '',
    ...travelled.flatMap(({ finding: { advice, fingerprint } }) => [
      wrap(
        `${advice.situation.replace(/ To be safe:$/, '')} ${advice.ifShared.heading} npx keyhold explain ${fingerprint}`,
        '',
        width,
      ),
    ]),
    plan.refused.length > 0 ? 'Done, but for what was left as it is.' : doneAndNext(plan, ending),
  ]
}

/** All of it as one documented object. Paths are relative to the top, lines count from 1. */
export function toJson(plan: Plan, handover: Handover, ending: Ending): string {
  const { keys, changes, untracked, additions, refused, left, notes } = plan
  const document = {
    version: 1,
    outcome: ending.outcome,
    resumed: ending.isResumed,
    keys: keys.map(({ finding, variable, dotenv }) => {
      const { rule, provider, title, mode, fingerprint, preview, exposure, advice } = finding
      return {
        rule,
        provider,
        title,
        mode,
        fingerprint,
        preview,
        variable,
        dotenv: dotenv !== 'stays out',
        exposure,
        advice,
      }
    }),
    changes,
    untracked,
    additions,
    refused,
    left: left.map(({ title, fingerprint, places: [{ path, line }] }) => ({ path, line, title, fingerprint })),
    notes,
    handover: handedOver(plan, handover, ending),
    next: isClean(plan, ending) ? (nextCommand(plan, ending) ?? null) : null,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function isClean({ refused }: Plan, { outcome, isResumed }: Ending): boolean {
  return refused.length === 0 && (outcome === 'done' || (outcome === 'nothing' && isResumed))
}

function handedOver(plan: Plan, handover: Handover, { outcome }: Ending) {
  const isDone = outcome === 'done'
  switch (handover.kind) {
    case 'none':
      return null
    case 'copy':
      return { to: 'clipboard', isDone }
    case 'show':
    case 'send': {
      const { manager, place } = handover
      const commands = liveKeys(plan).map(({ variable }) => manager.command(variable, place))
      return { to: manager.id, commands, source: manager.source, isDone: isDone && handover.kind === 'send' }
    }
  }
}

function nothingToDo({ refused }: Plan): string {
  return refused.length > 0
    ? 'keyhold can take none of these keys out of what is staged.'
    : 'No key is staged. There is nothing to fix.'
}

function planned({ keys, changes, untracked, additions, notes }: Plan, width: number): string[] {
  const many = keys.length === 0 ? count(untracked.length, 'file') : count(keys.length, 'key')
  return [
    `keyhold takes ${many} out of what is staged, in the index${changes.length > 0 ? ' and in the work tree' : ''}.`,
    ...changes.flatMap((change) => ['', ...changeLines(change, width)]),
    ...(untracked.length + additions.length === 0 ? [] : ['']),
    ...untracked.map((path) => `  ${path} leaves the index`),
    ...additions.flatMap(({ path, lines }) => lines.map((line) => `  ${path}: + ${printable(line)}`)),
    ...notes.flatMap((note) => ['', wrap(note, '  ', width)]),
  ]
}

function changeLines({ path, line, title, before, after }: Change, width: number): string[] {
  const cut = (text: string) => (text.length <= width - 4 ? text : `${text.slice(0, width - 5)}…`)
  return [`  ${path}:${line}   ${title}`, `  - ${cut(before)}`, `  + ${cut(after)}`]
}

function handing(plan: Plan, handover: Handover, width: number): string[] {
  const live = liveKeys(plan)
  const test = plan.keys.filter(({ finding }) => finding.mode === 'test')
  return [
    ...(live.length === 0 ? [] : ['', ...handingLive(live, handover, width)]),
    ...test.flatMap(({ variable, dotenv }) => ['', wrap(DOTENV[dotenv](variable), '  ', width)]),
  ]
}

const DOTENV: Readonly<Record<Key['dotenv'], (variable: string) => string>> = {
  'takes it': (variable) => `The test key goes into .env, which git ignores, as ${variable}.`,
  'has it': (variable) => `The test key is in .env already, which git ignores, as ${variable}.`,
  'stays out': (variable) => `The test key goes into no file: .env is tracked, or has another ${variable}.`,
}

function handingLive(keys: readonly Key[], handover: Handover, width: number): string[] {
  const names = keys.map(({ variable }) => variable)
  const intro = `A live key goes into no file. From now on it comes from ${names.join(', ')} in the environment.`
  switch (handover.kind) {
    case 'none':
      return [
        wrap(
          `${intro} Its only other copy is where you have it from: --copy takes it to the clipboard, --to <manager> shows the command for a secret manager.`,
          '  ',
          width,
        ),
      ]
    case 'copy':
      return [wrap(`${intro} It is copied to the clipboard first.`, '  ', width)]
    case 'show':
    case 'send': {
      const { manager, place } = handover
      const how =
        handover.kind === 'send'
          ? 'It is handed over first, on the standard input of:'
          : `${manager.name} takes it on standard input, and --send hands it over:`
      const lead = `${intro} ${how}`
      return [wrap(lead, '  ', width), ...names.map((name) => `    ${manager.command(name, place)}`)]
    }
  }
}

function obstacles({ refused, left }: Plan, width: number): string[] {
  return [
    ...refused.flatMap(({ path, line, title, reason }) => [
      '',
      `  ${path}:${line}   ${title}`,
      wrap(`Left as it is. ${reason}`, '  ', width),
    ]),
    ...left.flatMap(({ places: [{ path, line }], title }) => [
      '',
      `  ${path}:${line}   ${title}`,
      wrap('Left as it is: it only looks like a secret, and does not stop the commit.', '  ', width),
    ]),
  ]
}

function doneAndNext(plan: Plan, ending: Ending): string {
  const next = nextCommand(plan, ending)
  return next === undefined ? 'Done. Nothing else is staged, so there is nothing to commit.' : `Done. Next: ${next}`
}

/** What commits it; undefined where nothing is left to commit. */
function nextCommand({ keys }: Plan, { isAnythingStaged }: Ending): string | undefined {
  const isLast = keys.some(
    ({ finding }) => finding.exposure?.state === 'committed' && finding.exposure.position === 'last',
  )
  if (isLast) return 'git commit --amend'
  return isAnythingStaged ? 'git commit' : undefined
}
