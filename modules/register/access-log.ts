/** Who looked into a file, and what was changed in it. */
import type { Reply } from '../../platform/kernel/operation.ts'
import { actorOf } from '../accounts/index.ts'
import type * as doors from './contract.ts'
import * as errors from './errors.ts'
import { countyHere, page, timeAfter, type Ctx } from './here.ts'
import { fileFor } from './people.ts'
import * as rows from './queries/people.ts'
import { widenToCounty } from './ties.ts'

/** Lets the reader through to one file's log: the person, whoever may read for them, staff by their scope. Their place may be narrower. */
export async function mayReadLog(ctx: Ctx, id: string): Promise<void> {
  const actor = actorOf(ctx)
  if (actor.kind === 'staff') {
    if (!(await rows.findPerson(ctx.tx, countyHere(ctx), id))) throw errors.personNotFound()
  } else await fileFor(ctx, id)
  // Entries carry the place where the person was at the time, also one that is no more: the reading is confined by the subject alone.
  await widenToCounty(ctx.tx, countyHere(ctx))
}

export async function listAccessLog(
  ctx: Ctx,
  { params, query }: { params: { id: string }; query: { after?: string | undefined } },
): Promise<Reply<typeof doors.listAccessLog>> {
  const after = timeAfter(query.after)
  await mayReadLog(ctx, params.id)
  const found = await rows.listOpenings(ctx.tx, countyHere(ctx), params.id, after)
  return page(found, (e) => `${e.at}_${e.id}`, (e) => ({
    id: e.id, at: e.at, deed: e.deed, name: e.caller_name, post: e.post.replace(/@\d+$/, ''), because: e.because, ref: e.detail.ref ?? '',
  }))
}

export async function listPersonChanges(
  ctx: Ctx,
  { params, query }: { params: { id: string }; query: { after?: string | undefined } },
): Promise<Reply<typeof doors.listPersonChanges>> {
  const after = timeAfter(query.after)
  await mayReadLog(ctx, params.id)
  const found = await rows.listChanges(ctx.tx, countyHere(ctx), params.id, after)
  return page(found, (c) => `${c.at}_${c.id}`, (c) => ({
    id: c.id, at: c.at, subject: c.subject, deed: c.deed, before: c.before, after: c.after, reason: c.reason, byName: c.by_name,
  }))
}
