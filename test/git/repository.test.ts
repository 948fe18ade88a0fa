import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openRepository, plainRepository } from '../../src/git/repository.js'
import { gitEnvironment } from '../../src/git/run.js'
import { Repository } from '../program/repository.js'

type Layout = (repository: Repository) => { cwd?: string; env?: NodeJS.ProcessEnv } | void

function contextOf(layout: Layout) {
  const repository = new Repository()
  repository.git('init', '-q', '-b', 'main')
  repository.stage('folder/file', 'text\n')
  repository.git('commit', '-q', '-m', 'first')
  const { cwd = '', env = {} } = layout(repository) ?? {}
  return { cwd: join(repository.root, cwd), env: gitEnvironment({ ...repository.env, ...env }) }
}

const PLAIN: Readonly<Record<string, Layout>> = {
  'a branch': () => {},
  'a branch with slashes, dots and dashes': (r) => void r.git('switch', '-q', '-c', 'fix/v1.2-rc_3/x'),
  'no branch': (r) => void r.git('switch', '-q', '--detach'),
  'a branch that is called HEAD': (r) => void r.git('update-ref', 'refs/heads/HEAD', 'HEAD'),
  'another index': (r) => ({ env: { GIT_INDEX_FILE: join(r.root, '.git/next') } }),
  'SHA-256': (r) => {
    rmSync(join(r.root, '.git'), { recursive: true })
    r.git('init', '-q', '-b', 'main', '--object-format=sha256')
    r.stage('file', 'text\n')
    r.git('commit', '-q', '-m', 'first')
  },
  'a folder for git that is a link': (r) => {
    renameSync(join(r.root, '.git'), join(r.home, 'elsewhere'))
    symlinkSync(join(r.home, 'elsewhere'), join(r.root, '.git'))
  },
}

test.each(Object.keys(PLAIN))('%s: is found without git where git finds it', async (name) => {
  const context = contextOf(PLAIN[name] as Layout)
  const plain = plainRepository(context)
  const asked = await openRepository(context)
  expect(plain).toMatchObject({ top: asked.top, mergeHeads: asked.mergeHeads, stamp: asked.stamp })
  expect(plain?.objects).toBe(asked.objects)
  expect(plain?.head).toBe(readHead(context))
})

const NOT_PLAIN: Readonly<Record<string, Layout>> = {
  'no commit yet': (r) => void r.git('switch', '-q', '--orphan', 'fresh'),
  'a branch that is packed': (r) => void r.git('pack-refs', '--all'),
  'a branch that is another one': (r) => {
    r.git('symbolic-ref', 'refs/heads/alias', 'refs/heads/main')
    r.git('symbolic-ref', 'HEAD', 'refs/heads/alias')
  },
  'a folder inside': () => ({ cwd: 'folder' }),
  'a linked work tree': (r) => {
    r.git('worktree', 'add', '-q', 'linked')
    return { cwd: 'linked' }
  },
  'git in a folder elsewhere': (r) => void r.git('init', '-q', '--separate-git-dir', join(r.home, 'elsewhere')),
  'another work tree by configuration': (r) => {
    mkdirSync(join(r.root, 'tree'))
    r.git('config', 'core.worktree', '../tree')
  },
  'a configuration for each work tree': (r) => void r.git('config', 'extensions.worktreeConfig', 'true'),
  'a folder of git named': (r) => ({ env: { GIT_DIR: join(r.root, '.git') } }),
  'another work tree named': (r) => ({ env: { GIT_WORK_TREE: r.home } }),
  'another store named': (r) => ({ env: { GIT_OBJECT_DIRECTORY: join(r.root, '.git/objects') } }),
  'a common folder named': (r) => ({ env: { GIT_COMMON_DIR: join(r.root, '.git') } }),
  'a common folder in a file': (r) => writeFileSync(join(r.root, '.git/commondir'), '.\n'),
  'no configuration': (r) => rmSync(join(r.root, '.git/config')),
  'no objects': (r) => rmSync(join(r.root, '.git/objects'), { recursive: true }),
  'a HEAD that is garbage': (r) => appendFileSync(join(r.root, '.git/HEAD'), 'garbage'),
  'a HEAD out of the folder': (r) => writeFileSync(join(r.root, '.git/HEAD'), 'ref: refs/../refs/heads/main\n'),
  'a branch that is garbage': (r) => writeFileSync(join(r.root, '.git/refs/heads/main'), 'garbage\n'),
  'no repository': (r) => rmSync(join(r.root, '.git'), { recursive: true }),
}

test.each(Object.keys(NOT_PLAIN))('%s: git is asked', (name) => {
  expect(plainRepository(contextOf(NOT_PLAIN[name] as Layout))).toBeUndefined()
})

function readHead({ cwd }: { cwd: string }): string {
  const head = readFileSync(join(cwd, '.git/HEAD'), 'utf8').trim()
  return head.startsWith('ref: ') ? readFileSync(join(cwd, '.git', head.slice(5)), 'utf8').trim() : head
}
