import { useState } from 'react'
import {
  ActionDialog, Awaiting, DateText, DetailPage, Facts, Go, Panel, useAbility, useCall, useMutate, useParam, DayInput, dayRule,
} from '../../../../platform/web/desk/index.ts'
import { Form } from 'antd'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { endHousehold, getHousehold, listHouseholds } from '../../contract.ts'
import { relationName } from '../../relations.ts'
import { householdKindName, tieName } from '../names.ts'
import './register.css'

/** One household: its members today, its dwelling, and how many belonged to it before. */
export default function HouseholdPage() {
  const id = useParam('id')
  const keeps = useAbility('register.keep')
  const query = useCall(getHousehold, { params: { id }, query: {} }, { staleMs: Infinity })
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
                ? [{ key: 'end', label: t('注销户'), danger: true, onChoose: () => setEnding(true), ...(people.length > 0 ? { blocked: t('成员都迁出后才能注销') } : {}) }]
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
            <Panel title={t('成员')} aside={<span className="d-quiet">{t('{n}人', { n: people.length })}</span>}>
              {people.length === 0 ? (
                <p className="d-quiet">{t('现在没有成员。')}</p>
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
