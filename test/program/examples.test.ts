import { cpSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { Repository } from './repository.js'
import { secrets } from './secrets.js'

const examples = fileURLToPath(new URL('../../examples', import.meta.url))

/** A clone of an example, in which `npm install` has just run its `prepare` script. */
function cloned(name: string): Repository {
  const repository = Repository.withPackage()
  cpSync(`${examples}/${name}`, repository.root, { recursive: true })
  const { status, output } = repository.run('npm', ['run', 'prepare', '--silent'])
  expect(output).toContain('core.hooksPath')
  expect(status).toBe(0)
  return repository
}

test('single-package: a clean commit passes, a live key is stopped, and passes once it is gone', () => {
  const repository = cloned('single-package')
  repository.git('add', '.')
  expect(repository.tryGit('commit', '-m', 'first').status).toBe(0)
  const code = repository.read('src/billing.js')
  repository.stage('src/billing.js', code.replace('process.env.STRIPE_SECRET_KEY', `'${secrets.stripeLive}'`))
  expect(repository.tryGit('commit', '-m', 'second').status).toBe(1)
  repository.stage('src/billing.js', `${code}export const currency = 'eur'\n`)
  expect(repository.tryGit('commit', '-m', 'third').status).toBe(0)
})

/** The command of a job, with the variables that the CI system would fill in. */
function commandOf(file: string): string {
  const line = readFileSync(`${examples}/ci/${file}`, 'utf8')
    .split('\n')
    .find((each) => each.includes('keyhold scan --range'))
  return (line as string).replace(/^.*npx keyhold/, 'node_modules/.bin/keyhold')
}

test.for([
  ['github-actions.yml', 'BASE', 'HEAD'],
  ['gitlab.yml', 'CI_MERGE_REQUEST_DIFF_BASE_SHA', 'CI_COMMIT_SHA'],
] as const)('ci/%s finds a key that was added and removed again', ([file, base, head]) => {
  const repository = Repository.withPackage()
  repository.git('add', '.')
  repository.git('commit', '-q', '-m', 'base')
  const from = repository.git('rev-parse', 'HEAD')
  const scan = () =>
    repository.run('sh', ['-c', commandOf(file)], {
      env: { [base]: from, [head]: repository.git('rev-parse', 'HEAD') },
    })
  repository.stage('a.js', 'export const a = 1\n')
  repository.git('commit', '-q', '-m', 'clean')
  expect(scan().status).toBe(0)
  repository.stage('a.js', `export const a = '${secrets.stripeLive}'\n`)
  repository.git('commit', '-q', '-m', 'add')
  repository.stage('a.js', 'export const a = 2\n')
  repository.git('commit', '-q', '-m', 'remove')
  const { status, output } = scan()
  expect(output).toContain('keyhold found a leak: 1 live secret in these commits.')
  expect(status).toBe(1)
})
