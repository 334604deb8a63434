import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { checkPhone, maskPhone, personById } from '../../register/index.ts'
import { consentText, digestOf, minutesText, signatureCounts } from '../agreement-text.ts'
import { DISPUTE_KINDS, END_REASONS, LAWFUL_WAYS, REFERRALS, type Dispute, type DisputeKind, type DisputeLine } from '../contract.ts'
import type * as doors from '../contract/files.ts'
import * as e from '../errors.ts'
import type { DisputeNeeds } from '../needs.ts'
import * as q from '../queries/files.ts'
import * as papers from '../queries/papers.ts'
import { afterConsents, conflictOf, waysFor } from '../rules.ts'
import { DISPUTE_SETTINGS } from '../settings.ts'
import { hold, holdOwn, idCursor, note, paged, reach, refuseOthers, tellParties, versionAfter, type Ctx } from './shared.ts'

/** What the number of a party is sealed to. */
export const partyPhoneContext = (id: string): string => `disputes.party_phone ${id}`

const line = (me: string) => ({ mediatorAccount, meetingOn, clauseOn, visitOn, ...row }: q.LineRow): DisputeLine => {
  const next = ([['meeting', meetingOn], ['clause', clauseOn], ['visit', visitOn], ['limit', row.state === 'recorded' || row.state === 'accepted' || row.state === 'mediating' ? row.dueOn : null]] as const)
    .filter((one): one is [typeof one[0], string] => one[1] !== null).sort((a, b) => (a[1] < b[1] ? -1 : 1))[0]
  return { ...row, regionName: row.regionName ?? row.region, mine: mediatorAccount === me, nextOn: next?.[1] ?? null, nextWhat: next?.[0] ?? '' }
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listDisputes>['query']> }): Promise<Reply<typeof doors.listDisputes>> {
  const at = reach(ctx, query.region)
  const rows = await q.listFiles(ctx.tx, { ...at, show: query.show ?? 'open', kind: query.kind ?? '', urgency: query.urgency ?? '', q: query.q ?? '', after: idCursor(query.after) })
  return { ...paged(rows, line(at.me), (row) => row.id), counts: await q.countFiles(ctx.tx, at) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Dispute> {
  const { county, me, today } = reach(ctx)
  const row = await q.findFile(ctx.tx, county, params.id)
  if (!row) throw e.disputeNotFound()
  const parties = await q.partiesOf(ctx.tx, county, row.id)
  const [meetings, agreements, signatures, clauses, told, confirmation, steps, refused] = [
    await papers.meetingsOf(ctx.tx, county, row.id), await papers.agreementsOf(ctx.tx, county, row.id), await papers.signaturesOf(ctx.tx, county, row.id), await papers.clausesOf(ctx.tx, county, row.id),
    await papers.performancesOf(ctx.tx, county, row.id), await papers.confirmationOf(ctx.tx, county, row.id), await q.stepsOf(ctx.tx, county, row.id), await q.refusedOf(ctx.tx, county, row.id),
  ]
  for (const person of new Set(parties.flatMap((one) => one.personId ?? []))) {
    await ctx.audit('dispute.opened', { subject: person, region: row.region, because: 'case', detail: { dispute: row.id, ref: row.number } })
  }
  const nameOf = (id: string) => parties.find((one) => one.id === id)?.name ?? ''
  const under = (aboutId: string, text: string) => signatures.filter((one) => one.aboutId === aboutId).map((one) => ({
    id: one.id, partyId: one.partyId, signer: one.signer, how: one.how, at: one.at, paperId: one.paperId, counts: signatureCounts(one, text),
  }))
  return {
    id: row.id, number: row.number, title: row.title, version: row.version, kind: row.kind, urgency: row.urgency, offence: row.offence, region: row.region, regionName: row.regionName ?? row.region,
    placeText: row.placeText, story: row.story ?? '', wish: row.wish ?? '', state: row.state, caseState: row.caseState, recordedOn: row.recordedOn, acceptedOn: row.acceptedOn, dueOn: row.dueOn,
    mediatorName: row.mediatorName, mine: row.mediatorAccount === me, mediatorRefused: refused.includes(row.mediatorAccount ?? ''),
    round: row.roundId ? { id: row.roundId, title: row.roundTitle ?? '' } : null,
    parties: parties.map((one) => ({
      id: one.id, side: one.side, personId: one.personId, name: one.name, standing: one.standing, consent: one.consent, consentHow: one.consentHow ?? '', consentAt: one.consentAt, known: one.personId !== null,
      phoneMasked: one.phoneSealed && maskPhone(ctx.services.sealer.open(one.phoneSealed, partyPhoneContext(one.id))),
    })),
    consentText: consentText(row.number, row.title),
    meetings: meetings.map((one) => {
      const text = one.state === 'planned' ? '' : meetingText(row, one, nameOf)
      return { id: one.id, onDay: one.onDay, atTime: one.atTime, place: one.place, state: one.state, came: one.came.map(nameOf), minutes: one.minutes, text, sha256: one.sha256, version: one.version, signatures: under(one.id, text) }
    }),
    agreements: agreements.map((one) => ({
      id: one.id, nth: one.nth, form: one.form, state: one.state, text: one.text, sha256: one.sha256, writtenOn: one.writtenOn, effectiveOn: one.effectiveOn, byName: one.byName,
      signatures: under(one.id, one.text), draft: one.clauses, remark: one.remark,
    })),
    clauses: clauses.map((one) => ({
      ...one, late: one.state !== 'done' && one.dueOn < today,
      told: told.filter((each) => each.clauseId === one.id).map(({ clauseId: _clause, byParty, ...each }) => ({ ...each, byParty: byParty !== null })),
    })),
    agreedOn: row.agreedOn, performedOn: row.performedOn, confirmBy: row.confirmBy,
    confirmation: confirmation ? { court: confirmation.court, askedOn: confirmation.askedOn, state: confirmation.state, answeredOn: confirmation.answeredOn, document: confirmation.document, note: confirmation.note } : null,
    followUpBy: row.followUpBy, followedOn: row.followedOn, endedOn: row.endedOn, endReason: row.endReason, ways: row.ways, referredTo: row.referredTo,
    fittingWays: [...waysFor(row.kind as DisputeKind | '')] as Dispute['fittingWays'], oralUpToFen: DISPUTE_SETTINGS.oralUpToFen, steps: steps.map(({ told: _told, ...step }) => step),
  }
}

export const meetingText = (row: { number: string }, meeting: papers.MeetingRow, nameOf: (id: string) => string): string =>
  minutesText({ number: row.number, onDay: `${meeting.onDay} ${meeting.atTime}`, place: meeting.place, came: meeting.came.map(nameOf), minutes: meeting.minutes })

export async function classify(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.classifyDispute>['body'] }): Promise<{ version: number }> {
  const { county } = reach(ctx)
  const row = await hold(ctx, params.id, 'classify', body.version)
  if (body.offence && row.state !== 'recorded') throw e.offenceNotMediated()
  await q.changeFile(ctx.tx, county, row.id, { kind: body.kind, urgency: body.urgency ?? 'ordinary', offence: body.offence ?? false })
  await note(ctx, row, 'dispute', 'classed', DISPUTE_KINDS[body.kind], { told: false })
  return { version: row.version + 1 }
}

export async function addParty(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.addParty>['body'] }): Promise<{ id: string }> {
  const { county, today } = reach(ctx)
  const row = await hold(ctx, params.id, 'addParty')
  if (row.mediatorAccount) await refuseOthers(ctx, row)
  const parties = await q.partiesOf(ctx.tx, county, row.id)
  const person = body.personId ? await personById(ctx.tx, county, body.personId, today) : undefined
  if (body.personId && !person) throw e.partyUnknown()
  if (person && parties.some((one) => one.personId === person.id)) throw e.partyTwice()
  const phone = body.phone ? checkPhone(body.phone) : undefined
  if (phone && !phone.ok) throw e.phoneWrong()
  const id = ctx.newId()
  await q.insertParty(ctx.tx, {
    county, id, region: row.region, fileId: row.id, side: body.side, personId: person?.id ?? null, name: person?.name ?? body.name, standing: body.standing ?? '',
    phone: phone?.ok ? ctx.services.sealer.seal(phone.number, partyPhoneContext(id)) : null, at: ctx.now,
  })
  // Who comes later has not consented: the mediation waits for them.
  if (row.state === 'mediating') await q.changeFile(ctx.tx, county, row.id, { state: 'accepted' })
  await note(ctx, row, 'dispute', 'party_added', '', { told: false, subject: person?.id ?? null })
  return { id }
}

