import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'
import { MOVE_STATES, PARTY_STEPS, memberKinds } from './party.ts'

export { MEMBER_KINDS, MOVE_STATES, PARTY_STEPS, memberKinds, nextSteps, type PartyStep, type PartyMoveState } from './party.ts'

const Id = z.uuid('编号不正确，请从列表中重新选择')
const Day = z.iso.date('日期应写成 2026-11-22 这样')
const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
const ClientId = z.string().min(8).max(100).optional()
const OnePath = z.strictObject({ id: Id })
const State = z.enum(Object.keys(MOVE_STATES) as [keyof typeof MOVE_STATES, ...(keyof typeof MOVE_STATES)[]])
const Step = z.enum(Object.keys(PARTY_STEPS) as [keyof typeof PARTY_STEPS, ...(keyof typeof PARTY_STEPS)[]])

const MoveLine = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  memberKind: z.enum(memberKinds),
  fromName: z.string(),
  toRegion: z.string(),
  toName: z.string(),
  state: State,
  appliedOn: z.string(),
  next: z.array(Step).describe('Steps that the caller may take now'),
  version: z.int(),
})
export type PartyMoveLine = z.output<typeof MoveLine>

export const listPartyMoves = operation({
  id: 'listPartyMoves',
  method: 'GET',
  path: '/api/party-moves',
  summary: 'Moves of members’ organisational links to or from the place of the post; party staff only',
  access: { staff: 'organisations.party' },
  query: z.strictObject({ state: z.enum(['open', 'done']).default('open'), after: Id.optional() }),
  reply: named('PartyMoves', z.object({ items: z.array(MoveLine), next: z.string().nullable() })),
})

export const getPartyMove = operation({
  id: 'getPartyMove',
  method: 'GET',
  path: '/api/party-moves/:id',
  summary: 'One move with what was done; for party staff of either end and the person. Each opening is kept in the move itself',
  access: { staff: 'organisations.party', resident: true },
  params: OnePath,
  reply: named(
    'PartyMove',
    MoveLine.extend({ note: z.string(), steps: z.array(z.object({ id: z.uuid(), step: z.string(), title: z.string(), at: z.string(), byName: z.string(), note: z.string() })) }),
  ),
  refusals: ['organisations.move_not_found'],
})

export const listMyPartyMoves = operation({
  id: 'listMyPartyMoves',
  method: 'GET',
  path: '/api/me/party-moves',
  summary: 'A resident’s own moves',
  access: { resident: true },
  reply: named('MyPartyMoves', z.object({ items: z.array(MoveLine) })),
})

export const createPartyMove = operation({
  id: 'createPartyMove',
  method: 'POST',
  path: '/api/party-moves',
  summary: 'Ask that a member’s organisational link moves to the community’s party organisation: by the person, or by party staff at the person’s request',
  access: { staff: 'organisations.party', resident: true },
  body: named(
    'NewPartyMove',
    z.strictObject({
      idNumber: Text(40).default('').describe('Party staff: whose link moves, by ID number and name. A resident moves their own'),
      name: Text(50).default(''),
      memberKind: z.enum(memberKinds, '请选择类别'),
      fromOrganisationId: Id.nullable().default(null).describe('The sending organisation when it is kept here'),
      fromName: Text(100).default('').describe('Otherwise its full name'),
      toOrganisationId: Id,
      note: Text(500).default(''),
      clientId: ClientId,
    }),
  ),
  reply: z.object({ id: z.uuid() }),
  refusals: ['organisations.person_not_found', 'organisations.not_found', 'organisations.sender_needed', 'organisations.move_running', 'organisations.same_organisation'],
})

export const takePartyStep = operation({
  id: 'takePartyStep',
  method: 'POST',
  path: '/api/party-moves/:id/steps',
  summary: 'Confirm the sending, receive, record the first activity, or turn a move down. The two ends are confirmed by two people',
  access: { staff: 'organisations.party' },
  params: OnePath,
  body: named('PartyStepTaken', z.strictObject({ step: Step, note: Text(300).default(''), onDay: Day.optional(), version: z.int().min(1), clientId: ClientId })),
  reply: z.object({ state: State, version: z.int() }),
  refusals: ['organisations.move_not_found', 'organisations.step_not_now', 'organisations.other_end', 'organisations.two_people', 'organisations.changed_meanwhile', 'organisations.note_needed'],
})
