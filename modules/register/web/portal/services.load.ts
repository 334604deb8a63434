import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { tellMyFile } from '../../../privacy/contract.ts'
import { listCareContracts, listServiceMarks } from '../../contract.ts'
import { whose } from './whose.ts'

/** What every module keeps; of oneself also what one may end. */
export async function load(context: LoadContext) {
  const { ask, ...of } = await whose(context)
  const today = dayOf(new Date())
  const mine = async () => {
    const [contracts, marks] = await Promise.all([
      context.api(listCareContracts, { params: { id: of.id } }), context.api(listServiceMarks, { params: { id: of.id } }),
    ])
    return {
      contracts: contracts.items.filter((one) => one.endedOn === null && one.validUntil > today)
        .map(({ id, organisation, team, validUntil }) => ({ id, name: `${organisation} ${team}`, until: validUntil })),
      marks: marks.items.filter((one) => one.mayEnd && one.validUntil > today).map(({ id, kind, purpose, validUntil }) => ({ id, kind, purpose, until: validUntil })),
    }
  }
  const [{ parts }, ends] = await Promise.all([context.api(tellMyFile, { query: ask }), of.isOwn ? mine() : { contracts: [], marks: [] }])
  return { of, parts, ends, today }
}
