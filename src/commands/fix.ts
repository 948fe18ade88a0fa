import { failure, nearest } from '../core/errors.js'
import { printable } from '../core/escape.js'
import { CLIPBOARDS, type Manager, MANAGERS } from '../core/managers.js'
import { isFingerprint } from '../core/redact.js'
import { stage } from '../git/rewrite.js'
import { stagedChanges } from '../git/staged.js'
import { appendVariable, pourInto } from '../install/handover.js'
import { replaceAll } from '../install/replace.js'
import { styleOf } from '../report/style.js'
import { count } from '../report/summary.js'
import { wrap } from '../report/wrap.js'
import { type Change, type Key, type Plan, planFix } from './fixing.js'
import type { ScanRequest } from './scan.js'
import type { ExitCode, World } from './world.js'

/** `keyhold fix`: takes the keys out of what is staged. 0 when none is left, 1 when one is. */
export async function fix(world: World, { flags, operands }: ScanRequest): Promise<ExitCode> {
  const [only] = operands
  if (only !== undefined && !isFingerprint(only)) throw failure.badFingerprint()
  const handover = handoverOf(flags)
  const plan = await planFix(world, only)
  const { width } = styleOf(world.stdout, world.env)
  if (plan.stagings.length === 0) {
    world.stdout.write(textOf([...nothingToDo(plan), ...obstacles(plan, width)]))
    return plan.refused.length > 0 ? 1 : 0
  }
  if (handover.kind === 'copy') refuseSeveral(plan)
  world.stdout.write(textOf([...planned(plan, width), ...handing(plan, handover, width), ...obstacles(plan, width)]))
  if (flags['dry-run'] === true) return plan.refused.length > 0 ? 1 : 0
  if (flags['yes'] !== true && !(await isAgreed(world, handover))) {
    world.stdout.write('Nothing was changed.\n')
    return 1
  }
  await carryOut(world, plan, handover)
  const { changes } = await stagedChanges(plan.context)
  world.stdout.write(textOf(closing(plan, changes.length > 0, width)))
  return plan.refused.length > 0 ? 1 : 0
}

/** Where a live key goes before it is gone. */
type Handover =
  | { readonly kind: 'none' }
  | { readonly kind: 'copy' }
  | { readonly kind: 'show' | 'send'; readonly manager: Manager; readonly place: string }

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

/** The keys that go into no file. */
function liveKeys({ keys }: Plan): readonly Key[] {
  return keys.filter(({ finding }) => finding.mode !== 'test')
}

function refuseSeveral(plan: Plan): void {
  const live = liveKeys(plan)
  if (live.length > 1) throw failure.oneAtATime(live.map(({ finding }) => finding.fingerprint))
}

async function isAgreed({ stderr, stdin }: World, { kind }: Handover): Promise<boolean> {
  if (!stderr.isTerminal) throw failure.nobodyToAsk()
  const first = { copy: 'Copy the key and change', send: 'Hand the key over and change' }[kind as string] ?? 'Change'
  stderr.write(`${first} these files? [y/N] `)
  for await (const answer of stdin) return /^\s*y(?:es)?\s*$/i.test(answer.toString('utf8'))
  return false
}

/**
 * Hands over first, so that nothing is changed when that fails. Then the files, then the index: whatever happens in
 * between, the index still stops the commit, and the next `fix` goes on from there.
 */
async function carryOut(world: World, plan: Plan, handover: Handover): Promise<void> {
  await handOver(world, liveKeys(plan), handover)
  replaceAll(plan.first)
  for (const { sealed, variable, goesToDotenv } of plan.keys)
    if (goesToDotenv) appendVariable(sealed, variable, plan.dotenv.path, plan.dotenv.lead)
  replaceAll(plan.files)
  await stage(plan.context, plan.stagings)
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

function nothingToDo({ refused }: Plan): string[] {
  return [
    refused.length > 0
      ? 'keyhold can take none of these keys out of what is staged.'
      : 'No key is staged. There is nothing to fix.',
  ]
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
    ...test.flatMap(({ variable, goesToDotenv }) => [
      '',
      wrap(
        goesToDotenv
          ? `The test key goes into .env, which git ignores, as ${variable}.`
          : `The test key goes into no file: .env is tracked, or has another ${variable}.`,
        '  ',
        width,
      ),
    ]),
  ]
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
        handover.kind === 'send' ? 'is handed over first, on the standard input of' : 'takes it on standard input:'
      const lead = handover.kind === 'send' ? `${intro} It ${how}:` : `${intro} ${manager.name} ${how}`
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

function closing({ keys, refused }: Plan, isAnythingStaged: boolean, width: number): string[] {
  const isLast = keys.some(
    ({ finding }) => finding.exposure?.state === 'committed' && finding.exposure.position === 'last',
  )
  const travelled = keys.filter(({ finding }) => finding.exposure !== undefined && finding.exposure.state !== 'staged')
  return [
    '',
    ...travelled.flatMap(({ finding: { advice, fingerprint } }) => [
      wrap(
        `${advice.situation.replace(/ To be safe:$/, '')} ${advice.ifShared.heading} npx keyhold explain ${fingerprint}`,
        '',
        width,
      ),
    ]),
    refused.length > 0 ? 'Done, but for what was left as it is.' : doneAndNext(isAnythingStaged, isLast),
  ]
}

function doneAndNext(isAnythingStaged: boolean, isLast: boolean): string {
  if (isLast) return 'Done. Next: git commit --amend'
  return isAnythingStaged ? 'Done. Next: git commit' : 'Done. Nothing else is staged, so there is nothing to commit.'
}

function textOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
