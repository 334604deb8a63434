import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, AskedItem, ClientId, CollectionItem, CollectionStep, Day, Done, Id, Made, Must, PeriodCode, RegionCode, SheetStateCode, StateCode, Text, Version, WithId } from './parts.ts'

const Counts = z.object({ asked: z.int(), owed: z.int(), late: z.int(), sent: z.int(), accepted: z.int(), excused: z.int() }).describe('Sheets of places that fill, within the place of the reader')

export const CollectionLine = named('CollectionLine', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), title: z.string(), period: PeriodCode, periodTitle: z.string(), day: z.string(), state: StateCode, dueTop: z.string(),
  mine: z.object({ id: z.uuid(), leaf: z.boolean(), state: SheetStateCode, dueOn: z.string(), late: z.boolean() }).nullable().describe('The sheet of the reader’s own place'),
  below: Counts, toCheck: z.int().describe('Sheets that wait for the reader’s place'),
}))
export type CollectionLine = z.output<typeof CollectionLine>

export const collectionTabs = ['mine', 'check', 'open', 'done', 'draft', 'all'] as const

export const listCollections = operation({
  id: 'listCollections', method: 'GET', path: '/api/collections',
  summary: 'Collections that the reader’s place issued, fills or checks, newest first, with how far the places below are',
  access: { staff: 'collections.read' },
  query: z.strictObject({ show: z.enum(collectionTabs).default('all'), period: PeriodCode.optional(), q: Text(50).optional(), after: After }),
  reply: named('CollectionPage', z.object({ items: z.array(CollectionLine), next: z.string().nullable(), counts: z.record(z.string(), z.int()) })),
  refusals: ['collections.page_unknown'],
})

export const Collection = named('Collection', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), title: z.string(), sentence: z.string(), period: PeriodCode, periodTitle: z.string(), day: z.string(), state: StateCode,
  asked: z.array(AskedItem), items: z.array(CollectionItem), places: z.array(z.string()), dueCommunity: z.string(), dueTownship: z.string(), dueTop: z.string(), issuedAt: z.string().nullable(),
  byName: z.string(), version: z.int(),
}))
export type Collection = z.output<typeof Collection>

export const getCollection = operation({
  id: 'getCollection', method: 'GET', path: '/api/collections/:id',
  summary: 'One collection: what is asked, how far it is level by level, and what the reader may do',
  access: { staff: 'collections.read' },
  params: WithId,
  reply: named('CollectionFile', z.object({
    collection: Collection, mine: z.object({ id: z.uuid(), leaf: z.boolean(), state: SheetStateCode, dueOn: z.string(), late: z.boolean() }).nullable(), below: Counts, toCheck: z.int(),
    levels: z.array(z.object({ level: z.string(), title: z.string(), dueOn: z.string(), asked: z.int(), owed: z.int(), late: z.int(), sent: z.int(), accepted: z.int(), excused: z.int() })),
    streets: z.array(z.object({ region: z.string(), regionName: z.string(), sheetId: z.uuid(), state: SheetStateCode, asked: z.int(), accepted: z.int(), sent: z.int(), late: z.int() }))
      .describe('Places between, with what lies below each'),
    next: z.object({ day: z.string(), periodTitle: z.string() }).nullable().describe('The period after, for a collection that is repeated'),
    steps: z.array(CollectionStep), may: z.array(z.enum(['edit', 'issue', 'cancel', 'repeat'])),
  })),
  refusals: ['collections.not_found'],
})

const Parts = {
  title: Must(80, '请填写名称'), sentence: Text(500).default(''), period: PeriodCode, day: Day, items: z.array(AskedItem).min(1, '请至少列一项数字').max(40, '一次最多40项，请分成几次'),
  places: z.array(RegionCode).max(600, '一次最多选择600个地方').default([]).describe('Empty: every place below'), dueCommunity: Day, dueTownship: Day, dueTop: Day,
}

export const createCollection = operation({
  id: 'createCollection', method: 'POST', path: '/api/collections',
  summary: 'Writes a collection as a draft for the place of the post; with `after` it is the next period of another one',
  access: { staff: 'collections.issue' },
  body: named('NewCollection', z.strictObject({ ...Parts, after: Id.optional(), clientId: ClientId })),
  reply: Made,
  refusals: ['collections.not_found', 'collections.item_wrong', 'collections.place_wrong', 'collections.days_wrong'],
})

export const updateCollection = operation({
  id: 'updateCollection', method: 'POST', path: '/api/collections/:id/changes',
  summary: 'Corrects a draft',
  access: { staff: 'collections.issue' },
  params: WithId,
  body: named('CollectionChange', z.strictObject({ ...Parts, version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['collections.not_found', 'collections.changed_meanwhile', 'collections.not_now', 'collections.item_wrong', 'collections.place_wrong', 'collections.days_wrong'],
})

export const issueCollection = operation({
  id: 'issueCollection', method: 'POST', path: '/api/collections/:id/issue',
  summary: 'Sends it out: every place that fills or checks has its sheet and is told',
  access: { staff: 'collections.issue' },
  params: WithId,
  body: z.strictObject({ version: Version, clientId: ClientId }),
  reply: named('CollectionIssued', z.object({ version: z.int(), sheets: z.int() })),
  refusals: ['collections.not_found', 'collections.changed_meanwhile', 'collections.not_now', 'collections.nobody_asked', 'collections.days_wrong'],
})

export const cancelCollection = operation({
  id: 'cancelCollection', method: 'POST', path: '/api/collections/:id/cancel',
  summary: 'Takes it back with the reason; what was sent stays readable',
  access: { staff: 'collections.issue' },
  params: WithId,
  body: z.strictObject({ version: Version, words: Must(300, '请写明原因'), clientId: ClientId }),
  reply: Done,
  refusals: ['collections.not_found', 'collections.changed_meanwhile', 'collections.not_now'],
})

export const listCollectionDeadlines = operation({
  id: 'listCollectionDeadlines', method: 'GET', path: '/api/collections/deadlines',
  summary: 'What falls due between two days for the place of the reader and the places below, by day',
  access: { staff: 'collections.read' },
  query: z.strictObject({ from: Day, to: Day }),
  reply: named('CollectionDeadlines', z.object({
    items: z.array(z.object({
      day: z.string(), collectionId: z.uuid(), title: z.string(), periodTitle: z.string(), level: z.string(), levelTitle: z.string(), asked: z.int(), done: z.int(), owed: z.int(), mine: z.boolean(),
    })),
  })),
  refusals: ['collections.days_wrong'],
})

export const exportCollection = operation({
  id: 'exportCollection', method: 'GET', path: '/api/collections/:id/workbook',
  summary: 'The figures of all places within the reader’s place as a workbook: cells, sources, states and digests',
  access: { staff: 'collections.read' },
  params: WithId,
  reply: z.any(),
  file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  refusals: ['collections.not_found'],
})
