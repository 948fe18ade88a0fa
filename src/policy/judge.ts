import type { Finding } from '../core/finding.js'
import type { Mode } from '../core/rule.js'

export type Verdict = 'block' | 'warn' | 'pass'

/** A verdict and the reason for it, in words that may be shown. */
export interface Judgement {
  readonly verdict: Verdict
  readonly reason: string
}

/** What this repository accepts. */
export interface Policy {
  readonly byMode: Readonly<Record<Mode, Verdict>>
  /** The most that a finding may do whose shape is not its provider's alone. */
  readonly likely: Verdict
}

/** Live keys block, and so do those of providers without modes; test keys warn; public keys pass. */
export const defaultPolicy: Policy = {
  byMode: { live: 'block', unknown: 'block', test: 'warn', public: 'pass' },
  likely: 'warn',
}

const MODE_REASONS: Readonly<Record<Mode, string>> = {
  live: 'a live key',
  unknown: 'a secret of a provider without test mode',
  test: 'a test key',
  public: 'a key that is made to be public',
}

/** What happens to this finding, and why. */
export function judge({ mode, certainty }: Finding, policy: Policy): Judgement {
  const verdict = policy.byMode[mode]
  if (certainty === 'likely' && verdict === 'block') {
    return { verdict: policy.likely, reason: 'it looks like a secret, but it may be something else or made up' }
  }
  return { verdict, reason: MODE_REASONS[mode] }
}
