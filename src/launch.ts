import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { Script } from 'node:vm'
import { crc32 } from 'node:zlib'

/*
 * What the command `keyhold` starts: it runs the program, from what V8 compiled before where that is at hand. To compile
 * it anew takes a third of the time that keyhold adds to a clean commit. The first scan of a commit keeps what V8
 * compiled beside the program. The build puts a check of the version of Node before all this.
 *
 * https://v8.dev/blog/code-caching, https://nodejs.org/docs/latest-v20.x/api/vm.html#scriptcreatecacheddata
 */

const PROGRAM = `${__dirname}/program.cjs`
/** V8 refuses what another version of it, or one with other flags, has made. */
const COMPILED = `${__dirname}/compiled-${process.versions.v8}-${process.arch}`
/** Before the code stand the checksums of the program it was made of and of itself, four bytes each. */
const HEAD = 8

let source: Buffer
let script: Script
try {
  source = readFileSync(PROGRAM)
  script = new Script(source.toString('latin1'), { filename: PROGRAM, cachedData: compiled() })
} catch {
  process.stderr.write(
    'keyhold: The installed keyhold is damaged: program.cjs is not what it was built with. Nothing is let through.\n' +
      '  Install it again: npm install --force keyhold, or delete node_modules and run npm ci.\n',
  )
  process.exit(2)
}
if (script.cachedDataRejected !== false && process.argv.includes('--staged')) process.on('exit', keep)
// The program is a function with the parameters of a module, and its chunks ask for this one.
script.runInThisContext()(exports, require, module, __filename, __dirname)

function compiled(): Buffer | undefined {
  try {
    const bytes = readFileSync(COMPILED)
    const code = bytes.subarray(HEAD)
    const isOurs = bytes.readUInt32LE(0) === crc32(source) && bytes.readUInt32LE(4) === crc32(code)
    return isOurs ? code : undefined
  } catch {
    return undefined
  }
}

/** A package that cannot be written to goes without. */
function keep(): void {
  // Whole or not at all, also when two commits are made at once.
  const made = `${COMPILED}.${process.pid}`
  try {
    const code = script.createCachedData()
    const head = Buffer.alloc(HEAD)
    head.writeUInt32LE(crc32(source), 0)
    head.writeUInt32LE(crc32(code), 4)
    writeFileSync(made, Buffer.concat([head, code]))
    try {
      renameSync(made, COMPILED)
    } finally {
      rmSync(made, { force: true })
    }
  } catch {}
}
