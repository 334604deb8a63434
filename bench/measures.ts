import { randomUUID } from 'node:crypto'
import { shanghaiDate } from '../platform/kernel/dates.ts'
import { uuidv7 } from '../platform/kernel/ids.ts'
import type { Turn } from './generator.ts'
import { STREET, scopeNames, type Cast } from './place.ts'

/** Something that is measured over HTTP and straight on the database. */
export interface Measure {
  name: string
  /** Labels of single calls that become figures of their own, beside the whole turn. */
  parts: readonly string[]
  /** Turns on one connection, as a share of what a reading measure does: a turn that writes costs more. */
  share: number
  turn(cast: Cast): Turn
}

const get = (name: string, urlOf: (cast: Cast, n: number) => { url: string; token: string }): Measure => ({
  name,
  parts: [],
  share: 1,
  turn: (cast) => async (n, ask) => void (await ask(name, { method: 'GET', ...urlOf(cast, n) })),
})

const pick = <T>(all: readonly T[], n: number): T => all[n % all.length]!

/** Someone of a community, a different one at every turn. */
const someone = (cast: Cast, n: number) => {
  const community = pick(cast.communities, n)
  return { community, resident: pick(community.residents, Math.floor(n / cast.communities.length)) }
}

const REQUEST = 'matters.resident-request'
const need = (n: number) => ({
  matterCode: REQUEST,
  form: { kind: 'help', content: `楼道里的灯不亮了，晚上上下楼看不清路，请帮忙看一看（${n}）` },
  clientId: uuidv7(),
})

/** A resident tells a need on the phone, or a clerk enters it for them at the window. */
const submitCase: Measure = {
  name: 'submit_case',
  parts: [],
  share: 0.5,
  turn: (cast) => async (n, ask) => {
    const { community, resident } = someone(cast, n >> 1)
    const atTheWindow = n % 2 === 1
    await ask('submit_case', {
      method: 'POST', url: '/api/cases', token: atTheWindow ? community.clerk : resident.token,
      body: atTheWindow ? { ...need(n), applicantId: resident.person, channel: 'WINDOW' } : need(n),
    })
  },
}

/** From the need to the answer: a resident submits, a community worker accepts and hands it over, the street's dispatcher concludes. */
const wholeCase: Measure = {
  name: 'whole_case',
  parts: ['move_case'],
  share: 0.34,
  turn: (cast) => async (n, ask) => {
    const { community, resident } = someone(cast, n)
    const receipt = (await ask('submit', { method: 'POST', url: '/api/cases', token: resident.token, body: need(n) })).body as { id: string; version: number }
    let { version } = receipt
    const move = async (token: string, body: object) => {
      const answer = await ask('move_case', { method: 'POST', url: `/api/cases/${receipt.id}/moves`, token, body: { ...body, version, clientId: uuidv7() } })
      version = (answer.body as { version: number }).version
    }
    await move(community.worker, { move: 'accept' })
    await move(community.worker, { move: 'handOver', target: { post: 'dispatcher', region: STREET }, reason: '社区已到现场看过，线路要请供电部门处理。' })
    await move(cast.dispatcher, { move: 'conclude', outcome: 'answered', answer: '已经修好，请放心。', result: { communityAnswer: '线路已更换，灯已修好。' } })
  },
}

/** Fifty lines of the people of a place, or of the cases in hand. */
const lists: Measure = {
  name: 'list_50',
  parts: ['list_people_50', 'list_work_50'],
  share: 1,
  turn: (cast) => async (n, ask) => {
    const scope = pick(scopeNames, n >> 1)
    const token = cast.tokens[scope]
    if (n % 2) await ask('list_people_50', { method: 'GET', url: pick(['/api/people', `/api/people?region=${STREET}`, '/api/people?ageFrom=80'], n >> 3), token })
    else await ask('list_work_50', { method: 'GET', url: `/api/cases?box=${pick(['mine', 'place', 'overdue', 'all', 'done'], n >> 3)}`, token })
  },
}

