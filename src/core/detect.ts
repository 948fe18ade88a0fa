import { Barren } from './barren.js'
import { mayBegin } from './boundary.js'
import { type Disguise, disguiseKeywords, joinLiterals, unwrap } from './disguise.js'
import { groupBy } from './group.js'
import { type Automaton, compileKeywords, findKeywords, type KeywordText } from './keywords.js'
import { isPlaceholder } from './plausible.js'
import type { Certainty, Mode, ModeMarks, Rule } from './rule.js'
import { NEAR_LINES, resolve } from './resolve.js'
import { mayHold, shapeOf } from './shape.js'
import { countLines, createDecoder } from './text.js'

/** A match that still holds the secret. It stays inside the program; `redact` turns it into a finding. */
export interface Candidate extends Place {
  readonly rule: Rule
  readonly mode: Mode
  /** The rule's, lowered where the checksum in the secret does not hold, or the secret is no more than a word. */
  readonly certainty: Certainty
  readonly secret: string
  /** What the secret was wrapped in, outermost first. */
  readonly disguise: readonly Disguise[]
}

export interface Place {
  /** Offsets of the secret, or of what it is wrapped in, in bytes of the decoded text. */
  readonly start: number
  readonly end: number
  /** From 1. Columns count UTF-16 units, or bytes where the line begins more than `LONG_LINE` before. */
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly around: Around
  /** The line before, one character a byte; empty where there is none or it begins far before. */
  readonly before: string
}

/** The line a match stands on, without the line end; of a long line what stands `LONG_LINE / 2` to either side. */
export interface Around {
  /** One character a byte. */
  readonly text: string
  /** Where the match begins in `text`, and how long it is there. */
  readonly at: number
  readonly length: number
  /** Whether `text` is whole lines. */
  readonly isWhole: boolean
}

/** What a scan looks for. Until a keyword turns up, the automaton is all that is needed. */
export interface Catalogue {
  readonly automaton: Automaton
  /** Called when keywords turn up: loads the rules of these, or all of them. */
  load(wanted?: readonly Pick<Hit, 'index'>[]): Promise<Loaded>
}

/** The rules, what each keyword of the automaton stands for, and what can be said without loading a rule. */
export interface Loaded extends Outline {
  /** All of them, or those that were wanted and some more, each at its index. */
  readonly rules: readonly Rule[]
}

/** What is known of rules before they are loaded. */
export interface Outline {
  /** By index of the rule. */
  readonly ids: readonly string[]
  readonly keywords: readonly Keyword[]
  /** What providers give out for browsers and apps: the name of the provider, and of the key. */
  readonly publicKeys: readonly (readonly [provider: string, title: string])[]
}

/** What a keyword stands for. */
export interface Keyword extends KeywordText {
  /** Indexes of the rules it belongs to. */
  readonly owners: readonly number[]
  /** How the text must be written for those of them that regard its case. */
  readonly spellings: ReadonlyMap<number, readonly string[]> | undefined
  /** The disguise that it gives away, if it does. */
  readonly disguise: Disguise | undefined
}

/** What was read of a text. */
export interface Extent {
  readonly lines: number
  readonly bytes: number
}

/** Lines longer than this many bytes are compared and shown by what stands around the match. */
export const LONG_LINE = 8192

const NOTHING: Buffer = Buffer.alloc(0)

/** Nothing that is looked at around a keyword lies farther away than this many bytes. */
const MARGIN = 16384
/** Blocks smaller than this many bytes are gathered before they are scanned. */
const BLOCK = 1 << 17
const [REACH_BEFORE, REACH_AFTER] = [128, 512]
/** How far words near a key may stand: in the same run of lines. */
const NEAR_BYTES = 800
/** The beginning of a keyword is enough to look closer, and keeps the automaton small. */
const LONGEST_KEYWORD = 12
/** Wrappings inside wrappings are opened this deep. */
const DEEPEST = 3

