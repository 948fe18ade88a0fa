import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { sample } from '../../src/core/sample.js'
import { Repository } from './repository.js'
import { leaksOf, secrets } from './secrets.js'
import { installNode } from './tools.js'

/** The oldest that `engines` names. Newer ones can load modules in ways that this one cannot. */
const OLDEST = '20.17.0'

const bin = installNode(OLDEST)

const CONFIGURATION = JSON.stringify({
  paths: [{ match: ['docs/**'], verdicts: { live: 'warn' } }],
  ownRules: [
    {
      id: 'house-key',
      title: 'House key',
      keywords: ['hk_'],
      pattern: '(?<secret>hk_[0-9a-f]{32})',
      examples: [`hk_${sample.hex(32, 'example')}`],
    },
  ],
})

function repositoryOnOldest(): {
  repository: Repository
  keyhold: (...args: string[]) => ReturnType<Repository['run']>
} {
  const repository = Repository.withPackage()
  const env = { PATH: repository.path(bin as string) }
  expect(repository.run('node', ['--version'], { env }).stdout).toBe(`v${OLDEST}\n`)
  const command = join(inject('installed'), 'node_modules/.bin/keyhold')
  return { repository, keyhold: (...args) => repository.run(command, args, { env }) }
}

test.skipIf(bin === undefined)('init, a commit that is stopped, fix, and a commit that is made', () => {
  const { repository, keyhold } = repositoryOnOldest()
  const env = { PATH: repository.path(bin as string) }
  expect(keyhold('init')).toMatchObject({ status: 0, stderr: '' })
  repository.stage('src/pay.ts', `const key = "${secrets.stripeLive}"\n`)
  const stopped = repository.run('git', ['commit', '-q', '-m', 'pay'], { env })
  expect(stopped.output).toContain('keyhold stopped this commit: 1 live secret in what you staged.')
  expect(stopped.status).toBe(1)
  expect(leaksOf(stopped.output, secrets.stripeLive)).toEqual([])
  expect(keyhold('fix', '--yes').status).toBe(0)
  expect(repository.run('git', ['commit', '-q', '-m', 'pay'], { env })).toMatchObject({ status: 0 })
  expect(keyhold('scan', '--history').status).toBe(0)
})

test.skipIf(bin === undefined)('every command starts', () => {
  const { repository, keyhold } = repositoryOnOldest()
  expect(keyhold('init').status).toBe(0)
  repository.stage('a.ts', 'export {}\n')
  expect(keyhold('doctor').output).toContain(`fine   Node ${OLDEST}.`)
  for (const command of ['allow --list', 'baseline', 'rules', 'explain stripe-secret-key', 'drill stripe-secret-key'])
    expect({ command, ...keyhold(...command.split(' ')) }).toMatchObject({ status: 0, stderr: '' })
  expect(keyhold('uninstall')).toMatchObject({ status: 0, stderr: '' })
})

test.skipIf(bin === undefined)('a configuration with globs and a rule of its own', () => {
  const { repository, keyhold } = repositoryOnOldest()
  repository.stage('keyhold.config.json', CONFIGURATION)
  repository.stage('a.ts', `const key = "hk_${sample.hex(32)}"\n`)
  const { status, output } = keyhold('scan')
  expect(output).toContain('House key')
  expect(status).toBe(1)
})
