/** What a clerk is told while a person is being entered, and the question to the place above. */
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { actorOf } from '../accounts/index.ts'
import { inScope } from '../regions/index.ts'
import { ageOn, foundFileOf, openFile, widenToCounty, holdBoth, type FoundFile } from '../register/index.ts'
import type * as doors from './contract.ts'
import { countyHere, type Ctx } from './doing.ts'
import * as errors from './errors.ts'
import { findSimilar, type Similar, type SoughtPerson } from './find.ts'
import { pairFrom } from './pairing.ts'
import { commonPlace } from './places.ts'
import { askedPairs, placeNames, putPairs } from './queries/pairs.ts'
import { told } from './review.ts'

/** Looks through the whole county and parts what the reader may see from what they may only know of. */
async function lookAround(ctx: Ctx, sought: SoughtPerson): Promise<{ here: Similar[]; elsewhere: Similar[] }> {
  const { scope } = ctx.tx
  const county = countyHere(ctx)
  await widenToCounty(ctx.tx, county)
  const [found] = await findSimilar({ tx: ctx.tx, sealer: ctx.services.sealer, county, today: shanghaiDate(ctx.now) }, [sought])
  const isHere = (file: FoundFile) => scope.as === 'staff' && inScope(file.region, scope)
  return { here: found!.filter((s) => isHere(s.file)), elsewhere: found!.filter((s) => !isHere(s.file) && s.level === 'likely') }
}

const nameOf = async (ctx: Ctx, code: string) => (await placeNames(ctx.tx, [code]))[0]?.name ?? code

export async function similarPeople(ctx: Ctx, { body }: { body: Input<typeof doors.similarPeople>['body'] }): Promise<Reply<typeof doors.similarPeople>> {
  const today = shanghaiDate(ctx.now)
  const { here, elsewhere } = await lookAround(ctx, body)
  const own = actorOf(ctx).region
  const names = new Map((await placeNames(ctx.tx, here.map((s) => s.file.region))).map((r) => [r.code, r.name]))
  return {
    items: here.map(({ file, level, evidence, address }) => ({
      id: file.id, name: file.name, sex: file.sex, bornOn: file.bornOn, age: ageOn(file.bornOn, file.diedOn ?? today), region: file.region,
      regionName: names.get(file.region) ?? file.region, address, ...file.masked(), state: file.state, level: level === 'likely' ? 'likely' : 'possible',
      evidence: told(evidence),
    })),
    elsewhere: elsewhere.length ? { ask: await nameOf(ctx, commonPlace(own, elsewhere[0]!.file.region)) } : null,
  }
}

/** Files like this one that are likely one person's and lie outside the reader's scope. Leaves the transaction widened to the county. */
async function likeElsewhere(ctx: Ctx, personId: string) {
  const county = countyHere(ctx)
  const [row] = await holdBoth(ctx.tx, county, personId, personId)
  if (!row || row.state === 'merged') throw errors.personNotFound()
  const { scope } = ctx.tx
  await widenToCounty(ctx.tx, county)
  const opened = await openFile(ctx.tx, ctx.services.sealer, county, row, shanghaiDate(ctx.now))
  const [found] = await findSimilar({ tx: ctx.tx, sealer: ctx.services.sealer, county, today: shanghaiDate(ctx.now) }, [{
    name: row.name, sex: row.sex, bornOn: row.born_on, idNumber: opened.idNumber ?? undefined, phone: opened.phone ?? undefined, except: row.id,
  }])
  return { county, row, elsewhere: found!.filter((s) => s.level === 'likely' && !(scope.as === 'staff' && inScope(s.file.region, scope))) }
}

/** Of several the first that nobody has been asked about, else what became of the first question. */
export async function elsewhere(ctx: Ctx, { query }: { query: Input<typeof doors.getSimilarElsewhere>['query'] }): Promise<Reply<typeof doors.getSimilarElsewhere>> {
  const { county, row, elsewhere: found } = await likeElsewhere(ctx, query.personId)
  if (!found.length) return { elsewhere: null }
  const asked = new Map((await askedPairs(ctx.tx, county, row.id)).map((p) => [p.other, p]))
  const next = found.find((s) => !asked.has(s.file.id)) ?? found[0]!
  const question = asked.get(next.file.id)
  return { elsewhere: { ask: await nameOf(ctx, commonPlace(row.region, next.file.region)), asked: question ? { by: question.asked_by, state: question.state } : null } }
}

export async function ask(ctx: Ctx, { body }: { body: Input<typeof doors.askAboutSimilar>['body'] }): Promise<Reply<typeof doors.askAboutSimilar>> {
  const { county, row, elsewhere: found } = await likeElsewhere(ctx, body.personId)
  if (!found.length) throw errors.nothingElsewhere()
  const mine = foundFileOf(ctx.services.sealer, row)
  const actor = actorOf(ctx)
  await putPairs(ctx.tx, county, ctx.now, found.map((s) => pairFrom(ctx.newId(), mine, s.file, s, [actor.name, body.note].filter(Boolean).join('：'))))
  await ctx.audit('duplicates.asked', { subject: row.id, region: row.region, because: body.note ?? '' })
  return { asked: found.length, of: await nameOf(ctx, commonPlace(row.region, found[0]!.file.region)) }
}
