import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'
import { dimensions } from './rules.ts'

export { MATTER_KINDS } from '../matters/definition.ts'
export { DIMENSIONS, dimensions, type Dimension } from './rules.ts'

const RegionCode = z.string().regex(/^\d{12}$/, '请选择地点')
const Day = z.iso.date('日期应写成 2026-11-22 这样')
const Share = z.number().nullable().describe('Percent; null where there is nothing to divide by or too few')

const Tally = {
  open: z.int().describe('At the end of the last counted day'),
  late: z.int(),
  submitted: z.int().describe('In the period'),
  ended: z.int(),
  inTime: z.int(),
  reopened: z.int(),
  rated: z.int(),
  satisfied: z.int(),
  inTimeShare: Share,
  reopenedShare: Share,
  satisfiedShare: Share,
}

export const SupervisionRow = named('SupervisionRow', z.object({ key: z.string(), name: z.string(), ...Tally }))
export type SupervisionRow = z.output<typeof SupervisionRow>

export const getSupervision = operation({
  id: 'getSupervision',
  method: 'GET',
  path: '/api/supervision',
  summary: 'How the work on cases stands in a place: open, late, in time, reopened, rated; by place, body, department, kind or matter, over the days up to yesterday',
  access: { staff: 'supervision.read' },
  query: z.strictObject({
    region: RegionCode.optional().describe('Default: the place of the post that is worn'),
    by: z.enum(['place', 'body', 'department', 'kind', 'matter']).default('place'),
    days: z.coerce.number().int().min(1).max(1100).default(30),
  }),
  reply: named(
    'Supervision',
    z.object({
      region: z.string(),
      regionName: z.string(),
      from: Day,
      until: Day,
      countedUntil: Day.nullable().describe('Last day that has been counted; null before the first night'),
      missing: z.int().describe('Days of the period for which no count was taken'),
      now: z.object({ open: z.int(), late: z.int(), dueSoon: z.int() }).describe('Counted live'),
      total: z.object(Tally),
      rows: z.array(SupervisionRow),
    }),
  ),
  refusals: ['supervision.place_not_yours', 'supervision.place_not_found'],
})

export const getBacklog = operation({
  id: 'getBacklog',
  method: 'GET',
  path: '/api/supervision/backlog',
  summary: 'Open and late cases at the end of each day, with what came and what ended; a day that was not counted is null',
  access: { staff: 'supervision.read' },
  query: z.strictObject({
    region: RegionCode.optional(),
    by: z.enum(dimensions).default('all'),
    key: z.string().max(100).default(''),
    from: Day.optional().describe('Default: 60 days before `until`'),
    until: Day.optional().describe('Default: yesterday'),
  }),
  reply: named(
    'Backlog',
    z.object({
      region: z.string(),
      points: z.array(z.object({ day: Day, open: z.int().nullable(), late: z.int().nullable(), submitted: z.int().nullable(), ended: z.int().nullable() })),
    }),
  ),
  refusals: ['supervision.place_not_yours', 'supervision.period_wrong'],
})

export const LateCase = named(
  'LateCase',
  z.object({
    id: z.uuid(),
    number: z.string(),
    title: z.string(),
    matterCode: z.string(),
    matterTitle: z.string(),
    department: z.string(),
    region: z.string(),
    regionName: z.string(),
    body: z.string().describe('Kind of post and place whose work it is'),
    dueAt: z.string(),
    daysLate: z.int().describe('Full days since the last day ended'),
    escalation: z.int().describe('How many levels it has climbed'),
  }),
)
export type LateCase = z.output<typeof LateCase>

export const listLateCases = operation({
  id: 'listLateCases',
  method: 'GET',
  path: '/api/supervision/late',
  summary: 'Cases that are late now, the longest first; of one department, matter or kind',
  access: { staff: 'supervision.late' },
  query: z.strictObject({
    region: RegionCode.optional(),
    department: z.string().trim().max(60).optional(),
    matter: z.string().max(64).optional(),
    kind: z.string().max(20).optional(),
    after: z.string().max(100).optional(),
  }),
  reply: named('LateCases', z.object({ items: z.array(LateCase), next: z.string().nullable(), departments: z.array(z.object({ name: z.string(), late: z.int() })) })),
  refusals: ['supervision.place_not_yours', 'supervision.page_unknown'],
})

export const HotTopic = named(
  'HotTopic',
  z.object({
    matterCode: z.string(),
    title: z.string(),
    n: z.int().describe('Submitted in the period'),
    before: z.int().describe('Submitted in the period of the same length before'),
    sent: z.object({ id: z.uuid(), at: z.string() }).nullable().describe('The proposal it became in this period'),
  }),
)
export type HotTopic = z.output<typeof HotTopic>

export const listHotTopics = operation({
  id: 'listHotTopics',
  method: 'GET',
  path: '/api/supervision/topics',
  summary: 'What many people bring up in a place: counts by matter with the time before; nothing below five, no persons',
  access: { staff: 'supervision.read' },
  query: z.strictObject({ region: RegionCode.optional(), days: z.coerce.number().int().min(7).max(366).default(30) }),
  reply: named('HotTopics', z.object({ region: z.string(), regionName: z.string(), from: Day, until: Day, items: z.array(HotTopic) })),
  refusals: ['supervision.place_not_yours', 'supervision.place_not_found'],
})

export const sendTopic = operation({
  id: 'sendTopic',
  method: 'POST',
  path: '/api/supervision/topics',
  summary: 'Sends a topic to deliberation in one step: a proposal with its counts, no persons. The same topic of the same period is sent once',
  access: { staff: 'supervision.propose' },
  body: named(
    'TopicToSend',
    z.strictObject({
      region: RegionCode,
      matterCode: z.string().min(1).max(64),
      days: z.int().min(7).max(366).default(30),
      note: z.string().trim().max(500, '最多500个字').default(''),
      clientId: z.string().min(8).max(100),
    }),
  ),
  reply: named('TopicSent', z.object({ proposalId: z.uuid() })),
  refusals: ['supervision.place_not_yours', 'supervision.place_not_found', 'supervision.not_a_topic'],
})
