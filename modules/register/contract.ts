import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'

// ---------------------------------------------------------------------------------------------------------- code lists

/** Why a file is opened. It stands in the audit and the person reads it. */
export const PURPOSES = { case: '办理事项', visit: '入户走访', request: '本人要求', window: '窗口办事', correction: '核对更正' } as const
export const purposes = ['case', 'visit', 'request', 'window', 'correction'] as const

/** 户籍、居住、照料. */
export const TIE_KINDS = { registered: '户籍', living: '居住', cared_for: '照料' } as const
export const tieKinds = ['registered', 'living', 'cared_for'] as const

/** GB/T 2261.1. */
export const SEXES = { '0': '未知', '1': '男', '2': '女', '9': '未说明' } as const
export const sexes = ['0', '1', '2', '9'] as const

export const PERSON_STATES = { present: '在册', moved_away: '已迁出', died: '已故', merged: '已合并' } as const
export const personStates = ['present', 'moved_away', 'died', 'merged'] as const

export const DWELLING_USES = { owner: '自住', tenant: '出租', vacant: '空置', business: '经营', other: '其他' } as const
export const dwellingUses = ['owner', 'tenant', 'vacant', 'business', 'other'] as const

export const HOUSEHOLD_KINDS = { family: '家庭户', collective: '集体户' } as const
export const householdKinds = ['family', 'collective'] as const

/** Guardians stand by law (民法典 arts. 27, 28), agents by mandate (art. 165). */
export const REPRESENTATIVE_KINDS = { guardian: '监护人', agent: '委托代理人' } as const
export const representativeKinds = ['guardian', 'agent'] as const
export const POWERS = { apply: '代为申请办事', read: '查阅档案', collect: '代领证照与待遇' } as const
export const powers = ['apply', 'read', 'collect'] as const

/** Languages of service, not of descent. */
export const LANGUAGES = { zh: '汉语', mn: '蒙古语', other: '其他' } as const
export const languages = ['zh', 'mn', 'other'] as const

// ---------------------------------------------------------------------------------------------------------- small parts

const Id = z.uuid('编号不正确，请从列表中重新选择')
const RegionCode = z.string().regex(/^\d{12}(\d{3}){0,2}$/, '请选择所在的社区（嘎查）或网格')
const Day = z.iso.date('日期应写成 2026-11-22 这样')
const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
const Reason = Text(200).min(2, '请写明原因，至少2个字')
const Version = z.int('请刷新页面后再保存').min(1)
const ClientId = z.string().min(8).max(100).optional()
const After = z.string().max(200).optional()
const PersonPath = z.strictObject({ id: Id })

const Name = z
  .string()
  .trim()
  .min(1, '请输入姓名')
  .max(50, '姓名最多50个字')
  .regex(/^[\p{L}\p{M}·•・.'’\-\s\u202f]+$/u, '姓名只能有文字和间隔号“·”，请核对')

const Page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

/** A place where a person is registered, lives or is cared for, from a day to a day. */
export const Tie = named(
  'Tie',
  z.object({
    id: z.uuid(),
    kind: z.enum(tieKinds),
    region: z.string(),
    regionName: z.string(),
    householdId: z.uuid().nullable(),
    dwellingId: z.uuid().nullable(),
    address: z.string(),
    relation: z.string().describe('GB/T 4761, seen from the head of the household'),
    elsewhereCode: z.string(),
    elsewhere: z.string().describe('Name of the place when it is outside the served county'),
    validFrom: z.string(),
    validUntil: z.string().nullable(),
    source: z.string(),
  }),
)
export type Tie = z.output<typeof Tie>

const NewTie = z.strictObject({
  kind: z.enum(tieKinds),
  householdId: Id.optional(),
  dwellingId: Id.optional(),
  elsewhereCode: z.string().regex(/^\d{6}(\d{6})?$/, '外地请写6位或12位区划代码').optional(),
  elsewhere: Text(100).optional(),
  relation: z.string().regex(/^\d{2}$/, '与户主关系用两位代码（GB/T 4761）').default('99'),
  validFrom: Day,
  source: Text(100).default(''),
})

const PersonLine = z.object({
  id: z.uuid(),
  name: z.string(),
  sex: z.enum(sexes),
  age: z.int().describe('Full years today, Asia/Shanghai'),
  region: z.string(),
  regionName: z.string(),
  address: z.string().describe('Where the person lives today, else is registered; empty when outside the county'),
})

/** One line of a search. */
export const PersonHit = named('PersonHit', PersonLine)
export type PersonHit = z.output<typeof PersonHit>

export const PersonListItem = named(
  'PersonListItem',
  PersonLine.extend({ idNumberMasked: z.string().nullable(), phoneMasked: z.string().nullable(), state: z.enum(personStates) }),
)
export type PersonListItem = z.output<typeof PersonListItem>

const Member = z.object({ personId: z.uuid(), name: z.string(), relation: z.string(), kind: z.enum(tieKinds) })

const RepresentativeLine = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  kind: z.enum(representativeKinds),
  powers: z.array(z.enum(powers)),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
})

