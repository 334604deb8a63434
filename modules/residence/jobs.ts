import { addDays, formatChineseDate, shanghaiDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { defineJob, type Job } from '../../platform/server/jobs.ts'
import { NEED_KINDS } from './contract/needs.ts'
import type { ResidenceNeeds } from './needs.ts'
import { endExpired } from './queries/needs.ts'
import { dueReminders, remindOnce } from './queries/people.ts'
import { REMIND_DAYS } from './rules/permit.ts'

const everyone = { as: 'staff', ...EVERYWHERE } as const
/** A tenant is invited once, some days after the rental was filed: many register in the same errand. */
const INVITE_AFTER_DAYS = 3
const NEED_DAYS = 7

type Due = Awaited<ReturnType<typeof dueReminders>>[number]

/** What is said, as service: what runs out, what one loses, and the one thing to do. */
function sentence(due: Due): { template: string; title: string; body: string; link: string } {
  const day = formatChineseDate(due.dueOn, { withYear: true })
  switch (due.about) {
    case 'declaration':
      return { template: 'residence_renew', title: '居住登记快到续登日了', body: `您的居住登记请在${day}前续登，网上点一下就行。已经搬走的请告诉社区。`, link: '/matters/residence.registration/apply' }
    case 'permit':
      return { template: 'permit_endorse', title: '居住证快到签注日了', body: `您的居住证请在${day}前签注。晚了功能会中止，连续居住年限要重新算。`, link: '/matters/residence.endorsement/apply' }
    case 'need':
      return { template: 'need_expires', title: '您登记的需求还要吗？', body: `您登记过需要“${NEED_KINDS[due.words as keyof typeof NEED_KINDS] ?? due.words}”，${day}到期。还需要的请点“还需要”，不需要了不用管。`, link: '/my/residence' }
    default:
      return { template: 'residence_invited', title: '请您办居住登记', body: `您租住在${due.words}，欢迎办居住登记：以后在社区办事不用再交证明，住满半年可以申领居住证。不办也没关系，可以答“以后再说”。`, link: '/my/residence' }
  }
}

/** Jobs of residence: reminding once a day, each person once for each thing, in transactions of their own. */
export const makeResidenceJobs = (needs: ResidenceNeeds): Job[] => [
  defineJob({
    name: 'residence.remind',
    title: '居住登记、居住证和需求到期提醒',
    cron: '30 9 * * *',
    async run({ db, services, now, progress }) {
      const today = shanghaiDate(now)
      await db.within(everyone, (tx) => endExpired(tx, today))
      const asked = {
        today, soon: addDays(today, REMIND_DAYS), week: addDays(today, NEED_DAYS), filedBefore: new Date(now.getTime() - INVITE_AFTER_DAYS * 86_400_000),
      }
      for (let done = 0; ; ) {
        const due = await db.within(everyone, (tx) => dueReminders(tx, asked))
        if (due.length === 0) break
        for (const one of due) {
          await db.within(everyone, async (tx) => {
            const isFirst = await remindOnce(tx, {
              county: one.county, id: uuidv7(now.getTime()), region: one.region, about: one.about, aboutId: one.id, dueOn: one.dueOn, at: now,
            })
            if (isFirst) await needs.notify({ tx, now, services }, { county: one.county, region: one.region, personId: one.personId, ...sentence(one) })
          })
          done += 1
        }
        await progress(done, done)
      }
    },
  }),
]
