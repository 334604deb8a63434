import { DeleteOutlined } from '@ant-design/icons'
import { Button, Form, InputNumber, Select } from 'antd'
import { t } from '../../../../platform/web/text.ts'
import type { FactShown, OwnPart, Window } from '../../builder/contract.ts'

/** A part as the form keeps it: what is chosen, flat, with empty fields where they do not apply. */
export interface PartTyped {
  /** `fact:cases` or `measure:population.resident`. */
  what?: string
  sum?: string
  window?: Window
  days?: number
  filters?: Array<{ field?: string; in?: string[]; from?: number | null; until?: number | null }>
}

export function partTyped(part: OwnPart): PartTyped {
  if (part.of === 'measure') return { what: `measure:${part.measure}` }
  return {
    what: `fact:${part.fact}`, sum: part.sum ?? 'rows', filters: part.filters.map((one) => ({ field: one.field, in: one.in ?? [], from: one.from ?? null, until: one.until ?? null })),
    ...(part.window ? { window: part.window } : {}), ...(part.days ? { days: part.days } : {}),
  }
}

export function partOf(typed: PartTyped): OwnPart {
  const [kind, name = ''] = (typed.what ?? '').split(':')
  if (kind === 'measure') return { of: 'measure', measure: name }
  return {
    of: 'fact', fact: name, sum: typed.sum && typed.sum !== 'rows' ? typed.sum : null, window: typed.window ?? null, days: typed.window === 'days' ? (typed.days ?? null) : null,
    filters: (typed.filters ?? []).filter((one) => one.field).map((one) => ({
      field: one.field!, ...(one.in?.length ? { in: one.in } : {}), ...(typeof one.from === 'number' ? { from: one.from } : {}), ...(typeof one.until === 'number' ? { until: one.until } : {}),
    })),
  }
}

const WINDOWS: Array<{ value: Window; label: () => string }> = [
  { value: 'year', label: () => t('今年以来') }, { value: 'half_year', label: () => t('本半年以来') }, { value: 'quarter', label: () => t('本季度以来') },
  { value: 'month', label: () => t('本月以来') }, { value: 'days', label: () => t('最近若干天') }, { value: 'ever', label: () => t('历年累计') },
]

/** Chooses one part: what is counted, when, and under which conditions. Only what the list offers can be chosen. */
export function PartFields({ name, label, facts, measures }: { name: 'numerator' | 'denominator'; label: string; facts: readonly FactShown[]; measures: ReadonlyArray<{ key: string; title: string }> }) {
  const form = Form.useFormInstance()
  const typed = Form.useWatch(name, form) as PartTyped | undefined
  const fact = facts.find((one) => `fact:${one.name}` === typed?.what)
  const chosen = new Set((typed?.filters ?? []).map((one) => one?.field))
  const begin = (what: string) => {
    const next = facts.find((one) => `fact:${one.name}` === what)
    form.setFieldValue(name, { what, ...(next ? { sum: 'rows', filters: [], ...(next.time === 'event' ? { window: 'year' } : {}) } : {}) })
  }
  return (
    <fieldset className="b-part">
      <legend>{label}</legend>
      <Form.Item name={[name, 'what']} label={t('统计什么')} rules={[{ required: true, message: t('请选择') }]}>
        <Select
          showSearch
          optionFilterProp="label"
          onChange={begin}
          options={[
            { label: t('登记的事实'), options: facts.map((one) => ({ value: `fact:${one.name}`, label: one.title })) },
            { label: t('已有的统计数'), options: measures.map((one) => ({ value: `measure:${one.key}`, label: one.title })) },
          ]}
        />
      </Form.Item>
      {fact && fact.sums.length > 0 && (
        <Form.Item name={[name, 'sum']} label={t('怎么算')}>
          <Select options={[{ value: 'rows', label: t('计数（{unit}）', { unit: fact.unit }) }, ...fact.sums.map((one) => ({ value: one.name, label: one.title }))]} />
        </Form.Item>
      )}
      {fact?.time === 'event' && (
        <Form.Item name={[name, 'window']} label={t('时间范围')} rules={[{ required: true, message: t('请选择') }]}><Select options={WINDOWS.map((one) => ({ value: one.value, label: one.label() }))} /></Form.Item>
      )}
      {typed?.window === 'days' && (
        <Form.Item name={[name, 'days']} label={t('最近多少天')} rules={[{ required: true, message: t('请填写天数') }]}><InputNumber min={1} max={366} precision={0} style={{ inlineSize: 160 }} /></Form.Item>
      )}
      {fact?.time === 'stretch' && <p className="d-quiet">{t('按当日的状况统计。')}</p>}
      {fact && fact.fields.length > 0 && (
        <Form.List name={[name, 'filters']}>
          {(rows, { add, remove }) => (
            <>
              {rows.map((row) => {
                const field = fact.fields.find((one) => one.name === typed?.filters?.[row.name]?.field)
                return (
                  <div key={row.key} className="b-condition">
                    <Form.Item name={[row.name, 'field']} rules={[{ required: true, message: t('请选择') }]}>
                      <Select
                        aria-label={t('条件')} placeholder={t('条件')}
                        onChange={(value: string) => form.setFieldValue([name, 'filters', row.name], { field: value })}
                        options={fact.fields.filter((one) => one.name === field?.name || !chosen.has(one.name)).map((one) => ({ value: one.name, label: one.title }))}
                      />
                    </Form.Item>
                    {field?.type === 'number' ? (
                      <span className="b-range">
                        <Form.Item name={[row.name, 'from']}><InputNumber aria-label={t('{field}不低于', { field: field.title })} placeholder={t('不低于')} style={{ inlineSize: 104 }} /></Form.Item>
                        <Form.Item name={[row.name, 'until']}><InputNumber aria-label={t('{field}不高于', { field: field.title })} placeholder={t('不高于')} style={{ inlineSize: 104 }} /></Form.Item>
                        <Form.Item>{field.unit}</Form.Item>
                      </span>
                    ) : (
                      <Form.Item name={[row.name, 'in']} rules={[{ required: true, type: 'array', min: 1, message: t('请至少选一项') }]}>
                        <Select
                          mode={field?.type === 'code' ? 'tags' : 'multiple'} optionFilterProp="label" disabled={!field} aria-label={field?.title ?? t('值')}
                          placeholder={field?.type === 'code' ? t('输入代码后按回车') : t('任选其一即计入')} options={field?.choices.map((one) => ({ ...one })) ?? []}
                        />
                      </Form.Item>
                    )}
                    <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('删去这个条件')} onClick={() => remove(row.name)} />
                  </div>
                )
              })}
              {rows.length < Math.min(6, fact.fields.length) && <Form.Item><Button size="small" onClick={() => add({})}>{t('加一个条件')}</Button></Form.Item>}
            </>
          )}
        </Form.List>
      )}
    </fieldset>
  )
}
