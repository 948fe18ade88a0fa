import { cut, gapOf, insert, memberOf, rawOf, rootOf, type Unreadable } from './prepare.js'

/**
 * Adds members to an object of a JSON text and takes them out again, as edits of the text. Pure, under the two laws of
 * hooks: adding twice is adding once, and taking out gives back the same bytes.
 */

/** The text with this member first in the object that the key `at` holds, or in the whole; or why that cannot be. */
export function addMember(text: string, at: string | undefined, name: string, value: string): string | Unreadable {
  const object = objectAt(text, at)
  const first = object?.children?.[0]
  if (object === undefined || first === undefined) return { unreadable: 'there is no object with members to add to' }
  const known = memberOf(object, name)
  if (known !== undefined)
    return known.value === value ? text : { unreadable: `${JSON.stringify(name)} stands there already` }
  const start = object.offset + 1
  return insert(text, start, `${text.slice(start, first.offset)}${memberOfText(name, value)},`)
}

/** The text without what `addMember` added; unchanged where somebody has edited it since. */
export function removeMember(text: string, at: string | undefined, name: string, value: string): string {
  const object = objectAt(text, at)
  if (object === undefined || memberOf(object, name)?.value !== value) return text
  const added = `${gapOf(text, object)}${memberOfText(name, value)},`
  const start = object.offset + 1
  return text.startsWith(added, start) ? cut(text, start, added.length) : text
}

/** The text with this before what a member holds; or why that cannot be. */
export function addBefore(text: string, at: string, name: string, before: string): string | Unreadable {
  const member = memberOf(objectAt(text, at), name)
  if (member?.type !== 'string') return { unreadable: `${JSON.stringify(name)} is not a string` }
  if ((member.value as string).startsWith(before)) return text
  return insert(text, member.offset + 1, escaped(before))
}

/** The text without what `addBefore` added. */
export function removeBefore(text: string, at: string, name: string, before: string): string {
  const member = memberOf(objectAt(text, at), name)
  if (member?.type !== 'string' || !rawOf(text, member).startsWith(`"${escaped(before)}`)) return text
  return cut(text, member.offset + 1, escaped(before).length)
}

/** Whether the object that the key `at` holds has such a member. */
export function hasMember(text: string, at: string | undefined, name: string): boolean {
  return memberOf(objectAt(text, at), name) !== undefined
}

function objectAt(text: string, at: string | undefined) {
  const root = rootOf(text)
  const found = at === undefined ? root : memberOf(root, at)
  return found?.type === 'object' ? found : undefined
}

function memberOfText(name: string, value: string): string {
  return `${JSON.stringify(name)}: ${JSON.stringify(value)}`
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}