/** What each keyword of these rules stands for. The order is the same for the same rules. */
export function keywordsOf(rules: readonly Rule[]): readonly Keyword[] {
  const owners = new Map<string, number[]>()
  for (const [index, rule] of rules.entries()) {
    for (const keyword of new Set(rule.keywords.map((word) => trigger(word, rule)))) {
      owners.set(keyword, [...(owners.get(keyword) ?? []), index])
    }
  }
  const spellings = spellingsOf(rules)
  const distinctive = rules.filter(isDistinctive).flatMap((rule) => rule.keywords)
  const disguises = new Map(disguiseKeywords(distinctive))
  return [...new Set([...owners.keys(), ...disguises.keys()])].map((text) => {
    const own = owners.get(text) ?? []
    const disguise = disguises.get(text)
    return {
      text,
      owners: own,
      spellings: spellings.get(text),
      disguise,
      isAssigned: disguise === undefined && own.every((index) => rules[index]?.isAssignment === true),
    }
  })
}

/** Whether the string alone gives the key away, so that it is worth looking for in disguise. */
function isDistinctive({ context, isAssignment, guessable }: Rule): boolean {
  return context === undefined && !isAssignment && !guessable
}

/** Where an assignment is looked for, what follows the whole keyword counts. */
function trigger(keyword: string, { isAssignment }: Rule): string {
  return isAssignment ? keyword.toLowerCase() : keyword.toLowerCase().slice(0, LONGEST_KEYWORD)
}

/**
 * The automaton does not regard case. Where a rule does, and its keywords of one text have capitals (`EAA`, `AKIA`), the
 * text must have them too; words that only stand near a key are written in any case. By text, for each such rule.
 */
function spellingsOf(rules: readonly Rule[]): Map<string, Map<number, readonly string[]>> {
  const spellings = new Map<string, Map<number, readonly string[]>>()
  for (const [index, rule] of rules.entries()) {
    if (rule.pattern.ignoreCase || !isDistinctive(rule) || !rule.keywords.some(hasCapital)) continue
    for (const [text, meant] of groupBy(rule.keywords, (keyword) => trigger(keyword, rule))) {
      if (!meant.every(hasCapital)) continue
      const ofText = spellings.get(text)
      if (ofText === undefined) spellings.set(text, new Map([[index, meant]]))
      else ofText.set(index, meant)
    }
  }
  return spellings
}

function hasCapital(text: string): boolean {
  return /[A-Z]/.test(text)
}

/** What is known of these rules before they are loaded. */
export function outlineOf(rules: readonly Rule[]): Outline {
  // An id is no key.
  const shown = rules.filter(({ mode, title }) => mode === 'public' && !/ (?:id|SID)$/.test(title))
  return {
    ids: rules.map(({ id }) => id),
    keywords: keywordsOf(rules),
    publicKeys: shown.map(({ provider, title }) => [provider, title]),
  }
}

/** A catalogue of rules that are at hand already. */
export function catalogueOf(rules: readonly Rule[]): Catalogue {
  const outline = outlineOf(rules)
  return {
    automaton: compileKeywords(outline.keywords),
    load: () => Promise.resolve({ rules, ...outline }),
  }
}

/** Scans one text that is at hand as a whole. */
export async function detect(text: Buffer, catalogue: Catalogue): Promise<Candidate[]> {
  const scanner = new Scanner(catalogue)
  await scanner.write(text)
  return scanner.end()
}

/** Scans one text that arrives in blocks, in memory that does not grow with it. */
export class Scanner {
  private readonly candidates = new Map<string, Candidate>()
  private readonly decode = createDecoder()
  private gathered: Buffer[] = []
  private gatheredBytes = 0
  /** One block of a long text after the other stands here: to make room each time costs more than to scan. */
  private room = NOTHING
  private carry = NOTHING
  private carryOffset = 0
  private carryLine = 1
  /** The start of the line that `carry` begins in. */
  private lineStart = 0
  private state = 0
  private pending: number[] = []
  private lines = 0
  private bytes = 0
  private lastByte = 10
  /** How often a pattern matched, whatever became of it. */
  private matches = 0

