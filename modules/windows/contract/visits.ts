import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { submitCase } from '../../cases/contract.ts'
import { After, ClientId, Day, Id, page, Text, WithId } from './parts.ts'

const Item = submitCase.body!.pick({ matterCode: true, form: true, materials: true, acceptIncomplete: true, submitAnyway: true, region: true, placeText: true })
const VisitNumber = z.string().trim().toUpperCase().regex(/^H\d{8}-?\d{7,14}$/, '来访编号形如 H20261122-0000017，印在回执上，请逐位核对')
const CheckCode = z.string().trim().toUpperCase().regex(/^[A-Z0-9]{6}$/, '查询码是6位字母和数字，印在回执上')

const VisitCase = z.object({
  caseId: z.uuid(), number: z.string(), title: z.string(), stateName: z.string(), dueOn: z.string().nullable(), over: z.boolean(),
})
export const Visit = named('WindowVisit', z.object({
  id: z.uuid(), number: z.string(), checkCode: z.string(), personId: z.uuid(), personName: z.string(), bundleTitle: z.string(), station: z.string(), onBehalf: z.string(), byName: z.string(), at: z.string(),
  cases: z.array(VisitCase),
}))
export type Visit = z.output<typeof Visit>

export const listBundles = operation({
  id: 'listBundles', method: 'GET', path: '/api/windows/bundles',
  summary: 'What is done together in one visit (一件事), as far as its matters are in force',
  access: { staff: 'windows.read', resident: true },
  reply: named('WindowBundles', z.object({ items: z.array(z.object({
    code: z.string(), title: z.string(), note: z.string(), matters: z.array(z.object({ code: z.string(), title: z.string() })), missing: z.array(z.string()).describe('Codes not in force here'),
  })) })),
})

export const submitVisit = operation({
  id: 'submitVisit', method: 'POST', path: '/api/windows/visits',
  summary: 'One visit, one or several matters: all are submitted, or none; one receipt for all',
  access: { staff: 'windows.serve' },
  body: named('NewWindowVisit', z.strictObject({
    personId: Id, items: z.array(Item).min(1, '请选择要办的事项').max(8, '一次最多办8件'), bundle: Text(40).default(''), station: Text(40).default(''), onBehalf: Text(100).default(''), clientId: ClientId,
  })),
  reply: Visit,
  refusals: ['windows.person_not_found', 'windows.matter_twice', ...submitCase.refusals!],
})

export const listVisits = operation({
  id: 'listWindowVisits', method: 'GET', path: '/api/windows/visits',
  summary: 'Visits of the place, newest first; by number or by the beginning of a name',
  access: { staff: 'windows.serve' },
  query: z.strictObject({ q: Text(40).optional(), after: After }),
  reply: named('WindowVisitPage', page(Visit.omit({ checkCode: true }))),
  refusals: ['windows.page_unknown'],
})

export const getVisit = operation({
  id: 'getVisit', method: 'GET', path: '/api/windows/visits/:id',
  summary: 'A visit with how each of its cases stands',
  access: { staff: 'windows.serve', resident: true },
  params: WithId,
  reply: Visit,
  refusals: ['windows.visit_not_found'],
})

export const getVisitReceipt = operation({
  id: 'getVisitReceipt', method: 'GET', path: '/api/windows/visits/:id/receipt',
  summary: 'The one receipt of a visit, with all case numbers and a QR code to its progress',
  access: { staff: 'windows.serve', resident: true },
  params: WithId,
  reply: z.object({}),
  file: ['application/pdf'],
  refusals: ['windows.visit_not_found'],
})

export const getVisitProgress = operation({
  id: 'getVisitProgress', method: 'GET', path: '/api/windows/visit-progress',
  summary: 'Progress of all matters of a visit by its number and check code, without a name',
  access: 'public',
  query: z.strictObject({ number: VisitNumber, code: CheckCode }),
  reply: named('WindowVisitProgress', z.object({ number: z.string(), at: z.string(), items: z.array(VisitCase.omit({ caseId: true }).extend({ next: z.string() })) })),
  refusals: ['windows.progress_not_found'],
})

const Stretch = z.object({ post: z.string(), place: z.string(), level: z.enum(['community', 'street', 'district', 'department']), stage: z.string(), from: z.string(), until: z.string().nullable(), minutes: z.int() })
export const getDeskTimes = operation({
  id: 'getDeskTimes', method: 'GET', path: '/api/windows/desk-times/:id',
  summary: 'How long each desk had a case, and the visit it came with',
  access: { staff: 'windows.read' },
  params: WithId,
  reply: named('WindowDeskTimes', z.object({
    stretches: z.array(Stretch), levels: z.array(z.object({ level: Stretch.shape.level, minutes: z.int() })), visit: z.object({ id: z.uuid(), number: z.string(), others: z.array(VisitCase) }).nullable(),
  })),
  refusals: ['windows.case_not_found'],
})

export const listDeskTimes = operation({
  id: 'listDeskTimes', method: 'GET', path: '/api/windows/desk-times',
  summary: 'How long desks of each level have had cases of each matter, of the cases submitted since a day',
  access: { staff: 'windows.read' },
  query: z.strictObject({ since: Day.optional() }),
  reply: named('WindowDeskSummary', z.object({
    since: z.string(), items: z.array(z.object({
      matterCode: z.string(), title: z.string(), cases: z.int(), levels: z.array(z.object({ level: Stretch.shape.level, desks: z.int(), minutes: z.int().describe('On average per piece of work') })),
    })),
  })),
})
