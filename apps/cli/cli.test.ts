import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealAudit, verifyAudit } from '../../platform/server/audit.ts'
import { findRoot } from '../../platform/server/postgres/index.ts'
import { COMMUNITY, GRID, aWorld, type World } from '../../e2e/support/world.ts'
import type { Installation } from '../server/installation.ts'
import { backUp } from './backup.ts'
import { exportList, importTable } from './people.ts'
import { restore } from './restore.ts'

let from: World
let into: World
let folder: string
beforeAll(async () => {
  from = await aWorld()
  into = await aWorld()
  folder = mkdtempSync(join(tmpdir(), 'linli-backup-'))
})
afterAll(async () => {
  await from?.close()
  await into?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A world as the command line sees an installation. */
const installationOf = (world: World): Installation => ({
  root: findRoot(),
  home: join(folder, 'no-files'),
  ownerUrl: world.ownerUrl,
  url: world.app.db.url,
  secrets: { ...world.secrets, file: join(folder, 'keys.json'), created: false },
  settings: world.app.services.settings,
  demoOwed: null,
  close: async () => {},
})

const people = (world: World) => world.owner(async (c) => (await c.query('select id, name, id_sealed from register.people order by id')).rows)

test('[PLT-06] a restore drill: everything comes back, the audit chain holds and goes on', async () => {
  const li = await from.resident({ name: '李秀英' })
  expect((await li.post('/api/cases', { matterCode: 'matters.resident-request', form: { kind: 'help', content: '想请人帮忙换灯泡' }, clientId: 'drill-000001' })).status).toBe(201)
  await sealAudit(from.app.db, from.clock.now())
  const before = await people(from)
  const target = join(folder, 'first')

  expect(await backUp(installationOf(from), target, { withKeys: false })).toBe(0)
  await expect(backUp(installationOf(from), target, { withKeys: false })).rejects.toThrow(/不是空的/)
  expect(await restore(installationOf(into), target)).toBe(0)

  expect(await people(into)).toEqual(before)
  expect(before).toHaveLength(1)
  const moves = await into.owner(async (c) => (await c.query('select name from cases.moves')).rows)
  expect(moves).toEqual([{ name: 'submit' }])
  // A new deed in the restored database comes behind the old ones and is sealed like them.
  await into.staff('community_worker', COMMUNITY)
  await into.person({ name: '王建国', bornOn: '1975-08-19', sex: '1' })
  const sealed = await sealAudit(into.app.db, into.clock.now())
  const verdict = await verifyAudit(into.app.db)
  expect(verdict.broken).toBeNull()
  expect(verdict.entries + verdict.unsealed).toBeGreaterThanOrEqual(sealed)
  await expect(restore(installationOf(into), target)).rejects.toThrow(/已有数据/)
})

test('a damaged backup is refused before a row is written', async () => {
  const target = join(folder, 'second')
  const empty = await aWorld()
  try {
    await backUp(installationOf(from), target, { withKeys: false })
    const manifest = JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8')) as { tables: Array<{ name: string; file: string }> }
    const file = join(target, manifest.tables.find((t) => t.name === 'register.people')!.file)
    const bytes = readFileSync(file)
    bytes[bytes.length - 9] = bytes[bytes.length - 9]! ^ 1
    writeFileSync(file, bytes)
    await expect(restore(installationOf(empty), target)).rejects.toThrow(/已损坏/)
    expect(await people(empty)).toEqual([])
  } finally {
    await empty.close()
  }
})

test('an import names every bad row and then writes nothing; a good one writes all; an export is masked and says what for', async () => {
  const messy = join(folder, 'messy.csv')
  writeFileSync(messy, '\uFEFF姓名,性别,出生日期,身份证号,电话\n 张三 ,男,1980年2月29日,,13800000000\n李四,女,1990-02-30,,\n王五,,,150204194910010004,\n')
  const count = async () => (await people(from)).length
  const before = await count()
  expect(await importTable(installationOf(from), { kind: 'people', file: messy, region: GRID, dryRun: false })).toBe(1)
  expect(await count()).toBe(before)

  const clean = join(folder, 'clean.csv')
  writeFileSync(clean, '姓名,性别,出生日期,身份证号,电话\n张三,男,1980年2月29日,,13800000000\n买买提·阿布都热依木,男,1990/3/5,,\n赵六,,,１５０２０４１９４９１００１０００３,\n')
  expect(await importTable(installationOf(from), { kind: 'people', file: clean, region: GRID, dryRun: true })).toBe(0)
  expect(await count()).toBe(before)
  expect(await importTable(installationOf(from), { kind: 'people', file: clean, region: GRID, dryRun: false })).toBe(0)
  expect(await count()).toBe(before + 3)

  const out = join(folder, 'out.csv')
  expect(await exportList(installationOf(from), 'people', out, COMMUNITY, '年度核对')).toBe(0)
  const text = readFileSync(out, 'utf8')
  expect(text).toContain('用途 办理本职工作：年度核对')
  expect(text).toContain('买买提·阿布都热依木')
  expect(text).not.toMatch(/150204194910010003|13800000000/)
  const logged = await from.owner(async (c) => (await c.query(`select because from platform.audit_entries where deed = 'exports.made'`)).rows)
  expect(logged).toEqual([{ because: '办理本职工作：年度核对' }])
})
