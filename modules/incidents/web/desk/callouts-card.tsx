import { Button, Form, Input, InputNumber, Radio, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, dateText, ProblemAlert, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { PhotoField } from '../../../../platform/web/kit/photo-field.tsx'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { getCase, listCases, type Case } from '../../../cases/contract.ts'
import { POST_KINDS, postTitle } from '../../../organisations/contract.ts'
import { getRegion } from '../../../regions/contract.ts'
import {
  arriveCallout, CALLOUT_STATES, callUnits, decideCallout, finishCallout, getEventLists, getGridEvent, listCallouts, listGridEvents, refuseCallout, spanWords, type Callout,
} from '../../contract.ts'
import { sendPhoto, useOnce } from './words.tsx'
import './incidents.css'

const TOUCHES = [listCallouts, getGridEvent, getCase, listCases, listGridEvents]
type Deed = 'arrive' | 'finish' | 'refuse' | 'decide'

/** 吹哨报到 of one event: who was called, who came when, what each has done; and the buttons of whoever reads. */
export default function CalloutsCard({ c, reload }: { c: Case; reload: () => Promise<void> }) {
  const list = useCall(listCallouts, { query: { show: 'all', eventId: c.id } })
  const file = useCall(getGridEvent, { params: { id: c.id } })
  const [calling, setCalling] = useState(false)
  const rows = list.data?.items ?? []
  const may = file.data?.may.call ?? false
  return (
    <>
      <ProblemAlert error={list.error} />
      {list.data && rows.length === 0 && <p className="d-quiet">{may ? t('要几个部门一起办的，点“吹哨”：一个牵头，其他配合，各有各的任务和期限。') : t('没有请其他单位。')}</p>}
      <CalloutRows rows={rows} reload={reload} withEvent={false} />
      {may && <div className="inc-buttons"><Button onClick={() => setCalling(true)}>{t('吹哨，请单位到场')}</Button></div>}
      {calling && file.data && <CallDialog c={c} version={file.data.event.version} led={rows.some((one) => one.role === 'lead' && ['called', 'arrived', 'refused'].includes(one.state))} onClose={() => setCalling(false)} reload={reload} />}
    </>
  )
}

/** Called units as rows with what each may do now. */
export function CalloutRows({ rows, reload }: { rows: readonly Callout[]; reload: () => Promise<void>; withEvent: boolean }) {
  const [chosen, setChosen] = useState<{ one: Callout; deed: Deed } | null>(null)
  return (
    <>
      <ul className="inc-callouts">
        {rows.map((one) => (
          <li key={one.id}>
            <p className="inc-line"><strong>{one.unit}</strong> <Tag color={one.role === 'lead' ? 'processing' : 'default'}>{one.role === 'lead' ? t('牵头') : t('配合')}</Tag><Tag color={one.state === 'refused' || one.late ? 'warning' : one.state === 'done' ? 'success' : 'default'}>{t(CALLOUT_STATES[one.state])}</Tag></p>
            <p>{one.job}</p>
            <p className="d-quiet">
              {[`${one.atRegionName}${one.postTitle}`, t('限{span}', { span: spanWords(one.limit) }), one.dueAt && ['called', 'arrived'].includes(one.state) ? (one.late ? t('已超时，应于{at}', { at: dateText(one.dueAt, 'time') }) : t('{at}前', { at: dateText(one.dueAt, 'time') })) : ''].filter(Boolean).join(' · ')}
            </p>
            {one.arrivedAt && <p className="d-quiet">{t('{at} {name}报到', { at: dateText(one.arrivedAt, 'time'), name: one.arrivedName })}</p>}
            {one.answer && <p>{t('办理情况：{answer}', { answer: one.answer })} <span className="d-quiet">{one.doneAt ? dateText(one.doneAt, 'time') : ''}</span></p>}
            {one.refusal && <p>{t('异议：{name}。{text}', { name: one.refusalName, text: one.refusalText })}{one.state === 'refused' && <span className="d-quiet"> {t('由{who}裁定，{at}前', { who: one.arbiter, at: one.decideBy ? dateText(one.decideBy, 'time') : '' })}</span>}</p>}
            {one.decision && <p>{one.decision === 'must' ? t('裁定：由本单位办理，必须执行。{text}', { text: one.decisionText }) : t('裁定：不由本单位承担。{text}', { text: one.decisionText })}</p>}
            <div className="inc-buttons">
              {one.may.arrive && <Button size="small" onClick={() => setChosen({ one, deed: 'arrive' })}>{t('报到')}</Button>}
              {one.may.finish && <Button size="small" onClick={() => setChosen({ one, deed: 'finish' })}>{t('办完')}</Button>}
              {one.may.refuse && <Button size="small" onClick={() => setChosen({ one, deed: 'refuse' })}>{t('提出异议')}</Button>}
              {one.may.decide && <Button size="small" type="primary" onClick={() => setChosen({ one, deed: 'decide' })}>{t('裁定')}</Button>}
            </div>
          </li>
        ))}
      </ul>
      {chosen && <DeedDialog {...chosen} onClose={() => setChosen(null)} reload={reload} />}
    </>
  )
}

function DeedDialog({ one, deed, onClose, reload }: { one: Callout; deed: Deed; onClose: () => void; reload: () => Promise<void> }) {
  const lists = useCall(getEventLists, { query: {} }, { staleMs: 600_000 })
  const me = useCall(getMe, {}, { staleMs: 300_000 })
  const arrive = useMutate(arriveCallout, { touches: TOUCHES })
  const finish = useMutate(finishCallout, { touches: TOUCHES })
  const refuse = useMutate(refuseCallout, { touches: TOUCHES })
  const decide = useMutate(decideCallout, { touches: TOUCHES })
  const [photos, setPhotos] = useState<string[]>([])
  const at = { params: { id: one.id } }
  const common = { open: true as const, onClose, onDone: () => void reload() }
  const { version } = one
  const clientId = useOnce()
  if (deed === 'arrive') {
    return (
      <ActionDialog<{ name: string }> {...common} name="arrive" title={t('{unit}报到', { unit: one.unit })} verb={t('报到')} initial={{ name: me.data?.account.name ?? '' }}
        onSubmit={({ name }) => arrive.mutateAsync({ ...at, body: { name, version, clientId } as never })}>
        <Form.Item name="name" label={t('到场人')} rules={[{ required: true, message: t('请填写到场人') }]}><Input maxLength={50} /></Form.Item>
      </ActionDialog>
    )
  }
  if (deed === 'finish') {
    return (
      <ActionDialog<{ answer: string }> {...common} as="drawer" name="finish" title={t('{unit}办完', { unit: one.unit })} verb={t('办完')} sentence={one.job}
        onSubmit={({ answer }) => finish.mutateAsync({ ...at, body: { answer, photosAfter: photos, version, clientId } as never })}>
        <Form.Item name="answer" label={t('做了什么')} rules={[{ required: true, message: t('请写明做了什么') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} /></Form.Item>
        <div className="c-form"><PhotoField name="unit-photos" label={t('处置后照片')} required={one.role === 'lead'} most={4} value={photos} onChange={setPhotos} send={sendPhoto} /></div>
      </ActionDialog>
    )
  }
  if (deed === 'refuse') {
    return (
      <ActionDialog<{ refusal: string; text: string }> {...common} as="drawer" name="refuse" title={t('{unit}提出异议', { unit: one.unit })} verb={t('提出异议')}
        sentence={t('只能按清单上的法定理由提出。由{who}裁定，裁定必须执行。', { who: one.arbiter })}
        onSubmit={(typed) => refuse.mutateAsync({ ...at, body: { ...typed, version, clientId } as never })}>
        <Form.Item name="refusal" label={t('理由')} rules={[{ required: true, message: t('请选择一条理由') }]}>
          <Radio.Group className="inc-radios">{(lists.data?.reasons ?? []).map((each) => <Radio key={each.code} value={each.code}>{each.name}<span className="d-quiet">（{each.basis}）</span></Radio>)}</Radio.Group>
        </Form.Item>
        <Form.Item name="text" label={t('法律依据和事实')} rules={[{ required: true, min: 5, message: t('请写明法律法规名称、条款和事实') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} /></Form.Item>
      </ActionDialog>
    )
  }
  return (
    <ActionDialog<{ decision: 'must' | 'released'; text: string; amount?: number; unit?: string }> {...common} as="drawer" name="decide" title={t('裁定{unit}的异议', { unit: one.unit })} verb={t('裁定')}
      sentence={t('{name}。{text}', { name: one.refusalName, text: one.refusalText })} initial={{ amount: one.limit.amount, unit: one.limit.unit }}
      onSubmit={({ decision, text, amount, unit }) => decide.mutateAsync({ ...at, body: { decision, text, ...(decision === 'must' ? { limit: { amount: amount ?? 1, unit: unit ?? 'hour' } } : {}), version, clientId } as never })}>
      {(form) => (
        <>
          <Form.Item name="decision" label={t('裁定')} rules={[{ required: true, message: t('请选择裁定') }]}>
            <Radio.Group className="inc-radios"><Radio value="must">{t('由{unit}办理，必须执行', { unit: one.unit })}</Radio><Radio value="released">{t('不由{unit}承担', { unit: one.unit })}</Radio></Radio.Group>
          </Form.Item>
          <Form.Item noStyle dependencies={['decision']}>{() => form.getFieldValue('decision') === 'must' && <LimitFields label={t('新的期限')} />}</Form.Item>
          <Form.Item name="text" label={t('裁定的理由')} rules={[{ required: true, min: 5, message: t('请写明裁定的理由') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} /></Form.Item>
        </>
      )}
    </ActionDialog>
  )
}

const UNITS = [{ value: 'hour', label: '小时' }, { value: 'working_day', label: '个工作日' }, { value: 'natural_day', label: '日' }]

/** A limit: amount and unit side by side. */
export function LimitFields({ label, at = [] }: { label: string; at?: (string | number)[] }) {
  const name = (key: string) => (at.length ? [...at, key] : key)
  return (
    <Form.Item label={label} required>
      <Space>
        <Form.Item name={name('amount')} noStyle rules={[{ required: true, message: t('请填写期限') }]}><InputNumber min={1} max={365} precision={0} aria-label={t('{label}（数字）', { label })} /></Form.Item>
        <Form.Item name={name('unit')} noStyle rules={[{ required: true, message: t('请选择单位') }]}><Select style={{ inlineSize: 120 }} options={UNITS} aria-label={t('{label}（单位）', { label })} /></Form.Item>
      </Space>
    </Form.Item>
  )
}

interface Line { unitName: string; desk: string; job: string; amount: number; unit: 'hour' }
interface Typed { lead?: Line; helpers?: Line[]; withLead: 'yes' | 'no' }
/** Desks that may be called: posts of the event's own place and of those above it. */
const CALLABLE: Record<string, readonly (keyof typeof POST_KINDS)[]> = {
  community: ['station_head', 'community_worker'], township: ['street_officer', 'dispatcher'], county: ['department_officer', 'civil_affairs_officer', 'dispatcher'],
}

function CallDialog({ c, version, led, onClose, reload }: { c: Case; version: number; led: boolean; onClose: () => void; reload: () => Promise<void> }) {
  const place = useCall(getRegion, { params: { code: c.region.code } }, { staleMs: 600_000 })
  const clientId = useOnce()
  const call = useMutate(callUnits, { touches: TOUCHES })
  const way = place.data ? [place.data.region, ...[...place.data.ancestors].reverse()] : []
  const desks = way.flatMap((one) => (CALLABLE[one.level] ?? []).map((post) => ({ value: `${post}@${one.code}`, label: `${one.name}${postTitle(post)}` }))).reverse()
  const said = ({ unitName, desk, job, amount, unit }: Line) => {
    const [post, atRegion] = desk.split('@')
    return { unit: unitName, post, atRegion, job, limit: { amount, unit } }
  }
  return (
    <ActionDialog<Typed>
      open name="call-units" as="drawer" width={640} title={t('吹哨，请单位到场')} verb={t('吹哨')} initial={{ withLead: led ? 'no' : 'yes', lead: { unit: 'hour', amount: 24 } as Line, helpers: [] }}
      sentence={t('一件事件一个牵头单位。牵头单位接过这件去办，配合单位各办各的任务，谁什么时候到、办了什么，大家都看得到。')}
      onSubmit={({ withLead, lead, helpers }) => call.mutateAsync({ params: { id: c.id }, body: { ...(withLead === 'yes' && lead ? { lead: said(lead) } : {}), helpers: (helpers ?? []).map(said), version, clientId } as never })}
      onClose={onClose} onDone={() => void reload()}
    >
      {(form) => (
        <>
          {!led && (
            <Form.Item name="withLead" label={t('谁牵头')}>
              <Radio.Group><Radio value="yes">{t('请一个单位牵头')}</Radio><Radio value="no">{t('仍由现在的承办人牵头')}</Radio></Radio.Group>
            </Form.Item>
          )}
          <Form.Item noStyle dependencies={['withLead']}>
            {() => !led && form.getFieldValue('withLead') === 'yes' && <fieldset className="inc-unit"><legend>{t('牵头单位')}</legend><UnitFields at={['lead']} desks={desks} /></fieldset>}
          </Form.Item>
          <Form.List name="helpers">
            {(fields, { add, remove }) => (
              <>
                {fields.map((field, nth) => (
                  <fieldset key={field.key} className="inc-unit">
                    <legend>{t('配合单位{n}', { n: nth + 1 })}</legend>
                    <UnitFields at={[field.name]} desks={desks} />
                    <Button type="link" danger onClick={() => remove(field.name)}>{t('去掉')}</Button>
                  </fieldset>
                ))}
                <Button onClick={() => add({ amount: 4, unit: 'hour' })} disabled={fields.length >= 10}>{t('加一个配合单位')}</Button>
              </>
            )}
          </Form.List>
        </>
      )}
    </ActionDialog>
  )
}

function UnitFields({ at, desks }: { at: (string | number)[]; desks: { value: string; label: string }[] }) {
  return (
    <>
      <Form.Item name={[...at, 'unitName']} label={t('单位')} rules={[{ required: true, message: t('请填写单位') }]}><Input maxLength={60} placeholder={t('如 旗市场监管局')} /></Form.Item>
      <Form.Item name={[...at, 'desk']} label={t('由哪个岗位接')} rules={[{ required: true, message: t('请选择岗位') }]}><Select options={desks} /></Form.Item>
      <Form.Item name={[...at, 'job']} label={t('做什么')} rules={[{ required: true, message: t('请写明要它做什么') }]}><Input maxLength={300} /></Form.Item>
      <LimitFields label={t('限多久')} at={at} />
    </>
  )
}
