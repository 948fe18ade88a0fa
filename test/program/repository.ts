import { spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { inject, onTestFinished } from 'vitest'

/** What a command did. */
export interface Outcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  /** Both, for assertions about what a person saw. */
  readonly output: string
}

/** A repository of its own, with a HOME and a configuration of its own, that is gone when the test ends. */
export class Repository {
  readonly home: string
  readonly root: string

  /** With a `home` that is given, the repository stays until its home goes. */
  constructor(name = 'shop', home?: string) {
    this.home = home ?? mkdtempSync(join(tmpdir(), 'keyhold-test-'))
    this.root = join(this.home, name)
    mkdirSync(this.root, { recursive: true })
    if (home === undefined) onTestFinished(() => rmSync(this.home, { recursive: true, force: true }))
  }

  /** A repository with keyhold installed from the packed tarball and its hooks put in place by `init`. */
  static guarded(name?: string, ...initFlags: string[]): Repository {
    const repository = Repository.withPackage(name)
    const { status, output } = repository.keyhold('init', ...initFlags)
    if (status !== 0) throw new Error(output)
    return repository
  }

  /** A repository with keyhold installed, and nothing put in place yet. */
  static withPackage(name?: string, home?: string): Repository {
    const repository = new Repository(name, home)
    repository.git('init', '-q', '-b', 'main')
    repository.write('package.json', '{\n  "name": "user",\n  "private": true\n}\n')
    symlinkSync(join(inject('installed'), 'node_modules'), join(repository.root, 'node_modules'))
    // The pattern with a slash ignores folders only, and here it is a link.
    repository.write('.gitignore', 'node_modules\n')
    return repository
  }

  /** The environment of every command: no configuration of this machine, no colour, an author. */
  get env(): NodeJS.ProcessEnv {
    const inherited = Object.fromEntries(
      Object.entries(process.env).filter(
        ([key]) => !/^(GIT_|HUSKY|CI$|FORCE_COLOR|NO_COLOR|NODE_EXTRA|KEYHOLD|npm_|VITEST|XDG_)/.test(key),
      ),
    )
    return {
      ...inherited,
      HOME: this.home,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@example.org',
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@example.org',
      GIT_EDITOR: 'true',
    }
  }

  /** The same HOME with another folder, relative to this one: a linked work tree, a clone, a submodule. */
  at(folder: string): Repository {
    return Object.create(this, { root: { value: join(this.root, folder) } }) as Repository
  }

  run(
    command: string,
    args: readonly string[],
    options: { env?: NodeJS.ProcessEnv; input?: string | Buffer; cwd?: string; encoding?: BufferEncoding } = {},
  ): Outcome {
    const { status, stdout, stderr, error } = spawnSync(command, args, {
      cwd: join(this.root, options.cwd ?? ''),
      env: { ...this.env, ...options.env },
      input: options.input ?? '',
      encoding: options.encoding ?? 'utf8',
      maxBuffer: 1 << 28,
    })
    if (error) throw error
    return { status, stdout, stderr, output: stdout + stderr }
  }

  /** Runs git and expects it to work. */
  git(...args: string[]): string {
    const { status, stdout, output } = this.run('git', args)
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${output}`)
    return stdout.replace(/\n$/, '')
  }

  /** Runs git, whatever comes of it. */
  tryGit(...args: string[]): Outcome {
    return this.run('git', args)
  }

  /** Runs the installed keyhold, as the hook finds it. */
  keyhold(...args: string[]): Outcome {
    return this.run(join(inject('installed'), 'node_modules/.bin/keyhold'), args)
  }

  write(path: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true })
    writeFileSync(join(this.root, path), content)
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8')
  }

  /** Writes a file and stages it. */
  stage(path: string, content: string | Buffer): void {
    this.write(path, content)
    this.git('--literal-pathspecs', 'add', '-f', '--', path)
  }

  /** HEAD, all refs, the index and the work tree, byte for byte: what a stopped commit must leave as it was. */
  snapshot(): Record<string, string> {
    // git itself notes the times of files and the ids of trees in the index when it makes a commit, stopped or not: let
    // it do so before.
    this.run('git', ['update-index', '-q', '--refresh'])
    this.run('git', ['write-tree'])
    const folder = resolve(this.root, this.git('rev-parse', '--git-dir'))
    const index = join(folder, 'index')
    return {
      refs: this.run('git', ['for-each-ref']).stdout,
      head: readFileSync(join(folder, 'HEAD'), 'utf8') + this.run('git', ['rev-parse', 'HEAD']).stdout,
      index: existsSync(index) ? readFileSync(index).toString('base64') : '',
      locks: readdirSync(folder)
        .filter((name) => name.endsWith('.lock'))
        .join(' '),
      ...treeOf(this.root),
    }
  }

  /** PATH with a folder in front. */
  path(...folders: string[]): string {
    return [...folders, process.env['PATH']].join(delimiter)
  }
}

/**
 * Every file under a folder but git's own and installed packages, with its bytes; links with their target. Names need
 * not be UTF-8: they are read as one character a byte.
 */
export function treeOf(folder: string, prefix = ''): Record<string, string> {
  const tree: Record<string, string> = {}
  const bytesOf = (path: string) => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(path, 'latin1')])
  for (const name of readdirSync(bytesOf(prefix), 'latin1').sort()) {
    const path = prefix === '' ? name : `${prefix}/${name}`
    if (name === '.git' || name === 'node_modules') continue
    const found = lstatSync(bytesOf(path))
    if (found.isSymbolicLink()) tree[path] = `-> ${readlinkSync(bytesOf(path))}`
    else if (found.isDirectory()) Object.assign(tree, treeOf(folder, path))
    else tree[path] = readFileSync(bytesOf(path)).toString('base64')
  }
  return tree
}
