import type { Door } from '../core/advice.js'
import type { Place } from '../core/finding.js'
import type { Judged, Report, Style } from './report.js'
import { bypassing, count, skippedLines, summary } from './summary.js'
import { stepLines, wrap } from './wrap.js'

/** The report for whoever has just been stopped, or warned. Ends with a line feed. */
export function toPretty(report: Report, style: Style): string {
  const paint = painter(style)
  const blocked = report.findings.filter(({ verdict }) => verdict === 'block')
  const warned = report.findings.filter(({ verdict }) => verdict === 'warn')
  const sections = [
    ...(blocked.length === 0
      ? []
      : [
          paint.bold(wrap(headline(report.door, blocked), '', style.width)),
          ...listed(blocked, 10, (finding, index) => entry(finding, isFirstOfRule(blocked, index), report.door, style)),
          ...team(report, style),
        ]),
    ...(warned.length === 0
      ? []
      : [
          paint.bold(warningLine(report.door, warned, blocked.length > 0)),
          ...listed(warned, report.limits?.warnings ?? 5, (finding) => warning(finding, report.door, style)),
        ]),
    closing(report, style),
  ]
  return `${sections.join('\n\n')}\n`
}

/** What a finding does at each door, and what happens when it does not stop anything. */
const OUTCOMES: Readonly<Record<Door, { stopped: string; where: string; passes: string }>> = {
  staged: { stopped: 'keyhold stopped this commit', where: 'in what you staged', passes: 'the commit goes on' },
  message: { stopped: 'keyhold stopped this commit', where: 'in the commit message', passes: 'the commit goes on' },
  push: { stopped: 'keyhold stopped this push', where: 'in what would be pushed', passes: 'the push goes on' },
  range: { stopped: 'keyhold found a leak', where: 'in these commits', passes: 'nothing is stopped' },
  files: { stopped: 'keyhold found a leak', where: 'in these files', passes: 'nothing is stopped' },
  input: { stopped: 'keyhold found a leak', where: 'in the input', passes: 'nothing is stopped' },
}

/** Where something else stops the reader already, a warning does not say that anything goes on. */
function warningLine(door: Door, warned: readonly Judged[], isStopped: boolean): string {
  return isStopped
    ? `keyhold also warns of ${secrets(warned)}.`
    : `keyhold warns of ${secrets(warned)}; ${OUTCOMES[door].passes}.`
}

function headline(door: Door, blocked: readonly Judged[]): string {
  const { stopped, where } = OUTCOMES[door]
  return `${stopped}: ${secrets(blocked)} ${where}.`
}

/** `1 live secret`, `2 test secrets`, `3 secrets` when they differ. */
function secrets(findings: readonly Judged[]): string {
  const [mode, ...others] = new Set(findings.map((finding) => (finding.mode === 'unknown' ? '' : `${finding.mode} `)))
  return count(findings.length, `${others.length === 0 ? mode : ''}secret`)
}

const MODES = { live: ', live mode', test: ', test mode', public: ', public', unknown: '' } as const

/** What to do when a key got out is the same for all keys of a rule, and said with the first. */
function isFirstOfRule(findings: readonly Judged[], index: number): boolean {
  return findings.findIndex(({ rule }) => rule === findings[index]?.rule) === index
}

function entry(finding: Judged, isFirst: boolean, door: Door, style: Style): string {
  const { advice, risk, rule } = finding
  const steps = advice.steps.flatMap((step, index) => stepLines(step, `    ${index + 1}. `, style.width))
  const roll = isFirst ? rolling(finding, style) : [`  ${advice.ifShared.heading.replace(/:$/, '')} as above.`]
  return [
    ...heading(finding, style),
    ...note(finding, style),
    ...(isFirst ? [wrap(`Whoever holds it can ${risk}.`, '  ', style.width)] : []),
    '',
    ...situation(finding, style),
    ...(advice.ifShared.isFirst
      ? [...roll, ...fixing(finding, isFirst, 'Then:', style), ...steps]
      : [...fixing(finding, isFirst, undefined, style), ...steps, ...roll]),
    '',
    wrap(`Not a secret? npx keyhold explain ${rule}`, '  ', style.width),
    ...accepting(finding, door, style),
  ].join('\n')
}

/** The commands that take it out, said once for each kind of key, and what leads to the steps by hand. */
function fixing({ advice }: Judged, isFirst: boolean, lead: string | undefined, style: Style): string[] {
  const { fix } = advice
  const opening = lead === undefined ? [] : [`  ${lead}`]
  if (fix === undefined || !isFirst) return opening
  return [...opening, ...stepLines(fix, '    ', style.width), `  ${fix.rest}`]
}

/** How to accept it. Where a commit is in the making, keyhold finds the rule by the fingerprint. */
function accepting({ fingerprint, rule }: Judged, door: Door, { width }: Style): string[] {
  const command = `npx keyhold allow ${fingerprint}${door === 'staged' ? '' : ` --rule ${rule}`} --reason "…"`
  const line = `  To accept it: ${command}`
  return line.length <= width ? [line] : ['  To accept it:', `    ${command}`]
}

function note({ note: text }: Judged, { width }: Style): string[] {
  return text === undefined ? [] : [wrap(`${text}.`, '  ', width)]
}

