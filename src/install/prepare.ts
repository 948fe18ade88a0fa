import { applyEdits, modify, type Node, parseTree } from 'jsonc-parser'

/**
 * Adds keyhold to the script of a package.json that an install runs, and takes it out again, as edits of the text: formatting,
 * line ends and everything else stay byte for byte. Pure, under the same two laws as hooks.
 */

/** Why a package.json cannot be edited, to stand after its name. */
export interface Unreadable {
  readonly unreadable: string
}

/**
 * A production install does not bring devDependencies, and npm then fails on a command that is not there, so `prepare`
 * must not fail with it. `exit 0` works in sh and in cmd.exe.
 */
export function prepareCommand(hooks?: string): string {
  return `keyhold init --if-git${hooks === undefined ? '' : ` --hooks ${hooks}`} || exit 0`
}

/** What `prepareCommand` gives, for whichever hooks. None of its characters is written otherwise in JSON. */
const COMMAND = /keyhold init --if-git(?: --hooks [a-z,-]+)? \|\| exit 0/

/** The scripts that an install runs: Yarn 2 and later run no `prepare`. */
const SCRIPTS = ['prepare', 'postinstall'] as const
export type ScriptName = (typeof SCRIPTS)[number]

/** The text with the command in this script, or why that cannot be done. */
export function addPrepare(text: string, command: string, name: ScriptName = 'prepare'): string | Unreadable {
  const root = rootOf(text)
  if (root === undefined) return { unreadable: 'it is not a JSON object' }
  const scripts = memberOf(root, 'scripts')
  if (scripts === undefined) return insertScripts(text, root, name, command)
  if (scripts.type !== 'object') return { unreadable: 'its scripts are not an object' }
  const script = memberOf(scripts, name)
  if (script !== undefined) return join(text, script, name, command)
  const [first] = scripts.children ?? []
  const at = scripts.offset + 1
  // The spaces tell an object that was empty from one that was not there.
  if (first === undefined) return insert(text, at, ` ${property(name, command)} `)
  return insert(text, at, `${text.slice(at, first.offset)}${property(name, command)},`)
}

/** The text without what `addPrepare` added; without the command, at least, where somebody has edited it since. */
export function removePrepare(text: string): string {
  return SCRIPTS.reduce(removeFrom, text)
}

function removeFrom(text: string, name: ScriptName): string {
  const scripts = memberOf(rootOf(text), 'scripts')
  const script = memberOf(scripts, name)
  if (scripts === undefined || script?.type !== 'string') return text
  const value = script.value as string
  const found = COMMAND.exec(value)
  if (found === null) return text
  const [command] = found
  if (value !== command) return replace(text, script, withoutCommand(text, script, command))
  const member = property(name, command)
  const undone = [
    withoutScripts(text, scripts, member),
    withoutOnlyMember(text, scripts, member),
    withoutFirstMember(text, scripts, member),
  ]
  return (
    undone.find((before) => before !== undefined && addPrepare(before, command, name) === text) ??
    withoutMember(text, name)
  )
}

/** Puts the command behind what the script does already, unless that puts the hooks in place. */
function join(text: string, script: Node, name: ScriptName, command: string): string | Unreadable {
  if (script.type !== 'string') return { unreadable: `its ${name} script is not a string` }
  const value = script.value as string
  if (COMMAND.test(value))
    return replace(
      text,
      script,
      rawOf(text, script).replace(COMMAND, () => command),
    )
  if (activates(value)) return text
  if (!isJoinable(value)) return { unreadable: `nothing can be joined to its ${name} script` }
  const isEnded = /(?:^|[;&\n])\s*$/.test(value)
  return insert(text, script.offset + script.length - 1, isEnded ? `(${command})` : ` && (${command})`)
}

/** Whether a script puts the hooks in place already. */
function activates(script: string): boolean {
  return /(?:^|[\s&|;(])(?:husky|keyhold init)(?:$|[\s&|;)])/.test(script)
}

