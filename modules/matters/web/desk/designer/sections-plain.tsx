import { Button, Input } from 'antd'
import { t } from '../../../../../platform/web/text.ts'
import {
  CHANNELS, DEFAULT_MESSAGES, LIFE_EVENTS, MATTER_KINDS, MATTER_TYPES, URGENCIES, channels, lifeEvents, messageMoments, type MatterDefinition, type MatterKind, type MatterType,
} from '../../../contract.ts'
import { BEGINS_WORDS, BEHALF_WORDS, LEVEL_WORDS, MOMENT_WORDS } from '../../../design/words.ts'
import { GuideSheet } from '../guide-sheet.tsx'
import { ConditionBuilder } from './condition-builder.tsx'
import { AddButton, ChecksLine, ChoiceLine, LinesLine, Movers, NumberLine, TextLine, YesLine, movedBy, optionsOf } from './controls.tsx'
import { fieldsOf } from './form-edit.ts'
import { LimitField } from './limit-field.tsx'

export interface SectionProps {
  body: MatterDefinition
  /** Changes parts of the definition; `what` names the place that is written in. An undefined part is taken out. */
  put: (change: { [K in keyof MatterDefinition]?: MatterDefinition[K] | undefined }, what?: string) => void
  effects: readonly { name: string; title: string }[]
}

export function Basic({ body, put }: SectionProps) {
  return (
    <div className="md-grid">
      <TextLine label={t('事项名称')} value={body.title} max={60} onChange={(title) => put({ title }, 'title')} hint={t('居民看得懂的叫法，不用文件全称。')} />
      <TextLine label={t('主管部门')} value={body.department} max={60} onChange={(department) => put({ department }, 'department')} />
      <TextLine label={t('一句话说明')} value={body.summary} max={200} rows={2} onChange={(summary) => put({ summary }, 'summary')} />
      <ChoiceLine<MatterKind> label={t('种类')} value={body.kind} options={optionsOf(MATTER_KINDS)} onChange={(kind) => kind && put({ kind })} />
      <ChoiceLine<MatterType> label={t('类型')} value={body.type} options={optionsOf(MATTER_TYPES)} onChange={(type) => type && put({ type })} />
      <ChoiceLine label={t('办结层级')} value={body.level} options={optionsOf(LEVEL_WORDS)} onChange={(level) => level && put({ level })} />
      <TextLine label={t('给谁办')} value={body.audience} max={100} onChange={(audience) => put({ audience }, 'audience')} />
      <ChecksLine label={t('生活里的事')} value={body.lifeEvents} options={lifeEvents.map((value) => ({ value, label: t(LIFE_EVENTS[value]) }))} onChange={(next) => put({ lifeEvents: next })} />
      <LinesLine label={t('居民的说法')} value={body.keywords} rows={3} hint={t('一行写一个，居民搜这些词就能找到，比如“老人钱”“灯坏了”。')} onChange={(keywords) => put({ keywords }, 'keywords')} />
    </div>
  )
}

