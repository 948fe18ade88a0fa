import type { Candidate } from '../core/detect.js'
import { failure } from '../core/errors.js'
import type { Place } from '../core/finding.js'
import type { Located } from '../core/redact.js'
import { blobsOfTree, resolveObject, revList } from '../git/commits.js'
import { datesOf, type Listed, type Past, startPast } from '../git/history.js'
import { contextOf, type GitContext } from '../git/run.js'
import type { Judged, Report, Skipped } from '../report/report.js'
import { addTo, type Hit, reportOn, scanNames, shownPath, textsIn } from './engine.js'
import type { Settings } from './settings.js'
import type { Output, World } from './world.js'

/**
 * Every object that a ref or a reflog reaches, once. Each finding says which commit brought it first, when, and whether
 * HEAD still has it. `shard`, as `2/5`, takes the second of five shares, which are the same on every machine.
 */
export async function scanHistory(
  { cwd, env, stderr }: World,
  shard: string | undefined,
  settings: Settings,
): Promise<Report> {
  const context = contextOf(cwd, env)
  const share = shareOf(shard)
  const past = startPast(context, share.has)
  const read = await readAll(past, settings, progressOn(stderr, past))
  const names = share.isFirst ? await scanNames([...past.listed.names], settings.catalogue) : []
  const { located, isInHead } = await locate(context, read.hits, settings)
  const scan = {
    scanned: read.scanned,
    skipped: [...read.skipped, ...lackingOf(past.listed)],
    located: [...located, ...names],
  }
  const { catalogue, ruling } = settings
  // A secret in a name stands in trees, which are not read; and what other shares have read is not known here.
  const found = names.length === 0 && shard === undefined ? { found: read.hits } : {}
  const report = await reportOn('range', scan, '', ruling, { context, catalogue, ...found })
  return { ...report, commits: read.commits, findings: await dated(context, report.findings, isInHead) }
}

interface Share {
  readonly isFirst: boolean
  has(oid: string): boolean
}

/** Ids are spread evenly, so their first digits tell whose share they are. */
function shareOf(shard: string | undefined): Share {
  if (shard === undefined) return { isFirst: true, has: () => true }
  const [, part, parts] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(shard) ?? []
  const [own, all] = [Number(part), Number(parts)]
  if (!(own <= all)) throw failure.badUsage('--shard is one of several shares, such as 2/5.', 'scan')
  return { isFirst: own === 1, has: (oid) => Number.parseInt(oid.slice(0, 8), 16) % all === own - 1 }
}

interface Placed extends Hit {
  readonly path: string
  /** Absent for a tag, and for a file that only a tag points at. */
  readonly commit: string | undefined
}

interface Read {
  readonly hits: readonly Placed[]
  readonly scanned: Report['scanned']
  readonly commits: number
  readonly skipped: readonly Skipped[]
}

async function readAll(past: Past, { catalogue }: Settings, tell: (done: number) => void): Promise<Read> {
  const hits: Placed[] = []
  const skipped: Skipped[] = []
  const scanned = { files: 0, lines: 0, bytes: 0 }
  let [commits, done] = [0, 0]
  for await (const texts of textsIn(past.blocks, catalogue)) {
    for (const { part, pointer, candidates, extent } of texts) {
      const { oid, type } = part
      const [path, commit] = [past.listed.paths[done] as string, past.listed.commits[done] as string]
      done++
      if (pointer !== undefined)
        skipped.push({ path: await shownPath(path, catalogue), reason: 'an old object of Git LFS' })
      if (candidates.length > 0) {
        const isLoose = type === 'tag' || (type === 'blob' && path === '')
        hits.push({ oid, path, type, candidates, commit: isLoose ? undefined : commit })
      }
      if (type === 'blob') addTo(scanned, extent)
      if (type === 'commit') commits++
    }
    tell(done)
  }
  return { hits, scanned, commits, skipped }
}

