import { Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, Panel, Timeline, useAbility, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { endDuty, getDuty, listDepartments, listDuties, MANDATE_LEVELS, updateDuty } from '../../contract.ts'
import { linesOf, stepEntries } from './area.tsx'

/** One duty: lead, helpers, basis, who led before. */
export default function DutyPage() {
  const id = useParam('id')
  const query = useCall(getDuty, { params: { id } })
  const keeps = useAbility('mandates.duties')
  const [dialog, setDialog] = useState<'change' | 'end' | null>(null)
  const touches = [getDuty, listDuties, listDepartments]
  const change = useMutate(updateDuty, { touches })
  const end = useMutate(endDuty, { touches })
  return (
    <Awaiting query={query}>
      {({ duty, before, steps }) => (
        <DetailPage
          title={duty.duty}
          crumbs={[{ label: t('职责清单'), to: '/mandates' }]}
          sentence={t('{level}由{lead}牵头。', { level: t(MANDATE_LEVELS[duty.level]), lead: duty.lead })}
          state={duty.endedOn ? <span className="d-quiet">{t('{day}结束', { day: dateText(duty.endedOn) })}</span> : undefined}
          actions={keeps && duty.mine && !duty.endedOn ? [{ key: 'change', label: t('修改'), onChoose: () => setDialog('change') }, { key: 'end', label: t('结束'), danger: true, onChoose: () => setDialog('end') }] : []}
          noActions={t('您的岗位只能查看。')}
          facts={<Panel title={t('职责')}><Facts facts={[
            { label: t('事项或指标'), value: duty.subjectTitle || duty.subject }, { label: t('适用地点'), value: duty.regionName }, { label: t('配合部门'), value: duty.helpers.join('、') },
            { label: t('依据'), value: duty.basis }, { label: t('向社区提供'), value: duty.supplies }, { label: t('联系'), value: duty.contact }, { label: t('开始'), value: dateText(duty.validFrom) },
          ]} /></Panel>}
        >
          {before.length > 0 && <Panel title={t('以前由谁牵头')}><ul className="man-lines">{before.map((one) => <li key={one.id}>{one.lead} <span className="d-quiet">{t('{from}至{to}', { from: dateText(one.validFrom), to: one.endedOn ? dateText(one.endedOn) : t('现在') })}</span></li>)}</ul></Panel>}
          <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} empty={t('还没有您可以查看的记录')} /></Panel>
          <ActionDialog<{ duty: string; helpers?: string; basis: string; supplies?: string; contact?: string; reason: string }>
            open={dialog === 'change'} name="change-duty" as="drawer" title={t('修改职责')} verb={t('保存')} reason={{}}
            initial={{ duty: duty.duty, helpers: duty.helpers.join('、'), basis: duty.basis, supplies: duty.supplies, contact: duty.contact }}
            onSubmit={({ helpers, ...typed }) => change.mutateAsync({ params: { id }, body: { ...typed, helpers: linesOf(helpers), supplies: typed.supplies ?? '', contact: typed.contact ?? '', version: duty.version } as never })}
            onClose={() => setDialog(null)}
          >
            <Form.Item name="duty" label={t('职责')} rules={[{ required: true, message: t('请写明职责') }]}><Input maxLength={200} /></Form.Item>
            <Form.Item name="helpers" label={t('配合部门')}><Input maxLength={300} /></Form.Item>
            <Form.Item name="basis" label={t('依据')} rules={[{ required: true, message: t('请填写依据') }]}><Input maxLength={300} /></Form.Item>
            <Form.Item name="supplies" label={t('向社区提供什么')}><Input maxLength={300} /></Form.Item>
            <Form.Item name="contact" label={t('科室和办公电话')}><Input maxLength={60} /></Form.Item>
          </ActionDialog>
          <ActionDialog<{ on: string; reason: string }>
            open={dialog === 'end'} name="end-duty" danger title={t('结束职责')} sentence={t('从这天起不再由{lead}牵头，可以登记新的部门。', { lead: duty.lead })} verb={t('结束')} reason={{}}
            initial={{ on: dayOf(new Date()) }}
            onSubmit={(typed) => end.mutateAsync({ params: { id }, body: { ...typed, version: duty.version } as never })}
            onClose={() => setDialog(null)}
          >
            <Form.Item name="on" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          </ActionDialog>
        </DetailPage>
      )}
    </Awaiting>
  )
}
