import type { ReactNode } from 'react'
import { fieldId } from './names.ts'
import { useT } from '../use-t.ts'

export interface FieldProps {
  /** Dotted name; also the anchor of the error summary. */
  name: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  required?: boolean | undefined
  disabled?: boolean | undefined
}

/** What ties a control to its hint and error. */
export function describing({ name, hint, error }: FieldProps): { 'aria-describedby'?: string; 'aria-invalid'?: true } {
  const id = fieldId(name)
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return { ...(ids ? { 'aria-describedby': ids } : {}), ...(error ? { 'aria-invalid': true } : {}) }
}

function Marks({ label, required }: { label: string; required: boolean | undefined }) {
  const t = useT()
  return <>{label}{required ? null : <span className="optional">{t('（选填）')}</span>}</>
}

function Words({ name, hint, error }: FieldProps) {
  const t = useT()
  const id = fieldId(name)
  return (
    <>
      {hint && <p className="field-hint" id={`${id}-hint`}>{hint}</p>}
      {error && <p className="field-error" id={`${id}-error`}><span className="only-read">{t('错误：')}</span>{error}</p>}
    </>
  )
}

/** Label, hint, error and one control. The control must have the id `fieldId(name)`. What need not be filled in says so (选填). */
export function Field({ children, ...field }: FieldProps & { children: ReactNode }) {
  return (
    <div className={field.error ? 'field field-wrong' : 'field'}>
      <label htmlFor={fieldId(field.name)}><Marks label={field.label} required={field.required} /></label>
      <Words {...field} />
      {children}
    </div>
  )
}

/** The same for several controls that answer one question. */
export function FieldGroup({ children, role, ...field }: FieldProps & { children: ReactNode; role?: 'radiogroup' }) {
  const { 'aria-describedby': describedBy } = describing(field)
  return (
    <fieldset className={field.error ? 'field field-wrong' : 'field'} aria-describedby={describedBy} role={role} disabled={field.disabled}
      aria-invalid={role && field.error ? true : undefined} aria-required={role && field.required ? true : undefined}>
      <legend><Marks label={field.label} required={field.required} /></legend>
      <Words {...field} />
      {children}
    </fieldset>
  )
}
