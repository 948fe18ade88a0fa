import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** A shell line whose time counts. */
export interface Row {
  readonly name: string
  readonly line: string
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  readonly stdin?: string
  /** Exit codes that say that it did its work; 0 by default. */
  readonly good?: readonly number[]
  /** Done before each run; its time does not count. */
  prepare?(): void
}

export interface Measured {
  readonly name: string
  /** The median, in milliseconds. */
  readonly time: number
  readonly runs: number
  /** In megabytes, of all processes but git and the shell together. Undefined where there is no /proc. */
  readonly memory: number | undefined
  /** The exit code; undefined where it was ended because it took too long. */
  readonly status: number | undefined
  readonly isGood: boolean
}

export interface Effort {
  /** How often each row is run at most. */
  readonly rounds: number
  /** Seconds after which a row takes no further turn. A run is ended after twice that. */
  readonly seconds: number
}

/**
 * Runs the rows in turn, so that a busy machine is busy for all of them, and before that each of them once while its
 * memory is watched.
 */
export async function measureInTurn(rows: readonly Row[], { rounds, seconds }: Effort): Promise<Measured[]> {
  const watched: Run[] = []
  const times = rows.map((): number[] => [])
  const most = seconds * 2000
  for (const row of rows) watched.push(await run(row, most, true))
  for (let round = 0; round < rounds; round++) {
    for (const [index, row] of rows.entries()) {
      const own = times[index] as number[]
      const first = watched[index] as Run
      if (first.time + sum(own) > seconds * 1000) continue
      own.push((await run(row, most, false)).time)
    }
  }
  return rows.map(({ name, good = [0] }, index) => {
    const { status, memory, time } = watched[index] as Run
    const own = times[index] as number[]
    const isGood = status !== undefined && good.includes(status)
    return { name, time: own.length > 0 ? median(own) : time, runs: own.length, memory, status, isGood }
  })
}

/** Does one thing some times and gives the median, in milliseconds. */
export async function timed(rounds: number, work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  return median(times)
}

/** A time as a table shows it, in seconds from two seconds on; or why there is none. */
export function shown({ time, status, isGood }: Measured): string {
  if (status === undefined) return `over ${(time / 1000).toFixed(0)} s`
  if (!isGood) return `failed (${status})`
  return time < 2000 ? `${time.toFixed(time < 100 ? 1 : 0)} ms` : `${(time / 1000).toFixed(2)} s`
}

/** How many times as long as the limit. */
export function ratio({ time, isGood }: Measured, limit: Measured | undefined): string {
  return isGood && limit?.isGood ? (time / limit.time).toFixed(2) : '–'
}

export function megabytes(memory: number | undefined): string {
  return memory === undefined ? '–' : memory.toFixed(0)
}

interface Run {
  readonly time: number
  readonly status: number | undefined
  readonly memory: number | undefined
}

function run({ line, cwd, env, stdin, prepare }: Row, most: number, isWatched: boolean): Promise<Run> {
  prepare?.()
  return new Promise((done, fail) => {
    const started = performance.now()
    // A process group of its own: all of it can be watched, and ended.
    const child = spawn('/bin/sh', ['-c', line], { cwd, env, detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
    let memory: number | undefined
    const look = () => (memory = Math.max(memory ?? 0, memoryOf(child.pid as number)))
    const watch = isWatched && process.platform === 'linux' ? setInterval(look, 5) : undefined
    let isOver = false
    const end = setTimeout(() => {
      isOver = true
      process.kill(-(child.pid as number), 'SIGKILL')
    }, most)
    child.on('error', fail)
    child.on('exit', (code) => {
      const time = performance.now() - started
      clearTimeout(end)
      clearInterval(watch)
      done({ time, status: isOver ? undefined : (code ?? -1), memory })
    })
    // It need not be read.
    child.stdin.on('error', () => {})
    child.stdin.end(stdin ?? '')
  })
}

/** Megabytes that the processes of a group have held at most each, those together that live now. git's do not count. */
function memoryOf(group: number): number {
  let total = 0
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const [, command, rest] = /^\d+ \((.*)\) (.*)/s.exec(readFileSync(`/proc/${name}/stat`, 'latin1')) ?? []
      if (Number(rest?.split(' ')[2]) !== group || command === 'git' || command === 'sh') continue
      const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${name}/status`, 'latin1'))?.[1]
      total += Number(peak ?? 0) / 1024
    } catch {
      // It has ended meanwhile.
    }
  }
  return total
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
