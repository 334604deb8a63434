import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { levels, validities } from '../rules/texts.ts'
import { After, ClientId, Codes, Counts, Day, Done, Id, Made, Must, page, Step, Text, Version, WithId } from './parts.ts'

const Parts = {
  title: Must(120, '请填写文件名称'),
  number: Text(60).default('').describe('文号'),
  issuer: Must(80, '请填写发文单位'),
  level: z.enum(levels, '请选择层级'),
  place: Text(60).default('').describe('Where it holds, in words'),
  issuedOn: Day.nullable().default(null),
  fromOn: Day.nullable().default(null),
  untilOn: Day.nullable().default(null),
  summary: Must(2000, '请写明主要内容'),
  basis: z.array(Id).max(20).default([]).describe('Texts on file that it rests on'),
  basisText: Text(500).default('').describe('Basis that is not on file, in words'),
  matters: Codes(60).default([]).describe('Matters that rest on it'),
  indicators: Codes(60).default([]).describe('Indicators that rest on it, by code'),
  planCode: Text(40).default(''),
}
const Shown = {
  id: z.uuid(), title: z.string(), number: z.string(), issuer: z.string(), level: z.enum(levels), place: z.string(), issuedOn: z.string().nullable(), fromOn: z.string().nullable(),
  untilOn: z.string().nullable(), summary: z.string(), validity: z.enum(validities), replacedOn: z.string().nullable(),
}
export const PolicyLine = named('PolicyLine', z.object({ ...Shown, state: z.enum(['draft', 'published']), byName: z.string(), version: z.int() }))
export type PolicyLine = z.output<typeof PolicyLine>
export const PolicyLink = named('PolicyLink', z.object({ id: z.uuid(), title: z.string(), number: z.string(), level: z.enum(levels), validity: z.enum(validities) }))
export type PolicyLink = z.output<typeof PolicyLink>

const find = { q: Text(50).optional(), level: z.enum(levels).optional(), validity: z.enum(validities).optional(), matter: Text(80).optional(), indicator: Text(20).optional(), plan: Text(40).optional(), after: After }

export const listPolicies = operation({
  id: 'listPolicies', method: 'GET', path: '/api/policies',
  summary: 'Policy texts of this county and above it, by words, level, validity, and by the matter, indicator or plan that rests on them',
  access: { staff: 'policies.read' },
  query: z.strictObject({ show: z.enum(['published', 'draft']).default('published'), ...find }),
  reply: named('PolicyPage', page(PolicyLine).extend({ counts: Counts })),
  refusals: ['policies.page_unknown'],
})

export const getPolicy = operation({
  id: 'getPolicy', method: 'GET', path: '/api/policies/:id',
  summary: 'One text: what it rests on, what carries it out, what replaced it, which matters, indicators and supports rest on it',
  access: { staff: 'policies.read' },
  params: WithId,
  reply: named('PolicyFile', z.object({
    policy: PolicyLine.extend({ basisText: z.string(), planCode: z.string() }), above: z.array(PolicyLink), below: z.array(PolicyLink), replacedBy: PolicyLink.nullable(), replaces: z.array(PolicyLink),
    matters: z.array(z.object({ code: z.string(), title: z.string() })), indicators: z.array(z.string()), supports: z.array(z.object({ id: z.uuid(), title: z.string() })), steps: z.array(Step),
    mayEdit: z.boolean(), mayPublish: z.boolean(), mayReplace: z.boolean(),
  })),
  refusals: ['policies.text_not_found'],
})

const wrong = ['policies.basis_unknown', 'policies.basis_below', 'policies.matter_unknown', 'policies.days_wrong', 'policies.number_taken'] as const
export const createPolicy = operation({
  id: 'createPolicy', method: 'POST', path: '/api/policies',
  summary: 'Puts a policy text on file; it is shown when another person has published it',
  access: { staff: 'policies.keep' },
  body: named('NewPolicy', z.strictObject({ ...Parts, clientId: ClientId })),
  reply: Made,
  refusals: wrong,
})

export const updatePolicy = operation({
  id: 'updatePolicy', method: 'PUT', path: '/api/policies/:id',
  summary: 'Corrects a text; one that is published goes on standing as corrected, with the reason on record',
  access: { staff: 'policies.keep' },
  params: WithId,
  body: named('PolicyChange', z.strictObject({ ...Parts, words: Text(200).default(''), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['policies.text_not_found', 'policies.changed_meanwhile', ...wrong],
})

export const publishPolicy = operation({
  id: 'publishPolicy', method: 'POST', path: '/api/policies/:id/publication',
  summary: 'A second person publishes a text',
  access: { staff: 'policies.publish' },
  params: WithId,
  body: z.strictObject({ version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['policies.text_not_found', 'policies.changed_meanwhile', 'policies.not_now', 'policies.same_hands'],
})

export const replacePolicy = operation({
  id: 'replacePolicy', method: 'POST', path: '/api/policies/:id/replacement',
  summary: 'Says from which day another text stands in its place, or that it ended; it stays readable, marked',
  access: { staff: 'policies.keep' },
  params: WithId,
  body: named('PolicyReplacement', z.strictObject({ byId: Id.nullable().default(null), on: Day, words: Must(200, '请写明依据'), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['policies.text_not_found', 'policies.changed_meanwhile', 'policies.not_now', 'policies.basis_unknown', 'policies.days_wrong'],
})

export const PublicPolicy = named('PublicPolicy', z.object(Shown))
export const listPublicPolicies = operation({
  id: 'listPublicPolicies', method: 'GET', path: '/api/public/policies',
  summary: 'Policy texts for everybody',
  access: 'public',
  query: z.strictObject({ ...find, after: Id.optional() }),
  reply: named('PublicPolicyPage', page(PublicPolicy)),
})
export const getPublicPolicy = operation({
  id: 'getPublicPolicy', method: 'GET', path: '/api/public/policies/:id',
  summary: 'One text with its basis, the local rules that carry it out, and what replaced it',
  access: 'public',
  params: WithId,
  reply: named('PublicPolicyFile', z.object({
    policy: PublicPolicy, basisText: z.string(), above: z.array(PolicyLink), below: z.array(PolicyLink), replacedBy: PolicyLink.nullable(), replaces: z.array(PolicyLink),
    matters: z.array(z.object({ code: z.string(), title: z.string() })), supports: z.array(z.object({ id: z.uuid(), title: z.string() })),
  })),
  refusals: ['policies.text_not_found'],
})