  constructor(
    private readonly catalogue: Catalogue,
    private readonly depth = 0,
  ) {}

  /** Takes the next block. Gives a promise to wait for only when the rules had to be loaded. */
  write(block: Buffer): Promise<void> | undefined {
    this.gather(this.decode(block, false))
    this.bytes += block.length
    return this.gatheredBytes < BLOCK ? undefined : this.flush(false)
  }

  /** Says that the text is complete, and gives what stands in it, each secret place once, in order. */
  async end(): Promise<Candidate[]> {
    this.gather(this.decode(NOTHING, true))
    await this.flush(true)
    return resolve([...this.candidates.values()])
  }

  /**
   * Scans a text that is at hand as a whole and holds no UTF-16, in which the automaton has found `hits` already. It
   * takes the place of `write` and `end`.
   */
  async whole(text: Buffer, hits: readonly Hit[]): Promise<Candidate[]> {
    await this.evaluate({ block: text, offset: 0, line: 1, lineStart: 0, counted: { to: 0, lines: 0 } }, hits)
    return resolve([...this.candidates.values()])
  }

  /** How many line feeds were read. */
  get feeds(): number {
    return this.lines
  }

  get extent(): Extent {
    return { lines: this.lines + (this.lastByte === 10 ? 0 : 1), bytes: this.bytes }
  }

  private gather(text: Buffer): void {
    if (text.length === 0) return
    this.gathered.push(text)
    this.gatheredBytes += text.length
  }

  private flush(isLast: boolean): Promise<void> | undefined {
    const { carry, pending } = this
    const block = this.assemble()
    this.state = findKeywords(this.catalogue.automaton, block, carry.length, block.length, this.state, pending)
    this.lines += countLines(block, carry.length, block.length)
    this.lastByte = block.at(-1) ?? this.lastByte

    const complete = isLast ? block.length : block.length - MARGIN
    let count = 0
    while (count < pending.length && (pending[count] as number) <= complete) count += 2
    const hits = hitsOf(this.catalogue.automaton, block, pending, count)
    const view: View = {
      block,
      offset: this.carryOffset,
      line: this.carryLine,
      lineStart: this.lineStart,
      counted: { to: 0, lines: 0 },
    }
    if (!isLast) this.keep(block, Math.max(0, block.length - 2 * MARGIN), pending.slice(count))
    return hits.length === 0 ? undefined : this.evaluate(view, hits)
  }

  /** What is carried and what was gathered, in one piece. A text that came in one piece is not copied. */
  private assemble(): Buffer {
    const { carry, gathered } = this
    const length = carry.length + this.gatheredBytes
    this.gathered = []
    this.gatheredBytes = 0
    if (carry.length === 0 && gathered.length === 1) return gathered[0] as Buffer
    if (this.room.length < length) this.room = Buffer.allocUnsafeSlow(length + BLOCK / 4)
    // What is carried may stand in the same room, further behind.
    let at = carry.copy(this.room)
    for (const text of gathered) at += text.copy(this.room, at)
    return this.room.subarray(0, at)
  }

  /** Drops what no later match can reach, and remembers where the rest stands. */
  private keep(block: Buffer, from: number, pending: readonly number[]): void {
    const line = 1 + this.lines - countLines(block, from, block.length)
    if (line > this.carryLine) this.lineStart = this.carryOffset + block.lastIndexOf(10, from - 1) + 1
    this.carryLine = line
    this.carryOffset += from
    this.carry = block.subarray(from)
    this.pending = pending.map((value, index) => (index % 2 === 0 ? value - from : value))
  }

