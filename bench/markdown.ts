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

/** Writes sections into the documents that have a place for them. */
export function writeSections(sections: readonly Section[], paths: readonly string[]): void {
  for (const path of paths) {
    const before = readFileSync(path, 'utf8')
    const after = sections.reduce(
      (text, { name, text: own }) =>
        text.replace(
          new RegExp(`(<!-- bench ${name} -->)[^]*(<!-- /bench ${name} -->)`),
          (_, open: string, close: string) => `${open}\n\n${own}\n\n${close}`,
        ),
      before,
    )
    if (after !== before) writeFileSync(path, after)
  }
}
