import { addDays, formatChineseDate, shanghaiDate, type PlainDate } from '../../../platform/kernel/dates.ts'
import { uuidv7 } from '../../../platform/kernel/ids.ts'
import { EVERYWHERE, type Database, type Tx } from '../../../platform/server/db.ts'
import type { Services } from '../../../platform/server/services.ts'
import type { DutyNeeds } from '../needs.ts'
import * as q from '../queries/tell.ts'
import { answersAbove, ownersOf, type OnDuty, type Place } from '../rules/recipients.ts'
import { climbDue, reminderDue } from '../rules/state.ts'
import { countiesOf } from './generate.ts'

const everyone = { as: 'staff', ...EVERYWHERE } as const
const FAR = 366

interface Message { account: string; kind: 'remind' | 'late' | 'climb'; rows: { row: q.OpenRow; place: string }[] }

/**
 * Says what is due soon to those whose work it is, what is late to them on the first day, and then to each level above by the duty's thresholds. One
 * message a day for each person and kind, however many duties it names. What was told is recorded in the same transaction, so no run tells it twice.
 */
export async function tellAll(db: Database, needs: Pick<DutyNeeds, 'notify'>, around: { services: Services; now: Date }): Promise<{ told: number; messages: number }> {
  const today = shanghaiDate(around.now)
  const counties = countiesOf(around.services.settings.county)
  let [told, messages] = [0, 0]
  for (const county of counties) {
    await db.within(everyone, async (tx) => {
      const places = new Map((await q.parents(tx)).map((one) => [one.code, one]))
      const { tellings, outgoing } = await plan(tx, { county, counties, places, today })
      for (let i = 0; i < tellings.length; i += 1000) told += await q.insertTellings(tx, county, tellings.slice(i, i + 1000).map((one) => ({ ...one, id: uuidv7(around.now.getTime()) })), around.now)
      for (const one of outgoing) {
        await needs.notify({ tx, now: around.now, services: around.services }, { county, region: one.rows[0]!.place, accountId: one.account, ...wordsOf(one) })
        messages += 1
      }
    })
  }
  return { told, messages }
}

async function plan(tx: Tx, { county, counties, places, today }: { county: string; counties: readonly string[]; places: ReadonlyMap<string, Place>; today: PlainDate }) {
  const onDuty = new Map<string, string[]>()
  for (const one of await q.onDuty(tx, counties, today)) onDuty.set(`${one.kind}|${one.region}`, [...(onDuty.get(`${one.kind}|${one.region}`) ?? []), one.account])
  const rows = await q.openUntil(tx, county, addDays(today, FAR))
  const known = new Set((await q.tellingsOf(tx, county, rows.map((row) => row.id))).map((one) => `${one.owedId}|${one.kind}|${one.step}`))
  const tellings: Omit<q.Told, 'id'>[] = []
  const byAccount = new Map<string, Message>()
  const say = (row: q.OpenRow, kind: Message['kind'], step: number, place: string, accounts: readonly string[]) => {
    if (known.has(`${row.id}|${kind}|${step}`)) return
    tellings.push({ region: row.region, owedId: row.id, kind, step, told: accounts.length })
    for (const account of accounts) {
      const message = byAccount.get(`${account}|${kind}`) ?? { account, kind, rows: [] }
      message.rows.push({ row, place })
      byAccount.set(`${account}|${kind}`, message)
    }
  }
  for (const row of rows) sayOf(row, { places, onDuty, today }, say)
  return { tellings, outgoing: [...byAccount.values()] }
}

function sayOf(
  row: q.OpenRow, { places, onDuty, today }: { places: ReadonlyMap<string, Place>; onDuty: OnDuty; today: PlainDate },
  say: (row: q.OpenRow, kind: Message['kind'], step: number, place: string, accounts: readonly string[]) => void,
): void {
  const owners = () => (row.bodyKind === 'person' ? [row.body] : ownersOf(places, onDuty, row.region, row.byPosts))
  const left = reminderDue(row.dueOn, today, row.remind)
  if (left !== null) say(row, 'remind', left, row.region, owners())
  if (row.dueOn >= today) return
  say(row, 'late', 0, row.region, owners())
  for (let n = 1; n <= climbDue(row.dueOn, today, row.escalate); n += 1) {
    // Of a person the head of the own place is the first above.
    const above = answersAbove(places, onDuty, row.region, row.bodyKind === 'person' ? n - 1 : n)
    if (above) say(row, 'climb', n, above.place, above.accounts.filter((account) => account !== row.body))
  }
}

const SHOWN = 5
function wordsOf({ kind, rows }: Message): { template: string; title: string; body: string; link: string } {
  const one = rows[0]!.row
  const named = (row: q.OpenRow) => (kind === 'climb' ? `${row.bodyName}：${row.title}` : row.title)
  const list = rows.slice(0, SHOWN).map(({ row }) => `${named(row)}（${formatChineseDate(row.dueOn)}${kind === 'remind' ? '前' : '到期'}）`).join('；') + (rows.length > SHOWN ? `；等${rows.length}项` : '')
  const link = rows.length === 1 ? `/desk/duties/${one.id}` : `/desk/duties?tab=${kind === 'remind' ? 'soon' : 'late'}${kind === 'climb' ? '&whose=all' : ''}`
  if (kind === 'remind') return { template: 'duty_due', title: rows.length === 1 ? `快到期：${one.title}` : `有${rows.length}项责任快到期`, body: `${list}。没有记录的，请附上证明材料报送。`, link }
  if (kind === 'late') return { template: 'duty_late', title: rows.length === 1 ? `已逾期：${one.title}` : `有${rows.length}项责任已逾期`, body: `${list}。请尽快补办并报送，确实不能完成的请上级免除。`, link }
  return { template: 'duty_climbed', title: rows.length === 1 ? `下级责任逾期：${one.bodyName}` : `下级有${rows.length}项责任逾期`, body: `${list}。请督促补办，或者写明原因免除。`, link }
}
