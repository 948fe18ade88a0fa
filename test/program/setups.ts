import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  symlinkSync,
} from 'node:fs'
import { delimiter, join } from 'node:path'
import { inject } from 'vitest'
import { Repository, treeOf } from './repository.js'

/** Repositories as init may find them, and what tests of init and uninstall look at. */

/** Runs husky itself, as the `prepare` script of a repository does that has it. */
export function runHusky(repository: Repository, folder = '.husky', cwd = ''): void {
  const { status, output } = repository.run(join(inject('installed'), 'node_modules/.bin/husky'), [folder], { cwd })
  if (status !== 0 || output !== '') throw new Error(output)
}

/** What there can be before init, each with its name. `cwd` is where keyhold is called. */
export const setups: readonly {
  readonly name: string
  readonly cwd?: string
  readonly make: (repository: Repository) => void
}[] = [
  { name: 'nothing but a package.json', make: () => {} },
  { name: 'a hook with a shebang', make: (it) => it.write('.husky/pre-commit', '#!/bin/sh\necho mine\n') },
  { name: 'a hook with CRLF line ends', make: (it) => it.write('.husky/pre-commit', '#!/bin/sh\r\n# mine\r\n') },
  { name: 'a hook without a final newline', make: (it) => it.write('.husky/pre-push', '#!/bin/sh\necho mine') },
  { name: 'an empty hook', make: (it) => it.write('.husky/commit-msg', '') },
  { name: 'a hook that is a lone shebang', make: (it) => it.write('.husky/pre-commit', '#!/bin/sh') },
  { name: 'a hook that ends at its top', make: (it) => it.write('.husky/pre-commit', 'exit 0\necho never\n') },
  {
    name: 'an executable hook',
    make(it) {
      it.write('.husky/pre-commit', '#!/bin/sh\necho mine\n')
      chmodSync(join(it.root, '.husky/pre-commit'), 0o755)
    },
  },
  {
    name: 'husky at work with other hooks',
    make(it) {
      it.write('package.json', '{\n  "scripts": {\n    "prepare": "husky"\n  }\n}\n')
      it.write('.husky/pre-merge-commit', 'echo merging\n')
      it.write('.husky/pre-commit', 'echo mine\n')
      runHusky(it)
    },
  },
  { name: 'husky at work without a hook', make: (it) => runHusky(it) },
  {
    name: 'husky at work by an absolute path',
    make(it) {
      runHusky(it)
      it.git('config', 'core.hooksPath', join(it.root, '.husky/_'))
    },
  },
  {
    name: 'husky at work in a folder of its own',
    make(it) {
      it.write('frontend/.husky/pre-commit', 'echo mine\n')
      runHusky(it, 'frontend/.husky')
    },
  },
  {
    name: 'other files in .husky',
    make(it) {
      it.write('.husky/README.md', '# Hooks\n')
      it.write('.husky/scripts/check.sh', 'exit 1\n')
    },
  },
  { name: 'samples in .git/hooks', make: (it) => it.write('.git/hooks/pre-commit.sample', '#!/bin/sh\nexit 1\n') },
  {
    name: 'a prepare script',
    make: (it) => it.write('package.json', '{\n  "scripts": {\n    "prepare": "echo \\"building\\""\n  }\n}\n'),
  },
  { name: 'empty scripts', make: (it) => it.write('package.json', '{\n  "name": "user",\n  "scripts": {}\n}\n') },
  {
    name: 'a package.json with tabs and no final newline',
    make: (it) => it.write('package.json', '{\n\t"scripts": {\n\t\t"test": "vitest"\n\t}\n}'),
  },
  {
    name: 'a package.json with CRLF and a byte order mark',
    make: (it) => it.write('package.json', '\ufeff{\r\n  "name": "größe",\r\n  "private": true\r\n}\r\n'),
  },
  { name: 'a package.json of one line', make: (it) => it.write('package.json', '{"name":"user","scripts":{}}') },
  {
    name: 'the package in a folder',
    cwd: 'frontend',
    make: (it) => it.write('frontend/package.json', '{\n  "name": "frontend"\n}\n'),
  },
  {
    name: 'the package in a folder with a name like -it\'s $& "mine"',
    cwd: '-it\'s $& "mine"',
    make: (it) => it.write('-it\'s $& "mine"/package.json', '{\n  "name": "frontend"\n}\n'),
  },
]

