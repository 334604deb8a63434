/** Forms that begin with a household: birth, division, divorce, merger, change of head. */
import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { Awaiting, Panel, useCall, useMutate } from '../../../../../platform/web/desk/index.ts'
import { t } from '../../../../../platform/web/text.ts'
import { getHousehold, listHouseholds, recordBirth, recordDivision, recordDivorce, recordHeadChange, recordMerger } from '../../../contract.ts'
import { DwellingPicker } from '../../fields.tsx'
import { householdKindName, optionsOf } from '../../names.ts'
import { SEXES } from '../../../contract.ts'
import { EventForm } from './event-form.tsx'
import {
  DayItem, KindsItem, memberOptions, membersOf, MembersItem, OneMemberItem, ReasonItem, RelationItem, RelationsItems, relationsOf, SourceItem, type HouseholdView,
} from './items.tsx'

interface Props {
  household: HouseholdView
  today: string
}

interface Birth {
  name: string
  sex: '1' | '2'
  bornOn: string
  idNumber?: string
  certificate?: string
  motherId?: string
  fatherId?: string
  relation: string
  kinds: ('registered' | 'living')[]
  consentBy: string
  source: string
}

const yearsAgo = (day: string, years: number) => `${Number(day.slice(0, 4)) - years}${day.slice(4)}`

export function BirthForm({ household, today }: Props) {
  const record = useMutate(recordBirth, {})
  const grown = membersOf(household).filter((m) => m.bornOn <= yearsAgo(today, 18))
  const [women, men] = [grown.filter((m) => m.sex !== '1'), grown.filter((m) => m.sex !== '2')]
  return (
    <EventForm<Birth>
      name="birth"
      sentence={t('为孩子建档并入户，父母依法为监护人（民法典第27条），到18周岁为止。还没有身份证号的，以后补上。')}
      verb={t('登记出生')}
      initial={{ bornOn: today, kinds: ['registered', 'living'], source: '出生医学证明' }}
      send={({ certificate, idNumber, motherId, fatherId, ...typed }, clientId) =>
        record.mutateAsync({
          body: {
            ...typed, householdId: household.id, version: household.version, clientId,
            ...(certificate?.trim() ? { certificate: certificate.trim() } : {}), ...(idNumber?.trim() ? { idNumber: idNumber.trim() } : {}),
            ...(motherId ? { motherId } : {}), ...(fatherId ? { fatherId } : {}),
          },
        })
      }
    >
      {(form) => (
        <>
          <Panel title={t('孩子')}>
            <div className="p-two">
              <Form.Item name="name" label={t('姓名')} rules={[{ required: true, whitespace: true, message: t('请填写姓名') }]}>
                <Input maxLength={50} autoComplete="off" />
              </Form.Item>
              <Form.Item name="sex" label={t('性别')} rules={[{ required: true, message: t('请选择性别') }]}>
                <Radio.Group options={optionsOf(SEXES, ['1', '2'])} />
              </Form.Item>
              <DayItem name="bornOn" label={t('出生日期')} min={household.validFrom} max={today} />
              <Form.Item name="idNumber" label={t('身份证号')} extra={t('还没有可以不填。')}>
                <Input maxLength={40} autoComplete="off" />
              </Form.Item>
              <Form.Item name="certificate" label={t('出生医学证明编号')} extra={t('1个大写字母和9位数字，只核对，不留存。')}>
                <Input maxLength={10} autoComplete="off" />
              </Form.Item>
              <SourceItem hint={t('例如：出生医学证明、助产机构证明。')} />
            </div>
          </Panel>
          <Panel title={t('父母')}>
            <div className="p-two">
              <Form.Item name="motherId" label={t('母亲')}>
                <Radio.Group className="p-choices" options={memberOptions(women)} />
              </Form.Item>
              <Form.Item name="fatherId" label={t('父亲')}>
                <Radio.Group className="p-choices" options={memberOptions(men)} />
              </Form.Item>
              <Form.Item noStyle shouldUpdate>
                {() => {
                  const parents = grown.filter((m) => m.personId === form.getFieldValue('motherId') || m.personId === form.getFieldValue('fatherId'))
                  if (parents.length === 0) return <p className="d-quiet p-wide">{t('先选择母亲或父亲，再选择由哪一方同意登记。父母不在这一户的，先办理合户。')}</p>
                  return (
                    <Form.Item
                      name="consentBy"
                      label={t('由谁同意登记孩子的信息')}
                      extra={t('不满14周岁的信息要由父母同意（个人信息保护法第31条）。')}
                      rules={[{ required: true, message: t('请先选择父母，再选择由谁同意') }]}
                    >
                      <Radio.Group className="p-choices" options={memberOptions(parents)} />
                    </Form.Item>
                  )
                }}
              </Form.Item>
            </div>
          </Panel>
          <Panel title={t('入户')}>
            <div className="p-two">
              <RelationItem />
              <KindsItem />
            </div>
          </Panel>
        </>
      )}
    </EventForm>
  )
}

