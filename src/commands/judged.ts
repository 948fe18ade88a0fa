import { advise } from '../core/advice.js'
import type { Candidate } from '../core/detect.js'
import type { Exposure, Finding } from '../core/finding.js'
import { formsOf } from '../core/forms.js'
import { fingerprinter, type Located, redact } from '../core/redact.js'
import type { Rule } from '../core/rule.js'
import { exposuresOf, type Holders } from '../git/exposure.js'
import { accept } from '../policy/accept.js'
import { judge } from '../policy/judge.js'
import type { Report } from '../report/report.js'
import { type Hit, shownPath, type Whereabouts } from './engine.js'
import type { Ruling } from './settings.js'

/** What was found without what is accepted, redacted, judged, and with advice that fits how far it has travelled. */
export async function judged(
  door: Report['door'],
  located: readonly Located[],
  folder: string,
  house: Ruling,
  repository: Whereabouts | undefined,
): Promise<Pick<Report, 'findings' | 'accepted' | 'message' | 'limits'>> {
  const rules = new Map(located.flatMap(({ candidates }) => candidates.map(({ rule }) => [rule.id, rule] as const)))
  const mark = fingerprinter()
  const { accepted, notes, ...left } = accept(located, house, mark)
  const verdicts = redact(left.located, mark).map((finding) => ({ ...finding, ...judge(finding, house.policy) }))
  const serious = verdicts.filter(({ mode }) => mode !== 'test')
  const exposures =
    repository === undefined || serious.length === 0
      ? undefined
      : await exposuresIn(left.located, mark, serious, repository)
  const findings = verdicts.map((finding) => {
    const rule = rules.get(finding.rule) as Rule
    const exposure = exposures?.get(finding.fingerprint)
    const publicKey = house.publicKeys.find(([provider]) => rule.mode !== 'public' && provider === rule.provider)?.[1]
    const advice = advise(finding, rule, { door, folder, exposure, publicKey })
    const note = notes.get(finding.fingerprint)
    return {
      ...finding,
      ...(exposure === undefined ? {} : { exposure }),
      ...(note === undefined ? {} : { note }),
      advice,
    }
  })
  const { message, limits } = house
  return { findings, accepted, message, limits }
}

/** By fingerprint. */
async function exposuresIn(
  located: readonly Located[],
  mark: (candidate: Candidate) => string,
  findings: readonly Finding[],
  { context, catalogue, found }: Whereabouts,
): Promise<Map<string, Exposure>> {
  const forms = formsOf(located, mark)
  const fingerprints = findings.map(({ fingerprint }) => fingerprint)
  const exposures = await exposuresOf(
    context,
    fingerprints.map((fingerprint) => [...(forms.get(fingerprint) ?? [])]),
    found && holdersOf(found, fingerprints, mark),
  )
  return new Map(
    await Promise.all(
      exposures.map(async ({ path, ...exposure }, index) => {
        const shown = path === undefined ? {} : { path: await shownPath(path, catalogue) }
        return [fingerprints[index] as string, { ...exposure, ...shown }] as const
      }),
    ),
  )
}

/** Which of these secrets each object holds; undefined where one of them is in no object that was read. */
function holdersOf(
  found: readonly Hit[],
  fingerprints: readonly string[],
  mark: (candidate: Candidate) => string,
): Holders | undefined {
  const indexes = new Map(fingerprints.map((fingerprint, index) => [fingerprint, index]))
  const holders = new Map<string, { type: string; secrets: number[] }>()
  const held = new Set<number>()
  for (const { oid, type, candidates } of found) {
    const secrets = [...new Set(candidates.flatMap((candidate) => indexes.get(mark(candidate)) ?? []))]
    holders.set(oid, { type, secrets })
    for (const index of secrets) held.add(index)
  }
  return held.size === fingerprints.length ? holders : undefined
}
