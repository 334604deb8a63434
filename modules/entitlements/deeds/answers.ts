import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { actorOf } from '../../accounts/index.ts'
import type { Matter } from '../../matters/index.ts'
import type { PostKind } from '../../organisations/index.ts'
import { formFacts, groupsServedIn, mayActFor, openingFault, personById, protectionOf } from '../../register/index.ts'
import { countyOf, scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract/answers.ts'
import type { EntitlementAnswer } from '../contract/answers.ts'
import * as e from '../errors.ts'
import type { EntitlementNeeds } from '../needs.ts'
import * as q from '../queries/facts.ts'
import { factOf, type FactKey, type Knowledge } from '../rules/facts.ts'
import { because, explain, missingFor } from '../rules/language.ts'
import { rulesInUse, standardsNow } from './rules.ts'
import { mattersToday, type Ctx } from './shared.ts'

const SELF: readonly string[] = ['SELF_WEB', 'SELF_APP', 'MINI']
const ORDER = { yes: 0, unknown: 1, no: 2 } as const

/**
 * What the records say of a person for the rules: the file, what is paid here, and the service groups that rest on an entitlement or a request. For
 * staff only groups of which the post is in charge. What the records do not say is not known; nothing is taken for a no.
 */
async function knownOf(ctx: Ctx, county: string, personId: string, post: PostKind | null): Promise<Knowledge | undefined> {
  const today = shanghaiDate(ctx.now)
  const person = await personById(ctx.tx, county, personId, today)
  if (!person || person.state === 'died' || person.state === 'merged' || person.state === 'cancelled') return undefined
  const facts = await formFacts(ctx.tx, ctx.services.sealer, county, personId, today)
  const ties = await q.tiesToday(ctx.tx, county, personId, today)
  const here = (kind: 'registered' | 'living'): boolean | undefined => {
    const tie = ties.find((one) => one.kind === kind)
    return tie && (tie.elsewhere === '' && tie.elsewhereCode === '' ? countyOf(tie.region) === county : countyOf(tie.elsewhereCode) === county)
  }
  const paid = new Set((await q.programmesPaid(ctx.tx, county, personId, today)).map(({ programme }) => programme))
  const margin = await q.casesIn(ctx.tx, county, personId, ['assistance.low-income-margin'], personId)
  const groups = new Set(await groupsServedIn(ctx.tx, county, personId, today, post))
  const all: Knowledge = {
    age: person.age, registeredHere: here('registered'), livesHere: here('living'), householdSize: facts && facts.householdSize > 0 ? facts.householdSize : undefined,
    minimumLiving: paid.has('minimum-living') || undefined, extremePoverty: paid.has('extreme-poverty') || undefined,
    margin: margin.some(({ outcome }) => outcome === 'granted') || undefined,
    disabled: groups.has('disabled') || undefined, honoured: groups.has('honoured') || undefined, workless: groups.has('laid_off') || undefined,
  } as Knowledge
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Knowledge
}

/** Answers that make sense for their fact; the records stand before them. */
function together(answers: Readonly<Partial<Record<string, unknown>>>, known: Knowledge): Knowledge {
  const said = Object.entries(answers).filter(([key, value]) => {
    const fact = factOf(key as FactKey)
    if (!fact.ask) return false
    return fact.kind === 'yes' ? typeof value === 'boolean' : fact.kind === 'number' ? typeof value === 'number' : Object.hasOwn(fact.choices, String(value))
  })
  return { ...(Object.fromEntries(said) as Knowledge), ...known }
}

async function answer(ctx: Ctx, known: Knowledge, answers: Readonly<Partial<Record<string, unknown>>>): Promise<EntitlementAnswer> {
  const [matters, amounts] = [await mattersToday(ctx), await standardsNow(ctx)]
  const knowledge = together(answers, known)
  const items = (await rulesInUse(ctx)).flatMap((one) => {
    const matter = matters.get(one.matter)
    if (!matter) return []
    const said = explain(one.rule, knowledge, amounts)
    const open = missingFor(said)
    return [{
      matter: matter.code, title: matter.title, summary: matter.summary, type: matter.type, value: said.value, because: because(said).map(({ words, value }) => ({ words, value })),
      missing: open.facts, standards: open.standards, bring: bringFor(matter), online: matter.channels.some((channel) => SELF.includes(channel)), rule: one.text, version: one.version, note: one.note,
    }]
  })
  return { checkedOn: shanghaiDate(ctx.now), known, items: items.sort((a, b) => ORDER[a.value] - ORDER[b.value]), amounts }
}

/** Papers that are always wanted and that the register does not hold. */
const bringFor = (matter: Matter): string[] => matter.materials.filter((one) => !one.heldByRegister && one.need === 'always').map((one) => one.title)

export async function mine(ctx: Ctx, { body }: { body: Input<typeof doors.askMyEntitlements>['body'] }): Promise<EntitlementAnswer> {
  const actor = actorOf(ctx)
  if (!body.consent) throw e.consentNeeded()
  const personId = await standingFor(ctx, body.personId, 'read')
  // One's own file, or that of one for whom one stands: the policy has said yes, what is paid is read where it is kept.
  const { lo, hi } = scopeOf(actor.county)
  await ctx.tx.widen(lo, hi)
  const known = await knownOf(ctx, actor.county, personId, null)
  if (!known) throw e.personNotFound()
  await ctx.audit('entitlements.asked', { subject: personId, region: actor.region, because: '本人同意', detail: { rules: 'all' } })
  return answer(ctx, known, body.answers ?? {})
}

/** The person asked about: oneself, or somebody for whom one may do this today. */
async function standingFor(ctx: Ctx, asked: string | undefined, power: 'read' | 'apply'): Promise<string> {
  const actor = actorOf(ctx)
  const personId = asked ?? actor.personId
  if (!personId || !actor.personId || !(await mayActFor(ctx.tx, actor.county, actor.personId, personId, power, shanghaiDate(ctx.now)))) throw e.personNotFound()
  return personId
}

export async function forPerson(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.explainEntitlements>['body'] }): Promise<EntitlementAnswer> {
  const actor = actorOf(ctx)
  const today = shanghaiDate(ctx.now)
  const person = await personById(ctx.tx, actor.county, params.id, today)
  if (!person) throw e.personNotFound()
  const fault = actor.post && openingFault(protectionOf(person.bornOn, today), actor.post.kind, body.purpose, body.ref ?? '')
  if (fault === 'not_for_this_post') throw e.minorNotForThisPost()
  if (fault === 'ref_needed') throw e.minorRefNeeded()
  const known = await knownOf(ctx, actor.county, person.id, actor.post?.kind ?? null)
  if (!known) throw e.personNotFound()
  await ctx.audit('entitlements.explained', { subject: person.id, region: person.region, because: body.purpose, detail: body.ref ? { ref: body.ref } : {} })
  return answer(ctx, known, body.answers ?? {})
}

