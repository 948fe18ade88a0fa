import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { KeyholdError } from '../core/errors.js'
import { mention, printable } from '../core/escape.js'
import type { Finding } from '../core/finding.js'
import { utf8 } from '../core/text.js'
import { hooksFolder, hooksPath } from '../git/hooks.js'
import { openRepository, type Repository } from '../git/repository.js'
import { contextOf } from '../git/run.js'
import { tryCommit, versionOf } from '../git/scratch.js'
import { indexEntries, linesWith, submodulesIn, trackedNamed } from '../git/tracked.js'
import { activeHooks, kindOf, namesIn } from '../install/files.js'
import { LEFTHOOK_FILES, PRE_COMMIT, SIMPLE } from '../install/managers.js'
import {
  hasCommand,
  installedIn,
  isYarn2,
  LINT_STAGED,
  lintStagedIn,
  type Manifest,
  manifestIn,
  objectIn,
  rangeIn,
  scriptIn,
  textAt,
} from '../install/packages.js'
import { DEFAULT_HOOKS } from '../install/scripts.js'
import { shown } from '../install/site.js'
import { type Allowed, commentIn } from '../policy/exceptions.js'
import { ALLOWED_FILE, CONFIGURATION_FILE } from '../policy/files.js'
import { type Check, toJsonChecks, toPrettyChecks } from '../report/checks.js'
import { styleOf } from '../report/style.js'
import { count } from '../report/summary.js'
import { enter, trackedFindings } from './allow.js'
import type { ScanRequest } from './scan.js'
import type { Ruling } from './settings.js'
import type { ExitCode, World } from './world.js'

/** `keyhold doctor`: whether keyhold is at work here, and what to do where it is not. Changes nothing. */
export async function doctor(world: World, { flags }: ScanRequest): Promise<ExitCode> {
  const repository = await openRepository(contextOf(world.cwd, world.env))
  const house = await inspect(repository, world.env)
  const checks = [
    ...(await versions(world.env)),
    ...(await hooks(house)),
    ...switches(house),
    ...preparation(house),
    ...(await policy(world)),
    ...coverage(house),
    ...(await submodules(house)),
    ...sameVersions(house),
  ]
  const { stdout } = world
  stdout.write(
    flags['format'] === 'json' ? toJsonChecks(checks) : toPrettyChecks(checks, styleOf(stdout, world.env).width),
  )
  return checks.some(({ state }) => state === 'wrong') ? 1 : 0
}

/** What the checks look at. */
interface House {
  readonly repository: Repository
  readonly env: NodeJS.ProcessEnv
  /** Where git looks for hooks, and whether somebody else than this repository says so. */
  readonly hooks: string
  readonly scope: string | undefined
  /** The text of each hook and of what husky runs for it, as far as they are there. */
  readonly texts: ReadonlyMap<string, string>
  readonly packages: readonly Manifest[]
}

async function inspect(repository: Repository, env: NodeJS.ProcessEnv): Promise<House> {
  const { top } = repository
  const folder = await hooksFolder(top, env)
  const manifests = (await trackedNamed(repository, 'package.json')).map((path) =>
    manifestIn(top, utf8(path).replace(/\/?package\.json$/, '')),
  )
  // A package.json that is not tracked yet is the one of a new repository.
  const atTop = manifests.some((each) => each?.folder === '') ? undefined : manifestIn(top, '')
  const packages = [atTop, ...manifests].filter((each) => each !== undefined)
  const managed = managedText(top, packages)
  return {
    repository,
    env,
    hooks: folder,
    scope: (await hooksPath(top, env))?.scope,
    texts: new Map(DEFAULT_HOOKS.map((name) => [name, `${hookText(folder, name)}\n${managed}`])),
    packages,
  }
}

