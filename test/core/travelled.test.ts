import { describe, expect, test } from 'vitest'
import { advise, type Door } from '../../src/core/advice.js'
import { catalogueOf } from '../../src/core/catalogue.js'
import { detect } from '../../src/core/detect.js'
import type { Exposure } from '../../src/core/finding.js'
import { redact } from '../../src/core/redact.js'
import { surroundingsOf } from '../../src/core/surroundings.js'
import type { Judged } from '../../src/report/report.js'
import { toPretty } from '../../src/report/pretty.js'
import { rules } from '../../src/rules/index.js'
import { secrets } from '../program/secrets.js'

const catalogue = catalogueOf(rules)
const oid = '0123456789abcdef0123456789abcdef01234567'

/** What a person sees of one finding, from the situation to the last step. */
async function shown(exposure: Exposure, { door = 'staged' as Door, path = 'src/pay.ts', before = 'key = ' } = {}) {
  const text = `${before}"${secrets.stripeLive}"\n`
  const candidates = await detect(Buffer.from(text), catalogue)
  const commit = door === 'push' || door === 'range' ? { commit: oid } : {}
  const [finding] = redact([{ path, candidates, ...commit }])
  const rule = candidates[0]?.rule
  if (finding === undefined || rule === undefined) throw new Error('nothing was found')
  const advice = advise(finding, rule, { door, folder: '', exposure, publicKey: 'Stripe publishable key' })
  const judged: Judged = { ...finding, verdict: 'block', reason: '', advice, exposure }
  const report = { door, scanned: { files: 1, lines: 1, bytes: 1 }, skipped: [], findings: [judged] }
  const page = toPretty(report, { width: 100, isColoured: false })
  return page.slice(page.indexOf('account.\n') + 10, page.indexOf('  Not a secret?')).trimEnd()
}

const committed = {
  state: 'committed',
  commit: oid,
  date: '2024-05-03T10:00:00+02:00',
  refs: ['refs/heads/main'],
  path: 'src/pay.ts',
  position: 'last',
  isRoot: false,
  checked: true,
} as const satisfies Exposure

const pushed = {
  state: 'pushed',
  commit: oid,
  date: '2024-05-03T10:00:00+02:00',
  refs: ['refs/remotes/origin/main', 'refs/remotes/origin/release'],
  path: 'config/old.js',
  isRoot: false,
  checked: true,
} as const satisfies Exposure

