import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { schemeKinds } from '../define.ts'
import { titleStates } from '../rules/moves.ts'
import { After, ClientId, Day, Done, EvaluationStep, Must, page, Text, Version, WithId } from './parts.ts'

const standings = [...titleStates, 'lapsed'] as const
export const EvaluationTitle = named('EvaluationTitle', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), kind: z.enum(schemeKinds), schemeTitle: z.string(), number: z.string(), title: z.string(), grade: z.string(), unitKind: z.string(), unitName: z.string(),
  grantedOn: z.string(), validUntil: z.string().nullable(), standing: z.enum(standings), warnedOn: z.string().nullable(), correctBy: z.string().nullable(), removedOn: z.string().nullable(),
  selfCheckYear: z.int().nullable().describe('The last year whose self-check is filed'), owesSelfCheck: z.boolean(), version: z.int(),
}))
export type EvaluationTitle = z.output<typeof EvaluationTitle>

export const listEvaluationTitles = operation({
  id: 'listEvaluationTitles', method: 'GET', path: '/api/evaluation/titles', summary: 'Titles of units; `owing` those without this year’s self-check, `warned` those under correction, `ended` removed or lapsed',
  access: { staff: 'evaluation.read' },
  query: z.strictObject({ show: z.enum(['valid', 'owing', 'warned', 'ended', 'all']).default('valid'), kind: z.enum(schemeKinds).optional(), q: Text(50).optional(), after: After }),
  reply: named('EvaluationTitlePage', page(EvaluationTitle).extend({
    counts: z.record(z.string(), z.int()), share: z.object({ kind: z.string(), units: z.int(), all: z.int() }).nullable().describe('Communities that hold a title of the chosen kind, of all'),
  })),
  refusals: ['evaluation.page_unknown'],
})
export const getEvaluationTitle = operation({
  id: 'getEvaluationTitle', method: 'GET', path: '/api/evaluation/titles/:id', summary: 'A title with its self-checks, warnings and decisions', access: { staff: 'evaluation.read' }, params: WithId,
  reply: named('EvaluationTitleFile', z.object({
    title: EvaluationTitle, entryId: z.uuid().nullable(), selfChecks: z.array(z.object({ id: z.uuid(), year: z.int(), words: z.string(), faults: z.string(), byName: z.string(), at: z.string() })), steps: z.array(EvaluationStep),
    may: z.array(z.enum(['self_check', 'warn', 'report', 'keep', 'remove'])),
  })),
  refusals: ['evaluation.title_not_found'],
})
export const fileSelfCheck = operation({
  id: 'fileSelfCheck', method: 'POST', path: '/api/evaluation/titles/:id/self-checks', summary: 'The unit files its yearly self-check: how the standard is kept, and what was found wanting',
  access: { staff: 'evaluation.apply' }, params: WithId,
  body: named('NewSelfCheck', z.strictObject({ year: z.int().min(2000).max(2100), words: Must(2000, '请写明自查情况'), faults: Text(1000).default(''), clientId: ClientId })),
  reply: Done, refusals: ['evaluation.title_not_found', 'evaluation.not_now', 'evaluation.not_yours', 'evaluation.self_check_filed', 'evaluation.days_wrong'],
})
export const warnTitle = operation({
  id: 'warnTitle', method: 'POST', path: '/api/evaluation/titles/:id/warning', summary: 'Puts a title under warning with a day until which things are put right',
  access: { staff: 'evaluation.watch' }, params: WithId,
  body: named('NewTitleWarning', z.strictObject({ words: Must(1000, '请写明哪里不达标'), correctBy: Day, version: Version, clientId: ClientId })),
  reply: Done, refusals: ['evaluation.title_not_found', 'evaluation.changed_meanwhile', 'evaluation.not_now', 'evaluation.days_wrong'],
})
export const reportCorrection = operation({
  id: 'reportCorrection', method: 'POST', path: '/api/evaluation/titles/:id/correction', summary: 'The unit says what it has put right',
  access: { staff: 'evaluation.apply' }, params: WithId, body: z.strictObject({ words: Must(1000, '请写明整改情况'), clientId: ClientId }),
  reply: Done, refusals: ['evaluation.title_not_found', 'evaluation.not_now', 'evaluation.not_yours'],
})
export const settleTitle = operation({
  id: 'settleTitle', method: 'POST', path: '/api/evaluation/titles/:id/settlement', summary: 'After the warning: keeps the title, or removes it once the day is over and somebody else than who warned decides',
  access: { staff: 'evaluation.watch' }, params: WithId,
  body: named('TitleSettlement', z.strictObject({ keep: z.boolean('请选择保留还是取消'), words: Must(1000, '请写明理由'), version: Version, clientId: ClientId })),
  reply: Done, refusals: ['evaluation.title_not_found', 'evaluation.changed_meanwhile', 'evaluation.not_now', 'evaluation.same_hands', 'evaluation.correction_runs'],
})

export const PublicTitle = named('PublicTitle', z.object({
  number: z.string(), title: z.string(), grade: z.string(), unitName: z.string(), regionName: z.string(), kind: z.enum(schemeKinds), grantedOn: z.string(), validUntil: z.string().nullable(), standing: z.enum(standings),
  endedOn: z.string().nullable(),
}))
export type PublicTitle = z.output<typeof PublicTitle>
export const listPublicTitles = operation({
  id: 'listPublicTitles', method: 'GET', path: '/api/public/titles', summary: 'Titles that hold today, and applications under public notice', access: 'public',
  query: z.strictObject({ kind: z.enum(schemeKinds).optional(), q: Text(50).optional(), after: After }),
  reply: named('PublicTitlePage', page(PublicTitle).extend({
    notices: z.array(z.object({ id: z.uuid(), unitName: z.string(), regionName: z.string(), title: z.string(), score: z.number().nullable(), grade: z.string(), until: z.string() })),
  })),
  refusals: ['evaluation.page_unknown'],
})
export const verifyTitle = operation({
  id: 'verifyTitle', method: 'GET', path: '/api/public/titles/:number', summary: 'Whether a certificate holds today: valid, under warning, lapsed or removed', access: 'public',
  params: z.strictObject({ number: z.string().max(40) }), reply: PublicTitle, refusals: ['evaluation.number_unknown'],
})
