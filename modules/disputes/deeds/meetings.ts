import type { Input } from '../../../platform/kernel/operation.ts'
import type { FileReply } from '../../../platform/server/context.ts'
import { addDays, formatChineseDate } from '../../../platform/kernel/dates.ts'
import { scopeOf } from '../../regions/index.ts'
import { agreementText, allSigned, digestOf } from '../agreement-text.ts'
import { DISPUTE_KINDS, type DisputeKind } from '../contract.ts'
import type * as doors from '../contract/meetings.ts'
import * as e from '../errors.ts'
import type { DisputeNeeds } from '../needs.ts'
import { agreementPdf } from '../pdf.ts'
import * as q from '../queries/files.ts'
import { seatsOf } from '../queries/mine.ts'
import * as papers from '../queries/papers.ts'
import { afterConsents } from '../rules.ts'
import { DISPUTE_SETTINGS } from '../settings.ts'
import { meetingText } from './files.ts'
import { holdOwn, note, reach, tellParties, versionAfter, type Ctx } from './shared.ts'
import { actorOf } from '../../accounts/index.ts'

/** No meeting and no agreement without everybody's yes, whatever the state says. */
async function refuseWithoutConsent(ctx: Ctx, row: q.FileRow): Promise<q.PartyRow[]> {
  const parties = await q.partiesOf(ctx.tx, reach(ctx).county, row.id)
  if (afterConsents(parties) !== 'mediating') throw e.consentMissing()
  return parties
}

async function fix(ctx: Ctx, need: DisputeNeeds, row: q.FileRow, on: { onDay: string; atTime: string; place: string }): Promise<string> {
  const { county, name, today } = reach(ctx)
  if (on.onDay < today) throw e.dayPast()
  const id = ctx.newId()
  await papers.insertMeeting(ctx.tx, { county, id, region: row.region, fileId: row.id, ...on, by: name })
  const words = `${formatChineseDate(on.onDay)}${on.atTime}，${on.place}`
  await note(ctx, row, 'dispute', 'meeting_planned', words)
  await tellParties(ctx, need, row, { template: 'dispute_meeting', title: '约好了调解时间', body: `您的纠纷（${row.number}）定于${words}调解。来不了请告诉调解员。` })
  return id
}

export const plan = (need: DisputeNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.planMeeting>['body'] }): Promise<{ id: string }> => {
  const held = await q.findFile(ctx.tx, reach(ctx).county, params.id)
  if (held?.state === 'accepted') throw e.consentMissing()
  const row = await holdOwn(ctx, params.id, 'meet')
  await refuseWithoutConsent(ctx, row)
  return { id: await fix(ctx, need, row, body) }
}

export const record = (need: DisputeNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string; meetingId: string }; body: Input<typeof doors.holdMeeting>['body'] }): Promise<{ version: number }> => {
  const { county, today } = reach(ctx)
  const row = await holdOwn(ctx, params.id, 'meet')
  const parties = await refuseWithoutConsent(ctx, row)
  const meeting = await papers.lockMeeting(ctx.tx, county, row.id, params.meetingId)
  if (!meeting) throw e.meetingNotFound()
  if (meeting.version !== body.version) throw e.changedMeanwhile()
  if (meeting.state !== 'planned') throw e.notNow({ held: '已记录', adjourned: '已改期', cancelled: '已取消' }[meeting.state], '再次记录')
  const came = (body.came ?? []).filter((id) => parties.some((one) => one.id === id))
  const minutes = body.minutes ?? ''
  if (body.outcome === 'held') {
    if (meeting.onDay > today) throw e.tooEarly(meeting.onDay)
    if (!['a', 'b'].every((side) => parties.some((one) => one.side === side && came.includes(one.id)))) throw e.notAllCame()
    if (!minutes) throw e.proofMissing('写调解笔录')
  }
  const text = meetingText(row, { ...meeting, came, minutes }, (id) => parties.find((one) => one.id === id)?.name ?? '')
  await papers.setMeeting(ctx.tx, county, meeting.id, { state: body.outcome, came, minutes, sha256: digestOf(text) })
  await note(ctx, row, 'dispute', `meeting_${body.outcome}`, '')
  if (body.next && body.outcome !== 'cancelled') await fix(ctx, need, row, body.next)
  return { version: meeting.version + 1 }
}