/** A person's file. Numbers are masked; health, belief, descent and the like never stand here. */
export const Person = named(
  'Person',
  z.object({
    id: z.uuid(),
    region: z.string(),
    regionName: z.string(),
    name: z.string(),
    sex: z.enum(sexes),
    bornOn: z.string(),
    diedOn: z.string().nullable(),
    age: z.int(),
    idKind: z.string().describe('Type of document after GA/T 2000.156'),
    idNumberMasked: z.string().nullable(),
    phoneMasked: z.string().nullable(),
    language: z.enum(languages),
    state: z.enum(personStates),
    ties: z.array(Tie),
    household: z
      .object({ id: z.uuid(), kind: z.enum(householdKinds), number: z.string().nullable(), headId: z.uuid().nullable(), members: z.array(Member) })
      .nullable(),
    representatives: z.array(RepresentativeLine).describe('Who may act for this person'),
    represents: z.array(RepresentativeLine).describe('Whom this person may act for'),
    version: z.int(),
  }),
)
export type Person = z.output<typeof Person>

const Warning = z.object({ code: z.string(), message: z.string() })

// ------------------------------------------------------------------------------------------------------------- people

export const listPeople = operation({
  id: 'listPeople',
  method: 'GET',
  path: '/api/people',
  summary: 'People of the current post’s place, fifty at a time; numbers masked. No filter by any sensitive trait exists',
  access: { staff: 'register.search' },
  query: z.strictObject({
    q: Text(50).optional().describe('Initials, part of a name, whole ID number or telephone'),
    region: RegionCode.optional(),
    sex: z.enum(sexes).optional(),
    ageFrom: z.coerce.number().int().min(0).max(150).optional(),
    ageTo: z.coerce.number().int().min(0).max(150).optional(),
    tie: z.enum(tieKinds).optional(),
    after: After,
  }),
  reply: named('PersonPage', Page(PersonListItem)),
  refusals: ['register.page_unknown'],
})

export const getPerson = operation({
  id: 'getPerson',
  method: 'GET',
  path: '/api/people/:id',
  summary: 'Open one person’s file. Staff say why; the opening is recorded and the person can read that record',
  access: { staff: 'register.open', resident: true },
  params: PersonPath,
  query: z.strictObject({
    purpose: z.enum(purposes, '请选择查看档案的原因').optional().describe('Required of staff'),
    ref: Text(60).optional().describe('Number of the case, visit or request'),
  }),
  reply: Person,
  refusals: ['register.person_not_found', 'register.purpose_needed'],
})

export const createPerson = operation({
  id: 'createPerson',
  method: 'POST',
  path: '/api/people',
  summary: 'Open a file for a person who has none, with the places they are tied to',
  access: { staff: 'register.keep' },
  body: named(
    'NewPerson',
    z.strictObject({
      name: Name,
      sex: z.enum(sexes).optional().describe('Follows from a citizen number when absent'),
      bornOn: Day.optional().describe('Follows from a citizen number when absent'),
      idKind: z.string().regex(/^\d{3}$/, '请选择证件类型').default('111'),
      idNumber: Text(40).optional(),
      phone: Text(30).optional(),
      language: z.enum(languages).default('zh'),
      region: RegionCode.describe('Community or grid; a tie to a dwelling here decides it more exactly'),
      ties: z.array(NewTie).max(6, '一次最多登记6条关系').default([]),
      clientId: ClientId,
    }),
  ),
  reply: named('PersonCreated', z.object({ id: z.uuid(), version: z.int(), warnings: z.array(Warning) })),
  refusals: [
    'register.id_number_invalid', 'register.phone_invalid', 'register.born_on_needed', 'register.born_on_impossible', 'register.person_exists',
    'register.place_not_yours', 'register.place_unknown', 'register.household_not_found', 'register.dwelling_not_found', 'register.tie_without_place',
    'register.tie_dates', 'register.tie_twice',
  ],
})

