import { Drawer, Button } from 'antd'
import { useState } from 'react'
import { t } from '../../../../../platform/web/text.ts'
import { POST_KINDS, postKinds } from '../../../../organisations/contract.ts'
import { PREFILL_SOURCES, type Material, type Stage } from '../../../contract.ts'
import { LEVEL_WORDS, conditionInWords, deskInWords, finderOf, limitInWords } from '../../../design/words.ts'
import { ConditionBuilder, type ConditionField } from './condition-builder.tsx'
import { AddButton, ChecksLine, ChoiceLine, Movers, NumberLine, TextLine, YesLine, freeCode, movedBy, optionsOf } from './controls.tsx'
import { fieldsOf } from './form-edit.ts'
import { FormEditor } from './form-editor.tsx'
import { LimitField } from './limit-field.tsx'
import type { SectionProps } from './sections-plain.tsx'

const ACCEPTS = { 'image/jpeg': '照片（JPG）', 'image/png': '图片（PNG）', 'application/pdf': 'PDF文件' } as const
/** Keys whose value is undefined are taken out. */
const tidy = <T extends object>(given: T): T => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T

export function Materials({ body, put }: SectionProps) {
  const [open, setOpen] = useState<string>()
  const list = body.materials
  const fields = fieldsOf(body.form)
  const to = (at: number, change: { [K in keyof Material]?: Material[K] | undefined }, what = '') => put({ materials: list.map((one, i) => (i === at ? (tidy({ ...one, ...change }) as Material) : one)) }, what && `material ${at} ${what}`)
  const add = () => {
    const code = freeCode('paper-', list.map((one) => one.code))
    put({ materials: [...list, { code, title: '', need: 'always', accept: ['image/jpeg', 'image/png', 'application/pdf'], copies: 0, note: '' }] })
    setOpen(code)
  }
  return (
    <div>
      {list.length === 0 && <p className="d-quiet">{t('不要材料。能不要的就不要；档案里有的系统会自己查。')}</p>}
      {list.map((one, at) => (
        <div key={one.code} className="md-card">
          <div className="md-step-head">
            <button type="button" className="md-step-title" aria-expanded={open === one.code} onClick={() => setOpen(open === one.code ? undefined : one.code)}>
              <strong>{one.title || t('（没有名称）')}</strong>
              {one.need !== 'always' && <span className="md-badge">{t('有条件')}</span>}{one.heldByRegister && <span className="md-badge">{t('档案有的不用交')}</span>}{one.mayFollow && <span className="md-badge">{t('可以后补')}</span>}
            </button>
            <Movers what={one.title || t('材料')} first={at === 0} last={at === list.length - 1} onMove={(by) => put({ materials: movedBy(list, at, by) })} onRemove={() => put({ materials: list.filter((_, i) => i !== at) })} />
          </div>
          {open === one.code && (
            <div className="md-grid">
              <TextLine label={t('材料名称')} value={one.title} max={100} onChange={(title) => to(at, { title }, 'title')} />
              <ChoiceLine label={t('档案有这项的不用交')} clearable value={one.heldByRegister} options={optionsOf(PREFILL_SOURCES)} onChange={(heldByRegister) => to(at, { heldByRegister })} />
              <TextLine label={t('怎样才合格')} value={one.note} max={500} rows={2} onChange={(note) => to(at, { note }, 'note')} />
              <ChecksLine label={t('收什么')} value={one.accept} options={optionsOf(ACCEPTS)} onChange={(accept) => to(at, { accept })} />
              <NumberLine label={t('窗口收几份复印件')} value={one.copies} max={9} onChange={(copies) => to(at, { copies: copies ?? 0 })} />
              <NumberLine label={t('可以几天内后补')} value={one.mayFollow?.withinDays} min={1} max={60} hint={t('不填就是要先交。')} onChange={(days) => to(at, { mayFollow: days ? { withinDays: days } : undefined })} />
              <div className="md-line-wide"><ConditionBuilder label={t('什么时候要')} value={one.need === 'always' ? undefined : one.need.when} fields={fields} always={t('都要交。')} onChange={(when) => to(at, { need: when ? { when } : 'always' })} /></div>
            </div>
          )}
        </div>
      ))}
      <AddButton onClick={add}>{t('加一份材料')}</AddButton>
    </div>
  )
}

