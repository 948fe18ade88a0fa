import { describe, expect, test } from 'vitest'
import { secrets } from '../secrets.js'
import type { Repository } from '../repository.js'
import { BASE, commit, repositoryOfTable, SECRET } from './table.js'

// What must not stop anybody: a key that the commit does not add, and what only looks like one.

interface Passing {
  readonly name: string
  readonly arrange: (repository: Repository) => void
  /** What the output must say besides letting the commit through. */
  readonly says?: string
}

const LINE = `key = "${SECRET}"`
const HOLDER = `a\nb\n${LINE}\nc\nd\ne\nf\ng\nh\n`

/** A file with a key, committed without the hook: a repository with a past. */
function past(repository: Repository, path = 'past.txt', content: string | Buffer = HOLDER): void {
  repository.stage(path, content)
  repository.git('commit', '-q', '--no-verify', '-m', 'past')
}

const harmless = (repository: Repository) => repository.stage('new.txt', 'nothing\n')

const ABSENT: readonly Passing[] = [
  {
    name: 'only in the work tree',
    arrange: (repository) => {
      harmless(repository)
      repository.write('base.txt', `${BASE}${LINE}\n`)
    },
  },
  {
    name: 'only in an untracked file',
    arrange: (repository) => {
      harmless(repository)
      repository.write('untracked.txt', LINE)
    },
  },
  {
    name: 'only in an ignored file',
    arrange: (repository) => {
      repository.write('.git/info/exclude', '.env\n')
      harmless(repository)
      repository.write('.env', LINE)
    },
  },
  {
    name: 'only intended to be added',
    arrange: (repository) => {
      harmless(repository)
      repository.write('later.txt', LINE)
      repository.git('add', '-N', 'later.txt')
    },
  },
  {
    name: 'staged and taken back',
    arrange: (repository) => {
      repository.stage('gone.txt', LINE)
      repository.git('rm', '-q', '--cached', 'gone.txt')
      harmless(repository)
    },
  },
  {
    name: 'in an unchanged file',
    arrange: (repository) => {
      past(repository)
      harmless(repository)
    },
  },
  {
    name: 'in the line before the change',
    arrange: (repository) => {
      past(repository)
      repository.stage('past.txt', HOLDER.replace('c\n', 'changed\n'))
    },
  },
  {
    name: 'in the line after the change',
    arrange: (repository) => {
      past(repository)
      repository.stage('past.txt', HOLDER.replace('b\n', 'changed\n'))
    },
  },
  {
    name: 'in a line that is removed',
    arrange: (repository) => {
      past(repository)
      repository.stage('past.txt', HOLDER.replace(`${LINE}\n`, ''))
    },
  },
  {
    name: 'in a file that is deleted',
    arrange: (repository) => {
      past(repository)
      repository.git('rm', '-q', 'past.txt')
    },
  },
  {
    name: 'moved within its file',
    arrange: (repository) => {
      past(repository)
      repository.stage('past.txt', `${LINE}\n${HOLDER.replace(`${LINE}\n`, '')}`)
    },
  },
  {
    name: 'in a file that is renamed',
    arrange: (repository) => {
      past(repository)
      repository.git('mv', 'past.txt', 'renamed.txt')
    },
  },
  {
    name: 'in a file that is renamed and edited elsewhere',
    arrange: (repository) => {
      past(repository)
      repository.git('mv', 'past.txt', 'renamed.txt')
      repository.stage('renamed.txt', HOLDER.replace('h\n', 'other\n'))
    },
  },
  {
    name: 'moved to another file while the old one goes',
    arrange: (repository) => {
      past(repository)
      repository.git('rm', '-q', 'past.txt')
      repository.stage('other.txt', `${LINE}\n`)
    },
  },
  {
    name: 'in a file whose mode changes',
    arrange: (repository) => {
      past(repository)
      repository.git('update-index', '--chmod=+x', 'past.txt')
    },
  },
  {
    name: 'in a file whose line ends change',
    arrange: (repository) => {
      past(repository)
      repository.stage('past.txt', HOLDER.replaceAll('\n', '\r\n'))
    },
  },
  {
    name: 'in a file that loses its last line end',
    arrange: (repository) => {
      past(repository)
      repository.stage('past.txt', HOLDER.slice(0, -1))
    },
  },
  {
    name: 'in a long line that changes far away',
    arrange: (repository) => {
      const long = (end: string) => `${'x'.repeat(9000)} ${LINE} ${'y'.repeat(9000)}${end}`
      past(repository, 'long.js', long('1'))
      repository.stage('long.js', long('2'))
    },
  },
  {
    name: 'in UTF-16 that changes elsewhere',
    arrange: (repository) => {
      const wide = (end: string) => Buffer.from(`\ufeff${HOLDER}${end}\n`, 'utf16le')
      past(repository, 'wide.txt', wide('1'))
      repository.stage('wide.txt', wide('2'))
    },
  },
  { name: 'brought unchanged by the other side of a merge', arrange: mergedIn },
  { name: 'on both sides of a merge that was resolved by hand', arrange: onBothSides },
  {
    name: 'in a private key that stays',
    arrange: (repository) => {
      past(repository, 'key.pem', `${secrets.pem}end 1\n`)
      repository.stage('key.pem', `${secrets.pem}end 2\n`)
    },
  },
]

