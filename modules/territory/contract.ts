import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'
import { principles } from './catalogue/thresholds.ts'

export { PRINCIPLES, principles, type Principle } from './catalogue/thresholds.ts'

export const CHANGE_KINDS = {
  set_up: '设立',
  merge: '合并',
  split: '拆分',
  adjust: '边界调整',
  rename: '更名',
  renumber: '变更代码',
  abolish: '撤销',
  undo: '恢复原区划',
} as const
export type ChangeKind = keyof typeof CHANGE_KINDS
export const changeKinds = Object.keys(CHANGE_KINDS) as [ChangeKind, ...ChangeKind[]]

export const DOSSIER_STATES = { proposed: '待决定', approved: '已批准，待生效', executed: '已生效', declined: '未批准', withdrawn: '已撤回', undone: '已恢复' } as const
export type DossierState = keyof typeof DOSSIER_STATES
export const dossierStates = Object.keys(DOSSIER_STATES) as [DossierState, ...DossierState[]]

export const OPINION_KINDS = { residents: '居民意见', meeting: '居民会议或居民代表会议', street: '街道（苏木镇）意见', department: '部门意见' } as const
export type OpinionKind = keyof typeof OPINION_KINDS
export const opinionKinds = Object.keys(OPINION_KINDS) as [OpinionKind, ...OpinionKind[]]

const Code = z.string().regex(/^\d{12}(\d{3})?$/, '请选择地点')
const Name = z.string().trim().max(40)
const Ids = z.array(z.uuid()).max(2000).default([])

/** What is to happen to which places. Which fields are asked for depends on the kind; `plan.ts` says what is missing. */
export const Change = named(
  'TerritoryChange',
  z.strictObject({
    kind: z.enum(changeKinds),
    level: z.enum(['community', 'grid']).default('community'),
    /** The one place that is split, renamed, renumbered, abolished. */
    place: Code.optional(),
    /** The places that are merged. */
    places: z.array(Code).max(30).default([]),
    /** Where it goes: an existing place; none: a new one. */
    into: Code.optional(),
    /** What a new place lies in. */
    parent: Code.optional(),
    name: Name.default(''),
    code: Code.optional(),
    placeKind: z.enum(['community', 'gacha', 'village']).optional(),
    grids: z.array(Code).max(300).default([]),
    buildings: Ids,
    /** The new places of a split. */
    parts: z.array(z.strictObject({ name: Name.default(''), code: Code.optional(), grids: z.array(Code).max(300).default([]), buildings: Ids })).max(10).default([]),
    /** What becomes of duties at a place that ends. */
    posts: z.enum(['move', 'end']).default('move'),
    /** The dossier that is put back. */
    undoes: z.uuid().optional(),
  }),
)
export type Change = z.output<typeof Change>

const Counts = z.object({ households: z.int(), people: z.int(), dwellings: z.int(), buildings: z.int(), openCases: z.int(), posts: z.int(), grids: z.int() })
export type Counts = z.output<typeof Counts>

export const Preview = named(
  'TerritoryPreview',
  z.object({
    title: z.string(),
    region: z.string(),
    faults: z.array(z.object({ code: z.string(), text: z.string() })),
    places: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        state: z.enum(['stays', 'new', 'ends', 'renamed']),
        before: Counts.nullable(),
        after: Counts.nullable(),
        threshold: z.object({ class: z.string(), className: z.string(), households: z.int().nullable(), short: z.int(), source: z.string() }).nullable(),
      }),
    ),
    grids: z.array(z.object({ from: z.string(), fromName: z.string(), to: z.string(), toName: z.string(), whole: z.boolean() })),
    rows: z.array(z.object({ what: z.string(), rows: z.int() })),
    obstacles: z.array(z.object({ text: z.string(), blocking: z.boolean() })),
    day: z.string(),
  }),
)
export type Preview = z.output<typeof Preview>

const Answer = z.strictObject({ met: z.boolean(), note: z.string().trim().max(300).default('') })
const Checklist = z.strictObject(Object.fromEntries(principles.map((each) => [each, Answer])) as Record<(typeof principles)[number], typeof Answer>)

const Line = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  kind: z.enum(changeKinds),
  level: z.enum(['community', 'grid']),
  state: z.enum(dossierStates),
  region: z.string(),
  regionName: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  effectiveOn: z.string().nullable(),
  next: z.string(),
})
export const DossierLine = named('DossierLine', Line)
export type DossierLine = z.output<typeof DossierLine>

