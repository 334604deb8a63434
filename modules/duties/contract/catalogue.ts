import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { postKinds } from '../../organisations/contract.ts'
import { ClientId, Day, Group, Made, Must, RegionCode, Text } from './parts.ts'

const Month = z.int().min(1, '月份应为1至12').max(12, '月份应为1至12')
const DayOfMonth = z.int().min(1, '日期应为1至31').max(31, '日期应为1至31')
/** Days of a duty as a place may set them; what rolls from an event stays as its text has it. */
export const CycleToSet = named('DutyCycle', z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), month: Month, day: DayOfMonth, early: z.int().min(0).max(60).optional() }),
  z.strictObject({
    kind: z.literal('period'), every: z.enum(['month', 'quarter', 'half', 'year', 'two_years'], '请选择周期'), by: z.strictObject({ month: Month, day: DayOfMonth }).optional(),
    after: z.strictObject({ days: z.int().min(1, '天数应大于0').max(180, '天数太多'), working: z.boolean().optional() }).optional(), anchor: z.int().min(2000).max(2100).optional(),
  }),
], '请选择周期'))
export type CycleToSet = z.output<typeof CycleToSet>

export const DutyEntry = named('DutyEntry', z.object({
  code: z.string(), title: z.string(), sentence: z.string(), topic: Group, source: z.string(), serves: z.array(z.string()), owes: z.string().describe('Who owes it, in words'), cycle: z.string().describe('In words'),
  needs: z.string(), proof: z.string(), records: z.array(z.string()).describe('Records that satisfy it by themselves'), waitsFor: z.string(), dated: z.enum(['text', 'place']), own: z.boolean(),
  on: z.boolean().describe('Whether it holds at the place today'), textHolds: z.boolean().describe('Whether its text holds here without a decision'), textPlace: z.string().describe('The place of its text; empty for the whole country'),
  reason: z.string().describe('Of the last decision that counts here'),
}))
export type DutyEntry = z.output<typeof DutyEntry>

export const listDutyCatalogue = operation({
  id: 'listDutyCatalogue', method: 'GET', path: '/api/duty-catalogue',
  summary: 'All obligations with their sources, and whether each holds at a place today',
  access: { staff: 'duties.read' },
  query: z.strictObject({ show: z.enum(['on', 'off', 'own', 'all']).default('on'), topic: z.string().max(200).optional(), q: Text(50).optional(), region: RegionCode.optional() }),
  reply: named('DutyCatalogue', z.object({
    items: z.array(DutyEntry), next: z.null(), counts: z.record(z.string(), z.int()),
    sources: z.array(z.object({ name: z.string(), title: z.string(), there: z.boolean(), tags: z.array(z.object({ code: z.string(), title: z.string() })) })),
    mayOwn: z.boolean(),
  })),
  refusals: ['duties.place_not_yours'],
})

export const getDutyEntry = operation({
  id: 'getDutyEntry', method: 'GET', path: '/api/duty-catalogue/:code',
  summary: 'One obligation as it holds at the reader’s place, with every decision about it',
  access: { staff: 'duties.read' },
  params: z.strictObject({ code: z.string().max(60) }),
  reply: named('DutyEntryFile', z.object({
    entry: DutyEntry, cycleNow: CycleToSet.nullable().describe('Null where it rolls from an event'), amount: z.number(), unit: z.string(), remind: z.array(z.int()), escalate: z.array(z.int()),
    decisions: z.array(z.object({ id: z.uuid(), kind: z.enum(['on', 'off', 'change', 'own']), regionName: z.string(), fromOn: z.string(), reason: z.string(), what: z.string(), byName: z.string(), at: z.string() })),
    seen: z.int().describe('How many decisions there are: sent back with the next one'), may: z.array(z.enum(['on', 'off', 'change'])),
  })),
  refusals: ['duties.entry_not_found'],
})
export type DutyEntryFile = z.output<typeof getDutyEntry.reply>

const Days = z.array(z.int().min(0).max(365)).max(6, '最多6个').optional()
export const decideDuty = operation({
  id: 'decideDuty', method: 'POST', path: '/api/duty-catalogue/:code/decisions',
  summary: 'Switches a duty on or off for a place and all below, or sets its days and reminders, from a day on and with a reason; what was due before stays',
  access: { staff: 'duties.adapt' },
  params: z.strictObject({ code: z.string().max(60) }),
  body: named('DutyDecision', z.strictObject({
    kind: z.enum(['on', 'off', 'change'], '请选择'), region: RegionCode, fromOn: Day, reason: Must(300, '请写明理由'), cycle: CycleToSet.optional(), amount: z.number().positive('数量应大于0').max(10_000).optional(),
    remind: Days, escalate: Days, seen: z.int().min(0), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['duties.entry_not_found', 'duties.place_not_yours', 'duties.changed_meanwhile', 'duties.from_past', 'duties.nothing_changed', 'duties.rolls', 'duties.already_so'],
})

export const createOwnDuty = operation({
  id: 'createOwnDuty', method: 'POST', path: '/api/duty-catalogue',
  summary: 'A place asks something of itself and of those below on a cycle, without code: who, how often, what proves it',
  access: { staff: 'duties.own' },
  body: named('OwnDuty', z.strictObject({
    title: Must(40, '请填写名称'), sentence: Must(200, '请写明要做什么'), topic: Group, source: Must(120, '请填写依据'), level: z.enum(['community', 'township', 'county', 'grid']).optional().describe('Places of this level owe it'),
    posts: z.array(z.enum(postKinds)).max(10).default([]).describe('Or whoever holds these posts'), cycle: CycleToSet, amount: z.number().positive('数量应大于0').max(10_000).default(1), unit: Must(6, '请填写单位'),
    proof: Must(100, '请写明怎样证明'), record: z.strictObject({ source: z.string().max(60), tags: z.array(z.string().max(40)).max(20) }).optional(), fromOn: Day, reason: Must(300, '请写明理由'), clientId: ClientId,
  })),
  reply: z.object({ id: z.uuid(), code: z.string() }),
  refusals: ['duties.who_owes', 'duties.level_above', 'duties.record_unknown', 'duties.from_past'],
})
