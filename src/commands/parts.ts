import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import { ancestorOf, processOf } from '../git/processes.js'
import { contextOf } from '../git/run.js'
import { type Staged, stagedChanges } from '../git/staged.js'
import { conclude, conclusion, take, type Work } from '../git/turns.js'
import type { ScanRequest } from './scan.js'
import type { ExitCode, World } from './world.js'

/**
 * For calls by lint-staged, which splits a long list and calls keyhold with each part of it, at the same time: the first
 * call scans all that is staged, the others wait for it, print nothing, and exit as it did. An answer counts for calls
 * of the same lint-staged (the very process), with the same flags, about the same changes against the same parents.
 * Everything else scans for itself.
 */
export async function scanForAllParts(
  world: World,
  { flags }: ScanRequest,
  scan: (staged: Staged) => Promise<ExitCode>,
): Promise<ExitCode> {
  const staged = await stagedChanges(contextOf(world.cwd, world.env))
  // npx, a shell or another runner may stand between.
  const [self, caller] = [processOf(world.pid), ancestorOf(world.parent, LINT_STAGED)]
  if (self === undefined || caller === undefined) return scan(staged)
  const work: Work = {
    folder: dirname(staged.repository.stamp),
    parent: caller.pid,
    hash: hashOf([
      caller.identity,
      VERSION,
      flags,
      // The file for the report is relative to the folder of the call.
      flags['output'] === undefined ? '' : world.cwd,
      staged.base,
      staged.raw.toString('latin1'),
      staged.changes,
    ]),
  }
  if (!take(work, self.identity)) return ((await conclusion(work)) as ExitCode | undefined) ?? scan(staged)
  let code: ExitCode = 2
  try {
    code = await scan(staged)
  } finally {
    conclude(work, self.identity, code)
  }
  return code
}

declare const __VERSION__: string
const VERSION = __VERSION__

/** The name of the command as a word of its own, at the end of a path or alone. */
const LINT_STAGED = /(?:^|[\\/ ])lint-staged(?:\.m?js)?(?: |$)/

function hashOf(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 32)
}