function lackingOf({ lacking }: Listed): Skipped[] {
  return lacking === 0 ? [] : [{ path: `${lacking} objects`, reason: 'this partial clone lacks them' }]
}

/** Each secret once for each path, where the oldest commit has it. */
async function locate(
  context: GitContext,
  hits: readonly Placed[],
  { catalogue }: Settings,
): Promise<{ located: Located[]; isInHead: (place: Place) => boolean }> {
  const inHead = hits.length === 0 ? new Set<string>() : await objectsInHead(context)
  const kept = new Set<string>()
  const seen = new Set<string>()
  const places = new Map<string, string>()
  const located: Located[] = []
  for (const { oid, path, commit, type, candidates } of hits) {
    const isFile = type === 'blob' && path !== ''
    const shown = isFile ? await shownPath(path, catalogue) : `${TEXTS[type] ?? 'object'} ${oid.slice(0, 10)}`
    const first = candidates.filter((candidate) => !seen.has(`${nameOf(candidate)}\0${shown}`))
    for (const candidate of candidates) {
      seen.add(`${nameOf(candidate)}\0${shown}`)
      if (inHead.has(oid)) kept.add(nameOf(candidate))
    }
    for (const candidate of first) places.set(placeName(shown, commit, candidate), nameOf(candidate))
    if (first.length > 0)
      located.push({ path: shown, candidates: first, all: candidates, ...(commit === undefined ? {} : { commit }) })
  }
  return { located, isInHead: ({ path, commit, ...at }) => kept.has(places.get(placeName(path, commit, at)) ?? '') }
}

const TEXTS: Readonly<Record<string, string>> = { commit: 'message of', tag: 'tag' }

function placeName(path: string, commit: string | undefined, { line, column }: Pick<Place, 'line' | 'column'>): string {
  return `${path}\0${commit}\0${line}:${column}`
}

function nameOf({ rule, secret }: Candidate): string {
  return `${rule.id}\0${secret}`
}

/** The files that HEAD has, and the commits that lead to it. */
async function objectsInHead(context: GitContext): Promise<ReadonlySet<string>> {
  const tree = await resolveObject(context, 'HEAD^{tree}')
  if (tree === undefined) return new Set()
  const [blobs, commits] = await Promise.all([blobsOfTree(context, tree), revList(context, ['HEAD'])])
  return new Set([...blobs.map(({ oid }) => oid), ...commits])
}

async function dated(
  context: GitContext,
  findings: readonly Judged[],
  isInHead: (place: Place) => boolean,
): Promise<Judged[]> {
  const commits = findings.flatMap(({ places: [{ commit }] }) => commit ?? [])
  const dates = await datesOf(context, [...new Set(commits)])
  return findings.map((finding) => {
    const { commit } = finding.places[0]
    const date = commit === undefined ? undefined : dates.get(commit)
    if (commit === undefined || date === undefined) return finding
    return { ...finding, past: { commit, date, isInHead: finding.places.some(isInHead) } }
  })
}

/** What is read, how much of it, and how long it takes: on a terminal, twice a second. */
function progressOn(stderr: Output, { listed }: Past): (done: number) => void {
  if (!stderr.isTerminal) return () => {}
  const started = Date.now()
  let next = started + 500
  let isShown = false
  return (done) => {
    const now = Date.now()
    const all = listed.oids.length
    const isEnd = listed.isComplete && done === all
    if (isEnd && isShown) stderr.write(CLEAR)
    if (isEnd || now < next) return
    next = now + 500
    isShown = true
    const left = listed.isComplete ? Math.ceil((((now - started) / done) * (all - done)) / 1000) : undefined
    const rest = left === undefined ? '' : `, about ${left} s left`
    stderr.write(`${CLEAR}keyhold: read ${done} of ${all}${listed.isComplete ? '' : '+'} texts${rest}`)
  }
}

/** Back to the start of the line, and nothing on it. */
const CLEAR = '\r\u001b[K'
