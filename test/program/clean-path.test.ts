import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { Repository } from './repository.js'

/** Loaded before keyhold; writes down what is asked for with `require`, keyhold's own files by their names. */
const PROBE = `
const Module = require('node:module')
const { basename } = require('node:path')
const { writeFileSync } = require('node:fs')
const asked = new Set()
const load = Module._load
Module._load = function (request, ...rest) {
  asked.add(/^[./]/.test(request) ? basename(request) : request.replace(/^node:/, ''))
  return load.call(this, request, ...rest)
}
process.on('exit', () => writeFileSync(process.env.LOADED, [...asked].sort().join(' ')))
`

function loadedBy(repository: Repository, ...args: string[]): string[] {
  repository.write('../probe.cjs', PROBE)
  const [probe, loaded] = ['probe.cjs', 'loaded'].map((name) => join(repository.home, name)) as [string, string]
  const keyhold = join(inject('installed'), 'node_modules/keyhold/dist/keyhold.cjs')
  const { output, status } = repository.run(process.execPath, ['--require', probe, keyhold, ...args], {
    env: { LOADED: loaded },
  })
  expect(output).toMatch(/^keyhold: nothing found\./)
  expect(status).toBe(0)
  return readFileSync(loaded, 'utf8').split(' ')
}

/** What starts keyhold, and of Node what runs the program, starts git, reads files, joins paths and unpacks objects. */
const CLEAN_PATH = ['child_process', 'fs', 'keyhold.cjs', 'path', 'vm', 'zlib']

function repositoryWith(...names: string[]): Repository {
  const repository = Repository.withPackage()
  repository.stage('.gitignore', 'node_modules\n')
  repository.stage('package.json', '{ "name": "user" }\n')
  repository.git('commit', '-q', '-m', 'first')
  for (const name of names) repository.stage(name, `export const value = 1 // ${name}\n`)
  return repository
}

test('a clean scan of what is staged loads nothing but what it needs', () => {
  expect(loadedBy(repositoryWith('a.js'), 'scan', '--staged')).toEqual(CLEAN_PATH)
})

test('for more files than are read one by one it loads what reads them through git, and nothing else', () => {
  const names = Array.from({ length: 80 }, (_, i) => `src/${i}.js`)
  const more = loadedBy(repositoryWith(...names), 'scan', '--staged').filter((name) => !CLEAN_PATH.includes(name))
  expect(more).toEqual(['blobs.cjs', 'rolldown-runtime.cjs'])
})

test('a file of the configuration that says nothing of keyhold loads nothing', () => {
  const repository = repositoryWith('a.js')
  repository.write('package.json', '{ "name": "user", "devDependencies": { "keyhold": "*" } }\n')
  expect(loadedBy(repository, 'scan', '--staged')).toEqual(CLEAN_PATH)
})

test('a word that could go with a key loads the rules of this word, and no others', () => {
  const repository = repositoryWith()
  repository.stage('a.js', 'const discordToken = "not one"\n')
  const rules = new Set(readdirSync('src/rules').map((name) => name.replace(/ts$/, 'cjs')))
  const loaded = loadedBy(repository, 'scan', '--staged').filter((name) => rules.has(name))
  expect(loaded).toContain('discord.cjs')
  expect(loaded.length).toBeLessThan(10)
  expect(rules.size).toBeGreaterThan(300)
})
