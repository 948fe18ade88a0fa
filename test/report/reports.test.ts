import { describe, expect, test } from 'vitest'
import { advise, type Door } from '../../src/core/advice.js'
import { catalogueOf } from '../../src/core/catalogue.js'
import { detect } from '../../src/core/detect.js'
import { redact } from '../../src/core/redact.js'
import { defaultPolicy, judge } from '../../src/policy/judge.js'
import { toJson } from '../../src/report/json.js'
import { toPretty } from '../../src/report/pretty.js'
import type { Report, Style } from '../../src/report/report.js'
import { sample } from '../../src/core/sample.js'
import { rules } from '../../src/rules/index.js'
import { leaksOf, secrets } from '../program/secrets.js'

const catalogue = catalogueOf(rules)
const PLAIN: Style = { width: 80, isColoured: false }

/** The report on these files, as the program puts it together. */
async function reportOn(
  door: Door,
  files: Readonly<Record<string, string>>,
  rest: Partial<Report> & { commit?: string } = {},
): Promise<Report> {
  const { commit, ...more } = rest
  const located = await Promise.all(
    Object.entries(files).map(async ([path, text]) => ({
      path,
      candidates: await detect(Buffer.from(text), catalogue),
      ...(commit === undefined ? {} : { commit }),
    })),
  )
  const findings = redact(located).flatMap((finding) => {
    const rule = rules.find(({ id }) => id === finding.rule)
    const judgement = judge(finding, defaultPolicy)
    return rule === undefined || judgement.verdict === 'pass'
      ? []
      : [{ ...finding, ...judgement, advice: advise(finding, rule, { door, folder: '' }) }]
  })
  return { door, scanned: { files: 2, lines: 40, bytes: 1000 }, skipped: [], findings, ...more }
}

const live = `import Stripe from 'stripe'\n\nexport const stripe = new Stripe("${secrets.stripeLive}")\n`

