import { failure } from '../core/errors.js'
import { blobsOfTree } from '../git/commits.js'
import { isReason } from '../policy/exceptions.js'
import { ALLOWED_FILE } from '../policy/files.js'
import { count } from '../report/summary.js'
import { addAllowed, enter, STAGE_IT } from './allow.js'
import { findingsIn } from './everything.js'
import type { ScanRequest } from './scan.js'
import type { ExitCode, World } from './world.js'

/** `keyhold baseline`: accepts, by fingerprint, every secret that stands in HEAD. */
export async function baseline(world: World, { flags }: ScanRequest): Promise<ExitCode> {
  const reason = String(flags['reason'] ?? 'in HEAD before keyhold').trim()
  if (!isReason(reason)) throw failure.badUsage('A reason needs words.', 'baseline')
  const { repository, settings, ruling } = await enter(world)
  const { head } = repository
  const files = head === undefined ? [] : await blobsOfTree(repository, head)
  const findings = await findingsIn(repository, files, settings, ruling)
  // What was accepted before keeps its reason.
  const known = new Set([...ruling.allowed, ...ruling.unstaged].map(({ fingerprint }) => fingerprint))
  const added = findings.filter(({ fingerprint }) => !known.has(fingerprint))
  addAllowed(
    repository.top,
    added.map(({ fingerprint, rule }) => ({ fingerprint, rule, reason })),
  )
  world.stdout.write(
    added.length === 0
      ? 'Nothing to accept: HEAD holds no secret that is not accepted.\n'
      : `Accepted ${count(added.length, 'secret')} of HEAD in ${ALLOWED_FILE}. They are still secrets: revoke them.\n  ${STAGE_IT}\n`,
  )
  return 0
}
