import { Button, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DetailPage, newClientId, Panel, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getBriefing, listBriefings, listUnits, readBriefing, sendBriefing, writeBriefing, type Briefing } from '../../contract.ts'
import './liaison.css'

/** One issue: its items; for the editor who received and read it. */
export default function BriefingPage() {
  const id = useParam('id')
  const query = useCall(getBriefing, { params: { id } })
  const [dialog, setDialog] = useState<'write' | 'send' | null>(null)
  const read = useMutate(readBriefing, { touches: [getBriefing, listBriefings] })
  return (
    <Awaiting query={query}>
      {({ briefing, receivers, mayEdit, mayRead }) => (
        <DetailPage
          title={briefing.title} crumbs={[{ label: t('工作动态'), to: '/liaison/briefings' }]} state={briefing.state === 'sent' ? t('已发出') : t('编写中')}
          sentence={briefing.sentOn ? t('第{n}期，{day}发给{all}个单位，{read}个已读。', { n: briefing.number, day: dateText(briefing.sentOn), all: briefing.received, read: briefing.read }) : t('第{n}期，{count}条，还没有发出。', { n: briefing.number, count: briefing.items.length })}
          actions={[
            ...(mayEdit ? [{ key: 'send', label: t('发出'), primary: true, onChoose: () => setDialog('send') }, { key: 'write', label: t('修改'), onChoose: () => setDialog('write') }] : []),
            ...(mayRead ? [{ key: 'read', label: t('已读'), primary: true, busy: read.isPending, onChoose: () => void read.mutateAsync({ params: { id }, body: { clientId: newClientId() } }).catch(() => undefined) }] : []),
          ]}
        >
          {briefing.items.length === 0 && <p className="d-quiet">{t('还没有内容。')}</p>}
          {briefing.items.map((one, i) => <Panel key={i} title={one.title}><p className="li-words">{one.text}</p>{one.source && <p className="d-quiet">{one.source}</p>}</Panel>)}
          {receivers.length > 0 && (
            <Panel title={t('收到和已读')}>
              <table className="li-table">
                <thead><tr><th scope="col">{t('单位')}</th><th scope="col">{t('发出')}</th><th scope="col">{t('已读')}</th></tr></thead>
                <tbody>{receivers.map((one) => <tr key={one.unitId}><th scope="row">{one.unitName} <span className="d-quiet">{one.regionName}</span></th><td>{dateText(one.sentOn)}</td><td>{one.readOn ? `${dateText(one.readOn)} ${one.readBy}` : t('还没读')}</td></tr>)}</tbody>
              </table>
            </Panel>
          )}
          {dialog === 'write' && <Write briefing={briefing} onClose={() => setDialog(null)} />}
          {dialog === 'send' && <Send briefing={briefing} onClose={() => setDialog(null)} />}
        </DetailPage>
      )}
    </Awaiting>
  )
}

function Write({ briefing, onClose }: { briefing: Briefing; onClose: () => void }) {
  const write = useMutate(writeBriefing, { touches: [getBriefing, listBriefings] })
  return (
    <ActionDialog<{ title: string; items?: Briefing['items'] }> open name="write-briefing" as="drawer" width={720} title={t('修改')} verb={t('保存')} initial={briefing} onClose={onClose}
      onSubmit={({ title, items }) => write.mutateAsync({ params: { id: briefing.id }, body: { title, items: (items ?? []).map((one) => ({ title: one.title, text: one.text, source: one.source ?? '', reportId: one.reportId ?? null })), version: briefing.version, clientId: newClientId() } })}>
      <Form.Item name="title" label={t('标题')} rules={[{ required: true, message: t('请写标题') }]}><Input maxLength={80} /></Form.Item>
      <Form.List name="items">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field, i) => (
              <div className="li-item" key={field.key}>
                <div className="li-head"><strong>{t('第{n}条', { n: i + 1 })}</strong><span className="li-end"><Button size="small" danger onClick={() => remove(field.name)}>{t('删除')}</Button></span></div>
                <Form.Item name={[field.name, 'reportId']} hidden><Input /></Form.Item>
                <Form.Item name={[field.name, 'title']} label={t('标题')} rules={[{ required: true, message: t('请写标题') }]}><Input maxLength={80} /></Form.Item>
                <Form.Item name={[field.name, 'text']} label={t('内容')} rules={[{ required: true, message: t('请写内容') }]}><Input.TextArea maxLength={3000} autoSize={{ minRows: 3 }} /></Form.Item>
                <Form.Item name={[field.name, 'source']} label={t('来源')}><Input maxLength={80} /></Form.Item>
              </div>
            ))}
            <Button onClick={() => add({ title: '', text: '', source: '', reportId: null })}>{t('加一条')}</Button>
          </>
        )}
      </Form.List>
    </ActionDialog>
  )
}

function Send({ briefing, onClose }: { briefing: Briefing; onClose: () => void }) {
  const units = useCall(listUnits, { query: {} }).data?.items
  const send = useMutate(sendBriefing, { touches: [getBriefing, listBriefings] })
  if (!units) return null
  return (
    <ActionDialog<{ unitIds: string[] }> open name="send-briefing" as="drawer" title={t('发出')} verb={t('发出')} sentence={t('发出后不能再改。单位的人会收到消息，读后确认。')} initial={{ unitIds: units.map((one) => one.id) }} onClose={onClose}
      onSubmit={({ unitIds }) => send.mutateAsync({ params: { id: briefing.id }, body: { unitIds, version: briefing.version, clientId: newClientId() } })}>
      <Form.Item name="unitIds" label={t('发给')} rules={[{ required: true, message: t('请选择发给哪些单位') }]}><Checkbox.Group style={{ display: 'grid', gap: 8 }} options={units.map((one) => ({ value: one.id, label: `${one.name}（${one.regionName}）` }))} /></Form.Item>
    </ActionDialog>
  )
}