export function Guide({ body, put }: SectionProps) {
  const { guide } = body
  const to = (change: Partial<MatterDefinition['guide']>, what: string) => put({ guide: { ...guide, ...change } }, `guide ${what}`)
  return (
    <div className="md-two">
      <div className="md-grid">
        <fieldset className="md-condition md-line-wide">
          <legend>{t('依据')}</legend>
          {guide.basis.map((one, at) => (
            <div key={at} className="md-option">
              <Input aria-label={t('第{n}个依据的文件名称', { n: at + 1 })} value={one.law} maxLength={200} placeholder={t('文件名称')} onChange={(event) => to({ basis: guide.basis.map((other, i) => (i === at ? { ...other, law: event.target.value } : other)) }, `law${at}`)} />
              <Input aria-label={t('第{n}个依据的条款', { n: at + 1 })} className="md-narrow" value={one.article} maxLength={100} placeholder={t('第几条')} onChange={(event) => to({ basis: guide.basis.map((other, i) => (i === at ? { ...other, article: event.target.value } : other)) }, `article${at}`)} />
              <Movers what={one.law || t('依据')} first={at === 0} last={at === guide.basis.length - 1} onMove={(by) => to({ basis: movedBy(guide.basis, at, by) }, '')} onRemove={() => to({ basis: guide.basis.filter((_, i) => i !== at) }, '')} />
            </div>
          ))}
          <AddButton onClick={() => to({ basis: [...guide.basis, { law: '', article: '' }] }, '')}>{t('加依据')}</AddButton>
        </fieldset>
        <LinesLine label={t('条件')} value={guide.conditions} onChange={(conditions) => to({ conditions }, 'conditions')} />
        <LinesLine label={t('怎么办')} value={guide.process} hint={t('一行写一步，按先后。')} onChange={(process) => to({ process }, 'process')} />
        <LinesLine label={t('在哪里办')} value={guide.places} onChange={(places) => to({ places }, 'places')} />
        <TextLine label={t('办公时间')} value={guide.hours} max={200} wide onChange={(hours) => to({ hours }, 'hours')} />
        <TextLine label={t('咨询电话')} value={guide.phone} max={60} onChange={(phone) => to({ phone }, 'phone')} />
        <TextLine label={t('投诉电话')} value={guide.complaintPhone} max={60} onChange={(complaintPhone) => to({ complaintPhone }, 'complaintPhone')} />
        <LinesLine label={t('请留意')} value={guide.notes} rows={2} onChange={(notes) => to({ notes }, 'notes')} />
        <ChoiceLine label={t('办理方式')} value={body.handling} options={[{ value: 'at_once', label: t('当场办结') }, { value: 'promised', label: t('承诺办结') }]} onChange={(handling) => handling && put({ handling })} />
        <ChoiceLine label={t('跑动次数')} value={String(body.visits)} options={[{ value: '0', label: t('不用跑') }, { value: '1', label: t('最多跑一次') }]} onChange={(one) => put({ visits: one === '1' ? 1 : 0 })} />
        <NumberLine label={t('收费（元）')} value={body.fee.fen / 100} precision={2} hint={t('填0就是不收费。')} onChange={(yuan) => put({ fee: { ...body.fee, fen: Math.round((yuan ?? 0) * 100) } }, 'fee')} />
        {body.fee.fen > 0 && <TextLine label={t('收费依据')} value={body.fee.basis} max={300} onChange={(basis) => put({ fee: { fen: body.fee.fen, ...(basis ? { basis } : {}) } }, 'fee basis')} />}
      </div>
      <aside aria-label={t('指南预览')} className="md-aside"><GuideSheet matter={body} /></aside>
    </div>
  )
}

export function Eligibility({ body, put }: SectionProps) {
  return (
    <div className="md-grid">
      <TextLine label={t('谁可以申请')} value={body.eligibilityText} max={1000} rows={4} hint={t('用平常话写清楚，不写文件用语。')} onChange={(eligibilityText) => put({ eligibilityText }, 'eligibilityText')} />
      <TextLine label={t('可以来办的人')} value={body.whoMayApply} max={300} rows={2} onChange={(whoMayApply) => put({ whoMayApply }, 'whoMayApply')} />
      <ChecksLine label={t('谁来办')} value={body.onBehalf} options={optionsOf(BEHALF_WORDS)} onChange={(onBehalf) => put({ onBehalf })} />
      <YesLine label={t('没有本地户籍的居民也可以办')} value={body.openToNonRegistered} onChange={(on) => put({ openToNonRegistered: on, ...(on ? { closedBecause: undefined } : {}) })} />
      {!body.openToNonRegistered && <TextLine label={t('为什么只给本地户籍居民办')} value={body.closedBecause} max={300} rows={2} hint={t('写明文件和条款，居民看得到。')} onChange={(closedBecause) => put({ closedBecause }, 'closedBecause')} />}
      <YesLine label={t('可以不留姓名')} value={body.anonymous ?? false} hint={t('适合报修、反映情况；给人发钱发证的不能选。')} onChange={(on) => put({ anonymous: on || undefined })} />
    </div>
  )
}

export function Limits({ body, put }: SectionProps) {
  const { limits } = body
  const to = (change: Partial<MatterDefinition['limits']>) => put({ limits: Object.fromEntries(Object.entries({ ...limits, ...change }).filter(([, one]) => one !== undefined)) as unknown as MatterDefinition['limits'] }, 'limits')
  return (
    <div className="md-grid">
      <LimitField label={t('受理时限')} optional value={limits.accept} hint={t('多久告知收不收、缺什么。')} onChange={(accept) => to({ accept: accept as never })} />
      <LimitField label={t('办理时限')} value={limits.handle} hint={t('法定的最长时间。')} onChange={(handle) => handle && to({ handle })} />
      <LimitField label={t('承诺时限')} optional value={limits.promised} hint={t('比法定更短的承诺；不设的按法定时限。')} onChange={(promised) => to({ promised: promised as never })} />
      <ChoiceLine label={t('时限从什么时候算')} value={limits.begins ?? 'accept'} options={optionsOf(BEGINS_WORDS)} onChange={(begins) => to({ begins: begins === 'accept' ? (undefined as never) : begins! })} />
    </div>
  )
}

