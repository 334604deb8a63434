import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateOfDayNumber } from '../../platform/kernel/dates.ts'
import type { ImportField } from './definition.ts'
import { bareHeader, findHeader, guessColumns, signatureOf } from './headers.ts'
import { isNothing, plainText, readCell, readDay, readRow, simplified } from './reading.ts'

const day = (text: string) => {
  const read = readDay(plainText(text))
  return 'value' in read ? read.value : read.code
}

test('a day is read in every usual writing, and never guessed', () => {
  expect(['2026年3月2日', '2026.3.2', '20260302', '1944/3/2', '１９４４－３－２', '二〇二六年三月二日', '一九四四年十二月二十三日', '16133', '16133.5', '2026-03-02 00:00:00', '2026年3月2号'].map(day)).toEqual([
    '2026-03-02', '2026-03-02', '2026-03-02', '1944-03-02', '1944-03-02', '2026-03-02', '1944-12-23', '1944-03-02', '1944-03-02', '2026-03-02', '2026-03-02',
  ])
  expect(['1990-02-30', '1990年5月', '90-1-2', '1990', '不知道', '2026-13-01'].map(day)).toEqual(['no_such_day', 'day_incomplete', 'year_short', 'day_incomplete', 'not_a_day', 'no_such_day'])
})

test('whatever day it is, each writing of it reads back as itself', () => {
  fc.assert(fc.property(fc.integer({ min: -25_566, max: 47_481 }), (n) => {
    const iso = dateOfDayNumber(n)
    const [y, m, d] = iso.split('-')
    for (const text of [iso, `${y}年${Number(m)}月${Number(d)}日`, `${y}/${Number(m)}/${Number(d)}`, `${y}.${m}.${d}`, `${y}${m}${d}`]) expect(day(text)).toBe(iso)
  }))
})

const FIELDS: ImportField[] = [
  { key: 'name', title: '名称', required: true, type: 'text', most: 5, example: '甲', help: '' },
  { key: 'use', title: '用途', synonyms: ['使用情况'], type: 'code', codes: [['a', '自住', '自用'], ['b', '出租']], example: '自住', help: '' },
  { key: 'area', title: '面积', type: 'decimal', most: 1_000, example: '80', help: '' },
  { key: 'phone', title: '联系电话', synonyms: ['电话'], type: 'text', example: '138', help: '' },
]

test('cells: names of codes, numbers with their unit, nothing written as a dash', () => {
  const read = (key: string, text: string) => readCell(FIELDS.find((f) => f.key === key)!, text, { today: '2026-03-02' })
  expect([read('use', ' 自 用 '), read('use', 'b'), read('area', '86.5㎡'), read('area', '1,0 00') && 'x', read('area', '-'), read('use', '无')]).toEqual([{ value: 'a' }, { value: 'b' }, { value: 86.5 }, 'x', null, null])
  expect([read('use', '办公'), read('area', '很大'), read('area', '5000'), read('name', '一二三四五六')]).toMatchObject([{ code: 'unknown_code' }, { code: 'not_a_number' }, { code: 'number_range' }, { code: 'too_long' }])
  expect(isNothing(plainText('　'))).toBe(true)
})

test('headers are found under titles and notes, over two rows only where both are needed, and each field once', () => {
  const rows = [['某表'], ['填表人：王'], ['序号', '* 名 称（必填）', '使用情況', '聯繫電話', '电话'], ['1', '甲', '自住', '138', '0483']].map((cells, i) => ({ number: i + 1, cells }))
  const header = findHeader(FIELDS, rows)
  expect([header.row, header.rows, header.known]).toEqual([3, 1, 3])
  expect(guessColumns(FIELDS, header.texts).map((c) => [c.field, c.sure])).toEqual([[null, 'none'], ['name', 'same'], ['use', 'same'], ['phone', 'same'], [null, 'none']])
  expect(findHeader([...FIELDS, { key: 'place', title: '社区', type: 'text', example: '', help: '' }], [{ number: 1, cells: ['王府社区居民核对表'] }, { number: 2, cells: ['序号', '名称', '用途'] }])).toMatchObject({ row: 2, rows: 1 })
  const two = [['名称', '基本', ''], ['', '用途', '面积(平方米)']].map((cells, i) => ({ number: i + 1, cells }))
  expect(findHeader(FIELDS, two)).toMatchObject({ row: 1, rows: 2, texts: ['名称', '用途', '面积(平方米)'] })
  expect(findHeader(FIELDS, [{ number: 1, cells: ['一', '二'] }]).row).toBe(0)
  expect(signatureOf(['名称', '用途'])).toBe(signatureOf([' 名 称 *', '用途（选填）']))
  expect(bareHeader('＊身份證號（18位）：')).toBe('身份证号')
})

test('rows that say nothing, examples and sums are passed over; what is missing is said', () => {
  const read = (...cells: string[]) => readRow(FIELDS, ['name', 'use', 'area', 'phone'], { number: 9, cells }, { today: '2026-03-02' })
  expect([read('', ' ', '　'), read('示例：甲', '自住'), read('合计', '', '300'), read('甲', '自住', '80', '138')]).toEqual([null, null, null, null])
  expect(read('', '出租')!.findings).toMatchObject([{ code: 'missing', field: 'name', severity: 'wrong' }])
  expect(read('乙', '-', '', '')!).toMatchObject({ outcome: null, values: { name: '乙' } })
})

test('the table of traditional characters has two equal sides', () => {
  expect(simplified('別證號電話戶關係網區聯繫樓棟員編')).toBe('别证号电话户关系网区联系楼栋员编')
})
