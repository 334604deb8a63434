/** Fields that the forms of events share. */
import { Checkbox, Form, Input, Radio, Select } from 'antd'
import { DayInput, dayRule, ProblemAlert, useCall, Waiting } from '../../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../../platform/kernel/operation.ts'
import { t } from '../../../../../platform/web/text.ts'
import { previewRelations, TRANSFER_REASONS, transferReasons, type getHousehold } from '../../../contract.ts'
import { relationName } from '../../../relations.ts'
import { Boxes } from '../../fields.tsx'
import { optionsOf } from '../../names.ts'
import { relationOptions } from '../move-dialogs.tsx'

export type HouseholdView = Reply<typeof getHousehold>

export interface MemberView {
  personId: string
  name: string
  relation: string
  sex: string
  bornOn: string
}

/** Everybody of a household once. */
export const membersOf = (household: HouseholdView): MemberView[] => [...new Map(household.members.map((m) => [m.personId, m])).values()]

export const memberOptions = (members: readonly MemberView[]) => members.map((m) => ({ value: m.personId, label: t('{name}（{relation}）', { name: m.name, relation: relationName(m.relation) }) }))

export function DayItem({ name, label, min, max }: { name: string; label: string; min?: string; max: string }) {
  const range = { max, ...(min ? { min } : {}) }
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('请填写{label}', { label }) }, dayRule(range)]}>
      <DayInput {...range} />
    </Form.Item>
  )
}

export function SourceItem({ hint }: { hint: string }) {
  return (
    <Form.Item name="source" label={t('依据')} extra={hint} rules={[{ required: true, min: 2, whitespace: true, message: t('请写明依据，至少2个字') }]}>
      <Input maxLength={100} autoComplete="off" />
    </Form.Item>
  )
}

export function ReasonItem() {
  return (
    <Form.Item name="reason" label={t('说明')}>
      <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 5 }} />
    </Form.Item>
  )
}

export function RelationItem({ name = 'relation', label = t('与户主关系'), heads = false }: { name?: string | (string | number)[]; label?: string; heads?: boolean }) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('请选择关系') }]}>
      <Select options={relationOptions().filter((o) => heads || !['02', '03'].includes(o.value))} showSearch={{ optionFilterProp: 'label' }} />
    </Form.Item>
  )
}

/** Said as a validator: a required mark on a group of boxes is an attribute that their role does not have. */
export const atLeastOne = () => ({
  validator: (_: unknown, chosen?: unknown[]) => (chosen && chosen.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('至少选一项')))),
})

export function KindsItem({ label = t('登记为') }: { label?: string }) {
  return (
    <Form.Item name="kinds" label={label} required rules={[atLeastOne()]}>
      <Boxes options={[{ value: 'registered', label: t('户籍') }, { value: 'living', label: t('居住') }]} />
    </Form.Item>
  )
}

export function MembersItem({ name, label, members }: { name: string; label: string; members: readonly MemberView[] }) {
  return (
    <Form.Item name={name} label={label} required rules={[atLeastOne()]}>
      <Checkbox.Group className="p-choices" options={memberOptions(members)} />
    </Form.Item>
  )
}

export function OneMemberItem({ name, label, members, extra, optional }: { name: string; label: string; members: readonly MemberView[]; extra?: string; optional?: boolean }) {
  return (
    <Form.Item name={name} label={label} {...(extra ? { extra } : {})} rules={optional ? [] : [{ required: true, message: t('请选择') }]}>
      <Radio.Group className="p-choices" options={memberOptions(members)} />
    </Form.Item>
  )
}

export function WhyItem() {
  return (
    <Form.Item name="why" label={t('迁移原因')} rules={[{ required: true, message: t('请选择迁移原因') }]}>
      <Select options={optionsOf(TRANSFER_REASONS, transferReasons)} />
    </Form.Item>
  )
}

/**
 * How everybody will stand to the head, as the rules propose; what they cannot decide is marked to be looked at. The chosen codes lie in the
 * form under `name`, by person.
 */
export function RelationsItems({ household, without, headId, of, on, name = 'relations' }: {
  household: string; without: readonly string[]; headId?: string | undefined; of: 'staying' | 'leaving'; on: string | undefined; name?: string
}) {
  const query = { without: without.join(','), of, on: on ?? '', ...(headId ? { headId } : {}) }
  const answer = useCall(previewRelations, { params: { id: household }, query }, { enabled: Boolean(on), keep: true })
  if (!on) return null
  if (answer.error) return <ProblemAlert error={answer.error} />
  if (!answer.data) return <Waiting rows={2} />
  const { members, headId: head } = answer.data
  if (members.length === 0) return <p className="d-quiet">{t('没有别的成员，这一户随之注销。')}</p>
  if (head === null) return <p className="p-warn">{t('留下的人都不满18周岁，规则不指定户主。请尽快联系监护人并户，或另行指定。')}</p>
  return (
    <div className="p-relations" key={members.map((m) => m.personId + m.relation).join()}>
      {members.map((m) => (
        <Form.Item
          key={m.personId}
          name={[name, m.personId]}
          label={m.name}
          initialValue={m.relation}
          preserve={false}
          rules={[{ required: true, message: t('请选择关系') }]}
          extra={m.personId === head ? t('这一户的户主') : m.sure ? t('原为{was}', { was: relationName(m.was) }) : <span className="p-warn">{t('请核对：原为{was}', { was: relationName(m.was) })}</span>}
        >
          <Select options={relationOptions()} disabled={m.personId === head} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
      ))}
    </div>
  )
}

/** The form's relations as the doors take them, without the head's own. */
export const relationsOf = (said: Record<string, string> | undefined) =>
  Object.entries(said ?? {}).filter(([, relation]) => relation && relation !== '02' && relation !== '03').map(([personId, relation]) => ({ personId, relation }))