export function Routing({ body, put }: SectionProps) {
  const rules = body.urgency ?? []
  const fields = fieldsOf(body.form)
  const to = (next: NonNullable<MatterDefinition['urgency']>, what = '') => put({ urgency: next.length ? next : undefined }, what && `urgency ${what}`)
  return (
    <div className="md-grid">
      <ChecksLine label={t('受理渠道')} value={body.channels} options={channels.map((value) => ({ value, label: t(CHANNELS[value]) }))} onChange={(next) => put({ channels: next })} />
      <div className="md-line-wide">
        <h3>{t('紧急程度')}</h3>
        <p className="d-quiet">{t('从上到下，第一条符合的算数；都不符合的按一般办。派给谁，由环节里的岗位和层级决定。')}</p>
        {rules.map((rule, at) => (
          <div key={at} className="md-card">
            <div className="md-step-head"><strong>{t('第{n}条', { n: at + 1 })}</strong>
              <Movers what={t('第{n}条规则', { n: at + 1 })} first={at === 0} last={at === rules.length - 1} onMove={(by) => to(movedBy(rules, at, by))} onRemove={() => to(rules.filter((_, i) => i !== at))} /></div>
            <ConditionBuilder label={t('什么情况')} value={rule.when} fields={fields} always={t('还没有条件，会对所有办件生效。')} onChange={(when) => to(rules.map((one, i) => (i === at ? { ...one, when: when ?? { all: [] } } : one)))} />
            <ChoiceLine label={t('算作')} value={rule.urgency} options={optionsOf(URGENCIES)} onChange={(urgency) => urgency && to(rules.map((one, i) => (i === at ? { ...one, urgency } : one)))} />
            <LimitField label={t('这种情况的时限')} optional value={rule.handle} onChange={(handle) => to(rules.map((one, i) => (i === at ? { when: one.when, urgency: one.urgency, ...(handle ? { handle } : {}) } : one)), `limit ${at}`)} />
          </div>
        ))}
        {fields[0] ? <AddButton onClick={() => to([...rules, { when: { field: fields[0]!.path, notEmpty: true }, urgency: 'urgent' }])}>{t('加一条规则')}</AddButton> : <p className="d-quiet">{t('表单里有了字段，才能加规则。')}</p>}
      </div>
    </div>
  )
}

const NAMES: Readonly<Record<string, string>> = { title: '事项名称', number: '办件编号', name: '姓名', region: '地区', date: '日期', dueOn: '最后期限', answer: '答复', reason: '原因', summary: '结果一句话', missing: '缺的材料', from: '公示开始', until: '公示结束', phone: '电话' }

/** What may stand between braces, with the fields of this matter. */
function Placeholders({ body }: { body: MatterDefinition }) {
  const own = [...fieldsOf(body.form).map((one) => [`form.${one.path}`, one.title] as const), ...body.stages.flatMap((stage) => (stage.form ? fieldsOf(stage.form).map((one) => [`result.${one.path}`, one.title] as const) : []))]
  return (
    <details className="md-line-wide md-braces">
      <summary>{t('可以写进去的内容')}</summary>
      <ul>{[...Object.entries(NAMES), ...own].map(([key, words]) => <li key={key}><code>{`{${key}}`}</code> {t(words)}</li>)}</ul>
    </details>
  )
}

export function Result({ body, put, effects }: SectionProps) {
  const document = body.resultDocument
  return (
    <div className="md-grid">
      <YesLine label={t('办结后出结果文书')} value={document !== undefined} onChange={(on) => put({ resultDocument: on ? { title: `${body.title}决定书`, paragraphs: ['{name}：您申请的“{title}”（编号{number}）已办结。{summary}'] } : undefined })} />
      {document && (
        <>
          <TextLine label={t('文书名称')} value={document.title} max={100} wide onChange={(title) => put({ resultDocument: { ...document, title } }, 'document title')} />
          <LinesLine label={t('正文')} value={document.paragraphs} hint={t('一行是一段。')} onChange={(paragraphs) => put({ resultDocument: { ...document, paragraphs } }, 'document')} />
          <LinesLine label={t('不予办理时的正文')} value={document.refusedParagraphs ?? []} rows={2} onChange={(list) => put({ resultDocument: { title: document.title, paragraphs: document.paragraphs, ...(list.length ? { refusedParagraphs: list } : {}) } }, 'refused')} />
          <Placeholders body={body} />
        </>
      )}
      <ChoiceLine label={t('办结后自动办理')} value={body.effect} clearable wide options={effects.map((one) => ({ value: one.name, label: t(one.title) }))} hint={t('办结的同时写进对应的业务；不需要的不选。')} onChange={(effect) => put({ effect })} />
    </div>
  )
}

