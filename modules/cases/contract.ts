import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'
import { channels, matterKinds, urgencies } from '../matters/definition.ts'

// ------------------------------------------------------------------------------------------------------------------- code lists

export const caseStates = ['draft', 'submitted', 'awaiting_correction', 'declined', 'accepted', 'suspended', 'concluded', 'withdrawn'] as const
export const caseKinds = matterKinds

/** Moves that come in by `moveCase`. Deemed acceptance and the end of a publication are the system's; rating has its own door. */
export const doorMoves = [
  'submit', 'accept', 'askForCorrection', 'decline', 'handOver', 'claim', 'release', 'return', 'advance', 'invite', 'reply', 'suspend',
  'resume', 'extend', 'conclude', 'withdraw', 'reopen', 'callBack',
] as const
export type DoorMove = (typeof doorMoves)[number]

export const caseOutcomes = ['granted', 'done', 'answered', 'settled', 'not_settled', 'referred', 'refused', 'ended'] as const
export const callBackOutcomes = ['corrected', 'redo', 'explained', 'unreachable', 'mistaken', 'malicious'] as const

/** By which way a need came in, and how pressing it is: the code lists of the matters. */
export { CHANNELS, URGENCIES, type Channel, type Urgency } from '../matters/definition.ts'

export const MATERIAL_WAYS = { upload: '上传', paper: '窗口收取原件', register: '已在档案中', promise: '书面承诺' } as const
export const materialWays = ['upload', 'paper', 'register', 'promise'] as const

export const BOXES = { mine: '我的待办', place: '本辖区在办', due_soon: '即将到期', overdue: '已超期', stage: '按环节', done: '已办结', all: '全部' } as const
export const boxes = ['mine', 'place', 'due_soon', 'overdue', 'stage', 'done', 'all'] as const

/** What a move wants to be told: fields of the body of `moveCase`. */
export const moveNeeds = [
  'reason', 'remedies', 'missing', 'suspension', 'extension', 'target', 'answer', 'outcome', 'rating', 'callBack', 'result', 'form',
] as const

// ------------------------------------------------------------------------------------------------------------------ small parts

const Id = z.uuid('编号不正确，请从列表中重新选择')
const RegionCode = z.string().regex(/^\d{12}(\d{3}){0,2}$/, '请从列表中选择地点')
const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
const ClientId = z.string().min(8).max(100).optional()
const CaseNumber = z.string().regex(/^\d{8}-\d{7,14}$/, '办件编号形如 20261122-0000017，请逐位核对')
const CheckCode = z.string().trim().toUpperCase().regex(/^[A-Z0-9]{6}$/, '查询码是6位字母和数字，印在回执上')
const Values = z
  .record(z.string().max(100), z.unknown())
  .refine((values) => JSON.stringify(values).length <= 100_000, '填写的内容太长，请精简后再提交')

/** One paper as handed in: a file, an original seen at the window, a promise (容缺) or a fact the register holds. */
const MaterialGiven = z.strictObject({
  code: Text(50).min(1),
  fileId: Id.optional(),
  how: z.enum(materialWays).default('upload'),
  note: Text(200).default(''),
})
const Materials = z.array(MaterialGiven).max(100, '最多交100份材料')

const Named = z.object({ code: z.string(), name: z.string() })

// ---------------------------------------------------------------------------------------------------------------------- replies

export const CaseReceipt = named(
  'CaseReceipt',
  z.object({
    id: z.uuid(),
    number: z.string().describe('Case number, on every channel the same'),
    checkCode: z.string().describe('With the number it shows the progress without signing in'),
    state: z.enum(caseStates),
    version: z.int(),
    title: z.string(),
    submittedAt: z.string().nullable(),
    dueOn: z.string().nullable().describe('The promised day, where the clock already runs'),
    promise: z.string().describe('Until when, and why, in one Chinese sentence'),
    handledBy: z.string().describe('Which post at which place has it now'),
    missing: z.array(z.object({ code: z.string(), title: z.string() })).describe('Material still owed (容缺, window only)'),
    verifyUrl: z.string(),
  }),
)
export type CaseReceipt = z.output<typeof CaseReceipt>

