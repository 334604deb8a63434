import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Day, Done, Id, Made, Must, page, Period, PlaceCode, Step, Text, Version, WithId } from './parts.ts'

export const SURVEY_STATES = { draft: '准备中', drawn: '已抽样', open: '正在填写', closed: '已结束', published: '已公布', cancelled: '已取消' } as const
export const surveyStates = ['draft', 'drawn', 'open', 'closed', 'published', 'cancelled'] as const
/** Who is asked. */
export const SURVEY_MODES = { sample: '从居民名册抽样', open: '谁都可以填' } as const
export const SAMPLE_METHODS = { simple: '简单随机抽样', stratified: '按社区分层抽样' } as const
/** Whose work is asked about. */
export const UNIT_KINDS = { committee: '居（嘎查）委会', station: '社区服务站', street: '街道（苏木镇）', department: '部门', service: '一项公共服务', place: '社区整体' } as const
export const unitKinds = ['committee', 'station', 'street', 'department', 'service', 'place'] as const
export const SAMPLE_STATES = { drawn: '还没联系', asked: '已发答卷', refused: '不愿参加', unreachable: '联系不上', not_eligible: '不在范围' } as const
export const sampleStates = ['drawn', 'asked', 'refused', 'unreachable', 'not_eligible'] as const
export const ASKING_WAYS = { message: '发消息', letter: '送纸质答卷', door: '上门', phone: '电话访问' } as const

const Stratum = z.object({ region: z.string(), regionName: z.string(), population: z.int(), n: z.int() })

export const Survey = named('Survey', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), title: z.string(), editionId: z.uuid(), questionnaireId: z.uuid(), questionnaire: z.string(), edition: z.int(), unitKind: z.enum(unitKinds), unitName: z.string(),
  period: z.string(), mode: z.enum(['sample', 'open']), fromDay: z.string(), untilDay: z.string(), state: z.enum(surveyStates), method: z.enum(['simple', 'stratified']).nullable(), seed: z.string().nullable(),
  minAge: z.int().nullable(), frameOn: z.string().nullable(), frameSize: z.int().nullable(), frameDigest: z.string().nullable(), drawn: z.int(), answered: z.int(), reissued: z.int(),
  openCode: z.string().nullable(), closedOn: z.string().nullable(), publishedOn: z.string().nullable(), version: z.int(),
}))
export type Survey = z.output<typeof Survey>

export const listSurveys = operation({
  id: 'listSurveys', method: 'GET', path: '/api/surveys',
  summary: 'Surveys of the place and those of places above that ask here, newest first',
  access: { staff: 'surveys.read' },
  query: z.strictObject({ show: z.enum(['running', 'ended', 'all']).default('running'), unitKind: z.enum(unitKinds).optional(), q: Text(50).optional(), after: After }),
  reply: named('SurveyPage', page(Survey)),
  refusals: ['surveys.page_unknown'],
})

const Plan = {
  title: Must(60, '请写明这次调查的名称'), unitKind: z.enum(unitKinds, '请选择评的是谁'), unitName: Text(60).default('').describe('Empty: each community its own'), period: Period, fromDay: Day, untilDay: Day,
}
export const createSurvey = operation({
  id: 'createSurvey', method: 'POST', path: '/api/surveys',
  summary: 'Plans a survey with a settled edition',
  access: { staff: 'surveys.make' },
  body: named('NewSurvey', z.strictObject({ region: PlaceCode, editionId: Id, mode: z.enum(['sample', 'open']), ...Plan, clientId: ClientId })),
  reply: Made,
  refusals: ['surveys.place_not_yours', 'surveys.edition_not_found', 'surveys.edition_not_settled', 'surveys.days_wrong'],
})

export const getSurvey = operation({
  id: 'getSurvey', method: 'GET', path: '/api/surveys/:id',
  summary: 'A survey with its draw, how far it is and what may be done now. Counts of who was asked, no names',
  access: { staff: 'surveys.read' },
  params: WithId,
  reply: named('SurveyFile', z.object({
    survey: Survey, strata: z.array(Stratum), asked: z.object({ drawn: z.int(), asked: z.int(), refused: z.int(), unreachable: z.int(), not_eligible: z.int() }), channels: z.array(z.object({ channel: z.string(), count: z.int() })),
    remarksWaiting: z.int(), sheetsWaiting: z.int(), steps: z.array(Step), moves: z.array(z.enum(['draw', 'open', 'close', 'publish', 'cancel', 'change'])), mayInvite: z.boolean(), mayEnter: z.boolean(),
  })),
  refusals: ['surveys.survey_not_found'],
})

