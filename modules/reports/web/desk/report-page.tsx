import { DownloadOutlined, EyeOutlined } from '@ant-design/icons'
import { Alert, App, Button, Input } from 'antd'
import { useState } from 'react'
import {
  ActionDialog, Awaiting, dateText, deskFile, DetailPage, Facts, FileView, Go, Panel, ProblemAlert, Timeline, UnsavedGuard, useCall, useGo, useMutate, useParam,
} from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  aimedFigures, barsOf, chartsOf, correctReport, getReport, getReportPaper, listReports, missingFigures, moveReport, otherFigures, placeFigures, REPORT_STATES, sayFigure, sayTarget, SLOTS, slots, STATES, totalsOf, traceOf, writeReport,
  type ReportChart, type ReportContent, type ReportFigure, type Slot, type Texts,
} from '../../contract.ts'
import './reports.css'

type File = Reply<typeof getReport>
const touches = [getReport, listReports]
const STEPS: Record<string, string> = {
  built: '生成草稿', written: '填写文字', counted: '重新读取数据', submitted: '送审', returned: '退回修改', filed: '备案锁定', dropped: '作废', published: '公开', withdrawn: '撤回公开', corrected: '开始更正',
}
type Asked = 'rebuild' | 'submit' | 'drop' | 'return' | 'file' | 'publish' | 'withdraw' | 'correct'
const WORDS: Record<Asked, { label: string; sentence: string; reason?: string; danger?: boolean }> = {
  rebuild: { label: '重新读取数据', sentence: '按现在的登记和填报重新读取全部数字，已经写的文字保留。' },
  submit: { label: '送审', sentence: '送审以后由另一位有备案权的同事核对、备案。' },
  drop: { label: '作废', sentence: '这份草稿不再使用。', reason: '作废的原因', danger: true },
  return: { label: '退回修改', sentence: '写明哪里要改。', reason: '退回的原因' },
  file: { label: '备案锁定', sentence: '备案以后数字、文字和文件一字不改。有错的另出更正版，并写明原因。' },
  publish: { label: '公开', sentence: '任何人都可以在居民门户看到报告和数据。文字部分也会公开，请确认其中没有个人信息。' },
  withdraw: { label: '撤回公开', sentence: '居民门户和开放数据目录不再列出。备案的报告不受影响。', reason: '撤回的原因', danger: true },
  correct: { label: '更正', sentence: '从备案的这一版另起一版，原来的一版保留。', reason: '更正的原因' },
}

/** One yearly report. */
export default function ReportPage() {
  const id = useParam('id')
  const query = useCall(getReport, { params: { id } })
  return <Awaiting query={query}>{(file) => <Report key={`${file.report.id}-${file.report.version}`} file={file} />}</Awaiting>
}

