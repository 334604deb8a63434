/**
 * The move of a member's organisational link (党组织关系转接, PRC-39): applied → sending end confirms → community receives → first activity.
 * Pure. Membership is a sensitive trait: it stands here and nowhere else.
 */
export const MEMBER_KINDS = { retired: '离退休', unemployed: '失业', graduate: '毕业生', demobilised: '退役军人', mobile: '流动党员', other: '其他' } as const
export const memberKinds = Object.keys(MEMBER_KINDS) as [keyof typeof MEMBER_KINDS, ...(keyof typeof MEMBER_KINDS)[]]

export const MOVE_STATES = { applied: '待转出方确认', sent: '待社区接收', received: '已接收，待参加第一次活动', done: '已完成', declined: '未通过' } as const
export type PartyMoveState = keyof typeof MOVE_STATES

/** Everything that can happen to a move, by which end. `open`: the step leads on. */
export const PARTY_STEPS = {
  confirm_sending: { title: '转出方确认', from: ['applied'], to: 'sent', end: 'from' },
  receive: { title: '社区接收', from: ['sent'], to: 'received', end: 'to' },
  first_activity: { title: '参加第一次活动', from: ['received'], to: 'done', end: 'to' },
  decline: { title: '不予转接', from: ['applied', 'sent'], to: 'declined', end: 'either' },
} as const satisfies Record<string, { title: string; from: readonly PartyMoveState[]; to: PartyMoveState; end: 'from' | 'to' | 'either' }>
export type PartyStep = keyof typeof PARTY_STEPS

/** Who asks, as far as a step depends on it: which ends lie in the place of the post, and whether they confirmed the sending. */
export interface PartyStanding {
  state: PartyMoveState
  /** The sending end lies in the caller's place; an organisation outside the county is spoken for by street and county party staff of the receiving end. */
  holdsFrom: boolean
  holdsTo: boolean
  /** The caller is the one who confirmed the sending end. */
  confirmedSending: boolean
}

/** The steps that may be taken now. */
export const nextSteps = (s: PartyStanding): PartyStep[] => (Object.keys(PARTY_STEPS) as PartyStep[]).filter((step) => refusalOf(step, s) === null)

/** Why a step may not be taken; null when it may. */
export function refusalOf(step: PartyStep, s: PartyStanding): 'not_now' | 'other_end' | 'two_people' | null {
  const { from, end } = PARTY_STEPS[step]
  if (!(from as readonly PartyMoveState[]).includes(s.state)) return 'not_now'
  if ((end === 'from' && !s.holdsFrom) || (end === 'to' && !s.holdsTo) || (end === 'either' && !s.holdsFrom && !s.holdsTo)) return 'other_end'
  // Both ends are confirmed, by two people.
  if (step === 'receive' && s.confirmedSending) return 'two_people'
  return null
}
