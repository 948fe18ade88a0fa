import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { sample } from '../../src/core/sample.js'
import { partsOf } from '../../src/git/blobs.js'
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

/** The texts of these objects, one for each part that is the last one of its object. */
async function textsOf(folder: string, ...oids: string[]): Promise<string[] | undefined> {
  const blocks = readLoose(folder, oids)
  if (blocks === undefined) return undefined
  const texts: string[] = []
  let text = ''
  for await (const { oid, type, bytes, isLast } of partsOf(blocks)) {
    expect({ oid, type }).toEqual({ oid: oids[texts.length], type: 'blob' })
    text += bytes.toString('latin1')
    if (isLast) texts.push(text)
    if (isLast) text = ''
  }
  expect(text).toBe('')
  return texts
}

test.each([['one line\n'], [''], ['a\0b\n'.repeat(1000)]])('reads what git add wrote: %j', async (content) => {
  const { folder, oid } = repositoryWith(content)
  expect(await textsOf(folder, oid, oid)).toEqual([content, content])
})

/** Text that stays long when it is packed. */
const LONG = sample.base62(1_500_000, 'long')

test('reads a large object part by part, between small ones', async () => {
  const { repository, folder, oid } = repositoryWith(LONG)
  repository.write('file', 'small\n')
  const small = repository.git('hash-object', '-w', 'file').trim()
  expect(await textsOf(folder, small, oid, small)).toEqual(['small\n', LONG, 'small\n'])
})

test.each([
  ['a cut', deflateSync(`blob ${LONG.length}\0${LONG}`).subarray(0, -1000)],
  ['a byte that was changed', deflateSync(`blob ${LONG.length}\0${LONG}`).fill(0, 500_000, 500_100)],
  ['fewer bytes than its heading says', deflateSync(`blob ${LONG.length + 1}\0${LONG}`)],
  ['more bytes than its heading says', deflateSync(`blob ${LONG.length - 1}\0${LONG}`)],
])('a large object with %s cannot be read', async (_, bytes) => {
  await expect(textsOf(folderWith(bytes), some)).rejects.toThrow('cannot be read')
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
  ['another type, and large', deflateSync(`tree ${LONG.length}\0${LONG}`)],
  ['no zlib, and large', Buffer.from(LONG)],
  ['a little that becomes too much', deflateSync(`blob ${1 << 26}\0${'a'.repeat(1 << 26)}`)],
])('an object with %s is left to git', (_, bytes) => {
  expect(readLoose(folderWith(bytes), [some])).toBeUndefined()
})

test('one that is missing, and more than git needs to start, are left to git', () => {
  const folder = folderWith(deflateSync('blob 3\0abc'))
  expect(readLoose(folder, [some])).toHaveLength(1)
  expect(readLoose(folder, [some, others])).toBeUndefined()
  expect(readLoose(folder, Array<string>(65).fill(some))).toBeUndefined()
  const long = folderWith(deflateSync(`blob 1000000\0${'a'.repeat(1_000_000)}`))
  expect(readLoose(long, Array<string>(33).fill(some))).toHaveLength(33)
  expect(readLoose(long, Array<string>(34).fill(some))).toBeUndefined()
})
