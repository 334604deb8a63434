import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Day, Done, Made, Must, page, PlaceCode, Text, Version, WithId } from './parts.ts'

export const PILOT_DECISIONS = { spread: '推广', adjust: '调整后再试', stop: '停止' } as const
export const Pilot = named('Pilot', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), title: z.string(), what: z.string(), body: z.string(), fromDay: z.string(), untilDay: z.string(), result: z.string(), decision: z.enum(['spread', 'adjust', 'stop']).nullable(), spreadTo: z.string(), decidedOn: z.string().nullable(),
  undecided: z.boolean().describe('Its days are over and nothing is decided'), version: z.int(),
}))
export type Pilot = z.output<typeof Pilot>
export const listPilots = operation({
  id: 'listPilots', method: 'GET', path: '/api/liaison/pilots',
  summary: 'Pilots: running, over without a decision, decided',
  access: { staff: 'liaison.read' },
  query: z.strictObject({ show: z.enum(['running', 'undecided', 'decided', 'all']).default('all'), q: Text(50).optional(), after: After }),
  reply: named('PilotPage', page(Pilot).extend({ counts: z.object({ undecided: z.int() }) })),
  refusals: ['liaison.page_unknown'],
})
const PilotWords = { title: Must(80, '请写明试点名称'), what: Must(1000, '请写明试什么'), body: Must(60, '请写明谁负责'), fromDay: Day, untilDay: Day }
export const addPilot = operation({
  id: 'addPilot', method: 'POST', path: '/api/liaison/pilots',
  summary: 'Registers a pilot: what, where, until when',
  access: { staff: 'liaison.publish' },
  body: named('NewPilot', z.strictObject({ region: PlaceCode, ...PilotWords, clientId: ClientId })),
  reply: Made,
  refusals: ['liaison.place_not_yours', 'liaison.days_wrong'],
})
export const decidePilot = operation({
  id: 'decidePilot', method: 'POST', path: '/api/liaison/pilots/:id/decisions',
  summary: 'A pilot ends with its result and a decision',
  access: { staff: 'liaison.publish' },
  params: WithId,
  body: named('PilotDecision', z.strictObject({ result: Must(2000, '请写明结果'), decision: z.enum(['spread', 'adjust', 'stop'], '请选择决定'), spreadTo: Text(200).default(''), untilDay: Day.nullable().default(null).describe('Adjusted: tried until'), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['liaison.pilot_not_found', 'liaison.changed_meanwhile', 'liaison.not_now', 'liaison.words_needed', 'liaison.days_wrong'],
})

// ------------------------------------------------------------------------------------------------------------------- campaign

export const CampaignTask = named('CampaignTask', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), campaign: z.string(), title: z.string(), body: z.string(), measure: z.string(), unit: z.string(), higher: z.boolean(), before: z.number(), beforeOn: z.string(), after: z.number().nullable(), afterOn: z.string().nullable(),
  better: z.boolean().nullable(), dueOn: z.string(), late: z.boolean(), note: z.string(), version: z.int(),
}))
export type CampaignTask = z.output<typeof CampaignTask>
export const listCampaignTasks = operation({
  id: 'listCampaignTasks', method: 'GET', path: '/api/liaison/campaign-tasks',
  summary: 'Tasks of quality campaigns with the measure before and after',
  access: { staff: 'liaison.read' },
  query: z.strictObject({ show: z.enum(['open', 'measured', 'all']).default('all'), q: Text(50).optional(), after: After }),
  reply: named('CampaignTaskPage', page(CampaignTask).extend({ counts: z.object({ open: z.int(), measured: z.int(), better: z.int() }) })),
  refusals: ['liaison.page_unknown'],
})
export const addCampaignTask = operation({
  id: 'addCampaignTask', method: 'POST', path: '/api/liaison/campaign-tasks',
  summary: 'A task with what is measured, and its measure before anything was done',
  access: { staff: 'liaison.publish' },
  body: named('NewCampaignTask', z.strictObject({
    region: PlaceCode, campaign: Must(60, '请写明行动名称'), title: Must(80, '请写明任务'), body: Must(60, '请写明谁办'), measure: Must(60, '请写明衡量什么'), unit: Must(10, '请写明单位'), higher: z.boolean(), before: z.number().min(-1e11).max(1e11), beforeOn: Day, dueOn: Day, clientId: ClientId,
  })),
  reply: Made,
  refusals: ['liaison.place_not_yours', 'liaison.days_wrong'],
})
export const measureTask = operation({
  id: 'measureCampaignTask', method: 'POST', path: '/api/liaison/campaign-tasks/:id/measures',
  summary: 'The measure afterwards',
  access: { staff: 'liaison.file' },
  params: WithId,
  body: z.strictObject({ after: z.number().min(-1e11).max(1e11), afterOn: Day, note: Text(500).default(''), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['liaison.task_not_found', 'liaison.changed_meanwhile', 'liaison.days_wrong'],
})

// ---------------------------------------------------------------------------------------------------------------- supervision

export const FEED_KINDS = { overdue: '超期', complaint: '投诉' } as const
export const FEED_STATES = { open: '待查', found: '已查，待整改', corrected: '已整改' } as const
export const FeedItem = named('SupervisionFeedItem', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), kind: z.enum(['overdue', 'complaint']), number: z.string(), title: z.string(), body: z.string(), dueOn: z.string().nullable(), fedOn: z.string(), finding: z.string(), foundBy: z.string(), foundOn: z.string().nullable(), correction: z.string(), correctedOn: z.string().nullable(),
  state: z.enum(['open', 'found', 'corrected']), version: z.int(),
}))
export type FeedItem = z.output<typeof FeedItem>
export const listFeed = operation({
  id: 'listSupervisionFeed', method: 'GET', path: '/api/liaison/supervision-feed',
  summary: 'Overdue matters and complaints for the efficiency supervision, each once, with finding and correction; the same door is read by its system',
  access: { staff: 'liaison.oversee' },
  query: z.strictObject({ show: z.enum(['open', 'found', 'corrected', 'all']).default('open'), kind: z.enum(['overdue', 'complaint']).optional(), after: After }),
  reply: named('SupervisionFeedPage', page(FeedItem).extend({ counts: z.object({ open: z.int(), found: z.int() }) })),
  refusals: ['liaison.page_unknown'],
})
export const findFeed = operation({
  id: 'findSupervisionItem', method: 'POST', path: '/api/liaison/supervision-feed/:id/findings',
  summary: 'The supervision body returns its finding',
  access: { staff: 'liaison.find' },
  params: WithId,
  body: z.strictObject({ finding: Must(1000, '请写明查的结果'), foundBy: Must(60, '请写明监察单位'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['liaison.feed_not_found', 'liaison.changed_meanwhile', 'liaison.not_now'],
})
export const correctFeed = operation({
  id: 'correctSupervisionItem', method: 'POST', path: '/api/liaison/supervision-feed/:id/corrections',
  summary: 'What was corrected; with it the matter is closed',
  access: { staff: 'liaison.correct' },
  params: WithId,
  body: z.strictObject({ correction: Must(1000, '请写明怎样整改的'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['liaison.feed_not_found', 'liaison.changed_meanwhile', 'liaison.not_now'],
})
