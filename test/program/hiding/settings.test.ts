import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Repository } from '../repository.js'
import { app, commitFiles, line, type Row, stageInApp, stops } from './row.js'

type More = Partial<Row>

/** A change of a file under these settings. */
function setting(settings: Readonly<Record<string, string>>, more: More = {}): Row {
  return {
    name: Object.entries(settings)
      .map(([key, value]) => `${key}=${value}`)
      .join(', '),
    arrange: (r, text) => {
      for (const [key, value] of Object.entries(settings)) r.git('config', key, value)
      stageInApp(r, text)
    },
    ...more,
  }
}

/** A change of a file under these variables. */
function variable(env: Readonly<Record<string, string>>, more: More = {}): Row {
  const name = Object.entries(env)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ')
  return { name, arrange: stageInApp, env, ...more }
}

/** A change of a file under these attributes. */
function attributes(name: string, text: string, settings: Readonly<Record<string, string>> = {}, more: More = {}): Row {
  return {
    name: `attributes: ${name}`,
    arrange: (r, secret) => {
      for (const [key, value] of Object.entries(settings)) r.git('config', key, value)
      r.write('.gitattributes', text)
      stageInApp(r, secret)
    },
    ...more,
  }
}

const hidden = { isHidden: true } as const

const driver = '*.js diff=own\n'

const diffSettings: readonly Row[] = [
  setting({ 'diff.external': 'true' }, hidden),
  setting({ 'color.ui': 'always' }, hidden),
  setting({ 'color.diff': 'always' }, hidden),
  setting({ 'color.ui': 'always', 'color.diff.new': 'red reverse', 'diff.colorMoved': 'zebra' }, hidden),
  setting({ 'color.ui': 'always', 'diff.wsErrorHighlight': 'all' }, hidden),
  setting({ 'core.bigFileThreshold': '1' }, hidden),
  setting({ 'diff.relative': 'true' }, { ...hidden, cwd: '.husky' }),
  setting({ 'diff.interHunkContext': '10' }),
  setting({ 'diff.context': '0' }),
  setting({ 'diff.noprefix': 'true' }),
  setting({ 'diff.mnemonicPrefix': 'true' }),
  setting({ 'diff.algorithm': 'minimal' }),
  setting({ 'diff.algorithm': 'patience' }),
  setting({ 'diff.algorithm': 'histogram' }),
  setting({ 'diff.indentHeuristic': 'false' }),
  setting({ 'diff.renames': 'copies' }),
  setting({ 'diff.renames': 'false' }),
  setting({ 'diff.renames': 'true', 'diff.renameLimit': '1' }),
  setting({ 'diff.wsErrorHighlight': 'all' }),
  setting({ 'diff.colorMoved': 'plain' }),
  setting({ 'diff.submodule': 'log', 'status.submoduleSummary': 'true' }),
  setting({ 'diff.ignoreSubmodules': 'all', 'submodule.recurse': 'true' }),
  setting({ 'diff.suppressBlankEmpty': 'true' }),
  setting({ 'diff.wordRegex': '.' }),
  setting({ 'diff.autoRefreshIndex': 'false' }),
  setting({ 'diff.dirstat': 'lines', 'diff.statGraphWidth': '1' }),
  setting({ 'core.quotePath': 'false' }),
  setting({ 'core.pager': 'false', 'pager.diff': 'false', 'interactive.diffFilter': 'false' }),
  setting({ 'core.whitespace': 'trailing-space,cr-at-eol', 'apply.whitespace': 'fix' }),
  setting({ 'core.autocrlf': 'true' }),
  setting({ 'core.autocrlf': 'input', 'core.safecrlf': 'warn' }),
  setting({ 'core.eol': 'crlf' }),
  setting({ 'core.ignoreCase': 'true' }),
  setting({ 'core.fileMode': 'false' }),
  setting({ 'core.symlinks': 'false' }),
  setting({ 'core.trustctime': 'false', 'core.checkStat': 'minimal' }),
  setting({ 'core.preloadIndex': 'false' }),
  setting({ 'core.untrackedCache': 'true' }),
  setting({ 'core.ignoreStat': 'true' }),
  setting({ 'core.abbrev': '4' }),
  setting({ 'core.commentChar': ';' }),
  setting({ 'core.compression': '0', 'core.looseCompression': '0' }),
  setting({ 'core.logAllRefUpdates': 'false' }),
  setting({ 'core.useReplaceRefs': 'true' }),
  setting({ 'commit.verbose': 'true', 'commit.status': 'false' }),
  setting({ 'commit.cleanup': 'scissors' }),
  setting({ 'commit.cleanup': 'verbatim' }),
  setting({ 'status.renames': 'copies', 'status.relativePaths': 'false' }),
  setting({ 'status.showUntrackedFiles': 'no' }),
  setting({ 'i18n.commitEncoding': 'ISO-8859-1', 'i18n.logOutputEncoding': 'UTF-16' }),
  setting({ 'index.threads': '2', 'feature.manyFiles': 'true' }),
  setting({ 'log.showRoot': 'false', 'log.diffMerges': 'off' }),
  setting({ 'grep.fullName': 'true', 'grep.patternType': 'perl' }),
  setting({ 'transfer.hideRefs': 'refs/heads' }),
  setting({ 'help.autocorrect': '10', 'advice.addIgnoredFile': 'false' }),
  {
    name: 'core.fsmonitor that says nothing has changed',
    arrange: (r, text) => {
      writeFileSync(join(r.home, 'monitor'), "#!/bin/sh\nprintf 'token\\0'\n", { mode: 0o755 })
      r.git('config', 'core.fsmonitor', join(r.home, 'monitor'))
      r.git('update-index', '--fsmonitor')
      stageInApp(r, text)
    },
  },
  {
    name: 'diff.orderFile',
    arrange: (r, text) => {
      r.write('order', 'package.json\n')
      r.git('config', 'diff.orderFile', 'order')
      stageInApp(r, text)
    },
  },
  {
    name: 'diff.relative=true and a key above the folder',
    arrange: (r, text) => {
      r.git('config', 'diff.relative', 'true')
      r.stage('top.js', line(text))
    },
    cwd: 'src',
    ...hidden,
  },
]

