import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, type Someone, type World } from '../../e2e/support/world.ts'
import { recordAudit } from '../../platform/server/context.ts'
import { sql } from '../../platform/server/sql.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { lowestIdAt } from './entry-ids.ts'

let world: World
let auditor: Someone
let administrator: Someone

beforeAll(async () => {
  world = await aWorld()
  auditor = await world.staff('auditor', BANNER)
  administrator = await world.staff('administrator', BANNER)
})
afterAll(() => world.close())

const SUBJECT = uuidv7()

/** An entry as any module writes it. */
const write = (deed: string, more: { region?: string; subject?: string; caller?: string } = {}) =>
  world.within((tx) =>
    recordAudit(tx, world.clock.now(), { id: more.caller ?? 'c', name: '李敏', post: '' }, deed, { region: more.region ?? COMMUNITY, subject: more.subject, because: 'case', detail: { b: 1, a: [2] } }),
  )
const entries = async (who: Someone, query = '') => (await who.get(`/api/audit/entries${query}`)).body.items as Array<{ deed: string; region: string; caller: string; at: string }>
const verify = async () => (await auditor.post('/api/audit/verifications')).body

/**
 * One seal over everything that is written. Waits first until no transaction of another test on the same server
 * holds the horizon back: a job run in between would seal a part, and the rest would get a seal of its own.
 */
async function seal() {
  const ask = (question: string) => world.owner(async (client) => (await client.query(question)).rows[0].answer as boolean)
  await expect
    .poll(() => ask(`select coalesce(max(xact), 0) < pg_snapshot_xmin(pg_current_snapshot())::text::bigint + platform.xact_offset() as answer
      from platform.audit_entries`), { timeout: 30_000, interval: 50 })
    .toBe(true)
  await world.job('audit.seal')
  expect(await ask(`select not exists (select from platform.audit_entries
    where xact >= coalesce((select max(until_xact) from platform.audit_seals), 0)) as answer`)).toBe(true)
}

describe('tampering', () => {
  // What a superuser of the database does to the history, and how it is put back.
  const tamper = (statement: string) => world.owner((client) => client.query(statement))
  afterEach(async () => {
    await tamper('truncate platform.audit_entries, platform.audit_seals')
  })
  const sealed = async () => {
    for (const deed of ['register.person_opened', 'files.opened', 'register.unmasked']) {
      await write(deed)
      await seal()
    }
  }

  test('[PLT-02] does not happen in an untouched chain, and the verification is itself written down', async () => {
    await sealed()
    const verdict = await verify()
    expect(verdict).toMatchObject({ intact: true, broken: null, seals: 3, entries: 3 })
    expect(await entries(auditor, '?deed=audit.verified')).toHaveLength(1)
    await seal()
    expect(await verify()).toMatchObject({ intact: true, seals: 4 })
  })

  const deeds: Array<[string, string, number]> = [
    ['a changed word', `update platform.audit_entries set caller_name = '别人' where deed = 'files.opened'`, 2],
    ['a changed purpose', `update platform.audit_entries set because = 'visit' where deed = 'register.unmasked'`, 3],
    ['a changed detail', `update platform.audit_entries set detail = '{"a":[3],"b":1}' where deed = 'register.person_opened'`, 1],
    ['a moment moved', `update platform.audit_entries set at = at + interval '1 ms' where deed = 'files.opened'`, 2],
    ['an entry taken away', `delete from platform.audit_entries where deed = 'register.person_opened'`, 1],
    ['an entry slipped in', `insert into platform.audit_entries (id, at, xact, caller, deed) select gen_random_uuid(), at, xact, 'x', 'register.person_opened' from platform.audit_entries where deed = 'files.opened'`, 2],
    ['a seal taken away', 'delete from platform.audit_seals where number = 2', 2],
    ['an entry and its seal taken away', `delete from platform.audit_entries where deed = 'files.opened'; delete from platform.audit_seals where number = 2`, 2],
    ['a seal written anew', `update platform.audit_seals set hash = repeat('0', 64) where number = 1`, 1],
  ]
  test.each(deeds)('[PLT-02] by a superuser is detected: %s', async (_what, statement, at) => {
    await sealed()
    await tamper(statement)
    expect(await verify()).toMatchObject({ intact: false, broken: { number: at } })
    await expect(world.job('audit.verify')).rejects.toThrow(`第${at}个封条`)
    expect((await administrator.get('/api/operations/job-runs?job=audit.verify')).body.items[0]).toMatchObject({ outcome: 'failed', error: expect.stringContaining('审计记录核验不通过') })
  })

  test('[PLT-02] is not possible for the server’s login: neither the audit nor what happened to cases can be changed or deleted', async () => {
    await sealed()
    // What each says. Its place may follow a boundary where the module states that (e2e/rules/tables.test.ts walks all histories column by column).
    const histories: Array<[table: string, says: string]> = [
      ['platform.audit_entries', 'deed'], ['platform.audit_seals', 'hash'], ['cases.moves', 'name'], ['cases.ratings', 'level'],
      ['cases.materials', 'note'], ['register.changes', 'deed'],
    ]
    for (const [table, column] of histories) {
      for (const [verb, statement] of [
        ['update', sql`update ${sql.column(table)} set ${sql.column(column)} = ${sql.column(column)}`],
        ['delete', sql`delete from ${sql.column(table)}`],
        ['truncate', sql`truncate ${sql.column(table)}`],
      ] as const) {
        await expect(world.within((tx) => tx.run(statement)), `${verb} ${table}`).rejects.toMatchObject({ code: '42501' })
        await expect(
          world.app.db.within({ as: 'resident', person: SUBJECT, caller: 'c' }, (tx) => tx.run(statement)), `${verb} ${table} as resident`,
        ).rejects.toMatchObject({ code: '42501' })
      }
    }
  })
})

