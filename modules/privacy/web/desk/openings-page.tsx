import { Button, Checkbox, Form, Input, Select, Tag } from 'antd'
import { useRef, useState } from 'react'
import { ActionDialog, DateText, dateText, ListPage, newClientId, useAbility, useCall, useMutate, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PersonPicker } from '../../../register/web/fields.tsx'
import { askOpening, decideOpening, listOpenings, listSensitiveReads, lookAtEmergency, OPENING_STATES, type Opening } from '../../contract.ts'
import { crumbs, daysOf, options } from './words.ts'
import './privacy.css'

/** Sensitive reads: ask, decide, and look afterwards at what was opened in an emergency. */
export default function OpeningsPage() {
  const reads = useAbility('privacy.read')
  const approves = useAbility('privacy.approve_opening')
  const reviews = useAbility('privacy.review')
  const [search] = useSearchState()
  const [asking, setAsking] = useState(false)
  const [deciding, setDeciding] = useState<{ one: Opening; approve: boolean } | null>(null)
  const [looking, setLooking] = useState<Opening | null>(null)
  const decide = useMutate(decideOpening, { touches: [listOpenings] })
  const look = useMutate(lookAtEmergency, { touches: [listOpenings] })
  return (
    <>
      <ListPage<typeof listOpenings, Opening>
        id="privacy-openings" title={t('敏感查看')} {...(reads ? { crumbs: crumbs() } : {})} operation={listOpenings}
        ask={({ tab, filters, after }) => ({ query: { box: tab === 'decide' ? 'decide' : tab === 'all' || tab === 'emergency' ? 'all' : 'mine', ...(tab === 'emergency' ? { emergency: 'yes' as const } : {}), ...(filters.state ? { state: filters.state as never } : {}), ...daysOf(search), ...(after ? { after } : {}) } })}
        read={(reply) => ({ ...reply, counts: { decide: reply.waiting } })} rowKey={(row) => row.id}
        tabs={[{ key: 'mine', label: t('我申请的') }, ...(approves ? [{ key: 'decide', label: t('等我审批'), tone: 'mine' as const }] : []), ...(reads ? [{ key: 'all', label: t('全部') }, { key: 'emergency', label: t('紧急打开') }] : [])]}
        filters={[{ key: 'state', label: t('状态'), options: options(OPENING_STATES) }]}
        action={<Button type="primary" onClick={() => setAsking(true)}>{t('申请敏感查看')}</Button>}
        columns={[
          { key: 'at', title: t('申请时间'), width: 170, render: (row) => <DateText value={row.askedAt} form="time" /> },
          { key: 'what', title: t('查看什么'), width: 260, render: (row) => <>{row.title}{row.emergency && <> <Tag color="error">{t('紧急')}</Tag></>}{row.personName && <span className="d-quiet"> {row.personName}</span>}</> },
          { key: 'who', title: t('谁申请'), width: 190, render: (row) => t('{name}（{post}）', { name: row.askedBy, post: row.askedPost }) },
          { key: 'purpose', title: t('用途'), render: (row) => [row.purpose, row.ref].filter(Boolean).join('，') },
          { key: 'state', title: t('状态'), width: 190, render: (row) => (row.emergency ? (row.lookedAt ? t('已核查：{note}', { note: row.lookedNote }) : t('待核查')) : row.state === 'approved' && row.until ? t('批准，到{time}，已用{n}次', { time: dateText(row.until, 'short'), n: row.uses }) : row.state === 'refused' ? t('未批准：{reason}', { reason: row.reason }) : t(OPENING_STATES[row.state])) },
          { key: 'do', title: t('办理'), width: 170, render: (row) => (
            <span className="pv-row">
              {row.mayDecide && <><Button size="small" type="primary" onClick={() => setDeciding({ one: row, approve: true })}>{t('批准')}</Button><Button size="small" onClick={() => setDeciding({ one: row, approve: false })}>{t('不批准')}</Button></>}
              {row.emergency && !row.lookedAt && reviews && !row.mine && <Button size="small" type="primary" onClick={() => setLooking(row)}>{t('核查')}</Button>}
              {row.mine && row.state === 'asked' && <span className="d-quiet">{t('等另一位负责人')}</span>}
            </span>
          ) },
        ]}
        unit={t('份')} empty={(tab) => ({ why: tab === 'decide' ? t('没有等你审批的申请') : tab === 'emergency' ? t('没有紧急打开') : t('没有申请'), todo: tab === 'mine' ? t('一天内查看许多人的完整证件号码、查看儿童的完整号码前，先在这里申请。') : undefined })}
      />
      <Ask open={asking} onClose={() => setAsking(false)} />
      <ActionDialog<{ reason: string }> open={deciding !== null} name="decide-opening" title={deciding?.approve ? t('批准敏感查看') : t('不批准敏感查看')} verb={deciding?.approve ? t('批准') : t('不批准')} danger={deciding?.approve === false}
        sentence={deciding && t('{name}：{title}。用途：{purpose}', { name: deciding.one.askedBy, title: deciding.one.title, purpose: deciding.one.purpose })} reason={{ max: 200 }}
        onSubmit={({ reason }) => decide.mutateAsync({ params: { id: deciding!.one.id }, body: { approve: deciding!.approve, reason, version: deciding!.one.version, clientId: newClientId() } })} onClose={() => setDeciding(null)} />
      <ActionDialog<{ note: string }> open={looking !== null} name="look-at-emergency" title={t('核查紧急打开')} verb={t('记下结果')} sentence={looking && t('{name}：{purpose}', { name: looking.askedBy, purpose: looking.purpose })}
        onSubmit={({ note }) => look.mutateAsync({ params: { id: looking!.id }, body: { note, version: looking!.version, clientId: newClientId() } })} onClose={() => setLooking(null)}>
        <Form.Item name="note" label={t('核查结果')} rules={[{ required: true, min: 2, message: t('请写明核查结果') }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={300} showCount /></Form.Item>
      </ActionDialog>
    </>
  )
}

interface Asked { kind: string; personId?: string; purpose: string; ref?: string; emergency?: boolean }

function Ask({ open, onClose }: { open: boolean; onClose: () => void }) {
  const kinds = useCall(listSensitiveReads, {}, { enabled: open, staleMs: 300_000 })
  const ask = useMutate(askOpening, { touches: [listOpenings] })
  const clientId = useRef(newClientId())
  const shown = (kinds.data?.items ?? []).filter((one) => !one.off)
  return (
    <ActionDialog<Asked> open={open} name="ask-opening" as="drawer" title={t('申请敏感查看')} verb={t('提交申请')} sentence={t('由另一位负责人审批，批准后限时有效。每次查看都会留痕，本人可以看到。')}
      onSubmit={(typed) => ask.mutateAsync({ body: { kind: typed.kind, ...(typed.personId ? { personId: typed.personId } : {}), purpose: typed.purpose, ref: typed.ref ?? '', emergency: typed.emergency ?? false, clientId: clientId.current } })}
      onDone={() => { clientId.current = newClientId() }} onClose={onClose}>
      {(form) => (
        <>
          <Form.Item name="kind" label={t('查看什么')} rules={[{ required: true, message: t('请选择') }]}>
            <Select options={shown.map((one) => ({ value: one.code, label: one.title }))} placeholder={t('请选择')} />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(a: Asked, b: Asked) => a.kind !== b.kind}>
            {() => {
              const one = shown.find((each) => each.code === form.getFieldValue('kind'))
              return one && (
                <>
                  <p className="d-quiet">{t('条件：{condition}。批准后{hours}小时内有效。依据：{law}', { condition: one.condition, hours: one.hours, law: one.law })}</p>
                  {one.aboutOne && <Form.Item name="personId" label={t('哪一个人')} rules={[{ required: true, message: t('请查找并选择') }]}><PersonPicker label={t('哪一个人')} /></Form.Item>}
                </>
              )
            }}
          </Form.Item>
          <Form.Item name="purpose" label={t('用途')} rules={[{ required: true, min: 2, message: t('请写明用途') }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={200} showCount /></Form.Item>
          <Form.Item name="ref" label={t('办件编号')}><Input maxLength={60} autoComplete="off" /></Form.Item>
          <Form.Item name="emergency" valuePropName="checked" extra={t('马上打开一小时，同时通知个人信息保护负责人和本人，事后核查。用途至少写10个字。')}><Checkbox>{t('情况紧急，来不及审批')}</Checkbox></Form.Item>
        </>
      )}
    </ActionDialog>
  )
}
