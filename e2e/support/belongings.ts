import { uuidv7 } from '../../platform/kernel/ids.ts'
import { principles } from '../../modules/territory/contract.ts'
import { aPicture, made, type Neighbourhood } from './neighbourhood.ts'
import type { World } from './world.ts'

/** What a neighbourhood owns beyond its people and cases, each by the name of its noun. */
export type Belongings = Record<
  | 'building' | 'rental' | 'need' | 'origin' | 'organisation' | 'seat' | 'team' | 'recipient' | 'partyMove' | 'responsible' | 'estate' | 'tag'
  | 'draft' | 'dossier' | 'pair' | 'merge' | 'import' | 'export' | 'opening' | 'incident' | 'mandate' | 'filing' | 'contract' | 'mark'
  | 'representative' | 'opinion' | 'topic' | 'pushedDuty'
  // A line of its own for each new noun.
  | 'visit'
  | 'collection' | 'sheet' | 'proof' | 'report'
  | 'gridEvent' | 'callout' | 'patrol'
  | 'hotlineCall' | 'knowledgeDraft' | 'hotlineCallBack'
  | 'gap'
  | 'offer'
  | 'dispute' | 'round' | 'right'
  | 'trust'
  | 'owedDuty'
  | 'survey' | 'questionnaire' | 'edition' | 'drawn'
  | 'survey' | 'questionnaire' | 'edition' | 'drawn' | 'review'
  | 'evaluationEntry'
  | 'nomination'
  | 'zone'
  | 'project' | 'moneyAccount'
  | 'ownIndicator'
  | 'demoUnit' | 'officer' | 'briefing' | 'gathering' | 'practice'
  | 'planDraft' | 'planGoal' | 'planIssue' | 'planCheck' | 'planFinding'
  , string>
/** What is open to anybody, and is no secret when it is seen. */
export interface OpenBelongings {
  station: string; ticket: string; run: string; halt: string; published: string
  evaluationScheme: string; evaluationRound: string
  // A line of its own for each new noun.
  fund: string
  policy: string
}
export type Furnished = Neighbourhood & { own: Belongings; open: OpenBelongings }

/**
 * Adds one of everything that modules beside the register keep of a place: a let dwelling, an organisation with a seat, a draft of grids, an
 * import, a pair of like files. Names and telephones go to the secrets, so that whoever probes from elsewhere is caught with any of them.
 */
