/** One part of a bulk load: makes the households of some communities, seals their numbers and streams the rows into the database. */
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { sealer, type SealAlgorithm, type Sealer } from '../../platform/server/crypto.ts'
import type { Secrets } from '../../platform/server/secrets.ts'
import { countyOf } from '../regions/index.ts'
import { CopyRows, idBegin, idStem, idText, type IdStem } from './copy.ts'
import { gramsOf, initialsOf } from './names.ts'
import { idNumberIndex, phoneIndex, sealIdNumber, sealPhone } from './numbers.ts'
import { planPopulation, type Elsewhere, type SynthHousehold, type SynthMember, type SynthOptions } from './synthesis/synthesis.ts'

/** What a part must know; can be sent to a worker thread. */
export interface PartOptions {
  ownerUrl: string
  secrets: Pick<Secrets, 'dataKeys' | 'blindIndexKey'>
  algorithm: SealAlgorithm
  plan: SynthOptions
  part: number
  parts: number
  /** Milliseconds: `created_at` of all rows. */
  now: number
}

const COLUMNS = {
  buildings: 'county, id, region, estate, name, address, grams',
  dwellings: 'county, id, region, building_id, door, address, use, area_m2, created_at',
  households: 'county, id, region, dwelling_id, head_id, valid_from, created_at',
  people: 'county, id, region, name, initials, grams, sex, born_on, id_sealed, id_index, phone_sealed, phone_index, created_at',
  ties: 'county, id, region, person_id, kind, household_id, dwelling_id, relation, elsewhere_code, elsewhere, valid_from',
} as const

type Table = keyof typeof COLUMNS
export const LOADED_TABLES = Object.keys(COLUMNS) as Table[]
const FIELDS = Object.fromEntries(LOADED_TABLES.map((table) => [table, COLUMNS[table].split(',').length])) as Record<Table, number>
const [BUILDING, DWELLING, HOUSEHOLD, PERSON, TIE] = [11, 13, 4, 1, 2]
const MOST_MEMBERS = 64

/** A table's rows on their way: an open COPY on a connection of its own, in a transaction that is not yet committed. */
interface Stream {
  client: pg.Client
  copy: Writable
  rows: CopyRows
}

/** A loaded part whose rows are all with the database; they count only after `commit`. */
export interface LoadedPart {
  people: number
  commit(): Promise<void>
  rollback(): Promise<void>
}

/** Loads one part. `onPeople` is told, now and then, how many people there are so far. */
export async function loadPart(options: PartOptions, onPeople: (people: number) => void): Promise<LoadedPart> {
  const plan = planPopulation(options.plan)
  const streams = {} as Record<Table, Stream>
  const close = async (how: 'commit' | 'rollback') => {
    for (const { client } of Object.values(streams)) {
      await client.query(how).catch((error: Error) => {
        if (how === 'commit') throw error
      })
      await client.end().catch(() => {})
    }
  }
  try {
    for (const table of LOADED_TABLES) streams[table] = await openStream(options.ownerUrl, table)
    const writer = new Writer(options, streams)
    let told = 0
    for (const community of plan.part(options.part, options.parts)) {
      for (const household of plan.households(community)) {
        writer.write(household)
        if (!writer.anyFull) continue
        await handOn(streams, false)
        if (writer.people - told >= 5_000) onPeople((told = writer.people))
      }
    }
    for (const { rows } of Object.values(streams)) rows.end()
    await handOn(streams, true)
    onPeople(writer.people)
    return { people: writer.people, commit: () => close('commit'), rollback: () => close('rollback') }
  } catch (error) {
    for (const { copy, client } of Object.values(streams)) {
      copy.on('error', () => {})
      copy.destroy(error as Error)
      await client.end().catch(() => {})
    }
    throw error
  }
}

async function openStream(ownerUrl: string, table: Table): Promise<Stream> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'linli-load' })
  client.on('error', () => {})
  await client.connect()
  await client.query('begin; set local synchronous_commit = off')
  const copy = client.query(copyFrom(`copy register.${table} (${COLUMNS[table]}) from stdin with (format binary)`)) as Writable
  return { client, copy, rows: new CopyRows() }
}

/** Sends what is full (or everything, at the end) and waits where the database is slower. */
async function handOn(streams: Record<Table, Stream>, isEnd: boolean) {
  const waits: Promise<unknown>[] = []
  for (const { copy, rows } of Object.values(streams)) {
    if (isEnd) {
      waits.push(once(copy, 'finish'))
      copy.end(rows.take())
    } else if (rows.full && !copy.write(rows.take())) waits.push(once(copy, 'drain'))
  }
  await Promise.all(waits)
}

/** Turns households into rows. Ids follow from the seed and the household's number, so that the same load gives the same files. */
class Writer {
  people = 0
  private building = { address: '', ordinal: 0, region: '' }
  private readonly streams: Record<Table, Stream>
  /** Of the household at hand: one load may fill several counties. */
  private county = ''
  private readonly now: Date
  private readonly sealer: Sealer
  private readonly stem: IdStem
  private readonly personIdBegin: string
  private readonly communities: ReadonlySet<string>

