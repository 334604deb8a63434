import { shanghaiDate, addDays, endOfDay, type PlainDate } from '../../platform/kernel/dates.ts'
import { Refusal } from '../../platform/kernel/refusal.ts'
import type { WorkingDayCalendar } from '../calendar/index.ts'
import { computeDue, grantExtension, type Extension, type LegalLimit, type Suspension, type SuspensionKind } from './clock.ts'
import { CALL_BACK_OUTCOMES, isBadRating, ratingLevel, type CallBackOutcome } from './rating.ts'

/** Where a case can stand. Which of a matter's stages an accepted case is in is kept apart. */
export const CASE_STATES = {
  draft: '待提交',
  submitted: '待受理',
  awaiting_correction: '待补正',
  declined: '不予受理',
  accepted: '办理中',
  suspended: '已暂停',
  concluded: '已办结',
  withdrawn: '已撤回',
} as const

export type CaseState = keyof typeof CASE_STATES

/** In which capacity a person acts on this case. Who holds it where is said in `policy.ts`. */
export type CaseActor = 'applicant' | 'handler' | 'supervisor' | 'system'

/** What must be said with a move. */
export type Need =
  | 'reason' | 'remedies' | 'missing' | 'suspension' | 'extension' | 'target' | 'answer' | 'outcome' | 'rating' | 'callBack'

export interface Move {
  from: readonly CaseState[]
  /** `same`: the state stays; the move is entered in the history all the same. */
  to: CaseState | 'same'
  by: readonly CaseActor[]
  /** On the button. */
  label: string
  /** In the history. */
  entry: string
  needs: readonly Need[]
  applicantSees: boolean
}

/**
 * Everything that can happen to a case. The desk, the portal and the server all read this one table; moves are law, no place's choice.
 *
 * A grid event is a case like any other. The seven steps of the closed loop (standard names: 采集上报 → 核实立案 → 分流交办 → 处置办理 → 结果反馈 →
 * 核查督办 → 结案归档) are these moves; see GRID_EVENT_STEPS below. Invalid or double reports are declined with the reason; what a grid worker
 * settles alone is submitted, accepted and concluded by the same person, with a photo before and after.
 */
