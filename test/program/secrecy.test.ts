import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { fingerprintOf } from '../../src/core/redact.js'
import type { Rule } from '../../src/core/rule.js'
import { rules } from '../../src/rules/index.js'
import { Repository } from './repository.js'
import { leaksOf, secrets } from './secrets.js'

const { stripeLive: live, stripeTest: testKey } = secrets
const fingerprint = fingerprintOf(rules.find(({ id }) => id === 'stripe-secret-key') as Rule, live)

/** A repository in which a live key is staged, pushed, in a stash and in an ignored file, beside a test key. */
function everywhere(): Repository {
  const repository = Repository.withPackage()
  const line = `const key = "${live}"\n`
  repository.write('.gitignore', 'node_modules\n.env\n')
  repository.stage('old.ts', line)
  repository.git('add', '.')
  repository.git('commit', '-q', '-m', 'Begin')
  repository.git('init', '-q', '--bare', '../remote.git')
  repository.git('remote', 'add', 'origin', '../remote.git')
  repository.git('push', '-q', 'origin', 'main')
  repository.write('old.ts', `${line}${line}`)
  repository.git('stash', '-q')
  repository.write('.env', 'PORT=1\n')
  repository.write('notes.txt', line)
  repository.stage('pay.ts', `${line}const test = "${testKey}"\n`)
  return repository
}

/** Every file below a folder but the objects of git, as text. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (name === 'objects' || name === 'node_modules') return []
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}

test.for([
  ['scan'],
  ['scan', '--history'],
  ['where', fingerprint],
  ['where', '--format', 'json', fingerprint],
  ['explain', fingerprint],
  ['explain', '--format', 'json', fingerprint],
  ['incident', fingerprint],
  ['fix', '--dry-run'],
  ['fix', '--yes'],
  ['fix', '--yes', '--format', 'json', '--to', 'github'],
])('keyhold %s: the key is in no argument, environment, log or output, and in no file that was not there', (args) => {
  const repository = everywhere()
  const bin = join(repository.home, 'bin')
  const log = join(repository.home, 'log')
  const real = repository.run('sh', ['-c', 'command -v git']).stdout.trim()
  mkdirSync(bin)
  const script = `#!/bin/sh\n{ printf '%s\\n' "$@"; env; } >> '${log}'\nexec '${real}' "$@"\n`
  writeFileSync(join(bin, 'git'), script, { mode: 0o755 })
  const before = new Set(filesBelow(repository.root))
  const { status, output } = repository.run(join(inject('installed'), 'node_modules/.bin/keyhold'), args, {
    env: { PATH: repository.path(bin), GIT_TRACE: join(repository.home, 'trace'), GIT_TRACE_PACKET: log },
  })
  expect([0, 1]).toContain(status)
  const said = [output, readFileSync(log, 'utf8'), readFileSync(join(repository.home, 'trace'), 'utf8')]
  expect(said[1]).toContain('rev-parse')
  for (const text of said) expect([...leaksOf(text, live), ...leaksOf(text, testKey)]).toEqual([])
  const fresh = filesBelow(repository.root).filter((path) => !before.has(path))
  for (const path of fresh) expect([path, leaksOf(readFileSync(path, 'latin1'), live)]).toEqual([path, []])
  // What is not staged is none of its business; what is staged has gone.
  if (args.includes('--yes')) expect(leaksOf(repository.read('pay.ts'), live)).toEqual([])
  expect(repository.read('notes.txt')).toContain(live)
})
