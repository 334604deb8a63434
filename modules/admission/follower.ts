import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { defineFollower } from '../cases/index.ts'
import { agreementCounting, countedWork, insertWork } from './queries/agreements.ts'

/** Outcomes for which the work was done, whatever came of it; refused, referred and ended cases are not paid. */
const DONE = new Set(['granted', 'done', 'answered', 'settled', 'not_settled'])

/**
 * Counts concluded cases of a matter that an agreement names, once each (MAT-04): in the community of the case, on the day it was concluded. Begun
 * again, the case is taken off by a reversing row, and counted anew when it is concluded anew.
 */
export const admissionFollower = defineFollower({
  name: 'admission.count',
  // A call-back after a bad rating may begin a case again as well: what counts is where it stood and stands.
  suits: (c) => (c.move === 'conclude' && DONE.has(c.outcome)) || (c.from === 'concluded' && c.state === 'accepted'),
  async moved(d, c) {
    const counted = await countedWork(d.tx, c.county, c.id)
    const by = { account: d.by.accountId, name: d.by.name || d.by.post, at: d.now }
    if (c.move !== 'conclude') {
      if (!counted) return
      await insertWork(d.tx, {
        county: c.county, id: d.newId(), region: counted.region, agreementId: counted.agreementId, doneOn: counted.doneOn, quantity: -1, source: 'case', caseId: c.id,
        caseNumber: counted.caseNumber, proof: '办件重新办理', reverses: counted.id, ...by,
      })
      return
    }
    const community = `${c.region.slice(0, 12)}`
    const day = shanghaiDate(d.now)
    const agreement = counted ? undefined : await agreementCounting(d.tx, c.county, c.matterCode, community, day)
    if (!agreement) return
    await insertWork(d.tx, {
      county: c.county, id: d.newId(), region: community, agreementId: agreement.id, doneOn: day, quantity: 1, source: 'case', caseId: c.id, caseNumber: c.number, proof: '', reverses: null, ...by,
    })
  },
})
