import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sample } from '../../../src/core/sample.js'
import type { Repository } from '../repository.js'
import { secrets } from '../secrets.js'
import { app, branch, commitFiles, commitUnseen, line, passes, type PassRow } from './row.js'

const stage = (r: Repository) => r.stage('src/other.js', 'other\n')

/** A file that has the key already, in the last commit. */
const had = (r: Repository, secret: string) => commitFiles(r, { 'src/pay.js': app(line(secret)) })

/** What is staged holds no key. */
const notStaged: readonly PassRow[] = [
  { name: 'nothing unusual', arrange: stage },
  {
    name: 'a key that is only in the work tree',
    arrange: (r, secret) => {
      stage(r)
      r.write('src/app.js', app(line(secret)))
    },
  },
  {
    name: 'a file that is staged without the key and written with it',
    arrange: (r, secret) => {
      r.stage('src/app.js', app('clean'))
      r.write('src/app.js', app(line(secret)))
    },
  },
  {
    name: 'a key in a file that is not tracked',
    arrange: (r, secret) => {
      stage(r)
      r.write('src/untracked.js', line(secret))
    },
  },
  {
    name: 'a key in a file that is ignored',
    arrange: (r, secret) => {
      r.stage('.gitignore', 'node_modules\n.env\n')
      r.write('.env', secret)
    },
  },
  {
    name: 'intent-to-add of a file with a key',
    arrange: (r, secret) => {
      stage(r)
      r.write('src/pay.js', line(secret))
      r.git('add', '-N', 'src/pay.js')
    },
  },
  {
    name: 'commit <path> beside a staged file with a key',
    arrange: (r, secret) => {
      r.stage('src/pay.js', line(secret))
      r.write('src/app.js', app('clean'))
    },
    act: ['commit', '-m', 'second', 'src/app.js'],
  },
  {
    name: 'commit -p of which nothing with the key is chosen',
    arrange: (r) => {
      r.write('src/app.js', app('clean'))
    },
    act: ['commit', '-m', 'second', '-p'],
    input: 'y\n',
  },
  {
    name: 'a key in a stash',
    arrange: (r, secret) => {
      r.stage('src/pay.js', line(secret))
      r.git('stash', '-q')
      stage(r)
    },
  },
  {
    name: 'a key on another branch',
    arrange: (r, secret) => {
      branch(r, 'side', { 'src/pay.js': line(secret) })
      stage(r)
    },
  },
  {
    name: 'a key in a dangling object',
    arrange: (r, secret) => {
      r.run('git', ['hash-object', '-w', '--stdin'], { input: secret })
      stage(r)
    },
  },
  {
    name: 'a file that had a key staged, and is staged again without it',
    arrange: (r, secret) => {
      r.stage('src/app.js', app(line(secret)))
      r.stage('src/app.js', app('clean'))
    },
  },
  {
    name: 'a clean filter that takes the key out',
    arrange: (r, secret) => {
      r.git('config', 'filter.own.clean', 'sed s/sk_live_.*/removed/')
      r.write('.git/info/attributes', '*.own filter=own\n')
      r.stage('src/pay.own', `${secret}\n`)
    },
  },
  { name: 'an empty commit', arrange: () => {}, act: ['commit', '--allow-empty', '-m', 'second'] },
  {
    name: 'an amended message after a commit that has a key: pre-push sees to it',
    arrange: had,
    act: ['commit', '--amend', '-m', 'amended'],
  },
]