const elsewhere: readonly Row[] = [
  {
    name: 'diff.external in ~/.gitconfig',
    arrange: (r, text) => {
      writeFileSync(join(r.home, '.gitconfig'), '[diff]\n\texternal = true\n')
      stageInApp(r, text)
    },
    ...hidden,
  },
  {
    name: 'color.ui=always in a file that is included',
    arrange: (r, text) => {
      writeFileSync(join(r.home, 'more'), '[color]\n\tui = always\n')
      r.git('config', 'include.path', join(r.home, 'more'))
      stageInApp(r, text)
    },
    ...hidden,
  },
  {
    name: 'color.ui=always in a file that is included for this branch',
    arrange: (r, text) => {
      writeFileSync(join(r.home, 'more'), '[color]\n\tui = always\n')
      r.git('config', 'includeIf.onbranch:main.path', join(r.home, 'more'))
      stageInApp(r, text)
    },
    ...hidden,
  },
  {
    name: 'diff.external for this work tree only',
    arrange: (r, text) => {
      r.git('config', 'extensions.worktreeConfig', 'true')
      r.git('config', '--worktree', 'diff.external', 'true')
      stageInApp(r, text)
    },
    ...hidden,
  },
  {
    name: 'attributes in ~/.config/git/attributes',
    arrange: (r, text) => {
      mkdirSync(join(r.home, '.config/git'), { recursive: true })
      writeFileSync(join(r.home, '.config/git/attributes'), '* -diff\n')
      stageInApp(r, text)
    },
    ...hidden,
  },
  variable({ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'diff.external', GIT_CONFIG_VALUE_0: 'true' }, hidden),
  variable({ GIT_CONFIG_PARAMETERS: "'color.ui=always'" }, hidden),
]

