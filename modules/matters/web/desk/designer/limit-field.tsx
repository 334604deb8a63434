import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { t } from '../../../../../platform/web/text.ts'
import { LIMIT_RULES, type Limit, type LimitRule } from '../../../contract.ts'
import { UNIT_WORDS } from '../../../design/words.ts'

const OWN = 'own'
const UNITS = Object.entries(UNIT_WORDS).map(([value, label]) => ({ value: value as Limit['unit'], label: t(label) }))

/** One time limit: by a rule of the statutes, which may be shortened and never lengthened, or the place's own promise with whose it is. */
export function LimitField({ label, value, onChange, optional, hint }: { label: string; value: Limit | undefined; onChange: (value: Limit | undefined) => void; optional?: boolean; hint?: string }) {
  if (!value) {
    return (
      <fieldset className="md-condition">
        <legend>{label}</legend>
        {hint && <p className="d-quiet">{hint}</p>}
        <Button onClick={() => onChange({ amount: 10, unit: 'working_day', source: '本地承诺时限' })}>{t('设置{label}', { label })}</Button>
      </fieldset>
    )
  }
  const rule = value.rule ? (LIMIT_RULES as Record<string, { amount: number; unit: Limit['unit']; source: string }>)[value.rule] : undefined
  const put = (change: Partial<Limit>) => onChange(Object.fromEntries(Object.entries({ ...value, ...change }).filter(([, one]) => one !== undefined)) as unknown as Limit)
  return (
    <fieldset className="md-condition">
      <legend>{label}</legend>
      {hint && <p className="d-quiet">{hint}</p>}
      <div className="md-limit">
        <Select aria-label={t('{label}依据哪条规定', { label })} value={value.rule ?? OWN} showSearch={{ optionFilterProp: 'label' }}
          options={[{ value: OWN, label: t('本地自己定的') }, ...Object.entries(LIMIT_RULES).map(([code, one]) => ({ value: code, label: `${one.amount}${UNIT_WORDS[one.unit]} · ${one.source}（${code}）` }))]}
          onChange={(code) => {
            if (code === OWN) put({ rule: undefined as never, source: '本地承诺时限' })
            else put({ ...LIMIT_RULES[code as LimitRule], rule: code })
          }} />
        <span className="md-limit-amount">
          <InputNumber aria-label={t('{label}多长', { label })} min={0} max={rule ? rule.amount : 400} precision={0} value={value.amount} onChange={(amount) => put({ amount: amount ?? 0 })} />
          <Select aria-label={t('{label}的单位', { label })} value={value.unit} disabled={rule !== undefined} options={UNITS} onChange={(unit) => put({ unit })} />
        </span>
        {!rule && <Input aria-label={t('{label}的来源', { label })} value={value.source} maxLength={200} placeholder={t('谁定的、哪份文件')} onChange={(event) => put({ source: event.target.value })} />}
        {rule && <p className="d-quiet">{t('规定最长{n}{unit}，可以更短。', { n: rule.amount, unit: UNIT_WORDS[rule.unit] })}</p>}
        {value.unit === 'natural_day' && <Checkbox checked={value.roll ?? false} onChange={(event) => put({ roll: event.target.checked || (undefined as never) })}>{t('最后一天遇休息日顺延')}</Checkbox>}
        <span className="md-limit-amount">
          <Checkbox checked={value.mayExtendBy !== undefined} onChange={(event) => put({ mayExtendBy: event.target.checked ? { amount: 5, unit: value.unit } : (undefined as never) })}>{t('可以延长一次')}</Checkbox>
          {value.mayExtendBy && <InputNumber aria-label={t('{label}最多延长', { label })} min={1} max={400} precision={0} value={value.mayExtendBy.amount} suffix={t(UNIT_WORDS[value.mayExtendBy.unit])} onChange={(amount) => put({ mayExtendBy: { amount: amount ?? 1, unit: value.mayExtendBy!.unit } })} />}
        </span>
        {optional && <Button size="small" onClick={() => onChange(undefined)}>{t('不设{label}', { label })}</Button>}
      </div>
    </fieldset>
  )
}
