import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { makePdf } from '../../../platform/server/pdf/index.ts'
import { barsOf, chartsOf, type ReportChart } from '../rules/charts.ts'
import {
  aimedFigures, linkOf, missingFigures, otherFigures, placeFigures, sayDay, sayFigure, sayNumber, sayTarget, SLOTS, STATES, totalsOf, traceOf, type ReportBody, type ReportFigure, type Slot,
} from '../rules/content.ts'

const MM = 72 / 25.4
const SIDE = 22 * MM
const QUIET = '#595959'
const LINK = '#1d4f91'

/** What stands on the paper beside the content. */
export interface Imprint {
  publicUrl: string
  /** Draft papers say so on every page. */
  draft: boolean
  sha256: string
  filedBy: string
  filedAt: string | null
}

export const titleOf = (body: { regionName: string; year: number }): string => `${body.regionName}${body.year}年规划实施和指标达标年度报告`
export const editionOf = (body: Pick<ReportBody, 'edition' | 'reason'>): string => (body.edition === 1 ? '' : `更正版（第${body.edition}版）：${body.reason}`)

const cell = (text: string, more: object = {}): TableCell => ({ text, fontSize: 9, ...more })
const RIGHT = new Set(['完成', '上年', '数值'])
const head = (texts: readonly string[]): TableCell[] => texts.map((text) => cell(text, { bold: true, fillColor: '#f0f3f7', ...(RIGHT.has(text) || /（.+）$/.test(text) ? { alignment: 'right' } : {}) }))
const end = { alignment: 'right' } as const

function table(widths: (number | string)[], headings: readonly string[], rows: TableCell[][]): Content {
  return {
    margin: [0, 4, 0, 12],
    table: { headerRows: 1, widths, dontBreakRows: true, body: [head(headings), ...rows] },
    layout: { hLineWidth: () => 0.5, vLineWidth: () => 0, hLineColor: () => '#bfbfbf', paddingTop: () => 3, paddingBottom: () => 2, paddingLeft: () => 4, paddingRight: () => 4 },
  }
}

const chapter = (text: string): Content => ({ text, fontSize: 14, bold: true, margin: [0, 14, 0, 6], headlineLevel: 1 })
const paragraphs = (text: string): Content[] => text.split(/\n+/).filter((one) => one.trim()).map((one) => ({ text: one.trim(), leadingIndent: 22, margin: [0, 0, 0, 6] }))
const quiet = (text: string): Content => ({ text, fontSize: 9, color: QUIET, margin: [0, 0, 0, 6] })

/** Whether a column for the year before has anything to say. */
const past = (figures: readonly ReportFigure[]): boolean => figures.some((one) => one.before !== null)
const beforeOf = (one: ReportFigure): TableCell => cell(one.before === null ? '' : `${sayNumber(one.before, one.decimals)}${one.unit}`, end)

/** The number with its place in the appendix. */
const numbered = (one: ReportFigure, text: string): TableCell => ({ text: [{ text }, { text: ` [${one.n}]`, fontSize: 7, color: QUIET }], fontSize: 9, ...end })

/** The yearly report on A4: chapters, tables, charts as vectors, and where each number was counted from. */
export function reportPdf(body: ReportBody, imprint: Imprint): Promise<Buffer> {
  const title = titleOf(body)
  return makePdf({
    pageMargins: [SIDE, 22 * MM, SIDE, 22 * MM],
    info: { title, author: imprint.filedBy || body.regionName, subject: imprint.sha256 },
    ...(imprint.draft ? { watermark: { text: '草稿', color: '#999999', opacity: 0.12, bold: true } } : {}),
    content: [...cover(body, imprint, title), ...chapters(body), ...appendix(body, imprint)],
    pageBreakBefore: (node, nodes) => node.headlineLevel === 1 && nodes.getFollowingNodesOnPage().length === 0,
    footer: (page, pages) => ({
      margin: [SIDE, 8 * MM, SIDE, 0], fontSize: 8, color: QUIET,
      columns: [{ text: imprint.draft ? `${title}（草稿）` : title }, { text: `第 ${page} 页　共 ${pages} 页`, alignment: 'right', width: 100 }],
    }),
  } satisfies TDocumentDefinitions)
}

