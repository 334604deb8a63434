import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'

export const jobOutcomes = ['running', 'done', 'retrying', 'failed'] as const

/** A run of a background job as operators see it. */
export const JobRun = named(
  'JobRun',
  z.object({
    id: z.uuid(),
    job: z.string(),
    started: z.string(),
    ended: z.string().nullable(),
    outcome: z.enum(jobOutcomes),
    progress: z.object({ done: z.number(), total: z.number(), word: z.string() }).nullable(),
    error: z.string().nullable(),
  }),
)
export type JobRun = z.output<typeof JobRun>

const JobName = z.string().trim().max(50)

export const listJobRuns = operation({
  id: 'listJobRuns',
  method: 'GET',
  path: '/api/operations/job-runs',
  summary: 'Runs of background jobs, newest first, and how many failed within a day; kept 90 days',
  access: { staff: 'jobs.read' },
  query: z.strictObject({ outcome: z.enum(jobOutcomes).optional(), job: JobName.optional(), after: z.uuid('翻页位置不正确，请从第一页重新打开').optional() }),
  reply: named('JobRunPage', z.object({ items: z.array(JobRun), next: z.string().nullable(), failedWithinADay: z.int() })),
})

/** One line of the audit. `detail` holds ids and words, never contents. */
export const AuditEntry = named(
  'AuditEntry',
  z.object({
    id: z.uuid(),
    at: z.string(),
    caller: z.string().describe('Account id, or a word for what is no account: public, system'),
    callerName: z.string(),
    post: z.string(),
    deed: z.string(),
    subject: z.uuid().nullable().describe('The person it concerns'),
    region: z.string(),
    regionName: z.string().describe('Empty where it happened at no place'),
    because: z.string(),
    detail: z.record(z.string(), z.unknown()),
  }),
)
export type AuditEntry = z.output<typeof AuditEntry>

export const listAuditEntries = operation({
  id: 'listAuditEntries',
  method: 'GET',
  path: '/api/audit/entries',
  summary: 'What was read and done within the place of the worn post, newest first. Reading it is written down too',
  access: { staff: 'audit.read' },
  query: z.strictObject({
    caller: z.string().trim().max(64).optional().describe('Account id'),
    subject: z.uuid().optional().describe('Person id'),
    deed: z.string().trim().max(64).regex(/^[a-z_]+(\.[a-z_]+)?$/, '请从列表中选择操作类型').optional().describe('A deed, or its first part for all of a kind: `register`'),
    because: z.string().trim().max(40).optional().describe('The reason, exactly as it was given'),
    from: z.iso.datetime({ offset: true, error: '开始时间应写成 2026-11-22T00:00:00+08:00 这样' }).optional(),
    until: z.iso.datetime({ offset: true, error: '结束时间应写成 2026-11-22T00:00:00+08:00 这样' }).optional(),
    after: z.uuid('翻页位置不正确，请从第一页重新打开').optional(),
  }),
  reply: named('AuditEntryPage', z.object({ items: z.array(AuditEntry), next: z.string().nullable() })),
})

/** A seal over the audit: the chain that shows tampering. */
export const AuditSeal = named(
  'AuditSeal',
  z.object({ number: z.int(), at: z.string(), entries: z.int(), fromXact: z.int(), untilXact: z.int(), previous: z.string(), hash: z.string() }),
)
export type AuditSeal = z.output<typeof AuditSeal>

export const listSeals = operation({
  id: 'listSeals',
  method: 'GET',
  path: '/api/audit/seals',
  summary: 'Seals of the audit, newest first. Noted elsewhere, a number and its hash later show whether the chain before it was rewritten',
  access: { staff: 'audit.read' },
  query: z.strictObject({ before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional() }),
  reply: named('AuditSealPage', z.object({ items: z.array(AuditSeal), next: z.int().nullable() })),
})

/** What a verification of the whole chain found. */
export const AuditVerification = named(
  'AuditVerification',
  z.object({
    at: z.string(),
    intact: z.boolean(),
    seals: z.int(),
    entries: z.int().describe('Entries covered by seals that hold'),
    unsealed: z.int().describe('Entries of the last seconds, not yet sealed'),
    broken: z.object({ number: z.int(), reason: z.string() }).nullable().describe('The first seal that does not hold'),
  }),
)
export type AuditVerification = z.output<typeof AuditVerification>

export const verifyAudit = operation({
  id: 'verifyAudit',
  method: 'POST',
  path: '/api/audit/verifications',
  summary: 'Recompute the whole chain of the audit now, and write down what was found',
  access: { staff: 'audit.verify' },
  body: z.strictObject({ clientId: z.string().min(8).max(100).optional() }),
  reply: AuditVerification,
  refusals: ['operations.verifying'],
})
