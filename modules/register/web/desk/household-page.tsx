import { useState } from 'react'
import {
  ActionDialog, Awaiting, DateText, dateText, DetailPage, Facts, Go, Panel, useAbility, useCall, useGo, useMutate, useParam, useSearchState, DayInput, dayRule, isDay,
} from '../../../../platform/web/desk/index.ts'
import { Form } from 'antd'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { endHousehold, getHousehold, listHouseholds } from '../../contract.ts'
import { relationName } from '../../relations.ts'
import { householdKindName, tieName } from '../names.ts'
import { EventLines } from './events/event-lines.tsx'
import './register.css'

const EVENTS = [
  { kind: 'birth', label: '登记出生' },
  { kind: 'head_change', label: '变更户主' },
  { kind: 'division', label: '分户' },
  { kind: 'merger', label: '并入另一户' },
  { kind: 'divorce', label: '离婚分户' },
] as const

/** One household: its members today or on a day, its events, its dwelling, and how many belonged to it before. */
export default function HouseholdPage() {
  const id = useParam('id')
  const keeps = useAbility('register.keep')
  const go = useGo()
  const [search, setSearch] = useSearchState()
  const on = /^\d{4}-\d\d-\d\d$/.test(search.on ?? '') ? search.on : undefined
  const query = useCall(getHousehold, { params: { id }, query: on ? { on } : {} }, { staleMs: Infinity, keep: true })
  const end = useMutate(endHousehold, { touches: [getHousehold, listHouseholds] })
  const [ending, setEnding] = useState(false)
  const today = dayOf(new Date())
  return (
    <Awaiting query={query}>
      {(household) => {
        const head = household.members.find((each) => each.personId === household.headId)
        const people = [...new Map(household.members.map((each) => [each.personId, each])).values()]
        const kindsOf = (personId: string) => household.members.filter((each) => each.personId === personId).map((each) => tieName(each.kind)).join('、')
        return (
          <DetailPage
            title={head ? t('{name}的户', { name: head.name }) : t('没有户主的户')}
            crumbs={[
              { label: t('居民'), to: '/people' },
              { label: t('家庭'), to: '/households' },
            ]}
            sentence={
              household.validUntil
                ? t('这一户已在{day}注销。', { day: household.validUntil })
                : t('{kind}，现有{n}人，以前的成员{former}人。', { kind: householdKindName(household.kind), n: people.length, former: household.formerMembers })
            }
            actions={
              keeps && !household.validUntil
                ? [
                    ...(on ? [] : EVENTS.map(({ kind, label }) => ({
                      key: kind, label: t(label), primary: kind === 'birth', seldom: kind === 'merger' || kind === 'divorce',
                      onChoose: () => go(`/household-events/new/${kind}?household=${id}`),
                      ...(people.length === 0 && kind !== 'birth' ? { blocked: t('现在没有成员') } : {}),
                    }))),
                    { key: 'end', label: t('注销户'), danger: true, onChoose: () => setEnding(true), ...(people.length > 0 ? { blocked: t('成员都迁出后才能注销') } : {}) },
                  ]
                : []
            }
            facts={
              <Panel title={t('基本情况')}>
                <Facts
                  facts={[
                    { label: t('户号'), value: household.number },
                    { label: t('类型'), value: householdKindName(household.kind) },
                    { label: t('住房'), value: household.dwellingId ? <Go to={`/dwellings/${household.dwellingId}`}>{household.address}</Go> : household.address },
                    { label: t('所在地'), value: household.regionName },
                    { label: t('立户'), value: <DateText value={household.validFrom} /> },
                    household.validUntil !== null && { label: t('注销'), value: <DateText value={household.validUntil} /> },
                  ]}
                />
              </Panel>
            }
          >
            <Panel
              title={on ? t('{day}的成员', { day: dateText(on) }) : t('成员')}
              aside={
                <span className="p-onday">
                  <label htmlFor="on-day" className="d-quiet">
                    {t('看哪一天')}
                  </label>
                  <OnDay on={on ?? today} max={today} onChoose={(day) => setSearch({ on: day === today ? undefined : day })} />
                  <a href={`/api/households/${id}/sheet.pdf${on ? `?on=${on}` : ''}`} target="_blank" rel="noreferrer">
                    {t('打印家庭信息表')}
                  </a>
                </span>
              }
            >
              {people.length === 0 ? (
                <p className="d-quiet">{on ? t('这一天没有成员。') : t('现在没有成员。')}</p>
              ) : (
                <ul className="p-people">
                  {people.map((member) => (
                    <li key={member.personId}>
                      <span>{member.inScope ? <Go to={`/people/${member.personId}`}>{member.name}</Go> : member.name}</span>
                      <span>{relationName(member.relation)}</span>
                      <span>{kindsOf(member.personId)}</span>
                      <span className="d-quiet">
                        <DateText value={member.since} />
                        {t('起')}
                      </span>
                      {!member.inScope && <span className="d-quiet">{t('档案在别处')}</span>}
                    </li>
                  ))}
                </ul>
              )}
            </Panel>
            <Panel title={t('经过')}>
              <EventLines household={id} />
            </Panel>
            <ActionDialog<{ on: string; reason: string }>
              open={ending}
              name="end-household"
              title={t('注销户')}
              sentence={t('注销后不能再入户，经过保留。')}
              verb={t('注销户')}
              danger
              reason={{ label: t('注销原因') }}
              initial={{ on: today }}
              onSubmit={(typed) => end.mutateAsync({ params: { id }, body: { ...typed, version: household.version } })}
              onClose={() => setEnding(false)}
            >
              <Form.Item name="on" label={t('注销日期')} rules={[{ required: true, message: t('请填写注销日期') }, dayRule({ max: today })]}>
                <DayInput max={today} />
              </Form.Item>
            </ActionDialog>
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}

/** A day that counts once it is one: half-typed days change nothing. */
function OnDay({ on, max, onChoose }: { on: string; max: string; onChoose: (day: string) => void }) {
  const [typed, setTyped] = useState(on)
  return (
    <DayInput
      id="on-day"
      max={max}
      value={typed}
      onChange={(day) => {
        setTyped(day)
        if (isDay(day) && day <= max) onChoose(day)
      }}
    />
  )
}
