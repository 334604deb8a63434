/** What runs out: service marks end on their day, mandates and contracts are reminded of a month before. */
import { addDays, shanghaiDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { recordAudit } from '../../platform/server/context.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { defineJob, type Job, type JobContext } from '../../platform/server/jobs.ts'
import type { RegisterNeeds } from './needs.ts'
import * as rows from './queries/care.ts'
import { insertChange } from './queries/people.ts'

const SYSTEM = { id: 'system', name: '系统', post: '到期处理' }
const REMIND_DAYS = 30

const everywhere = { as: 'staff', ...EVERYWHERE } as const

/** Ends marks whose last day is over, a piece in a transaction; killed at any point it goes on where it stopped. @returns how many ended. */
export async function endLapsedMarks({ db, now, services }: JobContext, needs: RegisterNeeds): Promise<number> {
  const today = shanghaiDate(now)
  for (let ended = 0; ;) {
    const n = await db.within(everywhere, async (tx) => {
      const lapsed = await rows.lapsedMarks(tx, today)
      for (const m of lapsed) {
        await rows.endMark(tx, m.county, m.id, { on: m.valid_until, by: SYSTEM.name, because: '到期' })
        await insertChange(tx, { id: uuidv7(now.getTime()), accountId: null, name: SYSTEM.name, now }, {
          county: m.county, region: m.region, subject: 'person', subjectId: m.person_id, deed: 'service_ended', after: { mark: m.id, until: m.valid_until }, reason: '到期',
        })
        await recordAudit(tx, now, SYSTEM, 'register.service_ended', { subject: m.person_id, region: m.region, because: '到期', detail: { mark: m.id } })
        await needs.notify({ tx, now, services }, {
          county: m.county, region: m.region, personId: m.person_id, template: 'service_mark_ended', title: '一项服务登记已到期',
          body: `您的一项服务登记（${m.basis_title}）已于${m.valid_until}到期终止。还需要的，请联系社区重新登记。`, link: '/my/file/services',
        })
      }
      return lapsed.length
    })
    ended += n
    if (n === 0) return ended
  }
}

/** Tells both sides a month before a mandate, a guardianship or a contract ends. Once each. @returns how many were told. */
export async function remindOfEnds({ db, now, services }: JobContext, needs: RegisterNeeds): Promise<number> {
  const today = shanghaiDate(now)
  const until = addDays(today, REMIND_DAYS)
  for (let told = 0; ;) {
    const n = await db.within(everywhere, async (tx) => {
      const standings = await rows.standingsEnding(tx, today, until)
      for (const s of standings) {
        const word = s.kind === 'guardian' ? '监护' : s.kind === 'agent' ? '委托代理' : '照料'
        const body = `${s.by_name}与${s.name}的${word}登记将于${s.valid_until}到期。需要继续的，请在到期前带依据到社区办理。`
        for (const personId of new Set([s.by_person_id, s.person_id])) {
          await needs.notify({ tx, now, services }, { county: s.county, region: s.region, personId, template: 'standing_ends', title: `${word}登记即将到期`, body, link: '/my/proxies' })
        }
        await rows.setReminded(tx, 'representatives', s.county, s.id, today)
      }
      const contracts = await rows.contractsEnding(tx, today, until)
      for (const c of contracts) {
        await needs.notify({ tx, now, services }, {
          county: c.county, region: c.region, personId: c.person_id, template: 'contract_ends', title: '家庭医生签约即将到期',
          body: `您与${c.organisation}${c.team}的签约将于${c.valid_until}到期，需要续签请联系签约机构或社区。`, link: '/my/file/services',
        })
        await rows.setReminded(tx, 'care_contracts', c.county, c.id, today)
      }
      return standings.length + contracts.length
    })
    told += n
    if (n === 0) return told
  }
}

export const makeRegisterJobs = (needs: RegisterNeeds): Job[] => [
  defineJob({
    name: 'register.ends',
    title: '服务登记到期、代理和签约到期提醒',
    cron: '20 3 * * *',
    async run(ctx) {
      await endLapsedMarks(ctx, needs)
      await remindOfEnds(ctx, needs)
    },
  }),
]