export const updatePerson = operation({
  id: 'updatePerson',
  method: 'PATCH',
  path: '/api/people/:id',
  summary: 'Change facts of a file, with the reason; what stood before stays in the history',
  access: { staff: 'register.keep' },
  params: PersonPath,
  body: named(
    'PersonChange',
    z.strictObject({
      version: Version,
      reason: Reason,
      name: Name.optional(),
      sex: z.enum(sexes).optional(),
      bornOn: Day.optional(),
      diedOn: Day.nullable().optional(),
      idKind: z.string().regex(/^\d{3}$/, '请选择证件类型').optional(),
      idNumber: Text(40).nullable().optional(),
      phone: Text(30).nullable().optional(),
      language: z.enum(languages).optional(),
      clientId: ClientId,
    }),
  ),
  reply: named('PersonChanged', z.object({ version: z.int(), warnings: z.array(Warning) })),
  refusals: [
    'register.person_not_found', 'register.changed_meanwhile', 'register.id_number_invalid', 'register.phone_invalid', 'register.born_on_impossible',
    'register.person_exists',
  ],
})

export const unmaskPerson = operation({
  id: 'unmaskPerson',
  keepNoReply: true,
  method: 'POST',
  path: '/api/people/:id/unmaskings',
  summary: 'Show one number of a person in full, for a purpose; recorded',
  access: { staff: 'register.unmask', resident: true },
  params: PersonPath,
  body: named(
    'Unmasking',
    z.strictObject({ field: z.enum(['idNumber', 'phone']), purpose: z.enum(purposes, '请选择查看完整号码的原因'), ref: Text(60).optional() }),
  ),
  reply: named('Unmasked', z.object({ field: z.enum(['idNumber', 'phone']), value: z.string().nullable() })),
  refusals: ['register.person_not_found', 'register.number_not_for_this_post'],
})

export const listAccessLog = operation({
  id: 'listAccessLog',
  method: 'GET',
  path: '/api/people/:id/access-log',
  summary: 'Who opened this file, when, in which post and why; for the person, their representative, and the privacy officer',
  access: { staff: 'register.read_access_log', resident: true },
  params: PersonPath,
  query: z.strictObject({ after: After }),
  reply: named(
    'AccessLog',
    Page(z.object({ id: z.uuid(), at: z.string(), deed: z.string(), name: z.string(), post: z.string(), because: z.string(), ref: z.string() })),
  ),
  refusals: ['register.person_not_found', 'register.page_unknown'],
})

export const listPersonChanges = operation({
  id: 'listPersonChanges',
  method: 'GET',
  path: '/api/people/:id/changes',
  summary: 'What was changed in this file, by whom and why, newest first',
  access: { staff: 'register.keep', resident: true },
  params: PersonPath,
  query: z.strictObject({ after: After }),
  reply: named(
    'PersonChanges',
    Page(
      z.object({
        id: z.uuid(),
        at: z.string(),
        subject: z.string(),
        deed: z.string(),
        before: z.record(z.string(), z.unknown()),
        after: z.record(z.string(), z.unknown()),
        reason: z.string(),
        byName: z.string(),
      }),
    ),
  ),
  refusals: ['register.person_not_found', 'register.page_unknown'],
})

export const getMyFile = operation({
  id: 'getMyFile',
  method: 'GET',
  path: '/api/me/file',
  summary: 'A resident’s own file and the files of those they stand for today',
  access: { resident: true },
  reply: named('MyFile', z.object({ own: Person, standsFor: z.array(Person) })),
  refusals: ['register.person_not_found'],
})

// --------------------------------------------------------------------------------------------------------------- ties

export const addTie = operation({
  id: 'addTie',
  method: 'POST',
  path: '/api/people/:id/ties',
  summary: 'Tie a person to a place from a day on (moving in); the earlier tie of the same kind ends that day and stays as history',
  access: { staff: 'register.keep' },
  params: PersonPath,
  body: named('NewTie', NewTie.extend({ version: Version, reason: Text(200).default(''), clientId: ClientId })),
  reply: named('TieAdded', z.object({ id: z.uuid(), ended: z.uuid().nullable(), region: z.string(), version: z.int() })),
  refusals: [
    'register.person_not_found', 'register.changed_meanwhile', 'register.household_not_found', 'register.dwelling_not_found',
    'register.tie_without_place', 'register.tie_dates', 'register.place_unknown',
  ],
})

export const endTie = operation({
  id: 'endTie',
  method: 'POST',
  path: '/api/people/:id/ties/:tieId/end',
  summary: 'End a tie on a day (moving out); history stays',
  access: { staff: 'register.keep' },
  params: z.strictObject({ id: Id, tieId: Id }),
  body: named('TieEnd', z.strictObject({ on: Day, reason: Reason, version: Version, clientId: ClientId })),
  reply: named('TieEnded', z.object({ region: z.string(), version: z.int() })),
  refusals: ['register.person_not_found', 'register.tie_not_found', 'register.changed_meanwhile', 'register.tie_dates'],
})

