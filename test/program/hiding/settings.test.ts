import { describe, test } from 'vitest'
import type { Repository } from '../repository.js'
import { attributes, BASE, commit, expectBlocked, expectPassed, type Row, script } from './table.js'

// Everything that changes what `git diff` shows (reference: git-diff(1), git-config(1), gitattributes(5)), each with
// every place in which a text can be new.

interface Setting {
  readonly name: string
  readonly apply: (repository: Repository) => void
  readonly env?: Record<string, string>
  /** Whether a plain `git diff --cached` of an ordinary text file shows nothing of it under this setting. */
  readonly isHiding?: boolean
}

const config =
  (...pairs: readonly (readonly [string, string])[]) =>
  (repository: Repository) => {
    for (const [key, value] of pairs) repository.git('config', key, value)
  }

const SETTINGS: readonly Setting[] = [
  { name: 'no setting', apply: () => {} },
  {
    name: 'diff.external',
    apply: (repository) => repository.git('config', 'diff.external', script(repository, 'external', 'exit 0')),
    isHiding: true,
  },
  {
    name: 'a diff driver with a command',
    apply: (repository) => {
      config(['diff.mine.command', 'true'])(repository)
      attributes(repository, '* diff=mine\n')
    },
    isHiding: true,
  },
  {
    name: 'a textconv driver',
    apply: (repository) => {
      config(['diff.mine.textconv', 'echo nothing; true'])(repository)
      attributes(repository, '* diff=mine\n')
    },
    isHiding: true,
  },
  { name: 'the attribute -diff', apply: (repository) => attributes(repository, '* -diff\n'), isHiding: true },
  { name: 'the attribute binary', apply: (repository) => attributes(repository, '* binary\n'), isHiding: true },
  {
    name: 'a driver that is binary',
    apply: (repository) => {
      config(['diff.mine.binary', 'true'])(repository)
      attributes(repository, '* diff=mine\n')
    },
    isHiding: true,
  },
  {
    name: 'core.attributesFile',
    apply: (repository) => {
      repository.write('../attributes', '* -diff\n')
      repository.git('config', 'core.attributesFile', `${repository.home}/attributes`)
    },
    isHiding: true,
  },
  { name: 'core.bigFileThreshold=1', apply: config(['core.bigFileThreshold', '1']), isHiding: true },
  { name: 'color.ui=always', apply: config(['color.ui', 'always']) },
  { name: 'color.diff=always with moved lines', apply: config(['color.diff', 'always'], ['diff.colorMoved', 'zebra']) },
  { name: 'diff.noprefix', apply: config(['diff.noprefix', 'true']) },
  { name: 'diff.mnemonicPrefix', apply: config(['diff.mnemonicPrefix', 'true']) },
  { name: 'diff.renames=copies', apply: config(['diff.renames', 'copies']) },
  { name: 'diff.renames=false', apply: config(['diff.renames', 'false']) },
  { name: 'diff.renameLimit=1', apply: config(['diff.renameLimit', '1']) },
  { name: 'diff.algorithm=patience', apply: config(['diff.algorithm', 'patience']) },
  {
    name: 'diff.algorithm=histogram without heuristic',
    apply: config(['diff.algorithm', 'histogram'], ['diff.indentHeuristic', 'false']),
  },
  { name: 'diff.context=0 between hunks', apply: config(['diff.context', '0'], ['diff.interHunkContext', '10']) },
  { name: 'diff.relative', apply: config(['diff.relative', 'true']) },
  { name: 'diff.wsErrorHighlight=all', apply: config(['diff.wsErrorHighlight', 'all']) },
  {
    name: 'diff.submodule=diff, diff.ignoreSubmodules=all',
    apply: config(['diff.submodule', 'diff'], ['diff.ignoreSubmodules', 'all']),
  },
  { name: 'core.quotePath', apply: config(['core.quotePath', 'true']) },
  { name: 'core.autocrlf', apply: config(['core.autocrlf', 'true'], ['core.safecrlf', 'false']) },
  {
    name: 'core.fileMode=false, core.ignoreCase',
    apply: config(['core.fileMode', 'false'], ['core.ignoreCase', 'true']),
  },
  { name: 'diff.suppressBlankEmpty', apply: config(['diff.suppressBlankEmpty', 'true']) },
  { name: 'a pager', apply: config(['core.pager', 'cat'], ['pager.commit', 'true']) },
  { name: 'log.showRoot=false', apply: config(['log.showRoot', 'false'], ['log.diffMerges', 'off']) },
  { name: 'GIT_EXTERNAL_DIFF', apply: () => {}, env: { GIT_EXTERNAL_DIFF: 'true' } },
  { name: 'GIT_PAGER_IN_USE', apply: config(['color.ui', 'auto']), env: { GIT_PAGER_IN_USE: 'true', TERM: 'xterm' } },
  { name: 'GIT_DIFF_OPTS', apply: () => {}, env: { GIT_DIFF_OPTS: '-u9' } },
  { name: 'GIT_TRACE', apply: () => {}, env: { GIT_TRACE: '1' } },
  { name: 'LANG of another language', apply: () => {}, env: { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' } },
]

const PLACES: readonly { name: string; arrange: (repository: Repository, text: string) => void }[] = [
  {
    name: 'a changed line',
    arrange: (repository, text) => repository.stage('base.txt', BASE.replace('two', `two ${text}`)),
  },
  { name: 'a new file', arrange: (repository, text) => repository.stage('new.txt', `${text}\n`) },
  { name: 'a folder', arrange: (repository, text) => repository.stage('deep/er/new file.txt', `x = "${text}"\n`) },
  {
    name: 'an edited rename',
    arrange: (repository, text) => {
      repository.git('mv', 'old/name.txt', 'new-name.txt')
      repository.stage('new-name.txt', `${repository.read('new-name.txt')}${text}\n`)
    },
  },
  { name: 'a file with NUL bytes', arrange: (repository, text) => repository.stage('data.bin', `\0\0\0${text}\0`) },
]

const rows = SETTINGS.flatMap(({ name, apply, env, isHiding }) =>
  PLACES.map((place): Row => ({
    name: `${name}: ${place.name}`,
    arrange: (repository, text) => {
      place.arrange(repository, text)
      apply(repository)
    },
    act: env === undefined ? commit : (repository) => repository.run('git', ['commit', '-q', '-m', 'second'], { env }),
    isHidden: isHiding === true || place.name === 'a file with NUL bytes',
  })),
)

describe.each(rows.map((row) => [row.name, row] as const))('%s', (_, row) => {
  test('a key is stopped', () => expectBlocked(row))
  test('harmless text passes', () => expectPassed(row))
})
