import { describe, expect, test } from 'vitest'
import { catalogueOf } from '../../src/core/catalogue.js'
import { detect } from '../../src/core/detect.js'
import { type Replacement, replaceIn } from '../../src/core/replacing.js'
import { rules } from '../../src/rules/index.js'
import { leaksOf, secrets } from '../program/secrets.js'

const catalogue = catalogueOf(rules.filter(({ id }) => id === 'stripe-secret-key' || id.startsWith('pem-')))
const KEY = secrets.stripeLive

async function replaced(path: string, bytes: Buffer): Promise<Replacement> {
  const candidates = await detect(bytes, catalogue)
  return replaceIn(
    bytes,
    path,
    candidates.map((candidate) => ({ candidate, variable: candidate.rule.variable })),
  )
}

const E = 'process.env.STRIPE_SECRET_KEY'
const PY = 'os.environ["STRIPE_SECRET_KEY"]'

describe('a literal gives way to a reading', () => {
  test.for([
    ['a.ts', "new Stripe('<key>')", `new Stripe(${E})`],
    ['a.ts', 'new Stripe("<key>")', `new Stripe(${E})`],
    ['a.ts', 'new Stripe(`<key>`)', `new Stripe(${E})`],
    ['a.ts', "x('it\\'s', '<key>')", `x('it\\'s', ${E})`],
    ['a.ts', "h = 'Bearer <key>'", `h = \`Bearer \${${E}}\``],
    ['a.ts', 'h = `Bearer <key>:${a}`', `h = \`Bearer \${${E}}:\${a}\``],
    ['a.ts', "h = '<key>,<key>'", `h = \`\${${E}},\${${E}}\``],
    ['a.ts', 'h = `\n  Bearer <key>\n`', `h = \`\n  Bearer \${${E}}\n\``],
    ['a.ts', "// don't use <key>", "// don't use STRIPE_SECRET_KEY"],
    ['a.ts', "a = 1 // it's <key>", "a = 1 // it's STRIPE_SECRET_KEY"],
    ['a.ts', '/*\n * use <key>\n */', '/*\n * use STRIPE_SECRET_KEY\n */'],
    ['a.ts', "fetch('https://a.io', '<key>')", `fetch('https://a.io', ${E})`],
    ['a.ts', "x ? '<key>' : y", `x ? ${E} : y`],
    ['a.tsx', '<Elements secret="<key>" />', `<Elements secret={${E}} />`],
    ['a.tsx', '<Elements secret="Bearer <key>" />', `<Elements secret={\`Bearer \${${E}}\`} />`],
    ['a.py', "k = '<key>'", `k = ${PY}`],
    ['a.py', 'k = "Bearer <key>"', `k = ("Bearer " + ${PY})`],
    ['a.py', 'k = "Bearer <key>;x"', `k = ("Bearer " + ${PY} + ";x")`],
    ['a.py', 'k = u"<key>"', `k = ${PY}`],
    ['a.py', 'k = """<key>"""', `k = ${PY}`],
    ['a.py', '# <key>', '# STRIPE_SECRET_KEY'],
    ['a.rb', "Stripe.api_key = '<key>'", 'Stripe.api_key = ENV.fetch("STRIPE_SECRET_KEY")'],
    ['a.rb', 'h = "Bearer <key>"', 'h = "Bearer #{ENV.fetch("STRIPE_SECRET_KEY")}"'],
    ['a.rb', "h = 'Bearer <key>'", `h = ('Bearer ' + ENV.fetch("STRIPE_SECRET_KEY"))`],
    ['a.php', "Stripe::setApiKey('<key>');", "Stripe::setApiKey(getenv('STRIPE_SECRET_KEY'));"],
    ['a.php', '$h = "Bearer <key>";', `$h = ("Bearer " . getenv('STRIPE_SECRET_KEY'));`],
    ['a.go', 'stripe.Key = "<key>"', 'stripe.Key = os.Getenv("STRIPE_SECRET_KEY")'],
    ['a.go', 'h := "Bearer <key>"', 'h := ("Bearer " + os.Getenv("STRIPE_SECRET_KEY"))'],
    ['A.java', 'Stripe.apiKey = "<key>";', 'Stripe.apiKey = System.getenv("STRIPE_SECRET_KEY");'],
    ['a.kt', 'val key = "<key>"', 'val key = System.getenv("STRIPE_SECRET_KEY")'],
    ['a.cs', 'var key = "<key>";', 'var key = Environment.GetEnvironmentVariable("STRIPE_SECRET_KEY");'],
    ['a.cs', 'var key = @"<key>";', 'var key = Environment.GetEnvironmentVariable("STRIPE_SECRET_KEY");'],
    ['a.rs', 'let key = "<key>";', 'let key = std::env::var("STRIPE_SECRET_KEY")?;'],
    ['a.swift', 'let key = "<key>"', 'let key = ProcessInfo.processInfo.environment["STRIPE_SECRET_KEY"]'],
    ['a.exs', 'key: "<key>"', 'key: System.fetch_env!("STRIPE_SECRET_KEY")'],
    ['a.dart', "key = '<key>';", "key = Platform.environment['STRIPE_SECRET_KEY'];"],
    ['a.pl', "my $k = '<key>';", 'my $k = $ENV{STRIPE_SECRET_KEY};'],
    ['a.ps1', '$k = "Bearer <key>"', '$k = "Bearer $($env:STRIPE_SECRET_KEY)"'],
    ['a.sh', 'curl -u <key>: x', 'curl -u "$STRIPE_SECRET_KEY": x'],
    ['a.sh', 'export K=<key>', 'export K="$STRIPE_SECRET_KEY"'],
    ['a.sh', "K='<key>'", 'K="$STRIPE_SECRET_KEY"'],
    ['a.sh', 'curl -H "Authorization: Bearer <key>"', 'curl -H "Authorization: Bearer ${STRIPE_SECRET_KEY}"'],
    ['a.sh', "curl -H 'Authorization: Bearer <key>'", `curl -H 'Authorization: Bearer '"$STRIPE_SECRET_KEY"''`],
    ['a.sh', "# it's <key>", "# it's STRIPE_SECRET_KEY"],
    ['Makefile', 'deploy:\n\tcurl -u <key>:', 'deploy:\n\tcurl -u $(STRIPE_SECRET_KEY):'],
    ['.github/workflows/ci.yml', '  key: <key>', '  key: ${{ secrets.STRIPE_SECRET_KEY }}'],
    ['.github/workflows/ci.yml', '  key: "<key>"', '  key: "${{ secrets.STRIPE_SECRET_KEY }}"'],
    ['.gitlab-ci.yml', '  - curl -u <key>:', '  - curl -u $STRIPE_SECRET_KEY:'],
    ['compose.yaml', '      KEY: <key>', '      KEY: ${STRIPE_SECRET_KEY}'],
    ['src/main/resources/application.yml', '  key: <key>', '  key: ${STRIPE_SECRET_KEY}'],
    ['.env.example', 'STRIPE_SECRET_KEY=<key>', 'STRIPE_SECRET_KEY='],
    ['.env.example', 'STRIPE_SECRET_KEY="<key>"', 'STRIPE_SECRET_KEY=""'],
  ] as const)('%s: %s', async ([path, before, after]) => {
    const around = (text: string) => `top\n${text.replaceAll('<key>', KEY)}\nend`
    const result = await replaced(path, Buffer.from(around(before)))
    expect('bytes' in result ? result.bytes.toString() : result.reason).toBe(around(after))
    expect(
      leaksOf(JSON.stringify('readings' in result ? result.readings.map(({ after: shown }) => shown) : []), KEY),
    ).toEqual([])
  })
})

