import { createRequire } from 'node:module'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { KeyholdError, nearest } from '../core/errors.js'
import { mention } from '../core/escape.js'
import type { Rule } from '../core/rule.js'
import { CONFIGURATION_FILE, holdsKey, PACKAGE_FILE, readFile } from './files.js'
import { flawOf, matcher } from './globs.js'
import { matchesId, type Policy } from './judge.js'
import type { Configuration } from './keys.js'
import { ruleOf } from './own.js'
import { type Parsed, parseConfiguration } from './parse.js'

/** What a repository set up. */
export interface SetUp {
  readonly policy: Policy
  readonly ownRules: readonly Rule[]
  readonly message: NonNullable<Configuration['message']>
  readonly limits: NonNullable<Configuration['limits']>
}

/** Gives the text of a file of the repository: as it is staged, or, when it is not tracked, as it is on disk. */
export type ReadTracked = (path: string) => Promise<string | undefined>

/**
 * What the repository at `top` set up; undefined when that is nothing. `folders` are those, relative to the top, whose
 * own configuration counts for what is in them; it extends those of the folders around it and that of the top.
 */
export async function loadSetUp(
  top: string,
  read: ReadTracked,
  ruleIds: readonly string[],
  folders: readonly string[] = [],
): Promise<SetUp | undefined> {
  const first = await firstFile(read)
  const sources = first === undefined ? [] : await withExtended(top, first, read)
  const packages = await packagesIn(top, folders, sources, read)
  if (sources.length + packages.length === 0) return undefined
  return combine({ folder: '', sources }, packages, ruleIds)
}

/** The configuration of a folder: the files it is made of, the farthest first, without those that count around it. */
interface Level {
  readonly folder: string
  readonly sources: readonly Source[]
}

async function packagesIn(
  top: string,
  folders: readonly string[],
  above: readonly Source[],
  read: ReadTracked,
): Promise<Level[]> {
  const known = new Set(above.map(({ path }) => path))
  const levels: Level[] = []
  for (const folder of folders.filter((each) => each !== '').toSorted()) {
    const name = `${folder}/${CONFIGURATION_FILE}`
    const text = await read(name)
    if (text === undefined) continue
    const parsed = parseConfiguration(name, text) as Parsed
    const sources = (await withExtended(top, { name, parsed }, read)).filter(({ path }) => !known.has(path))
    for (const source of sources) refuseForTop(source)
    levels.push({ folder, sources })
  }
  return levels
}

/** What counts at the top alone would be ignored in a package, also in a file that it extends. */
function refuseForTop({ parsed: { configuration, refusal } }: Source): void {
  for (const key of ['limits', 'message'] as const)
    if (configuration[key] !== undefined)
      throw refusal([key], `${key} stands in the configuration at the top, not in that of a package.`)
}

/** A configuration file and where it stands. */
interface Source {
  /** Absolute. */
  readonly path: string
  readonly parsed: Parsed
  /** Whether it is a file of this repository, and not of an installed package. */
  readonly isOwn: boolean
}

async function firstFile(read: ReadTracked): Promise<{ name: string; parsed: Parsed } | undefined> {
  const [own, manifest] = await Promise.all([read(CONFIGURATION_FILE), read(PACKAGE_FILE)])
  const inManifest =
    manifest === undefined || !holdsKey(manifest) ? undefined : parseConfiguration(PACKAGE_FILE, manifest, 'keyhold')
  if (own === undefined) return inManifest && { name: PACKAGE_FILE, parsed: inManifest }
  if (inManifest !== undefined)
    throw inManifest.refusal([], `There is a ${CONFIGURATION_FILE} as well; one of the two must go.`)
  return { name: CONFIGURATION_FILE, parsed: parseConfiguration(CONFIGURATION_FILE, own) as Parsed }
}

/** The configuration and all that it extends, the farthest first. */
async function withExtended(
  top: string,
  { name, parsed }: { name: string; parsed: Parsed },
  read: ReadTracked,
): Promise<Source[]> {
  const chain: Source[] = [{ path: join(top, name), parsed, isOwn: true }]
  for (let at = chain[0] as Source; at.parsed.configuration.extends !== undefined; at = chain[0] as Source) {
    const { refusal } = at.parsed
    const path = locate(top, at, at.parsed.configuration.extends)
    if (chain.some((known) => known.path === path)) throw refusal(['extends'], 'extends leads back to this file.')
    const inside = insideOf(top, path)
    const missing = (what: string) => refusal(['extends'], `extends names ${mention(inside ?? path)}, which ${what}.`)
    const text = await readOr(
      () => (inside === undefined ? readFile(path) : read(inside)),
      () => missing('cannot be read'),
    )
    if (text === undefined) throw missing('is not there')
    chain.unshift({
      path,
      parsed: parseConfiguration(mention(inside ?? path), text) as Parsed,
      isOwn: inside !== undefined,
    })
  }
  return chain
}

/** What cannot be read (a folder, a name that is too long) is the fault of the configuration that names it. */
async function readOr<T>(read: () => T | Promise<T>, refusal: () => KeyholdError): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw error instanceof KeyholdError && error.code === 'not-readable' ? refusal() : error
  }
}

