import { route, type Context, type FileReply, type Route } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { actorOf } from '../accounts/index.ts'
import * as c from './contract.ts'
import * as q from './queries.ts'
import { busy, caseNotFound, fileNotFound, tooManyLoose } from './errors.ts'
import { isOwn, LOOSE_MAX, mayOpen } from './policy.ts'
import { receive, type Received } from './receive.ts'

type Ctx = Context<Services>

/** Uploads at the same time: each holds a connection of the database while a slow phone sends, and the rest are for everybody else. */
const AT_ONCE = 6
let uploading = 0

/** An hour for a transaction to claim what has arrived: far more than any takes. */
const CLAIM_MS = 60 * 60_000

/** Rows of a case lie in the served county; staff of the league open them too. */
const countyOf = (ctx: Ctx) => (actorOf(ctx).kind === 'resident' ? actorOf(ctx).county : ctx.services.settings.county)

async function upload(ctx: Ctx): Promise<c.StoredFile> {
  await refuseRepetition(ctx)
  const county = countyOf(ctx)
  const { accountId } = actorOf(ctx)
  if ((await q.countLoose(ctx.tx, county, accountId)).n >= LOOSE_MAX) throw tooManyLoose()
  if (uploading >= AT_ONCE) throw busy()
  uploading++
  try {
    await q.allowSlowUpload(ctx.tx)
    const received = await receive(ctx.request, ctx.services.blobs)
    return await keep(ctx, county, received)
  } finally {
    uploading--
  }
}

/** A repeated write is answered from the record (see platform/server/http.ts) before its bytes are stored a second time. */
async function refuseRepetition(ctx: Ctx) {
  const key = ctx.request.headers['idempotency-key']
  if (typeof key === 'string' && (await q.answeredBefore(ctx.tx, ctx.caller!.id, key))) throw fileNotFound()
}

async function keep(ctx: Ctx, county: string, { stored, name, caseId }: Received): Promise<c.StoredFile> {
  const { accountId, personId, region } = actorOf(ctx)
  await ctx.db.within({ as: 'nobody' }, (tx) => q.noteUnclaimed(tx, [stored.key], new Date(ctx.now.getTime() + CLAIM_MS)))
  const hungOn = caseId ? await q.findCase(ctx.tx, county, caseId) : undefined
  if (caseId && !hungOn) {
    await ctx.services.blobs.delete(stored.key)
    throw caseNotFound()
  }
  const id = ctx.newId()
  const at = hungOn?.region ?? region
  await q.insertFile(ctx.tx, {
    county, id, region: at, ownerPerson: personId, ownerAccount: accountId, caseId, name, type: stored.type, size: stored.size, sha256: stored.sha256,
    storeKey: stored.key, now: ctx.now,
  })
  await q.claim(ctx.tx, stored.key)
  await ctx.audit('files.uploaded', { ...(personId ? { subject: personId } : {}), region: at, detail: { file: id, case: caseId, type: stored.type, size: stored.size } })
  return { id, name, type: stored.type, size: stored.size, caseId, createdAt: ctx.now.toISOString() }
}

async function open(ctx: Ctx, id: string): Promise<FileReply> {
  const caller = actorOf(ctx)
  const file = await q.findFile(ctx.tx, countyOf(ctx), id)
  const rights = file && { ownerAccount: file.owner_account, ownerPerson: file.owner_person, caseSeen: file.case_seen }
  if (!file || !rights || !mayOpen(rights, caller)) throw fileNotFound()
  if (!isOwn(rights, caller)) {
    await ctx.audit('files.opened', {
      subject: file.owner_person ?? file.applicant_id ?? undefined, region: file.region, because: 'case', detail: { file: id, case: file.case_id, ref: file.case_number },
    })
  }
  return { file: await ctx.services.blobs.get(file.store_key), type: file.type, name: file.name, inline: file.type.startsWith('image/') }
}

/** The doors of files: bring one, open one. */
export const fileRoutes: Route[] = [
  route(c.uploadFile, (ctx: Ctx) => upload(ctx)),
  route(c.getFile, (ctx: Ctx, { params }) => open(ctx, params.id)),
]
