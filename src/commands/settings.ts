import { join, posix, relative, sep } from 'node:path'
import type { Catalogue, Keyword, Outline } from '../core/detect.js'
import { failure, KeyholdError, nearest } from '../core/errors.js'
import type { Rule } from '../core/rule.js'
import { utf8 } from '../core/text.js'
import { indexBytes, mayTrack } from '../git/index-file.js'
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
  /** Called when something was found, with the paths it was found at. */
  ruling(paths: readonly string[]): Promise<Ruling>
}

/** What decides about findings. */
export interface Ruling extends Acceptance, Pick<SetUp, 'message' | 'limits'>, Pick<Outline, 'publicKeys'> {}

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
 * What holds here. `paths` are those that will be scanned, as git lists them: a configuration beside or above one of
 * them counts, also when it is missing from the work tree alone. Without a configuration nothing is loaded until
 * something is found.
 */
export async function settingsOf(place: Place, catalogue: Catalogue, paths: readonly string[] = []): Promise<Settings> {
  const later: Settings = {
    catalogue,
    ruling: async (found) => (await load(place, catalogue, await filesOf(place, foldersOf(found)))).ruling,
  }
  const folders = foldersOf(paths.map(utf8))
  if (!isConfigured(place.top, folders) && !paths.some(isConfiguration) && !mayBeTracked(place)) return later
  const files = await filesOf(place, folders)
  if (!holdConfiguration(files)) return later
  const { ruling, setUp } = await load(place, catalogue, files)
  return {
    catalogue: setUp === undefined ? catalogue : await withOwnRules(catalogue, setUp),
    ruling: async () => ruling,
  }
}

/** Whether a configuration that the work tree does not have may be tracked. */
function mayBeTracked({ top, context }: Place): boolean {
  if (context === undefined) return false
  const index = indexBytes(top, context)
  if (mayTrack(index, CONFIGURATION_FILE, 'anywhere')) return true
  return readFile(join(top, PACKAGE_FILE)) === undefined && mayTrack(index, PACKAGE_FILE, 'at the top')
}

/** The folder a command was started in, relative to the top. */
export function folderIn({ top }: Place, { cwd }: Pick<World, 'cwd'>): string {
  return relative(top, cwd).split(sep).join('/')
}

/** The same, for paths that are relative to this folder and not to the top. */
export function seenFrom(folder: string, { catalogue, ruling }: Settings): Settings {
  return {
    catalogue,
    ruling: async (found) => {
      const { policy, ...rest } = await ruling(found.map((path) => posix.join(folder, path)))
      return { ...rest, policy: { ...policy, from: folder } }
    },
  }
}

/** What holds in the whole repository, with the configuration of every package. */
export async function settingsOfAll(place: Place, catalogue: Catalogue): Promise<Settings> {
  const { top, context } = place
  // To ask git takes longer than to read its index.
  if (context === undefined || !mayTrack(indexBytes(top, context), CONFIGURATION_FILE, 'anywhere'))
    return settingsOf(place, catalogue)
  const { trackedNamed } = await import('../git/tracked.js')
  return settingsOf(place, catalogue, await trackedNamed(context, CONFIGURATION_FILE))
}

/** Every rule that is known here. */
export async function rulesAt(world: Pick<World, 'cwd' | 'env'>): Promise<readonly Rule[]> {
  const { catalogue } = await settingsOfAll(placeOf(world), builtInCatalogue())
  return (await catalogue.load()).rules
}

/** The rule with this id. A failure where there is none, with the id that may be meant. */
export async function ruleNamed(world: Pick<World, 'cwd' | 'env'>, id: string): Promise<Rule> {
  const rules = await rulesAt(world)
  const rule = rules.find((known) => known.id === id)
  if (rule !== undefined) return rule
  const ids = rules.map((known) => known.id)
  throw failure.unknownRule(id, nearest(id, ids))
}

/** What holds where no configuration may speak, as on a server. */
export function withoutSettings(catalogue: Catalogue): Settings {
  return { catalogue, ruling: async () => rulingOf(undefined, await catalogue.load([]), [], []) }
}

const CONFIGURATIONS: readonly string[] = [CONFIGURATION_FILE, PACKAGE_FILE]

/** Whether a path, as git lists it, is one of a configuration. */
function isConfiguration(path: string): boolean {
  return CONFIGURATIONS.includes(path) || path.endsWith(`/${CONFIGURATION_FILE}`)
}

