import { failure, KeyholdError } from '../core/errors.js'
import { printable } from '../core/escape.js'
import type { Exposure, Gap } from '../core/finding.js'
import { utf8 } from '../core/text.js'
import { isOid } from '../diff/raw.js'
import { BatchParser, type Block, inputOf, type Part } from './blobs.js'
import { isShallow, resolveObject } from './commits.js'
import { objectIn, startListing } from './history.js'
import { git, type GitContext, linesFrom, startGit } from './run.js'

/**
 * How far secrets have travelled. git is asked for objects, never for a secret: their contents come over a pipe and are
 * searched here, so that no secret stands in an argument that every process on the machine can read.
 */

/** A secret in every form in which it may stand in an object, one character a byte. */
export type Forms = readonly string[]

/** By object, its type and which secrets it holds. */
export type Holders = ReadonlyMap<string, { readonly type: string; readonly secrets: readonly number[] }>

/**
 * The exposure of each of these secrets, in the same order. Takes no longer than the budget. Who has read the whole past
 * knows the `holders`: then nothing is read again, but for secrets that none of them tells to be pushed.
 */
export async function exposuresOf(
  context: GitContext,
  secrets: readonly Forms[],
  holders?: Holders,
): Promise<Exposure[]> {
  try {
    return await within(context, secrets, budgetOf(context.env), holders)
  } catch (error) {
    // Whatever is broken here, the finding itself must still be reported.
    if (!(error instanceof KeyholdError)) throw error
    return secrets.map(() => ({ state: 'staged', checked: false, gap: 'failed' }))
  }
}

/** In milliseconds. */
function budgetOf(env: NodeJS.ProcessEnv): number {
  const { KEYHOLD_EXPOSURE_SECONDS: seconds = '' } = env
  return /^\d+(\.\d+)?$/.test(seconds) ? Number(seconds) * 1000 : 2000
}

/** What is reachable from remote-tracking refs. */
const PUSHED = ['--remotes']

async function within(
  context: GitContext,
  secrets: readonly Forms[],
  budget: number,
  holders: Holders | undefined,
): Promise<Exposure[]> {
  // What is left after the search goes into finding the commits.
  const [searching, asking] = [AbortSignal.timeout(budget * 0.7), AbortSignal.timeout(budget)]
  const [stashes, isCut] = await Promise.all([stashesOf(context), isShallow(context)])
  const local = [...stashes.map(([stash]) => stash as string), '--all', '--not', '--remotes']
  const [pushed, committed] = await Promise.all(
    holders === undefined
      ? [searchIn(context, PUSHED, secrets, searching), searchIn(context, local, secrets, searching)]
      : [pushedOf(context, secrets, holders, searching), findIn(context, local, holders, secrets.length, searching)],
  )
  const isOutOfTime = !pushed.isComplete || !committed.isComplete
  const isPartial = pushed.lacksObjects || committed.lacksObjects
  const gap: Gap | undefined = isCut ? 'shallow' : isPartial ? 'partial' : isOutOfTime ? 'time' : undefined
  const rest = { checked: gap === undefined, ...(gap === undefined ? {} : { gap }) }
  const exposures: Exposure[] = []
  for (const [index, forms] of secrets.entries()) {
    const [out, here] = [pushed.hits[index] as Hits, committed.hits[index] as Hits]
    const ask: Ask = (args) => answerOf(context, args, asking)
    if (!isEmpty(out))
      exposures.push({ state: 'pushed', ...(await originOf(ask, out, PUSHED, forms, 'refs/remotes')), ...rest })
    else if (isEmpty(here)) exposures.push({ state: 'staged', ...rest })
    else {
      const origin = await originOf(ask, here, local, forms, 'refs')
      exposures.push({ state: 'committed', ...(await standing(context, ask, origin, stashes)), ...rest })
    }
  }
  return exposures
}

/** Each stash with its parents: the commit it was made on, the index, and untracked files where it has them. */
export async function stashesOf(context: GitContext): Promise<string[][]> {
  const args = ['log', '-g', '--no-show-signature', '--format=%H %P', 'refs/stash', '--']
  // 128: there is no stash.
  const { status, stdout } = await git(context, args, { accept: [0, 128] })
  const stashes = status === 0 ? linesOf('log', stdout.toString('latin1')).map((line) => line.split(' ')) : []
  if (!stashes.flat().every(isOid)) throw failure.gitGarbled('log', 'a stash that is no object id')
  return stashes
}