export const CaseListItem = named(
  'CaseListItem',
  z.object({
    id: z.uuid(),
    number: z.string(),
    title: z.string(),
    kind: z.enum(caseKinds),
    matterCode: z.string(),
    state: z.enum(caseStates),
    stateName: z.string(),
    stage: z.string(),
    stageTitle: z.string(),
    channel: z.enum(channels),
    urgency: z.enum(urgencies),
    region: z.string(),
    regionName: z.string(),
    placeText: z.string(),
    applicantName: z.string().describe('Empty when anonymous'),
    submittedAt: z.string().nullable(),
    dueAt: z.string().nullable(),
    dueOn: z.string().nullable(),
    clock: z.enum(['none', 'running', 'suspended', 'due_soon', 'overdue', 'done']),
    concludedAt: z.string().nullable(),
    outcome: z.string(),
    rating: z.int().nullable(),
    escalation: z.int(),
    handlerName: z.string().describe('Who has taken it over; empty while it waits for its post'),
    taskRole: z.enum(['', 'lead', 'helper', 'call_back', 'supervisor']).describe('In `mine`: as what it is in the list'),
  }),
)
export type CaseListItem = z.output<typeof CaseListItem>

export const CasePage = named('CasePage', z.object({ items: z.array(CaseListItem), next: z.string().nullable() }))

export const CaseClock = named(
  'CaseClock',
  z.object({
    state: z.enum(['none', 'running', 'suspended', 'due_soon', 'overdue', 'done', 'unknown']),
    stateName: z.string(),
    startedAt: z.string().nullable(),
    dueAt: z.string().nullable(),
    dueOn: z.string().nullable(),
    unit: z.enum(['working_day', 'natural_day', 'hour']),
    total: z.number().describe('Limit and extension together, in the unit'),
    used: z.number(),
    remaining: z.number().describe('0 on the last day, negative when overdue'),
    overdueBy: z.number().nullable(),
    source: z.string().describe('Statute and article'),
    explanation: z.string().describe('为什么是这一天: one sentence for the person; why no day can be told, when `state` is `unknown`'),
    trace: z.array(z.object({ date: z.string(), kind: z.string(), n: z.number().nullable(), name: z.string() })),
  }),
)
export type CaseClock = z.output<typeof CaseClock>

const TimelineEntry = z.object({
  seq: z.int(),
  move: z.string(),
  entry: z.string(),
  at: z.string(),
  by: z.string().describe('Name and post; residents read the post and the surname only'),
  stageTitle: z.string(),
  toState: z.enum(caseStates),
  text: z.string().describe('Reason, answer or note'),
  lines: z.array(z.object({ label: z.string(), value: z.string() })),
  fileIds: z.array(z.uuid()),
})

const MaterialLine = z.object({
  code: z.string(),
  title: z.string(),
  need: z.string(),
  heldByRegister: z.boolean(),
  state: z.enum(['given', 'promised', 'held', 'missing', 'optional']),
  given: z.array(z.object({ id: z.uuid(), fileId: z.uuid().nullable(), how: z.enum(materialWays), howName: z.string(), note: z.string(), addedAt: z.string() })),
})

const TaskLine = z.object({
  id: z.uuid(),
  role: z.enum(['lead', 'helper', 'call_back', 'supervisor']),
  roleName: z.string(),
  state: z.enum(['open', 'done', 'returned', 'cancelled']),
  stageTitle: z.string(),
  post: Named,
  region: Named,
  assigneeName: z.string(),
  mine: z.boolean().describe('Open, and the reader may work on it'),
  openedAt: z.string(),
  dueAt: z.string().nullable(),
  doneAt: z.string().nullable(),
  note: z.string(),
})

const StageLine = z.object({
  code: z.string(),
  title: z.string(),
  state: z.enum(['done', 'current', 'ahead', 'skipped']),
  post: Named,
  region: Named,
  limit: z.string(),
  fourEyes: z.boolean(),
  publicationDays: z.int().nullable(),
  startedAt: z.string().nullable(),
  doneAt: z.string().nullable(),
})

