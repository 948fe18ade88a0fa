import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { advise } from '../../src/core/advice.js'
import { catalogueOf } from '../../src/core/catalogue.js'
import { detect } from '../../src/core/detect.js'
import type { Exposure } from '../../src/core/finding.js'
import { fingerprinter, redact } from '../../src/core/redact.js'
import type { Judged } from '../../src/report/report.js'
import { toJson } from '../../src/report/json.js'
import { toPretty } from '../../src/report/pretty.js'
import { rules } from '../../src/rules/index.js'
import { leaksOf, secrets } from '../program/secrets.js'

/** What is advised by provider, exposure, place and language: every row of the table that they span. */

const catalogue = catalogueOf(rules)
const date = '2024-05-03T10:00:00+02:00'
const commit = '0123456789abcdef0123456789abcdef01234567'

/** A line with a key of each group of providers, and whether its provider has a test mode. */
const GROUPS: Readonly<
  Record<string, { readonly line: string; readonly secret: string; readonly hasTestMode: boolean }>
> = {
  payments: { line: `key = "${secrets.stripeLive}"`, secret: secrets.stripeLive, hasTestMode: true },
  'code hosts': example('github-pat-classic'),
  'language models': example('openai-api-key'),
  chat: example('slack-bot-token'),
  databases: {
    line: `url = "postgres://shop:${secrets.stripeRestricted.slice(20, 30)}@db.shopworks.io:5432/a"`,
    secret: secrets.stripeRestricted.slice(20, 30),
    hasTestMode: false,
  },
}

function example(id: string): { line: string; secret: string; hasTestMode: boolean } {
  const rule = rules.find((known) => known.id === id)
  if (rule === undefined) throw new Error(id)
  const [line] = rule.examples
  return { line, secret: new RegExp(rule.pattern).exec(line)?.groups?.['secret'] ?? '', hasTestMode: false }
}

const committed = {
  state: 'committed',
  commit,
  date,
  path: 'old.ts',
  refs: ['refs/heads/main'],
  checked: true,
} as const

/** How far it has come, what is said of it, and the command that only this calls for. */
const EXPOSURES: Readonly<Record<string, readonly [Exposure, RegExp, RegExp]>> = {
  staged: [
    { state: 'staged', checked: true },
    /^This commit has not left your machine\./,
    /^git (?:add|rm) .* git commit$/,
  ],
  'in the last commit': [
    { ...committed, position: 'last' },
    /^Commit 0123456789 of 2024-05-03 has it in old\.ts/,
    /--amend$/,
  ],
  'in an older commit': [
    { ...committed, position: 'earlier' },
    /as far as git can tell it has not left your machine/,
    /^git rebase .* 0123456789~1$/,
  ],
  'in the first commit': [{ ...committed, position: 'earlier', isRoot: true }, /^Commit/, /^git rebase .* --root$/],
  'on another branch': [
    { ...committed, position: 'elsewhere', refs: ["refs/heads/ada's"] },
    /^Commit/,
    /^git rebase .* 'ada'\\''s'$/,
  ],
  'in a stash': [
    { ...committed, position: 'elsewhere', refs: ['stash@{1}'] },
    /^Commit/,
    /^git stash drop 'stash@\{1\}'$/,
  ],
  'in a tag': [
    { ...committed, position: 'elsewhere', refs: ['refs/tags/v1'] },
    /Which tags were pushed git does not keep/,
    /^git tag --delete v1$/,
  ],
  pushed: [
    { ...committed, state: 'pushed', refs: ['refs/remotes/origin/main'] },
    /^It is leaked: commit 0123456789 of 2024-05-03 has it in old\.ts, and a remote has that commit \(origin\/main\)\.$/,
    /^git (?:add|rm) .* git commit$/,
  ],
}

/** How a file of each language reads the environment; undefined where the format cannot. */
const LANGUAGES: Readonly<Record<string, RegExp | undefined>> = {
  'pay.ts': /^process\.env\.\w+$/,
  'pay.jsx': /^process\.env\.\w+$/,
  'pay.py': /^os\.environ\["\w+"\]$/,
  'pay.rb': /^ENV\.fetch\("\w+"\)$/,
  'pay.php': /^getenv\('\w+'\)$/,
  'pay.go': /^os\.Getenv\("\w+"\)$/,
  'Pay.java': /^System\.getenv\("\w+"\)$/,
  'Pay.kt': /^System\.getenv\("\w+"\)$/,
  'Pay.cs': /^Environment\.GetEnvironmentVariable\("\w+"\)$/,
  'pay.rs': /^std::env::var\("\w+"\)\?$/,
  'Pay.swift': /^ProcessInfo\.processInfo\.environment\["\w+"\]$/,
  'pay.sh': /^"\$\w+"$/,
  '.github/workflows/pay.yml': /^\$\{\{ secrets\.\w+ \}\}$/,
  '.gitlab-ci.yml': /^\$\w+$/,
  'compose.yaml': /^\$\{\w+\}$/,
  'k8s/pay.yaml': /^\$\{\w+\}$/,
  'main.tf': /^var\.<name>$/,
  'config.json': undefined,
  '.env': undefined,
}

/** Where it stands, as a folder, and whom that is for. */
const PLACES: Readonly<Record<string, 'users' | 'tests' | undefined>> = {
  '': undefined,
  "src/it's mine/": undefined,
  'test/': 'tests',
  'electron/': 'users',
}

