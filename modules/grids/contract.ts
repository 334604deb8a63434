import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'
import { areaTypes, draftStates, estateDecisions, estateStates, faults, responsibleKinds } from './words.ts'

export * from './words.ts'

const Id = z.uuid('编号不正确，请从列表中重新选择')
const RegionCode = z.string().regex(/^\d{12}(\d{3}){0,2}$/, '请选择社区（嘎查）或网格')
const CommunityCode = z.string().regex(/^\d{12}$/, '请选择社区（嘎查）')
const GridCode = z.string().regex(/^\d{15}$/, '请选择网格')
const Day = z.iso.date('日期应写成 2026-11-22 这样')
const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
const Reason = Text(200).min(2, '请写明原因，至少2个字')
const Version = z.int('请刷新页面后再保存').min(1)
const ClientId = z.string().min(8).max(100).optional()
const After = z.string().max(200).optional()
const Lon = z.number('经度应是数字').min(-180).max(180)
const Lat = z.number('纬度应是数字').min(-90).max(90)
const Page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
const Place = z.object({ code: z.string(), name: z.string() })

// ------------------------------------------------------------------------------------------------------ addresses and grids

const Counts = {
  buildings: z.int(),
  unplaced: z.int().describe('Addresses (buildings) in no grid or in two; the goal is 0'),
  dwellings: z.int().describe('Dwellings in those buildings'),
  noGrid: z.int(),
  outside: z.int(),
  twoGrids: z.int(),
  differs: z.int(),
  noPoint: z.int(),
}

export const getAddressReport = operation({
  id: 'getAddressReport',
  method: 'GET',
  path: '/api/grids/addresses/report',
  summary: 'How many buildings of a place lie in no grid, in two, elsewhere by record than on the map, or have no coordinates; and of each community in it',
  access: { staff: 'grids.read' },
  query: z.strictObject({ region: RegionCode.optional() }),
  reply: named(
    'AddressReport',
    z.object({ region: z.string(), regionName: z.string(), on: z.string(), ...Counts, parts: z.array(z.object({ code: z.string(), name: z.string(), level: z.string(), ...Counts })) }),
  ),
  refusals: ['grids.place_not_found'],
})

export const listAddresses = operation({
  id: 'listAddresses',
  method: 'GET',
  path: '/api/grids/addresses',
  summary: 'Buildings of a place with their grid by record and by map, and what is wrong; fifty at a time',
  access: { staff: 'grids.read' },
  query: z.strictObject({ region: RegionCode.optional(), fault: z.enum(['unplaced', 'all', ...faults]).default('unplaced'), q: Text(60).optional(), after: After }),
  reply: named(
    'AddressPage',
    Page(
      z.object({
        id: z.uuid(), region: z.string(), regionName: z.string(), estate: z.string(), name: z.string(), address: z.string(),
        lon: z.number().nullable(), lat: z.number().nullable(), dwellings: z.int(), faults: z.array(z.enum(faults)), onMap: z.array(Place),
      }),
    ).extend({ total: z.int() }),
  ),
  refusals: ['grids.page_unknown', 'grids.place_not_found'],
})

export const assignBuildings = operation({
  id: 'assignBuildings',
  method: 'POST',
  path: '/api/grids/addresses/assignments',
  summary: 'Give buildings to a grid of their community; dwellings, households, ties and people go with them, where they were stays in the history',
  access: { staff: 'grids.assign' },
  body: named('BuildingAssignment', z.strictObject({ buildingIds: z.array(Id).min(1, '请至少选择一栋楼').max(500, '一次最多500栋'), grid: GridCode, reason: Text(200).default(''), clientId: ClientId })),
  reply: named('BuildingsAssigned', z.object({ buildings: z.int(), dwellings: z.int(), households: z.int(), people: z.int() })),
  refusals: ['grids.building_not_found', 'grids.grid_not_found', 'grids.other_community', 'grids.in_the_way'],
})

