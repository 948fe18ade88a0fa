import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readLoose } from '../../src/git/loose.js'
import { Repository } from '../program/repository.js'

function repositoryWith(content: string): { repository: Repository; folder: string; oid: string } {
  const repository = new Repository()
  repository.git('init', '-q')
  repository.write('file', content)
  return {
    repository,
    folder: join(repository.root, '.git/objects'),
    oid: repository.git('hash-object', '-w', 'file').trim(),
  }
}

const [some, others] = ['a1'.repeat(20), 'b2'.repeat(20)]

/** A folder that holds one object of these bytes under the id `some`. */
function folderWith(bytes: Buffer): string {
  const folder = new Repository().home
  mkdirSync(join(folder, some.slice(0, 2)))
  writeFileSync(join(folder, some.slice(0, 2), some.slice(2)), bytes)
  return folder
}

test.each([['one line\n'], [''], ['a\0b\n'.repeat(1000)]])('reads what git add wrote: %j', (content) => {
  const { folder, oid } = repositoryWith(content)
  expect(
    readLoose(folder, [oid, oid])
      ?.flatMap(({ parts }) => parts)
      .map(({ bytes, ...rest }) => ({ ...rest, text: String(bytes) })),
  ).toEqual([1, 2].map(() => ({ oid, type: 'blob', isLast: true, text: content })))
})

test('an object that is in a pack is left to git', () => {
  const { repository, folder, oid } = repositoryWith('packed\n')
  repository.git('add', 'file')
  repository.git('commit', '-q', '-m', 'first')
  repository.git('gc', '-q', '--prune=now')
  expect(readLoose(folder, [oid])).toBeUndefined()
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['no zlib', Buffer.from('blob 3\0abc')],
  ['a cut', deflateSync('blob 3\0abc').subarray(0, 12)],
  ['fewer bytes than its heading says', deflateSync('blob 4\0abc')],
  ['more bytes than its heading says', deflateSync('blob 2\0abc')],
  ['no heading', deflateSync('abc')],
  ['another type', deflateSync('tree 3\0abc')],
  ['a little that becomes too much', deflateSync(`blob ${1 << 26}\0${'a'.repeat(1 << 26)}`)],
])('an object with %s is left to git', (_, bytes) => {
  expect(readLoose(folderWith(bytes), [some])).toBeUndefined()
})

test('one that is missing, and more than git needs to start, are left to git', () => {
  const folder = folderWith(deflateSync('blob 3\0abc'))
  expect(readLoose(folder, [some])).toHaveLength(1)
  expect(readLoose(folder, [some, others])).toBeUndefined()
  expect(readLoose(folder, Array<string>(33).fill(some))).toBeUndefined()
})
