import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'
import { organisationGroups } from './kinds.ts'

export { ALL_POSTS, EXPECTED_POSTS, POST_KINDS, SERVING, postKinds, postTitle, type Abilities, type PostKind } from './posts.ts'
export {
  ONE_TEAM_THREE_CENTRES, ORGANISATION_GROUPS, ORGANISATION_KINDS, SOCIAL_FIELDS, kindOf, organisationGroups, withLocal, type FactField, type LocalKind,
  type OrganisationGroup, type OrganisationKind, type SeatRole,
} from './kinds.ts'
export { TERM_WARNING_DAYS, termState, type TermState } from './rules.ts'
export * from './contract-teams.ts'
export * from './contract-party.ts'

// ---------------------------------------------------------------------------------------------------------- small parts

const Id = z.uuid('编号不正确，请从列表中重新选择')
const RegionCode = z.string().regex(/^\d{12}(\d{3}){0,2}$/, '请选择所在的地方')
const Day = z.iso.date('日期应写成 2026-11-22 这样')
const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
const Reason = Text(200).min(2, '请写明原因，至少2个字')
const Version = z.int('请刷新页面后再保存').min(1)
const ClientId = z.string().min(8).max(100).optional()
const OnePath = z.strictObject({ id: Id })
const KindCode = z.string().regex(/^[a-z][a-z0-9_]{1,40}$/, '请从列表中选择类型')
const Group = z.enum(organisationGroups, '请从列表中选择一类')
const FactInput = z.record(z.string().max(40), z.union([z.string().max(2000), z.number(), z.boolean(), z.array(z.string().max(60)).max(40)]))

export const RECORD_KINDS = {
  meeting: '会议', minutes: '纪要', resolution: '决议', basis: '依据文件', contract: '合同', agreement: '共建协议', case: '共同处理的办件',
} as const
export const recordKinds = Object.keys(RECORD_KINDS) as [keyof typeof RECORD_KINDS, ...(keyof typeof RECORD_KINDS)[]]

/** How a term stands: running, due within 180 days, past; none where none was recorded. */
export const termStates = ['none', 'running', 'due', 'past'] as const

// ---------------------------------------------------------------------------------------------------------------- kinds

const LocalKindLine = z.object({ code: z.string(), group: Group, title: z.string(), level: z.enum(['county', 'township', 'community']) })

export const listOrganisationKinds = operation({
  id: 'listOrganisationKinds',
  method: 'GET',
  path: '/api/organisation-kinds',
  summary: 'Kinds that this place added to the catalogue, and its own numbers',
  access: { staff: 'organisations.read' },
  reply: named('LocalOrganisationKinds', z.object({ local: z.array(LocalKindLine), professionalBodyPeople: z.int().nullable() })),
})

export const createOrganisationKind = operation({
  id: 'createOrganisationKind',
  method: 'POST',
  path: '/api/organisation-kinds',
  summary: 'Add a kind of organisation to a group of the catalogue, for this county',
  access: { staff: 'organisations.adapt' },
  body: named('NewOrganisationKind', z.strictObject({ group: Group, title: Text(30).min(2, '请写类型的名称'), level: z.enum(['county', 'township', 'community']), clientId: ClientId })),
  reply: named('OrganisationKindCreated', z.object({ code: z.string() })),
  refusals: ['organisations.kind_exists', 'organisations.place_not_yours'],
})

