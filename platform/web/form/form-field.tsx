import { useEffect, useState } from 'react'
import { Button } from '../kit/actions.tsx'
import { DateField } from '../kit/date-field.tsx'
import { FieldGroup } from '../kit/field.tsx'
import { CheckField, ChecksField, ChoiceField, NumberField, SelectField, TextField } from '../kit/fields.tsx'
import { PlusIcon, TrashIcon } from '../kit/icons.tsx'
import { Skeleton } from '../kit/feedback.tsx'
import { fieldId } from '../kit/names.ts'
import type { PhotoField, SendFile } from '../kit/photo-field.tsx'
import { useT } from '../use-t.ts'
import type { PlaceField } from '../kit/place-field.tsx'
import type { SignatureField } from '../kit/signature-field.tsx'
import type { FieldSchema, FieldUi, FormDefinition, PlacesUnder } from './definition.ts'
import { tidyIdNumber, tidyPhone } from './formats.ts'
import { choicesOf, placeParts } from './rules.ts'
import { inWords } from './say.ts'
import { isEmpty, patternOf, valueAt } from './values.ts'

/** What all fields of one form share. */
export interface FormRoom {
  form: FormDefinition
  values: Record<string, unknown>
  set: (path: string, value: unknown) => void
  shown: ReadonlySet<string>
  errors: ReadonlyMap<string, string>
  today: string
  known: Readonly<Record<string, unknown>>
  /** Paths that the server fills in itself. */
  held: ReadonlySet<string>
  /** Paths of known values that are being corrected. */
  correcting: ReadonlySet<string>
  correct: (path: string) => void
  send: SendFile | undefined
  places: PlacesUnder | undefined
  fileAddress: ((id: string) => string) | undefined
}

