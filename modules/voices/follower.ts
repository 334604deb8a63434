import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { carryCase, defineFollower, type CaseFollower, type CaseOutcome, type Doing, type FollowedCase } from '../cases/index.ts'
import { wholeCounty } from './deeds/shared.ts'
import * as q from './queries/letters.ts'
import { recordStep } from './queries/steps.ts'

const ROUND_OF: Readonly<Record<string, 'handle' | 'review' | 'reexamination'>> = { 'voices.petition': 'handle', 'voices.petition-review': 'review', 'voices.petition-reexamination': 'reexamination' }
const SOURCE_OF: Readonly<Record<string, string>> = { LETTER: 'letter', VISIT: 'visit' }

const step = (d: Doing, row: { id: string; region: string }, county: string, name: string, words: string) =>
  recordStep(d.tx, { county, id: d.newId(), region: row.region, aboutId: row.id, step: name, note: words.slice(0, 500), detail: {}, name: d.by.name, at: d.now })

/** A letter goes along with its case: its row is written with the submission, and the reply with the conclusion. */
export const letterFollower: CaseFollower = defineFollower({
  name: 'voices.letters',
  suits: (c) => c.matterCode in ROUND_OF && ['submit', 'accept', 'decline', 'conclude', 'reopen'].includes(c.move),
  async moved(d, c) {
    const today = shanghaiDate(d.now)
    if (c.move === 'submit') {
      const kind = String(c.form['kind'] ?? 'request')
      await q.insertLetter(d.tx, {
        county: c.county, id: d.newId(), region: c.region, caseId: c.id, number: c.number, title: c.title.slice(0, 60), kind: ['request', 'accusation', 'suggestion'].includes(kind) ? kind : 'request',
        source: SOURCE_OF[c.channel] ?? 'electronic', round: ROUND_OF[c.matterCode]!, rung: c.region.slice(6, 12) === '000000' ? 1 : 0, firstId: null, beforeId: null, receivedOn: today,
      })
      return
    }
    const row = await q.letterOfCase(d.tx, c.county, c.id)
    if (!row) return
    // Whoever is on the register has just been told by message; others are told by letter, which is noted by hand.
    const told = c.applicantId ? { toldOn: today, how: '系统消息' } : { toldOn: null, how: '' }
    const answer = String(c.note['answer'] ?? c.note['reason'] ?? '')
    if (c.move === 'accept') await q.setRouted(d.tx, c.county, row.id, { state: 'accepted', on: today, ...told, forwardedTo: '' })
    else if (c.move === 'decline') await q.setRouted(d.tx, c.county, row.id, { state: 'declined', on: today, ...told, forwardedTo: '' })
    else if (c.move === 'reopen') await q.setReopened(d.tx, c.county, row.id)
    else if (c.outcome === 'referred') return
    else await q.setReply(d.tx, c.county, row.id, { reply: answer, on: today, deliveredOn: c.applicantId ? today : null })
    await step(d, row, c.county, c.move, answer)
  },
})

/** Letters that are handled as one with a case of any matter: accepted with it, and every person answered with its reply. */
export const jointFollower: CaseFollower = defineFollower({
  name: 'voices.joint',
  suits: (c) => ['request', 'event', 'dispute'].includes(c.kind) && ['accept', 'decline', 'conclude'].includes(c.move),
  async moved(d, c) {
    // A joined letter may stand at a place that whoever concludes does not see; the answer is for its person all the same.
    await d.tx.reaching(...range(c), async () => {
      for (const one of await q.lettersJoinedTo(d.tx, c.county, c.id)) {
        if (c.move === 'accept') await carryCase(d, c.county, one.caseId, { what: 'accept' })
        else await carryCase(d, c.county, one.caseId, { what: 'conclude', outcome: (c.outcome || 'answered') as CaseOutcome, answer: String(c.note['answer'] ?? c.note['reason'] ?? '') })
        await step(d, one, c.county, `joint_${c.move}`, c.number)
      }
    })
  },
})
const range = (c: FollowedCase): [string, string] => {
  const { lo, hi } = wholeCounty(c.county)
  return [lo, hi]
}

export const voiceFollowers: readonly CaseFollower[] = [letterFollower, jointFollower]
