import { type Candidate, type Catalogue, type Extent, Scanner } from '../core/detect.js'
import { failure } from '../core/errors.js'
import { printable } from '../core/escape.js'
import type { Located } from '../core/redact.js'
import type { Part } from '../git/blobs.js'
import type { Judged, Report, Scanned, Skipped } from '../report/report.js'

/** The secrets of each object that holds any, and how much was read in all. */
export interface Scan {
  readonly hits: ReadonlyMap<string, readonly Candidate[]>
  readonly extents: ReadonlyMap<string, Extent>
}

/** Scans objects as they arrive, each once. */
export async function scanParts(parts: AsyncIterable<Part>, catalogue: Catalogue): Promise<Scan> {
  const hits = new Map<string, Candidate[]>()
  const extents = new Map<string, Extent>()
  let scanner = new Scanner(catalogue)
  for await (const { oid, bytes, isLast } of parts) {
    const wait = scanner.write(bytes)
    if (wait !== undefined) await wait
    if (!isLast) continue
    const candidates = await scanner.end()
    if (candidates.length > 0) hits.set(oid, candidates)
    extents.set(oid, scanner.extent)
    scanner = new Scanner(catalogue)
  }
  return { hits, extents }
}

/** How much was scanned: every place counts, also where two hold the same object. */
export function totalOf(oids: readonly string[], extents: ReadonlyMap<string, Extent>): Scanned {
  const total = { files: 0, lines: 0, bytes: 0 }
  for (const oid of oids) {
    const extent = extents.get(oid)
    if (extent === undefined) continue
    total.files += 1
    total.lines += extent.lines
    total.bytes += extent.bytes
  }
  return total
}

/** What was listed must equal what was scanned plus what is named as skipped. */
export function assertCounted(listed: number, scanned: Scanned, skipped: readonly Skipped[]): void {
  if (listed !== scanned.files + skipped.length) throw failure.uncounted(listed, scanned.files, skipped.length)
}

/** The report of what was found. Redaction, judging and advice are loaded here, when there is something. */
export async function reportOn(
  door: Report['door'],
  located: readonly Located[],
  rest: Pick<Report, 'scanned' | 'skipped'>,
  folder: string,
): Promise<Report> {
  if (located.length === 0) return { door, ...rest, findings: [] }
  const [{ redact }, { advise }, { judge, defaultPolicy }] = await Promise.all([
    import('../core/redact.js'),
    import('../core/advice.js'),
    import('../policy/judge.js'),
  ])
  const rules = new Map(located.flatMap(({ candidates }) => candidates.map(({ rule }) => [rule.id, rule] as const)))
  const findings = redact(located).flatMap((finding): Judged[] => {
    const rule = rules.get(finding.rule)
    const situation = { door: door === 'staged' ? ('staged' as const) : ('other' as const), folder }
    return rule === undefined
      ? []
      : [{ ...finding, ...judge(finding, defaultPolicy), advice: advise(finding, rule, situation) }]
  })
  return { door, ...rest, findings: findings.filter(({ verdict }) => verdict !== 'pass') }
}

/** A path for people: decoded, controls escaped, and keys in it masked. */
export async function shownPath(path: string, catalogue: Catalogue): Promise<string> {
  const text = printable(Buffer.from(path, 'latin1').toString('utf8'))
  const scanner = new Scanner(catalogue)
  await scanner.write(Buffer.from(text))
  const secrets = (await scanner.end()).filter(({ rule }) => rule.certainty === 'certain').map(({ secret }) => secret)
  return secrets.reduce((shown, secret) => shown.replaceAll(secret, `${secret.slice(0, 4)}…`), text)
}