  private async evaluate(view: View, hits: readonly Hit[]): Promise<void> {
    const { rules, keywords } = await this.catalogue.load(hits)
    const windows = new Map<number, number[]>()
    for (const { end, index } of hits) {
      const keyword = keywords[index] as Keyword
      const start = end - keyword.text.length
      // It began before this text did.
      if (start < 0) continue
      for (const owner of keyword.owners) {
        const rule = rules[owner] as Rule
        const spellings = keyword.spellings?.get(owner)
        if (isSpelled(spellings, view.block, start, end) && mayBegin(rule, keyword.text, view.block, start))
          widen(windows, owner, view.block.length, start, end, rule)
      }
    }
    for (const [owner, spans] of windows) {
      const rule = rules[owner] as Rule
      for (let i = 0; i < spans.length; i += 2) {
        const [from, to] = [spans[i] as number, spans[i + 1] as number]
        // What may be split over several literals has no length of its own here.
        if (isDistinctive(rule) || mayHold(shapeOf(rule.pattern), view.block, from, to))
          this.match(view, rule, from, to)
      }
    }
    if (this.depth >= DEEPEST) return
    let unwrappedTo = 0
    for (const { end, index } of hits) {
      const disguise = keywords[index]?.disguise
      if (disguise !== undefined && end > unwrappedTo) unwrappedTo = await this.open(view, disguise, end)
    }
  }

  /** Matches a rule in one window, if it is not known that the pattern stands nowhere in such a text. */
  private match(view: View, rule: Rule, from: number, to: number): void {
    const barren = barrenOf(this.catalogue)
    if (barren.has(rule, view.block, from, to)) return
    const seen = this.matches
    this.matchEachWay(view, rule, view.block.toString('latin1', from, to), from)
    if (this.matches === seen) barren.add(rule, view.block, from, to)
  }

  /** Runs a rule's pattern over one window: as it stands, and with escapes and joints out of the way. */
  private matchEachWay(view: View, rule: Rule, text: string, from: number): void {
    let isFound = this.matchText(view, rule, text, from)
    if (rule.isAssignment) return
    // `\nsk_live_…` in a JSON string, `%3Dsk_live_…` in a URL: the letter before the key belongs to the escape.
    if (ESCAPE.test(text))
      isFound =
        this.matchText(
          view,
          rule,
          text.replace(ESCAPES, (escape) => ' '.repeat(escape.length)),
          from,
        ) || isFound
    if (isFound || !isDistinctive(rule)) return
    const joined = joinLiterals(text)
    if (joined === text) return
    for (const match of matchesOf(rule.pattern, joined)) {
      this.matches++
      const { start, end } = spanOfJoined(text, match.groups?.['secret'] as string)
      this.consider(view, rule, match, from + start, from + end, ['split literals'])
    }
  }

  private matchText(view: View, rule: Rule, text: string, from: number): boolean {
    let isFound = false
    for (const match of matchesOf(rule.pattern, text)) {
      this.matches++
      const secret = match.groups?.['secret'] as string
      const start = from + match.index + match[0].lastIndexOf(secret)
      isFound = this.consider(view, rule, match, start, start + secret.length, []) || isFound
    }
    return isFound
  }

  private consider(
    view: View,
    rule: Rule,
    match: RegExpExecArray,
    start: number,
    end: number,
    disguise: Disguise[],
  ): boolean {
    const secret = match.groups?.['secret'] as string
    if (isPlaceholder(match.groups?.['random'] ?? secret)) return false
    if (rule.isGenuine?.(secret) === false) return false
    const near = nearby(view.block, start, end)
    if (!isInContext(rule, near)) return false
    const isSure = rule.checksum?.(secret) !== false && rule.isSure?.(secret) !== false
    const certainty = isSure ? rule.certainty : 'likely'
    this.add(view, { rule, mode: modeOf(rule, match.groups?.['mode'], near), certainty, secret, start, end, disguise })
    return true
  }

