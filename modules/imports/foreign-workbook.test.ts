import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, COMMUNITY, type Someone, type World } from '../../e2e/support/world.ts'
import { findRoot } from '../../platform/server/postgres/index.ts'

/** Written by LibreOffice, not by us: a sheet of notes before it, a title over ten columns, two rows of heads, an empty row, a total, and one of each fault. */
const WORKBOOK = readFileSync(join(findRoot(), 'modules/imports/fixtures/by-libreoffice.xlsx'))

let world: World
let worker: Someone
beforeAll(async () => {
  world = await aWorld({ at: '2026-11-20T09:00:00+08:00' })
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
})
afterAll(() => world?.close())

test('a workbook of another program is understood: its sheet, its heads, every fault at its row; the good rows go in and come out again', async () => {
  const made = await worker.upload('/api/imports', { name: '花名册.xlsx', type: 'application/octet-stream', content: WORKBOOK }, { kind: 'people' })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const { id, sheet, headerRow, headerRows, columns } = made.body
  expect({ sheet, headerRow }).toEqual({ sheet: 1, headerRow: 4 })
  const fields = columns.map((column: { field: string | null } | string | null) => (typeof column === 'object' ? (column?.field ?? null) : column))
  expect(fields).toEqual([null, 'name', 'sex', 'idNumber', 'bornOn', 'phone', 'address', 'relation', null, null])
  await worker.post(`/api/imports/${id}/check`, { sheet, headerRow, headerRows, columns: fields, region: COMMUNITY, options: { places: 'create' }, version: made.body.version })
  await world.job('imports.work')
  const checked = await settled(id, 'checked')
  expect(checked.counts).toMatchObject({ new: 9, wrong: 9 })
  const findings = (await worker.get(`/api/imports/${id}/findings`)).body.items as Array<{ row: number; severity: string; fieldTitle: string; message: string }>
  const wrong = new Map(findings.filter((one) => one.severity === 'wrong').map((one) => [one.row, one.message]))
  expect([...wrong.keys()].sort((a, b) => a - b)).toEqual([11, 12, 14, 15, 16, 18, 19, 21, 23])
  expect(wrong.get(11)).toMatch(/科学计数法/)
  expect(wrong.get(12)).toMatch(/校验/)
  expect(wrong.get(15)).toMatch(/重复/)
  expect(wrong.get(18)).toMatch(/缺少月或日/)
  expect(wrong.get(23)).toMatch(/晚于今天/)
  expect(findings.find((one) => one.row === 9)?.message).toMatch(/15 位旧号码/)

  const found = async (name: string) => (await worker.get(`/api/people?q=${encodeURIComponent(name)}`)).body.items.length
  await worker.post(`/api/imports/${id}/run`, { leaveOut: true, version: checked.version })
  await world.job('imports.work')
  const done = await settled(id, 'done')
  expect([await found('张建国'), await found('買買提'), await found('㛃𠅤')]).toEqual([1, 1, 1])
  await worker.post(`/api/imports/${id}/undo`, { reason: '试一试撤销', version: done.version })
  await world.job('imports.work')
  await settled(id, 'undone')
  expect([await found('张建国'), await found('買買提')]).toEqual([0, 0])
})

async function settled(id: string, state: string) {
  const { body } = await worker.get(`/api/imports/${id}`)
  expect(body.state).toBe(state)
  return body
}
