import type { Judged } from './report.js'

/** What a finding says in one or two sentences, for programs that show it beside the line. Holds no secret. */
export function messageOf({ title, mode, risk, note, advice }: Judged): string {
  const kind = mode === 'unknown' ? title : `${title}, ${mode}`
  const [page] = advice.ifShared.revokeAt
  return `${kind}. Whoever holds it can ${risk}.${note === undefined ? '' : ` ${note}.`} If it got out, revoke it at ${page}`
}

/** A path as a URI relative to the top. */
export function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
