import type { Report } from './report.js'
import { bypassing } from './summary.js'

/** The report as one documented object, for programs. Lines and columns count from 1, paths are relative to the top. */
export function toJson(report: Report): string {
  const { scanned, commits, skipped, accepted, findings, message } = report
  const document = {
    version: 1,
    scanned: { ...scanned, ...(commits === undefined ? {} : { commits }) },
    skipped,
    accepted: accepted ?? 0,
    bypassing: bypassing(report),
    message,
    findings: findings.map(
      ({
        rule,
        provider,
        title,
        mode,
        severity,
        certainty,
        verdict,
        reason,
        note,
        places,
        fingerprint,
        preview,
        risk,
        advice,
        exposure,
        past,
        lookalikes,
        disguise,
      }) => {
        const [first, ...others] = places
        return {
          rule,
          provider,
          title,
          mode,
          severity,
          certainty,
          verdict,
          reason,
          note,
          ...first,
          others,
          fingerprint,
          preview,
          disguise,
          lookalikes: lookalikes.map((lookalike) => lookalike.provider),
          risk,
          exposure,
          past,
          advice,
        }
      },
    ),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