  /** Opens a wrapping and scans what is in it. Gives the end of what was opened. */
  private async open(view: View, disguise: Disguise, at: number): Promise<number> {
    const from = Math.max(0, at - MARGIN / 2)
    const wrapped = unwrap(disguise, view.block.toString('latin1', from, at + MARGIN / 2), at - from)
    if (wrapped === undefined) return at
    const barren = barrenOf(this.catalogue)
    for (const reading of wrapped.readings) {
      const bytes = Buffer.from(reading, 'latin1')
      if (barren.has(this.depth, bytes, 0, bytes.length)) continue
      const inner = new Scanner(this.catalogue, this.depth + 1)
      await inner.write(bytes)
      const candidates = await inner.end()
      if (candidates.length === 0) barren.add(this.depth, bytes, 0, bytes.length)
      for (const candidate of candidates) {
        if (!isDistinctive(candidate.rule)) continue
        this.add(view, {
          ...candidate,
          start: from + wrapped.start,
          end: from + wrapped.end,
          disguise: [disguise, ...candidate.disguise],
        })
      }
    }
    return from + wrapped.end
  }

  private add(
    view: View,
    found: Pick<Candidate, 'rule' | 'mode' | 'certainty' | 'secret' | 'start' | 'end' | 'disguise'>,
  ): void {
    const key = `${view.offset + found.start} ${found.rule.id} ${found.secret}`
    if (!this.candidates.has(key)) this.candidates.set(key, { ...found, ...placeOf(view, found.start, found.end) })
  }
}

/** For each catalogue, the texts in which a rule matches nothing, and those that hold nothing so deep in wrappings. */
const barrenOfAll = new WeakMap<Catalogue, Barren<Rule | number>>()

function barrenOf(catalogue: Catalogue): Barren<Rule | number> {
  let barren = barrenOfAll.get(catalogue)
  if (barren === undefined) barrenOfAll.set(catalogue, (barren = new Barren()))
  return barren
}

/** As `matchAll`, which makes a copy of the pattern each time: in most windows there is no match. */
function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  // The patterns of a configuration have their own way.
  if (pattern.constructor !== RegExp) return [...text.matchAll(pattern)]
  pattern.lastIndex = 0
  let match = pattern.exec(text)
  if (match === null) return NO_MATCHES
  const matches: RegExpExecArray[] = []
  for (; match !== null; match = pattern.exec(text)) {
    matches.push(match)
    if (match[0] === '') pattern.lastIndex++
  }
  return matches
}

const NO_MATCHES: readonly RegExpExecArray[] = []

/** A place where a keyword ends. */
export interface Hit {
  readonly end: number
  /** Which keyword. */
  readonly index: number
}

/** The keywords behind what the automaton found, without those that a look at the next bytes rules out. */
export function hitsOf(
  { outputs, places, isAssigned }: Automaton,
  block: Buffer,
  ends: readonly number[],
  count: number,
): Hit[] {
  const hits: Hit[] = []
  for (let i = 0; i < count; i += 2) {
    const end = ends[i] as number
    const place = places[ends[i + 1] as number] as number
    for (let j = 1; j <= (outputs[place] as number); j++) {
      const index = outputs[place + j] as number
      if (isAssigned[index] === 0 || assignmentFollows(block, end)) hits.push({ end, index })
    }
  }
  return hits
}

/** A part of the text, and where it stands in the whole. */
interface View {
  readonly block: Buffer
  readonly offset: number
  readonly line: number
  readonly lineStart: number
  /** How far line feeds were counted, and how many there were. */
  readonly counted: { to: number; lines: number }
}

/**
 * Whether an operator follows, before anything that cannot stand between a name and the value assigned to it, or what
 * could be a value: a quote after a space, or twelve characters or more with a digit, as on command lines.
 */
