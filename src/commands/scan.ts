import { failure } from '../core/errors.js'
import { mention } from '../core/escape.js'
import type { Staged } from '../git/staged.js'
import { type Format, rendered } from '../report/formats.js'
import type { Report, Style } from '../report/report.js'
import { skippedLines, summary } from '../report/summary.js'
import { builtInCatalogue } from '../rules/catalogue.js'
import { folderIn, placeOf, seenFrom, settingsOf, settingsOfAll, withoutSettings } from './settings.js'
import { scanStaged } from './staged.js'
import type { ExitCode, World } from './world.js'

/** What `scan` was asked. */
export interface ScanRequest {
  readonly flags: Readonly<Record<string, string | boolean | undefined>>
  readonly operands: readonly string[]
}

/** `keyhold scan`: looks, reports, and says by the exit code what the hook should do. */
export async function scan(world: World, request: ScanRequest): Promise<ExitCode> {
  const { flags, operands } = request
  const format = (flags['format'] ?? 'pretty') as 'pretty' | Format
  if (world.env['KEYHOLD'] === '0') return skipLoudly(world, format)
  const lookAndTell = async (staged?: Staged): Promise<ExitCode> => {
    const report = await look(world, request, staged)
    await write(world, report, format, flags['output'])
    return report.findings.some(({ verdict }) => verdict === 'block') ? 1 : 0
  }
  // lint-staged appends the files it knows of, which are not all that is staged: what is scanned is the index.
  const isPartOfList = flags['staged'] === true && operands.length > 0 && !flags['only']
  return isPartOfList ? (await import('./parts.js')).scanForAllParts(world, request, lookAndTell) : lookAndTell()
}

/** Which way the text comes in. One door at a time. */
async function look(world: World, { flags, operands }: ScanRequest, staged: Staged | undefined): Promise<Report> {
  const doors = ['staged', 'message', 'push', 'range', 'history', 'stdin', 'pre-receive'].filter(
    (door) => flags[door] !== undefined,
  )
  if (doors.length > 1) throw failure.badUsage(`--${doors[0]} and --${doors[1]} cannot be combined.`, 'scan')
  const [door = operands.length > 0 ? 'paths' : 'staged'] = doors
  // What was left out in silence would look as if it had been scanned. A push is told its remote and its URL.
  const most = { staged: Infinity, paths: Infinity, push: 2 }[door] ?? 0
  if (operands.length > most)
    throw failure.badUsage(`scan --${door} takes no paths: ${mention(operands[most] as string)}`, 'scan')
  const catalogue = builtInCatalogue()
  if (flags['only'] && (door !== 'staged' || operands.length === 0))
    throw failure.badUsage('--only goes with --staged and needs paths.', 'scan')
  if (flags['shard'] !== undefined && door !== 'history') throw failure.badUsage('--shard goes with --history.', 'scan')
  if (door === 'staged') return scanStaged(world, catalogue, flags['only'] ? operands : undefined, staged)
  // Whoever pushes does not decide what a server lets in.
  const place = placeOf(world)
  const settings =
    door === 'pre-receive'
      ? withoutSettings(catalogue)
      : await (door === 'message' || door === 'stdin' ? settingsOf : settingsOfAll)(place, catalogue)
  switch (door) {
    case 'message':
      return (await import('./files.js')).scanMessage(world, String(flags['message']), settings)
    case 'push':
      return (await import('./commits.js')).scanPush(world, operands[0] ?? '', settings)
    case 'range':
      return (await import('./commits.js')).scanRange(world, String(flags['range']), settings)
    case 'history':
      return (await import('./history.js')).scanHistory(world, flags['shard'] as string | undefined, settings)
    case 'pre-receive':
      return (await import('./commits.js')).scanPreReceive(world, settings)
    case 'stdin':
      return (await import('./files.js')).scanInput(world, settings)
    default:
      return (await import('./files.js')).scanPaths(world, operands, seenFrom(folderIn(place, world), settings))
  }
}

async function skipLoudly({ stdout, stderr }: World, format: 'pretty' | Format): Promise<ExitCode> {
  stderr.write('keyhold: KEYHOLD=0 is set. NOTHING WAS SCANNED; a live key in this commit would go through.\n')
  if (format !== 'pretty') stdout.write(await rendered(UNSCANNED, format))
  return 0
}

const UNSCANNED: Report = {
  door: 'staged',
  scanned: { files: 0, lines: 0, bytes: 0 },
  skipped: [{ path: 'everything', reason: 'KEYHOLD=0 is set' }],
  findings: [],
}

/** People read standard error, programs standard output or the file; with a file people get their report as well. */
async function write(
  world: World,
  report: Report,
  format: 'pretty' | Format,
  output: string | boolean | undefined,
): Promise<void> {
  const text = format === 'pretty' ? undefined : await rendered(report, format)
  if (typeof output === 'string') {
    const { writeOutput } = await import('./files.js')
    await writeOutput(world, output, text ?? (await pretty(report, PLAIN)))
  } else if (text !== undefined) return world.stdout.write(text)
  // The hook for the message runs after the one for the content, which has said its line already.
  if (report.findings.length === 0) return report.door === 'message' ? undefined : world.stderr.write(quiet(report))
  const { styleOf } = await import('../report/style.js')
  world.stderr.write(await pretty(report, styleOf(world.stderr, world.env)))
}

const PLAIN: Style = { width: 100, isColoured: false }

async function pretty(report: Report, style: Style): Promise<string> {
  return report.findings.length === 0 ? quiet(report) : (await import('../report/pretty.js')).toPretty(report, style)
}

/** What a clean commit prints: one line, and one more for each reason to leave something out. */
function quiet(report: Report): string {
  return ['keyhold: nothing found. ' + summary(report), ...skippedLines(report).map((line) => `  ${line}`), ''].join(
    '\n',
  )
}
