/** How a cell becomes a value: what people type and table programs make of it, brought into one form or refused with advice. Pure. */
import { isPlainDate, dateOfDayNumber } from '../../platform/kernel/dates.ts'
import type { Finding, ImportField, ImportRow, Read, Value } from './definition.ts'

/** Half-width, one kind of space, none at the ends, nothing invisible. */
export function plainText(typed: string): string {
  return typed
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g, '')
    .replace(/[^\S\u202F]+/g, ' ')
    .replace(/^ | $/g, '')
}

/** What people write where there is nothing to write. */
const NOTHING = new Set(['', '-', '--', '/', '\\', '无', '没有', '空', '不详', '未知', 'null', 'NULL', 'N/A', '#N/A', '—', '――'])

export const isNothing = (text: string): boolean => NOTHING.has(text)

const CHINESE_DIGITS: Record<string, number> = { '〇': 0, 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }

/** 一九四四 → 1944, 十二 → 12, 二十三 → 23. */
function chineseNumber(text: string): number | null {
  if (!/^[〇零一二三四五六七八九十]+$/.test(text)) return null
  if (!text.includes('十')) return Number([...text].map((c) => CHINESE_DIGITS[c]).join(''))
  const [tens, ones] = text.split('十')
  return (tens ? CHINESE_DIGITS[tens]! : 1) * 10 + (ones ? CHINESE_DIGITS[ones]! : 0)
}

const ADVICE = '请写成 1944-03-02 或 1944年3月2日'

/** A day in any usual writing, `YYYY-MM-DD`; a serial number too. Years of two digits and days that do not exist are refused, never guessed. */
export function readDay(text: string): Read {
  const cleaned = text.replace(/[ T]\d{1,2}:\d{2}.*$/, '').replace(/\s/g, '')
  const chinese = /^([〇零一二三四五六七八九十]{4})年([〇零一二三四五六七八九十]{1,3})月([〇零一二三四五六七八九十]{1,3})[日号]?$/.exec(cleaned)
  const found = chinese
    ? [cleaned, ...chinese.slice(1).map((part) => String(chineseNumber(part)))]
    : (/^(\d{4})[年\-/.,、_]+(\d{1,2})[月\-/.,、_]+(\d{1,2})[日号]?$/.exec(cleaned) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(cleaned))
  if (found) {
    const day = `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`
    return isPlainDate(day) ? { value: day } : { code: 'no_such_day', message: `没有“${text}”这一天，请核对` }
  }
  // A serial number whose cell lost its format. 1900 to 2099; four digits are a year.
  if (/^\d{5}(\.\d+)?$/.test(cleaned) && Number(cleaned) < 73_051) return { value: dateOfDayNumber(Math.floor(Number(cleaned)) - 25_569) }
  if (/^\d{4}([年\-/.]\d{1,2}月?)?年?$/.test(cleaned)) return { code: 'day_incomplete', message: `“${text}”缺少月或日，${ADVICE}` }
  if (/^\d{2}[年\-/.]\d{1,2}[月\-/.]\d{1,2}日?$/.test(cleaned)) return { code: 'year_short', message: `“${text}”的年份只有两位，分不清是哪一年，${ADVICE}` }
  return { code: 'not_a_day', message: `看不出“${text}”是哪一天，${ADVICE}` }
}

const codeIndexes = new WeakMap<ImportField, Map<string, string>>()

const folded = (text: string) => text.replace(/[\s()（）]/g, '').toLowerCase()

function readCode(field: ImportField, text: string): Read {
  let index = codeIndexes.get(field)
  if (!index) {
    index = new Map()
    for (const [code, ...names] of field.codes ?? []) for (const name of [code, ...names]) if (!index.has(folded(name))) index.set(folded(name), code)
    codeIndexes.set(field, index)
  }
  const code = index.get(folded(simplified(text)))
  if (code !== undefined) return { value: code }
  const names = (field.codes ?? []).map(([, name]) => name)
  return { code: 'unknown_code', message: `“${field.title}”没有“${text}”这一项，请填：${names.slice(0, 8).join('、')}${names.length > 8 ? '等，见模板的下拉列表' : ''}` }
}

