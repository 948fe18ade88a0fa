import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockIn, plant, uproot } from '../../src/install/hook.js'
import { byHand, folderIn, HOOKS, readScripts, scriptFor } from '../../src/install/scripts.js'

const scripts = readScripts(HOOKS)
const script = scripts['pre-commit'] as string
const OPEN = '# >>> keyhold (keyhold uninstall takes this block out)'
const CLOSE = '# <<< keyhold'

/** Hooks as people and tools leave them behind. */
const hooks = [
  ['an empty file', ''],
  ['only a line feed', '\n'],
  ['only a shebang', '#!/bin/sh\n'],
  ['only a shebang, without a line feed', '#!/bin/sh'],
  ['only a shebang with a carriage return', '#!/bin/sh\r'],
  ['a shebang and a command', '#!/bin/sh\nnpm test\n'],
  ['a command without a final newline', '#!/bin/sh\nnpm test'],
  ['a bare command without a final newline', 'npm test'],
  ['CRLF line ends', '#!/bin/sh\r\nnpm test\r\n'],
  ['CRLF line ends, no final one', '#!/bin/sh\r\nnpm test'],
  ['an exit at its top', '#!/bin/sh\nexit 0\nnpm test\n'],
  ['the lines of husky 8', '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\nnpx lint-staged\n'],
  ['a byte order mark', '\ufeff#!/bin/sh\nnpm test\n'],
  ['dollar signs that mean something to replace', "echo $& $` $' $1 $$\n"],
  ['a heredoc', 'cat <<EOF\n# <<< keyhold\nEOF\n'],
  ['an opening marker that nothing closes', `${OPEN}\nnpm test\n`],
  ['a closing marker that nothing opens', `${CLOSE}\nnpm test\n`],
  ['a marker in the middle of a line', `echo '${OPEN}'\necho '${CLOSE}'\n`],
] as const