/** What lefthook, simple-git-hooks and pre-commit run stands in their own files. */
function managedText(top: string, packages: readonly (Manifest | undefined)[]): string {
  return [
    ...[...LEFTHOOK_FILES, PRE_COMMIT].map((name) => textAt(join(top, name)) ?? ''),
    ...packages.map((each) => JSON.stringify(each?.value[SIMPLE] ?? '')),
  ].join('\n')
}

/** husky's folder is `.husky/_`, and its hooks run those of the same name above it. */
function hookText(folder: string, name: string): string {
  return [join(folder, name), join(folder, '..', name)].map((path) => textAt(path) ?? '').join('\n')
}

/** `git config --show-scope` came with 2.26, the other options before. */
const OLDEST = { git: [2, 26], node: [20, 17] } as const

async function versions(env: NodeJS.ProcessEnv): Promise<Check[]> {
  return Promise.all(
    (['git', 'node'] as const).map(async (id): Promise<Check> => {
      const name = id === 'git' ? 'git' : 'Node'
      const [version, oldest] = [await versionOf(id, env), OLDEST[id].join('.')]
      if (version === undefined)
        return {
          id,
          state: 'wrong',
          what: `${name} is not on PATH, so hooks cannot start`,
          todo: [`Put ${name} on PATH.`],
        }
      if (isOlder(version, OLDEST[id]))
        return {
          id,
          state: 'wrong',
          what: `${name} ${version} is too old`,
          todo: [`Install ${name} ${oldest} or newer.`],
        }
      return { id, state: 'fine', what: `${name} ${version}` }
    }),
  )
}

function isOlder(version: string, [major, minor]: readonly [number, number]): boolean {
  const [first = 0, second = 0] = version.split('.').map(Number)
  return first < major || (first === major && second < minor)
}

async function hooks(house: House): Promise<Check[]> {
  const { repository, hooks: folder, texts } = house
  const place = shown(repository.top, folder)
  const isThere = kindOf(join(folder, 'pre-commit')) !== 'nothing'
  const isRun = activeHooks(folder).includes('pre-commit')
  const executable: Check[] =
    isThere && !isRun
      ? [
          {
            id: 'executable',
            state: 'wrong',
            what: `${place}/pre-commit is not executable, so git leaves it out`,
            todo: [`chmod +x ${place}/pre-commit`],
          },
        ]
      : []
  const without = DEFAULT_HOOKS.filter((name) => name !== 'pre-commit' && !(texts.get(name) ?? '').includes('keyhold'))
  const others: Check[] =
    without.length === 0
      ? [{ id: 'other-hooks', state: 'fine', what: 'commit-msg and pre-push call keyhold' }]
      : [
          {
            id: 'other-hooks',
            state: 'note',
            what: `${without.join(' and ')} ${without.length === 1 ? 'does' : 'do'} not call keyhold by name`,
            todo: ['npx keyhold init'],
          },
        ]
  return [...executable, await activity(house), ...others]
}

/** Commits a sample in a repository of its own that has the same hooks. */
async function activity({ repository: { top }, hooks: folder, env, packages }: House): Promise<Check> {
  const linked = packages.filter((each) => kindOf(join(top, each.folder, 'node_modules')) !== 'nothing')
  const path = (inside: string, name: string) => (inside === '' ? name : `${inside}/${name}`)
  const trial = await tryCommit(
    {
      hooksFolder: folder,
      links: Object.fromEntries([
        ...linked.map((each) => [path(each.folder, 'node_modules'), join(top, each.folder, 'node_modules')]),
        ...(kindOf(join(top, '.yarn')) === 'folder' ? [['.yarn', join(top, '.yarn')]] : []),
      ]),
      copies: Object.fromEntries(
        namesIn(top)
          .filter((name) => (COPIED.includes(name) || LINT_STAGED.test(name)) && kindOf(join(top, name)) === 'file')
          .map((name) => [name, join(top, name)]),
      ),
      texts: withoutPolicy(packages),
    },
    'keyhold-doctor.txt',
    `key = "${['sk', 'live', randomBytes(50).toString('hex')].join('_')}"\n`,
    env,
  )
  if (trial.said.includes('keyhold stopped this commit'))
    return { id: 'active', state: 'fine', what: 'A live key that is committed with these hooks is stopped' }
  const said = trial.said.slice(0, 200).trim()
  return {
    id: 'active',
    state: 'wrong',
    what: trial.isMade
      ? 'A live key that is committed with these hooks is not stopped'
      : `With these hooks a commit fails before keyhold looks: ${said}`,
    todo: [trial.isMade ? 'npx keyhold init' : 'Correct what fails there, or let keyhold come first: npx keyhold init'],
  }
}

