import { join, posix, relative, sep } from 'node:path'
import { type Catalogue, keywordsOf } from '../core/detect.js'
import { KeyholdError } from '../core/errors.js'
import { compileKeywords } from '../core/keywords.js'
import type { Rule } from '../core/rule.js'
import { contextOf, type GitContext } from '../git/run.js'
import type { Acceptance } from '../policy/accept.js'
import type { SetUp } from '../policy/configuration.js'
import {
  ALLOWED_FILE,
  CONFIGURATION_FILE,
  holdsKey,
  isConfigured,
  PACKAGE_FILE,
  readFile,
  topAround,
} from '../policy/files.js'
import { builtInCatalogue } from '../rules/catalogue.js'
import type { World } from './world.js'

/** What the repository set up, as far as a scan needs it. */
export interface Settings {
  readonly catalogue: Catalogue
  /** Called when something was found. */
  ruling(): Promise<Ruling>
}

/** What decides about findings. */
export interface Ruling extends Acceptance, Pick<SetUp, 'message' | 'limits'> {}

/** A repository, or a folder that is in none. */
export interface Place {
  readonly top: string
  /** Absent where there is no repository whose index could be asked. */
  readonly context?: GitContext
}

/** Where a command was started. No git call: hooks are called at the top. */
export function placeOf({ cwd, env }: Pick<World, 'cwd' | 'env'>): Place {
  const top = topAround(cwd)
  const isRepository = top !== undefined || env['GIT_DIR'] !== undefined
  return { top: top ?? cwd, ...(isRepository ? { context: contextOf(cwd, env) } : {}) }
}

/**
 * What holds here. `staged` are the paths that the index changes. Without a configuration nothing is loaded until
 * something is found; then the index is asked, because a configuration may be missing from the work tree alone.
 */
export async function settingsOf(
  place: Place,
  catalogue: Catalogue,
  staged: readonly string[] = [],
): Promise<Settings> {
  const later = { catalogue, ruling: async () => (await load(place, catalogue, await filesOf(place))).ruling }
  if (!isConfigured(place.top) && !staged.some((path) => CONFIGURATIONS.includes(path))) return later
  const files = await filesOf(place)
  if (!holdConfiguration(files)) return later
  const { ruling, setUp } = await load(place, catalogue, files)
  return {
    catalogue: setUp === undefined ? catalogue : await withOwnRules(catalogue, setUp),
    ruling: async () => ruling,
  }
}

/** The folder a command was started in, relative to the top. */
export function folderIn({ top }: Place, { cwd }: Pick<World, 'cwd'>): string {
  return relative(top, cwd).split(sep).join('/')
}

/** The same, for paths that are relative to this folder and not to the top. */
export function seenFrom(folder: string, { catalogue, ruling }: Settings): Settings {
  return {
    catalogue,
    ruling: async () => {
      const { policy, ...rest } = await ruling()
      const paths = policy.paths?.map(({ matches, ...setting }) => ({
        ...setting,
        matches: (path: string) => matches(posix.join(folder, path)),
      }))
      return { ...rest, policy: paths === undefined ? policy : { ...policy, paths } }
    },
  }
}

/** Every rule that is known here. */
export async function rulesAt(world: Pick<World, 'cwd' | 'env'>): Promise<readonly Rule[]> {
  const { catalogue } = await settingsOf(placeOf(world), builtInCatalogue())
  return (await catalogue.load()).rules
}

/** What holds where no configuration may speak, as on a server. */
export function withoutSettings(catalogue: Catalogue): Settings {
  return { catalogue, ruling: async () => rulingOf(undefined, (await catalogue.load()).rules, [], []) }
}

const CONFIGURATIONS: readonly string[] = [CONFIGURATION_FILE, PACKAGE_FILE]

/** The files that say what holds, as they are staged, and on disk where they are not tracked. */
interface Files {
  readonly staged: ReadonlyMap<string, string>
  text(path: string): string | undefined
}

async function filesOf({ top, context }: Place, paths = [...CONFIGURATIONS, ALLOWED_FILE]): Promise<Files> {
  const { readTracked } = await import('../git/tracked.js')
  const staged = context === undefined ? new Map<string, string>() : await readTracked(context, paths)
  return { staged, text: (path) => staged.get(path) ?? readFile(join(top, path)) }
}

function holdConfiguration(files: Files): boolean {
  return files.text(CONFIGURATION_FILE) !== undefined || holdsKey(files.text(PACKAGE_FILE) ?? '')
}

async function load(
  place: Place,
  catalogue: Catalogue,
  files: Files,
): Promise<{ ruling: Ruling; setUp: SetUp | undefined }> {
  const [{ parseAllowed }, { rules }] = await Promise.all([import('../policy/exceptions.js'), catalogue.load()])
  const read = async (path: string) => (CONFIGURATIONS.includes(path) ? files : await filesOf(place, [path])).text(path)
  const ids = rules.map(({ id }) => id)
  // Reading a configuration takes three libraries.
  const setUp = holdConfiguration(files)
    ? await (await import('../policy/configuration.js')).loadSetUp(place.top, read, ids)
    : undefined
  const staged = files.staged.get(ALLOWED_FILE) ?? ''
  const onDisk = readFile(join(place.top, ALLOWED_FILE)) ?? ''
  // What is not staged only serves a hint, so it need not be sound.
  const unstaged = onDisk === staged ? [] : whereSound(() => parseAllowed(onDisk))
  return { ruling: await rulingOf(setUp, rules, parseAllowed(staged), unstaged), setUp }
}

function whereSound<T>(parse: () => T[]): T[] {
  try {
    return parse()
  } catch (error) {
    if (error instanceof KeyholdError) return []
    throw error
  }
}

async function rulingOf(
  setUp: SetUp | undefined,
  rules: readonly Rule[],
  allowed: Acceptance['allowed'],
  unstaged: Acceptance['unstaged'],
): Promise<Ruling> {
  const [{ defaultPolicy }, { today }] = await Promise.all([
    import('../policy/judge.js'),
    import('../policy/exceptions.js'),
  ])
  return {
    policy: setUp?.policy ?? defaultPolicy,
    allowed,
    unstaged,
    today: today(),
    ruleIds: [...rules, ...(setUp?.ownRules ?? [])].map(({ id }) => id),
    message: setUp?.message ?? {},
    limits: setUp?.limits ?? {},
  }
}

/** The catalogue with the rules of this repository, and without those that it turned off. */
async function withOwnRules(catalogue: Catalogue, { ownRules, policy }: SetUp): Promise<Catalogue> {
  const [known, { isOff }] = await Promise.all([catalogue.load(), import('../policy/judge.js')])
  const rules = [...known.rules, ...ownRules]
  const keywords = (ownRules.length === 0 ? known.keywords : keywordsOf(rules)).map((keyword) => ({
    ...keyword,
    owners: keyword.owners.filter((index) => !isOff((rules[index] as Rule).id, policy)),
  }))
  const automaton = ownRules.length === 0 ? catalogue.automaton : compileKeywords(keywords)
  return { automaton, load: () => Promise.resolve({ rules, keywords }) }
}
