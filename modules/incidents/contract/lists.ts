import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { urgencies } from '../../matters/definition.ts'
import { ClientId, Day, Must, Span, Text } from './parts.ts'

const Kind = z.object({ code: z.string(), class: z.string(), className: z.string(), name: z.string(), urgency: z.enum(urgencies), limit: Span, lead: z.string(), elsewhere: z.string(), from: z.string().nullable() })
export const listNames = ['event_kind', 'refusal_reason', 'visit_cycle'] as const
export const LIST_NAMES = { event_kind: '事件种类', refusal_reason: '异议理由', visit_cycle: '走访周期' } as const

export const getEventLists = operation({
  id: 'getEventLists',
  method: 'GET',
  path: '/api/grid-events/lists',
  summary: 'Kinds of events, reasons to refuse a joint dispatch and visit cycles as they hold on a day (today without one)',
  access: { staff: 'incidents.lists_read' },
  query: z.strictObject({ day: Day.optional() }),
  reply: named('EventLists', z.object({
    day: z.string(), kinds: z.array(Kind), reasons: z.array(z.object({ code: z.string(), name: z.string(), basis: z.string(), from: z.string().nullable() })),
    cycles: z.array(z.object({ code: z.string(), name: z.string(), days: z.int(), from: z.string().nullable() })), maySet: z.boolean(),
  })),
})

export const listEntryVersions = operation({
  id: 'listEntryVersions',
  method: 'GET',
  path: '/api/grid-events/lists/:list/:code',
  summary: 'What was set for one entry, newest day first, with who did and why',
  access: { staff: 'incidents.lists_read' },
  params: z.strictObject({ list: z.enum(listNames), code: z.string().regex(/^[A-Za-z0-9_]{1,8}$/, '没有这一条，请从列表中选择') }),
  reply: named('EntryVersions', z.object({ items: z.array(z.object({ id: z.uuid(), validFrom: z.string(), inUse: z.boolean(), text: z.string(), reason: z.string(), byName: z.string(), at: z.string() })) })),
})

const Set = { validFrom: Day, inUse: z.boolean().default(true), reason: Must(200, '请写明调整的依据或原因'), clientId: ClientId }
const Code = z.string().trim().regex(/^[A-Z]\d{1,3}$/, '代码是一个大写字母加数字，如 E09')

export const setEventEntry = operation({
  id: 'setEventEntry',
  method: 'POST',
  path: '/api/grid-events/lists',
  summary: 'Set an entry from a day on; running events keep what held when they were reported',
  access: { staff: 'incidents.lists' },
  body: named('EventEntry', z.discriminatedUnion('list', [
    z.strictObject({
      list: z.literal('event_kind'), code: Code, class: z.string().regex(/^[A-Z]$/, '大类是一个大写字母'), className: Must(20, '请填写大类名称'), name: Must(30, '请填写名称'),
      urgency: z.enum(urgencies, '请选择等级'), limit: Span, lead: Must(40, '请填写牵头部门'), elsewhere: Text(200).default('').describe('Not a grid event: where it goes instead'), ...Set,
    }),
    z.strictObject({ list: z.literal('refusal_reason'), code: Code, name: Must(40, '请填写理由'), basis: Must(100, '请填写要写明的依据'), ...Set }),
    z.strictObject({ list: z.literal('visit_cycle'), code: Code, name: Must(20, '请填写名称'), days: z.int().min(0).max(730, '最长两年'), ...Set }),
  ])),
  reply: named('EntrySet', z.object({ id: z.uuid() })),
  refusals: ['incidents.lists_not_yours', 'incidents.day_past', 'incidents.entry_invalid'],
})