describe('the pretty report at 80 columns', () => {
  test('one live key', async () => {
    expect(toPretty(await reportOn('staged', { 'src/billing.ts': live }), PLAIN)).toMatchInlineSnapshot(`
      "keyhold stopped this commit: 1 live secret in what you staged.

        src/billing.ts:3:35   Stripe secret key, live mode
        3 │ export const stripe = new Stripe("sk_live_…q0NX")
          │                                   ^ sk_live_… 107 characters, ends q0NX
        Whoever holds it can charge cards, refund payments, and read customers on your
        account.

        This commit has not left your machine. To commit safely:
          Two commands take it out; the first shows the change and asks:
            npx keyhold fix
            git commit
        Or by hand:
          1. Take it out of the file and read it from the environment:
               process.env.STRIPE_SECRET_KEY
          2. git add src/billing.ts && git commit
          3. Keep it in your secret manager, not in a local file. Prefer a restricted
             key (rk_live_) with only the permissions this service uses.
        If it was ever pasted, pushed or shared, roll it now:
          https://dashboard.stripe.com/apikeys
          - Open the menu of the key, choose “Rotate key”, and set Expiration to
            “Now”.
          - Store the new key once in your secret manager and redeploy everything that
            used the old one.
          - Open “View request logs” of the old key; take calls you cannot explain to
            Stripe support.
          - If other secrets stood in the same place, rotate every secret and
            restricted key of the account.
          - A key that Vercel or another platform manages can be rotated there too:
            Stripe keeps both sides in step, and the applications need a redeploy.
          - From the command line: Stripe API v2: POST /v2/iam/api_keys/{id}/rotate,
            for accounts with access to it.

        Not a secret? npx keyhold explain stripe-secret-key
        To accept it: npx keyhold allow 393862bbbd83caf8 --reason "…"

        Skipping the hook (--no-verify) does not make a key safe: it lets it out.
        Scanned 2 files (40 lines), skipped none.
      "
    `)
  })

  test('a live key in two files, another one, and a test key', async () => {
    const files = {
      'src/billing.ts': live,
      'config/production.env': `STRIPE=${secrets.stripeLive}\nRESTRICTED=${secrets.stripeRestricted}\n`,
      'test/fixtures.ts': `const key = "${secrets.stripeTest}"\n`,
    }
    expect(toPretty(await reportOn('staged', files), PLAIN)).toMatchInlineSnapshot(`
      "keyhold stopped this commit: 2 live secrets in what you staged.

        src/billing.ts:3:35   Stripe secret key, live mode
        3 │ export const stripe = new Stripe("sk_live_…q0NX")
          │                                   ^ sk_live_… 107 characters, ends q0NX
        Also at config/production.env:1:8
        Whoever holds it can charge cards, refund payments, and read customers on your
        account.

        This commit has not left your machine. To commit safely:
          1. Take it out of the file and read it from the environment:
               process.env.STRIPE_SECRET_KEY
          2. git add src/billing.ts config/production.env && git commit
          3. Keep it in your secret manager, not in a local file. Prefer a restricted
             key (rk_live_) with only the permissions this service uses.
        If it was ever pasted, pushed or shared, roll it now:
          https://dashboard.stripe.com/apikeys
          - Open the menu of the key, choose “Rotate key”, and set Expiration to
            “Now”.
          - Store the new key once in your secret manager and redeploy everything that
            used the old one.
          - Open “View request logs” of the old key; take calls you cannot explain to
            Stripe support.
          - If other secrets stood in the same place, rotate every secret and
            restricted key of the account.
          - A key that Vercel or another platform manages can be rotated there too:
            Stripe keeps both sides in step, and the applications need a redeploy.
          - From the command line: Stripe API v2: POST /v2/iam/api_keys/{id}/rotate,
            for accounts with access to it.

        Not a secret? npx keyhold explain stripe-secret-key
        To accept it: npx keyhold allow 393862bbbd83caf8 --reason "…"

        config/production.env:2:12   Stripe restricted key, live mode
        2 │ RESTRICTED=rk_live_…T4hf
          │            ^ rk_live_… 107 characters, ends T4hf
        Whoever holds it can do whatever the key was given permission for, up to
        moving money if payments or payouts are writable.

        This commit has not left your machine. To commit safely:
          1. Take it out of the file.
          2. git add config/production.env && git commit
          3. Keep it in your secret manager, not in a local file. Drop the permissions
             that the request logs show are unused.
        If it was ever pasted, pushed or shared, roll it now:
          https://dashboard.stripe.com/apikeys
          - Look at the permissions of the key: write access to payments, refunds,
            payouts or transfers makes this urgent.
          - Open the menu of the key, choose “Rotate key” with Expiration “Now” (it
            keeps name and permissions), or “Expire key” if nothing uses it.
          - A key named after a computer comes from “stripe login”: expire it and log
            in again.
          - Redeploy with the new key, then read the request logs of the old one.
          - From the command line: Stripe API v2: POST /v2/iam/api_keys/{id}/rotate,
            for accounts with access to it.

        Not a secret? npx keyhold explain stripe-restricted-key
        To accept it: npx keyhold allow 2c55d6f6d9644699 --reason "…"

      keyhold also warns of 1 test secret.

        test/fixtures.ts:1:14   Stripe secret key, test mode
        1 │ const key = "sk_test_…q0NX"
          │              ^ sk_test_… 107 characters, ends q0NX
        Not stopped: a test key.
          Take it out of the file and read it from the environment:
            process.env.STRIPE_SECRET_KEY
        To accept it: npx keyhold allow 830f048aa3eaef2f --reason "…"

        Skipping the hook (--no-verify) does not make a key safe: it lets it out.
        Scanned 2 files (40 lines), skipped none.
      "
    `)
  })

  test('only a warning, and something that was not scanned', async () => {
    const skipped = [{ path: 'vendor/lib', reason: 'a submodule, whose own repository has its own hooks' }]
    const report = await reportOn('staged', { 'test/a.ts': `"${secrets.stripeTest}"\n` }, { skipped })
    expect(toPretty(report, PLAIN)).toMatchInlineSnapshot(`
      "keyhold warns of 1 test secret; the commit goes on.

        test/a.ts:1:2   Stripe secret key, test mode
        1 │ "sk_test_…q0NX"
          │  ^ sk_test_… 107 characters, ends q0NX
        Not stopped: a test key.
          Take it out of the file and read it from the environment:
            process.env.STRIPE_SECRET_KEY
        To accept it: npx keyhold allow 830f048aa3eaef2f --reason "…"

        Not scanned, a submodule, whose own repository has its own hooks: vendor/lib
        Scanned 2 files (40 lines), skipped 1.
      "
    `)
  })

  test('a push', async () => {
    const report = await reportOn(
      'push',
      { 'src/billing.ts': live },
      { commit: 'c0ffee'.repeat(6) + 'c0ff', commits: 3 },
    )
    expect(toPretty(report, PLAIN)).toMatchInlineSnapshot(`
      "keyhold stopped this push: 1 live secret in what would be pushed.

        src/billing.ts:3:35 in c0ffeec0ff   Stripe secret key, live mode
        3 │ export const stripe = new Stripe("sk_live_…q0NX")
          │                                   ^ sk_live_… 107 characters, ends q0NX
        Whoever holds it can charge cards, refund payments, and read customers on your
        account.

        It is in commits that were not pushed to this remote yet. To push safely:
          1. Take it out of the file and read it from the environment:
               process.env.STRIPE_SECRET_KEY
          2. Take it out of the commit that brings it; a new commit on top would leave
             it there. If it is the last one, stage the file and:
               git commit --amend
          3. If it is an older one, mark it with “edit” in the list, stage the file,
             and continue:
               git rebase --interactive c0ffeec0ff~1
          4. Keep it in your secret manager, not in a local file. Prefer a restricted
             key (rk_live_) with only the permissions this service uses.
        If it was ever pasted, pushed or shared, roll it now:
          https://dashboard.stripe.com/apikeys
          - Open the menu of the key, choose “Rotate key”, and set Expiration to
            “Now”.
          - Store the new key once in your secret manager and redeploy everything that
            used the old one.
          - Open “View request logs” of the old key; take calls you cannot explain to
            Stripe support.
          - If other secrets stood in the same place, rotate every secret and
            restricted key of the account.
          - A key that Vercel or another platform manages can be rotated there too:
            Stripe keeps both sides in step, and the applications need a redeploy.
          - From the command line: Stripe API v2: POST /v2/iam/api_keys/{id}/rotate,
            for accounts with access to it.

        Not a secret? npx keyhold explain stripe-secret-key
        To accept it:
          npx keyhold allow 393862bbbd83caf8 --rule stripe-secret-key --reason "…"

        Skipping the hook (--no-verify) does not make a key safe: it lets it out.
        Scanned 3 commits, 2 files (40 lines), skipped none.
      "
    `)
  })

  test('a commit message', async () => {
    const report = await reportOn('message', { 'commit message': `Use ${secrets.stripeLive}\n` })
    expect(toPretty(report, PLAIN)).toMatchInlineSnapshot(`
      "keyhold stopped this commit: 1 live secret in the commit message.

        commit message:1:5   Stripe secret key, live mode
        1 │ Use sk_live_…q0NX
          │     ^ sk_live_… 107 characters, ends q0NX
        Whoever holds it can charge cards, refund payments, and read customers on your
        account.

        This commit has not left your machine. To commit safely:
          1. Take it out of the message; what you wrote was kept:
               git commit --edit --file="$(git rev-parse --git-path COMMIT_EDITMSG)"
          2. Keep it in your secret manager, not in a local file. Prefer a restricted
             key (rk_live_) with only the permissions this service uses.
        If it was ever pasted, pushed or shared, roll it now:
          https://dashboard.stripe.com/apikeys
          - Open the menu of the key, choose “Rotate key”, and set Expiration to
            “Now”.
          - Store the new key once in your secret manager and redeploy everything that
            used the old one.
          - Open “View request logs” of the old key; take calls you cannot explain to
            Stripe support.
          - If other secrets stood in the same place, rotate every secret and
            restricted key of the account.
          - A key that Vercel or another platform manages can be rotated there too:
            Stripe keeps both sides in step, and the applications need a redeploy.
          - From the command line: Stripe API v2: POST /v2/iam/api_keys/{id}/rotate,
            for accounts with access to it.

        Not a secret? npx keyhold explain stripe-secret-key
        To accept it:
          npx keyhold allow 393862bbbd83caf8 --rule stripe-secret-key --reason "…"

        Scanned 2 files (40 lines), skipped none.
      "
    `)
  })

  test('of many findings the first ten are shown in full, and the others a line each', async () => {
    const keys = (count: number) =>
      Array.from({ length: count }, (_, index) => `sk_live_${sample.base62(30, String(index))}\n`).join('')
    const text = toPretty(await reportOn('staged', { 'a.ts': keys(13) }), PLAIN)
    expect(text.match(/Not a secret\?/g)).toHaveLength(10)
    expect(text).toContain(
      '\n\n' + [11, 12, 13].map((line) => `  a.ts:${line}:1   Stripe secret key, live mode\n`).join('') + '\n',
    )
    expect(toPretty(await reportOn('staged', { 'a.ts': keys(250) }), PLAIN)).toContain(
      '\n  and 40 more; --format json lists them all.\n',
    )
  })

  test('no line is wider than the terminal, but for what is there to be copied', async () => {
    const files = { 'src/billing.ts': live, 'a/rather/long/path/to/some/deeply/nested/configuration/file.ts': live }
    for (const width of [60, 80, 100]) {
      const lines = toPretty(await reportOn('staged', files), { width, isColoured: false }).split('\n')
      const wide = lines.filter((line) => line.length > width && line.trim().includes(' ') && !/git |https:/.test(line))
      expect(wide).toEqual([])
    }
  })

  test('colour changes nothing but colour', async () => {
    const report = await reportOn('staged', { 'src/billing.ts': live })
    const coloured = toPretty(report, { width: 80, isColoured: true })
    const escape = String.fromCharCode(27)
    expect(coloured).toContain(escape)
    expect(coloured.replaceAll(new RegExp(`${escape}\\[\\d+m`, 'g'), '')).toBe(toPretty(report, PLAIN))
  })
})

