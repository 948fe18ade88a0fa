import type { Report } from './report.js'

/** Every format for programs, each loaded when it is asked for. */
const REPORTERS = {
  json: async () => (await import('./json.js')).toJson,
  sarif: async () => (await import('./sarif.js')).toSarif,
  github: async () => (await import('./github.js')).toGithub,
  gitlab: async () => (await import('./gitlab.js')).toGitlab,
  junit: async () => (await import('./junit.js')).toJunit,
} as const

export type Format = keyof typeof REPORTERS

export const FORMATS = ['pretty', ...(Object.keys(REPORTERS) as Format[])] as const

/** The report in a format for programs. */
export async function rendered(report: Report, format: Format): Promise<string> {
  return (await REPORTERS[format]())(report)
}
