import { shortened } from '../core/advice.js'
import { failure } from '../core/errors.js'
import type { Finding } from '../core/finding.js'
import { builtInCatalogue } from '../rules/catalogue.js'
import type { ScanRequest } from './scan.js'
import { placeOf, settingsOf } from './settings.js'
import { type RefSighting, type Search, type Sighting, type Sightings, sightingsOf } from './sightings.js'
import type { ExitCode, World } from './world.js'

/** `keyhold where <fingerprint>`: everywhere that a key stands, and what reads it. 1 where it stands somewhere, 0 where it does not. */
export async function where(world: World, { flags, operands }: ScanRequest): Promise<ExitCode> {
  const [fingerprint] = operands
  if (fingerprint === undefined) throw failure.badUsage('where takes a fingerprint.', 'where')
  const { catalogue } = await settingsOf(placeOf(world), builtInCatalogue())
  const search = await sightingsOf(world, fingerprint, catalogue, flags['all'] === true)
  world.stdout.write(flags['format'] === 'json' ? toJson(fingerprint, search) : toText(fingerprint, search))
  return search.sightings === undefined ? 0 : 1
}

function toJson(fingerprint: string, { sightings, gaps }: Search): string {
  const nothing = { places: [], commits: [], refs: [], variables: [], readers: [] }
  const { finding, places, commits, refs, variables, readers } = { finding: undefined, ...nothing, ...sightings }
  const { rule, provider, title, mode, preview } = finding ?? {}
  const key = { rule, provider, title, mode, preview }
  const document = { version: 1, fingerprint, ...key, places, commits, refs, variables, readers, gaps }
  return `${JSON.stringify(document, null, 2)}\n`
}

function toText(fingerprint: string, { sightings, gaps }: Search): string {
  const lines =
    sightings === undefined
      ? [
          `No key with the fingerprint ${fingerprint} stands in the index, the work tree, a branch, a tag or a stash of this clone.`,
        ]
      : [`${kindOf(sightings.finding)}: ${sightings.finding.preview}`, ...whereabouts(sightings)]
  return [...lines, ...notLookedAt(gaps), ''].join('\n')
}

/** `Stripe secret key, live mode` */
export function kindOf({ title, mode }: Pick<Finding, 'title' | 'mode'>): string {
  return mode === 'unknown' ? title : `${title}, ${mode} mode`
}

const HEADINGS: Readonly<Record<Sighting['where'], string>> = {
  index: 'In the index, which the next commit takes:',
  tracked: 'In the work tree:',
  untracked: 'In untracked files:',
  ignored: 'In ignored files, where a live key must not stay either:',
}

/** Everywhere the key stands, as lines of text, with an empty line before each heading. */
export function whereabouts({ places, commits, refs, variables, readers }: Sightings): string[] {
  const kinds = Object.keys(HEADINGS) as Sighting['where'][]
  return [
    ...kinds.flatMap((kind) => section(HEADINGS[kind], places.filter((place) => place.where === kind).map(at))),
    ...section(
      'Commits that bring it:',
      commits.map(
        ({ commit, date, paths }) =>
          `${commit.slice(0, 10)} of ${date.slice(0, 10)} in ${paths.length === 0 ? 'its message or a name' : paths.join(', ')}`,
      ),
    ),
    ...section('Branches, tags and stashes that have those commits:', refs.map(refLine)),
    ...section(`Lines that name ${variables.join(', ')}, and need the new key:`, readers.map(at)),
  ]
}

/** What was not looked at, in the same form. */
export function notLookedAt(gaps: readonly string[]): string[] {
  return section('Not looked at:', gaps)
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)]
}

function at({ path, line }: { path: string; line: number }): string {
  return `${path}:${line}`
}

function refLine({ ref, now }: RefSighting): string {
  return now.length === 0 ? `${shortened(ref)} (in older commits only)` : `${shortened(ref)} (now in ${now.join(', ')})`
}
