import { MobileOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState, type DragEvent, type KeyboardEvent } from 'react'
import type { FormDefinition } from '../../../../../platform/web/form/definition.ts'
import { t } from '../../../../../platform/web/text.ts'
import { kindInWords } from '../../../design/words.ts'
import { ConditionBuilder } from './condition-builder.tsx'
import { AddButton, Movers, TextLine } from './controls.tsx'
import { FIELD_KINDS, INSIDE_KINDS, READY_FIELDS, fieldKinds, newField, type FieldKind } from './field-kinds.ts'
import { FieldProperties } from './field-properties.tsx'
import { addField, addInside, addStep, changeStep, fieldsOf, isRequired, moveField, moveStep, placeField, removeField, removeStep } from './form-edit.ts'
import { Preview } from './preview.tsx'

type Chosen = { field: string } | { step: number } | null

/** A form in three panes: what can be added, the steps with their fields, and the properties of what is chosen. Works by buttons and keys; dragging is extra. */
export function FormEditor({ form, onChange, register = true, previewTitle }: {
  form: FormDefinition; onChange: (form: FormDefinition, what?: string) => void
  /** Fields may be filled from the register: the applicant's form, not what a clerk fills in. */
  register?: boolean
  /** With it the form can be looked at as a resident sees it. */
  previewTitle?: string
}) {
  const [chosen, setChosen] = useState<Chosen>({ step: Math.max(0, form.ui.steps.length - 1) })
  const [shown, setShown] = useState(false)
  const [dragged, setDragged] = useState<string>()
  const { steps } = form.ui
  const chosenField = chosen && 'field' in chosen ? chosen.field : undefined
  const chosenStep = chosen && 'step' in chosen ? chosen.step : Math.max(0, steps.findIndex((step) => step.fields.includes((chosenField ?? '').split('.')[0]!)))

  const add = (kind: FieldKind) => {
    const made = addField(form, newField(kind), { step: chosenStep, after: chosenField?.split('.')[0] })
    onChange(made.form)
    setChosen({ field: made.path })
  }
  const addReady = (name: string) => {
    const ready = READY_FIELDS.find((one) => one.name === name)!
    const made = addField(form, ready.field, { step: chosenStep, after: chosenField?.split('.')[0], wanted: name })
    onChange(made.form)
    setChosen({ field: made.path })
  }
  const remove = (path: string) => {
    onChange(removeField(form, path))
    setChosen({ step: chosenStep })
  }
  const onKey = (event: KeyboardEvent, path: string) => {
    if (event.target !== event.currentTarget) return
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      onChange(moveField(form, path, event.key === 'ArrowUp' ? -1 : 1))
    } else if (event.key === 'Delete') {
      event.preventDefault()
      remove(path)
    }
  }
  const drop = (event: DragEvent, step: number, at: number) => {
    event.preventDefault()
    if (dragged) onChange(placeField(form, dragged, step, at))
    setDragged(undefined)
  }

  return (
    <div className="md-form">
      <section className="md-pane md-choose" aria-label={t('可以加的字段')}>
        <h3>{t('字段')}</h3>
        <p className="d-quiet">{t('点一下，加到选中的步骤里。')}</p>
        <ul className="md-kinds">
          {fieldKinds.map((kind) => <li key={kind}><button type="button" onClick={() => add(kind)}><PlusOutlined aria-hidden />{t(FIELD_KINDS[kind])}</button></li>)}
        </ul>
        {register && (
          <>
            <h3>{t('档案里有的')}</h3>
            <ul className="md-kinds">
              {READY_FIELDS.filter((one) => !form.schema.properties[one.name]).map((one) => <li key={one.name}><button type="button" onClick={() => addReady(one.name)}><PlusOutlined aria-hidden />{t(one.label)}</button></li>)}
            </ul>
          </>
        )}
      </section>

      <section className="md-pane md-canvas" aria-label={t('表单')}>
        <div className="md-pane-head">
          <h3>{t('表单')}</h3>
          {previewTitle !== undefined && <Button icon={<MobileOutlined aria-hidden />} aria-pressed={shown} onClick={() => setShown(!shown)}>{shown ? t('回到编辑') : t('居民看到的样子')}</Button>}
        </div>
        {shown ? <Preview form={form} title={previewTitle ?? ''} /> : (
          <>
            {steps.map((step, at) => (
              <div key={at} className={chosen && 'step' in chosen && chosen.step === at ? 'md-step md-on' : 'md-step'} onDragOver={(event) => event.preventDefault()} onDrop={(event) => drop(event, at, step.fields.length)}>
                <div className="md-step-head">
                  <button type="button" className="md-step-title" aria-pressed={chosen !== null && 'step' in chosen && chosen.step === at} onClick={() => setChosen({ step: at })}>
                    <span className="d-quiet">{t('第{n}步', { n: at + 1 })}</span> {step.title || t('（没有名称）')}{step.showWhen && <span className="md-badge">{t('有条件')}</span>}
                  </button>
                  <Movers what={step.title} first={at === 0} last={at === steps.length - 1}
                    onMove={(by) => {
                      onChange(moveStep(form, at, by))
                      setChosen({ step: at + by })
                    }}
                    onRemove={steps.length > 1 ? () => {
                      onChange(removeStep(form, at))
                      setChosen({ step: 0 })
                    } : undefined} />
                </div>
                {step.fields.length === 0 && <p className="d-quiet md-none">{t('这一步还没有字段。')}</p>}
                <ul>
                  {step.fields.map((name, index) => {
                    const schema = form.schema.properties[name]
                    if (!schema) return null
                    const inside = schema.items?.type === 'object' ? Object.keys(schema.items.properties ?? {}) : undefined
                    return (
                      <li key={name} draggable onDragStart={() => setDragged(name)} onDragEnd={() => setDragged(undefined)} onDragOver={(event) => event.preventDefault()}
                        onDrop={(event) => {
                          event.stopPropagation()
                          drop(event, at, index)
                        }}>
                        <FieldRow form={form} path={name} on={chosenField === name} onChoose={() => setChosen({ field: name })} onKey={onKey} onRemove={() => remove(name)}
                          onMove={(by) => onChange(moveField(form, name, by))} first={at === 0 && index === 0} last={at === steps.length - 1 && index === step.fields.length - 1} />
                        {inside && (
                          <div className="md-inside">
                            <ul>
                              {inside.map((own, i) => {
                                const path = `${name}.*.${own}`
                                return <li key={own}><FieldRow form={form} path={path} on={chosenField === path} onChoose={() => setChosen({ field: path })} onKey={onKey} onRemove={() => remove(path)}
                                  onMove={(by) => onChange(moveField(form, path, by))} first={i === 0} last={i === inside.length - 1} /></li>
                              })}
                            </ul>
                            <Select aria-label={t('给“{group}”加一项', { group: schema.title ?? '' })} className="md-add-inside" value={null} placeholder={t('给每一项加字段')} options={INSIDE_KINDS.map((kind) => ({ value: kind, label: t(FIELD_KINDS[kind]) }))}
                              onChange={(kind: FieldKind | null) => {
                                if (!kind) return
                                const made = addInside(form, name, newField(kind))
                                onChange(made.form)
                                setChosen({ field: made.path })
                              }} />
                          </div>
                        )}
                      </li>
                    )
                  })}
                </ul>
              </div>
            ))}
            <AddButton onClick={() => {
              onChange(addStep(form))
              setChosen({ step: steps.length })
            }}>{t('加一步')}</AddButton>
            <p className="d-quiet md-keys">{t('选中字段后，Alt+↑、Alt+↓移动，Delete删除；也可以拖动。')}</p>
          </>
        )}
      </section>

      <section className="md-pane md-props" aria-label={t('属性')}>
        <h3>{t('属性')}</h3>
        {chosenField !== undefined && <FieldProperties key={chosenField} form={form} path={chosenField} register={register} onChange={onChange} onRemoved={() => setChosen({ step: chosenStep })} />}
        {chosen && 'step' in chosen && steps[chosen.step] && (
          <div className="md-properties" key={`step-${chosen.step}`}>
            <p className="md-kind">{t('第{n}步', { n: chosen.step + 1 })}</p>
            <TextLine label={t('步骤名称')} value={steps[chosen.step]!.title} max={30} onChange={(title) => onChange(changeStep(form, chosen.step, { title }), `step ${chosen.step} title`)} />
            <TextLine label={t('步骤说明')} value={steps[chosen.step]!.description} max={200} rows={2} onChange={(text) => onChange(changeStep(form, chosen.step, { description: text || undefined }), `step ${chosen.step} description`)} />
            <ConditionBuilder label={t('什么时候显示这一步')} value={steps[chosen.step]!.showWhen} always={t('一直显示。')} fields={fieldsOf(form).filter((one) => !steps[chosen.step]!.fields.includes(one.path))}
              onChange={(showWhen) => onChange(changeStep(form, chosen.step, { showWhen }))} />
          </div>
        )}
      </section>
    </div>
  )
}

