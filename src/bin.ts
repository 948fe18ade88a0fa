import { main } from './cli/main.js'
import type { Output } from './commands/world.js'

const output = (stream: NodeJS.WriteStream): Output => ({
  isTerminal: stream.isTTY === true,
  width: stream.isTTY ? stream.columns : undefined,
  write: (text) => void stream.write(text),
})

// Whatever goes wrong outside of main's reach must not look like "found", let alone like "clean".
process.on('uncaughtException', (error) => {
  process.stderr.write(`keyhold: a bug in keyhold kept it from looking (${error.name}). Nothing is let through.\n`)
  process.exit(2)
})

void main({
  args: process.argv.slice(2),
  cwd: process.cwd(),
  env: process.env,
  // Opened when a command asks for it: a hook does not touch standard input.
  get stdin() {
    return process.stdin
  },
  stdout: output(process.stdout),
  stderr: output(process.stderr),
}).then((code) => {
  process.exitCode = code
})
