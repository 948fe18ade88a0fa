import type { Step } from '../core/advice.js'

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

/** A step as lines: its text, and below it the commands as they are typed, or beside the lead where there is no text. */
export function stepLines({ text, commands }: Step, lead: string, width: number): string[] {
  const indent = ' '.repeat(lead.length)
  if (text === '') return commands.map((command, index) => `${index === 0 ? lead : indent}${command}`)
  return [wrap(text, lead, width, indent), ...commands.map((command) => `${indent}  ${command}`)]
}