const variables: readonly Row[] = [
  variable({ GIT_EXTERNAL_DIFF: 'true' }, hidden),
  variable({ GIT_PAGER_IN_USE: '1', TERM: 'xterm' }, hidden),
  variable({ GIT_PAGER_IN_USE: 'true', TERM: 'xterm-256color', COLORTERM: 'truecolor' }, hidden),
  variable({ GIT_DIFF_OPTS: '-u9' }),
  variable({ GIT_DIFF_OPTS: '-u0' }),
  variable({ GIT_LITERAL_PATHSPECS: '1' }),
  variable({ GIT_GLOB_PATHSPECS: '1' }),
  variable({ GIT_NOGLOB_PATHSPECS: '1' }),
  variable({ GIT_ICASE_PATHSPECS: '1' }),
  variable({ GIT_TRACE: '1' }),
  variable({ GIT_TRACE: '2', GIT_TRACE_SETUP: '1', GIT_TRACE_PERFORMANCE: '1' }),
  variable({ GIT_TRACE2: '1' }),
  variable({ GIT_TRACE2_EVENT: '2' }),
  variable({ GIT_TRACE_PACK_ACCESS: '1', GIT_TRACE_SHALLOW: '1' }),
  variable({ GIT_OPTIONAL_LOCKS: '1' }),
  variable({ GIT_FLUSH: '0' }),
  variable({ GIT_DEFAULT_HASH: 'sha256' }),
  variable({ GIT_NAMESPACE: 'other' }),
  variable({ GIT_CEILING_DIRECTORIES: '/' }),
  variable({ GIT_DISCOVERY_ACROSS_FILESYSTEM: '1' }),
  variable({ GIT_REFLOG_ACTION: 'other' }),
  variable({ GIT_ATTR_SOURCE: 'HEAD' }),
  variable({ GIT_ADVICE: '0' }),
  variable({ GIT_MERGE_VERBOSITY: '5' }),
  variable({ GIT_PROTOCOL: 'version=1' }),
  variable({ LANG: 'de_DE.UTF-8', LANGUAGE: 'de', LC_ALL: 'de_DE.UTF-8' }),
  variable({ LC_ALL: 'tr_TR.UTF-8' }),
  variable({ LC_ALL: 'C' }),
  variable({ TERM: 'dumb' }),
  variable({ FORCE_COLOR: '3' }),
  variable({ NO_COLOR: '1', CLICOLOR_FORCE: '1' }),
  variable({ COLUMNS: '1', LINES: '1' }),
  variable({ CI: 'true', GITHUB_ACTIONS: 'true' }),
  variable({ NODE_ENV: 'production', NODE_OPTIONS: '--no-warnings' }),
  variable({ DEBUG: '*', NODE_DEBUG: 'child_process,fs' }),
  variable({ KEYHOLD: '1' }),
  variable({ TZ: 'Pacific/Kiritimati' }),
  variable({ GIT_EDITOR: 'false', PAGER: 'false', GIT_PAGER: 'false' }),
]