/** What is put behind an open operator, a backslash or a comment would be part of it. */
function isJoinable(script: string): boolean {
  return !/(?:&&|\||\\)\s*$|(?:^|[\s;&|(])#/.test(script)
}

/** The raw string of a script without the command, and without what joined it. */
function withoutCommand(text: string, script: Node, command: string): string {
  const forms = [` && (${command})`, `(${command}) && `, `(${command})`, `${command} && `, command]
  const without = (written: string) => forms.reduce((left, form) => left.replace(form, ''), written)
  const raw = rawOf(text, script)
  const shorter = without(raw)
  const value = without(script.value as string)
  // A serializer may have written the && as \u0026\u0026; then the string is written anew.
  return JSON.parse(shorter) === value ? shorter : JSON.stringify(value)
}

function withoutScripts(text: string, scripts: Node, member: string): string | undefined {
  const root = rootOf(text) as Node
  const added = root.children?.length === 1 ? scriptsOf('', member) : `,${scriptsOf(gapOf(text, root), member)}`
  const at = scripts.offset + scripts.length - added.length
  return text.startsWith(added, at) ? cut(text, at, added.length) : undefined
}

function withoutOnlyMember(text: string, scripts: Node, member: string): string | undefined {
  const added = ` ${member} `
  return text.startsWith(added, scripts.offset + 1) ? cut(text, scripts.offset + 1, added.length) : undefined
}

function withoutFirstMember(text: string, scripts: Node, member: string): string {
  return cut(text, scripts.offset + 1, gapOf(text, scripts).length + member.length + 1)
}

/** Takes the member out where the file has been written anew since: nobody can tell which spaces were there. */
function withoutMember(text: string, name: ScriptName): string {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : ''
  const json = text.slice(mark.length)
  return mark + applyEdits(json, modify(json, ['scripts', name], undefined, {}))
}

function insertScripts(text: string, root: Node, name: ScriptName, command: string): string {
  const member = property(name, command)
  const last = root.children?.at(-1)
  if (last === undefined) return insert(text, root.offset + 1, scriptsOf('', member))
  return insert(text, last.offset + last.length, `,${scriptsOf(gapOf(text, root), member)}`)
}

/** The new `scripts`, indented and broken into lines as the first member of the file is. */
function scriptsOf(gap: string, member: string): string {
  const indent = /[ \t]*$/.exec(gap)?.[0] ?? ''
  return gap.includes('\n') ? `${gap}"scripts": {${gap}${indent}${member}${gap}}` : `${gap}"scripts": {${member}}`
}

function property(name: ScriptName, command: string): string {
  return `"${name}": ${JSON.stringify(command)}`
}

/** The white space before the first member of an object. */
export function gapOf(text: string, object: Node): string {
  return text.slice(object.offset + 1, object.children?.[0]?.offset)
}

/** The object that the text is, if it is one. npm takes a byte order mark, so it counts as white space here. */
export function rootOf(text: string): Node | undefined {
  const errors: { error: number; offset: number; length: number }[] = []
  const root = parseTree(text.replace(/^\ufeff/, ' '), errors, { disallowComments: true })
  return errors.length === 0 && root?.type === 'object' ? root : undefined
}

/** The value of a member; of the last one, as in JSON.parse, when a name stands twice. */
export function memberOf(object: Node | undefined, name: string): Node | undefined {
  if (object?.type !== 'object') return undefined
  return object.children?.findLast(({ children }) => children?.[0]?.value === name)?.children?.[1]
}

export function rawOf(text: string, { offset, length }: Node): string {
  return text.slice(offset, offset + length)
}

function replace(text: string, { offset, length }: Node, raw: string): string {
  return text.slice(0, offset) + raw + text.slice(offset + length)
}

export function insert(text: string, at: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at)
}

export function cut(text: string, at: number, length: number): string {
  return text.slice(0, at) + text.slice(at + length)
}
