/** Doors of what happens to people and households. Each is one form, one transaction, and can be taken back while nothing was built upon it. */
import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { contacts, eventKinds, sexes, transferReasons } from './codes.ts'
import { Warning } from './file.ts'
import { After, ClientId, Day, Id, Name, Page, PersonPath, Reason, RegionCode, Text, Version } from './parts.ts'

const Relation = z.string().regex(/^\d{2}$/, '与户主关系用两位代码（GB/T 4761）')
const Restatement = z.strictObject({ personId: Id, relation: Relation })
const Relations = z.array(Restatement).max(60).default([]).describe('Where the relations that the rules propose are not right')
const Source = Text(100).min(2, '请写明依据，如出生医学证明、结婚证、户口簿')
const Kinds = z.array(z.enum(['registered', 'living'])).min(1, '请选择迁户籍还是迁居住').max(2)

const Recorded = named(
  'EventRecorded',
  z.object({
    id: z.uuid(),
    personId: z.uuid().nullable().describe('The file that was opened'),
    householdId: z.uuid().nullable().describe('Where those concerned belong now'),
    warnings: z.array(Warning),
    flagged: z.array(z.object({ title: z.string(), told: z.int() })).describe('Open affairs elsewhere whose owners were told'),
  }),
)

const COMMON = [
  'register.person_not_found', 'register.household_not_found', 'register.dwelling_not_found', 'register.changed_meanwhile', 'register.tie_dates',
  'register.household_closed', 'register.not_a_member', 'register.two_heads',
] as const

export const recordBirth = operation({
  id: 'recordBirth',
  method: 'POST',
  path: '/api/household-events/births',
  summary: 'A newborn: file, ties to the parents’ household, guardians from the register. An ID number may follow later',
  access: { staff: 'register.keep' },
  body: named(
    'Birth',
    z.strictObject({
      householdId: Id,
      version: Version.describe('Of the household'),
      name: Name,
      sex: z.enum(sexes),
      bornOn: Day,
      idNumber: Text(40).optional(),
      motherId: Id.optional(),
      fatherId: Id.optional(),
      relation: Relation,
      kinds: Kinds.default(['registered', 'living']),
      certificate: Text(20).regex(/^[A-Z]\d{9}$/, '出生医学证明编号是1个大写字母和9位数字').optional(),
      consentBy: Id.describe('The parent who agreed to the child’s data being kept (个人信息保护法 art. 31)'),
      source: Source,
      clientId: ClientId,
    }),
  ),
  reply: Recorded,
  refusals: [...COMMON, 'register.parent_needed', 'register.consent_by_parent', 'register.id_number_invalid', 'register.person_exists', 'register.born_on_impossible'],
})

export const recordDeath = operation({
  id: 'recordDeath',
  method: 'POST',
  path: '/api/household-events/deaths',
  summary: 'A death: ties, representation and accounts end, the household passes on, the owners of open affairs are told',
  access: { staff: 'register.keep' },
  body: named(
    'Death',
    z.strictObject({
      personId: Id, version: Version, diedOn: Day, newHeadId: Id.optional(), relations: Relations, source: Source, reason: Text(200).default(''), clientId: ClientId,
    }),
  ),
  reply: Recorded,
  refusals: [...COMMON, 'register.died_already', 'register.born_on_impossible'],
})

const Mover = z.strictObject({ personId: Id, version: Version, relation: Relation.optional().describe('To the head of the household joined'), kinds: Kinds.default(['registered', 'living']) })
const Into = z.strictObject({
  householdId: Id.optional().describe('An existing household'),
  dwellingId: Id.optional().describe('Else a new one, here'),
  number: Text(20).regex(/^[0-9A-Za-z-]*$/, '户号只能是字母、数字和横线').optional(),
  headId: Id.optional().describe('Who heads the new one'),
})

export const recordMarriage = operation({
  id: 'recordMarriage',
  method: 'POST',
  path: '/api/household-events/marriages',
  summary: 'A wedding that joins two people in one household, an existing or a new one',
  access: { staff: 'register.keep' },
  body: named(
    'Marriage',
    z.strictObject({
      on: Day,
      couple: z.array(Id).length(2, '请选择结婚的两个人'),
      movers: z.array(Mover).min(1, '请选择谁搬进这一户').max(20),
      into: Into,
      source: Source,
      clientId: ClientId,
    }),
  ),
  reply: Recorded,
  refusals: [...COMMON, 'register.couple_of_two', 'register.place_needed', 'register.place_not_yours', 'register.relation_needed'],
})