export const Dossier = named(
  'Dossier',
  Line.extend({
    change: Change,
    reason: z.string(),
    checklist: Checklist,
    belowReason: z.string(),
    decisionNote: z.string(),
    decidedBy: z.string(),
    decidedAt: z.string().nullable(),
    executedAt: z.string().nullable(),
    stagesDone: z.int(),
    stages: z.int(),
    blocked: z.array(z.string()),
    undoes: z.object({ id: z.uuid(), number: z.string(), title: z.string() }).nullable(),
    undoneBy: z.object({ id: z.uuid(), number: z.string(), state: z.enum(dossierStates) }).nullable(),
    version: z.int(),
    preview: Preview,
    opinions: z.array(z.object({ id: z.uuid(), kind: z.enum(opinionKinds), heldOn: z.string(), asked: z.int().nullable(), agreed: z.int().nullable(), against: z.int().nullable(), text: z.string(), byName: z.string(), at: z.string() })),
    steps: z.array(z.object({ id: z.uuid(), name: z.string(), note: z.string(), byName: z.string(), at: z.string() })),
    maps: z.object({
      before: z.array(z.object({ code: z.string(), name: z.string(), geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }) })),
      after: z.array(z.object({ code: z.string(), name: z.string(), geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }) })),
    }),
    may: z.object({ decide: z.boolean(), withdraw: z.boolean(), addOpinion: z.boolean(), undo: z.boolean(), execute: z.boolean() }),
    whyNotDecide: z.string(),
  }),
)
export type Dossier = z.output<typeof Dossier>

const ById = z.strictObject({ id: z.uuid() })
const ClientId = z.string().min(8).max(64)

export const previewChange = operation({
  id: 'previewTerritoryChange',
  method: 'POST',
  path: '/api/territory-changes/preview',
  status: 200,
  summary: 'What a change of places would do: figures before and after, new codes, what does not fit. Nothing is written',
  access: { staff: 'territory.propose' },
  body: z.strictObject({ change: Change }),
  reply: Preview,
})

export const listDossiers = operation({
  id: 'listTerritoryChanges',
  method: 'GET',
  path: '/api/territory-changes',
  summary: 'Dossiers of territory changes within the scope, newest first; counts by state',
  access: { staff: 'territory.read' },
  query: z.strictObject({
    state: z.enum(dossierStates).optional(),
    kind: z.enum(changeKinds).optional(),
    place: Code.optional(),
    q: z.string().trim().max(40).optional(),
    after: z.string().max(60).optional(),
  }),
  reply: named('DossierList', z.object({ items: z.array(DossierLine), next: z.string().nullable(), counts: z.record(z.string(), z.int()) })),
})

export const getDossier = operation({
  id: 'getTerritoryChange',
  method: 'GET',
  path: '/api/territory-changes/:id',
  summary: 'One dossier with its preview, opinions, history, maps and what the reader may do',
  access: { staff: 'territory.read' },
  params: ById,
  reply: Dossier,
  refusals: ['territory.not_found'],
})

export const proposeChange = operation({
  id: 'proposeTerritoryChange',
  method: 'POST',
  path: '/api/territory-changes',
  summary: 'Proposes a change of places as a dossier',
  access: { staff: 'territory.propose' },
  body: z.strictObject({ change: Change, reason: z.string().trim().min(4, '请写明理由').max(2000), checklist: Checklist, clientId: ClientId }),
  status: 201,
  reply: named('DossierMade', z.object({ id: z.uuid(), number: z.string() })),
  refusals: ['territory.does_not_fit', 'territory.not_yours'],
})

export const addOpinion = operation({
  id: 'addTerritoryOpinion',
  method: 'POST',
  path: '/api/territory-changes/:id/opinions',
  summary: 'Records an opinion of residents, the street or a department',
  access: { staff: 'territory.propose' },
  params: ById,
  body: z.strictObject({
    kind: z.enum(opinionKinds),
    heldOn: z.iso.date(),
    asked: z.int().min(0).max(1_000_000).nullable().default(null),
    agreed: z.int().min(0).max(1_000_000).nullable().default(null),
    against: z.int().min(0).max(1_000_000).nullable().default(null),
    text: z.string().trim().min(2, '请写明意见').max(2000),
    clientId: ClientId,
  }),
  status: 201,
  reply: named('OpinionAdded', z.object({ id: z.uuid() })),
  refusals: ['territory.not_found', 'territory.closed', 'territory.opinion_numbers', 'territory.opinion_later'],
})

export const decideChange = operation({
  id: 'decideTerritoryChange',
  method: 'POST',
  path: '/api/territory-changes/:id/decision',
  status: 200,
  summary: 'Approves or declines; never by the proposer. Below the threshold only with a written reason (TER-03)',
  access: { staff: 'territory.decide' },
  params: ById,
  body: z.strictObject({
    approve: z.boolean(),
    note: z.string().trim().max(2000).default(''),
    effectiveOn: z.iso.date().optional(),
    belowReason: z.string().trim().max(2000).default(''),
    version: z.int(),
    clientId: ClientId,
  }),
  reply: named('DossierDecided', z.object({ state: z.enum(dossierStates) })),
  refusals: [
    'territory.not_found', 'territory.closed', 'territory.own_proposal', 'territory.not_yours', 'territory.opinion_missing', 'territory.below_threshold',
    'territory.day_needed', 'territory.note_needed', 'territory.does_not_fit', 'territory.changed_meanwhile',
  ],
})

