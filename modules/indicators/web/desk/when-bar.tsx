import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { dayOf } from '../../../../platform/web/format.ts'
import { ActionDialog, dateText, DayInput, dayRule, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { lastPeriods, parsePeriod, PERIODS, type PeriodKind } from '../../periods.ts'

/** When is looked at, as the address says it and as the doors take it. */
export interface When {
  day?: string
  period?: string
  boundary?: string
  known?: string
}

/** Reads the address; what is no day or period is left out. */
export function useWhen(): { when: When; past: boolean } {
  const [search] = useSearchState()
  const day = (text: string | undefined) => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined)
  const today = dayOf(new Date())
  const period = search.period && parsePeriod(search.period) ? search.period : undefined
  const chosen = period ? undefined : day(search.day)
  const [boundary, known] = [day(search.boundary), day(search.known)]
  const when: When = {
    ...(chosen && chosen !== today ? { day: chosen } : {}), ...(period ? { period } : {}), ...(boundary ? { boundary } : {}), ...(known ? { known } : {}),
  }
  return { when, past: Object.keys(when).length > 0 }
}

const KINDS: Record<Exclude<PeriodKind, 'day'>, () => string> = { month: () => t('月'), quarter: () => t('季'), half_year: () => t('半年'), year: () => t('年') }

/** 「2026年2月28日的数」「2026年第一季度发生数，按2026年3月10日的区划」 */
export function whenWords(when: When): string {
  const main = when.period ? (parsePeriod(when.period)?.title ?? '') : when.day ? dateText(when.day) : t('现在')
  return [main, when.boundary && t('按{day}的区划', { day: dateText(when.boundary) }), when.known && t('{day}当时所知', { day: dateText(when.known) })].filter(Boolean).join(t('，'))
}

interface Chosen {
  how: 'now' | 'day' | PeriodKind
  day?: string
  period?: string
  boundary?: string
  known?: string
}

/** Chooses a past day or a period, the boundaries and what was known then; says in words what is shown. */
export function WhenBar() {
  const { when, past } = useWhen()
  const [, setSearch] = useSearchState()
  const [open, setOpen] = useState(false)
  const today = dayOf(new Date())
  const how: Chosen['how'] = when.period ? (parsePeriod(when.period)?.kind ?? 'month') : when.day ? 'day' : 'now'
  const clear = () => setSearch({ day: undefined, period: undefined, boundary: undefined, known: undefined, after: undefined }, { push: true })
  return (
    <div className="b-when">
      <span>{past ? whenWords(when) : t('现在的数')}</span>
      <Button size="small" onClick={() => setOpen(true)}>{t('换日期或期间')}</Button>
      {past && <Button size="small" onClick={clear}>{t('回到现在')}</Button>}
      <ActionDialog<Chosen>
        open={open}
        name="when"
        title={t('换日期或期间')}
        sentence={t('过去的日期按当晚留存的数，期间只算这一期里发生的。')}
        verb={t('查看')}
        initial={{ how, ...when }}
        onSubmit={async (chosen) => {
          setSearch({
            day: chosen.how === 'day' ? chosen.day : undefined, period: chosen.how === 'now' || chosen.how === 'day' ? undefined : chosen.period,
            boundary: chosen.boundary || undefined, known: chosen.known || undefined, after: undefined,
          }, { push: true })
        }}
        onClose={() => setOpen(false)}
      >
        {(form) => (
          <>
            <Form.Item name="how" label={t('看什么')} rules={[{ required: true }]}>
              <Select
                options={[{ value: 'now', label: t('现在') }, { value: 'day', label: t('某一天') }, ...PERIODS.filter((kind) => kind !== 'day').map((kind) => ({ value: kind, label: t('一{kind}的发生数', { kind: KINDS[kind]() }) }))]}
                onChange={() => form.setFieldsValue({ period: undefined })}
              />
            </Form.Item>
            <Form.Item noStyle dependencies={['how']}>
              {({ getFieldValue }) => {
                const chosen = getFieldValue('how') as Chosen['how']
                if (chosen === 'now') return null
                if (chosen === 'day') return <Form.Item name="day" label={t('日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ max: today })]}><DayInput max={today} /></Form.Item>
                return (
                  <Form.Item name="period" label={t('期间')} rules={[{ required: true, message: t('请选择期间') }]}>
                    <Select options={lastPeriods(chosen, today, chosen === 'month' ? 36 : 16).reverse().map((one) => ({ value: one.code, label: one.title }))} />
                  </Form.Item>
                )
              }}
            </Form.Item>
            <Form.Item name="boundary" label={t('按哪天的区划')} extra={t('不填就按那一天自己的区划。比较不同年份时，可以都按同一天的区划。')} rules={[dayRule({ max: today })]}><DayInput max={today} /></Form.Item>
            <Form.Item name="known" label={t('当时所知')} extra={t('填一个日期，就不计这天以后的更正和补报。')} rules={[dayRule({ max: today })]}><DayInput max={today} /></Form.Item>
          </>
        )}
      </ActionDialog>
    </div>
  )
}
