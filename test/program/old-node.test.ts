import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Repository } from './repository.js'
import { secrets } from './secrets.js'
import { installNode } from './tools.js'

/** Older Nodes, real ones, as npm has them. Without a network and without a cache these tests are skipped. */
const nodes = ['14', '16', '18'].map((version) => ({ version, bin: installNode(version) }))

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
