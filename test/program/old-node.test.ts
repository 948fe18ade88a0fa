import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { Repository } from './repository.js'
import { secrets } from './secrets.js'

/** Older Nodes, real ones, as npm has them. Without a network and without a cache these tests are skipped. */
const folder = mkdtempSync(join(tmpdir(), 'keyhold-node-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const nodes = ['14', '16', '18'].map((version) => ({ version, bin: installed(version) }))

describe.each(nodes)('a node on PATH that is too old: $version', ({ version, bin }) => {
  test.skipIf(bin === undefined)('stops the commit and says which Node is needed, and HEAD stays', () => {
    const repository = Repository.guarded()
    repository.git('commit', '-q', '--allow-empty', '-m', 'first')
    repository.stage('pay.js', `const key = "${secrets.stripeLive}"\n`)
    const before = repository.snapshot()
    const { status, output } = repository.run('git', ['commit', '-m', 'pay'], {
      env: { PATH: repository.path(bin as string) },
    })
    expect(output).toMatch(
      new RegExp(
        `^keyhold: keyhold needs Node 20\\.17 or newer; this is ${version}\\.[0-9.]+\\. Nothing was scanned, so nothing is let through\\.\\n` +
          '  Install a newer Node, or put it first on PATH, and commit again\\.\\n',
      ),
    )
    expect(output).not.toMatch(/SyntaxError|^\s+at /m)
    expect(status).toBe(1)
    expect(repository.snapshot()).toEqual(before)
  })

  test.skipIf(bin === undefined)('stops the push', () => {
    const repository = Repository.guarded()
    repository.git('commit', '-q', '--allow-empty', '-m', 'first')
    repository.git('init', '-q', '--bare', '../remote.git')
    const { status, output } = repository.run('git', ['push', '../remote.git', 'main'], {
      env: { PATH: repository.path(bin as string) },
    })
    expect(output).toContain('keyhold needs Node 20.17 or newer')
    expect(status).toBe(1)
    expect(repository.run('git', ['-C', '../remote.git', 'for-each-ref']).stdout).toBe('')
  })

  test.skipIf(bin === undefined)('keeps init from writing anything', () => {
    const repository = Repository.withPackage()
    const { status, stderr } = repository.run('node_modules/.bin/keyhold', ['init'], {
      env: { PATH: repository.path(bin as string) },
    })
    expect(stderr).toContain('keyhold needs Node 20.17 or newer')
    expect(status).toBe(2)
    expect(existsSync(join(repository.root, '.husky'))).toBe(false)
  })
})

/** The folder of this Node's command, from npm; undefined, and said so, where it cannot be had. */
function installed(version: string): string | undefined {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const prefix = join(folder, version)
  const { status } = spawnSync(
    'npm',
    [
      'install',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      '--fetch-retries=0',
      '--prefix',
      prefix,
      `${name}@${version}`,
    ],
    { cwd: folder, stdio: 'ignore', timeout: 60_000, shell: process.platform === 'win32' },
  )
  const bin = join(prefix, 'node_modules', name, 'bin')
  if (status === 0 && existsSync(bin)) return bin
  console.warn(`NOT TESTED with Node ${version}: npm could not install ${name}@${version}.`)
  return undefined
}
