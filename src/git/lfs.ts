import type { Part } from './blobs.js'

/** What a Git LFS pointer points at. */
export interface Pointer {
  /** SHA-256 of the content, in hex; also its name in the local store. */
  readonly sha256: string
  readonly bytes: number
}

/**
 * The pointer that a whole blob is, if it is one.
 * https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
export function pointerOf({ bytes, isLast }: Part): Pointer | undefined {
  if (
    !isLast ||
    bytes[0] !== 'v'.charCodeAt(0) ||
    bytes.length > 1024 ||
    !bytes.subarray(0, 40).toString('latin1').startsWith('version https://git-lfs.github.com/spec/')
  )
    return undefined
  const fields = /\noid sha256:([0-9a-f]{64})\nsize (\d{1,15})\n/.exec(bytes.toString('latin1'))
  return fields === null ? undefined : { sha256: fields[1] as string, bytes: Number(fields[2]) }
}
