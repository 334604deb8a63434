import { useEffect, useState } from 'react'
import { describing, Field, FieldGroup, type FieldProps } from './field.tsx'
import { fieldId } from './names.ts'
import { useT } from '../use-t.ts'

export interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`; a day that does not exist (2月30日) is passed on as typed, so that it can be told as an error. */
  value: string | undefined
  onChange: (value: string | undefined) => void
  /** First and last day offered, `YYYY-MM-DD`. Default: 120 years back to 10 years ahead of `today`. */
  min?: string | undefined
  max?: string | undefined
  today: string
  /** A day soon: the calendar of the device instead of three lists. */
  near?: boolean
}

const pad = (n: number | string, width = 2) => String(n).padStart(width, '0')
const range = (from: number, to: number) => Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => (from <= to ? from + i : from - i))

/** A day. Three lists (年 月 日) need no calendar and no typing; `near` uses the calendar of the device, which falls back to a text field. */
export function DateField(props: DateFieldProps) {
  const { name, value, onChange, min, max, today, near, disabled, required } = props
  const t = useT()
  const [parts, setParts] = useState(() => split(value))
  useEffect(() => setParts((now) => (joined(now) === value || (value === undefined && !joined(now) && now.some(Boolean)) ?
    now : split(value))), [value])

  if (near) {
    return (
      <Field {...props} hint={props.hint ?? t('例如 2026-03-12')}>
        <input id={fieldId(name)} name={name} type="date" value={value ?? ''} min={min} max={max} disabled={disabled}
          aria-required={required || undefined}
          {...describing({ ...props, hint: props.hint ?? ' ' })} onChange={(event) => onChange(event.target.value || undefined)} />
      </Field>
    )
  }

  const thisYear = Number(today.slice(0, 4))
  const years = range(Number(max?.slice(0, 4) ?? thisYear + 10), Number(min?.slice(0, 4) ?? thisYear - 120))
  const lists: [string, number[]][] = [['年', years], ['月', range(1, 12)], ['日', range(1, 31)]]
  return (
    <FieldGroup {...props}>
      <div className="date-parts">
        {lists.map(([unit, options], index) => (
          <label key={unit}>
            <select id={index === 0 ? fieldId(name) : undefined} value={parts[index]} aria-invalid={props.error ? true : undefined}
              autoComplete={name.endsWith('birthDate') ? ['bday-year', 'bday-month', 'bday-day'][index] : undefined}
              onChange={(event) => {
                const next = parts.map((part, at) => (at === index ? event.target.value : part))
                setParts(next)
                onChange(joined(next))
              }}>
              <option value="">—</option>
              {options.map((option) => <option key={option} value={pad(option, index === 0 ? 4 : 2)}>{option}</option>)}
            </select>
            <span>{t(unit)}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

function split(value: string | undefined): string[] {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value ?? '')
  return parts ? parts.slice(1) : ['', '', '']
}

function joined(parts: string[]): string | undefined {
  return parts.every(Boolean) ? parts.join('-') : undefined
}
