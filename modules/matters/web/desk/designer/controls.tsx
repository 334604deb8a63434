import { DeleteOutlined, DownOutlined, PlusOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { useEffect, useId, useState, type ReactNode } from 'react'
import { t } from '../../../../../platform/web/text.ts'

/** A label above its control, with a hint; the control gets the id. */
export function Line({ label, hint, children, wide }: { label: string; hint?: ReactNode; children: (id: string) => ReactNode; wide?: boolean }) {
  const id = useId()
  return (
    <div className={wide ? 'md-line md-line-wide' : 'md-line'}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint && <p className="d-quiet md-hint">{hint}</p>}
    </div>
  )
}

export function TextLine({ label, value, onChange, max, hint, placeholder, rows, wide }: {
  label: string; value: string | undefined; onChange: (value: string) => void; max: number; hint?: ReactNode; placeholder?: string; rows?: number; wide?: boolean
}) {
  const shared = { value: value ?? '', maxLength: max, ...(placeholder ? { placeholder } : {}) }
  return (
    <Line label={label} {...(hint ? { hint } : {})} {...(wide || rows ? { wide: true } : {})}>
      {(id) => (rows
        ? <Input.TextArea id={id} {...shared} autoSize={{ minRows: rows, maxRows: 14 }} onChange={(event) => onChange(event.target.value)} />
        : <Input id={id} {...shared} onChange={(event) => onChange(event.target.value)} />)}
    </Line>
  )
}

export function NumberLine({ label, value, onChange, min = 0, max, hint, unit, precision = 0 }: {
  label: string; value: number | undefined; onChange: (value: number | undefined) => void; min?: number; max?: number; hint?: string; unit?: string; precision?: number
}) {
  return (
    <Line label={label} {...(hint ? { hint } : {})}>
      {(id) => <InputNumber id={id} value={value ?? null} min={min} {...(max === undefined ? {} : { max })} precision={precision} {...(unit ? { suffix: unit } : {})}
        onChange={(next) => onChange(next ?? undefined)} />}
    </Line>
  )
}

export function ChoiceLine<V extends string>({ label, value, options, onChange, hint, clearable, wide }: {
  label: string; value: V | undefined; options: readonly { value: V; label: string }[]; onChange: (value: V | undefined) => void; hint?: ReactNode; clearable?: boolean; wide?: boolean
}) {
  return (
    <Line label={label} {...(hint ? { hint } : {})} {...(wide ? { wide } : {})}>
      {(id) => <Select id={id} value={value ?? null} options={options as { value: V; label: string }[]} {...(options.length > 8 ? { showSearch: { optionFilterProp: 'label' } } : {})} allowClear={clearable ?? false} placeholder={t('请选择')}
        onChange={(next) => onChange((next as V | null) ?? undefined)} />}
    </Line>
  )
}

export function ChecksLine<V extends string>({ label, value, options, onChange, hint }: {
  label: string; value: readonly V[]; options: readonly { value: V; label: string }[]; onChange: (value: V[]) => void; hint?: string
}) {
  const id = useId()
  return (
    <div className="md-line md-line-wide" role="group" aria-labelledby={id}>
      <span id={id} className="md-label">{label}</span>
      <Checkbox.Group value={[...value]} options={options as { value: V; label: string }[]} onChange={(next) => onChange(options.map((one) => one.value).filter((one) => (next as V[]).includes(one)))} />
      {hint && <p className="d-quiet md-hint">{hint}</p>}
    </div>
  )
}

export function YesLine({ label, value, onChange, hint }: { label: string; value: boolean; onChange: (value: boolean) => void; hint?: string }) {
  return (
    <div className="md-line md-line-wide">
      <Checkbox checked={value} onChange={(event) => onChange(event.target.checked)}>{label}</Checkbox>
      {hint && <p className="d-quiet md-hint">{hint}</p>}
    </div>
  )
}

/** A list of sentences, one a line. What is typed stays as typed until the field is left; empty lines are not kept. */
export function LinesLine({ label, value, onChange, hint, rows = 3, max = 4000 }: { label: string; value: readonly string[]; onChange: (value: string[]) => void; hint?: string; rows?: number; max?: number }) {
  const [text, setText] = useState(value.join('\n'))
  const linesOf = (typed: string) => typed.split('\n').map((line) => line.trim()).filter(Boolean)
  // Taken back or brought from elsewhere: show it; what is only being typed stays.
  useEffect(() => {
    setText((now) => (linesOf(now).join('\n') === value.join('\n') ? now : value.join('\n')))
  }, [value.join('\n')])
  return (
    <Line label={label} hint={hint ?? t('一行写一条。')} wide>
      {(id) => <Input.TextArea id={id} value={text} maxLength={max} autoSize={{ minRows: rows, maxRows: 16 }} onBlur={() => setText(linesOf(text).join('\n'))}
        onChange={(event) => {
          setText(event.target.value)
          onChange(linesOf(event.target.value))
        }} />}
    </Line>
  )
}

/** Up, down and away, for one of several. */
export function Movers({ what, onMove, onRemove, first, last }: { what: string; onMove: (by: -1 | 1) => void; onRemove?: (() => void) | undefined; first: boolean; last: boolean }) {
  return (
    <span className="md-movers">
      <Button size="small" type="text" icon={<UpOutlined aria-hidden />} aria-label={t('{what}上移', { what })} disabled={first} onClick={(event) => { event.stopPropagation(); onMove(-1) }} />
      <Button size="small" type="text" icon={<DownOutlined aria-hidden />} aria-label={t('{what}下移', { what })} disabled={last} onClick={(event) => { event.stopPropagation(); onMove(1) }} />
      {onRemove && <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('删除{what}', { what })} onClick={(event) => { event.stopPropagation(); onRemove() }} />}
    </span>
  )
}

export const AddButton = ({ children, onClick }: { children: ReactNode; onClick: () => void }) => <Button icon={<PlusOutlined aria-hidden />} onClick={onClick}>{children}</Button>

/** A code that no sibling has: `p1`, `p2` … */
export function freeCode(prefix: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) if (!taken.includes(`${prefix}${n}`)) return `${prefix}${n}`
}

/** A list with one of its items moved. */
export function movedBy<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const to = at + by
  if (to < 0 || to >= list.length) return [...list]
  const copy = [...list]
  ;[copy[at], copy[to]] = [copy[to]!, copy[at]!]
  return copy
}

export const optionsOf = <V extends string>(words: Readonly<Record<V, string>>): { value: V; label: string }[] => Object.entries(words).map(([value, label]) => ({ value: value as V, label: t(label as string) }))
