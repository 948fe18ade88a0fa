import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { failure, type KeyholdError, nearest } from '../core/errors.js'
import { mention } from '../core/escape.js'
import { type Configuration, CONFIGURATION, described, type Form, type Key, type Shape } from './keys.js'

/** A configuration, and a way to say that something in it cannot be. */
export interface Parsed {
  readonly configuration: Configuration
  /** The failure that names the file and the line where `path` stands. */
  refusal(path: readonly (string | number)[], what: string, meant?: string): KeyholdError
}

/**
 * Reads the configuration in `text`: all of it, or the value of its key `key`. Undefined when there is no such key.
 * Whatever is not understood is refused with the file and the line.
 */
export function parseConfiguration(file: string, text: string, key?: string): Parsed | undefined {
  const refuse: Refuse = (node, what, meant) =>
    failure.badConfiguration(file, lineOf(text, node?.offset ?? 0), what, meant)
  const tree = treeOf(text, refuse)
  const root = key === undefined ? tree : propertyOf(tree, key)
  if (root === undefined) return undefined
  return {
    configuration: read(CONFIGURATION, root, 'The configuration', refuse) as Configuration,
    refusal: (path, what, meant) => refuse(nearestNode(root, path), what, meant),
  }
}

type Refuse = (node: Pick<Node, 'offset'> | undefined, what: string, meant?: string) => KeyholdError

function treeOf(text: string, refuse: Refuse): Node {
  const errors: ParseError[] = []
  let tree: Node | undefined
  try {
    tree = parseTree(text.replace(/^\ufeff/, ' '), errors, { allowTrailingComma: true })
  } catch (error) {
    if (error instanceof RangeError) throw refuse(undefined, 'It is nested too deeply.')
    throw error
  }
  const [error] = errors
  if (tree === undefined) throw refuse(error, 'It holds nothing. Without settings it is {}.')
  if (error !== undefined) throw refuse(error, `It is not JSON here: ${words(printParseErrorCode(error.error))}.`)
  return tree
}

/** `PropertyNameExpected` → `property name expected`. */
function words(code: string): string {
  return code.replace(/(?<!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()
}

/** The value of a key of package.json, which npm itself reads; of several the last one, as npm does. */
function propertyOf(tree: Node, key: string): Node | undefined {
  return tree.children?.findLast(({ children }) => children?.[0]?.value === key)?.children?.[1]
}

function read(shape: Shape, node: Node, name: string, refuse: Refuse): unknown {
  if (shape.kind === 'either') {
    const fitting = shape.of.find((each) => JSON_TYPES[each.kind] === node.type)
    if (fitting === undefined) throw refuse(node, `${name} must be ${shape.of.map(described).join(', or ')}.`)
    return read(fitting, node, name, refuse)
  }
  if (node.type !== JSON_TYPES[shape.kind]) throw refuse(node, `${name} must be ${described(shape)}.`)
  switch (shape.kind) {
    case 'text':
      return readText(shape.form, node, name, refuse)
    case 'choice':
      if (!shape.of.includes(node.value)) {
        const meant = nearest(String(node.value).slice(0, 60), shape.of)
        throw refuse(node, `${name} must be ${described(shape)}, not ${mention(node.value)}.`, meant)
      }
      return node.value
    case 'number':
      if (!Number.isInteger(node.value) || node.value < shape.least || node.value > shape.most)
        throw refuse(node, `${name} must be ${described(shape)}.`)
      return node.value
    case 'list':
      if (node.children?.length === 0) throw refuse(node, `${name} must not be empty.`)
      return node.children?.map((item, index) => read(shape.of, item, `${name}[${index}]`, refuse))
    case 'map':
      return Object.fromEntries(
        properties(node, refuse).map(([key, value]) => [
          readText(shape.names, key, `${mention(key.value)} in ${name}`, refuse),
          read(shape.of, value, `${name}.${mention(key.value)}`, refuse),
        ]),
      )
    case 'keys':
      return readKeys(shape.keys, node, name, refuse)
  }
}

const JSON_TYPES = {
  text: 'string',
  choice: 'string',
  number: 'number',
  list: 'array',
  map: 'object',
  keys: 'object',
  either: 'none',
} as const

function readText({ name: what, pattern }: Form, node: Node, name: string, refuse: Refuse): string {
  if (!new RegExp(pattern).test(node.value)) throw refuse(node, `${name} must be ${what}.`)
  return node.value
}

function readKeys(known: Readonly<Record<string, Key>>, node: Node, name: string, refuse: Refuse): unknown {
  const pairs = properties(node, refuse)
  const values = pairs.map(([key, value]) => {
    const found = Object.hasOwn(known, key.value) ? known[key.value] : undefined
    if (found === undefined) {
      const meant = nearest(String(key.value).slice(0, 60), Object.keys(known))
      throw refuse(key, `${name} has no key ${mention(key.value)}.`, meant)
    }
    return [key.value, read(found.shape, value, name === ROOT ? key.value : `${name}.${key.value}`, refuse)]
  })
  const missing = Object.keys(known).find(
    (key) => known[key]?.isRequired && !pairs.some(([found]) => found.value === key),
  )
  if (missing !== undefined) throw refuse(node, `${name} needs the key ${missing}.`)
  return Object.fromEntries(values)
}

const ROOT = 'The configuration'

/** Key and value of each property. A key that stands twice would be ignored once. */
function properties(node: Node, refuse: Refuse): [Node, Node][] {
  const pairs = (node.children ?? []).map(({ children }) => children as [Node, Node])
  const seen = new Set<string>()
  for (const [key] of pairs) {
    if (seen.has(key.value)) throw refuse(key, `${mention(key.value)} stands here twice.`)
    seen.add(key.value)
  }
  return pairs
}

/** The node at the path, or the last one on the way that is there. */
function nearestNode(root: Node, path: readonly (string | number)[]): Node {
  const found = findNodeAtLocation(root, [...path])
  if (found === undefined && path.length > 0) return nearestNode(root, path.slice(0, -1))
  // Of a property the name comes first, and says more.
  return (found?.parent?.type === 'property' ? found.parent : found) ?? root
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