function FieldRow({ form, path, on, onChoose, onKey, onMove, onRemove, first, last }: {
  form: FormDefinition; path: string; on: boolean; onChoose: () => void; onKey: (event: KeyboardEvent, path: string) => void; onMove: (by: -1 | 1) => void; onRemove: () => void; first: boolean; last: boolean
}) {
  const found = fieldsOf(form, true).find((one) => one.path === path)
  if (!found) return null
  const ui = form.ui.fields?.[path] ?? {}
  const title = found.schema.title || t('（没有名称）')
  return (
    <div className={on ? 'md-field md-on' : 'md-field'}>
      <button type="button" className="md-field-name" aria-pressed={on} onClick={onChoose} onKeyDown={(event) => onKey(event, path)}>
        <span>{title}</span>
        <span className="d-quiet">{ui.computed ? t('自动计算') : t(kindInWords(found.schema))}</span>
        {!isRequired(form, path) && !ui.computed && <span className="md-badge">{t('选填')}</span>}
        {ui.prefill && <span className="md-badge">{t('档案带出')}</span>}
        {ui.showWhen && <span className="md-badge">{t('有条件')}</span>}
      </button>
      <Movers what={title} first={first} last={last} onMove={onMove} onRemove={onRemove} />
    </div>
  )
}