export const setBuildingPoint = operation({
  id: 'setBuildingPoint',
  method: 'PUT',
  path: '/api/grids/addresses/:id/point',
  summary: 'Put a building on the map; `was` is what the page showed, so that nobody overwrites another’s point',
  access: { staff: 'grids.locate' },
  params: z.strictObject({ id: Id }),
  body: named('BuildingPoint', z.strictObject({ lon: Lon, lat: Lat, was: z.strictObject({ lon: z.number(), lat: z.number() }).nullable(), clientId: ClientId })),
  reply: named('BuildingLocated', z.object({ faults: z.array(z.enum(faults)), onMap: z.array(Place) })),
  refusals: ['grids.building_not_found', 'grids.changed_meanwhile', 'grids.point_far_away'],
})

const Holder = z.object({ postId: z.uuid(), accountId: z.uuid(), name: z.string(), since: z.string(), until: z.string().nullable(), at: z.string().describe('The grid itself, or the community for all of its grids') })

const GridFacts = {
  code: z.string(),
  name: z.string(),
  community: Place,
  workers: z.array(Holder).describe('A角'),
  deputies: z.array(Holder).describe('B角'),
  vacant: z.boolean().describe('No grid worker today'),
  buildings: z.int(),
  dwellings: z.int(),
  households: z.int(),
  people: z.int().describe('Living here today'),
  m2: z.number().nullable(),
}

export const listGrids = operation({
  id: 'listGrids',
  method: 'GET',
  path: '/api/grids',
  summary: 'Grids of a place with workers, deputies and what they serve; fifty at a time',
  access: { staff: 'grids.read' },
  query: z.strictObject({ region: RegionCode.optional(), only: z.enum(['all', 'vacant', 'no_deputy']).default('all'), q: Text(50).optional(), after: After }),
  reply: named('GridPage', Page(named('GridLine', z.object(GridFacts))).extend({ counts: z.object({ all: z.int(), vacant: z.int(), no_deputy: z.int() }) })),
  refusals: ['grids.page_unknown'],
})

export const getGrid = operation({
  id: 'getGrid',
  method: 'GET',
  path: '/api/grids/:code',
  summary: 'One grid: who works it, who answers for its doors, what it holds',
  access: { staff: 'grids.read' },
  params: z.strictObject({ code: GridCode }),
  reply: named(
    'Grid',
    z.object({
      ...GridFacts,
      way: z.array(z.object({ code: z.string(), name: z.string(), level: z.string() })),
      boundary: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }).nullable(),
      faults: z.object({ unplaced: z.int(), noPoint: z.int(), differs: z.int() }),
    }),
  ),
  refusals: ['grids.grid_not_found'],
})

export const listGridCandidates = operation({
  id: 'listGridCandidates',
  method: 'GET',
  path: '/api/grids/:code/candidates',
  summary: 'Staff of the community who may become grid worker or deputy here',
  access: { staff: 'grids.draw' },
  params: z.strictObject({ code: GridCode }),
  reply: named('GridCandidates', z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string(), posts: z.string() })) })),
  refusals: ['grids.grid_not_found'],
})

export const nameGridWorker = operation({
  id: 'nameGridWorker',
  method: 'POST',
  path: '/api/grids/:code/workers',
  summary: 'Name a grid worker (A角) or a deputy (B角) from a day on; the worker before ends that day and hands over',
  access: { staff: 'grids.draw' },
  params: z.strictObject({ code: GridCode }),
  body: named('NewGridWorker', z.strictObject({ accountId: Id, as: z.enum(['worker', 'deputy']), from: Day, replaces: Id.optional(), reason: Text(200).default(''), clientId: ClientId })),
  reply: named('GridWorkerNamed', z.object({ postId: z.uuid() })),
  refusals: ['grids.grid_not_found', 'grids.account_not_found', 'grids.no_worker_to_stand_in_for', 'grids.works_here_already', 'grids.day_past', 'grids.not_oneself'],
})