function mergedIn(repository: Repository): void {
  repository.git('checkout', '-q', '-b', 'side')
  past(repository)
  repository.git('checkout', '-q', 'main')
  repository.stage('main.txt', 'main\n')
  repository.git('commit', '-q', '--no-verify', '-m', 'main')
  repository.tryGit('merge', '--no-commit', '--no-ff', 'side')
}

function onBothSides(repository: Repository): void {
  past(repository, 'both.txt', `${LINE}\nend\n`)
  repository.git('checkout', '-q', '-b', 'side')
  repository.stage('both.txt', `${LINE}\nend of the side\n`)
  repository.git('commit', '-q', '--no-verify', '-m', 'side')
  repository.git('checkout', '-q', 'main')
  repository.stage('both.txt', `${LINE}\nend of main\n`)
  repository.git('commit', '-q', '--no-verify', '-m', 'main')
  repository.tryGit('merge', 'side')
  repository.stage('both.txt', `${LINE}\nend of both\n`)
}

const content = (name: string, text: string, says?: string): Passing => ({
  name,
  arrange: (repository) => repository.stage('src/new.ts', `${text}\n`),
  ...(says === undefined ? {} : { says }),
})

const body = SECRET.slice('sk_live_'.length)
const LOOK_ALIKES: readonly Passing[] = [
  content('a test key', `const key = "${secrets.stripeTest}"`, 'keyhold warns of 1 test secret'),
  content('a publishable key', `loadStripe("${secrets.stripePublishable}")`, 'keyhold: nothing found'),
  content('an empty file', ''),
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
  content('a UUID', 'const id = "123e4567-e89b-42d3-a456-426614174000"'),
  content('a public key', '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----'),
  content('a certificate', '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ2\n-----END CERTIFICATE-----'),
  content('a private key that is none', '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----'),
  content('a picture in the text', `url(data:image/png;base64,iVBORw0KGgo${Buffer.from(body).toString('base64')})`),
  content('a database without a password', 'DATABASE_URL=postgres://localhost:5432/shop'),
  content('a database with a variable', 'DATABASE_URL=postgres://app:${DB_PASSWORD}@db.example.org/shop'),
]

describe.each([...ABSENT, ...LOOK_ALIKES].map((row) => [row.name, row] as const))('%s', (_, { arrange, says }) => {
  test('passes', () => {
    const repository = repositoryOfTable()
    arrange(repository)
    const head = repository.git('rev-parse', 'HEAD')
    const { status, output } = commit(repository)
    expect(output).not.toContain('keyhold stopped')
    expect(status).toBe(0)
    expect(output).toContain(says ?? 'keyhold')
    expect(repository.git('rev-parse', 'HEAD')).not.toBe(head)
  })
})
