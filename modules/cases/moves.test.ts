import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shanghaiInstant } from '../../platform/kernel/dates.ts'
import { Refusal } from '../../platform/kernel/refusal.ts'
import { CalendarNotCovered, defaultCalendar } from '../calendar/index.ts'
import { computeDue, type LegalLimit } from './clock.ts'
import {
  ADMINISTRATIVE_REMEDIES, CASE_MOVE_NAMES, CASE_MOVES, CASE_STATES, checkMove, clockFacts, deemedAcceptedOn, factsFrom, GRID_EVENT_STEPS,
  movesFrom, nextState, stateAfter, type CaseActor, type CaseFacts, type CaseMove, type CaseState, type Move, type MoveSaid, type PastMove,
} from './moves.ts'

const calendar = defaultCalendar()
const at = (text: string) => shanghaiInstant(text.slice(0, 10), text.slice(11) || '10:00')
const now = at('2026-03-12')
const states = Object.keys(CASE_STATES) as CaseState[]
const past = (move: CaseMove, when = '2026-03-09', said?: MoveSaid): PastMove => ({ move, at: at(when), said })
const standing = (state: CaseState, more: Partial<CaseFacts> = {}) => factsFrom([], now, { state, concludedAt: at('2026-03-10'), ...more })
const extension = { amount: 5, unit: 'working_day' as const, reason: '需实地核实', approvedBy: '王主任', at: now }
const complete: MoveSaid = {
  reason: '不符合条件', remedies: ADMINISTRATIVE_REMEDIES, missing: ['户口簿'], suspension: 'special_procedure', extension,
  target: '社区居委会', answer: '已办好',
  outcome: 'granted', rating: 1, callBack: 'corrected',
}
const codeOf = (ask: () => void): string => {
  try {
    ask()
  } catch (refusal) {
    if (refusal instanceof Refusal) return `${refusal.status} ${refusal.code}`
    throw refusal
  }
  return 'done'
}

/** Written by hand from the statutes and the lead's list, not read off the table: state × move → the state it leads to. */
const EXPECTED: Record<CaseState, Partial<Record<CaseMove, CaseState>>> = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: {
    accept: 'accepted', deemAccepted: 'accepted', askForCorrection: 'awaiting_correction', decline: 'declined', handOver: 'submitted',
    return: 'submitted', claim: 'submitted', release: 'submitted', withdraw: 'withdrawn',
  },
  awaiting_correction: { submit: 'submitted', withdraw: 'withdrawn' },
  declined: {},
  accepted: {
    handOver: 'accepted', return: 'accepted', advance: 'accepted', invite: 'accepted', reply: 'accepted', suspend: 'suspended',
    claim: 'accepted', release: 'accepted', extend: 'accepted', conclude: 'concluded', withdraw: 'withdrawn',
  },
  suspended: { reply: 'suspended', claim: 'suspended', release: 'suspended', resume: 'accepted', withdraw: 'withdrawn' },
  concluded: { reopen: 'accepted', rate: 'concluded', callBack: 'concluded' },
  withdrawn: {},
}

describe('[CAS-02] state × move', () => {
  const cells = states.flatMap((state) => CASE_MOVE_NAMES.map((move) => [state, move, EXPECTED[state][move]] as const))
  test.each(cells)('%s, %s: %s', (state, move, to) => {
    expect(movesFrom(state).includes(move)).toBe(to !== undefined)
    if (to) expect(nextState(move, state)).toBe(to)
    else expect(codeOf(() => checkMove(move, CASE_MOVES[move].by[0], standing(state), complete))).toBe('409 case.move_not_allowed')
  })

  test('every move is complete when all is said by one who may, and open to no other', () => {
    for (const move of CASE_MOVE_NAMES) {
      const { from, by }: Move = CASE_MOVES[move]
      const facts = standing(from[0] ?? 'draft', { openInvitations: 1, ratings: move === 'reopen' ? [5] : [], callBackOwed: true })
      for (const actor of ['applicant', 'handler', 'supervisor', 'system'] as CaseActor[]) {
        expect([move, actor, codeOf(() => checkMove(move, actor, facts, complete))]).toEqual(
          [move, actor, by.includes(actor) ? 'done' : '403 case.move_not_yours'])
      }
    }
  })

  test('what a move needs and is not said is named, with its field', () => {
    for (const move of CASE_MOVE_NAMES) {
      const { from, by, needs }: Move = CASE_MOVES[move]
      const facts = standing(from[0] ?? 'draft', { openInvitations: 1, ratings: move === 'reopen' ? [5] : [], callBackOwed: true })
      for (const need of needs) {
        const blank = need === 'missing' ? [' '] : typeof complete[need] === 'string' && need !== 'outcome' && need !== 'callBack' ? ' ' : undefined
        const refusal = refusalOf(() => checkMove(move, by[0] ?? 'system', facts, { ...complete, [need]: blank }))
        expect([move, refusal.status, refusal.code]).toEqual([move, 422, `case.needs_${need}`])
        expect(refusal.errors).toEqual([{ path: `body.${need}`, code: 'required', message: expect.stringMatching(/^请/) }])
      }
    }
  })

  test('a refusal says where the case stands and what can be done', () => {
    const refusal = refusalOf(() => checkMove('accept', 'handler', standing('concluded')))
    expect(refusal.message).toBe('本件目前“已办结”，不能“受理”。请刷新页面，按最新状态办理。')
    expect(refusal.details).toMatchObject({ state: 'concluded', allowed: [] })
  })

  test('ended is ended: no way leads out of declined and withdrawn', () => {
    expect([...movesFrom('declined'), ...movesFrom('withdrawn')]).toEqual([])
  })
})

