import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addPrepare, prepareCommand, removePrepare } from '../../src/install/prepare.js'

const COMMAND = prepareCommand()
const JOINED = ` && (${COMMAND})`
const add = (text: string, command = COMMAND): string => {
  const added = addPrepare(text, command)
  if (typeof added !== 'string') throw new Error(added.unreadable)
  return added
}
const prepareOf = (text: string): unknown =>
  (JSON.parse(text.replace(/^\ufeff/, '')) as { scripts: { prepare: unknown } }).scripts.prepare

/** A package.json, and the `prepare` that npm would run afterwards. */
const files = [
  ['an empty object', '{}', COMMAND],
  ['an empty object over two lines', '{\n}\n', COMMAND],
  ['an empty object with spaces', '{  }', COMMAND],
  ['two spaces, no scripts', '{\n  "name": "a",\n  "private": true\n}\n', COMMAND],
  ['four spaces, no scripts', '{\n    "name": "a"\n}\n', COMMAND],
  ['tabs, no scripts', '{\n\t"name": "a"\n}\n', COMMAND],
  ['tabs and scripts', '{\n\t"scripts": {\n\t\t"test": "vitest"\n\t}\n}\n', COMMAND],
  ['CRLF, no scripts', '{\r\n  "name": "a"\r\n}\r\n', COMMAND],
  ['CRLF and scripts', '{\r\n  "scripts": {\r\n    "test": "vitest"\r\n  }\r\n}\r\n', COMMAND],
  ['no final newline', '{\n  "name": "a"\n}', COMMAND],
  ['a byte order mark', '\ufeff{\n  "name": "a"\n}\n', COMMAND],
  ['a byte order mark and CRLF', '\ufeff{\r\n  "scripts": {\r\n    "test": "a"\r\n  }\r\n}\r\n', COMMAND],
  ['empty scripts', '{\n  "name": "a",\n  "scripts": {}\n}\n', COMMAND],
  ['empty scripts over two lines', '{\n  "scripts": {\n  },\n  "name": "a"\n}\n', COMMAND],
  ['one line, no scripts', '{"name":"a"}', COMMAND],
  ['one line with spaces, no scripts', '{ "name": "a" }', COMMAND],
  ['one line, empty scripts', '{"name":"a","scripts":{}}', COMMAND],
  ['one line with spaces, empty scripts', '{ "name": "a", "scripts": {} }', COMMAND],
  ['nothing but empty scripts', '{"scripts": {}}', COMMAND],
  ['one line with scripts', '{"name":"a","scripts":{"test":"vitest"}}', COMMAND],
  ['one line with scripts and spaces', '{ "scripts": { "test": "vitest" } }', COMMAND],
  ['unicode', '{\n  "name": "größe-日本-🗝",\n  "scripts": {\n    "prüfe": "echo ✓"\n  }\n}\n', COMMAND],
  ['escapes in names', '{\n  "scr\\u0069pts": {\n    "pr\\u0065pare": "build"\n  }\n}\n', `build${JOINED}`],
  ['blank lines between members', '{\n\n  "name": "a",\n\n  "scripts": {\n\n    "test": "a"\n\n  }\n\n}\n', COMMAND],
  ['scripts elsewhere too', '{\n  "jspm": { "scripts": { "prepare": "no" } },\n  "name": "scripts"\n}\n', COMMAND],
  ['a name that stands twice', '{"scripts":{"prepare":"no"},"scripts":{"prepare":"build"}}', `build${JOINED}`],
  ['an existing prepare', '{\n  "scripts": {\n    "prepare": "tsc -b"\n  }\n}\n', `tsc -b${JOINED}`],
  ['an existing prepare with quotes', '{"scripts":{"prepare":"echo \\"a\\""}}', `echo "a"${JOINED}`],
  ['an existing prepare that ends with a semicolon', '{"scripts":{"prepare":"build; "}}', `build; (${COMMAND})`],
  ['an existing prepare in the background', '{"scripts":{"prepare":"build &"}}', `build &(${COMMAND})`],
  ['an empty prepare', '{\n  "scripts": {\n    "prepare": ""\n  }\n}\n', `(${COMMAND})`],
  ['a blank prepare', '{"scripts":{"prepare":"  ","test":"a"}}', `  (${COMMAND})`],
  ['an existing husky', '{\n  "scripts": {\n    "prepare": "husky"\n  }\n}\n', 'husky'],
  ['an existing husky install', '{"scripts":{"prepare":"is-ci || husky install"}}', 'is-ci || husky install'],
  ['an existing husky among others', '{"scripts":{"prepare":"tsc && husky || true"}}', 'tsc && husky || true'],
  ['a folder called husky', '{"scripts":{"prepare":"node .husky/setup.mjs"}}', `node .husky/setup.mjs${JOINED}`],
  ['keyhold in other words', '{"scripts":{"prepare":"npx keyhold init"}}', 'npx keyhold init'],
] as const

