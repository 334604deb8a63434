import { writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BANNER, COMMUNITY, GRID, OTHER_COMMUNITY, anIdNumber, aWorld, type Someone, type World } from '../../e2e/support/world.ts'
import { openSheets } from '../../platform/server/sheets/index.ts'
import { ZipWriter } from '../../platform/server/sheets/zip-writer.ts'
import type { Import } from './contract.ts'

let world: World
let clerk: Someone
let folder: string
beforeAll(async () => {
  world = await aWorld()
  folder = mkdtempSync(join(tmpdir(), 'linli-import-test-'))
})
afterAll(async () => {
  await world?.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  clerk = await world.staff('community_worker', COMMUNITY)
})

const cell = (text: string, ref = '') => `<c${ref ? ` r="${ref}"` : ''} t="inlineStr"><is><t xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`

/** A workbook in raw XML: one sheet, rows as given, parts in an order that trips readers. */
async function workbook(rows: string[], after = '', styles = ''): Promise<Buffer> {
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const zip = new ZipWriter()
  const bytes = buffer(zip.stream)
  const parts: Record<string, string> = {
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows.join('')}</sheetData>${after}</worksheet>`,
    'xl/worksheets/sheet2.xml': '<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>别的</t></is></c></row></sheetData></worksheet>',
    'xl/styles.xml': `<styleSheet>${styles}<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="a" Type="${rel}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="b" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="c" Type="${rel}/styles" Target="styles.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${rel}"><sheets><sheet name="目录" sheetId="1" r:id="a"/><sheet name="花名册" sheetId="2" r:id="b"/></sheets></workbook>`,
    '_rels/.rels': `<Relationships><Relationship Id="x" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    '[Content_Types].xml': '<Types/>',
  }
  for (const [name, content] of Object.entries(parts)) {
    await zip.begin(name)
    await zip.write(content)
    await zip.finish()
  }
  await zip.end()
  return bytes
}

const csv = (lines: string[]) => Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`)
const upload = (who: Someone, content: Buffer, name = '名册.csv', kind = 'people') => who.upload('/api/imports', { name, type: 'application/octet-stream', content }, { kind })

async function checked(who: Someone, made: Import, more: Record<string, unknown> = {}): Promise<Import> {
  const answer = await who.post(`/api/imports/${made.id}/check`, {
    sheet: made.sheet, headerRow: made.headerRow, headerRows: made.headerRows, columns: made.columns.map((c) => c.field), region: GRID, options: { places: 'create' }, version: made.version, ...more,
  })
  expect(answer.body.title ?? '').toBe('')
  await world.job('imports.work')
  return (await who.get(`/api/imports/${made.id}`)).body
}

async function run(who: Someone, i: Import, more: Record<string, unknown> = {}): Promise<Import> {
  const answer = await who.post(`/api/imports/${i.id}/run`, { version: i.version, ...more })
  expect(answer.body.title ?? '').toBe('')
  await world.job('imports.work')
  return (await who.get(`/api/imports/${i.id}`)).body
}

const findings = async (who: Someone, i: Import) => (await who.get(`/api/imports/${i.id}/findings`)).body.items as Array<{ row: number; column: string; code: string; severity: string; value: string; message: string; candidates: { id: string }[] }>
const rowsOf = (sql: string, values: unknown[] = []) => world.owner(async (c) => (await c.query(sql, values)).rows)
const fifteen = (number: string) => number.slice(0, 6) + number.slice(8, 17)

