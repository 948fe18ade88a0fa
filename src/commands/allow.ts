import { join } from 'node:path'
import { failure, nearest } from '../core/errors.js'
import { mention } from '../core/escape.js'
import type { Finding } from '../core/finding.js'
import { isFingerprint } from '../core/redact.js'
import { openRepository, type Repository } from '../git/repository.js'
import { contextOf } from '../git/run.js'
import { indexEntries, linesWith, readTracked } from '../git/tracked.js'
import { type Allowed, commentIn, formatAllowed, isDay, isReason, parseAllowed, today } from '../policy/exceptions.js'
import { ALLOWED_FILE, readFile, writeAllowed } from '../policy/files.js'
import { builtInCatalogue } from '../rules/catalogue.js'
import { findingsIn } from './everything.js'
import type { ScanRequest } from './scan.js'
import { type Ruling, type Settings, settingsOfAll } from './settings.js'
import type { ExitCode, World } from './world.js'

/** `keyhold allow`: accepts a secret by its fingerprint, lists what is accepted, or drops what is no longer needed. */
export async function allow(world: World, { flags, operands }: ScanRequest): Promise<ExitCode> {
  const [fingerprint] = operands
  const ways = [fingerprint !== undefined, flags['list'] !== undefined, flags['prune'] !== undefined]
  if (ways.filter(Boolean).length !== 1)
    throw failure.badUsage('allow takes one fingerprint, or --list, or --prune.', 'allow')
  const house = await enter(world)
  if (flags['list']) return list(world, house)
  if (flags['prune']) return prune(world, house)
  return add(world, house, fingerprint as string, flags)
}

/** Adds exceptions to the file in the work tree, and gives how many of them are new or changed. */
export function addAllowed(top: string, added: readonly Allowed[]): number {
  const before = readFile(join(top, ALLOWED_FILE)) ?? ''
  const known = parseAllowed(before)
  const keyOf = ({ fingerprint, rule }: Allowed) => `${fingerprint} ${rule}`
  const byKey = new Map(known.map((each) => [keyOf(each), each]))
  for (const each of added) byKey.set(keyOf(each), each)
  const after = formatAllowed([...byKey.values()], before)
  if (after !== before) writeAllowed(top, after)
  return added.filter((each) => !known.some((other) => formatAllowed([other]) === formatAllowed([each]))).length
}

interface House {
  readonly repository: Repository
  readonly settings: Settings
  readonly ruling: Ruling
}

/** The repository, and what holds in it. */
export async function enter({ cwd, env }: Pick<World, 'cwd' | 'env'>): Promise<House> {
  const repository = await openRepository(contextOf(cwd, env))
  const settings = await settingsOfAll({ top: repository.top, context: repository }, builtInCatalogue())
  return { repository, settings, ruling: await settings.ruling([]) }
}

/** What to do so that it counts. */
export const STAGE_IT = `It counts once it is staged: git add ${ALLOWED_FILE}`

async function add(
  { stdout }: World,
  house: House,
  fingerprint: string,
  { reason, until, rule }: ScanRequest['flags'],
): Promise<ExitCode> {
  if (!isFingerprint(fingerprint))
    throw failure.badUsage(`${mention(fingerprint)} is no fingerprint: it has 16 hex digits.`, 'allow')
  if (typeof reason !== 'string' || !isReason(reason.trim()))
    throw failure.badUsage('An exception needs a reason in words: --reason "…".', 'allow')
  if (until !== undefined && !isDay(String(until)))
    throw failure.badUsage(`${mention(String(until))} is no day; write --until 2027-01-31.`, 'allow')
  if (until !== undefined && String(until) < today())
    throw failure.badUsage(`${String(until)} is over already.`, 'allow')
  const id = rule === undefined ? (await find(house, fingerprint)).rule : knownRule(String(rule), house)
  const allowed = {
    fingerprint,
    rule: id,
    ...(until === undefined ? {} : { until: String(until) }),
    reason: reason.trim(),
  }
  addAllowed(house.repository.top, [allowed])
  stdout.write(`Accepted ${fingerprint} (${id}) in ${ALLOWED_FILE}.\n  ${STAGE_IT}\n`)
  return 0
}

