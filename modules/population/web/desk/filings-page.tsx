import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import {
  ActionDialog, Awaiting, dateText, deskCall, EmptyList, Go, newClientId, PageHeading, Panel, useCall, useRefresh, useSearchState,
} from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { getMe } from '../../../accounts/contract.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { checkPopulation, FIGURE_NAMES, filePopulation, getPopulationFiling, listPopulationFilings, type FilingLine } from '../../contract.ts'
import { figureName, periodText, stateText } from './filing-words.ts'
import './population.css'

type Period = Reply<typeof listPopulationFilings>
type Figures = NonNullable<Period['own']['figures']>

/** The periods that one may have to file now: the last month, quarter and year that are over, and the years before. */
function periods(today: string): string[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const months = Array.from({ length: 3 }, (_, i) => {
    const at = year * 12 + month - 2 - i
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
  const quarter = Math.floor((month - 1) / 3)
  const last = quarter === 0 ? `${year - 1}-Q4` : `${year}-Q${quarter}`
  return [...months, last, ...Array.from({ length: 12 }, (_, i) => String(year - 1 - i))]
}

/** 基础数据上报: one period of one place, its own filing and those of the places below, what is missing and what may be done. */
export default function FilingsPage() {
  const [search, setSearch] = useSearchState()
  const me = useCall(getMe, {}, { staleMs: 60_000 })
  const root = me.data?.currentPost?.region.slice(0, 12)
  const choices = periods(dayOf(new Date()))
  const period = search.period && /^\d{4}(-Q[1-4]|-\d{2})?$/.test(search.period) ? search.period : String(Number(dayOf(new Date()).slice(0, 4)) - 1)
  const region = search.region && /^\d{12}$/.test(search.region) ? search.region : root
  const query = useCall(listPopulationFilings, { query: { period, ...(region ? { region } : {}) } }, { enabled: region !== undefined, keep: true })
  return (
    <>
      <PageHeading title={t('基础数据上报')} crumbs={[{ label: t('人口'), to: '/population' }]} />
      <div className="po-tools" role="search" aria-label={t('选择期别和地点')}>
        <label>
          {t('期别')}
          <Select
            aria-label={t('期别')}
            style={{ inlineSize: 180 }}
            value={period}
            options={[...new Set([period, ...choices])].map((each) => ({ value: each, label: periodText(each) }))}
            onChange={(next: string) => setSearch({ period: next }, { push: true })}
          />
        </label>
        {root?.endsWith('000') && (
          <span className="po-field">
            <span>{t('地点')}</span>
            <PlaceField root={root} value={region} onChange={(code) => setSearch({ region: code === root ? undefined : code }, { push: true })} upTo="community" rootCounts all />
          </span>
        )}
      </div>
      <Awaiting query={query} inside>{(data) => <One data={data} />}</Awaiting>
    </>
  )
}

function One({ data }: { data: Period }) {
  const [open, setOpen] = useState<'file' | { step: 'checked' | 'returned'; line: FilingLine } | null>(null)
  const refresh = useRefresh()
  const missing = data.parts.filter((part) => part.state === 'missing' || part.state === 'returned')
  const late = missing.filter((part) => part.late)
  const owed = data.own.state === 'missing' || data.own.state === 'returned'
  const done = () => refresh(listPopulationFilings, getPopulationFiling)
  return (
    <>
      <p className="d-sentence">
        {owed
          ? t('{place}{period}（截至{day}）：{state}，应于{due}前上报{late}。', {
              place: data.regionName, period: periodText(data.period), day: dateText(data.day), state: stateText(data.own.state), due: dateText(data.own.due),
              late: data.own.late ? t('，已经逾期') : '',
            })
          : t('{place}{period}（截至{day}）：{at}由{name}上报{late}，{state}。', {
              place: data.regionName, period: periodText(data.period), day: dateText(data.day), at: dateText(data.own.at!, 'day'), name: data.own.byName,
              late: data.own.late ? t('（晚于{due}）', { due: dateText(data.own.due) }) : '', state: stateText(data.own.state),
            })}
        {data.parts.length > 0 &&
          (missing.length === 0
            ? t('下级{n}个单位都报了。', { n: data.parts.length })
            : t('下级{n}个单位中{m}个没有报{late}。', { n: data.parts.length, m: missing.length, late: late.length ? t('，其中{n}个逾期', { n: late.length }) : '' }))}
      </p>
      <Panel
        title={data.parts.length ? t('本级汇总') : t('本社区数字')}
        aside={
          data.mayFile ? (
            <Button type="primary" onClick={() => setOpen('file')}>{data.parts.length ? t('汇总上报') : t('核对并上报')}</Button>
          ) : (
            <span className="d-quiet">{data.waitsFor}</span>
          )
        }
      >
        <div className="po-scroll" role="region" aria-label={t('本级数字')} tabIndex={0}>
          <table className="d-table po-figures">
            <caption className="d-hidden">{t('本级数字')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('来历')}</th>
                {FIGURE_NAMES.map((key) => <th key={key} scope="col" className="d-end">{figureName(key)}</th>)}
              </tr>
            </thead>
            <tbody>
              {data.own.figures && <Row title={data.own.id ? <Go to={`/population/filings/${data.own.id}`}>{t('已报（第{n}版，{state}）', { n: data.own.version ?? 0, state: stateText(data.own.state) })}</Go> : ''} figures={data.own.figures} strong />}
              {data.sum && <Row title={t('下级已报数之和')} figures={data.sum} />}
              <Row title={t('登记中现在统计的这一天')} figures={data.counted} />
            </tbody>
          </table>
        </div>
        {data.own.state === 'returned' && <p className="po-note">{t('上级退回：{reason}', { reason: data.own.reason })}</p>}
      </Panel>
      {data.parts.length > 0 && (
        <Panel title={t('下级上报')} aside={<span className="d-quiet">{t('逾期和没有报的在前')}</span>}>
          <Parts data={data} onStep={(step, line) => setOpen({ step, line })} />
        </Panel>
      )}
      {open === 'file' && <FileDialog data={data} onClose={() => setOpen(null)} onDone={() => void done()} />}
      {open !== null && open !== 'file' && <StepDialog {...open} period={data.period} onClose={() => setOpen(null)} onDone={() => void done()} />}
    </>
  )
}

function Row({ title, figures, strong }: { title: React.ReactNode; figures: Figures; strong?: boolean }) {
  return (
    <tr className={strong ? 'po-sum' : undefined}>
      <th scope="row">{title}</th>
      {FIGURE_NAMES.map((key) => <td key={key}>{figures[key].toLocaleString('zh-CN')}</td>)}
    </tr>
  )
}

const ORDER = { missing: 0, returned: 1, filed: 2, checked: 3 }

function Parts({ data, onStep }: { data: Period; onStep: (step: 'checked' | 'returned', line: FilingLine) => void }) {
  const rows = [...data.parts].sort((a, b) => Number(b.late && b.state !== 'checked') - Number(a.late && a.state !== 'checked') || ORDER[a.state] - ORDER[b.state] || (a.region < b.region ? -1 : 1))
  if (rows.length === 0) return <EmptyList why={t('没有下级单位')} />
  return (
    <div className="po-scroll" role="region" aria-label={t('下级上报')} tabIndex={0}>
      <table className="d-table po-figures">
        <caption className="d-hidden">{t('下级上报')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('单位')}</th>
            <th scope="col">{t('状态')}</th>
            {FIGURE_NAMES.map((key) => <th key={key} scope="col" className="d-end">{figureName(key)}</th>)}
            <th scope="col">{t('办理')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => (
            <tr key={line.region}>
              <th scope="row"><Go to={line.id ? `/population/filings/${line.id}` : `/population/filings?period=${data.period}&region=${line.region}`}>{line.regionName}</Go></th>
              <td style={{ textAlign: 'start' }}>
                <StateOf line={line} />
              </td>
              {FIGURE_NAMES.map((key) => <td key={key}>{line.figures ? line.figures[key].toLocaleString('zh-CN') : '—'}</td>)}
              <td>
                {data.mayCheck && line.state === 'filed' ? (
                  <span className="po-presets">
                    <Button size="small" onClick={() => onStep('checked', line)}>{t('审核通过')}</Button>
                    <Button size="small" onClick={() => onStep('returned', line)}>{t('退回')}</Button>
                  </span>
                ) : (
                  <span className="d-quiet">{line.corrections ? t('更正{n}处', { n: line.corrections }) : ''}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function StateOf({ line }: { line: FilingLine }) {
  if (line.state === 'missing' || line.state === 'returned') {
    return (
      <span className={line.late ? 'po-late' : 'po-open'}>
        {stateText(line.state)}
        {line.late ? t('，{day}已到期', { day: dateText(line.due) }) : t('，{day}前', { day: dateText(line.due) })}
      </span>
    )
  }
  return <span>{stateText(line.state)}{line.late ? t('（逾期）') : ''}</span>
}

function FileDialog({ data, onClose, onDone }: { data: Period; onClose: () => void; onDone: () => void }) {
  const [clientId] = useState(newClientId)
  const figures = data.sum ?? data.counted
  const sums = data.parts.length > 0
  type Values = { note?: string; corrections?: { figure: (typeof FIGURE_NAMES)[number]; value: number; reason: string }[] }
  return (
    <ActionDialog<Values>
      open
      name="population-filing"
      title={sums ? t('汇总上报') : t('核对并上报')}
      sentence={t('{place}{period}：户籍{registered}，居住{living}，常住{resident}，流动{mobile}，家庭户{households}。上报后数字锁定，只有上级退回才能再报。', {
        place: data.regionName, period: periodText(data.period), registered: figures.registered, living: figures.living, resident: figures.resident,
        mobile: figures.mobile, households: figures.households,
      })}
      verb={t('上报')}
      onSubmit={(values) =>
        deskCall(filePopulation, {
          body: { region: data.region, period: data.period, version: data.own.version ?? 0, corrections: values.corrections ?? [], note: values.note ?? '', clientId },
        })
      }
      onClose={onClose}
      onDone={onDone}
    >
      {!sums && (
        <Form.List name="corrections">
          {(fields, { add, remove }) => (
            <>
              {fields.map((field) => (
                <fieldset key={field.key} className="po-correction">
                  <legend>{t('更正')}</legend>
                  <Form.Item name={[field.name, 'figure']} label={t('哪一项')} rules={[{ required: true, message: t('请选择要更正的一项') }]}>
                    <Select options={FIGURE_NAMES.map((key) => ({ value: key, label: `${figureName(key)}（${t('统计为{n}', { n: data.counted[key] })}）` }))} />
                  </Form.Item>
                  <Form.Item name={[field.name, 'value']} label={t('应为')} rules={[{ required: true, message: t('请填写更正后的数') }]}>
                    <InputNumber min={0} precision={0} style={{ inlineSize: '100%' }} />
                  </Form.Item>
                  <Form.Item name={[field.name, 'reason']} label={t('理由')} rules={[{ required: true, min: 4, message: t('请写明更正的理由') }]}>
                    <Input maxLength={300} />
                  </Form.Item>
                  <Button size="small" onClick={() => remove(field.name)}>{t('不更正这一项')}</Button>
                </fieldset>
              ))}
              {fields.length < 5 && <Button onClick={() => add({})}>{t('更正一项')}</Button>}
            </>
          )}
        </Form.List>
      )}
      <Form.Item name="note" label={t('说明（选填）')}>
        <Input.TextArea maxLength={500} rows={2} />
      </Form.Item>
    </ActionDialog>
  )
}

function StepDialog({ step, line, period, onClose, onDone }: { step: 'checked' | 'returned'; line: FilingLine; period: string; onClose: () => void; onDone: () => void }) {
  const [clientId] = useState(newClientId)
  return (
    <ActionDialog<{ reason?: string }>
      open
      name="population-step"
      title={step === 'checked' ? t('审核通过') : t('退回')}
      sentence={t('{place}{period}，由{name}上报。', { place: line.regionName, period: periodText(period), name: line.byName })}
      verb={step === 'checked' ? t('审核通过') : t('退回')}
      danger={step === 'returned'}
      {...(step === 'returned' ? { reason: { label: t('退回的理由'), hint: t('写明要改什么，填报单位会看到'), min: 4, max: 300 } } : {})}
      onSubmit={(values) => deskCall(checkPopulation, { params: { id: line.id! }, body: { step, reason: values.reason ?? '', clientId } })}
      onClose={onClose}
      onDone={onDone}
    />
  )
}
