import { AlignmentType, BorderStyle, Document, ExternalHyperlink, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType, type ParagraphChild } from 'docx'
import { ChartRun, type ChartSeries } from 'docx/charts'
import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { chartsOf, type ReportChart } from '../rules/charts.ts'
import {
  aimedFigures, linkOf, missingFigures, otherFigures, placeFigures, sayDay, sayFigure, sayNumber, sayTarget, SLOTS, STATES, totalsOf, traceOf, type ReportBody, type ReportFigure, type Slot,
} from '../rules/content.ts'
import { editionOf, titleOf, type Imprint } from './pdf.ts'

/** Sizes in half points; widths in twentieths of a point. A4 with 2.5 cm at the sides leaves 9070. */
const WIDTH = 9070
const SONG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', hint: 'eastAsia' as const }
const HEI = { ...SONG, eastAsia: '黑体' }
const QUIET = '595959'

/** Headings over numbers. */
const RIGHT = new Set(['完成', '上年', '数值'])

type Block = Paragraph | Table
interface Cell { text: string; end?: boolean; bold?: boolean; colour?: string; children?: ParagraphChild[] }

const run = (text: string, more: object = {}) => new TextRun({ text, ...more })
const chapter = (text: string) => new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(text)], keepNext: true })
const quiet = (text: string) => new Paragraph({ spacing: { after: 120 }, children: [run(text, { size: 18, color: QUIET })] })
const paragraphs = (text: string) => text.split(/\n+/).filter((one) => one.trim()).map((one) => new Paragraph({ indent: { firstLine: 480 }, spacing: { line: 400, after: 80 }, children: [run(one.trim())] }))

function table(widths: readonly number[], headings: readonly string[], rows: readonly Cell[][]): Table {
  const all = widths.reduce((a, b) => a + b, 0)
  const sized = widths.map((one) => Math.round((one / all) * WIDTH))
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'BFBFBF' }
  const cell = (one: Cell, i: number, header: boolean) => new TableCell({
    width: { size: sized[i]!, type: WidthType.DXA }, margins: { top: 40, bottom: 40, left: 80, right: 80 }, ...(header ? { shading: { fill: 'F0F3F7' } } : {}),
    children: one.text.split('\n').map((text, nth) => new Paragraph({
      alignment: one.end || (header && (RIGHT.has(one.text) || /（.+）$/.test(one.text))) ? AlignmentType.RIGHT : AlignmentType.LEFT,
      children: nth === 0 && one.children ? one.children : [run(text, { size: 18, bold: header || one.bold === true, ...(one.colour ? { color: one.colour } : {}) })],
    })),
  })
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA }, columnWidths: sized, borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [new TableRow({ tableHeader: true, cantSplit: true, children: headings.map((text, i) => cell({ text }, i, true)) }), ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((one, i) => cell(one, i, false)) }))],
  })
}

const gap = () => new Paragraph({ spacing: { after: 120 }, children: [] })
const numbered = (one: ReportFigure): Cell => ({ text: sayFigure(one), end: true, children: [run(sayFigure(one), { size: 18 }), run(` [${one.n}]`, { size: 14, color: QUIET })] })

