import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { type Bench, run } from './bench.js'
import { sourceFiles } from './text.js'

/** What git alone has to do for what is staged, for what a push brings, and for the whole past: list it, and read it. */
export const READ_STAGED =
  'git diff-index --cached --raw --no-abbrev --no-renames HEAD -- | cut -d" " -f4 | git cat-file --batch --buffer >/dev/null'
/** Of the lines of diff-tree those without a blank are commits: they are read as well. */
export const READ_PUSHED =
  'git rev-list HEAD --not --remotes=origin | git diff-tree --stdin -r --root --raw --no-abbrev --no-renames | cut -d" " -f4 | git cat-file --batch --buffer >/dev/null'
export const READ_ALL =
  'git rev-list --objects --no-object-names --all --reflog | git cat-file --batch --buffer >/dev/null'

/** A file of a commit. */
export interface File {
  readonly path: string
  readonly text: string
}

/** A repository with one commit for each of these lists of files, one on top of the other, on main. */
export function repositoryOf(bench: Bench, name: string, commits: Iterable<readonly File[]>): string {
  const repository = join(bench.scratch, name)
  run(bench, '.', 'git', 'init', '-q', '-b', 'main', repository)
  run(bench, repository, 'git', 'config', 'gc.auto', '0')
  const pieces: Buffer[] = []
  for (const files of commits) {
    const number = pieces.length
    const head = `commit refs/heads/main\ncommitter Ada <ada@example.org> ${1_700_000_000 + number} +0000\n`
    const contents = files.map(({ path, text }) => `M 100644 inline ${path}\n${data(text)}`)
    pieces.push(Buffer.from(`${head}${data(`Change ${number}`)}${contents.join('')}`, 'latin1'))
  }
  const input = Buffer.concat(pieces)
  execFileSync('git', ['fast-import', '--quiet'], { cwd: repository, env: bench.env, input })
  run(bench, repository, 'git', 'reset', '-q', '--hard')
  return repository
}

/** A repository with one commit, and on top of that what is written into it is staged. */
export function staged(bench: Bench, name: string, write: (repository: string) => void): string {
  const repository = repositoryOf(bench, name, [[{ path: 'README.md', text: 'first\n' }]])
  write(repository)
  run(bench, repository, 'git', 'add', '.')
  return repository
}

/**
 * A past as a project has one: real files that come one by one, and commits that each change three of them in two
 * places, about ten lines each.
 */
export function pastOf(bench: Bench, name: string, commits: number, files: number): string {
  const texts = sourceFiles(bench.text, files).map((text) => text.split('\n'))
  const repository = repositoryOf(bench, name, changes(texts, commits))
  run(bench, repository, 'git', 'gc', '-q')
  return repository
}

function* changes(texts: readonly string[][], commits: number): Generator<File[]> {
  for (let index = 0; index < commits; index++) {
    // There are as many files as there can be by now: the last of them is new.
    const known = Math.max(3, Math.ceil(((index + 1) / commits) * texts.length))
    yield [known - 1, (index * 7919) % known, (index * 104_729) % known].map((file) => {
      const lines = texts[file] as string[]
      const others = texts[(file * 31 + index) % texts.length] as string[]
      for (const place of [index * 13, index * 29 + 400])
        lines.splice(place % lines.length, 8, ...others.slice(place % others.length, (place % others.length) + 10))
      return { path: `src/${file % 40}/${file}.ts`, text: lines.join('\n') }
    })
  }
}

/** As fast-import takes it: one byte a character. */
function data(text: string): string {
  return `data ${text.length}\n${text}\n`
}
