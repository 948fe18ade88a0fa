/** What a provider says a key can touch. `unknown`: the provider has no modes, or the string does not tell. */
export type Mode = 'live' | 'test' | 'public' | 'unknown'

/** How bad it is when a live key of this kind gets out. */
export type Severity = 'critical' | 'high' | 'medium' | 'low'

/**
 * How sure a match makes us. `certain`: the shape is this provider's alone, so it may stop a commit.
 * `likely`: the shape is common and only the words around it speak for it, so by default it warns.
 */
export type Certainty = 'certain' | 'likely'

/** What to do when a key of this kind leaks, as the provider documents it. */
export interface Remediation {
  /** What a stranger who holds the key can do: one sentence that starts with a verb, in the infinitive. */
  readonly risk: string
  /** The page where the key is revoked. */
  readonly revokeAt: string
  /** What to do there, one action each, in order. */
  readonly steps: readonly [string, ...string[]]
  /** The command line or API call that revokes it, where there is one. */
  readonly command?: string
  /** How long old and new key can both work, where the provider offers that. */
  readonly overlap?: string
  /** What makes the next leak smaller: a restricted key, an IP allowlist, short-lived credentials. */
  readonly prevention: readonly [string, ...string[]]
}

/** How the mode of a match is read. Marks inside the string win over words near it. */
export interface ModeMarks {
  /** What the pattern's `mode` group caught, in lower case, to the mode it stands for. */
  readonly marks?: Readonly<Record<string, Mode>>
  /** Words or hosts near the key. The nearest one decides. */
  readonly near?: { readonly live?: readonly string[]; readonly test?: readonly string[] }
  /** The mode when nothing of the above is there. */
  readonly otherwise?: Mode
}

/** Another provider that issues keys of the same shape, named beside the first one. */
export interface Lookalike {
  readonly provider: string
  readonly revokeAt: string
  /** Only secrets of this shape can be theirs; absent when every one can. */
  readonly shape?: RegExp
}

/** What one kind of key looks like, and what to do when it leaks. Data from end to end; what a pattern cannot say is the only code. */
export interface Rule {
  /** Lower case, words joined by hyphens; never reused for another meaning. */
  readonly id: string
  readonly provider: string
  /** Names the key without its mode: "Stripe secret key". */
  readonly title: string
  readonly severity: Severity
  readonly certainty: Certainty
  /** Literal text, one of which stands in or just before every match. Compared without regard to case. */
  readonly keywords: readonly [string, ...string[]]
  /** Global; names the group `secret`, and `mode` where the string tells. Bounded, never nested. */
  readonly pattern: RegExp
  /** How many characters a match may reach after a keyword, and before it. Default 512 and 128. */
  readonly reach?: { readonly after?: number; readonly before?: number }
  /** For strings without a literal part of their own: one of these words must stand near, in lower case. */
  readonly context?: readonly [string, ...string[]]
  /** Where others use the same shape: words that speak for them, and decide when they stand nearer than `context`. */
  readonly rivals?: readonly string[]
  /** Absent: `unknown`, because the provider has no modes. */
  readonly mode?: Mode | ModeMarks
  /**
   * The checksum inside the key. A match whose checksum does not hold is most likely made up; it is still shown, but
   * as `likely`, so that it warns and does not block.
   */
  readonly checksum?: (secret: string) => boolean
  /** Whether the secret alone makes it certain; where it is false the match is `likely`, as a password that is a word. */
  readonly isSure?: (secret: string) => boolean
  /** What no pattern can say: false silences the match. For published samples, and for parts that must decode. */
  readonly isGenuine?: (secret: string) => boolean
  /** Whether every match is an assignment to a name that holds a keyword, so that a look ahead can decide first. */
  readonly isAssignment?: true
  /** Lowers (below 0) or raises (above 0) this rule where two rules match the same text. */
  readonly precedence?: number
  readonly lookalikes?: readonly Lookalike[]
  /** The rule of the other half: found near, the two are one finding, and it may take the mode from there. */
  readonly companion?: { readonly rule: string; readonly decidesMode?: boolean }
  /** Chosen by people, so that it could be guessed from a fast hash. */
  readonly guessable?: boolean
  /** The environment variable this key usually lives in. */
  readonly variable: string
  readonly remediation: Remediation
  /** Where the format comes from: a provider's page, or another scanner's rule. */
  readonly source: string
  /** Lines with the key in them. Built with `sample`, so that no literal key stands in the source. */
  readonly examples: readonly [string, ...string[]]
  /** Lines in which this rule must find nothing. */
  readonly counterexamples: readonly string[]
}

/** Gives the rules back unchanged; it exists so that the compiler checks them where they are written. */
export function defineRules(...rules: readonly Rule[]): readonly Rule[] {
  return rules
}

/** Whether the string alone gives the key away, so that it is worth looking for in disguise. */
export function isDistinctive({ context, isAssignment, guessable }: Rule): boolean {
  return context === undefined && !isAssignment && !guessable
}
