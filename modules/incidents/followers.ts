import { CASE_OUTCOMES, carryCase, defineFollower, type Carried, type CaseFollower, type CaseOutcome, type Doing, type FollowedCase } from '../cases/index.ts'
import { levelOf, scopeOf } from '../regions/index.ts'
import { SHIPPED } from './catalogue/load-lists.ts'
import { deskOf } from './deeds/grouping.ts'
import { endCallouts, finishLead, moveCallouts } from './queries/callouts.ts'
import * as q from './queries/events.ts'
import { recordStep } from './queries/steps.ts'
import { endOfOutcome, eventLevels, higher, stepAfter, type EventEnd, type EventLevel } from './rules/steps.ts'

/**
 * Goes along with every case of kind event, whatever matter and channel it came by: keeps its row here, and answers all who reported the same thing
 * when the main one moves or ends.
 */
export const eventFollower: CaseFollower = defineFollower({
  name: 'incidents.events',
  suits: ({ kind, state }) => kind === 'event' && state !== 'draft',
  async moved(d, c) {
    const row = (await q.findEvent(d.tx, c.county, c.id)) ?? (await begin(d, c))
    await follow(d, c, row)
    if (c.move === 'conclude' || c.move === 'decline' || c.move === 'withdraw') await endCallouts(d.tx, c.county, c.id, d.now)
    if (c.move === 'advance' && c.stage === 'handle') await finishLead(d.tx, c.county, c.id, d.now)
    await moveCallouts(d.tx, c.county, c.id, c.region)
    if (row.mainId) await leaveWhenReopened(d, c, row)
    else if (row.joined > 0) await answerAll(d, c, row)
  },
})

/** The code of the kind, where the form names one of the taxonomy. */
const kindOf = (form: FollowedCase['form']): string => {
  const said = form['kind'] ?? form['category']
  return typeof said === 'string' && /^[A-Z]\d{1,3}$/.test(said) ? said : ''
}

const count = (value: unknown): number => (Array.isArray(value) ? value.length : 0)

async function begin(d: Doing, c: FollowedCase): Promise<q.EventRow> {
  const kind = kindOf(c.form)
  const named = typeof c.form['kind'] === 'string' && typeof c.form['title'] === 'string' ? c.form['title'] : SHIPPED.event_kind.find((one) => one.code === kind)?.name
  await q.insertEvent(d.tx, {
    county: c.county, id: c.id, region: c.region, number: c.number, title: c.title, kind, kindName: named ?? '', urgency: c.urgency,
    placeText: c.placeText || (typeof c.form['place'] === 'string' ? c.form['place'] : ''), lon: c.lon, lat: c.lat, channel: c.channel, at: d.now, state: c.state,
    dueAt: c.dueAt, beforePhotos: count(c.form['photoBefore']),
  })
  return (await q.findEvent(d.tx, c.county, c.id))!
}

const OPEN = new Set(['submitted', 'awaiting_correction', 'accepted', 'suspended'])

async function follow(d: Doing, c: FollowedCase, row: q.EventRow): Promise<void> {
  const result = c.note['result'] as Record<string, unknown> | undefined
  const again = c.move === 'reopen'
  const after = again ? 0 : row.afterPhotos + count(result?.['photoAfter'])
  const open = OPEN.has(c.state)
  const ended = open ? '' : row.ended || endOf(c, row, after)
  await q.followMove(d.tx, c.county, c.id, {
    region: c.region, state: c.state, step: stepAfter(row.step, c.move, c), level: levelAfter(row.level, c), dueAt: c.dueAt,
    ended, endedAt: open ? null : (row.endedAt ?? d.now.toISOString()), endReason: open ? '' : row.endReason || words(c.note['reason']), afterPhotos: after,
    reopened: row.reopened + (again ? 1 : 0),
  })
}

const words = (said: unknown): string => (typeof said === 'string' ? said : '')