async function partyOf(ctx: Ctx, row: q.FileRow, id: string): Promise<q.PartyRow> {
  const party = (await q.partiesOf(ctx.tx, reach(ctx).county, row.id)).find((one) => one.id === id)
  if (!party) throw e.partyNotFound()
  return party
}

export async function removeParty(ctx: Ctx, { params, body }: { params: { id: string; partyId: string }; body: Input<typeof doors.removeParty>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = await hold(ctx, params.id, 'addParty')
  if (row.mediatorAccount) await refuseOthers(ctx, row)
  const party = await partyOf(ctx, row, params.partyId)
  if (party.consent !== 'asked') throw e.partySpoke()
  await q.leaveParty(ctx.tx, county, party.id, today)
  await note(ctx, row, 'dispute', 'party_removed', body.reason, { told: false, subject: party.personId })
  return versionAfter(ctx, row.id)
}

export async function revealPhone(ctx: Ctx, { params, body }: { params: { id: string; partyId: string }; body: { purpose: string } }): Promise<{ phone: string }> {
  const row = await q.findFile(ctx.tx, reach(ctx).county, params.id)
  if (!row) throw e.disputeNotFound()
  await refuseOthers(ctx, row)
  const party = await partyOf(ctx, row, params.partyId)
  if (!party.phoneSealed) throw e.noPhone()
  await ctx.audit('dispute.phone_revealed', { subject: party.personId ?? undefined, region: row.region, because: body.purpose, detail: { dispute: row.id, party: party.id } })
  return { phone: ctx.services.sealer.open(party.phoneSealed, partyPhoneContext(party.id)) }
}

/** Refuses who may not mediate here: a party, kin of one by the register, or whom a party does not want. */
async function refuseConflict(ctx: Ctx, row: q.FileRow, declares: boolean): Promise<void> {
  const { county, me } = reach(ctx)
  const personId = await q.personOfAccount(ctx.tx, county, me)
  const persons = (await q.partiesOf(ctx.tx, county, row.id)).flatMap((one) => one.personId ?? [])
  const why = conflictOf({ accountId: me, personId }, {
    partyPersons: persons, kinPersons: personId ? await q.kinAmong(ctx.tx, county, personId, persons) : [], refusedAccounts: await q.refusedOf(ctx.tx, county, row.id),
  })
  if (why) throw e.conflict(why)
  if (!declares) throw e.declareFirst()
}

export const accept = (need: DisputeNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.acceptDispute>['body'] }): Promise<{ version: number }> => {
  const { county, me, name, today } = reach(ctx)
  const row = await hold(ctx, params.id, 'accept', body.version)
  await refuseConflict(ctx, row, body.declares)
  if (row.offence) throw e.offenceNotMediated()
  if (!row.kind) throw e.classFirst()
  if (afterConsents([...(await q.partiesOf(ctx.tx, county, row.id))].map((one) => ({ side: one.side, consent: 'given' }))) !== 'mediating') throw e.sideMissing()
  if (row.caseState === 'submitted') await need.cases.move(ctx, row.id, { move: 'accept', version: row.caseVersion })
  await q.changeFile(ctx.tx, county, row.id, { state: 'accepted', acceptedOn: today, mediatorAccount: me, mediatorName: name })
  await note(ctx, row, 'dispute', 'accepted', name)
  await tellParties(ctx, need, row, { template: 'dispute_consent', title: '请答复是否同意调解', body: `社区调解员${name}受理了一件与您有关的纠纷（${row.number}）。调解自愿、不收费，请打开查看并答复。` })
  return versionAfter(ctx, row.id)
}

