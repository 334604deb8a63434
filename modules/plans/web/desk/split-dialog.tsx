import { Button, Form, Input, InputNumber, Select } from 'antd'
import { ActionDialog, DayInput, dayRule, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getRegion } from '../../../regions/contract.ts'
import { getGoal, listGoals, splitGoal } from '../../contract.ts'
import type { GoalFile } from './goal-page.tsx'
import { numberWords } from './parts.tsx'

interface Part { region: string; value?: number | null; dueOn: string; owner?: string }

/** Splits a goal among the places directly below; the server says when the parts do not meet the whole. */
export function SplitDialog({ file: { goal, parts }, onClose }: { file: GoalFile; onClose: () => void }) {
  const below = useCall(getRegion, { params: { code: goal.region } }, { staleMs: 600_000 }).data?.children ?? []
  const split = useMutate(splitGoal, { touches: [getGoal, listGoals] })
  const places = below.filter((one) => one.level !== 'grid' && one.level !== 'building').map((one) => ({ value: one.code, label: one.name }))
  return (
    <ActionDialog<{ parts: Part[] }>
      open name="split-goal" as="drawer" width={720} title={t('分解到下级')} verb={t('下达')}
      sentence={goal.value === null ? t('每个地方各办各的，由当地确认负责人。') : goal.adds ? t('总目标{number}，各地的数加起来要满足它。', { number: numberWords(goal) }) : t('总目标{number}，每个地方都要满足它。', { number: numberWords(goal) })}
      initial={{ parts: parts.map((one) => ({ region: one.region, value: one.value, dueOn: one.dueOn, owner: one.owner })) }}
      onSubmit={({ parts: typed = [] }) => split.mutateAsync({ params: { id: goal.id }, body: { parts: typed.map((one) => ({ ...one, owner: one.owner ?? '', value: one.value ?? null })), version: goal.version } as never })}
      onClose={onClose}
    >
      <Form.List name="parts">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className="pl-row">
                <div className="pl-two">
                  <Form.Item name={[field.name, 'region']} label={t('地点')} rules={[{ required: true, message: t('请选择地点') }]}><Select showSearch={{ optionFilterProp: 'label' }} options={places} /></Form.Item>
                  {goal.value !== null && <Form.Item name={[field.name, 'value']} label={t('目标值（{unit}）', { unit: goal.unit || t('个') })} rules={[{ required: true, message: t('请填写目标值') }]}><InputNumber min={0} style={{ inlineSize: '100%' }} /></Form.Item>}
                  <Form.Item name={[field.name, 'dueOn']} label={t('期限')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ max: goal.dueOn })]}><DayInput /></Form.Item>
                  <Form.Item name={[field.name, 'owner']} label={t('负责单位')}><Input maxLength={60} /></Form.Item>
                </div>
                <div className="pl-row-foot"><Button onClick={() => remove(field.name)}>{t('去掉这个地方')}</Button></div>
              </div>
            ))}
            <div className="pl-head">
              <Button onClick={() => add({ dueOn: goal.dueOn, ...(goal.adds ? {} : { value: goal.value }) })}>{t('增加一个地方')}</Button>
              <Form.Item noStyle shouldUpdate>
                {({ getFieldValue }) => {
                  const typed = (getFieldValue('parts') ?? []) as Part[]
                  const rest = places.filter((one) => !typed.some((part) => part?.region === one.value))
                  return rest.length > 0 && <Button onClick={() => rest.forEach((one) => add({ region: one.value, dueOn: goal.dueOn, ...(goal.adds ? {} : { value: goal.value }) }))}>{t('补上其余{n}个地方', { n: rest.length })}</Button>
                }}
              </Form.Item>
            </div>
          </>
        )}
      </Form.List>
    </ActionDialog>
  )
}