const division = (id: string, path: string, name: string, summary: string) =>
  operation({
    id,
    method: 'POST',
    path,
    summary,
    access: { staff: 'register.keep' },
    body: named(
      name,
      z.strictObject({
        householdId: Id,
        version: Version,
        on: Day,
        movers: z.array(z.strictObject({ personId: Id, relation: Relation.optional() })).min(1, '请选择分出去的人').max(30),
        newHeadId: Id.describe('Who heads the new household'),
        remainingHeadId: Id.optional().describe('Who heads the old one, where its head leaves'),
        dwellingId: Id.optional(),
        number: Text(20).regex(/^[0-9A-Za-z-]*$/, '户号只能是字母、数字和横线').optional(),
        relations: Relations,
        source: Source,
        reason: Text(200).default(''),
        clientId: ClientId,
      }),
    ),
    reply: Recorded,
    refusals: [...COMMON, 'register.nobody_left', 'register.place_not_yours'],
  })

export const recordDivision = division(
  'recordDivision', '/api/household-events/divisions', 'Division', 'Some of a household found a new one (分户); who stays keeps the old one',
)
export const recordDivorce = division(
  'recordDivorce', '/api/household-events/divorces', 'Divorce', 'A divorce after which one spouse leaves the household; both stay guardians of their children (民法典 art. 1084)',
)

export const recordMerger = operation({
  id: 'recordMerger',
  method: 'POST',
  path: '/api/household-events/mergers',
  summary: 'Everybody of one household joins another (并户); the empty one ends',
  access: { staff: 'register.keep' },
  body: named(
    'Merger',
    z.strictObject({
      fromHouseholdId: Id,
      version: Version.describe('Of the household that ends'),
      intoHouseholdId: Id,
      on: Day,
      relations: z.array(Restatement).min(1, '请写明每个人与新户主的关系').max(60),
      source: Source,
      reason: Text(200).default(''),
      clientId: ClientId,
    }),
  ),
  reply: Recorded,
  refusals: [...COMMON, 'register.relation_needed', 'register.same_household'],
})

export const recordHeadChange = operation({
  id: 'recordHeadChange',
  method: 'POST',
  path: '/api/household-events/head-changes',
  summary: 'Another member heads the household; everybody’s relation is stated anew from that day',
  access: { staff: 'register.keep' },
  body: named(
    'HeadChange',
    z.strictObject({ householdId: Id, version: Version, on: Day, newHeadId: Id, relations: Relations, source: Source, reason: Text(200).default(''), clientId: ClientId }),
  ),
  reply: Recorded,
  refusals: COMMON,
})

export const recordTransferOut = operation({
  id: 'recordTransferOut',
  method: 'POST',
  path: '/api/household-events/transfers-out',
  summary: 'The registration of some people goes to another banner; a slip can be printed for them',
  access: { staff: 'register.keep' },
  body: named(
    'TransferOut',
    z.strictObject({
      people: z.array(z.strictObject({ personId: Id, version: Version })).min(1, '请选择迁出的人').max(30),
      on: Day,
      destinationCode: z.string().regex(/^\d{6}(\d{6})?$/, '请从全国区划中选择迁往地'),
      destination: Text(100).min(2, '请从全国区划中选择迁往地'),
      why: z.enum(transferReasons),
      staysLiving: z.boolean().default(false).describe('Still lives here: only the registration goes'),
      source: Source,
      reason: Text(200).default(''),
      clientId: ClientId,
    }),
  ),
  reply: Recorded,
  refusals: [...COMMON, 'register.destination_is_here', 'register.not_registered_here'],
})

