/** To what people agreed: given, withdrawn, run out. Rows are added, never changed. */
import type { Db } from '../../platform/server/db.ts'
import { addDays, formatChineseDate, shanghaiDate } from '../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { actorOf } from '../accounts/index.ts'
import { maskName, personById, standsAsGuardian, type KnownPerson } from '../register/index.ts'
import { purposesInForce, type PurposeInForce } from './catalogue.ts'
import type * as c from './contract.ts'
import * as errors from './errors.ts'
import { countyHere, LAST_ID, letThrough, page, reach, span, type Ctx, type Reader } from './here.ts'
import { OWN_SAY_FROM } from './policy.ts'
import * as q from './queries/consents.ts'

export const purposeView = (p: PurposeInForce): c.PurposeView => ({
  code: p.code, version: p.version, title: p.title, basis: p.basis, law: p.law, data: [...p.data], sensitive: p.sensitive, who: p.who, keep: p.keep, consent: p.consent,
  separate: p.separate ?? false, validMonths: p.validMonths ?? null, wording: p.wording ?? '', withdrawal: p.withdrawal ?? '', validFrom: p.validFrom,
})

export interface Standing {
  state: 'none' | 'given' | 'withdrawn' | 'over' | 'renew'
  since: string | null
  until: string | null
}

/** How things stand from the last row: a consent holds until its day, and only for the wording it was given to (art. 14). */
export function standing(last: Pick<q.ConsentRow, 'deed' | 'wording' | 'valid_until' | 'at'> | undefined, purpose: { version: number }, today: string): Standing {
  if (!last) return { state: 'none', since: null, until: null }
  const facts = { since: last.at, until: last.valid_until }
  if (last.deed === 'withdrawn') return { state: 'withdrawn', ...facts }
  if (last.valid_until !== null && last.valid_until < today) return { state: 'over', ...facts }
  return { state: last.wording === purpose.version ? 'given' : 'renew', ...facts }
}

/**
 * Whether a person agrees to a purpose today. Other modules ask this before they use data that rests on consent; where the purpose needs none
 * the answer is yes, and where it is unknown or no longer in force it is no.
 */
export async function consentFor(db: Db, county: string, personId: string, purpose: string, today: string): Promise<boolean> {
  const found = (await purposesInForce(db)).find((one) => one.code === purpose)
  if (!found) return false
  if (!found.consent) return true
  return standing(await q.lastConsent(db, county, personId, purpose), found, today).state === 'given'
}

export async function myConsents(ctx: Ctx, of: string | undefined): Promise<Reply<typeof c.listMyConsents>> {
  const { person } = await letThrough(ctx, of)
  const today = shanghaiDate(ctx.now)
  const purposes = await purposesInForce(ctx.tx)
  const rows = await q.consentsOf(ctx.tx, countyHere(ctx), person.id)
  return {
    items: purposes.filter((p) => p.consent).map((purpose) => {
      const mine = rows.filter((row) => row.purpose === purpose.code)
      const last = mine.find((row) => row.deed !== 'reminded')
      return {
        purpose: purposeView(purpose), ...standing(last, purpose, today), byName: last?.by_name ?? '',
        history: mine.slice(0, 20).map((row) => ({ at: row.at, deed: row.deed, byName: row.by_name, channel: row.channel })),
      }
    }),
    others: purposes.filter((p) => !p.consent).map(purposeView),
  }
}

async function askable(ctx: Ctx, code: string): Promise<PurposeInForce> {
  const purpose = (await purposesInForce(ctx.tx)).find((one) => one.code === code && one.consent)
  if (!purpose) throw errors.purposeNotFound()
  return purpose
}

/** Below fourteen the guardian decides; from then on the person, or an agent who may apply for them. */
async function mayDecide(ctx: Ctx, reader: Reader): Promise<void> {
  const guardian = !reader.own && (await standsAsGuardian(ctx.tx, countyHere(ctx), reader.me, reader.person.id, shanghaiDate(ctx.now)))
  if (reader.person.age < OWN_SAY_FROM && !guardian) throw errors.guardianNeeded()
}

export const validUntil = (purpose: { validMonths?: number | undefined }, today: string): string | null => {
  if (!purpose.validMonths) return null
  const [y, m, d] = today.split('-').map(Number) as [number, number, number]
  const months = y * 12 + (m - 1) + purpose.validMonths
  const [year, month] = [Math.floor(months / 12), months % 12]
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return `${year}-${String(month + 1).padStart(2, '0')}-${String(Math.min(d, lastDay)).padStart(2, '0')}`
}

async function record(
  ctx: Ctx, person: KnownPerson, purpose: PurposeInForce, deed: 'given' | 'withdrawn',
  by: { personId: string | null; name: string; channel: string; note: string },
): Promise<string | null> {
  const actor = actorOf(ctx)
  const until = deed === 'given' ? validUntil(purpose, shanghaiDate(ctx.now)) : null
  await q.insertConsent(ctx.tx, {
    county: countyHere(ctx), id: ctx.newId(), region: person.region, personId: person.id, purpose: purpose.code, wording: purpose.version, deed, validUntil: until,
    byPersonId: by.personId, byAccount: actor.accountId, byName: by.name, channel: by.channel, note: by.note, now: ctx.now,
  })
  await ctx.audit(`privacy.consent_${deed}`, { subject: person.id, region: person.region, because: purpose.title, detail: { purpose: purpose.code, wording: purpose.version } })
  return until
}

