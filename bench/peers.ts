import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another scanner, and how its documentation runs it. Lines are of the shell; all of them look at the working folder. */
interface Peer {
  readonly name: string
  /** The program that has to be on PATH. */
  readonly program: string
  /** The client that has it, and what it is told, with the version. Without it: why it has to be on PATH by itself. */
  readonly from: { readonly client: Client; readonly packages: readonly string[] } | string
  /** Over what is staged, in a hook. */
  readonly staged?: string
  /** Over a folder. */
  readonly folder?: string
  /** Over every commit of every branch. */
  readonly history?: string
  /** The exit code that says that something was found. */
  readonly found: number
}

/** A peer that can be run here. */
export interface PeerHere extends Peer {
  /** `the version on PATH` where the bench did not install it. */
  readonly version: string
}

type Client = 'npm' | 'go' | 'cargo' | 'pip'

const STAGED = 'git diff --cached --name-only -z --diff-filter=ACMR'
const RULES = '@secretlint/secretlint-rule-preset-recommend'
/** The newest that run on the oldest Node that keyhold runs on. */
const SECRETLINT = ['secretlint@11.7.1', `${RULES}@11.7.1`, 'lint-staged@16.4.0']

/** What secretlint and lint-staged are told by files in the folder. */
export const SETTINGS: Readonly<Record<string, string>> = {
  '.secretlintrc.json': `{ "rules": [{ "id": "${RULES}" }] }\n`,
  '.lintstagedrc.json': '{ "*": "secretlint" }\n',
}

const PEERS: readonly Peer[] = [
  {
    name: 'secretlint',
    program: 'secretlint',
    from: { client: 'npm', packages: SECRETLINT },
    staged: `${STAGED} | xargs -0 secretlint`,
    folder: `secretlint '**/*'`,
    found: 1,
  },
  {
    name: 'lint-staged + secretlint',
    program: 'lint-staged',
    from: { client: 'npm', packages: SECRETLINT },
    staged: 'lint-staged --quiet',
    found: 1,
  },
  {
    name: 'gitleaks',
    program: 'gitleaks',
    from: { client: 'go', packages: ['github.com/zricethezav/gitleaks/v8@v8.30.1'] },
    staged: 'gitleaks git --pre-commit --staged --no-banner',
    folder: 'gitleaks dir --no-banner .',
    history: 'gitleaks git --no-banner --log-opts=--all',
    found: 1,
  },
  {
    name: 'betterleaks',
    program: 'betterleaks',
    from: { client: 'go', packages: ['github.com/betterleaks/betterleaks@v1.7.0'] },
    staged: 'betterleaks git --pre-commit --staged --no-banner',
    folder: 'betterleaks dir --no-banner .',
    history: 'betterleaks git --no-banner --log-opts=--all',
    found: 1,
  },
  {
    name: 'kingfisher',
    program: 'kingfisher',
    from: { client: 'pip', packages: ['kingfisher-bin==2.14.0'] },
    staged: 'kingfisher scan . --staged --no-validate --no-update-check',
    folder: 'kingfisher scan . --git-history none --no-validate --no-update-check',
    history: 'kingfisher scan . --no-validate --no-update-check',
    found: 200,
  },
  {
    name: 'ripsecrets',
    program: 'ripsecrets',
    from: { client: 'cargo', packages: ['ripsecrets@0.1.11'] },
    staged: `${STAGED} | xargs -0 ripsecrets --strict-ignore`,
    folder: 'ripsecrets .',
    found: 1,
  },
  {
    name: 'detect-secrets',
    program: 'detect-secrets-hook',
    from: { client: 'pip', packages: ['detect-secrets==1.5.0'] },
    staged: `${STAGED} | xargs -0 detect-secrets-hook --no-verify`,
    folder: 'detect-secrets scan --all-files --no-verify .',
    found: 1,
  },
  {
    name: 'trufflehog',
    program: 'trufflehog',
    from: 'go install refuses it, because its go.mod replaces modules',
    staged: 'trufflehog git file://. --since-commit HEAD --no-verification --no-update --fail',
    folder: 'trufflehog filesystem . --no-verification --no-update --fail',
    history: 'trufflehog git file://. --no-verification --no-update --fail',
    found: 183,
  },
  {
    name: 'git-secrets',
    program: 'git-secrets',
    from: 'no package client has it',
    staged: 'git secrets --pre_commit_hook',
    folder: 'git secrets --scan --recursive --no-index .',
    history: 'git secrets --scan-history',
    found: 1,
  },
  // The limit of throughput, with the keywords of keyhold in a file that the bench writes.
  { name: 'rg', program: 'rg', from: { client: 'cargo', packages: ['ripgrep@15.2.0'] }, found: 0 },
]

/** How each client installs packages into a folder, and nowhere else. */
const CLIENTS: Readonly<Record<Client, (folder: string) => string>> = {
  npm: (folder) => `npm install --prefix '${folder}/npm' --no-audit --no-fund --silent`,
  go: (folder) => `GOBIN='${folder}/bin' go install`,
  cargo: (folder) => `cargo install --root '${folder}' --locked -j1`,
  pip: (folder) => `python3 -m venv '${folder}/python' && '${folder}/python/bin/pip' install -q`,
}

/** PATH with what is installed in this folder first. */
export function pathOf(folder: string): string {
  const folders = ['npm/node_modules/.bin', 'bin', 'python/bin'].map((name) => join(folder, name))
  return [...folders, process.env['PATH']].join(':')
}

/**
 * The peers that can be run here, and a sentence on each of the others. Those of npm are installed into `folder`, those
 * of other clients when `isAsked`; what stands there already is not installed again.
 */
export function peersHere(folder: string, isAsked: boolean): { here: PeerHere[]; absent: string[] } {
  mkdirSync(folder, { recursive: true })
  const here: PeerHere[] = []
  const absent: string[] = []
  for (const peer of PEERS) {
    const reason = install(peer, folder, isAsked)
    if (onPath(peer.program, folder)) here.push({ ...peer, version: versionOf(peer, folder) })
    else absent.push(`${peer.name}: ${reason}`)
  }
  return { here, absent }
}

/** Installs what can be. Gives why nothing was, where it was not. */
function install({ from }: Peer, folder: string, isAsked: boolean): string {
  if (typeof from === 'string') return from
  const { client, packages } = from
  if (client !== 'npm' && !isAsked) return `not on PATH; --peers installs it with ${client}`
  if (existsSync(markOf(packages, folder))) return ''
  process.stderr.write(`Installing ${packages.join(' ')} with ${client}…\n`)
  const line = `${CLIENTS[client](folder)} ${packages.join(' ')}`
  const { status } = spawnSync('sh', ['-c', line], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) return `not on PATH, and ${client} could not install it`
  writeFileSync(markOf(packages, folder), '')
  return ''
}

/** An empty file that says that these versions stand in the folder. */
function markOf(packages: readonly string[], folder: string): string {
  return join(folder, `${packages.join('+').replaceAll('/', '_')}.installed`)
}

function onPath(program: string, folder: string): boolean {
  const env = { PATH: pathOf(folder) }
  return spawnSync('/bin/sh', ['-c', `command -v ${program}`], { env }).status === 0
}

function versionOf({ program, from }: Peer, folder: string): string {
  if (typeof from === 'string' || !existsSync(markOf(from.packages, folder))) return 'the version on PATH'
  const named = from.packages.find((name) => name.startsWith(program)) ?? (from.packages[0] as string)
  return /[@=]v?([\d.]+)$/.exec(named)?.[1] ?? named
}
