import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { actorOf } from '../../accounts/index.ts'
import { scopeOf } from '../../regions/index.ts'
import { consentText, digestOf, signatureCounts } from '../agreement-text.ts'
import { DISPUTE_KINDS, FILE_STATES, type DisputeKind, type FileMove, type MyDispute } from '../contract.ts'
import type * as doors from '../contract/mine.ts'
import * as e from '../errors.ts'
import type { DisputeNeeds } from '../needs.ts'
import * as q from '../queries/files.ts'
import { seatLines, seatsOf } from '../queries/mine.ts'
import * as papers from '../queries/papers.ts'
import { afterConsents, FILE_MOVES, mayMove } from '../rules.ts'
import { meetingText, settleConsent } from './files.ts'
import { addSignature, toSign } from './meetings.ts'
import { note, reach, tell, tellMediator, type Ctx } from './shared.ts'

/** The reader's own seat; then on as staff in exactly the place of that file. Whoever has no seat finds nothing. */
async function mySeat(ctx: Ctx, id: string): Promise<{ row: q.FileRow; me: q.PartyRow; parties: q.PartyRow[] }> {
  const { county, personId } = actorOf(ctx)
  const seat = personId ? (await seatsOf(ctx.tx, county, personId)).find((one) => one.fileId === id) : undefined
  if (!seat) throw e.disputeNotFound()
  await ctx.tx.widen(scopeOf(seat.region).lo, scopeOf(seat.region).hi)
  const row = await q.lockFile(ctx.tx, county, id)
  const parties = await q.partiesOf(ctx.tx, county, id)
  const me = parties.find((one) => one.id === seat.partyId)
  if (!row || !me) throw e.disputeNotFound()
  return { row, me, parties }
}

const refuseNow = (row: q.FileRow, move: FileMove) => {
  if (!mayMove(move, row.state)) throw e.notNow(FILE_STATES[row.state], FILE_MOVES[move].label)
}