  constructor(options: PartOptions, streams: Record<Table, Stream>) {
    this.streams = streams
    this.now = new Date(options.now)
    this.sealer = sealer(options.secrets, { algorithm: options.algorithm })
    this.stem = idStem(options.plan.baseDate, options.plan.seed)
    this.personIdBegin = idBegin(this.stem, PERSON)
    this.communities = new Set(options.plan.communities.map((c) => c.code))
  }

  get anyFull(): boolean {
    const s = this.streams
    return s.people.rows.full || s.ties.rows.full || s.dwellings.rows.full || s.households.rows.full || s.buildings.rows.full
  }

  write(household: SynthHousehold): void {
    const { ordinal, members } = household
    const { stem } = this
    this.county = countyOf(household.communityCode)
    this.dwelling(household)
    const { region } = this.building
    const head = members[0]!

    const h = this.streams.households.rows
    h.row(FIELDS.households)
    h.text(this.county)
    h.id(stem, HOUSEHOLD, ordinal)
    h.text(region)
    h.id(stem, DWELLING, ordinal)
    h.id(stem, PERSON, ordinal * MOST_MEMBERS)
    h.date(head.registered === 'here' ? head.registeredSince : head.livingSince)
    h.instant(this.now)

    for (let i = 0; i < members.length; i++) {
      const member = members[i]!
      if (member.registered !== 'here' && member.living !== 'here') continue
      const n = ordinal * MOST_MEMBERS + i
      const home = this.regionOf(member, region)
      this.person(n, member, home)
      this.tie(n, ordinal, 'registered', member.registered, member.registeredSince, home, member.relation)
      this.tie(n, ordinal, 'living', member.living, member.livingSince, home, member.relation)
    }
  }

  private dwelling({ ordinal, communityCode, dwelling }: SynthHousehold): void {
    const { stem } = this
    const address = dwelling.estate + dwelling.building
    if (this.building.address !== address || !this.building.region.startsWith(communityCode)) {
      this.building = { address, ordinal, region: dwelling.gridCode ?? communityCode }
      const b = this.streams.buildings.rows
      b.row(FIELDS.buildings)
      b.text(this.county)
      b.id(stem, BUILDING, ordinal)
      b.text(this.building.region)
      b.text(dwelling.estate)
      b.text(dwelling.building)
      b.text(address)
      b.texts(gramsOf(address))
    }
    const d = this.streams.dwellings.rows
    d.row(FIELDS.dwellings)
    d.text(this.county)
    d.id(stem, DWELLING, ordinal)
    d.text(this.building.region)
    d.id(stem, BUILDING, this.building.ordinal)
    d.text(dwelling.address.slice(address.length))
    d.text(dwelling.address)
    d.text(dwelling.use)
    d.real(dwelling.areaM2)
    d.instant(this.now)
  }

  /** Where a person's row stands: where they live in this county, else where they are registered in it. */
  private regionOf(member: SynthMember, here: string): string {
    if (member.living === 'here') return here
    return this.inCounty(member.living) ? member.living.regionCode : here
  }

  private inCounty(place: Elsewhere): boolean {
    return place.regionCode.startsWith(this.county) && this.communities.has(place.regionCode)
  }

  private person(n: number, member: SynthMember, region: string): void {
    this.people++
    const id = idText(this.personIdBegin, n)
    const p = this.streams.people.rows
    p.row(FIELDS.people)
    p.text(this.county)
    p.id(this.stem, PERSON, n)
    p.text(region)
    p.text(member.name)
    p.text(initialsOf(member.name))
    p.texts(gramsOf(member.name))
    p.text(member.sex)
    p.date(member.bornOn)
    p.bytes(sealIdNumber(this.sealer, id, member.idNumber))
    p.bytes(idNumberIndex(this.sealer, member.idNumber))
    p.bytes(member.phone === null ? null : sealPhone(this.sealer, id, member.phone))
    p.bytes(member.phone === null ? null : phoneIndex(this.sealer, member.phone))
    p.instant(this.now)
  }

  private tie(person: number, household: number, kind: 'registered' | 'living', place: 'here' | Elsewhere, since: string, home: string, relation: string): void {
    const t = this.streams.ties.rows
    t.row(FIELDS.ties)
    t.text(this.county)
    t.id(this.stem, TIE, person * 2 + (kind === 'living' ? 1 : 0))
    if (place === 'here') {
      t.text(this.building.region)
      t.id(this.stem, PERSON, person)
      t.text(kind)
      t.id(this.stem, HOUSEHOLD, household)
      t.id(this.stem, DWELLING, household)
      t.text(relation)
      t.text('')
      t.text('')
    } else {
      const isNear = this.inCounty(place)
      t.text(isNear ? place.regionCode : home)
      t.id(this.stem, PERSON, person)
      t.text(kind)
      t.nothing()
      t.nothing()
      t.text(relation)
      t.text(isNear ? '' : place.regionCode)
      t.text(isNear ? '' : place.text)
    }
    t.date(since)
  }
}