export const CASE_MOVES = {
  submit: {
    from: ['draft', 'awaiting_correction'], to: 'submitted', by: ['applicant'],
    label: '提交', entry: '提交申请', needs: [], applicantSees: true,
  },
  accept: {
    from: ['submitted'], to: 'accepted', by: ['handler'],
    label: '受理', entry: '受理', needs: [], applicantSees: true,
  },
  // 行政许可法 art. 32 (LIC-01): silence for five working days is acceptance, from the day of receipt.
  deemAccepted: {
    from: ['submitted'], to: 'accepted', by: ['system'],
    label: '视为受理', entry: '逾期未告知，视为受理', needs: [], applicantSees: true,
  },
  // 一次性告知: one request names everything missing; there is no second (行政许可法 art. 32).
  askForCorrection: {
    from: ['submitted'], to: 'awaiting_correction', by: ['handler'],
    label: '要求补正', entry: '一次性告知补正', needs: ['missing'], applicantSees: true,
  },
  decline: {
    from: ['submitted'], to: 'declined', by: ['handler'],
    label: '不予受理', entry: '不予受理', needs: ['reason', 'remedies'], applicantSees: true,
  },
  handOver: {
    from: ['submitted', 'accepted'], to: 'same', by: ['handler', 'supervisor'],
    label: '转办', entry: '转交办理', needs: ['target'], applicantSees: true,
  },
  // Open work of a post is taken over by one who holds it, so that the applicant can be told who handles the case.
  claim: {
    from: ['submitted', 'accepted', 'suspended'], to: 'same', by: ['handler'],
    label: '领办', entry: '领办', needs: [], applicantSees: false,
  },
  release: {
    from: ['submitted', 'accepted', 'suspended'], to: 'same', by: ['handler', 'supervisor'],
    label: '放回', entry: '放回待领', needs: [], applicantSees: false,
  },
  // Wrongly assigned (HOT-03: within 24 hours, with the reason), or sent back for rework after the check.
  return: {
    from: ['submitted', 'accepted'], to: 'same', by: ['handler', 'supervisor'],
    label: '退回', entry: '退回', needs: ['reason'], applicantSees: false,
  },
  advance: {
    from: ['accepted'], to: 'same', by: ['handler', 'system'],
    label: '通过本环节', entry: '通过环节', needs: [], applicantSees: true,
  },
  invite: {
    from: ['accepted'], to: 'same', by: ['handler', 'supervisor'],
    label: '请求协办', entry: '请求协办', needs: ['target'], applicantSees: false,
  },
  reply: {
    from: ['accepted', 'suspended'], to: 'same', by: ['handler'],
    label: '回复协办', entry: '回复协办', needs: ['answer'], applicantSees: false,
  },
  // 行政许可法 art. 45: the time of hearings, tests and reviews is not counted, and the applicant is told so.
  suspend: {
    from: ['accepted'], to: 'suspended', by: ['handler'],
    label: '暂停计时', entry: '暂停计时', needs: ['suspension', 'reason'], applicantSees: true,
  },
  resume: {
    from: ['suspended'], to: 'accepted', by: ['handler', 'supervisor', 'system'],
    label: '恢复办理', entry: '恢复办理', needs: [], applicantSees: true,
  },
  // 行政许可法 art. 42: once, approved by the head, the reason told to the applicant.
  extend: {
    from: ['accepted'], to: 'same', by: ['handler', 'supervisor'],
    label: '延长期限', entry: '延长期限', needs: ['extension'], applicantSees: true,
  },
  conclude: {
    from: ['accepted'], to: 'concluded', by: ['handler'],
    label: '办结', entry: '办结', needs: ['outcome', 'answer'], applicantSees: true,
  },
  withdraw: {
    from: ['draft', 'submitted', 'awaiting_correction', 'accepted', 'suspended'], to: 'withdrawn', by: ['applicant'],
    label: '撤回', entry: '撤回申请', needs: [], applicantSees: true,
  },
  reopen: {
    from: ['concluded'], to: 'accepted', by: ['applicant', 'supervisor', 'system'],
    label: '重新办理', entry: '重新办理', needs: ['reason'], applicantSees: true,
  },
  rate: {
    from: ['concluded'], to: 'same', by: ['applicant'],
    label: '评价', entry: '评价', needs: ['rating'], applicantSees: true,
  },
  // Every bad rating is called back; how it ended is told to the person (国办发〔2019〕51号).
  callBack: {
    from: ['concluded'], to: 'same', by: ['handler', 'supervisor'],
    label: '差评回访', entry: '差评回访', needs: ['callBack', 'answer'], applicantSees: true,
  },
} as const satisfies Record<string, Move>

export type CaseMove = keyof typeof CASE_MOVES

export const CASE_MOVE_NAMES = Object.keys(CASE_MOVES) as CaseMove[]

/** The seven steps of a grid event as moves of a case; `back` is the way back from that step. */
export const GRID_EVENT_STEPS: readonly { step: string; move: CaseMove; back?: CaseMove }[] = [
  { step: '采集上报', move: 'submit' },
  { step: '核实立案', move: 'accept', back: 'decline' },
  { step: '分流交办', move: 'handOver', back: 'return' },
  { step: '处置办理', move: 'advance', back: 'return' },
  { step: '结果反馈', move: 'advance' },
  { step: '核查督办', move: 'advance', back: 'return' },
  { step: '结案归档', move: 'conclude', back: 'reopen' },
]

/**
 * How a case ends. `early`: may be said before the last stage, since nothing is granted. A refusal says why and what can be done about it.
 */
export const CASE_OUTCOMES = {
  granted: { name: '予以办理', early: false },
  done: { name: '已办成', early: false },
  answered: { name: '已答复', early: false },
  settled: { name: '调解达成协议', early: false },
  not_settled: { name: '调解未达成协议', early: true },
  referred: { name: '已转有权机关', early: true },
  refused: { name: '不予办理', early: true },
  ended: { name: '终止办理', early: true },
} as const
export type CaseOutcome = keyof typeof CASE_OUTCOMES

/** The remedies against an administrative decision (行政复议法 art. 20, 行政诉讼法 art. 46). Other matters bring a text of their own. */
export const ADMINISTRATIVE_REMEDIES =
  '如不服本决定，可以自知道该决定之日起60日内申请行政复议，或者自知道该决定之日起6个月内向人民法院提起行政诉讼。'

