/** Who answers for an address, for the pages of other modules. */
import { Go, Panel, useAbility, useCall } from '../../../platform/web/desk/index.ts'
import { t } from '../../../platform/web/text.ts'
import { resolveAddress } from '../contract.ts'
import { kindName } from './names.ts'

/** The chain of one address; says what is missing and whom to ring instead. */
export function ResponsibleCard({ dwellingId }: { dwellingId: string }) {
  const may = useAbility('grids.read')
  const answer = useCall(resolveAddress, { params: { dwellingId } }, { enabled: may })
  if (!may) return null
  const chain = answer.data
  const absent = { door_head: t('楼栋长'), group_leader: t('居民小组长'), grid_worker: t('网格员') }
  return (
    <Panel title={t('谁负责这里')} aside={chain?.grid && <Go to={`/grids/${chain.grid.code}`}>{chain.grid.name}</Go>}>
      {!chain && <p className="d-quiet">{answer.error ? t('暂时查不到，请刷新页面再试。') : t('正在查找…')}</p>}
      {chain && (
        <ul className="d-lines">
          {chain.links.map((link, i) => (
            <li key={i}>
              <strong>{link.name}</strong> {kindName(link.kind)}
              <span className="d-quiet"> {[link.area, link.phone ?? link.phoneMasked].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
          {chain.missing.length > 0 && (
            <li>
              {t('还没有{names}。', { names: chain.missing.map((one) => absent[one]).join('、') })}
              {chain.station.phone ? t('可以找{name}，电话{phone}。', chain.station) : t('可以找{name}。', { name: chain.station.name })}
            </li>
          )}
        </ul>
      )}
    </Panel>
  )
}
