import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { ClientId, Day, Done, Id, Made, Must, Text, Version, WithId } from './parts.ts'

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份应写成 2026-11 这样')
const Attendance = z.enum(['present', 'late', 'leave', 'training', 'absent'])
const Item = z.object({ id: z.uuid(), title: z.string(), points: z.int(), how: z.string() })
const Mark = z.object({ itemId: z.uuid(), title: z.string(), most: z.int(), points: z.int(), note: z.string() })
const Clerk = z.object({ id: z.uuid(), accountId: z.uuid(), name: z.string(), department: z.string(), duty: z.string(), fromOn: z.string(), untilOn: z.string().nullable(), version: z.int() })
export type WindowClerk = z.output<typeof Clerk>
const Figures = z.object({
  days: z.object({ present: z.int(), late: z.int(), leave: z.int(), training: z.int(), absent: z.int() }), items: z.array(z.object({ title: z.string(), most: z.int(), average: z.number() })),
  score: z.number(), trainingHours: z.number(), good: z.number().nullable(), rated: z.int(),
})
export const WindowSheet = named('WindowSheet', z.object({
  id: z.uuid(), clerkId: z.uuid(), clerk: z.string(), department: z.string(), month: z.string(), figures: Figures, state: z.enum(['shown', 'objected', 'answered', 'accepted', 'sent']), objectUntil: z.string(),
  objection: z.string(), answer: z.string(), sentAt: z.string().nullable(), mine: z.boolean(), maySend: z.boolean(), version: z.int(),
}))
export type WindowSheet = z.output<typeof WindowSheet>

export const getAssessmentDay = operation({
  id: 'getAssessmentDay', method: 'GET', path: '/api/windows/assessment-days',
  summary: 'Window staff of the street with the place’s own list of items, and what was written down for a day',
  access: { staff: 'windows.assess' }, query: z.strictObject({ on: Day.optional() }),
  reply: named('WindowAssessmentDay', z.object({
    on: z.string(), items: z.array(Item), staff: z.array(z.object({ id: z.uuid(), name: z.string(), posts: z.string() })),
    clerks: z.array(Clerk.extend({ assessment: z.object({ id: z.uuid(), attendance: Attendance, marks: z.array(Mark), note: z.string(), byName: z.string(), version: z.int() }).nullable() })),
  })),
})
export const saveClerk = operation({
  id: 'saveWindowClerk', method: 'POST', path: '/api/windows/clerks', summary: 'Writes down who serves at a window for which home department, or when they go back', access: { staff: 'windows.assess' },
  body: named('WindowClerkInput', z.strictObject({ clerkId: Id.optional(), accountId: Id, department: Must(60, '请填写派出部门'), duty: Text(60).default(''), fromOn: Day, untilOn: Day.nullable().default(null), version: Version.optional(), clientId: ClientId })),
  reply: Made, refusals: ['windows.staff_not_found', 'windows.clerk_exists', 'windows.clerk_not_found', 'windows.changed_meanwhile'],
})
export const saveItems = operation({
  id: 'saveAssessmentItems', method: 'POST', path: '/api/windows/assessment-items', summary: 'Sets the place’s own list of what is assessed; past days keep theirs', access: { staff: 'windows.assess' },
  body: named('WindowItems', z.strictObject({ items: z.array(z.strictObject({ title: Must(30, '请填写项目'), points: z.int().min(1).max(100), how: Text(100).default('') })).min(1, '至少要有一项').max(20), clientId: ClientId })),
  reply: z.object({ items: z.int() }), refusals: ['windows.item_twice'],
})
export const assessDay = operation({
  id: 'assessWindowDay', method: 'POST', path: '/api/windows/clerks/:id/assessments', summary: 'Attendance and points of a clerk for a day; a correction keeps what stood there', access: { staff: 'windows.assess' }, params: WithId,
  body: named('WindowAssessment', z.strictObject({
    on: Day, attendance: Attendance, marks: z.array(z.strictObject({ itemId: Id, points: z.int().min(0).max(100), note: Text(100).default('') })).max(20), note: Text(200).default(''), version: z.int().min(0).describe('0: nothing stands there yet'), clientId: ClientId,
  })),
  reply: Done, refusals: ['windows.clerk_not_found', 'windows.changed_meanwhile', 'windows.points_wrong', 'windows.period_wrong', 'windows.month_frozen', 'windows.not_oneself'],
})
export const recordTraining = operation({
  id: 'recordWindowTraining', method: 'POST', path: '/api/windows/trainings', summary: 'A training that clerks took part in', access: { staff: 'windows.assess' },
  body: named('WindowTraining', z.strictObject({ clerkIds: z.array(Id).min(1, '请选择参加的人').max(50), on: Day, title: Must(60, '请填写培训内容'), hours: z.number().min(0.5).max(100), passed: z.boolean().nullable().default(null), clientId: ClientId })),
  reply: z.object({ recorded: z.int() }), refusals: ['windows.clerk_not_found'],
})
export const listSheets = operation({
  id: 'listWindowSheets', method: 'GET', path: '/api/windows/sheets', summary: 'Score sheets of a month, or one’s own', access: { staff: 'windows.read' },
  query: z.strictObject({ month: Month.optional(), mine: z.enum(['yes', 'no']).default('no') }),
  reply: named('WindowSheets', z.object({ month: z.string(), items: z.array(WindowSheet), without: z.array(z.object({ id: z.uuid(), name: z.string() })).describe('Clerks who have no sheet of that month') })),
})
export const makeSheets = operation({
  id: 'makeWindowSheets', method: 'POST', path: '/api/windows/sheets', summary: 'Freezes the month for every clerk who has none yet, and shows it to them first', access: { staff: 'windows.assess' },
  body: named('WindowMonth', z.strictObject({ month: Month, objectUntil: Day, clientId: ClientId })),
  reply: z.object({ made: z.int() }), refusals: ['windows.month_open', 'windows.period_wrong', 'windows.month_empty'],
})
export const moveSheet = operation({
  id: 'moveWindowSheet', method: 'POST', path: '/api/windows/sheets/:id/moves', summary: 'The clerk accepts or objects within the term; the street answers and sends', access: { staff: 'windows.read' }, params: WithId,
  body: named('WindowSheetMove', z.strictObject({ move: z.enum(['accept', 'object', 'answer', 'send']), words: Text(500).default(''), version: Version, clientId: ClientId })),
  reply: Done, refusals: ['windows.sheet_not_found', 'windows.changed_meanwhile', 'windows.sheet_not_now', 'windows.not_yours', 'windows.term_over', 'windows.words_needed'],
})
export const printSheet = operation({
  id: 'printWindowSheet', method: 'GET', path: '/api/windows/sheets/:id/sheet.pdf', summary: 'The sheet on paper, for the clerk and the home department', access: { staff: 'windows.read' }, params: WithId, reply: z.object({}), file: ['application/pdf'], refusals: ['windows.sheet_not_found'],
})
