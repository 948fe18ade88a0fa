import { redact } from '../core/redact.js'
import type { Finding } from '../core/finding.js'
import type { Entry } from '../diff/listing.js'
import { startBlobReader } from '../git/blobs.js'
import type { Repository } from '../git/repository.js'
import type { Acceptance } from '../policy/accept.js'
import { judge } from '../policy/judge.js'
import { scanListing } from './engine.js'
import type { Settings } from './settings.js'

/** Every secret in these files, new or not, as far as the configuration does not let it pass. */
export async function findingsIn(
  repository: Repository,
  files: readonly { readonly path: string; readonly oid: string }[],
  { catalogue }: Settings,
  { policy }: Pick<Acceptance, 'policy'>,
): Promise<Finding[]> {
  const entries = files.map(({ path, oid }): Entry => ({ path, oid, old: [] }))
  const reader = startBlobReader(repository)
  try {
    const { located } = await scanListing(repository, { entries, submodules: [], names: [] }, catalogue, reader)
    return redact(located).filter((finding) => judge(finding, policy).verdict !== 'pass')
  } finally {
    reader.stop()
  }
}
