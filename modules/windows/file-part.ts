import type { FilePart } from '../register/definition.ts'
import { visitsToTell } from './queries/visits.ts'

/** Visits to a window, told to the person who came. */
export const windowsFile: FilePart = {
  id: 'windows.visits',
  title: '窗口来访',
  tells: ['windows.visits.person_id'],
  list: async (tx, county, personId) => (await visitsToTell(tx, county, personId)).map((one) => ({ title: `来访${one.number}`, text: one.titles.join('、'), from: one.at, until: one.at, href: '/my' })),
}
