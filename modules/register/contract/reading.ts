/** Doors by which a file is read back: who looked, what changed, one’s own. */
import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { Person } from './file.ts'
import { After, PersonPath, Page } from './parts.ts'

export const listAccessLog = operation({
  id: 'listAccessLog',
  method: 'GET',
  path: '/api/people/:id/access-log',
  summary: 'Who opened this file, when, in which post and why; for the person, their representative, and the privacy officer',
  access: { staff: 'register.read_access_log', resident: true },
  params: PersonPath,
  query: z.strictObject({ after: After }),
  reply: named(
    'AccessLog',
    Page(z.object({ id: z.uuid(), at: z.string(), deed: z.string(), name: z.string(), post: z.string(), because: z.string(), ref: z.string() })),
  ),
  refusals: ['register.person_not_found', 'register.page_unknown'],
})

export const listPersonChanges = operation({
  id: 'listPersonChanges',
  method: 'GET',
  path: '/api/people/:id/changes',
  summary: 'What was changed in this file, by whom and why, newest first',
  access: { staff: 'register.keep', resident: true },
  params: PersonPath,
  query: z.strictObject({ after: After }),
  reply: named(
    'PersonChanges',
    Page(
      z.object({
        id: z.uuid(),
        at: z.string(),
        subject: z.string(),
        deed: z.string(),
        before: z.record(z.string(), z.unknown()),
        after: z.record(z.string(), z.unknown()),
        reason: z.string(),
        byName: z.string(),
      }),
    ),
  ),
  refusals: ['register.person_not_found', 'register.page_unknown'],
})

export const getMyFile = operation({
  id: 'getMyFile',
  method: 'GET',
  path: '/api/me/file',
  summary: 'A resident’s own file and the files of those they stand for today',
  access: { resident: true },
  reply: named('MyFile', z.object({ own: Person, standsFor: z.array(Person) })),
  refusals: ['register.person_not_found'],
})
