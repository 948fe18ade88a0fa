import type { Candidate } from './detect.js'

/**
 * A secret on its way to where it may be: it can be poured, and nothing else. It shows nothing of itself when it is
 * printed, compared or written as JSON. `install/handover.ts` alone may pour it.
 */
export class Sealed {
  readonly #secret: string

  constructor({ secret }: Pick<Candidate, 'secret'>) {
    this.#secret = secret
  }

  /** Whether it fits on a line. */
  get isOneLine(): boolean {
    return !/[\r\n]/.test(this.#secret)
  }

  /** Whether anything in it matches. */
  has(pattern: RegExp): boolean {
    return pattern.test(this.#secret)
  }

  /** Whether a list of names and values has it under this name already. */
  isSetIn(values: string, variable: string): boolean {
    return values.split(/\r?\n/).includes(`${variable}=${this.#secret}`)
  }

  /** Gives the bytes to a door that the user has named. */
  pour(into: (bytes: Buffer) => void): void {
    into(Buffer.from(this.#secret, 'latin1'))
  }
}