export const endGridWorker = operation({
  id: 'endGridWorker',
  method: 'POST',
  path: '/api/grids/:code/workers/:postId/end',
  summary: 'End the duty of a grid worker or deputy today; open work goes back to the grid’s desk',
  access: { staff: 'grids.draw' },
  params: z.strictObject({ code: GridCode, postId: Id }),
  body: named('GridWorkerEnd', z.strictObject({ reason: Reason, clientId: ClientId })),
  reply: named('GridWorkerEnded', z.object({ vacant: z.boolean() })),
  refusals: ['grids.grid_not_found', 'grids.account_not_found', 'grids.not_oneself'],
})

// ----------------------------------------------------------------------------------------------------------------- drawing

const Position = z.tuple([Lon, Lat])
const Polygon = named('GridPolygon', z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(z.array(Position).min(4, '至少要有三个顶点').max(2000)).min(1).max(20) }))
const Shape = named(
  'GridShape',
  z.strictObject({ code: GridCode.nullable().describe('Null for a grid that is new'), name: Text(30).min(1, '请填写网格名称'), geometry: Polygon }),
)
export type Shape = z.output<typeof Shape>
const OpenGeometry = z.object({ type: z.string(), coordinates: z.array(z.unknown()) })

const DraftFacts = z.object({
  id: z.uuid(), community: Place, state: z.enum(draftStates), note: z.string(), inForceOn: z.string().nullable(), drawnBy: z.string(), changedAt: z.string(), version: z.int(),
})

export const getDrawing = operation({
  id: 'getDrawing',
  method: 'GET',
  path: '/api/grids/drawings/:community',
  summary: 'What is needed to draw a community’s grids: outline, grids in force, neighbours, buildings with points, the open draft',
  access: { staff: 'grids.read' },
  params: z.strictObject({ community: CommunityCode }),
  reply: named(
    'GridDrawing',
    z.object({
      community: Place,
      outline: OpenGeometry.nullable(),
      inForce: z.array(z.object({ code: z.string(), name: z.string(), geometry: OpenGeometry })),
      neighbours: z.array(z.object({ code: z.string(), name: z.string(), geometry: OpenGeometry })),
      buildings: z.array(z.object({ id: z.uuid(), address: z.string(), region: z.string(), lon: z.number(), lat: z.number() })),
      withoutPoint: z.int(),
      draft: DraftFacts.extend({ shapes: z.array(Shape) }).nullable(),
    }),
  ),
  refusals: ['grids.place_not_found'],
})

export const saveGridDraft = operation({
  id: 'saveGridDraft',
  method: 'PUT',
  path: '/api/grids/drawings/:community/draft',
  summary: 'Keep a drawing as the community’s draft; the first save has no version',
  access: { staff: 'grids.draw' },
  params: z.strictObject({ community: CommunityCode }),
  body: named('NewDraft', z.strictObject({ shapes: z.array(Shape).min(1, '至少要画一个网格').max(60, '一个社区最多60个网格'), note: Text(200).default(''), version: Version.nullable().default(null), clientId: ClientId })),
  reply: named('DraftSaved', z.object({ id: z.uuid(), version: z.int() })),
  refusals: ['grids.place_not_found', 'grids.changed_meanwhile', 'grids.shape_wrong', 'grids.grid_not_found', 'grids.name_twice'],
})

const Flaw = z.object({ kind: z.enum(['gap', 'overlap', 'beyond']), m2: z.number(), ring: z.array(z.array(z.number())), grids: z.array(z.string()) })

export const previewDraft = operation({
  id: 'previewDraft',
  method: 'GET',
  path: '/api/grids/drafts/:id/preview',
  summary: 'What putting a draft in force would do: gaps, overlaps, buildings and people that change grid, grids that begin and end',
  access: { staff: 'grids.draw' },
  params: z.strictObject({ id: Id }),
  reply: named(
    'DraftPreview',
    z.object({
      draft: DraftFacts,
      flaws: z.array(Flaw),
      grids: z.array(z.object({ code: z.string().nullable(), name: z.string(), m2: z.number(), was: z.number().nullable(), change: z.enum(['new', 'same', 'redrawn', 'ended']) })),
      moves: z.array(z.object({ id: z.uuid(), address: z.string(), from: z.string(), to: z.string(), people: z.int(), dwellings: z.int() })),
      buildings: z.int(),
      people: z.int(),
      unplaced: z.int().describe('Buildings with a point that would lie in no grid or two'),
      blocked: z.array(z.string()).describe('Sentences: what must be settled first'),
    }),
  ),
  refusals: ['grids.draft_not_found'],
})

