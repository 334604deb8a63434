/** The way of a topic: community → street → county → department, and back with a reason; answered where it lies. Pure. */
export type TopicMove = 'report' | 'return' | 'answer' | 'reopen'
export type TopicState = 'open' | 'reported' | 'answered'

export interface TopicStanding {
  state: TopicState
  /** Where it came from. */
  region: string
  /** With whom it lies: a place, and at the county perhaps a department. */
  atRegion: string
  department: string
  mergedInto: string | null
}

const COUNTY_DIGITS = 6
const short = (code: string) => code.slice(0, 12)
const isCounty = (code: string) => short(code).slice(COUNTY_DIGITS) === '000000'

/** The place one level above on the way up; at the county it stays and goes to a department. */
export function levelAbove(atRegion: string): string | null {
  const code = short(atRegion)
  if (isCounty(code)) return null
  // A community directly under a county has no street above it (TER-21): nine digits of it are no township of their own.
  return code.endsWith('000') ? `${code.slice(0, COUNTY_DIGITS)}000000` : `${code.slice(0, 9)}000`
}

/** Where reporting leads; nothing when it lies with a department already. */
export function reportsTo(t: Pick<TopicStanding, 'atRegion' | 'department'>): { atRegion: string; needsDepartment: boolean } | null {
  const above = levelAbove(t.atRegion)
  if (above) return { atRegion: above, needsDepartment: false }
  return t.department ? null : { atRegion: t.atRegion, needsDepartment: true }
}

/** Where sending back leads: from the department to the county, else one level down on the way to where it came from. */
export function returnsTo(t: Pick<TopicStanding, 'region' | 'atRegion' | 'department'>): { atRegion: string } | null {
  if (t.department) return { atRegion: t.atRegion }
  if (short(t.atRegion) === short(t.region)) return null
  const street = `${t.region.slice(0, 9)}000`
  return { atRegion: isCounty(t.atRegion) && !isCounty(t.region) && street !== short(t.region) ? street : short(t.region) }
}

/** Whether the post at `here` holds the topic now. A grid belongs to its community. */
export const liesWith = (t: Pick<TopicStanding, 'atRegion'>, here: string): boolean => short(here) === short(t.atRegion)

/** The moves open to one who works at `here` and may answer. */
export function topicMoves(t: TopicStanding, here: string, may: { group: boolean; answer: boolean }): TopicMove[] {
  if (t.mergedInto) return []
  const mine = liesWith(t, here)
  const moves: TopicMove[] = []
  if (t.state !== 'answered' && mine && may.group && reportsTo(t)) moves.push('report')
  if (t.state === 'reported' && mine && may.answer && returnsTo(t)) moves.push('return')
  if (t.state !== 'answered' && mine && may.answer) moves.push('answer')
  if (t.state === 'answered' && mine && may.answer) moves.push('reopen')
  return moves
}

/** Where it lies, or what was answered, in one sentence for whoever asks. `at` is the name of the place. */
export function whereOf(o: { state: string; at: string; department: string; answer: string; answeredBy: string }): string {
  if (o.state === 'collected') return `${o.at}已收到，正在整理归类。`
  if (o.state === 'grouped' || o.state === 'open') return `${o.at}正在研究。`
  if (o.state === 'reported') return `已上报，现由${o.at}${o.department}研究。`
  return `${o.answeredBy}答复：${o.answer}`
}
