import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { maskIn, printable } from '../core/escape.js'
import { failure } from '../core/errors.js'

/** Where git runs, and with what environment. */
export interface GitContext {
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>

/** Settings that change what git lists, and how git reads the paths it is given. */
const UNSET = [
  'GIT_DIFF_OPTS',
  'GIT_EXTERNAL_DIFF',
  'GIT_PAGER_IN_USE',
  'GIT_LITERAL_PATHSPECS',
  'GIT_GLOB_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
]

/**
 * No replacement objects, no grafts, nothing fetched over the network, no prompt, no lock taken, one language. A graft
 * gives a commit other parents than it has, and hides those between. git knows `/dev/null` on Windows too. What is listed
 * is written in large pieces, not commit by commit: each piece wakes who reads it.
 */
const SET = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_GRAFT_FILE: '/dev/null',
  GIT_NO_LAZY_FETCH: '1',
  GIT_FLUSH: '0',
}

/** The context of a git in `cwd`, from the environment that keyhold was started with. */
export function contextOf(cwd: string, env: NodeJS.ProcessEnv): GitContext {
  return { cwd, env: gitEnvironment(env) }
}

/**
 * The environment of every git that keyhold starts, from the one it was started with. Everything that says which
 * repository, index or object store is meant stays: `GIT_INDEX_FILE` is the very commit that is being made.
 */
export function gitEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept: NodeJS.ProcessEnv = { ...env, ...SET }
  for (const name of UNSET) delete kept[name]
  return kept
}

/** What git answered, when its status is one of `accept`; anything else is a failure. */
export interface Answer {
  readonly status: number
  readonly stdout: Buffer
}

/** What git reads on standard input, and the statuses that are no failure. */
interface Asking {
  readonly input?: string | Buffer
  readonly accept?: readonly number[]
}

/** Runs one git command to its end. Only for answers that fit in memory: lists and names, not contents. */
export async function git(
  context: GitContext,
  args: readonly string[],
  { input = '', accept = [0] }: Asking = {},
): Promise<Answer> {
  const running = startGit(context, args)
  running.stdin.end(input)
  const chunks: Buffer[] = []
  for await (const chunk of running.stdout) chunks.push(chunk)
  const status = await running.finished(accept)
  return { status, stdout: Buffer.concat(chunks) }
}

/**
 * The same, waited for in place, for the few questions that every commit asks: the first pipes and streams of a process
 * take Node longer than git takes to answer.
 */