export async function furnishNeighbourhood(world: World, of: Neighbourhood, mark: string): Promise<Furnished> {
  const { community, clerk, resident, ids } = of
  const grid = `${community}001`
  const street = `${community.slice(0, 9)}000`
  const head = await world.staff('station_head', community, `${mark}站长`)
  const officer = await world.staff('street_officer', street, '街道干部')
  const once = () => ({ clientId: `belongings-${uuidv7()}` })
  const nth = String(Number(community.slice(-6)) % 100_000).padStart(5, '0')
  const phones = [`137001${nth}`, `137002${nth}`, `137003${nth}`]
  const id = async (asked: Promise<{ status: number; body: any }>) => String((await made(asked)).id)
  const found = (text: string, values: unknown[]) => world.owner(async (client) => String((await client.query(text, values)).rows[0]?.id))

  const building = await found('select building_id as id from register.dwellings where id = $1', [ids.dwelling])
  const rental = await id(clerk.post('/api/residence/rentals', {
    dwellingId: ids.dwelling, landlordName: `${mark}房东`, landlordPhone: phones[0], tenantName: `${mark}租客`, tenantPhone: phones[1], leaseFrom: '2026-02-01', ...once(),
  }))
  const need = await id(clerk.post('/api/residence/needs', { personId: ids.person, kind: 'health', said: `${mark}要看病`, ...once() }))
  const origin = await id(clerk.post('/api/residence/origin-requests', {
    personId: ids.person, originCode: '620621', originName: '甘肃省武威市民勤县', kind: 'proof', asked: `${mark}的无房证明`, days: 5, ...once(),
  }))

  const organisation = await id(head.post('/api/organisations', { kind: 'committee', name: `${mark}社区居民委员会`, region: community, validFrom: '2022-01-01', ...once() }))
  const seat = await id(head.post(`/api/organisations/${organisation}/seats`, { role: 'director', name: `${mark}主任`, validFrom: '2022-01-01', ...once() }))
  const team = await id(head.post('/api/organisations', { kind: 'service_team', name: `${mark}送餐队`, region: community, validFrom: '2022-01-01', facts: { services: '送餐上门' }, ...once() }))
  const recipient = await id(clerk.post(`/api/organisations/${team}/recipients`, { personId: ids.person, service: '送餐上门', validFrom: '2026-03-01', consent: '2026-03-01签订服务协议', ...once() }))
  const party = await world.staff('party_officer', community, `${mark}党务`)
  const branch = await id(party.post('/api/organisations', { kind: 'party_community', name: `${mark}党支部`, region: community, validFrom: '2022-01-01', facts: { staff: 2, office: true }, ...once() }))
  const partyMove = await id(resident.post('/api/party-moves', { memberKind: 'retired', fromName: '银川市某企业党支部', toOrganisationId: branch, ...once() }))

  const responsible = await id(clerk.post('/api/grids/responsibles', {
    region: community, kind: 'building_head', name: `${mark}楼长`, phone: phones[2], areas: [{ kind: 'building', buildingId: building }], validFrom: '2026-01-01', ...once(),
  }))
  const estate = await id(head.post('/api/estates', { region: community, name: `${mark}新城`, developer: `${mark}置业`, state: 'candidate', ...once() }))
  const tag = await id(head.post('/api/grids/area-tags', { region: community, kind: 'urban_village', validFrom: '2026-01-01', reason: `${mark}实地核查`, ...once() }))
  const drawing = (await head.get(`/api/grids/drawings/${community}`)).body.inForce as Array<{ code: string; name: string; geometry: object }>
  const draft = await id(head.put(`/api/grids/drawings/${community}/draft`, {
    shapes: drawing.map(({ code, name, geometry }) => ({ code, name, geometry })), note: `${mark}重画`, version: null, ...once(),
  }).then((answer) => ({ ...answer, status: answer.status === 200 ? 201 : answer.status })))
  const dossier = await id(officer.post('/api/territory-changes', {
    change: { kind: 'rename', level: 'community', place: community, name: `${mark}社区` }, reason: `${mark}居民要求更名`,
    checklist: Object.fromEntries(principles.map((one) => [one, { met: true, note: '' }])), ...once(),
  }))

  const like = await Promise.all([1, 2].map(() => world.person({ name: `${mark}秀英`, bornOn: '1951-06-01', region: grid })))
  const pair = uuidv7()
  const [a, b] = like.map((one) => one.id).sort()
  await world.owner((client) => client.query(`insert into duplicates.pairs (county, id, region, a_person_id, b_person_id, level, rank, kinds, evidence, facts, found_at)
    values ($1, $2, $3, $4, $5, 'likely', 90, '{name}', '[]', '', $6)`, [community.slice(0, 6), pair, community, a, b, world.clock.now()]))
  const others = await Promise.all([1, 2].map(() => world.person({ name: `${mark}秀兰`, bornOn: '1952-06-01', region: grid })))
  const merge = await id(clerk.post('/api/merges', { intoId: others[0]!.id, fromId: others[1]!.id, intoVersion: 1, fromVersion: 1, reason: '同一人两份档案', ...once() }))

  const table = Buffer.from(`\uFEFF姓名,性别,出生日期\r\n${mark}晓燕,女,1980-01-02\r\n`)
  const imported = await id(clerk.upload('/api/imports', { name: `${mark}名册.csv`, type: 'text/csv', content: table }, { kind: 'people' }))
  const exported = await id(head.post('/api/exports', { kind: 'people', place: community, fields: ['name', 'phone'], purpose: 'visit', note: `${mark}冬季走访`, ...once() }))
  const opening = await id(clerk.post('/api/privacy/openings', { kind: 'many_numbers', purpose: `${mark}核对名单`, ...once() }))
  await made(resident.post('/api/me/mandates', { name: like[0]!.name, phone: like[0]!.phone, powers: ['read'], validUntil: '2026-12-31', ...once() }))
  const mandate = await found('select id from privacy.mandates where person_id = $1', [ids.person])
  const privacyOfficer = await world.staff('privacy_officer', `${community.slice(0, 6)}000000`)
  const incident = await id(privacyOfficer.post('/api/privacy/incidents', {
    title: `${mark}登记表遗落`, happenedAt: '2026-02-27T17:00:00+08:00', foundAt: '2026-02-28T08:00:00+08:00', kinds: '姓名、电话', cause: '没有清点', harm: '可能被看到', people: 12, ...once(),
  }))
  const filing = await id(head.post('/api/population/filings', { region: community, period: '2025', version: 0, note: `${mark}已核对`, ...once() }))
  const contract = await id(clerk.post(`/api/people/${ids.person}/care-contracts`, {
    organisation: `${mark}卫生服务站`, team: '第二团队', doctor: `${mark}医生`, validFrom: '2025-04-01', validUntil: '2026-03-31', source: '签约服务协议', ...once(),
  }))
  const marked = await id(clerk.post(`/api/people/${ids.person}/service-marks`, {
    kind: 'laid_off', request: `${mark}-1`, purpose: '推荐岗位和培训', consentOn: '2026-03-01', validUntil: '2026-12-31', ...once(),
  }))
  const gap = await id(head.post('/api/entitlements/gaps', { region: community, matter: 'elderly.meals', reason: `${mark}没有食堂`, meanwhile: `${mark}到街道食堂`, fromOn: '2026-03-01', ...once() }))
  const offer = await id(head.post('/api/entitlements/offers', { region: community, need: 'haircut', mode: 'volunteer', title: `${mark}理发`, provider: `${mark}志愿队`, priceFen: 0, askHow: '打社区电话', fromOn: '2026-03-01', ...once() }))
  const representative = await id(clerk.post(`/api/people/${ids.person}/representatives`, { byPersonId: like[0]!.id, kind: 'carer', powers: ['collect'], validFrom: '2026-01-01', source: `${mark}照料约定`, ...once() }))

  const business = [{ letter: 'A', name: '综合' }]
  const hours = { workday: [{ from: '08:00', to: '18:00' }], weekend: [], holiday: [] }
  const station = await id(head.post('/api/windows/stations', { region: community, name: '便民服务站', address: '中心路1号', hours, business, ...once() }))
  const ticket = String((await made(head.post(`/api/windows/stations/${station}/tickets`, { business: 'A', ...once() }))).ticket.id)
  const visit = await id(clerk.post('/api/windows/visits', {
    personId: others[0]!.id, items: [{ matterCode: 'matters.resident-request', form: { kind: 'help', content: `${mark}想请人帮忙换灯泡` } }], ...once(),
  }))
  const photo = await id(clerk.upload('/api/files', { name: '委托书.png', type: 'image/png', content: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGM4ceIEVsQwqCQA2U2VAZhfp5EAAAAASUVORK5CYII=', 'base64') }))
  const trust = await id(clerk.post('/api/agency/mandates', { personId: ids.person, matters: ['matters.resident-request'], until: '2026-12-31', basis: 'paper', paperFileId: photo, ...once() }))
  const route = await id(officer.post('/api/agency/routes', {
    region: street, name: '北线', vehicle: '服务车', stops: [{ region: community, name: '路口', matters: ['matters.resident-request'], from: '10:00', until: '12:00' }], ...once(),
  }))
  await made(officer.post(`/api/agency/routes/${route}/runs`, { dates: ['2026-12-01'], ...once() }))
  const run = await found('select id from agency.runs where route_id = $1', [route])
  const halt = await found('select id from agency.halts where run_id = $1', [run])
  await made(clerk.post(`/api/agency/halts/${halt}/bookings`, { personId: ids.person, matter: 'matters.resident-request', note: `${mark}要带表`, ...once() }))
  const topic = await id(clerk.post('/api/voices/topics', { region: community, kind: 'other', title: `${mark}的话题`, shown: false, ...once() }))
  const opinion = await id(clerk.post('/api/voices/opinions', { region: community, channel: 'door', kind: 'other', words: `${mark}说路灯不亮`, saidOn: '2026-03-01', topicId: topic, ...once() }))

  const collection = await id(officer.post('/api/collections', {
    title: `${mark}填报`, period: 'once', day: '2026-02-28', dueCommunity: '2026-12-01', dueTownship: '2026-12-02', dueTop: '2026-12-03', places: [community], items: [{ title: `${mark}场次`, by: 'community' }], ...once(),
  }))
  await made(officer.post(`/api/collections/${collection}/issue`, { version: 1, ...once() }))
  const sheet = await found('select id from collections.sheets where collection_id = $1 and region = $2', [collection, community])
  const paper = await id(clerk.upload('/api/files', { name: '台账.png', type: 'image/png', content: aPicture() }))
  const proof = await id(clerk.post(`/api/collections/sheets/${sheet}/evidence`, { fileId: paper, ...once() }))
  const report = await id(officer.post('/api/reports', { year: 2025, region: community, ...once() }))
  // A plan for the community, a goal it owes, what it raises, and a check with a finding.
  const planDraft = await id(officer.post('/api/plan-drafts', { region: community, title: `${mark}社区规划`, issuer: '街道', from: '2026-01-01', until: '2030-12-31', ...once() }))
  const planGoal = await id(officer.post('/api/plan-goals', {
    region: community, plan: 'alxa-145', planVersion: 2, kind: 'task', what: `${mark}建服务站`, fromOn: '2026-01-01', dueOn: '2026-12-31', owner: `${mark}社区`, ...once(),
  }))
  const planIssue = await id(clerk.post('/api/plan-issues', { region: community, kind: 'site', what: `${mark}没有活动室`, ...once() }))
  const streetHead = await world.staff('street_head', street, `${mark}街道主任`)
  const planCheck = await id(streetHead.post('/api/plan-checks', {
    region: community, subject: `${mark}督查`, checkedOn: '2026-03-01', unit: '街道', result: '服务站没有开门', grade: 'poor', findings: [{ what: `${mark}没有开门`, owner: '社区', dueOn: '2026-03-20' }], ...once(),
  }))
  const planFinding = await found('select id from plans.findings where check_id = $1', [planCheck])

  const pushedDuty = await id(clerk.post('/api/admission/reports', { title: `${mark}每日填表`, department: '某局', task: `${mark}报送表格`, sinceOn: '2026-02-01', ...once() }))
  const shot = await id(of.gridWorker.upload('/api/files', { name: '现场.png', type: 'image/png', content: aPicture() }))
  const patrol = uuidv7()
  const walked = { startedAt: new Date(world.clock.now().getTime() - 3_600_000).toISOString(), endedAt: world.clock.now().toISOString() }
  await made(of.gridWorker.post('/api/patrols', { id: patrol, region: grid, ...walked, places: `${mark}街`, ...once() }))
  const gridEvent = await id(of.gridWorker.post('/api/grid-events', {
    kind: 'D01', region: grid, placeText: `${mark}街垃圾点`, foundAt: walked.endedAt, photosBefore: [shot], patrolId: patrol, sendUp: '要清运车', ...once(),
  }))
  const standing = (await head.get(`/api/grid-events/${gridEvent}`)).body as { event: { version: number } }
  const callout = String((await made(head.post(`/api/grid-events/${gridEvent}/callouts`, {
    helpers: [{ unit: `${mark}执法队`, post: 'street_officer', atRegion: street, job: '到场清理', limit: { amount: 4, unit: 'hour' } }], version: standing.event.version, ...once(),
  }))).ids[0])
  // A call on the community's own line, a draft of an answer, and an order whose call-back waits.
  const dispatcher = await world.staff('dispatcher', street, `${mark}调度`)
  const caller = `137004${nth}`
  await made(dispatcher.post('/api/hotline/lines', {
    region: community, phone: `0483822${nth.slice(-4)}`, name: '社区服务电话', kind: 'community', hours: '', validFrom: '2026-01-01', ...once(),
  }))
  const hotlineCall = await id(dispatcher.post('/api/hotline/demo-calls', { called: `0483822${nth.slice(-4)}`, caller, ...once() }))
  const knowledgeDraft = await id(head.post('/api/hotline/knowledge', {
    region: community, question: `${mark}问怎么停车`, answer: `${mark}的答复`, source: '社区', owner: '社区', validFrom: '2026-01-01', ...once(),
  }))
  const hotlineCallBack = uuidv7()
  await world.owner(async (client) => {
    const county = community.slice(0, 6)
    await client.query(`insert into hotline.orders (county, id, region, case_number, title, matter_code, taken_at) values ($1, $2, $3, $4, '诉求', 'matters.resident-request', $5)`,
      [county, of.ids.case, community, of.caseNumber, world.clock.now()])
    await client.query(`insert into hotline.call_backs (county, id, region, case_id, round, unit_post, unit_region, unit_name, outcome, concluded_at)
      values ($1, $2, $3, $4, 1, 'community_worker', $3, '社区工作者', 'answered', $5)`, [county, hotlineCallBack, community, of.ids.case, world.clock.now()])
  })
  const dispute = await id(resident.post('/api/cases', {
    matterCode: 'matters.mediation', form: { phone: resident.phone, category: 'A08', otherParty: `${mark}楼上`, story: `${mark}家夜里很吵`, wish: '夜里安静', agree: true }, ...once(),
  }))
  const right = await id(resident.post('/api/cases', {
    matterCode: 'legal.rights', form: { phone: resident.phone, address: '3号楼', about: 'wages', story: `${mark}工地拖欠工资`, wish: '要回工资', agree: true }, ...once(),
  }))
  const plan = await id(head.post('/api/disputes/round-plans', { region: community, title: `${mark}排查`, every: 'month', firstOn: '2026-03-01', openDays: 10, ...once() }))
  const round = await id(clerk.post('/api/disputes/rounds', { planId: plan, ...once() }))

  const owedDuty = uuidv7()
  await world.owner(async (client) => {
    await client.query(`insert into duties.wordings (county, digest, region, terms) values ($1, 'w1', $2, $3) on conflict do nothing`, [community.slice(0, 6), `${community.slice(0, 6)}000000`, JSON.stringify({
      sentence: '做一次。', source: '某文', proof: '照片', unit: '次', cycle: '每年', dated: 'text', serves: [], remind: [30], escalate: [3], byPosts: [], satisfiedBy: [], waitsFor: '',
    })])
    await client.query(`insert into duties.owed (county, id, region, code, body_kind, body, body_name, level, topic, title, wording, period, from_on, until_on, due_on, needed, made_on)
      values ($1, $2, $3, 'own.probe', 'place', $3, $4, 'community', 'service', $4, 'w1', '2026', '2026-01-01', '2026-12-31', '2026-12-31', 1, '2026-03-02')`, [community.slice(0, 6), owedDuty, community, `${mark}的责任`])
  })
  const questionnaire = await id(head.post('/api/surveys/questionnaires', { region: community, title: `${mark}问卷`, ...once() }))
  const edition = await found('select id from surveys.editions where questionnaire_id = $1', [questionnaire])
  await head.put(`/api/surveys/editions/${edition}`, { intro: '', questions: [{ key: 'q1', kind: 'scale', title: `${mark}满意吗` }], satisfiedFrom: 4, version: 1, ...once() })
  await made(head.post(`/api/surveys/editions/${edition}/settlements`, { version: 2, ...once() }))
  const survey = await id(head.post('/api/surveys', { region: community, editionId: edition, mode: 'sample', title: `${mark}调查`, unitKind: 'station', period: '2026', fromDay: '2026-03-01', untilDay: '2026-12-31', ...once() }))
  await made(head.post(`/api/surveys/${survey}/draws`, { method: 'simple', size: 1, seed: 'belongings', minAge: 0, version: 1, ...once() }))
  await made(head.post(`/api/surveys/${survey}/moves`, { move: 'open', version: 2, ...once() }))
  const review = await id(head.post('/api/surveys/reviews', { region: community, title: `${mark}评议`, unitKind: 'committee', unitName: `${mark}居委会`, period: '2026', services: [{ key: 's1', title: '服务' }], way: 'meeting', ...once() }))
  const published = await id(head.post('/api/surveys', { region: community, editionId: edition, mode: 'open', title: '公开调查', unitKind: 'station', period: '2026', fromDay: '2026-03-01', untilDay: '2026-12-31', ...once() }))
  for (const [i, move] of ['open', 'close', 'publish'].entries()) await made(head.post(`/api/surveys/${published}/moves`, { move, version: i + 1, ...once() }))
  const drawn = await found('select id from surveys.samples where survey_id = $1', [survey])
  // A community that takes part in a round with its self-check.
  const county = `${community.slice(0, 6)}000000`
  const author = await world.staff('civil_affairs_officer', county, '方案起草')
  const approver = await world.staff('banner_head', county, '方案批准')
  const nomination = await id(clerk.post('/api/evaluation/nominations', { kind: 'person', honour: '好邻居', personId: ids.person, deed: `${mark}常年照顾邻居`, ...once() }))
  const zone = await id(author.post('/api/zones', { title: `${mark}实验区`, plan: { theme: `${mark}议事` }, ...once() }))
  const evaluationScheme = await id(author.post('/api/evaluation/schemes', { template: 'safe', title: '安全示范社区办法', basis: '示例依据', ...once() }))
  await made(approver.post(`/api/evaluation/schemes/${evaluationScheme}/approval`, { fromOn: '2026-03-01', version: 1, ...once() }))
  const evaluationRound = await id(author.post('/api/evaluation/rounds', { schemeId: evaluationScheme, title: '安全示范社区评选', applyUntil: '2026-06-30', decideBy: '2026-09-30', ...once() }))
  const evaluationEntry = await id(head.post('/api/evaluation/entries', { roundId: evaluationRound, unitKind: 'community', region: community, ...once() }))
  await made(head.post(`/api/evaluation/entries/${evaluationEntry}/answers`, { answers: { drill: { words: `${mark}组织了两次演练`, self: 18, files: [] } }, version: 1, ...once() }))
  const civil = await world.staff('civil_affairs_officer', `${community.slice(0, 6)}000000`)
  const project = await id(civil.post('/api/projects', {
    region: community, name: `${mark}服务站改造`, mode: 'upgrade', facility: 'station', site: `${mark}楼下`, areaM2: 200, owner: '旗民政局', budgetFen: 1_000_000, startOn: '2026-01-01', dueOn: '2026-12-31', ...once(),
  }))
  const moneyAccount = await id(head.post('/api/projects/accounts', { region: community, kind: 'special', name: `${mark}专账`, purpose: '社区经费', uses: ['office'], openedOn: '2026-01-01', ...once() }))
  await made(head.post(`/api/projects/accounts/${moneyAccount}/receipts`, { source: 'donation', amountFen: 100, on: '2026-03-01', party: `${mark}捐款人`, voucher: '收1', ...once() }))

  const policy = await id(civil.post('/api/policies', { title: `${community}的实施细则`, issuer: '旗人民政府', level: 'county', summary: '社区服务', ...once() }))
  await made(world.staff('banner_head', `${community.slice(0, 6)}000000`).then((who) => who.post(`/api/policies/${policy}/publication`, { version: 1, ...once() })))
  const fund = await id(civil.post('/api/projects/accounts', { region: `${community.slice(0, 6)}000000`, kind: 'fund', name: '社区发展基金', purpose: '社区公益项目', uses: ['grant'], openedOn: '2026-01-01', ...once() }))
  const counter = await world.staff('statistician', street, `${mark}统计`)
  const ownIndicator = await id(counter.post('/api/indicator-definitions', {
    code: `OWN-${nth}`, ...once(), body: {
      title: `${mark}来信件`, sentence: '本年度来信的办件数。', base: '办件', source: '街道工作安排', unit: '件', decimals: 0, direction: 'none',
      numerator: { of: 'fact', fact: 'cases', window: 'year', filters: [{ field: 'channel', in: ['LETTER'] }] }, denominator: null,
    },
  }))

  const affairs = await world.staff('civil_affairs_officer', `${community.slice(0, 6)}000000`, '民政干部')
  const demoUnit = await id(affairs.post('/api/liaison/units', {
    region: community, kind: 'community', name: `${mark}社区`, title: '示范社区', namedOn: '2025-01-01', contactLevel: 'prefecture', contactBody: '盟民政局', reportEvery: 'half', ...once(),
  }))
  const officer_ = await id(head.post(`/api/liaison/units/${demoUnit}/officers`, { name: `${mark}联络员`, duty: '副主任', phone: `137005${nth}`, fromDay: '2026-01-01', ...once() }))
  const briefing = await id(affairs.post('/api/liaison/briefings', { region: community, title: `${mark}动态`, ...once() }))
  const gathering = await id(affairs.post('/api/liaison/gatherings', { region: community, kind: 'course', title: `${mark}培训`, fromDay: '2026-04-01', untilDay: '2026-04-01', ...once() }))
  const practice = await id(head.post('/api/liaison/practices', { region: community, kind: 'practice', title: `${mark}做法`, summary: '摘要', text: '正文', author: mark, ...once() }))

  const own = {
    demoUnit, officer: officer_, briefing, gathering, practice,
    survey, questionnaire, edition, drawn, review,
    dispute, round, right,
    planDraft, planGoal, planIssue, planCheck, planFinding,
    building, rental, need, origin, organisation, seat, team, recipient, partyMove, responsible, estate, tag, draft, dossier, pair, merge,
    import: imported, export: exported, opening, incident, mandate, filing, contract, mark: marked, representative, opinion, topic, pushedDuty,
    visit,
    gridEvent, callout, patrol,
    hotlineCall, knowledgeDraft, hotlineCallBack,
    gap, offer, trust,
    evaluationEntry,
    nomination,
    zone,
    owedDuty,
    project, moneyAccount,
    ownIndicator,
    collection, sheet, proof, report,
  }
  const people = [...like, ...others]
  return {
    ...of, own,
    open: {
      station, ticket, run, halt, published,
      evaluationScheme, evaluationRound,
      fund,
      policy,
    },
    secrets: [...of.secrets, ...Object.values(own), ...phones, caller, ...people.flatMap((one) => [one.id, one.idNumber, one.phone])],
  }
}

/** What stands for a path's parameter: by the beginning of the path, the longest that fits. */
const NOUNS: ReadonlyArray<readonly [begins: string, is: (of: Furnished) => string]> = [
  ['/api/plan-drafts/', (n) => n.own.planDraft], ['/api/plan-goals/', (n) => n.own.planGoal], ['/api/plan-checks/', (n) => n.own.planCheck], ['/api/plan-findings/', (n) => n.own.planFinding],
  ['/api/plan-years/', (n) => `${n.community.slice(0, 9)}000`],
  ['/api/hotline/calls/', (n) => n.own.hotlineCall], ['/api/hotline/knowledge/', (n) => n.own.knowledgeDraft], ['/api/hotline/call-backs/', (n) => n.own.hotlineCallBack],
  ['/api/hotline/answers/', (n) => n.own.knowledgeDraft],
  ['/api/disputes/', (n) => n.own.dispute], ['/api/disputes/rounds/', (n) => n.own.round], ['/api/me/disputes/', (n) => n.own.dispute], ['/api/legal/rights/', (n) => n.own.right],
  ['/api/people/', (n) => n.ids.person], ['/api/entitlements/people/', (n) => n.ids.person], ['/api/entitlements/gaps/', (n) => n.own.gap], ['/api/entitlements/offers/', (n) => n.own.offer], ['/api/households/', (n) => n.ids.household], ['/api/dwellings/', (n) => n.ids.dwelling], ['/api/buildings/', (n) => n.own.building],
  ['/api/cases/', (n) => n.ids.case], ['/api/files/', (n) => n.ids.file], ['/api/accounts/', (n) => n.ids.account], ['/api/posts/', (n) => n.ids.post],
  ['/api/volunteers/', (n) => n.ids.volunteer], ['/api/regions/', (n) => n.community], ['/api/elderly/visit-plans/', (n) => n.ids.visitPlan], ['/api/me/messages/', (n) => n.ids.message],
  ['/api/residence/rentals/', (n) => n.own.rental], ['/api/residence/needs/', (n) => n.own.need], ['/api/residence/origin-requests/', (n) => n.own.origin],
  ['/api/organisations/', (n) => n.own.organisation], ['/api/organisations/:id/recipients', (n) => n.own.team], ['/api/service-recipients/', (n) => n.own.recipient], ['/api/party-moves/', (n) => n.own.partyMove],
  ['/api/grids/', (n) => `${n.community}001`], ['/api/grids/drafts/', (n) => n.own.draft], ['/api/grids/drawings/', (n) => n.community], ['/api/grids/responsibles/', (n) => n.own.responsible],
  ['/api/grids/chain/', (n) => n.ids.dwelling], ['/api/grids/addresses/', (n) => n.own.building], ['/api/grids/area-tags/', (n) => n.own.tag], ['/api/estates/', (n) => n.own.estate],
  ['/api/territory-changes/', (n) => n.own.dossier], ['/api/territory-changes/places/', (n) => n.community], ['/api/territory-changes/sizes/', (n) => n.community],
  ['/api/duplicates/', (n) => n.own.pair], ['/api/merges/', (n) => n.own.merge], ['/api/imports/', (n) => n.own.import], ['/api/exports/', (n) => n.own.export],
  ['/api/import-kinds/', () => 'people'], ['/api/privacy/openings/', (n) => n.own.opening], ['/api/privacy/incidents/', (n) => n.own.incident], ['/api/me/mandates/', (n) => n.own.mandate], ['/api/population/filings/', (n) => n.own.filing],
  ['/api/care-contracts/', (n) => n.own.contract], ['/api/service-marks/', (n) => n.own.mark], ['/api/service-groups/', () => 'laid_off'],
  ['/api/agency/mandates/', (n) => n.own.trust], ['/api/agency/cases/', (n) => n.ids.case], ['/api/agency/runs/', (n) => n.open.run], ['/api/agency/halts/', (n) => n.open.halt],
  ['/api/windows/visits/', (n) => n.own.visit], ['/api/windows/desk-times/', (n) => n.ids.case],
  ['/api/windows/stations/', (n) => n.open.station], ['/api/windows/tickets/', (n) => n.open.ticket],
  ['/api/grid-events/', (n) => n.own.gridEvent], ['/api/grid-events/lists/', () => 'event_kind'], ['/api/callouts/', (n) => n.own.callout], ['/api/patrols/', (n) => n.own.patrol],
  ['/api/collections/', (n) => n.own.collection], ['/api/collections/sheets/', (n) => n.own.sheet], ['/api/collections/evidence/', (n) => n.own.proof], ['/api/reports/', (n) => n.own.report],
  ['/api/admission/reports/', (n) => n.own.pushedDuty], ['/api/representatives/', (n) => n.own.representative], ['/api/me/representations/', (n) => n.own.representative],
  ['/api/notices/people/', (n) => n.ids.person], ['/api/admission/reports/', (n) => n.own.pushedDuty], ['/api/representatives/', (n) => n.own.representative], ['/api/me/representations/', (n) => n.own.representative],
  ['/api/voices/opinions/', (n) => n.own.opinion], ['/api/voices/topics/', (n) => n.own.topic], ['/api/duties/', (n) => n.own.owedDuty], ['/api/duty-catalogue/', () => 'democracy.hearing'],
  ['/api/liaison/units/', (n) => n.own.demoUnit], ['/api/liaison/officers/', (n) => n.own.officer], ['/api/liaison/briefings/', (n) => n.own.briefing], ['/api/liaison/gatherings/', (n) => n.own.gathering], ['/api/liaison/practices/', (n) => n.own.practice],
  ['/api/surveys/', (n) => n.own.survey], ['/api/surveys/public/', (n) => n.open.published], ['/api/surveys/questionnaires/', (n) => n.own.questionnaire], ['/api/surveys/editions/', (n) => n.own.edition], ['/api/surveys/members/', (n) => n.own.drawn],
  ['/api/surveys/', (n) => n.own.survey], ['/api/surveys/public/', (n) => n.open.published], ['/api/surveys/questionnaires/', (n) => n.own.questionnaire], ['/api/surveys/editions/', (n) => n.own.edition], ['/api/surveys/reviews/', (n) => n.own.review], ['/api/surveys/members/', (n) => n.own.drawn],
  ['/api/evaluation/people/', (n) => n.ids.person],
  ['/api/zones/', (n) => n.own.zone],
  ['/api/evaluation/entries/', (n) => n.own.evaluationEntry], ['/api/evaluation/schemes/', (n) => n.open.evaluationScheme], ['/api/evaluation/rounds/', (n) => n.open.evaluationRound],
  ['/api/policies/', (n) => n.open.policy],
  ['/api/projects/', (n) => n.own.project], ['/api/projects/accounts/', (n) => n.own.moneyAccount],
  ['/api/indicator-definitions/', (n) => n.own.ownIndicator],
  ['/api/voices/opinions/', (n) => n.own.opinion], ['/api/voices/topics/', (n) => n.own.topic],
]

/** What an operation's path names first, of one neighbourhood; its case where the noun is of no neighbourhood. */
export function belongingAt(path: string, of: Furnished): string {
  const fits = NOUNS.filter(([begins]) => path.startsWith(begins) || path.replace(/\{(\w+)\}/g, ':$1').startsWith(begins))
  const longest = fits.toSorted(([a], [b]) => b.length - a.length)[0]
  return longest ? longest[1](of) : of.ids.case
}
