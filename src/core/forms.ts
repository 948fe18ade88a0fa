import type { Candidate } from './detect.js'
import type { Located } from './redact.js'

/** What is shorter could stand anywhere by chance, so what stands before it on its line counts as well. */
const TELLING = 16

/** By fingerprint, every form in which a secret may stand in an object, one character a byte. */
export function formsOf(located: readonly Located[], mark: (candidate: Candidate) => string): Map<string, Set<string>> {
  const forms = new Map<string, Set<string>>()
  for (const candidate of located.flatMap(({ candidates }) => candidates)) {
    const fingerprint = mark(candidate)
    const known = forms.get(fingerprint) ?? new Set()
    forms.set(fingerprint, known)
    for (const form of formsOfOne(candidate)) known.add(form)
  }
  return forms
}

function formsOfOne({ secret, around: { text, at, length } }: Candidate): string[] {
  const written = text.slice(at, at + length)
  if (secret.length < TELLING && written.length < TELLING) {
    const before = text.slice(Math.max(0, at - TELLING), at + length).replace(/^[^]*\n/, '')
    return [before, wide(before)]
  }
  return [telling(secret), telling(written), wide(telling(secret))]
}

/** Of a secret over several lines, whose line ends may change, the last of its longest ones: the first may be the same in every key. */
function telling(secret: string): string {
  return secret.split(/\r?\n/).reduce((longest, line) => (line.length >= longest.length ? line : longest), '')
}

/** As UTF-16. Without the last byte, both byte orders hold it. */
function wide(text: string): string {
  return Buffer.from(text, 'utf16le').toString('latin1').slice(0, -1)
}
