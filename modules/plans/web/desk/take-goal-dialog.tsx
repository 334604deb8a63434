import { Alert, Form, Input, InputNumber, Select } from 'antd'
import { ActionDialog, DayInput, dayRule, useCall, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { createGoal, getPlan, listGoals, listPlanIndicators, type PlanTarget } from '../../contract.ts'
import { numberWords, OwnerFields, SIGNS, useRoot } from './parts.tsx'
import type { Plan } from './plan-page.tsx'

export interface Taken { kind: 'target' | 'task'; target?: PlanTarget }

interface Typed { region: string; indicator?: string; what: string; comparator?: PlanTarget['comparator']; value?: number; unit?: string; adds?: boolean; fromOn: string; dueOn: string; owner?: string; ownerAccount?: string }

/** A target or task of a plan as a goal of one's own place. The number is typed here: one that was set for another place is shown beside it and not filled in. */
export function TakeGoalDialog({ plan, taken, onClose }: { plan: Plan; taken: Taken; onClose: () => void }) {
  const root = useRoot()
  const go = useGo()
  const create = useMutate(createGoal, { touches: [listGoals, getPlan] })
  const indicators = useCall(listPlanIndicators, {}, { staleMs: 600_000 }).data?.items ?? []
  const { target } = taken
  if (!root) return null
  const own = target && target.place === root
  const year = target?.year ?? Number(plan.until.slice(0, 4))
  const today = dayOf(new Date())
  return (
    <ActionDialog<Typed>
      open name="take-goal" as="drawer" title={taken.kind === 'target' ? t('列为目标') : t('列为任务')} verb={t('列入')}
      initial={{
        region: root, fromOn: plan.from > `${today.slice(0, 4)}-01-01` ? plan.from : `${today.slice(0, 4)}-01-01`, dueOn: plan.until < `${year}-12-31` ? plan.until : `${year}-12-31`, comparator: target?.comparator ?? 'at_least', adds: false,
        ...(target ? { indicator: target.indicator, unit: target.unit, what: indicators.find((one) => one.code === target.indicator)?.title ?? target.quote, ...(own ? { value: target.value } : {}) } : {}),
      }}
      onSubmit={async ({ owner = '', ownerAccount = null as string | null, value = null as number | null, ...typed }) =>
        go(`/plans/goals/${(await create.mutateAsync({ body: { ...typed, kind: taken.kind, plan: plan.code, planVersion: plan.version, owner, ownerAccount: ownerAccount ?? null, value: value ?? null } as never })).id}`)}
      onClose={onClose}
    >
      {target && !own && (
        <Alert className="d-problem" type="info" showIcon title={t('原文是给{place}定的：{number}', { place: target.placeName, number: numberWords(target) })} description={t('它不自动适用到别处，请填写本地自己的数值。')} />
      )}
      <Form.Item name="region" label={t('哪里的目标')}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>
      {taken.kind === 'task' ? (
        <Form.Item name="what" label={t('任务')} extra={t('可以从规划任务里选，也可以自己写。')} rules={[{ required: true, message: t('请写明任务') }]}>
          <Select showSearch options={plan.tasks.map((task) => ({ value: task.title, label: task.lead ? t('{title}（{lead}牵头）', { title: task.title, lead: task.lead }) : task.title }))} />
        </Form.Item>
      ) : (
        <>
          <Form.Item name="indicator" label={t('指标')} rules={[{ required: true, message: t('请选择指标') }]}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={indicators.map((one) => ({ value: one.code, label: `${one.code} ${one.title}` }))} />
          </Form.Item>
          <Form.Item name="what" label={t('目标')} rules={[{ required: true, whitespace: true, message: t('请写明目标') }]}><Input maxLength={200} /></Form.Item>
          <div className="pl-three">
            <Form.Item name="comparator" label={t('要求')} rules={[{ required: true }]}><Select options={SIGNS} /></Form.Item>
            <Form.Item name="value" label={t('目标值')} rules={[{ required: true, message: t('请填写目标值') }]}><InputNumber min={0} style={{ inlineSize: '100%' }} /></Form.Item>
            <Form.Item name="unit" label={t('单位')}><Input maxLength={20} /></Form.Item>
          </div>
          <Form.Item name="adds" label={t('向下分解时')}>
            <Select options={[{ value: false, label: t('每个地方都要达到这个数（比率）') }, { value: true, label: t('各地的数加起来达到（个数、金额）') }]} />
          </Form.Item>
        </>
      )}
      <div className="pl-two">
        <Form.Item name="fromOn" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
        <Form.Item name="dueOn" label={t('期限')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      </div>
      <Form.Item noStyle shouldUpdate={(a: Typed, b: Typed) => a.region !== b.region}>{({ getFieldValue }) => <OwnerFields region={getFieldValue('region') as string} />}</Form.Item>
    </ActionDialog>
  )
}