export const changeSurvey = operation({
  id: 'changeSurvey', method: 'PUT', path: '/api/surveys/:id',
  summary: 'Corrects the plan before anybody is asked; while it runs only the last day can be put off',
  access: { staff: 'surveys.make' },
  params: WithId,
  body: z.strictObject({ ...Plan, version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['surveys.survey_not_found', 'surveys.changed_meanwhile', 'surveys.not_now', 'surveys.days_wrong'],
})

export const drawSample = operation({
  id: 'drawSurveySample', method: 'POST', path: '/api/surveys/:id/draws',
  summary: 'Draws the sample from the register: who lives here today and is old enough, in the order of the hash of the stated seed and the person’s number. Drawn again it is the same',
  access: { staff: 'surveys.make' },
  params: WithId,
  body: named('SurveyDraw', z.strictObject({
    method: z.enum(['simple', 'stratified']), size: z.int().min(1, '至少抽1人').max(20_000, '最多抽20000人'), seed: z.string().trim().regex(/^[0-9A-Za-z\u4e00-\u9fff-]{4,40}$/, '种子用4至40个字母、数字或汉字，例如开奖号码、公开抽签的结果'),
    minAge: z.int().min(0).max(90).default(18), least: z.int().min(0).max(200).default(0).describe('Stratified: at least so many from each community'), version: Version, clientId: ClientId,
  })),
  reply: named('SurveyDrawn', z.object({ version: z.int(), frameSize: z.int(), drawn: z.int(), digest: z.string() })),
  refusals: ['surveys.survey_not_found', 'surveys.changed_meanwhile', 'surveys.not_now', 'surveys.asked_already', 'surveys.nobody_on_the_list'],
})

export const checkDraw = operation({
  id: 'checkSurveyDraw', method: 'GET', path: '/api/surveys/:id/draw-check',
  summary: 'Draws once more with the stated seed from the register as it stood on the day of the draw and says whether the same people come out',
  access: { staff: 'surveys.make' },
  params: WithId,
  reply: named('SurveyDrawCheck', z.object({ same: z.boolean(), sameList: z.boolean(), frameSize: z.int(), digest: z.string(), missing: z.int(), words: z.string() })),
  refusals: ['surveys.survey_not_found', 'surveys.not_now'],
})

export const moveSurvey = operation({
  id: 'moveSurvey', method: 'POST', path: '/api/surveys/:id/moves',
  summary: 'Opens a survey, closes and counts it, publishes the result, or cancels it',
  access: { staff: 'surveys.make' },
  params: WithId,
  body: named('SurveyMoving', z.strictObject({ move: z.enum(['open', 'close', 'publish', 'cancel']), note: Text(300).default(''), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['surveys.survey_not_found', 'surveys.changed_meanwhile', 'surveys.not_now', 'surveys.words_needed', 'surveys.sheets_waiting'],
})

// ------------------------------------------------------------------------------------------------------- who is asked

export const SampleMember = named('SurveySampleMember', z.object({
  id: z.uuid(), personId: z.uuid(), name: z.string(), region: z.string(), regionName: z.string(), address: z.string(), nth: z.int(), state: z.enum(sampleStates), way: z.string(), onDay: z.string().nullable(), reminded: z.int(), byName: z.string(), version: z.int(),
}))
export type SampleMember = z.output<typeof SampleMember>

export const listSample = operation({
  id: 'listSurveySample', method: 'GET', path: '/api/surveys/:id/sample',
  summary: 'The people drawn in one’s own place, in the order of the draw: whom to ask. Whether they answered is not known',
  access: { staff: 'surveys.invite' },
  params: WithId,
  query: z.strictObject({ show: z.enum(sampleStates).optional(), after: After }),
  reply: named('SurveySamplePage', page(SampleMember)),
  refusals: ['surveys.survey_not_found', 'surveys.page_unknown'],
})

export const askMember = operation({
  id: 'askSurveyMember', method: 'POST', path: '/api/surveys/members/:id/askings',
  summary: 'Gives a drawn person a one-time code, by message, on paper or at the door. The code is told once and kept nowhere with the person',
  access: { staff: 'surveys.invite' },
  params: WithId,
  body: named('SurveyAsking', z.strictObject({ way: z.enum(['message', 'letter', 'door']), again: Text(200).default('').describe('Why another code is given to who had one'), version: Version, clientId: ClientId })),
  reply: named('SurveyCode', z.object({ version: z.int(), code: z.string(), link: z.string(), sent: z.boolean() })),
  keepNoReply: true,
  refusals: ['surveys.member_not_found', 'surveys.changed_meanwhile', 'surveys.not_open', 'surveys.asked_already_member', 'surveys.words_needed'],
})

export const noteMember = operation({
  id: 'noteSurveyMember', method: 'POST', path: '/api/surveys/members/:id/notes',
  summary: 'A drawn person does not wish to take part, cannot be reached, or does not belong to the list',
  access: { staff: 'surveys.invite' },
  params: WithId,
  body: z.strictObject({ state: z.enum(['drawn', 'refused', 'unreachable', 'not_eligible']), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['surveys.member_not_found', 'surveys.changed_meanwhile', 'surveys.not_open'],
})

export const remindSample = operation({
  id: 'remindSurveySample', method: 'POST', path: '/api/surveys/:id/reminders',
  summary: 'Reminds everybody who got a code by message, for nobody knows who has answered',
  access: { staff: 'surveys.invite' },
  params: WithId,
  body: z.strictObject({ clientId: ClientId }),
  reply: z.object({ reminded: z.int() }),
  refusals: ['surveys.survey_not_found', 'surveys.not_open', 'surveys.reminded_lately'],
})