/** What the team adds. */
function team({ message }: Report, { width }: Style): string[] {
  const { text, link, contact } = message ?? {}
  const lines = [
    ...(text === undefined ? [] : [wrap(text, '  ', width)]),
    ...(link === undefined ? [] : [`  ${link}`]),
    ...(contact === undefined ? [] : [wrap(`Ask ${contact}.`, '  ', width)]),
  ]
  return lines.length === 0 ? [] : [lines.join('\n')]
}

/** How far it has travelled, and, where that is not certain, how to find out. */
function situation({ advice }: Judged, style: Style): string[] {
  const gap = advice.gap === undefined ? [] : stepLines(advice.gap, '  ', style.width)
  const told = wrap(advice.situation, '  ', style.width)
  // What leads to the steps stands before them.
  return advice.ifShared.isFirst ? [told, ...gap] : [...gap, told]
}

function rolling({ advice }: Judged, style: Style): string[] {
  const { revokeAt, steps } = advice.ifShared
  return [
    wrap(painter(style).bold(advice.ifShared.heading), '  ', style.width),
    ...revokeAt.map((page) => `    ${page}`),
    ...steps.flatMap((text) => wrap(text, '    - ', style.width, '      ')),
  ]
}

/** The first findings in full, the others a line each: nobody reads more at once, and none is left out. */
function listed(
  findings: readonly Judged[],
  whole: number,
  show: (finding: Judged, index: number) => string,
): readonly string[] {
  const [first, rest] = [findings.slice(0, whole), findings.slice(whole)]
  const more = rest.length - MOST_LINES
  const lines = [
    ...rest.slice(0, MOST_LINES).map(({ places, title, mode }) => `  ${at(places[0])}   ${title}${MODES[mode]}`),
    ...(more > 0 ? [`  and ${more} more; --format json lists them all.`] : []),
  ]
  return [...first.map(show), ...(lines.length === 0 ? [] : [lines.join('\n')])]
}

const MOST_LINES = 200

function warning(finding: Judged, door: Door, style: Style): string {
  const { advice, reason, exposure, places } = finding
  const isMoved = places.every((place) => place.isMoved)
  const [first] = advice.steps
  return [
    ...heading(finding, style),
    ...note(finding, style),
    wrap(`Not stopped: ${reason}.`, '  ', style.width),
    ...(exposure === undefined || exposure.state === 'staged' ? [] : [wrap(advice.situation, '  ', style.width)]),
    ...(advice.ifShared.isFirst || first === undefined ? [] : stepLines(first, '    ', style.width)),
    ...(advice.ifShared.isFirst || isMoved ? rolling(finding, style) : []),
    ...accepting(finding, door, style),
  ].join('\n')
}

function heading(finding: Judged, style: Style): string[] {
  const paint = painter(style)
  const { excerpt, preview, title, mode, places, lookalikes, past } = finding
  const [first, ...others] = places
  const names = lookalikes.length === 0 ? '' : ` (or ${lookalikes.map(({ provider }) => provider).join(', ')})`
  const gutter = `  ${first.line} │ `
  const pointer = `${' '.repeat(gutter.length - 2)}│ ${' '.repeat(excerpt.at)}^ ${preview}`
  return [
    ...placeAndTitle(`  ${paint.cyan(at(first))}`, `${title}${names}${MODES[mode]}`, at(first).length, style),
    cut(`${gutter}${excerpt.text}`, style.width),
    pointer.length <= style.width ? pointer : `${' '.repeat(gutter.length - 2)}│ ^ ${preview}`,
    ...(others.length === 0
      ? []
      : [
          wrap(
            `Also at ${others.slice(0, 8).map(at).join(', ')}${others.length > 8 ? `, and ${others.length - 8} more places` : ''}`,
            '  ',
            style.width,
          ),
        ]),
    ...(past === undefined
      ? []
      : [
          wrap(
            `First in ${past.commit.slice(0, 10)} of ${past.date.slice(0, 10)}. ${past.isInHead ? 'HEAD still has it.' : 'HEAD no longer has it; the past does.'}`,
            '  ',
            style.width,
          ),
        ]),
  ]
}

/** On one line where both fit, otherwise on two. */
function placeAndTitle(place: string, title: string, placeLength: number, { width }: Style): string[] {
  return placeLength + title.length + 5 <= width ? [`${place}   ${title}`] : [place, wrap(title, '  ', width)]
}

function at({ path, line, column, commit }: Place): string {
  return `${path}:${line}:${column}${commit === undefined ? '' : ` in ${commit.slice(0, 10)}`}`
}

function closing(report: Report, { width }: Style): string {
  const skipping = bypassing(report)
  return [
    ...(skipping === undefined ? [] : [wrap(skipping, '  ', width)]),
    ...skippedLines(report).map((line) => wrap(line, '  ', width)),
    `  ${summary(report)}`,
  ].join('\n')
}

function cut(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`
}

function painter({ isColoured }: Style): { bold(text: string): string; cyan(text: string): string } {
  const code = (open: number, close: number) => (text: string) =>
    isColoured ? `\u001b[${open}m${text}\u001b[${close}m` : text
  return { bold: code(1, 22), cyan: code(36, 39) }
}