export const takeOver = (need: DisputeNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.takeOverDispute>['body'] }): Promise<{ version: number }> => {
  const { county, me, name } = reach(ctx)
  const row = await hold(ctx, params.id, 'takeOver', body.version)
  await refuseConflict(ctx, row, body.declares)
  if (row.caseState === 'accepted') await need.cases.move(ctx, row.id, { move: 'claim', version: row.caseVersion })
  await q.changeFile(ctx.tx, county, row.id, { mediatorAccount: me, mediatorName: name })
  await note(ctx, row, 'dispute', 'taken_over', name)
  await tellParties(ctx, need, row, { template: 'dispute_mediator', title: '调解员换了', body: `您的纠纷（${row.number}）现在由${name}调解。` })
  return versionAfter(ctx, row.id)
}

/** Writes an answer down and lets the file follow: all have said yes, or one has said no. */
export async function settleConsent(ctx: Ctx, need: DisputeNeeds, row: q.FileRow, party: q.PartyRow, answer: 'given' | 'refused' | 'withdrawn', by: {
  how: 'portal' | 'paper' | 'oral'; sha256: string; drawing: object | null; paperId: string | null; witness: string
}): Promise<void> {
  const { county, me, name, today } = reach(ctx)
  const fits = answer === 'withdrawn' ? party.consent === 'given' : party.consent === 'asked'
  if (!fits) throw e.consentAnswered({ asked: '还没答复', given: '同意', refused: '不同意', withdrawn: '已撤回' }[party.consent])
  await q.insertConsent(ctx.tx, { county, id: ctx.newId(), region: row.region, fileId: row.id, partyId: party.id, answer, ...by, account: me, name, at: ctx.now })
  await q.setConsent(ctx.tx, county, party.id, answer)
  await note(ctx, row, 'dispute', `consent_${answer}`, '', { told: false, subject: party.personId })
  const state = afterConsents((await q.partiesOf(ctx.tx, county, row.id)).map((one) => (one.id === party.id ? { side: one.side, consent: answer } : one)))
  if (state === 'mediating' || state === 'accepted') {
    if (state !== row.state) await q.changeFile(ctx.tx, county, row.id, { state })
    if (state === 'mediating') await tellParties(ctx, need, row, { template: 'dispute_agreed', title: '双方都同意调解', body: `您的纠纷（${row.number}）双方都已同意，调解员会约时间。` })
    return
  }
  await q.changeFile(ctx.tx, county, row.id, { state: 'ended', endedOn: today, endReason: END_REASONS[state] })
  await papers.voidOthers(ctx.tx, county, row.id)
  await note(ctx, row, 'dispute', 'ended', END_REASONS[state])
  await tellParties(ctx, need, row, { template: 'dispute_ended', title: '调解已终止', body: `您的纠纷（${row.number}）因${END_REASONS[state]}终止调解，调解员会告知其他合法途径。` }, party.personId)
}

