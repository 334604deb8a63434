/** What is right, complete and shared among organisations. Pure: no database, no clock of their own. */
import { ONE_TEAM_THREE_CENTRES, kindOf, type FactField, type OrganisationKind } from './kinds.ts'

export type FactValue = string | number | boolean | string[]
export type FactValues = Record<string, FactValue>

export interface FactFault {
  path: string
  code: string
  message: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** What is wrong with the facts of a file; empty when all is well. Facts that the kind does not know are refused. */
export function checkFacts(kind: OrganisationKind, values: FactValues): FactFault[] {
  const faults: FactFault[] = []
  const fault = (code: string, message: string) => void faults.push({ path: `body.facts.${code}`, code: 'invalid', message })
  for (const code of Object.keys(values)) {
    if (!kind.facts.some((field) => field.code === code)) fault(code, `${kind.title}没有这一项，请刷新页面后重填`)
  }
  for (const field of kind.facts) {
    const value = values[field.code]
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
      if (field.required) fault(field.code, `请填写${field.label}`)
      continue
    }
    const wrong = wrongValue(field, value)
    if (wrong) fault(field.code, wrong)
  }
  const { contractFrom, contractUntil } = values
  if (typeof contractFrom === 'string' && typeof contractUntil === 'string' && contractFrom && contractUntil && contractUntil <= contractFrom) {
    fault('contractUntil', '合同到期应晚于合同开始，请核对')
  }
  return faults
}

function wrongValue(field: FactField, value: FactValue): string | null {
  switch (field.type) {
    case 'text': return typeof value === 'string' && value.length <= 200 ? null : `${field.label}最多200个字`
    case 'lines': return typeof value === 'string' && value.length <= 2000 ? null : `${field.label}最多2000个字`
    case 'int': return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 9_999_999 ? null : `${field.label}应是整数`
    case 'day': return typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? null : `${field.label}应写成 2026-11-22 这样`
    case 'yes': return typeof value === 'boolean' ? null : `${field.label}请选“是”或“否”`
    case 'choice': return typeof value === 'string' && value in (field.options ?? {}) ? null : `请从列表中选择${field.label}`
    case 'choices': return Array.isArray(value) && value.every((one) => one in (field.options ?? {})) ? null : `请从列表中选择${field.label}`
  }
}

// ---------------------------------------------------------------------------------------------------------------- terms

/** Days before the last day of a term from which it is called due. */
export const TERM_WARNING_DAYS = 180

export type TermState = 'none' | 'running' | 'due' | 'past'