/** Another wording is another text: the one before is void, and no signature goes along. */
export const draft = (need: DisputeNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.draftAgreement>['body'] }): Promise<{ id: string }> => {
  const { county, name, today } = reach(ctx)
  const row = await holdOwn(ctx, params.id, 'draft', body.version)
  const parties = await refuseWithoutConsent(ctx, row)
  if (!(await papers.meetingsOf(ctx.tx, county, row.id)).some((one) => one.state === 'held')) throw e.meetFirst()
  const clauses = body.clauses.map((one) => ({ ...one, amountFen: one.amountFen ?? 0 }))
  if (clauses.some((one) => !parties.some((party) => party.id === one.partyId))) throw e.clauseParty()
  if (clauses.some((one) => one.dueOn < today)) throw e.clauseDay()
  const form = body.form ?? 'written'
  const money = clauses.reduce((sum, one) => sum + one.amountFen, 0)
  if (form === 'oral' && (money > DISPUTE_SETTINGS.oralUpToFen || !body.noPaperWanted)) throw e.oralNotAllowed(DISPUTE_SETTINGS.oralUpToFen / 100)
  const id = ctx.newId()
  const nth = ((await papers.agreementsOf(ctx.tx, county, row.id))[0]?.nth ?? 0) + 1
  const text = agreementText({
    number: row.number, nth, kind: row.kind ? DISPUTE_KINDS[row.kind as DisputeKind] : '', parties, remark: body.remark ?? '', writtenOn: today,
    clauses: clauses.map((one) => ({ who: parties.find((party) => party.id === one.partyId)!.name, what: one.what, amountFen: one.amountFen, dueOn: one.dueOn })),
  })
  await papers.voidOthers(ctx.tx, county, row.id)
  await papers.insertAgreement(ctx.tx, { county, id, region: row.region, fileId: row.id, nth, form, clauses, remark: body.remark ?? '', text, sha256: digestOf(text), writtenOn: today, by: name })
  await q.changeFile(ctx.tx, county, row.id, {})
  await note(ctx, row, 'dispute', form === 'oral' ? 'oral_agreed' : 'drafted', `第${nth}稿`)
  if (form === 'oral') await bringIntoEffect(ctx, need, row, id)
  else await tellParties(ctx, need, row, { template: 'dispute_sign', title: '请看调解协议并签名', body: `您的纠纷（${row.number}）的协议已写好，请打开看清楚再签名。有不同意的先不要签，告诉调解员。` })
  return { id }
}

/** From this day it binds: clauses are followed, the court may be asked, the case is concluded. */
async function bringIntoEffect(ctx: Ctx, need: DisputeNeeds, row: q.FileRow, agreementId: string): Promise<void> {
  const { county, today } = reach(ctx)
  const agreement = (await papers.agreementsOf(ctx.tx, county, row.id)).find((one) => one.id === agreementId)!
  await papers.takeEffect(ctx.tx, county, agreement.id, today)
  for (const [i, clause] of agreement.clauses.entries()) await papers.insertClause(ctx.tx, { county, id: ctx.newId(), region: row.region, fileId: row.id, agreementId: agreement.id, nth: i + 1, ...clause })
  const confirmBy = addDays(today, DISPUTE_SETTINGS.confirmWithinDays)
  await q.changeFile(ctx.tx, county, row.id, { state: 'agreed', agreedOn: today, confirmBy, followUpBy: addDays(today, DISPUTE_SETTINGS.followUpDays) })
  const talks = (await papers.meetingsOf(ctx.tx, county, row.id)).filter((one) => one.state === 'held').length
  const result = row.matterCode === 'matters.mediation' ? { otherAgrees: true, talks: Math.min(talks, 20), agreementKind: agreement.form, agreement: agreement.text.slice(0, 1000) } : undefined
  await need.cases.move(ctx, row.id, { move: 'conclude', version: row.caseVersion, outcome: 'settled', answer: `双方达成${agreement.form === 'oral' ? '口头' : '书面'}协议，${formatChineseDate(today)}起生效。`, ...(result ? { result } : {}) })
  await note(ctx, row, 'dispute', 'in_effect', formatChineseDate(today, { withYear: true }))
  await tellParties(ctx, need, row, {
    template: 'dispute_in_effect', title: '调解协议生效了', body: `您的纠纷（${row.number}）的协议今天生效，请按约定的日期履行。双方愿意的，可以在${formatChineseDate(confirmBy)}前共同申请司法确认。`,
  })
}

