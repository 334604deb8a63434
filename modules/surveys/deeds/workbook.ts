import type { Readable } from 'node:stream'
import { XlsxWriter, type Cell } from '../../../platform/server/sheets/index.ts'
import { CHANNELS, GRADES, type SurveyFigure, type SurveyResultView } from '../contract.ts'

const rounded = (value: number | null, scale: number, digits: number): Cell => (value === null ? null : Number((value * scale).toFixed(digits)))
const spread = (figure: SurveyFigure | null, scale: number): Cell[] => (figure ? [rounded(figure.value, scale, 1), rounded(figure.lo, scale, 1), rounded(figure.hi, scale, 1)] : [null, null, null])
const head = (...texts: string[]): Cell[] => texts.map((text) => ({ text, style: 'head' as const }))

/** A result in four sheets: how it was done, questions, places, words that are shown. */
export function workbookOf(view: SurveyResultView, now: Date): Readable {
  const writer = new XlsxWriter({ title: `${view.title}结果`, creator: '邻里', at: now })
  const write = async () => {
    await writer.sheet({ name: '总体', columns: [{ width: 22 }, { width: 18 }, { width: 14 }, { width: 14 }] })
    await writer.addRow([{ text: view.title, style: 'title' }])
    const facts: Array<[string, ...Cell[]]> = [
      ['地方', view.regionName], ['评的是', view.about], ['周期', view.period], ['填写日期', `${view.fromDay}至${view.untilDay}`], ['问卷', `${view.questionnaire}第${view.edition}版`], ['名单人数', view.sampled ? view.population : null],
      ['样本量', view.sampled ? view.sample : null], ['收回答卷', view.responses], ['应答率（%）', rounded(view.rate, 100, 1)],
      ...view.channels.map((one): [string, Cell] => [`其中：${CHANNELS[one.channel as keyof typeof CHANNELS] ?? one.channel}`, one.count]),
    ]
    for (const fact of facts) await writer.addRow(fact)
    await writer.addRow([])
    await writer.addRow(head('', '估计值', '95%下限', '95%上限'))
    await writer.addRow(['满意度（0—100分）', ...spread(view.points, 1)])
    await writer.addRow(['满意率（%）', ...spread(view.satisfied, 100)])
    await writer.addRow([])
    for (const line of view.method) await writer.addRow([{ text: line, style: 'text' }])
    await writer.sheet({ name: '各题', frozen: 1, columns: [{ width: 40 }, { width: 20 }, ...Array.from({ length: 5 }, () => ({ width: 12 }))] })
    await writer.addRow(head('题目', '选项', '人数', '估计值', '95%下限', '95%上限', '单位'))
    for (const one of view.questions) {
      if (one.points) await writer.addRow([one.title, '满意度', one.n, ...spread(one.points, 1), '分'])
      if (one.satisfied) await writer.addRow([one.title, '满意率', one.n, ...spread(one.satisfied, 100), '%'])
      for (const option of one.options) await writer.addRow([one.title, one.kind === 'scale' ? GRADES[Number(option.label) as 1] : option.label, option.count, ...spread(option.share, 100), '%'])
      if (one.unknown) await writer.addRow([one.title, '不了解', one.unknown])
    }
    if (view.places.length > 1) {
      await writer.sheet({ name: '各社区', frozen: 1, columns: [{ width: 24 }, ...Array.from({ length: 7 }, () => ({ width: 12 }))] })
      await writer.addRow(head('社区', '答卷', '满意度', '95%下限', '95%上限', '满意率（%）', '95%下限', '95%上限'))
      for (const one of view.places) await writer.addRow(one.hidden ? [one.regionName, '答卷太少，不显示'] : [one.regionName, one.n, ...spread(one.points, 1), ...spread(one.satisfied, 100)])
    }
    if (view.remarks.length) {
      await writer.sheet({ name: '留言', frozen: 1, columns: [{ width: 40 }, { width: 80 }] })
      await writer.addRow(head('题目', '留言（已审）'))
      for (const one of view.remarks) await writer.addRow([one.question, { text: one.words, style: 'wrap' }])
    }
    await writer.end()
  }
  void write().catch((fault: Error) => void writer.stream.destroy(fault))
  return writer.stream
}
