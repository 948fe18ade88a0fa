/**
 * Puts a marked block into a hook, and takes it out again. Pure. Two laws hold for every text:
 * planting twice is planting once, and uprooting after planting gives back the same bytes.
 */

/** Where in the hook the block went, so that uprooting knows what to give back. Stands in the marker. */
const [MADE, MADE_WHOLE, LINE_ENDED, PLAIN] = [
  ', file made by keyhold',
  ', file and its first line made by keyhold',
  ', line ended by keyhold',
  '',
]

/** What stands first in a hook that git itself starts; husky needs none. */
const SHEBANG = '#!/bin/sh\n'

// A checkout with core.autocrlf gives the markers a carriage return; they are ours all the same.
const OPEN = /(?<![^\n])# >>> keyhold \(keyhold uninstall takes this block out([^)\r\n]*)\)\r?\n/
const CLOSE = /(?<![^\n])# <<< keyhold\r?(?:\n|$)/

/** The hook with the block in it: at the top, after a `#!` line, because what stands after an `exit` is dead. */
export function plant(hook: string | undefined, script: string): string {
  if (hook === undefined) return blockOf(script, MADE)
  const planted = findBlock(hook)
  if (planted !== undefined)
    return hook.slice(0, planted.start) + blockOf(script, planted.note) + hook.slice(planted.end)
  const shebang = /^#![^\n]*(\n?)/.exec(hook)
  if (shebang === null) return blockOf(script, PLAIN) + hook
  if (shebang[1] === '') return `${hook}\n${blockOf(script, LINE_ENDED)}`
  return hook.slice(0, shebang[0].length) + blockOf(script, PLAIN) + hook.slice(shebang[0].length)
}

/** The hook with the block in it, as one that git itself starts; undefined where it is no script of a POSIX shell. */
export function plantWhole(hook: string | undefined, script: string): string | undefined {
  if (hook === undefined) return SHEBANG + blockOf(script, MADE_WHOLE)
  const shebang = /^#![^\n]*/.exec(hook)?.[0] ?? ''
  const isShell = /^#!\s*(?:\S*\/)?(?:env\s+)?(?:ba|da|a|k|z)?sh(?:\s+-\w+)*\s*$/.test(shebang)
  return isShell || blockIn(hook) !== undefined ? plant(hook, script) : undefined
}

/** The text with these lines at its end, between markers. */
export function append(text: string, lines: string): string {
  const isEnded = text === '' || text.endsWith('\n')
  return isEnded ? text + blockOf(lines, PLAIN) : `${text}\n${blockOf(lines, LINE_ENDED)}`
}

/** The text with these lines at an offset where a line begins, between markers. */
export function plantAt(text: string, at: number, lines: string): string {
  return text.slice(0, at) + blockOf(lines, PLAIN) + text.slice(at)
}

/** The hook without the block; undefined when keyhold made the file and nothing else is in it. */
export function uproot(hook: string): string | undefined {
  const planted = findBlock(hook)
  if (planted === undefined) return hook
  const [before, after] = [hook.slice(0, planted.start), hook.slice(planted.end)]
  if (planted.note === MADE && before + after === '') return undefined
  if (planted.note === MADE_WHOLE && before === SHEBANG && after === '') return undefined
  // The line feed between a lone `#!` line and the block is ours, until somebody writes below the block.
  if (planted.note === LINE_ENDED && after === '') return before.replace(planted.isCrlf ? /\r?\n$/ : /\n$/, '')
  return before + after
}

/** The block in a hook, with its markers; undefined when there is none. */
export function blockIn(hook: string): string | undefined {
  const planted = findBlock(hook)
  return planted && hook.slice(planted.start, planted.end)
}

/** The script without its first line, between markers. */
function blockOf(script: string, note: string): string {
  const lines = script.replace(/^#![^\n]*\n/, '')
  return `# >>> keyhold (keyhold uninstall takes this block out${note})\n${lines}# <<< keyhold\n`
}

function findBlock(hook: string): { start: number; end: number; note: string; isCrlf: boolean } | undefined {
  const open = OPEN.exec(hook)
  if (open === null) return undefined
  const inside = open.index + open[0].length
  const close = CLOSE.exec(hook.slice(inside))
  if (close === null) return undefined
  const end = inside + close.index + close[0].length
  return { start: open.index, end, note: open[1] as string, isCrlf: open[0].endsWith('\r\n') }
}
