import { readFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { failure } from '../core/errors.js'
import { type Automaton, deserialize } from '../core/keywords.js'

/** The checksum of the file that the build wrote. */
declare const __KEYWORDS_CRC__: number

/**
 * The automaton of the catalogue, as the build left it beside the command. The build puts this in place of keywords.ts.
 * A file that is damaged, or of another version, would find nothing and say so.
 */
export function automaton(): Automaton {
  const bytes = readIfThere(new URL('./keywords.bin', import.meta.url))
  if (bytes === undefined || crc32(bytes) !== __KEYWORDS_CRC__) throw failure.damagedPackage()
  return deserialize(bytes)
}

function readIfThere(url: URL): Buffer | undefined {
  try {
    return readFileSync(url)
  } catch {
    return undefined
  }
}