function cover(body: ReportBody, imprint: Imprint, title: string): Content[] {
  const t = totalsOf(body.figures)
  const facts: [string, string][] = [
    ['数据截至', `${sayDay(body.day)}${body.whole ? '' : '（全年数据以年末为准）'}`],
    ['指标', `${t.figures}项，有数据${t.known}项，尚未采集${t.missing}项`],
    ['规划目标', t.targets ? `${t.targets}项，已达到${t.met}项，未达到${t.short}项，缺数据${t.open}项` : '没有适用的数量目标'],
    ...(imprint.filedAt ? [['备案', `${imprint.filedBy}，${sayDay(shanghaiDate(new Date(imprint.filedAt)))}`] as [string, string], ['校验码', imprint.sha256] as [string, string]] : []),
  ]
  return [
    { text: title, fontSize: 19, bold: true, alignment: 'center', margin: [0, 6, 0, 6] },
    ...(editionOf(body) ? [{ text: editionOf(body), alignment: 'center' as const, color: '#8a4b00', margin: [0, 0, 0, 6] as [number, number, number, number] }] : []),
    {
      margin: [0, 8, 0, 8], layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => '#bfbfbf', vLineColor: () => '#bfbfbf' },
      table: { widths: [80, '*'], body: facts.map(([label, value]) => [cell(label, { color: QUIET, fillColor: '#f5f5f5' }), cell(value)]) },
    },
  ]
}

const BAR = 240

/** Bars as vectors between their names and their numbers, with a dashed line where the target lies. */
function drawn(chart: ReportChart): Content {
  const { line, rows } = barsOf(chart, BAR)
  const bar = (length: number | null) => [
    { type: 'line' as const, x1: 0, y1: -1, x2: 0, y2: 15, lineWidth: 0.6, lineColor: '#bfbfbf' },
    ...(length === null ? [] : [{ type: 'rect' as const, x: 0, y: 2, w: Math.max(0.5, length), h: 10, color: '#3b6fb6' }]),
    ...(line === null ? [] : [{ type: 'line' as const, x1: line, y1: -1, x2: line, y2: 15, lineWidth: 1, lineColor: '#b3261e', dash: { length: 3, space: 2 } }]),
  ]
  return {
    margin: [0, 6, 0, 12], unbreakable: true,
    stack: [
      { text: `图　${chart.title}`, fontSize: 9, bold: true, alignment: 'center', margin: [0, 0, 0, 4] },
      {
        layout: { defaultBorder: false, paddingTop: () => 1, paddingBottom: () => 1, paddingLeft: () => 4, paddingRight: () => 4 },
        table: { widths: ['*', BAR, 60], dontBreakRows: true, body: rows.map((row) => [cell(row.label, { alignment: 'right', fontSize: 8 }), { canvas: bar(row.length) }, cell(row.say, { fontSize: 8, ...(row.length === null ? { color: QUIET } : {}) })]) },
      },
      ...(chart.line ? [{ text: `虚线：${chart.line.title}${chart.line.value.toLocaleString('zh-CN')}${chart.unit}`, fontSize: 8, color: '#b3261e', alignment: 'center' as const, margin: [0, 2, 0, 0] as [number, number, number, number] }] : []),
    ],
  }
}

const slot = (body: ReportBody, name: Slot): Content[] => (body.texts[name]?.trim() ? paragraphs(body.texts[name]) : [quiet('（本节没有填写。）')])

