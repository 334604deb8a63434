import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DayInput, dayRule, ListPage, useAbility, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { BODY_KINDS, bodyKinds, createLeadingBody, listLeadingBodies, MANDATE_LEVELS, mandateLevels, type LeadingBody } from '../../contract.ts'
import { Area, useRoot } from './area.tsx'

/** Leading groups, joint meetings and committees for community work, by level. */
export default function BodiesPage() {
  const keeps = useAbility('mandates.bodies')
  const root = useRoot()
  const go = useGo()
  const [adding, setAdding] = useState(false)
  const create = useMutate(createLeadingBody, { touches: [listLeadingBodies] })
  return (
    <>
      <Area at="/mandates/bodies" />
      <ListPage<typeof listLeadingBodies, LeadingBody>
        id="leading-bodies"
        title={t('议事协调机构')}
        operation={listLeadingBodies}
        ask={() => ({ query: {} })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/mandates/bodies/${row.id}`}
        columns={[
          { key: 'name', title: t('名称'), render: (row) => row.name },
          { key: 'level', title: t('层级'), width: 130, render: (row) => t(MANDATE_LEVELS[row.level]) },
          { key: 'kind', title: t('形式'), width: 100, render: (row) => t(BODY_KINDS[row.kind]) },
          { key: 'chair', title: t('组长或召集人'), width: 150, render: (row) => row.chair },
          { key: 'office', title: t('办公室设在'), width: 150, render: (row) => row.office },
          { key: 'members', title: t('成员单位'), width: 100, align: 'end', render: (row) => row.members },
        ]}
        unit={t('个')}
        empty={{ why: t('还没有登记议事协调机构'), todo: t('由旗区民政干部和街道干部登记。') }}
        action={keeps && root && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('登记机构')}</Button>}
      />
      {adding && root && (
        <ActionDialog<{ region: string; level: 'county'; kind: 'leading_group'; name: string; chair: string; office: string; duties?: string; basis: string; validFrom: string }>
          open name="new-body" as="drawer" title={t('登记机构')} sentence={t('日常工作由民政部门承担的，办公室写民政部门。盟市的机构登记在旗县区。')} verb={t('登记')} initial={{ region: root, validFrom: dayOf(new Date()) }}
          onSubmit={async (typed) => go(`/mandates/bodies/${(await create.mutateAsync({ body: { ...typed, duties: typed.duties ?? '' } as never })).id}`)}
          onClose={() => setAdding(false)}
        >
          <Form.Item name="level" label={t('层级')} rules={[{ required: true, message: t('请选择层级') }]}><Select options={mandateLevels.map((value) => ({ value, label: t(MANDATE_LEVELS[value]) }))} /></Form.Item>
          <Form.Item name="region" label={t('地点')}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>
          <Form.Item name="kind" label={t('形式')} rules={[{ required: true, message: t('请选择形式') }]}><Select options={bodyKinds.map((value) => ({ value, label: t(BODY_KINDS[value]) }))} /></Form.Item>
          <Form.Item name="name" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="chair" label={t('组长或召集人（写职务）')} rules={[{ required: true, message: t('请填写') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="office" label={t('办公室设在')} rules={[{ required: true, message: t('请填写部门') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="duties" label={t('职责')}><Input.TextArea maxLength={500} /></Form.Item>
          <Form.Item name="basis" label={t('成立的文件')} rules={[{ required: true, message: t('请填写文件') }]}><Input maxLength={300} /></Form.Item>
          <Form.Item name="validFrom" label={t('成立日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