function Report({ file }: { file: File }) {
  const { report, content, filed, editions, isPublic, publicUrl, steps, may } = file
  const go = useGo()
  const move = useMutate(moveReport, { touches })
  const correct = useMutate(correctReport, { touches })
  const [chosen, setChosen] = useState<Asked | null>(null)
  const [reading, setReading] = useState(false)
  const t0 = totalsOf(content.figures)
  const act = async ({ reason }: { reason?: string }) => {
    if (chosen === 'correct') go(`/reports/${(await correct.mutateAsync({ params: { id: report.id }, body: { words: reason ?? '' } as never })).id}`)
    else await move.mutateAsync({ params: { id: report.id }, body: { move: chosen as 'submit', words: reason ?? '', version: report.version } as never })
  }
  const main: Asked | undefined = (['file', 'submit', 'publish'] as const).find((one) => may.includes(one))
  return (
    <DetailPage
      title={report.title}
      crumbs={[{ label: t('年度报告'), to: '/reports' }]}
      sentence={t('{place}，数据截至{day}{running}', { place: report.regionName, day: dateText(content.day), running: content.whole ? '' : t('（全年数据以年末为准）') })}
      state={t(REPORT_STATES[report.state]) + (report.edition > 1 ? t('，第{n}版', { n: report.edition }) : '') + (isPublic ? t('，已公开') : '')}
      notice={
        <>
          {report.reason && <Alert style={{ marginBlockEnd: 16 }} type="info" showIcon title={t('更正的原因：{why}', { why: report.reason })} />}
          {report.note && report.state === 'draft' && <Alert style={{ marginBlockEnd: 16 }} type="warning" showIcon title={t('退回修改：{why}', { why: report.note })} />}
          {filed && !filed.holds && <Alert type="error" showIcon title={t('校验不一致：备案的内容被改动过，请报告管理员')} />}
        </>
      }
      actions={[
        ...(Object.keys(WORDS) as Asked[]).filter((one) => may.includes(one)).map((one) => ({ key: one, label: t(WORDS[one].label), primary: one === main, danger: WORDS[one].danger === true, seldom: one === 'correct', onChoose: () => setChosen(one) })),
        { key: 'read', label: t('看成品'), onChoose: () => setReading(!reading) },
      ]}
      facts={
        <>
          <Panel title={t('基本情况')}><Facts facts={[
            { label: t('编写'), value: report.byName, note: t('数据读取于{day}', { day: dateText(report.builtAt, 'time') }) },
            filed !== null && { label: t('备案'), value: filed.byName, note: dateText(filed.at, 'time') },
            filed !== null && { label: t('校验码'), value: <span className="rep-mono">{filed.sha256}</span>, note: filed.holds ? t('打开时重新计算，一致') : t('不一致') },
            isPublic && { label: t('公开页'), value: <a href={publicUrl} target="_blank" rel="noreferrer">{t('在居民门户打开')}</a> },
          ]} /></Panel>
          <Panel title={t('下载')}><div className="rep-tools" style={{ margin: 0 }}><Save id={report.id} format="docx" name={`${report.title}.docx`} label={t('Word')} /><Save id={report.id} format="pdf" name={`${report.title}.pdf`} label={t('PDF')} /></div></Panel>
          {editions.length > 1 && (
            <Panel title={t('各版')}>
              <ul style={{ margin: 0, paddingInlineStart: 20 }}>
                {editions.map((one) => <li key={one.id}>{one.id === report.id ? t('第{n}版（本版）', { n: one.edition }) : <Go to={`/reports/${one.id}`}>{t('第{n}版', { n: one.edition })}</Go>}，{t(REPORT_STATES[one.state])}{one.reason && `：${one.reason}`}</li>)}
              </ul>
            </Panel>
          )}
          <Panel title={t('经过')}><Timeline entries={steps.map((one) => ({ id: one.id, title: t(STEPS[one.step] ?? one.step), at: one.at, by: one.byName, ...(one.note && one.step !== 'built' ? { body: one.note } : {}) }))} /></Panel>
        </>
      }
    >
      {reading && <Panel title={t('成品')}><FileView id={`report-${report.id}-${report.version}`} name={`${report.title}.pdf`} tall load={(signal) => deskFile(getReportPaper, { params: { id: report.id }, query: { format: 'pdf' } }, { signal })} /></Panel>}
      <ul className="rep-figures" aria-label={t('总计')}>
        <li><strong>{t('{n}/{all}', { n: t0.known, all: t0.figures })}</strong>{t('有数据的指标')}</li>
        <li><strong>{t0.targets ? t('{n}/{all}', { n: t0.met, all: t0.targets }) : t('无')}</strong>{t('达到的目标')}</li>
        <li><strong>{t0.short}</strong>{t('未达到的目标')}</li>
        <li><strong>{t0.missing}</strong>{t('尚未采集的指标')}</li>
      </ul>
      <TextsPanel file={file} />
      <Targets content={content} />
      <Tasks content={content} />
      <Others content={content} />
      <Places content={content} />
      <Missing content={content} />
      <Sources content={content} />
      {chosen && (
        <ActionDialog<{ reason?: string }> open name="move-report" title={t(WORDS[chosen].label)} verb={t(WORDS[chosen].label)} sentence={t(WORDS[chosen].sentence)} danger={WORDS[chosen].danger === true}
          {...(WORDS[chosen].reason ? { reason: { label: t(WORDS[chosen].reason), max: 300 } } : {})} onSubmit={act} onDone={() => (chosen === 'drop' ? go('/reports') : undefined)} onClose={() => setChosen(null)} />
      )}
    </DetailPage>
  )
}

function Save({ id, format, name, label }: { id: string; format: 'docx' | 'pdf'; name: string; label: string }) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const blob = await deskFile(getReportPaper, { params: { id }, query: { format } })
      const link = document.createElement('a')
      link.href = URL.createObjectURL(blob)
      link.download = name
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
    } catch (fault) {
      void message.error(fault instanceof Error ? fault.message : t('文件没有取到，请再试一次'))
    } finally {
      setBusy(false)
    }
  }
  return <Button icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={() => void save()}>{label}</Button>
}

