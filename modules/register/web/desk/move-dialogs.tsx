import { Form, Input, Radio, Select } from 'antd'
import { ActionDialog, useCall, useMutate, DayInput, dayRule } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  addTie, CONTACTS, contacts, endTie, getDwelling, getHousehold, getPerson, listPeople, listPersonChanges, listPersonEvents, TIE_KINDS, tieKinds, type Person,
} from '../../contract.ts'
import { RELATIONS } from '../../relations.ts'
import { DwellingPicker } from '../fields.tsx'
import { DivisionPicker, divisionOf } from './division-picker.tsx'
import { householdKindName, optionsOf, tieName } from '../names.ts'

const TOUCHES = [getPerson, listPersonChanges, listPersonEvents, listPeople, getDwelling, getHousehold]

export const relationOptions = () => RELATIONS.map(([value, name]) => ({ value, label: t(name) }))

interface MoveIn {
  kind: 'registered' | 'living' | 'cared_for'
  where: 'here' | 'elsewhere'
  dwellingId?: string
  householdId?: string
  elsewhere?: string
  relation: string
  validFrom: string
  source?: string
  reason?: string
  contact: 'window'
}

/** Ties a person to a place from a day on; the earlier place of the same kind ends that day and stays in the history. */
export function MoveInDialog({ person, today, open, onClose }: { person: Person; today: string; open: boolean; onClose: () => void }) {
  const move = useMutate(addTie, { touches: TOUCHES })
  return (
    <ActionDialog<MoveIn>
      open={open}
      name="move-in"
      as="drawer"
      title={t('登记迁入')}
      sentence={t('原来的同类登记在迁入当天终止，经过保留，并通知本人。地方不在本辖区的，请当地社区核实后生效。')}
      verb={t('登记迁入')}
      initial={{ kind: 'living', where: 'here', relation: '99', validFrom: today, contact: 'window' }}
      onSubmit={(typed) => {
        const division = divisionOf(typed.elsewhere)
        return move.mutateAsync({
          params: { id: person.id },
          body: {
            kind: typed.kind,
            relation: typed.relation,
            validFrom: typed.validFrom,
            version: person.version,
            contact: typed.contact,
            source: typed.source?.trim() ?? '',
            reason: typed.reason?.trim() ?? '',
            ...(typed.where === 'here'
              ? { ...(typed.dwellingId ? { dwellingId: typed.dwellingId } : {}), ...(typed.householdId ? { householdId: typed.householdId } : {}) }
              : { elsewhereCode: division.code, elsewhere: division.name }),
          },
        })
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="kind" label={t('登记什么')} rules={[{ required: true }]}>
            <Radio.Group options={optionsOf(TIE_KINDS, tieKinds)} />
          </Form.Item>
          <Form.Item name="where" label={t('迁到哪里')} rules={[{ required: true }]}>
            <Radio.Group options={[{ value: 'here', label: t('本辖区的住房') }, { value: 'elsewhere', label: t('外地') }]} />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(a: MoveIn, b: MoveIn) => a.where !== b.where || a.dwellingId !== b.dwellingId}>
            {() =>
              form.getFieldValue('where') === 'elsewhere' ? (
                <Form.Item name="elsewhere" label={t('外地地名')} rules={[{ required: true, message: t('请查找并选择外地的区划') }]}>
                  <DivisionPicker label={t('外地地名')} />
                </Form.Item>
              ) : (
                <>
                  <Form.Item name="dwellingId" label={t('住房')} rules={[{ required: true, message: t('请查找并选择住房') }]}>
                    <DwellingPicker label={t('住房')} onPick={() => form.setFieldValue('householdId', undefined)} />
                  </Form.Item>
                  <HouseholdChoice dwellingId={form.getFieldValue('dwellingId') as string | undefined} />
                </>
              )
            }
          </Form.Item>
          <Form.Item name="relation" label={t('与户主关系')} rules={[{ required: true }]}>
            <Select options={relationOptions()} showSearch={{ optionFilterProp: 'label' }} />
          </Form.Item>
          <Form.Item name="validFrom" label={t('迁入日期')} rules={[{ required: true, message: t('请填写迁入日期') }, dayRule({ min: person.bornOn, max: today })]}>
            <DayInput max={today} min={person.bornOn} />
          </Form.Item>
          <ContactItem />
          <Form.Item name="source" label={t('依据')} extra={t('例如：户口簿、租房合同、上门核实。')}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name="reason" label={t('说明')}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
        </>
      )}
    </ActionDialog>
  )
}

/** The households of the chosen dwelling, where there are any. */
function HouseholdChoice({ dwellingId }: { dwellingId: string | undefined }) {
  const answer = useCall(getDwelling, { params: { id: dwellingId ?? '' } }, { enabled: Boolean(dwellingId) })
  const households = dwellingId ? (answer.data?.households ?? []) : []
  if (households.length === 0) return null
  return (
    <Form.Item name="householdId" label={t('入哪一户')} extra={t('不选则只登记住址，不入户。')}>
      <Select
        allowClear
        options={households.map((each) => ({
          value: each.id,
          label: each.number ? t('{kind} {number}', { kind: householdKindName(each.kind), number: each.number }) : t('{kind}（无户号）', { kind: householdKindName(each.kind) }),
        }))}
      />
    </Form.Item>
  )
}

interface MoveOut {
  tieId: string
  on: string
  contact: 'window'
  reason: string
}

/** Ends a current tie on a day; nothing is deleted. */
export function MoveOutDialog({ person, today, open, onClose }: { person: Person; today: string; open: boolean; onClose: () => void }) {
  const move = useMutate(endTie, { touches: TOUCHES })
  const current = person.ties.filter((tie) => !tie.validUntil)
  return (
    <ActionDialog<MoveOut>
      open={open}
      name="move-out"
      title={t('登记迁出')}
      sentence={t('所选登记在迁出当天终止，经过保留，并通知本人。迁到别处的，用“登记迁入”写新地方即可。')}
      verb={t('登记迁出')}
      initial={{ on: today, contact: 'window', ...(current.length === 1 ? { tieId: current[0]!.id } : {}) }}
      reason={{ label: t('迁出原因') }}
      onSubmit={(typed) => move.mutateAsync({ params: { id: person.id, tieId: typed.tieId }, body: { on: typed.on, reason: typed.reason, contact: typed.contact, version: person.version } })}
      onClose={onClose}
    >
      <Form.Item name="tieId" label={t('终止哪一项')} rules={[{ required: true, message: t('请选择要终止的登记') }]}>
        <Radio.Group
          className="p-choices"
          options={current.map((tie) => ({ value: tie.id, label: t('{kind}：{place}', { kind: tieName(tie.kind), place: tie.address || tie.elsewhere || tie.regionName }) }))}
        />
      </Form.Item>
      <Form.Item name="on" label={t('迁出日期')} rules={[{ required: true, message: t('请填写迁出日期') }, dayRule({ max: today })]}>
        <DayInput max={today} />
      </Form.Item>
      <ContactItem />
    </ActionDialog>
  )
}

/** By which contact the coming or going became known: it stands in the record and the person is told. */
function ContactItem() {
  return (
    <Form.Item name="contact" label={t('怎样得知')} rules={[{ required: true }]}>
      <Radio.Group options={optionsOf(CONTACTS, contacts)} />
    </Form.Item>
  )
}
