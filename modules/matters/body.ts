import { z } from 'zod'
import { named } from '../../platform/kernel/operation.ts'
import type { Condition, FormDefinition } from '../../platform/web/form/definition.ts'
import { isCondition, isForm } from '../../platform/web/form/shape.ts'
import { postKinds } from '../organisations/contract.ts'
import { channels, lifeEvents, matterKinds, matterTypes, messageMoments, prefillSources, urgencies } from './definition.ts'

const Code = z
  .string()
  .max(80)
  .regex(/^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/, '事项编码应写成 assistance.old-age-allowance 这样')
const Text = (max: number) => z.string().min(1).max(max)
const Unit = z.enum(['working_day', 'natural_day', 'hour'])
const Form = z.custom<FormDefinition>(isForm, '表单的写法不对：应有字段、步骤和各项设置')
const When = z.custom<Condition>((value) => isCondition(value), '条件的写法不对')
const Need = z.custom<'always' | { when: Condition }>(
  (value) => value === 'always' || (typeof value === 'object' && value !== null && 'when' in value && isCondition(value.when)),
  '写 always 或 { when: 条件 }',
)

export const MatterLimit = named(
  'MatterLimit',
  z.strictObject({
    amount: z.int().min(0).max(400),
    unit: Unit,
    roll: z.boolean().optional(),
    mayExtendBy: z.strictObject({ amount: z.int().min(1).max(400), unit: Unit }).optional(),
    source: Text(200),
    rule: z.string().max(20).optional(),
  }),
)

export const MatterMaterial = named(
  'MatterMaterial',
  z.strictObject({
    code: z.string().regex(/^[a-z0-9-]{1,40}$/),
    title: Text(100),
    need: Need.describe('`always`, or `{ when }` over the form'),
    heldByRegister: z.enum(prefillSources).optional().describe('Not asked for when the register holds it'),
    accept: z.array(z.enum(['image/jpeg', 'image/png', 'application/pdf'])).min(1),
    copies: z.int().min(0).max(9),
    mayFollow: z.strictObject({ withinDays: z.int().min(1).max(60) }).optional(),
    note: z.string().max(500),
  }),
)

export const MatterStage = named(
  'MatterStage',
  z.strictObject({
    key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    title: Text(40),
    post: z.enum(postKinds),
    level: z.enum(['community', 'township', 'county']),
    in: z.enum(['turn', 'parallel']),
    limit: MatterLimit.optional(),
    form: Form.optional().describe('What whoever works this stage fills in'),
    publication: z
      .strictObject({
        days: z.int().min(1).max(60),
        unit: z.enum(['natural_day', 'working_day']),
        title: Text(200),
        body: Text(2000),
        source: Text(200),
      })
      .optional(),
    fourEyes: z.boolean().optional(),
    when: When.optional(),
  }),
)

const Guide = z.strictObject({
  basis: z.array(z.strictObject({ law: Text(200), article: z.string().max(100) })),
  conditions: z.array(Text(500)).min(1),
  process: z.array(Text(500)).min(1),
  places: z.array(Text(200)).min(1),
  hours: Text(200),
  phone: Text(60),
  complaintPhone: Text(60),
  notes: z.array(Text(500)),
})

/** The whole of a definition, as it is stored and as a place pack may change it. */
export const MatterBody = z.strictObject({
  code: Code,
  title: Text(60),
  summary: Text(200),
  kind: z.enum(matterKinds),
  type: z.enum(matterTypes),
  lifeEvents: z.array(z.enum(lifeEvents)).min(1),
  keywords: z.array(Text(20)).min(1).max(60),
  audience: Text(100),
  department: Text(60),
  level: z.enum(['community', 'township', 'county']),
  guide: Guide,
  eligibilityText: Text(1000),
  whoMayApply: Text(300),
  onBehalf: z.array(z.enum(['self', 'family', 'agent', 'worker'])).min(1),
  openToNonRegistered: z.boolean(),
  closedBecause: z.string().max(300).optional(),
  anonymous: z.boolean().optional(),
  form: Form,
  materials: z.array(MatterMaterial),
  stages: z.array(MatterStage).min(1),
  limits: z.strictObject({
    accept: MatterLimit.optional(),
    handle: MatterLimit,
    promised: MatterLimit.optional(),
    begins: z.enum(['accept', 'submit', 'handOver']).optional(),
  }),
  handling: z.enum(['at_once', 'promised']),
  visits: z.literal([0, 1]),
  fee: z.strictObject({ fen: z.int().min(0), basis: z.string().max(300).optional() }),
  channels: z.array(z.enum(channels)).min(1),
  urgency: z.array(z.strictObject({ when: When, urgency: z.enum(urgencies), handle: MatterLimit.optional() })).optional(),
  effect: z.string().max(60).optional(),
  resultDocument: z
    .strictObject({ title: Text(100), paragraphs: z.array(Text(1000)).min(1), refusedParagraphs: z.array(Text(1000)).optional() })
    .optional(),
  rating: z.boolean(),
  messages: z.partialRecord(z.enum(messageMoments), Text(500)).optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
  effectiveFrom: z.string().max(10).optional(),
})