describe('what cannot be done safely is refused, with the reason', () => {
  test.for([
    ['package-lock.json', '"key": "<key>"', /lock file/],
    ['yarn.lock', '  key "<key>"', /lock file/],
    ['a.json', '{"key": "<key>"}', /JSON cannot read the environment/],
    ['k8s.yaml', 'key: <key>', /secretKeyRef/],
    ['a.tf', 'key = "<key>"', /sensitive = true/],
    ['a.tfvars', 'key = "<key>"', /TF_VAR_/],
    ['Dockerfile', 'ENV KEY=<key>', /stays in the image/],
    ['README.md', 'Use <key>', /not known/],
    ['a.ts', "x = { '<key>': 1 }", /name of a property/],
    ['a.ts', 'x = /<key>/', /not stand in a string literal/],
    ['a.vue', '<Pay secret="<key>" />', /attribute in markup/],
    ['a.ts', "x = 'a`b <key>'", /more than fits/],
    ['a.ts', 'x = String.raw`<key>`', /prefix/],
    ['a.py', 'k = b"<key>"', /prefix/],
    ['a.py', '"""\nUse <key>\n"""', /several lines/],
    ['a.go', 'const key = "<key>"', /when the program is built/],
    ['A.java', '@Value("<key>")', /when the program is built/],
    ['a.rs', 'static KEY: &str = "<key>";', /when the program is built/],
    ['a.rs', 'let h = "Bearer <key>";', /only a part/],
    ['a.sh', 'cat <<EOF\nkey <key>\nEOF', /here-document/],
    ['Makefile', 'STRIPE_SECRET_KEY = <key>', /by itself/],
    ['.gitlab-ci.yml', 'variables:\n  STRIPE_SECRET_KEY: <key>', /by itself/],
    ['a.ts', "x = 'sk_live_' + '<rest>'", /hidden in split literals/],
    ['a.ts', '\u0000 "<key>"', /binary/],
  ] as const)('%s: %s', async ([path, text, reason]) => {
    const bytes = Buffer.from(text.replaceAll('<key>', KEY).replaceAll('<rest>', KEY.slice(8)))
    expect(await replaced(path, bytes)).toMatchObject({ reason: expect.stringMatching(reason) })
  })
})

