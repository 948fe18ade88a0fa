import { resolveObject } from '../git/commits.js'
import { openRepository } from '../git/repository.js'
import { contextOf } from '../git/run.js'
import { howMade, wasScanned } from '../git/stamp.js'
import type { ExitCode, World } from './world.js'

/** `keyhold after-commit`, for `post-commit`: says once that a commit was made with `--no-verify`. Stops nothing. */
export async function afterCommit({ cwd, env, stderr }: World): Promise<ExitCode> {
  const repository = await openRepository(contextOf(cwd, env))
  if (await wasScanned(repository)) return 0
  // Rebase, cherry-pick, revert and merge make commits without pre-commit; nobody skipped anything there.
  if (!/^commit( \(|$)/.test(await howMade(repository))) return 0
  const range = (await resolveObject(repository, 'HEAD~1')) === undefined ? 'HEAD' : 'HEAD~1..HEAD'
  stderr.write(
    [
      'keyhold: this commit was made without the scan (--no-verify, or KEYHOLD=0).',
      `  pre-push will scan it before it leaves this machine. To look now: npx keyhold scan --range ${range}`,
      '',
    ].join('\n'),
  )
  return 0
}
