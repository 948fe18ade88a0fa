import type { Candidate, Catalogue } from '../core/detect.js'
import { Sealed } from '../core/handover.js'
import { variableFor } from '../core/naming.js'
import { type Reading, replaceIn } from '../core/replacing.js'
import { fingerprinter, redact } from '../core/redact.js'
import { isSecretFile, surroundingsOf } from '../core/surroundings.js'
import { listingOf } from '../diff/listing.js'
import { isIgnored, objectBytes, type Staging } from '../git/rewrite.js'
import { contextOf, type GitContext } from '../git/run.js'
import { stagedChanges } from '../git/staged.js'
import { indexEntries, type IndexEntry } from '../git/tracked.js'
import { fileAt, type Fresh, isLink } from '../install/replace.js'
import type { Judged } from '../report/report.js'
import { builtInCatalogue } from '../rules/catalogue.js'
import { scanStream, shownPath } from './engine.js'
import { settingsOf } from './settings.js'
import { scanStaged } from './staged.js'
import type { World } from './world.js'

/** What `fix` would do. Nothing of it holds a key but what is sealed. */
export interface Plan {
  readonly context: GitContext
  readonly keys: readonly Key[]
  readonly changes: readonly Change[]
  /** Files that hold nothing but secrets: they leave the index, and stay where they are. */
  readonly untracked: readonly string[]
  /** Lines that are added to files of names. */
  readonly additions: readonly { readonly path: string; readonly lines: readonly string[] }[]
  readonly refused: readonly Refusal[]
  /** What only looks like a secret. */
  readonly left: readonly Judged[]
  /** What else to know. */
  readonly notes: readonly string[]
  readonly stagings: readonly Staging[]
  /** `.gitignore`, which must be there before a key goes into an ignored file. */
  readonly first: readonly Fresh[]
  readonly files: readonly Fresh[]
  /** The ignored file that takes test keys, and what separates them from what it has. */
  readonly dotenv: { readonly file: Buffer; readonly lead: string }
}

/** A key that is taken out. */
export interface Key {
  readonly finding: Judged
  readonly variable: string
  readonly sealed: Sealed
  /** What becomes of `.env`, which a test key may go into; a live one goes into no file. */
  readonly dotenv: 'takes it' | 'has it' | 'stays out'
}

/** The keys that go into no file. */
export function liveKeys({ keys }: Plan): readonly Key[] {
  return keys.filter(({ finding }) => finding.mode !== 'test')
}

/** One line that changes. */
export interface Change {
  readonly path: string
  readonly line: number
  readonly before: string
  readonly after: string
  readonly title: string
}

interface Refusal {
  readonly path: string
  readonly line: number
  readonly title: string
  /** A sentence. */
  readonly reason: string
}

/** What can be done about the keys that are staged; of one of them, where a fingerprint is given. Changes nothing. */
export async function planFix(world: World, only: string | undefined): Promise<Plan> {
  const staged = await stagedChanges(contextOf(world.cwd, world.env))
  const { repository, changes } = staged
  const context = { cwd: repository.top, env: repository.env }
  const paths = changes.map(({ path }) => path)
  const { catalogue } = await settingsOf({ top: context.cwd, context }, builtInCatalogue(), paths)
  const { findings } = await scanStaged(world, builtInCatalogue(), undefined, staged)
  const asked = findings.filter(
    ({ fingerprint, verdict }) => verdict !== 'pass' && (only === undefined || fingerprint === only),
  )
  const wanted = asked.filter(({ verdict, certainty }) => verdict === 'block' || certainty === 'certain')
  const planner = new Planner(context, catalogue, wanted, await indexEntries(context))
  const modes = new Map(changes.map(({ path, mode }) => [path, mode]))
  for (const { path, oid } of listingOf(changes).entries) await planner.file(path, oid, modes.get(path) ?? '')
  await planner.conflicts()
  return planner.plan(asked.filter((finding) => !wanted.includes(finding)))
}

/** A text with what was found in it. */
interface Scanned {
  readonly bytes: Buffer
  readonly wanted: readonly Candidate[]
  readonly others: readonly Candidate[]
}

/** The names under which a repository may keep the list of its variables. The first is made where there is none. */
const EXAMPLES = ['.env.example', '.env.sample', '.env.template', '.env.dist']

