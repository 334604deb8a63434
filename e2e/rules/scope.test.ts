import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Operation } from '../../platform/kernel/operation.ts'
import { POST_KINDS, postKinds, type PostKind } from '../../modules/organisations/index.ts'
import { aWorld, COMMUNITY, OTHER_COMMUNITY, STREET, type Someone, type World } from '../support/world.ts'
import { belongingAt, furnishNeighbourhood, type Furnished } from '../support/belongings.ts'
import { settle } from '../support/neighbourhood.ts'

// Each test asks every door at every address: seconds alone, minutes beside others.
vi.setConfig({ testTimeout: 300_000 })

let world: World
let here: Furnished
let there: Furnished
let faraway: Furnished
let readings: Operation[]

/** A community of another street of the same banner. */
const FARAWAY = '152921100001'

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  const streets = await world.visitor.get('/api/regions?parent=152921000000')
  const others = (streets.body.items as Array<{ code: string }>).filter((one) => one.code !== STREET)
  const communities = await Promise.all(others.map((one) => world.visitor.get(`/api/regions?parent=${one.code}`)))
  const elsewhere = communities.flatMap((one) => (one.body.items as Array<{ code: string }>).map((place) => place.code))[0] ?? FARAWAY
  const neighbourhood = async (place: string, mark: string) => furnishNeighbourhood(world, await settle(world, place, mark), mark)
  here = await neighbourhood(COMMUNITY, '欧阳')
  there = await neighbourhood(OTHER_COMMUNITY, '司徒')
  faraway = await neighbourhood(elsewhere, '诸葛')
  await world.job('indicators.refresh').catch(() => undefined)
  readings = world.app.assembly.routes.map((one) => one.operation).filter((op) => op.method === 'GET' && op.access !== 'public')
})
afterAll(() => world?.close())

/** Values for what a question must name, so that it is answered and not sent back. */
const NEEDED: Record<string, string> = { purpose: 'request', period: '2025', year: '2026', on: '2026-03-02', format: 'pdf', q: '社区', matter: 'matters.resident-request', before: 'v1', after: 'v1' }
const needed = (op: Operation) => Object.entries((op.query as { shape?: Record<string, { safeParse(value: unknown): { success: boolean } }> } | undefined)?.shape ?? {})
  .filter(([key, schema]) => key === 'purpose' || !schema.safeParse(undefined).success).map(([key]) => key)

/** Doors that answer nothing in these neighbourhoods, each with the reason. */
const MUTE: Record<string, string> = {
  findCasesLikeLetter: 'no letter is like this one', getContactDay: 'nobody receives here yet; voices/hearings.test.ts', getHearingReport: 'counts by place', getHearingRound: 'no round is held; voices/hearings.test.ts',
  getLetter: 'no letter came; voices/letters.test.ts', getOrder: 'no partner; orders/orders.test.ts', getVoiceSummary: 'counts by topic, no person', printWindowSheet: 'no month is closed; windows/staff.test.ts',
  pullPartnerServices: 'no partner; orders/orders.test.ts',
  openDutyFile: 'nothing is filed yet; duties/duties.test.ts',
  previewIndicatorCorrection: 'no past day is recorded; indicators/past.test.ts',
  printAgreement: 'no agreement is written yet; modules/disputes/disputes.test.ts',
  downloadExport: 'the list is not made yet', getImportCorrections: 'the import is not checked yet', previewImportUndo: 'the import is not carried out yet',
  getMyCopy: 'needs a code by message; privacy/my-file.test.ts asks as somebody else', getTransferSlip: 'nobody left for another banner', printTransferSlip: 'nobody left for another banner',
  getReview: 'one review of a period per banner; privacy/access.test.ts', getAssessment: 'of the banner, names nobody',
  getDuty: 'of an office, names no resident', getLeadingBody: 'by offices held, names no resident', getMandatePackage: 'between offices, names no resident',
  listEntryVersions: 'what the county has set, names no resident',
  getSupport: 'of the county, names no resident; modules/policies/policies.test.ts', getServiceStandard: 'of the county', getPartner: 'of the county', getResearchReport: 'of the county',
  getActivityRound: 'a sum of each community by its count of people; modules/projects/projects.test.ts',
  getMatterDraft: 'of the county, names no resident; modules/matters/designer.test.ts',
  getZonePaper: 'no paper is attached',
  getEvaluationTitle: 'no title is given yet; modules/evaluation/evaluation.test.ts', getEvaluationPaper: 'no paper is attached',
  getAdmissionRequest: 'between offices, names no resident', getAdmittedMatter: 'published, names no resident', getCommunityBurden: 'of the banner, names no resident',
  listCallerCases: 'only to the agent in the call, with spoken consent; modules/hotline/hotline.test.ts', getScript: 'of a matter, names no resident',
  getSurveyResult: 'nothing is counted before the end; surveys/surveys.test.ts', exportSurveyResult: 'the same',
  listCollectionDeadlines: 'between two days; collections/collections.test.ts',
  comparePlans: 'two texts must be named; modules/plans/plans.test.ts',
  getPlanMeeting: 'none is held yet; modules/plans/years.test.ts',
  getJointMeeting: 'none is held yet; modules/mandates/mandates.test.ts', listDecisionOwners: 'of a meeting; none is held yet',
}

