import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Radio, Select } from 'antd'
import type { Condition, FieldSchema } from '../../../../../platform/web/form/definition.ts'
import { choicesOf } from '../../../../../platform/web/form/rules.ts'
import { t } from '../../../../../platform/web/text.ts'
import { conditionInWords } from '../../../design/words.ts'
import { AddButton } from './controls.tsx'

export interface ConditionField { path: string; title: string; schema: FieldSchema }

type Comparison = 'equals' | 'notEquals' | 'in' | 'contains' | 'atLeast' | 'atMost' | 'notEmpty' | 'empty'
const WORDS: Record<Comparison, string> = { equals: '是', notEquals: '不是', in: '是其中之一', contains: '选了', atLeast: '不小于', atMost: '不大于', notEmpty: '填了', empty: '没填' }

type Row = { field: string; is: Comparison; value?: unknown }
const SINGLE: readonly Comparison[] = ['equals', 'notEquals', 'in', 'contains', 'atLeast', 'atMost', 'notEmpty', 'empty']

function rowOf(condition: Condition): Row | undefined {
  if ('not' in condition && 'equals' in condition.not) return { field: condition.not.field, is: 'notEquals', value: condition.not.equals }
  if (!('field' in condition)) return undefined
  const is = SINGLE.find((one) => one in condition)
  return is && { field: condition.field, is, value: (condition as unknown as Record<string, unknown>)[is] }
}

/** As rows of one group; nothing where groups lie inside groups: those are kept as they are. */
export function rowsOf(condition: Condition | undefined): { how: 'all' | 'any'; rows: Row[] } | undefined {
  if (!condition) return { how: 'all', rows: [] }
  const list = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition]
  const rows = list.map(rowOf)
  return rows.every((one) => one !== undefined) ? { how: 'any' in condition ? 'any' : 'all', rows: rows as Row[] } : undefined
}

const conditionOf = ({ field, is, value }: Row): Condition => ({ field, [is]: is === 'notEmpty' || is === 'empty' ? true : value } as unknown as Condition)
export function conditionFrom(how: 'all' | 'any', rows: readonly Row[]): Condition | undefined {
  const list = rows.map(conditionOf)
  return list.length === 0 ? undefined : list.length === 1 ? list[0] : how === 'all' ? { all: list } : { any: list }
}

/** What can be asked of a field, the likeliest first. */
function comparisonsFor(schema: FieldSchema | undefined): Comparison[] {
  if (!schema) return ['notEmpty', 'empty']
  if (schema.type === 'boolean') return ['equals']
  if (schema.type === 'number' || schema.type === 'integer') return choicesOf(schema) ? ['equals', 'notEquals', 'notEmpty', 'empty'] : ['atLeast', 'atMost', 'equals', 'notEmpty', 'empty']
  if (schema.type === 'array') return choicesOf(schema.items ?? schema) ? ['contains', 'notEmpty', 'empty'] : ['notEmpty', 'empty']
  return choicesOf(schema) ? ['equals', 'notEquals', 'in', 'notEmpty', 'empty'] : ['notEmpty', 'empty', 'equals', 'notEquals']
}

function firstValue(schema: FieldSchema | undefined, is: Comparison): unknown {
  const choice = schema && choicesOf(schema.items ?? schema)?.[0]?.value
  if (is === 'in') return choice === undefined ? [] : [choice]
  if (schema?.type === 'boolean') return true
  if (is === 'atLeast' || is === 'atMost') return 0
  return choice ?? (schema?.type === 'number' || schema?.type === 'integer' ? 0 : '')
}

