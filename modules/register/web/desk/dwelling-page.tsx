import { useMemo } from 'react'
import { Awaiting, DateText, DetailPage, Facts, Go, Panel, useAbility, useCall, useGo, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { ResponsibleCard } from '../../../grids/web/parts.tsx'
import { getDwelling, tieKinds } from '../../contract.ts'
import { relationName } from '../../relations.ts'
import { householdKindName, useName } from '../names.ts'
import { DwellingLinks } from './dwelling-links.tsx'
import './register.css'

/** One dwelling: who lives here, who is registered here, which households. */
export default function DwellingPage() {
  const id = useParam('id')
  const go = useGo()
  const keeps = useAbility('register.keep')
  const query = useCall(getDwelling, { params: { id } })
  const words = useMemo(
    () => ({
      living: { title: t('住在这里'), none: t('现在没有登记居住的人。') },
      registered: { title: t('户籍在这里'), none: t('现在没有户籍登记在这里的人。') },
      cared_for: { title: t('在这里受照料'), none: '' },
    }),
    [],
  )
  return (
    <Awaiting query={query}>
      {(dwelling) => {
        const of = (kind: string) => dwelling.residents.filter((each) => each.kind === kind)
        return (
          <DetailPage
            title={dwelling.address}
            crumbs={[{ label: t('住房'), to: '/dwellings' }]}
            sentence={t('{use}住房，现住{living}人，户籍登记{registered}人，以前住过{former}人。', {
              use: useName(dwelling.use), living: of('living').length, registered: of('registered').length, former: dwelling.formerResidents,
            })}
            actions={
              keeps
                ? [
                    { key: 'household', label: t('在此立户'), onChoose: () => go(`/households/new?dwelling=${dwelling.id}`) },
                    { key: 'person', label: t('新建居民档案'), onChoose: () => go(`/people/new?dwelling=${dwelling.id}`) },
                  ]
                : []
            }
            facts={
              <>
                <Panel title={t('基本情况')}>
                  <Facts
                    facts={[
                      { label: t('小区街巷'), value: dwelling.estate },
                      { label: t('楼栋门牌'), value: <Go to={`/buildings/${dwelling.buildingId}`}>{dwelling.building}</Go> },
                      { label: t('单元房号'), value: dwelling.door || t('独门独院') },
                      { label: t('所在地'), value: <Go to={`/regions/${dwelling.region}`}>{dwelling.regionName}</Go> },
                      { label: t('用途'), value: useName(dwelling.use) },
                      { label: t('面积'), value: dwelling.areaM2 === null ? null : t('{n}平方米', { n: dwelling.areaM2 }) },
                    ]}
                  />
                </Panel>
                <ResponsibleCard dwellingId={dwelling.id} />
                <Panel title={t('户')}>
                  {dwelling.households.length === 0 ? (
                    <p className="d-quiet">{t('这处住房没有立户。')}</p>
                  ) : (
                    <ul className="p-people">
                      {dwelling.households.map((household) => (
                        <li key={household.id}>
                          <Go to={`/households/${household.id}`}>{householdKindName(household.kind)}</Go>
                          <span className="d-quiet">{household.number ? t('户号 {number}', { number: household.number }) : t('没有户号')}</span>
                        </li>
                      ))}
                    </ul>
                  )}
                </Panel>
              </>
            }
          >
            {tieKinds
              .toSorted((a, b) => Number(b === 'living') - Number(a === 'living'))
              .map((kind) => {
                const people = of(kind)
                if (people.length === 0 && kind === 'cared_for') return null
                return (
                  <Panel key={kind} title={words[kind].title} aside={<span className="d-quiet">{t('{n}人', { n: people.length })}</span>}>
                    {people.length === 0 ? (
                      <p className="d-quiet">{words[kind].none}</p>
                    ) : (
                      <ul className="p-people">
                        {people.map((person) => (
                          <li key={person.id}>
                            <span>
                              <Go to={`/people/${person.id}`}>{person.name}</Go>
                            </span>
                            <span>{relationName(person.relation)}</span>
                            <span className="d-quiet">
                              <DateText value={person.since} />
                              {t('起')}
                            </span>
                          </li>
                        ))}
                      </ul>
                    )}
                  </Panel>
                )
              })}
            <DwellingLinks id={dwelling.id} />
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}