class Planner {
  private readonly mark = fingerprinter()
  private readonly byFingerprint: ReadonlyMap<string, Judged>
  /** Where something stands that is wanted. */
  private readonly paths: ReadonlySet<string>
  private readonly keys = new Map<string, Omit<Key, 'dotenv'>>()
  private readonly changes: Change[] = []
  /** By their bytes, the paths as they may be shown. */
  private readonly untracked = new Map<string, string>()
  private readonly refused: Refusal[] = []
  private readonly notes = new Set<string>()
  private readonly stagings = new Map<string, Staging>()
  private readonly files = new Map<string, Fresh>()
  /** Fingerprints of which something was said. */
  private readonly told = new Set<string>()
  /** Variables that a program reads, and not the runner of a workflow. */
  private readonly listed = new Set<string>()

  constructor(
    private readonly context: GitContext,
    private readonly catalogue: Catalogue,
    findings: readonly Judged[],
    private readonly index: readonly IndexEntry[],
  ) {
    this.byFingerprint = new Map(findings.map((finding) => [finding.fingerprint, finding]))
    this.paths = new Set(findings.flatMap(({ places }) => places.map(({ path }) => path)))
  }

  /** Plans what happens to one staged file. */
  async file(path: string, oid: string, mode: string): Promise<void> {
    const shown = await shownPath(path, this.catalogue)
    if (!this.paths.has(shown)) return
    const staged = await this.scan(await objectBytes(this.context, oid))
    if (staged.wanted.length === 0) return
    const refuse = (reason: string) => this.refuse(shown, staged.wanted, reason)
    if (mode === '120000') return refuse('It stands in the target of a symbolic link.')
    if (isSecretFile(shown)) return this.untrack(path, oid, shown, staged)
    const shipped = staged.wanted.find((candidate) => this.isShipped(shown, candidate))
    if (shipped !== undefined)
      return refuse(
        'What stands there ships to users, and anyone can read it out of the app: use the key on a server only.',
      )
    const onDisk = this.isBehindLink(path) ? 'nothing' : fileAt(this.fileOf(path))
    if (onDisk === 'other') return refuse('In the work tree a link or a folder stands at its place.')
    const index = this.replaced(staged, shown)
    if ('reason' in index) return refuse(index.reason)
    const work = onDisk === 'nothing' ? undefined : await this.scan(onDisk)
    const file = work === undefined ? undefined : this.replaced(work, shown)
    if (file !== undefined && 'reason' in file) return refuse(file.reason)
    if (!(await this.isClean(index.bytes)) || (file !== undefined && !(await this.isClean(file.bytes))))
      return refuse('It would still be found there after the change: take it out by hand.')
    this.keep(shown, staged, index.readings, index.needs)
    this.stagings.set(path, { path, before: oid, blob: { mode, bytes: index.bytes } })
    if (work !== undefined && file !== undefined && !file.bytes.equals(work.bytes))
      this.files.set(path, { file: this.fileOf(path), before: work.bytes, after: file.bytes })
  }

  /** What stands in a conflict is no part of the next commit yet, and cannot be told apart. */
  async conflicts(): Promise<void> {
    const sides = this.index.filter(({ stage }) => stage > 0)
    const said = new Set<string>()
    for (const { path, oid } of sides) {
      const { candidates } = await scanStream([await objectBytes(this.context, oid)], this.catalogue)
      const first = candidates.find(({ certainty, mode }) => certainty === 'certain' && mode !== 'public')
      if (first === undefined || said.has(path)) continue
      said.add(path)
      const reason = 'The path is in conflict: resolve it without the key, and stage it.'
      this.refused.push({
        path: await shownPath(path, this.catalogue),
        line: first.line,
        title: first.rule.title,
        reason,
      })
    }
  }

  async plan(left: readonly Judged[]): Promise<Plan> {
    for (const { fingerprint, places, title } of this.byFingerprint.values()) {
      if (this.told.has(fingerprint)) continue
      const [{ path, line, within }] = places
      const reason =
        within === 'name'
          ? 'It is part of a name: rename it with git mv.'
          : 'It stands in an object of Git LFS: take it out of the file, and stage that.'
      this.refused.push({ path, line, title, reason })
    }
    const additions = await this.addLines()
    const keys = [...this.keys.values()].map((key) => ({ ...key, dotenv: this.dotenvOf(key) }))
    const { '.gitignore': ignoring, ...others } = Object.fromEntries(this.files) as Record<string, Fresh>
    const dotenv = fileAt(this.fileOf('.env'))
    return {
      context: this.context,
      keys,
      changes: this.changes,
      untracked: [...this.untracked.values()],
      additions,
      refused: this.refused,
      left,
      notes: [...this.notes],
      stagings: [...this.stagings.values()],
      first: ignoring === undefined ? [] : [ignoring],
      files: Object.values(others),
      dotenv: {
        file: this.fileOf('.env'),
        lead: Buffer.isBuffer(dotenv) && dotenv.length > 0 && dotenv.at(-1) !== 10 ? '\n' : '',
      },
    }
  }

