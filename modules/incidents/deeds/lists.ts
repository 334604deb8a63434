import type { Reply } from '../../../platform/kernel/operation.ts'
import type { z } from 'zod'
import type * as doors from '../contract/lists.ts'
import * as e from '../errors.ts'
import { setsLists } from '../policy.ts'
import * as q from '../queries/entries.ts'
import { spanWords, type Span } from '../rules/taxonomy.ts'
import { listOn, note, reach, type Ctx } from './shared.ts'

type Body = z.output<NonNullable<typeof doors.setEventEntry.body>>

export async function read(ctx: Ctx, { query }: { query: { day?: string | undefined } }): Promise<Reply<typeof doors.getEventLists>> {
  const { county, today, posts } = reach(ctx)
  const day = query.day ?? today
  const flat = <T extends object>(rows: { entry: T; from: string | null }[]) => rows.map(({ entry, from }) => ({ ...entry, from }))
  return {
    day, kinds: flat(await listOn(ctx, county, 'event_kind', day)), reasons: flat(await listOn(ctx, county, 'refusal_reason', day)),
    cycles: flat(await listOn(ctx, county, 'visit_cycle', day)), maySet: setsLists(posts, county),
  }
}

const URGENCY = { ordinary: '一般', serious: '较重', urgent: '紧急', major: '重大' } as const

function say(list: string, data: Record<string, unknown>): string {
  if (list === 'event_kind') return [data['name'], URGENCY[data['urgency'] as keyof typeof URGENCY], spanWords(data['limit'] as Span), data['lead'], data['elsewhere']].filter(Boolean).join(' · ')
  if (list === 'refusal_reason') return `${String(data['name'])} · ${String(data['basis'])}`
  return `${String(data['name'])} · ${String(data['days'])}天`
}

export async function versions(ctx: Ctx, { params }: { params: { list: (typeof doors.listNames)[number]; code: string } }): Promise<Reply<typeof doors.listEntryVersions>> {
  const rows = await q.versionsOfCode(ctx.tx, reach(ctx).county, params.list, params.code)
  return { items: rows.map(({ data, ...row }) => ({ ...row, text: say(params.list, data) })) }
}

/** Sets an entry from a day on. What was reported before keeps what held then: the limit lies with each case. */
export async function set(ctx: Ctx, { body }: { body: Body }): Promise<Reply<typeof doors.setEventEntry>> {
  const { county, today, posts, me, name } = reach(ctx)
  if (!setsLists(posts, county)) throw e.listsNotYours()
  if (body.validFrom < today) throw e.dayPast()
  const { list, code, validFrom, inUse, reason, clientId: _, ...data } = body
  if (body.list === 'event_kind' && !code.startsWith(body.class)) throw e.entryInvalid('code', `代码要以大类${body.class}开头`)
  if (body.list === 'visit_cycle' && body.days === 0 && code !== 'V0') throw e.entryInvalid('days', '周期至少1天；一次性走访用V0')
  const id = ctx.newId()
  const region = `${county}000000`
  await q.insertEntry(ctx.tx, { county, id, region, list, code, validFrom, inUse, data, reason, account: me, name, at: ctx.now })
  await note(ctx, { id, region }, 'event_entry', 'set', reason, { list, code, validFrom, inUse })
  return { id }
}
