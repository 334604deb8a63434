/** Views as CSV: a head that says what, where, which day, by which rule, whence; then one table. Pure: the same reading gives the same bytes. */
import type { z } from 'zod'
import type { getPopulation, getPopulationApart, getPopulationStructure, getPopulationTrend, PopulationMethod } from './contract.ts'
import type { Reply } from '../../platform/kernel/operation.ts'

type Cell = string | number | null

/** Withheld numbers stand as words; a cell that a spreadsheet would run as a formula is put in as text (a leading apostrophe). */
function cell(value: Cell, small: number): string {
  const text = value === null ? `少于${small}或为保护隐私不显示` : String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const BEYOND = { community: '本社区以外', township: '本乡镇街道以外', county: '本旗县区以外' }

/** The lines that stand above every table, in print too. */
export const headOf = (title: string, place: string, m: z.output<typeof PopulationMethod>): Cell[][] => [
  [title],
  ['范围', place],
  ['统计日', m.day],
  ['界线', m.boundary],
  ['口径', `常住：居住且户籍不在外或居住满${m.residentAfterMonths}个月；流动：户籍在${BEYOND[m.mobileBeyond]}`],
  ['来源', m.source],
  [],
]

const csv = (lines: Cell[][], small: number) => '\uFEFF' + lines.map((line) => line.map((c) => cell(c, small)).join(',')).join('\r\n') + '\r\n'

export function countsFile(p: Reply<typeof getPopulation>): string {
  const line = (l: (typeof p)['total']): Cell[] => [l.region, l.regionName, l.registered, l.away, l.stay, l.came, l.living, l.fresh, l.resident, l.mobile]
  return csv([
    ...headOf('三种人口口径', p.regionName, p.method),
    ['区划代码', '名称', '户籍人口', '其中户在人不在', '户在人在', '人在户不在', '居住人口', '其中居住不满期限', '常住人口', '流动人口'],
    line(p.total), ...p.parts.map(line),
    ...(p.parts.length ? [[], ['', '下级之间互住（已在合计中相抵）', '', p.inner, '', p.inner] as Cell[]] : []),
  ], p.method.smallCount)
}

const BASE: Record<string, string> = { registered: '户籍人口', living: '居住人口', resident: '常住人口' }
export const USE_NAMES: Record<string, string> = { owner: '自住', tenant: '出租', vacant: '空置', business: '经营', other: '其他' }

export function structureFile(s: Reply<typeof getPopulationStructure>, place: string): string {
  return csv([
    ...headOf(`人口结构（${BASE[s.base] ?? s.base}）`, place, s.method),
    ['年龄组', '男', '女', '合计'],
    ...s.pyramid.map((b): Cell[] => [b.label, b.male, b.female, b.all]),
    ['合计', null, null, s.total].map((v, i) => (i === 1 || i === 2 ? '' : v)) as Cell[],
    [],
    ['服务年龄段', '男', '女', '合计'], ...s.bands.map((b): Cell[] => [b.label, b.male, b.female, b.all]),
    [],
    ['家庭户规模', '户数'], ...s.households.sizes.map((h): Cell[] => [h.label, h.n]), ['家庭户合计', s.households.family], ['集体户', s.households.collective],
    [],
    [`住房用途（截至${s.dwellings.day}）`, '套数'], ...s.dwellings.uses.map((d): Cell[] => [USE_NAMES[d.use] ?? d.use, d.n]),
  ], s.method.smallCount)
}

export function apartFile(a: Reply<typeof getPopulationApart>, place: string): string {
  return csv([
    ...headOf('人户分离（行：居住地；列：户籍地）', place, a.method),
    ['居住地', ...a.columns.map((c) => c.name), '合计'],
    ...a.rows.map((r): Cell[] => [r.name, ...r.cells, r.total]),
    ['合计', ...a.totals, a.all],
  ], a.method.smallCount)
}

export function trendFile(t: Reply<typeof getPopulationTrend>, place: string): string {
  return csv([
    ...headOf('历年人口与逐月变动', place, t.method),
    ['日期', '户籍人口', '居住人口', '常住人口', '流动人口'],
    ...t.years.map((y): Cell[] => [y.day, y.registered, y.living, y.resident, y.mobile]),
    [],
    ['月份', '出生', '死亡', '迁入', '迁出'],
    ...t.months.map((m): Cell[] => [m.month, m.born, m.died, m.came, m.went]),
    ['合计', t.sum.born, t.sum.died, t.sum.came, t.sum.went],
  ], t.method.smallCount)
}
