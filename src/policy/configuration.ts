import { createRequire } from 'node:module'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { nearest } from '../core/errors.js'
import { mention } from '../core/escape.js'
import type { Rule } from '../core/rule.js'
import { CONFIGURATION_FILE, holdsKey, PACKAGE_FILE, readFile } from './files.js'
import { flawOf, matcher } from './globs.js'
import { matchesId, defaultPolicy, type Policy } from './judge.js'
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

/** What the repository at `top` set up; undefined when that is nothing. */
export async function loadSetUp(
  top: string,
  read: ReadTracked,
  ruleIds: readonly string[],
): Promise<SetUp | undefined> {
  const first = await firstFile(read)
  if (first === undefined) return undefined
  const chain = await withExtended(top, first, read)
  return combine(chain, ruleIds)
}

/** A configuration file and where it stands. */
interface Source {
  /** Absolute. */
  readonly path: string
  readonly parsed: Parsed
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
  const chain: Source[] = [{ path: join(top, name), parsed }]
  for (let at = chain[0] as Source; at.parsed.configuration.extends !== undefined; at = chain[0] as Source) {
    const { refusal } = at.parsed
    const path = locate(top, at, at.parsed.configuration.extends)
    if (chain.some((known) => known.path === path)) throw refusal(['extends'], 'extends leads back to this file.')
    const inside = insideOf(top, path)
    const text = inside === undefined ? readFile(path) : await read(inside)
    if (text === undefined) throw refusal(['extends'], `extends names ${mention(inside ?? path)}, which is not there.`)
    chain.unshift({ path, parsed: parseConfiguration(mention(inside ?? path), text) as Parsed })
  }
  return chain
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

async function combine(chain: readonly Source[], builtIn: readonly string[]): Promise<SetUp> {
  const configurations = chain.map(({ parsed }) => parsed.configuration)
  const limits = Object.assign({}, ...configurations.map((each) => each.limits)) as SetUp['limits']
  const message = Object.assign({}, ...configurations.map((each) => each.message)) as SetUp['message']
  const ownRules = await ownRulesOf(chain, builtIn, limits.patternSeconds ?? 10, message.link)
  const known = [...builtIn, ...ownRules.map(({ id }) => id)]
  const {
    likely = defaultPolicy.likely,
    moved = 'warn',
    ...byMode
  } = Object.assign({}, ...configurations.map(({ verdicts }) => verdicts)) as NonNullable<Configuration['verdicts']>
  return {
    policy: {
      byMode: { ...defaultPolicy.byMode, ...byMode },
      likely,
      moved,
      rules: chain.flatMap(({ parsed }) => rulesOf(parsed, known)),
      paths: chain.flatMap(({ parsed }) => pathsOf(parsed)),
    },
    ownRules,
    message,
    limits,
  }
}

function rulesOf({ configuration, refusal }: Parsed, known: readonly string[]): Policy['rules'] & object {
  return Object.entries(configuration.rules ?? {}).map(([ids, verdict]) => {
    if (!known.some((id) => matchesId(ids, id)))
      throw refusal(['rules', ids], `There is no rule ${mention(ids)}.`, nearest(ids.slice(0, 60), known))
    return { ids, verdict }
  })
}

function pathsOf({ configuration, refusal }: Parsed): Policy['paths'] & object {
  return (configuration.paths ?? []).map(({ match, verdicts }, index) => {
    for (const [at, glob] of match.entries()) {
      const flaw = flawOf(glob)
      if (flaw !== undefined) throw refusal(['paths', index, 'match', at], `${mention(glob)} is no glob: ${flaw}.`)
    }
    if (match.every((glob) => glob.startsWith('!')))
      throw refusal(['paths', index, 'match'], 'Every glob here begins with !, so none of them takes anything in.')
    return { matches: matcher(match), verdicts }
  })
}

async function ownRulesOf(
  chain: readonly Source[],
  builtIn: readonly string[],
  seconds: number,
  link: string | undefined,
): Promise<Rule[]> {
  const taken = new Set(builtIn)
  const rules: Rule[] = []
  for (const { parsed } of chain) {
    for (const [index, own] of (parsed.configuration.ownRules ?? []).entries()) {
      if (taken.has(own.id))
        throw parsed.refusal(['ownRules', index, 'id'], `There is a rule ${mention(own.id)} already.`)
      taken.add(own.id)
      const made = await ruleOf(own, seconds, link)
      if ('flaw' in made) throw parsed.refusal(['ownRules', index, ...made.at], `ownRules[${index}]: ${made.flaw}.`)
      rules.push(made.rule)
    }
  }
  return rules
}
