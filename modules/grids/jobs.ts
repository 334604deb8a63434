import { Refusal } from '../../platform/kernel/refusal.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { recordAudit } from '../../platform/server/context.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { defineJob, type Job } from '../../platform/server/jobs.ts'
import { applyDraft } from './drawing.ts'
import type { GridNeeds } from './here.ts'
import { draftsDue, holdDraft, settleDraft } from './queries/drafts.ts'

const everywhere = { as: 'staff', ...EVERYWHERE } as const
/** History and audit name a run without a person by the nil id. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Drawings whose day has come are put in force shortly after midnight; one that can no longer be goes back to its draft. */
export const makeGridJobs = (needs: GridNeeds): Job[] => [
  defineJob({
    name: 'grids.in_force',
    title: '网格图按日生效',
    cron: '5 0 * * *',
    async run(ctx) {
      const { county } = ctx.services.settings
      const due = await ctx.db.within(everywhere, (tx) => draftsDue(tx, county, shanghaiDate(ctx.now)))
      for (const [i, { id }] of due.entries()) {
        const by = { id: NOBODY, name: '系统' }
        const how = { changeId: uuidv7(ctx.now.getTime()), by, because: '到生效日期' }
        const refused = await ctx.db.within(everywhere, async (tx) => {
          const draft = await holdDraft(tx, county, id)
          if (draft?.state !== 'scheduled') return undefined
          const buildings = await applyDraft({ tx, now: ctx.now }, needs, county, draft, how)
          await recordAudit(tx, ctx.now, { ...by, post: 'job' }, 'grids.draft_in_force', { region: draft.region, detail: { draft: id, change: how.changeId, buildings } })
          return undefined
        }).catch((error: unknown) => (error instanceof Refusal ? error : Promise.reject(error)))
        if (refused) {
          await ctx.db.within(everywhere, async (tx) => {
            await settleDraft(tx, county, id, { state: 'open', on: null, changeId: null, now: ctx.now })
            await recordAudit(tx, ctx.now, { ...by, post: 'job' }, 'grids.draft_not_in_force', { because: refused.message, detail: { draft: id } })
          })
        }
        await ctx.progress(i + 1, due.length)
      }
    },
  }),
]
