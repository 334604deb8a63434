/** Who heads a household next, and how everybody then stands to the new head. Pure; relation codes GB/T 4761-2008. */
import { ageOn } from '../ages.ts'

/** What a decision about heads and relations may depend on. */
export interface Kin {
  personId: string
  /** To the head of today: `02`/`03` the head, `1x` spouse, `2x` `3x` children, `4x` grandchildren, `5x` parents … */
  relation: string
  sex: string
  bornOn: string
}

export interface Restated {
  personId: string
  relation: string
  /** False where the old relations do not decide the new one: a person must look. */
  sure: boolean
}

const ADULT = 18
const isHead = (relation: string) => relation === '02' || relation === '03'
const isChild = (relation: string) => /^[23]/.test(relation) && relation !== '28' && relation !== '38'
const isChildInLaw = (relation: string) => relation === '28' || relation === '38'
const bySex = (sex: string, male: string, female: string, unknown: string) => (sex === '1' ? male : sex === '2' ? female : unknown)

/**
 * Who heads the household when somebody leaves it: the spouse, else the eldest child of age, else the eldest of age, by the usual order of
 * a household book. Null where nobody of age is left: then the office decides, no child is made head by a rule.
 */
export function nextHead(members: readonly Kin[], leaving: readonly string[], on: string): string | null {
  const left = members.filter((m) => !leaving.includes(m.personId) && ageOn(m.bornOn, on) >= ADULT)
  const eldest = (some: Kin[]) => some.toSorted((a, b) => (a.bornOn < b.bornOn ? -1 : a.bornOn > b.bornOn ? 1 : a.personId < b.personId ? -1 : 1))[0]
  const chosen = left.find((m) => isHead(m.relation)) ?? left.find((m) => m.relation.startsWith('1')) ?? eldest(left.filter((m) => isChild(m.relation))) ?? eldest(left)
  return chosen?.personId ?? null
}

/** How everybody stands to a new head, read off how they stood to the old one. The new head comes as `02` (`03` in a collective household). */
export function restate(members: readonly Kin[], newHeadId: string, collective = false): Restated[] {
  const head = members.find((m) => m.personId === newHeadId)
  const old = members.find((m) => isHead(m.relation))
  return members.map((m) => {
    if (m.personId === newHeadId) return { personId: m.personId, relation: collective ? '03' : '02', sure: true }
    if (!head || collective) return { personId: m.personId, relation: '99', sure: collective }
    if (isHead(head.relation)) return { personId: m.personId, relation: m.relation, sure: true }
    return { personId: m.personId, ...relationTo(head, m, old?.sex ?? '0') }
  })
}

function relationTo(head: Kin, m: Kin, oldHeadSex: string): { relation: string; sure: boolean } {
  const sure = (relation: string) => ({ relation, sure: true })
  const unsure = (relation: string) => ({ relation, sure: false })
  const sibling = () => (m.bornOn <= head.bornOn ? bySex(m.sex, '71', '75', '70') : bySex(m.sex, '73', '77', '70'))
  const parent = () => bySex(m.sex, '51', '52', '50')
  const [was, group] = [m.relation, m.relation[0]]

  if (head.relation.startsWith('1')) {
    if (isHead(was)) return sure(bySex(m.sex, '11', '12', '10'))
    if (isChild(was) || isChildInLaw(was) || group === '4') return sure(was)
    if (was === '51' || was === '52') {
      if (head.sex === '1') return sure(was === '51' ? '55' : '56')
      if (head.sex === '2') return sure(was === '51' ? '53' : '54')
      return unsure('50')
    }
    if (['53', '55'].includes(was)) return sure('51')
    if (['54', '56'].includes(was)) return sure('52')
    if (was === '65') return sure('60')
    if (group === '6') return sure('65')
    return unsure(group === '9' && was === '99' ? '99' : '97')
  }
  if (isChild(head.relation)) {
    if (isHead(was)) return sure(parent())
    if (group === '1') return unsure(parent())
    if (isChild(was)) return sure(sibling())
    if (isChildInLaw(was)) return unsure(was === (head.sex === '1' ? '38' : '28') ? bySex(m.sex, '11', '12', '10') : '97')
    if (was === '51' || was === '52') return sure(oldHeadSex === '1' ? (was === '51' ? '61' : '62') : '60')
    if (group === '4') return unsure('97')
    return unsure(was === '99' ? '99' : '80')
  }
  if (head.relation === '51' || head.relation === '52') {
    if (isHead(was)) return sure(bySex(m.sex, '20', '30', '20'))
    if (was === '51' || was === '52') return sure(bySex(m.sex, '11', '12', '10'))
    if (group === '1') return sure(bySex(m.sex, '28', '38', '97'))
    if (isChild(was)) return sure(oldHeadSex === '2' ? bySex(m.sex, '43', '44', '40') : bySex(m.sex, '41', '42', '40'))
    if (group === '7') return unsure(bySex(m.sex, '20', '30', '20'))
    return unsure(was === '99' ? '99' : '97')
  }
  if (isChildInLaw(head.relation)) {
    if (isHead(was) || group === '1') return sure(head.relation === '28' ? bySex(m.sex, '55', '56', '50') : bySex(m.sex, '53', '54', '50'))
    if (isChild(was) && m.sex !== head.sex) return unsure(bySex(m.sex, '11', '12', '10'))
    if (group === '4') return unsure(bySex(m.sex, '20', '30', '20'))
    return unsure(was === '99' ? '99' : '97')
  }
  if (head.relation.startsWith('4')) {
    if (isHead(was) || group === '1') return sure(['41', '42'].includes(head.relation) ? bySex(m.sex, '61', '62', '60') : '60')
    if (isChild(was) || isChildInLaw(was)) return unsure(parent())
    return unsure(was === '99' ? '99' : '97')
  }
  if (head.relation.startsWith('7')) {
    if (isHead(was)) return sure(sibling())
    if (was === '51' || was === '52') return sure(was)
    if (group === '7') return unsure(sibling())
    return unsure(was === '99' ? '99' : '97')
  }
  return unsure('99')
}
