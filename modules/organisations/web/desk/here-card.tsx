import { Awaiting, Go, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Region } from '../../../regions/contract.ts'
import { ORGANISATION_GROUPS, ORGANISATION_KINDS, getCompleteness, listOrganisations, organisationGroups } from '../../contract.ts'
import './organisations.css'

/** What there is in a place by group, its units by name, and what is missing. */
export default function HereCard({ region }: { region: Region }) {
  const query = useCall(listOrganisations, { query: { region: region.code } }, { staleMs: 30_000 })
  const units = useCall(listOrganisations, { query: { region: region.code, group: 'units' } }, { staleMs: 30_000 })
  const gaps = useCall(getCompleteness, { query: { region: region.code } }, { staleMs: 30_000 })
  const community = gaps.data?.communities.find((one) => one.region === region.code)
  return (
    <Awaiting query={query} inside>
      {(page) => (
        <>
          <div className="o-bar">
            {organisationGroups.filter((group) => page.groups[group]).map((group) => (
              <Go key={group} to={`/organisations?place=${region.code}&tab=${group}`}>
                {t('{group} {n}', { group: t(ORGANISATION_GROUPS[group]), n: page.groups[group]! })}
              </Go>
            ))}
            {Object.keys(page.groups).length === 0 && <span className="d-quiet">{t('还没有组织档案。')}</span>}
          </div>
          {ORGANISATION_KINDS.some((kind) => kind.group === 'mass' && page.kinds[kind.code]) && (
            <p className="o-note">
              {t('群团组织：{list}', {
                list: ORGANISATION_KINDS.filter((kind) => kind.group === 'mass' && page.kinds[kind.code]).map((kind) => t('{kind}{n}个', { kind: t(kind.title), n: page.kinds[kind.code]! })).join('、'),
              })}
            </p>
          )}
          {(units.data?.items.length ?? 0) > 0 && (
            <ul className="o-lines">
              {units.data!.items.slice(0, 10).map((unit) => (
                <li key={unit.id}>
                  <Go to={`/organisations/${unit.id}`}>{unit.name}</Go>
                  <span className="d-quiet">{t(unit.kindTitle)}</span>
                  <span className="o-end d-quiet">{unit.phone}</span>
                </li>
              ))}
            </ul>
          )}
          {community && community.gaps.length > 0 && (
            <p>
              <Go to={`/organisations/completeness?place=${region.code}`}>{t('组织健全情况：{n}项待办', { n: community.gaps.length })}</Go>
            </p>
          )}
        </>
      )}
    </Awaiting>
  )
}
