import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { actorOf } from '../../modules/accounts/index.ts'
import type { NoticeNeeds } from '../../modules/notices/index.ts'
import { personById } from '../../modules/register/index.ts'

/** A resident within the reader's reach, by the register. */
export const noticeNeeds: NoticeNeeds = {
  async personOf(ctx, personId) {
    const person = await personById(ctx.tx, actorOf(ctx).county, personId, shanghaiDate(ctx.now))
    return person && { id: person.id, name: person.name, region: person.region }
  },
}
