import { CalendarOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { t } from '../text.ts'

/** `YYYY-MM-DD` from how people type a day: 19491231, 1949.12.31, 1949/12/3, 1949年12月3日. What is no day is given back as it was typed. */
export function readDay(typed: string): string {
  const plain = typed.trim().replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(plain)
  if (!match) return typed.trim()
  const day = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`
  return isDay(day) ? day : typed.trim()
}

/** Whether the text is a day of the calendar in the form `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** A rule of a form's item: a real day, within the bounds. An empty field is another rule's business. */
export const dayRule = (bounds: { min?: string; max?: string } = {}) => ({
  validator: (_: unknown, day?: string) => {
    if (!day) return Promise.resolve()
    if (!isDay(day)) return Promise.reject(new Error(t('日期应写成2026-11-22这样')))
    if (bounds.max && day > bounds.max) return Promise.reject(new Error(t('不能晚于{day}', { day: bounds.max })))
    if (bounds.min && day < bounds.min) return Promise.reject(new Error(t('不能早于{day}', { day: bounds.min })))
    return Promise.resolve()
  },
})

/** A day, typed in any usual way or chosen in the browser's own calendar. The value is `YYYY-MM-DD`, the same whatever language the machine speaks. */
export function DayInput({ id, value, onChange, min, max, disabled }: {
  id?: string
  value?: string
  onChange?: (value: string) => void
  min?: string
  max?: string
  disabled?: boolean
}) {
  const [typed, setTyped] = useState(value ?? '')
  const picker = useRef<HTMLInputElement>(null)
  useEffect(() => {
    setTyped((now) => (readDay(now) === (value ?? '') ? now : (value ?? '')))
  }, [value])
  return (
    <span className="d-day">
      <Input
        {...(id ? { id } : {})}
        value={typed}
        {...(disabled ? { disabled } : {})}
        inputMode="numeric"
        maxLength={12}
        autoComplete="off"
        placeholder={t('年-月-日')}
        onChange={(event) => {
          setTyped(event.target.value)
          onChange?.(readDay(event.target.value))
        }}
        onBlur={() => setTyped(readDay(typed))}
        suffix={
          <button type="button" className="d-day-open" aria-label={t('打开日历')} tabIndex={-1} disabled={disabled} onClick={() => picker.current?.showPicker?.()}>
            <CalendarOutlined aria-hidden />
          </button>
        }
      />
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        className="d-day-picker"
        value={value && isDay(value) ? value : ''}
        {...(min ? { min } : {})}
        {...(max ? { max } : {})}
        onChange={(event) => onChange?.(event.target.value)}
      />
    </span>
  )
}
