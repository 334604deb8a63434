import { afterAll, beforeAll, expect, test } from 'vitest'
import { PLACED } from '../../apps/server/placed.ts'
import { inOrder } from '../../modules/regions/index.ts'
import { aWorld, type World } from '../support/world.ts'

/** Columns that hold a place. */
const PLACES = ['region', 'at_region']

/** Tables of the platform and of places themselves, which no module's part can state. */
const STAYS: Record<string, string> = {
  'platform.audit_entries': 'history: where it was done; read by subject',
  'regions.moved_rows': 'the record of the moves themselves',
}

const stated = new Map(PLACED.flatMap((part) => part.tables).map((t) => [t.table, t]))
const stays = { ...STAYS, ...Object.assign({}, ...PLACED.map((part) => part.stays ?? {})) } as Record<string, string>

let world: World
let columns: Array<{ name: string; column: string; mayUpdate: boolean }>
let uniques: Array<{ name: string; columns: string[] }>
beforeAll(async () => {
  world = await aWorld()
  await world.owner(async (client) => {
    columns = (await client.query(`
      select n.nspname || '.' || c.relname as name, a.attname::text as column,
        has_column_privilege('linli_staff', c.oid, a.attnum, 'update') as "mayUpdate"
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss', 'pg_toast')
        and a.attnum > 0 and not a.attisdropped and a.attname = any ($1) order by 1, 2`, [PLACES])).rows
    uniques = (await client.query(`
      select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attname) as columns
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey::int2[])
      where i.indisunique and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss', 'pg_toast')
      group by 1, i.indexrelid having bool_or(a.attname = any ($1))`, [PLACES])).rows
  })
})
afterAll(() => world?.close())

test('every table with a place says how it follows a boundary, or why it stays', () => {
  expect(columns.length).toBeGreaterThan(30)
  const silent = columns.filter(({ name, column }) => !stays[name] && !(stated.get(name)?.columns ?? ['region']).includes(column) || (!stays[name] && !stated.has(name)))
  expect(silent.map(({ name, column }) => `${name}.${column}: add it to the module's queries/placed.ts (PlacedPart) and to PLACED`)).toEqual([])
  for (const [name, why] of Object.entries(stays)) expect(why.length, name).toBeGreaterThan(3)
})

test('nothing is stated that is not there, or twice', () => {
  const there = new Set(columns.map(({ name }) => name))
  expect([...stated.keys(), ...Object.keys(stays)].filter((name) => !there.has(name))).toEqual([])
  expect([...stated.keys()].filter((name) => stays[name])).toEqual([])
  expect(PLACED.flatMap((part) => part.tables).length).toBe(stated.size)
  for (const part of PLACED) for (const { table } of part.tables) expect(table.split('.')[0], `${table} belongs to another module`).toBe(part.module)
})

test('the server’s login may set the place of every row that follows', () => {
  expect(columns.filter(({ name, mayUpdate }) => stated.has(name) && !mayUpdate).map(({ name, column }) => `grant update (${column}) on ${name} to linli_staff`)).toEqual([])
})

test('a unique index that contains a place is stated, so that a clash is seen before the day', () => {
  const silent = uniques.filter(({ name, columns: of }) => stated.has(name)
    && !stated.get(name)!.unique?.some((u) => u.columns.every((c) => of.includes(c)) && of.every((c) => c === 'county' || PLACES.includes(c) || u.columns.includes(c))))
  expect(silent.map(({ name, columns: of }) => `${name} (${of.join()})`)).toEqual([])
})

test('who is followed comes before who follows', () => {
  const order = inOrder(stated).map(({ table }) => table)
  expect(order).toHaveLength(stated.size)
  for (const t of stated.values()) {
    for (const other of t.follows ?? []) expect(order.indexOf(t.table), t.table).toBeGreaterThan(order.indexOf('table' in other ? other.table : other.from))
  }
})