export const withdrawChange = operation({
  id: 'withdrawTerritoryChange',
  method: 'POST',
  path: '/api/territory-changes/:id/withdrawal',
  status: 200,
  summary: 'Takes a dossier back that has not been decided, or an approval that has not taken effect',
  access: { staff: 'territory.propose' },
  params: ById,
  body: z.strictObject({ note: z.string().trim().min(2, '请写明原因').max(500), version: z.int(), clientId: ClientId }),
  reply: named('DossierWithdrawn', z.object({ state: z.enum(dossierStates) })),
  refusals: ['territory.not_found', 'territory.closed', 'territory.not_yours', 'territory.changed_meanwhile'],
})

export const executeChange = operation({
  id: 'executeTerritoryChange',
  method: 'POST',
  path: '/api/territory-changes/:id/execution',
  status: 200,
  summary: 'Asks for the execution of an approved change whose day has come; it goes on in the background',
  access: { staff: 'territory.decide' },
  params: ById,
  reply: named('DossierExecution', z.object({ asked: z.boolean() })),
  refusals: ['territory.not_found', 'territory.closed', 'territory.too_early', 'territory.not_yours'],
})

export const ThresholdLine = named(
  'ThresholdLine',
  z.object({
    code: z.string(), name: z.string(), township: z.string(), townshipName: z.string(), kind: z.string(), class: z.string(), className: z.string(), set: z.boolean(),
    households: z.int(), threshold: z.int().nullable(), short: z.int(),
  }),
)
export type ThresholdLine = z.output<typeof ThresholdLine>

export const ThresholdClassLine = named(
  'ThresholdClassLine',
  z.object({ code: z.string(), name: z.string(), households: z.int().nullable(), scope: z.string(), source: z.string(), own: z.boolean(), version: z.int(), places: z.int(), short: z.int() }),
)
export type ThresholdClassLine = z.output<typeof ThresholdClassLine>

export const listSizes = operation({
  id: 'listCommunitySizes',
  method: 'GET',
  path: '/api/territory-changes/sizes',
  summary: 'Communities with their households of today, the threshold of their class and what is short of it (TER-02)',
  access: { staff: 'territory.read' },
  query: z.strictObject({
    only: z.enum(['short', 'all']).default('short'), class: z.string().max(20).optional(), place: Code.optional(), q: z.string().trim().max(40).optional(),
    after: z.string().max(12).optional(),
  }),
  reply: named('CommunitySizes', z.object({ items: z.array(ThresholdLine), next: z.string().nullable(), counts: z.object({ short: z.int(), all: z.int() }), classes: z.array(ThresholdClassLine), day: z.string() })),
})

export const setPlaceClass = operation({
  id: 'setPlaceClass',
  method: 'PUT',
  path: '/api/territory-changes/sizes/:code',
  summary: 'Says to which class of the thresholds a community belongs',
  access: { staff: 'territory.thresholds' },
  params: z.strictObject({ code: Code }),
  body: z.strictObject({ class: z.string().max(20), reason: z.string().trim().min(2, '请写明原因').max(300), clientId: ClientId }),
  reply: named('PlaceClassSet', z.object({ class: z.string() })),
  refusals: ['territory.no_such_class', 'territory.not_found'],
})

export const setThreshold = operation({
  id: 'setThreshold',
  method: 'PUT',
  path: '/api/territory-changes/thresholds/:class',
  summary: 'Sets the threshold of a class for this county, with its source',
  access: { staff: 'territory.thresholds' },
  params: z.strictObject({ class: z.string().max(20) }),
  body: z.strictObject({ households: z.int().min(1).max(100_000), scope: z.string().trim().min(2).max(200), source: z.string().trim().min(2, '请写明依据').max(200), version: z.int(), clientId: ClientId }),
  reply: named('ThresholdSet', z.object({ version: z.int() })),
  refusals: ['territory.no_such_class', 'territory.changed_meanwhile'],
})

export const getPlaceHistory = operation({
  id: 'getPlaceHistory',
  method: 'GET',
  path: '/api/territory-changes/places/:code',
  summary: 'What a place was called and when, what came into it, what became of it',
  access: { staff: 'territory.read' },
  params: z.strictObject({ code: Code }),
  reply: named(
    'PlaceHistory',
    z.object({
      periods: z.array(z.object({ name: z.string(), fullName: z.string(), validFrom: z.string(), validUntil: z.string().nullable() })),
      kin: z.array(z.object({ way: z.enum(['from', 'to']), code: z.string(), name: z.string(), on: z.string(), whole: z.boolean(), dossier: z.uuid().nullable(), number: z.string() })),
      open: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string(), state: z.enum(dossierStates) })),
    }),
  ),
})

export const listBuildingsOf = operation({
  id: 'listBuildingsOfPlace',
  method: 'GET',
  path: '/api/territory-changes/places/:code/buildings',
  summary: 'Buildings of a community or grid with their households: what can be chosen for a split',
  access: { staff: 'territory.propose' },
  params: z.strictObject({ code: Code }),
  reply: named('BuildingsOfPlace', z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string(), region: z.string(), grid: z.string(), households: z.int() })), more: z.boolean() })),
})