/** What the managers of hooks and of packages read at the top, besides what lint-staged does. */
const COPIED: readonly string[] = [
  ...LEFTHOOK_FILES,
  PRE_COMMIT,
  '.pnp.cjs',
  '.pnp.loader.mjs',
  '.yarnrc.yml',
  'yarn.lock',
]

/** The manifest of the top, without what may let the sample pass. */
function withoutPolicy(packages: readonly Manifest[]): Record<string, string> {
  const top = packages.find(({ folder }) => folder === '')
  return top === undefined ? {} : { 'package.json': JSON.stringify({ ...top.value, keyhold: undefined }) }
}

function switches({ env, scope }: House): Check[] {
  const off = ['HUSKY', 'KEYHOLD'].filter((name) => env[name] === '0')
  return [
    ...off.map((name): Check => ({
      id: 'switched-off',
      state: 'wrong',
      what: `${name}=0 is set here, so commits are not scanned`,
      todo: [`unset ${name}`, 'Take it out of the profile of your shell, and out of the settings of your editor.'],
    })),
    ...(scope === undefined || scope === 'local' || scope === 'worktree'
      ? []
      : [
          {
            id: 'hooks-path',
            state: 'note' as const,
            what: `core.hooksPath is set by your ${printable(scope)} configuration, not by this repository`,
            todo: ['git config --show-origin --get core.hooksPath'],
          },
        ]),
  ]
}

/** Whether an install puts the hooks in place in a fresh clone. */
function preparation({ repository: { top }, packages, texts }: House): Check[] {
  if (!(texts.get('pre-commit') ?? '').includes('keyhold') && packages.length === 0) return []
  const having = (name: string) => packages.find((each) => PUTS_HOOKS.test(scriptIn(each, name) ?? ''))
  const isWithoutPrepare = isYarn2(top)
  const [prepare, postinstall] = [having('prepare'), having('postinstall')]
  const [first, name] =
    prepare === undefined || isWithoutPrepare ? [postinstall, 'postinstall'] : ([prepare, 'prepare'] as const)
  const place = first ?? packages.find(bringsLefthook)
  if (place !== undefined)
    return [
      {
        id: 'prepare',
        state: 'fine',
        what: `The ${name} script of ${place.folder || 'the top'} puts the hooks in place`,
      },
    ]
  const isLost = isWithoutPrepare && prepare !== undefined
  const hasPreCommit = kindOf(join(top, PRE_COMMIT)) === 'file'
  return [
    {
      id: 'prepare',
      state: 'wrong',
      what: isLost
        ? 'Yarn 2 and later run no prepare script, so a fresh clone commits without the hooks'
        : 'No prepare script puts the hooks in place, so a fresh clone commits without them',
      todo: [
        isLost
          ? 'yarn keyhold init'
          : hasPreCommit
            ? 'Add pre-commit install to the prepare script of package.json.'
            : 'npx keyhold init',
      ],
    },
  ]
}

const PUTS_HOOKS = /keyhold init|husky|lefthook install|simple-git-hooks|pre-commit install/

/** lefthook puts its hooks in place when it is installed. */
function bringsLefthook(manifest: Manifest): boolean {
  return objectIn(manifest, 'devDependencies')['lefthook'] !== undefined
}

