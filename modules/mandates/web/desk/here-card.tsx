import { Awaiting, DateText, Go, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Region } from '../../../regions/contract.ts'
import { listResources, RESOURCE_KINDS, RESOURCE_STATES } from '../../contract.ts'
import { yuan } from './area.tsx'

/** What came to a community and from whom, with totals by year (TER-22). */
export default function HereCard({ region }: { region: Region }) {
  const query = useCall(listResources, { query: { region: region.code } }, { staleMs: 30_000 })
  return (
    <Awaiting query={query} inside>
      {(page) => page.items.length === 0 ? <p className="d-quiet">{t('还没有下沉到这里的人员、经费和物资。')}</p> : (
        <>
          <ul className="man-lines">
            {page.years.map((year) => (
              <li key={year.year}>
                <strong>{t('{year}年', { year: year.year })}</strong>{' '}
                {t('人员{people}人，经费{money}，物资{goods}批', { people: year.people, money: yuan(year.moneyFen), goods: year.goods })}
              </li>
            ))}
            {page.items.slice(0, 8).map((one) => (
              <li key={one.id} className="man-head">
                <span>{one.what}</span>
                <span>{one.kind === 'money' ? yuan(one.amountFen) : `${one.quantity}${one.unit}`}</span>
                <span className="d-quiet">{t('{kind}，{giver}', { kind: t(RESOURCE_KINDS[one.kind]), giver: one.giver })}</span>
                <span className="d-quiet man-end"><DateText value={one.givenOn} /> {t(RESOURCE_STATES[one.state])}</span>
              </li>
            ))}
          </ul>
          <p><Go to={`/mandates/resources?place=${region.code}`}>{t('查看全部')}</Go></p>
        </>
      )}
    </Awaiting>
  )
}
