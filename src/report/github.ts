import { messageOf } from './message.js'
import type { Report } from './report.js'
import { skippedLines, summary } from './summary.js'

/**
 * Annotations of GitHub Actions, one for each place:
 *
 *     ::error file=src/pay.ts,line=3,col=35,endLine=3,endColumn=60,title=…::…
 *
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function toGithub(report: Report): string {
  const annotations = report.findings.flatMap((finding) =>
    finding.places.map(({ path, line, column, endLine, endColumn }) => {
      const command = finding.verdict === 'block' ? 'error' : 'warning'
      // Columns only count where the annotation is about one line.
      const columns = line === endLine ? { col: column, endColumn } : {}
      const fields = { file: path, line, endLine, ...columns, title: `keyhold: ${finding.title}` }
      const properties = Object.entries(fields).map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
      return `::${command} ${properties.join(',')}::${escaped(messageOf(finding))}`
    }),
  )
  const rest = [...skippedLines(report), summary(report)].map((line) => escaped(`keyhold: ${line}`))
  return [...annotations, ...rest, ''].join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
