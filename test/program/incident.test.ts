import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { livenessCheck } from '../../src/core/liveness.js'
import { fingerprintOf } from '../../src/core/redact.js'
import type { Rule } from '../../src/core/rule.js'
import { rules } from '../../src/rules/index.js'
import { Repository } from './repository.js'
import { leaksOf, secrets } from './secrets.js'

const secret = secrets.stripeLive
const fingerprint = fingerprintOf(rules.find(({ id }) => id === 'stripe-secret-key') as Rule, secret)
const line = `const key = "${secret}"\n`
const DATE = '2024-05-03T10:00:00+02:00'

function begun(): Repository {
  const repository = Repository.withPackage()
  repository.git('add', '.')
  repository.git('commit', '-q', '-m', 'Begin')
  return repository
}

/** A key that a remote has, in a repository that reads it elsewhere, with a copy in an ignored file. */
function leaked(): Repository {
  const repository = begun()
  repository.stage('.gitignore', 'node_modules\n.env\n')
  repository.write('.env', `STRIPE_SECRET_KEY=${secret}\n`)
  repository.stage('src/pay.ts', 'new Stripe(process.env.STRIPE_SECRET_KEY)\n')
  repository.stage("src/it's `old`.ts", line)
  repository.run('git', ['commit', '-q', '-m', 'Leak'], { env: { GIT_AUTHOR_DATE: DATE } })
  repository.git('init', '-q', '--bare', '../remote.git')
  repository.git('remote', 'add', 'origin', '../remote.git')
  repository.git('push', '-q', 'origin', 'main')
  return repository
}

function written(repository: Repository): string {
  const { status, stdout, output } = repository.keyhold('incident', fingerprint)
  expect({ status, output }).toMatchObject({ status: 0 })
  expect(leaksOf(output, secret)).toEqual([])
  return stdout
}