describe('[CAS-02] 一次性告知', () => {
  const history = [past('submit'), past('askForCorrection', '2026-03-10'), past('submit', '2026-03-11')]

  test('one request names everything; a second is refused and not offered', () => {
    const facts = factsFrom(history, now)
    expect(facts).toMatchObject({ state: 'submitted', correctionsAsked: 1 })
    expect(codeOf(() => checkMove('askForCorrection', 'handler', facts, complete))).toBe('409 case.correction_once')
    expect(movesFrom('submitted', facts, 'handler')).toEqual(['accept', 'decline', 'handOver', 'claim', 'release', 'return'])
    expect(movesFrom('submitted', factsFrom(history.slice(0, 1), now), 'handler')).toContain('askForCorrection')
  })

  test('an empty list of what is missing is no request', () => {
    const facts = factsFrom(history.slice(0, 1), now)
    for (const missing of [[], ['户口簿', '']]) {
      expect(codeOf(() => checkMove('askForCorrection', 'handler', facts, { missing }))).toBe('422 case.needs_missing')
    }
  })

  test('silence of five working days is acceptance from the day of receipt', () => {
    expect(deemedAcceptedOn({ calendar, submittedAt: at('2026-02-12') }))
      .toEqual({ acceptedOn: '2026-02-12', settledAt: at('2026-02-27 00:00') })
    expect(() => deemedAcceptedOn({ calendar, submittedAt: at('2026-12-30') })).toThrow(CalendarNotCovered)
    const accepted = [past('submit', '2026-03-02'), past('deemAccepted', '2026-03-10 00:00')]
    expect(clockFacts(accepted)).toEqual({ startedAt: at('2026-03-02'), suspensions: [] })
    expect(codeOf(() => checkMove('deemAccepted', 'handler', standing('submitted')))).toBe('403 case.move_not_yours')
  })
})

describe('[CAS-02] extension, stages and joint work', () => {
  const limit: LegalLimit = { amount: 20, unit: 'working_day', mayExtendBy: { amount: 10, unit: 'working_day' }, source: '行政许可法第42条' }

  test('extended once; new work after a conclusion may be extended once more', () => {
    const once = [past('submit'), past('accept'), past('extend', '2026-03-10', { extension })]
    expect(codeOf(() => checkMove('extend', 'handler', factsFrom(once, now), complete))).toBe('409 case.extension_once')
    expect(movesFrom('accepted', factsFrom(once, now))).not.toContain('extend')
    const again = [...once, past('conclude', '2026-03-11'), past('reopen', '2026-03-12')]
    expect(codeOf(() => checkMove('extend', 'handler', factsFrom(again, now), complete))).toBe('done')
  })

  test.each<[string, MoveSaid, Partial<CaseFacts>, string]>([
    ['without a reason', { extension: { ...extension, reason: '' } }, {}, '422 case.extension_needs_reason'],
    ['without approval', { extension: { ...extension, approvedBy: '' } }, {}, '422 case.extension_needs_approval'],
    ['too long', { extension: { ...extension, amount: 11 } }, { limit }, '422 case.extension_too_long'],
    ['too late', { extension }, { limit, dueAt: at('2026-03-11') }, '409 case.extension_too_late'],
    ['in time', { extension }, { limit, dueAt: at('2026-03-13') }, 'done'],
  ])('extension %s', (_, said, facts, code) => {
    expect(codeOf(() => checkMove('extend', 'handler', standing('accepted', facts), said))).toBe(code)
  })

  test('the last stage is not advanced but concluded; an earlier one is concluded only by a refusal or an end', () => {
    const first = standing('accepted', { stagesAhead: 2 })
    const last = standing('accepted', { stagesAhead: 0 })
    expect([movesFrom('accepted', first).includes('advance'), movesFrom('accepted', last).includes('advance')]).toEqual([true, false])
    expect(codeOf(() => checkMove('advance', 'handler', last))).toBe('409 case.last_stage')
    const conclude = (facts: CaseFacts, outcome: MoveSaid['outcome']) => codeOf(
      () => checkMove('conclude', 'handler', facts, { ...complete, outcome }))
    expect([conclude(first, 'granted'), conclude(first, 'refused'), conclude(first, 'ended'), conclude(last, 'granted')])
      .toEqual(['409 case.stages_ahead', 'done', 'done', 'done'])
  })

  test('a refusal at the end carries reason and remedies', () => {
    const said = { outcome: 'refused', answer: '不予办理' } as const
    expect(codeOf(() => checkMove('conclude', 'handler', standing('accepted'), said))).toBe('422 case.needs_reason')
    expect(codeOf(() => checkMove('conclude', 'handler', standing('accepted'), { ...said, reason: '收入超过标准' })))
      .toBe('422 case.needs_remedies')
    expect(codeOf(() => checkMove('conclude', 'handler', standing('accepted'), { outcome: 'granted', answer: '已办好' }))).toBe('done')
  })

  test('a reply needs an invitation without one', () => {
    const invited = [past('submit'), past('accept'), past('invite')]
    expect(codeOf(() => checkMove('reply', 'handler', factsFrom(invited, now), { answer: '无异议' }))).toBe('done')
    expect(codeOf(() => checkMove('reply', 'handler', factsFrom([...invited, past('reply')], now), { answer: '无异议' })))
      .toBe('409 case.no_joint_work')
  })
})

