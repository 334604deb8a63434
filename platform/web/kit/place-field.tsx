import { useEffect, useState } from 'react'
import type { PlaceChoice, PlacesUnder } from '../form/definition.ts'
import { useT } from '../use-t.ts'
import { Button } from './actions.tsx'
import { describing, FieldGroup, type FieldProps } from './field.tsx'
import { fieldId } from './names.ts'

export interface PlaceFieldProps extends FieldProps {
  /** Code and words of the chosen place. */
  value: { code: string; words: string } | undefined
  onChange: (value: { code: string; words: string } | undefined) => void
  places: PlacesUnder
  /** Where to begin; the top when absent. */
  under?: string | undefined
  /** How many levels down an answer must lie; all the way when absent. */
  levels?: number | undefined
}

interface Step { options: readonly PlaceChoice[]; chosen: PlaceChoice | undefined }

/** A place, chosen level by level with the pickers of the device. It counts as answered when the last level asked for is reached. */
export function PlaceField(props: PlaceFieldProps) {
  const { name, label, value, onChange, places, under, levels } = props
  const t = useT()
  const [steps, setSteps] = useState<readonly Step[]>([])
  const [open, setOpen] = useState(value === undefined)
  const [fault, setFault] = useState(false)

  useEffect(() => {
    if (!open) return
    let gone = false
    setFault(false)
    places(under).then((options) => !gone && setSteps([{ options, chosen: undefined }]), () => !gone && setFault(true))
    return () => {
      gone = true
    }
  }, [open, under])

  async function choose(at: number, code: string) {
    const chosen = steps[at]!.options.find((one) => one.code === code)
    const before = [...steps.slice(0, at), { options: steps[at]!.options, chosen }]
    setSteps(before)
    if (!chosen) return onChange(undefined)
    const last = chosen.parts === 0 || (levels !== undefined && before.length >= levels)
    if (last) return onChange({ code: chosen.code, words: before.map((one) => one.chosen!.name).join('') })
    if (value) onChange(undefined)
    try {
      const options = await places(chosen.code)
      if (options.length === 0) onChange({ code: chosen.code, words: before.map((one) => one.chosen!.name).join('') })
      else setSteps([...before, { options, chosen: undefined }])
    } catch {
      setFault(true)
    }
  }

  const id = fieldId(name)
  return (
    <FieldGroup {...props}>
      {value && !open
        ? (
            <div className="place-chosen">
              <strong>{value.words}</strong>
              <Button id={id} kind="quiet" aria-label={t('重新选择{label}', { label })} onClick={() => {
                setOpen(true)
                onChange(undefined)
              }}>{t('重新选择')}</Button>
            </div>
          )
        : (
            <div className="place-steps">
              {steps.map((step, at) => (
                <select key={at} id={at === 0 ? id : `${id}-${at}`} value={step.chosen?.code ?? ''} {...(at === 0 ? describing(props) : {})}
                  aria-label={at === 0 ? label : t('{label}：{place}以下', { label, place: steps[at - 1]!.chosen?.name ?? '' })}
                  aria-required={props.required || undefined} onChange={(event) => void choose(at, event.target.value)}>
                  <option value="">{t('请选择')}</option>
                  {step.options.map((one) => <option key={one.code} value={one.code}>{one.name}</option>)}
                </select>
              ))}
              {steps.length === 0 && !fault && <select id={id} disabled aria-label={label}><option>{t('正在取地名')}</option></select>}
            </div>
          )}
      {fault && (
        <p role="alert">{t('地名没有取到，请检查网络。')}<Button kind="quiet" onClick={() => {
          setOpen(false)
          setTimeout(() => setOpen(true))
        }}>{t('再试一次')}</Button></p>
      )}
    </FieldGroup>
  )
}
