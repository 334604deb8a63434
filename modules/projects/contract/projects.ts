import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { facilities, modes, projectMoves, projectStates } from '../rules/progress.ts'
import { payers } from '../rules/shares.ts'
import { After, ClientId, Counts, Day, Done, Fen, Id, Made, Must, page, RegionCode, Step, Text, Version, WithId } from './parts.ts'

const Parts = {
  region: RegionCode.describe('Where it stands or serves: a community, a street or the county'),
  name: Must(80, '请填写项目名称'),
  mode: z.enum(modes, '请选择建设方式'),
  facility: z.enum(facilities, '请选择设施种类'),
  site: Must(200, '请填写建设地点'),
  areaM2: z.number('请填写建筑面积').min(0, '面积不能小于0').max(10_000_000, '面积太大，请核对').multipleOf(0.01, '面积最多两位小数'),
  owner: Must(60, '请填写牵头单位'),
  budgetFen: Fen,
  ratioId: Id.nullable().default(null).describe('A ratio of this county by which three levels share the money; none by default'),
  startOn: Day,
  dueOn: Day,
  named: z.boolean().default(false).describe('A plan names this project'),
  planCode: Text(40).default(''),
  quote: Text(200).default('').describe('Words of the plan'),
}

export const Project = named('Project', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), name: z.string(), mode: z.enum(modes), facility: z.enum(facilities), site: z.string(), areaM2: z.number(), owner: z.string(),
  budgetFen: z.int(), ratioId: z.uuid().nullable(), startOn: z.string(), dueOn: z.string(), doneOn: z.string().nullable(), named: z.boolean(), planCode: z.string(), quote: z.string(),
  state: z.enum(projectStates), percent: z.int(), behind: z.int().describe('Percentage points behind the time that is over'), late: z.boolean(), accountId: z.uuid(),
  inFen: z.int(), outFen: z.int(), byName: z.string(), version: z.int(),
}))
export type Project = z.output<typeof Project>

export const ShareShown = named('FundingShare', z.object({
  payer: z.enum(payers), weight: z.int(), dueFen: z.int(), paidFen: z.int(), shortFen: z.int(), overFen: z.int(),
}))
export type ShareShown = z.output<typeof ShareShown>
export const SumBySource = named('MoneyBySource', z.object({ source: z.string(), title: z.string(), amountFen: z.int() }))
export type SumBySource = z.output<typeof SumBySource>
export const ProgressShown = named('ProjectProgress', z.object({ id: z.uuid(), on: z.string(), percent: z.int(), words: z.string(), byName: z.string(), at: z.string() }))
export type ProgressShown = z.output<typeof ProgressShown>

const shows = ['all', 'running', 'behind', 'named', 'done', 'stopped'] as const

export const listProjects = operation({
  id: 'listProjects', method: 'GET', path: '/api/projects',
  summary: 'Building projects of the place with state, progress against time and money received',
  access: { staff: 'projects.read' },
  query: z.strictObject({ show: z.enum(shows).default('all'), q: Text(50).optional(), mode: z.enum(modes).optional(), region: RegionCode.optional(), after: After }),
  reply: named('ProjectPage', page(Project).extend({ counts: Counts })),
  refusals: ['projects.page_unknown', 'projects.place_not_yours'],
})

export const getProject = operation({
  id: 'getProject', method: 'GET', path: '/api/projects/:id',
  summary: 'One project: facts, shares due and paid by level, money by source, progress, history',
  access: { staff: 'projects.read' },
  params: WithId,
  reply: named('ProjectFile', z.object({
    project: Project, ratio: z.object({ id: z.uuid(), title: z.string(), text: z.string(), basis: z.string() }).nullable(), planTitle: z.string().nullable(), shares: z.array(ShareShown),
    sources: z.array(SumBySource), totalFen: z.int(), progress: z.array(ProgressShown), steps: z.array(Step), moves: z.array(z.enum(projectMoves)), mayEdit: z.boolean(), mayReport: z.boolean(),
    mayMoney: z.boolean(),
  })),
  refusals: ['projects.project_not_found'],
})

const wrong = ['projects.place_not_yours', 'projects.place_wrong', 'projects.days_wrong', 'projects.ratio_unknown', 'projects.plan_unknown', 'projects.plan_needed'] as const

export const createProject = operation({
  id: 'createProject', method: 'POST', path: '/api/projects',
  summary: 'Puts a building project on file and opens the account of its money',
  access: { staff: 'projects.keep' },
  body: named('NewProject', z.strictObject({ ...Parts, clientId: ClientId })),
  reply: Made,
  refusals: wrong,
})

export const updateProject = operation({
  id: 'updateProject', method: 'PUT', path: '/api/projects/:id',
  summary: 'Corrects the facts of a project that is planned or under way',
  access: { staff: 'projects.keep' },
  params: WithId,
  body: named('ProjectChange', z.strictObject({ ...Parts, words: Must(300, '请写明为什么修改'), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['projects.project_not_found', 'projects.changed_meanwhile', 'projects.not_now', ...wrong],
})

export const moveProject = operation({
  id: 'moveProject', method: 'POST', path: '/api/projects/:id/moves',
  summary: 'Begins, accepts, takes into use, stops or resumes a project',
  access: { staff: 'projects.keep' },
  params: WithId,
  body: named('ProjectMoveMade', z.strictObject({ move: z.enum(projectMoves), on: Day, words: Text(500).default(''), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['projects.project_not_found', 'projects.changed_meanwhile', 'projects.not_now', 'projects.days_wrong', 'projects.words_needed'],
})

export const reportProjectProgress = operation({
  id: 'reportProjectProgress', method: 'POST', path: '/api/projects/:id/progress',
  summary: 'Writes down how far a project has come, with what was seen',
  access: { staff: 'projects.report' },
  params: WithId,
  body: named('NewProjectProgress', z.strictObject({ on: Day, percent: z.int('请填写整数').min(0).max(100, '最多100'), words: Must(300, '请写明看到了什么'), clientId: ClientId })),
  reply: Made,
  refusals: ['projects.project_not_found', 'projects.not_now', 'projects.days_wrong'],
})

export const MoneyPlace = named('PlaceMoney', z.object({ region: z.string(), regionName: z.string(), inFen: z.int(), outFen: z.int(), balanceFen: z.int(), sources: z.array(SumBySource) }))
export type MoneyPlace = z.output<typeof MoneyPlace>
export const getProjectMoney = operation({
  id: 'getProjectMoney', method: 'GET', path: '/api/projects/money',
  summary: 'Money of the place by source, by level against the shares due, and by place; sums by source equal the whole',
  access: { staff: 'projects.read' },
  query: z.strictObject({ region: RegionCode.optional(), from: Day.optional(), until: Day.optional(), of: z.enum(['all', 'projects', 'special', 'fund']).default('all') }),
  reply: named('ProjectMoney', z.object({
    day: z.string(), totalFen: z.int(), outFen: z.int(), balanceFen: z.int(), sources: z.array(SumBySource), shares: z.array(z.object({ payer: z.enum(payers), dueFen: z.int(), paidFen: z.int(), shortFen: z.int() })),
    sharedProjects: z.int(), places: z.array(MoneyPlace), morePlaces: z.boolean(),
  })),
  refusals: ['projects.place_not_yours', 'projects.days_wrong'],
})
