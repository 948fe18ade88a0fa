import { writeSync } from 'node:fs'
import { main } from './cli/main.js'
import { failure } from './core/errors.js'
import type { Output } from './commands/world.js'

// process.stdout and process.stderr take longer to open than a clean scan may take: they are asked for what they know
// of a terminal only when a report is laid out, and written to by number.
const output = (number: 1 | 2, stream: () => NodeJS.WriteStream): Output => ({
  get isTerminal() {
    return stream().isTTY === true
  },
  get width() {
    return stream().columns
  },
  write: (text) => writeAll(number, Buffer.from(text)),
})

// Whatever goes wrong outside of main's reach must not look like "found", let alone like "clean".
process.on('uncaughtException', (error) => {
  writeAll(2, Buffer.from(`keyhold: a bug in keyhold kept it from looking (${error.name}). Nothing is let through.\n`))
  process.exit(2)
})

void main({
  args: process.argv.slice(2),
  cwd: process.cwd(),
  env: process.env,
  pid: process.pid,
  parent: process.ppid,
  // Opened when a command asks for it: a hook does not touch standard input.
  get stdin() {
    return process.stdin
  },
  stdout: output(1, () => process.stdout),
  stderr: output(2, () => process.stderr),
}).then((code) => process.exit(code))

/** Writes to the end. A pipe that is full is waited for; one that nobody reads any more is left alone. */
function writeAll(number: 1 | 2, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(number, bytes, at)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // Nobody can be told that standard error cannot be written to; the exit code still says it all.
      if (code === 'EPIPE' || (number === 2 && code !== 'EAGAIN')) return
      if (code !== 'EAGAIN') throw failure.notWritable('standard output', code ?? 'unknown error')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}