export const putDraftInForce = operation({
  id: 'putDraftInForce',
  method: 'POST',
  path: '/api/grids/drafts/:id/in-force',
  summary: 'Put a draft in force from a day: today at once, later by the nightly job',
  access: { staff: 'grids.draw' },
  params: z.strictObject({ id: Id }),
  body: named('DraftInForce', z.strictObject({ on: Day, version: Version, reason: Reason, clientId: ClientId })),
  reply: named('DraftForce', z.object({ state: z.enum(draftStates), buildings: z.int() })),
  refusals: ['grids.draft_not_found', 'grids.changed_meanwhile', 'grids.draft_has_flaws', 'grids.day_past', 'grids.in_the_way', 'grids.grid_still_used'],
})

export const withdrawDraft = operation({
  id: 'withdrawDraft',
  method: 'POST',
  path: '/api/grids/drafts/:id/withdraw',
  summary: 'Give a draft or a scheduled drawing up',
  access: { staff: 'grids.draw' },
  params: z.strictObject({ id: Id }),
  body: named('DraftWithdrawal', z.strictObject({ version: Version, reason: Reason, clientId: ClientId })),
  reply: named('DraftWithdrawn', z.object({ done: z.boolean() })),
  refusals: ['grids.draft_not_found', 'grids.changed_meanwhile'],
})

// --------------------------------------------------------------------------------------------------------- the chain

const AreaInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('grid'), grid: GridCode }),
  z.strictObject({ kind: z.literal('estate'), estate: Text(60).min(1, '请选择小区') }),
  z.strictObject({ kind: z.literal('building'), buildingId: Id }),
  z.strictObject({ kind: z.literal('units'), buildingId: Id, from: z.int().min(1).max(99), to: z.int().min(1).max(99) }),
  z.strictObject({ kind: z.literal('households'), householdIds: z.array(Id).min(1).max(200) }),
])
export type AreaInput = z.output<typeof AreaInput>

const ResponsibleLine = named(
  'ResponsibleLine',
  z.object({
    id: z.uuid(), kind: z.enum(responsibleKinds), name: z.string(), region: z.string(), regionName: z.string(), personId: z.uuid().nullable(),
    areas: z.array(AreaInput), areaNames: z.array(z.string()), phoneMasked: z.string().nullable(), phoneShown: z.boolean(),
    validFrom: z.string(), validUntil: z.string().nullable(), endsSoon: z.boolean(), version: z.int(),
  }),
)
export type ResponsibleLine = z.output<typeof ResponsibleLine>

export const listResponsibles = operation({
  id: 'listResponsibles',
  method: 'GET',
  path: '/api/grids/responsibles',
  summary: 'Group leaders, heads of courtyards, buildings and doors, representatives of a place; those whose term ends, those who were',
  access: { staff: 'grids.read' },
  query: z.strictObject({
    region: RegionCode.optional(), kind: z.enum(responsibleKinds).optional(), only: z.enum(['current', 'ending', 'past']).default('current'), q: Text(50).optional(), after: After,
  }),
  reply: named('ResponsiblePage', Page(ResponsibleLine).extend({ counts: z.object({ current: z.int(), ending: z.int(), past: z.int() }) })),
  refusals: ['grids.page_unknown'],
})