/** The folders below the top in which these paths stand. */
function foldersOf(paths: readonly string[]): string[] {
  const folders = new Set<string>()
  for (const path of paths) {
    let end = path.lastIndexOf('/')
    // What is above a known folder is known as well.
    while (end > 0 && !folders.has(path.slice(0, end))) {
      folders.add(path.slice(0, end))
      end = path.lastIndexOf('/', end - 1)
    }
  }
  return [...folders]
}

/** The files that say what holds, as they are staged, and on disk where they are not tracked. */
interface Files {
  /** Where packages may have a configuration of their own. */
  readonly folders: readonly string[]
  readonly staged: ReadonlyMap<string, string>
  /** Those that were asked for, whether they are there or not. */
  readonly asked: ReadonlySet<string>
  text(path: string): string | undefined
}

async function filesOf(place: Place, folders: readonly string[]): Promise<Files> {
  const inFolders = folders.map((folder) => `${folder}/${CONFIGURATION_FILE}`)
  return { folders, ...(await readFiles(place, [...CONFIGURATIONS, ALLOWED_FILE, ...inFolders])) }
}

async function readFiles({ top, context }: Place, paths: readonly string[]): Promise<Omit<Files, 'folders'>> {
  const { readTracked } = await import('../git/tracked.js')
  const staged = context === undefined ? new Map<string, string>() : readTracked(context, paths)
  return { staged, asked: new Set(paths), text: (path) => staged.get(path) ?? readFile(join(top, path)) }
}

function holdConfiguration({ folders, text }: Files): boolean {
  if (text(CONFIGURATION_FILE) !== undefined || holdsKey(text(PACKAGE_FILE) ?? '')) return true
  return folders.some((folder) => text(`${folder}/${CONFIGURATION_FILE}`) !== undefined)
}

async function load(
  place: Place,
  catalogue: Catalogue,
  files: Files,
): Promise<{ ruling: Ruling; setUp: SetUp | undefined }> {
  const [{ parseAllowed }, outline] = await Promise.all([import('../policy/exceptions.js'), catalogue.load([])])
  const read = async (path: string) => (files.asked.has(path) ? files : await readFiles(place, [path])).text(path)
  // Reading a configuration takes three libraries.
  const setUp = holdConfiguration(files)
    ? await (await import('../policy/configuration.js')).loadSetUp(place.top, read, outline.ids, files.folders)
    : undefined
  const staged = files.staged.get(ALLOWED_FILE) ?? ''
  const onDisk = readFile(join(place.top, ALLOWED_FILE)) ?? ''
  // What is not staged only serves a hint, so it need not be sound.
  const unstaged = onDisk === staged ? [] : whereSound(() => parseAllowed(onDisk))
  return { ruling: await rulingOf(setUp, outline, parseAllowed(staged), unstaged), setUp }
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
  { ids, publicKeys }: Outline,
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
    ruleIds: [...ids, ...(setUp?.ownRules ?? []).map(({ id }) => id)],
    publicKeys,
    message: setUp?.message ?? {},
    limits: setUp?.limits ?? {},
  }
}

/** The catalogue with the rules of this repository, and without those that it turned off. */
async function withOwnRules(catalogue: Catalogue, { ownRules, policy }: SetUp): Promise<Catalogue> {
  const { isOff } = await import('../policy/judge.js')
  const all = ownRules.length === 0 ? catalogue : await joined(catalogue, ownRules)
  const { ids } = await all.load([])
  const off = new Set([...ids.keys()].filter((index) => isOff(ids[index] as string, policy)))
  if (off.size === 0) return all
  const kept: Keyword[] = []
  const without = (keyword: Keyword) => ({ ...keyword, owners: keyword.owners.filter((owner) => !off.has(owner)) })
  return {
    automaton: all.automaton,
    load: async (wanted) => {
      const loaded = await all.load(wanted)
      return { ...loaded, keyword: (index) => (kept[index] ??= without(loaded.keyword(index))) }
    },
  }
}

async function joined(catalogue: Catalogue, ownRules: SetUp['ownRules']): Promise<Catalogue> {
  const { catalogueOf } = await import('../core/catalogue.js')
  return catalogueOf([...(await catalogue.load()).rules, ...ownRules])
}
