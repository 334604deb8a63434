import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { ftyp, ODD, SAMPLES, zip } from './samples.ts'
import { examine, sniff, type FileKind } from './sniff.ts'
import { listZip, peekBuffer } from './zip.ts'

const kinds = Object.keys(SAMPLES) as FileKind[]
const looked = (bytes: Buffer, said = {}) => examine(peekBuffer(bytes), said)
const refusal = (bytes: Buffer, said = {}) =>
  looked(bytes, said).then(
    () => 'taken',
    (e: unknown) => (e instanceof Refusal ? e.code : String(e)),
  )

describe('what a file is', () => {
  for (const kind of kinds) {
    test(`${kind} is known by its content, whether named or not`, async () => {
      const { type, extension } = await looked(SAMPLES[kind])
      expect(await sniff(peekBuffer(SAMPLES[kind]))).toBe(kind)
      expect(await looked(SAMPLES[kind], { name: `证明.${extension}`, declaredType: type })).toMatchObject({ kind, type })
      expect(await looked(SAMPLES[kind], { name: `IMG_001.${extension.toUpperCase()}`, declaredType: '' })).toMatchObject({ kind })
      expect(await looked(SAMPLES[kind], { name: '相机照片', declaredType: 'application/octet-stream' })).toMatchObject({ kind })
    })
  }

  for (const name of Object.keys(ODD) as (keyof typeof ODD)[]) {
    test(`${name} is not taken`, async () => {
      expect(await refusal(ODD[name], { name: 'a.jpg', declaredType: 'image/jpeg' })).toBe('file.type_not_allowed')
    })
  }

  test('the phones that write a general image brand are understood', async () => {
    expect(await sniff(peekBuffer(ftyp('mif1', 'miaf', 'heic')))).toBe('heic')
    expect(await sniff(peekBuffer(ftyp('mif1', 'miaf', 'avif')))).toBeUndefined()
  })

  test('a content that lies about its name or type is refused, for every pair', async () => {
    for (const real of kinds) {
      for (const said of kinds) {
        if (real === said) continue
        const { type, extension } = await looked(SAMPLES[said])
        expect(await refusal(SAMPLES[real], { name: `a.${extension}` })).toBe('file.type_mismatch')
        expect(await refusal(SAMPLES[real], { declaredType: type })).toBe('file.type_mismatch')
      }
      expect(await refusal(SAMPLES[real], { name: 'a.jpg.exe' })).toBe('file.type_mismatch')
      expect(await refusal(SAMPLES[real], { name: 'a.html', declaredType: 'text/html' })).toBe('file.type_mismatch')
      expect(await refusal(SAMPLES[real], { name: 'a.exe\u200b.' })).toBe('file.type_mismatch')
    }
  })

  test('parameters and capitals of a declared type do not matter; a number is no extension', async () => {
    expect(await refusal(SAMPLES.jpeg, { name: '材料 版本1.2', declaredType: 'IMAGE/JPEG; q=1' })).toBe('taken')
  })

  test('empty files are named as such', async () => {
    expect(await refusal(Buffer.alloc(0))).toBe('file.empty')
  })

  test('each type has its own limit', async () => {
    const size = 21 * 1024 * 1024
    const claimed = (bytes: Buffer) => examine({ size, read: peekBuffer(bytes).read })
    const refused = { code: 'file.too_large', status: 413, details: { maxBytes: 20 * 1024 * 1024 } }
    await expect(claimed(SAMPLES.jpeg)).rejects.toMatchObject(refused)
    await expect(claimed(SAMPLES.pdf)).resolves.toMatchObject({ kind: 'pdf' })
  })
})

describe('office papers', () => {
  const paper = { '[Content_Types].xml': '<Types/>', 'word/document.xml': 'x' }

  test('with macros, a password or a bomb inside are refused with a reason', async () => {
    expect(await refusal(zip({ ...paper, 'word/vbaProject.bin': 'x' }))).toBe('file.has_macros')
    expect(await refusal(zip(paper, { flags: 1 }))).toBe('file.locked')
    expect(await refusal(zip(paper, { claims: 400 * 1024 * 1024 }))).toBe('file.too_large')
  })

  test('cut short anywhere are called damaged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 64, max: SAMPLES.docx.length - 1 }), async (length) => {
        expect(await refusal(SAMPLES.docx.subarray(0, length))).toBe('file.damaged')
      }),
    )
  })

  test('with any bytes changed are taken, refused, but never a fault of ours', async () => {
    const change = fc.record({ at: fc.nat(SAMPLES.xlsx.length - 1), to: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
        const bytes = Buffer.from(SAMPLES.xlsx)
        for (const { at, to } of changes) bytes[at] = to
        expect(await refusal(bytes)).toMatch(/^(taken|file\.\w+)$/)
      }),
    )
  })

  test('noise is never a fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('', 'PK\x03\x04', '\0\0\0\x20ftyp'), async (noise, start) => {
        expect(await refusal(Buffer.concat([Buffer.from(start, 'latin1'), noise]))).toMatch(/^(taken|file\.\w+)$/)
      }),
    )
  })

  test('a comment behind the directory is allowed for, as APPNOTE says', async () => {
    const bytes = Buffer.concat([SAMPLES.docx, Buffer.from('a comment')])
    bytes.writeUInt16LE(9, SAMPLES.docx.length - 2)
    expect((await listZip(peekBuffer(bytes)))?.names).toContain('word/document.xml')
  })
})
