/** What a command may use of the process it runs in. Only `bin.ts` knows the process itself. */
export interface World {
  /** The arguments after the program's name. */
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** The number of the process, and that of the one that started it. */
  readonly pid: number
  readonly parent: number
  readonly stdin: AsyncIterable<Buffer>
  readonly stdout: Output
  readonly stderr: Output
}

export interface Output {
  readonly isTerminal: boolean
  /** In columns; undefined when it is not a terminal. */
  readonly width: number | undefined
  write(text: string): void
}

/** Nothing was found, something was found that blocks, or keyhold could not look. */
export type ExitCode = 0 | 1 | 2
