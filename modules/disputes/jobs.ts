import { formatChineseDate, addDays, shanghaiDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { defineJob, type Job } from '../../platform/server/jobs.ts'
import type { DisputeNeeds } from './needs.ts'
import { dueLines, remindOnce, type DueLine } from './queries/mine.ts'
import { DISPUTE_SETTINGS } from './settings.ts'

const everyone = { as: 'staff', ...EVERYWHERE } as const

function sentences(due: DueLine): { title: string; party: string; mediator: string } {
  const day = formatChineseDate(due.dueOn)
  switch (due.about) {
    case 'clause_soon':
      return { title: '协议快到履行的日子了', party: `您在调解协议（${due.number}）里约定${day}前：${due.words}。`, mediator: `纠纷${due.number}有一条约定${day}到期。` }
    case 'clause_late':
      return { title: '协议过了履行的日子', party: `您在调解协议（${due.number}）里约定${day}前：${due.words}，还没有登记履行。已经做了的请告诉调解员。`, mediator: `纠纷${due.number}有一条约定${day}到期，还没有登记履行，请催促或者告知其他途径。` }
    case 'visit':
      return { title: '该回访了', party: '', mediator: `纠纷${due.number}应在${day}前回访。` }
    default:
      return { title: '司法确认快到期了', party: `您的调解协议（${due.number}）可以在${day}前由双方共同向法院申请司法确认。不申请也不影响协议。`, mediator: '' }
  }
}

/** Once a day: what falls due is said to who owes it and to the mediator, once for each day it holds for. */
export const makeDisputeJobs = (need: DisputeNeeds): Job[] => [
  defineJob({
    name: 'disputes.remind',
    title: '调解协议履行、回访和司法确认提醒',
    cron: '20 9 * * *',
    async run({ db, services, now, progress }) {
      const today = shanghaiDate(now)
      for (let done = 0; ; ) {
        const due = await db.within(everyone, (tx) => dueLines(tx, { today, soon: addDays(today, DISPUTE_SETTINGS.remindDays) }))
        if (due.length === 0) break
        for (const one of due) {
          await db.within(everyone, async (tx) => {
            if (!(await remindOnce(tx, { county: one.county, id: uuidv7(now.getTime()), region: one.region, about: one.about, aboutId: one.id, dueOn: one.dueOn, at: now }))) return
            const said = sentences(one)
            const to = { county: one.county, region: one.region, template: `dispute_${one.about}`, title: said.title }
            if (one.personId && said.party) await need.notify({ tx, now, services }, { ...to, personId: one.personId, body: said.party, link: `/my/disputes/${one.fileId}` })
            if (one.account && said.mediator) await need.notify({ tx, now, services }, { ...to, accountId: one.account, body: said.mediator, link: `/disputes/${one.fileId}` })
          })
          done += 1
        }
        await progress(done, done)
      }
    },
  }),
]