const attributeRows: readonly Row[] = [
  attributes('-diff', '* -diff\n', {}, hidden),
  attributes('binary', '*.js binary\n', {}, hidden),
  attributes('a driver that calls files binary', driver, { 'diff.own.binary': 'true' }, hidden),
  attributes('a driver with a command', driver, { 'diff.own.command': 'true' }, hidden),
  attributes('a driver with textconv', driver, { 'diff.own.textconv': 'true' }, hidden),
  attributes(
    'a driver with textconv and its cache',
    driver,
    { 'diff.own.textconv': 'true', 'diff.own.cachetextconv': 'true' },
    hidden,
  ),
  attributes('a driver with xfuncname', driver, { 'diff.own.xfuncname': '^export.*$' }),
  attributes('a driver with wordRegex', driver, { 'diff.own.wordRegex': '.' }),
  attributes('a driver with an algorithm', driver, { 'diff.own.algorithm': 'patience' }),
  attributes('a macro of one’s own', '[attr]quiet -diff -text\n*.js quiet\n', {}, hidden),
  attributes('-text', '* -text\n'),
  attributes('eol=crlf', '* text eol=crlf\n'),
  attributes('ident', '* ident\n'),
  attributes('export-ignore and export-subst', '* export-ignore export-subst\n'),
  attributes('merge=binary and linguist-generated', '* merge=binary linguist-generated\n'),
  attributes('-whitespace and -delta', '* -whitespace -delta\n'),
  attributes('working-tree-encoding of another file', '*.txt working-tree-encoding=UTF-16\n'),
  {
    name: 'attributes: -diff in the same commit',
    arrange: (r, text) => {
      r.stage('.gitattributes', '* -diff\n')
      stageInApp(r, text)
    },
    ...hidden,
  },
  {
    name: 'attributes: -diff in a folder',
    arrange: (r, text) => {
      r.write('src/.gitattributes', '*.js -diff\n')
      stageInApp(r, text)
    },
    ...hidden,
  },
  {
    name: 'attributes: -diff for one path only',
    arrange: (r, text) => {
      r.write('.gitattributes', '/src/app.js -diff\n')
      r.stage('src/other.js', 'other\n')
      stageInApp(r, text)
    },
    ...hidden,
  },
  ...['-diff', 'binary', 'diff=own'].flatMap((attribute): Row[] => [
    {
      name: `info/attributes: ${attribute}`,
      arrange: (r, text) => {
        r.git('config', 'diff.own.binary', 'true')
        r.write('.git/info/attributes', `* ${attribute}\n`)
        stageInApp(r, text)
      },
      ...hidden,
    },
    {
      name: `core.attributesFile: ${attribute}`,
      arrange: (r, text) => {
        r.git('config', 'diff.own.binary', 'true')
        writeFileSync(join(r.home, 'attributes'), `* ${attribute}\n`)
        r.git('config', 'core.attributesFile', join(r.home, 'attributes'))
        stageInApp(r, text)
      },
      ...hidden,
    },
  ]),
]

/** A blob that is what is staged, and one without the text. */
function stagedBlobs(r: Repository, text: string): [string, string] {
  r.stage('src/pay.js', line(text))
  const clean = r.run('git', ['hash-object', '-w', '--stdin'], { input: line('nothing') }).stdout.trim()
  return [r.git('rev-parse', ':src/pay.js'), clean]
}

const objects: readonly Row[] = [
  {
    name: 'a replace ref over the staged object',
    arrange: (r, text) => {
      r.git('replace', ...stagedBlobs(r, text))
      r.write('src/pay.js', 'cleaned\n')
    },
    ...hidden,
  },
  {
    name: 'a replace ref over the tree of HEAD, so that nothing seems to be new',
    arrange: (r, text) => {
      stageInApp(r, text)
      r.git('replace', 'HEAD^{tree}', r.git('write-tree'))
    },
    act: ['commit', '--allow-empty', '-m', 'second'],
    ...hidden,
  },
  {
    name: 'a replace ref over HEAD, so that nothing seems to be new',
    arrange: (r, text) => {
      stageInApp(r, text)
      r.git('replace', 'HEAD', r.git('commit-tree', '-m', 'other', r.git('write-tree')))
    },
    act: ['commit', '--allow-empty', '-m', 'second'],
    ...hidden,
  },
  {
    name: 'a replace ref over the old object',
    arrange: (r, text) => {
      const old = r.git('rev-parse', ':src/app.js')
      stageInApp(r, text)
      r.git('replace', old, r.git('rev-parse', ':src/app.js'))
    },
    ...hidden,
  },
  {
    name: 'replace refs under another name through GIT_REPLACE_REF_BASE',
    arrange: (r, text) => {
      const [staged, clean] = stagedBlobs(r, text)
      r.git('update-ref', `refs/other/${staged}`, clean)
      r.write('src/pay.js', 'cleaned\n')
    },
    env: { GIT_REPLACE_REF_BASE: 'refs/other/' },
    ...hidden,
  },
  {
    name: 'working-tree-encoding: the file is UTF-16, the object is not',
    arrange: (r, text) => {
      r.stage('.gitattributes', '*.js working-tree-encoding=UTF-16LE-BOM\n')
      r.stage('src/pay.js', Buffer.from(`\ufeff${line(text)}`, 'utf16le'))
    },
  },
  {
    name: 'a clean filter that writes it: only the object has it',
    arrange: (r, text) => {
      writeFileSync(join(r.home, 'secret'), line(text))
      r.git('config', 'filter.own.clean', `cat '${join(r.home, 'secret')}'`)
      r.stage('.gitattributes', 'src/pay.js filter=own\n')
      r.stage('src/pay.js', 'nothing\n')
    },
  },
  {
    name: 'a smudge filter that hides it in the work tree',
    arrange: (r, text) => {
      r.stage('src/pay.js', line(text))
      r.git('config', 'filter.own.smudge', 'echo hidden')
      r.git('config', 'filter.own.clean', 'cat')
      r.write('.git/info/attributes', 'src/pay.js filter=own\n')
      r.run('rm', ['src/pay.js'])
      r.git('checkout', '-q', 'src/pay.js')
    },
  },
  {
    name: 'ident: $Id$ is expanded beside it',
    arrange: (r, text) => {
      r.stage('.gitattributes', '* ident\n')
      r.stage('src/pay.js', `// $Id$\n${line(text)}`)
    },
  },
  {
    name: 'text that the hunk heading of another change repeats',
    arrange: (r, text) => {
      commitFiles(r, { 'src/fn.js': `function pay() {\n${app()}}\n` })
      r.stage('src/fn.js', `function pay() {\n${app(line(text))}}\n`)
    },
  },
]

