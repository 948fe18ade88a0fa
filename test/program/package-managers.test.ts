import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { type Outcome, Repository, treeOf } from './repository.js'
import { secrets } from './secrets.js'
import { installTools } from './tools.js'

/** bun comes as a program of its own for each system; its package only looks for it. */
const bun = join(installTools('bun@1'), `../@oven/bun-${process.platform}-${process.arch}/bin`)
const yarn = installTools('@yarnpkg/cli-dist@4')
const yarn1 = installTools('yarn@1')

/** What Yarn asks for before it leaves a folder to itself. */
const NEW = { 'yarn.lock': '' }
const LINKER = (name: string) => `nodeLinker: ${name}\nenableGlobalCache: false\nenableTelemetry: false\n`

const managers = [
  { name: 'bun', bin: bun, install: 'bun install', run: 'bun run', files: {} },
  { name: 'Yarn 1', bin: yarn1, install: 'yarn install', run: 'yarn -s', files: {} },
  {
    name: 'Yarn 4 with node_modules',
    bin: yarn,
    install: 'yarn install',
    run: 'yarn',
    files: { ...NEW, '.yarnrc.yml': LINKER('node-modules') },
  },
  {
    name: 'Yarn 4 with Plug’n’Play',
    bin: yarn,
    install: 'yarn install',
    run: 'yarn',
    files: { ...NEW, '.yarnrc.yml': LINKER('pnp') },
  },
] as const

test.for(managers)(
  'workspaces of $name: init, commits in a package, a fresh clone, doctor, uninstall',
  { timeout: 180_000 },
  ({ bin, install, run, files }) => {
    const repository = new Repository()
    const sh = (command: string, cwd = ''): Outcome =>
      repository.run('sh', ['-c', command], {
        cwd,
        env: { PATH: repository.path(bin), NODE_EXTRA_CA_CERTS: process.env['NODE_EXTRA_CA_CERTS'], CI: '' },
      })
    const works = (command: string, cwd = ''): string => {
      const { status, output } = sh(command, cwd)
      if (status !== 0) throw new Error(`${command}: ${output}`)
      return output
    }
    repository.git('init', '-q', '-b', 'main')
    const manifest = { name: 'shop', private: true, workspaces: ['packages/*'] }
    const devDependencies = { keyhold: `file:${inject('tarball')}` }
    repository.write('package.json', `${JSON.stringify({ ...manifest, devDependencies }, undefined, 2)}\n`)
    repository.write('packages/web/package.json', '{ "name": "web", "version": "1.0.0" }\n')
    repository.write('.gitignore', 'node_modules\n.yarn\n.pnp.*\n')
    for (const [path, text] of Object.entries(files)) repository.write(path, text)
    works(install)
    const before = committable(repository)

    expect(works(`${run} keyhold init`)).toContain('no package can take its files out.')
    repository.git('add', '.')
    expect(works('git commit -m first')).toContain('keyhold: nothing found.')
    repository.stage('packages/web/pay.ts', `const key = "${secrets.stripeLive}"\n`)
    const stopped = sh('git commit -m second')
    expect(stopped.output).toContain('keyhold stopped this commit: 1 live secret')
    expect(stopped.status).toBe(1)
    repository.git('rm', '-q', '-f', 'packages/web/pay.ts')
    const message = sh(`git commit --allow-empty -m ${secrets.stripeLive}`)
    expect(message.output).toContain('in the commit message')
    expect(message.status).toBe(1)
    works('git init -q --bare ../remote.git && git push -q ../remote.git main')

    works(`git clone -q . ../clone`)
    works(install, '../clone')
    repository.write('../clone/pay.ts', secrets.stripeLive)
    expect(sh('git add . && git commit -m second', '../clone').output).toContain('keyhold stopped this commit')

    const doctor = sh(`${run} keyhold doctor`)
    expect(doctor.output).toContain('keyhold is at work here.')
    expect(doctor.output).not.toMatch(/^ {2}(?:note|wrong)/m)
    works(`${run} keyhold uninstall`)
    expect(committable(repository)).toEqual(before)
  },
)

test('where Yarn runs no prepare script, doctor says so, and init puts it right', { timeout: 180_000 }, () => {
  const repository = Repository.guarded()
  repository.write('yarn.lock', '__metadata:\n  version: 8\n')
  repository.git('add', '.')
  expect(repository.keyhold('doctor').output).toContain('Yarn 2 and later run no prepare script')
  repository.keyhold('init')
  expect(repository.read('package.json')).toContain('"postinstall": "keyhold init --if-git || exit 0"')
  expect(repository.keyhold('doctor').output).toContain('The postinstall script of the top puts the hooks in place.')
  repository.keyhold('uninstall')
  expect(repository.read('package.json')).toBe('{\n  "name": "user",\n  "private": true\n}\n')
})

/** Everything that could be committed: what the package manager wrote for itself alone is ignored. */
function committable(repository: Repository): Record<string, string> {
  const ignored = repository.git('ls-files', '-o', '-i', '--exclude-standard', '--directory').split('\n')
  const isIgnored = (path: string) => ignored.some((each) => path === each || path.startsWith(each))
  return Object.fromEntries(Object.entries(treeOf(repository.root)).filter(([path]) => !isIgnored(path)))
}
