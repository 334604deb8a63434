import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { OWED_STATES, type OwedState } from '../rules/state.ts'
import { ClientId, Day, Done, DutyStep, Group, Id, Made, Must, page, RegionCode, Text, Version, WithId } from './parts.ts'

const states = Object.keys(OWED_STATES) as [OwedState, ...OwedState[]]

export const OwedDuty = named('OwedDuty', z.object({
  id: z.uuid(), code: z.string(), title: z.string(), topic: Group, bodyKind: z.enum(['place', 'organisation', 'person']), bodyName: z.string(), region: z.string(), regionName: z.string(), level: z.string(),
  period: z.string().describe('In words: 2026年第2季度'), fromOn: z.string(), dueOn: z.string(), needed: z.number(), amount: z.number(), unit: z.string(), state: z.enum(states), doneOn: z.string().nullable(),
  mine: z.boolean().describe('Owed by the reader, or by the place of the post that is worn'), version: z.int(),
}))
export type OwedDuty = z.output<typeof OwedDuty>

const Asked = {
  q: Text(50).optional(), topic: z.string().max(200).optional().describe('Groups, separated by commas'), level: z.enum(['prefecture', 'county', 'township', 'community', 'grid', 'organisation', 'person']).optional(),
  code: z.string().max(60).optional(), region: RegionCode.optional().describe('A place within the reader’s own'), whose: z.enum(['own', 'all']).default('own').describe('Own: of the worn post’s place and of oneself'),
}

export const listOwedDuties = operation({
  id: 'listOwedDuties', method: 'GET', path: '/api/duties',
  summary: 'What is owed on a cycle or a date, by whom and until when, the most pressing first',
  access: { staff: 'duties.read' },
  query: z.strictObject({ ...Asked, show: z.enum(['todo', 'soon', 'late', 'done', 'excused', 'all']).default('todo'), after: z.string().max(100).optional() }),
  reply: named('OwedDutyPage', page(OwedDuty).extend({ counts: z.record(z.string(), z.int()) })),
  refusals: ['duties.page_unknown', 'duties.place_not_yours'],
})

const Proof = z.object({ title: z.string(), day: z.string(), amount: z.number(), link: z.string() })
const Filing = z.object({
  id: z.uuid(), onDay: z.string(), amount: z.number(), words: z.string(), files: z.array(z.uuid()), withdrawn: z.string().nullable().describe('Why it was taken back'), byName: z.string(), at: z.string(),
  mayWithdraw: z.boolean(),
})

export const getOwedDuty = operation({
  id: 'getOwedDuty', method: 'GET', path: '/api/duties/:id',
  summary: 'One owed duty: what it asks, by which text, what counted for it, what was filed, what happened',
  access: { staff: 'duties.read' },
  params: WithId,
  reply: named('OwedDutyFile', z.object({
    duty: OwedDuty, sentence: z.string(), source: z.string(), proof: z.string(), cycle: z.string(), dated: z.enum(['text', 'place']), serves: z.array(z.string()),
    records: z.array(z.object({ title: z.string(), tags: z.array(z.string()) })).describe('Records that satisfy it by themselves'), waitsFor: z.string(),
    countsFrom: z.string(), countsUntil: z.string(), proofs: z.array(Proof), filings: z.array(Filing), because: z.string(), decidedName: z.string(), steps: z.array(DutyStep),
    may: z.array(z.enum(['file', 'excuse', 'unexcuse'])),
  })),
  refusals: ['duties.not_found'],
})
export type OwedDutyFile = z.output<typeof getOwedDuty.reply>

export const fileDuty = operation({
  id: 'fileDuty', method: 'POST', path: '/api/duties/:id/filings',
  summary: 'Files what was done, with evidence, where no record proves it by itself',
  access: { staff: 'duties.file' },
  params: WithId,
  body: named('DutyFiling', z.strictObject({
    onDay: Day, amount: z.number().positive('数量应大于0').max(100_000, '数量太大，请核对'), words: Must(500, '请写明做了什么'), files: z.array(Id).min(1, '请附上证明材料').max(10, '一次最多附10个文件'), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['duties.not_found', 'duties.not_yours', 'duties.not_now', 'duties.day_wrong', 'files.not_found'],
})

export const withdrawDutyFiling = operation({
  id: 'withdrawDutyFiling', method: 'POST', path: '/api/duties/:id/filings/:filingId/withdrawal',
  summary: 'Takes a filing back, with the reason: by who filed it, or by who answers for the place above',
  access: { staff: 'duties.file' },
  params: z.strictObject({ id: Id, filingId: Id }),
  body: named('DutyFilingWithdrawal', z.strictObject({ words: Must(300, '请写明撤回原因'), clientId: ClientId })),
  reply: Made,
  refusals: ['duties.not_found', 'duties.not_yours', 'duties.filing_not_found'],
})

export const openDutyFile = operation({
  id: 'openDutyFile', method: 'GET', path: '/api/duties/:id/files/:fileId',
  summary: 'Evidence of one owed duty',
  access: { staff: 'duties.read' },
  params: z.strictObject({ id: Id, fileId: Id }),
  file: ['image/jpeg', 'image/png', 'application/pdf', 'application/octet-stream'],
  reply: z.any(),
  refusals: ['duties.not_found', 'files.not_found'],
})

export const excuseDuty = operation({
  id: 'excuseDuty', method: 'POST', path: '/api/duties/:id/excuse',
  summary: 'Excuses one owed duty with a reason (or takes the excuse back): by the level above, never by who owes it',
  access: { staff: 'duties.excuse' },
  params: WithId,
  body: named('DutyExcuse', z.strictObject({ excused: z.boolean(), words: Must(300, '请写明原因'), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['duties.not_found', 'duties.same_hands', 'duties.not_now', 'duties.changed_meanwhile'],
})