/** Stages in the groups in which they open, with their places in the list. */
export function groupsOf(stages: readonly Stage[]): { stage: Stage; at: number }[][] {
  const groups: { stage: Stage; at: number }[][] = []
  stages.forEach((stage, at) => {
    if (stage.in === 'parallel' && groups.length) groups.at(-1)!.push({ stage, at })
    else groups.push([{ stage, at }])
  })
  return groups
}

/** The way of a case drawn: stages in turn from left to right, those at the same time under each other, conditional ones dashed. */
export function Flow({ stages, words, chosen, onChoose }: { stages: readonly Stage[]; words: (stage: Stage) => string; chosen?: string | undefined; onChoose?: (at: number) => void }) {
  return (
    <ol className="md-flow" aria-label={t('办理流程')}>
      <li className="md-flow-end">{t('受理')}</li>
      {groupsOf(stages).map((group, index) => (
        <li key={index} className={group.length > 1 ? 'md-flow-group md-flow-joint' : 'md-flow-group'}>
          {group.length > 1 && <span className="d-quiet md-flow-note">{t('同时办')}</span>}
          {group.map(({ stage, at }) => {
            const inside = (
              <>
                <strong>{stage.title || t('（没有名称）')}</strong>
                <span>{deskInWords(stage)}</span>
                {stage.limit && <span className="d-quiet">{limitInWords(stage.limit).replace(/（.*$/, '')}</span>}
                {stage.publication && <span className="d-quiet">{t('公示{n}天', { n: stage.publication.days })}</span>}
                {stage.when && <span className="md-flow-when">{words(stage)}</span>}
              </>
            )
            const looks = ['md-flow-stage', stage.when && 'md-flow-maybe', chosen === stage.key && 'md-on'].filter(Boolean).join(' ')
            return onChoose ? <button key={stage.key} type="button" className={looks} aria-pressed={chosen === stage.key} onClick={() => onChoose(at)}>{inside}</button> : <div key={stage.key} className={looks}>{inside}</div>
          })}
        </li>
      ))}
      <li className="md-flow-end">{t('办结')}</li>
    </ol>
  )
}