/** The objects that hold a secret, newest first. */
interface Hits {
  /** Blobs, and trees that have it in a name. */
  readonly contents: string[]
  /** Commits that have it in the message or a name. */
  readonly commits: string[]
  readonly tags: string[]
  /** The first commit that has one of the contents, where that is known. */
  first?: string
}

interface Search {
  /** By secret. */
  readonly hits: readonly Hits[]
  /** Whether everything that was listed was read. */
  readonly isComplete: boolean
  /** Whether a partial clone lacks objects that were listed. */
  readonly lacksObjects: boolean
}

/**
 * Reads every object reachable from these revisions, newest commits first, while they are being listed. Goes on after
 * the first hit, because an older object tells since when the secret is there.
 */
async function searchIn(
  context: GitContext,
  revisions: readonly string[],
  secrets: readonly Forms[],
  signal: AbortSignal,
): Promise<Search> {
  // `--missing=print` lists what a partial clone lacks as `?<oid>` instead of fetching it or failing.
  const listing = ['rev-list', '--objects', '--no-object-names', '--in-commit-order', '--missing=print']
  const list = startGit(context, [...listing, ...revisions, '--'])
  const read = startGit(context, ['cat-file', '--batch', '--buffer'])
  list.stdin.end()
  const stop = () => [list, read].forEach((running) => running.stop())
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  const hits = secrets.map((): Hits => ({ contents: [], commits: [], tags: [] }))
  const oids: string[] = []
  const passOn = async (): Promise<boolean> => {
    let lacksObjects = false
    for await (const lines of linesFrom(list, 'rev-list')) {
      if (!lines.every((line) => isOid(line.replace(/^\?/, ''))))
        throw failure.gitGarbled('rev-list', 'a line that is not an object id')
      const present = lines.filter((line) => !line.startsWith('?'))
      lacksObjects ||= present.length < lines.length
      oids.push(...present)
      read.stdin.write(inputOf(present))
    }
    read.stdin.end()
    return lacksObjects
  }
  const search = async (): Promise<void> => {
    const parser = new BatchParser(oids)
    const searcher = new Searcher(secrets, hits)
    const write = (block?: Block) => block?.parts.forEach((part) => searcher.write(part))
    for await (const chunk of read.stdout) write(parser.write(chunk))
    if (!signal.aborted) write(parser.end())
  }
  try {
    const [lacksObjects] = await Promise.all([passOn(), search()])
    if (signal.aborted) return { hits, isComplete: false, lacksObjects }
    await Promise.all([list.finished(), read.finished()])
    if (oids.length === 0 && !lacksObjects) await assertNone(context, revisions)
    return { hits, isComplete: true, lacksObjects }
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
  }
}

/** Where nobody is known to hold a secret that was pushed, it may still stand where no rule tells it. */
async function pushedOf(
  context: GitContext,
  secrets: readonly Forms[],
  holders: Holders,
  signal: AbortSignal,
): Promise<Search> {
  const found = await findIn(context, PUSHED, holders, secrets.length, signal)
  const unknown = [...secrets.keys()].filter((index) => isEmpty(found.hits[index] as Hits))
  if (found.isNone || unknown.length === 0) return found
  const searched = await searchIn(
    context,
    PUSHED,
    unknown.map((index) => secrets[index] as Forms),
    signal,
  )
  const hits = found.hits.map((known, index) => searched.hits[unknown.indexOf(index)] ?? known)
  return { ...searched, hits }
}

