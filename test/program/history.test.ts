import { describe, expect, test } from 'vitest'
import { Repository } from './repository.js'
import { leaksOf, secrets } from './secrets.js'

const key = (secret: string) => `const stripe = new Stripe("${secret}")\n`

function repositoryWith(...commits: Readonly<Record<string, string>>[]): Repository {
  const repository = Repository.withPackage()
  for (const [index, files] of commits.entries()) {
    for (const [path, text] of Object.entries(files)) repository.stage(path, text)
    const env = { GIT_AUTHOR_DATE: `2024-01-01T10:${10 + index}:00Z` }
    repository.run('git', ['commit', '-q', '--allow-empty', '-m', 'change'], { env })
  }
  return repository
}

interface Found {
  readonly path: string
  readonly commit?: string
  readonly fingerprint: string
  readonly verdict: string
  readonly past?: { readonly commit: string; readonly date: string; readonly isInHead: boolean }
  readonly others: readonly { readonly path: string }[]
}

function found(repository: Repository, ...args: string[]): Found[] {
  const { stdout, output } = repository.keyhold('scan', '--history', '--format', 'json', ...args)
  expect(leaksOf(output, secrets.stripeLive)).toEqual([])
  return (JSON.parse(stdout) as { findings: Found[] }).findings
}

test('a clean past is said to be clean, with what was read', () => {
  const { output, status } = repositoryWith({ 'a.js': 'one\n' }, { 'a.js': 'two\n' }).keyhold('scan', '--history')
  expect(output).toBe('keyhold: nothing found. Scanned 2 commits, 2 files (2 lines), skipped none.\n')
  expect(status).toBe(0)
})

test('a repository without commits has a clean past', () => {
  const repository = new Repository()
  repository.git('init', '-q')
  expect(repository.keyhold('scan', '--history')).toMatchObject({
    status: 0,
    output: 'keyhold: nothing found. Scanned 0 commits, 0 files (0 lines), skipped none.\n',
  })
})

test('a key that was taken out again is told with its first commit, the date, and that HEAD has it no more', () => {
  const repository = repositoryWith({ 'a.js': 'one\n' })
  repository.stage('pay.js', key(secrets.stripeLive))
  repository.run('git', ['commit', '-q', '-m', 'pay'], { env: { GIT_AUTHOR_DATE: '2024-03-05T10:00:00+0100' } })
  const commit = repository.git('rev-parse', 'HEAD')
  repository.stage('pay.js', `// longer\n${key(secrets.stripeLive)}`)
  repository.git('commit', '-q', '-m', 'again')
  repository.git('rm', '-q', 'pay.js')
  repository.git('commit', '-q', '-m', 'out')
  const [first, ...others] = found(repository)
  expect(others).toEqual([])
  expect(first).toMatchObject({ path: 'pay.js', commit, verdict: 'block', others: [] })
  expect(first?.past).toEqual({ commit, date: '2024-03-05T10:00:00+01:00', isInHead: false })
  const { output, status } = repository.keyhold('scan', '--history')
  expect(status).toBe(1)
  expect(output).toContain(`First in ${commit.slice(0, 10)} of 2024-03-05. HEAD no longer has it; the past does.`)
})

test('a key that only moved on is still in HEAD', () => {
  const repository = repositoryWith({ 'a.js': key(secrets.stripeLive) }, { 'b.js': `// b\n${key(secrets.stripeLive)}` })
  repository.git('rm', '-q', 'a.js')
  repository.git('commit', '-q', '-m', 'out')
  const [first] = found(repository)
  expect(first).toMatchObject({ path: 'a.js', others: [{ path: 'b.js' }], past: { isInHead: true } })
})

describe('nothing hides a key:', () => {
  test.each<[string, (repository: Repository) => void]>([
    [
      'a branch that was deleted',
      (it) => {
        it.git('checkout', '-q', '-b', 'side')
        it.stage('a.js', key(secrets.stripeLive))
        it.git('commit', '-q', '-m', 'side')
        it.git('checkout', '-q', 'main')
        it.git('branch', '-q', '-D', 'side')
      },
    ],
    [
      'a commit that was amended',
      (it) => {
        it.stage('a.js', key(secrets.stripeLive))
        it.git('commit', '-q', '-m', 'one')
        it.stage('a.js', 'clean\n')
        it.git('commit', '-q', '--amend', '-m', 'one')
      },
    ],
    [
      'a stash',
      (it) => {
        it.stage('a.js', key(secrets.stripeLive))
        it.git('stash', '-q')
      },
    ],
    [
      'a merge that brings it by itself',
      (it) => {
        it.git('checkout', '-q', '-b', 'side')
        it.git('commit', '-q', '--allow-empty', '-m', 'side')
        it.git('checkout', '-q', 'main')
        it.git('merge', '-q', '--no-ff', '--no-commit', 'side')
        it.stage('a.js', key(secrets.stripeLive))
        it.git('commit', '-q', '-m', 'merge')
      },
    ],
    ['a message', (it) => it.git('commit', '-q', '--allow-empty', '-m', key(secrets.stripeLive))],
    ['a tag', (it) => it.git('tag', '-a', 'v1', '-m', key(secrets.stripeLive))],
    [
      'a file that only a tag points at',
      (it) => {
        it.write('a.js', key(secrets.stripeLive))
        it.git('tag', 'v1', it.git('hash-object', '-w', 'a.js'))
      },
    ],
    [
      'a name',
      (it) => {
        it.stage(`${secrets.stripeLive}.js`, 'x\n')
        it.git('commit', '-q', '-m', 'name')
        it.git('rm', '-q', '-r', '--', '.')
        it.git('commit', '-q', '-m', 'out')
      },
    ],
    [
      'objects that are packed',
      (it) => {
        it.stage('a.js', key(secrets.stripeLive))
        it.git('commit', '-q', '-m', 'one')
        it.git('gc', '-q')
      },
    ],
  ])('%s', (_, make) => {
    const repository = repositoryWith({ 'README.md': 'one\n' })
    make(repository)
    expect(found(repository).map(({ verdict }) => verdict)).toEqual(['block'])
    expect(repository.keyhold('scan', '--history').status).toBe(1)
  })
})

