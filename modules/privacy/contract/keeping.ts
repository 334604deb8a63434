import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Code, Day, Page, Path } from './parts.ts'

export const RetentionRuleView = named(
  'RetentionRule',
  z.object({
    code: z.string(),
    title: z.string(),
    what: z.string(),
    keepDays: z.int().nullable(),
    since: z.string(),
    afterwards: z.enum(['delete', 'anonymise', 'archive']),
    law: z.string(),
    elsewhere: z.string().describe('Name of the job that does it; empty where the nightly one does'),
    before: z.string().nullable().describe('What is older than this day goes tonight'),
    lastAt: z.string().nullable(),
    lastDone: z.int().nullable(),
    lastRows: z.int().describe('Taken away in all'),
  }),
)

export const listRetentionRules = operation({
  id: 'listRetentionRules',
  method: 'GET',
  path: '/api/privacy/retention',
  summary: 'How long each kind of record is kept, what happens then, and what the nightly job did',
  access: { staff: 'privacy.read' },
  reply: named('RetentionRules', z.object({ items: z.array(RetentionRuleView) })),
})

export const rehearseRetention = operation({
  id: 'rehearseRetention',
  method: 'POST',
  path: '/api/privacy/retention/rehearsals',
  summary: 'How many records would go tonight by each rule; nothing is changed',
  access: { staff: 'privacy.keep' },
  body: z.strictObject({}),
  reply: named('RetentionRehearsal', z.object({ at: z.string(), items: z.array(z.object({ code: z.string(), before: z.string(), found: z.int() })) })),
})

export const listRetentionRuns = operation({
  id: 'listRetentionRuns',
  method: 'GET',
  path: '/api/privacy/retention/runs',
  summary: 'What the retention job took away, newest first',
  access: { staff: 'privacy.read' },
  query: z.strictObject({ rule: Code.optional(), from: Day.optional(), until: Day.optional(), after: After }),
  reply: named(
    'RetentionRunPage',
    Page(z.object({ id: z.uuid(), at: z.string(), rule: z.string(), deed: z.enum(['delete', 'anonymise', 'archive']), found: z.int(), done: z.int(), before: z.string(), byName: z.string() })),
  ),
})

// ------------------------------------------------------------------------------------------------------------------ keys

export const KeyRotation = named(
  'KeyRotation',
  z.object({
    id: z.uuid(),
    version: z.int(),
    startedAt: z.string(),
    startedBy: z.string(),
    state: z.enum(['running', 'done']),
    total: z.int(),
    done: z.int(),
    faults: z.int(),
    passes: z.int(),
    counted: z.array(z.object({ table: z.string(), keys: z.array(z.object({ version: z.int(), values: z.int() })) })).describe('Counted after the last pass'),
    endedAt: z.string().nullable(),
    mayRetireFrom: z.string().nullable().describe('Not before this moment an old key is taken away'),
    retiredAt: z.string().nullable(),
    retired: z.array(z.int()),
  }),
)
export type KeyRotation = z.output<typeof KeyRotation>

export const getKeys = operation({
  id: 'getKeys',
  method: 'GET',
  path: '/api/privacy/keys',
  summary: 'Which data keys there are, since when, and how far a change of keys has come; never a key',
  access: { staff: 'privacy.keys' },
  reply: named('Keys', z.object({ keys: z.array(z.object({ version: z.int(), since: z.string(), seals: z.boolean() })), algorithm: z.string(), rotations: z.array(KeyRotation) })),
})

export const rotateKeys = operation({
  id: 'rotateKeys',
  method: 'POST',
  path: '/api/privacy/key-rotations',
  summary: 'Make a new data key and seal everything anew under it, in pieces, while work goes on',
  access: { staff: 'privacy.keys' },
  body: z.strictObject({ clientId: ClientId }),
  reply: z.object({ id: z.uuid(), version: z.int() }),
  refusals: ['privacy.rotation_running'],
})

export const retireKeys = operation({
  id: 'retireKeys',
  method: 'POST',
  path: '/api/privacy/key-rotations/:id/retirement',
  summary: 'Take the old keys away, once nothing is sealed under them any more',
  access: { staff: 'privacy.keys' },
  params: Path,
  body: z.strictObject({ clientId: ClientId }),
  reply: z.object({ retired: z.array(z.int()) }),
  refusals: ['privacy.rotation_not_found', 'privacy.rotation_running', 'privacy.keys_in_use', 'privacy.keys_too_young', 'privacy.keys_retired'],
})
