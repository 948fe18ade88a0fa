import { append, plantAt, uproot } from './hook.js'
import { addBefore, addMember, hasMember, removeBefore, removeMember } from './members.js'
import type { Unreadable } from './prepare.js'
import { callOf, type Scripts, throughYarn } from './scripts.js'

/**
 * The files of other managers of hooks, with keyhold in them, and without it again. Pure, under the two laws of hooks.
 * What cannot be edited safely is written by hand: `lines` says what.
 */

/** The names under which lefthook reads its configuration, as far as comments can stand in it. */
export const LEFTHOOK_FILES: readonly string[] = ['lefthook.yml', 'lefthook.yaml', '.lefthook.yml', '.lefthook.yaml']

/** The text of lefthook's configuration with a command for each hook. https://lefthook.dev/configuration */
export function addToLefthook(text: string, scripts: Scripts): string | Unreadable {
  const clean = removeFromLefthook(text)
  if (
    /^(?:---|\.\.\.|[{[%]|["'](?:pre-commit|commit-msg|pre-push|post-commit)["']\s*:)/m.test(clean) ||
    clean.includes('\t')
  )
    return { unreadable: 'it is written in a way that keyhold does not edit' }
  const missing = Object.keys(scripts).filter((name) => !sectionOf(clean, name))
  let edited = clean
  for (const name of Object.keys(scripts).filter((each) => !missing.includes(each))) {
    const place = placeIn(edited, name)
    if (place === undefined) return { unreadable: `keyhold does not see where its ${name} takes commands` }
    edited = plantAt(edited, place.at, lefthookEntry(name, scripts, place))
  }
  if (missing.length === 0) return edited
  const added = missing.map((name) => `${name}:\n  commands:\n${lefthookEntry(name, scripts, IN_COMMANDS)}`)
  return append(edited, added.join(''))
}

/** The text without all that `addToLefthook` added. */
export function removeFromLefthook(text: string): string {
  const without = uproot(text) ?? ''
  return without === text ? text : removeFromLefthook(without)
}

/** What to write into lefthook's configuration by hand. */
export function lefthookLines(scripts: Scripts): string {
  return Object.keys(scripts)
    .map((name) => `${name}:\n  commands:\n${lefthookEntry(name, scripts, IN_COMMANDS)}`)
    .join('')
    .trimEnd()
}

interface LefthookPlace {
  /** Where in the text the entry begins. */
  readonly at: number
  readonly indent: string
  readonly kind: 'commands' | 'jobs'
}

const IN_COMMANDS: LefthookPlace = { at: 0, indent: '    ', kind: 'commands' }

/** The lines of a hook: those after its name that are indented, or empty. */
function sectionOf(text: string, name: string): { start: number; end: number } | undefined {
  const head = new RegExp(String.raw`^${name}[ ]*:[ ]*(?:#.*)?\n`, 'm').exec(text)
  if (head === null) return new RegExp(`^${name}[ ]*:`, 'm').test(text) ? { start: 0, end: 0 } : undefined
  const start = head.index + head[0].length
  const length = /^(?:(?:[ ].*|#.*)?(?:\n|$))*?(?=\S|$(?![^]))/.exec(text.slice(start))?.[0].length ?? 0
  return { start, end: start + length }
}

function placeIn(text: string, name: string): LefthookPlace | undefined {
  const { start, end } = sectionOf(text, name) ?? { start: 0, end: 0 }
  const found = /^( +)(commands|jobs):[ ]*(?:#.*)?\n(?=( +)(-?))/m.exec(text.slice(start, end))
  if (found === null) return undefined
  const [all, outer = '', kind, indent = '', dash] = found
  const isSound =
    kind === 'jobs' ? dash === '-' && indent.length >= outer.length : dash === '' && indent.length > outer.length
  return isSound ? { at: start + found.index + all.length, indent, kind: kind as LefthookPlace['kind'] } : undefined
}

function lefthookEntry(name: string, scripts: Scripts, { indent, kind }: LefthookPlace): string {
  const run = callOf(scripts[name] as string).replaceAll(/"\$(\d)"/g, '{$1}')
  const first = kind === 'jobs' ? `${indent}- name: keyhold\n` : `${indent}keyhold:\n`
  const stdin = name === 'pre-push' ? `${indent}  use_stdin: true\n` : ''
  return `${first}${indent}  run: ${run}\n${stdin}`
}

/** The key of package.json under which simple-git-hooks looks. https://github.com/toplenboren/simple-git-hooks */
export const SIMPLE = 'simple-git-hooks'

/** The package.json with keyhold before what simple-git-hooks runs. */
export function addToSimple(text: string, scripts: Scripts): string | Unreadable {
  let edited = text
  // Each new one comes first, so the last is added first.
  for (const [name, script] of Object.entries(scripts).toReversed()) {
    const after = hasMember(edited, SIMPLE, name)
      ? simpleBefore(edited, name, script)
      : addMember(edited, SIMPLE, name, callOf(script))
    if (typeof after !== 'string') return after
    edited = after
  }
  return edited
}

/** The package.json without what `addToSimple` added. */
export function removeFromSimple(text: string, scripts: Scripts): string {
  return [...Object.entries(scripts), ...Object.entries(throughYarn(scripts))].reduce((left, [name, script]) => {
    const without = removeMember(left, SIMPLE, name, callOf(script))
    return removeBefore(without, SIMPLE, name, `${callOf(script)} || exit; `)
  }, text)
}

/** What to write into the configuration of simple-git-hooks by hand. */
export function simpleLines(scripts: Scripts): string {
  return Object.entries(scripts)
    .map(([name, script]) => `${JSON.stringify(name)}: ${JSON.stringify(callOf(script))}`)
    .join(',\n')
}

function simpleBefore(text: string, name: string, script: string): string | Unreadable {
  if (hasOwnCall(text, name, script)) return text
  // Git feeds this one, and what came after keyhold would be fed nothing.
  if (name === 'pre-push') return { unreadable: 'it has a pre-push that reads what git feeds it' }
  return addBefore(text, SIMPLE, name, `${callOf(script)} || exit; `)
}

function hasOwnCall(text: string, name: string, script: string): boolean {
  return addMember(text, SIMPLE, name, callOf(script)) === text
}

/** Where the manager that is called pre-commit has its configuration. */
export const PRE_COMMIT = '.pre-commit-config.yaml'

/** What to write into it. https://pre-commit.com/#repository-local-hooks */
export function preCommitLines(scripts: Scripts): string {
  const names = Object.keys(scripts)
  const hooks = names.map(
    (name) =>
      `      - id: keyhold-${name}\n        name: keyhold\n        entry: ${preCommitEntry(name, scripts[name] as string)}\n` +
      `        language: system\n        stages: [${name}]\n        always_run: true\n` +
      // The file with the message is the one that is handed over.
      (name === 'commit-msg' ? '' : '        pass_filenames: false\n'),
  )
  return `default_install_hook_types: [${names.join(', ')}]\nrepos:\n  - repo: local\n    hooks:\n${hooks.join('')}`.trimEnd()
}

/** pre-commit keeps what git feeds a pre-push, and tells of the first ref alone, in variables. */
function preCommitEntry(name: string, script: string): string {
  if (name !== 'pre-push') return callOf(script).replace(' "$1"', '')
  const update = `$PRE_COMMIT_LOCAL_BRANCH $(git rev-parse "$PRE_COMMIT_LOCAL_BRANCH") $PRE_COMMIT_REMOTE_BRANCH ${'0'.repeat(40)}`
  return `sh -c 'echo "${update}" | ${callOf(script).replace('$1', '$PRE_COMMIT_REMOTE_NAME')}'`
}

/** The task of lint-staged that calls keyhold. */
export const TASK = { name: '*', value: 'keyhold scan --staged' } as const

/** The text with the task of keyhold first, in the object that the key `at` holds or in the whole. */
export function addTask(text: string, at: string | undefined): string | Unreadable {
  return addMember(text, at, TASK.name, TASK.value)
}

/** The text without what `addTask` added. */
export function removeTask(text: string, at: string | undefined): string {
  return removeMember(text, at, TASK.name, TASK.value)
}
