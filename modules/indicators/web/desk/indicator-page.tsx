import { Button, Form, Input, Select } from 'antd'
import { useRef, useState } from 'react'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import {
  ActionDialog, Awaiting, DataTableChart, DateText, dateText, DayInput, dayRule, EmptyList, Facts, Go, ListTable, newClientId, PageHeading, Panel, useAbility, useCall, useMutate,
  useParam, useSearchState, type ListColumn,
} from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { getBoard, getIndicatorHistory, getIndicatorRows, getIndicatorTrend, getIndicatorValues, reportIndicator } from '../../contract.ts'
import type { PeriodKind } from '../../periods.ts'
import { CorrectionDialog } from './correction-dialog.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { BigValue, numberText, reasonWords, TargetLine, type Value } from './figures.tsx'
import { useBoardPlace } from './use-board-place.ts'
import { useWhen, WhenBar, whenWords } from './when-bar.tsx'
import './board.css'

type Rows = Reply<typeof getIndicatorRows>
type Part = Rows['communities'][number]
type Record_ = Rows['records'][number]

/** One figure opened: what it is, the communities that add up to it, and the rows behind it as far as the post may see them. */
export default function IndicatorPage() {
  const code = useParam('code')
  const place = useBoardPlace()
  const [search] = useSearchState()
  const { when } = useWhen()
  const show = search.show === 'records' ? 'records' : 'communities'
  const query = useCall(
    getIndicatorRows,
    { params: { code }, query: { region: place?.region ?? '', show, part: search.part === 'denominator' ? 'denominator' : 'numerator', sort: 'value', order: 'desc', ...(search.after ? { after: search.after } : {}), ...when } },
    { enabled: place !== undefined, keep: true },
  )
  return <Awaiting query={query}>{(rows) => <Opened rows={rows} show={show} place={place!} />}</Awaiting>
}

function Opened({ rows, show, place }: { rows: Rows; show: 'communities' | 'records'; place: NonNullable<ReturnType<typeof useBoardPlace>> }) {
  const { indicator, total } = rows
  const [search, setSearch] = useSearchState()
  const reports = useAbility('indicators.report') && indicator.kind !== 'computed'
  const [reporting, setReporting] = useState(false)
  const [correcting, setCorrecting] = useState(false)
  const corrects = useAbility('indicators.correct') && indicator.kind === 'computed'
  const { when, past } = useWhen()
  const by: PeriodKind = search.by === 'day' || search.by === 'quarter' || search.by === 'year' ? search.by : 'month'
  const trend = useCall(getIndicatorTrend, { params: { code: indicator.code }, query: { region: place.region, by } }, { staleMs: 60_000, keep: true }).data?.points ?? []
  const known = trend.slice(Math.max(0, trend.findIndex((point) => point.value !== null)))
  const tab = (key: string) => {
    const { after: _, show: __, ...rest } = search
    return `.?${new URLSearchParams({ ...rest, show: key }).toString()}`
  }
  return (
    <>
      <PageHeading
        title={indicator.title}
        crumbs={[{ label: t('指标看板'), to: place.region === place.root ? '/board' : `/board?region=${place.region}` }]}
        aside={
          <>
            {reports && <Button onClick={() => setReporting(true)}>{t('填报')}</Button>}
            {corrects && <Button onClick={() => setCorrecting(true)}>{t('更正过去的数')}</Button>}
          </>
        }
      />
      <p className="d-sentence">{indicator.sentence}</p>
      <div className="b-place">
        <PlaceField root={place.root} value={place.region} onChange={place.choose} upTo="community" rootCounts all />
        <WhenBar />
      </div>
      <div className="d-columns">
        <div className="d-main">
          <Panel title={past ? whenWords(when) : t('数值')} aside={total.asOf && <span className="d-quiet">{t('截至{time}', { time: dateText(total.asOf, 'time') })}</span>}>
            <BigValue value={total} />
            <TargetLine value={total} />
            <Parts total={total} indicator={indicator} />
          </Panel>
          <Panel
            title={t('走势')}
            aside={
              <Select<PeriodKind>
                size="small" value={by} aria-label={t('按什么期间')} onChange={(value) => setSearch({ by: value === 'month' ? undefined : value })}
                options={[{ value: 'day', label: t('按日') }, { value: 'month', label: t('按月') }, { value: 'quarter', label: t('按季') }, { value: 'year', label: t('按年') }]}
              />
            }
          >
            {trend.some((point) => point.value !== null) ? (
              <DataTableChart
                kind={by === 'day' ? 'line' : 'bar'} title={indicator.title} unit={indicator.unit} digits={indicator.decimals}
                points={known.map((point) => ({ label: by === 'day' ? point.period : point.running ? t('{period}（至今）', { period: point.period }) : point.period, value: point.value }))}
              />
            ) : (
              <p className="d-quiet">{t('这些期间都没有留存的数。每晚留存一次，从启用的那天起才有。')}</p>
            )}
          </Panel>
          {(when.day || (when.period && indicator.kind !== 'computed')) && <HistoryPanel code={indicator.code} region={place.region} day={when.day} period={when.period} decimals={indicator.decimals} />}
          <nav aria-label={t('查看方式')} className="d-tabs">
            <ul>
              {[
                { key: 'communities', label: t('按社区') },
                ...(indicator.opensTo !== 'communities' ? [{ key: 'records', label: t('明细') }] : []),
              ].map((each) => (
                <li key={each.key}>
                  <Go to={tab(each.key)} aria-current={each.key === show ? 'page' : undefined} className={each.key === show ? 'd-tab d-tab-on' : 'd-tab'}>
                    {each.label}
                  </Go>
                </li>
              ))}
            </ul>
          </nav>
          {show === 'communities' ? <Communities rows={rows} when={new URLSearchParams({ ...when }).toString()} /> : <Records rows={rows} />}
        </div>
        <aside className="d-side" aria-label={t('指标说明')}>
          <Panel title={t('指标说明')}>
            <Facts
              facts={[
                { label: t('代码'), value: indicator.code },
                { label: indicator.denominator === null ? t('计什么') : t('分子'), value: indicator.numerator },
                indicator.denominator !== null && { label: t('分母'), value: indicator.denominator },
                { label: t('口径'), value: indicator.base },
                { label: t('本次口径'), value: total.basis },
                { label: t('来源'), value: indicator.source },
                indicator.own && { label: t('由谁定'), value: t('本地自定指标') },
                indicator.perYear && { label: t('计算期'), value: t('每年1月1日起累计') },
                { label: t('方式'), value: kindName(indicator.kind) },
                indicator.waitsFor !== null && { label: t('尚缺'), value: reasonWords(indicator.waitsFor.reason), note: t('应由{who}提供', { who: indicator.waitsFor.owedBy }) },
                total.note !== '' && { label: t('说明'), value: total.note },
              ]}
            />
          </Panel>
          {total.target && (
            <Panel title={t('目标依据')}>
              <Facts
                facts={[
                  { label: t('规划'), value: <Go to={`/plans/${total.target.plan}`}>{total.target.planTitle}</Go> },
                  { label: t('适用地'), value: total.target.placeName },
                  { label: t('原文'), value: t('「{quote}」', { quote: total.target.quote }), note: total.target.section },
                ]}
              />
            </Panel>
          )}
        </aside>
      </div>
      <ReportDialog open={reporting} onClose={() => setReporting(false)} code={indicator.code} region={place.region} denominator={indicator.denominator} numerator={indicator.numerator} />
      <CorrectionDialog open={correcting} onClose={() => setCorrecting(false)} region={place.region} day={when.day} />
    </>
  )
}