export async function give(ctx: Ctx, { body }: { body: Input<typeof c.giveConsent>['body'] }): Promise<{ until: string | null }> {
  const reader = await letThrough(ctx, body.of, 'apply')
  const purpose = await askable(ctx, body.purpose)
  if (purpose.version !== body.wording) throw errors.wordingChanged()
  await mayDecide(ctx, reader)
  return { until: await record(ctx, reader.person, purpose, 'given', { personId: reader.me, name: actorOf(ctx).name, channel: 'portal', note: '' }) }
}

export async function withdraw(ctx: Ctx, { body }: { body: Input<typeof c.withdrawConsent>['body'] }): Promise<{ done: boolean }> {
  const reader = await letThrough(ctx, body.of, 'apply')
  const purpose = await askable(ctx, body.purpose)
  await mayDecide(ctx, reader)
  await mustStand(ctx, reader.person.id, purpose)
  await record(ctx, reader.person, purpose, 'withdrawn', { personId: reader.me, name: actorOf(ctx).name, channel: 'portal', note: '' })
  return { done: true }
}

async function mustStand(ctx: Ctx, personId: string, purpose: PurposeInForce): Promise<void> {
  const last = await q.lastConsent(ctx.tx, countyHere(ctx), personId, purpose.code)
  const { state } = standing(last, purpose, shanghaiDate(ctx.now))
  if (state !== 'given' && state !== 'renew') throw errors.noConsent()
}

/** At the window or on paper: the clerk writes down what the person, or a child's guardian, said. */
export async function recordAtWindow(ctx: Ctx, { body }: { body: Input<typeof c.recordConsent>['body'] }): Promise<{ until: string | null }> {
  const county = countyHere(ctx)
  const today = shanghaiDate(ctx.now)
  const person = await personById(ctx.tx, county, body.personId, today)
  if (!person || person.state !== 'present') throw errors.personNotFound()
  const purpose = await askable(ctx, body.purpose)
  if (purpose.version !== body.wording) throw errors.wordingChanged()
  const guardian = body.guardianId && (await standsAsGuardian(ctx.tx, county, body.guardianId, person.id, today)) ? body.guardianId : null
  if ((person.age < OWN_SAY_FROM || body.guardianId) && !guardian) throw errors.guardianNeeded()
  if (body.deed === 'withdrawn') await mustStand(ctx, person.id, purpose)
  const by = guardian ? await personById(ctx.tx, county, guardian, today) : person
  return { until: await record(ctx, person, purpose, body.deed, { personId: guardian ?? person.id, name: by?.name ?? person.name, channel: body.channel, note: body.note }) }
}

export async function listConsents(ctx: Ctx, { query }: { query: NonNullable<Input<typeof c.listConsents>['query']> }): Promise<Reply<typeof c.listConsents>> {
  const titles = new Map((await purposesInForce(ctx.tx)).map((p) => [p.code, p.title]))
  const rows = await q.listConsents(ctx.tx, {
    county: countyHere(ctx), ...reach(ctx), purpose: query.purpose ?? null, deed: query.deed ?? null, ...span(query), after: query.after || LAST_ID,
  })
  return page(rows, (row) => ({
    id: row.id, at: row.at, name: row.name ? maskName(row.name) : '', regionName: row.region_name ?? row.region, purpose: titles.get(row.purpose) ?? row.purpose, wording: row.wording,
    deed: row.deed, validUntil: row.valid_until, byName: row.by_name === row.name ? '本人' : maskName(row.by_name), channel: row.channel,
  }))
}

/** Consents that end within a month are told once, so that nothing stops unnoticed. @returns how many. */
export async function remindOfConsents(
  db: Db, given: { county: string; now: Date; newId: () => string; tell: (note: { region: string; personId: string; title: string; body: string }) => Promise<void> },
): Promise<number> {
  const today = shanghaiDate(given.now)
  const purposes = new Map((await purposesInForce(db)).map((p) => [p.code, p]))
  const ending = await q.consentsEnding(db, given.county, today, addDays(today, 30))
  for (const one of ending) {
    const purpose = purposes.get(one.purpose)
    await q.insertConsent(db, {
      county: given.county, id: given.newId(), region: one.region, personId: one.person_id, purpose: one.purpose, wording: one.wording, deed: 'reminded', validUntil: one.valid_until,
      byPersonId: null, byAccount: null, byName: '系统', channel: 'system', note: '', now: given.now,
    })
    if (!purpose) continue
    await given.tell({
      region: one.region, personId: one.person_id, title: `同意快到期：${purpose.title}`,
      body: `您对“${purpose.title}”的同意到${formatChineseDate(one.valid_until, { withYear: true })}为止。愿意继续的，请在“我的同意”里再同意一次；不办就到期停止，其他服务不受影响。`,
    })
  }
  return ending.length
}

