import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import {
  ActionDialog, Awaiting, DateText, dateText, DayInput, dayRule, DetailPage, Facts, Go, Panel, useAbility, useCall, useMutate, useParam,
} from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { Boxes, DwellingPicker } from '../../../register/web/fields.tsx'
import {
  addSafetyCheck, CHECK_ITEMS, checkItems, countRentals, DECLARED_BY, endRental, getRental, linkRental, listRentals, type RentalFile, type SafetyCheck,
} from '../../contract.ts'
import './residence.css'

const TOUCHES = [getRental, listRentals, countRentals]

/** One rental file: lease, both sides, every check with what was found. */
export default function RentalPage() {
  const id = useParam('id')
  const query = useCall(getRental, { params: { id } }, { staleMs: Number.POSITIVE_INFINITY })
  return <Awaiting query={query}>{(file) => <Shown file={file} />}</Awaiting>
}

function Shown({ file }: { file: RentalFile }) {
  const today = dayOf(new Date())
  const [dialog, setDialog] = useState<'check' | 'link' | 'end' | null>(null)
  const checks = useAbility('residence.check')
  const keeps = useAbility('residence.keep')
  const runs = file.endedOn === null
  const close = () => setDialog(null)
  return (
    <DetailPage
      title={file.address}
      crumbs={[{ label: t('租住备案'), to: '/residence' }]}
      state={runs ? undefined : <span className="d-quiet">{t('{day}结束', { day: dateText(file.endedOn!) })}</span>}
      sentence={t('{landlord}租给{tenant}，{from}起{until}，住{n}人。', {
        landlord: file.landlordName, tenant: file.tenantName, from: dateText(file.leaseFrom), until: file.leaseUntil ? t('到{day}', { day: dateText(file.leaseUntil) }) : t('没有约定到哪天'), n: file.people,
      })}
      actions={!runs ? [] : [
        ...(checks ? [{ key: 'check', label: t('记一次安全检查'), primary: true, onChoose: () => setDialog('check') }] : []),
        ...(keeps ? [{ key: 'link', label: file.dwellingId ? t('改对应的住房') : t('对应到住房'), onChoose: () => setDialog('link') }] : []),
        ...(keeps ? [{ key: 'end', label: t('退租、结束备案'), danger: true, onChoose: () => setDialog('end') }] : []),
      ]}
      noActions={runs ? t('当前岗位只能查看。') : t('备案已结束，只能查看。')}
      facts={
        <Panel title={t('备案')}>
          <Facts
            facts={[
              { label: t('房东'), value: file.landlordName, note: file.landlordPhoneMasked ?? t('没有留电话') },
              { label: t('租客'), value: file.tenantId ? <Go to={`/people/${file.tenantId}`}>{file.tenantName}</Go> : file.tenantName, note: file.tenantPhoneMasked ?? t('没有留电话') },
              { label: t('居住登记'), value: file.registered ? t('已登记') : file.answer === 'not_me' ? t('回答：不是本人') : file.answer === 'later' ? t('回答：以后再说') : file.tenantId ? t('还没有，会邀请一次') : t('还没有') },
              { label: t('住房档案'), value: file.dwellingId ? <Go to={`/dwellings/${file.dwellingId}`}>{t('查看住房')}</Go> : t('还没对应') },
              { label: t('所在地'), value: file.regionName },
              { label: t('谁报的'), value: t(DECLARED_BY[file.declaredBy]), note: <DateText value={file.recordedAt} /> },
              file.caseId !== null && { label: t('办件'), value: <Go to={`/cases/${file.caseId}`}>{t('查看办件')}</Go> },
            ]}
          />
        </Panel>
      }
    >
      <Panel title={t('安全检查')}>
        {file.checks.length === 0
          ? <p className="d-quiet">{t('还没有检查过。上门看一看用火用电，记在这里。')}</p>
          : <ul className="res-checks">{file.checks.map((one) => <Check key={one.id} one={one} />)}</ul>}
      </Panel>
      <CheckDialog open={dialog === 'check'} id={file.id} today={today} onClose={close} />
      <LinkDialog open={dialog === 'link'} file={file} onClose={close} />
      <EndDialog open={dialog === 'end'} file={file} today={today} onClose={close} />
    </DetailPage>
  )
}

