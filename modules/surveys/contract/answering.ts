import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Code, Id, page, Sheet, Version, WithId } from './parts.ts'
import { SurveyQuestion } from './questionnaires.ts'

export const CHANNELS = { link: '手机或网上', kiosk: '自助终端', phone: '电话访问', paper: '纸质答卷' } as const

export const SurveyForm = named('SurveyForm', z.object({
  code: z.string(), title: z.string(), regionName: z.string(), about: z.string(), untilDay: z.string(), intro: z.string(), sample: z.boolean(), questions: z.array(SurveyQuestion),
}))
export type SurveyForm = z.output<typeof SurveyForm>

export const getSurveyForm = operation({
  id: 'getSurveyForm', method: 'GET', path: '/api/surveys/forms/:code',
  summary: 'What is asked, for who has a code. Nothing says whose code it is',
  access: 'public',
  params: z.strictObject({ code: Code }),
  reply: SurveyForm,
  refusals: ['surveys.code_unknown', 'surveys.code_used', 'surveys.survey_over'],
})

export const answerSurvey = operation({
  id: 'answerSurvey', method: 'POST', path: '/api/surveys/answers',
  summary: 'A sheet, once for each code. Neither the code nor an account is kept with it',
  access: 'public',
  body: named('SurveySheet', z.strictObject({ code: Code, channel: z.enum(['link', 'kiosk']).default('link'), answers: Sheet })),
  reply: named('SurveyThanks', z.object({ title: z.string() })),
  keepNoReply: true,
  refusals: ['surveys.code_unknown', 'surveys.code_used', 'surveys.survey_over', 'surveys.sheet_wrong', 'surveys.too_many_at_once'],
})

export const answerByForm = operation({
  id: 'answerSurveyByForm', method: 'POST', path: '/api/surveys/answers/form',
  summary: 'The same from a page without script: names and values; leads on to the page of thanks',
  access: 'public',
  body: named('SurveySheetForm', z.looseObject({ code: z.string().max(40), channel: z.string().max(10).optional() })),
  reply: z.any(), file: ['text/html'],
  keepNoReply: true,
  refusals: ['surveys.code_unknown', 'surveys.code_used', 'surveys.survey_over', 'surveys.sheet_wrong', 'surveys.too_many_at_once'],
})

// -------------------------------------------------------------------------------------------------- typed in by staff

export const enterInterview = operation({
  id: 'enterSurveyInterview', method: 'POST', path: '/api/surveys/members/:id/interviews',
  summary: 'The answers of a telephone interview with a drawn person who has no code yet. The person counts as asked; the answers lie apart',
  access: { staff: 'surveys.invite' },
  params: WithId,
  body: named('SurveyInterview', z.strictObject({ answers: Sheet, version: Version, clientId: ClientId })),
  reply: z.object({ version: z.int() }),
  keepNoReply: true,
  refusals: ['surveys.member_not_found', 'surveys.changed_meanwhile', 'surveys.not_open', 'surveys.asked_already_member', 'surveys.sheet_wrong'],
})

export const getEntryForm = operation({
  id: 'getSurveyEntryForm', method: 'GET', path: '/api/surveys/:id/entry-form',
  summary: 'The questions, for typing in what was said on the phone or written on paper',
  access: { staff: 'surveys.enter' },
  params: WithId,
  reply: named('SurveyEntryForm', z.object({ title: z.string(), intro: z.string(), open: z.boolean(), questions: z.array(SurveyQuestion) })),
  refusals: ['surveys.survey_not_found'],
})

export const SHEET_STATES = { once: '等第二人录入', differs: '两次录入不同', done: '已核对' } as const
export const PaperSheet = named('SurveyPaperSheet', z.object({
  id: z.uuid(), number: z.string().describe('The end of the code on the sheet'), state: z.enum(['once', 'differs', 'done']), differs: z.array(z.string()), byName: z.string(), mine: z.boolean().describe('Typed in by who asks: somebody else types it again'), version: z.int(),
}))
export type PaperSheet = z.output<typeof PaperSheet>

export const listSheets = operation({
  id: 'listSurveySheets', method: 'GET', path: '/api/surveys/:id/sheets',
  summary: 'Paper sheets typed in once, and those that were read differently',
  access: { staff: 'surveys.enter' },
  params: WithId,
  query: z.strictObject({ show: z.enum(['waiting', 'done']).default('waiting'), after: After }),
  reply: named('SurveySheetPage', page(PaperSheet)),
  refusals: ['surveys.survey_not_found', 'surveys.page_unknown'],
})

export const enterSheet = operation({
  id: 'enterSurveySheet', method: 'POST', path: '/api/surveys/:id/sheets',
  summary: 'Types in a paper sheet. The first time it waits; typed again by another person it counts where both agree, and where not the questions are named',
  access: { staff: 'surveys.enter' },
  params: WithId,
  body: named('SurveySheetEntry', z.strictObject({ code: Code, number: z.string().trim().max(12).default('').describe('Open to everybody: the number written on the sheet'), answers: Sheet, settled: z.boolean().default(false).describe('Read once more on the paper: this is what stands there'), clientId: ClientId })),
  reply: named('SurveySheetEntered', z.object({ state: z.enum(['once', 'differs', 'done']), number: z.string(), differs: z.array(z.string()) })),
  keepNoReply: true,
  refusals: ['surveys.survey_not_found', 'surveys.not_open', 'surveys.code_unknown', 'surveys.code_used', 'surveys.sheet_wrong', 'surveys.second_person', 'surveys.words_needed'],
})

// ------------------------------------------------------------------------------------------------- words written freely

export const REMARK_STATES = { waiting: '待审', shown: '显示', held: '不显示' } as const
export const SurveyRemark = named('SurveyRemark', z.object({ id: z.uuid(), question: z.string(), words: z.string(), shownWords: z.string(), state: z.enum(['waiting', 'shown', 'held']), byName: z.string(), version: z.int() }))
export type SurveyRemark = z.output<typeof SurveyRemark>

export const listRemarks = operation({
  id: 'listSurveyRemarks', method: 'GET', path: '/api/surveys/:id/remarks',
  summary: 'Words written freely: those that wait to be read, those shown, those held back; without place or sheet',
  access: { staff: 'surveys.make' },
  params: WithId,
  query: z.strictObject({ show: z.enum(['waiting', 'shown', 'held']).default('waiting'), after: After }),
  reply: named('SurveyRemarkPage', page(SurveyRemark).extend({ counts: z.object({ waiting: z.int(), shown: z.int(), held: z.int() }) })),
  refusals: ['surveys.survey_not_found', 'surveys.page_unknown'],
})

export const reviewRemark = operation({
  id: 'reviewSurveyRemark', method: 'POST', path: '/api/surveys/remarks/:id/reviews',
  summary: 'Shows words, with what names a person taken out, or holds them back',
  access: { staff: 'surveys.make' },
  params: z.strictObject({ id: Id }),
  body: z.strictObject({ state: z.enum(['shown', 'held']), shownWords: z.string().trim().max(500, '最多500个字').default(''), version: Version, clientId: ClientId }),
  reply: z.object({ version: z.int() }),
  refusals: ['surveys.remark_not_found', 'surveys.changed_meanwhile'],
})