interface Division {
  on: string
  movers: string[]
  newHeadId: string
  remainingHeadId?: string
  dwellingId?: string
  number?: string
  leaving?: Record<string, string>
  staying?: Record<string, string>
  source: string
  reason?: string
}

export function DivisionForm({ household, today, divorce }: Props & { divorce: boolean }) {
  const divide = useMutate(recordDivision, {})
  const part = useMutate(recordDivorce, {})
  const members = membersOf(household)
  return (
    <EventForm<Division>
      name={divorce ? 'divorce' : 'division'}
      sentence={
        divorce
          ? t('一方离开这一户，另立新户。双方仍然都是孩子的监护人（民法典第1084条）。')
          : t('选出的人从这一天起另立一户；留下的人保留原来的户。')
      }
      verb={divorce ? t('登记离婚分户') : t('登记分户')}
      initial={{ on: today, movers: [], source: divorce ? '离婚证' : '分户申请' }}
      send={({ leaving, staying, movers, dwellingId, number, remainingHeadId, reason, ...typed }, clientId) =>
        (divorce ? part : divide).mutateAsync({
          body: {
            ...typed, householdId: household.id, version: household.version, clientId, reason: reason?.trim() ?? '',
            movers: movers.map((personId) => ({ personId })), relations: [...relationsOf(leaving), ...relationsOf(staying)],
            ...(dwellingId ? { dwellingId } : {}), ...(number?.trim() ? { number: number.trim() } : {}), ...(remainingHeadId ? { remainingHeadId } : {}),
          },
        })
      }
    >
      {(form) => (
        <>
          <Panel title={t('谁分出去')}>
            <div className="p-two">
              <MembersItem name="movers" label={t('分出去的人')} members={members} />
              <DayItem name="on" label={t('分户日期')} min={household.validFrom} max={today} />
            </div>
          </Panel>
          <Form.Item noStyle shouldUpdate>
            {() => {
              const movers = (form.getFieldValue('movers') as string[] | undefined) ?? []
              const on = form.getFieldValue('on') as string | undefined
              const leaving = members.filter((m) => movers.includes(m.personId))
              const staying = members.filter((m) => !movers.includes(m.personId))
              const newHead = form.getFieldValue('newHeadId') as string | undefined
              const oldHead = form.getFieldValue('remainingHeadId') as string | undefined
              if (leaving.length === 0) return null
              return (
                <>
                  <Panel title={t('新的户')}>
                    <OneMemberItem name="newHeadId" label={t('新户的户主')} members={leaving} />
                    <div className="p-two">
                      <Form.Item name="dwellingId" label={t('新户的住房')} extra={t('不选则仍在原来的住房。')}>
                        <DwellingPicker label={t('新户的住房')} />
                      </Form.Item>
                      <Form.Item name="number" label={t('新户号')}>
                        <Input maxLength={20} autoComplete="off" />
                      </Form.Item>
                    </div>
                    {newHead && movers.includes(newHead) && <RelationsItems household={household.id} without={movers} headId={newHead} of="leaving" on={on} name="leaving" />}
                  </Panel>
                  {household.headId && movers.includes(household.headId) && staying.length > 0 && (
                    <Panel title={t('留下的户')}>
                      <OneMemberItem name="remainingHeadId" label={t('留下的人由谁当户主')} members={staying} optional extra={t('不选则按配偶、成年子女、年长者的次序。')} />
                      <RelationsItems household={household.id} without={movers} {...(oldHead ? { headId: oldHead } : {})} of="staying" on={on} name="staying" />
                    </Panel>
                  )}
                </>
              )
            }}
          </Form.Item>
          <Panel title={t('依据')}>
            <SourceItem hint={divorce ? t('例如：离婚证、民事调解书、判决书。') : t('例如：分户申请、不动产权证。')} />
            <ReasonItem />
          </Panel>
        </>
      )}
    </EventForm>
  )
}

interface Merger {
  dwellingId?: string
  intoHouseholdId: string
  on: string
  relations?: Record<string, string>
  source: string
  reason?: string
}

