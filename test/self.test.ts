import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { configurationDocument, readme, rulesDocument, schemaDocument } from '../.config/docs.js'
import { catalogueOf } from '../src/core/catalogue.js'
import { detect } from '../src/core/detect.js'
import { rules } from '../src/rules/index.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter(Boolean)

test('this repository passes its own scan with no exemption', async () => {
  const catalogue = catalogueOf(rules)
  const found: string[] = []
  for (const path of tracked) {
    for (const { rule, line, column } of await detect(readFileSync(join(root, path)), catalogue))
      found.push(`${path}:${line}:${column} ${rule.id}`)
  }
  expect(tracked.length).toBeGreaterThan(50)
  expect(found).toEqual([])
})

test('README.md and docs/rules.md say what the program knows (npm run docs writes them)', () => {
  const text = readFileSync(join(root, 'README.md'), 'utf8')
  expect(text).toBe(readme(text))
  expect(readFileSync(join(root, 'docs/rules.md'), 'utf8')).toBe(rulesDocument())
})

test('schema.json and docs/configuration.md say what the parser knows (npm run docs writes them)', () => {
  const text = readFileSync(join(root, 'docs/configuration.md'), 'utf8')
  expect(text).toBe(configurationDocument(text))
  expect(readFileSync(join(root, 'schema.json'), 'utf8')).toBe(schemaDocument())
})