export const recordTransferIn = operation({
  id: 'recordTransferIn',
  method: 'POST',
  path: '/api/household-events/transfers-in',
  summary: 'Somebody’s registration comes from another banner; who had a file here before gets it back (迁回)',
  access: { staff: 'register.keep' },
  body: named(
    'TransferIn',
    z.strictObject({
      name: Name,
      sex: z.enum(sexes).optional(),
      bornOn: Day.optional(),
      idKind: z.string().regex(/^\d{3}$/, '请选择证件类型').default('111'),
      idNumber: Text(40).optional(),
      phone: Text(30).optional(),
      fromCode: z.string().regex(/^\d{6}(\d{6})?$/, '请从全国区划中选择迁出地'),
      from: Text(100).min(2, '请从全国区划中选择迁出地'),
      slip: Text(60).default('').describe('Number of the slip of the place they come from'),
      why: z.enum(transferReasons),
      on: Day,
      householdId: Id.optional(),
      dwellingId: Id.optional().describe('A new household of their own here, where none is named'),
      relation: Relation.default('02'),
      kinds: Kinds.default(['registered', 'living']),
      source: Source,
      clientId: ClientId,
    }),
  ),
  reply: Recorded,
  refusals: [
    ...COMMON, 'register.id_number_invalid', 'register.phone_invalid', 'register.born_on_needed', 'register.born_on_impossible', 'register.person_exists',
    'register.place_needed', 'register.place_not_yours', 'register.place_unknown',
  ],
})

export const TransferSlip = named(
  'TransferSlip',
  z.object({
    number: z.string(),
    issuedOn: z.string(),
    issuer: z.string(),
    fromCode: z.string(),
    from: z.string(),
    toCode: z.string(),
    to: z.string(),
    on: z.string(),
    why: z.enum(transferReasons),
    people: z.array(z.object({ name: z.string(), sex: z.enum(sexes), bornOn: z.string(), idKind: z.string(), idNumber: z.string().nullable(), relation: z.string() })),
  }),
)
export type TransferSlip = z.output<typeof TransferSlip>

export const getTransferSlip = operation({
  id: 'getTransferSlip',
  keepNoReply: true,
  method: 'GET',
  path: '/api/household-events/:id/slip',
  summary: 'The slip of a transfer as data, for the place where they go; whole numbers, recorded as such',
  access: { staff: 'register.unmask' },
  params: PersonPath,
  reply: TransferSlip,
  refusals: ['register.event_not_found', 'register.number_not_for_this_post'],
})

export const printTransferSlip = operation({
  id: 'printTransferSlip',
  method: 'GET',
  path: '/api/household-events/:id/slip.pdf',
  summary: 'The slip of a transfer, to be handed out',
  access: { staff: 'register.unmask' },
  params: PersonPath,
  reply: z.unknown(),
  file: ['application/pdf'],
  refusals: ['register.event_not_found', 'register.number_not_for_this_post'],
})

export const undoEvent = operation({
  id: 'undoEvent',
  method: 'POST',
  path: '/api/household-events/:id/undo',
  summary: 'Take back an event that was recorded by mistake: every row stands again as before. Refused once something was built upon it',
  access: { staff: 'register.keep' },
  params: PersonPath,
  body: named('Undoing', z.strictObject({ reason: Reason, clientId: ClientId })),
  reply: Recorded,
  refusals: ['register.event_not_found', 'register.undone_already', 'register.event_built_upon'],
})

export const EventLine = named(
  'EventLine',
  z.object({
    id: z.uuid(),
    kind: z.enum(eventKinds),
    on: z.string(),
    at: z.string(),
    region: z.string(),
    regionName: z.string(),
    householdId: z.uuid().nullable(),
    otherHouseholdId: z.uuid().nullable(),
    facts: z.record(z.string(), z.unknown()),
    flagged: z.array(z.object({ title: z.string(), told: z.int() })),
    people: z.array(z.object({ personId: z.uuid(), name: z.string(), role: z.string() })),
    source: z.string(),
    reason: z.string(),
    byName: z.string(),
    undoes: z.uuid().nullable(),
    undoneBy: z.uuid().nullable(),
    mayUndo: z.boolean(),
  }),
)
export type EventLine = z.output<typeof EventLine>

export const listHouseholdEvents = operation({
  id: 'listHouseholdEvents',
  method: 'GET',
  path: '/api/household-events',
  summary: 'The book of a place: what happened to its people and households, newest first, fifty at a time',
  access: { staff: 'register.keep' },
  query: z.strictObject({ region: RegionCode.optional(), kind: z.enum(eventKinds).optional(), from: Day.optional(), to: Day.optional(), after: After }),
  reply: named('EventPage', Page(EventLine)),
  refusals: ['register.page_unknown'],
})