describe('[CAS-03] new work and rating', () => {
  const concluded = [
    past('submit', '2026-03-02'), past('accept', '2026-03-02'), past('conclude', '2026-03-10', { outcome: 'granted', answer: '已办好' }),
  ]
  const rated = (rating: number) => [...concluded, past('rate', '2026-03-11', { rating })]
  const reopen = (by: CaseActor, history: PastMove[], when: string) => codeOf(
    () => checkMove('reopen', by, factsFrom(history, at(when)), complete))

  test('the applicant may ask for new work for fifteen days, to the end of the last', () => {
    expect(reopen('applicant', concluded, '2026-03-25 23:59')).toBe('done')
    expect(reopen('applicant', concluded, '2026-03-26 00:00')).toBe('409 case.reopen_too_late')
    expect(movesFrom('concluded', factsFrom(concluded, at('2026-04-20')), 'applicant')).toEqual(['rate'])
  })

  test('a place sets the number of days', () => {
    const facts = factsFrom(concluded, at('2026-03-13'), { reopenWithinDays: 2 })
    expect(codeOf(() => checkMove('reopen', 'applicant', facts, complete))).toBe('409 case.reopen_too_late')
  })

  test('staff reopen only after a bad rating, and then at any time', () => {
    expect(reopen('supervisor', concluded, '2026-03-12')).toBe('409 case.reopen_without_bad_rating')
    expect(reopen('system', rated(3), '2026-03-12')).toBe('409 case.reopen_without_bad_rating')
    expect(reopen('supervisor', rated(4), '2026-05-12')).toBe('done')
    expect(reopen('handler', rated(5), '2026-03-12')).toBe('403 case.move_not_yours')
  })

  const rate = (history: PastMove[], rating: number, known: Partial<CaseFacts> = {}) => (
    codeOf(() => checkMove('rate', 'applicant', factsFrom(history, now, known), { rating })))

  test('rated once, after the conclusion, at one of five levels', () => {
    expect(rate(concluded, 1)).toBe('done')
    expect(rate(concluded, 6)).toBe('422 case.rating_unknown')
    expect(rate(rated(1), 5)).toBe('409 case.rated_already')
    expect(rate(concluded.slice(0, 2), 1)).toBe('409 case.move_not_allowed')
  })

  test('a second rating only when a bad one was put right, kept beside the first', () => {
    expect(rate(rated(5), 2)).toBe('409 case.rated_already')
    expect(rate(rated(5), 2, { rectified: true })).toBe('done')
    expect(rate(rated(3), 2, { rectified: true })).toBe('409 case.rated_already')
    const redone = [...rated(5), past('reopen', '2026-03-11'), past('conclude', '2026-03-12')]
    expect(rate(redone, 2)).toBe('done')
    const twice = [...redone, past('rate', '2026-03-12', { rating: 2 })]
    expect(factsFrom(twice, now).ratings).toEqual([5, 2])
    expect(rate(twice, 1, { rectified: true })).toBe('409 case.rated_already')
  })
})

