import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { packageMoves, packageStates } from '../rules.ts'
import { After, ClientId, Day, Done, Made, Must, page, RegionCode, Step, Text, Version, WithId } from './parts.ts'

export const PACKAGE_KINDS = { task: '工作任务', power: '行政权力' } as const
const Parts = {
  kind: z.enum(['task', 'power'], '请选择类型'),
  title: Must(60, '请填写名称'),
  department: Must(60, '请填写下放部门'),
  task: Must(500, '请写明任务内容'),
  authority: Text(500).default('').describe('权限'),
  basis: Text(300).default(''),
  posts: z.int().min(0).max(999).default(0).describe('人员: how many posts come with it'),
  people: Text(300).default('').describe('Where the people come from'),
  moneyFen: z.int().min(0).max(100_000_000_000).default(0).describe('经费: fen a year'),
  money: Text(300).default('').describe('Where the money comes from and how it is paid'),
  fromOn: Day,
}
export const Package = named(
  'MandatePackage',
  z.object({
    ...Parts, id: z.uuid(), region: z.string(), regionName: z.string(), state: z.enum(packageStates), handedOn: z.string().nullable(), reviewOn: z.string().nullable(),
    byName: z.string(), version: z.int(), due: z.boolean().describe('A year has passed since the hand-over, and nobody has looked'),
  }),
)
export type Package = z.output<typeof Package>

export const listPackages = operation({
  id: 'listMandatePackages',
  method: 'GET',
  path: '/api/mandates/packages',
  summary: 'Packages of the place: a department’s drafts stay with the county until submitted',
  access: { staff: 'mandates.read' },
  query: z.strictObject({ show: z.enum(['all', 'waiting', 'running', 'check_due', 'ended']).default('all'), q: Text(50).optional(), region: RegionCode.optional(), after: After }),
  reply: named('MandatePackagePage', page(Package).extend({ counts: z.record(z.string(), z.int()) })),
})

export const getPackage = operation({
  id: 'getMandatePackage',
  method: 'GET',
  path: '/api/mandates/packages/:id',
  summary: 'A package with its parts, what is still missing, its history and what the reader may do now',
  access: { staff: 'mandates.read' },
  params: WithId,
  reply: named('MandatePackageFile', z.object({ package: Package, missing: z.array(z.string()), steps: z.array(Step), moves: z.array(z.enum(packageMoves)), mayEdit: z.boolean() })),
  refusals: ['mandates.package_not_found'],
})

export const createPackage = operation({
  id: 'createMandatePackage',
  method: 'POST',
  path: '/api/mandates/packages',
  summary: 'Prepares a package for a street; parts may still be empty',
  access: { staff: 'mandates.propose' },
  body: named('NewMandatePackage', z.strictObject({ ...Parts, region: RegionCode, clientId: ClientId })),
  reply: Made,
  refusals: ['mandates.place_not_yours', 'mandates.level_wrong'],
})

export const updatePackage = operation({
  id: 'updateMandatePackage',
  method: 'POST',
  path: '/api/mandates/packages/:id/changes',
  summary: 'Fills or changes the parts of a package that is a draft or was objected to',
  access: { staff: 'mandates.propose' },
  params: WithId,
  body: named('MandatePackageChange', z.strictObject({ ...Parts, version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['mandates.package_not_found', 'mandates.changed_meanwhile', 'mandates.not_now', 'mandates.parts_missing'],
})

export const movePackage = operation({
  id: 'moveMandatePackage',
  method: 'POST',
  path: '/api/mandates/packages/:id/moves',
  summary: 'Submits, accepts, objects, hands over, checks after a year, or takes back',
  access: { staff: 'mandates.read' },
  params: WithId,
  body: named('MandatePackageMove', z.strictObject({ move: z.enum(packageMoves), note: Text(500).default(''), on: Day.optional(), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['mandates.package_not_found', 'mandates.changed_meanwhile', 'mandates.not_now', 'mandates.not_yours', 'mandates.parts_missing', 'mandates.reason_needed',
    'mandates.same_hands', 'mandates.days_wrong', 'mandates.too_early'],
})
