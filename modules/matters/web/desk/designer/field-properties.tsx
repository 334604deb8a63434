import { Button, Checkbox, Input, Select } from 'antd'
import type { Computed, FieldSchema, FieldUi, FormDefinition } from '../../../../../platform/web/form/definition.ts'
import { choicesOf, schemaAt } from '../../../../../platform/web/form/rules.ts'
import { useCall } from '../../../../../platform/web/desk/index.ts'
import { t } from '../../../../../platform/web/text.ts'
import { getMe } from '../../../../accounts/contract.ts'
import { PREFILL_SOURCES } from '../../../contract.ts'
import { ConditionBuilder } from './condition-builder.tsx'
import { AddButton, ChoiceLine, Line, Movers, NumberLine, TextLine, YesLine, freeCode, movedBy, optionsOf } from './controls.tsx'
import { FIELD_KINDS, kindOf } from './field-kinds.ts'
import { changeSchema, changeUi, fieldsOf, isRequired, removeField, setRequired } from './form-edit.ts'

interface Props { form: FormDefinition; path: string; onChange: (form: FormDefinition, what?: string) => void; onRemoved: () => void; register: boolean }

/** The properties of one field: what it is called, what may be answered, when it is shown, where its answer comes from. */
export function FieldProperties({ form, path, onChange, onRemoved, register }: Props) {
  const schema = schemaAt(form, path)
  if (!schema) return <p className="d-quiet">{t('选一个字段，在这里改它。')}</p>
  const ui: FieldUi = form.ui.fields?.[path] ?? {}
  const kind = kindOf(schema, ui)
  const inside = path.includes('.*.')
  const put = (change: Partial<FieldSchema>) => onChange(changeSchema(form, path, change), `${path} ${Object.keys(change).join()}`)
  const putUi = (change: { [K in keyof FieldUi]?: FieldUi[K] | undefined }) => onChange(changeUi(form, path, change), `${path} ui ${Object.keys(change).join()}`)
  const others = fieldsOf(form).filter((one) => one.path !== path && one.path !== path.split('.')[0])
  return (
    <div className="md-properties">
      <p className="md-kind">{t(FIELD_KINDS[kind])}</p>
      <TextLine label={kind === 'agree' ? t('声明的内容') : t('名称')} value={schema.title} max={100} onChange={(title) => put({ title })} {...(kind === 'agree' ? { rows: 3 } : {})} />
      <TextLine label={t('填写提示')} value={ui.hint} max={200} rows={2} onChange={(hint) => putUi({ hint: hint || undefined })} />
      {kind !== 'computed' && <YesLine label={kind === 'agree' ? t('必须同意') : t('必填')} value={isRequired(form, path)} onChange={(on) => onChange(setRequired(form, path, on))} />}
      <Specifics kind={kind} form={form} path={path} schema={schema} ui={ui} put={put} putUi={putUi} onForm={onChange} />
      {register && !inside && !['computed', 'agree', 'repeat', 'file', 'signature', 'several', 'place'].includes(kind) && (
        <>
          <ChoiceLine label={t('从档案带出')} value={ui.prefill} clearable options={optionsOf(PREFILL_SOURCES)} hint={t('档案里有的自动填好，居民核对就行。')}
            onChange={(prefill) => putUi({ prefill, ...(prefill ? {} : { readOnly: undefined }) })} />
          {ui.prefill && <YesLine label={t('带出后不能改')} value={ui.readOnly ?? false} onChange={(on) => putUi({ readOnly: on || undefined })} />}
        </>
      )}
      <ConditionBuilder label={t('什么时候显示')} value={ui.showWhen} fields={others} always={t('一直显示。')} onChange={(showWhen) => putUi({ showWhen })} />
      <Button danger onClick={() => {
        onChange(removeField(form, path))
        onRemoved()
      }}>{t('删除这个字段')}</Button>
    </div>
  )
}

interface Parts { kind: keyof typeof FIELD_KINDS; form: FormDefinition; path: string; schema: FieldSchema; ui: FieldUi; put: (change: Partial<FieldSchema>) => void; putUi: (change: { [K in keyof FieldUi]?: FieldUi[K] | undefined }) => void; onForm: (form: FormDefinition) => void }