/** All addresses at which an operation can be read: bare, and pointed at a neighbourhood by path, by region and by search. */
function addresses(op: Operation, target: Furnished): string[] {
  const codes: Array<[string, string]> = [['/indicators/', 'CASE-OPEN'], ['/plans/', 'alxa-145'], ['/matters/', 'matters.resident-request'], ['/notices/events/', 'case_accepted'], ['/matter-files/', 'matters.resident-request']]
  const code = codes.find(([part]) => op.path.includes(part))?.[1]
  const path = op.path.replace(/:\w+/g, (name) => (name === ':kind' && op.path.includes('/documents/') ? 'receipt' : (name === ':code' ? code : undefined) ?? belongingAt(op.path, target)))
  const keys = Object.keys((op.query as { shape?: object } | undefined)?.shape ?? {})
  const asked = needed(op)
  const fixed = asked.filter((key) => key !== 'q').map((key) => `${key}=${key === 'personId' ? target.ids.person : NEEDED[key]}&`).join('')
  const found = [`${path}?${fixed}`]
  if (keys.includes('region')) found.push(`${path}?${fixed}region=${target.community}`)
  for (const q of [target.resident.name, target.resident.idNumber, target.resident.phone, target.caseNumber]) {
    if (keys.includes('q')) found.push(`${path}?${fixed}q=${encodeURIComponent(q)}`)
  }
  if (keys.includes('show')) found.push(`${path}?${fixed}show=records&region=${target.community}`)
  if (keys.includes('box')) for (const box of ['place', 'all', 'done', 'stage']) found.push(`${path}?box=${box}`, `${path}?box=${box}&region=${target.community}`)
  for (const key of ['personId', 'applicantId', 'subject']) if (keys.includes(key) && !asked.includes(key)) found.push(`${path}?${fixed}${key}=${target.ids.person}`)
  return found
}

/** What of a neighbourhood stands in a text. The community's own code and name are public. */
const leaked = (text: string, of: Furnished) => of.secrets.filter((secret) => text.includes(secret))

/** Who probes. What they looked for stands in the record of deeds in their own words, which is no leak. */
const probers = new Set<string>()
const byOthers = (page: { items: object[] }) => page.items.filter((one) => ![...probers].some((id) => JSON.stringify(one).includes(id)))

async function probe(who: Someone, targets: Furnished[]) {
  probers.add(who.id)
  const seen: string[] = []
  let asked = 0
  let answered = 0
  for (const op of readings) {
    for (const target of targets) {
      for (const url of addresses(op, target)) {
        const { status, raw, body } = await who.get(url)
        asked++
        if (status === 200) answered++
        if (status >= 500) seen.push(`${op.id} ${url}: ${status}`)
        if (status >= 300) continue
        const text = op.id === 'listAuditEntries' ? JSON.stringify(byOthers(body)) : raw.toString()
        for (const one of targets) for (const secret of leaked(text, one)) seen.push(`${op.id} ${url} shows ${secret}`)
      }
    }
  }
  return { seen: [...new Set(seen)], asked, answered }
}

/** The place where a kind of post stands that is nearest to the first community: itself, its street. Wider posts see it all by right. */
const places = (kind: PostKind): string[] => {
  const levels: readonly string[] = POST_KINDS[kind].levels
  return [...(levels.includes('grid') ? [`${COMMUNITY}001`] : []), ...(levels.includes('community') ? [COMMUNITY] : []), ...(levels.includes('township') ? [STREET] : [])]
}