/** Lists every object reachable from these revisions, oldest commits first, and takes those that hold a secret. */
async function findIn(
  context: GitContext,
  revisions: readonly string[],
  holders: Holders,
  secrets: number,
  signal: AbortSignal,
): Promise<Search & { readonly isNone: boolean }> {
  const list = startListing(context, revisions)
  signal.addEventListener('abort', list.stop)
  if (signal.aborted) list.stop()
  const hits = Array.from({ length: secrets }, (): Hits => ({ contents: [], commits: [], tags: [] }))
  let [commit, isNone, lacksObjects] = ['', true, false]
  try {
    for await (const lines of linesFrom(list, 'rev-list')) {
      isNone &&= lines.length === 0
      for (const line of lines) {
        const { oid, path, isLacking } = objectIn(line)
        lacksObjects ||= isLacking
        if (path === undefined && !isLacking) commit = oid
        const { type, secrets: held } = holders.get(oid) ?? NOTHING
        for (const index of held) {
          const own = hits[index] as Hits
          listIn(own, type).push(oid)
          // What has no path is what a tag points at.
          if (path && type === 'blob') own.first ??= commit
        }
      }
    }
    if (!signal.aborted) await list.finished()
    if (!signal.aborted && isNone) await assertNone(context, revisions)
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', list.stop)
    list.stop()
  }
  // Newest first, as they are searched.
  for (const own of hits) for (const oids of [own.contents, own.commits, own.tags]) oids.reverse()
  return { hits, isComplete: !signal.aborted, lacksObjects, isNone }
}

const NOTHING = { type: '', secrets: [] } as const

/** No objects at all are a surprise that is worth a second question. */
async function assertNone(context: GitContext, revisions: readonly string[]): Promise<void> {
  const { stdout } = await git(context, ['rev-list', '--count', '--max-count=1', ...revisions, '--'])
  if (stdout.toString('latin1') !== '0\n') throw failure.gitShort('rev-list')
}

/** Looks for secrets in objects that arrive in parts, in memory that does not grow with them. */
class Searcher {
  private tail = ''
  private found = new Set<number>()
  private readonly longest: number

  constructor(
    private readonly secrets: readonly Forms[],
    private readonly hits: readonly Hits[],
  ) {
    this.longest = Math.max(...secrets.flat().map((form) => form.length))
  }

  write({ oid, type, bytes, isLast }: Part): void {
    const text = this.tail + bytes.toString('latin1')
    for (const [index, forms] of this.secrets.entries()) {
      if (this.found.has(index) || !forms.some((form) => text.includes(form))) continue
      this.found.add(index)
      listIn(this.hits[index] as Hits, type).push(oid)
    }
    this.tail = isLast ? '' : text.slice(Math.max(0, text.length - this.longest + 1))
    if (isLast) this.found = new Set()
  }
}

/** Where among them an object of this type belongs. */
function listIn({ contents, commits, tags }: Hits, type: string | undefined): string[] {
  return type === 'commit' ? commits : type === 'tag' ? tags : contents
}

function isEmpty({ contents, commits, tags }: Hits): boolean {
  return contents.length + commits.length + tags.length === 0
}

/** Asks git; undefined when the time is over. */
type Ask = (args: readonly string[]) => Promise<string | undefined>

async function answerOf(
  context: GitContext,
  args: readonly string[],
  signal: AbortSignal,
): Promise<string | undefined> {
  if (signal.aborted) return undefined
  const running = startGit(context, args)
  signal.addEventListener('abort', running.stop)
  running.stdin.end()
  const chunks: Buffer[] = []
  for await (const chunk of running.stdout) chunks.push(chunk)
  signal.removeEventListener('abort', running.stop)
  if (signal.aborted) return undefined
  await running.finished()
  return Buffer.concat(chunks).toString('latin1')
}

type Origin = Pick<Exposure, 'commit' | 'date' | 'refs' | 'path' | 'isRoot'>

/** More objects than this need not be asked about: the oldest of them decide. */
const ASKED = 200
/** How many refs are told. */
const TOLD = 5

/** The first commit that has the secret, where it has it, and the refs under `namespace` that contain it. */
async function originOf(
  ask: Ask,
  hits: Hits,
  revisions: readonly string[],
  forms: Forms,
  namespace: string,
): Promise<Origin> {
  const objects = hits.contents.slice(-ASKED).map((oid) => `--find-object=${oid}`)
  const first = await firstCommit(ask, objects, revisions, hits)
  // Of what only a tag has, or where time was over, the commit is not known.
  if (first === undefined) return { refs: await tagsWith(ask, hits.tags, forms) }
  const [commit, date, ...parents] = first
  const origin = { commit: commit as string, date: date as string, isRoot: parents.length === 0 }
  const path = objects.length === 0 ? undefined : await pathIn(ask, origin.commit, objects)
  const refs = await ask(['for-each-ref', '--format=%(refname)', `--contains=${origin.commit}`, namespace])
  return {
    ...origin,
    ...(path === undefined ? {} : { path }),
    ...(refs === undefined ? {} : { refs: told(refs, forms) }),
  }
}