function assignmentFollows(bytes: Uint8Array, from: number): boolean {
  const to = Math.min(bytes.length, from + 64)
  let length = 0
  let hasDigit = false
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    const kind = BETWEEN[byte]
    if (kind !== BETWEEN_NAME_AND_OPERATOR) return kind === OPERATOR
    if (isQuote(byte) && bytes[at - 1] === SPACE) return true
    length = byte <= 32 ? 0 : length + 1
    hasDigit = byte > 32 && (hasDigit || (byte >= 48 && byte <= 57))
    if (hasDigit && length >= 12) return true
  }
  return false
}

const SPACE = 32

function isQuote(byte: number): boolean {
  return byte === 0x22 || byte === 0x27 || byte === 0x60
}

const [BETWEEN_NAME_AND_OPERATOR, OPERATOR] = [1, 2]
const BETWEEN = new Uint8Array(256)
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-. \t\r\n"\'`\\)]')
  BETWEEN[char.charCodeAt(0)] = BETWEEN_NAME_AND_OPERATOR
for (const char of '=:,(>|?+!') BETWEEN[char.charCodeAt(0)] = OPERATOR

function isSpelled(spellings: readonly string[] | undefined, block: Buffer, start: number, end: number): boolean {
  if (spellings === undefined) return true
  const seen = block.toString('latin1', start, end)
  return spellings.some((spelling) => spelling.startsWith(seen))
}