/** How a term stands on a day. `until` is the first day on which it no longer runs. */
export function termState(until: string | null | undefined, today: string): TermState {
  if (!until) return 'none'
  if (until <= today) return 'past'
  return daysBetween(today, until) <= TERM_WARNING_DAYS ? 'due' : 'running'
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

// --------------------------------------------------------------------------------------------------------- completeness

/** One organisation as the check sees it, on the day of the check. */
export interface Standing {
  id: string
  region: string
  kind: string
  name: string
  termUntil: string | null
  facts: FactValues
  seats: readonly { role: string; key: string; name: string }[]
}

export interface Gap {
  code: 'missing' | 'past_term' | 'no_term' | 'no_lead' | 'too_few' | 'too_many' | 'for_decision'
  /** `must`: incomplete; `should`: to be decided. */
  weight: 'must' | 'should'
  kind: string
  message: string
  organisationId: string | null
}

/** A village or gacha keeps the law on villagers' committees. */
export const isVillage = (regionKind: string): boolean => regionKind === 'gacha' || regionKind === 'village'

/** What a community lacks. A community without a 议事委员会 is incomplete (TER-06). */
export function communityGaps(
  kinds: readonly OrganisationKind[],
  place: { kind: string; people: number | null },
  standing: readonly Standing[],
  today: string,
  localSize: number | null,
): Gap[] {
  const gaps = kinds.filter((kind) => kind.need && kind.levels.includes('community')).flatMap((kind) => {
    const here = standing.filter((one) => one.kind === kind.code)
    if (!here.length) return [gap('missing', kind.need!, kind, kind.need === 'must' ? `没有${kind.title}` : `未设${kind.title}`, null)]
    return here.flatMap((one) => bodyGaps(kind, place.kind, one, today))
  })
  if (localSize !== null && place.people !== null && place.people >= localSize && !standing.some((one) => one.kind === 'professional')) {
    gaps.push({ code: 'for_decision', weight: 'should', kind: 'professional', message: `常住人口${place.people}人，达到本地规模线${localSize}人，尚无专业服务机构，请研究是否设立`, organisationId: null })
  }
  return gaps
}

/** What a street lacks of 一队三中心 (TER-13). */
export function streetGaps(kinds: readonly OrganisationKind[], standing: readonly Standing[]): Gap[] {
  return ONE_TEAM_THREE_CENTRES.flatMap((code) => {
    const kind = kindOf(kinds, code)!
    const one = standing.find((each) => each.kind === code)
    if (!one) return [gap('missing', 'must', kind, `没有${kind.title}`, null)]
    return one.seats.some((seat) => kind.seats.some((role) => role.lead && role.code === seat.role)) ? [] : [gap('no_lead', 'should', kind, `${one.name}没有登记负责人`, one.id)]
  })
}

function bodyGaps(kind: OrganisationKind, regionKind: string, one: Standing, today: string): Gap[] {
  const gaps: Gap[] = []
  const weight = kind.need!
  const add = (code: Gap['code'], message: string) => void gaps.push(gap(code, weight, kind, message, one.id))
  if (kind.terms) {
    const state = termState(one.termUntil, today)
    if (state === 'past') add('past_term', `${one.name}任期已于${inWords(one.termUntil!)}届满`)
    if (state === 'none') add('no_term', `${one.name}没有登记任期`)
  }
  const leads = kind.seats.filter((role) => role.lead)
  if (leads.length && !one.seats.some((seat) => leads.some((role) => role.code === seat.role))) {
    add('no_lead', `${one.name}没有${leads.map((role) => role.title).join('或')}`)
  }
  if (kind.size) {
    const [least, most] = kind.size[isVillage(regionKind) ? 'village' : 'community']
    const n = new Set(one.seats.map((seat) => seat.key)).size
    if (n < least) add('too_few', `${one.name}有成员${n}人，少于${least}人`)
    if (n > most) add('too_many', `${one.name}有成员${n}人，多于${most}人`)
  }
  return gaps
}

const inWords = (day: string) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

const gap = (code: Gap['code'], weight: Gap['weight'], kind: OrganisationKind, message: string, organisationId: string | null): Gap => ({
  code, weight, kind: kind.code, message, organisationId,
})

// ------------------------------------------------------------------------------------------------------- party coverage

export interface Coverage {
  covered: boolean
  staff: boolean
  office: boolean
  funds: boolean
  /** A liaison station or a named instructor stands in where there is no party organisation. */
  standIn: 'liaison' | 'instructor' | null
}

/** Whether a community has a party organisation, with staff, office and funds, or what stands in for it (TER-08). */
export function partyCoverage(standing: readonly Standing[]): Coverage {
  const own = standing.filter((one) => one.kind === 'party_community')
  const has = (test: (facts: FactValues) => boolean) => own.some((one) => test(one.facts))
  const liaison = standing.some((one) => one.kind === 'party_liaison')
  const instructor = standing.some((one) => one.kind === 'party_instructor' && one.seats.length > 0)
  return {
    covered: own.length > 0,
    staff: has((facts) => Number(facts['staff'] ?? 0) > 0),
    office: has((facts) => facts['office'] === true),
    funds: has((facts) => facts['funds'] === true),
    standIn: own.length ? null : liaison ? 'liaison' : instructor ? 'instructor' : null,
  }
}

// ---------------------------------------------------------------------------------------------------------- cross-posts

/** Somebody in a seat on the day. `key` is the person on the register, or the name within the community where none is linked. */
export interface Seat {
  region: string
  kind: string
  role: string
  key: string
  name: string
}

/** A share as it was counted: how many of how many. */
export interface Share {
  n: number
  of: number
}

export interface CrossPosts {
  /** Communities where secretary and director are one person, of those where both seats are held (一肩挑, IND-65). */
  oneShoulder: Share
  /** People with seats in at least two of party organisation, committee and station, of all who sit in any (交叉任职, IND-64). */
  cross: Share
  /** Residents' representatives who are owners' representatives or sit on the owners' committee, of all residents' representatives. */
  representatives: Share
  communities: Array<{ region: string; oneShoulder: string | null; secretary: string | null; director: string | null; cross: string[]; of: number; both: string[] }>
}

const BODIES = ['party_community', 'committee', 'station']

/** Posts held across bodies, counted from the seats of one day (TER-11). */
export function crossPosts(seats: readonly Seat[]): CrossPosts {
  const byRegion = new Map<string, Seat[]>()
  for (const seat of seats) {
    const known = byRegion.get(seat.region)
    if (known) known.push(seat)
    else byRegion.set(seat.region, [seat])
  }
  const communities = [...byRegion].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([region, here]) => {
    const secretary = here.find((seat) => seat.kind === 'party_community' && seat.role === 'secretary')
    const director = here.find((seat) => seat.kind === 'committee' && seat.role === 'director')
    const kindsOf = new Map<string, { name: string; kinds: Set<string> }>()
    for (const seat of here.filter((one) => BODIES.includes(one.kind))) {
      const known = kindsOf.get(seat.key) ?? { name: seat.name, kinds: new Set<string>() }
      known.kinds.add(seat.kind)
      kindsOf.set(seat.key, known)
    }
    const representatives = new Map(here.filter((seat) => seat.kind === 'assembly' && seat.role === 'representative').map((seat) => [seat.key, seat.name]))
    const owners = new Set(here.filter((seat) => seat.kind === 'owners_committee').map((seat) => seat.key))
    const both = [...representatives].filter(([key]) => owners.has(key)).map(([, name]) => name)
    if (!kindsOf.size && !representatives.size) return []
    return [{
      region,
      oneShoulder: secretary && director ? (secretary.key === director.key ? secretary.name : '') : null,
      secretary: secretary?.name ?? null,
      director: director?.name ?? null,
      cross: [...kindsOf.values()].filter((one) => one.kinds.size > 1).map((one) => one.name),
      of: kindsOf.size,
      both,
      representatives: representatives.size,
    }]
  })
  const sum = (count: (one: (typeof communities)[number]) => number) => communities.reduce((all, one) => all + count(one), 0)
  return {
    oneShoulder: { n: sum((one) => (one.oneShoulder ? 1 : 0)), of: sum((one) => (one.oneShoulder !== null ? 1 : 0)) },
    cross: { n: sum((one) => one.cross.length), of: sum((one) => one.of) },
    representatives: { n: sum((one) => one.both.length), of: sum((one) => one.representatives) },
    communities: communities.map(({ representatives: _representatives, ...one }) => ({ ...one, oneShoulder: one.oneShoulder || null })),
  }
}