/** Hooks out of such lines, other lines and markers, in any order, with any line ends. */
const line = fc.oneof(
  fc.constantFrom(
    '#!/bin/sh',
    'npm test',
    'exit 0',
    '',
    ' ',
    '\t',
    OPEN,
    CLOSE,
    `${CLOSE} `,
    '# >>> keyhold',
    '\ufeff',
  ),
  fc.string(),
  fc.string({ unit: 'binary' }),
)
const hook = fc
  .tuple(fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r', ''))))
  .map(([lines]) => lines.map(([text, end]) => text + end).join(''))
const anyScript = fc.constantFrom(...Object.values(scripts))

describe('the two laws', () => {
  test.for(hooks)('hold for %s', ([, text]) => {
    const planted = plant(text, script)
    expect(plant(planted, script)).toBe(planted)
    expect(uproot(planted)).toBe(text)
  })

  test('hold for a hook that is not there', () => {
    const planted = plant(undefined, script)
    expect(plant(planted, script)).toBe(planted)
    expect(uproot(planted)).toBeUndefined()
  })

  test('planting twice is planting once, whatever the hook', () => {
    fc.assert(
      fc.property(hook, anyScript, (text, own) => {
        const planted = plant(text, own)
        expect(plant(planted, own)).toBe(planted)
      }),
      { numRuns: 1000 },
    )
  })

  test('uprooting after planting gives back the same bytes, whatever the hook', () => {
    fc.assert(
      fc.property(hook, anyScript, (text, own) => {
        fc.pre(blockIn(text) === undefined)
        expect(uproot(plant(text, own))).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  test('a newer script takes the place of an older one, and uprooting does not care which it was', () => {
    fc.assert(
      fc.property(fc.option(hook, { nil: undefined }), anyScript, anyScript, (text, older, newer) => {
        const updated = plant(plant(text, older), newer)
        expect(updated).toBe(plant(text, newer))
        expect(uproot(updated)).toBe(uproot(plant(text, older)))
      }),
    )
  })

  test('nothing is taken from a hook without a block', () => {
    fc.assert(
      fc.property(hook, (text) => {
        fc.pre(blockIn(text) === undefined)
        expect(uproot(text)).toBe(text)
      }),
    )
  })

  test('every line of the hook is still there, in the same order, around the block', () => {
    fc.assert(
      fc.property(hook, (text) => {
        const planted = plant(text, script)
        const block = blockIn(planted) as string
        const [before = '', after = ''] = planted.split(block)
        fc.pre(blockIn(text) === undefined)
        expect(before + after === text || before + after === `${text}\n`).toBe(true)
        expect(before === '' || /^#![^\n]*\n$/.test(before)).toBe(true)
      }),
    )
  })
})

describe('where the block goes', () => {
  test('stands at the top, because what follows an exit is dead', () => {
    expect(plant('exit 0\n', script).startsWith(OPEN)).toBe(true)
  })

  test('stands after the shebang, which must be the first line', () => {
    expect(plant('#!/bin/sh\nexit 0\n', script).startsWith(`#!/bin/sh\n${OPEN}\n# keyhold: `)).toBe(true)
  })

  test('never leaves two commands on one line', () => {
    expect(plant('#!/bin/sh', script)).toContain('#!/bin/sh\n# >>> keyhold')
    expect(plant('npm test', script).endsWith('# <<< keyhold\nnpm test')).toBe(true)
  })

  test('holds the shipped script, all of it but its shebang', () => {
    for (const own of Object.values(scripts))
      expect(blockIn(plant('npm test\n', own))).toBe(`${OPEN}\n${own.replace('#!/bin/sh\n', '')}${CLOSE}\n`)
  })

  test('stays where somebody has moved it', () => {
    const moved = `set -e\n${plant('', script)}npm test\n`
    expect(plant(moved, script)).toBe(moved)
    expect(uproot(moved)).toBe('set -e\nnpm test\n')
  })
})

describe('after somebody else was there', () => {
  test('lines that were added to a hook of our own stay', () => {
    expect(uproot(`${plant(undefined, script)}npm test\n`)).toBe('npm test\n')
  })

  test('lines that were added below a lone shebang stay lines of their own', () => {
    expect(uproot(`${plant('#!/bin/sh', script)}npm test\n`)).toBe('#!/bin/sh\nnpm test\n')
  })

  test.for(hooks.filter(([, text]) => !text.includes('\r')))(
    'a checkout with CRLF of a hook with %s is mended by planting, and uprooted as it is',
    ([, text]) => {
      const checkedOut = plant(text, script).replaceAll('\n', '\r\n')
      expect(blockIn(plant(checkedOut, script))).toBe(blockIn(plant(text, script)))
      expect(uproot(checkedOut)).toBe(text.replaceAll('\n', '\r\n'))
    },
  )

  test('a block whose last line feed an editor took is still ours', () => {
    const trimmed = plant(undefined, script).trimEnd()
    expect(plant(trimmed, script)).toBe(plant(undefined, script))
    expect(uproot(trimmed)).toBeUndefined()
  })
})

describe('the package in a folder', () => {
  const folder = fc
    .array(
      fc
        .oneof(fc.string({ minLength: 1 }), fc.string({ minLength: 1, unit: 'grapheme' }))
        .map((name) => name.replaceAll(/[/\0]/g, '_'))
        .filter((name) => name !== '.' && name !== '..'),
      { minLength: 1, maxLength: 3 },
    )
    .map((names) => names.join('/'))

  test('is written into the block and read from it again, whatever its name', () => {
    fc.assert(
      fc.property(folder, hook, anyScript, (name, text, own) => {
        fc.pre(blockIn(text) === undefined)
        const planted = plant(text, scriptFor(own, name))
        expect(folderIn(planted)).toBe(name)
        expect(uproot(planted)).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  test('is the top where the block names none, and unknown where there is no block', () => {
    expect(folderIn(plant('npm test\n', script))).toBe('')
    expect(folderIn('npm test\n')).toBeUndefined()
  })

  test('is named where the hook says what to do', () => {
    expect(scriptFor(script, 'frontend')).toContain('Run npm install in frontend, then commit again.')
  })
})

test('the lines to write by hand are one for each hook, and stop it on any failure', () => {
  expect(byHand(scripts, '')).toMatchInlineSnapshot(`
    "# pre-commit
    node_modules/.bin/keyhold scan --staged || exit
    # commit-msg
    node_modules/.bin/keyhold scan --message "$1" || exit
    # pre-push
    refs=$(mktemp) && cat >"$refs" && node_modules/.bin/keyhold scan --push "$1" <"$refs" || exit; exec <"$refs"; rm "$refs"
    # post-commit
    node_modules/.bin/keyhold after-commit || :"
  `)
  expect(byHand({ 'pre-commit': script }, "it's here")).toMatchInlineSnapshot(`
    "# pre-commit
    'it'\\''s here/node_modules/.bin/keyhold' scan --staged || exit"
  `)
})
