import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Done, Id, Made, Must, page, PlaceCode, Step, Text, Version, WithId } from './parts.ts'

/** Kinds of question. */
export const QUESTION_KINDS = { scale: '满意程度（五级）', single: '单选', multi: '多选', text: '写几句话' } as const
export const questionKinds = ['scale', 'single', 'multi', 'text'] as const
export const EDITION_STATES = { draft: '修改中', settled: '已定稿' } as const

export const SurveyQuestion = named('SurveyQuestion', z.strictObject({
  key: z.string().regex(/^q\d{1,3}$/, '题号形如 q1'), kind: z.enum(questionKinds, '请选择题型'), title: Must(200, '请写明问题'), hint: Text(200).optional(), required: z.boolean().default(true),
  options: z.array(Must(100, '选项不能空着')).max(20, '最多20个选项').default([]), weight: z.number().min(0).max(100).default(1).describe('What it counts for in the whole, of questions of satisfaction'),
}))
export type SurveyQuestion = z.output<typeof SurveyQuestion>
const Questions = z.array(SurveyQuestion).max(60, '最多60题')

const Edition = z.object({
  id: z.uuid(), nth: z.int(), state: z.enum(['draft', 'settled']), intro: z.string(), questions: z.array(SurveyQuestion), satisfiedFrom: z.int(), settledOn: z.string().nullable(), settledBy: z.string(), version: z.int(),
})
export type SurveyEdition = z.output<typeof Edition>

export const Questionnaire = named('Questionnaire', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), title: z.string(), purpose: z.string(), retired: z.boolean(), newest: z.int().describe('Number of the newest settled edition; 0 before the first'),
  questions: z.int(), draft: z.boolean().describe('A new edition is being written'), version: z.int(),
}))
export type Questionnaire = z.output<typeof Questionnaire>

export const listQuestionnaires = operation({
  id: 'listQuestionnaires', method: 'GET', path: '/api/surveys/questionnaires',
  summary: 'Questionnaires of the place and of the places above it, newest first',
  access: { staff: 'surveys.read' },
  query: z.strictObject({ q: Text(50).optional(), show: z.enum(['used', 'retired']).default('used'), after: After }),
  reply: named('QuestionnairePage', page(Questionnaire)),
  refusals: ['surveys.page_unknown'],
})

export const createQuestionnaire = operation({
  id: 'createQuestionnaire', method: 'POST', path: '/api/surveys/questionnaires',
  summary: 'Makes a questionnaire with a first edition to write, empty or a copy of another',
  access: { staff: 'surveys.make' },
  body: named('NewQuestionnaire', z.strictObject({ region: PlaceCode, title: Must(60, '请写明问卷名称'), purpose: Text(300).default(''), copyOf: Id.nullable().default(null), clientId: ClientId })),
  reply: Made,
  refusals: ['surveys.place_not_yours', 'surveys.questionnaire_not_found'],
})

export const getQuestionnaire = operation({
  id: 'getQuestionnaire', method: 'GET', path: '/api/surveys/questionnaires/:id',
  summary: 'A questionnaire with all its editions, the newest first, and what happened to it',
  access: { staff: 'surveys.read' },
  params: WithId,
  reply: named('QuestionnaireFile', z.object({ questionnaire: Questionnaire, editions: z.array(Edition), steps: z.array(Step), mayWrite: z.boolean() })),
  refusals: ['surveys.questionnaire_not_found'],
})

export const writeEdition = operation({
  id: 'writeSurveyEdition', method: 'PUT', path: '/api/surveys/editions/:id',
  summary: 'Writes the draft of an edition; a settled one stays as it is',
  access: { staff: 'surveys.make' },
  params: WithId,
  body: named('SurveyEditionWriting', z.strictObject({ intro: Text(500), questions: Questions, satisfiedFrom: z.literal([3, 4]), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['surveys.edition_not_found', 'surveys.changed_meanwhile', 'surveys.edition_settled', 'surveys.question_wrong'],
})

export const settleEdition = operation({
  id: 'settleSurveyEdition', method: 'POST', path: '/api/surveys/editions/:id/settlements',
  summary: 'Settles an edition: from now on it can be asked and never changes',
  access: { staff: 'surveys.make' },
  params: WithId,
  body: z.strictObject({ version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['surveys.edition_not_found', 'surveys.changed_meanwhile', 'surveys.edition_settled', 'surveys.question_wrong'],
})

export const draftEdition = operation({
  id: 'draftSurveyEdition', method: 'POST', path: '/api/surveys/questionnaires/:id/editions',
  summary: 'Begins a new edition as a copy of the newest',
  access: { staff: 'surveys.make' },
  params: WithId,
  body: z.strictObject({ clientId: ClientId }),
  reply: Made,
  refusals: ['surveys.questionnaire_not_found', 'surveys.draft_open'],
})

export const retireQuestionnaire = operation({
  id: 'retireQuestionnaire', method: 'POST', path: '/api/surveys/questionnaires/:id/retirements',
  summary: 'Takes a questionnaire out of use, or back; surveys that asked it keep it',
  access: { staff: 'surveys.make' },
  params: WithId,
  body: z.strictObject({ retired: z.boolean(), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['surveys.questionnaire_not_found', 'surveys.changed_meanwhile'],
})

export const printQuestionnaire = operation({
  id: 'printQuestionnaire', method: 'GET', path: '/api/surveys/editions/:id/paper',
  summary: 'The edition as a paper form in large type, with a box for the code of the sheet',
  access: { staff: 'surveys.read' },
  params: WithId,
  query: z.strictObject({ title: Text(60).optional() }),
  reply: z.any(), file: ['application/pdf'],
  refusals: ['surveys.edition_not_found'],
})