function readNumber(field: ImportField, text: string): Read {
  const value = Number(text.replace(/[,，]/g, '').replace(/(平方米|平米|㎡|m2|m²|个|人|户|元)$/i, ''))
  if (!Number.isFinite(value) || (field.type === 'integer' && !Number.isInteger(value))) return { code: 'not_a_number', message: `“${text}”不是${field.type === 'integer' ? '整数' : '数字'}，请核对` }
  if (value < 0 || (field.most !== undefined && value > field.most)) return { code: 'number_range', message: `“${text}”超出合理范围${field.most === undefined ? '' : `（0至${field.most}）`}，请核对` }
  return { value }
}

/** Reads one cell by its field's type. */
export function readCell(field: ImportField, typed: string, at: { today: string }): Read | null {
  const text = plainText(typed)
  if (isNothing(text)) return null
  if (field.read) return field.read(text, at)
  switch (field.type) {
    case 'day':
      return readDay(text)
    case 'code':
      return readCode(field, text)
    case 'integer':
    case 'decimal':
      return readNumber(field, text)
    default:
      if (field.most !== undefined && [...text].length > field.most) return { code: 'too_long', message: `“${field.title}”最多${field.most}个字，现在有${[...text].length}个，请缩短` }
      return { value: text }
  }
}

/** A row by the layout: column → field. Null for a row that says nothing, an example of the template, a sum. */
export function readRow(
  fields: readonly ImportField[],
  columns: readonly (string | null)[],
  row: { number: number; cells: readonly string[] },
  at: { today: string },
): ImportRow | null {
  const first = plainText(row.cells.find((cell) => plainText(cell) !== '') ?? '')
  if (first === '' || /^(示例|例：|例:|说明|填表说明|注：|注:|备注：|合计|总计|小计|填表人|审核人|制表)/.test(first)) return null
  const values: Record<string, Value> = {}
  const typed: Record<string, string> = {}
  const findings: Finding[] = []
  let examples = 0
  for (const field of fields) {
    const column = columns.indexOf(field.key)
    const cell = column < 0 ? '' : (row.cells[column] ?? '')
    const text = plainText(cell)
    if (!isNothing(text)) typed[field.key] = cell
    if (text !== '' && text === field.example) examples++
    const read = column < 0 ? null : readCell(field, cell, at)
    if (!read) {
      if (field.required) findings.push({ field: field.key, code: 'missing', severity: 'wrong', value: '', message: `“${field.title}”没有填写，请补上` })
    } else if ('value' in read) {
      values[field.key] = read.value
      if (read.note) findings.push({ field: field.key, severity: 'note', value: cell, ...read.note })
    } else findings.push({ field: field.key, severity: 'wrong', value: cell, ...read })
  }
  const filled = Object.keys(typed).length
  if (filled === 0 || (examples === filled && filled > 2)) return null
  return { number: row.number, values, typed, findings, outcome: findings.some((f) => f.severity === 'wrong') ? 'wrong' : null }
}

/** Characters of headers and code names that older tables and programs write in the traditional form. */
const TRADITIONAL = '別證號電話戶關係網區聯繫樓棟單間時類備註現門機碼應與幹寫歲產業職務嘎經營閒租賃離婚兒養繼媳嶽親屬孫婿長獨隸設語漢層數積員編況齡學歷鄉鎮農從進遷'
const SIMPLIFIED = '别证号电话户关系网区联系楼栋单间时类备注现门机码应与干写岁产业职务嘎经营闲租赁离婚儿养继媳岳亲属孙婿长独隶设语汉层数积员编况龄学历乡镇农从进迁'
const SIMPLE = new Map([...TRADITIONAL].map((c, i) => [c, [...SIMPLIFIED][i]!]))

export const simplified = (text: string): string => text.replace(/[\u4e00-\u9fff]/g, (c) => SIMPLE.get(c) ?? c)