test('shares of the past add up to all of it, and are joined to one report', () => {
  const repository = repositoryWith(
    ...Array.from({ length: 12 }, (_, i) => ({
      [`f${i}.js`]: i % 4 === 0 ? `// ${i}\n${key(secrets.stripeLive)}` : `${i}\n`,
    })),
  )
  const whole = repository.keyhold('scan', '--history', '--format', 'json').stdout
  const statuses = [1, 2, 3].map((i) => {
    const { status, stdout } = repository.keyhold('scan', '--history', '--shard', `${i}/3`, '--format', 'json')
    repository.write(`../${i}.json`, stdout)
    return status
  })
  expect(statuses).toContain(1)
  const joined = repository.keyhold('merge', '../1.json', '../2.json', '../3.json')
  expect(joined.status).toBe(1)
  const [all, sum] = [whole, joined.stdout].map((text) => JSON.parse(text) as { scanned: object; findings: Found[] })
  expect(sum?.scanned).toEqual(all?.scanned)
  const paths = (report?: { findings: Found[] }) =>
    report?.findings.flatMap(({ path, others }) => [path, ...others.map((other) => other.path)]).sort()
  expect(paths(sum)).toEqual(paths(all))
  expect(sum?.findings.map(({ past, path }) => [past?.commit, path])).toEqual(
    all?.findings.map(({ past, path }) => [past?.commit, path]),
  )
})

test('the first share looks at all names, and no other one does', () => {
  const names = [1, 2, 3, 4].map((i) => [`${i}/${secrets.stripeLive}.js`, `${i}\n`] as const)
  const repository = repositoryWith(...names.map((file) => Object.fromEntries([file])))
  const placesIn = (shard: string) => found(repository, '--shard', shard).map(({ others }) => 1 + others.length)
  expect(placesIn('1/3')).toEqual([names.length])
  expect([placesIn('2/3'), placesIn('3/3')]).toEqual([[], []])
})

test('shares in SARIF are joined to one run, whose results name their rules', () => {
  const repository = repositoryWith(
    { 'a.js': key(secrets.stripeLive) },
    { 'b.js': key(secrets.stripeRestricted) },
    { 'c.js': `const hook = "${secrets.stripeWebhook}"\n` },
  )
  for (const i of [1, 2, 3]) {
    const { stdout } = repository.keyhold('scan', '--history', '--shard', `${i}/3`, '--format', 'sarif')
    repository.write(`../${i}.sarif`, stdout)
  }
  const { status, stdout } = repository.keyhold('merge', '../1.sarif', '../2.sarif', '../3.sarif', '../3.sarif')
  expect(status).toBe(1)
  const { runs } = JSON.parse(stdout) as {
    runs: {
      tool: { driver: { rules: { id: string }[] } }
      results: { ruleId: string; ruleIndex: number; locations: [{ physicalLocation: { artifactLocation: object } }] }[]
    }[]
  }
  expect(runs).toHaveLength(1)
  const [{ tool, results }] = runs as [(typeof runs)[0]]
  expect(results.map(({ locations }) => locations[0].physicalLocation.artifactLocation)).toHaveLength(3)
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
})

test.each([
  ['a report of two formats', ['one.json', 'one.sarif']],
  ['what is no report', ['package.json']],
])('%s is not joined', (_, paths) => {
  const repository = repositoryWith({ a: 'x\n' })
  for (const format of ['json', 'sarif'])
    repository.write(`one.${format}`, repository.keyhold('scan', '--history', '--format', format).stdout)
  const { status, output } = repository.keyhold('merge', ...paths)
  expect(output).toContain('These files are not reports of keyhold in one format.')
  expect(status).toBe(2)
})

test.each([
  [['--shard', '1/2'], '--shard goes with --history.'],
  [['--history', '--shard', '3/2'], '--shard is one of several shares, such as 2/5.'],
  [['--history', '--shard', '0/2'], '--shard is one of several shares, such as 2/5.'],
  [['--history', '--staged'], '--staged and --history cannot be combined.'],
])('%j is refused', (args, message) => {
  const { status, output } = repositoryWith({ a: 'x\n' }).keyhold('scan', ...args)
  expect(output).toContain(message)
  expect(status).toBe(2)
})