describe('the audit', () => {
  test('is read within the place of the worn post, newest first, and the reading is an entry', async () => {
    await write('register.person_opened')
    world.clock.forward(1_000)
    await write('register.person_opened', { region: '150102001001' })
    world.clock.forward(1_000)
    await write('files.opened', { region: OTHER_COMMUNITY })
    expect((await entries(auditor)).map((e) => e.region)).toEqual([OTHER_COMMUNITY, COMMUNITY])
    expect((await entries(auditor, '?deed=audit.read'))[0]).toMatchObject({ caller: auditor.id, region: BANNER })
    const league = await world.staff('auditor', '150000000000')
    expect((await entries(league)).map((e) => e.region)).toContain('150102001001')
  })

  test('is filtered by caller, subject, deed and time', async () => {
    const [caller, at] = [uuidv7(), world.clock.now()]
    await write('cases.moved', { caller, subject: SUBJECT })
    world.clock.forward(60_000)
    await write('cases.rated', { caller })
    const found = async (query: string) => (await entries(auditor, query)).map((e) => e.deed)
    const moment = (ms: number) => encodeURIComponent(new Date(at.getTime() + ms).toISOString())
    expect(await found(`?caller=${caller}`)).toEqual(['cases.rated', 'cases.moved'])
    expect(await found(`?subject=${SUBJECT}`)).toEqual(['cases.moved'])
    expect(await found(`?deed=cases&caller=${caller}`)).toEqual(['cases.rated', 'cases.moved'])
    expect(await found(`?deed=cases.rated&caller=${caller}`)).toEqual(['cases.rated'])
    expect(await found(`?caller=${caller}&until=${moment(1)}`)).toEqual(['cases.moved'])
    expect(await found(`?caller=${caller}&from=${moment(1)}`)).toEqual(['cases.rated'])
    expect(await found(`?caller=${caller}&until=${moment(0)}`)).toEqual([])
    for (const bad of ['deed=a%25', 'from=yesterday', 'subject=1', 'after=1', 'colour=red']) {
      expect((await auditor.get(`/api/audit/entries?${bad}`)).body.code, bad).toBe('request.invalid')
    }
  })

  test('goes on page by page without a gap', async () => {
    const caller = uuidv7()
    for (let i = 0; i < 101; i++) await write('cases.moved', { caller })
    const seen: string[] = []
    for (let after = ''; ; ) {
      const { body } = await auditor.get(`/api/audit/entries?caller=${caller}${after && `&after=${after}`}`)
      seen.push(...body.items.map((e: { id: string }) => e.id))
      if (!body.next) break
      after = body.next
    }
    expect([seen.length, new Set(seen).size, seen.toSorted().reverse()]).toEqual([101, 101, seen])
  })

  test('is closed to everybody else', async () => {
    const wang = await world.resident({ name: '王秀兰' })
    const clerk = await world.staff('window_clerk', COMMUNITY)
    for (const who of [wang, clerk, administrator]) {
      expect([(await who.get('/api/audit/entries')).status, (await who.get('/api/audit/seals')).status, (await who.post('/api/audit/verifications')).status]).toEqual([403, 403, 403])
    }
    expect((await world.visitor.get('/api/audit/entries')).status).toBe(401)
    expect((await clerk.get('/api/operations/job-runs')).status).toBe(403)
  })

  test('shows its seals, each holding on to the one before', async () => {
    for (let i = 0; i < 60; i++) {
      await write('cases.moved')
      await seal()
    }
    const first = (await auditor.get('/api/audit/seals')).body
    expect([first.items.length, first.items[0].previous]).toEqual([50, first.items[1].hash])
    const rest = (await auditor.get(`/api/audit/seals?before=${first.next}`)).body
    expect([rest.items[0].number, rest.items[0].hash]).toEqual([first.next - 1, first.items[49].previous])
    expect((await auditor.get('/api/audit/seals?before=0')).body.code).toBe('request.invalid')
  })
})

