/** Forms that begin with a person: death, wedding, going to another banner; and coming from one, which begins with a slip. */
import { Checkbox, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { deskCall, Panel, useCall, useMutate } from '../../../../../platform/web/desk/index.ts'
import { t } from '../../../../../platform/web/text.ts'
import {
  getPerson, listHouseholds, recordDeath, recordMarriage, recordTransferIn, recordTransferOut, SEXES, type Person, type PersonListItem,
} from '../../../contract.ts'

import { DwellingPicker, PersonPicker } from '../../fields.tsx'
import { householdKindName, ID_KINDS, optionsOf } from '../../names.ts'
import { DivisionPicker, divisionOf } from '../division-picker.tsx'
import { EventForm } from './event-form.tsx'
import { atLeastOne, DayItem, KindsItem, memberOptions, membersOf, OneMemberItem, ReasonItem, RelationItem, RelationsItems, relationsOf, SourceItem, WhyItem, type HouseholdView } from './items.tsx'

interface Props {
  person: Person
  household: HouseholdView | null
  today: string
}

interface Death {
  diedOn: string
  newHeadId?: string
  relations?: Record<string, string>
  source: string
  reason?: string
}

export function DeathForm({ person, household, today }: Props) {
  const record = useMutate(recordDeath, {})
  const heads = household !== null && household.headId === person.id
  const others = household ? membersOf(household).filter((m) => m.personId !== person.id) : []
  return (
    <EventForm<Death>
      name="death"
      sentence={t('{name}的户籍、居住、代理登记和账号从去世当天终止，经过保留；未了的办件和待遇通知经办人核对。', { name: person.name })}
      verb={t('登记死亡')}
      danger
      initial={{ diedOn: today, source: '' }}
      send={({ relations, newHeadId, reason, ...typed }, clientId) =>
        record.mutateAsync({
          body: { ...typed, personId: person.id, version: person.version, clientId, reason: reason?.trim() ?? '', relations: relationsOf(relations), ...(newHeadId ? { newHeadId } : {}) },
        })
      }
    >
      {(form) => (
        <>
          <Panel title={t('去世')}>
            <div className="p-two">
              <DayItem name="diedOn" label={t('去世日期')} min={person.bornOn} max={today} />
              <SourceItem hint={t('例如：医学死亡证明、殡葬证明、人民法院宣告。')} />
            </div>
            <ReasonItem />
          </Panel>
          {heads && (
            <Panel title={t('由谁当户主')}>
              {others.length > 0 && <OneMemberItem name="newHeadId" label={t('新的户主')} members={others} optional extra={t('不选则按配偶、成年子女、年长者的次序。')} />}
              <Form.Item noStyle shouldUpdate>
                {() => {
                  const head = form.getFieldValue('newHeadId') as string | undefined
                  return (
                    <RelationsItems household={household.id} without={[person.id]} {...(head ? { headId: head } : {})} of="staying" on={form.getFieldValue('diedOn') as string | undefined} />
                  )
                }}
              </Form.Item>
            </Panel>
          )}
        </>
      )}
    </EventForm>
  )
}

interface Marriage {
  spouseId: string
  on: string
  where: 'ours' | 'theirs' | 'new'
  dwellingId?: string
  number?: string
  headId?: string
  relation?: string
  kinds: ('registered' | 'living')[]
  source: string
}

export function MarriageForm({ person, household, today }: Props) {
  const record = useMutate(recordMarriage, {})
  const [spouse, setSpouse] = useState<PersonListItem>()
  const couple = [{ value: person.id, label: person.name }, ...(spouse ? [{ value: spouse.id, label: spouse.name }] : [])]
  return (
    <EventForm<Marriage>
      name="marriage"
      sentence={t('登记结婚后两人合在一户。对方的户籍在别的社区时，由街道（苏木镇）办理。')}
      verb={t('登记结婚合户')}
      initial={{ on: today, where: household ? 'ours' : 'new', kinds: ['registered', 'living'], headId: person.id, source: '结婚证' }}
      send={async (typed, clientId) => {
        const other = await deskCall(getPerson, { params: { id: typed.spouseId }, query: { purpose: 'window' } })
        const { kinds } = typed
        const mover = (one: { id: string; version: number }, relation?: string) => ({ personId: one.id, version: one.version, kinds, ...(relation ? { relation } : {}) })
        const base = { on: typed.on, couple: [person.id, typed.spouseId], source: typed.source, clientId }
        if (typed.where === 'new') {
          return record.mutateAsync({
            body: {
              ...base, movers: [mover(person), mover(other)],
              into: { ...(typed.dwellingId ? { dwellingId: typed.dwellingId } : {}), headId: typed.headId ?? person.id, ...(typed.number?.trim() ? { number: typed.number.trim() } : {}) },
            },
          })
        }
        const into = typed.where === 'ours' ? household!.id : other.household?.id
        return record.mutateAsync({ body: { ...base, movers: [typed.where === 'ours' ? mover(other, typed.relation) : mover(person, typed.relation)], into: into ? { householdId: into } : {} } })
      }}
    >
      {(form) => (
        <>
          <Panel title={t('结婚')}>
            <div className="p-two">
              <Form.Item name="spouseId" label={t('{name}的配偶', { name: person.name })} rules={[{ required: true, message: t('请查找并选择居民') }]}>
                <PersonPicker label={t('{name}的配偶', { name: person.name })} onPick={setSpouse} />
              </Form.Item>
              <DayItem name="on" label={t('合户日期')} min={person.bornOn} max={today} />
              <SourceItem hint={t('例如：结婚证。')} />
            </div>
          </Panel>
          <Panel title={t('合到哪一户')}>
            <Form.Item name="where" label={t('合户方式')} rules={[{ required: true }]}>
              <Radio.Group
                className="p-choices"
                options={[
                  ...(household ? [{ value: 'ours', label: t('对方搬进{name}现在的户', { name: person.name }) }] : []),
                  { value: 'theirs', label: t('{name}搬进对方现在的户', { name: person.name }) },
                  { value: 'new', label: t('两人另立新户') },
                ]}
              />
            </Form.Item>
            <Form.Item noStyle shouldUpdate>
              {() =>
                form.getFieldValue('where') === 'new' ? (
                  <div className="p-two">
                    <Form.Item name="dwellingId" label={t('新户的住房')} rules={[{ required: true, message: t('请查找并选择住房') }]}>
                      <DwellingPicker label={t('新户的住房')} />
                    </Form.Item>
                    <Form.Item name="number" label={t('新户号')}>
                      <Input maxLength={20} autoComplete="off" />
                    </Form.Item>
                    <Form.Item name="headId" label={t('户主')} rules={[{ required: true, message: t('请选择') }]}>
                      <Radio.Group options={couple} />
                    </Form.Item>
                  </div>
                ) : (
                  <RelationItem label={t('搬进来的人与户主的关系')} />
                )
              }
            </Form.Item>
            <KindsItem label={t('一起迁什么')} />
          </Panel>
        </>
      )}
    </EventForm>
  )
}

interface TransferOut {
  people: string[]
  on: string
  destination: string
  why: 'work'
  staysLiving?: boolean
  source: string
  reason?: string
}

export function TransferOutForm({ person, household, today }: Props) {
  const record = useMutate(recordTransferOut, {})
  const members = household ? membersOf(household) : []
  const choices = members.length > 0 ? memberOptions(members) : [{ value: person.id, label: person.name }]
  return (
    <EventForm<TransferOut>
      name="transfer-out"
      sentence={t('户籍从这一天起迁往别的旗区，档案保留，人以后迁回时接着用。会开出一张迁移告知单。')}
      verb={t('登记迁出本旗区')}
      initial={{ people: [person.id], on: today, source: '户口迁移证' }}
      send={async ({ people, destination, reason, staysLiving, ...typed }, clientId) => {
        const versions = []
        for (const personId of people) {
          const version = personId === person.id ? person.version : (await deskCall(getPerson, { params: { id: personId }, query: { purpose: 'window' } })).version
          versions.push({ personId, version })
        }
        const to = divisionOf(destination)
        return record.mutateAsync({
          body: { ...typed, people: versions, destinationCode: to.code, destination: to.name, staysLiving: staysLiving ?? false, reason: reason?.trim() ?? '', clientId },
        })
      }}
      after={(done) => <SlipLinks eventId={done.id} />}
    >
      {() => (
        <Panel title={t('迁出')}>
          <Form.Item name="people" label={t('迁出的人')} required rules={[atLeastOne()]}>
            <Checkbox.Group className="p-choices" options={choices} />
          </Form.Item>
          <div className="p-two">
            <Form.Item name="destination" label={t('迁往哪里')} rules={[{ required: true, message: t('请查找并选择迁往的区划') }]}>
              <DivisionPicker label={t('迁往哪里')} />
            </Form.Item>
            <DayItem name="on" label={t('迁出日期')} max={today} />
            <WhyItem />
            <SourceItem hint={t('例如：户口迁移证、准迁证。')} />
          </div>
          <Form.Item name="staysLiving" valuePropName="checked">
            <Checkbox>{t('只迁户籍，人仍住在本地')}</Checkbox>
          </Form.Item>
          <ReasonItem />
        </Panel>
      )}
    </EventForm>
  )
}

/** The slip of a transfer, to print. */
export function SlipLinks({ eventId }: { eventId: string }) {
  return (
    <a href={`/api/household-events/${eventId}/slip.pdf`} target="_blank" rel="noreferrer">
      {t('打印迁移告知单')}
    </a>
  )
}

interface TransferIn {
  name: string
  idKind: string
  idNumber?: string
  sex?: '1' | '2'
  bornOn?: string
  phone?: string
  from: string
  slip?: string
  why: 'work'
  on: string
  dwellingId: string
  householdId?: string
  relation?: string
  kinds: ('registered' | 'living')[]
  source: string
}

export function TransferInForm({ today }: { today: string }) {
  const record = useMutate(recordTransferIn, {})
  const [dwelling, setDwelling] = useState<string>()
  const there = useCall(listHouseholds, { query: dwelling ? { dwellingId: dwelling } : {} }, { enabled: Boolean(dwelling) })
  const choices = there.data?.items ?? []
  return (
    <EventForm<TransferIn>
      name="transfer-in"
      sentence={t('照迁移单填写。以前在本旗区有档案、现已迁出的人，身份证号和姓名都相符时接着用原来的档案。')}
      verb={t('登记迁入')}
      initial={{ idKind: '111', on: today, kinds: ['registered', 'living'], source: '户口迁移证' }}
      send={({ from, dwellingId, householdId, relation, slip, idNumber, phone, sex, bornOn, ...typed }, clientId) => {
        const place = divisionOf(from)
        return record.mutateAsync({
          body: {
            ...typed, fromCode: place.code, from: place.name, slip: slip?.trim() ?? '', clientId,
            ...(householdId ? { householdId, relation: relation ?? '99' } : { dwellingId }),
            ...(idNumber?.trim() ? { idNumber: idNumber.trim() } : {}), ...(phone?.trim() ? { phone: phone.trim() } : {}), ...(sex ? { sex } : {}), ...(bornOn ? { bornOn } : {}),
          },
        })
      }}
    >
      {(form) => (
        <>
          <Panel title={t('迁入的人')}>
            <div className="p-two">
              <Form.Item name="name" label={t('姓名')} rules={[{ required: true, whitespace: true, message: t('请填写姓名') }]}>
                <Input maxLength={50} autoComplete="off" />
              </Form.Item>
              <Form.Item name="idNumber" label={t('身份证号')} extra={t('没有身份证号的，填写性别和出生日期。')}>
                <Input maxLength={40} autoComplete="off" />
              </Form.Item>
              <Form.Item name="sex" label={t('性别')}>
                <Radio.Group options={optionsOf(SEXES, ['1', '2'])} />
              </Form.Item>
              <Form.Item name="bornOn" label={t('出生日期')}>
                <Input placeholder="1990-01-01" maxLength={10} autoComplete="off" />
              </Form.Item>
              <Form.Item name="phone" label={t('电话')}>
                <Input maxLength={30} autoComplete="off" inputMode="tel" />
              </Form.Item>
              <Form.Item name="idKind" label={t('证件类型')} rules={[{ required: true }]}>
                <Radio.Group options={optionsOf(ID_KINDS, ['111', '810', '830', '414'])} />
              </Form.Item>
            </div>
          </Panel>
          <Panel title={t('从哪里来')}>
            <div className="p-two">
              <Form.Item name="from" label={t('迁出地')} rules={[{ required: true, message: t('请查找并选择迁出的区划') }]}>
                <DivisionPicker label={t('迁出地')} />
              </Form.Item>
              <Form.Item name="slip" label={t('迁移单编号')}>
                <Input maxLength={60} autoComplete="off" />
              </Form.Item>
              <WhyItem />
              <DayItem name="on" label={t('迁入日期')} max={today} />
              <SourceItem hint={t('例如：户口迁移证、准迁证。')} />
            </div>
          </Panel>
          <Panel title={t('落在哪里')}>
            <div className="p-two">
              <Form.Item name="dwellingId" label={t('住房')} rules={[{ required: true, message: t('请查找并选择住房') }]}>
                <DwellingPicker label={t('住房')} onPick={(row) => {
                  setDwelling(row.id)
                  form.setFieldValue('householdId', undefined)
                }} />
              </Form.Item>
              <KindsItem />
              {choices.length > 0 && (
                <Form.Item name="householdId" label={t('入哪一户')} extra={t('不选则自立一户，本人为户主。')} className="p-wide">
                  <Radio.Group
                    className="p-choices"
                    options={choices.map((h) => ({ value: h.id, label: t('{head}的户，{kind}，{n}人', { head: h.headName || t('没有户主'), kind: householdKindName(h.kind), n: h.members }) }))}
                  />
                </Form.Item>
              )}
              <Form.Item noStyle shouldUpdate>
                {() => (form.getFieldValue('householdId') ? <RelationItem /> : null)}
              </Form.Item>
            </div>
          </Panel>
        </>
      )}
    </EventForm>
  )
}

