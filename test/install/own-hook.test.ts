import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plant } from '../../src/install/hook.js'
import { DEFAULT_HOOKS, HOOKS, readScripts } from '../../src/install/scripts.js'

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const own = readdirSync(new URL('.husky/', root)).filter((name) => name !== '_')

test('keyhold guards its own repository', () => {
  expect(own).toContain('pre-commit')
})

test.for(own)('.husky/%s of keyhold itself holds the block as it is now', (name) => {
  const hook = read(`.husky/${name}`)
  expect(plant(hook, read(`hooks/${name}`))).toBe(hook)
})

test.for(HOOKS)('hooks/%s is short POSIX sh that says what it does and calls keyhold once', (name) => {
  const script = read(`hooks/${name}`)
  expect(readScripts([name])).toEqual({ [name]: script })
  expect(script).toMatch(/^#!\/bin\/sh\n# keyhold: [^\n]+\.\n/)
  expect(script).not.toMatch(/\r|\[\[|\bfunction\b|\blocal\b|<<<|<\(|\$'|&>|\bsource\b|==/)
  expect(script.match(/"\$keyhold" (?:scan|after-commit)/g)).toHaveLength(1)
  expect(script.split('\n').length).toBeLessThan(25)
})

test.for(DEFAULT_HOOKS)('hooks/%s lets nothing through when keyhold is not there', (name) => {
  expect(read(`hooks/${name}`)).toContain(
    'keyhold is not installed here, so nothing was scanned and nothing is let through.',
  )
})
