import { covers } from '../regions/index.ts'
import { SERVING, type Abilities, type PostKind } from '../organisations/contract.ts'
import { CASE_MOVES, type CaseActor, type CaseMove } from './moves.ts'

/** Abilities of the cases module: which doors open. What may be done to one case stands below. */
export const caseAbilities = {
  'cases.read': SERVING,
  'cases.submit': SERVING,
  /** 受理窗口 in the main menu; county offices and heads, who seldom take in anything themselves, come by the button over the list. */
  'cases.counter': SERVING.filter((kind) => !['civil_affairs_officer', 'department_officer', 'banner_head', 'street_head'].includes(kind)),
  'cases.handle': SERVING,
  /** What adds up, without a name. */
  'cases.count': [...SERVING, 'statistician', 'league_reader'],
} as const satisfies Abilities

/** Who answers for the work of a place. */
const HEADS: readonly PostKind[] = ['station_head', 'street_head', 'dispatcher', 'banner_head']
/** Who takes papers and wishes from a person across the counter or at the door, and enters them for that person. */
const AT_THE_COUNTER: readonly PostKind[] = ['window_clerk', 'community_worker', 'grid_worker', 'station_head', 'street_officer', 'mediator', 'dispatcher']
/** What a clerk may enter at the person's wish. Never a rating: nobody rates for another. */
const AT_WISH: ReadonlySet<CaseMove> = new Set(['submit', 'withdraw', 'reopen'])

/** All that a decision may depend on: who asks … */
export interface Who {
  kind: 'staff' | 'resident'
  accountId: string
  personId: string | null
  /** Persons for whom they may apply today. */
  actsFor: readonly string[]
  posts: readonly { kind: PostKind; region: string; deputyFor: string | null }[]
}

/** … and the case. */
export interface Standing {
  region: string
  applicantId: string | null
  openTasks: readonly OpenTask[]
  /** Accounts that accepted the case or worked an earlier stage. */
  workedBy: readonly string[]
  /** The stage of the open lead task wants another pair of eyes. */
  fourEyes: boolean
}

export interface OpenTask {
  id: string
  role: 'lead' | 'helper' | 'call_back' | 'supervisor'
  stage: string
  post: string
  atRegion: string
  assignee: string | null
  assigneeName: string
}

/** One's own case, or that of a person one stands for. */
export const isOwn = (who: Who, c: Pick<Standing, 'applicantId'>): boolean =>
  c.applicantId !== null && (who.personId === c.applicantId || who.actsFor.includes(c.applicantId))

/** A grid worker of the whole community also has the work of its grids; every other desk is one place. */
const holdsDesk = (post: Who['posts'][number], task: Pick<OpenTask, 'post' | 'atRegion'>): boolean =>
  post.kind === task.post && (post.region === task.atRegion || (post.kind === 'grid_worker' && covers(post.region, task.atRegion)))

/** Open work is for whoever holds its post at its place today, and for the deputy of the one who took it over. */
export const worksOn = (who: Who, task: Pick<OpenTask, 'post' | 'atRegion' | 'assignee'>): boolean =>
  who.posts.some((post) => holdsDesk(post, task) || (post.deputyFor !== null && post.deputyFor === task.assignee))

/** Heads look after all work at their place and below. */
const looksAfter = (who: Who, region: string): boolean => who.posts.some((post) => HEADS.includes(post.kind) && covers(post.region, region))

const servesAt = (who: Who, region: string): boolean => who.posts.some((post) => AT_THE_COUNTER.includes(post.kind) && covers(post.region, region))

/** The open tasks for which this person may make this move, the most fitting first. */
export function tasksFor(move: CaseMove, who: Who, c: Standing): OpenTask[] {
  return c.openTasks.filter((task) => {
    if (!worksOn(who, task)) return false
    if (move === 'reply') return task.role === 'helper' && task.stage === ''
    if (move === 'callBack') return task.role === 'call_back'
    if (move === 'advance' || move === 'claim' || move === 'release') return task.role === 'lead' || (task.role === 'helper' && task.stage !== '')
    return task.role === 'lead'
  }).sort((a, b) => rank(a, who) - rank(b, who))
}
const rank = (task: OpenTask, who: Who) => (task.assignee === who.accountId ? 0 : 2) + (task.role === 'lead' ? 0 : 1)

/**
 * In which capacities a person may act on a case with a move. Nobody handles their own case or that of a person they stand for; a stage
 * that wants four eyes is not worked by who accepted the case or worked an earlier stage.
 */
export function capacities(move: CaseMove, who: Who, c: Standing): CaseActor[] {
  const open: readonly CaseActor[] = CASE_MOVES[move].by
  if (who.kind === 'resident') return open.includes('applicant') && isOwn(who, c) ? ['applicant'] : []
  if (isOwn(who, c)) return []
  const found: CaseActor[] = []
  if (open.includes('handler') && tasksFor(move, who, c).length > 0) found.push('handler')
  if (open.includes('supervisor') && looksAfter(who, c.openTasks.find((task) => task.role === 'lead')?.atRegion ?? c.region)) found.push('supervisor')
  if (open.includes('applicant') && AT_WISH.has(move) && servesAt(who, c.region)) found.push('applicant')
  return found
}

/** Moves that decide: closed to one who had a hand in the case before, where the stage wants four eyes. */
const DECIDES: ReadonlySet<CaseMove> = new Set(['advance', 'conclude'])
export const wantsOtherEyes = (move: CaseMove, who: Who, c: Standing): boolean =>
  c.fourEyes && DECIDES.has(move) && c.workedBy.includes(who.accountId)