// ---------------------------------------------------------------------------------------------------- representatives

export const addRepresentative = operation({
  id: 'addRepresentative',
  method: 'POST',
  path: '/api/people/:id/representatives',
  summary: 'Record who may act for a person, with which powers, from a day to a day',
  access: { staff: 'register.keep' },
  params: PersonPath,
  body: named(
    'NewRepresentative',
    z.strictObject({
      byPersonId: Id,
      kind: z.enum(representativeKinds),
      powers: z.array(z.enum(powers)).min(1, '请至少选择一项权限').max(3),
      validFrom: Day,
      validUntil: Day.nullable().default(null),
      source: Text(100).min(2, '请写明依据，如户口簿、监护证明、委托书'),
      clientId: ClientId,
    }),
  ),
  reply: named('RepresentativeAdded', z.object({ id: z.uuid() })),
  refusals: [
    'register.person_not_found', 'register.representative_not_found', 'register.not_oneself', 'register.representative_minor',
    'register.representative_dates', 'register.representative_twice',
  ],
})

export const endRepresentative = operation({
  id: 'endRepresentative',
  method: 'POST',
  path: '/api/representatives/:id/end',
  summary: 'End a representation on a day',
  access: { staff: 'register.keep' },
  params: PersonPath,
  body: z.strictObject({ on: Day, reason: Reason, clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['register.representative_not_found', 'register.representative_dates'],
})

// --------------------------------------------------------------------------------------------------------- households

export const HouseholdListItem = named(
  'HouseholdListItem',
  z.object({
    id: z.uuid(),
    region: z.string(),
    regionName: z.string(),
    kind: z.enum(householdKinds),
    number: z.string().nullable(),
    headName: z.string(),
    members: z.int(),
    address: z.string(),
    validFrom: z.string(),
    validUntil: z.string().nullable(),
  }),
)

export const Household = named(
  'Household',
  z.object({
    id: z.uuid(),
    region: z.string(),
    regionName: z.string(),
    kind: z.enum(householdKinds),
    number: z.string().nullable(),
    headId: z.uuid().nullable(),
    dwellingId: z.uuid().nullable(),
    address: z.string(),
    members: z.array(Member.extend({ since: z.string(), inScope: z.boolean().describe('Whether the file may be asked for here') })),
    formerMembers: z.int(),
    validFrom: z.string(),
    validUntil: z.string().nullable(),
    version: z.int(),
  }),
)

export const createHousehold = operation({
  id: 'createHousehold',
  method: 'POST',
  path: '/api/households',
  summary: 'Open a household at a dwelling or in a place, with its first members',
  access: { staff: 'register.keep' },
  body: named(
    'NewHousehold',
    z.strictObject({
      kind: z.enum(householdKinds).default('family'),
      number: Text(20).regex(/^[0-9A-Za-z-]*$/, '户号只能是字母、数字和横线').optional(),
      region: RegionCode.optional(),
      dwellingId: Id.optional(),
      validFrom: Day,
      members: z
        .array(
          z.strictObject({
            personId: Id,
            relation: z.string().regex(/^\d{2}$/, '与户主关系用两位代码（GB/T 4761）'),
            kinds: z.array(z.enum(['registered', 'living'])).min(1).max(2).default(['registered', 'living']),
          }),
        )
        .max(30, '一次最多登记30人')
        .default([]),
      clientId: ClientId,
    }),
  ),
  reply: named('HouseholdCreated', z.object({ id: z.uuid(), version: z.int() })),
  refusals: [
    'register.dwelling_not_found', 'register.place_not_yours', 'register.place_unknown', 'register.place_needed', 'register.person_not_found',
    'register.tie_dates', 'register.two_heads', 'register.tie_twice',
  ],
})

export const getHousehold = operation({
  id: 'getHousehold',
  method: 'GET',
  path: '/api/households/:id',
  summary: 'A household with those who belong to it today',
  access: { staff: 'register.open' },
  params: PersonPath,
  query: z.strictObject({ purpose: z.enum(purposes).optional(), ref: Text(60).optional() }),
  reply: Household,
  refusals: ['register.household_not_found'],
})

export const listHouseholds = operation({
  id: 'listHouseholds',
  method: 'GET',
  path: '/api/households',
  summary: 'Households of a place or a dwelling, as they were on a day (today by default), fifty at a time',
  access: { staff: 'register.search' },
  query: z.strictObject({ region: RegionCode.optional(), dwellingId: Id.optional(), on: Day.optional(), after: After }),
  reply: named('HouseholdPage', Page(HouseholdListItem).extend({ total: z.int().nullable().describe('Households of the place on that day; on the first page of one community or grid') })),
  refusals: ['register.page_unknown', 'register.place_not_yours'],
})

export const endHousehold = operation({
  id: 'endHousehold',
  method: 'POST',
  path: '/api/households/:id/end',
  summary: 'Close a household to which nobody belongs any more (merged, cancelled); history stays',
  access: { staff: 'register.keep' },
  params: PersonPath,
  body: z.strictObject({ on: Day, reason: Reason, version: Version, clientId: ClientId }),
  reply: z.object({ version: z.int() }),
  refusals: ['register.household_not_found', 'register.household_not_empty', 'register.changed_meanwhile', 'register.tie_dates'],
})

// ---------------------------------------------------------------------------------------------------------- dwellings

export const DwellingHit = named(
  'DwellingHit',
  z.object({
    id: z.uuid(),
    region: z.string(),
    regionName: z.string(),
    address: z.string(),
    use: z.enum(dwellingUses),
    residents: z.array(z.object({ id: z.uuid(), name: z.string() })).describe('Who lives there today, the first five'),
  }),
)
export type DwellingHit = z.output<typeof DwellingHit>

export const Dwelling = named(
  'Dwelling',
  z.object({
    id: z.uuid(),
    region: z.string(),
    regionName: z.string(),
    buildingId: z.uuid(),
    estate: z.string(),
    building: z.string(),
    door: z.string(),
    address: z.string(),
    use: z.enum(dwellingUses),
    areaM2: z.number().nullable(),
    lon: z.number().nullable(),
    lat: z.number().nullable(),
    residents: z.array(z.object({ id: z.uuid(), name: z.string(), kind: z.enum(tieKinds), relation: z.string(), since: z.string() })),
    households: z.array(z.object({ id: z.uuid(), kind: z.enum(householdKinds), number: z.string().nullable() })),
    formerResidents: z.int(),
    version: z.int(),
  }),
)

export const createDwelling = operation({
  id: 'createDwelling',
  method: 'POST',
  path: '/api/dwellings',
  summary: 'Record a dwelling; its building is found, or recorded with it. One address is one dwelling',
  access: { staff: 'register.keep' },
  body: named(
    'NewDwelling',
    z.strictObject({
      region: RegionCode.describe('Community or grid'),
      estate: Text(60).min(1, '请填写小区、街巷或自然村的名称'),
      building: Text(30).min(1, '请填写楼栋或门牌号，如 3号楼'),
      door: Text(30).default('').describe('Unit and room, e.g. 2单元501室; empty for a house of its own'),
      use: z.enum(dwellingUses).default('owner'),
      areaM2: z.number().min(1).max(100_000).optional(),
      lon: z.number().min(-180).max(180).optional(),
      lat: z.number().min(-90).max(90).optional(),
      clientId: ClientId,
    }),
  ),
  reply: named('DwellingCreated', z.object({ id: z.uuid(), buildingId: z.uuid(), address: z.string() })),
  refusals: ['register.place_not_yours', 'register.place_unknown', 'register.dwelling_exists'],
})

export const listDwellings = operation({
  id: 'listDwellings',
  method: 'GET',
  path: '/api/dwellings',
  summary: 'Dwellings of a place or a building, fifty at a time',
  access: { staff: 'register.search' },
  query: z.strictObject({ region: RegionCode.optional(), buildingId: Id.optional(), use: z.enum(dwellingUses).optional(), after: After }),
  reply: named(
    'DwellingPage',
    Page(z.object({ id: z.uuid(), region: z.string(), regionName: z.string(), buildingId: z.uuid(), address: z.string(), use: z.enum(dwellingUses), areaM2: z.number().nullable() })),
  ),
  refusals: ['register.page_unknown'],
})

export const searchAddresses = operation({
  id: 'searchAddresses',
  method: 'GET',
  path: '/api/addresses',
  summary: 'Dwellings by any part of their address, with who lives there',
  access: { staff: 'register.search' },
  query: z.strictObject({ q: Text(60).min(1, '请输入地址的一部分') }),
  reply: named('DwellingHits', z.object({ items: z.array(DwellingHit) })),
})

export const getDwelling = operation({
  id: 'getDwelling',
  method: 'GET',
  path: '/api/dwellings/:id',
  summary: 'A dwelling with who lives or is registered there today and how many did before',
  access: { staff: 'register.open' },
  params: PersonPath,
  reply: Dwelling,
  refusals: ['register.dwelling_not_found'],
})
