import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Repository } from '../repository.js'
import { app, branch, commitFiles, commitUnseen, line, type Row, stageInApp, stops } from './row.js'

/** Without it, a key that only moves warns. */
const MOVES_STOP = { 'keyhold.config.json': '{ "verdicts": { "moved": "block" } }\n' }

/** A new file with this content. */
function content(name: string, of: (text: string) => string | Buffer, more: Partial<Row> = {}): Row {
  return { name, arrange: (r, text) => r.stage('src/pay.txt', of(text)), ...more }
}

/** A new file with this name. */
function named(name: string, path: string): Row {
  return { name, arrange: (r, text) => r.stage(path, line(text)) }
}

const hidden = { isHidden: true } as const
const utf16le = (text: string) => Buffer.from(text, 'utf16le')
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()
/** UTF-16 as it looks when each byte is a character. */
const asLe = { as: (text: string) => utf16le(text).toString('latin1') }
const asBe = { as: (text: string) => utf16be(text).toString('latin1') }
const NUL = '\0'

const encodings: readonly Row[] = [
  content('UTF-8 with a byte order mark', (text) => `\ufeff${line(text)}\n`),
  content('UTF-16 LE with a byte order mark', (text) => utf16le(`\ufeff${line(text)}\n`), { ...asLe, ...hidden }),
  content('UTF-16 BE with a byte order mark', (text) => utf16be(`\ufeff${line(text)}\n`), { ...asBe, ...hidden }),
  content('UTF-16 LE without a byte order mark', (text) => utf16le(`${line(text)}\n`), { ...asLe, ...hidden }),
  content('UTF-16 BE without a byte order mark', (text) => utf16be(`${line(text)}\n`), { ...asBe, ...hidden }),
  content('UTF-16 LE with CRLF', (text) => utf16le(`\ufeffone\r\n${line(text)}\r\ntwo\r\n`), { ...asLe, ...hidden }),
  content('UTF-16 LE in which U+0A0A stands', (text) => utf16le(`\ufeff\u0a0a\u0a0a${line(text)}\u0a0a\n`), {
    ...asLe,
    ...hidden,
  }),
  content('UTF-16 BE of a whole megabyte', (text) => utf16be(`\ufeff${'words\n'.repeat(90_000)}${line(text)}\n`), {
    ...asBe,
    ...hidden,
  }),
  {
    name: 'a file of UTF-16 that has it added',
    arrange: (r, text) => {
      commitFiles(r, { 'src/pay.txt': utf16le(`\ufeff${app()}`) })
      r.stage('src/pay.txt', utf16le(`\ufeff${app(line(text))}`))
    },
    ...asLe,
    ...hidden,
  },
  {
    name: 'a file that goes from UTF-8 to UTF-16 and has it added',
    arrange: (r, text) => {
      commitFiles(r, { 'src/pay.txt': app() })
      r.stage('src/pay.txt', utf16le(`\ufeff${app(line(text))}`))
    },
    ...asLe,
    ...hidden,
  },
  content('a byte order mark of UTF-16 before plain ASCII', (text) => Buffer.from(`\xff\xfe${line(text)}`, 'latin1')),
  content('a byte order mark of UTF-16 BE before plain ASCII', (text) =>
    Buffer.from(`\xfe\xff${line(text)}`, 'latin1'),
  ),
  content(
    'UTF-16 that a shell appended to a file of ASCII',
    (text) => Buffer.concat([Buffer.from('plain words\n'.repeat(100)), utf16le(`\ufeff${line(text)}\r\n`)]),
    { ...asLe, ...hidden },
  ),
  content(
    'ASCII that a shell appended to a file of UTF-16',
    (text) => Buffer.concat([utf16le('\ufeffwide words\r\n'), Buffer.from(`${line(text)}\n`)]),
    hidden,
  ),
  content(
    'ASCII after UTF-16 without a byte order mark',
    (text) => Buffer.concat([utf16le('wide words'.repeat(50)), Buffer.from(`\n${line(text)}\n`)]),
    hidden,
  ),
  content(
    'UTF-16 of another alphabet without a byte order mark',
    (text) => utf16le(`${'\u4e2d\u6587\u5b57\u7b26'.repeat(400)}\n${line(text)}\n`),
    { ...asLe, ...hidden },
  ),
  content(
    'UTF-16 BE far down in a file of bytes',
    (text) => Buffer.concat([Buffer.alloc(300_000, 0xe9), utf16be(`\n${line(text)}\n`)]),
    { ...asBe, ...hidden },
  ),
  content('latin1', (text) => Buffer.from(`// gr\xfc\xdfe\n${line(text)}\n`, 'latin1')),
  content('bytes that are no UTF-8', (text) => Buffer.from(`\xff\xc0\x80\xfe ${line(text)} \xed\xa0\x80\n`, 'latin1')),
  content('Shift-JIS beside it', (text) => Buffer.from(`\x83\x5c\x95\x5c ${line(text)}\n`, 'latin1')),
  content('a NUL byte at the beginning', (text) => `${NUL}\n${line(text)}\n`, hidden),
  content('a NUL byte on the same line', (text) => `${NUL} ${line(text)} ${NUL}\n`, hidden),
  content('NUL bytes right beside it', (text) => `${NUL}${text}${NUL}`, hidden),
  content('a NUL byte far below it', (text) => `${line(text)}\n${'words\n'.repeat(1000)}${NUL}\n`, hidden),
  content(
    'the heading of a PNG image',
    (text) => Buffer.from(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0${text}`, 'latin1'),
    hidden,
  ),
  content(
    'the heading of an ELF program',
    (text) => Buffer.from(`\x7fELF\x02\x01\x01\0\0\0${text}\0`, 'latin1'),
    hidden,
  ),
  content('CRLF line ends', (text) => `one\r\n${line(text)}\r\ntwo\r\n`),
  content('CR line ends', (text) => `one\r${line(text)}\rtwo\r`),
  content('a vertical tab, a form feed and U+2028 around it', (text) => `one\v\f${line(text)}\u2028\u0085two\n`),
  content('no line feed at the end', (text) => line(text)),
  content('nothing else in the file', (text) => text),
  content('escape sequences around it', (text) => `\u001b[8m${line(text)}\u001b[0m\n`),
  content('a line of one megabyte', (text) => `${'a b '.repeat(250_000)}${line(text)}${' c d'.repeat(250_000)}\n`),
  content('a minified line', (text) => `${'var a=function(){};'.repeat(5000)}k="${text}";${'var b;'.repeat(5000)}`),
  content('a file of five megabytes, at the end', (text) => `${'some words here\n'.repeat(330_000)}${line(text)}\n`),
  ...[4096, 8192, 16_384, 65_536, 131_072, 262_144].map((size) =>
    content(`across byte ${size}`, (text) => `${'some words here\n'.repeat(size / 16 - 3)}0123456789 ${line(text)}\n`),
  ),
  content('base64', (text) => `data: ${Buffer.from(line(text)).toString('base64')}\n`, {
    ...hidden,
    as: (text) => Buffer.from(line(text)).toString('base64'),
  }),
  content('two string literals', (text) => `const key = "${text.slice(0, 20)}" + "${text.slice(20)}"\n`, {
    ...hidden,
    as: (text) => `${text.slice(0, 20)}" + "${text.slice(20)}`,
  }),
  content('escapes of JSON', (text) => `{"key": "${text.replaceAll('_', '\\u005f')}"}\n`, {
    ...hidden,
    as: (text) => text.replaceAll('_', '\\u005f'),
  }),
  content('an escaped line end before it', (text) => `{"env": "A=1\\n${text}\\nB=2"}\n`),
  content('two string literals on two lines', (text) => `const key = "${text.slice(0, 8)}" +\n  "${text.slice(8)}"\n`, {
    ...hidden,
    as: (text) => `${text.slice(0, 8)}" +\n  "${text.slice(8)}`,
  }),
  content('percent escapes', (text) => `https://example.org/?key=${text.replaceAll('_', '%5F')}\n`, {
    as: (text) => text.replaceAll('_', '%5F'),
  }),
]

const lookalikes: readonly Row[] = [
  content('a line that begins with "++ b/", which a diff shows as "+++ b/"', (text) => `++ b/${text}\n`, hidden),
  content('a line that begins with "++ ", and nothing else', (text) => `++ ${text}\n`, hidden),
  {
    name: 'a removed line "-- a/f" followed by an added line "++ b/…"',
    arrange: (r, text) => {
      commitFiles(r, { 'src/pay.txt': '-- a/f\n' })
      r.stage('src/pay.txt', `++ b/${text}\n`)
    },
    ...hidden,
  },
  content('a line that looks like a hunk heading', (text) => `@@ -1 +1 @@ ${text}\n`),
  content('a line that looks like the heading of a file', (text) => `diff --git a/${text} b/${text}\n`),
  content('a line that begins with a backslash', (text) => `\\ No newline at end of file ${text}\n`),
  content('a line that looks like a raw record', (text) => `:100644 100644 0000000 0000000 M\t${text}\n`),
  content('a line that looks like an answer of cat-file', (text) => `${'0'.repeat(40)} missing\n${text}\n`),
  content(
    'a whole patch that takes it out',
    (text) => `--- a/f\n+++ b/f\n@@ -1 +1 @@\n-${line(text)}\n+${line('nothing')}\n`,
  ),
  content('conflict markers', (text) => `<<<<<<< HEAD\none\n=======\n${line(text)}\n>>>>>>> side\n`),
  content(
    'a comment that asks to be let through',
    (text) => `${line(text)} // keyhold:allow gitleaks:allow nosecret\n`,
  ),
]

const names: readonly Row[] = [
  named('a name with spaces', 'src/my pay file.js'),
  named('a name that begins and ends with a space', ' pay.js '),
  named('a name with a line feed', 'src/pay\nfile.js'),
  named('a name with a carriage return', 'src/pay\rfile.js'),
  named('a name with a tab', 'src/pay\tfile.js'),
  named('a name with double quotes', 'src/"pay".js'),
  named('a name with single quotes', "src/'pay'.js"),
  named('a name with a backslash', 'src/pay\\n.js'),
  named('a name with a dollar sign and backticks', 'src/$(pay)`pay`.js'),
  named('a name with an escape sequence', 'src/\u001b[31mpay\u001b[0m.js'),
  named('a name with bidirectional controls', 'src/\u202esj.yap'),
  named('a name with accents', 'src/zahlung-größe-é.js'),
  named('a name in decomposed Unicode', 'src/zahlung-e\u0301.js'),
  named('a name of emoji', 'src/\u{1f511}.js'),
  named('a name of 250 characters', `src/${'p'.repeat(247)}.js`),
  named('a path of forty folders', `${'deep/'.repeat(40)}pay.js`),
  named('a name that begins with a dash', '--cached'),
  named('a file called -', '-'),
  named('a file called HEAD', 'HEAD'),
  named('a file called MERGE_HEAD', 'MERGE_HEAD'),
  named('a file called --', '--'),
  named('a file called :(magic)', ':(magic)'),
  named('a file called :(exclude)src', ':(exclude)src'),
  named('a file called :!pay', ':!pay'),
  named('a file with stars in its name', 'src/*.js'),
  named('a file called a b/+++ b/x', 'a b/+++ b/x'),
  named('a name that looks like a workflow command', '::error::pay'),
  named('a file called like a ref', 'refs/heads/main'),
  named('a file in a folder called .git-like', '.gitx/config'),
  named('a file in node_modules that is added by force', 'vendor/node_modules/pay/index.js'),
  named('a lock file', 'package-lock.json'),
  named('a file whose extension says image', 'logo.png'),
  named('a file whose extension says archive', 'backup.zip'),
  named('a minified file', 'dist/app.min.js'),
  named('a source map', 'dist/app.js.map'),
  named('a file of tests', 'test/fixtures/pay.test.js'),
  named('a snapshot', 'src/__snapshots__/pay.snap'),
  named('documentation', 'docs/README.md'),
  named('.env', '.env'),
  named('.env.example', '.env.example'),
  named('.gitattributes', '.gitattributes'),
  named('.gitignore of a folder', 'src/.gitignore'),
  {
    name: '.gitmodules with credentials in a URL',
    arrange: (r, text) => r.stage('.gitmodules', `[submodule "x"]\n\turl = https://user:${text}@example.org/x.git\n`),
  },
  {
    name: 'a name that is no UTF-8',
    arrange: (r, text) => {
      writeFileSync(Buffer.concat([Buffer.from(`${r.root}/src/`), Buffer.from([0xff, 0xfe, 0x80, 0x2e])]), line(text))
      r.git('add', 'src')
    },
  },
  {
    name: 'two names that differ only in bytes that are no UTF-8',
    arrange: (r, text) => {
      writeFileSync(Buffer.concat([Buffer.from(`${r.root}/src/`), Buffer.from([0x61, 0xff])]), 'nothing\n')
      writeFileSync(Buffer.concat([Buffer.from(`${r.root}/src/`), Buffer.from([0x61, 0xfe])]), line(text))
      r.git('add', 'src')
    },
  },
  { name: 'the name of a file', arrange: (r, text) => r.stage(`src/${text}.txt`, 'nothing\n'), ...hidden },
  {
    name: 'the path of a submodule',
    arrange: (r, text) =>
      r.git('update-index', '--add', '--cacheinfo', `160000,${r.git('rev-parse', 'HEAD')},lib/${text}`),
    ...hidden,
  },
  { name: 'the name of an empty file', arrange: (r, text) => r.stage(text, ''), ...hidden },
  { name: 'the name of a folder', arrange: (r, text) => r.stage(`src/${text}/a.txt`, 'nothing\n'), ...hidden },
  {
    name: 'the new name of a file that is renamed',
    arrange: (r, text) => r.git('mv', 'src/app.js', `src/${text}.js`),
    ...hidden,
  },
  {
    name: 'the name of a symlink',
    arrange: (r, text) => {
      symlinkSync('app.js', join(r.root, 'src', text))
      r.git('add', 'src')
    },
    ...hidden,
  },
  {
    name: 'a branch called HEAD',
    arrange: (r, text) => {
      r.git('update-ref', 'refs/heads/HEAD', 'HEAD')
      stageInApp(r, text)
      r.git('update-ref', 'refs/heads/HEAD', r.git('commit-tree', '-m', 'x', r.git('write-tree')))
    },
  },
  {
    name: 'a tag called HEAD, and a file called HEAD',
    arrange: (r, text) => {
      r.git('update-ref', 'refs/tags/HEAD', 'HEAD')
      r.write('HEAD', 'nothing\n')
      stageInApp(r, text)
    },
  },
  {
    name: 'a branch whose name looks like a flag',
    arrange: (r, text) => {
      r.git('symbolic-ref', 'HEAD', 'refs/heads/--cached')
      r.git('update-ref', 'refs/heads/--cached', 'main')
      stageInApp(r, text)
    },
  },
]

const link = (r: Repository, target: string, path: string) => {
  rmSync(join(r.root, path), { force: true })
  symlinkSync(target, join(r.root, path))
  r.git('add', '-A')
}

const kinds: readonly Row[] = [
  { name: 'the target of a new symlink', arrange: (r, text) => link(r, text, 'src/link') },
  {
    name: 'the new target of a symlink',
    arrange: (r, text) => {
      link(r, 'app.js', 'src/link')
      commitUnseen(r)
      link(r, `/etc/${text}`, 'src/link')
    },
  },
  {
    name: 'a symlink that becomes a file',
    arrange: (r, text) => {
      link(r, 'app.js', 'src/link')
      commitUnseen(r)
      rmSync(join(r.root, 'src/link'))
      r.stage('src/link', line(text))
    },
  },
  { name: 'a file that becomes a symlink', arrange: (r, text) => link(r, text, 'src/app.js') },
  {
    name: 'a file that becomes a folder',
    arrange: (r, text) => {
      rmSync(join(r.root, 'src/app.js'))
      r.write('src/app.js/index.js', line(text))
      r.git('add', '-A')
    },
  },
  {
    name: 'a folder that becomes a file',
    arrange: (r, text) => {
      rmSync(join(r.root, 'src'), { recursive: true })
      r.write('src', line(text))
      r.git('add', '-A')
    },
  },
  {
    name: 'a submodule that becomes a file',
    arrange: (r, text) => {
      r.git('update-index', '--add', '--cacheinfo', `160000,${r.git('rev-parse', 'HEAD')},lib`)
      commitUnseen(r)
      r.git('rm', '-q', '--cached', 'lib')
      r.stage('lib', line(text))
    },
  },
  {
    name: 'a mode change together with a change',
    arrange: (r, text) => {
      r.write('src/app.js', app(line(text)))
      chmodSync(join(r.root, 'src/app.js'), 0o755)
      r.git('add', 'src/app.js')
    },
  },
  {
    name: 'a new executable file',
    arrange: (r, text) => {
      r.write('run.sh', `#!/bin/sh\nKEY=${text}\n`)
      chmodSync(join(r.root, 'run.sh'), 0o755)
      r.git('add', 'run.sh')
    },
  },
  {
    name: 'a rename with an edit',
    arrange: (r, text) => {
      r.git('mv', 'src/app.js', 'src/renamed.js')
      r.stage('src/renamed.js', app(line(text)))
    },
  },
  {
    name: 'a rename of a whole folder with an edit',
    arrange: (r, text) => {
      commitFiles(r, { 'src/b.js': app('b'), 'src/c.js': app('c') })
      r.git('mv', 'src', 'lib')
      r.stage('lib/c.js', app('c', line(text)))
    },
  },
  {
    name: 'two files that swap their names, one with an edit',
    arrange: (r, text) => {
      commitFiles(r, { 'src/other.js': app('other') })
      const [a, b, c] = ['src/app.js', 'src/other.js', 'src/third.js'].map((path) => join(r.root, path)) as [
        string,
        string,
        string,
      ]
      renameSync(a, c)
      renameSync(b, a)
      renameSync(c, b)
      r.write('src/other.js', app(line(text)))
      r.git('add', '-A')
    },
  },
  {
    name: 'a copy of a file that has it already',
    arrange: (r, text) => {
      commitFiles(r, { 'src/pay.js': app(line(text)) })
      r.stage('src/copy.js', app(line(text)))
    },
  },
  {
    name: 'a copy under diff.renames=copies, which shows none of its lines',
    arrange: (r, text) => {
      commitFiles(r, { 'src/pay.js': app(line(text)) })
      r.git('config', 'diff.renames', 'copies')
      r.stage('src/pay.js', app(line(text), 'more'))
      r.stage('src/copy.js', app(line(text)))
    },
    says: 'keyhold stopped this commit',
    ...hidden,
  },
  {
    name: 'a second copy of a line that the file has already',
    arrange: (r, text) => {
      commitFiles(r, { 'src/pay.js': app(line(text)) })
      r.stage('src/pay.js', app(line(text), line(text)))
    },
  },
  {
    name: 'a line that is indented anew',
    arrange: (r, text) => {
      commitFiles(r, { 'src/pay.js': app(line(text)), ...MOVES_STOP })
      r.stage('src/pay.js', app(`  ${line(text)}`))
    },
  },
  {
    name: 'a line that differs only in white space under -w',
    arrange: (r, text) => {
      commitFiles(r, { 'src/pay.js': app(line(text)), ...MOVES_STOP })
      r.git('config', 'core.whitespace', '-trailing-space,-space-before-tab')
      r.stage('src/pay.js', app(`${line(text)} \t`))
    },
  },
  {
    name: 'one file among three hundred',
    arrange: (r, text) => {
      mkdirSync(join(r.root, 'many'))
      for (let at = 0; at < 300; at++) r.write(`many/${at}.txt`, `file ${at}\n`)
      r.write('many/177.txt', line(text))
      r.git('add', 'many')
    },
  },
  {
    name: 'the same object under two names',
    arrange: (r, text) => {
      r.stage('src/a.js', line(text))
      r.stage('src/b.js', line(text))
    },
  },
  {
    name: 'an object that another branch has already',
    arrange: (r, text) => {
      branch(r, 'side', { 'src/pay.js': line(text) })
      r.stage('src/pay.js', line(text))
    },
  },
  {
    name: 'an object that an older commit had and a later one took out',
    arrange: (r, text) => {
      commitFiles(r, { 'src/pay.js': line(text) })
      commitFiles(r, { 'src/pay.js': 'nothing\n' })
      r.stage('src/pay.js', line(text))
    },
  },
  {
    name: 'a rename with a second copy',
    arrange: (r, text) => {
      commitFiles(r, { 'src/pay.js': line(text) })
      r.git('mv', 'src/pay.js', 'src/renamed.js')
      r.stage('src/renamed.js', `${line(text)}\n${line(text)}\n`)
    },
  },
  {
    name: 'a file of mixed encodings that has it added in its ASCII',
    arrange: (r, text) => {
      const head = utf16le('\ufeffwide words\r\n')
      commitFiles(r, { 'src/pay.txt': Buffer.concat([head, Buffer.from('one\n')]) })
      r.stage('src/pay.txt', Buffer.concat([head, Buffer.from(`one\n${line(text)}\n`)]))
    },
    ...hidden,
  },
  {
    name: 'an empty file that gets content',
    arrange: (r, text) => {
      commitFiles(r, { 'src/empty.js': '' })
      r.stage('src/empty.js', line(text))
    },
  },
]

stops('encodings', encodings)
stops('lines that look like something else', lookalikes)
stops('names', names)
stops('kinds of changes', kinds)
