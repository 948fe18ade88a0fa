import { type Node, findNodeAtLocation, parseTree } from 'jsonc-parser'

/**
 * Adds keyhold to the `prepare` script of a package.json, and takes it out again, as edits of the text: formatting,
 * line ends and everything else stay byte for byte. Pure, under the same two laws as hooks.
 */

/**
 * A production install does not bring devDependencies, and npm then fails on a command that is not there, so `prepare`
 * must not fail with it. `exit 0` works in sh and in cmd.exe.
 */
const COMMAND = 'keyhold init --if-git || exit 0'
const JOINED = ` && (${COMMAND})`

/** The text with the script in it, or why it cannot be read. */
export function addPrepare(text: string): string | { readonly unreadable: string } {
  const root = rootOf(text)
  if (root === undefined) return { unreadable: 'it is not a JSON object' }
  const scripts = findNodeAtLocation(root, ['scripts'])
  const prepare = findNodeAtLocation(root, ['scripts', 'prepare'])
  if (scripts !== undefined && scripts.type !== 'object') return { unreadable: 'its scripts are not an object' }
  if (prepare !== undefined) {
    if (prepare.type !== 'string') return { unreadable: 'its prepare script is not a string' }
    return activates(prepare.value as string) ? text : insert(text, prepare.offset + prepare.length - 1, JOINED)
  }
  if (scripts !== undefined) {
    const [first] = scripts.children ?? []
    if (first === undefined) return insert(text, scripts.offset + 1, property())
    const gap = text.slice(scripts.offset + 1, first.offset)
    return insert(text, scripts.offset + 1, `${gap}${property()},`)
  }
  return insertScripts(text, root)
}

/** The text without what `addPrepare` added. */
export function removePrepare(text: string): string {
  const root = rootOf(text)
  const prepare = root && findNodeAtLocation(root, ['scripts', 'prepare'])
  if (root === undefined || prepare?.type !== 'string') return text
  const raw = text.slice(prepare.offset, prepare.offset + prepare.length)
  if (raw.endsWith(`${JOINED}"`)) return cut(text, prepare.offset + prepare.length - 1 - JOINED.length, JOINED.length)
  if (prepare.value !== COMMAND) return text
  return (
    [wholeScripts(text, root), onlyMember(text, root), firstMember(text, root)].find(
      (undone) => undone !== undefined && addPrepare(undone) === text,
    ) ?? text
  )
}

/** Whether a `prepare` script puts the hooks in place already. */
function activates(script: string): boolean {
  return /(?:^|[\s&|;(])(?:husky|keyhold init)(?:$|[\s&|;)])/.test(script)
}

function rootOf(text: string): Node | undefined {
  const errors: { error: number; offset: number; length: number }[] = []
  const root = parseTree(text.replace(/^\ufeff/, ' '), errors, { disallowComments: true })
  return errors.length === 0 && root?.type === 'object' ? root : undefined
}

function property(): string {
  return `"prepare": ${JSON.stringify(COMMAND)}`
}

function insertScripts(text: string, root: Node): string {
  const last = root.children?.at(-1)
  if (last === undefined) return insert(text, root.offset + 1, `"scripts": {${property()}}`)
  return insert(text, last.offset + last.length, `,${scriptsOf(text, root)}`)
}

/** The new `scripts`, indented and broken into lines as the first member of the file is. */
function scriptsOf(text: string, root: Node): string {
  const gap = text.slice(root.offset + 1, root.children?.[0]?.offset)
  const indent = /[ \t]*$/.exec(gap)?.[0] ?? ''
  return gap.includes('\n')
    ? `${gap}"scripts": {${gap}${indent}${property()}${gap}}`
    : `${gap}"scripts": {${property()}}`
}

function wholeScripts(text: string, root: Node): string | undefined {
  const members = root.children ?? []
  if (members.length === 1) return text.replace(`"scripts": {${property()}}`, '')
  const added = `,${scriptsOf(text, root)}`
  const at = text.indexOf(added)
  return at < 0 ? undefined : cut(text, at, added.length)
}

function onlyMember(text: string, root: Node): string | undefined {
  const scripts = findNodeAtLocation(root, ['scripts'])
  return scripts?.children?.length === 1 ? cut(text, scripts.offset + 1, property().length) : undefined
}

function firstMember(text: string, root: Node): string | undefined {
  const scripts = findNodeAtLocation(root, ['scripts'])
  const [first] = scripts?.children ?? []
  if (scripts === undefined || first === undefined) return undefined
  const gap = first.offset - scripts.offset - 1
  return cut(text, scripts.offset + 1, gap + property().length + 1)
}

function insert(text: string, at: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at)
}

function cut(text: string, at: number, length: number): string {
  return text.slice(0, at) + text.slice(at + length)
}
