import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type PeerHere, pathOf, peersHere } from './peers.js'
import { textFolder } from './text.js'

/** What every part of the bench works with. */
export interface Bench {
  /** A temporary folder, gone at the end. */
  readonly scratch: string
  /** Real text, about 270 MB. */
  readonly text: string
  readonly peers: readonly PeerHere[]
  /** A sentence on each peer that is not here. */
  readonly absent: readonly string[]
  /** Of each command: the packed keyhold and the peers on PATH, no configuration of this machine, an author. */
  readonly env: NodeJS.ProcessEnv
  /** A tenth of everything, once: to see that it works. */
  readonly isQuick: boolean
  /** Repositories whose past is scanned, instead of those that the bench makes. */
  readonly repositories: readonly string[]
}

export interface Options {
  readonly isAsked: boolean
  readonly isQuick: boolean
  readonly repositories: readonly string[]
}

/** Packs and installs keyhold, and puts the peers and the text in place. Builds dist/. */
export function prepared({ isAsked, isQuick, repositories }: Options): Bench {
  const cache = resolve(process.env['KEYHOLD_BENCH_CACHE'] ?? 'node_modules/.cache/keyhold-bench')
  const { here, absent } = peersHere(cache, isAsked)
  const text = textFolder(cache)
  const scratch = mkdtempSync(join(tmpdir(), 'keyhold-bench-'))
  const program = join(scratch, 'keyhold')
  mkdirSync(program)
  writeFileSync(join(program, 'package.json'), '{ "private": true }\n')
  execFileSync('npm', ['pack', '--silent', '--pack-destination', scratch])
  const tarball = readdirSync(scratch).find((name) => name.endsWith('.tgz')) as string
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', `../${tarball}`], { cwd: program })
  const env = {
    PATH: `${join(program, 'node_modules/.bin')}:${pathOf(cache)}`,
    HOME: scratch,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
  }
  // What a scanner prepares when it is first used, such as compiled rules, must not count as its speed.
  for (const { folder = 'true' } of here) spawnSync('/bin/sh', ['-c', folder], { cwd: program, env, stdio: 'ignore' })
  return { scratch, text, peers: here, absent, env, isQuick, repositories: repositories.map((path) => resolve(path)) }
}

/** A tenth when it has to be quick. */
export function scaled({ isQuick }: Bench, number: number): number {
  return isQuick ? Math.ceil(number / 10) : number
}

/** The machine, the versions, and the peers that are not here. */
export function machine({ peers, absent, env }: Bench): string {
  const git = run({ env }, '.', 'git', '--version').replace('version ', '').trim()
  const node = `Node ${process.versions.node}`
  const versions = peers.map(({ name, version }) => `${name} ${version}`).join(', ')
  return [
    `${node}, ${git}, ${cpus().length} × ${cpus()[0]?.model}. ${versions}.`,
    ...(absent.length > 0 ? ['', `Not here, so nothing is said of their speed: ${absent.join('; ')}.`] : []),
  ].join('\n')
}

/** Runs a command that has to work, and gives what it says. */
export function run({ env }: Pick<Bench, 'env'>, cwd: string, command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
  })
}
