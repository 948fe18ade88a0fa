/**
 * Scores keyhold's rules on labelled cases, one JSON object a line:
 *
 *     {"id", "rule", "text", "filename", "expect": "secret" | "clean", "secret", "needs_context", "form"}
 *
 * A case counts as found when a finding overlaps `secret`. Recall is the mean over `rule`, because the same token comes
 * in many forms. Clean text to count false alarms on is any number of folders of real files.
 */
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { catalogueOf } from '../../src/core/catalogue.js'
import { type Candidate, detect } from '../../src/core/detect.js'
import { defaultPolicy, judge } from '../../src/policy/judge.js'
import { redact } from '../../src/core/redact.js'
import { rules } from '../../src/rules/index.js'

export interface Case {
  readonly id: string
  readonly rule: string
  readonly text: string
  readonly expect: 'secret' | 'clean'
  readonly secret?: string
  readonly needs_context?: boolean
}

/** How many cases of a rule were found, of how many. */
export interface Tally {
  found: number
  of: number
}

export interface Score {
  /** By the corpus's name of the rule: cases with a distinctive prefix, and cases that need context. */
  readonly prefixed: ReadonlyMap<string, Tally>
  readonly contextual: ReadonlyMap<string, Tally>
  readonly misses: readonly Case[]
  readonly alarms: readonly { readonly id: string; readonly rules: readonly string[]; readonly verdict: string }[]
}

export interface Noise {
  lines: number
  bytes: number
  findings: number
  blocks: number
  readonly byRule: Map<string, number>
  readonly places: string[]
}

const catalogue = catalogueOf(rules)

/** Scores every case of a file. */
export async function scoreCases(file: string): Promise<Score> {
  const prefixed = new Map<string, Tally>()
  const contextual = new Map<string, Tally>()
  const misses: Case[] = []
  const alarms: Score['alarms'][number][] = []
  for await (const line of createInterface(createReadStream(file))) {
    if (line === '') continue
    const labelled = JSON.parse(line) as Case
    const candidates = await detect(Buffer.from(labelled.text), catalogue)
    if (labelled.expect === 'clean') {
      const verdict = worst(candidates)
      if (verdict !== 'pass') alarms.push({ id: labelled.id, rules: candidates.map(({ rule }) => rule.id), verdict })
      continue
    }
    const tallies = labelled.needs_context ? contextual : prefixed
    const tally = tallies.get(labelled.rule) ?? { found: 0, of: 0 }
    tallies.set(labelled.rule, tally)
    tally.of++
    if (isFound(labelled, candidates)) tally.found++
    else misses.push(labelled)
  }
  return { prefixed, contextual, misses, alarms }
}

/** The mean over rules of the share that was found. */
export function recall(tallies: ReadonlyMap<string, Tally>): number {
  const shares = [...tallies.values()].map(({ found, of }) => found / of)
  return shares.reduce((sum, share) => sum + share, 0) / shares.length
}

/** Counts findings in files that hold no secrets. */
export async function countNoise(
  folders: readonly string[],
  noise: Noise = { lines: 0, bytes: 0, findings: 0, blocks: 0, byRule: new Map(), places: [] },
): Promise<Noise> {
  for (const path of folders) {
    if (statSync(path).isDirectory()) {
      await countNoise(
        readdirSync(path, { withFileTypes: true })
          .filter((entry) => entry.isDirectory() || entry.isFile())
          .map(({ name }) => join(path, name)),
        noise,
      )
      continue
    }
    const bytes = readFileSync(path)
    noise.bytes += bytes.length
    noise.lines += bytes.reduce((lines, byte) => (byte === 10 ? lines + 1 : lines), 1)
    for (const candidate of await detect(bytes, catalogue)) {
      const verdict = worst([candidate])
      if (verdict === 'pass') continue
      noise.findings++
      if (verdict === 'block') noise.blocks++
      noise.byRule.set(candidate.rule.id, (noise.byRule.get(candidate.rule.id) ?? 0) + 1)
      noise.places.push(`${verdict} ${candidate.rule.id} ${path}:${candidate.line}:${candidate.column}`)
    }
  }
  return noise
}

function worst(candidates: readonly Candidate[]): 'block' | 'warn' | 'pass' {
  const verdicts = redact([{ path: '', candidates }]).map((finding) => judge(finding, defaultPolicy).verdict)
  return verdicts.includes('block') ? 'block' : verdicts.includes('warn') ? 'warn' : 'pass'
}

function isFound({ text, secret = '' }: Case, candidates: readonly Candidate[]): boolean {
  const at = Buffer.from(text).indexOf(secret)
  return candidates.some(({ start, end }) => at < 0 || (start < at + Buffer.byteLength(secret) && end > at))
}