/** What is said with a move; which parts must be there stands in `needs`. */
export interface MoveSaid {
  reason?: string | undefined
  remedies?: string | undefined
  /** Everything missing, at once. */
  missing?: readonly string[] | undefined
  suspension?: SuspensionKind | undefined
  extension?: Extension | undefined
  /** The post, body or region it goes to. */
  target?: string | undefined
  answer?: string | undefined
  outcome?: CaseOutcome | undefined
  rating?: number | undefined
  callBack?: CallBackOutcome | undefined
}

/** A line of the history, oldest first wherever a list of them is taken. */
export interface PastMove {
  move: CaseMove
  at: Date
  said?: MoveSaid | undefined
}

/** What the guards depend on. `factsFrom` reads it off the history. */
export interface CaseFacts {
  state: CaseState
  now: Date
  correctionsAsked: number
  /** Granted since the clock last began. */
  extensions: number
  concludedAt?: Date | undefined
  ratings: readonly number[]
  /** The last bad rating was put right: by new work that ended, or by a call-back whose outcome allows a second rating. */
  rectified: boolean
  /** The last rating was bad and nobody has called back yet. */
  callBackOwed: boolean
  /** Invitations to joint work that have no reply. */
  openInvitations: number
  /** Stages of the matter after the current one; absent where the matter has none. */
  stagesAhead?: number | undefined
  limit?: LegalLimit | undefined
  dueAt?: Date | undefined
  /** How long a person may ask for new work after the conclusion. A place's setting. */
  reopenWithinDays: number
}

/** A place's setting where it sets none. */
export const REOPEN_WITHIN_DAYS = 15

/**
 * The facts of a case from its history; what the history does not hold (state of stages, limit, due moment, settings, the outcome of a
 * call-back) comes in `known`.
 */
export function factsFrom(history: readonly PastMove[], now: Date, known: Partial<CaseFacts> = {}): CaseFacts {
  const count = (move: CaseMove, since = -1) => history.filter((past, i) => past.move === move && i > since).length
  const lastOf = (move: CaseMove) => history.findLastIndex((past) => past.move === move)
  const ratedAt = lastOf('rate')
  return {
    state: stateAfter(history),
    now,
    correctionsAsked: count('askForCorrection'),
    extensions: count('extend', lastOf('reopen')),
    concludedAt: history[lastOf('conclude')]?.at,
    ratings: history.flatMap((past) => (past.move === 'rate' && past.said?.rating !== undefined ? [past.said.rating] : [])),
    rectified: ratedAt >= 0 && (lastOf('conclude') > ratedAt || calledBackWell(history.slice(ratedAt))),
    callBackOwed: ratedAt >= 0 && isBadRating(history[ratedAt]?.said?.rating ?? 1) && lastOf('callBack') < ratedAt,
    openInvitations: Math.max(0, count('invite') - count('reply')),
    reopenWithinDays: REOPEN_WITHIN_DAYS,
    ...known,
  }
}

const calledBackWell = (history: readonly PastMove[]) => history.some(
  ({ move, said }) => move === 'callBack' && said?.callBack && CALL_BACK_OUTCOMES[said.callBack].secondRating)

/** Where a case stands after its moves; a case without any is a draft. */
export function stateAfter(history: readonly PastMove[]): CaseState {
  return history.reduce<CaseState>((state, { move }) => nextState(move, state), 'draft')
}

/** Where a move leads from a state. */
export function nextState(move: CaseMove, state: CaseState): CaseState {
  const { to } = CASE_MOVES[move]
  return to === 'same' ? state : to
}

/**
 * The moves that can happen from a state; with facts only those no guard forbids, with `by` only those open to one who acts so.
 * These are the buttons; what a move needs to be told is checked when it is made.
 */
export function movesFrom(state: CaseState, facts?: CaseFacts, by?: CaseActor): CaseMove[] {
  return CASE_MOVE_NAMES.filter((name) => {
    const move: Move = CASE_MOVES[name]
    if (!move.from.includes(state) || (by && !move.by.includes(by))) return false
    return !facts || move.by.some((actor) => (!by || actor === by) && !guard(name, actor, { ...facts, state }))
  })
}

