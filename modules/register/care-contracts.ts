/** Contracts with family doctors' teams (家庭医生签约): which team, from when until when, ended by either side. Nothing clinical. */
import type { Reply } from '../../platform/kernel/operation.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { actorOf } from '../accounts/index.ts'
import type * as doors from './contract.ts'
import * as errors from './errors.ts'
import type { Body } from './events/recorded.ts'
import { countyHere, recordChange, type Ctx } from './here.ts'
import { fileFor } from './people.ts'
import { holdPerson } from './queries/people.ts'
import * as rows from './queries/care.ts'
import { widenToCounty } from './ties.ts'

/** Since 2022 a contract may run up to three years (standards/09, from memory: kept here as one number). */
const LONGEST_YEARS = 3

const yearsAfter = (day: string, years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`

export async function addCareContract(ctx: Ctx, personId: string, body: Body<typeof doors.addCareContract>): Promise<Reply<typeof doors.addCareContract>> {
  const county = countyHere(ctx)
  const today = shanghaiDate(ctx.now)
  const person = await holdPerson(ctx.tx, county, personId)
  if (!person || person.state === 'died') throw errors.personNotFound()
  if (body.validFrom > today || body.validUntil <= body.validFrom || body.validUntil > yearsAfter(body.validFrom, LONGEST_YEARS)) throw errors.contractDates()
  await rows.endLapsedContract(ctx.tx, county, person.id, today)
  const id = ctx.newId()
  const made = await rows.insertContract(ctx.tx, {
    county, id, region: person.region, person_id: person.id, organisation: body.organisation, team: body.team, doctor: body.doctor, phone: body.phone,
    valid_from: body.validFrom, valid_until: body.validUntil, source: body.source, by: actorOf(ctx).name, now: ctx.now,
  })
  if (!made) throw errors.contractStands()
  await recordChange(ctx, {
    region: person.region, subject: 'person', subjectId: person.id, deed: 'care_contract_added', after: { from: body.validFrom, until: body.validUntil }, reason: body.source,
  })
  await ctx.audit('register.care_contract_added', { subject: person.id, region: person.region, because: body.source })
  return { id }
}

export async function listCareContracts(ctx: Ctx, personId: string): Promise<Reply<typeof doors.listCareContracts>> {
  const file = await fileFor(ctx, personId)
  if (actorOf(ctx).kind === 'resident') await widenToCounty(ctx.tx, countyHere(ctx))
  return {
    items: (await rows.contractsOf(ctx.tx, countyHere(ctx), file.id)).map((c) => ({
      id: c.id, organisation: c.organisation, team: c.team, doctor: c.doctor, phone: c.phone, validFrom: c.valid_from, validUntil: c.valid_until, source: c.source,
      endedOn: c.ended_on, endedBy: c.ended_by, endedBecause: c.ended_because,
    })),
  }
}

export async function endCareContract(ctx: Ctx, id: string, body: { by: 'person' | 'team' | 'office'; reason: string }): Promise<{ done: boolean }> {
  const county = countyHere(ctx)
  const actor = actorOf(ctx)
  if (actor.kind === 'resident') await widenToCounty(ctx.tx, county)
  const contract = await rows.holdContract(ctx.tx, county, id)
  if (!contract || (actor.kind === 'resident' && contract.person_id !== actor.personId)) throw errors.contractNotFound()
  const today = shanghaiDate(ctx.now)
  const by = actor.kind === 'resident' ? 'person' : body.by
  await rows.endContract(ctx.tx, county, id, { on: today < contract.valid_from ? contract.valid_from : today, by, because: body.reason })
  await recordChange(ctx, { region: contract.region, subject: 'person', subjectId: contract.person_id, deed: 'care_contract_ended', after: { until: today }, reason: body.reason })
  await ctx.audit('register.care_contract_ended', { subject: contract.person_id, region: contract.region, because: body.reason, detail: { by } })
  return { done: true }
}
