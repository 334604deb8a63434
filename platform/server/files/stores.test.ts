import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
// @ts-expect-error it brings no types
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore, type BlobStore } from './index.ts'
import { folderStore } from './folder-store.ts'
import { ODD, SAMPLES } from './samples.ts'

const MAX = 10 * 1024 * 1024
let home: string
let s3: { run(): Promise<{ port: number }>; close(): Promise<void> }
let s3Env: NodeJS.ProcessEnv

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'linli-files-'))
  const bucket = { name: 'linli', configs: [] }
  s3 = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: join(home, 's3'), configureBuckets: [bucket] })
  const { port } = await s3.run()
  s3Env = {
    LINLI_S3_BUCKET: 'linli',
    LINLI_S3_ENDPOINT: `http://127.0.0.1:${port}`,
    LINLI_S3_KEY: 'S3RVER',
    LINLI_S3_SECRET: 'S3RVER',
    LINLI_S3_PREFIX: 'a/',
  }
})
afterAll(async () => {
  await s3.close()
  await rm(home, { recursive: true, force: true })
})

/** All files below a folder, as paths relative to it. */
const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name))

/** A photo of random content, so that any lost or doubled chunk shows. */
const photo = (size: number) => Buffer.concat([SAMPLES.jpeg, randomBytes(size)])
const inChunks = (bytes: Buffer, size: number) =>
  Readable.from(Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size)))

const stores: [string, () => Promise<BlobStore>, () => string][] = [
  ['a folder', () => openStore(join(home, 'one'), {}), () => join(home, 'one')],
  ['an S3 bucket', () => openStore(join(home, 'two'), s3Env), () => join(home, 's3')],
]

for (const [name, open, folder] of stores) {
  describe(`files in ${name}`, () => {
    let store: BlobStore
    beforeAll(async () => {
      store = await open()
    })

    test('come back as they were put, from a buffer or a stream', async () => {
      const bytes = photo(300_000)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      for (const content of [bytes, inChunks(bytes, 7001)]) {
        const stored = await store.put(content, { maxBytes: MAX, name: '门口.jpg' })
        expect(stored).toMatchObject({ sha256, size: bytes.length, type: 'image/jpeg' })
        expect((await buffer(await store.get(stored.key))).equals(bytes)).toBe(true)
      }
    })

    test('of equal content are two: deleting one leaves the other', async () => {
      const [a, b] = [await store.put(SAMPLES.pdf, { maxBytes: MAX }), await store.put(SAMPLES.pdf, { maxBytes: MAX })]
      expect(a.sha256).toBe(b.sha256)
      await store.delete(a.key)
      await store.delete(a.key)
      await expect(store.get(a.key)).rejects.toMatchObject({ code: 'file.not_found', status: 404 })
      expect(await buffer(await store.get(b.key))).toEqual(SAMPLES.pdf)
    })

    test('that are refused or break off leave nothing behind', async () => {
      const before = await filesIn(folder())
      const put = (content: Buffer | Readable, options = {}) => store.put(content, { maxBytes: 100_000, ...options })
      await expect(put(photo(100_000))).rejects.toMatchObject({ code: 'file.too_large', status: 413 })
      await expect(put(inChunks(photo(5_000_000), 1000))).rejects.toMatchObject({ code: 'file.too_large' })
      await expect(put(SAMPLES.pdf, { name: 'a.jpg' })).rejects.toMatchObject({ code: 'file.type_mismatch' })
      await expect(put(ODD.zip, { declaredType: 'application/zip' })).rejects.toMatchObject({ code: 'file.type_not_allowed' })
      await expect(put(Buffer.alloc(0))).rejects.toMatchObject({ code: 'file.empty' })
      const broken = async function* () {
        yield SAMPLES.jpeg
        throw new Error('connection lost')
      }
      await expect(put(Readable.from(broken()))).rejects.toThrow('connection lost')
      expect(await filesIn(folder())).toEqual(before)
    })

    test('made by the server itself keep the type it says', async () => {
      const stored = await store.put(Buffer.from('姓名,电话\n'), { maxBytes: MAX, madeHereAs: 'text/csv' })
      expect(stored.type).toBe('text/csv')
    })

    test('are found by a key of ours only', async () => {
      const [a, A, b] = ['a'.repeat(64), 'A'.repeat(64), 'b'.repeat(16)]
      for (const key of ['', '../keys.json', '..%2f', a, `${a}-${b}`, `${A}-${b}`, `${a}-${b}/../x`]) {
        await expect(store.get(key)).rejects.toMatchObject({ code: 'file.not_found' })
      }
    })

    test('put many at once are all kept apart', async () => {
      const contents = Array.from({ length: 12 }, () => photo(20_000))
      const stored = await Promise.all(contents.map((bytes) => store.put(bytes, { maxBytes: MAX })))
      expect(new Set(stored.map((s) => s.key)).size).toBe(12)
      const back = await Promise.all(stored.map(async (s) => buffer(await store.get(s.key))))
      expect(back.every((bytes, i) => bytes.equals(contents[i]!))).toBe(true)
    })
  })
}

describe('the folder', () => {
  test('divides files by their digest and closes them to others', async () => {
    const root = join(home, 'divided')
    const { key, sha256 } = await (await folderStore(root)).put(SAMPLES.png, { maxBytes: MAX })
    const path = join(root, sha256.slice(0, 2), sha256.slice(2, 4), key)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  test('is swept of what a crash left a day ago, not of what is arriving', async () => {
    const root = join(home, 'swept')
    await folderStore(root)
    const [old, fresh] = [join(root, 'arriving', 'old.part'), join(root, 'arriving', 'fresh.part')]
    await Promise.all([writeFile(old, 'x'), writeFile(fresh, 'x')])
    await utimes(old, new Date(), new Date(Date.now() - 25 * 60 * 60 * 1000))
    await folderStore(root)
    expect(await filesIn(root)).toEqual([fresh])
  })
})

test('half a setting for a bucket is refused with the names of what is missing', async () => {
  await expect(openStore(home, { LINLI_S3_BUCKET: 'b', LINLI_S3_KEY: 'k' })).rejects.toThrow(/LINLI_S3_ENDPOINT、LINLI_S3_SECRET/)
})
