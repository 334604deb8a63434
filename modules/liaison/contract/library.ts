import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Day, Done, Id, Made, Must, page, PlaceCode, Step, Text, Version, WithId } from './parts.ts'

export const PRACTICE_KINDS = { theory: '理论创新', practice: '实践创新', institution: '制度创新' } as const
export const PRACTICE_STATES = { submitted: '待审', reviewed: '已审，待发布', issued: '已发布', returned: '退回修改' } as const
const practiceKinds = ['theory', 'practice', 'institution'] as const

export const Practice = named('Practice', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), kind: z.enum(practiceKinds), title: z.string(), summary: z.string(), text: z.string(), author: z.string(), unitName: z.string(), state: z.enum(['submitted', 'reviewed', 'issued', 'returned']), opinion: z.string(), praise: z.string(),
  issuedOn: z.string().nullable(), reuses: z.int(), version: z.int(),
}))
export type Practice = z.output<typeof Practice>

export const listPractices = operation({
  id: 'listPractices', method: 'GET', path: '/api/liaison/practices',
  summary: 'The library of what was issued, with how often it was taken up; and those of the place that wait or were returned',
  access: { staff: 'liaison.read' },
  query: z.strictObject({ show: z.enum(['library', 'waiting', 'returned']).default('library'), kind: z.enum(practiceKinds).optional(), q: Text(50).optional(), after: After }),
  reply: named('PracticePage', page(Practice)),
  refusals: ['liaison.page_unknown'],
})
export const getPractice = operation({
  id: 'getPractice', method: 'GET', path: '/api/liaison/practices/:id',
  summary: 'One practice with where it was taken up',
  access: { staff: 'liaison.read' },
  params: WithId,
  reply: named('PracticeFile', z.object({ practice: Practice, reuses: z.array(z.object({ id: z.uuid(), regionName: z.string(), note: z.string(), onDay: z.string(), byName: z.string() })), steps: z.array(Step), moves: z.array(z.enum(['review', 'return', 'issue', 'resubmit', 'reuse'])) })),
  refusals: ['liaison.practice_not_found'],
})
const Words = { kind: z.enum(practiceKinds, '请选择类别'), title: Must(80, '请写标题'), summary: Must(300, '请写摘要'), text: Must(20000, '请写正文'), author: Must(60, '请写作者') }
export const submitPractice = operation({
  id: 'submitPractice', method: 'POST', path: '/api/liaison/practices',
  summary: 'Submits a result of reform for review',
  access: { staff: 'liaison.file' },
  body: named('NewPractice', z.strictObject({ region: PlaceCode, unitId: Id.nullable().default(null), ...Words, clientId: ClientId })),
  reply: Made,
  refusals: ['liaison.place_not_yours', 'liaison.unit_not_found'],
})
export const movePractice = operation({
  id: 'movePractice', method: 'POST', path: '/api/liaison/practices/:id/moves',
  summary: 'Reviews, returns with a reason, issues with praise, or submits anew after correction',
  access: { staff: 'liaison.file' },
  params: WithId,
  body: named('PracticeMove', z.strictObject({ move: z.enum(['review', 'return', 'issue', 'resubmit']), note: Text(500).default(''), text: Text(20000).optional(), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['liaison.practice_not_found', 'liaison.changed_meanwhile', 'liaison.not_now', 'liaison.not_yours', 'liaison.words_needed'],
})
export const reusePractice = operation({
  id: 'reusePractice', method: 'POST', path: '/api/liaison/practices/:id/reuses',
  summary: 'A place says that it took a practice up, and how',
  access: { staff: 'liaison.file' },
  params: WithId,
  body: z.strictObject({ note: Must(500, '请写明怎样用的'), onDay: Day, clientId: ClientId }),
  reply: Made,
  refusals: ['liaison.practice_not_found', 'liaison.not_now', 'liaison.reused_already'],
})

// --------------------------------------------------------------------------------------------------------------------- stories

export const STORY_KINDS = { good_deed: '好人好事', model: '先进典型', practice: '好经验好做法' } as const
const storyKinds = ['good_deed', 'model', 'practice'] as const
export const STORY_STATES = { draft: '待发布', shown: '已发布', withdrawn: '已撤下' } as const
export const Story = named('Story', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), kind: z.enum(storyKinds), title: z.string(), text: z.string(), author: z.string(), source: z.string(), consented: z.boolean(), state: z.enum(['draft', 'shown', 'withdrawn']), shownOn: z.string().nullable(), version: z.int(),
}))
export type Story = z.output<typeof Story>
export const listStories = operation({
  id: 'listStories', method: 'GET', path: '/api/liaison/stories',
  summary: 'Stories of the place, newest first',
  access: { staff: 'liaison.read' },
  query: z.strictObject({ show: z.enum(['draft', 'shown', 'withdrawn', 'all']).default('all'), q: Text(50).optional(), after: After }),
  reply: named('StoryPage', page(Story)),
  refusals: ['liaison.page_unknown'],
})
const StoryWords = { kind: z.enum(storyKinds, '请选择类别'), title: Must(80, '请写标题'), text: Must(20000, '请写正文'), author: Must(60, '请写作者'), source: Must(100, '请写明来源'), consented: z.boolean().describe('Whoever is named has agreed') }
export const writeStory = operation({
  id: 'writeStory', method: 'POST', path: '/api/liaison/stories',
  summary: 'Writes a story; it is not shown yet',
  access: { staff: 'liaison.file' },
  body: named('NewStory', z.strictObject({ region: PlaceCode, ...StoryWords, clientId: ClientId })),
  reply: Made,
  refusals: ['liaison.place_not_yours'],
})
export const updateStory = operation({
  id: 'updateStory', method: 'PUT', path: '/api/liaison/stories/:id',
  summary: 'Corrects a story',
  access: { staff: 'liaison.file' },
  params: WithId,
  body: named('StoryChange', z.strictObject({ ...StoryWords, version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['liaison.story_not_found', 'liaison.changed_meanwhile', 'liaison.consent_needed'],
})
export const moveStory = operation({
  id: 'moveStory', method: 'POST', path: '/api/liaison/stories/:id/moves',
  summary: 'Shows a story on the portal, or takes it off',
  access: { staff: 'liaison.publish' },
  params: WithId,
  body: z.strictObject({ move: z.enum(['show', 'withdraw']), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['liaison.story_not_found', 'liaison.changed_meanwhile', 'liaison.consent_needed', 'liaison.not_now'],
})
export const listPublicStories = operation({
  id: 'listPublicStories', method: 'GET', path: '/api/liaison/public-stories',
  summary: 'Stories for everybody, newest first',
  access: 'public',
  query: z.strictObject({ kind: z.enum(storyKinds).optional(), after: After }),
  reply: named('PublicStoryPage', page(z.object({ id: z.uuid(), kindName: z.string(), regionName: z.string(), title: z.string(), text: z.string(), author: z.string(), source: z.string(), shownOn: z.string().nullable() }))),
  refusals: ['liaison.page_unknown'],
})
