import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, Go, Panel, Timeline, useAbility, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getCase } from '../../../cases/contract.ts'
import { addRightStep, endRight, getRight, HELPERS, helpers, listLegalRequests, MECHANISMS, mechanisms, PATHS, paths, RIGHT_OUTCOMES, rightOutcomes, takeUpRight } from '../../contract.ts'

/** A matter of rights: who took it up, and the path step by step as the person reads it. */
export default function RightPage() {
  const id = useParam('id')
  const handles = useAbility('legal.handle')
  const [open, setOpen] = useState<'take' | 'step' | 'end' | null>(null)
  const touches = [getRight, listLegalRequests, getCase]
  const take = useMutate(takeUpRight, { touches })
  const add = useMutate(addRightStep, { touches })
  const end = useMutate(endRight, { touches })
  return (
    <Awaiting query={useCall(getRight, { params: { id } })}>
      {(one) => {
        const running = one.taken !== null && !one.taken.endedOn
        const walked = one.steps.some((each) => each.path !== '')
        return (
          <DetailPage
            title={t('{name}的维权求助', { name: one.name })}
            crumbs={[{ label: t('法律服务'), to: '/legal' }]}
            sentence={one.taken ? t('{place}。{helper}{day}接手，按{mechanism}办理。', { place: one.regionName, helper: t(HELPERS[one.taken.helper]), day: dateText(one.taken.on, 'short'), mechanism: t(MECHANISMS[one.taken.mechanism]) }) : t('{place}。还没有人接手。', { place: one.regionName })}
            state={one.taken?.outcome ? t(RIGHT_OUTCOMES[one.taken.outcome as 'protected']) : running ? t('维权中') : t('待接手')}
            actions={!handles || one.taken?.endedOn ? [] : one.taken === null ? [{ key: 'take', label: t('接手'), primary: true, onChoose: () => setOpen('take') }] : [
              { key: 'step', label: t('登记走了哪一步'), primary: true, onChoose: () => setOpen('step') }, { key: 'end', label: t('登记结果'), onChoose: () => setOpen('end') },
            ]}
            noActions={one.taken?.endedOn ? t('已经办结。') : t('您的岗位只能查看。')}
            facts={<Panel title={t('求助')}><Facts facts={[{ label: t('办件'), value: <Go to={`/cases/${one.id}`}>{one.number}</Go> }, { label: t('事项'), value: one.title }]} /></Panel>}
          >
            <Panel title={t('走过的途径')}>
              <p className="d-quiet">{t('本人在手机上看到的就是这些。')}</p>
              <Timeline empty={t('还没有走过')} entries={one.steps.map((each) => ({ id: each.id, title: each.path || (each.step === 'taken_up' ? t('接手') : t('结果')), at: each.onDay, by: each.byName, body: each.note }))} />
            </Panel>
            {open === 'take' && (
              <ActionDialog<{ helper: 'union'; mechanism: 'protection' }> open name="take-right" title={t('接手')} verb={t('接手')} onSubmit={(typed) => take.mutateAsync({ params: { id }, body: typed as never })} onClose={() => setOpen(null)}>
                <Form.Item name="helper" label={t('由谁接手')} rules={[{ required: true, message: t('请选择由谁接手') }]}><Select options={helpers.map((value) => ({ value, label: t(HELPERS[value]) }))} /></Form.Item>
                <Form.Item name="mechanism" label={t('按哪种机制')} rules={[{ required: true, message: t('请选择哪种机制') }]}><Select options={mechanisms.map((value) => ({ value, label: t(MECHANISMS[value]) }))} /></Form.Item>
              </ActionDialog>
            )}
            {open === 'step' && one.taken && (
              <ActionDialog<{ path: 'court'; onDay: string; note: string }> open name="right-step" title={t('登记走了哪一步')} sentence={t('登记后本人马上能看到。')} verb={t('登记')} initial={{ onDay: dayOf(new Date()) }}
                onSubmit={(typed) => add.mutateAsync({ params: { id }, body: { ...typed, version: one.taken!.version } as never })} onClose={() => setOpen(null)}>
                <Form.Item name="path" label={t('合法途径')} rules={[{ required: true, message: t('请选择走哪条途径') }]}><Select options={paths.map((value) => ({ value, label: t(PATHS[value]) }))} /></Form.Item>
                <Form.Item name="onDay" label={t('哪天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
                <Form.Item name="note" label={t('情况')} rules={[{ required: true, message: t('请写明情况') }]}><Input.TextArea maxLength={300} /></Form.Item>
              </ActionDialog>
            )}
            {open === 'end' && one.taken && (
              <ActionDialog<{ outcome: 'protected'; note: string }> open name="right-outcome" title={t('登记结果')} {...(walked ? {} : { sentence: t('还没有走过合法途径，除非本人不再要求，不能写结果。') })} verb={t('登记并办结')}
                onSubmit={(typed) => end.mutateAsync({ params: { id }, body: { ...typed, version: one.taken!.version } as never })} onClose={() => setOpen(null)}>
                <Form.Item name="outcome" label={t('结果')} rules={[{ required: true, message: t('请选择结果') }]}><Select options={rightOutcomes.map((value) => ({ value, label: t(RIGHT_OUTCOMES[value]) }))} /></Form.Item>
                <Form.Item name="note" label={t('说明')} rules={[{ required: true, message: t('请写明结果') }]}><Input.TextArea maxLength={500} /></Form.Item>
              </ActionDialog>
            )}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}
