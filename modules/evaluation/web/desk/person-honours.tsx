import { useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Person } from '../../../register/contract.ts'
import { listPersonHonours } from '../../contract.ts'

/** Honours on a person's file: only those given, and only where the person agreed to be named. */
export default function PersonHonours({ person }: { person: Person }) {
  const query = useCall(listPersonHonours, { params: { id: person.id } })
  const items = query.data?.items ?? []
  if (items.length === 0) return <p className="d-quiet">{t('没有本人同意公开的荣誉。')}</p>
  return <ul>{items.map((one) => <li key={one.id}>{t('{honour}，{day}', { honour: one.honour, day: one.on })}</li>)}</ul>
}
