import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { parts } from './parts.js'
import type { Catalogue } from '../core/detect.js'
import { failure } from '../core/errors.js'
import { type Automaton, deserialize } from '../core/keywords.js'
import type { Rule } from '../core/rule.js'
import { type Packed, unpack } from './packing.js'

/** The checksums of these files. */
declare const __CHECKSUMS__: Readonly<Record<'keywords.bin' | 'keywords-table.bin' | 'keywords.json', number>>

/**
 * The rules keyhold ships, in the command. The build puts this in place of catalogue.ts: most texts have a few words in
 * them that could go with a key, and to load the rules of these takes a tenth of the time that all of them take.
 */
export function builtInCatalogue(): Catalogue {
  let known: Automaton | undefined
  let loading: Promise<LoadRules> | undefined
  return {
    get automaton() {
      return (known ??= deserialize(read('keywords.bin'), () => read('keywords-table.bin')))
    },
    load: async (wanted) => (await (loading ??= startLoading()))(wanted),
  }
}

type LoadRules = Catalogue['load']

async function startLoading(): Promise<LoadRules> {
  const packed = JSON.parse(read('keywords.json').toString()) as Packed
  const { counts } = packed
  const outline = unpack(packed)
  const partOf = counts.flatMap((count, part) => Array<number>(count).fill(part))
  const rules: Rule[] = []
  const asked = new Uint8Array(counts.length)
  const known = new Set<number>()
  const pending = new Set<Promise<void>>()
  const load = async (part: number) => {
    const { default: loaded } = await (parts[part] as (typeof parts)[number])()
    if (loaded?.length !== counts[part]) throw failure.damagedPackage('a file of rules')
    const start = partOf.indexOf(part)
    for (const [index, rule] of loaded.entries()) rules[start + index] = rule
  }
  const ask = (part: number) => {
    if (asked[part] === 1) return
    asked[part] = 1
    // One that fails stays, and everybody who asks hears of it.
    const loading: Promise<void> = load(part).then(() => void pending.delete(loading))
    pending.add(loading)
  }
  const all = { rules, ...outline }
  return async (wanted) => {
    if (wanted === undefined) for (let part = 0; part < counts.length; part++) ask(part)
    // Every text asks, and mostly for what others have asked for.
    for (const { index } of wanted ?? []) {
      if (known.has(index)) continue
      known.add(index)
      for (const owner of outline.keyword(index).owners) ask(partOf[owner] as number)
    }
    if (pending.size > 0) await Promise.all(pending)
    return all
  }
}

/** A file that is damaged, or of another version, would find nothing and say so. */
function read(name: keyof typeof __CHECKSUMS__): Buffer {
  const bytes = readIfThere(join(import.meta.dirname, name))
  if (bytes === undefined || crc32(bytes) !== __CHECKSUMS__[name]) throw failure.damagedPackage(name)
  return bytes
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
