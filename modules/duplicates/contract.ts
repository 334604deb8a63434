import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'
import { personStates, purposes, sexes } from '../register/contract.ts'

// ---------------------------------------------------------------------------------------------------------- code lists

/** What a piece of evidence is about. */
export const EVIDENCE_KINDS = {
  name: '姓名', id_number: '证件号码', born_on: '出生日期', phone: '电话', household: '同一户', dwelling: '同一住处', sex: '性别', twins: '双胞胎', generations: '同名长辈晚辈',
} as const
export const evidenceKinds = ['name', 'id_number', 'born_on', 'phone', 'household', 'dwelling', 'sex', 'twins', 'generations'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** How likely two records are of one person. A likeness of records, never a mark on a person. */
export const LEVELS = { likely: '很可能', possible: '可能' } as const
export const levels = ['likely', 'possible'] as const

export const PAIR_STATES = { open: '待核对', later: '稍后再看', same: '已合并', different: '不是同一人' } as const
export const pairStates = ['open', 'later', 'same', 'different'] as const
export type PairState = (typeof pairStates)[number]

export const MERGE_STATES = { proposed: '待确认', done: '已合并', undone: '已撤销', refused: '未合并' } as const
export const mergeStates = ['proposed', 'done', 'undone', 'refused'] as const
export type MergeState = (typeof mergeStates)[number]

/** What two files can differ in, and of which one side is kept. */
export const MERGE_FIELDS = {
  name: '姓名', sex: '性别', bornOn: '出生日期', diedOn: '去世日期', idNumber: '证件号码', phone: '电话', language: '服务语言', living: '现住地', registered: '户籍地', caredFor: '照料地',
} as const
export const mergeFields = ['name', 'sex', 'bornOn', 'diedOn', 'idNumber', 'phone', 'language', 'living', 'registered', 'caredFor'] as const
export type MergeField = (typeof mergeFields)[number]

// ---------------------------------------------------------------------------------------------------------- small parts

const Id = z.uuid('编号不正确，请从列表中重新选择')
const RegionCode = z.string().regex(/^\d{12}(\d{3}){0,2}$/, '请选择所在的地方')
const Day = z.iso.date('日期应写成 2026-11-22 这样')
const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
const Reason = Text(200).min(2, '请写明原因，至少2个字')
const Version = z.int('请刷新页面后再保存').min(1)
const ClientId = z.string().min(8).max(100).optional()
const After = z.string().max(200).optional()
const IdPath = z.strictObject({ id: Id })
const Side = z.enum(['into', 'from'])

const Evidence = named('LikenessEvidence', z.object({ kind: z.enum(evidenceKinds), text: z.string(), speaks: z.enum(['for', 'against', 'neither']) }))

const PersonParts = {
  name: Text(50).optional(),
  sex: z.enum(sexes).optional(),
  bornOn: Day.optional(),
  idNumber: Text(40).optional(),
  phone: Text(30).optional(),
  dwellingId: Id.optional(),
  householdId: Id.optional(),
}

// ------------------------------------------------------------------------------------------------------------ finding

export const SimilarFile = named(
  'SimilarFile',
  z.object({
    id: z.uuid(),
    name: z.string(),
    sex: z.enum(sexes),
    bornOn: z.string(),
    age: z.int(),
    region: z.string(),
    regionName: z.string(),
    address: z.string(),
    idNumberMasked: z.string().nullable(),
    phoneMasked: z.string().nullable(),
    state: z.enum(personStates),
    level: z.enum(levels),
    evidence: z.array(Evidence),
  }),
)
export type SimilarFile = z.output<typeof SimilarFile>

export const similarPeople = operation({
  id: 'similarPeople',
  method: 'POST',
  path: '/api/duplicates/similar',
  summary: 'Files that may be the person’s who is being entered, with the evidence in words. Of files elsewhere only that there is one, and whom to ask',
  access: { staff: 'duplicates.check' },
  body: named('SoughtPerson', z.strictObject(PersonParts)),
  reply: named(
    'SimilarPeople',
    z.object({
      items: z.array(SimilarFile),
      elsewhere: z.object({ ask: z.string().describe('The place above both, whose staff can tell') }).nullable(),
    }),
  ),
  status: 200,
  keepNoReply: true,
})

export const getSimilarElsewhere = operation({
  id: 'getSimilarElsewhere',
  method: 'GET',
  path: '/api/duplicates/questions',
  summary: 'Whether a file like this person’s lies outside the reader’s place, whom to ask, and what became of a question that was asked; nothing of its content',
  access: { staff: 'duplicates.check' },
  query: z.strictObject({ personId: Id }),
  reply: named(
    'SimilarElsewhere',
    z.object({
      elsewhere: z
        .object({
          ask: z.string().describe('The place above both, whose staff can tell'),
          asked: z.object({ by: z.string().describe('Who asked, with the note'), state: z.enum(pairStates) }).nullable(),
        })
        .nullable(),
    }),
  ),
  refusals: ['duplicates.person_not_found'],
})

export const askAboutSimilar = operation({
  id: 'askAboutSimilar',
  method: 'POST',
  path: '/api/duplicates/questions',
  summary: 'Ask the place above to look at the files elsewhere that are like this one; they appear on its review list',
  access: { staff: 'duplicates.check' },
  body: named('SimilarQuestion', z.strictObject({ personId: Id, note: Text(200).default(''), clientId: ClientId })),
  reply: named('SimilarAsked', z.object({ asked: z.int().describe('How many pairs were put before the place above'), of: z.string() })),
  refusals: ['duplicates.person_not_found', 'duplicates.nothing_elsewhere'],
})

// ------------------------------------------------------------------------------------------------------------- review

const PairPerson = z.object({ id: z.uuid(), name: z.string(), sex: z.enum(sexes), bornOn: z.string(), regionName: z.string() })

export const PairLine = named(
  'DuplicatePairLine',
  z.object({
    id: z.uuid(),
    a: PairPerson,
    b: PairPerson,
    region: z.string(),
    regionName: z.string(),
    level: z.enum(levels),
    evidence: z.array(Evidence),
    state: z.enum(pairStates),
    askedBy: z.string(),
    decidedBy: z.string(),
    decidedAt: z.string().nullable(),
    foundAt: z.string(),
  }),
)
export type PairLine = z.output<typeof PairLine>

export const listDuplicates = operation({
  id: 'listDuplicates',
  method: 'GET',
  path: '/api/duplicates',
  summary: 'Pairs of files that may be one person’s, the likeliest first, fifty at a time, with how many stand in each state',
  access: { staff: 'duplicates.review' },
  query: z.strictObject({
    state: z.enum(pairStates).default('open'),
    region: RegionCode.optional(),
    level: z.enum(levels).optional(),
    kind: z.enum(['name', 'id_number', 'born_on', 'phone', 'household', 'dwelling']).optional().describe('Evidence that speaks for it'),
    after: After,
  }),
  reply: named(
    'DuplicatePage',
    z.object({ items: z.array(PairLine), next: z.string().nullable(), counts: z.record(z.enum(pairStates), z.int()) }),
  ),
  refusals: ['duplicates.page_unknown'],
})

const PairSide = z.object({
  id: z.uuid(),
  name: z.string(),
  sex: z.enum(sexes),
  bornOn: z.string(),
  diedOn: z.string().nullable(),
  idNumberMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  language: z.string(),
  state: z.enum(personStates),
  region: z.string(),
  regionName: z.string(),
  living: z.string(),
  registered: z.string(),
  caredFor: z.string(),
  openedOn: z.string().describe('Day on which the file was opened'),
  version: z.int(),
  carries: z.array(z.object({ title: z.string(), count: z.int() })).describe('What hangs on the file: cases, benefits, accounts …'),
})

export const DuplicatePair = named(
  'DuplicatePair',
  z.object({
    id: z.uuid(),
    state: z.enum(pairStates),
    level: z.enum(levels),
    evidence: z.array(Evidence),
    a: PairSide,
    b: PairSide,
    differs: z.array(z.enum(mergeFields)).describe('Fields in which both files say something different'),
    suggestion: z
      .object({
        into: z.uuid().describe('The file that should stay'),
        because: z.string(),
        choices: z.record(z.string(), z.object({ side: Side, because: z.string() })),
      })
      .nullable()
      .describe('Null when the pair is settled'),
    conflicts: z.array(z.object({ code: z.string(), message: z.string() })).describe('To be settled before a merge'),
    fourEyes: z.boolean().describe('A second person must confirm a merge'),
    proposal: z.object({ mergeId: z.uuid(), by: z.string(), at: z.string(), mine: z.boolean(), reason: z.string() }).nullable(),
    mergeId: z.uuid().nullable(),
    note: z.string(),
    askedBy: z.string(),
    decidedBy: z.string(),
    decidedAt: z.string().nullable(),
    version: z.int(),
  }),
)
export type DuplicatePair = z.output<typeof DuplicatePair>

export const getDuplicate = operation({
  id: 'getDuplicate',
  method: 'GET',
  path: '/api/duplicates/:id',
  summary: 'One pair side by side, numbers masked; opening it opens both files, for a purpose, and is recorded in both',
  access: { staff: 'duplicates.review' },
  params: IdPath,
  query: z.strictObject({ purpose: z.enum(purposes).default('correction') }),
  reply: DuplicatePair,
  refusals: ['duplicates.pair_not_found'],
})

export const decideDuplicate = operation({
  id: 'decideDuplicate',
  method: 'POST',
  path: '/api/duplicates/:id/decision',
  summary: 'Say that the two are different people, that it is to be looked at later, or that it is open again. Different is remembered until facts change',
  access: { staff: 'duplicates.review' },
  params: IdPath,
  body: named(
    'DuplicateDecision',
    z.strictObject({ decision: z.enum(['different', 'later', 'open']), note: Text(200).default(''), version: Version, clientId: ClientId }),
  ),
  reply: named('DuplicateDecided', z.object({ state: z.enum(pairStates), version: z.int() })),
  refusals: ['duplicates.pair_not_found', 'duplicates.changed_meanwhile', 'duplicates.pair_settled'],
})

// ------------------------------------------------------------------------------------------------------------- merges

export const MergeLine = named(
  'MergeLine',
  z.object({
    id: z.uuid(),
    into: z.object({ id: z.uuid(), name: z.string() }),
    from: z.object({ id: z.uuid(), name: z.string() }),
    region: z.string(),
    regionName: z.string(),
    state: z.enum(mergeStates),
    reason: z.string(),
    by: z.string(),
    at: z.string(),
    confirmedBy: z.string(),
    confirmNote: z.string().describe('What the second person noted, or that nobody confirmed in time'),
    undoneBy: z.string(),
    undoneAt: z.string().nullable(),
    undoReason: z.string(),
    mine: z.boolean().describe('Proposed by the reader, who cannot confirm it'),
    moved: z.int().describe('Rows of all modules that follow'),
    left: z.array(z.string()).describe('What stayed as it is after an undo, in words'),
  }),
)
export type MergeLine = z.output<typeof MergeLine>

export const listMerges = operation({
  id: 'listMerges',
  method: 'GET',
  path: '/api/merges',
  summary: 'Merges of files, newest first, fifty at a time; of one person, or of the place',
  access: { staff: 'duplicates.review' },
  query: z.strictObject({ personId: Id.optional(), state: z.enum(mergeStates).optional(), after: After }),
  reply: named('MergePage', z.object({ items: z.array(MergeLine), next: z.string().nullable() })),
  refusals: ['duplicates.page_unknown'],
})

export const createMerge = operation({
  id: 'createMerge',
  method: 'POST',
  path: '/api/merges',
  summary: 'Merge one file into another: fields as chosen, ties united, everything else follows. Where both carry cases or benefits it waits for a second person',
  access: { staff: 'duplicates.merge' },
  body: named(
    'NewMerge',
    z.strictObject({
      intoId: Id,
      fromId: Id,
      intoVersion: Version,
      fromVersion: Version,
      choices: z.partialRecord(z.enum(mergeFields), Side).default({}),
      reason: Reason,
      clientId: ClientId,
    }),
  ),
  reply: named('MergeMade', z.object({ id: z.uuid(), state: z.enum(mergeStates) })),
  refusals: [
    'duplicates.person_not_found', 'duplicates.same_file', 'duplicates.changed_meanwhile', 'duplicates.settle_first', 'duplicates.already_proposed',
    'duplicates.file_merged',
  ],
})

export const confirmMerge = operation({
  id: 'confirmMerge',
  method: 'POST',
  path: '/api/merges/:id/confirmation',
  summary: 'A second person says yes or no to a merge that was proposed',
  access: { staff: 'duplicates.merge' },
  params: IdPath,
  body: named('MergeConfirmation', z.strictObject({ yes: z.boolean(), note: Text(200).default(''), clientId: ClientId })),
  reply: named('MergeConfirmed', z.object({ id: z.uuid(), state: z.enum(mergeStates) })),
  refusals: ['duplicates.merge_not_found', 'duplicates.not_proposed', 'duplicates.own_proposal', 'duplicates.changed_meanwhile', 'duplicates.settle_first', 'duplicates.file_merged'],
})

export const undoMerge = operation({
  id: 'undoMerge',
  method: 'POST',
  path: '/api/merges/:id/undo',
  summary: 'Take a merge back: both files stand as before. What was changed or added since stays with the surviving file and is told',
  access: { staff: 'duplicates.merge' },
  params: IdPath,
  body: named('MergeUndo', z.strictObject({ reason: Reason, clientId: ClientId })),
  reply: named('MergeUndone', z.object({ id: z.uuid(), state: z.enum(mergeStates), left: z.array(z.string()) })),
  refusals: ['duplicates.merge_not_found', 'duplicates.not_merged', 'duplicates.undo_newer_first', 'duplicates.number_taken'],
})

// ---------------------------------------------------------------------------------------------------- the whole register

export const startDuplicateScan = operation({
  id: 'startDuplicateScan',
  method: 'POST',
  path: '/api/duplicates/scans',
  summary: 'Walk through the whole register and put like files on the review list; goes on where it was interrupted',
  access: { staff: 'duplicates.scan' },
  body: z.strictObject({ clientId: ClientId }),
  reply: named('ScanAsked', z.object({ id: z.uuid() })),
  refusals: ['duplicates.scan_running'],
})

export const getDuplicateScan = operation({
  id: 'getDuplicateScan',
  method: 'GET',
  path: '/api/duplicates/scans/latest',
  summary: 'How far the latest walk through the register is',
  access: { staff: 'duplicates.review' },
  reply: named(
    'DuplicateScan',
    z.object({
      scan: z
        .object({ id: z.uuid(), startedAt: z.string(), endedAt: z.string().nullable(), looked: z.int(), total: z.int(), compared: z.int(), found: z.int() })
        .nullable(),
    }),
  ),
})
