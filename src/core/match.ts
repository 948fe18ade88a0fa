import { Barren } from './barren.js'
import { mayBegin } from './boundary.js'
import { type Candidate, type Catalogue, type Hit, LONG_LINE, type Place, Scanner, type View } from './detect.js'
import { type Disguise, joinLiterals, REACH, unwrap } from './disguise.js'
import { isPlaceholder } from './plausible.js'
import { NEAR_LINES, resolve } from './resolve.js'
import { isDistinctive, type Mode, type ModeMarks, type Rule } from './rule.js'
import { mayHold, shapeOf } from './shape.js'
import { countLines } from './text.js'

const [REACH_BEFORE, REACH_AFTER] = [128, 512]
/** How far words near a key may stand: in the same run of lines. */
const NEAR_BYTES = 800
/** Wrappings inside wrappings are opened this deep. */
const DEEPEST = 3

/** Looks closer where keywords stand: what the patterns of their rules match in one text, part by part. */
export class Matcher {
  private readonly found = new Map<string, Candidate>()
  /** How often a pattern matched, whatever became of it. */
  private matches = 0

  constructor(
    private readonly catalogue: Catalogue,
    private readonly depth: number,
  ) {}

  /** Each secret place once, in order. */
  get candidates(): Candidate[] {
    return resolve([...this.found.values()])
  }

  /** Looks at the places where keywords stand in a part of the text. */
  async look(view: View, hits: readonly Hit[]): Promise<void> {
    const { rules, keyword: keywordAt } = await this.catalogue.load(hits)
    const windows = new Map<number, number[]>()
    for (const { end, index } of hits) {
      const keyword = keywordAt(index)
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
        if (isWorthMatching(rule, view.block, from, to)) this.match(view, rule, from, to)
      }
    }
    if (this.depth >= DEEPEST) return
    let unwrappedTo = 0
    for (const { end, index } of hits) {
      const { disguise } = keywordAt(index)
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
    // Most of what is not genuine is no placeholder, and quicker to tell.
    if (rule.isGenuine?.(secret) === false) return false
    if (isPlaceholder(match.groups?.['random'] ?? secret)) return false
    const near = nearby(view.block, start, end)
    if (!isInContext(rule, near)) return false
    const isSure = rule.checksum?.(secret) !== false && rule.isSure?.(secret) !== false
    const certainty = isSure ? rule.certainty : 'likely'
    this.add(view, { rule, mode: modeOf(rule, match.groups?.['mode'], near), certainty, secret, start, end, disguise })
    return true
  }

  /** Opens a wrapping and scans what is in it. Gives the end of what was opened. */
  private async open(view: View, disguise: Disguise, at: number): Promise<number> {
    const reach = REACH[disguise]
    const from = Math.max(0, at - reach)
    const wrapped = unwrap(disguise, view.block.toString('latin1', from, at + reach), at - from)
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
    if (!this.found.has(key)) this.found.set(key, { ...found, ...placeOf(view, found.start, found.end) })
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

/** Whether a match in this window could count at all, as far as can be told without running the pattern. */
function isWorthMatching(rule: Rule, block: Buffer, from: number, to: number): boolean {
  // What may be split over several literals has no length of its own here.
  if (isDistinctive(rule)) return true
  return mayHold(shapeOf(rule.pattern), block, from, to) && mayBeInContext(rule, block, from, to)
}

/** Whether one of the words that the rule asks for stands near enough to some match in this window. */
function mayBeInContext(rule: Rule, block: Buffer, from: number, to: number): boolean {
  if (rule.context === undefined) return true
  let words = contexts.get(rule)
  if (words === undefined) contexts.set(rule, (words = new RegExp(rule.context.map(literal).join('|'), 'i')))
  return words.test(block.toString('latin1', Math.max(0, from - NEAR_BYTES), to + NEAR_BYTES))
}

/** All words that a rule asks for, in one pattern. */
const contexts = new WeakMap<Rule, RegExp>()

function literal(word: string): string {
  return word.replace(/[^\w ]/g, '\\$&')
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
