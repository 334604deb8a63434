import { addDays, dayNumber, type PlainDate } from '../../platform/kernel/dates.ts'
import type { DisputeKind, FileState } from './contract/parts.ts'

/** What can happen to a mediation file, as one table: the desk's buttons, the doors and the tests read it. */
export const FILE_MOVES = {
  classify: { from: ['recorded', 'accepted'], label: '归类' },
  addParty: { from: ['recorded', 'accepted', 'mediating'], label: '登记当事人' },
  accept: { from: ['recorded'], label: '受理' },
  takeOver: { from: ['accepted', 'mediating', 'agreed'], label: '接手调解' },
  consent: { from: ['accepted', 'mediating'], label: '登记同意' },
  meet: { from: ['mediating'], label: '安排调解' },
  draft: { from: ['mediating'], label: '写协议' },
  sign: { from: ['mediating'], label: '签名' },
  extend: { from: ['accepted', 'mediating'], label: '延长期限' },
  end: { from: ['accepted', 'mediating'], label: '终止调解' },
  refer: { from: ['recorded', 'accepted', 'mediating'], label: '转依法处理' },
  perform: { from: ['agreed', 'performed'], label: '登记履行' },
  confirm: { from: ['agreed', 'performed'], label: '司法确认' },
  followUp: { from: ['agreed', 'performed'], label: '回访' },
} as const satisfies Record<string, { from: readonly FileState[]; label: string }>
export type FileMove = keyof typeof FILE_MOVES

export const mayMove = (move: FileMove, state: FileState): boolean => (FILE_MOVES[move].from as readonly FileState[]).includes(state)

/** Where the consents leave a file that has been accepted. Both sides must be there, and every party must have said yes. */
export function afterConsents(parties: readonly { side: string; consent: string }[]): 'accepted' | 'mediating' | 'refused' | 'withdrawn' {
  if (parties.some((one) => one.consent === 'withdrawn')) return 'withdrawn'
  if (parties.some((one) => one.consent === 'refused')) return 'refused'
  const both = ['a', 'b'].every((side) => parties.some((one) => one.side === side))
  return both && parties.every((one) => one.consent === 'given') ? 'mediating' : 'accepted'
}

export type RoundCycle = 'week' | 'month' | 'quarter'

/** The day on which the next round begins. A month's 31st is the last day of a shorter month; the plan's own day is kept. */
export function nextRoundOn(from: PlainDate, every: RoundCycle, firstDay: number = Number(from.slice(8))): PlainDate {
  if (every === 'week') return addDays(from, 7)
  const months = every === 'month' ? 1 : 3
  const year = Number(from.slice(0, 4))
  const month = Number(from.slice(5, 7)) - 1 + months
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const day = Math.min(firstDay, last)
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
}

/** The round that a plan opens today: the latest one that has begun, and how many before it were missed. Nothing before its first day. */
export function roundToOpen(plan: { nextOn: PlainDate; every: RoundCycle; openDays: number }, today: PlainDate): { fromOn: PlainDate; dueOn: PlainDate; nextOn: PlainDate; missed: number } | undefined {
  if (plan.nextOn > today) return undefined
  const firstDay = Number(plan.nextOn.slice(8))
  let fromOn = plan.nextOn
  let missed = 0
  for (let next = nextRoundOn(fromOn, plan.every, firstDay); next <= today; next = nextRoundOn(fromOn, plan.every, firstDay)) {
    fromOn = next
    missed += 1
  }
  return { fromOn, dueOn: addDays(fromOn, plan.openDays), nextOn: nextRoundOn(fromOn, plan.every, firstDay), missed }
}

/** A plan is late when its next round ought to have been closed by now. */
export const planIsLate = (plan: { nextOn: PlainDate; openDays: number }, today: PlainDate): boolean => dayNumber(today) - dayNumber(plan.nextOn) > plan.openDays

/** How the clauses of an agreement stand together. */
export const performedWhole = (clauses: readonly { state: string }[]): boolean => clauses.length > 0 && clauses.every((one) => one.state === 'done')

/** Where a clause stands after what was found: money counts up, all of it is done. */
export function afterPerformance(clause: { amountFen: number; paidFen: number }, found: { state: 'part' | 'done' | 'not_done'; amountFen: number }): { state: 'part' | 'done' | 'not_done'; paidFen: number } {
  const paidFen = clause.paidFen + found.amountFen
  if (clause.amountFen > 0 && paidFen >= clause.amountFen) return { state: 'done', paidFen }
  return { state: found.state, paidFen: found.state === 'done' ? Math.max(paidFen, clause.amountFen) : paidFen }
}

/** The ways that fit a kind, the nearest first; what a mediator names in the end is chosen from these. */
export function waysFor(kind: DisputeKind | ''): readonly string[] {
  const own: Partial<Record<DisputeKind, readonly string[]>> = {
    A04: ['labour_arbitration', 'labour_inspection'], A06: ['medical'], A09: ['land_arbitration', 'administrative'], A05: ['review', 'administrative'], A08: ['administrative'], A03: ['administrative'],
    A07: ['arbitration'],
  }
  return [...(kind ? own[kind] ?? [] : []), 'court', 'street', 'legal_aid']
}

/** Why somebody may not mediate here: a party, kin of one, or refused by one. The mediator learns the kind of reason and no more. */
export function conflictOf(me: { accountId: string; personId: string | null }, facts: { partyPersons: readonly string[]; kinPersons: readonly string[]; refusedAccounts: readonly string[] }):
  'party' | 'kin' | 'refused' | undefined {
  if (facts.refusedAccounts.includes(me.accountId)) return 'refused'
  if (me.personId !== null && facts.partyPersons.includes(me.personId)) return 'party'
  if (me.personId !== null && facts.partyPersons.some((one) => facts.kinPersons.includes(one))) return 'kin'
  return undefined
}