describe('what is advised', () => {
  test('for a key that is only staged', async () => {
    expect(await shown({ state: 'staged', checked: true })).toMatchInlineSnapshot(`
      "  This commit has not left your machine. To commit safely:
          Two commands take it out; the first shows the change and asks:
            npx keyhold fix
            git commit
        Or by hand:
          1. Take it out of the file and read it from the environment:
               process.env.STRIPE_SECRET_KEY
          2. git add src/pay.ts && git commit
          3. Keep it in your secret manager, not in a local file. Prefer a restricted key (rk_live_) with
             only the permissions this service uses.
        If it was ever pasted, pushed or shared, roll it now:
          https://dashboard.stripe.com/apikeys
          - Open the menu of the key, choose “Rotate key”, and set Expiration to “Now”.
          - Store the new key once in your secret manager and redeploy everything that used the old one.
          - Open “View request logs” of the old key; take calls you cannot explain to Stripe support.
          - If other secrets stood in the same place, rotate every secret and restricted key of the
            account.
          - A key that Vercel or another platform manages can be rotated there too: Stripe keeps both
            sides in step, and the applications need a redeploy.
          - From the command line: Stripe API v2: POST /v2/iam/api_keys/{id}/rotate, for accounts with
            access to it."
    `)
  })

  test('for a key in the last commit', async () => {
    expect(await shown(committed)).toMatchInlineSnapshot(`
      "  Commit 0123456789 of 2024-05-03 has it in src/pay.ts (main). No remote-tracking branch of this
        clone does, so as far as git can tell it has not left your machine. To be safe:
          Two commands take it out; the first shows the change and asks:
            npx keyhold fix
            git commit --amend
        Or by hand:
          1. Take it out of the file and read it from the environment:
               process.env.STRIPE_SECRET_KEY
          2. The last commit has it, and a new one on top would leave it there: make that one anew.
               git add src/pay.ts && git commit --amend
          3. Keep it in your secret manager, not in a local file. Prefer a restricted key (rk_live_) with
             only the permissions this service uses.
        Roll it as well: commits are copied, backed up and shared.
          https://dashboard.stripe.com/apikeys
          - Open the menu of the key, choose “Rotate key”, and set Expiration to “Now”.
          - Store the new key once in your secret manager and redeploy everything that used the old one.
          - Open “View request logs” of the old key; take calls you cannot explain to Stripe support.
          - If other secrets stood in the same place, rotate every secret and restricted key of the
            account.
          - A key that Vercel or another platform manages can be rotated there too: Stripe keeps both
            sides in step, and the applications need a redeploy.
          - From the command line: Stripe API v2: POST /v2/iam/api_keys/{id}/rotate, for accounts with
            access to it."
    `)
  })

  test('for a key in the last commit, in another file', async () => {
    expect(await shown({ ...committed, path: 'config/old.js' })).toMatchInlineSnapshot(`
      "  Commit 0123456789 of 2024-05-03 has it in config/old.js (main). No remote-tracking branch of this
        clone does, so as far as git can tell it has not left your machine. To be safe:
          Two commands take it out; the first shows the change and asks:
            npx keyhold fix
            git commit --amend
        Or by hand:
          1. Take it out of the file and read it from the environment:
               process.env.STRIPE_SECRET_KEY
          2. The last commit has it, and a new one on top would leave it there: make that one anew. Take
             it out of config/old.js too.
               git add -u && git commit --amend
          3. Keep it in your secret manager, not in a local file. Prefer a restricted key (rk_live_) with
             only the permissions this service uses.
        Roll it as well: commits are copied, backed up and shared.
          https://dashboard.stripe.com/apikeys
          - Open the menu of the key, choose “Rotate key”, and set Expiration to “Now”.
          - Store the new key once in your secret manager and redeploy everything that used the old one.
          - Open “View request logs” of the old key; take calls you cannot explain to Stripe support.
          - If other secrets stood in the same place, rotate every secret and restricted key of the
            account.
          - A key that Vercel or another platform manages can be rotated there too: Stripe keeps both
            sides in step, and the applications need a redeploy.
          - From the command line: Stripe API v2: POST /v2/iam/api_keys/{id}/rotate, for accounts with
            access to it."
    `)
  })

  test('for a key in an older commit, and a tag on it', async () => {
    expect(await shown({ ...committed, position: 'earlier', refs: ['refs/heads/main', 'refs/tags/v1'] }))
      .toMatchInlineSnapshot(`
        "  Commit 0123456789 of 2024-05-03 has it in src/pay.ts (main, tag v1). No remote-tracking branch of
          this clone does, so as far as git can tell it has not left your machine. Which tags were pushed
          git does not keep: if this one was, the key is leaked. To be safe:
            Two commands take it out of what is staged; the first shows the change and asks:
              npx keyhold fix
              git commit
          By hand, with what else there is to do:
            1. Take it out of the file and read it from the environment:
                 process.env.STRIPE_SECRET_KEY
            2. git add src/pay.ts && git commit
            3. Take it out of commit 0123456789 as well: mark it with “edit” in the list, take the key out
               of src/pay.ts, stage that, and run git commit --amend and git rebase --continue:
                 git rebase --interactive --autostash --rebase-merges 0123456789~1
            4. This tag keeps the old commit; delete it, and tag again what is clean:
                 git tag --delete v1
            5. Keep it in your secret manager, not in a local file. Prefer a restricted key (rk_live_) with
               only the permissions this service uses.
          Roll it as well: commits are copied, backed up and shared.
            https://dashboard.stripe.com/apikeys
            - Open the menu of the key, choose “Rotate key”, and set Expiration to “Now”.
            - Store the new key once in your secret manager and redeploy everything that used the old one.
            - Open “View request logs” of the old key; take calls you cannot explain to Stripe support.
            - If other secrets stood in the same place, rotate every secret and restricted key of the
              account.
            - A key that Vercel or another platform manages can be rotated there too: Stripe keeps both
              sides in step, and the applications need a redeploy.
            - From the command line: Stripe API v2: POST /v2/iam/api_keys/{id}/rotate, for accounts with
              access to it."
      `)
  })

  test('for a key in the first commit of all', async () => {
    expect(await shown({ ...committed, position: 'earlier', isRoot: true })).toMatchInlineSnapshot(`
      "  Commit 0123456789 of 2024-05-03 has it in src/pay.ts (main). No remote-tracking branch of this
        clone does, so as far as git can tell it has not left your machine. To be safe:
          Two commands take it out of what is staged; the first shows the change and asks:
            npx keyhold fix
            git commit
        By hand, with what else there is to do:
          1. Take it out of the file and read it from the environment:
               process.env.STRIPE_SECRET_KEY
          2. git add src/pay.ts && git commit
          3. Take it out of commit 0123456789 as well: mark it with “edit” in the list, take the key out
             of src/pay.ts, stage that, and run git commit --amend and git rebase --continue:
               git rebase --interactive --autostash --rebase-merges --root
          4. Keep it in your secret manager, not in a local file. Prefer a restricted key (rk_live_) with
             only the permissions this service uses.
        Roll it as well: commits are copied, backed up and shared.
          https://dashboard.stripe.com/apikeys
          - Open the menu of the key, choose “Rotate key”, and set Expiration to “Now”.
          - Store the new key once in your secret manager and redeploy everything that used the old one.
          - Open “View request logs” of the old key; take calls you cannot explain to Stripe support.
          - If other secrets stood in the same place, rotate every secret and restricted key of the
            account.
          - A key that Vercel or another platform manages can be rotated there too: Stripe keeps both
            sides in step, and the applications need a redeploy.
          - From the command line: Stripe API v2: POST /v2/iam/api_keys/{id}/rotate, for accounts with
            access to it."
    `)
  })

  test('for a key on another branch', async () => {
    expect(await shown({ ...committed, position: 'elsewhere', refs: ['refs/heads/ada/billing'] }))
      .toMatchInlineSnapshot(`
        "  Commit 0123456789 of 2024-05-03 has it in src/pay.ts (ada/billing). No remote-tracking branch of
          this clone does, so as far as git can tell it has not left your machine. To be safe:
            Two commands take it out of what is staged; the first shows the change and asks:
              npx keyhold fix
              git commit
          By hand, with what else there is to do:
            1. Take it out of the file and read it from the environment:
                 process.env.STRIPE_SECRET_KEY
            2. git add src/pay.ts && git commit
            3. Take it out of commit 0123456789 on ada/billing as well, and come back with git switch -:
               mark it with “edit” in the list, take the key out of src/pay.ts, stage that, and run git
               commit --amend and git rebase --continue:
                 git rebase --interactive --autostash --rebase-merges 0123456789~1 ada/billing
            4. Keep it in your secret manager, not in a local file. Prefer a restricted key (rk_live_) with
               only the permissions this service uses.
          Roll it as well: commits are copied, backed up and shared.
            https://dashboard.stripe.com/apikeys
            - Open the menu of the key, choose “Rotate key”, and set Expiration to “Now”.
            - Store the new key once in your secret manager and redeploy everything that used the old one.
            - Open “View request logs” of the old key; take calls you cannot explain to Stripe support.
            - If other secrets stood in the same place, rotate every secret and restricted key of the
              account.
            - A key that Vercel or another platform manages can be rotated there too: Stripe keeps both
              sides in step, and the applications need a redeploy.
            - From the command line: Stripe API v2: POST /v2/iam/api_keys/{id}/rotate, for accounts with
              access to it."
      `)
  })

  test('for a key in a stash', async () => {
    expect(await shown({ ...committed, position: 'elsewhere', refs: ['stash@{1}'] })).toMatchInlineSnapshot(`
      "  Commit 0123456789 of 2024-05-03 has it in src/pay.ts (stash@{1}). No remote-tracking branch of
        this clone does, so as far as git can tell it has not left your machine. To be safe:
          Two commands take it out of what is staged; the first shows the change and asks:
            npx keyhold fix
            git commit
        By hand, with what else there is to do:
          1. Take it out of the file and read it from the environment:
               process.env.STRIPE_SECRET_KEY
          2. git add src/pay.ts && git commit
          3. stash@{1} has it. If you need nothing else of it, drop it; otherwise git stash pop it first,
             take the key out, and stash again.
               git stash drop 'stash@{1}'
          4. Keep it in your secret manager, not in a local file. Prefer a restricted key (rk_live_) with
             only the permissions this service uses.
        Roll it as well: commits are copied, backed up and shared.
          https://dashboard.stripe.com/apikeys
          - Open the menu of the key, choose “Rotate key”, and set Expiration to “Now”.
          - Store the new key once in your secret manager and redeploy everything that used the old one.
          - Open “View request logs” of the old key; take calls you cannot explain to Stripe support.
          - If other secrets stood in the same place, rotate every secret and restricted key of the
            account.
          - A key that Vercel or another platform manages can be rotated there too: Stripe keeps both
            sides in step, and the applications need a redeploy.
          - From the command line: Stripe API v2: POST /v2/iam/api_keys/{id}/rotate, for accounts with
            access to it."
    `)
  })

  test('for a key that was pushed', async () => {
    expect(await shown(pushed)).toMatchInlineSnapshot(`
      "  It is leaked: commit 0123456789 of 2024-05-03 has it in config/old.js, and a remote has that
        commit (origin/main, origin/release).
        Roll it first, now:
          https://dashboard.stripe.com/apikeys
          - Open the menu of the key, choose “Rotate key”, and set Expiration to “Now”.
          - Store the new key once in your secret manager and redeploy everything that used the old one.
          - Open “View request logs” of the old key; take calls you cannot explain to Stripe support.
          - If other secrets stood in the same place, rotate every secret and restricted key of the
            account.
          - A key that Vercel or another platform manages can be rotated there too: Stripe keeps both
            sides in step, and the applications need a redeploy.
          - From the command line: Stripe API v2: POST /v2/iam/api_keys/{id}/rotate, for accounts with
            access to it.
        Then:
          Two commands take it out of what is staged; the first shows the change and asks:
            npx keyhold fix
            git commit
        By hand, with what else there is to do:
          1. When the old key is dead, read the request logs since 2024-05-03 for calls that are not
             yours.
          2. Take it out of the file and read it from the environment:
               process.env.STRIPE_SECRET_KEY
          3. git add src/pay.ts && git commit
          4. Keep it in your secret manager, not in a local file. Prefer a restricted key (rk_live_) with
             only the permissions this service uses.
          5. Rewriting history does not undo it: clones, forks, caches and pull requests keep the commits.
             Once the key is dead it is only tidying, worth it where the repository is public and scanners
             would go on reporting it:
             https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/removing-sensitive-data-from-a-repository"
    `)
  })

  test('for a push that brings a key in the last commit', async () => {
    expect(await shown(committed, { door: 'push' })).toMatchInlineSnapshot(`
      "  Commit 0123456789 of 2024-05-03 has it in src/pay.ts (main). No remote-tracking branch of this
        clone does, so as far as git can tell it has not left your machine. To be safe:
          1. Take it out of the file and read it from the environment:
               process.env.STRIPE_SECRET_KEY
          2. The last commit has it, and a new one on top would leave it there. Take it out of src/pay.ts,
             stage that, and make the commit anew:
               git commit --amend
          3. Keep it in your secret manager, not in a local file. Prefer a restricted key (rk_live_) with
             only the permissions this service uses.
        Roll it as well: commits are copied, backed up and shared.
          https://dashboard.stripe.com/apikeys
          - Open the menu of the key, choose “Rotate key”, and set Expiration to “Now”.
          - Store the new key once in your secret manager and redeploy everything that used the old one.
          - Open “View request logs” of the old key; take calls you cannot explain to Stripe support.
          - If other secrets stood in the same place, rotate every secret and restricted key of the
            account.
          - A key that Vercel or another platform manages can be rotated there too: Stripe keeps both
            sides in step, and the applications need a redeploy.
          - From the command line: Stripe API v2: POST /v2/iam/api_keys/{id}/rotate, for accounts with
            access to it."
    `)
  })

  test('for a message, when an older message has the key', async () => {
    const { path: _, ...inMessage } = committed
    expect(await shown(inMessage, { door: 'message', path: 'commit message' })).toMatchInlineSnapshot(`
      "  Commit 0123456789 of 2024-05-03 has it (main). No remote-tracking branch of this clone does, so as
        far as git can tell it has not left your machine. To be safe:
          1. Take it out of the message; what you wrote was kept:
               git commit --edit --file="$(git rev-parse --git-path COMMIT_EDITMSG)"
          2. Take it out of commit 0123456789 as well: mark it with “reword” in the list, and take the key
             out of the message:
               git rebase --interactive --autostash --rebase-merges 0123456789~1
          3. Keep it in your secret manager, not in a local file. Prefer a restricted key (rk_live_) with
             only the permissions this service uses.
        Roll it as well: commits are copied, backed up and shared.
          https://dashboard.stripe.com/apikeys
          - Open the menu of the key, choose “Rotate key”, and set Expiration to “Now”.
          - Store the new key once in your secret manager and redeploy everything that used the old one.
          - Open “View request logs” of the old key; take calls you cannot explain to Stripe support.
          - If other secrets stood in the same place, rotate every secret and restricted key of the
            account.
          - A key that Vercel or another platform manages can be rotated there too: Stripe keeps both
            sides in step, and the applications need a redeploy.
          - From the command line: Stripe API v2: POST /v2/iam/api_keys/{id}/rotate, for accounts with
            access to it."
    `)
  })

  test('when not all was checked, by reason', async () => {
    const texts = (['shallow', 'partial', 'time', 'failed'] as const).map(async (gap) => {
      const text = await shown({ state: 'staged', checked: false, gap })
      return text.slice(0, text.indexOf('  This commit'))
    })
    expect((await Promise.all(texts)).join('')).toMatchInlineSnapshot(`
      "  This clone is shallow. The commits that are not in it were not checked, so whether it was pushed
        before is not certain. To check them:
          git fetch --unshallow
          npx keyhold scan --staged
        This clone is partial. The objects that are not in it were not checked, so whether it was pushed
        before is not certain. To check them:
          git fetch --refetch --no-filter
          npx keyhold scan --staged
        Not all commits, branches, tags and stashes could be checked in the time there is, so whether it
        was pushed before is not certain. To check all:
          KEYHOLD_EXPOSURE_SECONDS=600 npx keyhold scan --staged
        git could not read all commits, so whether it was pushed before is not certain. To see why:
          git fsck --connectivity-only
      "
    `)
  })

  test('when a key was pushed, maybe longer ago than is known', async () => {
    const text = await shown({ ...pushed, checked: false, gap: 'time' }, { door: 'range' })
    expect(text.split('\n').slice(0, 6).join('\n')).toMatchInlineSnapshot(`
      "  It is leaked: commit 0123456789 of 2024-05-03 has it in config/old.js, and a remote has that
        commit (origin/main, origin/release).
        Not all commits, branches, tags and stashes could be checked in the time there is, so it may be
        out for longer than that. To check all:
          KEYHOLD_EXPOSURE_SECONDS=600 npx keyhold scan --range 0123456789
        Roll it first, now:"
    `)
  })
})