function knownRule(id: string, { ruling: { ruleIds } }: House): string {
  if (!ruleIds.includes(id)) throw failure.unknownRule(mention(id), nearest(id.slice(0, 60), ruleIds))
  return id
}

/** The finding in what is staged or tracked: the index holds both. */
async function find(house: House, fingerprint: string): Promise<Finding> {
  const found = (await trackedFindings(house)).find((finding) => finding.fingerprint === fingerprint)
  if (found === undefined) throw failure.nothingToAccept(fingerprint)
  return found
}

/** Every secret in what is tracked, as it is staged, but what the configuration lets pass. */
export async function trackedFindings({ repository, settings, ruling }: House): Promise<Finding[]> {
  const files = await indexEntries({ cwd: repository.top, env: repository.env })
  return findingsIn(repository, files, settings, ruling)
}

async function list({ stdout }: World, { repository, ruling }: House): Promise<ExitCode> {
  const staged = readTracked(repository, [ALLOWED_FILE]).get(ALLOWED_FILE) ?? ''
  const counting = new Set(parseAllowed(staged).map((each) => formatAllowed([each])))
  const written = parseAllowed(readFile(join(repository.top, ALLOWED_FILE)) ?? '')
  const all = new Map([...parseAllowed(staged), ...written].map((each) => [formatAllowed([each]), each]))
  const lines = [...all].map(([line, { until }]) => {
    const over = until !== undefined && until < today() ? ' (over)' : ''
    return `${mentionLine(line)}${counting.has(line) ? over : ' (not staged, so it does not count)'}`
  })
  const comments = (await linesWith(repository, 'keyhold-allow')).flatMap(({ path, line, text }) => {
    const comment = path === ALLOWED_FILE ? undefined : commentIn(text)
    if (comment === undefined) return []
    return [
      `${mention(path)}:${line} ${'flaw' in comment ? `(does not count: ${comment.flaw})` : told(comment, ruling)}`,
    ]
  })
  stdout.write(
    [
      `${ALLOWED_FILE}: ${lines.length === 0 ? 'nothing' : ''}`.trimEnd(),
      ...lines.map((line) => `  ${line}`),
      `Comments: ${comments.length === 0 ? 'none' : ''}`.trimEnd(),
      ...comments.map((line) => `  ${line}`),
      '',
    ].join('\n'),
  )
  return 0
}

function told({ rule, reason }: { rule: string; reason: string }, { ruleIds }: Ruling): string {
  return ruleIds.includes(rule) ? `${rule} ${mention(reason)}` : `(does not count: there is no rule ${mention(rule)})`
}

function mentionLine(line: string): string {
  const [fingerprint = '', ...rest] = line.trimEnd().split(' ')
  return [fingerprint, ...rest.map(mention)].join(' ')
}

async function prune({ stdout }: World, house: House): Promise<ExitCode> {
  const { top } = house.repository
  const before = readFile(join(top, ALLOWED_FILE)) ?? ''
  const known = parseAllowed(before)
  const there = new Set((await trackedFindings(house)).map(({ fingerprint, rule }) => `${fingerprint} ${rule}`))
  const isNeeded = ({ fingerprint, rule, until }: Allowed) =>
    there.has(`${fingerprint} ${rule}`) && (until === undefined || until >= today())
  const kept = known.filter(isNeeded)
  if (kept.length < known.length) writeAllowed(top, formatAllowed(kept, before))
  const dropped = known.length - kept.length
  stdout.write(
    dropped === 0
      ? `Nothing to drop: each of the ${known.length} exceptions in ${ALLOWED_FILE} is needed.\n`
      : `Dropped ${dropped} of ${known.length} exceptions from ${ALLOWED_FILE}.\n  ${STAGE_IT}\n`,
  )
  return 0
}
