import { formatChineseDate, isPlainDate, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Context } from '../../../platform/server/context.ts'
import type { Services } from '../../../platform/server/services.ts'
import { defineEffect } from '../../cases/effects.ts'
import { matterInForce } from '../../matters/index.ts'
import { ageOn } from '../../register/index.ts'
import { PointRule as PointRuleSchema } from '../contract/point-rule.ts'
import { ROLES, roles } from '../contract/reading.ts'
import { knownBy, sealRentalPhones } from '../deeds/rentals.ts'
import * as errors from '../errors.ts'
import * as declarations from '../queries/declarations.ts'
import * as people from '../queries/people.ts'
import * as q from '../queries/rentals.ts'
import { pointsOf, type PointRule } from '../rules/points.ts'

const text = (form: Record<string, unknown>, key: string) => (typeof form[key] === 'string' ? (form[key] as string).trim() : '')

/** Files the rental that landlord or tenant told of. The other side is known only where their telephone leads to exactly one person here. */
export const fileRental = defineEffect({
  name: 'residence.fileRental',
  title: '租房备案',
  async run(ctx, one) {
    const { services } = ctx as Context<Services>
    const { form } = one
    const [leaseFrom, leaseUntil] = [text(form, 'leaseFrom'), text(form, 'leaseUntil')]
    if (!isPlainDate(leaseFrom) || (leaseUntil !== '' && (!isPlainDate(leaseUntil) || leaseUntil < leaseFrom))) throw errors.leaseDates()
    const isLandlord = text(form, 'role') === 'landlord'
    const otherPhone = text(form, 'otherPhone')
    const other = otherPhone ? await knownBy(ctx as Context<Services>, otherPhone) : null
    const id = ctx.newId()
    const me = { id: one.applicantId, name: one.applicantName, phone: text(form, 'phone') }
    const they = { id: other, name: text(form, 'otherName'), phone: otherPhone }
    const [landlord, tenant] = isLandlord ? [me, they] : [they, me]
    await q.endRentalOfCase(ctx.tx, one.county, one.id, shanghaiDate(ctx.now))
    await q.insertRental(ctx.tx, {
      county: one.county, id, region: one.region, dwellingId: null, address: text(form, 'homeAddress'),
      landlordId: landlord.id, landlordName: landlord.name, tenantId: tenant.id, tenantName: tenant.name,
      ...sealRentalPhones(services, id, landlord.phone, tenant.phone),
      leaseFrom, leaseUntil: leaseUntil || null, people: typeof form['people'] === 'number' ? form['people'] : 1,
      declaredBy: isLandlord ? 'landlord' : 'tenant', caseId: one.id, at: ctx.now, by: ctx.caller?.name ?? '',
    })
    return {
      summary: `已备案：${text(form, 'homeAddress')}，${formatChineseDate(leaseFrom, { withYear: true })}起。退租时请告诉社区。`,
      facts: [
        { label: '房东', value: landlord.name },
        { label: '租客', value: tenant.name },
        { label: '租期', value: `${formatChineseDate(leaseFrom, { withYear: true })}至${leaseUntil ? formatChineseDate(leaseUntil, { withYear: true }) : '没有约定'}` },
      ],
    }
  },
})

/** The rule of the matter in force, or none. */
export async function pointRule(tx: Context['tx'], today: string): Promise<PointRule | null> {
  const matter = await matterInForce(tx, 'residence.points', today)
  const rule = PointRuleSchema.safeParse(matter?.settings?.['rule'])
  return rule.success ? rule.data : null
}

/** Decides by the very function that the estimate uses, over the answers as they were accepted. */
export const countPoints = defineEffect({
  name: 'residence.countPoints',
  title: '积分入户算分',
  async run(ctx, one) {
    const rule = await pointRule(ctx.tx, shanghaiDate(ctx.now))
    if (!rule) throw errors.noPointRule()
    const points = pointsOf(rule, one.form)
    return {
      summary: points.enough
        ? `按${rule.place}${rule.year}年办法共${points.total}分，达到${points.pass}分，可以到公安机关办理落户。`
        : `按${rule.place}${rule.year}年办法共${points.total}分，还差${points.pass - points.total}分。`,
      facts: [...points.lines.map((line) => ({ label: line.title, value: `${line.said}，${line.points}分` })), { label: '合计', value: `${points.total}分` }],
    }
  },
})

/** Notes down who takes part in what; voting and being a representative from 18 years on (城市居民委员会组织法 art. 16). */
export const takePart = defineEffect({
  name: 'residence.takePart',
  title: '登记参与社区事务',
  async run(ctx, one) {
    const today = shanghaiDate(ctx.now)
    const role = roles.find((code) => code === one.form['role'])
    if (!role) throw errors.roleUnknown()
    const person = one.applicantId ? await declarations.personFacts(ctx.tx, one.county, one.applicantId) : undefined
    if (!person) throw errors.notInRegister()
    if ((role === 'election' || role === 'representative') && ageOn(person.bornOn, today) < 18) throw errors.tooYoungForRole()
    const base = await people.baseOf(ctx.tx, one.county, one.applicantId!, today)
    await people.insertParticipation(ctx.tx, { county: one.county, id: ctx.newId(), region: one.region, personId: one.applicantId!, role, base, on: today, caseId: one.id, at: ctx.now })
    return { summary: `已登记您参加${ROLES[role]}，有活动或会议时通知您。`, facts: [{ label: '参加', value: ROLES[role] }] }
  },
})