function Specifics(props: Parts) {
  const { kind, schema, ui, put, putUi } = props
  switch (kind) {
    case 'text':
    case 'long':
      return (
        <div className="md-pair">
          <NumberLine label={t('最少字数')} value={schema.minLength} max={2000} onChange={(minLength) => put({ minLength })} />
          <NumberLine label={t('最多字数')} value={schema.maxLength} min={1} max={2000} onChange={(maxLength) => put({ maxLength })} />
        </div>
      )
    case 'number':
      return (
        <>
          <div className="md-pair">
            <NumberLine label={t('最小')} value={schema.minimum} min={-1e9} precision={schema.type === 'integer' ? 0 : 2} onChange={(minimum) => put({ minimum })} />
            <NumberLine label={t('最大')} value={schema.maximum} min={-1e9} precision={schema.type === 'integer' ? 0 : 2} onChange={(maximum) => put({ maximum })} />
          </div>
          <TextLine label={t('单位')} value={ui.unit} max={10} placeholder={t('元、人、平方米')} onChange={(unit) => putUi({ unit: unit || undefined })} />
          <YesLine label={t('只收整数')} value={schema.type === 'integer'} onChange={(on) => put({ type: on ? 'integer' : 'number' })} />
        </>
      )
    case 'date':
      return (
        <div className="md-pair">
          <ChoiceLine label={t('最早')} clearable value={schema.formatMinimum === 'today' ? 'today' : undefined} options={[{ value: 'today', label: t('填写当天') }]} onChange={(one) => put({ formatMinimum: one as never })} />
          <ChoiceLine label={t('最晚')} clearable value={schema.formatMaximum === 'today' ? 'today' : undefined} options={[{ value: 'today', label: t('填写当天') }]} onChange={(one) => put({ formatMaximum: one as never })} />
        </div>
      )
    case 'choice':
      return <Options schema={schema} onChange={(oneOf) => put({ oneOf, enum: undefined as never })} />
    case 'several':
      return <Options schema={schema.items ?? { type: 'string' }} onChange={(oneOf) => put({ items: { type: 'string', oneOf } })} />
    case 'file':
      return (
        <>
          <div className="md-pair">
            <NumberLine label={t('至少几张')} value={schema.minItems} max={9} onChange={(minItems) => put({ minItems })} />
            <NumberLine label={t('最多几张')} value={schema.maxItems} min={1} max={9} onChange={(maxItems) => put({ maxItems })} />
          </div>
          <YesLine label={t('也收PDF文件')} value={(ui.accept ?? '').includes('pdf')} onChange={(on) => putUi({ accept: on ? 'image/*,application/pdf' : undefined })} />
        </>
      )
    case 'place': return <PlaceProperties {...props} />
    case 'repeat':
      return (
        <>
          <div className="md-pair">
            <NumberLine label={t('至少几项')} value={schema.minItems} max={50} onChange={(minItems) => put({ minItems })} />
            <NumberLine label={t('最多几项')} value={schema.maxItems} min={1} max={50} onChange={(maxItems) => put({ maxItems })} />
          </div>
          <TextLine label={t('添加按钮上的字')} value={ui.repeat?.add} max={20} onChange={(add) => putUi({ repeat: { item: ui.repeat?.item ?? '第{n}项', add } })} />
          <TextLine label={t('每一项的标题')} value={ui.repeat?.item} max={20} hint={t('{n}会换成第几项。', { n: '{n}' })} onChange={(item) => putUi({ repeat: { add: ui.repeat?.add ?? '再添加一项', item } })} />
        </>
      )
    case 'computed': return <ComputedProperties {...props} />
    case 'signature': return <p className="d-quiet">{t('在屏幕上手写；不方便手写的输入姓名。签名存成图片，不做识别。')}</p>
    default: return null
  }
}

/** The choices of a field: words, moved and removed. Codes are given once and stay, so that conditions go on holding. */
function Options({ schema, onChange }: { schema: FieldSchema; onChange: (options: { const: string | number; title: string; description?: string }[]) => void }) {
  const list = (choicesOf(schema) ?? []).map((one) => ({ const: one.value, title: one.label, ...(one.hint ? { description: one.hint } : {}) }))
  return (
    <fieldset className="md-condition">
      <legend>{t('选项')}</legend>
      {list.map((one, at) => (
        <div key={one.const} className="md-option">
          <Input aria-label={t('第{n}个选项', { n: at + 1 })} value={one.title} maxLength={60} onChange={(event) => onChange(list.map((other, i) => (i === at ? { ...other, title: event.target.value } : other)))} />
          <Movers what={one.title || t('第{n}个选项', { n: at + 1 })} first={at === 0} last={at === list.length - 1} onMove={(by) => onChange(movedBy(list, at, by))}
            onRemove={list.length > 1 ? () => onChange(list.filter((_, i) => i !== at)) : undefined} />
        </div>
      ))}
      <AddButton onClick={() => onChange([...list, { const: freeCode('o', list.map((one) => String(one.const))), title: '' }])}>{t('加一个选项')}</AddButton>
    </fieldset>
  )
}