const executable = (it: Repository, path: string, text: string) => {
  it.write(path, text)
  chmodSync(join(it.root, path), 0o755)
}

const LEFTHOOK = 'pre-commit:\n  parallel: true\n  commands:\n    # ours\n    lint:\n      run: npx eslint\n\n'

/** Other managers of hooks, and hooks that stand where git itself looks. `text` is what they hold after init. */
export const others: readonly {
  readonly name: string
  readonly flags?: readonly string[]
  readonly make: (repository: Repository) => void
  readonly edits: Readonly<Record<string, string>>
}[] = [
  {
    name: 'a hook in .git/hooks',
    make: (it) => executable(it, '.git/hooks/pre-commit', '#!/bin/bash\necho mine\n'),
    edits: { '.git/hooks/pre-commit': 'keyhold', '.git/hooks/commit-msg': 'keyhold', '.git/hooks/pre-push': 'keyhold' },
  },
  {
    name: 'a hook in .git/hooks that ends without a line feed',
    make: (it) => executable(it, '.git/hooks/pre-push', '#!/usr/bin/env sh'),
    edits: { '.git/hooks/pre-push': 'keyhold' },
  },
  {
    name: 'core.hooksPath in a folder of the repository',
    make(it) {
      executable(it, '.githooks/pre-commit', '#!/bin/sh\necho mine\n')
      it.git('config', 'core.hooksPath', '.githooks')
    },
    edits: { '.githooks/pre-commit': 'keyhold' },
  },
  {
    name: 'lefthook with commands',
    make: (it) => it.write('lefthook.yml', `# our hooks\n${LEFTHOOK}pre-push:\n  jobs:\n    - run: npm test\n`),
    edits: {
      'lefthook.yml':
        '  commands:\n# >>> keyhold (keyhold uninstall takes this block out)\n    keyhold:\n      run: npx --no-install keyhold scan --staged\n# <<< keyhold\n    # ours\n    lint:\n',
    },
  },
  {
    name: 'lefthook with jobs and no final newline',
    make: (it) => it.write('.lefthook.yaml', 'pre-commit:\n  jobs:\n  - name: lint\n    run: npx eslint'),
    edits: { '.lefthook.yaml': '  - name: keyhold\n    run: npx --no-install keyhold scan --staged\n' },
  },
  {
    name: 'lefthook with other hooks',
    make: (it) => it.write('lefthook.yml', 'post-merge:\n  commands:\n    install:\n      run: npm ci\n'),
    edits: {
      'lefthook.yml': 'pre-push:\n  commands:\n    keyhold:\n      run: npx --no-install keyhold scan --push {1}',
    },
  },
  {
    name: 'simple-git-hooks',
    make: (it) =>
      it.write(
        'package.json',
        '{\n  "name": "user",\n  "simple-git-hooks": {\n    "pre-commit": "npx lint-staged; date"\n  }\n}\n',
      ),
    edits: { 'package.json': '"pre-commit": "npx --no-install keyhold scan --staged || exit; npx lint-staged; date"' },
  },
  {
    name: 'simple-git-hooks on one line',
    make: (it) => it.write('package.json', '{"simple-git-hooks":{"post-merge":"npm ci"},"name":"user"}'),
    edits: { 'package.json': '"commit-msg": "npx --no-install keyhold scan --message \\"$1\\""' },
  },
  {
    name: 'lint-staged in a hook of husky',
    make(it) {
      it.write(
        'package.json',
        '{\n  "scripts": { "prepare": "husky" },\n  "lint-staged": { "*": "prettier --check" }\n}\n',
      )
      it.write('.husky/pre-commit', 'npx lint-staged\n')
      runHusky(it)
    },
    edits: { '.husky/pre-commit': '# <<< keyhold\nnpx lint-staged\n' },
  },
  {
    name: 'lint-staged in package.json, with --lint-staged',
    flags: ['--lint-staged'],
    make(it) {
      it.write('package.json', '{\n  "lint-staged": {\n    "*.ts": "eslint"\n  }\n}\n')
      it.write('.husky/pre-commit', 'npx lint-staged\n')
      runHusky(it)
    },
    edits: { 'package.json': '"*": "keyhold scan --staged",\n    "*.ts": "eslint"' },
  },
  {
    name: 'lint-staged in .lintstagedrc.json, with --lint-staged',
    flags: ['--lint-staged'],
    make(it) {
      it.write('.lintstagedrc.json', '{ "*.ts": "eslint" }')
      it.write('.husky/pre-commit', 'npx lint-staged\n')
      runHusky(it)
    },
    edits: { '.lintstagedrc.json': '{ "*": "keyhold scan --staged", "*.ts": "eslint" }' },
  },
  {
    name: 'npm workspaces',
    make(it) {
      it.write('package.json', '{\n  "private": true,\n  "workspaces": ["packages/*"]\n}\n')
      it.write('packages/a/package.json', '{ "name": "a" }\n')
    },
    edits: { 'package.json': 'keyhold init', '.husky/pre-commit': 'keyhold' },
  },
  {
    name: 'a pnpm workspace',
    make(it) {
      it.write('pnpm-workspace.yaml', 'packages:\n  - packages/*\n')
      it.write('packages/a/package.json', '{ "name": "a" }\n')
    },
    edits: { 'package.json': 'keyhold init', '.husky/pre-commit': 'keyhold' },
  },
]