/**
 * Whether a move may be made now, by one who acts so, with what is said. Refuses with a code and a Chinese sentence, in this order:
 * not from this state (409), not in this capacity (403), forbidden by a rule (409), something needed is not said (422).
 */
export function checkMove(move: CaseMove, by: CaseActor, facts: CaseFacts, said: MoveSaid = {}): void {
  const { from, by: open, label, needs }: Move = CASE_MOVES[move]
  if (!from.includes(facts.state)) {
    throw new Refusal('case.move_not_allowed', 409, `本件目前“${CASE_STATES[facts.state]}”，不能“${label}”。请刷新页面，按最新状态办理。`, {
      move, state: facts.state, allowed: movesFrom(facts.state, facts, by),
    })
  }
  if (!open.includes(by)) throw new Refusal('case.move_not_yours', 403, `“${label}”不由您办理。如有需要，请联系承办人员。`, { move, by: [...open] })

  const forbidden = guard(move, by, facts)
  if (forbidden) throw forbidden

  const unsaid = needsOf(move, needs, said).filter((need) => !isSaid(need, said))
  const first = unsaid[0]
  if (first) {
    throw new Refusal(`case.needs_${first}`, 422, NEED_SENTENCES[first], { move, needs: unsaid }, unsaid.map((need) => (
      { path: `body.${need}`, code: 'required', message: NEED_SENTENCES[need] })))
  }

  if (move === 'rate') ratingLevel(said.rating ?? Number.NaN)
  if (move === 'extend' && said.extension) {
    const limit = facts.limit ?? { amount: 0, unit: said.extension.unit, source: '' }
    grantExtension({ limit, asked: said.extension, dueAt: facts.dueAt })
  }
  if (move === 'conclude' && said.outcome && !CASE_OUTCOMES[said.outcome].early && (facts.stagesAhead ?? 0) > 0) {
    throw new Refusal('case.stages_ahead', 409, '本件还有环节未完成，不能以办成办结。请先通过其余环节，或按“不予办理”“终止办理”办结。', { stagesAhead: facts.stagesAhead })
  }
}

/** What a rule forbids although the state would allow it. */
function guard(move: CaseMove, by: CaseActor, facts: CaseFacts): Refusal | undefined {
  switch (move) {
    case 'askForCorrection':
      if (facts.correctionsAsked > 0) {
        return new Refusal('case.correction_once', 409, '本件已一次性告知补正，不能再次要求补正。请依据现有材料受理，或说明理由不予受理。')
      }
      break
    case 'extend':
      if (facts.extensions > 0) return new Refusal('case.extension_once', 409, '本件已延长过一次期限，不能再次延长。请在现有期限内办结。')
      break
    case 'advance':
      if (facts.stagesAhead === 0) return new Refusal('case.last_stage', 409, '本件已在最后一个环节，请直接办结。')
      break
    case 'reply':
      if (facts.openInvitations === 0) return new Refusal('case.no_joint_work', 409, '本件没有待回复的协办请求。')
      break
    case 'callBack':
      if (!facts.callBackOwed) return new Refusal('case.no_call_back', 409, '本件没有待回访的差评。')
      break
    case 'reopen':
      return reopening(by, facts)
    case 'rate':
      return rating(facts)
  }
  return undefined
}

/** The applicant within the days set; staff and system only after a bad rating. */
function reopening(by: CaseActor, { now, concludedAt, reopenWithinDays, ratings }: CaseFacts): Refusal | undefined {
  const last = ratings.at(-1)
  if (by !== 'applicant') {
    if (last !== undefined && isBadRating(last)) return undefined
    return new Refusal('case.reopen_without_bad_rating', 409, '只有申请人要求，或者收到差评并回访后，才能重新办理。')
  }
  const until = concludedAt && endOfDay(addDays(shanghaiDate(concludedAt), reopenWithinDays))
  if (until && now < until) return undefined
  return new Refusal('case.reopen_too_late', 409, `办结已超过${reopenWithinDays}日，不能重新办理。如有新的情况，请重新提交申请。`, { reopenWithinDays })
}

/** Once; a second time after a bad rating was put right, kept beside the first. */
function rating({ ratings, rectified }: CaseFacts): Refusal | undefined {
  const [first] = ratings
  if (first === undefined || (ratings.length === 1 && isBadRating(first) && rectified)) return undefined
  return new Refusal('case.rated_already', 409, '您已评价过本件，感谢您的意见。差评整改完成后，可以再评价一次。')
}

