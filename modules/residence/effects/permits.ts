import { formatChineseDate, isPlainDate, shanghaiDate } from '../../../platform/kernel/dates.ts'
import { defineEffect, type Effect } from '../../cases/effects.ts'
import * as errors from '../errors.ts'
import * as declarations from '../queries/declarations.ts'
import * as q from '../queries/permits.ts'
import { endorsed, GROUNDS, issued, mayApplyFrom, yearsOfResidence, type Ground } from '../rules/permit.ts'

const long = (day: string) => formatChineseDate(day, { withYear: true })

/** Records the permit that the police issued. Half a year of declared residence and one of three grounds are asked (居住证暂行条例 art. 2). */
const issue = defineEffect({
  name: 'residence.issuePermit',
  title: '登记居住证',
  async run(ctx, one) {
    const today = shanghaiDate(ctx.now)
    const personId = one.applicantId
    const person = personId ? await declarations.personFacts(ctx.tx, one.county, personId) : undefined
    if (!personId || !person) throw errors.notInRegister()
    if (person.diedOn !== null) throw errors.dead()
    const since = await q.livesSince(ctx.tx, one.county, personId)
    if (!since) throw errors.notDeclared()
    const from = mayApplyFrom(since)
    if (from > today) throw errors.permitTooEarly(long(from))
    const { issuedOn } = one.result
    if (typeof issuedOn !== 'string' || !isPlainDate(issuedOn) || issuedOn > today || issuedOn < since) throw errors.issueDateWrong()
    const ground = one.form['ground'] as Ground
    const permit = issued(issuedOn)
    await q.endPermitOf(ctx.tx, one.county, personId, today, 'replaced')
    await q.insertPermit(ctx.tx, { ...permit, county: one.county, id: ctx.newId(), region: one.region, personId, ground, caseId: one.id, at: ctx.now, by: ctx.caller?.name ?? '' })
    return {
      summary: `居住证已于${long(issuedOn)}发证，请在${long(permit.endorsedUntil)}前办理签注。`,
      facts: [
        { label: '申领条件', value: GROUNDS[ground] ?? '' },
        { label: '发证日期', value: long(issuedOn) },
        { label: '签注期限', value: long(permit.endorsedUntil) },
      ],
    }
  },
})

/** Endorses for another year; a late one begins the years of residence anew (art. 10). The same case endorses once. */
const endorse = defineEffect({
  name: 'residence.endorsePermit',
  title: '居住证签注',
  async run(ctx, one) {
    const today = shanghaiDate(ctx.now)
    if (!one.applicantId) throw errors.noPermit()
    await q.lockPermit(ctx.tx, one.county, one.applicantId)
    const permit = await q.permitOf(ctx.tx, one.county, one.applicantId)
    if (!permit) throw errors.noPermit()
    const next = endorsed(permit, today)
    const isNew = await q.insertEndorsement(ctx.tx, {
      county: one.county, id: ctx.newId(), region: permit.region, permitId: permit.id, on: today, until: next.endorsedUntil, late: next.late, caseId: one.id, at: ctx.now,
    })
    if (isNew) await q.endorsePermit(ctx.tx, one.county, permit.id, next)
    const now = isNew ? next : { ...permit, late: false }
    return {
      summary: now.late
        ? `已补办签注，有效到${long(now.endorsedUntil)}。签注晚了，连续居住年限从今天重新计算。`
        : `已签注，有效到${long(now.endorsedUntil)}。`,
      facts: [
        { label: '签注到', value: long(now.endorsedUntil) },
        { label: '连续居住', value: `${yearsOfResidence(now, today)}年` },
      ],
    }
  },
})

export const permitEffects: readonly Effect[] = [issue, endorse]
