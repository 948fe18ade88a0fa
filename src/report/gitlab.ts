import { messageOf } from './message.js'
import type { Report } from './report.js'

/**
 * A Code Quality report, which GitLab shows in merge requests on every tier.
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function toGitlab({ findings }: Report): string {
  const seen = new Map<string, number>()
  const issues = findings.flatMap((finding) =>
    finding.places.map(({ path, line, endLine }) => {
      const place = `${finding.fingerprint}:${path}`
      const times = (seen.get(place) ?? 0) + 1
      seen.set(place, times)
      return {
        description: messageOf(finding),
        check_name: finding.rule,
        // Unique in the report, and the same when lines above come or go.
        fingerprint: `${place}:${times}`,
        severity: finding.verdict === 'block' ? SEVERITIES[finding.severity] : 'minor',
        location: { path, lines: { begin: line, end: endLine } },
      }
    }),
  )
  return `${JSON.stringify(issues, null, 2)}\n`
}

const SEVERITIES = { critical: 'blocker', high: 'critical', medium: 'major', low: 'major' } as const