/** A move the reader may make now, with what it wants to be told. */
export const AllowedMove = named(
  'AllowedMove',
  z.object({
    move: z.enum([...doorMoves, 'rate']),
    label: z.string(),
    needs: z.array(z.enum(moveNeeds)),
    taskId: z.uuid().nullable().describe('The task it is done for, to be sent back (joint work)'),
    form: z.unknown().describe('FormDefinition of what is to be entered as `result`, or null'),
    outcomes: z.array(z.object({ code: z.enum(caseOutcomes), name: z.string() })),
    targets: z.array(z.object({ post: z.string(), postTitle: z.string(), region: z.string(), regionName: z.string(), label: z.string() })),
    remedies: z.string().describe('Text to begin with where `remedies` is needed'),
    mayExtendBy: z.object({ amount: z.int(), unit: z.string() }).nullable(),
    hint: z.string(),
  }),
)
export type AllowedMove = z.output<typeof AllowedMove>

export const Case = named(
  'Case',
  z.object({
    id: z.uuid(),
    number: z.string(),
    version: z.int(),
    state: z.enum(caseStates),
    stateName: z.string(),
    stage: z.string(),
    stageTitle: z.string(),
    kind: z.enum(caseKinds),
    title: z.string(),
    matter: z.object({ code: z.string(), version: z.int(), title: z.string() }),
    channel: Named,
    urgency: Named,
    region: Named,
    placeText: z.string(),
    lon: z.number().nullable(),
    lat: z.number().nullable(),
    applicant: z.object({
      id: z.uuid().nullable(),
      name: z.string(),
      anonymous: z.boolean(),
      onBehalf: z.string().describe('Who acts for the applicant and on what ground'),
      phoneMasked: z.string().nullable(),
    }),
    checkCode: z.string().nullable().describe('To the applicant only'),
    createdAt: z.string(),
    submittedAt: z.string().nullable(),
    acceptedAt: z.string().nullable(),
    concludedAt: z.string().nullable(),
    form: z.record(z.string(), z.unknown()),
    formDefinition: z.unknown().describe('FormDefinition of the version this case keeps'),
    answers: z.array(z.object({ path: z.string(), title: z.string(), text: z.string(), fileIds: z.array(z.string()) })).describe('The form, read out'),
    materials: z.array(MaterialLine),
    correction: z.object({ askedAt: z.string(), missing: z.array(z.string()) }).nullable().describe('The one request for correction, while it is open'),
    timeline: z.array(TimelineEntry),
    tasks: z.array(TaskLine).describe('Staff only'),
    clock: CaseClock,
    stages: z.array(StageLine),
    moves: z.array(AllowedMove),
    handler: z.object({ name: z.string(), post: z.string(), regionName: z.string(), phone: z.string() }).nullable(),
    result: z
      .object({
        outcome: z.string(),
        outcomeName: z.string(),
        answer: z.string(),
        reason: z.string(),
        remedies: z.string(),
        summary: z.string(),
        facts: z.array(z.object({ label: z.string(), value: z.string() })),
        documentTitle: z.string(),
      })
      .nullable(),
    ratings: z.array(z.object({ round: z.int(), level: z.int(), name: z.string(), text: z.string(), at: z.string() })),
    callBackDueOn: z.string().nullable(),
    publications: z.array(
      z.object({ id: z.uuid(), title: z.string(), body: z.string(), fromOn: z.string(), untilOn: z.string(), endedAt: z.string().nullable() }),
    ),
    escalation: z.int(),
    documents: z.array(z.object({ kind: z.enum(['receipt', 'result', 'correction']), title: z.string(), href: z.string() })),
  }),
)
export type Case = z.output<typeof Case>

// ------------------------------------------------------------------------------------------------------------------------ doors