describe('every other byte stays', () => {
  test.for([
    ['CRLF', Buffer.from(`a\r\nx("${KEY}")\r\nb\r\n`), Buffer.from(`a\r\nx(${E})\r\nb\r\n`)],
    ['a byte order mark', Buffer.from(`\ufeffx("${KEY}")`), Buffer.from(`\ufeffx(${E})`)],
    ['UTF-16', Buffer.from(`\ufeffgrün("${KEY}")\n`, 'utf16le'), Buffer.from(`\ufeffgrün(${E})\n`, 'utf16le')],
    [
      'UTF-16, big-endian',
      Buffer.from(`\ufeffgrün("${KEY}")\n`, 'utf16le').swap16(),
      Buffer.from(`\ufeffgrün(${E})\n`, 'utf16le').swap16(),
    ],
    ['Latin-1', Buffer.from(`gr\xfcn("${KEY}")\xff`, 'latin1'), Buffer.from(`gr\xfcn(${E})\xff`, 'latin1')],
  ] as const)('%s', async ([, before, after]) => {
    expect(await replaced('a.ts', before)).toMatchObject({ bytes: after })
  })

  test('around a key of several lines', async () => {
    const result = await replaced('a.ts', Buffer.from(`a\nconst k = \`${secrets.pem}\`\nb\n`))
    expect('bytes' in result && result.bytes.toString()).toMatch(/^a\nconst k = `\$\{process\.env\.[A-Z_]+\}\n?`\nb\n$/)
  })
})

test.for([
  ['a.py', 'k = "<key>"', 'import os'],
  ['a.py', 'import sys, os\nk = "<key>"', undefined],
  ['a.go', 'import "os"\nvar k = "<key>"', undefined],
  ['a.go', 'var k = "<key>"', 'import "os"'],
  ['a.ts', 'k = "<key>"', undefined],
] as const)('what the file needs at its top is known: %s, %s', async ([path, text, needs]) => {
  expect(await replaced(path, Buffer.from(text.replaceAll('<key>', KEY)))).toMatchObject({ needs })
})