  private async scan(bytes: Buffer): Promise<Scanned> {
    const { candidates } = await scanStream([bytes], this.catalogue)
    const isWanted = (candidate: Candidate) => this.byFingerprint.has(this.mark(candidate))
    return {
      bytes,
      wanted: candidates.filter(isWanted),
      others: candidates.filter((candidate) => !isWanted(candidate)),
    }
  }

  private async isClean(bytes: Buffer): Promise<boolean> {
    return (await this.scan(bytes)).wanted.length === 0
  }

  private replaced({ bytes, wanted, others }: Scanned, shown: string) {
    const named = wanted.map((candidate) => ({ candidate, variable: this.variableOf(candidate) }))
    return replaceIn(bytes, shown, named, others)
  }

  /** One name for each key; a second key of the same kind gets a number. */
  private readonly variables = new Map<string, string>()
  private variableOf(candidate: Candidate): string {
    const fingerprint = this.mark(candidate)
    const known = this.variables.get(fingerprint)
    if (known !== undefined) return known
    const name = variableFor(candidate)
    const taken = new Set(this.variables.values())
    let free = name
    for (let number = 2; taken.has(free); number++) free = `${name}_${number}`
    this.variables.set(fingerprint, free)
    return free
  }

  private isShipped(shown: string, { mode, around }: Candidate): boolean {
    return mode !== 'test' && surroundingsOf(shown, around.text)?.kind === 'users'
  }

  private refuse(path: string, wanted: readonly Candidate[], reason: string): void {
    for (const candidate of wanted) {
      this.told.add(this.mark(candidate))
      this.refused.push({ path, line: candidate.line, title: candidate.rule.title, reason })
    }
  }

  private keep(shown: string, { wanted }: Scanned, readings: readonly Reading[], needs: string | undefined): void {
    const masked = new Map(
      redact([{ path: shown, candidates: wanted }], this.mark).map(({ fingerprint, excerpt }) => [
        fingerprint,
        excerpt.text,
      ]),
    )
    for (const { candidate, after } of readings) {
      const fingerprint = this.mark(candidate)
      const finding = this.byFingerprint.get(fingerprint) as Judged
      const variable = this.variableOf(candidate)
      this.told.add(fingerprint)
      this.changes.push({
        path: shown,
        line: candidate.line,
        title: finding.title,
        before: masked.get(fingerprint) ?? '…',
        after,
      })
      this.keys.set(fingerprint, {
        finding,
        variable,
        sealed: new Sealed(candidate),
      })
      if (!/(?:^|\/)\.(?:github|gitlab)/.test(shown)) this.listed.add(variable)
    }
    if (needs !== undefined) this.notes.add(`${shown} needs ${needs} at its top, which is not there yet.`)
  }

  private untrack(path: string, oid: string, shown: string, { wanted }: Scanned): void {
    for (const candidate of wanted) this.told.add(this.mark(candidate))
    this.untracked.set(path, shown)
    this.stagings.set(path, { path, before: oid, blob: undefined })
    this.notes.add(
      `${shown} stays on your disk. A live key must not stay there either: move it to your secret manager.`,
    )
  }

  /** Names in the list of variables, and what must be ignored. */
  private async addLines(): Promise<Plan['additions']> {
    if (this.keys.size === 0 && this.untracked.size === 0) return []
    const hidden = [...(this.keys.size === 0 ? [] : ['.env']), ...this.untracked.keys()]
    const unhidden: string[] = []
    for (const path of hidden) if (!(await isIgnored(this.context, path))) unhidden.push(path)
    const ignored = unhidden.map((path) => (path === '.env' ? path : `/${path.replaceAll(/[\\*?[ ]/g, '\\$&')}`))
    const example = EXAMPLES.find((name) => this.entryAt(name) !== undefined) ?? (EXAMPLES[0] as string)
    const added = [
      { path: '.gitignore', lines: await this.add('.gitignore', ignored, (line) => line) },
      {
        path: example,
        lines: await this.add(
          example,
          [...this.listed].map((name) => `${name}=`),
          (line) => line.replace(/^\s*(?:export\s+)?([A-Za-z0-9_]+)\s*=.*$/, '$1='),
        ),
      },
    ]
    return added.filter(({ lines }) => lines.length > 0)
  }