function PlaceProperties({ ui, putUi }: Parts) {
  const root = useCall(getMe, {}, { staleMs: 60_000 }).data?.currentPost?.region
  const county = root && `${root.slice(0, 6)}000000`
  return (
    <>
      <ChoiceLine label={t('在哪里选')} value={ui.place?.under ? 'here' : 'all'} options={[{ value: 'here', label: t('只在本旗（区）') }, { value: 'all', label: t('系统里所有的旗（区）') }]}
        onChange={(one) => putUi({ place: { ...(one === 'here' && county ? { under: county } : {}), ...(ui.place?.levels ? { levels: ui.place.levels } : {}) } })} />
      <ChoiceLine label={t('选到哪一级')} value={String(ui.place?.levels ?? 0)}
        options={ui.place?.under ? [{ value: '1', label: t('街道（苏木镇）') }, { value: '2', label: t('社区（嘎查）') }, { value: '0', label: t('最末一级') }]
          : [{ value: '1', label: t('旗（区）') }, { value: '2', label: t('街道（苏木镇）') }, { value: '3', label: t('社区（嘎查）') }, { value: '0', label: t('最末一级') }]}
        onChange={(one) => putUi({ place: { ...(ui.place?.under ? { under: ui.place.under } : {}), ...(Number(one) ? { levels: Number(one) } : {}) } })} />
    </>
  )
}

const WAYS = { sum: '相加', product: '相乘', share: '相除', count: '一组的项数', age: '周岁', birthDate: '出生日期', copy: '与另一项相同' } as const
type Way = keyof typeof WAYS

function ComputedProperties({ form, path, ui, putUi, onForm }: Parts) {
  const computed = ui.computed!
  const way = (Object.keys(WAYS) as Way[]).find((one) => one in computed) ?? 'sum'
  const group = path.includes('.*.') ? path.slice(0, path.indexOf('.*.')) : undefined
  // Inside a repeated group one reads the item's own fields; outside, those of every item together.
  const own = group ? Object.entries(form.schema.properties[group]?.items?.properties ?? {}).map(([name, schema]) => ({ path: `./${name}`, title: schema.title ?? name, schema })).filter((one) => `${group}.*.${one.path.slice(2)}` !== path) : []
  const all = [...own, ...fieldsOf(form, !group).filter((one) => one.path !== path && one.path !== group)]
  const numbers = all.filter((one) => one.schema.type === 'number' || one.schema.type === 'integer')
  const texts = all.filter((one) => one.schema.format === 'date' || one.schema.format === 'id-number')
  const groups = all.filter((one) => one.schema.type === 'array')
  const options = (list: typeof all) => list.map((one) => ({ value: one.path, label: one.title }))
  const several = (list: readonly string[], to: (next: string[]) => Computed) => (
    <Line label={t('用哪些数')} wide>{(id) => <Select id={id} mode="multiple" value={[...list]} options={options(numbers)} onChange={(next: string[]) => putUi({ computed: to(next) })} />}</Line>
  )
  const begin = (next: Way): Computed => {
    if (next === 'sum' || next === 'product') return { [next]: [] } as unknown as Computed
    if (next === 'share') return { share: { of: '', by: '' } }
    return { [next]: '' } as unknown as Computed
  }
  return (
    <>
      <ChoiceLine label={t('怎样计算')} value={way} options={optionsOf(WAYS)} onChange={(next) => {
        if (!next) return
        const type = next === 'birthDate' ? { type: 'string' as const, format: 'date' as const } : { type: next === 'count' || next === 'age' ? 'integer' as const : 'number' as const, format: undefined as never }
        onForm(changeUi(changeSchema(form, path, type), path, { computed: begin(next) }))
      }} />
      {'sum' in computed && several(computed.sum, (sum) => ({ sum }))}
      {'product' in computed && several(computed.product, (product) => ({ product }))}
      {'share' in computed && (
        <div className="md-pair">
          <ChoiceLine label={t('被除数')} value={computed.share.of || undefined} options={options(numbers)} onChange={(of) => putUi({ computed: { share: { ...computed.share, of: of ?? '' } } })} />
          <ChoiceLine label={t('除数')} value={computed.share.by || undefined} options={options(numbers)} onChange={(by) => putUi({ computed: { share: { ...computed.share, by: by ?? '' } } })} />
        </div>
      )}
      {'count' in computed && <ChoiceLine label={t('哪一组')} value={computed.count || undefined} options={options(groups)} onChange={(one) => putUi({ computed: { count: one ?? '' } })} />}
      {'age' in computed && <ChoiceLine label={t('按哪一项')} value={computed.age || undefined} options={options(texts)} onChange={(one) => putUi({ computed: { age: one ?? '' } })} />}
      {'birthDate' in computed && <ChoiceLine label={t('从哪个号码')} value={computed.birthDate || undefined} options={options(texts)} onChange={(one) => putUi({ computed: { birthDate: one ?? '' } })} />}
      {'copy' in computed && <ChoiceLine label={t('与哪一项相同')} value={computed.copy || undefined} options={options(all)} onChange={(one) => putUi({ computed: { copy: one ?? '' } })} />}
      {way !== 'birthDate' && <TextLine label={t('单位')} value={ui.unit} max={10} onChange={(unit) => putUi({ unit: unit || undefined })} />}
      {all.length === 0 && <Checkbox disabled>{t('先添加可以用来计算的字段')}</Checkbox>}
    </>
  )
}
