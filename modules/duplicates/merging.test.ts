import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PERSON_PARTS } from '../../apps/server/modules.ts'
import { BANNER, COMMUNITY, GRID, OTHER_COMMUNITY, aWorld, anIdNumber, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { sql } from '../../platform/server/sql.ts'

/** Random people with everything that can hang on them, random merges and undos: in the end all is as it was. */

let world: World
let officer: Someone
let second: Someone
beforeAll(async () => {
  world = await aWorld()
  officer = await world.staff('civil_affairs_officer', BANNER, '旗民政老包')
  second = await world.staff('civil_affairs_officer', BANNER, '旗民政小高')
})
afterAll(() => world?.close())

const NOT_COMPARED = new Set(['version', 'id_sealed', 'phone_sealed'])

/** All rows of every table that names a person, and of people and households, as they lie. Messages about merges are news, not state. */
async function snapshot(): Promise<Record<string, Array<Record<string, unknown>>>> {
  const tables = [...new Set([...PERSON_PARTS.flatMap((p) => p.columns.map((c) => c.column.split('.').slice(0, 2).join('.'))), 'register.people'])].sort()
  const all: Record<string, Array<Record<string, unknown>>> = {}
  const found = await world.owner(async (c) => {
    const each: Array<[string, Array<Record<string, unknown>>]> = []
    for (const table of tables) each.push([table, (await c.query(`select * from ${table}`)).rows])
    return each
  })
  for (const [table, rows] of found) {
    all[table] = rows
      .filter((r) => !String(r['template'] ?? '').startsWith('files_'))
      .map((r) => Object.fromEntries(Object.entries(r).filter(([k]) => !NOT_COMPARED.has(k)).map(([k, v]) => [k, Buffer.isBuffer(v) ? v.toString('hex') : v])))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  return all
}

/** What must hold at every step: one tie of a kind a day, everybody counted once where their ties say, nothing lost. */
async function holdsAlways(sizes: Record<string, number>, people: number, merged: number) {
  const overlaps = await world.owner((c) => c.query(`select count(*)::int as n from register.ties a join register.ties b
    on b.person_id = a.person_id and b.kind = a.kind and b.id > a.id and a.valid_from < coalesce(b.valid_until, 'infinity') and b.valid_from < coalesce(a.valid_until, 'infinity')
    and a.valid_from < coalesce(a.valid_until, 'infinity') and b.valid_from < coalesce(b.valid_until, 'infinity')`))
  expect(overlaps.rows).toEqual([{ n: 0 }])
  const counts = await world.owner((c) => c.query(`select count(*) filter (where state <> 'merged')::int as here, count(*) filter (where state = 'merged')::int as gone from register.people`))
  expect(counts.rows).toEqual([{ here: people - merged, gone: merged }])
  const byTies = await world.owner((c) => c.query(`select count(*)::int as n from register.people p where p.state <> 'merged' and p.region <> (
      select t.region from register.ties t where t.person_id = p.id and t.valid_until is null and t.elsewhere_code = '' and t.kind in ('living', 'registered') order by t.kind limit 1)`))
  expect(byTies.rows).toEqual([{ n: 0 }])
  const onMerged = await world.owner((c) => c.query(`select count(*)::int as n from register.ties t join register.people p on p.id = t.person_id where p.state = 'merged' and t.valid_until is distinct from t.valid_from`))
  expect(onMerged.rows).toEqual([{ n: 0 }])
  for (const [table, rows] of Object.entries(await snapshot())) if (table !== 'notices.opt_outs') expect(rows.length, table).toBe(sizes[table])
}

interface Plan {
  ties: Array<{ kind: 'living' | 'registered' | 'cared_for'; where: 0 | 1 | 2 | 3; from: number; until: number | null }>
  number: boolean
  phone: boolean
  grants: number
  cases: number
  optedOut: boolean
  account: boolean
  guard: boolean
}

const aTie = fc.record({
  kind: fc.constantFrom('living' as const, 'registered' as const, 'cared_for' as const), where: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  from: fc.nat(3000), until: fc.option(fc.nat(2000), { freq: 2 }),
})
const aPlan: fc.Arbitrary<Plan> = fc.record({
  ties: fc.array(aTie, { maxLength: 3 }), number: fc.boolean(), phone: fc.boolean(), grants: fc.nat(2), cases: fc.nat(2), optedOut: fc.boolean(),
  account: fc.boolean(), guard: fc.boolean(),
})

const PLACES: readonly string[] = [GRID, COMMUNITY, OTHER_COMMUNITY]
const DAY = (n: number) => new Date(Date.UTC(2010, 0, 1 + n)).toISOString().slice(0, 10)

/** People past the routes: what is tried here is the merge, not how somebody came on the register. */
async function settle(plans: Plan[]): Promise<string[]> {
  const ids: string[] = []
  for (const [n, plan] of plans.entries()) {
    const made = await officer.post('/api/people', {
      name: ['巴图', '巴圖', '巴特'][n % 3], sex: '1', bornOn: '1960-05-06', region: PLACES[n % 3],
      ...(plan.number ? { idNumber: anIdNumber('1960-05-06', '1') } : {}), ...(plan.phone ? { phone: `138000012${10 + n}` } : {}),
    })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    ids.push(made.body.id)
  }
  await world.within(async (tx) => {
    for (const [n, plan] of plans.entries()) {
      const id = ids[n]!
      const last = new Map<string, number>()
      for (const t of [...plan.ties].sort((a, b) => a.from - b.from)) {
        const from = Math.max(t.from, last.get(t.kind) ?? 0)
        if (from >= 5500) continue
        const open = t.until === null
        const until = open ? null : from + t.until!
        last.set(t.kind, open ? 99_999 : until!)
        let household: string | null = null
        if (t.where < 2) {
          household = uuidv7()
          await tx.run(sql`insert into register.households (county, id, region, head_id, valid_from, created_at)
            values ('152921', ${household}, ${PLACES[t.where]}, ${id}, ${DAY(from)}, now())`)
        }
        const region = t.where === 3 ? PLACES[n % 3]! : PLACES[t.where]!
        await tx.run(sql`insert into register.ties (county, id, region, person_id, kind, household_id, elsewhere_code, elsewhere, valid_from, valid_until)
          values ('152921', ${uuidv7()}, ${region}, ${id}, ${t.kind}, ${household}, ${t.where === 3 ? '150102000000' : ''}, ${t.where === 3 ? '呼和浩特' : ''},
            ${DAY(from)}, ${until === null ? null : DAY(until)})`)
      }
      for (let g = 0; g < plan.grants; g++) {
        await tx.run(sql`insert into assistance.grants (county, id, region, person_id, programme, mode, amount_fen, from_month, case_id, case_number, decided_at)
          values ('152921', ${uuidv7()}, ${COMMUNITY}, ${id}, ${`once-${n}-${g}`}, 'one_off', 100, '2025-01-01', ${uuidv7()}, 'x', now())`)
      }
      for (let c = 0; c < plan.cases; c++) {
        await tx.run(sql`insert into cases.cases (county, id, region, number, matter_code, matter_version, kind, title, state, channel, applicant_id, check_code, created_at, updated_at)
          values ('152921', ${uuidv7()}, ${COMMUNITY}, ${uuidv7()}, 'x', 1, 'request', '修路灯', 'concluded', 'window', ${id}, 'abcd', now(), now())`)
      }
      if (plan.optedOut) await tx.run(sql`insert into notices.opt_outs (county, region, person_id, channel, at) values ('152921', ${COMMUNITY}, ${id}, 'sms', now())`)
      if (plan.account) {
        await tx.run(sql`insert into accounts.accounts (county, id, region, kind, name, identifier, person_id, created_at)
          values ('152921', ${uuidv7()}, ${COMMUNITY}, 'resident', '巴图', ${uuidv7()}, ${id}, now())`)
      }
      if (plan.guard) {
        await tx.run(sql`insert into register.representatives (county, id, region, person_id, by_person_id, kind, powers, valid_from)
          values ('152921', ${uuidv7()}, ${COMMUNITY}, ${ids[(n + plans.length - 1) % plans.length]!}, ${uuidv7()}, 'agent', '{read}', '2020-01-01'),
            ('152921', ${uuidv7()}, ${COMMUNITY}, ${uuidv7()}, ${id}, 'agent', '{read}', '2020-01-01')`)
      }
    }
    for (const id of ids) {
      await tx.run(sql`update register.people p set region = coalesce((select t.region from register.ties t where t.person_id = p.id and t.valid_until is null
        and t.elsewhere_code = '' and t.kind in ('living', 'registered') order by t.kind limit 1), p.region) where id = ${id}`)
      await tx.run(sql`update register.ties t set region = p.region from register.people p where p.id = t.person_id and t.elsewhere_code <> '' and p.id = ${id}`)
      await tx.run(sql`update register.representatives r set region = p.region from register.people p where p.id = r.person_id and p.id = ${id}`)
    }
  })
  return ids
}

const versionOf = async (id: string) => (await world.owner((c) => c.query('select version from register.people where id = $1', [id]))).rows[0].version as number

/** Six towns, the same each time, in some ten seconds; with MERGE_RUNS=100 as many new ones as are asked for. */
const ASKED = Number(process.env['MERGE_RUNS'] ?? 0)
const HOW = { endOnFailure: true, ...(ASKED ? { numRuns: ASKED } : { numRuns: 6, seed: 13 }) }

test('[REG-13] random people, merges in chains and undos: at the end every row is as it was, none is lost, everybody is counted once', async () => {
  const steps = fc.array(fc.record({ a: fc.nat(3), b: fc.nat(3), side: fc.constantFrom('into' as const, 'from' as const), undo: fc.boolean() }), { minLength: 2, maxLength: 7 })
  let merges = 0
  await fc.assert(
    fc.asyncProperty(fc.tuple(aPlan, aPlan, aPlan, aPlan), steps, async (plans, todo) => {
      await world.owner((c) => c.query(`truncate register.people, register.ties, register.households, register.representatives, assistance.grants, assistance.grant_ends,
        cases.cases, notices.opt_outs, notices.messages, accounts.accounts, accounts.posts, accounts.sessions, duplicates.pairs, duplicates.merges, duplicates.touched cascade`))
      officer = await world.staff('civil_affairs_officer', BANNER, '旗民政老包')
      second = await world.staff('civil_affairs_officer', BANNER, '旗民政小高')
      const ids = await settle(plans)
      const before = await snapshot()
      const sizes = Object.fromEntries(Object.entries(before).map(([t, rows]) => [t, rows.length]))
      const stack: string[] = []
      const mergedBefore: Array<Record<string, unknown>> = []
      for (const step of todo) {
        if (step.undo && stack.length) {
          const undone = await officer.post(`/api/merges/${stack.pop()}/undo`, { reason: '核对后不是同一人' })
          expect([undone.status, undone.body.left], JSON.stringify(undone.body)).toEqual([201, []])
          expect(await snapshot()).toEqual(mergedBefore.pop())
        } else {
          const [into, from] = [ids[step.a]!, ids[step.b]!]
          const state = await snapshot()
          const made = await officer.post('/api/merges', {
            intoId: into, fromId: from, intoVersion: await versionOf(into), fromVersion: await versionOf(from), reason: '同一人两份档案',
            choices: { name: step.side, phone: step.side, idNumber: step.side, living: step.side },
          })
          if (made.status === 422 || made.body.code === 'duplicates.file_merged') continue
          expect(made.status, JSON.stringify(made.body)).toBe(201)
          if (made.body.state === 'proposed') {
            expect((await officer.post(`/api/merges/${made.body.id}/confirmation`, { yes: true })).body.code).toBe('duplicates.own_proposal')
            const confirmed = await second.post(`/api/merges/${made.body.id}/confirmation`, { yes: true })
            expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(201)
          }
          stack.push(made.body.id)
          mergedBefore.push(state)
          merges++
        }
        await holdsAlways(sizes, ids.length, stack.length)
      }
      while (stack.length) expect((await officer.post(`/api/merges/${stack.pop()}/undo`, { reason: '核对后不是同一人' })).status).toBe(201)
      expect(await snapshot()).toEqual(before)
    }),
    HOW,
  )
  expect(merges).toBeGreaterThan(4)
}, ASKED ? 3_600_000 : 120_000)