/** Where a file or package stands that is extended. */
function locate(top: string, { path, parsed }: Source, wanted: string): string {
  if (/^\.{1,2}\//.test(wanted)) {
    const target = resolve(dirname(path), wanted)
    // What stands outside of the repository differs from machine to machine.
    if (insideOf(top, path) !== undefined && insideOf(top, target) === undefined)
      throw parsed.refusal(['extends'], 'extends must name a file of this repository, or a package.')
    return target
  }
  if (!/^(?:@[\w.-]+\/)?[\w-][\w.-]*(?:\/[\w./-]+)?$/.test(wanted))
    throw parsed.refusal(['extends'], 'extends must begin with ./ or be the name of a package.')
  const isWhole = /^(?:@[^/]+\/)?[^/]+$/.test(wanted)
  try {
    return createRequire(path).resolve(isWhole ? `${wanted}/${CONFIGURATION_FILE}` : wanted)
  } catch {
    const what = isWhole ? `${wanted} with a ${CONFIGURATION_FILE}` : wanted
    throw parsed.refusal(['extends'], `extends names ${mention(what)}, which is not installed.`)
  }
}

/** The path as the repository knows it, when it is one of its files. */
function insideOf(top: string, path: string): string | undefined {
  const inside = relative(top, path)
  const isOutside = inside.startsWith('..') || isAbsolute(inside) || inside.split(sep).includes('node_modules')
  return isOutside ? undefined : inside.split(sep).join('/')
}

async function combine(root: Level, packages: readonly Level[], builtIn: readonly string[]): Promise<SetUp> {
  const configurations = root.sources.map(({ parsed }) => parsed.configuration)
  const limits = Object.assign({}, ...configurations.map((each) => each.limits)) as SetUp['limits']
  const message = Object.assign({}, ...configurations.map((each) => each.message)) as SetUp['message']
  const own = await ownRulesOf([root, ...packages], builtIn, limits.patternSeconds ?? 10, message.link)
  const known = [...builtIn, ...own.map(({ rule }) => rule.id)]
  return {
    policy: {
      ...policyOf(root, known),
      packages: packages.map((level) => ({ folder: level.folder, policy: policyOf(level, known) })),
      scopes: new Map(own.filter(({ folder }) => folder !== '').map(({ folder, rule }) => [rule.id, folder])),
    },
    ownRules: own.map(({ rule }) => rule),
    message,
    limits,
  }
}

/** What one level says by itself. */
function policyOf({ folder, sources }: Level, known: readonly string[]): Policy {
  const { likely, moved, ...byMode } = Object.assign(
    {},
    ...sources.map(({ parsed }) => parsed.configuration.verdicts),
  ) as NonNullable<Configuration['verdicts']>
  return {
    byMode,
    ...(likely === undefined ? {} : { likely }),
    ...(moved === undefined ? {} : { moved }),
    rules: sources.flatMap(({ parsed }) => rulesOf(parsed, known)),
    paths: sources.flatMap((source) => pathsOf(source, folder)),
  }
}

function rulesOf({ configuration, refusal }: Parsed, known: readonly string[]): Policy['rules'] & object {
  return Object.entries(configuration.rules ?? {}).map(([ids, verdict]) => {
    if (!known.some((id) => matchesId(ids, id)))
      throw refusal(['rules', ids], `There is no rule ${mention(ids)}.`, nearest(ids.slice(0, 60), known))
    return { ids, verdict }
  })
}

/** Globs of a package are relative to its folder. */
function pathsOf({ parsed, isOwn }: Source, folder: string): Policy['paths'] & object {
  const { configuration, refusal } = parsed
  return (configuration.paths ?? []).map(({ match, verdicts }, index) => {
    for (const [at, glob] of match.entries()) {
      const flaw = flawOf(glob)
      if (flaw !== undefined) throw refusal(['paths', index, 'match', at], `${mention(glob)} is no glob: ${flaw}.`)
    }
    if (match.every((glob) => glob.startsWith('!')))
      throw refusal(['paths', index, 'match'], 'Every glob here begins with !, so none of them takes anything in.')
    const matches = matcher(match)
    return {
      ...(isOwn ? { globs: match } : {}),
      matches: folder === '' ? matches : (path) => matches(path.slice(folder.length + 1)),
      verdicts,
    }
  })
}

async function ownRulesOf(
  levels: readonly Level[],
  builtIn: readonly string[],
  seconds: number,
  link: string | undefined,
): Promise<{ folder: string; rule: Rule }[]> {
  const taken = new Set(builtIn)
  const rules: { folder: string; rule: Rule }[] = []
  for (const { folder, parsed } of levels.flatMap((level) => level.sources.map((each) => ({ ...each, ...level })))) {
    for (const [index, own] of (parsed.configuration.ownRules ?? []).entries()) {
      if (taken.has(own.id))
        throw parsed.refusal(['ownRules', index, 'id'], `There is a rule ${mention(own.id)} already.`)
      taken.add(own.id)
      const made = await ruleOf(own, seconds, link)
      if ('flaw' in made) throw parsed.refusal(['ownRules', index, ...made.at], `ownRules[${index}]: ${made.flaw}.`)
      rules.push({ folder, rule: made.rule })
    }
  }
  return rules
}
