import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { Done, Id, Of, Path, Text, ClientId } from './parts.ts'

const FileLine = z.object({
  title: z.string(),
  text: z.string(),
  from: z.string().nullable().describe('Day or instant'),
  until: z.string().nullable(),
  href: z.string().nullable(),
})

export const tellMyFile = operation({
  id: 'tellMyFile',
  method: 'GET',
  path: '/api/me/file/parts',
  summary: 'What every module keeps of the reader, or of a person they stand for: services, cases, messages, files',
  access: { resident: true },
  query: z.strictObject({ of: Of }),
  reply: named('MyFileParts', z.object({ parts: z.array(z.object({ id: z.string(), title: z.string(), lines: z.array(FileLine) })) })),
  refusals: ['privacy.person_not_found'],
})

/** One look into a file, as a sentence can be made of it. */
export const Reader = named(
  'FileReader',
  z.object({
    id: z.uuid(),
    at: z.string(),
    deed: z.string(),
    name: z.string(),
    post: z.string(),
    place: z.string().describe('Place of the post'),
    because: z.string(),
    ref: z.string(),
    caseNumber: z.string().nullable(),
    field: z.string().nullable().describe('Which number was shown in full'),
    own: z.boolean().describe('The reader themself'),
  }),
)

export const listMyReaders = operation({
  id: 'listMyReaders',
  method: 'GET',
  path: '/api/me/readers',
  summary: 'Who opened the reader’s file, cases and numbers, when, in which post and why; newest first',
  access: { resident: true },
  query: z.strictObject({ of: Of, after: z.string().max(200).optional() }),
  reply: named('FileReaderPage', z.object({ items: z.array(Reader), next: z.string().nullable() })),
  refusals: ['privacy.person_not_found', 'privacy.page_unknown'],
})

export const sendCopyCode = operation({
  id: 'sendCopyCode',
  method: 'POST',
  path: '/api/me/copies/codes',
  summary: 'Send a one-time code to the reader’s telephone, with which a copy of their data is confirmed',
  access: { resident: true },
  body: z.strictObject({}),
  reply: z.object({ phoneMasked: z.string(), againAfterSeconds: z.int() }),
  refusals: ['privacy.no_phone', 'accounts.code_too_soon'],
})

export const makeMyCopy = operation({
  id: 'makeMyCopy',
  method: 'POST',
  path: '/api/me/copies',
  summary: 'Confirm with the one-time code and make a copy of the reader’s data, to be fetched within ten minutes (个人信息保护法 art. 45)',
  access: { resident: true },
  keepNoReply: true,
  body: z.strictObject({ code: Text(12).min(4, '请输入短信验证码'), of: Of, clientId: ClientId }),
  reply: named('MyCopy', z.object({ id: z.uuid(), until: z.string() })),
  refusals: ['privacy.person_not_found', 'privacy.code_wrong', 'privacy.no_phone'],
})

export const getMyCopy = operation({
  id: 'getMyCopy',
  method: 'GET',
  path: '/api/me/copies/:id',
  summary: 'The copy as a document to read or as structured data to take along',
  access: { resident: true },
  params: Path,
  query: z.strictObject({ format: z.enum(['pdf', 'json'], '请选择文件格式') }),
  reply: z.unknown(),
  file: ['application/pdf', 'application/octet-stream'],
  refusals: ['privacy.copy_over', 'privacy.person_not_found'],
})

// -------------------------------------------------------------------------------------------------------------- mandates

export const MANDATE_STATES = { offered: '等对方接受', accepted: '已生效', declined: '对方没有接受', withdrawn: '已撤回', ended: '已结束' } as const
export const mandateStates = ['offered', 'accepted', 'declined', 'withdrawn', 'ended'] as const
export const mandatePowers = ['apply', 'read', 'collect'] as const

export const Mandate = named(
  'Mandate',
  z.object({
    id: z.uuid(),
    person: z.string().describe('Who asks to be stood for'),
    agent: z.string(),
    powers: z.array(z.enum(mandatePowers)),
    validUntil: z.string(),
    state: z.enum(mandateStates),
    representativeId: z.uuid().nullable().describe('The standing in the register that came of it'),
    offeredAt: z.string(),
    answeredAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    version: z.int(),
  }),
)

export const listMyMandates = operation({
  id: 'listMyMandates',
  method: 'GET',
  path: '/api/me/mandates',
  summary: 'Whom the reader asked to act for them, who asked the reader, and what was done in the reader’s name',
  access: { resident: true },
  reply: named(
    'MyMandates',
    z.object({
      given: z.array(Mandate),
      received: z.array(Mandate),
      deeds: z.array(z.object({ id: z.uuid(), at: z.string(), name: z.string(), deed: z.string(), caseNumber: z.string().nullable() })).describe('Done in the reader’s name by others, the last hundred'),
    }),
  ),
  refusals: [],
})

export const offerMandate = operation({
  id: 'offerMandate',
  method: 'POST',
  path: '/api/me/mandates',
  summary: 'Ask somebody to act for the reader, with named powers, until a day (民法典 art. 165). The answer does not tell whether that person is on the register',
  access: { resident: true },
  body: named(
    'NewMandate',
    z.strictObject({
      name: Text(50).min(1, '请写对方的姓名'),
      phone: Text(30).min(5, '请写对方的手机号'),
      powers: z.array(z.enum(mandatePowers)).min(1, '请至少选择一项').max(3),
      validUntil: z.iso.date('请选择到哪一天为止'),
      clientId: ClientId,
    }),
  ),
  reply: z.object({ id: z.uuid() }),
  refusals: ['privacy.mandate_dates', 'privacy.mandate_oneself', 'privacy.mandate_twice', 'privacy.mandate_minor', 'privacy.too_many_mandates'],
})

export const answerMandate = operation({
  id: 'answerMandate',
  method: 'POST',
  path: '/api/me/mandates/:id/answers',
  summary: 'Accept or decline to act for the person who asked; accepted, it holds from today',
  access: { resident: true },
  params: z.strictObject({ id: Id }),
  body: z.strictObject({ accept: z.boolean(), version: z.int().min(1), clientId: ClientId }),
  reply: Done,
  refusals: ['privacy.mandate_not_found', 'privacy.mandate_answered', 'register.representative_minor', 'register.representative_twice', 'register.representative_dates'],
})

export const endMandate = operation({
  id: 'endMandate',
  method: 'POST',
  path: '/api/me/mandates/:id/end',
  summary: 'Withdraw an offer or end a mandate at once; either side may, without a reason',
  access: { resident: true },
  params: z.strictObject({ id: Id }),
  body: z.strictObject({ version: z.int().min(1), clientId: ClientId }),
  reply: Done,
  refusals: ['privacy.mandate_not_found', 'privacy.mandate_over'],
})
