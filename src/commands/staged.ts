import type { Catalogue } from '../core/detect.js'
import { listingOf } from '../diff/listing.js'
import { startBlobReader } from '../git/blobs.js'
import { contextOf } from '../git/run.js'
import { stagedChanges } from '../git/staged.js'
import { writeStamp } from '../git/stamp.js'
import type { Report } from '../report/report.js'
import { reportOn, scanListing } from './engine.js'
import { settingsOf } from './settings.js'
import type { World } from './world.js'

/** Scans what the index adds relative to HEAD, and to every other parent during a merge. */
export async function scanStaged({ cwd, env }: Pick<World, 'cwd' | 'env'>, builtIn: Catalogue): Promise<Report> {
  const context = contextOf(cwd, env)
  // Started before it is known what to read, so that git's start-up costs nothing.
  const reader = startBlobReader(context)
  try {
    const staged = await stagedChanges(context)
    const { repository } = staged
    const paths = staged.changes.map(({ path }) => path)
    const { catalogue, ruling } = await settingsOf({ top: repository.top, context: repository }, builtIn, paths)
    const scan = await scanListing(repository, listingOf(staged.changes), catalogue, reader)
    const report = await reportOn('staged', scan, env['GIT_PREFIX'] ?? '', ruling, { context: repository, catalogue })
    if (report.findings.every(({ verdict }) => verdict !== 'block')) writeStamp(staged)
    return report
  } finally {
    reader.stop()
  }
}