interface Place { schema: FieldSchema; path: string; required: boolean }

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** One field of the form, by its schema and UI settings; nothing when it is not shown. */
export function FormField({ room, place: { schema, path, required } }: { room: FormRoom; place: Place }) {
  const t = useT()
  const ui: FieldUi = room.form.ui.fields?.[patternOf(path)] ?? {}
  if (!room.shown.has(path) || ui.widget === 'hidden') return null
  const isHeld = room.held.has(path)
  const value = isHeld ? room.known[ui.prefill!] : valueAt(room.values, path)
  const label = t(schema.title ?? path)
  const hint = ui.hint ?? schema.description
  const error = room.errors.get(path)
  const set = (next: unknown) => room.set(path, next)
  const common = { name: path, label, hint: hint && t(hint), error, required }

  const isKnown = ui.prefill !== undefined && !isEmpty(value) && value === room.known[ui.prefill]
  if (ui.computed || isHeld || (isKnown && !error && !room.correcting.has(path))) {
    return (
      <div className="field known" id={fieldId(path)} tabIndex={-1}>
        <div>
          <span className="known-label">{label}</span>
          <strong>{inWords(schema, value, t, ui.unit && t(ui.unit))}</strong>
        </div>
        {isKnown && !isHeld && !ui.computed && (
          <Button kind="quiet" aria-label={t('更正{label}', { label })} onClick={() => room.correct(path)}>{t('更正')}</Button>
        )}
      </div>
    )
  }
  if (schema.type === 'object') return <ObjectField room={room} place={{ schema, path, required }} label={label} hint={common.hint}
    error={error} />
  if (schema.type === 'array') return <ListField room={room} place={{ schema, path, required }} common={common} ui={ui} />
  if (schema.type === 'boolean') {
    if (schema.const === true || ui.widget === 'checkbox') return <CheckField {...common} value={value === true} onChange={set} />
    const choices = [{ value: 'yes', label: t('是') }, { value: 'no', label: t('否') }]
    const chosen = value === true ? 'yes' : value === false ? 'no' : undefined
    return <ChoiceField {...common} choices={choices} value={chosen} onChange={(one) => set(one === 'yes')} />
  }
  const options = choicesOf(schema)
  if (options) {
    const choices = options.map((one) => ({ value: String(one.value), label: t(one.label), hint: one.hint && t(one.hint) }))
    const pick = (one: string | undefined) => set(options.find((option) => String(option.value) === one)?.value)
    const Picker = ui.widget === 'select' || (ui.widget !== 'radio' && options.length > 7) ? SelectField : ChoiceField
    return <Picker {...common} choices={choices} value={value === undefined ? undefined : String(value)} onChange={pick} />
  }
  if (schema.type === 'number' || schema.type === 'integer') {
    const unit = ui.unit && t(ui.unit)
    return <NumberField {...common} unit={unit} whole={schema.type === 'integer'} placeholder={ui.placeholder}
      value={value as number | undefined} onChange={set} />
  }
  if (schema.format === 'file') {
    return <Photos room={room} common={common} accept={ui.accept} value={textOf(value) ? [value as string] : []} most={1}
      onChange={(ids) => set(ids[0])} />
  }
  if (schema.format === 'signature') return <Signature room={room} common={common} value={textOf(value)} onChange={set} />
  if (schema.format === 'place') {
    return <Place room={room} common={common} ui={ui} value={placeParts(value)} onChange={(one) => set(one && `${one.code} ${one.words}`)} />
  }
  if (schema.format === 'date') {
    const limit = (day: string | undefined) => (day === 'today' ? room.today : day)
    return <DateField {...common} today={room.today} near={ui.widget === 'near-date'} min={limit(schema.formatMinimum)}
      max={limit(schema.formatMaximum)}
      value={textOf(value)} onChange={set} />
  }
  const tidy = schema.format === 'id-number' ? tidyIdNumber : schema.format === 'phone' ? tidyPhone : (text: string) => text.trim()
  return (
    <TextField {...common} value={textOf(value) ?? ''} onChange={(text) => set(text === '' ? undefined : text)}
      onLeave={(text) => text !== tidy(text) && set(tidy(text) || undefined)}
      type={schema.format === 'phone' ? 'tel' : schema.format === 'uri' ? 'url' : 'text'}
      lines={ui.widget === 'textarea' || (schema.maxLength ?? 0) > 100 ? 5 : undefined}
      maxLength={schema.maxLength} placeholder={ui.placeholder && t(ui.placeholder)}
        autoComplete={ui.autoComplete ?? (schema.format === 'id-number' ? 'off' : undefined)} />
  )
}

/** Photos need the script anyway and are seldom on the first step: their part is loaded when they are shown. */
function Photos({ room, common, accept, value, most, onChange }: {
  room: FormRoom
  accept: string | undefined
  common: { name: string; label: string; hint: string | undefined; error: string | undefined; required: boolean }
  value: string[]
  most: number
  onChange: (ids: string[]) => void
}) {
  const t = useT()
  const [Ready, setReady] = useState<typeof PhotoField>()
  useEffect(() => {
    void import('../kit/photo-field.tsx').then((loaded) => setReady(() => loaded.PhotoField))
  }, [])
  if (!room.send) return <FieldGroup {...common}><p>{t('这里暂时不能上传，请到窗口提交')}</p></FieldGroup>
  if (!Ready) return <FieldGroup {...common}><Skeleton lines={1} /></FieldGroup>
  return <Ready {...common} {...(accept ? { accept } : {})} value={value} most={most} onChange={onChange} send={room.send}
    addressOf={room.fileAddress} />
}

interface Common { name: string; label: string; hint: string | undefined; error: string | undefined; required: boolean }

/** A part of the kit whose code is fetched when it is first shown; nothing until then. */
function useLate<Part>(load: () => Promise<Part>): Part | undefined {
  const [ready, setReady] = useState<{ part: Part }>()
  useEffect(() => {
    void load().then((part) => setReady({ part }))
  }, [])
  return ready?.part
}

