import { Go } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Person } from '../../../register/contract.ts'

/** The way to the page where one looks together with the person. */
export default function PersonCard({ person }: { person: Person }) {
  return (
    <>
      <p className="d-quiet">{t('本人在场、上门或来电时，可以一样一样帮着看。只是建议，不作决定；查看会记入日志。')}</p>
      <p><Go to={`/entitlements/people/${person.id}`}>{t('帮着看看能享受什么')}</Go></p>
    </>
  )
}