/** A chart that Word and WPS draw and let edit: bars, and the target as a second series where all have the same. */
function drawn(chart: ReportChart): Paragraph[] {
  const series: ChartSeries[] = [{ name: chart.unit ? `数值（${chart.unit}）` : '数值', values: chart.values, color: '3B6FB6', dataLabels: { value: true, font: { size: 8 } } }]
  if (chart.line) series.push({ name: `${chart.line.title}（${chart.line.value.toLocaleString('zh-CN')}${chart.unit}）`, values: chart.labels.map(() => chart.line!.value), color: 'D9A441', dataLabels: false })
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 120 }, children: [run(`图　${chart.title}`, { size: 18, bold: true })] }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new ChartRun({
        type: 'bar', categories: chart.labels, series, gapWidth: 60, categoryAxis: { reverseOrder: true, font: { size: 9 } }, valueAxis: { font: { size: 9 } }, legend: { position: 'bottom', font: { size: 9 } },
        emptyValues: 'gap', font: { name: '宋体' }, transformation: { width: 560, height: Math.min(700, 90 + chart.labels.length * (chart.line ? 30 : 22)) },
        altText: { name: chart.title, title: chart.title, description: chart.labels.map((label, i) => `${label}：${chart.values[i] ?? '没有数据'}${chart.values[i] == null ? '' : chart.unit}`).join('；') },
      })],
    }),
    new Paragraph({ spacing: { after: 120 }, children: [] }),
  ]
}

/** The yearly report as a Word file that an office can go on writing in. */
export async function reportWord(body: ReportBody, imprint: Imprint): Promise<Buffer> {
  const title = titleOf(body)
  const document = new Document({
    title, creator: imprint.filedBy || body.regionName, subject: imprint.sha256,
    styles: {
      default: {
        document: { run: { font: SONG, size: 24 } },
        heading1: { run: { font: HEI, size: 30, bold: true, color: '1F1F1F' }, paragraph: { spacing: { before: 280, after: 120 } } },
      },
    },
    sections: [{
      properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1418, bottom: 1418, left: 1418, right: 1418 } } },
      footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run(imprint.draft ? '草稿　第 ' : '第 ', { size: 18, color: QUIET }), new TextRun({ children: [PageNumber.CURRENT], size: 18, color: QUIET }), run(' 页，共 ', { size: 18, color: QUIET }), new TextRun({ children: [PageNumber.TOTAL_PAGES], size: 18, color: QUIET }), run(' 页', { size: 18, color: QUIET })] })] }) },
      children: [...cover(body, imprint, title), ...chapters(body), ...appendix(body, imprint)],
    }],
  })
  return Packer.toBuffer(document)
}

function cover(body: ReportBody, imprint: Imprint, title: string): Block[] {
  const t = totalsOf(body.figures)
  const rows: [string, string][] = [
    ['数据截至', `${sayDay(body.day)}${body.whole ? '' : '（全年数据以年末为准）'}`],
    ['指标', `${t.figures}项，有数据${t.known}项，尚未采集${t.missing}项`],
    ['规划目标', t.targets ? `${t.targets}项，已达到${t.met}项，未达到${t.short}项，缺数据${t.open}项` : '没有适用的数量目标'],
    ...(imprint.filedAt ? [['备案', `${imprint.filedBy}，${sayDay(shanghaiDate(new Date(imprint.filedAt)))}`] as [string, string], ['校验码', imprint.sha256] as [string, string]] : []),
  ]
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 160, line: 480 }, children: [run(title, { size: 38, bold: true, font: HEI })] }),
    ...(editionOf(body) ? [new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 120 }, children: [run(editionOf(body), { color: '8A4B00' })] })] : []),
    table([20, 80], ['项目', '内容'], rows.map(([label, value]) => [{ text: label, colour: QUIET }, { text: value }])), gap(),
  ]
}

const slot = (body: ReportBody, name: Slot): Block[] => (body.texts[name]?.trim() ? paragraphs(body.texts[name]) : [quiet('（本节没有填写。）')])
/** Whether a column for the year before has anything to say. */
const past = (figures: readonly ReportFigure[]): boolean => figures.some((one) => one.before !== null)
const beforeOf = (one: ReportFigure): Cell => ({ text: one.before === null ? '' : `${sayNumber(one.before, one.decimals)}${one.unit}`, end: true })