function Signature({ room, common, value, onChange }: { room: FormRoom; common: Common; value: string | undefined; onChange: (id: string | undefined) => void }) {
  const t = useT()
  const Ready = useLate<typeof SignatureField>(() => import('../kit/signature-field.tsx').then((one) => one.SignatureField))
  if (!room.send) return <FieldGroup {...common}><p>{t('这里暂时不能签名，请到窗口签')}</p></FieldGroup>
  if (!Ready) return <FieldGroup {...common}><Skeleton lines={2} /></FieldGroup>
  return <Ready {...common} value={value} onChange={onChange} send={room.send} addressOf={room.fileAddress} />
}

function Place({ room, common, ui, value, onChange }: { room: FormRoom; common: Common; ui: FieldUi; value: { code: string; words: string } | undefined
  onChange: (value: { code: string; words: string } | undefined) => void }) {
  const t = useT()
  const Ready = useLate<typeof PlaceField>(() => import('../kit/place-field.tsx').then((one) => one.PlaceField))
  if (!room.places) return <FieldGroup {...common}><p>{t('这里暂时不能选择地方，请到窗口填写')}</p></FieldGroup>
  if (!Ready) return <FieldGroup {...common}><Skeleton lines={1} /></FieldGroup>
  return <Ready {...common} value={value} onChange={onChange} places={room.places} under={ui.place?.under} levels={ui.place?.levels} />
}

function Properties({ room, schema, path }: { room: FormRoom; schema: FieldSchema; path: string }) {
  return Object.entries(schema.properties ?? {}).map(([name, below]) => (
    <FormField key={name} room={room} place={{ schema: below, path: `${path}.${name}`,
      required: (schema.required ?? []).includes(name) }} />
  ))
}

function ObjectField({ room, place, label, hint, error }: { room: FormRoom; place: Place; label: string; hint: string | undefined;
  error: string | undefined }) {
  return (
    <FieldGroup name={place.path} label={label} hint={hint} error={error} required>
      <div className="field-inside"><Properties room={room} schema={place.schema} path={place.path} /></div>
    </FieldGroup>
  )
}

function ListField({ room, place: { schema, path }, common, ui }: {
  room: FormRoom
  place: Place
  common: { name: string; label: string; hint: string | undefined; error: string | undefined; required: boolean }
  ui: FieldUi
}) {
  const t = useT()
  const value = valueAt(room.values, path)
  const list: unknown[] = Array.isArray(value) ? value : []
  const items = schema.items ?? { type: 'string' }
  const set = (next: unknown[]) => room.set(path, next.length > 0 ? next : undefined)

  if (items.format === 'file') {
    return <Photos room={room} common={common} accept={ui.accept} value={list.filter((one) => typeof one === 'string')} most={schema.maxItems ?? 9}
      onChange={set} />
  }
  const options = choicesOf(items)
  if (options) {
    const choices = options.map((one) => ({ value: String(one.value), label: t(one.label), hint: one.hint && t(one.hint) }))
    return <ChecksField {...common} choices={choices} value={list.map(String)}
      onChange={(chosen) => set(options.filter((one) => chosen.includes(String(one.value))).map((one) => one.value))} />
  }
  const repeat = ui.repeat ?? { add: '再添加一项', item: '第{n}项' }
  const most = schema.maxItems ?? 20
  return (
    <FieldGroup {...common}>
      {list.map((item, index) => {
        const at = `${path}.${index}`
        const words = t(repeat.item, { n: index + 1 })
        return (
          <fieldset key={index} className="repeated">
            <legend>{words}</legend>
            {items.type === 'object'
              ? <Properties room={room} schema={items} path={at} />
              : <TextField name={at} label={words} required value={textOf(item) ?? ''} error={room.errors.get(at)}
                  onChange={(text) => set(list.map((one, place) => (place === index ? (text ?? '') : one)))} />}
            <Button kind="quiet" icon={TrashIcon} onClick={() =>
              set(list.filter((_, place) => place !== index))}>{t('删除{words}', { words })}</Button>
          </fieldset>
        )
      })}
      {list.length < most && (
        <Button id={fieldId(path)} icon={PlusIcon} wide onClick={() =>
          set([...list, items.type === 'object' ? {} : ''])}>{t(repeat.add)}</Button>
      )}
    </FieldGroup>
  )
}

