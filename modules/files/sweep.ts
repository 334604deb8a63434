import { Refusal } from '../../platform/kernel/refusal.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import type { BlobStore } from '../../platform/server/files/index.ts'
import { defineJob, type JobContext } from '../../platform/server/jobs.ts'
import { claim, deleteLoose, listUnclaimed, noteUnclaimed } from './queries.ts'
import { LOOSE_DAYS } from './policy.ts'

const BATCH = 200
const everyone = { as: 'staff', ...EVERYWHERE } as const

/**
 * Removes files that were uploaded for a submission which never came, and bytes that a crash left without a row. The row goes first and its
 * key is noted in the same transaction; then the bytes; then the note. Killed anywhere, the next run finishes.
 */
export async function sweepFiles({ db, services, now, progress }: JobContext): Promise<void> {
  const before = new Date(now.getTime() - LOOSE_DAYS * 86_400_000)
  for (let taken = BATCH; taken === BATCH; ) {
    taken = await db.within(everyone, async (tx) => {
      const gone = await deleteLoose(tx, before, BATCH)
      if (gone.length) await noteUnclaimed(tx, gone.map((f) => f.store_key), now)
      return gone.length
    })
  }
  let removed = 0
  for (;;) {
    const keys = await db.within(everyone, (tx) => listUnclaimed(tx, now, BATCH))
    for (const { store_key: key } of keys) {
      await removeBytes(services.blobs, key)
      await db.within(everyone, (tx) => claim(tx, key))
    }
    removed += keys.length
    await progress(removed, removed, '已清理未使用的文件')
    if (keys.length < BATCH) return
  }
}

/** A key that can name nothing has nothing to remove; a store that is away fails the run, and the next one goes on. */
async function removeBytes(blobs: BlobStore, key: string): Promise<void> {
  try {
    await blobs.delete(key)
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
  }
}

export const fileJobs = [defineJob({ name: 'files.sweep', title: '清理未提交的文件', cron: '17 * * * *', run: sweepFiles })]
