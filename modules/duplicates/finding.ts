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
import { placeNames, putPairs } from './queries/pairs.ts'
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

export async function ask(ctx: Ctx, { body }: { body: Input<typeof doors.askAboutSimilar>['body'] }): Promise<Reply<typeof doors.askAboutSimilar>> {
  const county = countyHere(ctx)
  const [row] = await holdBoth(ctx.tx, county, body.personId, body.personId)
  if (!row || row.state === 'merged') throw errors.personNotFound()
  const { scope } = ctx.tx
  await widenToCounty(ctx.tx, county)
  const opened = await openFile(ctx.tx, ctx.services.sealer, county, row, shanghaiDate(ctx.now))
  const [found] = await findSimilar({ tx: ctx.tx, sealer: ctx.services.sealer, county, today: shanghaiDate(ctx.now) }, [{
    name: row.name, sex: row.sex, bornOn: row.born_on, idNumber: opened.idNumber ?? undefined, phone: opened.phone ?? undefined, except: row.id,
  }])
  const elsewhere = found!.filter((s) => s.level === 'likely' && !(scope.as === 'staff' && inScope(s.file.region, scope)))
  if (!elsewhere.length) throw errors.nothingElsewhere()
  const mine = foundFileOf(ctx.services.sealer, row)
  const actor = actorOf(ctx)
  await putPairs(ctx.tx, county, ctx.now, elsewhere.map((s) => pairFrom(ctx.newId(), mine, s.file, s, [actor.name, body.note].filter(Boolean).join('：'))))
  await ctx.audit('duplicates.asked', { subject: row.id, region: row.region, because: body.note ?? '' })
  return { asked: elsewhere.length, of: await nameOf(ctx, commonPlace(row.region, elsewhere[0]!.file.region)) }
}
