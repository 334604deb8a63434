import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, DayInput, dayRule, ListPage, useAbility, useCall, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { CHECK_GRADES, checkGrades, listPlanChecks, listPlans, recordPlanCheck, type PlanCheck } from '../../contract.ts'
import { useRoot } from './parts.tsx'

/** Supervision of plan work: what was looked at, what was found, what is put right. */
export default function ChecksPage() {
  const checks = useAbility('plans.check')
  const root = useRoot()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <ListPage<typeof listPlanChecks, PlanCheck>
        id="plan-checks"
        title={t('督查')}
        operation={listPlanChecks}
        ask={({ tab, q, after }) => ({ query: { show: (tab || 'all') as 'all', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/plans/checks/${row.id}`}
        rowTone={(row) => (row.overdue > 0 ? 'late' : undefined)}
        search={t('内容、单位、地点')}
        tabs={[{ key: 'all', label: t('全部') }, { key: 'open', label: t('有未销号问题'), tone: 'mine' }, { key: 'to_tell', label: t('结果还没有报送') }]}
        columns={[
          { key: 'subject', title: t('督查内容'), render: (row) => row.subject },
          { key: 'place', title: t('被督查'), width: 140, render: (row) => row.regionName },
          { key: 'on', title: t('日期'), width: 130, render: (row) => <DateText value={row.checkedOn} /> },
          { key: 'unit', title: t('督查单位'), width: 150, render: (row) => row.unit },
          { key: 'grade', title: t('结论'), width: 120, render: (row) => t(CHECK_GRADES[row.grade]) },
          { key: 'findings', title: t('问题'), width: 160, render: (row) => row.findings === 0 ? t('没有问题') : row.overdue ? <span className="pl-late">{t('{n}个超期未整改', { n: row.overdue })}</span> : row.open ? t('{n}个未销号', { n: row.open }) : t('全部销号') },
        ]}
        unit={t('次')}
        empty={{ why: t('没有督查记录'), todo: t('督查下级落实规划的情况，发现的问题在这里整改、核实、销号。') }}
        action={checks && root && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('记录督查')}</Button>}
      />
      {adding && root && <RecordDialog root={root} onClose={() => setAdding(false)} />}
    </>
  )
}

interface Typed { region?: string; plan?: string; subject: string; checkedOn: string; unit: string; result: string; grade: PlanCheck['grade']; findings?: { what: string; owner: string; dueOn: string }[] }

function RecordDialog({ root, onClose }: { root: string; onClose: () => void }) {
  const go = useGo()
  const record = useMutate(recordPlanCheck, { touches: [listPlanChecks] })
  const plans = useCall(listPlans, { query: {} }, { staleMs: 60_000 }).data?.items ?? []
  return (
    <ActionDialog<Typed>
      open name="record-check" as="drawer" width={640} title={t('记录督查')} verb={t('记录')} initial={{ checkedOn: dayOf(new Date()) }}
      onSubmit={async ({ findings = [], plan = '', ...typed }) => go(`/plans/checks/${(await record.mutateAsync({ body: { ...typed, plan, findings } as never })).id}`)}
      onClose={onClose}
    >
      <Form.Item name="region" label={t('督查哪里')} rules={[{ required: true, message: t('请选择下级的地点') }]}><PlaceField root={root} upTo="community" /></Form.Item>
      <Form.Item name="plan" label={t('哪份规划')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={[...new Map(plans.map((one) => [one.code, { value: one.code, label: one.title }])).values()]} /></Form.Item>
      <Form.Item name="subject" label={t('督查什么')} rules={[{ required: true, whitespace: true, message: t('请写明督查什么') }]}><Input maxLength={100} /></Form.Item>
      <div className="pl-three">
        <Form.Item name="checkedOn" label={t('日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ max: dayOf(new Date()) })]}><DayInput /></Form.Item>
        <Form.Item name="unit" label={t('督查单位')} rules={[{ required: true, whitespace: true, message: t('请填写督查单位') }]}><Input maxLength={60} /></Form.Item>
        <Form.Item name="grade" label={t('结论')} rules={[{ required: true, message: t('请选择结论') }]}><Select options={checkGrades.map((value) => ({ value, label: t(CHECK_GRADES[value]) }))} /></Form.Item>
      </div>
      <Form.Item name="result" label={t('督查情况')} rules={[{ required: true, whitespace: true, message: t('请填写督查情况') }]}><Input.TextArea maxLength={2000} autoSize={{ minRows: 3 }} /></Form.Item>
      <Form.List name="findings">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className="pl-row">
                <Form.Item name={[field.name, 'what']} label={t('问题')} rules={[{ required: true, whitespace: true, message: t('请写明问题') }]}><Input maxLength={300} /></Form.Item>
                <div className="pl-two">
                  <Form.Item name={[field.name, 'owner']} label={t('由谁整改')} rules={[{ required: true, whitespace: true, message: t('请填写由谁整改') }]}><Input maxLength={60} /></Form.Item>
                  <Form.Item name={[field.name, 'dueOn']} label={t('整改期限')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
                </div>
                <div className="pl-row-foot"><Button onClick={() => remove(field.name)}>{t('去掉这个问题')}</Button></div>
              </div>
            ))}
            <Button onClick={() => add({})}>{t('增加一个问题')}</Button>
          </>
        )}
      </Form.List>
    </ActionDialog>
  )
}