/** Every kind of change at once: a key is new in each of these files. */
const CHANGED = ['src/app.js', 'src/indented.js', 'src/new.js', 'src/deep/er/new file.js', 'src/renamed.js', 'data.bin']

function stageEverywhere(r: Repository, text: string): void {
  commitFiles(r, { 'src/indented.js': app(line(text)), 'src/old.js': app('old') })
  stageInApp(r, text)
  r.stage('src/indented.js', app(`\t${line(text)}`))
  r.stage('src/new.js', line(text))
  r.stage('src/deep/er/new file.js', line(text))
  r.git('mv', 'src/old.js', 'src/renamed.js')
  r.stage('src/renamed.js', app('old', line(text)))
  r.stage('data.bin', `\0\0${text}\0`)
}

const everywhere = [
  ...(
    [
      [{}],
      [{ 'diff.external': 'true' }],
      [{ 'color.ui': 'always' }],
      [{ 'core.bigFileThreshold': '1' }],
      [{ 'diff.renames': 'copies' }],
      [{ 'diff.algorithm': 'histogram', 'diff.noprefix': 'true' }],
      [{ 'core.autocrlf': 'true' }],
      [{ 'core.whitespace': '-trailing-space', 'diff.wsErrorHighlight': 'all' }],
      [{ 'core.attributesFile': '../attributes' }, '* -diff\n'],
      [{ 'diff.own.command': 'true', 'core.attributesFile': '../attributes' }, '* diff=own\n'],
      [{ 'diff.own.textconv': 'true', 'core.attributesFile': '../attributes' }, '* diff=own\n'],
      [{ 'diff.own.binary': 'true', 'core.attributesFile': '../attributes' }, '* diff=own\n'],
    ] as const
  ).map(([settings, attributesFile]): Row => ({
    name: `every kind of change: ${[...Object.entries(settings), attributesFile ?? ''].join(' ')}`,
    arrange: (r, text) => {
      r.write('../attributes', attributesFile ?? '')
      for (const [key, value] of Object.entries(settings)) r.git('config', key, value)
      stageEverywhere(r, text)
    },
    lists: CHANGED,
    says: 'keyhold stopped this commit: ',
  })),
  ...[{ GIT_EXTERNAL_DIFF: 'true' }, { GIT_PAGER_IN_USE: '1', TERM: 'xterm' }, { GIT_DIFF_OPTS: '-u9' }].map(
    (env): Row => ({
      name: `every kind of change: ${Object.entries(env).join(' ')}`,
      arrange: stageEverywhere,
      env,
      lists: CHANGED,
      says: 'keyhold stopped this commit: ',
    }),
  ),
]

stops('every kind of change under settings', everywhere)
stops('settings of diff', diffSettings)
stops('settings that stand elsewhere', elsewhere)
stops('variables', variables)
stops('attributes', attributeRows)
stops('objects', objects)