describe('the JSON report', () => {
  test('one live key', async () => {
    expect(toJson(await reportOn('staged', { 'src/billing.ts': live }))).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "scanned": {
          "files": 2,
          "lines": 40,
          "bytes": 1000
        },
        "skipped": [],
        "accepted": 0,
        "bypassing": "Skipping the hook (--no-verify) does not make a key safe: it lets it out.",
        "findings": [
          {
            "rule": "stripe-secret-key",
            "provider": "Stripe",
            "title": "Stripe secret key",
            "mode": "live",
            "severity": "critical",
            "certainty": "certain",
            "verdict": "block",
            "reason": "a live key",
            "path": "src/billing.ts",
            "line": 3,
            "column": 35,
            "endLine": 3,
            "endColumn": 142,
            "others": [],
            "fingerprint": "393862bbbd83caf8",
            "preview": "sk_live_… 107 characters, ends q0NX",
            "disguise": [],
            "lookalikes": [],
            "risk": "charge cards, refund payments, and read customers on your account",
            "advice": {
              "situation": "This commit has not left your machine. To commit safely:",
              "fix": {
                "text": "Two commands take it out; the first shows the change and asks:",
                "commands": [
                  "npx keyhold fix",
                  "git commit"
                ],
                "rest": "Or by hand:"
              },
              "steps": [
                {
                  "text": "Take it out of the file and read it from the environment:",
                  "commands": [
                    "process.env.STRIPE_SECRET_KEY"
                  ]
                },
                {
                  "text": "",
                  "commands": [
                    "git add src/billing.ts && git commit"
                  ]
                },
                {
                  "text": "Keep it in your secret manager, not in a local file. Prefer a restricted key (rk_live_) with only the permissions this service uses.",
                  "commands": []
                }
              ],
              "ifShared": {
                "heading": "If it was ever pasted, pushed or shared, roll it now:",
                "isFirst": false,
                "revokeAt": [
                  "https://dashboard.stripe.com/apikeys"
                ],
                "steps": [
                  "Open the menu of the key, choose “Rotate key”, and set Expiration to “Now”.",
                  "Store the new key once in your secret manager and redeploy everything that used the old one.",
                  "Open “View request logs” of the old key; take calls you cannot explain to Stripe support.",
                  "If other secrets stood in the same place, rotate every secret and restricted key of the account.",
                  "A key that Vercel or another platform manages can be rotated there too: Stripe keeps both sides in step, and the applications need a redeploy.",
                  "From the command line: Stripe API v2: POST /v2/iam/api_keys/{id}/rotate, for accounts with access to it."
                ]
              }
            }
          }
        ]
      }
      "
    `)
  })

  test('nothing found', async () => {
    expect(toJson(await reportOn('range', {}, { commits: 7 }))).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "scanned": {
          "files": 2,
          "lines": 40,
          "bytes": 1000,
          "commits": 7
        },
        "skipped": [],
        "accepted": 0,
        "findings": []
      }
      "
    `)
  })
})

/** The armour around it is no secret. */
const pemBody = secrets.pem.split('\n')[2] as string

test.each(['staged', 'message', 'push', 'range', 'files', 'input'] as const)(
  'at the door %s no report shows a key',
  async (door) => {
    const files = {
      'a.ts': live,
      'b.env': `K=${secrets.stripeRestricted} ${secrets.stripeTest}\n`,
      'c.pem': secrets.pem,
    }
    const report = await reportOn(door, files)
    for (const output of [toPretty(report, PLAIN), toJson(report)]) {
      for (const secret of [secrets.stripeLive, secrets.stripeRestricted, secrets.stripeTest, pemBody])
        expect(leaksOf(output, secret)).toEqual([])
    }
  },
)
