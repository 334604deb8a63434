import { useEffect, useState, type HTMLAttributes } from 'react'
import { describing, Field, FieldGroup, type FieldProps } from './field.tsx'
import { fieldId } from './names.ts'
import { useT } from '../use-t.ts'

export interface Typed<V> {
  value: V | undefined
  onChange: (value: V | undefined) => void
}

export interface TextFieldProps extends FieldProps, Typed<string> {
  type?: 'text' | 'tel' | 'password' | 'search' | 'url'
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  /** Several lines. */
  lines?: number | undefined
  autoComplete?: string | undefined
  placeholder?: string | undefined
  /** How many characters there may be; what is left is said when it gets near. */
  maxLength?: number | undefined
  /** Called when the field is left, for tidying up. */
  onLeave?: (value: string) => void
}

/** Words. Pasted text is never cut off silently: too long is said, not hidden. */
export function TextField(props: TextFieldProps) {
  const { name, value = '', onChange, type = 'text', inputMode, lines, autoComplete, placeholder, maxLength, onLeave, disabled,
    required } = props
  const t = useT()
  const length = Array.from(value).length
  const common = {
    id: fieldId(name), name, value, autoComplete, placeholder, disabled, 'aria-required': required || undefined,
    ...describing(props),
    onBlur: () => onLeave?.(value),
  }
  return (
    <Field {...props}>
      {lines
        ? <textarea {...common} rows={lines} onChange={(event) => onChange(event.target.value)} />
        : <input {...common} type={type} inputMode={inputMode} onChange={(event) => onChange(event.target.value)} />}
      {maxLength !== undefined && (lines || length > maxLength * 0.8) && length > 0 && (
        <p className="field-count">{t('已写{length}个字，最多{maxLength}个', { length, maxLength })}</p>
      )}
    </Field>
  )
}

export interface NumberFieldProps extends FieldProps, Typed<number> {
  unit?: string | undefined
  /** Whole numbers only. */
  whole?: boolean
  placeholder?: string | undefined
}

/**
 * A number, typed as text with the number keys: no arrows that change it by accident. What is no number stays visible and is told as an
 * error.
 */
export function NumberField(props: NumberFieldProps) {
  const { name, value, onChange, unit, whole, placeholder, disabled, required } = props
  const [text, setText] = useState(value === undefined ? '' : String(value))
  useEffect(() => {
    setText((now) => (readNumber(now) === value || (value === undefined && now !== '') || Number.isNaN(value) ? now : value === undefined ?
      '' : String(value)))
  }, [value])
  return (
    <Field {...props}>
      <div className="with-unit">
        <input id={fieldId(name)} name={name} type="text" inputMode={whole ? 'numeric' : 'decimal'} value={text} placeholder={placeholder}
          autoComplete="off" disabled={disabled} aria-required={required || undefined} {...describing(props)}
          onChange={(event) => {
            setText(event.target.value)
            onChange(readNumber(event.target.value))
          }} />
        {unit && <span>{unit}</span>}
      </div>
    </Field>
  )
}

/** A number as people type it: full-width digits and separators are understood; NaN for what is no number; undefined for nothing. */
export function readNumber(text: string): number | undefined {
  const plain = text.replace(/[\uff10-\uff19\uff0d\uff0e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[\s,\uff0c]/g,
    '')
  if (plain === '') return undefined
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN
}

export interface Choice { value: string; label: string; hint?: string | undefined }

/** One of a few: large rows to tap. */
export function ChoiceField(props: FieldProps & Typed<string> & { choices: readonly Choice[] }) {
  const { name, value, onChange, choices } = props
  return (
    <FieldGroup {...props} role="radiogroup">
      <div className="choices">
        {choices.map((choice, index) => (
          <label key={choice.value} className="choice">
            <input type="radio" id={index === 0 ? fieldId(name) : undefined} name={name} value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)} />
            <span>{choice.label}{choice.hint && <small>{choice.hint}</small>}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

/** Several of a few. */
export function ChecksField(props: FieldProps & { value: readonly string[] | undefined; onChange: (value: string[]) => void;
  choices: readonly Choice[] }) {
  const { name, value = [], onChange, choices } = props
  return (
    <FieldGroup {...props}>
      <div className="choices">
        {choices.map((choice, index) => (
          <label key={choice.value} className="choice">
            <input type="checkbox" id={index === 0 ? fieldId(name) : undefined} name={name} value={choice.value}
              checked={value.includes(choice.value)}
              onChange={(event) => onChange(choices.map((one) => one.value).filter((one) =>
                (one === choice.value ? event.target.checked : value.includes(one))))} />
            <span>{choice.label}{choice.hint && <small>{choice.hint}</small>}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

/** A statement to agree to. */
export function CheckField(props: FieldProps & Typed<boolean>) {
  const { name, label, hint, error, value = false, onChange, disabled, required } = props
  const t = useT()
  const id = fieldId(name)
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      {error && <p className="field-error" id={`${id}-error`}><span className="only-read">{t('错误：')}</span>{error}</p>}
      <label className="choice">
        <input type="checkbox" id={id} name={name} checked={value} disabled={disabled}
          aria-required={required || undefined} {...describing(props)}
          onChange={(event) => onChange(event.target.checked)} />
        <span>{label}{hint && <small id={`${id}-hint`}>{hint}</small>}</span>
      </label>
    </div>
  )
}

/** One of many, with the picker of the device. */
export function SelectField(props: FieldProps & Typed<string> & { choices: readonly Choice[]; placeholder?: string | undefined }) {
  const { name, value = '', onChange, choices, placeholder, disabled, required } = props
  const t = useT()
  return (
    <Field {...props}>
      <select id={fieldId(name)} name={name} value={value} disabled={disabled} aria-required={required || undefined} {...describing(props)}
        onChange={(event) => onChange(event.target.value || undefined)}>
        <option value="">{placeholder ?? t('请选择')}</option>
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
      </select>
    </Field>
  )
}