describe('the two laws', () => {
  test.for(files)('hold for %s', ([, text, prepare]) => {
    const added = add(text)
    expect(prepareOf(added)).toBe(prepare)
    expect(add(added)).toBe(added)
    expect(removePrepare(added)).toBe(text)
  })

  test('adding twice is adding once, whatever the file', () => {
    fc.assert(
      fc.property(packageJson(), (text) => {
        fc.pre(typeof addPrepare(text, COMMAND) === 'string')
        expect(add(add(text))).toBe(add(text))
      }),
      { numRuns: 1000 },
    )
  })

  test('removing after adding gives back the same bytes, whatever the file', () => {
    fc.assert(
      fc.property(packageJson(), (text) => {
        fc.pre(typeof addPrepare(text, COMMAND) === 'string')
        expect(removePrepare(add(text))).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  test('other hooks take the place of those before, and removing does not care which they were', () => {
    const hooks = fc.constantFrom(undefined, 'pre-commit', 'pre-commit,pre-push', 'post-commit')
    fc.assert(
      fc.property(packageJson(), hooks, hooks, (text, older, newer) => {
        fc.pre(typeof addPrepare(text, COMMAND) === 'string')
        const updated = add(add(text, prepareCommand(older)), prepareCommand(newer))
        expect(updated).toBe(add(text, prepareCommand(newer)))
        expect(removePrepare(updated)).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  test('what is added is JSON, and all that is new in it is the prepare script', () => {
    fc.assert(
      fc.property(packageJson(), (text) => {
        fc.pre(typeof addPrepare(text, COMMAND) === 'string')
        const [before, after] = [text, add(text)].map(
          (json) => JSON.parse(json.replace(/^\ufeff/, '')) as { scripts?: Record<string, unknown> },
        ) as [{ scripts?: Record<string, unknown> }, { scripts?: Record<string, unknown> }]
        expect({ ...after, scripts: { ...after.scripts, prepare: 0 } }).toEqual({
          ...before,
          scripts: { ...before.scripts, prepare: 0 },
        })
        expect(after.scripts?.['prepare']).toMatch(/keyhold init|husky/)
      }),
      { numRuns: 500 },
    )
  })

  test('nothing is taken from a file without the command', () => {
    fc.assert(
      fc.property(fc.oneof(packageJson(), fc.string()), (text) => {
        expect(removePrepare(text)).toBe(text)
      }),
    )
  })
})

describe('a file that npm cannot read', () => {
  test.for([
    ['nothing', '', 'it is not a JSON object'],
    ['white space', ' \n', 'it is not a JSON object'],
    ['an array', '[]', 'it is not a JSON object'],
    ['a string', '"a"', 'it is not a JSON object'],
    ['null', 'null', 'it is not a JSON object'],
    ['a comment', '{\n  // no\n  "name": "a"\n}', 'it is not a JSON object'],
    ['a trailing comma', '{\n  "name": "a",\n}', 'it is not a JSON object'],
    ['a missing comma', '{"a":1 "b":2}', 'it is not a JSON object'],
    ['single quotes', "{'name':'a'}", 'it is not a JSON object'],
    ['two objects', '{}{}', 'it is not a JSON object'],
    ['an open end', '{"name":', 'it is not a JSON object'],
    ['a merge conflict', '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> b\n', 'it is not a JSON object'],
    ['a tab in a string', '{"name":"a\tb"}', 'it is not a JSON object'],
    ['scripts that are a list', '{"scripts":[]}', 'its scripts are not an object'],
    ['scripts that are null', '{"scripts":null}', 'its scripts are not an object'],
    ['a prepare that is a number', '{"scripts":{"prepare":1}}', 'its prepare script is not a string'],
    ['an open operator', '{"scripts":{"prepare":"build &&"}}', 'nothing can be joined to its prepare script'],
    ['an open pipe', '{"scripts":{"prepare":"build |"}}', 'nothing can be joined to its prepare script'],
    ['an open backslash', '{"scripts":{"prepare":"build \\\\"}}', 'nothing can be joined to its prepare script'],
    ['a comment in the script', '{"scripts":{"prepare":"build # all"}}', 'nothing can be joined to its prepare script'],
  ] as const)('is refused: %s', ([, text, unreadable]) => {
    expect(addPrepare(text, COMMAND)).toEqual({ unreadable })
    expect(removePrepare(text)).toBe(text)
  })

  test('is refused wherever JSON.parse refuses it', () => {
    const damaged = fc
      .tuple(
        packageJson(),
        fc.nat(),
        fc.constantFrom('', ',', '{', '}', '"', ':', '/', '\\', '\n', '0', 'e'),
        fc.nat(2),
      )
      .map(([text, at, piece, length]) => {
        const start = at % (text.length + 1)
        return text.slice(0, start) + piece + text.slice(start + length)
      })
    fc.assert(
      fc.property(damaged, (text) => {
        fc.pre(!isJson(text.replace(/^\ufeff/, '')))
        expect(addPrepare(text, COMMAND)).toEqual({ unreadable: 'it is not a JSON object' })
      }),
      { numRuns: 2000 },
    )
  })
})

describe('after somebody else was there', () => {
  test.for(files.filter(([, , prepare]) => prepare === COMMAND))(
    'a file that npm has written anew since loses the command: %s',
    ([, text]) => {
      const rewritten = JSON.stringify(JSON.parse(add(text).replace(/^\ufeff/, '')), null, 2)
      expect(removePrepare(rewritten)).not.toContain('keyhold')
      const { scripts, ...rest } = JSON.parse(removePrepare(rewritten)) as Record<string, unknown>
      const { scripts: before, ...restBefore } = JSON.parse(text.replace(/^\ufeff/, '')) as Record<string, unknown>
      expect(rest).toEqual(restBefore)
      expect(scripts ?? {}).toEqual(before ?? {})
    },
  )

  test.for([
    [`tsc${JOINED} && echo`, 'tsc && echo'],
    [`${COMMAND} && echo`, 'echo'],
    [`(${COMMAND}) && echo`, 'echo'],
    [`(${prepareCommand('pre-push')})`, ''],
  ] as const)('what was joined to it stays: %s', ([prepare, left]) => {
    expect(prepareOf(removePrepare(JSON.stringify({ scripts: { prepare } })))).toBe(left)
  })

  test('an ampersand that a serializer has escaped does not matter', () => {
    const text = JSON.stringify({ scripts: { prepare: `tsc${JOINED}` } }).replaceAll('&', '\\u0026')
    expect(prepareOf(removePrepare(text))).toBe('tsc')
  })

  test('a prepare that was sorted to the end goes with the comma before it', () => {
    const text = `\ufeff{\n  "scripts": {\n    "a": "1",\n    "prepare": "${COMMAND}"\n  }\n}\n`
    expect(removePrepare(text)).toBe('\ufeff{\n  "scripts": {\n    "a": "1"\n  }\n}\n')
  })
})

/** A package.json of any content in any spacing. */
function packageJson(): fc.Arbitrary<string> {
  const script = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      'tsc',
      'tsc -b && vite build',
      'husky',
      'build;',
      'build &',
      'a\n',
      'echo "é" \\',
      'a # b',
    ),
    fc.string(),
  )
  const scripts = fc.tuple(
    fc.dictionary(fc.string(), script, { maxKeys: 3 }),
    fc.option(script, { nil: undefined }),
    fc.boolean(),
  )
  const members = fc.tuple(
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('name', 'version', 'prepare')), fc.jsonValue({ maxDepth: 2 }), {
      maxKeys: 3,
    }),
    fc.option(
      scripts.map(([others, prepare, isFirst]) =>
        prepare === undefined ? others : isFirst ? { prepare, ...others } : { ...others, prepare },
      ),
      { nil: undefined },
    ),
    fc.boolean(),
  )
  const spaces = fc.array(
    fc.constantFrom('', '', ' ', '  ', '\n', '\n  ', '\n    ', '\r\n  ', '\t', '\n\t', ' \n\n '),
    {
      minLength: 1,
      maxLength: 7,
    },
  )
  const even = fc.constantFrom(2, 4, '\t', 0)
  return fc
    .tuple(members, fc.oneof(spaces, even), fc.constantFrom('', '\n'), fc.constantFrom('', '', '\ufeff'))
    .map(([[others, own, isFirst], style, end, mark]) => {
      const value = own === undefined ? others : isFirst ? { scripts: own, ...others } : { ...others, scripts: own }
      const text = Array.isArray(style) ? spaced(value, style) : JSON.stringify(value, null, style)
      return mark + text + end
    })
}

/** JSON with these spaces between its tokens, in turn. */
function spaced(value: unknown, spaces: readonly string[]): string {
  let count = 0
  const space = () => spaces[count++ % spaces.length] as string
  const write = (part: unknown): string => {
    if (Array.isArray(part)) return `[${space()}${part.map(write).join(`${space()},${space()}`)}${space()}]`
    if (typeof part !== 'object' || part === null) return JSON.stringify(part)
    const members = Object.entries(part).map(
      ([name, member]) => JSON.stringify(name) + space() + ':' + space() + write(member),
    )
    return `{${space()}${members.join(`${space()},${space()}`)}${space()}}`
  }
  return space() + write(value) + space()
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
