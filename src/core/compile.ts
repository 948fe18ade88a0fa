import type { Automaton, KeywordText, Tree } from './keywords.js'

/** Builds the automaton of `keywords`. Takes about a microsecond a keyword character. */
export function compileKeywords(keywords: readonly KeywordText[]): Automaton {
  const texts = keywords.map(({ text }) => text)
  const { columns, width } = columnsOf(texts)
  const trie = trieOf(texts, columns)
  const { order, fallback } = breadthFirst(trie)
  const outputs = order.map((): number[] => [])
  for (const state of order)
    outputs[state] = [...(trie[state] as Node).ends, ...(outputs[fallback[state] as number] ?? [])]

  const silent = order.filter((state) => outputs[state]?.length === 0)
  const accepting = order.filter((state) => outputs[state]?.length !== 0)
  const states = [...silent, ...accepting]
  const number = new Uint16Array(states.length)
  for (const [place, state] of states.entries()) number[state] = place

  const shift = Math.ceil(Math.log2(width))
  const next = new Uint16Array(order.length << shift)
  for (const state of order) {
    const row = (number[state] as number) << shift
    // The root stands first in `order`, and a fallback is always shorter, so its row is complete by now.
    if (state !== 0)
      next.copyWithin(
        row,
        (number[fallback[state] as number] as number) << shift,
        ((number[fallback[state] as number] as number) + 1) << shift,
      )
    for (const [column, child] of (trie[state] as Node).children) next[row | column] = number[child] as number
  }
  const flat = Uint16Array.from(
    accepting.flatMap((state) => [outputs[state]?.length ?? 0, ...(outputs[state] as number[])]),
  )
  return {
    columns,
    tree: treeOf(
      states.map((state) =>
        [...(trie[state] as Node).children].map(([column, child]) => [column, number[child] as number]),
      ),
      states.map((state) => number[fallback[state] as number] as number),
    ),
    next,
    isRead: true,
    shift,
    firstAccepting: silent.length,
    outputs: flat,
    places: placesOf(flat),
    longest: Math.max(0, ...texts.map(({ length }) => length)),
    isAssigned: Uint8Array.from(keywords, (keyword) => (keyword.isAssigned ? 1 : 0)),
  }
}

/** From the edges of each state, as column and state, and its fallback. */
function treeOf(edges: readonly (readonly (readonly [number, number])[])[], fallback: readonly number[]): Tree {
  const root = new Uint16Array(COLUMNS)
  for (const [column, state] of edges[0] ?? []) root[column] = state
  const later = edges.map((own, state) => (state === 0 ? [] : own))
  const first = new Uint16Array(edges.length + 1)
  for (const [state, own] of later.entries()) first[state + 1] = (first[state] as number) + own.length
  return {
    root,
    first,
    labels: Uint8Array.from(later.flat(), ([column]) => column),
    targets: Uint16Array.from(later.flat(), ([, state]) => state),
    fallback: Uint16Array.from(fallback),
  }
}

/** The list begins anew after each count and as many indexes. */
function placesOf(outputs: Uint16Array): Uint32Array {
  const places = new Uint32Array(outputs.length)
  let count = 0
  for (let at = 0; at < outputs.length; at += 1 + (outputs[at] as number)) places[count++] = at
  return places.subarray(0, count)
}

interface Node {
  readonly children: Map<number, number>
  readonly ends: number[]
}

/** A row has 64 columns, so that it fills whole cache lines; the rarest characters share the last one. */
const COLUMNS = 64

function columnsOf(keywords: readonly string[]): { columns: Uint8Array; width: number } {
  const counts = new Map<string, number>()
  for (const char of keywords.join('').toLowerCase()) counts.set(char, (counts.get(char) ?? 0) + 1)
  const chars = [...counts].sort((a, b) => b[1] - a[1]).map(([char]) => char)
  const columns = new Uint8Array(256)
  for (const [rank, char] of chars.entries()) {
    const column = Math.min(rank + 1, COLUMNS - 1)
    columns[char.charCodeAt(0)] = column
    columns[char.toUpperCase().charCodeAt(0)] = column
  }
  return { columns, width: Math.min(chars.length + 1, COLUMNS) }
}

function trieOf(keywords: readonly string[], columns: Uint8Array): Node[] {
  const trie: Node[] = [{ children: new Map(), ends: [] }]
  for (const [index, keyword] of keywords.entries()) {
    let node = trie[0] as Node
    for (let i = 0; i < keyword.length; i++) {
      const column = columns[keyword.charCodeAt(i)] as number
      let child = node.children.get(column)
      if (child === undefined) {
        child = trie.push({ children: new Map(), ends: [] }) - 1
        node.children.set(column, child)
      }
      node = trie[child] as Node
    }
    node.ends.push(index)
  }
  return trie
}

/** States in order of length, and for each the state of its longest proper suffix that is also a prefix. */
function breadthFirst(trie: readonly Node[]): { order: number[]; fallback: Uint16Array } {
  const fallback = new Uint16Array(trie.length)
  const order = [0]
  for (const state of order) {
    for (const [column, child] of (trie[state] as Node).children) {
      order.push(child)
      if (state === 0) continue
      let suffix = fallback[state] as number
      while (suffix !== 0 && !(trie[suffix] as Node).children.has(column)) suffix = fallback[suffix] as number
      fallback[child] = (trie[suffix] as Node).children.get(column) ?? 0
    }
  }
  return { order, fallback }
}
