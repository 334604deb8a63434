import { Awaiting, DateText, Go, useAbility, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Region } from '../../../regions/contract.ts'
import { getPlaceHistory } from '../../contract.ts'
import { stateName } from './words.ts'
import './territory.css'

/** What a place was and what became of it, on its page. */
export default function PlaceHistoryCard({ region }: { region: Region }) {
  const query = useCall(getPlaceHistory, { params: { code: region.code } }, { staleMs: 60_000 })
  const proposes = useAbility('territory.propose')
  return (
    <Awaiting query={query} inside>
      {({ periods, kin, open }) => (
        <>
          {open.map((each) => (
            <p key={each.id}>
              <Go to={`/territory/${each.id}`}>{each.title}</Go> <span className="t-tag">{stateName(each.state)}</span>
            </p>
          ))}
          {kin.length === 0 && periods.length <= 1 ? (
            <p className="d-quiet">{t('这里没有调整过。')}</p>
          ) : (
            <ul className="t-list">
              {periods.map((period, i) => (
                <li key={period.validFrom}>
                  <DateText value={period.validFrom} />
                  {period.validUntil ? (
                    <>
                      {t('至')}
                      <DateText value={period.validUntil} />
                    </>
                  ) : (
                    t('起')
                  )}
                  {t('：')}
                  {period.name}
                  {period.validUntil === null && i === periods.length - 1 && <span className="t-tag">{t('现在')}</span>}
                </li>
              ))}
              {kin.map((each) => (
                <li key={`${each.on}-${each.way}-${each.code}-${each.dossier ?? ''}`}>
                  <DateText value={each.on} /> {each.way === 'from' ? (each.whole ? t('并入了') : t('接收了一部分：')) : each.whole ? t('全部转入') : t('一部分转入')}
                  <Go to={`/regions/${each.code}`}>{each.name}</Go>
                  {each.dossier && (
                    <span className="d-quiet">
                      {t('（')}
                      <Go to={`/territory/${each.dossier}`}>{each.number}</Go>
                      {t('）')}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )}
          {proposes && region.validUntil === null && (
            <p>
              <Go to={`/territory/new?place=${region.code}`}>{t('提出调整')}</Go>
            </p>
          )}
        </>
      )}
    </Awaiting>
  )
}