/** Its id, its author date and its parents. */
async function firstCommit(
  ask: Ask,
  objects: readonly string[],
  revisions: readonly string[],
  { first: withContent, commits }: Hits,
): Promise<string[] | undefined> {
  const log = ['-c', 'log.showRoot=true', 'log', '--no-show-signature', '--no-color', '--format=%H %aI %P']
  // `-m`: what a merge brings by itself counts as well.
  const search = [...log, '--reverse', '--topo-order', '-s', '-m', '--no-renames', ...objects, ...revisions, '--']
  const show = (commit: string | undefined) => commit && ask([...log, '--no-walk', '-s', commit, '--'])
  const byContent = await (objects.length === 0 || withContent !== undefined ? show(withContent) : ask(search))
  const byMessage = await show(commits.at(-1))
  const [first] = [byContent, byMessage]
    .flatMap((text) => linesOf('log', text).slice(0, 1))
    .map(commitIn)
    .sort(([, a], [, b]) => Date.parse(a as string) - Date.parse(b as string))
  return first
}

/** What `--format=%H %aI %P` shows of a commit. */
function commitIn(line: string): string[] {
  const [commit = '', date = '', ...parents] = line.trim().split(' ')
  if (![commit, ...parents].every(isOid) || !/^\d{4,}-\d\d-\d\dT[\d:+Z-]+$/.test(date))
    throw failure.gitGarbled('log', 'a commit of an unknown form')
  return [commit, date, ...parents]
}

async function pathIn(ask: Ask, commit: string, objects: readonly string[]): Promise<string | undefined> {
  const options = ['-r', '--root', '-m', '--no-commit-id', '--name-only', '--no-renames', '-z', '--diff-filter=d']
  const answer = await ask(['diff-tree', ...options, ...objects, commit, '--'])
  if (answer && !answer.endsWith('\0')) throw failure.gitShort('diff-tree')
  return answer?.split('\0')[0] || undefined
}

async function tagsWith(ask: Ask, tags: readonly string[], forms: Forms): Promise<string[]> {
  const points = tags.slice(0, TOLD).map((oid) => `--points-at=${oid}`)
  return told(points.length === 0 ? '' : await ask(['for-each-ref', '--format=%(refname)', ...points]), forms)
}

/** The first few, without the names that stand for another one, and without a name that holds the secret. */
function told(answer: string | undefined, forms: Forms): string[] {
  const refs = linesOf('for-each-ref', answer)
  if (!refs.every((ref) => ref.startsWith('refs/'))) throw failure.gitGarbled('for-each-ref', 'a name that is no ref')
  return refs
    .filter((ref) => !/^refs\/(?:remotes\/[^/]+\/HEAD|stash)$/.test(ref) && !forms.some((form) => ref.includes(form)))
    .slice(0, TOLD)
    .map((ref) => printable(utf8(ref)))
}

/** How the commit stands to HEAD, and whether it belongs to a stash. */
async function standing(
  context: GitContext,
  ask: Ask,
  origin: Origin,
  stashes: readonly string[][],
): Promise<Origin & Pick<Exposure, 'position'>> {
  const { commit } = origin
  if (commit === undefined) return origin
  const stash = stashes.findIndex(([own, , ...others]) => [own, ...others].includes(commit))
  if (stash >= 0) return { ...origin, refs: [`stash@{${stash}}`], position: 'elsewhere' }
  const head = await resolveObject(context, 'HEAD^{commit}')
  if (head === commit) return { ...origin, position: 'last' }
  if (head === undefined) return { ...origin, position: 'elsewhere' }
  const above = await ask(['rev-list', '--max-count=1', commit, `^${head}`, '--'])
  if (above === undefined) return origin
  if (!linesOf('rev-list', above).every(isOid)) throw failure.gitGarbled('rev-list', 'a line that is not an object id')
  return { ...origin, position: above === '' ? 'earlier' : 'elsewhere' }
}

/** The lines of an answer; none when there was no time for it. */
export function linesOf(command: string, answer = ''): string[] {
  if (answer !== '' && !answer.endsWith('\n')) throw failure.gitShort(command)
  return answer.split('\n').filter((line) => line !== '')
}