/** The configuration, and the exceptions it is read with. */
async function policy(world: World): Promise<Check[]> {
  try {
    const house = await enter(world)
    const { repository, ruling } = house
    const paths = (await indexEntries({ cwd: repository.top, env: repository.env })).map(({ path }) => utf8(path))
    const findings = await trackedFindings(house)
    return [
      { id: 'configuration', state: 'fine', what: 'The configuration is valid' },
      ...exemptions(ruling, paths),
      ...accepted(ruling, findings),
      ...(await comments(repository, ruling, findings)),
    ]
  } catch (error) {
    if (!(error instanceof KeyholdError)) throw error
    return [{ id: 'configuration', state: 'wrong', what: error.message, todo: [error.hint] }]
  }
}

function exemptions({ policy: { paths = [], packages = [] } }: Ruling, tracked: readonly string[]): Check[] {
  const all = [{ folder: '', policy: { paths } }, ...packages]
  return all.flatMap(({ folder, policy: { paths: settings = [] } }) => {
    const inside = tracked.filter((path) => folder === '' || path.startsWith(`${folder}/`))
    return settings
      .filter(({ globs, matches }) => globs !== undefined && !inside.some(matches))
      .map(({ globs = [] }): Check => ({
        id: 'exemption-unused',
        state: 'wrong',
        what: `No tracked file matches the paths ${globs.map(mention).join(', ')} of the configuration${folder === '' ? '' : ` in ${mention(folder)}`}`,
        todo: [`Correct them, or take them out of ${folder === '' ? '' : `${mention(folder)}/`}${CONFIGURATION_FILE}.`],
      }))
  })
}

function accepted({ allowed, unstaged, today }: Ruling, findings: readonly Finding[]): Check[] {
  const there = new Set(findings.map(({ fingerprint, rule }) => `${fingerprint} ${rule}`))
  const isOver = ({ until }: Allowed) => until !== undefined && until < today
  const isUnused = (each: Allowed) => !isOver(each) && !there.has(`${each.fingerprint} ${each.rule}`)
  const told = (id: string, list: readonly Allowed[], why: string, todo: string): Check[] =>
    list.map((each) => ({
      id,
      state: 'wrong',
      what: `The exception ${each.fingerprint} (${mention(each.rule)}) ${why}`,
      todo: [todo],
    }))
  return [
    ...told('exception-expired', allowed.filter(isOver), 'is over', 'npx keyhold allow --prune'),
    ...told('exception-unused', allowed.filter(isUnused), 'is of nothing that is tracked', 'npx keyhold allow --prune'),
    ...(unstaged.length === 0
      ? []
      : [
          {
            id: 'exceptions-unstaged',
            state: 'note' as const,
            what: `${ALLOWED_FILE} has changes that are not staged, so they do not count`,
            todo: [`git add ${ALLOWED_FILE}`],
          },
        ]),
  ]
}

/** Comments that accept nothing: their rule is unknown, they lack a reason, or no such secret is beside them. */
async function comments(repository: Repository, ruling: Ruling, findings: readonly Finding[]): Promise<Check[]> {
  const places = new Set(
    findings.flatMap(({ rule, places: all }) =>
      all.flatMap(({ path, line }) => [`${path}:${line} ${rule}`, `${path}:${line - 1} ${rule}`]),
    ),
  )
  return (await linesWith(repository, 'keyhold-allow')).flatMap(({ path, line, text }): Check[] => {
    const comment = path === ALLOWED_FILE ? undefined : commentIn(text)
    if (comment === undefined || (!('flaw' in comment) && places.has(`${path}:${line} ${comment.rule}`))) return []
    const why =
      'flaw' in comment
        ? comment.flaw
        : ruling.ruleIds.includes(comment.rule)
          ? 'no such secret stands beside it'
          : `there is no rule ${mention(comment.rule)}`
    return [
      {
        id: 'comment-unused',
        state: 'note',
        what: `The comment keyhold-allow at ${mention(path)}:${line} accepts nothing: ${why}`,
      },
    ]
  })
}

