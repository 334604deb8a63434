import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { matterTypes } from '../../matters/contract.ts'
import { standardKeys } from '../rules/facts.ts'
import { ClientId, Day, Made, MatterCode, Must, Text } from './parts.ts'

export const EntitlementRule = named('EntitlementRule', z.object({
  matter: z.string(), title: z.string(), type: z.enum(matterTypes), text: z.string().describe('In words, as a clerk writes it; see rules/words.ts'), note: z.string(),
  version: z.int().describe('0: the standard rule'), source: z.enum(['standard', 'place']), inUse: z.boolean(), byName: z.string(), at: z.string().nullable(),
  standardText: z.string(), faults: z.array(z.string()).describe('Why a kept rule cannot be read any more'),
}))
export type EntitlementRule = z.output<typeof EntitlementRule>
export const EntitlementStandard = named('EntitlementStandard', z.object({
  key: z.enum(standardKeys), title: z.string(), unit: z.string(), hint: z.string(), amount: z.number().nullable(), basis: z.string(), fromOn: z.string().nullable(), byName: z.string(),
}))
export type EntitlementStandard = z.output<typeof EntitlementStandard>

export const listEntitlementRules = operation({
  id: 'listEntitlementRules', method: 'GET', path: '/api/entitlements/rules',
  summary: 'The rules beside matters in force, in words, and the numbers of the place that they compare with',
  access: 'public',
  reply: named('EntitlementRules', z.object({ items: z.array(EntitlementRule), standards: z.array(EntitlementStandard), without: z.array(z.object({ code: z.string(), title: z.string() })).describe('Matters without a rule') })),
})

export const writeEntitlementRule = operation({
  id: 'writeEntitlementRule', method: 'POST', path: '/api/entitlements/rules',
  summary: 'Writes the rule of a matter anew as this place has it, or puts it out of use; every fault is named',
  access: { staff: 'entitlements.write' },
  body: named('NewEntitlementRule', z.strictObject({
    matter: MatterCode, text: Must(2000, '请写条件'), note: Text(300).default(''), inUse: z.boolean().default(true), version: z.int().min(0).describe('The version that was seen; 0 before the place wrote one'), clientId: ClientId,
  })),
  reply: named('EntitlementRuleWritten', z.object({ id: z.uuid(), version: z.int() })),
  refusals: ['entitlements.rule_faulty', 'entitlements.matter_unknown', 'entitlements.changed_meanwhile'],
})

export const setEntitlementStandard = operation({
  id: 'setEntitlementStandard', method: 'POST', path: '/api/entitlements/standards',
  summary: 'Sets a number that rules compare with, from a day, with the paper it stands in',
  access: { staff: 'entitlements.write' },
  body: named('NewEntitlementStandard', z.strictObject({
    key: z.enum(standardKeys, '请选择标准'), amount: z.number('请填写数字').positive('应大于0').max(1_000_000), basis: Must(200, '请写明公布的文件'), fromOn: Day, clientId: ClientId,
  })),
  reply: Made,
  refusals: ['entitlements.standard_set'],
})
