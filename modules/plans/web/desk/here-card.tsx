import { Awaiting, Go, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Region } from '../../../regions/contract.ts'
import { listGoals } from '../../contract.ts'
import { Standing } from './parts.tsx'

/** Goals that a place and what lies below it owe, on its page. */
export default function HereCard({ region }: { region: Region }) {
  const query = useCall(listGoals, { query: { region: region.code } }, { staleMs: 30_000 })
  return (
    <Awaiting query={query} inside>
      {(page) => page.items.length === 0 ? <p className="d-quiet">{t('这里还没有规划目标。')}</p> : (
        <>
          <ul className="pl-lines">
            {page.items.slice(0, 6).map((one) => (
              <li key={one.id} className="pl-head">
                <Go to={`/plans/goals/${one.id}`}>{one.what}</Go><Standing assessment={one.assessment} /><span className="d-quiet pl-end">{one.owner || t('没有负责人')}</span>
              </li>
            ))}
          </ul>
          <p><Go to="/plans/goals">{t('全部目标')}</Go></p>
        </>
      )}
    </Awaiting>
  )
}
