/**
 * Puts a marked block into a hook, and takes it out again. Pure. Two laws hold for every text:
 * planting twice is planting once, and uprooting after planting gives back the same bytes.
 */

/** Where in the hook the block went, so that uprooting knows what to give back. Stands in the marker. */
const [MADE, LINE_ENDED, PLAIN] = [', file made by keyhold', ', line ended by keyhold', '']

const OPEN = /# >>> keyhold \(keyhold uninstall takes this block out([^)\n]*)\)\n/
const CLOSE = '# <<< keyhold\n'

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

/** The hook without the block; undefined when keyhold made the file and nothing else is in it. */
export function uproot(hook: string): string | undefined {
  const planted = findBlock(hook)
  if (planted === undefined) return hook
  const before = planted.note === LINE_ENDED ? hook.slice(0, planted.start - 1) : hook.slice(0, planted.start)
  const rest = before + hook.slice(planted.end)
  return planted.note === MADE && rest === '' ? undefined : rest
}

/** Whether the block is there. */
export function isPlanted(hook: string): boolean {
  return findBlock(hook) !== undefined
}

/** The lines to add by hand: the script as it is shipped, without its first line. */
export function linesOf(script: string): string {
  return script.replace(/^#![^\n]*\n/, '')
}

function blockOf(script: string, note: string): string {
  return `# >>> keyhold (keyhold uninstall takes this block out${note})\n${linesOf(script)}${CLOSE}`
}

function findBlock(hook: string): { start: number; end: number; note: string } | undefined {
  const open = OPEN.exec(hook)
  if (open === null) return undefined
  const close = hook.indexOf(CLOSE, open.index)
  return close < 0 ? undefined : { start: open.index, end: close + CLOSE.length, note: open[1] as string }
}
