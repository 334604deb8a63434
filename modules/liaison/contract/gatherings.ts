import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Day, Done, Id, Made, Must, page, PlaceCode, Step, Text, Version, WithId } from './parts.ts'

export const GATHERING_KINDS = { area_meeting: '片会', forum: '城区论坛', visit: '观摩考察', course: '培训班' } as const
export const gatheringKinds = ['area_meeting', 'forum', 'visit', 'course'] as const
export const GATHERING_STATES = { planned: '筹备中', held: '已举行', cancelled: '已取消' } as const

const Task = z.strictObject({ what: Must(200, '请写明任务'), who: Must(60, '请写明谁办'), due: Day, doneOn: Day.nullable().default(null) })
export const Gathering = named('Gathering', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), kind: z.enum(gatheringKinds), title: z.string(), theme: z.string(), place: z.string(), fromDay: z.string(), untilDay: z.string(), signupBy: z.string().nullable(), state: z.enum(['planned', 'held', 'cancelled']),
  minutes: z.string(), tasks: z.array(Task), units: z.int(), people: z.int(), papers: z.int(), version: z.int(),
}))
export type Gathering = z.output<typeof Gathering>

export const listGatherings = operation({
  id: 'listGatherings', method: 'GET', path: '/api/liaison/gatherings',
  summary: 'Area meetings, forums, visits and courses of the place and of places above: to come, and the archive',
  access: { staff: 'liaison.read' },
  query: z.strictObject({ show: z.enum(['coming', 'past', 'all']).default('coming'), kind: z.enum(gatheringKinds).optional(), q: Text(50).optional(), after: After }),
  reply: named('GatheringPage', page(Gathering).extend({ forumNote: z.string().describe('When the two-yearly forum is due') })),
  refusals: ['liaison.page_unknown'],
})
export const getGathering = operation({
  id: 'getGathering', method: 'GET', path: '/api/liaison/gatherings/:id',
  summary: 'One gathering with who comes, papers, minutes and tasks',
  access: { staff: 'liaison.read' },
  params: WithId,
  reply: named('GatheringFile', z.object({
    gathering: Gathering, signups: z.array(z.object({ id: z.uuid(), unitId: z.uuid(), unitName: z.string(), people: z.int(), note: z.string(), withdrawn: z.boolean(), byName: z.string() })),
    papers: z.array(z.object({ id: z.uuid(), unitName: z.string(), title: z.string(), author: z.string(), text: z.string(), onDay: z.string() })), steps: z.array(Step), myUnits: z.array(z.object({ id: z.uuid(), name: z.string() })), mayKeep: z.boolean(), takesSignups: z.boolean(),
  })),
  refusals: ['liaison.gathering_not_found'],
})
const Words = { kind: z.enum(gatheringKinds, '请选择种类'), title: Must(60, '请写明名称'), theme: Text(200).default(''), place: Text(100).default(''), fromDay: Day, untilDay: Day, signupBy: Day.nullable().default(null) }
export const planGathering = operation({
  id: 'planGathering', method: 'POST', path: '/api/liaison/gatherings',
  summary: 'Plans a gathering',
  access: { staff: 'liaison.keep' },
  body: named('NewGathering', z.strictObject({ region: PlaceCode, ...Words, clientId: ClientId })),
  reply: Made,
  refusals: ['liaison.place_not_yours', 'liaison.days_wrong'],
})
export const moveGathering = operation({
  id: 'moveGathering', method: 'POST', path: '/api/liaison/gatherings/:id/moves',
  summary: 'It was held, with minutes and tasks; a task is done; or it is cancelled',
  access: { staff: 'liaison.keep' },
  params: WithId,
  body: named('GatheringMove', z.strictObject({ move: z.enum(['hold', 'tasks', 'cancel']), minutes: Text(6000).default(''), tasks: z.array(Task).max(50).default([]), note: Text(300).default(''), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['liaison.gathering_not_found', 'liaison.changed_meanwhile', 'liaison.not_now', 'liaison.words_needed'],
})
export const signUp = operation({
  id: 'signUpForGathering', method: 'POST', path: '/api/liaison/gatherings/:id/signups',
  summary: 'A unit signs up, changes how many come, or withdraws',
  access: { staff: 'liaison.file' },
  params: WithId,
  body: named('GatheringSignup', z.strictObject({ unitId: Id, people: z.int().min(1, '请填写人数').max(1000), note: Text(200).default(''), withdrawn: z.boolean().default(false), clientId: ClientId })),
  reply: Made,
  refusals: ['liaison.gathering_not_found', 'liaison.unit_not_found', 'liaison.not_now'],
})
export const sharePaper = operation({
  id: 'shareGatheringPaper', method: 'POST', path: '/api/liaison/gatherings/:id/papers',
  summary: 'A unit shares a paper with a gathering',
  access: { staff: 'liaison.file' },
  params: WithId,
  body: named('GatheringPaper', z.strictObject({ unitId: Id, title: Must(100, '请写标题'), author: Must(60, '请写作者'), text: Must(20000, '请写正文'), clientId: ClientId })),
  reply: Made,
  refusals: ['liaison.gathering_not_found', 'liaison.unit_not_found', 'liaison.not_now'],
})