const ESCAPE =
  // oxlint-disable-next-line no-control-regex -- colours begin with the escape character
  /(?:\u001b|\\(?:e|x1b|u001b|033))\[[0-9;]{0,16}[A-Za-z]|\\(?:u00[0-9a-f]{2}|x[0-9a-f]{2}|[0-7]{3}|[abefnrtv0])|%[0-9a-f]{2}/i
const ESCAPES = new RegExp(ESCAPE, 'gi')

/** Where a secret stands that was split: from the most of its beginning that stands in one piece to the most of its end. */
function spanOfJoined(text: string, secret: string): { start: number; end: number } {
  let [head, tail] = [secret.length, secret.length]
  while (head > 1 && !text.includes(secret.slice(0, head))) head--
  const start = Math.max(0, text.indexOf(secret.slice(0, head)))
  while (tail > 1 && !text.includes(secret.slice(-tail), start + head)) tail--
  const last = text.indexOf(secret.slice(-tail), start + head)
  return { start, end: last < 0 ? text.length : last + tail }
}

/** Adds a window, or lets the last one grow when the two overlap. Hits arrive in order, so windows do too. */
function widen(
  windows: Map<number, number[]>,
  owner: number,
  length: number,
  start: number,
  end: number,
  rule: Rule,
): void {
  const from = Math.max(0, start - (rule.reach?.before ?? REACH_BEFORE))
  const to = Math.min(length, end + (rule.reach?.after ?? REACH_AFTER))
  const spans = windows.get(owner)
  if (spans === undefined) windows.set(owner, [from, to])
  else if (from <= (spans.at(-1) as number)) spans[spans.length - 1] = Math.max(to, spans.at(-1) as number)
  else spans.push(from, to)
}

/** The lines around a match, in lower case, and where the match stands in them. */
interface Near {
  readonly text: string
  readonly at: number
}

function nearby(block: Buffer, start: number, end: number): Near {
  const before = block
    .toString('latin1', Math.max(0, start - NEAR_BYTES), start)
    .split('\n')
    .slice(-NEAR_LINES)
    .join('\n')
  const after = block
    .toString('latin1', start, end + NEAR_BYTES)
    .split('\n')
    .slice(0, NEAR_LINES + countLines(block, start, end))
    .join('\n')
  return { text: (before + after).toLowerCase(), at: before.length }
}

function modeOf(rule: Rule, mark: string | undefined, near: Near): Mode {
  if (rule.mode === undefined) return 'unknown'
  if (typeof rule.mode === 'string') return rule.mode
  const marked = mark === undefined ? undefined : rule.mode.marks?.[mark.toLowerCase()]
  return marked ?? nearestMode(rule.mode.near, near) ?? rule.mode.otherwise ?? 'unknown'
}

/** Whether the words stand near that the rule asks for, and nearer than those that speak for somebody else. */
function isInContext({ context, rivals = [] }: Rule, near: Near): boolean {
  if (context === undefined) return true
  if (rivals.length === 0) return context.some((word) => near.text.includes(word))
  return nearest({ own: context, rival: rivals }, near) === 'own'
}

function nearestMode(words: ModeMarks['near'], near: Near): Mode | undefined {
  return nearest({ live: words?.live ?? [], test: words?.test ?? [] }, near)
}

/** The name of the words that stand nearest: on the same line before on another, and before the match before after it. */
function nearest<Name extends string>(words: Readonly<Record<Name, readonly string[]>>, near: Near): Name | undefined {
  const distances = (Object.keys(words) as Name[]).flatMap((name) =>
    words[name].flatMap((word) => {
      const found = [near.text.lastIndexOf(word.toLowerCase(), near.at), near.text.indexOf(word.toLowerCase(), near.at)]
      return found.filter((at) => at >= 0).map((at) => ({ name, distance: distanceOf(near, at) }))
    }),
  )
  return distances.sort((a, b) => a.distance - b.distance)[0]?.name
}

function distanceOf({ text, at }: Near, other: number): number {
  const between = text.slice(Math.min(at, other), Math.max(at, other))
  return between.length + (between.split('\n').length - 1) * NEAR_BYTES + (other > at ? NEAR_BYTES / 2 : 0)
}

function placeOf(view: View, start: number, end: number): Place {
  const { block, offset } = view
  const lineFrom = start === 0 ? 0 : block.lastIndexOf(10, start - 1) + 1
  const lineTo = block.indexOf(10, end) < 0 ? block.length : block.indexOf(10, end)
  const isLong = lineTo - lineFrom > LONG_LINE
  const textFrom = isLong ? Math.max(lineFrom, start - LONG_LINE / 2) : lineFrom
  const textTo = isLong ? Math.min(lineTo, end + LONG_LINE / 2) : lineTo
  return {
    start: offset + start,
    end: offset + end,
    line: lineAt(view, start),
    column: columnAt(view, start),
    endLine: lineAt(view, end),
    endColumn: columnAt(view, end),
    around: {
      text: block.toString('latin1', textFrom, textTo).replace(/\r$/, ''),
      at: start - textFrom,
      length: end - start,
      isWhole: !isLong,
    },
    before: lineBefore(block, lineFrom, start),
  }
}

/** Empty also where it begins so far before the match that not every block would hold it. */
function lineBefore(block: Buffer, lineFrom: number, start: number): string {
  if (lineFrom === 0) return ''
  const from = lineFrom === 1 ? 0 : block.lastIndexOf(10, lineFrom - 2) + 1
  return start - from > LONG_LINE ? '' : block.toString('latin1', from, lineFrom - 1)
}

/** Counts from the last place that was asked for, because matches mostly come in order. */
function lineAt(view: View, position: number): number {
  const { block, counted } = view
  if (position < counted.to) Object.assign(counted, { to: 0, lines: 0 })
  counted.lines += countLines(block, counted.to, position)
  counted.to = position
  return view.line + counted.lines
}

function columnAt(view: View, position: number): number {
  const { block, offset, lineStart } = view
  const breakAt = position === 0 ? -1 : block.lastIndexOf(10, position - 1)
  if (breakAt < 0 && offset > 0) return offset + position - lineStart + 1
  if (position - breakAt > LONG_LINE) return position - breakAt
  // A byte order mark is no column.
  return block.toString('utf8', breakAt + 1, position).replace(/^\ufeff/, '').length + 1
}
