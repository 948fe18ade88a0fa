import { spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { failure } from '../core/errors.js'
import { printable } from '../core/escape.js'
import type { Sealed } from '../core/handover.js'

/** The only doors through which a secret goes somewhere, each named by the user. */

/**
 * Gives a secret to the standard input of a command, and waits for its end. What the command says is dropped: it may
 * repeat what it was given. Gives its status, or the name of the signal or of the error that kept it from running.
 */
export async function pourInto(
  sealed: Sealed,
  [command, ...args]: readonly [string, ...string[]],
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<number | string> {
  return new Promise((settle) => {
    // A clipboard may stay behind to serve what it holds, so its output is not waited for.
    const child = spawn(command, args, { cwd, env, stdio: ['pipe', 'ignore', 'ignore'], windowsHide: true })
    child.on('error', (error: NodeJS.ErrnoException) => settle(error.code ?? 'an unknown error'))
    child.on('exit', (status, signal) => settle(status ?? `signal ${signal}`))
    // A command that ends early closes its end; its status says so.
    child.stdin.on('error', () => {})
    sealed.pour((bytes) => child.stdin.end(bytes))
  })
}

/** Adds `NAME=<secret>` as lines at the end of a file. */
export function appendVariables(
  values: readonly { readonly variable: string; readonly sealed: Sealed }[],
  { file, lead }: { readonly file: Buffer; readonly lead: string },
): void {
  const lines: Buffer[] = []
  for (const { variable, sealed } of values)
    sealed.pour((bytes) => lines.push(Buffer.from(`${variable}=`), bytes, Buffer.from('\n')))
  try {
    appendFileSync(file, Buffer.concat([Buffer.from(lead), ...lines]), { mode: 0o600 })
  } catch (error) {
    throw failure.notWritable(
      printable(file.toString('utf8')),
      (error as NodeJS.ErrnoException).code ?? 'unknown error',
    )
  }
}