export function gitAtOnce(
  context: GitContext,
  args: readonly string[],
  { input = '', accept = [0] }: Asking = {},
): Answer {
  const seconds = patience(context.env['KEYHOLD_GIT_SECONDS'])
  const { status, signal, error, stdout, stderr } = spawnSync('git', args, {
    cwd: context.cwd,
    env: context.env,
    stdio: [input === '' ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    input,
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: Infinity,
    windowsHide: true,
  })
  const code = (error as NodeJS.ErrnoException | undefined)?.code
  if (code === 'ETIMEDOUT') throw failure.gitSilent(nameOf(args), seconds)
  const ended = status ?? (signal === null ? (code ?? 'an unknown error') : `signal ${signal}`)
  return { status: accepted(nameOf(args), ended, accept, stderr), stdout }
}

/** A git command that is running. */
export interface Running {
  readonly stdin: Writable
  readonly stdout: AsyncIterable<Buffer>
  /** Waits for the end and gives the status, when it is one of `accept`. */
  finished(accept?: readonly number[]): Promise<number>
  /** Ends a command whose answer is no longer wanted. */
  stop(): void
}

/** Starts a git command whose output is read as it comes. */
export function startGit(context: GitContext, args: readonly string[]): Running {
  const command = nameOf(args)
  const seconds = patience(context.env['KEYHOLD_GIT_SECONDS'])
  const child = spawn('git', args, {
    cwd: context.cwd,
    env: context.env,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
  alive.add(child)
  const said: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => said.length < 4 && said.push(chunk))
  // A git that dies early closes its end; its status says so, and writing to it must not be an error of its own.
  child.stdin.on('error', () => {})
  const ended = endOf(child)
  const watch = watchdog(seconds, () => end(child))
  void ended.then(() => {
    watch.stop()
    alive.delete(child)
  })
  return {
    stdin: child.stdin,
    stdout: watched(child.stdout, watch.reset),
    stop: () => end(child),
    async finished(accept = [0]) {
      const status = await ended
      if (watch.hasBitten()) throw failure.gitSilent(command, seconds)
      return accepted(command, status, accept, Buffer.concat(said))
    },
  }
}

/** The lines that `command` writes, one character a byte, as many at a time as come at once. */
export async function* linesFrom({ stdout }: Pick<Running, 'stdout'>, command: string): AsyncIterable<string[]> {
  let rest = ''
  for await (const chunk of stdout) {
    const lines = (rest + chunk.toString('latin1')).split('\n')
    rest = lines.pop() as string
    yield lines
  }
  if (rest !== '') throw failure.gitShort(command)
}

/** Ends every git that is still running, so that none is left behind. */
export function stopAll(): void {
  for (const child of alive) end(child)
}

const alive = new Set<Child>()

/** Ends a git. It may be a script that started another one, which holds the pipes open: they are not waited for. */
function end(child: Child): void {
  child.kill('SIGKILL')
  child.stdout.destroy()
  child.stderr.destroy()
}

/** How many seconds git may stay silent; a timer cannot wait longer than 24 days. */
function patience(setting: string | undefined): number {
  const seconds = Number(setting)
  return seconds > 0 ? Math.min(seconds, 2_000_000) : 120
}

/** The exit status, or the name of the signal or of the error that kept git from running. */
function endOf(child: Child): Promise<number | string> {
  return new Promise((settle) => {
    child.on('error', (error: NodeJS.ErrnoException) => settle(error.code ?? 'an unknown error'))
    child.on('close', (status, signal) => {
      const tell = () => settle(status ?? `signal ${signal}`)
      // Ctrl-C ends git and this process, and git may be the first: then there is nothing to say.
      if (signal === 'SIGINT') setTimeout(tell, 500)
      else tell()
    })
  })
}

/** The status, when it is one of `accept`; the failure it means otherwise. */
function accepted(command: string, ended: number | string, accept: readonly number[], said: Buffer): number {
  if (typeof ended === 'string') throw ended === 'ENOENT' ? failure.noGit() : failure.gitFailed(command, ended, '')
  if (!accept.includes(ended)) throw failure.gitFailed(command, ended, firstLine(said))
  return ended
}

/** Bites when nothing was heard for `seconds`. */
function watchdog(seconds: number, bite: () => void): { reset(): void; stop(): void; hasBitten(): boolean } {
  let bitten = false
  const timer = setTimeout(() => {
    bitten = true
    bite()
  }, seconds * 1000)
  return { reset: () => timer.refresh(), stop: () => clearTimeout(timer), hasBitten: () => bitten }
}

/**
 * What git writes, as it comes, kept from now on. Not the iterator of the stream, which takes it in smaller pieces, and a
 * round of promises for each. The end of the stream is the end, whoever brought it about: the end of git says more.
 */
function watched(stdout: Readable, heard: () => void): AsyncIterable<Buffer> {
  let come: Buffer[] = []
  let wake = () => {}
  stdout.on('data', (chunk: Buffer) => {
    heard()
    come.push(chunk)
    if (come.length >= MOST_WAITING) stdout.pause()
    wake()
  })
  stdout.on('error', () => {})
  stdout.on('close', () => wake())
  async function* given(): AsyncIterable<Buffer> {
    while (come.length > 0 || !stdout.closed) {
      if (come.length === 0) await new Promise<void>((settle) => (wake = settle))
      const chunks = come
      come = []
      stdout.resume()
      yield* chunks
    }
    if (stdout.errored) throw stdout.errored
  }
  return given()
}

/** How many pieces, of 64 KB at most, wait to be read before git has to wait. */
const MOST_WAITING = 4

/** The first line of what git wrote to standard error, to show, never to decide by. */
function firstLine(said: Buffer): string {
  const line =
    said
      .toString('utf8')
      .split('\n')
      .find((text) => /^(fatal|error):/.test(text)) ?? ''
  return maskIn(printable(line.replace(/^(fatal|error): /, '').replace(/\.$/, ''))).slice(0, 160)
}

/** The subcommand, without the options before it. */
function nameOf(args: readonly string[]): string {
  return args.find((arg) => !arg.startsWith('-')) ?? ''
}
