import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type * as doors from '../contract/duties.ts'
import type { Duty } from '../contract/duties.ts'
import * as e from '../errors.ts'
import type { MandateNeeds } from '../needs.ts'
import * as q from '../queries/duties.ts'
import { stepsOf } from '../queries/steps.ts'
import { placesUp } from '../rules.ts'
import { isMine, note, paged, reach, refuseElsewhere, refuseLevel, without, type Ctx } from './shared.ts'

const shown = (ctx: Ctx) => (row: q.DutyRow): Duty => ({ ...without(row, 'rank'), regionName: row.regionName ?? row.region, mine: isMine(ctx, row.region) })

function cursor(after: string | undefined): { rank: number; lead: string; id: string } {
  if (!after) return { rank: 0, lead: '', id: '00000000-0000-0000-0000-000000000000' }
  const [rank = '', id = '', ...lead] = after.split('|')
  if (!/^[1-4]$/.test(rank) || !/^[0-9a-f-]{36}$/.test(id)) throw e.pageUnknown()
  return { rank: Number(rank), lead: lead.join('|'), id }
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listDuties>['query']> }): Promise<Reply<typeof doors.listDuties>> {
  const at = reach(ctx)
  const f: q.DutyFilter = {
    ...at, up: placesUp(at.here), level: query.level ?? '', kind: query.subjectKind ?? '', lead: query.lead ?? '', q: query.q ?? '', open: query.state !== 'ended', after: cursor(query.after),
  }
  const [rows, counts] = [await q.listDuties(ctx.tx, f), await q.countDuties(ctx.tx, f)]
  return { ...paged(rows, shown(ctx), (row) => `${row.rank}|${row.id}|${row.lead}`), levels: Object.fromEntries(counts.map(({ level, n }) => [level, n])) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getDuty>> {
  const { county } = reach(ctx)
  const row = await q.findDuty(ctx.tx, county, params.id)
  if (!row) throw e.dutyNotFound()
  return { duty: shown(ctx)(row), before: (await q.formerLeads(ctx.tx, row, county)).map(shown(ctx)), steps: await stepsOf(ctx.tx, county, [row.id]) }
}

export async function inCharge(ctx: Ctx, { query }: { query: Input<typeof doors.whoIsInCharge>['query'] }): Promise<Reply<typeof doors.whoIsInCharge>> {
  const at = reach(ctx)
  const day = query.day ?? at.today
  const rows = await q.inCharge(ctx.tx, {
    county: at.county, kind: query.subjectKind ?? 'matter', code: query.code, level: query.level ?? '', up: placesUp(query.region ?? at.here), day,
  })
  return { code: query.code, day, items: rows.map(shown(ctx)) }
}

export const create = (need: MandateNeeds) => async (ctx: Ctx, { body }: { body: Input<typeof doors.createDuty>['body'] }): Promise<Reply<typeof doors.createDuty>> => {
  const { county } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  // A duty of the league or the county holds for the county; one of a street for all streets, or for one.
  const places = { prefecture: ['county'], county: ['county'], township: ['county', 'township'], community: ['county', 'township', 'community'] }[body.level]
  refuseLevel(body.region, places, '请选择旗县区，或者单独适用的街道、社区')
  let subjectTitle = ''
  if (body.subjectKind !== 'words') {
    const known = (await need.subjects(ctx)).find((one) => one.kind === body.subjectKind && one.code === body.subject)
    if (!known) throw e.subjectUnknown()
    subjectTitle = known.title
  }
  if (body.leadId && !(await q.organisationName(ctx.tx, county, body.leadId))) throw e.organisationNotFound()
  const id = ctx.newId()
  const same = { county, region: body.region, level: body.level, kind: body.subjectKind, subject: body.subject, from: body.validFrom }
  const taken = body.subjectKind === 'words' ? undefined : await q.leadFrom(ctx.tx, same)
  if (taken) throw e.leadExists(taken.lead)
  const made = await q.insertDuty(ctx.tx, { ...body, county, id, subjectTitle, leadId: body.leadId ?? null, helpers: body.helpers ?? [], supplies: body.supplies ?? '', contact: body.contact ?? '' })
  if (!made) throw e.leadExists('另一个部门')
  await note(ctx, { id, region: body.region }, 'duty', 'created', body.basis, { lead: body.lead, subject: body.subject })
  return { id }
}

async function hold(ctx: Ctx, id: string, version: number): Promise<q.DutyRow> {
  const { county } = reach(ctx)
  const row = await q.findDuty(ctx.tx, county, id)
  if (!row || row.endedOn) throw e.dutyNotFound()
  refuseElsewhere(ctx, row.region)
  if (!(await q.lockDuty(ctx.tx, county, id, version))) throw e.changedMeanwhile()
  return row
}

export async function update(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.updateDuty>['body'] }): Promise<{ version: number }> {
  const row = await hold(ctx, params.id, body.version)
  await q.updateDuty(ctx.tx, reach(ctx).county, row.id, { ...body, helpers: body.helpers ?? [], supplies: body.supplies ?? '', contact: body.contact ?? '' })
  await note(ctx, row, 'duty', 'changed', body.reason, { before: { duty: row.duty, helpers: row.helpers, basis: row.basis, supplies: row.supplies, contact: row.contact } })
  return { version: body.version + 1 }
}

export async function end(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.endDuty>['body'] }): Promise<{ version: number }> {
  const row = await hold(ctx, params.id, body.version)
  if (body.on < row.validFrom) throw e.daysWrong('结束不能早于开始')
  await q.endDuty(ctx.tx, reach(ctx).county, row.id, body.on)
  await note(ctx, row, 'duty', 'ended', body.reason, { on: body.on })
  return { version: body.version + 1 }
}

/** The table of departments (TER-18): what each leads and supplies, and which matter or indicator has no lead at the county. */
export const departments = (need: MandateNeeds) => async (ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listDepartments>['query']> }): Promise<Reply<typeof doors.listDepartments>> => {
  const at = reach(ctx)
  const rows = await q.allOpen(ctx.tx, { ...at, up: placesUp(at.here) })
  const subjects = await need.subjects(ctx)
  const names = [...new Set(rows.map((row) => row.lead))].filter((name) => !query.q || name.includes(query.q) || rows.some((row) => row.lead === name && row.supplies.includes(query.q!)))
  const unique = (list: string[]) => [...new Set(list.filter(Boolean))]
  const led = new Set(rows.filter((row) => row.level === 'county').map((row) => `${row.subjectKind} ${row.subject}`))
  return {
    items: names.sort((a, b) => a.localeCompare(b, 'zh')).map((department) => {
      const own = rows.filter((row) => row.lead === department)
      return {
        department, contacts: unique(own.map((row) => row.contact)), supplies: unique(own.map((row) => row.supplies)),
        duties: own.map(({ id, level, duty }) => ({ id, level, duty })),
        matters: unique(own.map((row) => (row.subjectKind === 'matter' ? row.subjectTitle : ''))), indicators: unique(own.map((row) => (row.subjectKind === 'indicator' ? row.subjectTitle : ''))),
        helps: rows.filter((row) => row.helpers.includes(department)).length,
      }
    }),
    without: subjects.filter((one) => !led.has(`${one.kind} ${one.code}`)),
    subjects: subjects.length,
  }
}