const Submission = {
  matterCode: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/i, '没有这个事项，请从列表中选择'),
  applicantId: Id.optional().describe('Whose need it is; residents: own person when absent; staff: absent means anonymous (requests, events)'),
  form: Values.default({}),
  materials: Materials.default([]),
  channel: z.enum(channels).optional().describe('Default SELF_WEB for residents, GRID for grid workers, WINDOW for other staff'),
  region: RegionCode.optional().describe('Where it is about; default where the applicant lives'),
  placeText: Text(200).default(''),
  lon: z.number().min(-180).max(180).optional(),
  lat: z.number().min(-90).max(90).optional(),
  onBehalf: Text(100).default('').describe('Who brings it for the applicant, and on what ground (代办委托书)'),
  contactPhone: z.string().trim().regex(/^[\d\-+ ()]{5,20}$/, '请填写能联系到您的电话号码').optional(),
  clientId: ClientId,
}

export const submitCase = operation({
  id: 'submitCase',
  method: 'POST',
  path: '/api/cases',
  summary: 'Submit a need: an application, request, event, dispute. Answers the receipt; the same clientId twice makes one case',
  access: { staff: 'cases.submit', resident: true },
  body: named(
    'NewCase',
    z.strictObject({
      ...Submission,
      urgency: z.enum(urgencies).optional().describe('Staff only'),
      draftOf: Id.optional().describe('The draft this submission completes; it keeps its number'),
      acceptIncomplete: z.boolean().default(false).describe('Staff only: material may follow (容缺受理)'),
      submitAnyway: z.boolean().default(false).describe('An open case of the same matter exists and this is another need'),
    }),
  ),
  reply: CaseReceipt,
  refusals: [
    'case.matter_not_found', 'case.applicant_not_found', 'case.applicant_needed', 'case.region_not_found', 'case.form_invalid',
    'case.materials_missing', 'case.material_unknown', 'case.file_not_found', 'files.not_found', 'case.open_already', 'case.draft_not_found', 'case.channel_not_open',
    'case.own_case',
  ],
})

export const saveDraft = operation({
  id: 'saveDraft',
  method: 'PUT',
  path: '/api/case-drafts',
  summary: 'Save an unfinished submission. With `draftId` the draft is replaced; the number is kept until it is submitted anywhere',
  access: { resident: true },
  body: named('CaseDraftInput', z.strictObject({ ...Submission, draftId: Id.optional() })),
  reply: named('CaseDraftSaved', z.object({ id: z.uuid(), number: z.string(), savedAt: z.string() })),
  refusals: ['case.matter_not_found', 'case.applicant_not_found', 'case.draft_not_found', 'case.too_many_drafts'],
})

export const listDrafts = operation({
  id: 'listDrafts',
  method: 'GET',
  path: '/api/case-drafts',
  summary: 'The resident’s unfinished submissions',
  access: { resident: true },
  reply: named(
    'CaseDrafts',
    z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          number: z.string(),
          matterCode: z.string(),
          matterVersion: z.int(),
          title: z.string(),
          applicantId: z.uuid().nullable(),
          applicantName: z.string(),
          form: z.record(z.string(), z.unknown()),
          materials: z.array(z.object({ code: z.string(), fileId: z.uuid().nullable(), how: z.enum(materialWays), note: z.string() })),
          savedAt: z.string(),
        }),
      ),
    }),
  ),
})

const CasePath = z.strictObject({ id: z.union([Id, CaseNumber], '没有找到这个办件，请核对编号').describe('Id or case number') })

export const getCase = operation({
  id: 'getCase',
  method: 'GET',
  path: '/api/cases/:id',
  summary: 'One case: facts, form, timeline, material, clock with its reason, stages, and the moves the reader may make now',
  access: { staff: 'cases.read', resident: true },
  params: CasePath,
  reply: Case,
  refusals: ['case.not_found'],
})

const CaseFilters = {
  matter: Text(64).optional(),
  stage: Text(50).optional(),
  state: z.enum(caseStates).optional(),
  channel: z.enum(channels).optional(),
  kind: z.enum(caseKinds).optional(),
  region: RegionCode.optional(),
  q: Text(50).optional().describe('Case number (exact), beginning of the applicant’s name, or words of title and place'),
}

export const listCases = operation({
  id: 'listCases',
  method: 'GET',
  path: '/api/cases',
  summary: 'Work list of the post that is worn, fifty at a time',
  access: { staff: 'cases.read' },
  query: z.strictObject({ box: z.enum(boxes).default('mine'), ...CaseFilters, after: z.string().max(200).optional() }),
  reply: CasePage,
  refusals: ['case.page_unknown'],
})

