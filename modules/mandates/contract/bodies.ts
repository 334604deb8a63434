import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { ClientId, Day, Done, Id, Level, Made, Must, RegionCode, Step, Text, Version, WithId } from './parts.ts'

export const BODY_KINDS = { leading_group: '领导小组', joint_meeting: '联席会议', committee: '委员会' } as const
export const bodyKinds = ['leading_group', 'joint_meeting', 'committee'] as const

const Body = {
  id: z.uuid(), region: z.string(), regionName: z.string(), level: Level, kind: z.enum(bodyKinds), name: z.string(), chair: z.string(), office: z.string(),
  duties: z.string(), basis: z.string(), validFrom: z.string(), endedOn: z.string().nullable(), members: z.int(), version: z.int(), mine: z.boolean(),
}
export const LeadingBody = named('LeadingBody', z.object(Body))
export type LeadingBody = z.output<typeof LeadingBody>
export const BodyMember = named('LeadingBodyMember', z.object({ id: z.uuid(), department: z.string(), member: z.string(), duty: z.string(), validFrom: z.string(), endedOn: z.string().nullable() }))
export type BodyMember = z.output<typeof BodyMember>

export const listLeadingBodies = operation({
  id: 'listLeadingBodies',
  method: 'GET',
  path: '/api/mandates/bodies',
  summary: 'Leading groups, joint meetings and committees for community work, from the league down',
  access: { staff: 'mandates.read' },
  query: z.strictObject({ level: Level.optional() }),
  reply: named('LeadingBodies', z.object({ items: z.array(LeadingBody) })),
})

export const getLeadingBody = operation({
  id: 'getLeadingBody',
  method: 'GET',
  path: '/api/mandates/bodies/:id',
  summary: 'A body with chair, office, and its members with department and duty, those of before too',
  access: { staff: 'mandates.read' },
  params: WithId,
  reply: named('LeadingBodyFile', z.object({ body: LeadingBody, members: z.array(BodyMember), steps: z.array(Step) })),
  refusals: ['mandates.body_not_found'],
})

export const createLeadingBody = operation({
  id: 'createLeadingBody',
  method: 'POST',
  path: '/api/mandates/bodies',
  summary: 'Writes down a body that leads community work at a level',
  access: { staff: 'mandates.bodies' },
  body: named('NewLeadingBody', z.strictObject({
    region: RegionCode, level: Level, kind: z.enum(bodyKinds, '请选择形式'), name: Must(60, '请填写名称'), chair: Must(60, '请填写组长或召集人'),
    office: Must(60, '请填写办公室设在哪个部门'), duties: Text(500).default(''), basis: Must(300, '请填写成立的文件'), validFrom: Day, clientId: ClientId,
  })),
  reply: Made,
  refusals: ['mandates.body_exists', 'mandates.place_not_yours', 'mandates.level_wrong'],
})

export const endLeadingBody = operation({
  id: 'endLeadingBody',
  method: 'POST',
  path: '/api/mandates/bodies/:id/end',
  summary: 'A body is dissolved from a day on',
  access: { staff: 'mandates.bodies' },
  params: WithId,
  body: z.strictObject({ on: Day, reason: Must(200, '请写明原因'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['mandates.body_not_found', 'mandates.changed_meanwhile', 'mandates.place_not_yours', 'mandates.days_wrong'],
})

export const addBodyMember = operation({
  id: 'addLeadingBodyMember',
  method: 'POST',
  path: '/api/mandates/bodies/:id/members',
  summary: 'A department joins a body with its duty there',
  access: { staff: 'mandates.bodies' },
  params: WithId,
  body: named('NewLeadingBodyMember', z.strictObject({ department: Must(60, '请填写部门'), member: Text(60).default(''), duty: Must(300, '请写明部门职责'), validFrom: Day, clientId: ClientId })),
  reply: Made,
  refusals: ['mandates.body_not_found', 'mandates.place_not_yours', 'mandates.member_exists', 'mandates.days_wrong'],
})

export const endBodyMember = operation({
  id: 'endLeadingBodyMember',
  method: 'POST',
  path: '/api/mandates/bodies/:id/members/:member/end',
  summary: 'A department leaves a body',
  access: { staff: 'mandates.bodies' },
  params: z.strictObject({ id: Id, member: Id }),
  body: z.strictObject({ on: Day, reason: Must(200, '请写明原因'), clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['mandates.body_not_found', 'mandates.place_not_yours', 'mandates.days_wrong'],
})
