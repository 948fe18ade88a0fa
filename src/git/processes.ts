import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process that is running. */
export interface Process {
  readonly pid: number
  /** The number of the process that started it. */
  readonly parent: number
  /** Its number and when it began: no other process ever has both. */
  readonly identity: string
  /** How it was called, with its arguments. */
  readonly command: string
}

/** The process of this number; undefined where it is gone, and where the system cannot be asked. */
export function processOf(pid: number): Process | undefined {
  return fromProc(pid) ?? fromPs(pid)
}

/** The nearest of the process of this number and those that it descends from whose command is such a one. */
export function ancestorOf(pid: number, command: RegExp): Process | undefined {
  for (let at = processOf(pid); at !== undefined; at = processOf(at.parent)) if (command.test(at.command)) return at
  return undefined
}

/** Linux. Fields stand behind the name in brackets; the 4th is the parent, the 22nd the start. https://man7.org/linux/man-pages/man5/proc.5.html */
function fromProc(pid: number): Process | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^[^]*\) /, '')
      .split(' ')
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return { pid, parent: Number(fields[1]), identity: `${pid} ${fields[19]}`, command }
  } catch {
    return undefined
  }
}

/** macOS and the BSDs: `  1 Wed Nov 25 14:15:14 2026     node …`. */
export function fromPs(pid: number): Process | undefined {
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'ppid=,lstart=,args=', '-p', String(pid)], {
    env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' },
    encoding: 'utf8',
  })
  const [, parent, start, command] = /^ *(\d+) (\w{3} \w{3} [ \d]\d [\d:]{8} \d{4})\s+(.*)/.exec(stdout ?? '') ?? []
  return start === undefined || command === undefined
    ? undefined
    : { pid, parent: Number(parent), identity: `${pid} ${start}`, command }
}
