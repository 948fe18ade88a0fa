import { messageOf } from './message.js'
import type { Judged, Report } from './report.js'
import { skippedLines, summary } from './summary.js'

/** JUnit XML: one case for each place, failed where it stops; one that passed when there is nothing. */
export function toJunit(report: Report): string {
  const cases = report.findings.flatMap((finding) => finding.places.map((place) => testCase(finding, place)))
  const failures = cases.filter((each) => each.includes('<failure')).length
  const all = cases.length === 0 ? ['    <testcase classname="keyhold" name="nothing found"/>'] : cases
  const said = [summary(report), ...skippedLines(report)].join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="keyhold" tests="${all.length}" failures="${failures}" errors="0" skipped="0">
${all.join('\n')}
    <system-out>${escaped(said)}</system-out>
  </testsuite>
</testsuites>
`
}

function testCase(finding: Judged, { path, line, column }: Judged['places'][number]): string {
  const name = escaped(`${path}:${line}:${column} ${finding.title}`)
  const text = escaped(`${messageOf(finding)}\n${finding.preview}\nfingerprint ${finding.fingerprint}`)
  const element = finding.verdict === 'block' ? 'failure' : 'system-out'
  const kind = finding.verdict === 'block' ? ` type="${escaped(finding.rule)}" message="${escaped(finding.title)}"` : ''
  return `    <testcase classname="${escaped(finding.rule)}" name="${name}">
      <${element}${kind}>${text}</${element}>
    </testcase>`
}

/** For text and for attributes. Characters that XML 1.0 cannot hold, even escaped, are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}
