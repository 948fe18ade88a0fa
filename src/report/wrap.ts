/** Breaks text between words at `width`; what has no space stays whole, so that it can be copied. */
export function wrap(text: string, lead: string, width: number, indent = ' '.repeat(lead.length)): string {
  const lines: string[] = []
  let line = lead
  for (const word of text.split(' ')) {
    const isFirst = line === lead || line === indent
    if (!isFirst && line.length + 1 + word.length > width) {
      lines.push(line)
      line = indent + word
    } else line += isFirst ? word : ` ${word}`
  }
  return [...lines, line].join('\n')
}