/** A key stands in what is committed, but it is not new. */
const notNew: readonly PassRow[] = [
  {
    name: 'a key in the context of a change',
    arrange: (r, secret) => {
      commitFiles(r, { 'src/pay.js': app(line(secret), 'one') })
      r.stage('src/pay.js', app(line(secret), 'two'))
    },
  },
  {
    name: 'a key in the heading of a hunk',
    arrange: (r, secret) => {
      commitFiles(r, { 'src/fn.js': `function ${secret}() {\n${app()}}\n` })
      r.stage('src/fn.js', `function ${secret}() {\n${app('more')}}\n`)
    },
  },
  {
    name: 'a line with a key that is removed',
    arrange: (r, secret) => {
      had(r, secret)
      r.stage('src/pay.js', app())
    },
  },
  {
    name: 'one of two equal lines with a key that is removed',
    arrange: (r, secret) => {
      commitFiles(r, { 'src/pay.js': app(line(secret), line(secret)) })
      r.stage('src/pay.js', app(line(secret)))
    },
  },
  {
    name: 'a file with a key that is deleted',
    arrange: (r, secret) => {
      had(r, secret)
      r.git('rm', '-q', 'src/pay.js')
    },
  },
  {
    name: 'a file with a key that is emptied',
    arrange: (r, secret) => {
      had(r, secret)
      r.stage('src/pay.js', '')
    },
  },
  {
    name: 'a line with a key that moves within its file',
    arrange: (r, secret) => {
      had(r, secret)
      r.stage('src/pay.js', `${line(secret)}\n${app()}`)
    },
  },
  {
    name: 'a file with a key whose lines are all sorted anew',
    arrange: (r, secret) => {
      had(r, secret)
      r.stage('src/pay.js', app(line(secret)).split('\n').sort().join('\n'))
    },
  },
  {
    name: 'a file with a key that is renamed',
    arrange: (r, secret) => {
      had(r, secret)
      r.git('mv', 'src/pay.js', 'src/renamed.js')
    },
  },
  {
    name: 'a file with a key that is renamed and edited',
    arrange: (r, secret) => {
      had(r, secret)
      r.git('mv', 'src/pay.js', 'src/renamed.js')
      r.stage('src/renamed.js', app(line(secret), 'more', 'and more'))
    },
  },
  {
    name: 'a folder with keys that is renamed',
    arrange: (r, secret) => {
      had(r, secret)
      commitFiles(r, { 'src/second.js': app(line(secret), 'second') })
      r.git('mv', 'src', 'lib')
    },
  },
  {
    name: 'a file with a key that is renamed under diff.renames=false',
    arrange: (r, secret) => {
      had(r, secret)
      r.git('config', 'diff.renames', 'false')
      r.git('mv', 'src/pay.js', 'src/renamed.js')
    },
  },
  {
    name: 'a file with a key in its name that is edited',
    arrange: (r, secret) => {
      commitFiles(r, { [`src/${secret}.txt`]: 'one\n' })
      r.stage(`src/${secret}.txt`, 'two\n')
    },
  },
  {
    name: 'LF that becomes CRLF around a key',
    arrange: (r, secret) => {
      had(r, secret)
      r.stage('src/pay.js', app(line(secret)).replaceAll('\n', '\r\n'))
    },
  },
  {
    name: 'CRLF that becomes LF around a key',
    arrange: (r, secret) => {
      commitFiles(r, { 'src/pay.js': app(line(secret)).replaceAll('\n', '\r\n') })
      r.stage('src/pay.js', app(line(secret)))
    },
  },
  {
    name: 'git add --renormalize of a file with a key',
    arrange: (r, secret) => {
      commitFiles(r, { 'src/pay.js': app(line(secret)).replaceAll('\n', '\r\n') })
      r.stage('.gitattributes', '*.js text\n')
      r.git('add', '--renormalize', '.')
    },
  },
  {
    name: 'a mode change of a file with a key',
    arrange: (r, secret) => {
      had(r, secret)
      chmodSync(join(r.root, 'src/pay.js'), 0o755)
      r.git('add', 'src/pay.js')
    },
  },
  {
    name: 'a mode change of a file with a key, together with a change elsewhere in it',
    arrange: (r, secret) => {
      had(r, secret)
      r.write('src/pay.js', app(line(secret), 'more'))
      chmodSync(join(r.root, 'src/pay.js'), 0o755)
      r.git('add', 'src/pay.js')
    },
  },
  {
    name: 'a line feed that is added after a key at the end of a file',
    arrange: (r, secret) => {
      commitFiles(r, { 'src/pay.js': line(secret) })
      r.stage('src/pay.js', `${line(secret)}\n`)
    },
  },
  {
    name: 'a byte order mark that is added to a file with a key',
    arrange: (r, secret) => {
      had(r, secret)
      r.stage('src/pay.js', `\ufeff${app(line(secret))}`)
    },
  },
  {
    name: 'a file with a key that goes from UTF-8 to UTF-16',
    arrange: (r, secret) => {
      had(r, secret)
      r.stage('src/pay.js', Buffer.from(`\ufeff${app(line(secret))}`, 'utf16le'))
    },
  },
  {
    name: 'a file with a key that goes from UTF-16 to UTF-8',
    arrange: (r, secret) => {
      commitFiles(r, { 'src/pay.js': Buffer.from(`\ufeff${app(line(secret))}`, 'utf16le') })
      r.stage('src/pay.js', app(line(secret)))
    },
  },
  {
    name: 'a key in the context of a file of mixed encodings',
    arrange: (r, secret) => {
      const head = Buffer.from('\ufeffwide words\r\n', 'utf16le')
      commitFiles(r, { 'src/pay.txt': Buffer.concat([head, Buffer.from(app(line(secret), 'one'))]) })
      r.stage('src/pay.txt', Buffer.concat([head, Buffer.from(app(line(secret), 'two'))]))
    },
  },
  {
    name: 'a symlink with a key in its target that is renamed',
    arrange: (r, secret) => {
      symlinkSync(secret, join(r.root, 'src/link'))
      r.git('add', '-A')
      commitUnseen(r)
      r.git('mv', 'src/link', 'src/other')
    },
  },
  {
    name: 'a private key that moves within its file',
    arrange: (r) => {
      commitFiles(r, { 'key.txt': `${app()}${secrets.pem}` })
      r.stage('key.txt', `${secrets.pem}${app()}`)
    },
  },
  {
    name: 'a long line with a key that is changed far away from it',
    arrange: (r, secret) => {
      commitFiles(r, { 'src/min.js': `${'var a;'.repeat(3000)}k="${secret}";${'var b;'.repeat(3000)}` })
      r.stage('src/min.js', `changed;${'var a;'.repeat(3000)}k="${secret}";${'var b;'.repeat(3000)}`)
    },
  },
  {
    name: 'a submodule that is moved on',
    arrange: (r) => {
      r.git('update-index', '--add', '--cacheinfo', `160000,${r.git('rev-parse', 'HEAD')},lib`)
    },
    says: /nothing found\. Scanned 0 files .*skipped 1\.\n\s+Not scanned, a submodule.*: lib/,
  },
  {
    name: 'a file with a key that becomes a submodule',
    arrange: (r, secret) => {
      commitFiles(r, { lib: line(secret) })
      r.git('rm', '-q', '--cached', 'lib')
      rmSync(join(r.root, 'lib'))
      r.git('update-index', '--add', '--cacheinfo', `160000,${r.git('rev-parse', 'HEAD')},lib`)
    },
    says: 'Not scanned, a submodule',
  },
  {
    name: 'a file of Git LFS with a key that is renamed',
    arrange: (r, secret) => {
      const sha = createHash('sha256').update(secret).digest('hex')
      const path = join(r.root, '.git/lfs/objects', sha.slice(0, 2), sha.slice(2, 4), sha)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, secret)
      const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha}\nsize ${secret.length}\n`
      commitFiles(r, { 'big.bin': pointer })
      r.git('mv', 'big.bin', 'bigger.bin')
    },
  },
]

const merges: readonly PassRow[] = [
  {
    name: 'a clean merge of a branch with a key (git has no pre-commit for it)',
    arrange: (r, secret) => {
      branch(r, 'side', { 'src/pay.js': line(secret) })
      stage(r)
      commitUnseen(r)
    },
    act: ['merge', '--no-edit', 'side'],
    says: /Merge made/,
  },
  {
    name: 'a clean merge of a branch with a key, with keyhold as pre-merge-commit',
    arrange: (r, secret) => {
      branch(r, 'side', { 'src/pay.js': line(secret) })
      stage(r)
      commitUnseen(r)
      r.write('.husky/pre-merge-commit', r.read('.husky/pre-commit'))
    },
    act: ['merge', '--no-edit', 'side'],
  },
  {
    name: 'pull of a branch with a key, with keyhold as pre-merge-commit',
    arrange: (r, secret) => {
      branch(r, 'side', { 'src/pay.js': line(secret) })
      stage(r)
      commitUnseen(r)
      r.write('.husky/pre-merge-commit', r.read('.husky/pre-commit'))
    },
    act: ['pull', '-q', '--no-rebase', '--no-edit', '.', 'side'],
  },
  {
    name: 'an octopus of branches with keys, with keyhold as pre-merge-commit',
    arrange: (r, secret) => {
      branch(r, 'one', { 'src/one.js': line(secret) })
      branch(r, 'two', { 'src/two.js': line(secret) })
      stage(r)
      commitUnseen(r)
      r.write('.husky/pre-merge-commit', r.read('.husky/pre-commit'))
    },
    act: ['merge', '--no-edit', 'one', 'two'],
  },
  {
    name: 'a fast-forward',
    arrange: (r, secret) => branch(r, 'side', { 'src/pay.js': line(secret) }),
    act: ['merge', 'side'],
    says: /Fast-forward/,
  },
  {
    name: 'merge --no-commit of a branch with a key',
    arrange: (r, secret) => {
      branch(r, 'side', { 'src/pay.js': line(secret) })
      stage(r)
      commitUnseen(r)
      r.git('merge', '-q', '--no-commit', 'side')
    },
  },
  {
    name: 'merge --no-commit of an octopus of branches with keys',
    arrange: (r, secret) => {
      branch(r, 'one', { 'src/one.js': line(secret) })
      branch(r, 'two', { 'src/two.js': line(secret) })
      stage(r)
      commitUnseen(r)
      r.git('merge', '-q', '--no-commit', 'one', 'two')
    },
  },
  {
    name: 'a conflict that is resolved with the other side, key and all',
    arrange: (r, secret) => {
      branch(r, 'side', { 'src/app.js': app(line(secret)) })
      commitFiles(r, { 'src/app.js': app('ours') })
      r.tryGit('merge', 'side')
      r.git('checkout', '-q', '--theirs', 'src/app.js')
      r.git('add', 'src/app.js')
    },
  },
  {
    name: 'a conflict that is resolved with lines of both sides, one with a key',
    arrange: (r, secret) => {
      branch(r, 'side', { 'src/app.js': app(line(secret)) })
      commitFiles(r, { 'src/app.js': app('ours') })
      r.tryGit('merge', 'side')
      r.stage('src/app.js', app('ours', line(secret)))
    },
    act: ['merge', '--continue'],
  },
  {
    name: 'a conflict beside a file with a key that this side has',
    arrange: (r, secret) => {
      branch(r, 'side', { 'src/app.js': app('theirs') })
      commitFiles(r, { 'src/app.js': app('ours', line(secret)) })
      r.tryGit('merge', 'side')
      r.stage('src/app.js', app('ours', 'theirs', line(secret)))
    },
  },
  {
    name: 'a file with a key that the other branch has renamed',
    arrange: (r, secret) => {
      had(r, secret)
      r.git('checkout', '-q', '-b', 'side')
      r.git('mv', 'src/pay.js', 'src/renamed.js')
      commitUnseen(r)
      r.git('checkout', '-q', 'main')
      stage(r)
      commitUnseen(r)
      r.git('merge', '-q', '--no-commit', 'side')
    },
  },
  {
    name: 'merge -s ours of a branch with a key',
    arrange: (r, secret) => {
      branch(r, 'side', { 'src/pay.js': line(secret) })
      r.write('.husky/pre-merge-commit', r.read('.husky/pre-commit'))
    },
    act: ['merge', '-q', '--no-edit', '-s', 'ours', '--no-ff', 'side'],
  },
  {
    name: 'revert -n of the commit that brought a key',
    arrange: (r, secret) => {
      had(r, secret)
      r.git('revert', '-n', 'HEAD')
    },
  },
]

const content = (name: string, text: string | (() => string), says?: string | RegExp): PassRow => ({
  name,
  arrange: (r) => r.stage('src/pay.js', typeof text === 'string' ? text : text()),
  ...(says === undefined ? {} : { says }),
})

const prefix = (mode: string) => ['sk', mode, ''].join('_')

const contents: readonly PassRow[] = [
  content('a test key', () => line(secrets.stripeTest), 'keyhold warns of 1 test secret; the commit goes on.'),
  content('a publishable key', () => line(secrets.stripePublishable)),
  content('the prefix of a key and nothing more', line(prefix('live'))),
  content('a placeholder of one letter', line(`${prefix('live')}${'x'.repeat(24)}`)),
  content('a placeholder of words', line(`${prefix('live')}your_key_here`)),
  content('a placeholder in angle brackets', line('<your secret key>')),
  content('a key that is cut off with dots', line(`${prefix('live')}51abc...`)),
  content('a variable of the environment', 'const stripe = new Stripe(process.env.STRIPE_SECRET_KEY)\n'),
  content('a template that puts a key together', `const key = \`${prefix('live')}\${process.env.KEY}\`\n`),
  content('a pattern that finds keys', `const key = /${prefix('live')}[A-Za-z0-9]{24,247}/\n`),
  content('words that end like a key begins', () => `const ta${prefix('live')}${sample.base62(24)} = 1\n`),
  content('an id of git', () => `commit ${sample.hex(40)}\n`),
  content('a hash', () => `sha512-${sample.base64(86)}==\n`),
  content('a UUID', () => `const id = '${sample.uuid()}'\n`),
  content('a public key', () => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${sample.base64(43)} ada@example.org\n`),
  content('a source map', () => `//# sourceMappingURL=data:application/json;base64,${sample.base64(400)}\n`),
  content('an empty file', ''),
  content('a file of line feeds', '\n'.repeat(1000)),
  content('a binary file', () => `\0\u0001\u0002${sample.base64(500)}`),
  content('a file of one megabyte', 'some words here\n'.repeat(65_000)),
  content('a line of one megabyte', 'some words here '.repeat(65_000)),
]