test('ids of moments stand between the entries before and after them', () => {
  const at = Date.parse('2026-03-02T09:00:00+08:00')
  const moment = lowestIdAt(new Date(at))
  expect(uuidv7(at - 1) < moment && moment < uuidv7(at)).toBe(true)
})

describe('jobs', () => {
  test('leave their runs for administrators and auditors, failures counted', async () => {
    await world.within((tx) => tx.run(sql`insert into platform.job_runs (id, job, started, outcome, error, progress)
      select gen_random_uuid(), 'cases.remind', ${world.clock.now()}, 'failed', '数据库暂时不可用', '{"done":3,"total":9,"word":"条"}' from generate_series(1, 60)`))
    const { body } = await administrator.get('/api/operations/job-runs?job=cases.remind&outcome=failed')
    expect(body).toMatchObject({ failedWithinADay: expect.any(Number), items: expect.arrayContaining([expect.objectContaining({ error: '数据库暂时不可用', progress: { done: 3, total: 9, word: '条' } })]) })
    expect([body.items.length, body.failedWithinADay >= 60]).toEqual([50, true])
    expect((await auditor.get(`/api/operations/job-runs?job=cases.remind&after=${body.next}`)).body).toMatchObject({ items: { length: 10 }, next: null })
  })

  test('at night drop old answers and runs and nothing younger, and close the runs of processes that died', async () => {
    await world.owner((client) => client.query(`insert into platform.replies (caller, key, operation, request, status, at) values
      ('a', 'old', 'x', '', 201, now() - interval '3 days 1 minute'), ('b', 'young', 'x', '', 201, now() - interval '2 days')`))
    const now = world.clock.now()
    await world.within((tx) => tx.run(sql`insert into platform.job_runs (id, job, started) values
      (${uuidv7()}, 'old', ${new Date(now.getTime() - 91 * 86_400_000)}), (${uuidv7()}, 'young', ${new Date(now.getTime() - 89 * 86_400_000)}), (${uuidv7()}, 'at work', ${new Date(now.getTime() - 60_000)})`))
    await world.job('operations.clean-up')
    const left = await world.owner(async (client) => [
      (await client.query(`select key from platform.replies where caller in ('a', 'b')`)).rows,
      (await client.query(`select job, outcome from platform.job_runs where job in ('old', 'young', 'at work') order by job`)).rows,
    ])
    expect(left).toEqual([[{ key: 'young' }], [{ job: 'at work', outcome: 'running' }, { job: 'young', outcome: 'failed' }]])
  })
})
