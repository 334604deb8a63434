import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, Panel, Timeline, useAbility, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { addBodyMember, endBodyMember, endLeadingBody, getLeadingBody, listLeadingBodies, MANDATE_LEVELS } from '../../contract.ts'
import { stepEntries } from './area.tsx'

/** A leading body with its members and the duty of each department. */
export default function BodyPage() {
  const id = useParam('id')
  const query = useCall(getLeadingBody, { params: { id } })
  const keeps = useAbility('mandates.bodies')
  const [dialog, setDialog] = useState<'add' | 'end' | { member: string; department: string } | null>(null)
  const touches = [getLeadingBody, listLeadingBodies]
  const add = useMutate(addBodyMember, { touches })
  const leave = useMutate(endBodyMember, { touches })
  const end = useMutate(endLeadingBody, { touches })
  const today = dayOf(new Date())
  return (
    <Awaiting query={query}>
      {({ body, members, steps }) => {
        const may = keeps && body.mine && !body.endedOn
        const leaving = dialog !== null && typeof dialog === 'object' ? dialog : null
        return (
          <DetailPage
            title={body.name}
            crumbs={[{ label: t('议事协调机构'), to: '/mandates/bodies' }]}
            sentence={t('{chair}任组长或召集人，办公室设在{office}。', { chair: body.chair, office: body.office })}
            state={body.endedOn ? t('{day}撤销', { day: dateText(body.endedOn) }) : undefined}
            actions={may ? [{ key: 'add', label: t('增加成员单位'), primary: true, onChoose: () => setDialog('add') }, { key: 'end', label: t('撤销'), danger: true, onChoose: () => setDialog('end') }] : []}
            noActions={t('您的岗位只能查看。')}
            facts={<Panel title={t('机构')}><Facts facts={[{ label: t('层级'), value: t(MANDATE_LEVELS[body.level]) }, { label: t('地点'), value: body.regionName }, { label: t('职责'), value: body.duties }, { label: t('成立的文件'), value: body.basis, note: dateText(body.validFrom) }]} /></Panel>}
          >
            <Panel title={t('成员单位')}>
              {members.length === 0 && <p className="d-quiet">{t('还没有登记成员单位。')}</p>}
              <ul className="man-lines">
                {members.map((one) => (
                  <li key={one.id} className="man-head">
                    <strong>{one.department}</strong><span className="d-quiet">{one.member}</span><span>{one.duty}</span>
                    <span className="man-end">{one.endedOn ? <span className="d-quiet">{t('{day}退出', { day: dateText(one.endedOn) })}</span> : may && <Button type="link" size="small" onClick={() => setDialog({ member: one.id, department: one.department })}>{t('退出')}</Button>}</span>
                  </li>
                ))}
              </ul>
            </Panel>
            {steps.length > 0 && <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>}
            {dialog === 'add' && (
              <ActionDialog<{ department: string; member?: string; duty: string; validFrom: string }>
                open name="add-member" title={t('增加成员单位')} verb={t('增加')} initial={{ validFrom: today }}
                onSubmit={(typed) => add.mutateAsync({ params: { id }, body: { ...typed, member: typed.member ?? '' } as never })} onClose={() => setDialog(null)}
              >
                <Form.Item name="department" label={t('部门')} rules={[{ required: true, message: t('请填写部门') }]}><Input maxLength={60} /></Form.Item>
                <Form.Item name="member" label={t('参加的职务')}><Input maxLength={60} placeholder={t('分管副局长')} /></Form.Item>
                <Form.Item name="duty" label={t('部门职责')} rules={[{ required: true, message: t('请写明职责') }]}><Input.TextArea maxLength={300} /></Form.Item>
                <Form.Item name="validFrom" label={t('加入日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
              </ActionDialog>
            )}
            {(dialog === 'end' || leaving) && (
              <ActionDialog<{ on: string; reason: string }>
                open name="end-body" danger title={leaving ? t('{department}退出', { department: leaving.department }) : t('撤销机构')} verb={leaving ? t('退出') : t('撤销')} reason={{}} initial={{ on: today }}
                onSubmit={(typed) => (leaving ? leave.mutateAsync({ params: { id, member: leaving.member }, body: typed as never }) : end.mutateAsync({ params: { id }, body: { ...typed, version: body.version } as never }))}
                onClose={() => setDialog(null)}
              >
                <Form.Item name="on" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
              </ActionDialog>
            )}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}