export function Stages({ body, put }: SectionProps) {
  const { stages } = body
  const [key, setKey] = useState(stages[0]?.key)
  const [forming, setForming] = useState(false)
  const at = Math.max(0, stages.findIndex((one) => one.key === key))
  const stage = stages[at]
  const find = finderOf(body)
  const facts: ConditionField[] = [
    ...fieldsOf(body.form).map((one) => ({ ...one, path: `form.${one.path}` })),
    ...stages.slice(0, at).flatMap((one) => (one.form ? fieldsOf(one.form).map((field) => ({ ...field, path: `result.${field.path}`, title: `${one.title}：${field.title}` })) : [])),
  ]
  const to = (change: { [K in keyof Stage]?: Stage[K] | undefined }, what = '') => put({ stages: stages.map((one, i) => (i === at ? (tidy({ ...one, ...change }) as Stage) : one)) }, what && `stage ${at} ${what}`)
  const add = () => {
    const next = freeCode('stage-', stages.map((one) => one.key))
    put({ stages: [...stages.slice(0, at + 1), { key: next, title: t('新环节'), post: 'community_worker', level: 'community', in: 'turn' }, ...stages.slice(at + 1)] })
    setKey(next)
  }
  const levels = stage ? (POST_KINDS[stage.post].levels as readonly string[]) : []
  return (
    <div>
      <Flow stages={stages} words={(one) => conditionInWords(one.when!, find)} chosen={stage?.key} onChoose={(n) => setKey(stages[n]!.key)} />
      <p className="md-flow-tools"><AddButton onClick={add}>{t('在选中的后面加一个环节')}</AddButton></p>
      {stage && (
        <div className="md-card" key={stage.key}>
          <div className="md-step-head">
            <h3>{t('第{n}个环节', { n: at + 1 })}</h3>
            <Movers what={stage.title} first={at === 0} last={at === stages.length - 1} onMove={(by) => put({ stages: movedBy(stages, at, by).map((one, i) => (i === 0 ? { ...one, in: 'turn' as const } : one)) })}
              onRemove={stages.length > 1 ? () => {
                const rest = stages.filter((_, i) => i !== at).map((one, i) => (i === 0 ? { ...one, in: 'turn' as const } : one))
                put({ stages: rest })
                setKey(rest[Math.max(0, at - 1)]!.key)
              } : undefined} />
          </div>
          <div className="md-grid">
            <TextLine label={t('环节名称')} value={stage.title} max={40} onChange={(title) => to({ title }, 'title')} />
            <ChoiceLine label={t('怎样接在前面后面')} value={stage.in} options={[{ value: 'turn', label: t('前一个办完再办') }, ...(at > 0 ? [{ value: 'parallel' as const, label: t('与前一个同时办（会办）') }] : [])]} onChange={(how) => how && to({ in: how })} />
            <ChoiceLine label={t('由谁办')} value={stage.post} options={postKinds.map((value) => ({ value, label: t(POST_KINDS[value].title) }))}
              onChange={(post) => post && to({ post, ...((POST_KINDS[post].levels as readonly string[]).includes(stage.level) ? {} : { level: (POST_KINDS[post].levels as readonly string[]).find((one) => one in LEVEL_WORDS) as Stage['level'] ?? 'county' }) })} />
            <ChoiceLine label={t('在哪一级')} value={stage.level} options={optionsOf(LEVEL_WORDS).filter((one) => levels.includes(one.value) || one.value === stage.level)} hint={t('本地没有这一级的，自动到上一级。')} onChange={(level) => level && to({ level })} />
            <LimitField label={t('这个环节的时限')} optional value={stage.limit} onChange={(limit) => to({ limit })} />
            <ConditionBuilder label={t('什么时候要办这个环节')} value={stage.when} fields={facts} always={t('每件都办。')} onChange={(when) => to({ when })} />
            <YesLine label={t('不能由办过前面环节的人办')} value={stage.fourEyes ?? false} onChange={(on) => to({ fourEyes: on || undefined })} />
            <YesLine label={t('这个环节要公示')} value={stage.publication !== undefined} onChange={(on) => to({ publication: on ? { days: 7, unit: 'natural_day', title: `${body.title}公示`, body: '{maskedName}申请办理“{title}”，现予公示。对公示有异议的，请在公示期内拨打{phone}。', source: '' } : undefined })} />
            {stage.publication && (
              <>
                <NumberLine label={t('公示几天')} value={stage.publication.days} min={1} max={60} onChange={(days) => to({ publication: { ...stage.publication!, days: days ?? 1 } })} />
                <ChoiceLine label={t('按什么算')} value={stage.publication.unit} options={[{ value: 'natural_day', label: t('自然日') }, { value: 'working_day', label: t('工作日') }]} onChange={(unit) => unit && to({ publication: { ...stage.publication!, unit } })} />
                <TextLine label={t('公示标题')} value={stage.publication.title} max={200} wide onChange={(title) => to({ publication: { ...stage.publication!, title } }, 'pub title')} />
                <TextLine label={t('公示内容')} value={stage.publication.body} max={2000} rows={3} hint={t('姓名只能写成{maskedName}，不写号码、账号和病情。', { maskedName: '{maskedName}' })} onChange={(text) => to({ publication: { ...stage.publication!, body: text } }, 'pub body')} />
                <TextLine label={t('公示的依据')} value={stage.publication.source} max={200} wide onChange={(source) => to({ publication: { ...stage.publication!, source } }, 'pub source')} />
              </>
            )}
            <div className="md-line md-line-wide">
              <span className="md-label">{t('办理时要填的')}</span>
              <p className="d-quiet">{stage.form ? Object.values(stage.form.schema.properties).map((one) => one.title).join('、') || t('还没有字段') : t('不用填。')}</p>
              <span className="md-option">
                <Button onClick={() => {
                  if (!stage.form) to({ form: { schema: { type: 'object', properties: {}, required: [] }, ui: { steps: [{ title: stage.title, fields: [] }] } } })
                  setForming(true)
                }}>{stage.form ? t('编辑要填的内容') : t('设置要填的内容')}</Button>
                {stage.form && <Button onClick={() => to({ form: undefined })}>{t('不用填')}</Button>}
              </span>
            </div>
          </div>
          {forming && stage.form && (
            <Drawer open title={t('“{stage}”办理时要填的', { stage: stage.title })} size={1100} onClose={() => setForming(false)}>
              <FormEditor form={stage.form} register={false} onChange={(form, what) => to({ form }, what && `form ${what}`)} />
            </Drawer>
          )}
        </div>
      )}
    </div>
  )
}
