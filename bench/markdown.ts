import { readFileSync, writeFileSync } from 'node:fs'

/** Text that stands in a document between `<!-- bench NAME -->` and `<!-- /bench NAME -->`. */
export interface Section {
  readonly name: string
  readonly text: string
}

/** A table as prettier lays it out. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...rows].map((row) => (row[at] as string).length)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] as number)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

/** Writes each section into the document that has its place. One without a place is an error. */
export function writeSections(sections: readonly Section[], paths: readonly string[]): void {
  for (const { name, text } of sections) {
    const place = new RegExp(`(<!-- bench ${name} -->)[^]*(<!-- /bench ${name} -->)`)
    const path = paths.find((document) => place.test(readFileSync(document, 'utf8')))
    if (path === undefined) throw new Error(`No document has a place for “${name}”.`)
    const before = readFileSync(path, 'utf8')
    writeFileSync(
      path,
      before.replace(place, (_, open: string, close: string) => `${open}\n\n${text}\n\n${close}`),
    )
  }
}
