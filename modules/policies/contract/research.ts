import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Counts, Day, Done, Id, Made, Must, page, Text, Version, WithId } from './parts.ts'

export const TOPIC_STATES = { open: '进行中', done: '已完成', dropped: '不再进行' } as const
export const ResearchTopic = named('ResearchTopic', z.object({
  id: z.uuid(), title: z.string(), question: z.string(), lead: z.string(), team: z.string(), fromOn: z.string(), dueOn: z.string(), state: z.enum(['open', 'done', 'dropped']), ending: z.string(), reports: z.int(),
  late: z.boolean(), version: z.int(),
}))
export type ResearchTopic = z.output<typeof ResearchTopic>

export const listResearchTopics = operation({
  id: 'listResearchTopics', method: 'GET', path: '/api/research/topics',
  summary: 'Research topics on community work with team, day due and reports',
  access: { staff: 'policies.read' },
  query: z.strictObject({ show: z.enum(['open', 'ended', 'late']).default('open'), q: Text(50).optional(), after: After }),
  reply: named('ResearchTopicPage', page(ResearchTopic).extend({ counts: Counts, mayKeep: z.boolean() })),
  refusals: ['policies.page_unknown'],
})
export const openResearchTopic = operation({
  id: 'openResearchTopic', method: 'POST', path: '/api/research/topics',
  summary: 'Sets up a topic with its team',
  access: { staff: 'policies.research' },
  body: named('NewResearchTopic', z.strictObject({ title: Must(100, '请填写课题名称'), question: Must(500, '请写明要回答什么'), lead: Must(60, '请填写负责单位'), team: Must(200, '请填写课题组'), fromOn: Day, dueOn: Day, clientId: ClientId })),
  reply: Made,
  refusals: ['policies.days_wrong'],
})
export const closeResearchTopic = operation({
  id: 'closeResearchTopic', method: 'POST', path: '/api/research/topics/:id/closing',
  summary: 'Ends a topic: done when a report is on file, or dropped with the reason',
  access: { staff: 'policies.research' },
  params: WithId,
  body: z.strictObject({ done: z.boolean(), words: Must(300, '请写明结论或原因'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['policies.topic_not_found', 'policies.changed_meanwhile', 'policies.not_now'],
})

export const ReportLine = named('ResearchReportLine', z.object({
  id: z.uuid(), title: z.string(), authors: z.string(), on: z.string(), summary: z.string(), keywords: z.array(z.string()), topicId: z.uuid().nullable(), topicTitle: z.string().nullable(),
  found: z.string().describe('Where the words searched for stand, with some words around'),
}))
export type ReportLine = z.output<typeof ReportLine>
export const listResearchReports = operation({
  id: 'listResearchReports', method: 'GET', path: '/api/research/reports',
  summary: 'The report library: searched by title, authors, keywords, summary and the whole text',
  access: { staff: 'policies.read' },
  query: z.strictObject({ q: Text(50).optional(), topicId: Id.optional(), year: z.coerce.number().int().min(1949).max(2100).optional(), after: After }),
  reply: named('ResearchReportPage', page(ReportLine).extend({ mayKeep: z.boolean() })),
  refusals: ['policies.page_unknown'],
})
export const getResearchReport = operation({
  id: 'getResearchReport', method: 'GET', path: '/api/research/reports/:id',
  summary: 'One report, whole',
  access: { staff: 'policies.read' },
  params: WithId,
  reply: named('ResearchReport', z.object({ id: z.uuid(), title: z.string(), authors: z.string(), on: z.string(), summary: z.string(), body: z.string(), keywords: z.array(z.string()), topicId: z.uuid().nullable(), topicTitle: z.string().nullable(), byName: z.string() })),
  refusals: ['policies.report_not_found'],
})
export const fileResearchReport = operation({
  id: 'fileResearchReport', method: 'POST', path: '/api/research/reports',
  summary: 'Puts a report into the library',
  access: { staff: 'policies.research' },
  body: named('NewResearchReport', z.strictObject({
    topicId: Id.nullable().default(null), title: Must(120, '请填写题目'), authors: Must(120, '请填写作者或单位'), on: Day, summary: Must(1000, '请写摘要'), body: Text(20_000).default(''), keywords: z.array(Text(20).min(1)).max(12).default([]), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['policies.topic_not_found', 'policies.days_wrong'],
})
