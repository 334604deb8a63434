import type { FilePart } from '../register/definition.ts'
import { dutiesOfPerson } from './queries/responsibles.ts'
import { RESPONSIBLE_KINDS } from './words.ts'

/** Duties in the neighbourhood, told to the person who has them. */
export const gridsFile: FilePart = {
  id: 'grids.responsibles',
  title: '我在社区的职责',
  tells: ['grids.responsibles.person_id'],
  list: async (tx, county, personId) =>
    (await dutiesOfPerson(tx, county, personId)).map((one) => ({ title: RESPONSIBLE_KINDS[one.kind], text: one.region_name ?? '', from: one.valid_from, until: one.valid_until })),
}
