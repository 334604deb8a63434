/** The seven steps of a grid event and its honest ends. Pure: what a page, a figure and the follower of cases read alike. */

export const EVENT_STEPS = ['采集上报', '核实立案', '分流交办', '处置办理', '结果反馈', '核查督办', '结案归档'] as const

/** How an event may truly end. Only `solved` counts as solved; `duplicate` is answered with the main one and counted apart. */
export const EVENT_ENDS = {
  solved: '已解决',
  partly: '部分解决',
  cannot: '本地解决不了',
  not_found: '现场没有发现',
  duplicate: '同一件事，已合并',
  withdrawn: '上报人撤回',
} as const
export type EventEnd = keyof typeof EVENT_ENDS
/** What somebody who closes an event may say; a duplicate is joined to its main one instead. */
export const saidEnds = ['solved', 'partly', 'cannot', 'not_found'] as const
export type SaidEnd = (typeof saidEnds)[number]

/** Stages of the matter in order, with the step that is done when each is passed. */
export const STAGE_STEPS: Record<string, number> = { handle: 3, feedback: 4, check: 5 }

/**
 * Which of the seven steps is the last one done after a move, 0 for 采集上报. A return goes back: to before the stage that is worked again, from
 * a unit that was wrongly asked to before the dispatch. New work begins after the verification.
 */
export function stepAfter(now: number, move: string, { state, stage }: { state: string; stage: string }): number {
  switch (move) {
    case 'submit': return 0
    case 'accept': case 'deemAccepted': return Math.max(now, 1)
    case 'handOver': return state === 'accepted' ? Math.max(now, 2) : now
    case 'advance': return Math.max(now, STAGE_STEPS[stage] ?? now)
    case 'return': return state !== 'accepted' ? 0 : stage === 'handle' ? (now > 2 ? 2 : 1) : Math.min(now, (STAGE_STEPS[stage] ?? 2) - 1)
    case 'conclude': case 'decline': return 6
    case 'reopen': return 1
    default: return now
  }
}

/** What an outcome of the case says of the event where nobody said it more exactly. */
export function endOfOutcome(outcome: string): EventEnd {
  if (outcome === 'done' || outcome === 'granted' || outcome === 'settled') return 'solved'
  if (outcome === 'answered') return 'partly'
  return 'cannot'
}

/** The outcome of the case that an end is written down as. */
export const OUTCOME_OF: Record<SaidEnd, 'done' | 'answered' | 'ended'> = { solved: 'done', partly: 'answered', cannot: 'ended', not_found: 'ended' }

export const EVENT_LEVELS = { grid: '网格', community: '社区（嘎查）', township: '街道（苏木镇）', county: '旗县区' } as const
export type EventLevel = keyof typeof EVENT_LEVELS
export const eventLevels = ['grid', 'community', 'township', 'county'] as const

/** The higher of two levels: an event that climbed stays known as having climbed. */
export const higher = (a: EventLevel, b: EventLevel): EventLevel => (eventLevels.indexOf(a) >= eventLevels.indexOf(b) ? a : b)

/** Whose desk is the next above: grid → community → street → county. Nothing above the county. */
export function nextLevel(level: EventLevel): { level: EventLevel; post: 'station_head' | 'dispatcher' } | null {
  const at = eventLevels.indexOf(level)
  const next = eventLevels[at + 1]
  return next ? { level: next, post: next === 'community' ? 'station_head' : 'dispatcher' } : null
}
