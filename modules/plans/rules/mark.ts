import type { PlainDate } from '../../../platform/kernel/dates.ts'
import type { PlanDefinition } from '../define.ts'

/** What a mark depends on. */
export interface Marked {
  body: Pick<PlanDefinition, 'from' | 'until' | 'issuedOn' | 'undated'>
  replaced_on: PlainDate | null
  /** Title of the text that replaced it. */
  replaced_title?: string | null
}

const words = (day: PlainDate) => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/** The state of a text on a day, and what stands over it for a reader (PLN-01). */
export function markOf({ body, replaced_on, replaced_title }: Marked, day: PlainDate) {
  if (replaced_on && replaced_on <= day) {
    return { state: 'replaced' as const, mark: `本文本已废止，自${words(replaced_on)}起由${replaced_title ? `《${replaced_title}》` : ''}新印发的文本替代` }
  }
  if (body.undated) return { state: 'ended' as const, mark: '文本没有注明日期，规划期无从推定' }
  if (body.issuedOn && day < body.issuedOn) return { state: 'not_yet' as const, mark: `本文本自${words(body.issuedOn)}起施行` }
  if (day < body.from) return { state: 'not_yet' as const, mark: '规划期尚未开始' }
  if (day > body.until) return { state: 'ended' as const, mark: `规划期已于${body.until.slice(0, 4)}年届满` }
  return { state: 'in_force' as const, mark: '' }
}
