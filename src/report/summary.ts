import { groupBy } from '../core/group.js'
import type { Report } from './report.js'

/** The closing line of every report: what was scanned and what was not. */
export function summary({ scanned, skipped, commits, accepted = 0 }: Summarised): string {
  const what = `Scanned ${commits === undefined ? '' : `${count(commits, 'commit')}, `}${count(scanned.files, 'file')} (${count(scanned.lines, 'line')})`
  const rest = accepted === 0 ? '' : `, accepted ${grouped(accepted)}`
  return skipped.length === 0 ? `${what}, skipped none${rest}.` : `${what}, skipped ${grouped(skipped.length)}${rest}.`
}

type Summarised = Pick<Report, 'scanned' | 'skipped' | 'commits' | 'accepted'>

/** `1 file`, `1,204 lines`. */
export function count(number: number, noun: string): string {
  return `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`
}

/** Thousands apart. Not `toLocaleString`: loading what it needs takes as long as a whole clean scan. */
function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** What skipping the hook would mean, where something is stopped that a hook stops. */
export function bypassing({ door, findings }: Pick<Report, 'door' | 'findings'>): string | undefined {
  const isStopped = findings.some(({ verdict }) => verdict === 'block')
  return isStopped && (door === 'staged' || door === 'push')
    ? 'Skipping the hook (--no-verify) does not make a key safe: it lets it out.'
    : undefined
}

/** What was left out and why, one line for each reason. */
export function skippedLines({ skipped }: Pick<Report, 'skipped'>): string[] {
  return [...groupBy(skipped, ({ reason }) => reason)].map(([reason, all]) => {
    const paths = all.slice(0, 5).map(({ path }) => path)
    return `Not scanned, ${reason}: ${paths.join(', ')}${all.length > 5 ? `, and ${all.length - 5} more` : ''}`
  })
}
