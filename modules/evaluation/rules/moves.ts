import type { Standard, UnitKind } from '../define.ts'

export const schemeStates = ['draft', 'in_force', 'replaced', 'retired'] as const
export type SchemeState = (typeof schemeStates)[number]
export const SCHEME_STATES: Record<SchemeState, string> = { draft: '起草中', in_force: '现行', replaced: '已被新版代替', retired: '已停用' }

export const entryStates = ['draft', 'submitted', 'returned', 'reviewing', 'noticed', 'granted', 'refused', 'withdrawn'] as const
export type EntryState = (typeof entryStates)[number]
export const ENTRY_STATES: Record<EntryState, string> = {
  draft: '自评中', submitted: '评分中', returned: '退回修改', reviewing: '审核中', noticed: '公示中', granted: '已命名', refused: '未通过', withdrawn: '已撤回',
}

export const titleStates = ['valid', 'warned', 'removed'] as const
export type TitleState = (typeof titleStates)[number]
export const TITLE_STATES: Record<TitleState | 'lapsed', string> = { valid: '有效', warned: '警示，限期整改', removed: '已取消', lapsed: '已到期' }

export const STANDS = { pass: '通过', return: '退回修改', refuse: '不通过' } as const
export type Stand = keyof typeof STANDS

/** In which state a unit may still write. */
export const isOpenToUnit = (state: EntryState): boolean => state === 'draft' || state === 'returned'
/** Still under way: a round with one of these is not closed. */
export const isUnderWay = (state: EntryState): boolean => !['granted', 'refused', 'withdrawn'].includes(state)

/** What a signature at a stage leads to. The last stage decides; before it stands the public notice, where there is one. */
export function afterSignature(standard: Pick<Standard, 'stages' | 'noticeDays'>, stage: number, stand: Stand): { state: EntryState; stage: number } {
  const last = standard.stages.length - 1
  if (stand === 'return') return { state: 'returned', stage: 0 }
  if (stand === 'refuse') return { state: 'refused', stage }
  if (stage >= last) return { state: 'granted', stage }
  if (stage + 1 === last && standard.noticeDays > 0) return { state: 'noticed', stage: last }
  return { state: 'reviewing', stage: stage + 1 }
}

/** Whether the first stage is itself the last and yet a notice is due: it is held once the panel is done, before anything is signed. */
export const noticeComesFirst = (standard: Pick<Standard, 'stages' | 'noticeDays'>): boolean => standard.stages.length === 1 && standard.noticeDays > 0

/** A day some months later; at a month's end the last day of the shorter month. */
export function monthsAfter(day: string, months: number): string {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  const at = new Date(Date.UTC(y, m - 1 + months, 1))
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  return `${at.toISOString().slice(0, 8)}${String(Math.min(d, last)).padStart(2, '0')}`
}

/** A title as it stands on a day: what has run out shows as lapsed, not as valid. */
export const standingOf = (title: { state: TitleState; validUntil: string | null }, day: string): TitleState | 'lapsed' =>
  title.state !== 'removed' && title.validUntil !== null && title.validUntil < day ? 'lapsed' : title.state

/** Whether a title may be shown as an honour that holds. Under warning it still does, with the warning beside it. */
export const holds = (standing: TitleState | 'lapsed'): boolean => standing === 'valid' || standing === 'warned'

/** Units whose place says who they are. */
export const isPlace = (unit: UnitKind): boolean => unit === 'community' || unit === 'township'