/** What people write: in fields while it is a draft, as text afterwards. */
function TextsPanel({ file: { report, texts, may } }: { file: File }) {
  const { message } = App.useApp()
  const [typed, setTyped] = useState<Texts>(texts)
  const write = useMutate(writeReport, { touches })
  const dirty = slots.some((slot) => (typed[slot] ?? '') !== (texts[slot] ?? ''))
  if (!may.includes('write')) {
    return (
      <Panel title={t('文字')}>
        {slots.map((slot) => <div key={slot} className="rep-slot"><strong>{t(SLOTS[slot].title)}</strong><p className="rep-text">{texts[slot] || t('没有填写。')}</p></div>)}
      </Panel>
    )
  }
  return (
    <Panel title={t('文字')}>
      <ProblemAlert error={write.error} />
      {slots.map((slot: Slot) => (
        <div key={slot} className="rep-slot">
          <label htmlFor={`slot-${slot}`}>{t(SLOTS[slot].title)}</label>
          <Input.TextArea id={`slot-${slot}`} maxLength={6000} autoSize={{ minRows: 3, maxRows: 16 }} placeholder={t(SLOTS[slot].hint)} value={typed[slot] ?? ''} onChange={(event) => setTyped({ ...typed, [slot]: event.target.value })} />
        </div>
      ))}
      <div className="rep-tools">
        <Button type="primary" disabled={!dirty} loading={write.isPending} onClick={() => write.mutate({ params: { id: report.id }, body: { texts: typed, version: report.version } as never }, { onSuccess: () => void message.success(t('已保存')) })}>{t('保存文字')}</Button>
        <span className="d-quiet">{t('总体情况的开头按数字自动写成，可以改。')}</span>
      </div>
      <UnsavedGuard when={dirty} />
    </Panel>
  )
}

const figureLink = (one: ReportFigure, content: ReportContent) => `/board/${one.code}?region=${content.region}&day=${one.day}`
const Number_ = ({ one, content }: { one: ReportFigure; content: ReportContent }) => <><Go to={figureLink(one, content)}>{sayFigure(one)}</Go> <span className="rep-n">[{one.n}]</span></>

/** The bars of the papers; their numbers stand in the table above and at their ends. */
function Bars({ chart }: { chart: ReportChart }) {
  const { line, rows } = barsOf(chart, 100)
  return (
    <figure className="rep-bars" aria-label={chart.title}>
      <figcaption><strong>{chart.title}</strong>{chart.line && <span className="d-quiet"> {t('虚线：{title}{value}{unit}', { title: chart.line.title, value: chart.line.value.toLocaleString('zh-CN'), unit: chart.unit })}</span>}</figcaption>
      {rows.map((row) => (
        <div key={row.label} className="rep-bar">
          <span>{row.label}</span>
          <span className="rep-bar-way" aria-hidden="true">{row.length !== null && <span className="rep-bar-full" style={{ inlineSize: `${row.length}%` }} />}{line !== null && <span className="rep-bar-line" style={{ insetInlineStart: `${line}%` }} />}</span>
          <span className={row.length === null ? 'd-quiet' : ''}>{row.say}</span>
        </div>
      ))}
    </figure>
  )
}