export const listVacancies = operation({
  id: 'listVacancies',
  method: 'GET',
  path: '/api/grids/vacancies',
  summary: 'Posts of the chain that nobody fills: grids without worker or group leader, buildings without a head',
  access: { staff: 'grids.read' },
  query: z.strictObject({ region: RegionCode.optional(), kind: z.enum(['grid_worker', 'group_leader', 'building_head']).optional(), after: After }),
  reply: named(
    'VacancyPage',
    Page(z.object({ key: z.string(), kind: z.enum(['grid_worker', 'group_leader', 'building_head']), region: z.string(), regionName: z.string(), communityName: z.string(), buildingId: z.uuid().nullable(), name: z.string(), dwellings: z.int() }))
      .extend({ counts: z.object({ grid_worker: z.int(), group_leader: z.int(), building_head: z.int() }) }),
  ),
  refusals: ['grids.page_unknown'],
})

const responsibleFields = {
  kind: z.enum(responsibleKinds, '请选择职务'),
  name: Text(50).min(1, '请填写姓名'),
  personId: Id.nullable().default(null),
  phone: Text(30).optional(),
  phoneShown: z.boolean().default(false).describe('The holder agreed that residents of the area see the number'),
  areas: z.array(AreaInput).min(1, '请至少选择一个负责范围').max(30),
  validFrom: Day,
  validUntil: Day.nullable().default(null),
}

export const nameResponsible = operation({
  id: 'nameResponsible',
  method: 'POST',
  path: '/api/grids/responsibles',
  summary: 'Record who answers for an area, from a day to a day',
  access: { staff: 'grids.keep_responsibles' },
  body: named('NewResponsible', z.strictObject({ region: RegionCode, ...responsibleFields, clientId: ClientId })),
  reply: named('ResponsibleNamed', z.object({ id: z.uuid() })),
  refusals: ['grids.place_not_found', 'grids.area_wrong', 'grids.dates_wrong', 'grids.phone_wrong', 'grids.answers_already', 'grids.person_not_found'],
})

export const updateResponsible = operation({
  id: 'updateResponsible',
  method: 'PATCH',
  path: '/api/grids/responsibles/:id',
  summary: 'Change areas, term, telephone or consent; what stood before stays in the history',
  access: { staff: 'grids.keep_responsibles' },
  params: z.strictObject({ id: Id }),
  body: named(
    'ResponsibleChange',
    z.strictObject({
      version: Version, reason: Reason, phone: Text(30).nullable().optional(), phoneShown: z.boolean().optional(),
      areas: z.array(AreaInput).min(1, '请至少选择一个负责范围').max(30).optional(), validUntil: Day.nullable().optional(), clientId: ClientId,
    }),
  ),
  reply: named('ResponsibleChanged', z.object({ version: z.int() })),
  refusals: ['grids.responsible_not_found', 'grids.changed_meanwhile', 'grids.area_wrong', 'grids.dates_wrong', 'grids.phone_wrong', 'grids.answers_already'],
})

export const endResponsible = operation({
  id: 'endResponsible',
  method: 'POST',
  path: '/api/grids/responsibles/:id/end',
  summary: 'End a duty on a day, with the reason',
  access: { staff: 'grids.keep_responsibles' },
  params: z.strictObject({ id: Id }),
  body: named('ResponsibleEnd', z.strictObject({ on: Day, reason: Reason, version: Version, clientId: ClientId })),
  reply: named('ResponsibleEnded', z.object({ version: z.int() })),
  refusals: ['grids.responsible_not_found', 'grids.changed_meanwhile', 'grids.dates_wrong'],
})

export const unmaskResponsible = operation({
  id: 'unmaskResponsible',
  keepNoReply: true,
  method: 'POST',
  path: '/api/grids/responsibles/:id/unmaskings',
  summary: 'Show the whole telephone, for a purpose; recorded',
  access: { staff: 'grids.unmask' },
  params: z.strictObject({ id: Id }),
  body: named('ResponsibleUnmasking', z.strictObject({ purpose: Text(60).min(2, '请写明查看号码的原因') })),
  reply: named('ResponsiblePhone', z.object({ phone: z.string().nullable() })),
  refusals: ['grids.responsible_not_found'],
})

