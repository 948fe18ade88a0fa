import type { Place } from '../core/finding.js'
import { messageOf, uriOf } from './message.js'
import type { Judged, Report } from './report.js'

declare const __VERSION__: string

/**
 * SARIF 2.1.0, for code scanning. One result for each place. Holds neither lines of code nor authors.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif({ findings, skipped }: Report): string {
  const rules = [...new Map(findings.map((finding) => [finding.rule, finding])).values()]
  const indexes = new Map(rules.map(({ rule }, index) => [rule, index]))
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'keyhold',
            version: __VERSION__,
            informationUri: 'https://github.com/keyhold/keyhold',
            rules: rules.map(toRule),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: skipped.map(({ path, reason }) => ({
              level: 'note',
              message: { text: `Not scanned, ${reason}: ${path}` },
            })),
          },
        ],
        results: findings.flatMap((finding) =>
          finding.places.map((place) => toResult(finding, place, indexes.get(finding.rule) ?? 0)),
        ),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function toRule({ rule, title, provider, severity, risk, verdict, advice }: Judged): object {
  const { revokeAt, steps } = advice.ifShared
  const help = [`Whoever holds it can ${risk}. When it got out:`, ...steps, ...revokeAt]
  return {
    id: rule,
    name: title,
    shortDescription: { text: title },
    fullDescription: { text: `${title} of ${provider}. Whoever holds it can ${risk}.` },
    help: { text: help.join('\n') },
    ...(revokeAt[0]?.startsWith('https:') ? { helpUri: revokeAt[0].split(' ')[0] } : {}),
    defaultConfiguration: { level: LEVELS[verdict] },
    properties: { 'security-severity': SCORES[severity], tags: ['security', 'secret'] },
  }
}

function toResult(finding: Judged, place: Place, ruleIndex: number): object {
  const { rule, fingerprint, verdict, mode, certainty, preview } = finding
  const { path, line, column, endLine, endColumn, commit } = place
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[verdict],
    message: { text: messageOf(finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path) },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
    partialFingerprints: { 'keyhold/v1': fingerprint },
    properties: { mode, certainty, preview, ...(commit === undefined ? {} : { commit }) },
  }
}

const LEVELS = { block: 'error', warn: 'warning', pass: 'note' } as const

/** What GitHub sorts by: critical from 9, high from 7, medium from 4. */
const SCORES = { critical: '9.5', high: '8.0', medium: '5.0', low: '2.0' } as const