export const listPersonEvents = operation({
  id: 'listPersonEvents',
  method: 'GET',
  path: '/api/people/:id/events',
  summary: 'What happened to one person, newest first, a hundred at most',
  access: { staff: 'register.open', resident: true },
  params: PersonPath,
  reply: named('PersonEvents', z.object({ items: z.array(EventLine) })),
  refusals: ['register.person_not_found'],
})

export const listEventsOfHousehold = operation({
  id: 'listEventsOfHousehold',
  method: 'GET',
  path: '/api/households/:id/events',
  summary: 'What happened to one household, newest first, a hundred at most',
  access: { staff: 'register.open' },
  params: PersonPath,
  reply: named('HouseholdEvents', z.object({ items: z.array(EventLine) })),
  refusals: ['register.household_not_found'],
})

export const previewRelations = operation({
  id: 'previewRelations',
  method: 'GET',
  path: '/api/households/:id/next-head',
  summary: 'Who would head a household next and how everybody would then stand to that head, as the rules propose it',
  access: { staff: 'register.keep' },
  params: PersonPath,
  query: z.strictObject({
    without: Text(400).default('').describe('Ids of those who leave, divided by commas'),
    headId: Id.optional().describe('The new head, where the rules should not choose'),
    of: z.enum(['staying', 'leaving']).default('staying').describe('Whose relations: of those who stay, or of those who leave together'),
    on: Day,
  }),
  reply: named(
    'RelationsPreview',
    z.object({
      headId: z.uuid().nullable(),
      members: z.array(z.object({ personId: z.uuid(), name: z.string(), was: z.string(), relation: z.string(), sure: z.boolean() })),
    }),
  ),
  refusals: ['register.household_not_found'],
})

// ----------------------------------------------------------------------------------------------------------- 待核实

export const TieCheck = named(
  'TieCheck',
  z.object({
    id: z.uuid(),
    kind: z.enum(['registered', 'living', 'cared_for']),
    personId: z.uuid().nullable().describe('Only where the file may be asked for'),
    name: z.string(),
    sex: z.enum(sexes),
    age: z.int(),
    region: z.string(),
    regionName: z.string(),
    address: z.string(),
    validFrom: z.string(),
    source: z.string(),
    askedRegionName: z.string(),
    askedBy: z.string(),
    askedAt: z.string(),
    state: z.enum(['open', 'confirmed', 'refused', 'withdrawn']),
    answer: z.string(),
  }),
)
export type TieCheck = z.output<typeof TieCheck>

export const listTieChecks = operation({
  id: 'listTieChecks',
  method: 'GET',
  path: '/api/tie-checks',
  summary: 'People said to live here by another place and not yet confirmed (待核实), or what this place asked of others',
  access: { staff: 'register.keep' },
  query: z.strictObject({ box: z.enum(['to_answer', 'asked']).default('to_answer'), region: RegionCode.optional(), after: After }),
  reply: named('TieCheckPage', Page(TieCheck)),
  refusals: ['register.page_unknown'],
})

export const answerTieCheck = operation({
  id: 'answerTieCheck',
  method: 'POST',
  path: '/api/tie-checks/:id/answer',
  summary: 'Confirm that somebody lives here, with the dwelling, or say that they do not',
  access: { staff: 'register.keep' },
  params: PersonPath,
  body: named(
    'TieCheckAnswer',
    z.strictObject({
      confirmed: z.boolean(),
      dwellingId: Id.optional(),
      householdId: Id.optional(),
      relation: Relation.default('99'),
      on: Day.optional().describe('Since when, where it differs from what was said'),
      answer: Text(200).default(''),
      contact: z.enum(contacts).default('visit'),
      clientId: ClientId,
    }),
  ),
  reply: named('TieCheckAnswered', z.object({ state: z.enum(['confirmed', 'refused']), tieId: z.uuid().nullable() })),
  refusals: ['register.check_not_found', 'register.dwelling_not_found', 'register.household_not_found', 'register.tie_dates', 'register.answer_needed', 'register.tie_without_place'],
})
