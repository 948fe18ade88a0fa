import { failure, nearest } from '../core/errors.js'
import { printable } from '../core/escape.js'
import { CLIPBOARDS, type Handover, MANAGERS } from '../core/managers.js'
import { isFingerprint } from '../core/redact.js'
import { freshIndex, keptFiles } from '../git/rewrite.js'
import { contextOf } from '../git/run.js'
import { stagedChanges } from '../git/staged.js'
import { appendVariables, pourInto } from '../install/handover.js'
import { type Desk, replaceAll, resume } from '../install/replace.js'
import { styleOf } from '../report/style.js'
import { closing, type Ending, opening, toJson } from './fix-report.js'
import { type Key, liveKeys, type Plan, planFix } from './fixing.js'
import type { ScanRequest } from './scan.js'
import type { ExitCode, World } from './world.js'

/** `keyhold fix`: takes the keys out of what is staged. 0 when none is left, 1 when one is. */
export async function fix(world: World, { flags, operands }: ScanRequest): Promise<ExitCode> {
  const [only] = operands
  if (only !== undefined && !isFingerprint(only)) throw failure.badFingerprint()
  const handover = handoverOf(flags)
  const isDry = flags['dry-run'] === true
  const isJson = flags['format'] === 'json'
  if (isJson && !isDry && flags['yes'] !== true)
    throw failure.badUsage('--format json goes with --dry-run or --yes: there is no question in it.', 'fix')
  const desk = await keptFiles(contextOf(world.cwd, world.env))
  const isResumed = !isDry && resume(desk)
  const plan = await planFix(world, only)
  const { width } = styleOf(world.stdout, world.env)
  const say = (lines: readonly string[]) => {
    if (!isJson) world.stdout.write(lines.map((line) => `${line}\n`).join(''))
  }
  refuseUnfit(plan, handover)
  say(opening(plan, handover, isResumed, width))
  const outcome = await outcomeOf(world, plan, handover, desk, flags)
  const { changes } = await stagedChanges(plan.context)
  const ending = { outcome, isResumed, isAnythingStaged: changes.length > 0 }
  say(closing(plan, ending, width))
  if (isJson) world.stdout.write(toJson(plan, handover, ending))
  return plan.refused.length > 0 || outcome === 'declined' ? 1 : 0
}

async function outcomeOf(
  world: World,
  plan: Plan,
  handover: Handover,
  desk: Desk,
  flags: ScanRequest['flags'],
): Promise<Ending['outcome']> {
  if (plan.stagings.length === 0) return 'nothing'
  if (flags['dry-run'] === true) return 'planned'
  if (flags['yes'] !== true && !(await isAgreed(world, handover))) return 'declined'
  await carryOut(world, plan, handover, desk)
  return 'done'
}

function handoverOf(flags: ScanRequest['flags']): Handover {
  const { to, in: place, send } = flags
  const isCopied = flags['copy'] === true
  if (isCopied && to !== undefined) throw failure.badUsage('--copy and --to cannot be combined.', 'fix')
  if (to === undefined) {
    if (send === true || place !== undefined) throw failure.badUsage('--send and --in go with --to.', 'fix')
    return { kind: isCopied ? 'copy' : 'none' }
  }
  const ids = MANAGERS.map(({ id }) => id)
  const manager = MANAGERS.find(({ id }) => id === to)
  if (manager === undefined) throw failure.unknownManager(printable(String(to)), nearest(String(to), ids), ids)
  if (manager.place !== undefined && place === undefined) throw failure.placeNeeded(manager.name, manager.place)
  return { kind: send === true ? 'send' : 'show', manager, place: printable(String(place ?? '')) }
}

function refuseUnfit(plan: Plan, handover: Handover): void {
  const live = liveKeys(plan)
  if (handover.kind === 'copy' && live.length > 1)
    throw failure.oneAtATime(live.map(({ finding }) => finding.fingerprint))
  if (!('manager' in handover)) return
  const { name, cannotTake } = handover.manager
  const unfit = live.find(({ sealed }) => cannotTake !== undefined && sealed.has(cannotTake))
  if (unfit !== undefined) throw failure.notTakenWhole(name, unfit.finding.fingerprint)
}

async function isAgreed({ stderr, stdin }: World, { kind }: Handover): Promise<boolean> {
  if (!stderr.isTerminal) throw failure.nobodyToAsk()
  const first = { copy: 'Copy the key and change', send: 'Hand the key over and change' }[kind as string] ?? 'Change'
  stderr.write(`${first} these files? [y/N] `)
  for await (const answer of stdin) return /^\s*y(?:es)?\s*$/i.test(answer.toString('utf8'))
  return false
}

/** Hands over first, so that nothing is changed when that fails. */
async function carryOut(world: World, plan: Plan, handover: Handover, desk: Desk): Promise<void> {
  await handOver(world, liveKeys(plan), handover)
  const taken = plan.keys.filter(({ dotenv }) => dotenv === 'takes it')
  const index = { file: Buffer.from(desk.index), ...(await freshIndex(plan.context, desk.index, plan.stagings)) }
  const appended = { file: plan.dotenv.file, append: () => appendVariables(taken, plan.dotenv) }
  replaceAll([...plan.first, ...(taken.length === 0 ? [] : [appended]), ...plan.files, index], desk)
}

async function handOver({ cwd, env }: World, keys: readonly Key[], handover: Handover): Promise<void> {
  if (handover.kind === 'copy') for (const key of keys) await copy(key, cwd, env)
  if (handover.kind !== 'send') return
  for (const { sealed, variable } of keys) {
    const command = handover.manager.command(variable, handover.place)
    // Node hands out a socket, which cannot be opened as /dev/stdin.
    const status = await pourInto(sealed, ['sh', '-c', `cat | { ${command}; }`], { cwd, env })
    if (status !== 0) throw failure.notHandedOver(command, status)
  }
}

async function copy({ sealed }: Key, cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  for (const command of CLIPBOARDS) if ((await pourInto(sealed, command, { cwd, env })) === 0) return
  throw failure.noClipboard(CLIPBOARDS.map(([name]) => name))
}