/** Finds what is to be signed and its text as it stands; refuses a text that the signer has not read. */
export async function toSign(ctx: Ctx, row: q.FileRow, about: 'agreement' | 'minutes', aboutId: string, sha256: string): Promise<{ id: string; text: string }> {
  const { county } = reach(ctx)
  if (about === 'minutes') {
    const meeting = await papers.lockMeeting(ctx.tx, county, row.id, aboutId)
    if (!meeting || meeting.state !== 'held') throw e.meetingNotFound()
    const parties = await q.partiesOf(ctx.tx, county, row.id)
    const text = meetingText(row, meeting, (id) => parties.find((one) => one.id === id)?.name ?? '')
    if (digestOf(text) !== sha256 || meeting.sha256 !== sha256) throw e.textChanged()
    return { id: meeting.id, text }
  }
  const agreements = await papers.agreementsOf(ctx.tx, county, row.id)
  const agreement = agreements.find((one) => one.id === aboutId)
  if (!agreement) throw e.agreementNotFound()
  if (agreement.state !== 'open' || digestOf(agreement.text) !== sha256) throw e.textChanged()
  return { id: agreement.id, text: agreement.text }
}

export async function addSignature(ctx: Ctx, row: q.FileRow, s: { about: 'agreement' | 'minutes'; aboutId: string; partyId: string | null; signer: string; how: string; drawing: object | null; paperId: string | null; sha256: string }): Promise<void> {
  const { county, me } = reach(ctx)
  const added = await papers.insertSignature(ctx.tx, { county, id: ctx.newId(), region: row.region, fileId: row.id, ...s, account: me, at: ctx.now })
  if (added === 0) throw e.signedAlready()
  await note(ctx, row, 'dispute', s.about === 'agreement' ? 'signed' : 'minutes_signed', s.signer)
}

export const sign = (need: DisputeNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.signHere>['body'] }): Promise<{ version: number }> => {
  const { county, me, name } = reach(ctx)
  const row = await holdOwn(ctx, params.id, 'sign')
  const parties = await refuseWithoutConsent(ctx, row)
  const { text } = await toSign(ctx, row, body.about, body.aboutId, body.sha256)
  const party = parties.find((one) => one.id === body.partyId)
  if (body.partyId && !party) throw e.partyNotFound()
  const drawing = body.how === 'tablet' ? (body.drawing ?? null) : null
  const paperId = body.how === 'paper' ? (body.paperId ?? null) : null
  if (!drawing && !paperId) throw e.proofMissing(body.how === 'paper' ? '上传签了名的纸质协议照片' : '在屏幕上签名')
  const last = body.about === 'agreement' && !party
  if (last && !allSigned(text, parties.map((one) => one.id), (await papers.signaturesOf(ctx.tx, county, row.id)).filter((one) => one.aboutId === body.aboutId))) throw e.partiesSignFirst()
  if (paperId) await need.attachFiles(ctx.tx, county, row.id, row.region, [paperId], me)
  await addSignature(ctx, row, { about: body.about, aboutId: body.aboutId, partyId: party?.id ?? null, signer: party?.name ?? name, how: body.how, drawing, paperId, sha256: body.sha256 })
  if (last) await bringIntoEffect(ctx, need, row, body.aboutId)
  return versionAfter(ctx, row.id)
}

/** For the mediator and, of their own dispute, for a party. */
export async function print(ctx: Ctx, { params }: { params: { id: string; agreementId: string } }): Promise<FileReply> {
  const actor = actorOf(ctx)
  if (actor.kind === 'resident') {
    const seat = (await seatsOf(ctx.tx, actor.county, actor.personId ?? params.id)).find((one) => one.fileId === params.id)
    if (!seat) throw e.disputeNotFound()
    // A party reads the agreement that they are asked to sign or that binds them.
    await ctx.tx.widen(scopeOf(seat.region).lo, scopeOf(seat.region).hi)
  }
  const row = await q.findFile(ctx.tx, actor.county, params.id)
  if (!row) throw e.disputeNotFound()
  const agreement = (await papers.agreementsOf(ctx.tx, actor.county, row.id)).find((one) => one.id === params.agreementId)
  if (!agreement || (actor.kind === 'resident' && agreement.state === 'void')) throw e.agreementNotFound()
  const signatures = (await papers.signaturesOf(ctx.tx, actor.county, row.id)).filter((one) => one.aboutId === agreement.id)
  const parties = await q.partiesOf(ctx.tx, actor.county, row.id)
  await ctx.audit('dispute.agreement_printed', { region: row.region, because: 'case', detail: { dispute: row.id, agreement: agreement.id } })
  return { file: await agreementPdf({ row, agreement, signatures, parties }), type: 'application/pdf', name: `人民调解协议书-${row.number}.pdf` }
}
