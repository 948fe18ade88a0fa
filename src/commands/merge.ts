import { failure } from '../core/errors.js'
import { merged } from '../report/merge.js'
import { readText } from './files.js'
import type { ScanRequest } from './scan.js'
import type { ExitCode, World } from './world.js'

/** `keyhold merge`: joins the reports on the shares of one past, in JSON or SARIF, to one on standard output. */
export async function merge(world: World, { operands }: Pick<ScanRequest, 'operands'>): Promise<ExitCode> {
  if (operands.length === 0) throw failure.badUsage('keyhold merge needs the reports to join.', 'merge')
  const report = merged(await Promise.all(operands.map((path) => readText(world, path))))
  if (report === undefined) throw failure.notReports()
  world.stdout.write(report.text)
  return report.isBlocking ? 1 : 0
}
