import { RE2JS } from 're2js'

/**
 * What is wrong with a glob; undefined when nothing is. A glob that can match nothing, or that means something else than
 * its author thinks, would be ignored in silence.
 */
export function flawOf(written: string): string | undefined {
  const glob = withoutNegation(written)
  if (glob === '') return 'it is empty'
  if (/[\\()]/.test(glob)) return 'backslashes and parentheses are not supported; write / and several globs'
  if (/^\.{0,2}\/|\/\.{0,2}\/|^\.\.?$/.test(glob)) return 'it must begin at the top, with every step named'
  if (glob.endsWith('/')) return `a folder is written ${glob}**`
  if (/\*{3}|[^/{,]\*\*|\*\*[^/},]/.test(glob)) return '** must stand alone between slashes'
  const rest = glob.replaceAll(CLASS, '')
  if (/[[\]]/.test(rest)) return 'a bracket is not closed, or holds nothing or another one'
  return braceFlaw(rest) ?? patternFlaw(glob)
}

/** Whether these globs mean a path: the last one that matches counts, and `!` takes out. */
export function matcher(globs: readonly string[]): (path: string) => boolean {
  const compiled = globs.map((written) => ({
    pattern: RE2JS.compile(patternOf(withoutNegation(written)), RE2JS.DOTALL),
    isIn: !written.startsWith('!'),
  }))
  return (path) => compiled.findLast(({ pattern }) => pattern.matches(path))?.isIn ?? false
}

const CLASS = /\[[!^]?[^[\]/]+\]/g
const TOKENS = new RegExp(String.raw`\*\*\/|\*\*|${CLASS.source}|[^]`, 'gu')

/**
 * The glob as a regular expression for RE2, which takes no longer than glob times path. What is supported means the same
 * as in micromatch with `dot`; without slash it means names, wherever they stand. The expressions that micromatch makes
 * hold look-aheads, which no engine runs in bounded time.
 */
function patternOf(glob: string): string {
  let depth = 0
  const parts = glob.match(TOKENS)?.map((token) => {
    if (token === '{') depth += 1
    if (token === '}') depth -= 1
    if (token === ',' && depth > 0) return '|'
    if (token.startsWith('[')) return token.replace(/^\[[!^]/, '[^/').replaceAll('&', String.raw`\&`)
    return PARTS[token] ?? token.replaceAll(/[.+^$|\]]/g, String.raw`\$&`)
  })
  return `${glob.includes('/') ? '' : PARTS['**/']}${parts?.join('')}`
}

const PARTS: Readonly<Record<string, string>> = {
  '**/': '(?:[^/]+/)*',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
  '{': '(?:',
  '}': ')',
}

function braceFlaw(glob: string): string | undefined {
  const open: boolean[] = []
  for (const char of glob) {
    if (char === '{') open.push(false)
    if (char === ',' && open.length > 0) open[open.length - 1] = true
    if (char === '}' && open.pop() !== true) return 'braces need alternatives with commas between'
  }
  return open.length > 0 ? 'a brace is not closed' : undefined
}

function patternFlaw(glob: string): string | undefined {
  try {
    RE2JS.compile(patternOf(glob))
    return undefined
  } catch {
    return 'a range in brackets is the wrong way round'
  }
}

function withoutNegation(written: string): string {
  return written.startsWith('!') ? written.slice(1) : written
}
