import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, DayInput, dayRule, ListPage, useAbility, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { listIndicators } from '../../../indicators/contract.ts'
import { listMatters } from '../../../matters/contract.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { createDuty, listDepartments, listDuties, MANDATE_LEVELS, mandateLevels, SUBJECT_KINDS, type Duty, type Level } from '../../contract.ts'
import { Area, linesOf, useRoot } from './area.tsx'

/** 职责清单: who leads what at which level. */
export default function DutiesPage() {
  const keeps = useAbility('mandates.duties')
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Area at="/mandates" />
      <ListPage<typeof listDuties, Duty>
        id="duties"
        title={t('职责清单')}
        operation={listDuties}
        ask={({ tab, q, filters, after }) => ({ query: {
          ...(tab && tab !== 'all' ? { level: tab as Level } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(filters.kind ? { subjectKind: filters.kind as 'matter' } : {}),
          ...(filters.state ? { state: 'ended' as const } : {}), ...(after ? { after } : {}),
        } })}
        read={(reply) => ({ ...reply, counts: { all: Object.values(reply.levels).reduce((a, b) => a + b, 0), ...Object.fromEntries(mandateLevels.map((level) => [level, reply.levels[level] ?? 0])) } })}
        rowKey={(row) => row.id}
        rowTo={(row) => `/mandates/duties/${row.id}`}
        tabs={[{ key: 'all', label: t('全部') }, ...mandateLevels.map((level) => ({ key: level, label: t(MANDATE_LEVELS[level]) }))]}
        filters={[
          { key: 'kind', label: t('对象'), options: Object.entries(SUBJECT_KINDS).map(([value, label]) => ({ value, label: t(label) })) },
          { key: 'state', label: t('状态'), options: [{ value: 'ended', label: t('已结束') }] },
        ]}
        search={t('职责、事项、部门')}
        columns={[
          { key: 'duty', title: t('职责'), render: (row) => row.duty },
          { key: 'subject', title: t('事项或指标'), width: 190, render: (row) => row.subjectTitle || row.subject },
          { key: 'level', title: t('层级'), width: 120, render: (row) => t(MANDATE_LEVELS[row.level]) },
          { key: 'lead', title: t('牵头部门'), width: 150, render: (row) => row.lead },
          { key: 'helpers', title: t('配合部门'), width: 170, render: (row) => row.helpers.join('、') },
          { key: 'contact', title: t('联系'), width: 190, render: (row) => row.contact },
          { key: 'from', title: t('开始'), width: 140, spare: true, render: (row) => <DateText value={row.validFrom} /> },
          { key: 'place', title: t('适用地点'), width: 130, spare: true, render: (row) => row.regionName },
        ]}
        unit={t('项')}
        empty={{ why: t('还没有登记职责'), todo: t('由旗区民政干部和街道干部登记，每个事项每一级一个牵头部门。') }}
        action={keeps && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('登记职责')}</Button>}
      />
      {adding && <NewDuty onClose={() => setAdding(false)} />}
    </>
  )
}

interface Typed { region: string; level: Level; duty: string; subjectKind: 'matter' | 'indicator' | 'words'; subject?: string; lead: string; helpers?: string; basis: string; supplies?: string; contact?: string; validFrom: string }

function NewDuty({ onClose }: { onClose: () => void }) {
  const root = useRoot()
  const matters = useCall(listMatters, { query: {} }, { staleMs: 600_000 })
  const indicators = useCall(listIndicators, { query: {} }, { staleMs: 600_000 })
  const create = useMutate(createDuty, { touches: [listDuties, listDepartments] })
  if (!root) return null
  return (
    <ActionDialog<Typed>
      open
      name="new-duty"
      as="drawer"
      title={t('登记职责')}
      sentence={t('每个事项、每项指标在每一级只有一个牵头部门。换部门的，先结束原来的职责。')}
      verb={t('登记')}
      initial={{ region: root, subjectKind: 'matter', validFrom: dayOf(new Date()) }}
      onSubmit={({ helpers, subject, ...typed }) => create.mutateAsync({ body: { ...typed, subject: subject ?? '', helpers: linesOf(helpers), supplies: typed.supplies ?? '', contact: typed.contact ?? '' } as never })}
      onClose={onClose}
    >
      <Form.Item name="level" label={t('层级')} rules={[{ required: true, message: t('请选择层级') }]}><Select options={mandateLevels.map((value) => ({ value, label: t(MANDATE_LEVELS[value]) }))} /></Form.Item>
      <Form.Item name="region" label={t('适用地点')} extra={t('留在本级就是全部适用；某个街道或社区另有规定的，选到那里。')}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>
      <Form.Item name="duty" label={t('职责')} rules={[{ required: true, message: t('请写明职责') }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="subjectKind" label={t('对象')}><Select options={Object.entries(SUBJECT_KINDS).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
      <Form.Item noStyle dependencies={['subjectKind']}>
        {({ getFieldValue }) => {
          const kind = getFieldValue('subjectKind') as Typed['subjectKind']
          const known = kind === 'matter' ? matters.data?.items : indicators.data?.items
          return (
            <Form.Item name="subject" label={kind === 'matter' ? t('事项') : kind === 'indicator' ? t('指标') : t('关键词')} rules={kind === 'words' ? [] : [{ required: true, message: t('请选择') }]}>
              {kind === 'words' ? <Input maxLength={80} /> : <Select showSearch={{ optionFilterProp: 'label' }} options={(known ?? []).map((one) => ({ value: one.code, label: one.title }))} />}
            </Form.Item>
          )
        }}
      </Form.Item>
      <Form.Item name="lead" label={t('牵头部门')} rules={[{ required: true, message: t('请填写牵头部门') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="helpers" label={t('配合部门')} extra={t('几个部门用顿号分开。')}><Input maxLength={300} /></Form.Item>
      <Form.Item name="basis" label={t('依据')} rules={[{ required: true, message: t('请填写依据的法规或文件') }]}><Input maxLength={300} /></Form.Item>
      <Form.Item name="supplies" label={t('向社区提供什么')}><Input maxLength={300} /></Form.Item>
      <Form.Item name="contact" label={t('科室和办公电话')}><Input maxLength={60} /></Form.Item>
      <Form.Item name="validFrom" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
    </ActionDialog>
  )
}
