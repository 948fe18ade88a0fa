import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { Repository } from './repository.js'
import { secrets } from './secrets.js'

const lintStaged = fileURLToPath(new URL('../../node_modules/lint-staged/bin/lint-staged.js', import.meta.url))

/** A repository whose pre-commit hook runs lint-staged, and lint-staged keyhold, as its documentation shows. */
function throughLintStaged(): Repository {
  const repository = Repository.guarded()
  repository.write('package.json', '{ "name": "user", "lint-staged": { "*": "keyhold scan --staged" } }\n')
  repository.write('.husky/pre-commit', `node '${lintStaged}'\n`)
  repository.git('add', '.')
  repository.git('commit', '-q', '--no-verify', '-m', 'first')
  return repository
}

test('a clean commit passes', () => {
  const repository = throughLintStaged()
  repository.stage('src/a.ts', 'export const a = 1\n')
  expect(repository.tryGit('commit', '-m', 'second').status).toBe(0)
})

test.for([
  ['a file', (repository: Repository) => repository.stage('src/pay.ts', `const key = "${secrets.stripeLive}"\n`)],
  [
    'a file whose staged version was cleaned in the work tree',
    (repository: Repository) => {
      repository.stage('pay.ts', secrets.stripeLive)
      repository.write('pay.ts', 'clean\n')
    },
  ],
  [
    'spaces and unicode in the path',
    (repository: Repository) => repository.stage('src/a b/ünï.ts', secrets.stripeLive),
  ],
  [
    'a symlink beside a file, which lint-staged leaves out',
    (repository: Repository) => {
      symlinkSync(secrets.stripeLive, join(repository.root, 'link'))
      repository.git('add', 'link')
      repository.stage('a.ts', 'a\n')
    },
  ],
  [
    'five hundred files',
    (repository: Repository) => {
      for (let i = 0; i < 500; i++) repository.write(`many/${i}.ts`, `export const n = ${i}\n`)
      repository.write('many/250.ts', secrets.stripeLive)
      repository.git('add', '.')
    },
  ],
] as const)('a live key is stopped: %s', ([, arrange]) => {
  const repository = throughLintStaged()
  arrange(repository)
  const head = repository.git('rev-parse', 'HEAD')
  const { status, output } = repository.tryGit('commit', '-m', 'second')
  expect(output).toContain('keyhold stopped this commit: 1 live secret')
  expect(status).not.toBe(0)
  expect(repository.git('rev-parse', 'HEAD')).toBe(head)
})
