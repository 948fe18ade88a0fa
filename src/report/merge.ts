/** A report as `--format json` or `--format sarif` wrote it, as far as joining needs to know it. */
export interface Written {
  readonly text: string
  /** Whether it holds something that stops a commit. */
  readonly isBlocking: boolean
}

/** Joins the reports on shares of one past. All are of one format; undefined where they are not, or are no reports. */
export function merged(texts: readonly string[]): Written | undefined {
  const documents = texts.map(parsed)
  if (documents.every(isJsonReport)) {
    const report = joinedJson(documents)
    return written(report, report.findings.some(isStopped))
  }
  if (documents.every(isSarif)) {
    const log = joinedSarif(documents)
    return written(
      log,
      log.runs.some(({ results }) => results.some(({ level }) => level === 'error')),
    )
  }
  return undefined
}

interface Found {
  readonly fingerprint: string
  readonly verdict: string
  readonly path: string
  readonly others: readonly { readonly path: string }[]
  readonly past?: { readonly date: string; readonly isInHead: boolean }
}

interface JsonReport {
  readonly version: 1
  readonly scanned: Readonly<Record<string, number>>
  readonly skipped: readonly object[]
  readonly accepted: number
  readonly findings: readonly Found[]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function written(document: object, isBlocking: boolean): Written {
  return { text: `${JSON.stringify(document, null, 2)}\n`, isBlocking }
}

function isStopped({ verdict }: Found): boolean {
  return verdict === 'block'
}

function isJsonReport(value: unknown): value is JsonReport {
  const { version, scanned, skipped, accepted, findings } = (value ?? {}) as Partial<JsonReport>
  const isFound = (found: Found) => typeof found?.fingerprint === 'string' && Array.isArray(found.others)
  return (
    version === 1 &&
    typeof scanned === 'object' &&
    Array.isArray(skipped) &&
    typeof accepted === 'number' &&
    Array.isArray(findings) &&
    findings.every(isFound)
  )
}

function joinedJson(reports: readonly JsonReport[]): JsonReport {
  const scanned: Record<string, number> = {}
  for (const report of reports)
    for (const [name, number] of Object.entries(report.scanned)) scanned[name] = (scanned[name] ?? 0) + number
  const findings = new Map<string, Found>()
  for (const found of reports.flatMap((report) => report.findings)) {
    const known = findings.get(found.fingerprint)
    findings.set(found.fingerprint, known === undefined ? found : joinedFound(known, found))
  }
  return {
    version: 1,
    scanned,
    skipped: reports.flatMap(({ skipped }) => skipped),
    accepted: reports.reduce((sum, { accepted }) => sum + accepted, 0),
    findings: [...findings.values()],
  }
}

/** The older one, with the places of the other. What one share lets pass and another does not, is stopped. */
function joinedFound(one: Found, other: Found): Found {
  const [first, second] = (other.past?.date ?? '') && isOlder(other, one) ? [other, one] : [one, other]
  const { path, others } = second
  const places = [...first.others, { ...placeIn(second), path }, ...others]
  const known = new Set([first.path])
  const judged = [first, second].find(isStopped) ?? first
  return {
    ...first,
    ...pick(judged, ['verdict', 'reason']),
    others: places.filter((place) => !known.has(place.path) && known.add(place.path)),
    ...(first.past === undefined
      ? {}
      : { past: { ...first.past, isInHead: first.past.isInHead || second.past?.isInHead === true } }),
  }
}

function isOlder(one: Found, other: Found): boolean {
  return other.past === undefined || Date.parse(one.past?.date ?? '') < Date.parse(other.past.date)
}

function placeIn(found: Found): object {
  return pick(found, ['path', 'line', 'column', 'endLine', 'endColumn', 'commit', 'within', 'isMoved'])
}

function pick(value: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)))
}

interface Result {
  readonly ruleId: string
  readonly level: string
  readonly partialFingerprints?: object
  readonly locations?: readonly unknown[]
}

interface Run {
  readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string }[] } }
  readonly invocations: readonly { readonly toolExecutionNotifications: readonly object[] }[]
  readonly results: readonly Result[]
}

interface Sarif {
  readonly version: string
  readonly runs: readonly [Run]
}

function isSarif(value: unknown): value is Sarif {
  const [run, ...others] = (value as Partial<Sarif> | undefined)?.runs ?? []
  return (
    others.length === 0 &&
    run?.tool?.driver?.name === 'keyhold' &&
    Array.isArray(run.tool.driver.rules) &&
    Array.isArray(run.results) &&
    Array.isArray(run.invocations?.[0]?.toolExecutionNotifications)
  )
}

/** One run: the rules of all, and the results, which name their rule by its place among them. */
function joinedSarif(logs: readonly Sarif[]): Sarif {
  const [log, runs] = [logs[0] as Sarif, logs.map((each) => each.runs[0])]
  const rules = [...new Map(runs.flatMap(({ tool }) => tool.driver.rules).map((rule) => [rule.id, rule])).values()]
  const indexes = new Map(rules.map(({ id }, index) => [id, index]))
  const results = new Map(
    runs
      .flatMap((run) => run.results)
      .map((result) => [
        JSON.stringify([result.partialFingerprints, result.locations]),
        { ...result, ruleIndex: indexes.get(result.ruleId) },
      ]),
  )
  const [run] = runs as [Run]
  const notifications = runs.flatMap(({ invocations }) => invocations[0]?.toolExecutionNotifications ?? [])
  return {
    ...log,
    runs: [
      {
        ...run,
        tool: { driver: { ...run.tool.driver, rules } },
        invocations: [{ ...run.invocations[0], toolExecutionNotifications: notifications }],
        results: [...results.values()],
      },
    ],
  }
}