describe('the first step', () => {
  const first = async (path: string, before?: string) => {
    const text = await shown({ state: 'staged', checked: true }, { path, ...(before === undefined ? {} : { before }) })
    return text.slice(text.indexOf('1. '), text.indexOf('    2. ')).trimEnd()
  }

  test('in a variable that a bundler writes into the app', async () => {
    expect(await first('.env', 'NEXT_PUBLIC_STRIPE_KEY=')).toMatchInlineSnapshot(`
      "1. Take it out of the file: NEXT_PUBLIC_STRIPE_KEY ships to users, and anyone can read it out of
             the app. Use it on a server only, and let the app ask that server. What belongs here is the
             Stripe publishable key."
    `)
  })

  test('in a bundle for browsers', async () => {
    expect(await first('public/js/shop.js')).toMatchInlineSnapshot(`
      "1. Take it out of the file: this file ships to users, and anyone can read it out of the app. Use
             it on a server only, and let the app ask that server. What belongs here is the Stripe
             publishable key."
    `)
  })

  test('in a test', async () => {
    expect(await first('test/pay.test.ts')).toMatchInlineSnapshot(`
      "1. No live key is needed here: use the test-mode key of Stripe, which you get where you got this
             one. Take it out of the file and read it from the environment:
               process.env.STRIPE_SECRET_KEY"
    `)
  })

  test('in the environment for development', async () => {
    expect(await first('.env.development', 'STRIPE_SECRET_KEY=')).toMatchInlineSnapshot(`
      "1. No live key is needed here: use the test-mode key of Stripe, which you get where you got this
             one. Keep the file out of git (.gitignore) and commit .env.example with an empty value. Take
             it out of the file."
    `)
  })

  test('in a workflow of GitHub Actions', async () => {
    expect(await first('.github/workflows/ci.yml', 'STRIPE_SECRET_KEY: ')).toMatchInlineSnapshot(`
      "1. No live key is needed here: use the test-mode key of Stripe, which you get where you got this
             one. Add it under Settings, Secrets and variables, Actions. Take it out of the file and read
             it from the environment:
               \${{ secrets.STRIPE_SECRET_KEY }}"
    `)
  })
})

