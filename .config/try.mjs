// Shows the main job from beginning to end in a scratch repository: real commands, real output, cleaned up afterwards.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'keyhold-try-'))
const shop = join(scratch, 'shop')
mkdirSync(shop)

// Whoever tries this may have hooks, signing or templates configured: none of it belongs here.
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(GIT_|HUSKY|npm_|INIT_CWD)/.test(name))),
  HOME: scratch,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
  npm_config_cache: process.env['npm_config_cache'] ?? join(process.env['HOME'] ?? scratch, '.npm'),
}

// A fake live key of the real shape, made now so that it stands in no file of this repository.
const digits = Array.from({ length: 97 }, (_, at) => 'K7dQ2mZ9xT4bR8wL3nV6cJ1pY5fH0sG'[(at * 7 + (at % 11)) % 31]).join(
  '',
)
const liveKey = ['sk', 'live', `51${digits}`].join('_')

try {
  say('A new repository, and keyhold installed in it as it would be published.')
  run('npm', ['pack', '--silent', '--pack-destination', scratch], root, true)
  const tarball = readdirSync(scratch).find((name) => name.endsWith('.tgz'))
  run('git', ['init', '--quiet', '--initial-branch=main'])
  write('package.json', '{\n  "name": "shop",\n  "private": true,\n  "type": "module"\n}\n')
  write('.gitignore', 'node_modules/\n.env\n')
  run('npm', ['install', '--save-dev', '--no-audit', '--no-fund', '--silent', `../${tarball}`])
  run('npx', ['keyhold', 'init'])

  say('A clean commit passes.')
  write('src/billing.js', "export const currency = 'eur'\n")
  run('git', ['add', '.'])
  run('git', ['commit', '--quiet', '--message', 'Bill customers'])

  say('A live key is staged, and the commit is stopped.')
  write('src/billing.js', `import Stripe from 'stripe'\n\nexport const stripe = new Stripe('${liveKey}')\n`)
  run('git', ['add', 'src/billing.js'])
  const stopped = run('git', ['commit', '--quiet', '--message', 'Hard-code the key'], shop, false, [1])
  if (stopped.includes(liveKey.slice(8, 24))) throw new Error('The key was printed.')

  say('Two commands lead from there to a safe commit. A person is asked; a script says --yes.')
  run('npx', ['keyhold', 'fix', '--yes'])
  run('git', ['commit', '--quiet', '--message', 'Read the key from the environment'])
  run('git', ['show', '--format=', 'HEAD'])
  run('git', ['log', '--oneline'])
  say('Done. Everything above happened in a scratch folder that is now gone.')
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

function run(command, args, cwd = shop, isQuiet = false, expected = [0]) {
  const shown = args.map((arg) => (/[^\w./=:@-]/.test(arg) ? `'${arg}'` : arg)).join(' ')
  if (!isQuiet) console.log(`\n$ ${command} ${shown}`)
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (error) throw error
  const output = stdout + stderr
  if (!isQuiet || !expected.includes(status)) process.stdout.write(output)
  if (!expected.includes(status))
    throw new Error(`${command} ${shown} ended with ${status}, not ${expected.join(' or ')}`)
  if (!isQuiet && status !== 0) console.log(`(exit code ${status})`)
  return output
}

function write(path, text) {
  mkdirSync(dirname(join(shop, path)), { recursive: true })
  writeFileSync(join(shop, path), text)
}

function say(text) {
  console.log(`\n── ${text}`)
}
