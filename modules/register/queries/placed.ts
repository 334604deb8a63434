import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { PlaceMove, PlacedPart } from '../../regions/definition.ts'

const today = (move: PlaceMove) => shanghaiDate(move.at)
const open = (alias: string, move: PlaceMove) =>
  sql`(${sql.column(`${alias}.valid_until`)} is null or ${sql.column(`${alias}.valid_until`)} > ${today(move)}::date)`

/**
 * Where everything of the register lay before: what a past day is counted by. Once for each subject and change, also when rows are moved again.
 * Of several changes on one day the first id counts, so ids are made in the order in which rows are written.
 */
const writeFormerPlaces = (db: Db, move: PlaceMove) =>
  db.run(sql`
    with known as materialized (select subject, subject_id from register.former_places where county = ${move.county} and change_id = ${move.changeId})
    insert into register.former_places (county, id, region, subject, subject_id, until, change_id)
    select m.county, (now.ms || '7' || substr(own.digits, 1, 3) || '8' || substr(own.digits, 4, 15))::uuid, m.region, s.subject, m.row_key::uuid, m.moved_on, m.change_id
    from (select lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') as ms) now
    cross join regions.published_moved_rows m
    cross join lateral (select md5(m.change_id::text || m.held || m.row_key) as digits) own
    join (values ('register.buildings', 'building'), ('register.dwellings', 'dwelling'), ('register.households', 'household'),
      ('register.people', 'person'), ('register.ties', 'tie')) as s (held, subject) on s.held = m.held collate "C"
    where m.county = ${move.county} and m.change_id = ${move.changeId} and m.held_column = 'region'
      and not exists (select from known k where k.subject_id = m.row_key::uuid and k.subject = s.subject)`)

/** How the register follows a boundary. A person goes with the place where they live, else with where they are registered. */
export const registerPlaces: PlacedPart = {
  module: 'register',
  tables: [
    { table: 'register.buildings', what: '楼栋', unique: [{ columns: ['address'] }], label: sql`t.address`, figures: [{ name: 'buildings', word: '楼栋' }] },
    {
      table: 'register.dwellings', what: '住房', follows: [{ table: 'register.buildings', column: 'building_id' }], label: sql`t.address`,
      figures: [{ name: 'dwellings', word: '住房' }],
    },
    {
      table: 'register.households', what: '家庭户', follows: [{ table: 'register.dwellings', column: 'dwelling_id' }], label: sql`coalesce(t.number, '')`,
      figures: [{ name: 'households', word: '户数', where: (move) => sql`t.kind = 'family' and t.valid_from <= ${today(move)}::date and ${open('t', move)}` }],
    },
    {
      table: 'register.ties', what: '居住和户籍登记',
      follows: [{ table: 'register.dwellings', column: 'dwelling_id' }, { table: 'register.households', column: 'household_id' }],
    },
    {
      table: 'register.people', what: '居民', label: sql`t.name`,
      follows: [{
        from: 'register.ties', column: 'person_id',
        where: (move) => sql`${open('r', move)} and (r.kind = 'living' or (r.kind = 'registered' and not exists (select from register.ties o
          where o.county = r.county and o.person_id = r.person_id and o.kind = 'living' and ${open('o', move)})))`,
      }],
      figures: [{ name: 'people', word: '人口', where: sql`t.state = 'present'` }],
    },
    { table: 'register.dwelling_links', what: '产权和租赁登记', follows: [{ table: 'register.dwellings', column: 'dwelling_id' }] },
    { table: 'register.care_contracts', what: '家庭医生签约', follows: [{ table: 'register.people', column: 'person_id' }] },
    { table: 'register.service_marks', what: '服务登记', follows: [{ table: 'register.people', column: 'person_id' }] },
    { table: 'register.tie_checks', what: '待核实的居住信息', columns: ['region', 'asked_region'] },
    { table: 'register.representatives', what: '监护和代办关系', follows: [{ table: 'register.people', column: 'person_id' }] },
  ],
  stays: {
    'register.events': '历史：发生时的所在地；按人、按户读取',
    'register.event_people': '历史：发生时的所在地；按人读取',
    'register.changes': '历史：记录发生时的所在地；按人读取，不按地方',
    'register.former_places': '历史：区划调整前的所在地',
    'register.batch_openings': '历史：名册导出时的所在地；按人读取',
  },
  after: async (db, move) => void (await writeFormerPlaces(db, move)),
}
