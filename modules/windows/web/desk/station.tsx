import { Select } from 'antd'
import type { ReactNode } from 'react'
import { Awaiting, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { listStations, type Station } from '../../contract.ts'
import './windows.css'

/** The place of the post that is worn. */
export const useRoot = (): string | undefined => useCall(getMe, {}, { staleMs: 60_000 }).data?.currentPost?.region

/** The station a page is about: the one in the address, else the first of the place. Says what to do where there is none. */
export function WithStation({ children, action }: { children: (station: Station, choice: ReactNode) => ReactNode; action?: ReactNode }) {
  const root = useRoot()
  const [search, setSearch] = useSearchState()
  const query = useCall(listStations, { query: { region: root ?? '000000000000' } }, { enabled: root !== undefined, staleMs: 60_000 })
  return (
    <Awaiting query={query}>
      {({ items }) => {
        const station = items.find((one) => one.id === search.station) ?? items[0]
        if (!station) {
          return (
            <div className="d-absent">
              <h2>{t('这里还没有服务站')}</h2>
              <p>{t('服务站由社区负责人或街道干部在“服务站”里建立，写明地址、开放时间和业务种类。')}</p>
              {action}
            </div>
          )
        }
        const choice = items.length > 1 && (
          <Select aria-label={t('服务站')} className="w-station" value={station.id} showSearch={{ optionFilterProp: 'label' }} options={items.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(id: string) => setSearch({ station: id })} />
        )
        return children(station, choice)
      }}
    </Awaiting>
  )
}