/** Nothing is called solved without photos of before and after (CAS-13). */
function endOf(c: FollowedCase, row: q.EventRow, after: number): EventEnd {
  if (row.mainId) return 'duplicate'
  if (c.state === 'withdrawn') return 'withdrawn'
  if (c.state === 'declined') return 'not_found'
  const end = endOfOutcome(c.outcome)
  return end === 'solved' && row.kind !== '' && (row.beforePhotos === 0 || after === 0) ? 'partly' : end
}

/** The highest level the work reached; a case that is handed to a post shows that post's place. */
function levelAfter(level: EventLevel, c: FollowedCase): EventLevel {
  const [, region] = words(c.note['target']).split('@')
  if (c.move !== 'handOver' || !region) return level
  const at = levelOf(region)
  return (eventLevels as readonly string[]).includes(at) ? higher(level, at as EventLevel) : level
}

/** Whoever was answered together and says that it is not put right stands for themselves again, and is worked anew. */
async function leaveWhenReopened(d: Doing, c: FollowedCase, row: q.EventRow): Promise<void> {
  if (c.move !== 'reopen' && c.move !== 'withdraw') return
  const main = await q.findEvent(d.tx, c.county, row.mainId!)
  // Carried along by its main one, which is open again by now.
  if (c.move === 'reopen' && main && OPEN.has(main.state)) return
  if (c.move === 'reopen') await q.linkEvent(d.tx, c.county, c.id, { mainId: null, at: null, deskPost: null, deskRegion: null })
  await q.countJoined(d.tx, c.county, [row.mainId!])
}

/** Each reporter of the same thing hears what the reporter of the main one hears, once. */
async function answerAll(d: Doing, c: FollowedCase, row: q.EventRow): Promise<void> {
  const what = carriedBy(c)
  if (!what && c.move !== 'withdraw') return
  await beyond(d, c, async () => {
    if (c.move === 'withdraw') return succeed(d, c, row)
    const joined = await q.joinedRows(d.tx, c.county, c.id)
    for (const one of joined) await carryCase(d, c.county, one.id, what!)
    await step(d, c, 'answered_all', `${joined.length}位上报人一并告知`)
  })
}

function carriedBy(c: FollowedCase): Carried | undefined {
  const reason = words(c.note['reason'])
  switch (c.move) {
    case 'accept': case 'deemAccepted': return { what: 'accept' }
    case 'decline': return { what: 'decline', reason }
    case 'conclude': {
      const outcome = (c.outcome in CASE_OUTCOMES ? c.outcome : 'ended') as CaseOutcome
      return { what: 'conclude', outcome, answer: words(c.note['answer']), ...(reason ? { reason } : {}) }
    }
    case 'reopen': return { what: 'reopen', reason }
    default: return undefined
  }
}

/** The reporter of the main one took it back: the others still want it. The first of them becomes the main one, at the desk it came from. */
async function succeed(d: Doing, c: FollowedCase, row: q.EventRow): Promise<void> {
  const [first, ...rest] = await q.joinedRows(d.tx, c.county, c.id)
  if (!first) return
  await q.linkEvent(d.tx, c.county, first.id, { mainId: null, at: null, deskPost: null, deskRegion: null })
  for (const one of rest) await q.linkEvent(d.tx, c.county, one.id, { mainId: first.id, at: new Date(one.reportedAt), deskPost: null, deskRegion: null })
  await q.countJoined(d.tx, c.county, [first.id, row.id])
  await carryCase(d, c.county, first.id, { what: 'leave', words: `${c.number}由上报人撤回，本件继续办理`, desk: deskOf(first) })
  await step(d, c, 'succeeded', `由${first.number}继续办理`)
}

const step = (d: Doing, c: FollowedCase, name: string, said: string) =>
  recordStep(d.tx, { county: c.county, id: d.newId(), region: c.region, aboutId: c.id, step: name, note: said, detail: {}, account: d.by.accountId, name: d.by.name || '系统', at: d.now })

/** Reports of the same thing may lie in a neighbouring grid: for them alone the county's rows are reached, then the scope is as before. */
async function beyond(d: Doing, c: FollowedCase, deed: () => Promise<void>): Promise<void> {
  const county = scopeOf(`${c.county}000000`)
  await d.tx.reaching(county.lo, county.hi, deed)
}