export async function list(ctx: Ctx): Promise<Reply<typeof doors.listMyDisputes>> {
  const { county, personId } = actorOf(ctx)
  const seats = personId ? await seatsOf(ctx.tx, county, personId) : []
  if (seats.length === 0) return { items: [] }
  const places = seats.map((one) => scopeOf(one.region))
  await ctx.tx.widen(places.map((one) => one.lo).sort()[0]!, places.map((one) => one.hi).sort().at(-1)!)
  const rows = await seatLines(ctx.tx, county, seats.map((one) => one.partyId))
  return { items: rows.map(({ waitsConsent, waitsSign, ...row }) => ({ ...row, waits: waitsConsent ? 'consent' as const : waitsSign ? 'sign' as const : '' as const })) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<MyDispute> {
  const { county, today } = reach(ctx)
  const { row, me, parties } = await mySeat(ctx, params.id)
  const [meetings, agreements, signatures, clauses, told, confirmation, steps, refused] = [
    await papers.meetingsOf(ctx.tx, county, row.id), await papers.agreementsOf(ctx.tx, county, row.id), await papers.signaturesOf(ctx.tx, county, row.id), await papers.clausesOf(ctx.tx, county, row.id),
    await papers.performancesOf(ctx.tx, county, row.id), await papers.confirmationOf(ctx.tx, county, row.id), await q.stepsOf(ctx.tx, county, row.id), await q.refusedOf(ctx.tx, county, row.id),
  ]
  const nameOf = (id: string) => parties.find((one) => one.id === id)?.name ?? ''
  const signed = (aboutId: string, text: string) => signatures.some((one) => one.aboutId === aboutId && one.partyId === me.id && signatureCounts(one, text))
  const agreement = agreements.find((one) => one.state !== 'void')
  const said = consentText(row.number, row.title)
  return {
    id: row.id, number: row.number, title: row.title, kind: row.kind ? DISPUTE_KINDS[row.kind as DisputeKind] : '', state: row.state, regionName: row.regionName ?? row.region, mediatorName: row.mediatorName,
    mayRefuseMediator: (row.state === 'accepted' || row.state === 'mediating') && row.mediatorAccount !== null && !refused.includes(row.mediatorAccount), dueOn: row.dueOn,
    me: { id: me.id, side: me.side, consent: me.consent }, others: parties.filter((one) => one.id !== me.id).map((one) => ({ name: one.name, side: one.side })),
    allAgreed: afterConsents(parties) === 'mediating', consentText: said, consentSha256: digestOf(said),
    meetings: meetings.filter((one) => one.state !== 'cancelled').map((one) => {
      const text = one.state === 'held' ? meetingText(row, one, nameOf) : ''
      return { id: one.id, onDay: one.onDay, atTime: one.atTime, place: one.place, state: one.state, text, sha256: one.sha256, signed: text !== '' && signed(one.id, text) }
    }),
    agreement: agreement ? { id: agreement.id, form: agreement.form, state: agreement.state as 'open' | 'in_effect', text: agreement.text, sha256: agreement.sha256, signed: signed(agreement.id, agreement.text), effectiveOn: agreement.effectiveOn } : null,
    clauses: clauses.map((one) => ({
      id: one.id, who: one.who, mine: one.partyId === me.id, what: one.what, amountFen: one.amountFen, paidFen: one.paidFen, dueOn: one.dueOn, state: one.state, late: one.state !== 'done' && one.dueOn < today,
      told: told.some((each) => each.clauseId === one.id && each.byParty === me.id),
    })),
    confirmBy: row.confirmBy, confirmation: confirmation ? { court: confirmation.court, state: confirmation.state, askedOn: confirmation.askedOn, answeredOn: confirmation.answeredOn, document: confirmation.document } : null,
    endedOn: row.endedOn, endReason: row.endReason, ways: row.ways, referredTo: row.referredTo, steps: steps.filter((one) => one.told).map(({ id, step, note: words, at }) => ({ id, step, note: words, at })),
  }
}

export const answer = (need: DisputeNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.answerMediation>['body'] }): Promise<Reply<typeof doors.answerMediation>> => {
  const { row, me } = await mySeat(ctx, params.id)
  refuseNow(row, 'consent')
  const sha256 = digestOf(consentText(row.number, row.title))
  if (body.sha256 !== sha256) throw e.textChanged()
  if (body.answer === 'given' && !body.drawing) throw e.proofMissing('用手指签名')
  await settleConsent(ctx, need, row, me, body.answer, { how: 'portal', sha256, drawing: body.drawing ?? null, paperId: null, witness: '' })
  const words = { given: '同意调解', refused: '不同意调解', withdrawn: '撤回同意' }[body.answer]
  await tellMediator(ctx, need, row, { template: 'dispute_answered', title: `一方当事人${words}`, body: `纠纷${row.number}：${words}。${body.answer === 'given' ? '' : '请告知其他合法途径后结案。'}` })
  return { consent: body.answer }
}

export const refuseMediator = (need: DisputeNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.refuseMediator>['body'] }): Promise<{ refused: boolean }> => {
  const { county } = reach(ctx)
  const { row, me } = await mySeat(ctx, params.id)
  refuseNow(row, 'extend')
  const account = row.mediatorAccount!
  await q.insertRefusal(ctx.tx, { county, id: ctx.newId(), region: row.region, fileId: row.id, partyId: me.id, account, reason: body.reason ?? '', at: ctx.now })
  await note(ctx, row, 'dispute', 'mediator_refused', '', { told: false, subject: me.personId })
  await tell(ctx, need, { county, region: row.region, accountId: account, template: 'dispute_refused', title: '当事人要求更换调解员', body: `纠纷${row.number}的一方要求更换调解员，请由其他调解员接手。`, link: `/disputes/${row.id}` })
  return { refused: true }
}

export const sign = (need: DisputeNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.signMine>['body'] }): Promise<{ signed: boolean }> => {
  const { row, me, parties } = await mySeat(ctx, params.id)
  refuseNow(row, 'sign')
  if (afterConsents(parties) !== 'mediating') throw e.consentMissing()
  await toSign(ctx, row, body.about, body.aboutId, body.sha256)
  await addSignature(ctx, row, { about: body.about, aboutId: body.aboutId, partyId: me.id, signer: me.name, how: 'portal', drawing: body.drawing, paperId: null, sha256: body.sha256 })
  await tellMediator(ctx, need, row, { template: 'dispute_signed', title: '一方当事人已签名', body: `纠纷${row.number}：${me.side === 'a' ? '甲方' : '乙方'}已在手机上签名。` })
  return { signed: true }
}

export const tellPerformance = (need: DisputeNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.tellPerformance>['body'] }): Promise<{ version: number }> => {
  const { county, me: account, name, today } = reach(ctx)
  const { row, me } = await mySeat(ctx, params.id)
  refuseNow(row, 'perform')
  const clause = await papers.lockClause(ctx.tx, county, row.id, body.clauseId)
  if (!clause) throw e.clauseNotFound()
  if (body.onDay > today) throw e.dayWrong('不能晚于今天')
  await papers.insertPerformance(ctx.tx, { county, id: ctx.newId(), region: row.region, fileId: row.id, clauseId: clause.id, state: body.state, amountFen: 0, onDay: body.onDay, note: body.note, byParty: me.id, account, name, at: ctx.now })
  await note(ctx, row, 'dispute', 'performance_told', `第${clause.nth}条`, { told: false, subject: me.personId })
  await tellMediator(ctx, need, row, { template: 'dispute_told', title: '当事人说了履行情况', body: `纠纷${row.number}第${clause.nth}条：${body.note}。请核实后登记。` })
  return { version: row.version }
}
