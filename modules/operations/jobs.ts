import { EVERYWHERE } from '../../platform/server/db.ts'
import { sealAudit, verifyAudit } from '../../platform/server/audit.ts'
import { recordAudit } from '../../platform/server/context.ts'
import { defineJob, type JobContext } from '../../platform/server/jobs.ts'
import { forgetOldSignIns } from '../accounts/index.ts'
import { closeDeadRuns, deleteOldReplies, deleteOldRuns, listSeals } from './queries.ts'

const DAY = 86_400_000
const RUNS_KEPT_DAYS = 90
const everyone = { as: 'staff', ...EVERYWHERE } as const

/**
 * Verifies the chain, writes the verdict down, and fails where it does not hold, so that it stands on the job page. The newest seal goes into
 * the server's log: a chain cannot know that its own end was cut off, a line outside the database can.
 */
async function verifyNightly({ db, services, now, log }: JobContext): Promise<void> {
  const verdict = await verifyAudit(db)
  const [newest] = await db.within(everyone, (tx) => listSeals(tx, null))
  log.info({ seal: newest?.number, hash: newest?.hash, intact: verdict.broken === null }, 'audit verified')
  await db.within(everyone, (tx) =>
    recordAudit(tx, now, { id: 'system', name: '系统', post: '' }, 'audit.verified', { region: `${services.settings.county}000000`, detail: { ...verdict } }),
  )
  if (verdict.broken) throw new Error(`审计记录核验不通过：第${verdict.broken.number}个封条，${verdict.broken.reason}`)
}

/**
 * Drops what is too old to matter: answers to repeated writes (3 days), sessions (7 days after their end), runs of jobs (90 days); and says of
 * runs that began more than a day ago and never ended that they failed.
 */
async function cleanUp({ db, now }: JobContext): Promise<void> {
  await db.within(everyone, (tx) => deleteOldReplies(tx))
  await forgetOldSignIns(db, now)
  await db.within(everyone, async (tx) => {
    await closeDeadRuns(tx, new Date(now.getTime() - DAY), now)
    await deleteOldRuns(tx, new Date(now.getTime() - RUNS_KEPT_DAYS * DAY))
  })
}

export const operationJobs = [
  defineJob({ name: 'audit.seal', title: '封存审计记录', everySeconds: 2, run: async ({ db, now }) => void (await sealAudit(db, now)) }),
  defineJob({ name: 'audit.verify', title: '核验审计记录', cron: '40 3 * * *', retryLimit: 0, run: verifyNightly }),
  defineJob({ name: 'operations.clean-up', title: '清理过期的登录和应答', cron: '10 3 * * *', run: cleanUp }),
]
