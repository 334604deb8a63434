import { afterAll, beforeAll, expect, test } from 'vitest'
import { PERSON_PARTS } from '../../apps/server/modules.ts'
import { aWorld, type World } from '../support/world.ts'

/** Columns that look as if they named a person and are not linked over by a merge, each with the reason. */
const STAY: Record<string, string> = {
  'population.stretches.person_id': 'derived anew from the ties after a merge',
  'imports.touched.subject_id': 'history of an import: names the file it wrote, merged or not',
  'grids.changes.subject_id': 'a duty, an estate, a building: never a person',
  'duplicates.pairs.a_person_id': 'a pair is about the files, not the person',
  'duplicates.pairs.b_person_id': 'a pair is about the files, not the person',
  'duplicates.merges.into_person_id': 'the merge itself',
  'duplicates.merges.from_person_id': 'the merge itself',
  'register.people.merged_into': 'the pointer itself: a chain of merges is followed, never shortened, so that undo finds it as it was',
  'admission.burdens.merged_into': 'another burden, not a person',
  'voices.topics.merged_into': 'another topic, not a person',
  'organisations.organisations.merged_into': 'another organisation, not a person',
  'register.event_people.person_id': 'history: read through the merge (register.files_of)',
  'register.changes.subject_id': 'history: read through the merge (register.files_of)',
  'register.former_places.subject_id': 'history of places: stays with the file that lay there',
  'platform.audit_entries.subject': 'history: read through the merge (register.files_of)',
}

/** Names under which a column holds the number of a person. Accounts and posts are other things. */
const NAMES_A_PERSON = /(^|_)(person|applicant|subject|resident|head|people|member|guardian|carer|beneficiary|declarant|owner_person|merged_into)(_id)?$/

let world: World
let columns: Array<{ column: string; has_id: boolean; may_update: boolean }>
beforeAll(async () => {
  world = await aWorld()
  columns = await world.owner(async (client) => {
    const { rows } = await client.query(`
      select c.table_schema || '.' || c.table_name || '.' || c.column_name as column,
        exists (select from information_schema.columns i where i.table_schema = c.table_schema and i.table_name = c.table_name
          and i.column_name = 'id' and i.data_type = 'uuid') as has_id,
        has_column_privilege('linli_staff', quote_ident(c.table_schema) || '.' || quote_ident(c.table_name), c.column_name, 'update') as may_update
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where t.table_type = 'BASE TABLE' and c.data_type = 'uuid' and c.table_schema not in ('pg_catalog', 'information_schema', 'pgboss') order by 1`)
    return rows
  })
})
afterAll(() => world?.close())

const declared = PERSON_PARTS.flatMap((part) => part.columns.map((c) => ({ ...c, module: part.module })))

test('[REG-13] every column that names a person follows a merge, or says why not', () => {
  const naming = columns.filter((c) => NAMES_A_PERSON.test(c.column.split('.')[2]!)).map((c) => c.column)
  expect(naming.length).toBeGreaterThan(15)
  expect(naming.filter((c) => !declared.some((d) => d.column === c) && !STAY[c])).toEqual([])
})

test('every declared column exists, lies in its module’s schema, can be linked over by the server, and is declared once', () => {
  const known = new Map(columns.map((c) => [c.column as string, c]))
  const faults = declared.flatMap((d) => {
    const found = known.get(d.column)
    if (!found) return [`${d.column}: no such column`]
    if (d.column.split('.')[0] !== d.module) return [`${d.column}: not of ${d.module}`]
    if (!d.own && !found.has_id) return [`${d.column}: no id to write down`]
    return !d.own && !found.may_update ? [`${d.column}: the server may not update it`] : []
  })
  expect(faults).toEqual([])
  expect(new Set(declared.map((d) => d.column)).size).toBe(declared.length)
  expect(Object.keys(STAY).filter((c) => !known.has(c))).toEqual([])
})
