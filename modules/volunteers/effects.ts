import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { defineEffect, type Effect } from '../cases/effects.ts'
import { SERVICE_FIELDS } from './contract.ts'
import { alreadyRegistered } from './errors.ts'
import * as q from './queries.ts'
import { checkVolunteer, volunteerNumber } from './rules.ts'

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [])

/** Registers the applicant as a volunteer: once for each person. Concluding the same case again leaves the registration as it is. */
const register = defineEffect({
  name: 'volunteers.register',
  title: '注册志愿者',
  async run(ctx, one) {
    const person = one.applicantId ? await q.personFacts(ctx.tx, one.county, one.applicantId) : undefined
    const { minor } = checkVolunteer(person, one.form['guardianAgrees'] === true, shanghaiDate(ctx.now))
    const personId = one.applicantId!
    const fields = texts(one.form['fields'])

    let standing = await q.standingOf(ctx.tx, one.county, personId)
    if (!standing) {
      const { serial } = await q.nextSerial(ctx.tx)
      const number = volunteerNumber(one.county, serial)
      await q.insertVolunteer(ctx.tx, {
        county: one.county,
        id: ctx.newId(),
        region: person!.region,
        personId,
        number,
        fields,
        skills: typeof one.form['skills'] === 'string' ? one.form['skills'] : '',
        freeTime: texts(one.form['freeTime']),
        minor,
        caseId: one.id,
        at: ctx.now,
      })
      standing = await q.standingOf(ctx.tx, one.county, personId)
    }
    if (!standing || standing.caseId !== one.id) throw alreadyRegistered(standing?.number ?? '')
    return {
      summary: `已注册为志愿者，编号${standing.number}。`,
      facts: [
        { label: '志愿者编号', value: standing.number },
        { label: '服务领域', value: fields.map((field) => (SERVICE_FIELDS as Record<string, string>)[field] ?? field).join('、') },
      ],
    }
  },
})

export const volunteersEffects: readonly Effect[] = [register]