function chapters(body: ReportBody): Content[] {
  const aimed = aimedFigures(body)
  const others = otherFigures(body)
  const missing = missingFigures(body)
  const charts = chartsOf(body)
  const beside = placeFigures(body)
  return [
    chapter(`一、${SLOTS.overview.title}`), ...slot(body, 'overview'),
    chapter('二、规划目标完成情况'),
    aimed.length
      ? table(['*', 130, 70, ...(past(aimed) ? [62] : []), 46], ['指标', '目标', '完成', ...(past(aimed) ? ['上年'] : []), '结果'], aimed.map((one) => [
          cell(one.title), cell(sayTarget(one.target!, one)), numbered(one, sayFigure(one)), ...(past(aimed) ? [beforeOf(one)] : []),
          cell(one.state === 'none' ? '不能判断' : STATES[one.state], one.state === 'short' ? { color: '#b3261e' } : {}),
        ]))
      : quiet('现行规划没有对本地设定适用的数量目标。'),
    ...charts.filter((one) => one.title === '规划目标完成程度').map(drawn),
    chapter(`三、${SLOTS.work.title}`), ...slot(body, 'work'),
    chapter('四、规划任务'),
    body.tasks.length ? table([24, '*', 150, 70], ['序号', '任务', '规划', '章节'], body.tasks.map((one, i) => [cell(String(i + 1)), cell(one.title + (one.lead ? `（${one.lead}）` : '')), cell(one.planTitle), cell(one.section)])) : quiet('没有适用的规划任务。'),
    chapter('五、其他指标'),
    others.length
      ? table(['*', 90, ...(past(others) ? [70] : []), 150], ['指标', '数值', ...(past(others) ? ['上年'] : []), '统计口径'], others.map((one) => [cell(one.title), numbered(one, sayFigure(one)), ...(past(others) ? [beforeOf(one)] : []), cell(one.base, { color: QUIET })]))
      : quiet('没有其他指标。'),
    ...(body.places.length > 1 && beside.length
      ? [
          chapter('六、各地情况'),
          table([96, ...beside.map(() => '*')], ['地区', ...beside.map((one) => `${one.title}${one.unit ? `（${one.unit}）` : ''}`)], body.places.map((place) => [
            cell(place.name), ...beside.map((one) => { const at = place.cells[one.code]; return cell(!at || at.missing ? '—' : at.suppressed ? '隐去' : at.value === null ? '—' : sayNumber(at.value, one.decimals), end) }),
          ])),
          quiet('“—”为没有数据，“隐去”为涉及人数不足5或者可据以推算，不公开。'),
          ...charts.filter((one) => one.title !== '规划目标完成程度').map(drawn),
        ]
      : []),
    chapter('七、尚未采集的数据'),
    missing.length ? table(['*', '*', 120], ['指标', '原因', '提供单位'], missing.map((one) => [cell(one.title), cell(one.missing!.reason), cell(one.missing!.owedBy || '—')])) : quiet('所有指标都有数据。'),
    chapter(`八、${SLOTS.problems.title}`), ...slot(body, 'problems'),
    chapter(`九、${SLOTS.next.title}`), ...slot(body, 'next'),
  ]
}

function appendix(body: ReportBody, imprint: Imprint): Content[] {
  const known = body.figures.filter((one) => !one.missing)
  return [
    { text: '附录　数据来源', fontSize: 14, bold: true, margin: [0, 0, 0, 6], pageBreak: 'before' },
    quiet('正文数字后方括号内的序号对应本表。点击指标代码可以在平台上打开同一天的数字和它的明细（须有相应权限）。'),
    table([22, 62, '*', 66, '*'], ['序号', '指标代码', '指标和依据', '数值', '从哪里数来'], known.map((one) => [
      cell(String(one.n)), cell(one.code, { link: linkOf(imprint.publicUrl, one, body.region), color: LINK, decoration: 'underline' }), cell(`${one.title}\n${one.source}`),
      cell(sayFigure(one), end), cell(traceOf(one)),
    ])),
  ]
}