/** A refusal at the end needs what a refusal at the start needs. */
function needsOf(move: CaseMove, needs: readonly Need[], said: MoveSaid): readonly Need[] {
  return move === 'conclude' && said.outcome === 'refused' ? [...needs, 'reason', 'remedies'] : needs
}

function isSaid(need: Need, said: MoveSaid): boolean {
  const value = said[need]
  if (typeof value === 'string') return value.trim() !== ''
  if (need === 'missing') return (said.missing ?? []).length > 0 && (said.missing ?? []).every((item) => item.trim() !== '')
  return value !== undefined
}

const NEED_SENTENCES: Record<Need, string> = {
  reason: '请写明理由，理由将记入办理过程。',
  remedies: '请写明申请人不服时可以怎么办（复议、诉讼或投诉渠道）。',
  missing: '请一次写全需要补正的内容；只能要求补正一次。',
  suspension: '请选择暂停的原因：等待申请人补充，或者特别程序。',
  extension: '请填写延长的时间、理由和批准人。',
  target: '请选择接收的单位或人员。',
  answer: '请写明给申请人的答复。',
  outcome: '请选择办理结果。',
  rating: '请选择一个评价档次。',
  callBack: '请选择回访的结果。',
}

/** LIC-01: the office tells what is missing, once, within five working days of receipt; otherwise the case is accepted. */
export const CORRECTION_LIMIT: LegalLimit = { amount: 5, unit: 'working_day', source: '行政许可法第32条' }

/**
 * When silence becomes acceptance: nothing said until `settledAt`, the case counts as accepted on `acceptedOn`, the day of receipt
 * (the last submission, so that a corrected application begins anew). Throws `CalendarNotCovered` like the clock.
 */
export function deemedAcceptedOn(
  { calendar, submittedAt, limit = CORRECTION_LIMIT }: { calendar: WorkingDayCalendar; submittedAt: Date; limit?: LegalLimit },
): { acceptedOn: PlainDate; settledAt: Date } {
  const { dueAt } = computeDue({ calendar, limit, startedAt: submittedAt, now: submittedAt })
  return { acceptedOn: shanghaiDate(submittedAt), settledAt: dueAt }
}

/** What the legal clock needs from the history. Absent `startedAt`: it has not begun. */
export interface ClockFacts {
  startedAt?: Date
  suspensions: Suspension[]
  extension?: Extension
  doneAt?: Date
}

/**
 * Reads start, suspensions, extension and end off the history. `begins` is the move the limit counts from: `accept` (licences), `submit`
 * (petitions: receipt) or `handOver` (hotline: dispatch). With `submit` the time of a correction is not counted. Deemed acceptance begins
 * on the day of receipt. New work after a conclusion has a new clock; the old one stays in the history.
 */
export function clockFacts(history: readonly PastMove[], begins: 'accept' | 'submit' | 'handOver' = 'accept'): ClockFacts {
  let facts: ClockFacts = { suspensions: [] }
  let receivedAt: Date | undefined
  const start = (at: Date | undefined) => {
    if (at && !facts.startedAt) facts.startedAt = at
  }
  const runAgain = (at: Date) => {
    for (const pause of facts.suspensions) pause.to ??= at
  }

  for (const { move, at, said } of history) {
    if (move === begins) start(at)
    if (move === 'submit') receivedAt = at
    if (move === 'deemAccepted' && begins === 'accept') start(receivedAt)
    if (move === 'askForCorrection' && facts.startedAt) facts.suspensions.push({ from: at, kind: 'waiting_applicant' })
    if (move === 'suspend') {
      facts.suspensions.push({ from: at, kind: said?.suspension ?? 'special_procedure', ...(said?.reason ? { note: said.reason } : {}) })
    }
    if (move === 'submit' || move === 'resume') runAgain(at)
    if (move === 'extend' && said?.extension) facts.extension = said.extension
    if (move === 'conclude' || move === 'decline' || move === 'withdraw') {
      runAgain(at)
      facts.doneAt = at
    }
    if (move === 'reopen') facts = { startedAt: at, suspensions: [] }
  }
  return facts
}