export function MergerForm({ household, today }: Props) {
  const record = useMutate(recordMerger, {})
  const [dwelling, setDwelling] = useState<string>()
  const there = useCall(listHouseholds, { query: dwelling ? { dwellingId: dwelling } : {} }, { enabled: Boolean(dwelling) })
  const choices = (there.data?.items ?? []).filter((h) => h.id !== household.id)
  return (
    <EventForm<Merger>
      name="merger"
      sentence={t('这一户的全部成员并入另一户，这一户从这一天起注销，经过保留。')}
      verb={t('登记并户')}
      initial={{ on: today, source: '并户申请' }}
      send={({ intoHouseholdId, on, source, relations, reason }, clientId) =>
        record.mutateAsync({
          body: {
            intoHouseholdId, on, source, fromHouseholdId: household.id, version: household.version, clientId, reason: reason?.trim() ?? '',
            relations: Object.entries(relations ?? {}).map(([personId, relation]) => ({ personId, relation })),
          },
        })
      }
    >
      {() => (
        <>
          <Panel title={t('并入哪一户')}>
            <div className="p-two">
              <Form.Item name="dwellingId" label={t('那一户的住房')} rules={[{ required: true, message: t('请查找并选择住房') }]}>
                <DwellingPicker label={t('那一户的住房')} onPick={(row) => setDwelling(row.id)} />
              </Form.Item>
              <DayItem name="on" label={t('并户日期')} min={household.validFrom} max={today} />
              <Form.Item name="intoHouseholdId" label={t('户')} className="p-wide" rules={[{ required: true, message: t('请选择并入的户') }]}>
                <Radio.Group
                  className="p-choices"
                  options={choices.map((h) => ({ value: h.id, label: t('{head}的户，{kind}，{n}人', { head: h.headName || t('没有户主'), kind: householdKindName(h.kind), n: h.members }) }))}
                />
              </Form.Item>
            </div>
            {dwelling && there.data && choices.length === 0 && <p className="d-quiet">{t('这处住房没有别的户，请换一处。')}</p>}
          </Panel>
          <Panel title={t('与新户主的关系')}>
            <div className="p-relations">
              {membersOf(household).map((m) => (
                <RelationItem key={m.personId} name={['relations', m.personId]} label={m.name} />
              ))}
            </div>
          </Panel>
          <Panel title={t('依据')}>
            <SourceItem hint={t('例如：并户申请、户口簿。')} />
            <ReasonItem />
          </Panel>
        </>
      )}
    </EventForm>
  )
}

interface HeadChange {
  newHeadId: string
  on: string
  relations?: Record<string, string>
  source: string
  reason?: string
}

export function HeadChangeForm({ household, today }: Props) {
  const record = useMutate(recordHeadChange, {})
  return (
    <EventForm<HeadChange>
      name="head-change"
      sentence={t('从这一天起换户主，每个人与户主的关系随之重新登记；以前的关系保留。')}
      verb={t('变更户主')}
      initial={{ on: today, source: '户主变更申请' }}
      send={({ relations, reason, ...typed }, clientId) =>
        record.mutateAsync({ body: { ...typed, householdId: household.id, version: household.version, clientId, reason: reason?.trim() ?? '', relations: relationsOf(relations) } })
      }
    >
      {(form) => (
        <>
          <Panel title={t('新的户主')}>
            <OneMemberItem name="newHeadId" label={t('户主')} members={membersOf(household).filter((m) => m.personId !== household.headId)} />
            <div className="p-two">
              <DayItem name="on" label={t('变更日期')} min={household.validFrom} max={today} />
            </div>
            <Form.Item noStyle shouldUpdate>
              {() => {
                const head = form.getFieldValue('newHeadId') as string | undefined
                return head ? <RelationsItems household={household.id} without={[]} headId={head} of="staying" on={form.getFieldValue('on') as string | undefined} /> : null
              }}
            </Form.Item>
          </Panel>
          <Panel title={t('依据')}>
            <SourceItem hint={t('例如：户主变更申请、户口簿。')} />
            <ReasonItem />
          </Panel>
        </>
      )}
    </EventForm>
  )
}

/** The household by its id, then the form for it. */
export function WithHousehold({ id, children }: { id: string; children: (household: HouseholdView) => React.ReactNode }) {
  const query = useCall(getHousehold, { params: { id }, query: {} }, { staleMs: Infinity })
  return <Awaiting query={query}>{(household) => children(household)}</Awaiting>
}
