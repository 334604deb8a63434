import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, page, Period, PlaceCode, WithId } from './parts.ts'
import { unitKinds } from './asking.ts'

const Figure = z.object({ value: z.number(), lo: z.number().nullable(), hi: z.number().nullable() })
export type SurveyFigure = z.output<typeof Figure>

export const SurveyResultView = named('SurveyResult', z.object({
  id: z.uuid(), title: z.string(), regionName: z.string(), about: z.string(), questionnaire: z.string(), edition: z.int(), period: z.string(), fromDay: z.string(), untilDay: z.string(), closedOn: z.string(), state: z.string(),
  population: z.int(), sample: z.int(), responses: z.int(), rate: z.number().nullable(), reissued: z.int(), notAsked: z.int().describe('Drawn and never given a sheet'), channels: z.array(z.object({ channel: z.string(), count: z.int() })), sampled: z.boolean(), tooFew: z.boolean(), satisfiedFrom: z.int(),
  points: Figure.nullable(), satisfied: Figure.nullable(), method: z.array(z.string()).describe('How it was drawn and computed, in sentences'),
  questions: z.array(z.object({
    key: z.string(), kind: z.enum(['scale', 'single', 'multi', 'text']), title: z.string(), n: z.int(), unknown: z.int(), points: Figure.nullable(), satisfied: Figure.nullable(), options: z.array(z.object({ label: z.string(), count: z.int(), share: Figure })),
  })),
  places: z.array(z.object({ region: z.string(), regionName: z.string(), n: z.int(), hidden: z.boolean(), points: Figure.nullable(), satisfied: Figure.nullable() })),
  remarks: z.array(z.object({ question: z.string(), words: z.string() })),
}))
export type SurveyResultView = z.output<typeof SurveyResultView>

export const getSurveyResult = operation({
  id: 'getSurveyResult', method: 'GET', path: '/api/surveys/:id/result',
  summary: 'What a closed survey came to, with sample size, response rate, intervals and the method; small groups hidden',
  access: { staff: 'surveys.read' },
  params: WithId,
  reply: SurveyResultView,
  refusals: ['surveys.survey_not_found', 'surveys.not_counted_yet'],
})

export const exportSurveyResult = operation({
  id: 'exportSurveyResult', method: 'GET', path: '/api/surveys/:id/result.xlsx',
  summary: 'The same as a workbook: method, figures, places, words that are shown. Single sheets are not in it',
  access: { staff: 'surveys.read' },
  params: WithId,
  reply: z.any(), file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  refusals: ['surveys.survey_not_found', 'surveys.not_counted_yet'],
})

export const getPublicSurveyResult = operation({
  id: 'getPublicSurveyResult', method: 'GET', path: '/api/surveys/public/:id',
  summary: 'A published result, for everybody',
  access: 'public',
  params: WithId,
  reply: SurveyResultView,
  refusals: ['surveys.survey_not_found'],
})

export const listPublicSurveys = operation({
  id: 'listPublicSurveys', method: 'GET', path: '/api/surveys/public',
  summary: 'Surveys that everybody may answer now, and published results, newest first',
  access: 'public',
  query: z.strictObject({ show: z.enum(['open', 'published']).default('published'), after: After }),
  reply: named('PublicSurveyPage', page(z.object({ id: z.uuid(), title: z.string(), regionName: z.string(), about: z.string(), untilDay: z.string(), code: z.string(), responses: z.int(), closedOn: z.string().nullable() }))),
  refusals: ['surveys.page_unknown'],
})

export const listSatisfaction = operation({
  id: 'listSatisfaction', method: 'GET', path: '/api/surveys/satisfaction',
  summary: 'Satisfaction by unit and period over all closed surveys and reviews of the place, newest first (IND-63)',
  access: { staff: 'surveys.read' },
  query: z.strictObject({ region: PlaceCode.optional(), unitKind: z.enum(unitKinds).optional(), period: Period.optional(), after: After }),
  reply: named('SatisfactionPage', page(z.object({
    id: z.uuid(), surveyId: z.uuid().nullable(), reviewId: z.uuid().nullable(), title: z.string(), region: z.string(), regionName: z.string(), unitKind: z.enum(unitKinds), unitName: z.string(), period: z.string(), responses: z.int(), points: Figure, satisfied: Figure, way: z.enum(['sample', 'open', 'meeting']), closedOn: z.string(),
  }))),
  refusals: ['surveys.place_not_yours', 'surveys.page_unknown'],
})