/** The work lists of those whose desks are longest, and of a community. */
const workLists: Measure = {
  name: 'work_list',
  parts: [],
  share: 1,
  turn: (cast) => async (n, ask) => {
    const token = [cast.countyDispatcher, cast.dispatcher, pick(cast.communities, n >> 2).worker, cast.tokens.banner][n % 4]!
    await ask('work_list', { method: 'GET', url: '/api/cases?box=mine', token })
  },
}

/** A case by any part: a name, a part of a name, the end of a number, the place. */
const caseSearch: Measure = {
  name: 'case_search',
  parts: [],
  share: 1,
  turn: (cast) => async (n, ask) => {
    const scope = pick(scopeNames, n >> 2)
    const one = pick(cast.caseWords, n >> 2)
    const words = [one.name, one.name.slice(-2), one.number.slice(-6), one.place][n % 4]!
    await ask('case_search', { method: 'GET', url: `/api/cases?box=all&q=${encodeURIComponent(words)}`, token: cast.tokens[scope] })
  },
}

/** 督办看板 as it is opened: the board seen five ways, and its curve. */
const supervision: Measure = {
  name: 'supervision_board',
  parts: [],
  share: 0.5,
  turn: (cast) => async (n, ask) => {
    const by = pick(['place', 'body', 'department', 'kind', 'matter'], n)
    await ask('supervision_board', { method: 'GET', url: `/api/supervision?by=${by}`, token: cast.head })
  },
}

const SEARCHES = {
  search_initials: { door: '/api/people', words: 'initials' },
  search_two_characters: { door: '/api/people', words: 'characters' },
  search_address: { door: '/api/addresses', words: 'addresses' },
} as const

/** Days that are asked for: a different one each time, over eighteen years; month-ends, year-ends and days between. */
const pastDay = (n: number) => new Date(Date.UTC(2008, (n * 7) % 216, 1 + ((n * 11) % 28))).toISOString().slice(0, 10)

/** The last day that has a record: the nightly job is measured first. */
const yesterday = () => shanghaiDate(new Date(Date.now() - 86_400_000))

/** What the page of a community asks for: the place itself, its populations, their ages with households and dwellings. */
const communityPage: Measure = {
  name: 'community_page',
  parts: [],
  share: 1,
  turn: (cast) => async (n, ask) => {
    const code = `${STREET.slice(0, 9)}00${1 + (n % 4)}`
    await ask('community_page_place', { method: 'GET', url: `/api/regions/${code}`, token: cast.head })
    await ask('community_page_counts', { method: 'GET', url: `/api/population?region=${code}`, token: cast.head })
    await ask('community_page_ages', { method: 'GET', url: `/api/population/structure?region=${code}`, token: cast.head })
  },
}

/** All that is measured, in this order: what writes comes last. The plain search is that of the widest scope. */
export const MEASURES: readonly Measure[] = [
  ...Object.entries(SEARCHES).flatMap(([name, { door, words }]) =>
    scopeNames.map((scope) =>
      get(scope === 'banner' ? name : `${name}_${scope}`, (cast, n) => ({ url: `${door}?q=${encodeURIComponent(pick(cast[words][scope], n))}`, token: cast.tokens[scope] })),
    ),
  ),
  get('open_person', (cast, n) => ({ url: `/api/people/${pick(cast.people, n)}?purpose=window&ref=${randomUUID().slice(0, 8)}`, token: cast.tokens.banner })),
  lists,
  get('open_case', (cast, n) => ({ url: `/api/cases/${pick(cast.cases, n)}`, token: cast.tokens.banner })),
  workLists,
  caseSearch,
  supervision,
  get('board', (cast) => ({ url: '/api/board', token: cast.head })),
  get('board_live', (cast, n) => ({ url: n % 2 ? `/api/board?region=${STREET}` : '/api/board', token: cast.head })),
  get('board_snapshot', (cast) => ({ url: `/api/board?day=${yesterday()}`, token: cast.head })),
  get('counts_any_day', (cast, n) => ({ url: `/api/population?day=${pastDay(n)}`, token: cast.head })),
  get('pyramid', (cast, n) => ({ url: `/api/population/structure?day=${pastDay(n)}`, token: cast.head })),
  communityPage,
  submitCase,
  wholeCase,
]