/** One link of the chain of an address. */
const Link = z.object({
  kind: z.enum([...responsibleKinds, 'grid_worker', 'grid_deputy', 'station']),
  name: z.string(),
  area: z.string(),
  phone: z.string().nullable().describe('An office telephone, or the holder’s own where they agreed'),
  phoneMasked: z.string().nullable(),
  responsibleId: z.uuid().nullable(),
})
export const AddressChain = named(
  'AddressChain',
  z.object({
    dwellingId: z.uuid(), address: z.string(), place: z.string(), grid: Place.nullable(), links: z.array(Link),
    missing: z.array(z.enum(['door_head', 'group_leader', 'grid_worker'])), station: z.object({ name: z.string(), phone: z.string() }),
  }),
)
export type AddressChain = z.output<typeof AddressChain>

export const resolveAddress = operation({
  id: 'resolveAddress',
  method: 'GET',
  path: '/api/grids/chain/:dwellingId',
  summary: 'Who answers for an address: door head, building head, group leader, representatives, grid worker; the station where a link is missing',
  access: { staff: 'grids.read' },
  params: z.strictObject({ dwellingId: Id }),
  reply: AddressChain,
  refusals: ['grids.dwelling_not_found'],
})

export const resolveMyAddress = operation({
  id: 'resolveMyAddress',
  method: 'GET',
  path: '/api/me/responsible',
  summary: 'Who answers for the address a resident lives at: names and office telephones; private numbers only where the holder agreed',
  access: { resident: true },
  reply: named('MyAddressChain', z.object({ chain: AddressChain.nullable(), region: z.string(), regionName: z.string(), station: z.object({ name: z.string(), phone: z.string() }) })),
})

// ----------------------------------------------------------------------------------------------------- estates, area types

const EstateLine = named(
  'EstateLine',
  z.object({
    id: z.uuid().nullable().describe('Null for an estate known by its buildings alone'),
    region: z.string(), regionName: z.string(), name: z.string(), developer: z.string(), buildings: z.int(), dwellings: z.int(),
    households: z.int().describe('On the register today'), stated: z.int().nullable().describe('As stated by developer or street'),
    state: z.enum(estateStates), decision: z.enum(estateDecisions).nullable(), decidedOn: z.string().nullable(), note: z.string(), version: z.int().nullable(),
  }),
)
export type EstateLine = z.output<typeof EstateLine>

export const listEstates = operation({
  id: 'listEstates',
  method: 'GET',
  path: '/api/estates',
  summary: 'Housing estates of a place: those of the register’s buildings and those entered; covered, candidate or decided',
  access: { staff: 'grids.read' },
  query: z.strictObject({ region: RegionCode.optional(), state: z.enum([...estateStates, 'all']).default('all'), q: Text(50).optional(), after: After }),
  reply: named('EstatePage', Page(EstateLine).extend({ counts: z.object({ all: z.int(), covered: z.int(), candidate: z.int(), decided: z.int() }) })),
  refusals: ['grids.page_unknown'],
})

export const keepEstate = operation({
  id: 'keepEstate',
  method: 'POST',
  path: '/api/estates',
  summary: 'Enter an estate: a new one, or one of the register whose facts are to be kept',
  access: { staff: 'grids.keep_estates' },
  body: named('NewEstate', z.strictObject({
    region: CommunityCode, name: Text(60).min(2, '请填写小区名称'), developer: Text(100).default(''), households: z.int().min(0).max(100_000).nullable().default(null),
    state: z.enum(['covered', 'candidate']).default('covered'), note: Text(300).default(''), clientId: ClientId,
  })),
  reply: named('EstateKept', z.object({ id: z.uuid() })),
  refusals: ['grids.place_not_found', 'grids.estate_exists'],
})

export const updateEstate = operation({
  id: 'updateEstate',
  method: 'PATCH',
  path: '/api/estates/:id',
  summary: 'Change the facts of an estate, or make it a candidate or no longer one',
  access: { staff: 'grids.keep_estates' },
  params: z.strictObject({ id: Id }),
  body: named('EstateChange', z.strictObject({
    version: Version, developer: Text(100).optional(), households: z.int().min(0).max(100_000).nullable().optional(), state: z.enum(['covered', 'candidate']).optional(), note: Text(300).optional(),
    reason: Reason, clientId: ClientId,
  })),
  reply: named('EstateChanged', z.object({ version: z.int() })),
  refusals: ['grids.estate_not_found', 'grids.changed_meanwhile', 'grids.estate_decided'],
})

