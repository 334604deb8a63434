import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { BANNER, COMMUNITY, GRID, OTHER_COMMUNITY, aWorld, type Someone, type World } from '../../e2e/support/world.ts'
import { IMPORT_ENGINE, assemble } from '../../apps/server/modules.ts'
import { openSheets } from '../../platform/server/sheets/index.ts'
import type { ExportLine } from './contract.ts'

let world: World
let folder: string
let head: Someone
beforeAll(async () => {
  world = await aWorld()
  folder = mkdtempSync(join(tmpdir(), 'linli-export-test-'))
})
afterAll(async () => {
  await world?.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  head = await world.staff('station_head', COMMUNITY, '乌兰')
})

const wish = { kind: 'people', place: COMMUNITY, fields: ['name', 'idNumber', 'phone', 'address'], purpose: 'visit', note: '冬季入户走访' } as const
const ask = (who: Someone, more: object = {}) => who.post('/api/exports', { ...wish, ...more })
const line = async (who: Someone, id: string) => (await who.get('/api/exports')).body.items.find((e: ExportLine) => e.id === id) as ExportLine

async function read(raw: Buffer): Promise<string[][]> {
  const path = join(folder, `${Math.random()}.xlsx`)
  writeFileSync(path, raw)
  const open = await openSheets(path)
  const rows: string[][] = []
  for await (const row of open.rows(0)) rows.push(row.cells)
  await open.close()
  return rows
}

test('[PLT-10] a list says what it is, for what, of which day and place, and is given out once, masked, to whoever asked', async () => {
  const li = await world.person({ name: '李秀英', region: GRID })
  await world.person({ name: '=cmd', region: GRID }).catch(() => {})
  await world.person({ name: '远方', region: OTHER_COMMUNITY })
  const asked = await ask(head)
  expect(asked).toMatchObject({ status: 201, body: { state: 'asked', full: false, mine: true } })
  expect((await head.get(`/api/exports/${asked.body.id}/file`)).body.code).toBe('exports.not_now')
  await world.job('exports.make')
  expect(await line(head, asked.body.id)).toMatchObject({ state: 'ready', rows: 1 })

  // The file lies encrypted; another account of the same place cannot take it.
  const colleague = await world.staff('station_head', COMMUNITY)
  expect((await colleague.get(`/api/exports/${asked.body.id}/file`)).body.code).toBe('exports.not_found')
  const file = await head.get(`/api/exports/${asked.body.id}/file`)
  const rows = await read(file.raw)
  expect(rows[0]![0]).toMatch(/居民名册（2026-03-02）/)
  for (const mark of [rows[1]![0]!, rows.at(-1)![0]!]) expect(mark).toMatch(new RegExp(`${asked.body.number}.*乌兰.*入户走访：冬季入户走访`))
  expect(rows.slice(2, 4).map((r) => r.slice(0, 3))).toEqual([['姓名', '身份证号', '联系电话'], ['李秀英', expect.stringMatching(/^\d{3}\*+\d{3}[\dX]$/), expect.stringMatching(/^138\*{4}\d{4}$/)]])
  expect(JSON.stringify(rows)).not.toContain(li.idNumber)
  expect((await head.get(`/api/exports/${asked.body.id}/file`)).body.code).toBe('exports.taken')

  // The audit has one line for the list; everybody on it finds it in their own access log.
  const deeds = await world.owner(async (c) => (await c.query(`select deed, because from platform.audit_entries where detail->>'export' = $1 order by at, id`, [asked.body.number])).rows)
  expect(deeds.map((d) => d.deed).sort()).toEqual(['exports.asked', 'exports.made', 'exports.taken'])
  const officer = await world.staff('privacy_officer', BANNER)
  expect((await officer.get(`/api/people/${li.id}/access-log`)).body.items[0]).toMatchObject({ deed: 'people.taken_along', name: '乌兰', because: '入户走访：冬季入户走访', ref: asked.body.number })

  // The same wish on the same day gives the same rows.
  const again = await ask(head)
  await world.job('exports.make')
  expect((await read((await head.get(`/api/exports/${again.body.id}/file`)).raw)).slice(2, -1)).toEqual(rows.slice(2, -1))
})