const rows = Object.entries(GROUPS).flatMap(([group, { line }]) =>
  Object.keys(EXPOSURES).flatMap((exposure) =>
    Object.keys(PLACES).flatMap((place) =>
      Object.keys(LANGUAGES).map((language) => ({ group, line, exposure, place, language })),
    ),
  ),
)

/** Slow for a password: asked once for all rows. */
const mark = fingerprinter()

const situationOf = async ({ group, line, exposure, place, language }: (typeof rows)[number]) => {
  const candidates = await detect(Buffer.from(`${line}\n`), catalogue)
  const found = candidates.find(({ secret }) => GROUPS[group]?.secret.includes(secret))
  const [finding] = redact([{ path: place + language, candidates: found === undefined ? [] : [found] }], mark)
  if (found === undefined || finding === undefined) throw new Error(`nothing was found: ${group}`)
  const [state, situation, command] = EXPOSURES[exposure] as (typeof EXPOSURES)[string]
  const advice = advise(finding, found.rule, { door: 'staged', folder: '', exposure: state })
  const judged: Judged = { ...finding, verdict: 'block', reason: '', advice, exposure: state }
  return { finding, rule: found.rule, advice, situation, command, judged }
}

test.for(Object.keys(GROUPS))(
  '%s: at every exposure, in every place and language, each in its order',
  async (group) => {
    const commands = new Set<string>()
    for (const row of rows.filter((each) => each.group === group)) {
      const { advice, situation, command, rule, finding } = await situationOf(row)
      const label = `${row.exposure}, ${row.place}${row.language}`
      const [texts, typed] = [advice.steps.map(({ text }) => text), advice.steps.flatMap((step) => step.commands)]
      expect([label, advice.situation]).toEqual([label, expect.stringMatching(situation)])
      // A workflow and a file for development say themselves whom they are for.
      const isShipped = PLACES[row.place] === 'users' && !row.language.endsWith('.yml')
      const reading = LANGUAGES[row.language]
      const reads = reading === undefined ? [] : typed.filter((each) => reading.test(each))
      expect([label, texts.join(' ').includes('ships to users')]).toEqual([label, isShipped])
      expect([label, reads.length]).toEqual([label, isShipped || reading === undefined ? 0 : 1])
      if (row.place === 'test/') {
        const isLive = finding.mode === 'live'
        expect([label, texts.join(' ').includes('use the test-mode key')]).toEqual([label, isLive])
        expect(isLive).toBe(GROUPS[group]?.hasTestMode)
      }
      expect([label, typed.some((each) => command.test(each))]).toEqual([label, true])
      expect(advice.ifShared.revokeAt[0]).toBe(rule.remediation.revokeAt)
      expect(advice.ifShared.steps.slice(0, rule.remediation.steps.length)).toEqual(rule.remediation.steps)
      if (row.exposure === 'pushed') {
        expect(advice.ifShared).toMatchObject({ isFirst: true, heading: 'Roll it first, now:' })
        expect(texts[0]).toContain('read the request logs since 2024-05-03')
        expect(texts.at(-1)).toContain('Rewriting history does not undo it')
      } else expect([label, advice.ifShared.isFirst]).toEqual([label, false])
      if (row.exposure === 'staged') expect(advice.ifShared.heading).toMatch(/^If it was ever/)
      if (row.exposure.startsWith('in ') || row.exposure.startsWith('on '))
        expect(advice.ifShared.heading).toMatch(/^Roll it as well/)
      for (const each of [...typed, ...(advice.fix?.commands ?? [])].filter((word) => /^(?:git|npx) /.test(word)))
        commands.add(each)
    }
    const { status, stderr } = spawnSync('sh', ['-n'], { input: [...commands].join('\n'), encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(commands.size).toBeGreaterThan(20)
  },
)

test('what is shown is whole without colour and at any width, and the data say the same', async () => {
  for (const row of rows.filter(({ language }) => ['pay.ts', 'config.json', '.env'].includes(language))) {
    const { judged, advice } = await situationOf(row)
    const report = {
      door: 'staged' as const,
      scanned: { files: 1, lines: 1, bytes: 1 },
      skipped: [],
      findings: [judged],
    }
    const squeezed = (text: string) => text.replaceAll(/\s+/g, '')
    const pages = [40, 80, 200].map((width) => toPretty(report, { width, isColoured: false }))
    for (const page of pages) {
      expect(page).not.toMatch(/undefined|\[object/)
      expect(page).not.toContain(String.fromCharCode(27))
      expect(leaksOf(page, GROUPS[row.group]?.secret as string)).toEqual([])
      const shown = squeezed(page)
      const said = [advice.situation, ...advice.steps.map(({ text }) => text), ...advice.ifShared.steps]
      for (const text of said) expect(shown).toContain(squeezed(text))
      for (const command of advice.steps.flatMap(({ commands }) => commands)) expect(page).toContain(command)
      expect(shown).toContain(squeezed('Skipping the hook (--no-verify) does not make a key safe: it lets it out.'))
    }
    const document = JSON.parse(toJson(report))
    expect(document.findings[0].advice).toEqual(JSON.parse(JSON.stringify(advice)))
    expect(document.bypassing).toBe('Skipping the hook (--no-verify) does not make a key safe: it lets it out.')
  }
})