export const setLocalSize = operation({
  id: 'setLocalSize',
  method: 'PUT',
  path: '/api/organisation-settings/professional-body-people',
  summary: 'From how many people on a community without a professional service body is listed for decision; null: not asked here',
  access: { staff: 'organisations.adapt' },
  body: z.strictObject({ people: z.int().min(100, '请填写100以上的人数').max(1_000_000).nullable() }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['organisations.place_not_yours'],
})

// ----------------------------------------------------------------------------------------------------------------- list

export const OrganisationLine = named(
  'OrganisationLine',
  z.object({
    id: z.uuid(),
    region: z.string(),
    regionName: z.string(),
    kind: z.string(),
    kindTitle: z.string(),
    name: z.string(),
    lead: z.string().describe('Name of who leads it today; empty when nobody does'),
    phone: z.string(),
    members: z.int(),
    termUntil: z.string().nullable(),
    termState: z.enum(termStates),
    validUntil: z.string().nullable(),
  }),
)
export type OrganisationLine = z.output<typeof OrganisationLine>

export const listOrganisations = operation({
  id: 'listOrganisations',
  method: 'GET',
  path: '/api/organisations',
  summary: 'Organisations within the place of the post, fifty at a time, with counts by group and by kind',
  access: { staff: 'organisations.read' },
  query: z.strictObject({
    group: Group.optional(),
    kind: KindCode.optional(),
    q: Text(50).optional().describe('Part of the name or of a former name, initials, credit code'),
    region: RegionCode.optional(),
    state: z.enum(['open', 'due', 'closed']).default('open').describe('due: the term is over or ends within 180 days'),
    after: z.string().max(400).optional(),
  }),
  reply: named(
    'OrganisationPage',
    z.object({
      items: z.array(OrganisationLine),
      next: z.string().nullable(),
      total: z.int(),
      groups: z.record(z.string(), z.int()).describe('How many by group, whatever group is chosen'),
      kinds: z.record(z.string(), z.int()).describe('How many by kind, whatever kind is chosen'),
    }),
  ),
  refusals: ['organisations.page_unknown', 'organisations.place_not_yours'],
})

// ----------------------------------------------------------------------------------------------------------------- file

const SeatLine = z.object({
  id: z.uuid(),
  role: z.string(),
  roleTitle: z.string(),
  lead: z.boolean(),
  name: z.string(),
  personId: z.uuid().nullable(),
  postedBy: z.string(),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  basis: z.string(),
})
const TermLine = z.object({ id: z.uuid(), nth: z.int(), validFrom: z.string(), validUntil: z.string(), basis: z.string() })
const RecordLine = z.object({
  id: z.uuid(),
  kind: z.enum(recordKinds),
  title: z.string(),
  onDay: z.string(),
  note: z.string(),
  archive: z.string().describe('Where the paper lies'),
  caseId: z.uuid().nullable(),
  caseNumber: z.string(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  aboutId: z.uuid().nullable(),
  aboutName: z.string().nullable(),
  byName: z.string(),
})
const Related = z.object({ id: z.uuid(), name: z.string(), kindTitle: z.string() })

export const Organisation = named(
  'Organisation',
  z.object({
    id: z.uuid(),
    region: z.string(),
    regionName: z.string(),
    kind: z.string(),
    kindTitle: z.string(),
    name: z.string(),
    formerNames: z.array(z.string()),
    uscc: z.string().nullable(),
    phone: z.string(),
    address: z.string(),
    opens: z.string(),
    parent: Related.nullable(),
    parts: z.array(Related),
    mergedInto: Related.nullable(),
    validFrom: z.string(),
    validUntil: z.string().nullable(),
    closedBecause: z.string(),
    facts: FactInput,
    seats: z.array(SeatLine),
    terms: z.array(TermLine),
    termState: z.enum(termStates),
    records: z.array(RecordLine),
    recipients: z.int().describe('Accepted services that run today; who receives them is for the worker in charge'),
    abilities: z.array(z.enum(['keep', 'serve'])),
    version: z.int(),
  }),
)
export type Organisation = z.output<typeof Organisation>

export const getOrganisation = operation({
  id: 'getOrganisation',
  method: 'GET',
  path: '/api/organisations/:id',
  summary: 'One organisation’s file: facts, seats, terms, papers',
  access: { staff: 'organisations.read' },
  params: OnePath,
  reply: Organisation,
  refusals: ['organisations.not_found'],
})

const Basics = {
  name: Text(100).min(2, '请填写名称，至少2个字'),
  uscc: Text(30).nullable().default(null),
  phone: Text(30).default(''),
  address: Text(200).default(''),
  opens: Text(100).default(''),
  parentId: Id.nullable().default(null),
  facts: FactInput.default({}),
}

const NOT_RIGHT = ['organisations.facts_invalid', 'organisations.uscc_invalid', 'organisations.phone_private', 'organisations.parent_unknown'] as const

export const createOrganisation = operation({
  id: 'createOrganisation',
  method: 'POST',
  path: '/api/organisations',
  summary: 'Open the file of an organisation',
  access: { staff: 'organisations.keep' },
  body: named('NewOrganisation', z.strictObject({ kind: KindCode, region: RegionCode, validFrom: Day, ...Basics, clientId: ClientId })),
  reply: named('OrganisationCreated', z.object({ id: z.uuid(), warnings: z.array(z.string()) })),
  refusals: ['organisations.kind_unknown', 'organisations.not_at_this_level', 'organisations.place_not_yours', 'organisations.not_yours_to_keep', 'organisations.exists', ...NOT_RIGHT],
})

export const updateOrganisation = operation({
  id: 'updateOrganisation',
  method: 'PATCH',
  path: '/api/organisations/:id',
  summary: 'Change an organisation’s file, with the reason; a former name stays and is found',
  access: { staff: 'organisations.keep' },
  params: OnePath,
  body: named('OrganisationChange', z.strictObject({ ...Basics, version: Version, reason: Reason, clientId: ClientId })),
  reply: named('OrganisationChanged', z.object({ version: z.int(), warnings: z.array(z.string()) })),
  refusals: ['organisations.not_found', 'organisations.not_yours_to_keep', 'organisations.changed_meanwhile', 'organisations.closed', ...NOT_RIGHT],
})

export const closeOrganisation = operation({
  id: 'closeOrganisation',
  method: 'POST',
  path: '/api/organisations/:id/closure',
  summary: 'Close an organisation from a day on, or merge it into another; seats end that day, history stays',
  access: { staff: 'organisations.keep' },
  params: OnePath,
  body: named('OrganisationClosure', z.strictObject({ on: Day, mergedInto: Id.nullable().default(null), version: Version, reason: Reason, clientId: ClientId })),
  reply: z.object({ version: z.int() }),
  refusals: ['organisations.not_found', 'organisations.not_yours_to_keep', 'organisations.changed_meanwhile', 'organisations.closed', 'organisations.dates', 'organisations.merge_unfit'],
})

export const addSeat = operation({
  id: 'addSeat',
  method: 'POST',
  path: '/api/organisations/:id/seats',
  summary: 'Somebody takes a seat from a day on. A seat held by one person passes on: the earlier holder’s ends that day',
  access: { staff: 'organisations.keep' },
  params: OnePath,
  body: named(
    'NewSeat',
    z.strictObject({
      role: KindCode,
      personId: Id.nullable().default(null),
      name: Text(50).default('').describe('Needed where nobody on the register is chosen'),
      postedBy: Text(60).default('').describe('Department that posted them here'),
      validFrom: Day,
      validUntil: Day.nullable().default(null),
      basis: Text(200).default(''),
      clientId: ClientId,
    }),
  ),
  reply: named('SeatAdded', z.object({ id: z.uuid(), ended: z.uuid().nullable() })),
  refusals: ['organisations.not_found', 'organisations.not_yours_to_keep', 'organisations.closed', 'organisations.role_unknown', 'organisations.person_not_found', 'organisations.name_needed', 'organisations.dates', 'organisations.seat_twice', 'organisations.independent'],
})

export const endSeat = operation({
  id: 'endSeat',
  method: 'POST',
  path: '/api/organisations/:id/seats/:seatId/end',
  summary: 'A seat ends on a day, with the reason; history stays',
  access: { staff: 'organisations.keep' },
  params: z.strictObject({ id: Id, seatId: Id }),
  body: z.strictObject({ on: Day, reason: Reason, clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['organisations.not_found', 'organisations.not_yours_to_keep', 'organisations.seat_not_found', 'organisations.dates'],
})

export const addTerm = operation({
  id: 'addTerm',
  method: 'POST',
  path: '/api/organisations/:id/terms',
  summary: 'A new term (届) begins; on demand all seats of the old one end that day',
  access: { staff: 'organisations.keep' },
  params: OnePath,
  body: named('NewTerm', z.strictObject({ nth: z.int('请填写届次').min(1).max(99), validFrom: Day, validUntil: Day, basis: Text(200).default(''), endSeats: z.boolean().default(false), clientId: ClientId })),
  reply: z.object({ id: z.uuid(), seatsEnded: z.int() }),
  refusals: ['organisations.not_found', 'organisations.not_yours_to_keep', 'organisations.closed', 'organisations.dates', 'organisations.no_terms'],
})

export const addRecord = operation({
  id: 'addRecord',
  method: 'POST',
  path: '/api/organisations/:id/records',
  summary: 'Add a paper: minutes, resolution, basis, contract, a case handled together; it may concern another organisation (a firm)',
  access: { staff: 'organisations.keep' },
  params: OnePath,
  body: named(
    'NewOrganisationRecord',
    z.strictObject({
      kind: z.enum(recordKinds),
      title: Text(100).min(2, '请写标题'),
      onDay: Day,
      note: Text(1000).default(''),
      archive: Text(100).default(''),
      caseNumber: Text(40).default(''),
      aboutId: Id.nullable().default(null),
      clientId: ClientId,
    }),
  ),
  reply: z.object({ id: z.uuid() }),
  refusals: ['organisations.not_found', 'organisations.not_yours_to_keep', 'organisations.case_not_found', 'organisations.about_unknown', 'organisations.dates'],
})

export const listOrganisationChanges = operation({
  id: 'listOrganisationChanges',
  method: 'GET',
  path: '/api/organisations/:id/changes',
  summary: 'What was changed in an organisation’s file, by whom and why, newest first',
  access: { staff: 'organisations.read' },
  params: OnePath,
  query: z.strictObject({ after: Id.optional() }),
  reply: named(
    'OrganisationChanges',
    z.object({
      items: z.array(z.object({
        id: z.uuid(), at: z.string(), deed: z.string(), before: z.record(z.string(), z.unknown()), after: z.record(z.string(), z.unknown()), reason: z.string(), byName: z.string(),
      })),
      next: z.string().nullable(),
    }),
  ),
  refusals: ['organisations.not_found'],
})

// ------------------------------------------------------------------------------------------------------------- overview

const GapLine = z.object({
  code: z.string(), weight: z.enum(['must', 'should']), kind: z.string(), message: z.string(), organisationId: z.uuid().nullable(),
})
const Share = z.object({ n: z.int(), of: z.int() })

export const getCompleteness = operation({
  id: 'getCompleteness',
  method: 'GET',
  path: '/api/organisation-completeness',
  summary: 'What each community and street of a place lacks, the share that is complete, and party coverage; of any day',
  access: { staff: 'organisations.read' },
  query: z.strictObject({ region: RegionCode.optional(), day: Day.optional() }),
  reply: named(
    'Completeness',
    z.object({
      day: z.string(),
      region: z.string(),
      complete: Share,
      stations: Share,
      streetsComplete: Share,
      party: z.object({ covered: Share, threeHave: Share }),
      localSize: z.int().nullable(),
      communities: z.array(z.object({
        region: z.string(), name: z.string(), street: z.string(), streetName: z.string(), complete: z.boolean(), gaps: z.array(GapLine),
        party: z.object({ covered: z.boolean(), staff: z.boolean(), office: z.boolean(), funds: z.boolean(), standIn: z.enum(['liaison', 'instructor']).nullable() }),
      })),
      streets: z.array(z.object({
        region: z.string(), name: z.string(), has: z.int().describe('Of the four of 一队三中心'), gaps: z.array(GapLine), communities: Share, partyGaps: z.int(),
      })),
    }),
  ),
  refusals: ['organisations.place_not_yours'],
})

export const getCrossPosts = operation({
  id: 'getCrossPosts',
  method: 'GET',
  path: '/api/cross-posts',
  summary: 'Posts held across bodies (一肩挑, 交叉任职) by community, counted from the seats of any day',
  access: { staff: 'organisations.read' },
  query: z.strictObject({ region: RegionCode.optional(), day: Day.optional() }),
  reply: named(
    'CrossPosts',
    z.object({
      day: z.string(),
      oneShoulder: Share,
      cross: Share,
      representatives: Share,
      communities: z.array(z.object({
        region: z.string(), name: z.string(), oneShoulder: z.string().nullable(), secretary: z.string().nullable(), director: z.string().nullable(),
        cross: z.array(z.string()), of: z.int(), both: z.array(z.string()),
      })),
    }),
  ),
  refusals: ['organisations.place_not_yours'],
})

export const listServing = operation({
  id: 'listServing',
  method: 'GET',
  path: '/api/serving-organisations',
  summary: 'Who serves a place: its bodies, stations and centres and those of its street, with office-holders, office telephone and opening hours',
  access: 'public',
  query: z.strictObject({ region: RegionCode }),
  reply: named(
    'ServingOrganisations',
    z.object({
      region: z.string(),
      regionName: z.string(),
      items: z.array(z.object({
        id: z.uuid(), name: z.string(), kind: z.string(), kindTitle: z.string(), group: Group, level: z.enum(['community', 'township']), phone: z.string(), address: z.string(),
        opens: z.string(), duties: z.array(z.string()), holders: z.array(z.object({ title: z.string(), names: z.array(z.string()) })),
      })),
    }),
  ),
  refusals: ['organisations.place_unknown'],
})
