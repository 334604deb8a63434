import { EVERYWHERE } from '../../platform/server/db.ts'
import { defineJob, type Job } from '../../platform/server/jobs.ts'
import type { Services } from '../../platform/server/services.ts'
import type { Tx } from '../../platform/server/db.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { remindOfConsents } from './consents.ts'
import { makeResealJob } from './keys.ts'
import { makeRetentionJob } from './retention.ts'
import type { PrivacyNeeds } from './routes.ts'

export interface JobNeeds extends Pick<PrivacyNeeds, 'sealedParts' | 'retentionParts'> {
  notifyBy(telling: { tx: Tx; now: Date; services: Services }, note: { county: string; region: string; personId: string; template: string; title: string; body: string; link: string }): Promise<unknown>
}

export const makePrivacyJobs = (needs: JobNeeds): Job[] => [
  makeResealJob(needs.sealedParts),
  makeRetentionJob(needs.retentionParts),
  defineJob({
    name: 'privacy.consent-reminders',
    title: '提醒同意快到期',
    cron: '30 8 * * *',
    run: async ({ db, services, now }) => {
      const { county } = services.settings
      await db.within({ as: 'staff', ...EVERYWHERE }, (tx) =>
        remindOfConsents(tx, {
          county, now, newId: () => uuidv7(now.getTime()),
          tell: async (note) => void (await needs.notifyBy({ tx, now, services }, { county, ...note, template: 'consent_ending', link: '/my/consents' })),
        }),
      )
    },
  }),
]
