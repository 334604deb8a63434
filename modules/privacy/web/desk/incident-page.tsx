import { Form, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, dateText, DetailPage, Facts, newClientId, Panel, Timeline, useAbility, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { addIncidentStep, getIncident, INCIDENT_STEPS, listIncidents } from '../../contract.ts'
import { crumbs } from './words.ts'
import './privacy.css'

/** One incident: what is owed until when, and what was done (个人信息保护法 art. 57). */
export default function IncidentPage() {
  const id = useParam('id')
  const keeps = useAbility('privacy.keep')
  const [open, setOpen] = useState(false)
  const query = useCall(getIncident, { params: { id } })
  const add = useMutate(addIncidentStep, { touches: [getIncident, listIncidents] })
  return (
    <Awaiting query={query}>
      {(one) => {
        const left = one.owed.filter((each) => !each.done)
        const choices = left.filter((each) => each.step !== 'closed' || left.length === 1)
        return (
          <DetailPage title={one.title} crumbs={[...crumbs(), { label: t('安全事件'), to: '/privacy/incidents' }]} state={<Tag color={one.state === 'closed' ? 'success' : one.next?.overdue ? 'error' : 'warning'}>{one.state === 'closed' ? t('已结束') : one.next?.overdue ? t('已超时') : t('处置中')}</Tag>}
            sentence={t('{time}发现，涉及{n}人。{kinds}', { time: dateText(one.foundAt, 'time'), n: one.people.toLocaleString('zh-CN'), kinds: one.kinds })}
            actions={keeps && one.state === 'open' ? [{ key: 'step', label: t('记下一步'), primary: true, onChoose: () => setOpen(true) }] : []} noActions={one.state === 'closed' ? t('处置已结束。') : ''}
            facts={<Panel title={t('情况')}><Facts facts={[
              { label: t('发生'), value: <DateText value={one.happenedAt} form="time" /> }, { label: t('发现'), value: <DateText value={one.foundAt} form="time" /> }, { label: t('原因'), value: one.cause }, { label: t('可能的危害'), value: one.harm },
              { label: t('避免危害'), value: one.prevented ? t('已采取措施，能有效避免，可以不通知个人') : t('要通知个人') }, { label: t('登记'), value: one.madeBy, note: <DateText value={one.madeAt} form="time" /> },
            ]} /></Panel>}>
            <Panel title={t('要做的事')}>
              <table className="pv-figures"><tbody>
                {one.owed.map((each) => <tr key={each.step}><td>{t(INCIDENT_STEPS[each.step])}</td><td>{each.done ? <Tag color="success">{t('已完成')}</Tag> : each.overdue ? <Tag color="error">{t('应在{time}前', { time: dateText(each.dueAt!, 'short') })}</Tag> : each.dueAt ? t('{time}前', { time: dateText(each.dueAt, 'short') }) : t('以上完成后')}</td></tr>)}
              </tbody></table>
            </Panel>
            <Panel title={t('做过的事')}>
              {one.steps.length === 0 ? <p className="d-quiet">{t('还没有记录。')}</p> : <Timeline entries={one.steps.map((each) => ({ id: each.id, title: t(INCIDENT_STEPS[each.step]), at: each.at, by: each.byName, body: each.note }))} />}
            </Panel>
            <ActionDialog<{ step: 'stop'; note: string }> open={open} name="incident-step" title={t('记下做了什么')} verb={t('记下')} initial={choices[0] ? { step: choices[0].step as 'stop' } : {}} onClose={() => setOpen(false)}
              onSubmit={(typed) => add.mutateAsync({ params: { id }, body: { ...typed, version: one.version, clientId: newClientId() } })}>
              <Form.Item name="step" label={t('步骤')} rules={[{ required: true, message: t('请选择步骤') }]}><Select options={choices.map((each) => ({ value: each.step, label: t(INCIDENT_STEPS[each.step]) }))} /></Form.Item>
              <Form.Item name="note" label={t('做了什么')} rules={[{ required: true, min: 2, message: t('请写明') }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={500} showCount /></Form.Item>
            </ActionDialog>
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}