function Targets({ content }: { content: ReportContent }) {
  const aimed = aimedFigures(content)
  const past = aimed.some((one) => one.before !== null)
  const chart = chartsOf(content).find((one) => one.title === '规划目标完成程度')
  return (
    <Panel title={t('规划目标完成情况')}>
      {aimed.length === 0 ? <p className="d-quiet">{t('现行规划没有对本地设定适用的数量目标。')}</p> : (
        <div className="rep-scroll">
          <table className="d-table">
            <thead><tr><th scope="col">{t('指标')}</th><th scope="col">{t('目标')}</th><th scope="col" className="d-end">{t('完成')}</th>{past && <th scope="col" className="d-end">{t('上年')}</th>}<th scope="col">{t('结果')}</th></tr></thead>
            <tbody>
              {aimed.map((one) => (
                <tr key={one.code}>
                  <th scope="row">{one.title}<span className="d-quiet"> {one.target!.planTitle}</span></th><td>{sayTarget(one.target!, one)}</td><td className="d-end"><Number_ one={one} content={content} /></td>
                  {past && <td className="d-end">{one.before === null ? '' : sayFigure({ ...one, value: one.before, missing: null, suppressed: false })}</td>}<td className={one.state === 'short' ? 'rep-result rep-short' : 'rep-result'}>{one.state === 'none' ? t('不能判断') : t(STATES[one.state])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {chart && <Bars chart={chart} />}
    </Panel>
  )
}

function Tasks({ content }: { content: ReportContent }) {
  if (!content.tasks.length) return null
  return (
    <Panel title={t('规划任务')}>
      <ol style={{ margin: 0, paddingInlineStart: 24 }}>
        {content.tasks.map((one) => <li key={`${one.plan}${one.section}${one.title}`}>{one.title}{one.lead && t('（{lead}）', { lead: one.lead })}<span className="d-quiet"> {one.planTitle} {one.section}</span></li>)}
      </ol>
    </Panel>
  )
}

function Others({ content }: { content: ReportContent }) {
  const others = otherFigures(content)
  const past = others.some((one) => one.before !== null)
  if (!others.length) return null
  return (
    <Panel title={t('其他指标')}>
      <div className="rep-scroll">
        <table className="d-table">
          <thead><tr><th scope="col">{t('指标')}</th><th scope="col" className="d-end">{t('数值')}</th>{past && <th scope="col" className="d-end">{t('上年')}</th>}<th scope="col">{t('统计口径')}</th></tr></thead>
          <tbody>
            {others.map((one) => (
              <tr key={one.code}><th scope="row">{one.title}</th><td className="d-end"><Number_ one={one} content={content} /></td>{past && <td className="d-end">{one.before === null ? '' : sayFigure({ ...one, value: one.before, missing: null, suppressed: false })}</td>}<td>{one.base}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function Places({ content }: { content: ReportContent }) {
  const beside = placeFigures(content)
  if (content.places.length < 2 || !beside.length) return null
  const charts = chartsOf(content).filter((one) => one.title !== '规划目标完成程度')
  return (
    <Panel title={t('各地情况')}>
      <div className="rep-scroll rep-places">
        <table className="d-table">
          <thead><tr><th scope="col">{t('地区')}</th>{beside.map((one) => <th key={one.code} scope="col" className="d-end" style={{ whiteSpace: 'normal' }}>{one.title}{one.unit && t('（{unit}）', { unit: one.unit })}</th>)}</tr></thead>
          <tbody>
            {content.places.map((place) => (
              <tr key={place.region}>
                <th scope="row">{place.name}</th>
                {beside.map((one) => {
                  const at = place.cells[one.code]
                  return <td key={one.code} className="d-end">{!at || at.missing ? '—' : at.suppressed ? t('隐去') : at.value === null ? '—' : at.value.toLocaleString('zh-CN', { maximumFractionDigits: one.decimals })}</td>
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {charts.map((chart) => <Bars key={chart.title} chart={chart} />)}
    </Panel>
  )
}

function Missing({ content }: { content: ReportContent }) {
  const missing = missingFigures(content)
  if (!missing.length) return null
  return (
    <Panel title={t('尚未采集的数据')}>
      <div className="rep-scroll">
        <table className="d-table">
          <thead><tr><th scope="col">{t('指标')}</th><th scope="col">{t('原因')}</th><th scope="col">{t('提供单位')}</th></tr></thead>
          <tbody>{missing.map((one) => <tr key={one.code}><th scope="row">{one.title}</th><td>{one.missing!.reason}</td><td>{one.missing!.owedBy}</td></tr>)}</tbody>
        </table>
      </div>
    </Panel>
  )
}

function Sources({ content }: { content: ReportContent }) {
  const [open, setOpen] = useState(false)
  const known = content.figures.filter((one) => !one.missing)
  return (
    <Panel title={t('数据来源')} aside={<Button size="small" icon={<EyeOutlined aria-hidden />} onClick={() => setOpen(!open)}>{open ? t('收起') : t('展开{n}项', { n: known.length })}</Button>}>
      {!open ? <p className="d-quiet">{t('正文数字后方括号内的序号对应这张表，点开可以看到同一天的数字和明细。')}</p> : (
        <div className="rep-scroll">
          <table className="d-table">
            <thead><tr><th scope="col">{t('序号')}</th><th scope="col">{t('指标')}</th><th scope="col" className="d-end">{t('数值')}</th><th scope="col">{t('从哪里数来')}</th><th scope="col">{t('依据')}</th></tr></thead>
            <tbody>{known.map((one) => <tr key={one.code}><td>{one.n}</td><th scope="row"><Go to={figureLink(one, content)}>{one.title}</Go> <span className="d-quiet">{one.code}</span></th><td className="d-end">{sayFigure(one)}</td><td>{traceOf(one)}</td><td>{one.source}</td></tr>)}</tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}
