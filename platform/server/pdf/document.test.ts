import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { documentPdf, makePdf, type Paper } from './index.ts'

const paper: Paper = {
  title: '补贴发放决定书',
  number: 'ALSZQ-2026-000123',
  facts: [{ label: '申请人', value: '王䶮' }, { label: '金额', value: '￥100.00 元/月' }],
  paragraphs: ['经审核，您的申请符合规定的条件，现决定按月发放。'],
  issuer: '某某旗民政局',
  issuedOn: '2026-11-02',
  verifyUrl: 'https://linli.example/verify/ALSZQ-2026-000123',
}

/** All compressed streams of a PDF, unpacked (ISO 32000-1, 7.3.8). */
function* streams(pdf: Buffer): Generator<string> {
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    if (pdf.toString('latin1', at - 3, at) === 'end') continue
    try {
      yield inflateSync(pdf.subarray(at + 7, pdf.indexOf('endstream', at))).toString('latin1')
    } catch {
      // Fonts and pictures may be packed otherwise; they are not looked at.
    }
  }
}

/** The characters that a PDF can show and copy, read from its ToUnicode maps (ISO 32000-1, 9.10.3). */
function charactersOf(pdf: Buffer): Set<string> {
  const found = new Set<string>()
  for (const map of streams(pdf)) {
    if (!map.includes('begincmap')) continue
    for (const [, range] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
      for (const [, hex] of range!.matchAll(/<([0-9a-f]+)>/gi)) {
        for (const character of Buffer.from(hex!, 'hex').swap16().toString('utf16le')) found.add(character)
      }
    }
  }
  return found
}

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length
const lacking = (pdf: Buffer, text: string) => [...text].filter((c) => c !== ' ' && !charactersOf(pdf).has(c)).join('')

describe('a document', () => {
  test('shows everything it was given, rare characters of names included', async () => {
    const pdf = await documentPdf(paper)
    expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-')
    expect(pdf.toString('latin1')).toContain('/Lang (zh-CN)')
    expect(pagesOf(pdf)).toBe(1)
    const facts = paper.facts.map(({ label, value }) => label + value).join('')
    expect(lacking(pdf, paper.title + paper.number + facts + paper.paragraphs.join('') + paper.issuer)).toBe('')
    expect(lacking(pdf, '2026年11月2日第1页共1页扫码核验')).toBe('')
    expect(lacking(pdf, '某某旗卫健委')).toBe('卫健委')
  })

  test('carries a small part of the font only, and is made while a person waits', async () => {
    await documentPdf(paper)
    // Time of the processor, not of the clock: a busy machine must not fail the test.
    const times: number[] = []
    for (let i = 0; i < 5; i++) {
      const from = process.cpuUsage()
      const pdf = await documentPdf({ ...paper, number: `N-${i}`, paragraphs: [paper.paragraphs[0]!.repeat(10)] })
      times.push(process.cpuUsage(from).user / 1000)
      expect(pdf.length).toBeLessThan(150_000)
    }
    expect(Math.min(...times)).toBeLessThan(200)
  })

  test('says which character its font lacks instead of dropping it', async () => {
    const pdf = await documentPdf({ ...paper, facts: [{ label: '姓名', value: '李𠮷' }] })
    expect(lacking(pdf, '〓注U+20BB7')).toBe('')
    expect(charactersOf(await documentPdf(paper)).has('〓')).toBe(false)
  })

  test('drops unseen characters without a mark', async () => {
    const pdf = await documentPdf({ ...paper, facts: [{ label: '姓名', value: '王\u200b敏\ufe0f\u0007\t女' }] })
    expect(charactersOf(pdf).has('〓')).toBe(false)
    expect(lacking(pdf, '王敏女')).toBe('')
  })

  test('goes on over as many pages as it needs', async () => {
    const pdf = await documentPdf({ ...paper, facts: [], paragraphs: Array.from({ length: 60 }, () => paper.paragraphs[0]!.repeat(4)) })
    expect(pagesOf(pdf)).toBeGreaterThan(3)
    expect(lacking(pdf, `共${pagesOf(pdf)}页`)).toBe('')
  })

  test('is given a civil date and nothing else', async () => {
    await expect(documentPdf({ ...paper, issuedOn: '2026/11/2' })).rejects.toThrow(RangeError)
  })

  test('many at once do not disturb each other', async () => {
    const names = ['甲子', '乙丑', '丙寅', '丁卯']
    const pdfs = await Promise.all(names.map((name) => documentPdf({ ...paper, facts: [{ label: '姓名', value: name }] })))
    names.forEach((name, i) => {
      expect(lacking(pdfs[i]!, name)).toBe('')
      expect(charactersOf(pdfs[i]!).has(names[(i + 1) % 4]![0]!)).toBe(false)
    })
  })
})

describe('a definition', () => {
  test('reads no file and no address', async () => {
    await expect(makePdf({ content: [{ image: 'a' }], images: { a: 'http://127.0.0.1:9/a.png' } })).rejects.toThrow(/denied/)
    await expect(makePdf({ content: [{ image: '/etc/hostname' }] })).rejects.toThrow(/denied|polic/i)
  })
})