test('full numbers need a post that may, and a second pair of eyes that is not one’s own', async () => {
  const worker = await world.staff('community_worker', COMMUNITY)
  expect((await ask(worker, { full: true })).body.code).toBe('exports.full_not_for_this_post')
  const asked = await ask(head, { full: true, format: 'csv' })
  expect(asked.body.state).toBe('awaiting')
  await world.job('exports.make')
  expect((await line(head, asked.body.id)).state).toBe('awaiting')
  const decide = (who: Someone, agree: boolean) => who.post(`/api/exports/${asked.body.id}/decision`, { agree, reason: '走访需要', version: asked.body.version })
  expect((await decide(head, true)).body.code).toBe('exports.own')
  expect((await decide(worker, true)).status).toBe(403)
  const other = await world.staff('station_head', COMMUNITY)
  expect((await decide(other, true)).body.state).toBe('asked')
  await world.job('exports.make')
  const text = (await head.get(`/api/exports/${asked.body.id}/file`)).raw.toString()
  expect(text).toMatch(/李秀英,\d{17}[\dX],138\d{8}/)
  expect(text.startsWith('\uFEFF# ')).toBe(true)
})

test('a list expires after a day, and only what lies in one’s place can be asked for', async () => {
  const asked = await ask(head)
  await world.job('exports.make')
  world.clock.forward(24 * 3_600_000 + 1_000)
  expect((await head.get(`/api/exports/${asked.body.id}/file`)).body.code).toBe('exports.taken')
  await world.job('exports.make')
  expect(await line(head, asked.body.id)).toMatchObject({ state: 'expired' })
  expect((await world.owner(async (c) => (await c.query('select store_key, key_sealed from imports.exports where id = $1', [asked.body.id])).rows))[0]).toEqual({ store_key: null, key_sealed: null })
  expect((await ask(head, { place: OTHER_COMMUNITY })).body.code).toBe('exports.place_not_yours')
  expect((await ask(head, { fields: ['name', 'nation'] })).body.code).toBe('exports.field_unknown')
  expect((await ask(head, { note: '' })).status).toBe(400)
  for (const kind of ['grid_worker', 'auditor', 'administrator'] as const) expect((await ask(await world.staff(kind, kind === 'grid_worker' ? GRID : BANNER))).status).toBe(403)
  expect((await ask(await world.staff('privacy_officer', BANNER))).body.code).toBe('exports.kind_unknown')
})

test('[PLT-03] no list can be taken, narrowed or brought in by a sensitive trait', () => {
  const sensitive = /健康|病|残|精神|民族|族别|族$|宗教|信仰|政治|党|犯|刑|矫正|吸毒|戒毒|health|disab|ethnic|nation|belief|relig|party|crime|drug|diagnos|illness/i
  const fields = [
    ...IMPORT_ENGINE.exports.flatMap((k) => k.fields.map((f) => `${f.key} ${f.title}`)),
    ...IMPORT_ENGINE.kinds.flatMap((k) => k.fields.flatMap((f) => [`${f.key} ${f.title}`, ...(f.synonyms ?? [])])),
  ]
  expect(fields.length).toBeGreaterThan(60)
  expect(fields.filter((f) => sensitive.test(f))).toEqual([])
  // The pattern would see one: it is not a net without meshes.
  expect(['民族', '残疾证号', '政治面貌', 'healthState'].every((f) => sensitive.test(f))).toBe(true)
  // Asking for a list knows the place and the columns, and no condition on people.
  const door = assemble({ accounts: () => [], messages: () => [] }).routes.find((r) => r.operation.id === 'createExport')!.operation
  const keys = Object.keys((door.body as unknown as { shape: object }).shape)
  expect(keys.sort()).toEqual(['clientId', 'fields', 'format', 'full', 'kind', 'note', 'place', 'purpose'])
})

test('numbers run over the whole county: two places import and export on the same day', async () => {
  const there = await world.staff('station_head', OTHER_COMMUNITY, '萨仁')
  const table = Buffer.from('\uFEFF姓名,性别,出生日期\r\n白晓燕,女,1980-01-02\r\n')
  const upload = (who: Someone) => who.upload('/api/imports', { name: '名册.csv', type: 'text/csv', content: table }, { kind: 'people' })
  const numbers: string[] = []
  for (const [who, place] of [[head, COMMUNITY], [there, OTHER_COMMUNITY]] as const) {
    const [asked, sent] = [await ask(who, { place }), await upload(who)]
    expect([asked.status, sent.status], JSON.stringify([asked.body, sent.body])).toEqual([201, 201])
    numbers.push(asked.body.number, sent.body.number)
  }
  expect(new Set(numbers).size).toBe(4)
})
