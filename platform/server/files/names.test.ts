import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentDisposition, extensionOf, safeFileName } from './names.ts'

describe('names of files', () => {
  const examples: [string, string][] = [
    ['身份证 正面.jpg', '身份证 正面.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\fakepath\\户口本.PDF', '户口本.pdf'],
    ['a\0b\r\n.png', 'ab.png'],
    ['\u202egpj.exe', 'gpj.exe'],
    ['..', '未命名'],
    ['', '未命名'],
    ['   .pdf', 'pdf'],
    ['con.pdf', '_con.pdf'],
    ['a<b>:"c|?*.docx', 'a_b___c___.docx'],
    ['cafe\u0301.pdf', 'caf\u00e9.pdf'],
    ['ᠮᠣᠩᠭᠣᠯ\u180eᠠ.pdf', 'ᠮᠣᠩᠭᠣᠯ\u180eᠠ.pdf'],
    ['证明。', '证明。'],
    ['dir/sub/', 'sub'],
    ['𠮷'.repeat(300) + '.xlsx', '𠮷'.repeat(195) + '.xlsx'],
  ]
  for (const [given, safe] of examples) {
    test(`${JSON.stringify(given.slice(0, 30))} is kept as ${safe.slice(0, 20)}`, () => expect(safeFileName(given)).toBe(safe))
  }

  test('get the real extension where they have none', () => {
    expect(safeFileName('照片', 'jpg')).toBe('照片.jpg')
    expect(safeFileName('照片.png', 'jpg')).toBe('照片.png')
    expect(safeFileName('', 'jpg')).toBe('未命名.jpg')
  })

  test('any name at all comes out safe, and safe names stay as they are', () => {
    const part = fc.constantFrom('../', '..\\', '.', ' ', '\0', '\u202e', 'con', '.exe', '居', 'a'.repeat(90), '\ud800', '"', '%')
    const name = fc.oneof(fc.string({ unit: 'binary' }), fc.array(part).map((parts) => parts.join('')))
    fc.assert(
      fc.property(name, (given) => {
        const safe = safeFileName(given)
        expect([...safe].length).toBeGreaterThan(0)
        expect([...safe].length).toBeLessThanOrEqual(200)
        expect(safe).not.toMatch(/[/\\\p{Cc}<>:"|?*\u202a-\u202e\u2066-\u2069]/u)
        expect(safe).not.toMatch(/^[. ]|[. ]$|^(con|nul)(\.|$)/i)
        expect(safeFileName(safe)).toBe(safe)
      }),
      { numRuns: 500 },
    )
  })

  test('extensions are seen through invisible characters', () => {
    expect(extensionOf('a.exe\u200b')).toBe('exe')
    expect(extensionOf('a.tar.GZ')).toBe('gz')
    expect(extensionOf('第1.5版')).toBe('')
  })

  test('travel in a header without breaking out of it', () => {
    expect(contentDisposition('attachment', '申请 表(1).pdf')).toBe(
      `attachment; filename="__ _(1).pdf"; filename*=UTF-8''%E7%94%B3%E8%AF%B7%20%E8%A1%A8%281%29.pdf`,
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(contentDisposition('inline', name)).toMatch(/^inline; filename="[^"\\\r\n\x7f-\uffff]+"; filename\*=UTF-8''[\w!~.%-]+$/)
      }),
    )
  })
})
