import { execFileSync } from 'node:child_process'
import {
  constants,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { sample } from '../src/core/sample.js'

/** Source, declarations, minified code, style sheets and data that people have published: about 270 MB of text. */
const PACKAGES = [
  'aws-sdk@2.1692.0',
  'date-fns@4.1.0',
  'mermaid@11.12.0',
  'monaco-editor@0.52.2',
  'three@0.180.0',
  'typescript@5.9.3',
]
/** What holds a key: an example with a session of its own, the token of a build, a signed link. */
const KEYS = /^aws-sdk\/(?:apis\/sts-2011-06-15\.examples\.json|buildspec\.yml|clients\/datasync\.d\.ts)$/
const TEXT = /\.(?:[cm]?[jt]s|json|md|css|html|txt|yml)$/

/** The folder with the text of these packages, made where it is not there yet. */
export function textFolder(cache: string): string {
  const folder = join(cache, 'text')
  if (existsSync(join(folder, '.git'))) return folder
  process.stderr.write(`Installing text to scan: ${PACKAGES.join(' ')}…\n`)
  const packages = join(cache, 'packages')
  mkdirSync(packages, { recursive: true })
  writeFileSync(join(packages, 'package.json'), '{ "private": true }\n')
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--silent']
  execFileSync('npm', ['install', ...flags, ...PACKAGES], { cwd: packages })
  // Scanners leave out what stands in a folder of that name.
  for (const path of filesIn(join(packages, 'node_modules')))
    if (!KEYS.test(path)) copyInto(folder, join(packages, 'node_modules', path), path.replaceAll('node_modules/', ''))
  rmSync(packages, { recursive: true })
  execFileSync('git', ['init', '-q', folder])
  return folder
}

/** Every n-th file of a folder, as a folder of its own. */
export function everyNth(folder: string, n: number, to: string): string {
  for (const [index, path] of filesIn(folder).entries()) if (index % n === 0) copyInto(to, join(folder, path), path)
  execFileSync('git', ['init', '-q', to])
  return to
}

/** The same folder with a key on every thousandth line. */
export function withFindings(folder: string, to: string): string {
  cpSync(folder, to, { recursive: true })
  let line = 0
  for (const path of filesIn(to)) {
    const text = readFileSync(join(to, path), 'latin1')
    const lines = text.split('\n').flatMap((each) => (++line % 1000 === 0 ? [keyLine(line), each] : [each]))
    writeFileSync(join(to, path), lines.join('\n'), 'latin1')
  }
  return to
}

/** A line with a key, another one for each number: of Stripe, or of Slack, which more scanners know. */
export function keyLine(number: number): string {
  const seed = String(number)
  return number % 2 === 0
    ? `const stripe = new Stripe('sk_live_51${sample.base62(87, seed)}00${sample.base62(8, seed)}')`
    : `const slack = new WebClient('xoxb-7${sample.digits(11, seed)}-7${sample.digits(12, seed)}-${sample.base62(24, seed)}')`
}

/** So many different files of the size that source has, spread over all of the text. */
export function sourceFiles(folder: string, count: number): string[] {
  const usual = filesIn(folder).filter((path) => {
    const { size } = statSync(join(folder, path))
    return size > 500 && size < 60_000
  })
  return Array.from({ length: count }, (_, index) => {
    const path = usual[Math.floor((index * usual.length) / count)] as string
    return readFileSync(join(folder, path), 'latin1')
  })
}

/** So many characters of text, of many files one after the other. */
export function textOf(folder: string, length: number): string {
  const texts: string[] = []
  let size = 0
  const files = filesIn(folder)
  // Neighbours are of one package: steps of a prime number go through all of them.
  for (let step = 0; size < length && step < files.length; step++) {
    const text = readFileSync(join(folder, files[(step * 7919) % files.length] as string), 'latin1')
    texts.push(text)
    size += text.length
  }
  return texts.join('\n').slice(0, length)
}

/** The paths of all text in a folder, in the same order everywhere. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

function copyInto(folder: string, from: string, path: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  copyFileSync(from, join(folder, path), constants.COPYFILE_FICLONE)
}
