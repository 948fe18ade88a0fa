import type { Advice, Door } from '../core/advice.js'
import type { Exposure, Finding } from '../core/finding.js'

/** What a scan looked at, what it left out, and what it found. Reporters turn it into text, and know nothing else. */
export interface Report {
  readonly door: Door
  readonly scanned: Scanned
  /** How many commits were read, where commits were. */
  readonly commits?: number
  readonly skipped: readonly Skipped[]
  readonly findings: readonly Judged[]
  /** How many secrets an exception accepts. */
  readonly accepted?: number
  /** What the team adds when something is stopped. */
  readonly message?: { readonly text?: string; readonly link?: string; readonly contact?: string }
  readonly limits?: { readonly warnings?: number }
}

export interface Scanned {
  readonly files: number
  readonly lines: number
  readonly bytes: number
}

export interface Skipped {
  /** Safe to print. */
  readonly path: string
  readonly reason: string
}

/** A finding with what is done about it. */
export interface Judged extends Finding {
  readonly verdict: 'block' | 'warn' | 'pass'
  readonly reason: string
  readonly advice: Advice
  /** Absent where no repository can tell, and for test keys. */
  readonly exposure?: Exposure
  /** Where the whole past was read: the first commit that has it, its author's date, and whether HEAD still has it. */
  readonly past?: { readonly commit: string; readonly date: string; readonly isInHead: boolean }
  /** Why an exception that is meant for it does not count. */
  readonly note?: string
}

/** How a report may look: the width of the terminal in columns, and whether colour is wanted. */
export interface Style {
  readonly width: number
  readonly isColoured: boolean
}