function chapters(body: ReportBody): Block[] {
  const aimed = aimedFigures(body)
  const others = otherFigures(body)
  const missing = missingFigures(body)
  const charts = chartsOf(body)
  const beside = placeFigures(body)
  return [
    chapter(`一、${SLOTS.overview.title}`), ...slot(body, 'overview'),
    chapter('二、规划目标完成情况'),
    ...(aimed.length
      ? [table([34, 28, 18, ...(past(aimed) ? [14] : []), 12], ['指标', '目标', '完成', ...(past(aimed) ? ['上年'] : []), '结果'], aimed.map((one) => [
          { text: one.title }, { text: sayTarget(one.target!, one) }, numbered(one), ...(past(aimed) ? [beforeOf(one)] : []), { text: one.state === 'none' ? '不能判断' : STATES[one.state], ...(one.state === 'short' ? { colour: 'B3261E' } : {}) },
        ])), gap()]
      : [quiet('现行规划没有对本地设定适用的数量目标。')]),
    ...charts.filter((one) => one.title === '规划目标完成程度').flatMap(drawn),
    chapter(`三、${SLOTS.work.title}`), ...slot(body, 'work'),
    chapter('四、规划任务'),
    ...(body.tasks.length ? [table([8, 50, 30, 16], ['序号', '任务', '规划', '章节'], body.tasks.map((one, i) => [{ text: String(i + 1) }, { text: one.title + (one.lead ? `（${one.lead}）` : '') }, { text: one.planTitle }, { text: one.section }])), gap()] : [quiet('没有适用的规划任务。')]),
    chapter('五、其他指标'),
    ...(others.length ? [table([36, 22, ...(past(others) ? [14] : []), 30], ['指标', '数值', ...(past(others) ? ['上年'] : []), '统计口径'], others.map((one) => [{ text: one.title }, numbered(one), ...(past(others) ? [beforeOf(one)] : []), { text: one.base, colour: QUIET }])), gap()] : [quiet('没有其他指标。')]),
    ...(body.places.length > 1 && beside.length
      ? [
          chapter('六、各地情况'),
          table([24, ...beside.map(() => 14)], ['地区', ...beside.map((one) => `${one.title}${one.unit ? `（${one.unit}）` : ''}`)], body.places.map((place) => [
            { text: place.name }, ...beside.map((one): Cell => { const at = place.cells[one.code]; return { text: !at || at.missing ? '—' : at.suppressed ? '隐去' : at.value === null ? '—' : sayNumber(at.value, one.decimals), end: true } }),
          ])),
          quiet('“—”为没有数据，“隐去”为涉及人数不足5或者可据以推算，不公开。'),
          ...charts.filter((one) => one.title !== '规划目标完成程度').flatMap(drawn),
        ]
      : []),
    chapter('七、尚未采集的数据'),
    ...(missing.length ? [table([34, 40, 26], ['指标', '原因', '提供单位'], missing.map((one) => [{ text: one.title }, { text: one.missing!.reason }, { text: one.missing!.owedBy || '—' }])), gap()] : [quiet('所有指标都有数据。')]),
    chapter(`八、${SLOTS.problems.title}`), ...slot(body, 'problems'),
    chapter(`九、${SLOTS.next.title}`), ...slot(body, 'next'),
  ]
}

function appendix(body: ReportBody, imprint: Imprint): Block[] {
  const known = body.figures.filter((one) => !one.missing)
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: true, children: [run('附录　数据来源')] }),
    quiet('正文数字后方括号内的序号对应本表。点击指标代码可以在平台上打开同一天的数字和它的明细（须有相应权限）。'),
    table([8, 16, 32, 16, 34], ['序号', '指标代码', '指标和依据', '数值', '从哪里数来'], known.map((one) => [
      { text: String(one.n) }, { text: one.code, children: [new ExternalHyperlink({ link: linkOf(imprint.publicUrl, one, body.region), children: [run(one.code, { size: 18, color: '1D4F91', underline: {} })] })] },
      { text: `${one.title}\n${one.source}` }, { text: sayFigure(one), end: true }, { text: traceOf(one) },
    ])),
  ]
}
