import type { FilePart } from '../register/definition.ts'
import { answered } from './deeds/opinions.ts'
import { opinionsOfPerson } from './queries/opinions.ts'

/** What a person said under their own name, and what became of it. Without a name nothing is kept of a person. */
export const voicesFile: FilePart = {
  id: 'voices.opinions',
  title: '意见和信访',
  tells: ['voices.opinions.person_id'],
  async list(tx, county, personId) {
    return (await opinionsOfPerson(tx, county, personId)).map((row) => ({ title: `意见${row.number}`, text: answered(row).where, from: row.saidOn, until: null, href: '/voices/mine' }))
  },
}
