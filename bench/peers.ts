import { spawnSync } from 'node:child_process'

/** Another scanner, and how its documentation runs it over what is staged. */
export interface Peer {
  readonly name: string
  /** The program that has to be on PATH. */
  readonly program: string
  /** The line of the hook. */
  readonly hook: string
  /** Arguments for the whole past, where it reads that. */
  readonly history?: readonly string[]
}

const STAGED = 'git diff --cached --name-only -z --diff-filter=ACMR'

export const PEERS: readonly Peer[] = [
  {
    name: 'gitleaks',
    program: 'gitleaks',
    hook: 'gitleaks git --pre-commit --staged --no-banner',
    history: ['git', '--no-banner', '--log-opts=--all'],
  },
  {
    name: 'betterleaks',
    program: 'betterleaks',
    hook: 'betterleaks git --pre-commit --staged --no-banner',
    history: ['git', '--no-banner', '--log-opts=--all'],
  },
  { name: 'kingfisher', program: 'kingfisher', hook: 'kingfisher scan . --staged --no-validate' },
  {
    name: 'trufflehog',
    program: 'trufflehog',
    hook: 'trufflehog git file://. --since-commit HEAD --no-verification --fail',
    history: ['git', 'file://.', '--no-verification'],
  },
  { name: 'ripsecrets', program: 'ripsecrets', hook: `${STAGED} | xargs -0 ripsecrets --strict-ignore` },
  { name: 'detect-secrets', program: 'detect-secrets-hook', hook: `${STAGED} | xargs -0 detect-secrets-hook` },
  { name: 'git-secrets', program: 'git-secrets', hook: 'git secrets --pre_commit_hook -- "$@"' },
]

/** The peers that can be run here; the others are named, and nothing is said of their speed. */
export function peersHere(): readonly Peer[] {
  const [here, absent] = [PEERS.filter(isHere), PEERS.filter((peer) => !isHere(peer))]
  if (absent.length > 0) console.log(`Not installed, so not measured: ${absent.map(({ name }) => name).join(', ')}.`)
  return here
}

function isHere({ program }: Peer): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
}