export function kindName(kind: string): string {
  const names: Record<string, string> = { computed: t('系统统计'), reported: t('单位填报'), mixed: t('统计与填报结合'), baseline: t('文件载明') }
  return names[kind] ?? kind
}

function Parts({ total, indicator }: { total: Value; indicator: Rows['indicator'] }) {
  if (total.suppressed || total.numerator === null) return null
  return (
    <p className="b-line">
      {indicator.denominator && total.denominator !== null
        ? t('{numerator} {n}，{denominator} {d}', {
            numerator: indicator.numerator, n: total.numerator.toLocaleString('zh-CN'), denominator: indicator.denominator, d: total.denominator.toLocaleString('zh-CN'),
          })
        : null}
    </p>
  )
}

function Communities({ rows, when }: { rows: Rows; when: string }) {
  const then = when ? `&${when}` : ''
  const { indicator, communities } = rows
  if (communities.length === 0) return <EmptyList why={t('这个数没有下级可以展开')} todo={t('可以在上方换一个地点。')} />
  const say = (part: Part) => (part.suppressed ? t('少于5') : part.value !== null ? numberText(part.value, indicator.decimals) : part.denominator === 0 ? t('没有可计入的') : t('尚未采集'))
  const ratio: ListColumn<Part>[] = indicator.denominator
    ? [
        { key: 'numerator', title: t('分子'), width: 84, align: 'end', render: (part) => (part.suppressed ? t('少于5') : (part.numerator?.toLocaleString('zh-CN') ?? t('无'))) },
        { key: 'denominator', title: t('分母'), width: 84, align: 'end', render: (part) => (part.suppressed ? t('不显示') : (part.denominator?.toLocaleString('zh-CN') ?? t('无'))) },
      ]
    : []
  return (
    <>
      {communities.length > 1 && communities.length <= 30 && (
        <Panel title={t('各地对照')}>
          <DataTableChart
            title={indicator.title}
            unit={indicator.unit}
            digits={indicator.decimals}
            points={communities.map((part) => ({
              label: part.regionName, value: part.suppressed ? null : part.value, to: `/board/${indicator.code}?region=${part.region}${then}`,
            }))}
          />
        </Panel>
      )}
      <ListTable<Part>
        label={t('各地数值')}
        rows={communities}
        rowKey={(part) => part.region}
        rowTo={(part) => `/board/${indicator.code}?region=${part.region}${then}${!then && indicator.opensTo !== 'communities' ? '&show=records' : ''}`}
        columns={[
          { key: 'place', title: t('地点'), render: (part) => part.regionName },
          { key: 'value', title: t('数值（{unit}）', { unit: indicator.unit }), width: 132, align: 'end', render: say },
          ...ratio,
          { key: 'state', title: t('目标'), width: 84, render: (part) => ({ met: t('已达标'), short: t('未达标'), none: '' })[part.targetState] },
          { key: 'asOf', title: t('截至'), width: 166, render: (part) => <DateText value={part.asOf} form="time" absent={t('未统计')} /> },
        ]}
      />
      <More rows={rows} />
    </>
  )
}