  /** Adds lines to a file at the top, in the index and the work tree, where they are missing. Gives those it adds. */
  private async add(path: string, lines: readonly string[], nameOf: (line: string) => string): Promise<string[]> {
    if (lines.length === 0) return []
    const file = this.fileOf(path)
    const onDisk = fileAt(file)
    const entry = this.entryAt(path)
    if (onDisk === 'other' || (entry !== undefined && (entry.stage > 0 || entry.mode === '120000'))) {
      this.notes.add(`${path} is no file that can be edited; add to it by hand: ${lines.join(', ')}`)
      return []
    }
    const before = onDisk === 'nothing' ? undefined : onDisk
    const work = this.files.get(path)?.after ?? before ?? Buffer.alloc(0)
    const afterWork = withLines(work, lines, nameOf)
    // What the work tree lacks though it is tracked was deleted there, and stays so.
    if ((before !== undefined || entry === undefined) && !afterWork.equals(work))
      this.files.set(path, { file, before, after: afterWork })
    const index =
      this.stagings.get(path)?.blob?.bytes ??
      (entry === undefined ? undefined : await objectBytes(this.context, entry.oid))
    // An untracked file is its owner's to stage, unless a fix that was interrupted made it.
    const isOwn = before === undefined || before.equals(withLines(Buffer.alloc(0), lines, nameOf))
    const isNew = entry === undefined && isOwn && !(await isIgnored(this.context, path))
    const afterIndex = index === undefined ? (isNew ? afterWork : undefined) : withLines(index, lines, nameOf)
    if (afterIndex !== undefined && (index === undefined || !afterIndex.equals(index)))
      this.stagings.set(path, { path, before: entry?.oid, blob: { mode: entry?.mode ?? '100644', bytes: afterIndex } })
    return missing(index ?? work, lines, nameOf)
  }

  /** Whether a test key can go into `.env`: it must be a file that git ignores, without another value. */
  private dotenvOf({ finding, variable, sealed }: Omit<Key, 'dotenv'>): Key['dotenv'] {
    const there = fileAt(this.fileOf('.env'))
    if (finding.mode !== 'test' || there === 'other' || this.entryAt('.env') !== undefined || !sealed.isOneLine)
      return 'stays out'
    const values = Buffer.isBuffer(there) ? there.toString('latin1') : ''
    // A fix that was killed may have left it there.
    if (sealed.isSetIn(values, variable)) return 'has it'
    return new RegExp(`^\\s*(?:export\\s+)?${variable}\\s*=\\s*\\S`, 'm').test(values) ? 'stays out' : 'takes it'
  }

  private entryAt(path: string): IndexEntry | undefined {
    return this.index.find((entry) => entry.path === path)
  }

  private fileOf(path: string): Buffer {
    return Buffer.concat([Buffer.from(`${this.context.cwd}/`), Buffer.from(path, 'latin1')])
  }

  /** Git takes a file behind a link for deleted. */
  private isBehindLink(path: string): boolean {
    const folders = path.split('/').slice(0, -1)
    return folders.some((_, index) => isLink(this.fileOf(folders.slice(0, index + 1).join('/'))))
  }
}

/** The lines that a text lacks. */
function missing(bytes: Buffer, lines: readonly string[], nameOf: (line: string) => string): string[] {
  const known = new Set(bytes.toString('latin1').split(/\r?\n/).map(nameOf))
  return lines.filter((line) => !known.has(nameOf(line)))
}

function withLines(bytes: Buffer, lines: readonly string[], nameOf: (line: string) => string): Buffer {
  const fresh = missing(bytes, lines, nameOf)
  if (fresh.length === 0) return bytes
  const end = bytes.includes('\r\n') ? '\r\n' : '\n'
  const lead = bytes.length > 0 && bytes.at(-1) !== 10 ? end : ''
  return Buffer.concat([bytes, Buffer.from(lead + fresh.map((line) => line + end).join(''), 'latin1')])
}