export const consent = (need: DisputeNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string; partyId: string }; body: Input<typeof doors.recordPartyConsent>['body'] }): Promise<{ version: number }> => {
  const { county, me } = reach(ctx)
  const row = await holdOwn(ctx, params.id, 'consent')
  const party = await partyOf(ctx, row, params.partyId)
  const paperId = body.how === 'paper' ? (body.paperId ?? null) : null
  const witness = body.how === 'oral' ? (body.witness ?? '') : ''
  if (body.how === 'paper' && !paperId) throw e.proofMissing('上传签了名的同意书照片')
  if (body.how === 'oral' && !witness) throw e.proofMissing('写明见证人')
  if (paperId) await need.attachFiles(ctx.tx, county, row.id, row.region, [paperId], me)
  await settleConsent(ctx, need, row, party, body.answer, { how: body.how, sha256: digestOf(consentText(row.number, row.title)), drawing: null, paperId, witness })
  return versionAfter(ctx, row.id)
}

export const extend = (need: DisputeNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.extendDispute>['body'] }): Promise<{ version: number }> => {
  const row = await holdOwn(ctx, params.id, 'extend', body.version)
  if (!body.bothAgree) throw e.extensionBoth()
  await need.cases.move(ctx, row.id, { move: 'extend', version: row.caseVersion, extension: { amount: body.days, unit: 'working_day', reason: body.reason, approvedBy: '双方当事人同意' } })
  await note(ctx, row, 'dispute', 'extended', `${body.days}个工作日：${body.reason}`)
  return versionAfter(ctx, row.id)
}

/** Ends without agreement: the ways that remain are named, and the case says the same. */
export const end = (need: DisputeNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.endDispute>['body'] }): Promise<{ version: number }> => {
  const { county, today } = reach(ctx)
  const found = await q.lockFile(ctx.tx, county, params.id)
  if (!found) throw e.disputeNotFound()
  // A party who said no has ended it already: what is left is to name the ways.
  const ended = found.state === 'ended' && found.caseState === 'accepted'
  if (ended && found.version !== body.version) throw e.changedMeanwhile()
  const row = ended ? found : await hold(ctx, params.id, 'end', body.version)
  await refuseOthers(ctx, row)
  const ways = body.ways.map((way) => LAWFUL_WAYS[way])
  const reason = ended ? row.endReason : END_REASONS[body.reason]
  const answer = `${reason}，调解终止。您还可以：${ways.join('；')}。${body.note ?? ''}`
  await q.changeFile(ctx.tx, county, row.id, { state: 'ended', endedOn: row.endedOn ?? today, endReason: reason, ways })
  await papers.voidOthers(ctx.tx, county, row.id)
  await need.cases.move(ctx, row.id, { move: 'conclude', version: row.caseVersion, outcome: 'not_settled', answer })
  await note(ctx, row, 'dispute', 'ended', answer)
  await tellParties(ctx, need, row, { template: 'dispute_ways', title: '调解已终止，还有这些途径', body: answer })
  return versionAfter(ctx, row.id)
}

export const refer = (need: DisputeNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.referDispute>['body'] }): Promise<{ version: number }> => {
  const { county, today } = reach(ctx)
  const row = await hold(ctx, params.id, 'refer', body.version)
  const to = REFERRALS[body.to]
  const accepted = row.caseState === 'submitted' ? (await need.cases.move(ctx, row.id, { move: 'accept', version: row.caseVersion })).version : row.caseVersion
  await q.changeFile(ctx.tx, county, row.id, { state: 'referred', referredTo: to, endedOn: today })
  await papers.voidOthers(ctx.tx, county, row.id)
  await need.cases.move(ctx, row.id, { move: 'conclude', version: accepted, outcome: 'referred', answer: `已转${to}依法处理。` })
  await note(ctx, row, 'dispute', 'referred', `转${to}：${body.reason}`, { told: false })
  await tellParties(ctx, need, row, { template: 'dispute_referred', title: '已转依法处理', body: `您的纠纷（${row.number}）已转${to}依法处理。` })
  return versionAfter(ctx, row.id)
}
