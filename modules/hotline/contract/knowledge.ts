import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Day, Done, Id, Made, Must, page, RegionCode, Text, Version, WithId } from './parts.ts'

export const ENTRY_STATES = { draft: '待审核', published: '已发布', ended: '已停用' } as const
const states = ['draft', 'published', 'ended'] as const

export const KnowledgeEntry = named('KnowledgeEntry', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), question: z.string(), answer: z.string(), topic: z.string(), matterCode: z.string(), public: z.boolean(), validFrom: z.string(), validUntil: z.string().nullable(),
  source: z.string(), owner: z.string(), state: z.enum(states), writtenBy: z.string(), reviewedBy: z.string(), reviewedAt: z.string().nullable(), reviewDue: z.string().nullable(), used: z.int(), version: z.int(),
  mine: z.boolean().describe('Written by the reader, who therefore may not review it'), due: z.boolean(),
}))
export type KnowledgeEntry = z.output<typeof KnowledgeEntry>

export const searchAnswers = operation({
  id: 'searchAnswers', method: 'GET', path: '/api/hotline/answers', summary: 'Search while typing over valid answers: parts of two characters, or pinyin initials', access: { staff: 'hotline.knowledge' },
  query: z.strictObject({ q: Text(50), matter: Text(64).optional() }),
  reply: named('Answers', z.object({ items: z.array(z.object({ id: z.uuid(), question: z.string(), answer: z.string(), topic: z.string(), matterCode: z.string(), source: z.string() })) })),
})
export const useAnswer = operation({
  id: 'useAnswer', method: 'POST', path: '/api/hotline/answers/:id/uses', summary: 'An answer helped; only the number grows, nobody is written down', access: { staff: 'hotline.knowledge' },
  params: WithId, body: named('AnswerUse', z.strictObject({})), reply: z.object({ used: z.int() }), status: 200, refusals: ['hotline.entry_not_found'],
})
export const listKnowledge = operation({
  id: 'listKnowledge', method: 'GET', path: '/api/hotline/knowledge', summary: 'The knowledge base of all lines', access: { staff: 'hotline.knowledge' },
  query: z.strictObject({ state: z.enum(['published', 'draft', 'due', 'ended']).default('published'), topic: Text(40).optional(), q: Text(50).optional(), after: After }),
  reply: named('KnowledgePage', page(KnowledgeEntry).extend({ counts: z.record(z.string(), z.int()), topics: z.array(z.string()) })), refusals: ['hotline.page_unknown'],
})
export const getKnowledgeEntry = operation({
  id: 'getKnowledgeEntry', method: 'GET', path: '/api/hotline/knowledge/:id', summary: 'One entry with what happened to it', access: { staff: 'hotline.knowledge' }, params: WithId,
  reply: named('KnowledgeFile', z.object({ entry: KnowledgeEntry, steps: z.array(z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })) })), refusals: ['hotline.entry_not_found'],
})
const said = {
  question: Must(200, '请填写问题'), answer: Must(2_000, '请填写答复'), topic: Text(40).default(''), matterCode: Text(64).default(''), public: z.boolean().default(true), validFrom: Day, validUntil: Day.nullable().default(null),
  source: Must(200, '请写明依据或出处'), owner: Must(60, '请填写负责单位'),
}
export const createKnowledgeEntry = operation({
  id: 'createKnowledgeEntry', method: 'POST', path: '/api/hotline/knowledge', summary: 'Writes an answer; it is used after a second person has looked', access: { staff: 'hotline.write' },
  body: named('NewKnowledgeEntry', z.strictObject({ ...said, region: RegionCode, clientId: ClientId })), reply: Made, refusals: ['hotline.place_not_yours', 'hotline.days_wrong', 'hotline.matter_unknown'],
})
export const updateKnowledgeEntry = operation({
  id: 'updateKnowledgeEntry', method: 'PUT', path: '/api/hotline/knowledge/:id', summary: 'Changes an answer; it goes back to review', access: { staff: 'hotline.write' }, params: WithId,
  body: named('KnowledgeChange', z.strictObject({ ...said, version: Version, clientId: ClientId })), reply: Done, refusals: ['hotline.entry_not_found', 'hotline.changed_meanwhile', 'hotline.days_wrong', 'hotline.matter_unknown', 'hotline.place_not_yours'],
})
export const reviewKnowledgeEntry = operation({
  id: 'reviewKnowledgeEntry', method: 'POST', path: '/api/hotline/knowledge/:id/reviews', summary: 'A second person publishes, sends back or ends an answer, or confirms it for another period', access: { staff: 'hotline.write' }, params: WithId,
  body: named('KnowledgeReview', z.strictObject({ decision: z.enum(['publish', 'send_back', 'end']), note: Text(300).default(''), nextReview: Day.optional(), version: Version, clientId: ClientId })),
  reply: Done, status: 200, refusals: ['hotline.entry_not_found', 'hotline.changed_meanwhile', 'hotline.same_hands', 'hotline.not_now', 'hotline.days_wrong', 'hotline.words_needed', 'hotline.place_not_yours'],
})
export const listFaq = operation({
  id: 'listFaq', method: 'GET', path: '/api/faq', summary: 'Frequent questions with their answers, for everybody', access: 'public',
  query: z.strictObject({ q: Text(50).optional(), topic: Text(40).optional(), matter: Text(64).optional(), after: After }),
  reply: named('Faq', page(z.object({ id: z.uuid(), question: z.string(), answer: z.string(), topic: z.string(), matterCode: z.string(), source: z.string(), owner: z.string(), reviewedOn: z.string() })).extend({ topics: z.array(z.string()) })),
  refusals: ['hotline.page_unknown'],
})

export const getScript = operation({
  id: 'getScript', method: 'GET', path: '/api/hotline/scripts/:matter', summary: 'What to ask for a matter, in order: its form’s questions, then the place’s own lines', access: { staff: 'hotline.knowledge' },
  params: z.strictObject({ matter: Text(64) }),
  reply: named('CallScript', z.object({
    matterCode: z.string(), title: z.string(), opening: z.string(),
    asks: z.array(z.object({ field: z.string(), say: z.string(), choices: z.array(z.string()), required: z.boolean(), hint: z.string() })),
    own: z.array(z.object({ id: z.uuid(), say: z.string(), place: z.int(), mine: z.boolean() })), closing: z.string(),
  })), refusals: ['hotline.matter_unknown'],
})
export const addScriptLine = operation({
  id: 'addScriptLine', method: 'POST', path: '/api/hotline/scripts/:matter/lines', summary: 'Adds a line of the place’s own to a script', access: { staff: 'hotline.write' }, params: z.strictObject({ matter: Text(64) }),
  body: named('NewScriptLine', z.strictObject({ say: Must(200, '请填写要说的话'), place: z.int().min(1).max(99).default(50), clientId: ClientId })), reply: Made, refusals: ['hotline.matter_unknown'],
})
export const dropScriptLine = operation({
  id: 'dropScriptLine', method: 'DELETE', path: '/api/hotline/script-lines/:id', summary: 'Takes a line of the place’s own out of a script', access: { staff: 'hotline.write' }, params: WithId, reply: z.object({ id: Id }), refusals: ['hotline.script_line_not_found'],
})