describe('a messy workbook', () => {
  test('is understood as it is: title, two header rows, merged cells, dates as text, old numbers, full-width digits, traditional characters', async () => {
    const [head, wife, son] = [anIdNumber('1944-03-02', '1'), anIdNumber('1948-11-20', '2'), anIdNumber('1971-06-05', '1')]
    const wide = (text: string) => text.replace(/[0-9A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
    const row = (n: number, cells: string[], more = '') => `<row r="${n}">${cells.map((c, i) => (c ? cell(c, `${String.fromCharCode(65 + i)}${n}`) : '')).join('')}${more}</row>`
    const content = await workbook(
      [
        row(1, ['某某社区居民花名册（2026年）']),
        row(2, ['填表人：王敏']),
        row(3, ['序号', '基本情況', '', '', '', '聯繫電話', '戶號', '與戶主關係', '住址']),
        row(4, ['', '姓 名*', '性別', '出生年月日', '身份證號碼']),
        row(5, ['1', ' 李建国 ', '男', '1944年3月2日', wide(head), '138-0000-0001', '0012', '户主', '测试小区3栋2-501']),
        row(6, ['2', '王秀蘭', '', '', fifteen(wife), '＋86 13800000002', '0012', '妻子']),
        row(7, ['3', '李志强', '男', '1971.6.5', son, '', '0012', '长子']),
        `<row r="8">${cell('4', 'A8')}${cell('巴特尔・朝鲁', 'B8')}${cell('男', 'C8')}<c r="D8" s="1"><v>16133</v></c>${cell('', 'E8')}</row>`,
        row(9, ['合计', '4人']),
      ],
      '<mergeCells count="5"><mergeCell ref="A1:I1"/><mergeCell ref="B3:E3"/><mergeCell ref="A3:A4"/><mergeCell ref="F3:F4"/><mergeCell ref="I5:I7"/></mergeCells>',
    )
    const made = (await upload(clerk, content, '花名册.xlsx')).body as Import
    expect([made.sheet, made.headerRow, made.headerRows, made.missing]).toEqual([1, 3, 2, []])
    expect(made.columns.map((c) => c.field)).toEqual([null, 'name', 'sex', 'bornOn', 'idNumber', 'phone', 'household', 'relation', 'address'])
    expect(JSON.stringify(made.preview)).not.toContain(son)

    const i = await checked(clerk, made)
    expect(i.counts).toEqual({ new: 4, update: 0, unchanged: 0, doubtful: 0, wrong: 0 })
    expect((await findings(clerk, i)).map((f) => [f.row, f.code])).toEqual(expect.arrayContaining([[6, 'upgraded-from-15'], [6, 'traditional']]))
    expect(await rowsOf('select 1 from register.people')).toHaveLength(0)
    expect(i.sample[0]).toMatchObject({ row: 5, outcome: 'new' })

    const done = await run(clerk, i)
    expect([done.state, done.cleared]).toEqual(['done', true])
    const people = await rowsOf(`select p.name, p.sex, p.born_on::text, p.region, p.version, t.relation, h.number, h.head_id = p.id as is_head, d.address from register.people p
      join register.ties t on t.person_id = p.id and t.kind = 'living' left join register.households h on h.id = t.household_id left join register.dwellings d on d.id = t.dwelling_id order by p.born_on, p.name desc`)
    expect(people).toEqual([
      { name: '李建国', sex: '1', born_on: '1944-03-02', region: GRID, version: 1, relation: '02', number: '0012', is_head: true, address: '测试小区3栋2单元501室' },
      { name: '巴特尔·朝鲁', sex: '1', born_on: '1944-03-02', region: GRID, version: 1, relation: '99', number: null, is_head: null, address: null },
      { name: '王秀蘭', sex: '2', born_on: '1948-11-20', region: GRID, version: 1, relation: '12', number: '0012', is_head: false, address: '测试小区3栋2单元501室' },
      { name: '李志强', sex: '1', born_on: '1971-06-05', region: GRID, version: 1, relation: '22', number: '0012', is_head: false, address: '测试小区3栋2单元501室' },
    ])
    // The history of each says from which import and row it came; a whole number stands nowhere.
    const history = await rowsOf(`select subject, reason, before::text || after::text as facts from register.changes where deed = 'imported' order by at, id`)
    expect(history.filter((h) => h.subject === 'person').map((h) => h.reason)).toEqual([5, 6, 7, 8].map((n) => `导入 ${i.number} 第${n}行`))
    expect(JSON.stringify(history)).not.toMatch(/\d{15}/)
    // Found by the doors of the register as if typed there.
    expect((await clerk.get(`/api/people?q=${son}`)).body.items).toMatchObject([{ name: '李志强', address: '测试小区3栋2单元501室' }])

    // The same table again: nothing is new, nothing is doubled, and its columns are known.
    const again = (await upload(clerk, content, '花名册.xlsx')).body as Import
    expect(again.columns[1]!.sure).toBe('remembered')
    const second = await checked(clerk, again)
    expect(second.counts).toMatchObject({ new: 0, update: 0, unchanged: 3, doubtful: 1, wrong: 0 })
    expect(await clerk.post(`/api/imports/${second.id}/run`, { version: second.version, leaveOut: true })).toMatchObject({ status: 409, body: { code: 'imports.nothing_to_write' } })
  })

  test('is answered row by row: ruined numbers, repeated rows, wrong dates, unknown words, in a GBK text too', async () => {
    const [one, two] = [anIdNumber('1990-01-01', '2'), anIdNumber('1991-01-01', '1')]
    const gbk = (text: string) => {
      // The few characters of this test in GBK.
      const table: Record<string, number> = { 姓: 0xd0d5, 名: 0xc3fb, 性: 0xd0d4, 别: 0xb1f0, 张: 0xd5c5, 三: 0xc8fd, 女: 0xc5ae, 男: 0xc4d0, 李: 0xc0ee, 四: 0xcbc4, 身: 0xc9ed, 份: 0xb7dd, 证: 0xd6a4, 号: 0xbac5, 出: 0xb3f6, 生: 0xc9fa, 日: 0xc8d5, 期: 0xc6da, 王: 0xcdf5, 五: 0xcee5, 赵: 0xd5d4, 六: 0xc1f9, 钱: 0xc7ae, 七: 0xc6df, 孙: 0xcbef, 八: 0xb0cb }
      return Buffer.concat([...text].map((c) => (c.charCodeAt(0) < 128 ? Buffer.from(c) : Buffer.from([table[c]! >> 8, table[c]! & 255]))))
    }
    const made = (await upload(clerk, gbk(`姓名;性别;出生日期;身份证号\r\n张三;女;;${one}\r\n李四;男;1991-02-30;1.52921E+17\r\n王五;X;;${two}\r\n赵六;男;91-1-1;\r\n钱七;女;;${one}\r\n孙八;男;1991-05-05;${two.slice(0, 17)}${two[17] === '1' ? '2' : '1'}\r\n`))).body as Import
    expect(made.encoding).toContain('GBK')
    const i = await checked(clerk, made)
    expect(i.counts).toEqual({ new: 1, update: 0, unchanged: 0, doubtful: 0, wrong: 5 })
    const found = await findings(clerk, i)
    expect(found.map((f) => [f.row, f.column, f.code])).toEqual([
      [3, 'C', 'no_such_day'], [3, 'D', 'number_ruined'], [4, 'B', 'unknown_code'], [5, 'C', 'year_short'], [6, '', 'repeated'], [7, 'D', 'id_checksum'],
    ])
    expect(found[1]!.message).toContain('设为“文本”格式')
    expect(JSON.stringify(found)).not.toContain(one)
    expect((await clerk.get(`/api/imports/${i.id}/findings?code=year_short`)).body.items).toHaveLength(1)
    // Nothing can be written over the errors unless they are left out.
    expect(await clerk.post(`/api/imports/${i.id}/run`, { version: i.version })).toMatchObject({ status: 409, body: { code: 'imports.has_wrong_rows' } })

    // The corrected-rows file has the wrong rows only, says what to do, and can be uploaded as it is.
    const file = await clerk.get(`/api/imports/${i.id}/corrections`)
    const path = join(folder, 'corrections.xlsx')
    writeFileSync(path, file.raw)
    const open = await openSheets(path)
    const rows = []
    for await (const row of open.rows(0)) rows.push(row.cells)
    await open.close()
    expect([rows.length, rows[0], rows[1]![4]]).toEqual([6, ['姓名', '性别', '出生日期', '身份证号', '需要改正', '原行号'], expect.stringContaining('科学计数法')])
    const back = (await upload(clerk, file.raw, '待改正.xlsx')).body as Import
    expect(back.columns.map((c) => c.field)).toEqual(['name', 'sex', 'bornOn', 'idNumber', null, null])
    const done = await run(clerk, i, { leaveOut: true })
    expect(done).toMatchObject({ state: 'done', counts: { new: 1, wrong: 5 } })
  })
})

describe('the wrong person', () => {
  test('[REG-13] is never overwritten: another name under the number is refused, a namesake without a number waits for a word, an empty cell erases nothing', async () => {
    const li = await world.person({ name: '李秀英', bornOn: '1944-03-02' })
    const bat = await world.person({ name: '乌兰', bornOn: '1980-05-05', sex: '2' })
    const before = await rowsOf('select name, version from register.people where id = $1', [li.id])
    const made = (await upload(clerk, csv(['姓名,身份证号,出生日期,性别,电话', `李秀芳,${li.idNumber},,,13911112222`, '乌兰,,1980-05-05,女,13911113333', '乌兰其其格,,1980-05-05,女,', `李秀英,${li.idNumber},,,`]))).body as Import
    const i = await checked(clerk, made)
    // The second row with the number is a repetition of the first, whose name is wrong: both are for a person to settle.
    expect(i.counts).toEqual({ new: 1, update: 0, unchanged: 0, doubtful: 1, wrong: 2 })
    const found = await findings(clerk, i)
    expect(found.map((f) => f.code)).toEqual(expect.arrayContaining(['conflict_name', 'same_person', 'repeated']))
    const doubt = found.find((f) => f.code === 'same_person')!
    expect(doubt.candidates).toMatchObject([{ id: bat.id }])
    expect(await clerk.post(`/api/imports/${i.id}/decisions`, { row: doubt.row, is: 'same', sameId: li.id })).toMatchObject({ status: 422, body: { code: 'imports.not_doubtful' } })
    expect((await clerk.post(`/api/imports/${i.id}/decisions`, { row: doubt.row, is: 'same', sameId: bat.id })).status).toBe(201)
    const decided = (await clerk.get(`/api/imports/${i.id}`)).body as Import
    expect(decided.counts).toMatchObject({ new: 1, update: 1, doubtful: 0 })
    await run(clerk, decided, { leaveOut: true })
    expect(await rowsOf('select name, version from register.people where id = $1', [li.id])).toEqual(before)
    const [after] = await rowsOf('select version, phone_index, id_index is not null as keeps from register.people where id = $1', [bat.id])
    expect([after.version, after.keeps, after.phone_index.equals(world.app.services.sealer.blindIndex('13911113333', 'person.phone'))]).toEqual([2, true, true])
    expect(await rowsOf(`select name from register.people where name like '乌兰%' order by name`)).toEqual([{ name: '乌兰' }, { name: '乌兰其其格' }])
    const changes = (await clerk.get(`/api/people/${bat.id}/changes`)).body.items
    expect(changes[0]).toMatchObject({ deed: 'updated', reason: `导入 ${i.number} 第3行`, after: { phone: 'changed' } })
  })

  test('[REG-13] a name written with another character of one sound and birthday waits for a word, and is never silently a second person', async () => {
    const born = '1944-03-12'
    const open = async (name: string, sex: string, region = GRID) => (await (region === GRID ? clerk : await world.staff('community_worker', region)).post('/api/people', { name, sex, bornOn: born, region })).body.id as string
    const li = await open('李秀英', '2')
    await open('章志明', '1')
    const there = await open('呼和巴雅尔', '1', OTHER_COMMUNITY)
    const table = csv(['姓名,出生日期,性别,电话', `李秀瑛,${born},女,13911114444`, `张志明,${born},男,`, `呼和巴雅尔,${born},男,`, `宝音图,${born},男,`])
    const who = () => rowsOf(`select name, version from register.people where born_on = $1 and region >= $2 and region < $3 order by name collate "C"`, [born, COMMUNITY, `${COMMUNITY}~`])
    const i = await checked(clerk, (await upload(clerk, table)).body)
    expect(i.counts).toEqual({ new: 2, update: 0, unchanged: 0, doubtful: 2, wrong: 0 })
    const found = await findings(clerk, i)
    const doubt = (name: string) => found.find((f) => f.value === name && f.code === 'same_person')!
    expect(doubt('李秀瑛')).toMatchObject({ severity: 'doubtful', candidates: [{ id: li, text: expect.stringContaining('李秀英') }], message: expect.stringContaining('姓名读音相同，写法不同') })
    // Of a file beyond the importer's place only that there is one.
    expect(found.find((f) => f.value === '呼和巴雅尔')).toMatchObject({ code: 'like_elsewhere', severity: 'note', candidates: [] })
    expect(JSON.stringify(found)).not.toContain(there)
    // Undecided rows are left out and make nobody.
    const left = await run(clerk, i, { leaveOut: true })
    expect([left.state, (await who()).map((p) => p.name)]).toEqual(['done', ['呼和巴雅尔', '宝音图', '李秀英', '章志明']])

    const again = await checked(clerk, (await upload(clerk, csv(['姓名,出生日期,性别,电话', `李秀瑛,${born},女,13911114444`, `张志明,${born},男,`]))).body)
    expect(again.counts).toMatchObject({ new: 0, doubtful: 2 })
    expect((await clerk.post(`/api/imports/${again.id}/run`, { version: again.version })).status).toBe(409)
    expect((await clerk.post(`/api/imports/${again.id}/decisions`, { row: 2, is: 'same', sameId: li })).status).toBe(201)
    expect((await clerk.post(`/api/imports/${again.id}/decisions`, { row: 3, is: 'new' })).status).toBe(201)
    await run(clerk, (await clerk.get(`/api/imports/${again.id}`)).body)
    expect(await who()).toEqual([{ name: '呼和巴雅尔', version: 1 }, { name: '宝音图', version: 1 }, { name: '张志明', version: 1 }, { name: '李秀英', version: 2 }, { name: '章志明', version: 1 }])
    const [after] = await rowsOf('select phone_index from register.people where id = $1', [li])
    expect(after.phone_index.equals(world.app.services.sealer.blindIndex('13911114444', 'person.phone'))).toBe(true)
  })

  test('beyond the importer’s place is refused like a row of another place, with one sentence for both', async () => {
    const far = await world.person({ name: '远方', region: OTHER_COMMUNITY })
    const near = anIdNumber('1999-09-09', '1')
    const made = (await upload(clerk, csv(['姓名,身份证号,社区', `远方,${far.idNumber},`, `新人,${near},${OTHER_COMMUNITY}`]))).body as Import
    const i = await checked(clerk, made)
    const found = await findings(clerk, i)
    expect(new Set(found.map((f) => `${f.code} ${f.message}`)).size).toBe(1)
    expect(found).toHaveLength(2)
    expect(JSON.stringify(found)).not.toContain(far.id)
  })
})

test('a batch is all or nothing: what became wrong after the check stops it, and batches before it stay', async () => {
  const lines = Array.from({ length: 600 }, (_, n) => `批量${String.fromCodePoint(0x4e00 + n)},男,${1950 + (n % 50)}-01-0${1 + (n % 9)}`)
  const late = anIdNumber('1977-07-07', '1')
  const made = (await upload(clerk, csv(['姓名,性别,出生日期,身份证号', ...lines.map((l) => `${l},`), `后来,男,,${late}`]))).body as Import
  const i = await checked(clerk, made)
  expect(i.counts).toMatchObject({ new: 601, wrong: 0 })
  // Meanwhile somebody records that number under another name.
  await world.person({ name: '别名', bornOn: '1977-07-07', sex: '1', idNumber: late })
  const stopped = await run(clerk, i, { batchRows: 250 })
  expect(stopped.state).toBe('stopped')
  expect(stopped.message).toContain('第602行')
  expect(stopped.batches.map((b) => [b.batch, b.firstRow, b.lastRow, b.counts.new])).toEqual([[1, 2, 250, 249], [2, 251, 500, 250]])
  expect((await rowsOf(`select count(*)::int as n from register.people where name like '批量%'`))[0].n).toBe(499)
  // Checked again, the written ones are as they should be, though they have no numbers, and the rest can be written.
  const re = await checked(clerk, stopped)
  expect(re.counts).toMatchObject({ new: 101, unchanged: 499, doubtful: 0, wrong: 1 })
})

test('a process that dies leaves whole batches, and the next goes on without a lost or doubled row', async () => {
  const lines = Array.from({ length: 520 }, (_, n) => `续传${String.fromCodePoint(0x5e00 + n)},女,19${50 + (n % 50)}-02-0${1 + (n % 9)},,`)
  const made = (await upload(clerk, csv(['姓名,性别,出生日期,身份证号,电话', ...lines]))).body as Import
  const i = await checked(clerk, made)
  await clerk.post(`/api/imports/${i.id}/run`, { version: i.version, batchRows: 250 })
  // The database connection of the work is cut after the first batch, as a kill would.
  const { services } = world.app
  const sealer = services.sealer
  let opens = 0
  services.sealer = { ...sealer, open: (sealed, context) => {
    if (context?.startsWith('imports.page') && ++opens === 2) throw Object.assign(new Error('killed'), { code: '57P01' })
    return sealer.open(sealed, context)
  } }
  await expect(world.job('imports.work')).rejects.toThrow('killed')
  services.sealer = sealer
  const now = (await clerk.get(`/api/imports/${i.id}`)).body as Import
  expect([now.batches.length, now.state]).toEqual([1, 'running'])
  await world.job('imports.work')
  const done = (await clerk.get(`/api/imports/${i.id}`)).body as Import
  expect([done.state, done.counts!.new]).toEqual(['done', 520])
  expect((await rowsOf(`select count(*)::int as n, count(distinct name)::int as names from register.people where name like '续传%'`))[0]).toEqual({ n: 520, names: 520 })
})

test('undo restores exactly what an import changed, and leaves what somebody touched since', async () => {
  const old = await world.person({ name: '原有', bornOn: '1966-06-06', sex: '1', phone: '13700000001' })
  const [a, b] = [anIdNumber('1988-08-08', '1'), anIdNumber('1989-09-09', '2')]
  const snapshot = () => rowsOf('select id, region, name, phone_index, language, state from register.people order by id')
  const places = () => rowsOf('select (select count(*) from register.dwellings)::int as d, (select count(*) from register.buildings)::int as b, (select count(*) from register.households)::int as h, (select count(*) from register.ties)::int as t')
  const [before, placesBefore] = [await snapshot(), await places()]
  const table = csv(['姓名,身份证号,电话,户号,与户主关系,住址', `原有,${old.idNumber},13700000002,7001,户主,撤销里1号楼1单元101室`, `新甲,${a},13700000003,7001,子,撤销里1号楼1单元101室`, `新乙,${b},,7001,女,撤销里1号楼1单元101室`])
  const i = await run(clerk, await checked(clerk, (await upload(clerk, table)).body))
  expect(i.counts).toMatchObject({ new: 2, update: 1 })
  const preview = await clerk.get(`/api/imports/${i.id}/undo`)
  expect(preview.body).toEqual({ restored: 3, left: [], more: 0 })
  expect((await clerk.post(`/api/imports/${i.id}/undo`, { reason: '导错文件', version: i.version })).status).toBe(201)
  await world.job('imports.work')
  expect(((await clerk.get(`/api/imports/${i.id}`)).body as Import)).toMatchObject({ state: 'undone', batches: [{ state: 'undone', restored: 3, left: 0 }] })
  expect([await snapshot(), await places()]).toEqual([before, placesBefore])
  expect((await clerk.get(`/api/people/${old.id}/changes`)).body.items[0]).toMatchObject({ deed: 'import_undone' })

  // Once more, and this time somebody changes one of the new ones.
  const j = await run(clerk, await checked(clerk, (await upload(clerk, table)).body))
  const [touched] = await rowsOf(`select id from register.people where name = '新甲'`)
  world.clock.forward(60_000)
  await clerk.patch(`/api/people/${touched.id}`, { phone: '13700000009', reason: '本人来电', version: 1 })
  expect((await clerk.get(`/api/imports/${j.id}/undo`)).body).toMatchObject({ restored: 2, left: [{ row: 3, reason: expect.stringContaining('有人改过') }] })
  await clerk.post(`/api/imports/${j.id}/undo`, { reason: '导错文件', version: j.version })
  await world.job('imports.work')
  expect((await rowsOf(`select name from register.people where name in ('原有', '新甲', '新乙') order by name`)).map((p) => p.name)).toEqual(['原有', '新甲'])
})

test('dwellings come in with their buildings, once each; a changed use is an update', async () => {
  const table = (use: string) => csv(['小区,楼栋,单元,房号,用途,建筑面积', `平安里,9,1,101,${use},86.5㎡`, `平安里,9号楼,1单元,102室,出租,`, ',9,,,,'])
  const i = await run(clerk, await checked(clerk, (await upload(clerk, table('自住'), '住房.csv', 'dwellings')).body, { options: {} }), { leaveOut: true })
  expect(i.counts).toMatchObject({ new: 2, wrong: 1 })
  expect(await rowsOf(`select address, use, area_m2 from register.dwellings where address like '平安里%' order by address`)).toEqual([
    { address: '平安里9号楼1单元101室', use: 'owner', area_m2: 86.5 }, { address: '平安里9号楼1单元102室', use: 'tenant', area_m2: null },
  ])
  const j = await run(clerk, await checked(clerk, (await upload(clerk, table('空置'), '住房.csv', 'dwellings')).body, { options: {} }), { leaveOut: true })
  expect(j.counts).toMatchObject({ new: 0, update: 1, unchanged: 1 })
})

test('what is not a table, not for this post or not one’s own is refused in a sentence, and nothing stays behind', async () => {
  const count = async () => (await rowsOf('select count(*)::int as n from imports.pages'))[0].n
  const before = await count()
  expect(await upload(clerk, Buffer.from('d0cf11e0a1b11ae1', 'hex'), '老.xls')).toMatchObject({ status: 415, body: { code: 'sheet.old_format', title: expect.stringContaining('另存为 .xlsx') } })
  expect(await upload(clerk, csv(['姓名']), 'x.csv', 'nothing')).toMatchObject({ status: 404, body: { code: 'imports.kind_unknown' } })
  expect((await upload(clerk, Buffer.from('\n\n'))).body.code).toBe('imports.no_rows')
  expect(await count()).toBe(before)
  for (const kind of ['grid_worker', 'auditor', 'administrator'] as const) {
    const reader = await world.staff(kind, kind === 'grid_worker' ? GRID : BANNER)
    expect((await upload(reader, csv(['姓名', '张三']))).status).toBe(403)
  }
  const made = (await upload(clerk, csv(['姓名,出生日期', '张三,1980-01-01']))).body as Import
  const colleague = await world.staff('community_worker', COMMUNITY)
  const elsewhere = await world.staff('community_worker', OTHER_COMMUNITY)
  for (const who of [colleague, elsewhere]) expect((await who.get(`/api/imports/${made.id}`)).body.code).toBe('imports.not_found')
  expect(((await colleague.get('/api/imports')).body.items as { id: string }[]).some((i) => i.id === made.id)).toBe(true)
  expect(((await elsewhere.get('/api/imports')).body.items as { id: string }[]).some((i) => i.id === made.id)).toBe(false)
  expect((await clerk.post(`/api/imports/${made.id}/check`, { sheet: 0, headerRow: 1, columns: [null, 'bornOn'], region: GRID, version: 1 })).body.code).toBe('imports.column_missing')
  expect((await clerk.post(`/api/imports/${made.id}/check`, { sheet: 0, headerRow: 1, columns: ['name', 'bornOn'], region: OTHER_COMMUNITY, version: 1 })).body.code).toBe('imports.place_needed')
})

test('two communities bring in tables on one day, each under a number of its own', async () => {
  const other = await world.staff('community_worker', OTHER_COMMUNITY)
  const numbers = []
  for (const who of [clerk, other, clerk]) {
    const answer = await upload(who, csv(['姓名,身份证号', `同日,${anIdNumber('1957-03-04', '1')}`]))
    expect(answer.status).toBe(201)
    numbers.push((answer.body as Import).number)
  }
  expect(new Set(numbers).size).toBe(3)
})

test('[PLT-03] rows of a file lie sealed and go after seven days; nothing of them is in a log or a table in the clear', async () => {
  const number = anIdNumber('1955-05-05', '2')
  const made = (await upload(clerk, csv(['姓名,身份证号', `秘密甲,${number}`]))).body as Import
  await checked(clerk, made)
  const dump = await rowsOf(`select i::text as t from imports.imports i union all select p::text from imports.pages p union all select f::text from imports.findings f`)
  expect(JSON.stringify(dump)).not.toContain('秘密甲')
  expect(JSON.stringify(dump)).not.toContain(number)
  world.clock.forward(7 * 86_400_000 + 60_000)
  await world.job('imports.clear')
  expect((await rowsOf('select count(*)::int as n from imports.pages where import_id = $1', [made.id]))[0].n).toBe(0)
  expect(((await clerk.get(`/api/imports/${made.id}`)).body as Import).state).toBe('discarded')
})

test('the template says what goes where, and its example is passed over', async () => {
  const file = await clerk.get('/api/import-kinds/people/template')
  const path = join(folder, 'template.xlsx')
  writeFileSync(path, file.raw)
  const open = await openSheets(path)
  expect(open.sheets.map((s) => [s.name, s.hidden])).toEqual([['居民', false], ['填写说明', false], ['linli_lists', true]])
  await open.close()
  const made = (await upload(clerk, file.raw, '模板.xlsx')).body as Import
  expect([made.sheet, made.missing, made.columns.every((c) => c.field !== null)]).toEqual([0, [], true])
})
