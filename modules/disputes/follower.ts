import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { defineFollower, type CaseFollower } from '../cases/index.ts'
import { disputeKinds, urgencyGrades } from './contract.ts'
import * as q from './queries/files.ts'
import { voidOthers } from './queries/papers.ts'

const oneOf = <T extends string>(known: readonly T[], code: string | null): T | '' => known.find((one) => one === code) ?? ''

/**
 * Every case of kind dispute has a mediation file from its first moment, by whatever channel it came: kind from the form, the applicant as the
 * first party, whom they named as the second. A case that is withdrawn, declined, concluded elsewhere or handed on takes its file along.
 */
export const disputeFollower: CaseFollower = defineFollower({
  name: 'disputes.file',
  suits: (c) => c.kind === 'dispute' && c.state !== 'draft',
  async moved(d, c) {
    if (c.move === 'submit') {
      const asked = await q.askedOf(d.tx, c.county, c.id)
      if (!asked) return
      const added = await q.insertFile(d.tx, {
        county: c.county, id: c.id, region: c.region, number: asked.number, title: asked.title, kind: oneOf(disputeKinds, asked.category),
        urgency: oneOf(urgencyGrades, asked.urgency) || (asked.urgency === 'major' ? 'urgent' : 'ordinary'), recordedOn: shanghaiDate(d.now),
      })
      if (added === 0) return
      const party = (side: 'a' | 'b', personId: string | null, name: string) =>
        q.insertParty(d.tx, { county: c.county, id: d.newId(), region: c.region, fileId: c.id, side, personId, name, standing: '', phone: null, at: d.now })
      if (asked.applicantId) await party('a', asked.applicantId, asked.applicantName)
      if (asked.otherParty) await party('b', null, asked.otherParty.replace(/\s+/g, ' ').trim().slice(0, 60))
      return
    }
    const file = await q.findFile(d.tx, c.county, c.id)
    if (!file) return
    if (file.region !== c.region) await q.moveFile(d.tx, c.county, c.id, c.region)
    const over = c.state === 'concluded' || c.state === 'declined' || c.state === 'withdrawn'
    if (over && (file.state === 'recorded' || file.state === 'accepted' || file.state === 'mediating')) {
      const words = { concluded: '办件已办结', declined: '不予受理', withdrawn: '申请人撤回了申请' }[c.state as 'concluded']
      await q.changeFile(d.tx, c.county, c.id, { state: c.outcome === 'referred' ? 'referred' : 'ended', endedOn: shanghaiDate(d.now), endReason: words })
      await voidOthers(d.tx, c.county, c.id)
    }
    if (c.move === 'reopen' && file.state === 'ended') await q.changeFile(d.tx, c.county, c.id, { state: file.acceptedOn ? 'accepted' : 'recorded', endedOn: null, endReason: '', ways: [] })
  },
})
