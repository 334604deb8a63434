import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CsvWriter, XlsxWriter, openSheets, safeCell, serialDay, SHEET_LIMITS, type SheetRow } from './index.ts'
import { ZipWriter } from './zip-writer.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-sheets-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
const kept = (content: Buffer | string) => {
  const path = join(folder, `${++files}.bin`)
  writeFileSync(path, content)
  return path
}

async function rowsOf(path: string, sheet = 0, limits = SHEET_LIMITS): Promise<SheetRow[]> {
  const open = await openSheets(path, limits)
  const rows: SheetRow[] = []
  try {
    for await (const row of open.rows(sheet)) rows.push(row)
  } finally {
    await open.close()
  }
  return rows
}

/** A workbook by hand: parts in the order given, as other programs write them. */
async function book(parts: Record<string, string>): Promise<string> {
  const zip = new ZipWriter()
  const bytes = buffer(zip.stream)
  for (const [name, content] of Object.entries(parts)) {
    await zip.begin(name)
    await zip.write(content)
    await zip.finish()
  }
  await zip.end()
  return kept(await bytes)
}

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const around = (sheets: string, more: { pr?: string; rels?: string } = {}) => ({
  'xl/_rels/workbook.xml.rels': `<Relationships>${more.rels ?? `<Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/>`}
    <Relationship Id="rS" Type="${REL}/sharedStrings" Target="/xl/words.xml"/><Relationship Id="rT" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook ${NS}>${more.pr ?? ''}<sheets>${sheets}</sheets></workbook>`,
  '_rels/.rels': `<Relationships><Relationship Id="a" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  '[Content_Types].xml': '<Types/>',
})
const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="0.00&quot;d&quot;"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="31"/></cellXfs></styleSheet>`

describe('a workbook', () => {
  test('is read whatever the order of its parts: shared, rich, inline and formula texts, days, truth, errors, cells without an address', async () => {
    const path = await book({
      'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="A2" t="s"><x:v>0</x:v></x:c><x:c r="C2" t="s"><x:v>1</x:v></x:c></x:row>
        <x:row r="5"><x:c t="inlineStr"><x:is><x:r><x:t>张</x:t></x:r><x:r><x:t xml:space="preserve">三 </x:t></x:r><x:rPh><x:t>zhang</x:t></x:rPh></x:is></x:c>
        <x:c s="1"><x:v>44000</x:v></x:c><x:c s="2"><x:v>16133.5</x:v></x:c><x:c s="3"><x:v>12.5</x:v></x:c><x:c t="str"><x:f>A1&amp;"x"</x:f><x:v>甲&amp;乙</x:v></x:c>
        <x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c><x:c><x:v>152921194403020003</x:v></x:c><x:c><x:v>1.52921194403020E+17</x:v></x:c><x:c><x:v>0.30000000000000004</x:v></x:c><x:c s="4"><x:v>61</x:v></x:c></x:row>
        <x:row r="6"/></x:sheetData></x:worksheet>`,
      'xl/styles.xml': STYLES,
      ...around('<sheet name="居民" sheetId="1" r:id="rId1"/>'),
      'xl/words.xml': `<sst><si><t>姓名</t></si><si><r><t>身份</t></r><r><t>证号</t></r><rPh sb="0" eb="1"><t>shen</t></rPh></si></sst>`,
    })
    expect(await rowsOf(path)).toEqual([
      { number: 2, cells: ['姓名', '', '身份证号'] },
      { number: 5, cells: ['张三 ', '2020-06-18', '1944-03-02', '12.5', '甲&乙', '是', '', '1.5292119440302E+17', '1.5292119440302E+17', '0.3', '1900-03-01'] },
      { number: 6, cells: [] },
    ])
  })

  test('counts days from 1904 where it says so, names hidden sheets, and puts a merged value into each of its cells', async () => {
    const path = await book({
      ...around('<sheet name="藏" sheetId="1" state="veryHidden" r:id="rId2"/><sheet name="户" sheetId="2" r:id="rId1"/>', {
        pr: '<workbookPr date1904="1"/>',
        rels: `<Relationship Id="rId2" Type="${REL}/worksheet" Target="worksheets/a.xml"/><Relationship Id="rId1" Type="${REL}/worksheet" Target="./worksheets/b.xml"/>`,
      }),
      'xl/styles.xml': STYLES,
      'xl/worksheets/a.xml': '<worksheet><sheetData/></worksheet>',
      'xl/worksheets/b.xml': `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>基本</t></is></c><c r="C1" t="inlineStr"><is><t>住址</t></is></c></row>
        <row r="2"><c r="C2" t="inlineStr"><is><t>甲小区</t></is></c><c r="D2" s="1"><v>42538</v></c></row><row r="3"><c r="D3"><v>7</v></c></row></sheetData>
        <mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C2:C3"/></mergeCells></worksheet>`,
    })
    const open = await openSheets(path)
    expect(open.sheets).toEqual([{ name: '藏', hidden: true }, { name: '户', hidden: false }])
    await open.close()
    expect((await rowsOf(path, 1)).map((r) => r.cells)).toEqual([['基本', '基本', '住址'], ['', '', '甲小区', '2020-06-18'], ['', '', '甲小区', '7']])
  })

  test('that would fill the memory, is cut off or garbled, is refused in a sentence', async () => {
    const bomb = await book({ ...around('<sheet name="a" sheetId="1" r:id="rId1"/>'), 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${'<row/>'.repeat(400_000)}</sheetData></worksheet>` })
    await expect(rowsOf(bomb, 0, { ...SHEET_LIMITS, unpacked: 1_000_000 })).rejects.toMatchObject({ code: 'sheet.too_large' })
    await expect(rowsOf(bomb, 0, { ...SHEET_LIMITS, rows: 1_000 })).rejects.toMatchObject({ code: 'sheet.too_many_rows' })
    // A directory that lies about its sizes: what comes out is counted.
    const lying = readFileSync(bomb)
    for (let at = lying.indexOf('PK\x01\x02'); at >= 0; at = lying.indexOf('PK\x01\x02', at + 4)) lying.writeUInt32LE(10, at + 24)
    await expect(rowsOf(kept(lying), 0, { ...SHEET_LIMITS, unpacked: 1_000_000 })).rejects.toMatchObject({ code: 'sheet.too_large' })
    const whole = readFileSync(bomb)
    await expect(rowsOf(kept(whole.subarray(0, whole.length - 40)))).rejects.toMatchObject({ code: 'sheet.damaged' })
    const broken = await book({ ...around('<sheet name="a" sheetId="1" r:id="rId1"/>'), 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row><c r="A1"' })
    await expect(rowsOf(broken)).rejects.toMatchObject({ code: 'sheet.damaged' })
    const wide = await book({ ...around('<sheet name="a" sheetId="1" r:id="rId1"/>'), 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>' })
    await expect(rowsOf(wide)).rejects.toMatchObject({ code: 'sheet.too_many_columns' })
    const dtd = await book({ ...around('<sheet name="a" sheetId="1" r:id="rId1"/>'), 'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&a;&a;</t></is></c></row></sheetData></worksheet>' })
    await expect(rowsOf(dtd)).rejects.toMatchObject({ code: 'sheet.damaged' })
  })

  test('of another kind is sent back with what to do', async () => {
    const code = (content: Buffer | string) => openSheets(kept(content)).then(() => 'opened', (fault: { code: string }) => fault.code)
    expect([
      await code(Buffer.from('d0cf11e0a1b11ae1', 'hex')), await code(''), await code('%PDF-1.7'), await code('<html><table>'), await code(Buffer.from([0x61, 0, 0x62])),
      await openSheets(await book({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })).catch((f: { code: string }) => f.code),
      await openSheets(await book({ 'word/document.xml': '' })).catch((f: { code: string }) => f.code),
    ]).toEqual(['sheet.old_format', 'sheet.empty', 'sheet.not_a_table', 'sheet.other_format', 'sheet.bad_text', 'sheet.other_format', 'sheet.not_a_table'])
  })
})

describe('a text table', () => {
  const gbk = Buffer.from('d0d5c3fb2cb5e7bbb00d0ad5c5c8fd2c3133380d0a', 'hex') // 姓名,电话 / 张三,138
  test('is read in UTF-8, with mark and without, GBK and UTF-16, by comma, semicolon and tab', async () => {
    const want = [['姓名', '电话'], ['张三', '138']]
    for (const content of [gbk, '姓名,电话\n张三,138\n', '\uFEFF姓名;电话\r\n张三;138', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('姓名\t电话\n张三\t138', 'utf16le')])]) {
      expect((await rowsOf(kept(content))).map((r) => r.cells)).toEqual(want)
    }
    const open = await openSheets(kept(gbk))
    expect([open.encoding, open.format]).toEqual(['GBK（GB18030），逗号分隔', 'csv'])
  })

  test('keeps commas, quotes and line ends inside a field, and numbers rows as an editor does', async () => {
    expect(await rowsOf(kept('a,b\n"甲, ""乙""\n丙",="0012"\n\n丁,2\n'))).toEqual([
      { number: 1, cells: ['a', 'b'] }, { number: 2, cells: ['甲, "乙"\n丙', '0012'] }, { number: 4, cells: [''] }, { number: 5, cells: ['丁', '2'] },
    ])
  })
})

describe('what is written', () => {
  // oxlint-disable-next-line no-control-regex
  const text = fc.string({ unit: 'binary', maxLength: 30 }).map((s) => s.replace(/[\u0000-\u001f\ufffe\uffff\uFEFF]|_x[0-9A-Fa-f]{4}_/g, '').toWellFormed())
  test('reads back as it was, whatever the texts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 20 }), async (table) => {
        const writer = new XlsxWriter({ title: '测试', creator: '邻里', at: new Date(0) })
        const bytes = buffer(writer.stream)
        await writer.sheet({ name: '数据', columns: [{ choices: ['男', '女'], prompt: { title: '性别', text: '选一个' } }, {}] })
        for (const row of table) await writer.addRow(row)
        await writer.sheet({ name: '说明', columns: [] })
        await writer.addRow([1, null, { text: 'x', style: 'wrong' }])
        await writer.end()
        const path = kept(await bytes)
        const trimmed = (row: string[]) => row.slice(0, row.findLastIndex(Boolean) + 1)
        expect((await rowsOf(path)).map((r) => trimmed(r.cells))).toEqual(table.map(trimmed))
        expect((await rowsOf(path, 1)).map((r) => r.cells)).toEqual([['1', '', 'x']])
      }),
      { numRuns: 30 },
    )
  })

  test('never begins a formula in a CSV, and a negative number stays one', async () => {
    expect(['=1+1', '+86', '-2', '-cmd', '@x', '\tx', '张三'].map(safeCell)).toEqual(["'=1+1", "'+86", '-2', "'-cmd", "'@x", "'\tx", '张三'])
    const writer = new CsvWriter()
    const bytes = buffer(writer.stream)
    await writer.addRow(['=cmd|"x"', 3, null])
    await writer.end()
    expect((await bytes).toString()).toBe('\uFEFF"\'=cmd|""x""",3,\r\n')
  })
})

test('a serial number is the day that table programs show', () => {
  expect([serialDay(1), serialDay(59), serialDay(61), serialDay(44_000), serialDay(42_538, true), serialDay(0), serialDay(3e6)]).toEqual([
    '1900-01-01', '1900-02-28', '1900-03-01', '2020-06-18', '2020-06-18', null, null,
  ])
})
