import { formatChineseDate, shanghaiDate } from '../../platform/kernel/dates.ts'
import { defineEffect, type Effect } from '../cases/effects.ts'
import * as q from './queries/declarations.ts'
import { countPoints, fileRental, takePart } from './effects/living.ts'
import { permitEffects } from './effects/permits.ts'
import { CATEGORIES, declared } from './rules/declaring.ts'

/** Records a residence; what stood for the person before is ended as renewed, so that one stands at a time. */
const record = defineEffect({
  name: 'residence.record',
  title: '办理居住登记',
  async run(ctx, one) {
    const today = shanghaiDate(ctx.now)
    const person = one.applicantId ? await q.personFacts(ctx.tx, one.county, one.applicantId) : undefined
    const declaration = declared({ person, form: one.form, today })
    await q.endStanding(ctx.tx, one.county, one.applicantId!, today)
    await q.insertDeclaration(ctx.tx, {
      ...declaration, county: one.county, id: ctx.newId(), region: one.region, personId: one.applicantId!, caseId: one.id, at: ctx.now,
      by: ctx.caller?.name ?? '',
    })
    const renew = formatChineseDate(declaration.renewOn, { withYear: true })
    return {
      summary: `已办理居住登记，请在${renew}前续登；搬走时请告诉社区。`,
      facts: [
        { label: '类别', value: CATEGORIES[declaration.category] },
        { label: '居住地址', value: declaration.address },
        { label: '开始居住', value: formatChineseDate(declaration.livesFrom, { withYear: true }) },
        { label: '续登日期', value: renew },
      ],
    }
  },
})

export const residenceEffects: readonly Effect[] = [record, ...permitEffects, fileRental, countPoints, takePart]