export const getCaseCounts = operation({
  id: 'getCaseCounts',
  method: 'GET',
  path: '/api/case-counts',
  summary: 'How many open cases stand in each box, and in each stage',
  access: { staff: 'cases.read' },
  reply: named(
    'CaseCounts',
    z.object({
      mine: z.int(),
      place: z.int(),
      due_soon: z.int(),
      overdue: z.int(),
      stages: z.array(z.object({ stage: z.string(), title: z.string(), matterCode: z.string(), count: z.int() })),
    }),
  ),
})

export const listMyCases = operation({
  id: 'listMyCases',
  method: 'GET',
  path: '/api/my-cases',
  summary: 'Cases of the resident and of those they stand for, newest first',
  access: { resident: true },
  query: z.strictObject({ open: z.enum(['yes', 'no']).optional(), after: z.string().max(200).optional() }),
  reply: CasePage,
  refusals: ['case.page_unknown'],
})

export const moveCase = operation({
  id: 'moveCase',
  method: 'POST',
  path: '/api/cases/:id/moves',
  summary: 'Make a move of a case: the one door for everything that happens to it. `needs` of the allowed move says which fields it wants',
  access: { staff: 'cases.handle', resident: true },
  params: CasePath,
  body: named(
    'CaseMoveInput',
    z.strictObject({
      move: z.enum(doorMoves, '没有这种办理动作，请刷新页面'),
      version: z.int('请刷新页面后再办理').min(1),
      clientId: ClientId,
      taskId: Id.optional().describe('Which open task it is done for; needed only where one has several'),
      reason: Text(1_000).optional(),
      remedies: Text(500).optional(),
      missing: z.array(Text(200).min(1)).max(30, '最多列30项').optional(),
      suspension: z.enum(['waiting_applicant', 'special_procedure']).optional(),
      extension: z
        .strictObject({ amount: z.int().min(1).max(365), unit: z.enum(['working_day', 'natural_day', 'hour']), reason: Text(500), approvedBy: Text(50) })
        .optional(),
      target: z.strictObject({ post: Text(40).min(1), region: RegionCode }).optional(),
      unit: Text(60).optional().describe('handOver, invite: the body that is meant, where several share a post'),
      limit: z.strictObject({ amount: z.int().min(1).max(365), unit: z.enum(['working_day', 'natural_day', 'hour']) }).optional().describe('invite: how long the helper has; else as long as the case'),
      answer: Text(2_000).optional(),
      outcome: z.enum(caseOutcomes).optional(),
      result: Values.optional().describe('What the stage’s own form asks'),
      callBack: z.enum(callBackOutcomes).optional(),
      note: Text(1_000).optional(),
      fileIds: z.array(Id).max(20).optional(),
      form: Values.optional().describe('submit: the corrected form'),
      materials: Materials.optional().describe('submit: what was added'),
    }),
  ),
  reply: Case,
  status: 200,
  refusals: [
    'case.not_found', 'case.changed_meanwhile', 'case.move_not_allowed', 'case.move_not_yours', 'case.own_case', 'case.four_eyes',
    'case.correction_once', 'case.extension_once', 'case.extension_too_late', 'case.extension_too_long', 'case.last_stage', 'case.stages_ahead',
    'case.publication_running', 'case.no_joint_work', 'case.joint_work_open', 'case.reopen_too_late', 'case.reopen_without_bad_rating',
    'case.target_not_reachable', 'case.form_invalid', 'case.materials_missing', 'case.taken_by_another', 'files.not_found',
  ],
})

export const rateCase = operation({
  id: 'rateCase',
  method: 'POST',
  path: '/api/cases/:id/ratings',
  summary: 'Rate a concluded case: 1 非常满意 … 5 非常不满意. A bad rating is called back within 15 working days',
  access: { resident: true },
  params: CasePath,
  body: named('CaseRating', z.strictObject({ level: z.int().min(1).max(5), text: Text(500).default(''), clientId: ClientId })),
  reply: Case,
  refusals: ['case.not_found', 'case.move_not_allowed', 'case.rated_already'],
})

