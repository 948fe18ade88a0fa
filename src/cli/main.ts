import { KeyholdError } from '../core/errors.js'
import { maskIn, printable } from '../core/escape.js'
import { scan } from '../commands/scan.js'
import type { ExitCode, World } from '../commands/world.js'
import { stopAll } from '../git/run.js'
import { type Invocation, parseArguments } from './arguments.js'

/** Runs one command and gives its exit code. Every failure ends here, with 2 and what to do next. */
export async function main(world: World): Promise<ExitCode> {
  try {
    const invocation = parseArguments(world.args)
    if (invocation === 'version') return print(world, `${VERSION}\n`)
    if (invocation === 'help') return print(world, (await import('./help.js')).overview())
    if (invocation.flags['help']) return print(world, (await import('./help.js')).helpOf(invocation.command))
    return await run(world, invocation)
  } catch (error) {
    world.stderr.write(error instanceof KeyholdError ? foreseen(error) : unforeseen(error))
    return 2
  } finally {
    stopAll()
  }
}

declare const __VERSION__: string
const VERSION = __VERSION__

async function run(world: World, invocation: Invocation): Promise<ExitCode> {
  switch (invocation.command.name) {
    case 'scan':
      return scan(world, invocation)
    case 'allow':
      return (await import('../commands/allow.js')).allow(world, invocation)
    case 'baseline':
      return (await import('../commands/baseline.js')).baseline(world, invocation)
    case 'doctor':
      return (await import('../commands/doctor.js')).doctor(world, invocation)
    case 'after-commit':
      return (await import('../commands/after-commit.js')).afterCommit(world)
    case 'init':
      return (await import('../commands/init.js')).init(world, invocation)
    case 'uninstall':
      return (await import('../commands/init.js')).uninstall(world, invocation)
    case 'explain':
      return (await import('../commands/explain.js')).explain(world, invocation)
    case 'fix':
      return (await import('../commands/fix.js')).fix(world, invocation)
    case 'incident':
      return (await import('../commands/incident.js')).incident(world, invocation)
    case 'drill':
      return (await import('../commands/incident.js')).drill(world, invocation)
    case 'merge':
      return (await import('../commands/merge.js')).merge(world, invocation)
    case 'where':
      return (await import('../commands/where.js')).where(world, invocation)
    default:
      return (await import('../commands/rules.js')).listRules(world, invocation)
  }
}

function print(world: World, text: string): ExitCode {
  world.stdout.write(text)
  return 0
}

function foreseen({ message, hint }: KeyholdError): string {
  return `keyhold: ${message}\n  ${hint.replaceAll('\n', '\n    ')}\n`
}

/** A bug. The stack says where; its first line is masked, because a message can quote what was scanned. */
function unforeseen(error: unknown): string {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  const said = maskIn(printable(message)).slice(0, 200)
  return [
    `keyhold: a bug in keyhold kept it from looking: ${name}: ${said}`,
    ...frames,
    '  Nothing was scanned, so nothing is let through. Please report the lines above; KEYHOLD=0 git commit skips the scan once.',
    '',
  ].join('\n')
}
