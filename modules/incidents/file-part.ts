import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type { FilePart } from '../register/definition.ts'
import { visitsToTell } from './queries/patrols.ts'

/** Who came to see a person and what about, told to that person. */
export const incidentsFile: FilePart = {
  id: 'incidents.visits',
  title: '入户走访',
  tells: ['incidents.visits.person_id'],
  list: async (tx, county, personId) =>
    (await visitsToTell(tx, county, personId)).map((one) => ({ title: `${one.by}来走访`, text: one.content, from: shanghaiDate(new Date(one.visitedAt)), until: null })),
}