describe('[PLT-01] no row outside the place of the post, by whatever door', () => {
  for (const kind of postKinds) {
    for (const place of places(kind)) {
      test(`${kind} at ${place}`, async () => {
        const who = await world.staff(kind, place)
        const targets = place === STREET ? [faraway] : [there, faraway]
        const { seen, asked, answered } = await probe(who, targets)
        expect(seen).toEqual([])
        expect(asked).toBeGreaterThan(60)
        expect(answered, 'some doors did answer, with rows of the own place or none').toBeGreaterThan(3)
      })
    }
  }

  test('every kind of post of another banner or league finds nothing of this one', async () => {
    const seen: string[] = []
    for (const kind of postKinds) {
      const levels: readonly string[] = POST_KINDS[kind].levels
      const place = levels.includes('county') ? '152922000000' : levels.includes('prefecture') ? '150200000000' : '152922100001'
      const who = await world.staff(kind, place)
      seen.push(...(await probe(who, [here])).seen.map((one) => `${kind}: ${one}`))
    }
    expect(seen).toEqual([])
  })

  test('a resident reads nothing of a neighbour, next door or elsewhere', async () => {
    const stranger = await world.resident({ name: '白玉兰', region: `${COMMUNITY}001` })
    const { seen, asked } = await probe(stranger, [here, there])
    expect(seen).toEqual([])
    expect(asked).toBeGreaterThan(60)
  })

  test('the probe sees what it may see: posts of the place read every row that others must not', async () => {
    const doors = new Set<string>()
    for (const kind of ['community_worker', 'station_head', 'party_officer'] as const) {
      const { seen } = await probe(await world.staff(kind, OTHER_COMMUNITY), [there])
      for (const one of seen) doors.add(one.split(' ')[0]!)
    }
    for (const id of [
      'listPeople', 'getPerson', 'getHousehold', 'getDwelling', 'listCases', 'getCase', 'listVolunteers', 'listVisitPlans', 'listRentals', 'getRental', 'listResidenceNeeds', 'listOriginRequests',
      'listOrganisations', 'getOrganisation', 'listPartyMoves', 'getPartyMove', 'listResponsibles', 'listEstates', 'getEstate', 'getDrawing', 'previewDraft', 'listDuplicates', 'getDuplicate', 'listMerges',
      'listImports', 'getBuilding', 'listPopulationFilings', 'getPopulationFiling',
    ]) expect([...doors].sort()).toContain(id)
  })

  test('every reading door answers somebody at home: nobody above was turned away for a reason other than the place', async () => {
    const known = new Map<string, Someone>()
    const mute: string[] = []
    for (const op of readings) {
      const access = op.access as { staff?: string; resident?: boolean } | string
      const kinds = typeof access === 'object' && access.staff ? world.app.assembly.abilities[access.staff]! as readonly PostKind[] : []
      const askers: Someone[] = typeof access === 'string' || access.resident ? [there.resident, there.clerk] : [there.clerk]
      for (const kind of kinds) {
        const levels: readonly string[] = POST_KINDS[kind].levels
        const place = levels.includes('community') ? OTHER_COMMUNITY : levels.includes('township') ? STREET : levels.includes('county') ? '152921000000' : `${OTHER_COMMUNITY}001`
        const key = `${kind} ${place}`
        if (!known.has(key)) known.set(key, await world.staff(kind, place))
        askers.push(known.get(key)!)
      }
      let reached = false
      for (const who of askers) {
        for (const url of addresses(op, there)) if (!reached) reached = (await who.get(url)).status === 200
      }
      if (!reached) mute.push(op.id)
    }
    expect(mute.sort()).toEqual(Object.keys(MUTE).sort())
  })
})

test('by address: the case and the person of another community are not there, for any post', async () => {
  const answers: string[] = []
  for (const kind of postKinds) {
    for (const place of places(kind)) {
      const who = await world.staff(kind, place)
      const target = place === STREET ? faraway : there
      for (const url of [`/api/cases/${target.ids.case}`, `/api/cases/${target.caseNumber}`, `/api/people/${target.ids.person}?purpose=request`, `/api/files/${target.ids.file}`]) {
        const { status } = await who.get(url)
        if (status !== 404 && status !== 403) answers.push(`${kind} ${place} ${url}: ${status}`)
        // 403 only where the post opens no such door at all; the same post is refused at home too.
        if (status === 403) {
          const home = url.replace(target.ids.case, here.ids.case).replace(target.caseNumber, here.caseNumber).replace(target.ids.person, here.ids.person).replace(target.ids.file, here.ids.file)
          if ((await who.get(home)).status !== 403) answers.push(`${kind} ${place} ${url}: 403, which says that it exists`)
        }
      }
    }
  }
  expect(answers).toEqual([])
})

test('a clerk of another community writes nothing here: the same 404 as for what does not exist', async () => {
  const stranger = await world.staff('community_worker', OTHER_COMMUNITY)
  const nobody = '018f0000-0000-7000-8000-000000000000'
  const tries: Array<[string, (id: string) => string, string, object]> = [
    ['post', (id) => `/api/cases/${id}/moves`, here.ids.case, { move: 'accept', version: 1 }],
    ['patch', (id) => `/api/people/${id}`, here.ids.person, { version: 1, name: '改名' }],
    ['post', (id) => `/api/people/${id}/unmaskings`, here.ids.person, { field: 'idNumber', purpose: 'request' }],
    ['post', (id) => `/api/households/${id}/end`, here.ids.household, { version: 1, on: '2026-03-02' }],
    ['post', (id) => `/api/volunteers/${id}/leave`, here.ids.volunteer, { on: '2026-03-02' }],
    ['post', (id) => `/api/elderly/visit-plans/${id}/end`, here.ids.visitPlan, { on: '2026-03-02' }],
  ]
  for (const [method, url, id, body] of tries) {
    const ask = (target: string) => (method === 'post' ? stranger.post(url(target), body) : stranger.patch(url(target), body))
    const [real, none] = [await ask(id), await ask(nobody)]
    expect([url(id), real.status, real.body.code]).toEqual([url(id), none.status, none.body.code])
    expect([400, 404, 403]).toContain(real.status)
  }
})