export function Messages({ body, put }: SectionProps) {
  const messages = body.messages ?? {}
  const to = (moment: (typeof messageMoments)[number], text: string) => {
    const next = Object.fromEntries(Object.entries({ ...messages, [moment]: text }).filter(([, one]) => one !== '')) as MatterDefinition['messages']
    put({ messages: next && Object.keys(next).length ? next : undefined }, `message ${moment}`)
  }
  return (
    <div className="md-grid">
      <p className="d-quiet md-line-wide">{t('发给申请人的话。不写的用通用的说法（灰字）。短一些，一条短信写得下。')}</p>
      {messageMoments.map((moment) => (
        <TextLine key={moment} label={t(MOMENT_WORDS[moment])} value={messages[moment]} max={500} rows={2} placeholder={DEFAULT_MESSAGES[moment]}
          hint={(messages[moment]?.length ?? 0) > 70 ? t('现在{n}个字，会拆成{m}条短信。', { n: messages[moment]!.length, m: Math.ceil(messages[moment]!.length / 67) }) : undefined} onChange={(text) => to(moment, text)} />
      ))}
      <Placeholders body={body} />
    </div>
  )
}

export function Settings({ body, put }: SectionProps) {
  const settings = body.settings ?? {}
  const to = (key: string, value: unknown) => put({ settings: { ...settings, [key]: value } }, `setting ${key}`)
  return (
    <div className="md-grid">
      <YesLine label={t('办结后请居民评价')} value={body.rating} onChange={(rating) => put({ rating })} />
      <div className="md-line-wide">
        <h3>{t('本地标准')}</h3>
        {Object.keys(settings).length === 0 && <p className="d-quiet">{t('这个事项没有要本地设置的标准。标准由办结后自动办理的业务使用，比如补贴的金额和年龄。')}</p>}
      </div>
      {Object.entries(settings).map(([key, value]) => (
        typeof value === 'number' ? <NumberLine key={key} label={key} value={value} min={-1e9} precision={Number.isInteger(value) ? 0 : 2} onChange={(next) => to(key, next ?? 0)} />
          : typeof value === 'boolean' ? <YesLine key={key} label={key} value={value} onChange={(next) => to(key, next)} />
            : typeof value === 'string' ? <TextLine key={key} label={key} value={value} max={500} onChange={(next) => to(key, next)} />
              : <Structured key={key} name={key} value={value} onChange={(next) => to(key, next)} />
      ))}
    </div>
  )
}

/** A setting with parts (steps of an allowance by age): its numbers and words, each by its place. */
function Structured({ name, value, onChange }: { name: string; value: unknown; onChange: (value: unknown) => void }) {
  const rows: { path: (string | number)[]; value: unknown }[] = []
  const walk = (one: unknown, path: (string | number)[]) => {
    if (Array.isArray(one)) one.forEach((below, i) => walk(below, [...path, i]))
    else if (typeof one === 'object' && one !== null) for (const [key, below] of Object.entries(one)) walk(below, [...path, key])
    else rows.push({ path, value: one })
  }
  walk(value, [])
  const set = (at: unknown, path: readonly (string | number)[], next: unknown): unknown => {
    const [head, ...rest] = path
    if (head === undefined) return next
    if (Array.isArray(at)) return at.map((one, i) => (i === head ? set(one, rest, next) : one))
    return { ...(at as object), [head]: set((at as Record<string, unknown>)[head], rest, next) }
  }
  return (
    <fieldset className="md-condition md-line-wide">
      <legend>{name}</legend>
      <div className="md-grid">
        {rows.slice(0, 60).map((row) => {
          const label = row.path.map((one) => (typeof one === 'number' ? t('第{n}项', { n: one + 1 }) : one)).join(' ') || name
          return typeof row.value === 'number' ? <NumberLine key={label} label={label} value={row.value} min={-1e9} precision={Number.isInteger(row.value) ? 0 : 2} onChange={(next) => onChange(set(value, row.path, next ?? 0))} />
            : typeof row.value === 'boolean' ? <YesLine key={label} label={label} value={row.value} onChange={(next) => onChange(set(value, row.path, next))} />
              : <TextLine key={label} label={label} value={String(row.value ?? '')} max={500} onChange={(next) => onChange(set(value, row.path, next))} />
        })}
      </div>
      {rows.length === 0 && <Button disabled>{t('没有内容')}</Button>}
    </fieldset>
  )
}