describe('[CAS-02] the clock read off the history', () => {
  const history = [
    past('submit', '2026-03-02'), past('askForCorrection', '2026-03-03'), past('submit', '2026-03-05'), past('accept', '2026-03-06'),
    past('suspend', '2026-03-09', { suspension: 'special_procedure', reason: '公示' }), past('resume', '2026-03-11'),
    past('extend', '2026-03-12', { extension }), past('conclude', '2026-03-13'),
  ]
  const correction = { from: at('2026-03-03'), to: at('2026-03-05'), kind: 'waiting_applicant' }
  const publication = { from: at('2026-03-09'), to: at('2026-03-11'), kind: 'special_procedure', note: '公示' }

  test('from acceptance: what came before does not count', () => {
    expect(clockFacts(history)).toEqual({ startedAt: at('2026-03-06'), suspensions: [publication], extension, doneAt: at('2026-03-13') })
  })

  test('from receipt: the time of the correction is not counted, and the clock runs again with the second submission', () => {
    const facts = clockFacts(history.slice(0, 3), 'submit')
    expect(facts).toEqual({ startedAt: at('2026-03-02'), suspensions: [correction] })
    expect(clockFacts(history.slice(0, 2), 'submit').suspensions).toEqual([{ from: at('2026-03-03'), kind: 'waiting_applicant' }])
    const limit: LegalLimit = { amount: 5, unit: 'working_day', source: '' }
    const { startedAt, ...rest } = facts
    expect(computeDue({ calendar, limit, startedAt: startedAt ?? now, ...rest, now }).dueOn).toBe('2026-03-11')
  })

  test('from dispatch: the first one counts', () => {
    const hotline = [
      past('submit', '2026-03-02'), past('accept', '2026-03-02'), past('handOver', '2026-03-03'), past('return', '2026-03-04'),
      past('handOver', '2026-03-05'),
    ]
    expect(clockFacts(hotline, 'handOver').startedAt).toEqual(at('2026-03-03'))
    expect(clockFacts(hotline.slice(0, 2), 'handOver').startedAt).toBeUndefined()
  })

  test('new work has a new clock; a case ended while it stood is ended', () => {
    expect(clockFacts([...history, past('reopen', '2026-03-20')])).toEqual({ startedAt: at('2026-03-20'), suspensions: [] })
    expect(clockFacts([...history.slice(0, 5), past('withdraw', '2026-03-10')])).toMatchObject({
      suspensions: [{ from: at('2026-03-09'), to: at('2026-03-10') }], doneAt: at('2026-03-10') })
  })
})

test('[CAS-02] the seven steps of a grid event can be walked, back and to the end', () => {
  const walked = GRID_EVENT_STEPS.map(({ move }) => past(move))
  for (const [i, { move, back }] of GRID_EVENT_STEPS.entries()) {
    const before = stateAfter(walked.slice(0, i))
    expect(movesFrom(before), move).toContain(move)
    if (back) expect([...movesFrom(before), ...movesFrom(nextState(move, before))], back).toContain(back)
  }
  expect(stateAfter(walked)).toBe('concluded')
})

test('[CAS-02] what is offered can be done, whatever happened before', () => {
  const step = fc.record({ pick: fc.nat(), hours: fc.integer({ min: 1, max: 400 }), rating: fc.integer({ min: 1, max: 5 }) })
  fc.assert(fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
    const history: PastMove[] = []
    let when = at('2026-01-05')
    for (const { pick, hours, rating } of steps) {
      when = new Date(when.getTime() + hours * 3_600_000)
      const facts = factsFrom(history, when)
      const offered = movesFrom(facts.state, facts)
      const move = offered[pick % Math.max(1, offered.length)]
      if (!move) break
      const said = { ...complete, rating, extension: { ...extension, at: when } }
      const actors = CASE_MOVES[move].by.filter((by) => movesFrom(facts.state, facts, by).includes(move))
      expect(actors.length).toBeGreaterThan(0)
      for (const by of actors) checkMove(move, by, facts, said)
      history.push({ move, at: when, said })
    }
    expect(history.filter(({ move }) => move === 'askForCorrection').length).toBeLessThanOrEqual(1)
    expect(history.filter(({ move }) => move === 'rate').length).toBeLessThanOrEqual(2)
  }))
})

test('every text is Chinese, and no code of a move is used twice', () => {
  const entries = CASE_MOVE_NAMES.map((move) => CASE_MOVES[move].entry)
  expect(new Set(entries).size).toBe(entries.length)
  for (const text of [...entries, ...CASE_MOVE_NAMES.map((move) => CASE_MOVES[move].label), ...Object.values(CASE_STATES)]) {
    expect(text).toMatch(/^[\u4e00-\u9fff，]+$/)
  }
})

function refusalOf(ask: () => void): Refusal {
  try {
    ask()
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal
    throw refusal
  }
  throw new Error('nothing was refused')
}