export const getProgress = operation({
  id: 'getProgress',
  method: 'GET',
  path: '/api/progress',
  summary: 'Progress by number and check code, without signing in and without any name',
  access: 'public',
  query: z.strictObject({ number: CaseNumber, code: CheckCode }),
  reply: named(
    'CaseProgress',
    z.object({
      number: z.string(),
      title: z.string(),
      stateName: z.string(),
      stageTitle: z.string(),
      submittedAt: z.string().nullable(),
      dueOn: z.string().nullable(),
      promise: z.string(),
      handledBy: z.string(),
      steps: z.array(z.object({ entry: z.string(), at: z.string(), stageTitle: z.string() })),
      outcomeName: z.string(),
      next: z.string().describe('What the person can do now, one sentence'),
    }),
  ),
  refusals: ['case.progress_not_found'],
})

export const getCaseDocument = operation({
  id: 'getCaseDocument',
  method: 'GET',
  path: '/api/cases/:id/documents/:kind',
  summary: 'Receipt, result document or correction notice as PDF, with a QR code that confirms it',
  access: { staff: 'cases.read', resident: true },
  params: z.strictObject({ id: z.union([Id, CaseNumber], '没有找到这个办件，请核对编号'), kind: z.enum(['receipt', 'result', 'correction']) }),
  reply: z.object({}),
  file: ['application/pdf'],
  refusals: ['case.not_found', 'case.no_document'],
})

export const verifyDocument = operation({
  id: 'verifyDocument',
  method: 'GET',
  path: '/api/documents/:number/verification',
  summary: 'Whether a printed document is ours: its facts, names masked',
  access: 'public',
  params: z.strictObject({ number: CaseNumber }),
  query: z.strictObject({ code: CheckCode }),
  reply: named(
    'DocumentVerification',
    z.object({
      number: z.string(),
      valid: z.boolean(),
      title: z.string(),
      applicantMasked: z.string(),
      submittedOn: z.string(),
      outcomeName: z.string(),
      concludedOn: z.string().nullable(),
      issuer: z.string(),
      facts: z.array(z.object({ label: z.string(), value: z.string() })),
    }),
  ),
  refusals: ['case.progress_not_found'],
})

export const listPublications = operation({
  id: 'listPublications',
  method: 'GET',
  path: '/api/publications',
  summary: 'What is on public notice (公示) at a place, running ones first',
  access: 'public',
  query: z.strictObject({ region: RegionCode.optional(), running: z.enum(['yes', 'no']).default('yes'), after: z.string().max(200).optional() }),
  reply: named(
    'CasePublications',
    z.object({
      items: z.array(
        z.object({ id: z.uuid(), region: z.string(), regionName: z.string(), title: z.string(), body: z.string(), fromOn: z.string(), untilOn: z.string(), running: z.boolean() }),
      ),
      next: z.string().nullable(),
    }),
  ),
  refusals: ['case.page_unknown'],
})

export const getCaseBoard = operation({
  id: 'getCaseBoard',
  method: 'GET',
  path: '/api/case-board',
  summary: 'Cases by state and lateness, place by place, one level below the post that is worn',
  access: { staff: 'cases.count' },
  query: z.strictObject({ region: RegionCode.optional() }),
  reply: named(
    'CaseBoard',
    z.object({
      region: z.string(),
      regionName: z.string(),
      at: z.string(),
      total: z.object({ open: z.int(), submitted: z.int(), accepted: z.int(), awaitingCorrection: z.int(), suspended: z.int(), overdue: z.int(), dueSoon: z.int() }),
      places: z.array(
        z.object({
          region: z.string(),
          regionName: z.string(),
          open: z.int(),
          submitted: z.int(),
          accepted: z.int(),
          awaitingCorrection: z.int(),
          suspended: z.int(),
          overdue: z.int(),
          dueSoon: z.int(),
        }),
      ),
      concludedLast30Days: z.int(),
      reopenedLast30Days: z.int(),
      ratedBadLast30Days: z.int(),
      ratedLast30Days: z.int(),
    }),
  ),
})
