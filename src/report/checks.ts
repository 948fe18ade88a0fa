import { wrap } from './wrap.js'

/** One thing that doctor looked at. */
export interface Check {
  /** A name for programs, the same in every version. */
  readonly id: string
  /** `wrong` makes doctor exit with 1; a `note` does not. */
  readonly state: 'fine' | 'wrong' | 'note'
  /** What was found, as a sentence without its full stop. */
  readonly what: string
  /** What to do, each a sentence or a command that works as it is printed. */
  readonly todo?: readonly string[]
}

/** The checks for people, and how many went wrong. */
export function toPrettyChecks(checks: readonly Check[], width: number): string {
  const wrong = checks.filter(({ state }) => state === 'wrong').length
  const closing =
    wrong === 0
      ? 'keyhold is at work here.'
      : `${wrong} of ${checks.length} checks went wrong; what to do stands below each.`
  return [...checks.flatMap((check) => lines(check, width)), '', closing, ''].join('\n')
}

/** The checks as one object, for programs. */
export function toJsonChecks(checks: readonly Check[]): string {
  const isHealthy = checks.every(({ state }) => state !== 'wrong')
  return `${JSON.stringify({ version: 1, isHealthy, checks: checks.map((check) => ({ todo: [], ...check })) }, null, 2)}\n`
}

function lines({ state, what, todo = [] }: Check, width: number): string[] {
  return [
    wrap(/[.?]$/.test(what) ? what : `${what}.`, `  ${state.padEnd(5)}  `, width, ' '.repeat(9)),
    ...todo.map((text) => wrap(text, '         - ', width, ' '.repeat(11))),
  ]
}
