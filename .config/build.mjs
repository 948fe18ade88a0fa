// Builds dist/: the command as one CommonJS file with chunks that are loaded on demand and a file that starts it, the
// library as ES modules.
import { execFileSync } from 'node:child_process'
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32 } from 'node:zlib'
import { build } from 'rolldown'

const root = new URL('..', import.meta.url)
const path = (name) => fileURLToPath(new URL(name, root))
const { version } = JSON.parse(readFileSync(path('package.json'), 'utf8'))

/** Node below 14 cannot read `??=`; down to there the command must start to say that it is too old. */
const TARGET = 'es2019'

/** Stands before everything else, so that an old Node says why it cannot run keyhold instead of failing to. */
const GUARD = `#!/usr/bin/env node
;(function () {
  var parts = process.versions.node.split('.')
  if (+parts[0] > 20 || (+parts[0] === 20 && +parts[1] >= 17)) return
  process.stderr.write('keyhold: keyhold needs Node 20.17 or newer; this is ' + process.versions.node + '. Nothing was scanned, so nothing is let through.\\n  Install a newer Node, or put it first on PATH, and commit again.\\n')
  process.exit(2)
})()`

rmSync(path('dist'), { recursive: true, force: true })

const shared = {
  platform: 'node',
  // It would have the last word on fields.
  tsconfig: false,
  external: ['execa', 'husky', 'jsonc-parser', 'micromatch', 're2js', /^node:/],
  transform: {
    target: TARGET,
    define: { __VERSION__: JSON.stringify(version) },
    // Fields are assigned: to define them, as the target would need it, takes ten times as long for each object.
    assumptions: { setPublicClassFields: true },
  },
}

const files = await packed()

/**
 * What the command takes from elsewhere than the sources do. The automaton is built now and read from a file later,
 * rules are loaded file by file, and their examples are not made at all: each would take longer than a small commit.
 */
const standIns = {
  name: 'stand-ins',
  resolveId: (id) => {
    if (id.endsWith('/rules/catalogue.js')) return path('src/rules/packed.ts')
    return id === '../core/sample.js' ? path('src/core/unsampled.ts') : undefined
  },
}

/**
 * What comes from elsewhere is loaded when it is first used. A clean scan needs no parser of arguments, a configuration
 * without globs no engine for them; in a module of its own each would have to be waited for.
 */
const lazyRequires = {
  name: 'lazy-requires',
  renderChunk: (code) =>
    code.replace(
      /^let (\w+) = require\(("(?:node:[\w/]+|[a-z][\w-]*)")\);$/gm,
      'let $1 = new Proxy({}, { get: (_, name) => require($2)[name] });',
    ),
}

await build({
  ...shared,
  transform: {
    ...shared.transform,
    define: {
      ...shared.transform.define,
      __CHECKSUMS__: JSON.stringify(Object.fromEntries(files.map(([name, bytes]) => [name, crc32(bytes)]))),
    },
  },
  input: { keyhold: path('src/bin.ts') },
  plugins: [standIns, lazyRequires],
  // Chunks may import from the command itself, so that what it needs at start stays in one file.
  preserveEntrySignatures: 'allow-extension',
  output: {
    dir: path('dist'),
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name].cjs',
    codeSplitting: {
      groups: [
        // What the command needs at start stands in one file; without this, what chunks share with it is split off.
        { name: 'keyhold', test: /src\/bin\.ts$/ },
        // What many rules share.
        { name: (id) => basename(id, '.ts'), debugName: 'shared', test: /src\/core\/(assigned|checksum|random)\.ts$/ },
      ],
    },
  },
})
// Chunks ask for keyhold.cjs, which runs the program as its own. In ASCII, because V8 reads it in half of the bytes.
const program = readFileSync(path('dist/keyhold.cjs'), 'utf8').replace(/[^\0-\x7f]/g, escaped)
writeFileSync(path('dist/program.cjs'), `(function (exports, require, module, __filename, __dirname) {${program}})\n`)
await build({
  ...shared,
  input: { keyhold: path('src/launch.ts') },
  output: { dir: path('dist'), format: 'cjs', entryFileNames: '[name].cjs', banner: GUARD },
})
chmodSync(path('dist/keyhold.cjs'), 0o755)
for (const [name, bytes] of files) writeFileSync(path(`dist/${name}`), bytes)

await build({
  ...shared,
  input: { index: path('src/index.ts'), 'lint-staged': path('src/lint-staged.ts') },
  logLevel: 'silent',
  output: { dir: path('dist'), format: 'esm', entryFileNames: '[name].js' },
})
execFileSync(process.execPath, [path('node_modules/typescript/bin/tsc'), '-p', path('.config/tsconfig.types.json')], {
  stdio: 'inherit',
})

/** A character of a string, a template, a pattern or a comment, as an escape. */
function escaped(char) {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** The files that packed.ts reads, with their names. */
async function packed() {
  const { output } = await build({
    ...shared,
    input: path('.config/automaton.ts'),
    write: false,
    output: { format: 'esm', codeSplitting: false },
  })
  const built = await import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`)
  return Object.entries(await built.packedFiles())
}