describe('incident', () => {
  test('of a pushed key, as it is written', () => {
    const text = written(leaked())
    expect(text.replaceAll(/`[0-9a-f]{10}`|commit [0-9a-f]{10}/g, '<commit>').replaceAll(/ends \w{4}/g, 'ends …'))
      .toMatchInlineSnapshot(`
      "# Incident: Stripe secret key, live mode

      - Key: \`sk_live_… 107 characters, ends …\`
      - Fingerprint: \`393862bbbd83caf8\`
      - Rule: \`stripe-secret-key\`, severity critical
      - Exposure: pushed
      - Opened: ________ by ________

      Whoever holds it can charge cards, refund payments, and read customers on your account.

      It is leaked: <commit> of 2024-05-03 has it in src/it's \`old\`.ts, and a remote has that commit (origin/main).

      ## How it got there

      - Commit <commit> of 2024-05-03T10:00:00+02:00 in \`\` src/it's \`old\`.ts \`\`

      Branches, tags and stashes that have those commits:

      - \`refs/heads/main\`
      - \`refs/remotes/origin/main\`

      ## 1. Make it worthless

      At <https://dashboard.stripe.com/apikeys>:

      - [ ] Open the menu of the key, choose “Rotate key”, and set Expiration to “Now”.
      - [ ] Store the new key once in your secret manager and redeploy everything that used the old one.
      - [ ] Open “View request logs” of the old key; take calls you cannot explain to Stripe support.
      - [ ] If other secrets stood in the same place, rotate every secret and restricted key of the account.
      - [ ] A key that Vercel or another platform manages can be rotated there too: Stripe keeps both sides in step, and the applications need a redeploy.

      From the command line: \`Stripe API v2: POST /v2/iam/api_keys/{id}/rotate, for accounts with access to it\`

      Old and new key can both work for up to 7 days; choose that only if production would stop and nobody else can have seen the key.

      ## 2. Find out what was done with it

      Window of the logs: from 2024-05-03T10:00:00+02:00 until the key was dead.

      - [ ] Read the request logs of the key in this window. Look for addresses, calls and amounts that are not yours.
      - [ ] Keep a copy of those logs: providers delete them after a while.
      - [ ] Look for what outlives the key: new users, keys, webhooks, payout accounts.

      ## 3. Check that it is dead

      - [ ] The page above does not list it any more, or lists it as revoked.
      - [ ] One call with the old key answers 401. This command reads the key from standard input: paste it, then press Enter and Ctrl-D.

      \`\`\`sh
      sed 's/.*/user = "&:"/' | curl --silent --output /dev/null --write-out '%{http_code}\\n' --config - https://api.stripe.com/v1/balance
      \`\`\`

      - [ ] No file of this clone has it any more:

      \`\`\`sh
      npx keyhold where 393862bbbd83caf8
      \`\`\`

      ## 4. Replace it

      - [ ] Put the new key into your secret manager as \`STRIPE_SECRET_KEY\`, and deploy everything that reads it.
      - [ ] \`src/pay.ts:1\` names \`STRIPE_SECRET_KEY\`
      - [ ] Take the old key out of \`\` src/it's \`old\`.ts:1 \`\`, as it is staged or committed
      - [ ] Take the old key out of \`\` src/it's \`old\`.ts:1 \`\`, in the work tree
      - [ ] Take the old key out of \`.env:1\`, an ignored file

      When it is out of the files:

      \`\`\`sh
      git add 'src/it'\\''s \`old\`.ts' && git commit
      \`\`\`

      ## 5. Tell

      - [ ] Whoever owns the account at Stripe.
      - [ ] Whoever is on call for the services that read the key.
      - [ ] Whoever can read \`origin\`, forks and mirrors of it: they have the commit.
      - [ ] If the logs show calls that are not yours: whoever answers for security.
      - [ ] If personal data can have been read: whoever answers for privacy. In the EU the authority must know within 72 hours (GDPR, Art. 33).

      ## 6. So that the next one hurts less

      - [ ] Prefer a restricted key (rk_live_) with only the permissions this service uses.
      - [ ] Limit the key to the IP addresses of your servers (key menu, “Manage IP restrictions”).
      - [ ] Use sandbox keys (sk_test_) in development, and practise rolling a key before you need to.
      - [ ] See that every clone has the hook: npx keyhold init, and a prepare script for those who clone.
      - [ ] Practise this before it is needed again: npx keyhold drill stripe-secret-key

      ## Record

      | what | when (UTC) | who |
      | --- | --- | --- |
      | found | | |
      | old key dead | | |
      | logs read | | |
      | new key in place | | |
      | everybody told | | |
      | closed | | |
      "
    `)
  })

  test('of a staged key: in no commit, and the window begins with the key', () => {
    const repository = begun()
    repository.stage('a.ts', line)
    const text = written(repository)
    expect(text).toContain('It is in no commit that this clone knows.')
    expect(text).toContain('Window of the logs: from the day the key was made until it was dead')
  })

  test('the window of the logs begins with the first commit that has it', () => {
    expect(written(leaked())).toContain(`Window of the logs: from ${DATE} until the key was dead.`)
  })

  test('names whom the team wants to know', () => {
    const repository = begun()
    repository.stage('keyhold.config.json', '{"message": {"contact": "#security in the chat"}}\n')
    repository.stage('a.ts', line)
    expect(written(repository)).toContain('- [ ] #security in the chat\n')
  })

  test('of a key that stands nowhere: a failure', () => {
    expect(begun().keyhold('incident', fingerprint)).toMatchObject({ status: 2, stdout: '' })
  })
})