test.for([
  ['src/app.ts', 'const key = import.meta.env.VITE_KEY', 'users'],
  ['.env', 'REACT_APP_KEY=', 'users'],
  ['.env.development', 'EXPO_PUBLIC_KEY=', 'users'],
  ['.env', 'INVITE_KEY=', undefined],
  ['.env', 'NOT_PUBLIC_KEY=', undefined],
  ['index.html', '', 'users'],
  ['dist/app.min.js', '', 'users'],
  ['ios/App/Info.plist', '', 'users'],
  ['android/app/src/main/res/values/strings.xml', '', 'users'],
  ['android/app/src/main/AndroidManifest.xml', '', 'users'],
  ['electron/main.js', '', 'users'],
  ['test/pay.ts', '', 'tests'],
  ['src/__fixtures__/a.json', '', 'tests'],
  ['src/pay.spec.ts', '', 'tests'],
  ['pay_test.go', '', 'tests'],
  ['tests/test_pay.py', '', 'tests'],
  ['src/test/java/PayTest.java', '', 'tests'],
  ['.env.development.local', '', 'tests'],
  ['.gitlab-ci.yml', '', 'tests'],
  ['.circleci/config.yml', '', 'tests'],
  ['src/pay.ts', '', undefined],
  ['src/latest/pay.ts', '', undefined],
  ['.env.production', '', undefined],
  ['server/static.ts', '', undefined],
  ['contest.py', '', undefined],
] as const)('%s with “%s” is for: %s', ([path, line, kind]) => {
  expect(surroundingsOf(path, line)?.kind).toBe(kind)
})