const body = secrets.stripeLive.slice('sk_live_'.length)
/** What only looks like a key. */
const lookalikes: readonly PassRow[] = [
  content('ordinary code', 'export const add = (a, b) => a + b'),
  ...['task', 'risk', 'desk', 'mask', 'flask', 'disk'].map((word) =>
    content(`a name that ends in sk: ${word}_live_`, `${word}_live_${body}`),
  ),
  ...[
    'x'.repeat(24),
    'your_key_here',
    '1234567890abcdefghijklmn',
    '...',
    'X'.repeat(99),
    'abcabcabcabcabcabcabcabc',
    '000000000000000000000000',
    'qwertyuiopasdfghjklzxcvb',
  ].map((rest) => content(`a placeholder: sk_live_ and ${rest.slice(0, 14)}`, `key = "sk_live_${rest}"`)),
  content('a variable in a shell', 'export STRIPE_SECRET_KEY="${STRIPE_SECRET_KEY}"'),
  content('a variable in JavaScript', 'const password = process.env.DB_PASSWORD_MAIN'),
  content('a variable of a pipeline', 'token: ${{ secrets.GITHUB_TOKEN_FOR_RELEASES }}'),
  content('a template', 'api_key: {{ .Values.apiKeyOfTheShop1 }}'),
  content('a reference to 1Password', 'STRIPE_SECRET_KEY="op://vault/stripe/secret-key-1"'),
  content(
    'a reference to AWS Secrets Manager',
    'secret: arn:aws:secretsmanager:eu-west-1:123456789012:secret:stripe-AbCd12',
  ),
  content('a reference to a Kubernetes secret', 'secretKeyRef:\n  name: stripe-credentials-v2\n  key: secret-key'),
  content('an integrity hash', `"integrity": "sha512-${Buffer.from(body).toString('base64').slice(0, 86)}=="`),
  content('a digest', 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'),
  content('a commit', 'resolved: git+ssh://git@example.org/a/b.git#2ef7bde608ce5404e97d5f042f95f89f1c232871'),
  content('a public key', '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----'),
  content('a certificate', '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ2\n-----END CERTIFICATE-----'),
  content('a private key that is none', '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----'),
  content('a picture in the text', `url(data:image/png;base64,iVBORw0KGgo${Buffer.from(body).toString('base64')})`),
  content('a database without a password', 'DATABASE_URL=postgres://localhost:5432/shop'),
  content('a database with a variable', 'DATABASE_URL=postgres://app:${DB_PASSWORD}@db.example.org/shop'),
]

passes('nothing with a key is staged', notStaged)
passes('the key is not new', notNew)
passes('merges', merges)
passes('contents', contents)
passes('what only looks like a key', lookalikes)
