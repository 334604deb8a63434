import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type * as doors from '../contract.ts'
import * as e from '../errors.ts'
import type { SurveyNeeds } from '../needs.ts'
import * as q from '../queries/asking.ts'
import { getSurveyRow, acrossCounty, note, reach, takesSheets, type Ctx } from './shared.ts'
import { issueTicket, written } from './tickets.ts'

/** Reminders disturb: not more often than every three days. */
const PAUSE_MS = 3 * 86_400_000

export async function list(ctx: Ctx, { params, query }: { params: { id: string }; query: NonNullable<Input<typeof doors.listSample>['query']> }): Promise<Reply<typeof doors.listSample>> {
  const at = reach(ctx)
  const row = await getSurveyRow(ctx, params.id)
  const after = query.after ? Number(query.after) : 0
  if (!Number.isInteger(after) || after < 0 || after > 1_000_000) throw e.pageUnknown()
  const rows = await q.listMembers(ctx.tx, { ...at, surveyId: row.id, state: query.show ?? '', after })
  await ctx.audit('survey.sample_read', { region: at.here, detail: { survey: row.id, shown: Math.min(50, rows.length) } })
  return { items: rows.slice(0, 50).map(({ regionName, address, ...one }) => ({ ...one, regionName: regionName ?? one.region, address: address ?? '' })), next: rows.length > 50 ? String(rows[49]!.nth) : null }
}

/** Holds a drawn person of the own range and their survey, which must take sheets today. */
export async function holdMember(ctx: Ctx, id: string, version: number) {
  const { county, today } = reach(ctx)
  const member = await q.lockMember(ctx.tx, county, id)
  if (!member) throw e.memberNotFound()
  if (member.version !== version) throw e.changedMeanwhile()
  const survey = await acrossCounty(ctx, () => q.findSurvey(ctx.tx, county, member.surveyId))
  if (!survey || !takesSheets(survey, today)) throw e.notOpen()
  return { member, survey }
}

/** A code is told here once. Neither the row of the person nor the row of the code knows the other. */
export const ask = (need: SurveyNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.askMember>['body'] }): Promise<Reply<typeof doors.askMember>> => {
  const { county, today, name } = reach(ctx)
  const { member, survey } = await holdMember(ctx, params.id, body.version)
  if (member.state === 'asked' && !body.again) throw e.askedAlreadyMember()
  const code = await issueTicket(ctx, { county, region: member.region.slice(0, 12), surveyId: survey.id })
  const link = `${ctx.services.settings.publicUrl}/survey/${code}`
  await q.setMember(ctx.tx, county, member.id, { state: 'asked', way: body.way, on: today, by: name })
  if (member.state === 'asked') await acrossCounty(ctx, () => q.addReissued(ctx.tx, county, survey.id))
  if (body.way === 'message') {
    await need.notify({ tx: ctx.tx, now: ctx.now, services: ctx.services }, {
      county, region: member.region, personId: member.personId, template: 'survey_invited', title: `请您填写：${survey.title}`,
      body: `您被抽中参加“${survey.title}”。不记姓名，大约几分钟，请在${survey.untilDay}前填写。`, link: `/survey/${code}`,
    })
  }
  await ctx.audit(member.state === 'asked' ? 'survey.asked_again' : 'survey.asked', { region: member.region, subject: member.personId, because: body.again || survey.title, detail: { survey: survey.id, way: body.way } })
  return { version: member.version + 1, code: written(code), link, sent: body.way === 'message' }
}

export async function noted(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.noteMember>['body'] }): Promise<{ version: number }> {
  const { county, today, name } = reach(ctx)
  const { member, survey } = await holdMember(ctx, params.id, body.version)
  await q.setMember(ctx.tx, county, member.id, { state: body.state, way: '', on: today, by: name })
  await ctx.audit(({ refused: 'survey.member_refused', unreachable: 'survey.member_unreachable', not_eligible: 'survey.member_not_eligible', drawn: 'survey.member_drawn', asked: 'survey.member_asked' } as const)[body.state], { region: member.region, subject: member.personId, because: survey.title, detail: { survey: survey.id } })
  return { version: member.version + 1 }
}

/** Everybody with a code, for nobody knows who has answered. */
export const remind = (need: SurveyNeeds) => async (ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.remindSample>> => {
  const at = reach(ctx)
  const row = await getSurveyRow(ctx, params.id)
  if (!takesSheets(row, at.today)) throw e.notOpen()
  const last = await q.lastStepAt(ctx.tx, at.county, row.id, 'reminded', at.here)
  if (last && ctx.now.getTime() - Date.parse(last.at) < PAUSE_MS) throw e.remindedLately()
  const members = await q.askedByMessage(ctx.tx, { ...at, surveyId: row.id })
  for (const one of members) {
    await need.notify({ tx: ctx.tx, now: ctx.now, services: ctx.services }, {
      county: at.county, region: one.region, personId: one.personId, template: 'survey_reminded', title: `还可以填写：${row.title}`,
      body: `“${row.title}”填写到${row.untilDay}。答卷不记姓名，系统不知道谁填过；已经填过的，请不用理会。`, link: '/survey',
    })
  }
  await q.noteReminded(ctx.tx, at.county, members.map((one) => one.id))
  await note(ctx, { id: row.id, region: at.here }, 'survey', 'reminded', `${members.length}人`)
  return { reminded: members.length }
}
