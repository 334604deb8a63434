import { Form, InputNumber, Radio, Select, Space } from 'antd'
import { t } from '../../../../platform/web/text.ts'
import type { CycleToSet } from '../../contract.ts'

export interface CycleTyped { how: 'fixed' | 'end' | 'by' | 'after'; every: 'month' | 'quarter' | 'half' | 'year' | 'two_years'; month: number; day: number; days: number; working: 'working' | 'natural' }

export const EVERY_WORDS = { month: '每月', quarter: '每季度', half: '每半年', year: '每年', two_years: '每两年' } as const

/** What the fields begin with. */
export function typedOf(cycle: CycleToSet | null): CycleTyped {
  const base: CycleTyped = { how: 'end', every: 'quarter', month: 1, day: 15, days: 15, working: 'working' }
  if (!cycle) return base
  if (cycle.kind === 'fixed') return { ...base, how: 'fixed', every: 'year', month: cycle.month, day: cycle.day }
  if (cycle.by) return { ...base, how: 'by', every: cycle.every, ...cycle.by }
  if (cycle.after) return { ...base, how: 'after', every: cycle.every, days: cycle.after.days, working: cycle.after.working ? 'working' : 'natural' }
  return { ...base, how: 'end', every: cycle.every }
}

export function cycleOf(typed: CycleTyped, anchor?: number): CycleToSet {
  if (typed.how === 'fixed') return { kind: 'fixed', month: typed.month, day: typed.day }
  const period = { kind: 'period' as const, every: typed.every, ...(anchor ? { anchor } : {}) }
  if (typed.how === 'by') return { ...period, by: { month: typed.every === 'month' ? 1 : typed.month, day: typed.day } }
  if (typed.how === 'after') return { ...period, after: { days: typed.days, ...(typed.working === 'working' ? { working: true } : {}) } }
  return period
}

const required = { required: true, message: '请填写' }

/** When a duty comes again and on which day it is due. */
export function CycleFields() {
  return (
    <>
      <Form.Item name="how" label={t('哪天到期')}>
        <Radio.Group options={[
          { value: 'end', label: t('每期最后一天') }, { value: 'by', label: t('每期的某一天') }, { value: 'after', label: t('期满后几天内') }, { value: 'fixed', label: t('每年固定一天') },
        ]} />
      </Form.Item>
      <Form.Item noStyle dependencies={['how', 'every']}>
        {({ getFieldValue }) => {
          const how = getFieldValue('how') as CycleTyped['how']
          const every = getFieldValue('every') as CycleTyped['every']
          return (
            <>
              {how !== 'fixed' && <Form.Item name="every" label={t('周期')}><Select style={{ width: 160 }} options={Object.entries(EVERY_WORDS).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>}
              {(how === 'fixed' || how === 'by') && (
                <Space wrap align="start">
                  {(how === 'fixed' || every !== 'month') && <Form.Item name="month" label={how === 'fixed' || every === 'year' ? t('月') : t('这一期的第几个月')} rules={[required]}><InputNumber min={1} max={how === 'fixed' || every === 'year' ? 12 : every === 'two_years' ? 12 : every === 'half' ? 6 : 3} precision={0} /></Form.Item>}
                  <Form.Item name="day" label={t('日')} rules={[required]}><InputNumber min={1} max={31} precision={0} /></Form.Item>
                </Space>
              )}
              {how === 'after' && (
                <Space wrap align="start">
                  <Form.Item name="days" label={t('天数')} rules={[required]}><InputNumber min={1} max={180} precision={0} /></Form.Item>
                  <Form.Item name="working" label={t('怎样计算')}><Select style={{ width: 140 }} options={[{ value: 'working', label: t('工作日') }, { value: 'natural', label: t('自然日') }]} /></Form.Item>
                </Space>
              )}
            </>
          )
        }}
      </Form.Item>
    </>
  )
}
