import { Awaiting, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Region } from '../../../regions/contract.ts'
import { listServing } from '../../contract.ts'
import './organisations.css'

/** Who serves a place: bodies, station and the street's centres, with office-holders, telephone and hours. Public facts. */
export default function ServingCard({ region }: { region: Region }) {
  const query = useCall(listServing, { query: { region: region.code } }, { staleMs: 60_000 })
  return (
    <Awaiting query={query} inside>
      {({ items }) =>
        items.length === 0 ? (
          <p className="d-quiet">{t('还没有登记为这里服务的组织。')}</p>
        ) : (
          <ul className="o-lines">
            {items.map((one) => (
              <li key={one.id}>
                <strong>{one.name}</strong>
                <span>{one.holders.slice(0, 2).map((line) => t('{title}{names}', { title: t(line.title), names: line.names.join('、') })).join('，')}</span>
                <span className="o-end d-quiet">{[one.phone, one.opens].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        )
      }
    </Awaiting>
  )
}
