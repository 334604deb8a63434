import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { defineEffect, type Effect } from '../cases/effects.ts'
import { matterInForce } from '../matters/index.ts'
import { deriveServiceMark, endDerivedMarks } from '../register/index.ts'
import { settingsFaulty } from './errors.ts'
import * as q from './queries.ts'
import { ProgrammeSettings, decideGrant, isMonth, monthInWords, monthOf, yuanInWords } from './rules.ts'

/** A mark is looked at again after so many years, however long the grant runs. */
const MARK_YEARS = 3

/**
 * Grants what the case asked for, by the standard in force on the day of decision. A case that is concluded again after it was reopened
 * leaves an unchanged grant as it is and replaces a changed one: the old is ended as a correction.
 */
const grant = defineEffect({
  name: 'assistance.grant',
  title: '发放救助或津贴',
  outcomes: ['granted'],
  async run(ctx, one) {
    const today = shanghaiDate(ctx.now)
    const matter = await matterInForce(ctx.tx, one.matterCode, today)
    const settings = ProgrammeSettings.safeParse(matter?.settings)
    if (!settings.success) throw settingsFaulty()
    const { programme, mode } = settings.data

    const person = one.applicantId ? await q.personFacts(ctx.tx, one.county, one.applicantId) : undefined
    if (one.applicantId) await q.lockPerson(ctx.tx, one.county, one.applicantId, programme)
    const asked = {
      fromMonth: typeof one.result['fromMonth'] === 'string' ? one.result['fromMonth'] : undefined,
      amountYuan: typeof one.result['amountYuan'] === 'number' ? one.result['amountYuan'] : undefined,
    }
    const asOf = isMonth(asked.fromMonth) ? asked.fromMonth : monthOf(today)
    const existing = one.applicantId ? await q.grantsOf(ctx.tx, one.county, one.applicantId, programme, asOf) : []
    const decided = decideGrant(settings.data, asked, { person, existing, caseId: one.id, today })

    const before = existing.find((earlier) => earlier.caseId === one.id && !earlier.ended)
    const same = before && before.amountFen === decided.amountFen && before.fromMonth === decided.fromMonth
    if (before && !same) {
      await q.insertEnd(ctx.tx, {
        county: one.county,
        id: ctx.newId(),
        region: one.region,
        grantId: before.id,
        fromMonth: before.fromMonth,
        reason: 'correction',
        note: `办件${one.number}重新办结`,
        at: ctx.now,
        by: ctx.caller?.name ?? '',
      })
      await endDerivedMarks(ctx.tx, one.county, one.applicantId!, before.id, today, '待遇更正')
    }
    if (!same) {
      const grantId = ctx.newId()
      await q.insertGrant(ctx.tx, {
        county: one.county,
        id: grantId,
        region: person?.region ?? one.region,
        personId: one.applicantId!,
        programme,
        ...decided,
        caseId: one.id,
        caseNumber: one.number,
        at: ctx.now,
        by: ctx.caller?.name ?? '',
      })
      if (mode === 'monthly' && settings.data.serviceGroup) {
        await deriveServiceMark(ctx.tx, {
          county: one.county, id: ctx.newId(), personId: one.applicantId!, kind: settings.data.serviceGroup, basisRef: grantId, basisTitle: `${matter!.title}（办件${one.number}）`,
          purpose: '按待遇匹配服务', from: today, until: `${Number(today.slice(0, 4)) + MARK_YEARS}${today.slice(4)}`, by: ctx.caller?.name ?? '', now: ctx.now,
        })
      }
    }
    const title = matter!.title
    return {
      summary:
        mode === 'monthly'
          ? `已核定${title}，从${monthInWords(decided.fromMonth)}起每月发放${yuanInWords(decided.amountFen)}。`
          : `已核定${title}，一次性发放${yuanInWords(decided.amountFen)}。`,
      facts: [
        { label: '项目', value: title },
        ...(decided.tier ? [{ label: '档次', value: decided.tier }] : []),
        { label: mode === 'monthly' ? '每月金额' : '金额', value: yuanInWords(decided.amountFen) },
        ...(mode === 'monthly' ? [{ label: '起发月份', value: monthInWords(decided.fromMonth) }] : []),
      ],
    }
  },
})

export const assistanceEffects: readonly Effect[] = [grant]
