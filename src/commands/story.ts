import { failure } from '../core/errors.js'
import { contextOf } from '../git/run.js'
import type { Judged } from '../report/report.js'
import { styleOf } from '../report/style.js'
import { stepLines, wrap } from '../report/wrap.js'
import { builtInCatalogue } from '../rules/catalogue.js'
import { reportOn } from './engine.js'
import { described } from './explain.js'
import { folderIn, placeOf, settingsOf } from './settings.js'
import { type Search, type Sightings, sightingsOf } from './sightings.js'
import { kindOf, notLookedAt, whereabouts } from './where.js'
import type { ExitCode, World } from './world.js'

/** One finding with everything that this clone says of it. */
export interface Story extends Sightings, Pick<Search, 'gaps'> {
  /** With its verdict, exposure and advice; undefined where an exception accepts it. */
  readonly judged: Judged | undefined
  /** Whom the configuration says to ask. */
  readonly contact: string | undefined
}

/** `keyhold explain <fingerprint>`: the whole story of one finding, offline. */
export async function tell(world: World, fingerprint: string, isJson: boolean): Promise<ExitCode> {
  const story = await storyOf(world, fingerprint)
  world.stdout.write(isJson ? toJson(story) : toText(story, styleOf(world.stdout, world.env).width))
  return 0
}

/** The story of the key with this fingerprint. A failure where it stands nowhere in this clone. */
export async function storyOf(world: World, fingerprint: string): Promise<Story> {
  const { cwd, env } = world
  const place = placeOf(world)
  const { catalogue, ruling } = await settingsOf(place, builtInCatalogue())
  const { sightings, gaps } = await sightingsOf(world, fingerprint, catalogue)
  if (sightings === undefined) throw failure.unknownFingerprint(fingerprint)
  const { located } = sightings
  const context = contextOf(cwd, env)
  const folder = folderIn(place, world)
  const scan = { located, scanned: { files: 0, lines: 0, bytes: 0 }, skipped: [] }
  const { findings, message } = await reportOn(doorOf(sightings), scan, folder, ruling, { context, catalogue })
  return { ...sightings, gaps, judged: findings[0], contact: message?.contact }
}

/** The way in at which the key would be stopped next: that decides the commands that take it out. */
function doorOf({ places, commits }: Sightings): 'staged' | 'range' | 'files' {
  if (places.some(({ where }) => where === 'index')) return 'staged'
  return commits.length > 0 ? 'range' : 'files'
}

function toJson({ finding, rule, judged, places, commits, refs, variables, readers, gaps }: Story): string {
  const whereabout = { places, commits, refs, variables, readers, gaps }
  const document = { version: 1, ...finding, ...judged, ...whereabout, rule: described(rule) }
  return `${JSON.stringify(document, null, 2)}\n`
}

function toText(story: Story, width: number): string {
  const { finding, rule, judged } = story
  const [{ path, line }] = finding.places
  const sentence = (text: string) => wrap(text, '', width)
  return [
    kindOf(finding),
    '',
    `  Key          ${finding.preview}`,
    `  Fingerprint  ${finding.fingerprint}`,
    `  Rule         ${finding.rule}`,
    `  Severity     ${finding.severity}`,
    `  Verdict      ${verdictOf(story)}`,
    `  Line         ${path}:${line}  ${finding.excerpt.text}`,
    '',
    sentence(`Whoever holds it can ${finding.risk}.`),
    ...whereabouts(story),
    ...notLookedAt(story.gaps),
    ...(judged === undefined ? [] : ['', ...steps(judged, width)]),
    ...(rule.remediation.overlap === undefined ? [] : ['', sentence(rule.remediation.overlap)]),
    '',
    sentence(`Not a secret? npx keyhold explain ${finding.rule} says what to do when the rule is wrong.`),
    '',
  ].join('\n')
}

function verdictOf({ finding, judged }: Story): string {
  if (judged !== undefined) return `${VERDICTS[judged.verdict]}: ${judged.reason}`
  return finding.mode === 'public'
    ? 'passes: it is made to be public'
    : 'passes: the configuration or an exception accepts it'
}

const VERDICTS = { block: 'blocks', warn: 'warns', pass: 'passes' } as const

/** How far it has travelled and what to do, in order. */
function steps({ advice }: Judged, width: number): string[] {
  const { situation, gap, ifShared } = advice
  const roll = [
    wrap(ifShared.heading, '', width),
    ...ifShared.revokeAt.map((page) => `  ${page}`),
    ...ifShared.steps.map((text) => wrap(text, '  - ', width, '    ')),
  ]
  const fix = advice.fix === undefined ? [] : [...stepLines(advice.fix, '  ', width), advice.fix.rest]
  const own = advice.steps.flatMap((step, index) => stepLines(step, `  ${index + 1}. `, width))
  const doubt = gap === undefined ? [] : stepLines(gap, '', width)
  return ifShared.isFirst
    ? [wrap(situation, '', width), ...doubt, ...roll, 'Then:', ...fix, ...own]
    : [...doubt, wrap(situation, '', width), ...fix, ...own, ...roll]
}