const STATES: Record<string, () => string> = {
  submitted: () => t('待受理'), awaiting_correction: () => t('待补正'), declined: () => t('不予受理'), accepted: () => t('办理中'), suspended: () => t('已暂停'),
  concluded: () => t('已办结'), withdrawn: () => t('已撤回'),
}

function Records({ rows }: { rows: Rows }) {
  if (rows.recordsWithheld) return <EmptyList why={t('不显示明细')} todo={rows.recordsWithheld} />
  if (rows.records.length === 0) return <EmptyList why={t('没有明细')} todo={t('这个地点没有计入这项指标的记录。')} />
  return (
    <>
      <ListTable<Record_>
        label={t('计入的记录')}
        rows={rows.records}
        rowKey={(row) => row.id}
        {...(rows.records.every((row) => row.to !== null) ? { rowTo: (row: Record_) => row.to! } : {})}
        columns={[
          { key: 'title', title: rows.indicator.opensTo === 'cases' ? t('事项') : t('名称'), render: (row) => row.title },
          ...(rows.records.some((row) => row.number) ? [{ key: 'number', title: t('编号'), width: 180, render: (row: Record_) => row.number }] : []),
          ...(rows.records.some((row) => row.state) ? [{ key: 'state', title: t('状态'), width: 120, render: (row: Record_) => STATES[row.state]?.() ?? row.state }] : []),
          { key: 'place', title: t('地点'), width: 170, render: (row) => row.regionName },
          { key: 'at', title: t('时间'), width: 170, render: (row) => <DateText value={row.at} form="time" /> },
        ]}
      />
      <More rows={rows} />
    </>
  )
}

function More({ rows }: { rows: Rows }) {
  const [search, setSearch] = useSearchState()
  if (!rows.next && !search.after) return null
  return (
    <nav className="d-foot d-pages" aria-label={t('翻页')}>
      <Button disabled={!search.after} onClick={() => setSearch({ after: undefined }, { push: true })}>
        {t('回到第一页')}
      </Button>
      <Button disabled={!rows.next} onClick={() => setSearch({ after: rows.next ?? undefined }, { push: true })}>
        {t('下一页')}
      </Button>
    </nav>
  )
}

interface Report {
  day: string
  numerator: string
  denominator?: string
  evidence: string
  reason?: string
}

function ReportDialog({ open, onClose, code, region, numerator, denominator }: {
  open: boolean
  onClose: () => void
  code: string
  region: string
  numerator: string
  denominator: string | null
}) {
  const report = useMutate(reportIndicator, { touches: [getIndicatorRows, getBoard, getIndicatorValues, getIndicatorTrend, getIndicatorHistory] })
  const clientId = useRef(newClientId())
  const today = dayOf(new Date())
  const figure = { pattern: /^\d+(\.\d+)?$/, message: t('请填写数字') }
  return (
    <ActionDialog<Report>
      open={open}
      name="report"
      title={t('填报')}
      sentence={t('同一天再填一次视为更正，要写明原因；两次都保留。')}
      verb={t('填报')}
      initial={{ day: today }}
      onSubmit={(typed) =>
        report.mutateAsync({
          params: { code },
          body: {
            region, day: typed.day, numerator: Number(typed.numerator), denominator: typed.denominator ? Number(typed.denominator) : null,
            evidence: typed.evidence, reason: typed.reason?.trim() ?? '', clientId: clientId.current,
          },
        })
      }
      onDone={() => {
        clientId.current = newClientId()
      }}
      onClose={onClose}
    >
      <Form.Item name="day" label={t('数据日期')} rules={[{ required: true, message: t('请填写数据日期') }, dayRule({ max: today })]}>
        <DayInput max={today} />
      </Form.Item>
      <Form.Item name="numerator" label={numerator} rules={[{ required: true, message: t('请填写数字') }, figure]}>
        <Input inputMode="decimal" maxLength={14} autoComplete="off" />
      </Form.Item>
      {denominator && (
        <Form.Item name="denominator" label={denominator} rules={[{ required: true, message: t('请填写数字') }, figure]}>
          <Input inputMode="decimal" maxLength={14} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item name="evidence" label={t('数据出处')} extra={t('文件名称、文号或台账。')} rules={[{ required: true, min: 2, whitespace: true, message: t('请写明数据出处') }]}>
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
      <Form.Item name="reason" label={t('更正原因')}>
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
    </ActionDialog>
  )
}
