import { FACILITY_KINDS } from '../../facilities/contract.ts'
import { CHANNELS, MATTER_KINDS, URGENCIES } from '../../matters/definition.ts'
import { ORGANISATION_KINDS, POST_KINDS } from '../../organisations/contract.ts'

/*
 * What a definition made in the desk can count: published views of other modules, column by column, with the words that a reader sees. A
 * statistician picks from this list; nothing else can be named. A field that tells of health, disability, belief, ethnicity, offences or
 * party membership is never put here, nor a name.
 */

export interface FactField {
  title: string
  /** A column of the view, or `age`: full years on the day. */
  column: string
  type: 'choice' | 'code' | 'number' | 'age'
  unit?: string
  choices?: Readonly<Record<string, string>>
  /** What it was on a past day is not known: a figure with it cannot be counted again later. */
  undated?: true
}

export interface Fact {
  title: string
  unit: string
  /** Which rows: see `queries/own-facts.ts`. */
  from: 'cases' | 'concluded' | 'ratings' | 'living' | 'registered' | 'households' | 'dwellings' | 'facilities' | 'bookings' | 'organisations' | 'posts' | 'volunteers'
  needs: readonly string[]
  touchedBy: readonly string[]
  /** A happening at a moment, a state from a day to a day, or only what is so now. */
  time: { kind: 'event'; column: string; as: 'moment' | 'day' } | { kind: 'stretch'; from: string; until: string; as: 'moment' | 'day' } | { kind: 'now' }
  aboutPeople: boolean
  fields: Readonly<Record<string, FactField>>
  sums: Readonly<Record<string, { title: string; column: string; unit: string }>>
  /** The rows behind a figure, where they can be shown. */
  rows?: { ability: string; title: string; number: string; to?: (id: string) => string }
}

const titles = (kinds: Readonly<Record<string, { title: string } | string>>) =>
  Object.fromEntries(Object.entries(kinds).map(([name, one]) => [name, typeof one === 'string' ? one : one.title]))

const caseFields: Fact['fields'] = {
  kind: { title: '种类', column: 'kind', type: 'choice', choices: titles(MATTER_KINDS) },
  channel: { title: '渠道', column: 'channel', type: 'choice', choices: titles(CHANNELS) },
  urgency: { title: '缓急', column: 'urgency', type: 'choice', choices: titles(URGENCIES), undated: true },
  matter: { title: '事项代码', column: 'matter_code', type: 'code' },
}
const caseRows: NonNullable<Fact['rows']> = { ability: 'cases.read', title: 'title', number: 'number', to: (id) => `/cases/${id}` }
const personFields: Fact['fields'] = {
  age: { title: '年龄', column: 'born_on', type: 'age', unit: '岁' },
  sex: { title: '性别', column: 'sex', type: 'choice', choices: { '1': '男', '2': '女' } },
}
const people = { unit: '人', needs: ['register.published_ties', 'register.published_people'], touchedBy: ['register', 'person', 'household', 'tie'],
  time: { kind: 'stretch', from: 'valid_from', until: 'valid_until', as: 'day' }, aboutPeople: true, fields: personFields, sums: {} } as const satisfies Partial<Fact>

export const FACTS: Readonly<Record<string, Fact>> = {
  cases: {
    title: '收到的办件', unit: '件', from: 'cases', needs: ['cases.published_cases'], touchedBy: ['case', 'cases'],
    time: { kind: 'event', column: 'submitted_at', as: 'moment' }, aboutPeople: false, fields: caseFields, sums: {}, rows: caseRows,
  },
  concluded: {
    title: '办结的办件', unit: '件', from: 'concluded', needs: ['cases.published_cases'], touchedBy: ['case', 'cases'],
    time: { kind: 'event', column: 'concluded_at', as: 'moment' }, aboutPeople: false, fields: caseFields, sums: {}, rows: caseRows,
  },
  ratings: {
    title: '居民首次评价', unit: '次', from: 'ratings', needs: ['cases.published_ratings'], touchedBy: ['case', 'cases', 'rating'],
    time: { kind: 'event', column: 'at', as: 'moment' }, aboutPeople: true,
    fields: { level: { title: '等次', column: 'level', type: 'choice', choices: { '1': '非常满意', '2': '满意', '3': '基本满意', '4': '不满意', '5': '非常不满意' } } }, sums: {},
  },
  living: { title: '居住在本地的人', from: 'living', ...people },
  registered: { title: '户籍在本地的人', from: 'registered', ...people },
  households: {
    title: '家庭户', unit: '户', from: 'households', needs: ['register.published_households'], touchedBy: ['register', 'household'],
    time: { kind: 'stretch', from: 'valid_from', until: 'valid_until', as: 'day' }, aboutPeople: true, fields: {}, sums: {},
  },
  dwellings: {
    title: '住址', unit: '处', from: 'dwellings', needs: ['register.published_dwellings'], touchedBy: ['register', 'dwelling'], time: { kind: 'now' },
    aboutPeople: false, fields: { area: { title: '面积', column: 'area_m2', type: 'number', unit: '平方米' } },
    sums: { area: { title: '面积合计', column: 'area_m2', unit: '平方米' } },
  },
  facilities: {
    title: '服务设施', unit: '处', from: 'facilities', needs: ['facilities.published_facilities'], touchedBy: ['facilities', 'facility', 'case', 'cases'],
    time: { kind: 'stretch', from: 'open_from', until: 'closed_on', as: 'day' }, aboutPeople: false,
    fields: {
      kind: { title: '种类', column: 'kind', type: 'choice', choices: titles(FACILITY_KINDS) },
      area: { title: '面积', column: 'area_m2', type: 'number', unit: '平方米', undated: true },
    },
    sums: { area: { title: '面积合计', column: 'area_m2', unit: '平方米' } },
    // Sites are public; the desk has no page of a single one.
    rows: { ability: 'indicators.read', title: 'name', number: '' },
  },
  bookings: {
    title: '场地使用', unit: '次', from: 'bookings', needs: ['facilities.published_bookings'], touchedBy: ['facilities', 'facility', 'booking', 'case', 'cases'],
    time: { kind: 'event', column: 'on_date', as: 'day' }, aboutPeople: false, fields: {}, sums: { people: { title: '使用人次', column: 'people', unit: '人次' } },
  },
  organisations: {
    title: '组织', unit: '个', from: 'organisations', needs: ['organisations.published_organisations'], touchedBy: ['organisation', 'organisations'],
    time: { kind: 'stretch', from: 'valid_from', until: 'valid_until', as: 'day' }, aboutPeople: false,
    fields: { kind: { title: '种类', column: 'kind', type: 'choice', choices: Object.fromEntries(ORGANISATION_KINDS.map((one) => [one.code, one.title])) } }, sums: {},
    rows: { ability: 'organisations.read', title: 'name', number: '', to: (id) => `/organisations/${id}` },
  },
  posts: {
    title: '在岗人员', unit: '人', from: 'posts', needs: ['accounts.published_posts'], touchedBy: ['post', 'account'],
    time: { kind: 'stretch', from: 'valid_from', until: 'valid_until', as: 'day' }, aboutPeople: false,
    fields: { kind: { title: '岗位', column: 'kind', type: 'choice', choices: titles(POST_KINDS) } }, sums: {},
  },
  volunteers: {
    title: '注册志愿者', unit: '人', from: 'volunteers', needs: ['volunteers.published_volunteers'], touchedBy: ['volunteers', 'volunteer', 'case', 'cases'],
    time: { kind: 'stretch', from: 'registered_at', until: 'left_at', as: 'moment' }, aboutPeople: true, fields: {}, sums: {},
  },
}
