import type { Style } from './report.js'

/** Where the width is not known, and the widest that is still easy to read. */
const [DEFAULT_WIDTH, WIDEST] = [80, 100]

/** How a report may look on this output: NO_COLOR, FORCE_COLOR and CI are respected, in this order. */
export function styleOf(
  { isTerminal, width }: { isTerminal: boolean; width: number | undefined },
  env: NodeJS.ProcessEnv,
): Style {
  return { width: Math.max(40, Math.min(width ?? DEFAULT_WIDTH, WIDEST)), isColoured: wantsColour(isTerminal, env) }
}

function wantsColour(isTerminal: boolean, env: NodeJS.ProcessEnv): boolean {
  if (env['NO_COLOR']) return false
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false'
  return isTerminal && env['TERM'] !== 'dumb' && !env['CI']
}