/** When something holds, built by choosing: field, comparison, value. */
export function ConditionBuilder({ label, value, fields, onChange, always }: {
  label: string; value: Condition | undefined; fields: readonly ConditionField[]; onChange: (value: Condition | undefined) => void
  /** What it means that there is no condition: 「一直显示」. */
  always: string
}) {
  const find = (path: string) => fields.find((one) => one.path === path)?.schema
  const group = rowsOf(value)
  const set = (how: 'all' | 'any', rows: readonly Row[]) => onChange(conditionFrom(how, rows))
  if (!group) {
    return (
      <fieldset className="md-condition">
        <legend>{label}</legend>
        <p>{conditionInWords(value!, find)}</p>
        <p className="d-quiet">{t('这条条件分了层，在这里只能整条保留或者去掉。')}</p>
        <Button onClick={() => onChange(undefined)}>{t('去掉条件')}</Button>
      </fieldset>
    )
  }
  const { how, rows } = group
  const add = () => {
    const field = fields[0]
    if (!field) return
    const is = comparisonsFor(field.schema)[0]!
    set(how, [...rows, { field: field.path, is, value: firstValue(field.schema, is) }])
  }
  const put = (at: number, row: Row) => set(how, rows.map((one, i) => (i === at ? row : one)))
  return (
    <fieldset className="md-condition">
      <legend>{label}</legend>
      {rows.length === 0 && <p className="d-quiet">{always}</p>}
      {rows.length > 1 && (
        <Radio.Group value={how} onChange={(event) => set(event.target.value as 'all', rows)}
          options={[{ value: 'all', label: t('都符合才算') }, { value: 'any', label: t('符合一条就算') }]} />
      )}
      {rows.map((row, at) => {
        const schema = find(row.field)
        const comparisons = comparisonsFor(schema)
        return (
          <div key={at} className="md-condition-row">
            <Select aria-label={t('第{n}条看哪一项', { n: at + 1 })} value={row.field} showSearch={{ optionFilterProp: 'label' }}
              options={[...fields.map((one) => ({ value: one.path, label: one.title })), ...(schema ? [] : [{ value: row.field, label: t('已删除的“{field}”', { field: row.field }) }])]}
              onChange={(path) => {
                const is = comparisonsFor(find(path))[0]!
                put(at, { field: path, is, value: firstValue(find(path), is) })
              }} />
            <Select aria-label={t('第{n}条怎样比较', { n: at + 1 })} value={row.is}
              options={[...new Set([...comparisons, row.is])].map((one) => ({ value: one, label: t(WORDS[one]) }))}
              onChange={(is) => put(at, { field: row.field, is, value: firstValue(schema, is) })} />
            <Value schema={schema} row={row} nth={at + 1} onChange={(next) => put(at, { ...row, value: next })} />
            <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('去掉第{n}条', { n: at + 1 })} onClick={() => set(how, rows.filter((_, i) => i !== at))} />
          </div>
        )
      })}
      {fields.length === 0 ? <p className="d-quiet">{t('还没有可以用来判断的字段。')}</p> : <AddButton onClick={add}>{rows.length ? t('再加一条') : t('加条件')}</AddButton>}
    </fieldset>
  )
}

function Value({ schema, row, nth, onChange }: { schema: FieldSchema | undefined; row: Row; nth: number; onChange: (value: unknown) => void }) {
  const label = t('第{n}条的值', { n: nth })
  if (row.is === 'notEmpty' || row.is === 'empty') return null
  const choices = schema && choicesOf(schema.items ?? schema)
  if (schema?.type === 'boolean') {
    return <Select aria-label={label} value={row.value === true ? 'yes' : 'no'} options={[{ value: 'yes', label: t('是') }, { value: 'no', label: t('否') }]} onChange={(one) => onChange(one === 'yes')} />
  }
  if (choices) {
    const options = choices.map((one) => ({ value: one.value, label: one.label }))
    return row.is === 'in'
      ? <Select mode="multiple" aria-label={label} value={(Array.isArray(row.value) ? row.value : []) as string[]} options={options as never} onChange={onChange} />
      : <Select aria-label={label} value={row.value as string} options={options as never} onChange={onChange} />
  }
  if (schema?.type === 'number' || schema?.type === 'integer') return <InputNumber aria-label={label} value={row.value as number} onChange={(one) => onChange(one ?? 0)} />
  return <Input aria-label={label} value={String(row.value ?? '')} maxLength={100} onChange={(event) => onChange(event.target.value)} />
}