/** Everything that init may touch: files, modes, settings, and the names in .git. */
export function stateOf(repository: Repository): Record<string, unknown> {
  const files = treeOf(repository.root)
  return {
    files,
    modes: Object.fromEntries(
      Object.keys(files).map((path) => [path, lstatSync(join(repository.root, path)).mode.toString(8)]),
    ),
    settings: repository.run('git', ['config', '--list', '--show-scope', '--show-origin']).stdout,
    hooksPath: repository.run('git', ['config', 'core.hooksPath']).stdout,
    git: readdirSync(join(repository.root, '.git'))
      .filter((name) => name !== 'index' && name !== 'keyhold-stamp')
      .sort(),
  }
}

/** What stands in .git/hooks, with modes. */
export function hooksOf(repository: Repository): Record<string, string> {
  const folder = join(repository.root, '.git/hooks')
  const names = existsSync(folder) ? readdirSync(folder) : []
  return Object.fromEntries(
    names.map((name) => [name, `${lstatSync(join(folder, name)).mode} ${repository.read(`.git/hooks/${name}`)}`]),
  )
}

/** A PATH on which there is no keyhold: the tests themselves are run with node_modules/.bin on it. */
export function pathWithoutKeyhold(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.filter((folder) => !isCommand(join(folder, 'keyhold'))).join(delimiter)
}

/** A PATH with these commands and no others. */
export function pathWith(repository: Repository, ...commands: string[]): string {
  const folder = mkdtempSync(join(repository.home, 'bin-'))
  for (const command of commands) symlinkSync(commandFile(command), join(folder, command))
  return folder
}

/** What a hook needs besides node: git, the shell, and what husky calls. */
export const BASICS = ['git', 'sh', 'env', 'basename', 'dirname', 'cat', 'rm', 'mktemp'] as const

/** Whether there is such a command on this machine. */
export function hasCommand(command: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => isCommand(join(folder, command)))
}

/** Puts keyhold's modules into another folder of the repository, instead of the top. */
export function linkModules(repository: Repository, folder: string): void {
  mkdirSync(join(repository.root, folder), { recursive: true })
  symlinkSync(join(inject('installed'), 'node_modules'), join(repository.root, folder, 'node_modules'))
}

function commandFile(command: string): string {
  if (command === 'node') return process.execPath
  const folder = (process.env['PATH'] ?? '').split(delimiter).find((name) => isCommand(join(name, command)))
  if (folder === undefined) throw new Error(`There is no ${command} on this machine.`)
  return join(folder, command)
}

function isCommand(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