describe('drill', () => {
  test('as it is written', () => {
    const { status, stdout } = begun().keyhold('drill', 'stripe-webhook-secret')
    expect(status).toBe(0)
    expect(stdout).toMatchInlineSnapshot(`
      "# Drill: Stripe webhook signing secret

      This is an exercise. Nothing has leaked. It shows how long it takes to make a key worthless, and what stands in the way.

      Whoever holds such a key can forge events that your webhook handler takes for Stripe’s, such as a payment that never happened.

      ## Before you begin

      - [ ] Say to everybody concerned that it is an exercise, and when it begins and ends.
      - [ ] Make a key for it: one of a sandbox or of test mode, if Stripe has that, otherwise a new one with the least permissions.
      - [ ] Give it to one service by \`STRIPE_WEBHOOK_SECRET\` from your secret manager, as the real one is.
      - [ ] Note the time. From here on, act as if that key had been pushed a minute ago.

      ## 1. Make it worthless

      At <https://dashboard.stripe.com/webhooks>:

      - [ ] Open the endpoint, choose “Roll secret”, and expire the old one immediately.
      - [ ] Deploy the new secret; make sure the handler checks signature and timestamp.
      - [ ] Compare the events you handled since the leak with the Events list, and fetch again the objects that led to fulfilment.

      Old and new secret can both sign for up to 24 hours; not after a leak.

      ## 2. Find out what was done with it

      Window of the logs: from the time you noted until the key was dead.

      - [ ] Read the request logs of the key in this window. Look for addresses, calls and amounts that are not yours.
      - [ ] Keep a copy of those logs: providers delete them after a while.
      - [ ] Look for what outlives the key: new users, keys, webhooks, payout accounts.

      ## 3. Check that it is dead

      - [ ] The page above does not list it any more, or lists it as revoked.
      - [ ] One call with the old key answers 401. This command reads the key from standard input: paste it, then press Enter and Ctrl-D.

      \`\`\`sh
      sed 's/.*/user = "&:"/' | curl --silent --output /dev/null --write-out '%{http_code}\\n' --config - https://api.stripe.com/v1/balance
      \`\`\`

      ## 4. Replace it

      - [ ] Put the new key into your secret manager as \`STRIPE_WEBHOOK_SECRET\`, and deploy everything that reads it.
      - [ ] See that every service works with the new key, and that none asks for the old one.

      ## 5. Tell

      - [ ] Whoever owns the account at Stripe.
      - [ ] Whoever is on call for the services that read the key.
      - [ ] If the logs show calls that are not yours: whoever answers for security.
      - [ ] If personal data can have been read: whoever answers for privacy. In the EU the authority must know within 72 hours (GDPR, Art. 33).

      ## 6. So that the next one hurts less

      - [ ] Keep one secret for each endpoint, in the secret manager of the service that verifies it.
      - [ ] A secret printed by “stripe listen” matters on your machine only: restart the command to get another.
      - [ ] See that every clone has the hook: npx keyhold init, and a prepare script for those who clone.
      - [ ] Practise this before it is needed again: npx keyhold drill stripe-webhook-secret

      ## What the exercise showed

      - [ ] Who could not reach the page above, or lacked the permission?
      - [ ] Which service was forgotten, or did not notice the new key?
      - [ ] How long was it from the beginning until the key was dead? Half of it is the aim of the next drill.

      ## Record

      | what | when (UTC) | who |
      | --- | --- | --- |
      | begun | | |
      | old key dead | | |
      | logs read | | |
      | new key in place | | |
      | ended | | |
      "
    `)
  })

  test('for every rule: steps with boxes, and no gap in the text', () => {
    const repository = begun()
    for (const { id } of rules.filter((_, index) => index % 60 === 0)) {
      const { status, stdout } = repository.keyhold('drill', id)
      expect({ id, status }).toEqual({ id, status: 0 })
      expect(stdout.match(/^- \[ \] \S/gm)?.length).toBeGreaterThan(12)
      expect(stdout).not.toMatch(/undefined|\[object/)
    }
  })

  test('a rule that is not known: a failure that names what was meant', () => {
    const { status, output } = begun().keyhold('drill', 'stripe-secret-kye')
    expect({ status, output }).toMatchObject({
      status: 2,
      output: expect.stringContaining('Did you mean stripe-secret-key?'),
    })
  })
})

test.for(['Stripe', 'GitHub', 'GitLab', 'OpenAI', 'Anthropic', 'Twilio SendGrid'])(
  'the command that tells whether a key of %s is dead gives it to curl on standard input only',
  (provider) => {
    expect(rules.some((rule) => rule.provider === provider)).toBe(true)
    const repository = begun()
    const bin = join(repository.home, 'bin')
    mkdirSync(bin)
    writeFileSync(join(bin, 'curl'), `#!/bin/sh\nprintf '%s ' "$@" > ../args\ncat > ../given\necho 401\n`, {
      mode: 0o755,
    })
    const { status, stdout } = repository.run('sh', ['-c', livenessCheck(provider) as string], {
      env: { PATH: repository.path(bin) },
      input: `${secret}\n`,
    })
    expect({ status, stdout }).toEqual({ status: 0, stdout: '401\n' })
    expect(readFileSync(join(repository.home, 'given'), 'utf8')).toMatch(
      new RegExp(`^(?:user|header) = "[^"]*${secret}:?"\n$`),
    )
    expect(leaksOf(readFileSync(join(repository.home, 'args'), 'utf8'), secret)).toEqual([])
  },
)
