import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { append, plantWhole, uproot } from '../../src/install/hook.js'
import {
  addTask,
  addToLefthook,
  addToSimple,
  removeFromLefthook,
  removeFromSimple,
  removeTask,
} from '../../src/install/managers.js'
import { DEFAULT_HOOKS, HOOKS, readScripts } from '../../src/install/scripts.js'

const scripts = readScripts(DEFAULT_HOOKS)
const all = readScripts(HOOKS)

/** Each with what it adds, and what it takes out again. */
const managers = [
  ['lefthook', (text: string) => addToLefthook(text, scripts), removeFromLefthook],
  ['simple-git-hooks', (text: string) => addToSimple(text, scripts), (text: string) => removeFromSimple(text, all)],
  ['lint-staged', (text: string) => addTask(text, 'lint-staged'), (text: string) => removeTask(text, 'lint-staged')],
  ['the end of a text', (text: string) => append(text, 'one: 1\n'), (text: string) => uproot(text)],
  ['a hook that git starts', (text: string) => plantWhole(text, 'echo one\n') ?? text, (text: string) => uproot(text)],
] as const

const yaml = fc
  .array(
    fc.constantFrom(
      'pre-commit:',
      'pre-push:',
      'commit-msg:',
      'post-merge:',
      '  commands:',
      '  jobs:',
      '  parallel: true',
      '    lint:',
      '      run: npx eslint',
      '    - run: npm test',
      '  - name: lint',
      '# ours',
      '  # ours',
      '',
    ),
    { maxLength: 14 },
  )
  .chain((lines) => fc.constantFrom(lines.join('\n'), `${lines.join('\n')}\n`))

const json = fc
  .record(
    {
      name: fc.constantFrom('user', 'größe "x"'),
      'simple-git-hooks': fc.dictionary(
        fc.constantFrom('pre-commit', 'commit-msg', 'post-merge'),
        fc.constantFrom('npx lint-staged', 'a; b', 'echo "$1"'),
      ),
      'lint-staged': fc.dictionary(fc.constantFrom('*.ts', '*.md', '*'), fc.constantFrom('eslint', 'prettier')),
    },
    { requiredKeys: [] },
  )
  .chain((value) => fc.constantFrom(0, 2, '\t').map((indent) => JSON.stringify(value, null, indent)))

const hooks = fc
  .array(fc.constantFrom('#!/bin/sh', '#!/usr/bin/env bash', 'echo mine', 'exit 0', '', '# a'), { maxLength: 5 })
  .chain((lines) => fc.constantFrom(lines.join('\n'), `${lines.join('\n')}\n`, lines.join('\r\n')))

describe.each(managers)('%s', (_, add, remove) => {
  test('taking out gives back the same bytes, and adding twice is adding once', () => {
    const seen = { added: 0 }
    fc.assert(
      fc.property(fc.oneof(yaml, json, hooks), (text) => {
        const once = add(text)
        if (typeof once !== 'string') return
        if (once !== text) seen.added++
        expect(remove(once)).toBe(text)
        if (add !== managers[3][1]) expect(add(once)).toBe(once)
      }),
      { numRuns: 3000 },
    )
    expect(seen.added).toBeGreaterThan(20)
  })
})

test.each([
  ['#!/bin/sh', true],
  ['#!/usr/bin/env bash', true],
  ['#! /bin/dash -e', true],
  ['#!/usr/local/bin/zsh', true],
  ['#!/usr/bin/env node', false],
  ['#!/usr/bin/python3', false],
  ['#!/bin/csh', false],
  ['#!/usr/bin/fish', false],
  ['echo without a shebang', false],
])('a hook that begins with %s can take lines of a POSIX shell: %s', (shebang, isShell) => {
  expect(plantWhole(`${shebang}\necho mine\n`, 'echo one\n') !== undefined).toBe(isShell)
})

test('a hook that is made begins with a shebang, and is gone again', () => {
  const made = plantWhole(undefined, '#!/bin/sh\necho one\n') as string
  expect(made).toMatch(/^#!\/bin\/sh\n# >>> keyhold .*\necho one\n# <<< keyhold\n$/)
  expect(uproot(made)).toBeUndefined()
  expect(uproot(`${made}echo mine\n`)).toBe('#!/bin/sh\necho mine\n')
})
