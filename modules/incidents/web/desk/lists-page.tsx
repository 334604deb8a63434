import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { PlusOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { ActionDialog, dateText, DayInput, dayRule, PageHeading, Panel, ProblemAlert, Timeline, useCall, useMutate, useSearchState, Waiting } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getEventLists, LIST_NAMES, listEntryVersions, listNames, setEventEntry, spanWords } from '../../contract.ts'
import { LimitFields } from './callouts-card.tsx'
import { URGENCY, useOnce } from './words.tsx'
import './incidents.css'

type List = (typeof listNames)[number]
interface Entry { code: string; text: string; from: string | null; values: object }

/** 分类标准: kinds of events, reasons to refuse a joint dispatch, visit cycles; the county sets them from a day on. */
export default function ListsPage() {
  const [search, setSearch] = useSearchState()
  const list = (listNames as readonly string[]).includes(search['tab'] ?? '') ? (search['tab'] as List) : 'event_kind'
  const query = useCall(getEventLists, { query: search['day'] ? { day: search['day'] } : {} }, { keep: true })
  const [editing, setEditing] = useState<Entry | 'new' | null>(null)
  const [told, setTold] = useState<Entry | null>(null)
  const data = query.data
  const rows: (Entry & { group: string; cells: string[] })[] = !data ? [] : list === 'event_kind'
    ? data.kinds.map((one) => ({
        code: one.code, from: one.from, text: one.name, group: `${one.class} ${one.className}`, values: { ...one, amount: one.limit.amount, unit: one.limit.unit },
        cells: [one.name, t(URGENCY[one.urgency]), one.elsewhere ? '' : spanWords(one.limit), one.lead, one.elsewhere],
      }))
    : list === 'refusal_reason'
      ? data.reasons.map((one) => ({ code: one.code, from: one.from, text: one.name, group: '', values: one, cells: [one.name, one.basis] }))
      : data.cycles.map((one) => ({ code: one.code, from: one.from, text: one.name, group: '', values: one, cells: [one.name, one.days ? t('每{n}天', { n: one.days }) : t('不循环')] }))
  const heads = list === 'event_kind' ? ['名称', '等级', '时限', '牵头部门', '不作网格事件的，去哪里'] : list === 'refusal_reason' ? ['理由', '须写明'] : ['名称', '周期']
  const groups = [...new Set(rows.map((row) => row.group))]
  return (
    <>
      <PageHeading
        title={t('分类标准')}
        aside={data?.maySet && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing('new')}>{t('新增{what}', { what: t(LIST_NAMES[list]) })}</Button>}
      />
      <div className="inc-buttons" role="group" aria-label={t('清单')}>
        {listNames.map((one) => <button key={one} type="button" className="inc-chip" aria-pressed={one === list} onClick={() => setSearch({ tab: one })}>{t(LIST_NAMES[one])}</button>)}
        <label className="inc-day">{t('看哪天的')} <input type="date" value={search['day'] ?? data?.day ?? ''} onChange={(event) => setSearch({ day: event.target.value })} /></label>
      </div>
      <p className="d-quiet inc-note">{t('改动从选定的日子起生效；已经上报的事件仍按上报那天的标准办。')}{data && !data.maySet && t('这里由旗县区调度员或管理员设置。')}</p>
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {!data && !query.error && <Waiting rows={10} />}
      {groups.map((group) => (
        <Panel key={group} title={group || t(LIST_NAMES[list])}>
          <div className="inc-scroll" role="region" aria-label={group || t(LIST_NAMES[list])} tabIndex={0}>
            <table className="inc-table inc-words">
              <thead><tr><th scope="col">{t('代码')}</th>{heads.map((word) => <th key={word} scope="col">{t(word)}</th>)}<th scope="col">{t('生效')}</th><th scope="col"><span className="d-hidden">{t('操作')}</span></th></tr></thead>
              <tbody>
                {rows.filter((row) => row.group === group).map((row) => (
                  <tr key={row.code}>
                    <th scope="row">{row.code}</th>
                    {row.cells.map((cell, at) => <td key={at}>{cell}</td>)}
                    <td>{row.from ? t('{day}起', { day: dateText(row.from) }) : t('随系统')}</td>
                    <td className="inc-acts">
                      {row.from && <Button type="link" size="small" onClick={() => setTold(row)}>{t('历次')}</Button>}
                      {data?.maySet && <Button type="link" size="small" aria-label={t('调整{name}', { name: row.text })} onClick={() => setEditing(row)}>{t('调整')}</Button>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
      ))}
      {told && <Versions list={list} entry={told} onClose={() => setTold(null)} />}
      {editing && <EntryDialog list={list} entry={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  )
}

function Versions({ list, entry, onClose }: { list: List; entry: Entry; onClose: () => void }) {
  const query = useCall(listEntryVersions, { params: { list, code: entry.code } })
  return (
    <Panel title={t('{code} {name}的历次调整', { code: entry.code, name: entry.text })} aside={<Button size="small" onClick={onClose}>{t('收起')}</Button>}>
      <ProblemAlert error={query.error} />
      <Timeline entries={(query.data?.items ?? []).map((one) => ({ id: one.id, title: `${t('{day}起', { day: dateText(one.validFrom) })}：${one.inUse ? one.text : t('停用')}`, at: one.at, by: one.byName, body: one.reason }))} />
    </Panel>
  )
}

type Typed = Record<string, unknown> & { amount?: number; unit?: string; stop?: boolean }

function EntryDialog({ list, entry, onClose }: { list: List; entry: Entry | null; onClose: () => void }) {
  const clientId = useOnce()
  const set = useMutate(setEventEntry, { touches: [getEventLists, listEntryVersions] })
  return (
    <ActionDialog<Typed>
      open name="event-entry" as="drawer" title={entry ? t('调整{code}', { code: entry.code }) : t('新增{what}', { what: t(LIST_NAMES[list]) })} verb={t('从这天起生效')}
      initial={{ ...entry?.values, validFrom: dayOf(new Date(Date.now() + 86_400_000)) }}
      onSubmit={({ amount, unit, stop, ...typed }) => set.mutateAsync({ body: {
        ...Object.fromEntries(FIELDS[list].map((key) => [key, typed[key] ?? ''])), list, validFrom: typed['validFrom'], reason: typed['reason'], inUse: !stop, clientId,
        ...(list === 'event_kind' ? { limit: { amount, unit } } : {}), ...(list === 'visit_cycle' ? { days: typed['days'] } : {}),
      } as never })}
      onClose={onClose}
    >
      <Form.Item name="code" label={t('代码')} rules={[{ required: true, pattern: /^[A-Z]\d{1,3}$/, message: t('一个大写字母加数字，如 E09') }]}><Input maxLength={4} disabled={entry !== null} /></Form.Item>
      {list === 'event_kind' && (
        <>
          <Form.Item name="class" label={t('大类代码')} rules={[{ required: true, pattern: /^[A-Z]$/, message: t('一个大写字母') }]}><Input maxLength={1} disabled={entry !== null} /></Form.Item>
          <Form.Item name="className" label={t('大类名称')} rules={[{ required: true, message: t('请填写大类名称') }]}><Input maxLength={20} /></Form.Item>
        </>
      )}
      <Form.Item name="name" label={list === 'refusal_reason' ? t('理由') : t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={30} /></Form.Item>
      {list === 'event_kind' && (
        <>
          <Form.Item name="urgency" label={t('等级')} rules={[{ required: true, message: t('请选择等级') }]}><Select options={Object.entries(URGENCY).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
          <LimitFields label={t('时限')} />
          <Form.Item name="lead" label={t('牵头部门')} rules={[{ required: true, message: t('请填写牵头部门') }]}><Input maxLength={40} /></Form.Item>
          <Form.Item name="elsewhere" label={t('不作网格事件的，去哪里')} extra={t('写了这一句，上报时就不再登记这种事件，只告诉网格员该去哪里。')}><Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} /></Form.Item>
        </>
      )}
      {list === 'refusal_reason' && <Form.Item name="basis" label={t('须写明')} rules={[{ required: true, message: t('请填写要写明的依据') }]}><Input maxLength={100} /></Form.Item>}
      {list === 'visit_cycle' && <Form.Item name="days" label={t('隔多少天')} rules={[{ required: true, message: t('请填写天数') }]}><InputNumber min={0} max={730} precision={0} /></Form.Item>}
      {entry && <Form.Item name="stop" valuePropName="checked"><Checkbox>{t('从这天起停用')}</Checkbox></Form.Item>}
      <Form.Item name="validFrom" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="reason" label={t('调整的依据或原因')} rules={[{ required: true, message: t('请写明') }]}><Input maxLength={200} /></Form.Item>
    </ActionDialog>
  )
}

const FIELDS: Record<List, readonly string[]> = { event_kind: ['code', 'class', 'className', 'name', 'urgency', 'lead', 'elsewhere'], refusal_reason: ['code', 'name', 'basis'], visit_cycle: ['code', 'name'] }