export const decideEstate = operation({
  id: 'decideEstate',
  method: 'POST',
  path: '/api/estates/:id/decision',
  summary: 'Record what was decided on a candidate, when and why',
  access: { staff: 'grids.decide_estates' },
  params: z.strictObject({ id: Id }),
  body: named('EstateDecision', z.strictObject({ version: Version, decision: z.enum(estateDecisions, '请选择决定'), on: Day, reason: Reason, clientId: ClientId })),
  reply: named('EstateDecided', z.object({ version: z.int() })),
  refusals: ['grids.estate_not_found', 'grids.changed_meanwhile', 'grids.not_a_candidate', 'grids.day_to_come'],
})

export const getEstate = operation({
  id: 'getEstate',
  method: 'GET',
  path: '/api/estates/:id',
  summary: 'One estate with what was decided and changed, newest first',
  access: { staff: 'grids.read' },
  params: z.strictObject({ id: Id }),
  reply: named('Estate', z.object({
    estate: EstateLine, heads: z.array(ResponsibleLine),
    changes: z.array(z.object({ id: z.uuid(), at: z.string(), deed: z.string(), after: z.record(z.string(), z.unknown()), reason: z.string(), byName: z.string() })),
  })),
  refusals: ['grids.estate_not_found'],
})

const TaggedArea = named(
  'TaggedArea',
  z.object({
    id: z.uuid(), region: z.string(), regionName: z.string(), kind: z.enum(areaTypes), name: z.string(), estateId: z.uuid().nullable(), validFrom: z.string(), validUntil: z.string().nullable(),
    reason: z.string(), organisations: z.array(z.object({ id: z.uuid(), kind: z.string(), name: z.string() })), party: z.int(), selfGoverning: z.int(),
    gaps: z.array(z.enum(['party', 'self_governing'])), version: z.int(),
  }),
)
export type TaggedArea = z.output<typeof TaggedArea>

export const listAreaTags = operation({
  id: 'listAreaTags',
  method: 'GET',
  path: '/api/grids/area-tags',
  summary: 'Areas by type with the party and self-governing organisations that serve them, or the gap',
  access: { staff: 'grids.read' },
  query: z.strictObject({ region: RegionCode.optional(), kind: z.enum(areaTypes).optional(), only: z.enum(['current', 'gap', 'past']).default('current'), after: After }),
  reply: named('TaggedAreaPage', Page(TaggedArea).extend({ counts: z.object({ current: z.int(), gap: z.int(), past: z.int() }) })),
  refusals: ['grids.page_unknown'],
})

export const tagArea = operation({
  id: 'tagArea',
  method: 'POST',
  path: '/api/grids/area-tags',
  summary: 'Say from which day on a community, a grid or an estate is an area of a type',
  access: { staff: 'grids.tag_areas' },
  body: named('NewAreaTag', z.strictObject({ region: RegionCode, kind: z.enum(areaTypes, '请选择类型'), estateId: Id.nullable().default(null), validFrom: Day, reason: Reason, clientId: ClientId })),
  reply: named('AreaTagged', z.object({ id: z.uuid() })),
  refusals: ['grids.place_not_found', 'grids.estate_not_found', 'grids.tagged_already', 'grids.day_to_come'],
})

export const endAreaTag = operation({
  id: 'endAreaTag',
  method: 'POST',
  path: '/api/grids/area-tags/:id/end',
  summary: 'End a tag on a day; it stays in the history',
  access: { staff: 'grids.tag_areas' },
  params: z.strictObject({ id: Id }),
  body: named('AreaTagEnd', z.strictObject({ on: Day, reason: Reason, version: Version, clientId: ClientId })),
  reply: named('AreaTagEnded', z.object({ version: z.int() })),
  refusals: ['grids.tag_not_found', 'grids.changed_meanwhile', 'grids.dates_wrong'],
})
