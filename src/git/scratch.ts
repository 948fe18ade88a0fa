import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { maskIn, printable } from '../core/escape.js'
import { gitEnvironment } from './run.js'

/** A repository of its own that has the same hooks as another one, to see what they do. It is gone afterwards. */
export interface Scratch {
  /** The folder in which git looks for hooks. */
  readonly hooksFolder: string
  /** Folders that are linked, by where they stand in it. */
  readonly links: Readonly<Record<string, string>>
  /** Files that are copied, by where they stand in it. */
  readonly copies: Readonly<Record<string, string>>
  /** Files that are written, by where they stand in it. */
  readonly texts: Readonly<Record<string, string>>
}

/** What became of a commit. */
export interface Trial {
  readonly isMade: boolean
  /** Everything that was said, as it may be printed. */
  readonly said: string
}

/** Stages one file in the scratch repository and commits it, with the hooks. Takes 2 minutes at most. */
export async function tryCommit(scratch: Scratch, path: string, text: string, env: NodeJS.ProcessEnv): Promise<Trial> {
  const { execa } = await import('execa')
  const top = mkdtempSync(join(tmpdir(), 'keyhold-doctor-'))
  try {
    const run = (...args: string[]) =>
      execa('git', args, {
        cwd: top,
        env: ownEnvironment(env),
        extendEnv: false,
        reject: false,
        all: true,
        stdin: 'ignore',
        timeout: 120_000,
      })
    await run('init', '-q')
    await run('config', 'core.hooksPath', scratch.hooksFolder)
    for (const [place, target] of Object.entries(scratch.links)) {
      mkdirSync(dirname(join(top, place)), { recursive: true })
      symlinkSync(target, join(top, place), 'junction')
    }
    for (const [place, source] of Object.entries(scratch.copies)) cpSync(source, join(top, place))
    for (const [place, content] of Object.entries({ ...scratch.texts, [path]: text }))
      writeFileSync(join(top, place), content)
    await run('add', '--', path)
    const { exitCode, all = '' } = await run(
      ...IDENTITY,
      'commit',
      '--no-gpg-sign',
      '-m',
      'a sample for keyhold doctor',
    )
    return { isMade: exitCode === 0, said: maskIn(printable(withoutNotices(all).replaceAll('\n', ' '))) }
  } finally {
    rmSync(top, { recursive: true, force: true })
  }
}

/** The first line that a command writes when it is asked for its version; undefined when it cannot be started. */
export async function versionOf(command: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const { execa } = await import('execa')
  const { exitCode, stdout } = await execa(command, ['--version'], { env, extendEnv: false, reject: false })
  return exitCode === 0 ? /\d+\.\d+(\.\d+)?/.exec(stdout)?.[0] : undefined
}

/** npx tells of new versions of npm, at length, and husky of PATH. */
function withoutNotices(text: string): string {
  return text.replaceAll(/^(?:npm notice|husky - ).*\n?/gm, '')
}

const IDENTITY = ['-c', 'user.name=keyhold doctor', '-c', 'user.email=doctor@keyhold.invalid']

/** Without what leads to another repository, and without the switches that doctor reports by themselves. */
function ownEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(gitEnvironment(env)).filter(([name]) => !/^(GIT_(?!CONFIG)|HUSKY$|KEYHOLD$)/.test(name))
  return Object.fromEntries(kept)
}
