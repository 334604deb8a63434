import { daysBetween } from '../../../platform/kernel/dates.ts'

/** What may follow what for a building project. Pure. */
export const MODES = { new: '新建', extend: '改扩建', convert: '购置改造', upgrade: '提升改造' } as const
export type Mode = keyof typeof MODES
export const modes = Object.keys(MODES) as [Mode, ...Mode[]]

export const FACILITIES = { centre: '社区综合服务中心', station: '社区服务站', other: '其他设施' } as const
export type Facility = keyof typeof FACILITIES
export const facilities = Object.keys(FACILITIES) as [Facility, ...Facility[]]

export const PROJECT_STATES = { planned: '计划中', building: '在建', accepted: '已验收', in_use: '已使用', stopped: '已停止' } as const
export type ProjectState = keyof typeof PROJECT_STATES
export const projectStates = Object.keys(PROJECT_STATES) as [ProjectState, ...ProjectState[]]
/** States in which a named project counts as done (IND-97). */
export const DONE_STATES: readonly ProjectState[] = ['accepted', 'in_use']

export const PROJECT_MOVES = {
  start: { verb: '开工', from: ['planned'], to: 'building', words: '开工说明' },
  accept: { verb: '验收', from: ['building'], to: 'accepted', words: '验收结论' },
  use: { verb: '投入使用', from: ['accepted'], to: 'in_use', words: '使用说明' },
  stop: { verb: '停止', from: ['planned', 'building'], to: 'stopped', words: '停止的原因' },
  resume: { verb: '恢复', from: ['stopped'], to: 'planned', words: '恢复的原因' },
} as const satisfies Record<string, { verb: string; from: readonly ProjectState[]; to: ProjectState; words: string }>
export type ProjectMove = keyof typeof PROJECT_MOVES
export const projectMoves = Object.keys(PROJECT_MOVES) as [ProjectMove, ...ProjectMove[]]

/** How much of the time between two days is over, in whole percent: what progress is held against. */
export function timePercent(from: string, until: string, today: string): number {
  if (today <= from) return 0
  if (today >= until) return 100
  return Math.floor((daysBetween(from, today) * 100) / daysBetween(from, until))
}

/** Percentage points that a running project is behind the time that is over; nothing for one that is done, stopped or in time. */
export function behind(one: { state: ProjectState; percent: number; startOn: string; dueOn: string }, today: string): number {
  if (one.state !== 'planned' && one.state !== 'building') return 0
  return Math.max(0, timePercent(one.startOn, one.dueOn, today) - one.percent)
}
