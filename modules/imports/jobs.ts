import { defineJob, type Job, type JobContext } from '../../platform/server/jobs.ts'
import { countyScope, type Engine } from './engine.ts'
import { makeExports, type TellPeople } from './exports.ts'
import { UNDO_DAYS } from './contract.ts'
import { KEPT_DAYS } from './policy.ts'
import { clearPages, forgetTouched, listToClear, setState } from './queries.ts'
import { workOff } from './work.ts'

const DAY = 86_400_000

/** Removes what has lain long enough: rows of files after seven days, what would be needed to take a batch back after thirty. */
async function clearOld({ db, services, now, progress }: JobContext): Promise<void> {
  const county = services.settings.county
  let cleared = 0
  for (;;) {
    const old = await db.within(countyScope(county), (tx) => listToClear(tx, county, new Date(now.getTime() - KEPT_DAYS * DAY)))
    for (const { id, state } of old) {
      await db.within(countyScope(county), async (tx) => {
        await clearPages(tx, county, id, now)
        if (state !== 'done' && state !== 'undone' && state !== 'discarded') await setState(tx, county, id, { state: 'discarded', message: '超过7天没有导入，已自动作废', ended: now })
      })
      cleared++
    }
    if (old.length < 50) break
  }
  await db.within(countyScope(county), (tx) => forgetTouched(tx, county, new Date(now.getTime() - UNDO_DAYS * DAY)))
  await progress(cleared, cleared, '已清除导入的原始数据')
}

/** Frequent and resumable: whoever holds a file's lock works on it, and a process that dies lets go. */
export const makeImportJobs = (engine: Engine, tellPeople: TellPeople): Job[] => [
  defineJob({ name: 'imports.work', title: '检查、写入和撤销导入', everySeconds: 1, run: ({ db, services, now }) => workOff(engine, { db, services, now }) }),
  defineJob({ name: 'exports.make', title: '生成导出的名册', everySeconds: 2, run: ({ db, services, now }) => makeExports(engine, tellPeople, { db, services, now }) }),
  defineJob({ name: 'imports.clear', title: '清除导入的原始数据', cron: '41 3 * * *', run: clearOld }),
]
