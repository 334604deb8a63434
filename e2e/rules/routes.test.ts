import { expect, test } from 'vitest'
import { accessWords } from '../../platform/server/openapi.ts'
import { assemble } from '../../apps/server/modules.ts'

const { routes, abilities } = assemble({ accounts: () => [], messages: () => [] })
const operations = routes.map((r) => r.operation)

/** Doors without a key, by name, each with its reason. */
const OPEN_TO_ANYONE: Record<string, string> = {
  createSession: 'signing in',
  requestOneTimeCode: 'signing in',
  listDemoAccounts: 'refused unless the database is a demonstration',
  listDemoMessages: 'refused unless the database is a demonstration',
  listRegions: 'places are public facts',
  getPointRule: 'a rule that a place has published',
  getRegion: 'places are public facts',
  searchDivisions: 'the public code list',
  listPurposes: 'why data is used is told to everybody (个人信息保护法 art. 17)',
  listEntitlementRules: 'conditions of what one may get are public like the guide',
  listServiceOffers: 'MAT-19: who offers what is public',
  listMatters: 'MAT-14: every matter has a public guide',
  getMatter: 'MAT-14: every matter has a public guide',
  getProgress: 'by number and check code',
  verifyDocument: 'the QR code of a result document',
  sayOpinion: 'CAS-05: anybody may say something, without a name too',
  getOpinionAnswer: 'by number and check code',
  listContactTimetable: 'CAS-07: contact days are published',
  getContactCalendar: 'the same as a calendar',
  getLetterReply: 'by number and check code',
  receiveOrder: 'a partner shows its key',
  getInboundOrder: 'a partner shows its key',
  callBackOrder: 'a partner shows its key',
  reportOrderProgress: 'a partner shows its key',
  discoverOpen311: 'GeoReport v2: open by the specification',
  listOpen311Services: 'GeoReport v2: open by the specification',
  getOpen311Service: 'GeoReport v2: open by the specification',
  listOpen311Requests: 'GeoReport v2: states and days, nothing personal',
  getOpen311Request: 'the same, one of them',
  postOpen311Request: 'a partner shows its api_key',
  getOpen311Token: 'a number for a number',
  listPublicStories: 'EVL-24: stories with their source, shown with consent',
  getSurveyForm: 'EVL-03: by a code, answers without a name',
  answerSurvey: 'by a code',
  answerSurveyByForm: 'by a code, from a page without script',
  listPublicSurveys: 'surveys open to everybody, and published results',
  listPublicReviews: 'DEM-14: reviews with figures and answer are public, no ballot',
  getPublicSurveyResult: 'a published result: counts, small ones withheld',
  listVoiceBoard: 'topics and answers, no name',
  listPublicTitles: 'titles that hold and applications under notice are public',
  listPublicHonours: 'names only of those who agreed to be named',
  verifyTitle: 'a certificate can be checked by its number',
  listPublications: 'public notice by law, names masked',
  getOpenDataCatalog: 'the catalogue of open data',
  listOpenData: 'which yearly figures are published',
  getOpenDataset: 'published sums by place, small numbers withheld',
  getOpenFiguresCsv: 'the same as a table',
  getOpenPlacesCsv: 'the same for the places below',
  getOpenReportPdf: 'a report that its place has published',
  listPublicAdmittedMatters: 'what departments may ask of communities, and for what money, is published',
  readDutyFeed: 'a calendar program shows its secret address',
  listServing: 'who serves a place, with the office telephone, is public',
  listFacilities: 'what can be borrowed is public',
  getFacilityCalendar: 'when it is free is public',
  listStations: 'where people are served, when, and who is on duty, is public',
  getStation: 'the same',
  takeTicket: 'a number in a queue names nobody',
  getTicket: 'by the id on the slip',
  leaveQueue: 'by the id on the slip',
  listVanHalts: 'when the service van comes, and how many places are left',
  getVanHalt: 'the same',
  getVisitProgress: 'by number and check code',
  getDisplay: 'numbers called, as they stand over the counters',
  receiveCallEvent: 'a telephone system; opened by its signature alone (docs/hotline.md)',
  askCall: 'the same',
  listServiceNumbers: 'which number to call is public',
  listLegalAdvisers: 'who gives legal advice in a community, and when, is public',
  listPublicPolicies: 'PLN-22: anybody finds a policy',
  getPublicPolicy: 'the same',
  findFittingSupports: 'PLN-15: which support fits; nothing that is asked is kept',
  listPublicFunds: 'a development fund shows what came in and went out',
  getPublicFund: 'the same, gift by gift, givers named only with their leave',
  listFaq: 'reviewed answers meant for everybody',
  getPublicPopulation: 'sums of a community at a month’s end, small ones withheld',
}

test('every door says who may open it, and the open ones are listed here by name', () => {
  expect(operations.filter((op) => !op.access)).toEqual([])
  expect(operations.filter((op) => op.access === 'public').map((op) => op.id).filter((id) => !OPEN_TO_ANYONE[id])).toEqual([])
})

test('an ability that a door asks for is carried by some post, and every ability is known to a door or a policy', () => {
  const asked = operations.flatMap((op) => (typeof op.access === 'object' && op.access.staff ? [op.access.staff] : []))
  expect(asked.filter((ability) => !abilities[ability]?.length)).toEqual([])
})

test('ids and addresses are unique, addresses lie under /api/, and the fixed ids are there', () => {
  expect(new Set(operations.map((op) => op.id)).size).toBe(operations.length)
  expect(new Set(operations.map((op) => `${op.method} ${op.path.replace(/:\w+/g, ':')}`)).size).toBe(operations.length)
  expect(operations.filter((op) => !op.path.startsWith('/api/'))).toEqual([])
  const fixed = [
    'createSession', 'getMe', 'listMatters', 'getMatter', 'submitCase', 'getCase', 'listCases', 'moveCase', 'rateCase', 'listPeople', 'getPerson',
    'createPerson', 'createHousehold', 'getHousehold', 'listRegions', 'getIndicatorValues',
  ]
  expect(fixed.filter((id) => !operations.some((op) => op.id === id))).toEqual([])
})

test('the walk saw the doors', () => {
  expect(operations.length).toBeGreaterThan(60)
  expect(operations.map((op) => accessWords(op.access)).filter((words) => words.startsWith('staff:')).length).toBeGreaterThan(20)
})
