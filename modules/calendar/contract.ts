import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'

const Day = z.iso.date('日期应写成 2026-11-22 这样')
const Id = z.uuid('编号不正确，请从列表中重新选择')
const ClientId = z.string().min(8).max(100)

export const NOTICE_STATES = { draft: '待核对', published: '已公布', dropped: '已作废' } as const
export const noticeStates = ['draft', 'published', 'dropped'] as const

export const Arrangement = named(
  'HolidayArrangement',
  z.strictObject({
    name: z.string().trim().min(1, '请填写节日名称').max(20, '最多20个字'),
    from: Day,
    until: Day,
    workdays: z.array(Day).max(6, '一个节日最多6个调休上班日').default([]).describe('Weekend days worked in exchange'),
  }),
)

export const HolidayNotice = named(
  'HolidayNotice',
  z.object({
    id: z.uuid(),
    year: z.int(),
    title: z.string(),
    local: z.boolean().describe('A holiday of this county alone, beside the national notice'),
    arrangements: z.array(z.object({ name: z.string(), from: z.string(), until: z.string(), workdays: z.array(z.string()) })),
    state: z.enum(noticeStates),
    doubts: z.array(z.string()).describe('To be looked at again before it is published'),
    byName: z.string(),
    checkedBy: z.string(),
    publishedAt: z.string().nullable(),
    mayPublish: z.boolean(),
    version: z.int(),
  }),
)
export type HolidayNotice = z.output<typeof HolidayNotice>

export const listHolidayNotices = operation({
  id: 'listHolidayNotices',
  method: 'GET',
  path: '/api/holiday-notices',
  summary: 'Years whose working days are known, and the holiday notices written here',
  access: { staff: 'calendar.read' },
  reply: named(
    'HolidayNotices',
    z.object({
      years: z.array(z.object({ year: z.int(), source: z.enum(['shipped', 'published', 'missing']) })),
      items: z.array(HolidayNotice),
      recount: z.object({ at: z.string(), done: z.int(), total: z.int(), ended: z.boolean() }).nullable().describe('The last recount of running cases'),
    }),
  ),
})

const Written = {
  year: z.int().min(2019, '年份不对').max(2100, '年份不对'),
  title: z.string().trim().min(4, '请写明通知名称').max(120, '最多120个字'),
  local: z.boolean().default(false),
  arrangements: z.array(Arrangement).max(30, '最多30条'),
}

export const writeHolidayNotice = operation({
  id: 'writeHolidayNotice',
  method: 'POST',
  path: '/api/holiday-notices',
  summary: 'Writes down a holiday notice for somebody else to check; nothing is counted by it before it is published',
  access: { staff: 'calendar.write' },
  body: named('HolidayNoticeToWrite', z.strictObject({ ...Written, clientId: ClientId })),
  reply: HolidayNotice,
  refusals: ['calendar.notice_faulty'],
})

export const changeHolidayNotice = operation({
  id: 'changeHolidayNotice',
  method: 'PUT',
  path: '/api/holiday-notices/:id',
  summary: 'Changes a notice that is not published',
  access: { staff: 'calendar.write' },
  params: z.strictObject({ id: Id }),
  body: named('HolidayNoticeToChange', z.strictObject({ ...Written, version: z.int().min(1) })),
  reply: HolidayNotice,
  refusals: ['calendar.notice_faulty', 'calendar.notice_not_found', 'calendar.not_a_draft', 'calendar.changed_meanwhile'],
})

export const settleHolidayNotice = operation({
  id: 'settleHolidayNotice',
  method: 'POST',
  path: '/api/holiday-notices/:id/settlement',
  summary: 'Publishes a notice (another person than its writer) so that days are counted by it and running cases are counted anew; or drops it',
  access: { staff: 'calendar.publish' },
  params: z.strictObject({ id: Id }),
  body: named('HolidayNoticeSettlement', z.strictObject({ step: z.enum(['publish', 'drop']), version: z.int().min(1), clientId: ClientId })),
  reply: HolidayNotice,
  refusals: ['calendar.notice_not_found', 'calendar.not_a_draft', 'calendar.changed_meanwhile', 'calendar.same_hands'],
})
