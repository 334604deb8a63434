import type { FilePart } from '../register/definition.ts'
import { VISIT_STATES } from './contract.ts'
import { answered } from './deeds/opinions.ts'
import { visitsOfPerson } from './queries/contacts.ts'
import { opinionsOfPerson } from './queries/opinions.ts'

/** What a person said under their own name, and what became of it. Without a name nothing is kept of a person. */
export const voicesFile: FilePart = {
  id: 'voices.opinions',
  title: '意见和信访',
  tells: ['voices.opinions.person_id', 'voices.visits.person_id'],
  async list(tx, county, personId) {
    const said = (await opinionsOfPerson(tx, county, personId)).map((row) => ({ title: `意见${row.number}`, text: answered(row).where, from: row.saidOn, until: null, href: '/voices/mine' }))
    const visits = (await visitsOfPerson(tx, county, personId)).map((row) => ({
      title: `接待日来访（${VISIT_STATES[row.state]}）`, text: row.caseNumber ? `已转成办件${row.caseNumber}` : row.issue, from: null, until: null, href: '/contact-days/mine',
    }))
    return [...said, ...visits]
  },
}