/** Packages whose files a commit does not bring before keyhold. */
function coverage({ repository: { top }, texts, packages }: House): Check[] {
  const hook = texts.get('pre-commit') ?? ''
  const isCalled = /keyhold["']? scan|>>> keyhold/.test(hook)
  const staged = packages.map((each) => lintStagedIn(top, each))
  const configured = packages.flatMap((each, index) => {
    const found = staged[index]
    return found === undefined ? [] : [{ folder: each.folder, ...found }]
  })
  if (isCalled || !hook.includes('lint-staged'))
    return [
      {
        id: 'coverage',
        state: 'fine',
        what: `No package can take its files out of the scan: ${count(packages.length, 'package')}`,
      },
    ]
  const left = configured.filter(({ callsKeyhold }) => !callsKeyhold)
  if (left.length === 0) return []
  return left.map(({ folder, path }) => ({
    id: 'coverage',
    state: 'wrong',
    what: `${folder === '' ? 'The package at the top' : `The package ${mention(folder)}`} is not covered: lint-staged takes its tasks from ${mention(path)}, where keyhold is not`,
    todo: [
      `Add "*": "keyhold scan --staged" to ${mention(path)}.`,
      'Or let the hook call keyhold itself: npx keyhold init',
    ],
  }))
}

/** Submodules that are checked out here and whose hooks do not call keyhold: each is a repository with hooks of its own. */
async function submodules({ repository: { top, env } }: House): Promise<Check[]> {
  const paths = (await submodulesIn({ cwd: top, env })).map(utf8)
  const checks = paths
    .filter((path) => kindOf(join(top, path, '.git')) !== 'nothing')
    .map(async (path): Promise<Check[]> => {
      const inside = join(top, path)
      const hook = hookText(await hooksFolder(inside, env), 'pre-commit')
      if ((hook + managedText(inside, [manifestIn(inside, '')])).includes('keyhold')) return []
      return [
        {
          id: 'submodule',
          state: 'note',
          what: `Commits in the submodule ${mention(path)} are not scanned: it has hooks of its own`,
          todo: ['Install keyhold there, and run npx keyhold init in it.'],
        },
      ]
    })
  return (await Promise.all(checks)).flat()
}

/** The keyholds of the packages: what each asks for, and what is installed in it. */
function sameVersions({ repository: { top }, packages }: House): Check[] {
  const ranges = packages.flatMap((each) => {
    const range = rangeIn(each)
    return range === undefined ? [] : [{ folder: each.folder, version: range }]
  })
  const installed = packages.flatMap(({ folder }) => {
    const version = installedIn(top, folder)
    return version === undefined ? [] : [{ folder, version }]
  })
  const missing =
    packages.every(({ folder }) => !hasCommand(top, folder)) && kindOf(join(top, '.pnp.cjs')) === 'nothing'
  const told = (list: readonly { folder: string; version: string }[]) =>
    list
      .map(({ folder, version }) => `${mention(version)} in ${folder === '' ? 'the top' : mention(folder)}`)
      .join(', ')
  return [
    ...[['asked for', ranges] as const, ['installed', installed] as const].flatMap(([how, list]): Check[] =>
      new Set(list.map(({ version }) => version)).size < 2
        ? []
        : [
            {
              id: 'versions',
              state: 'wrong',
              what: `Different versions of keyhold are ${how}: ${told(list)}`,
              todo: ['Ask for one version in each package.json, and install again.'],
            },
          ],
    ),
    ...(missing
      ? [
          {
            id: 'installed',
            state: 'note' as const,
            what: 'keyhold is linked in no node_modules here, so hooks look for it on PATH',
          },
        ]
      : []),
  ]
}