async function wished(ctx: Ctx, matters: readonly string[]): Promise<string> {
  const known = await mattersToday(ctx)
  const titles = [...new Set(matters)].map((code) => known.get(code)?.title)
  if (titles.some((title) => title === undefined)) throw e.matterUnknown()
  return titles.join('、')
}

export const askVisit = (need: EntitlementNeeds) => async (ctx: Ctx, { body }: { body: Input<typeof doors.askEntitlementVisit>['body'] }): Promise<Reply<typeof doors.askEntitlementVisit>> => {
  const personId = await standingFor(ctx, body.personId, 'apply')
  return visit(ctx, need, personId, body, 'SELF_WEB')
}

export const suggestVisit = (need: EntitlementNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.suggestEntitlementVisit>['body'] }): Promise<Reply<typeof doors.suggestEntitlementVisit>> => {
  const actor = actorOf(ctx)
  if (!(await personById(ctx.tx, actor.county, params.id, shanghaiDate(ctx.now)))) throw e.personNotFound()
  if (!body.agreed) throw e.wishNeeded()
  return visit(ctx, need, params.id, body, 'VISIT_HOME')
}

async function visit(ctx: Ctx, need: EntitlementNeeds, personId: string, wish: { matters: readonly string[]; when?: string | undefined; said?: string | undefined; clientId: string }, channel: 'SELF_WEB' | 'VISIT_HOME') {
  const about = (await wished(ctx, wish.matters)).slice(0, 500)
  const made = await need.cases.submit(ctx, {
    matterCode: 'entitlements.visit', applicantId: personId, channel, clientId: wish.clientId,
    form: { about, ...(wish.when ? { when: wish.when } : {}), ...(wish.said && wish.said.length >= 4 ? { said: wish.said } : {}), agree: true },
  })
  await ctx.audit('entitlements.visit_asked', { subject: personId, region: actorOf(ctx).region, because: '本人要求', detail: { case: made.id } })
  return { id: made.id, number: made.number, dueOn: made.dueOn }
}
