import pg from 'pg'
import { uuidv7 } from '../platform/kernel/ids.ts'
import { hashToken, randomToken } from '../platform/server/crypto.ts'
import type { PostKind } from '../modules/organisations/index.ts'
import { countyOf, scopeOf } from '../modules/regions/index.ts'
import { BACKGROUND_CODE } from './background-cases.ts'

export const BANNER = '152921000000'
export const STREET = '152921405000'
export const COMMUNITIES = ['152921405001', '152921405002', '152921405003', '152921405004'] as const

/** Where a clerk looks, from wide to narrow, and the post they look from. */
export const SCOPES = {
  banner: { region: BANNER, post: 'civil_affairs_officer' },
  street: { region: STREET, post: 'street_officer' },
  community: { region: COMMUNITIES[0], post: 'community_worker' },
} as const satisfies Record<string, { region: string; post: PostKind }>
export type ScopeName = keyof typeof SCOPES
export const scopeNames = Object.keys(SCOPES) as ScopeName[]

/** Who signs in, and what they look for: drawn from the people who are there. */
export interface Cast {
  /** A session of each scope's post. */
  tokens: Record<ScopeName, string>
  head: string
  dispatcher: string
  /** Whoever gives out the whole county's work: the longest desk. */
  countyDispatcher: string
  /** By community: whoever works its cases, and residents of it. */
  communities: Array<{ region: string; worker: string; clerk: string; residents: Array<{ token: string; person: string }> }>
  initials: Record<ScopeName, string[]>
  characters: Record<ScopeName, string[]>
  addresses: Record<ScopeName, string[]>
  people: string[]
  cases: string[]
  caseWords: Array<{ name: string; number: string; place: string }>
}

const RESIDENTS_EACH = 25

/** Opens accounts with sessions and draws what will be looked for. Straight into the tables, as owner: sign-in itself is not measured. */
export async function castFor(ownerUrl: string): Promise<Cast> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'linli-bench' })
  await client.connect()
  try {
    const staff = (post: PostKind, region: string) => openStaff(client, post, region)
    const tokens = {} as Cast['tokens']
    const initials = {} as Cast['initials']
    const characters = {} as Cast['characters']
    const addresses = {} as Cast['addresses']
    for (const scope of scopeNames) {
      const { region, post } = SCOPES[scope]
      tokens[scope] = await staff(post, region)
      const names = await someNames(client, region)
      initials[scope] = names.map(({ initials: letters }, i) => letters.slice(0, 1 + (i % 3)))
      characters[scope] = names.map(({ name }, i) => (i % 2 && name.length > 2 ? name.slice(1, 3) : name.slice(0, 2)))
      addresses[scope] = await someAddresses(client, region)
    }
    const communities: Cast['communities'] = []
    for (const region of COMMUNITIES) {
      const residents: Cast['communities'][number]['residents'] = []
      for (const person of await somePeople(client, region, RESIDENTS_EACH)) residents.push({ person: person.id, token: await openResident(client, person) })
      if (residents.length) communities.push({ region, worker: await staff('community_worker', region), clerk: await staff('window_clerk', region), residents })
    }
    return {
      tokens, initials, characters, addresses, communities,
      head: await staff('banner_head', BANNER),
      dispatcher: await staff('dispatcher', STREET),
      countyDispatcher: await staff('dispatcher', BANNER),
      caseWords: (await client.query<{ name: string; number: string; place: string }>(`select applicant_name as name, number, place_text as place from cases.cases where county = $1 and check_code = $2 and char_length(applicant_name) > 1 order by md5(id::text) limit 400`, [countyOf(BANNER), BACKGROUND_CODE])).rows,
      people: (await somePeople(client, BANNER, 400)).map((one) => one.id),
      cases: (await client.query<{ id: string }>(`select id from cases.cases where county = $1 and check_code = $2 order by md5(id::text) limit 400`, [countyOf(BANNER), BACKGROUND_CODE])).rows.map((one) => one.id),
    }
  } finally {
    await client.end()
  }
}

export async function openStaff(client: pg.Client, post: PostKind, region: string): Promise<string> {
  const id = uuidv7()
  const county = countyOf(region)
  await client.query(`insert into accounts.accounts (county, id, region, kind, name, identifier, created_at) values ($1, $2, $3, 'staff', '测试员', $4, now())`, [
    county, id, region, `bench-${id}`,
  ])
  await client.query(`insert into accounts.posts (county, id, account_id, kind, region, valid_from, granted_at) values ($1, $2, $3, $4, $5, '2020-01-01', now())`, [
    county, uuidv7(), id, post, region,
  ])
  return openSession(client, county, id)
}

export async function openResident(client: pg.Client, person: { id: string; name: string; region: string }): Promise<string> {
  const id = uuidv7()
  const county = countyOf(person.region)
  await client.query(
    `insert into accounts.accounts (county, id, region, kind, name, identifier, person_id, created_at) values ($1, $2, $3, 'resident', $4, $5, $6, now())`,
    [county, id, person.region, person.name, `bench-${id}`, person.id],
  )
  return openSession(client, county, id)
}

async function openSession(client: pg.Client, county: string, account: string): Promise<string> {
  const token = randomToken()
  await client.query(
    `insert into accounts.sessions (token_hash, county, account_id, csrf, created_at, seen_at, expires_at) values ($1, $2, $3, $4, now(), now(), now() + interval '10 hours')`,
    [hashToken(token), county, account, randomToken().slice(0, 24)],
  )
  return token
}

/** Grown-ups on the register of a place. */
export async function somePeople(client: pg.Client, region: string, count: number): Promise<Array<{ id: string; name: string; region: string }>> {
  const { lo, hi } = scopeOf(region)
  const { rows } = await client.query<{ id: string; name: string; region: string }>(
    `select id, name, region from register.people where county = $1 and region >= $2 and region < $3 and state = 'present' and born_on < '2000-01-01'
      order by md5(id::text) limit $4`,
    [countyOf(region), lo, hi, count],
  )
  return rows
}

async function someNames(client: pg.Client, region: string): Promise<Array<{ name: string; initials: string }>> {
  const { lo, hi } = scopeOf(region)
  const { rows } = await client.query<{ name: string; initials: string }>(
    `select name, initials from register.people where county = $1 and region >= $2 and region < $3 and length(name) >= 2 order by md5(id::text) limit 400`,
    [countyOf(region), lo, hi],
  )
  return rows
}

/** What a clerk types of an address: the estate, the estate and the building, or down to the door. */
async function someAddresses(client: pg.Client, region: string): Promise<string[]> {
  const { lo, hi } = scopeOf(region)
  const { rows } = await client.query<{ estate: string; name: string; door: string }>(
    `select b.estate, b.name, d.door from register.dwellings d join register.buildings b on b.county = d.county and b.id = d.building_id
      where d.county = $1 and d.region >= $2 and d.region < $3 and length(b.estate) >= 2 order by md5(d.id::text) limit 400`,
    [countyOf(region), lo, hi],
  )
  return rows.map(({ estate, name, door }, i) => [estate, estate + name, estate + name + door][i % 3]!)
}