function Check({ one }: { one: SafetyCheck }) {
  return (
    <li>
      <strong><DateText value={one.checkedOn} /></strong>{' '}
      {one.faults.length === 0 ? t('没有发现问题') : <span className="res-bad">{t('问题：{items}', { items: one.faults.map((item) => t('没做到“{what}”', { what: t(CHECK_ITEMS[item]) })).join('；') })}</span>}
      {one.note && <div>{one.note}</div>}
      <div className="d-quiet">{one.byName}{one.nextOn && t('，下次{day}', { day: dateText(one.nextOn) })}</div>
    </li>
  )
}

function CheckDialog({ open, id, today, onClose }: { open: boolean; id: string; today: string; onClose: () => void }) {
  const add = useMutate(addSafetyCheck, { touches: TOUCHES })
  return (
    <ActionDialog<{ checkedOn: string; ok?: string[]; note?: string; nextOn?: string }>
      open={open}
      name="safety-check"
      as="drawer"
      title={t('记一次安全检查')}
      sentence={t('看到做到了的打勾。没打勾的记为问题，要约定复查的日子。')}
      verb={t('记下检查')}
      initial={{ checkedOn: today, ok: [...checkItems] }}
      onSubmit={({ checkedOn, ok = [], note, nextOn }) =>
        add.mutateAsync({ params: { id }, body: { checkedOn, faults: checkItems.filter((item) => !ok.includes(item)), note: note?.trim() ?? '', nextOn: nextOn || null } })}
      onClose={onClose}
    >
      <Form.Item name="checkedOn" label={t('检查日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ max: today })]}><DayInput max={today} /></Form.Item>
      <Form.Item name="ok" label={t('做到了的')}><Boxes options={checkItems.map((item) => ({ value: item, label: t(CHECK_ITEMS[item]) }))} /></Form.Item>
      <Form.Item name="note" label={t('看到的情况')}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
      <Form.Item name="nextOn" label={t('下次哪天来看')} rules={[dayRule({ min: today })]}><DayInput min={today} /></Form.Item>
    </ActionDialog>
  )
}

function LinkDialog({ open, file, onClose }: { open: boolean; file: RentalFile; onClose: () => void }) {
  const link = useMutate(linkRental, { touches: TOUCHES })
  return (
    <ActionDialog<{ dwellingId: string }>
      open={open}
      name="link-rental"
      title={t('对应到住房')}
      sentence={t('备案写的地址是“{address}”，请选择是哪套房。', { address: file.address })}
      verb={t('对应')}
      onSubmit={({ dwellingId }) => link.mutateAsync({ params: { id: file.id }, body: { dwellingId, version: file.version } })}
      onClose={onClose}
    >
      <Form.Item name="dwellingId" label={t('住房')} rules={[{ required: true, message: t('请查找并选择住房') }]}><DwellingPicker label={t('住房')} /></Form.Item>
    </ActionDialog>
  )
}

function EndDialog({ open, file, today, onClose }: { open: boolean; file: RentalFile; today: string; onClose: () => void }) {
  const end = useMutate(endRental, { touches: TOUCHES })
  return (
    <ActionDialog<{ on: string; why: 'ended' | 'moved' | 'correction' }>
      open={open}
      name="end-rental"
      danger
      title={t('结束备案')}
      sentence={t('备案结束后只能查看，检查记录都保留。')}
      verb={t('结束备案')}
      initial={{ on: today, why: 'ended' }}
      onSubmit={({ on, why }) => end.mutateAsync({ params: { id: file.id }, body: { on, reason: why, version: file.version } })}
      onClose={onClose}
    >
      <Form.Item name="on" label={t('哪天结束')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ min: file.leaseFrom, max: today })]}><DayInput min={file.leaseFrom} max={today} /></Form.Item>
      <Form.Item name="why" label={t('原因')} rules={[{ required: true }]}>
        <Radio.Group options={[{ value: 'ended', label: t('租约到期') }, { value: 'moved', label: t('租客搬走') }, { value: 'correction', label: t('登记有误') }]} />
      </Form.Item>
    </ActionDialog>
  )
}
