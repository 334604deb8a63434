import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { matterKinds, matterTypes } from '../definition.ts'
import { sections } from '../sections.ts'
import { draftMoves, draftStates } from './life.ts'

const Code = z.string().min(3).max(80)
const Id = z.uuid('编号不正确，请从列表中重新选择')
const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
const Version = z.int('请刷新页面后再保存').min(1)
const ClientId = z.string().min(8).max(100).optional()
const Day = z.iso.date('日期应写成 2026-11-22 这样')
const OneCode = z.strictObject({ code: Code })
const OneDraft = z.strictObject({ id: Id })
const Unit = z.enum(['working_day', 'natural_day', 'hour'])

export const MatterFigures = named('MatterFigures', z.object({
  steps: z.int().describe('From acceptance to conclusion, both counted'), papers: z.int(), days: z.int(), unit: Unit, daysInWords: z.string(), visits: z.int(), fields: z.int(),
  feeFen: z.int(), open: z.boolean().describe('Open to residents without household registration here'),
}))
const SavedFigures = named('MatterSaved', z.object({ steps: z.int(), papers: z.int(), days: z.int().nullable(), unit: Unit, visits: z.int(), fields: z.int() }))

const DraftLine = z.object({ id: z.uuid(), kind: z.enum(['version', 'retirement']), state: z.enum(draftStates), byName: z.string(), changedAt: z.string() })

export const MatterFileLine = named('MatterFileLine', z.object({
  code: z.string(), title: z.string(), department: z.string(), kind: z.enum(matterKinds), type: z.enum(matterTypes),
  state: z.enum(['in_force', 'coming', 'ended', 'new']), version: z.int().nullable(), validFrom: z.string().nullable(), validUntil: z.string().nullable(), comingFrom: z.string().nullable(),
  versions: z.int(), changedAt: z.string(), keptHere: z.boolean(), update: z.boolean().describe('The catalogue offers another version than the place settled on'), draft: DraftLine.nullable(),
}))
export type MatterFileLine = z.output<typeof MatterFileLine>

export const shows = ['all', 'drafts', 'waiting', 'updates', 'ended'] as const
export const listMatterFiles = operation({
  id: 'listMatterFiles', method: 'GET', path: '/api/matter-files',
  summary: 'All matters with the version in force, drafts that wait and updates of the catalogue',
  access: { staff: 'matters.read' },
  query: z.strictObject({
    show: z.enum(shows).default('all'), q: Text(60).optional(), kind: z.enum(matterKinds).optional(), type: z.enum(matterTypes).optional(), department: Text(60).optional(),
    after: z.string().max(80).optional(),
  }),
  reply: named('MatterFilePage', z.object({ items: z.array(MatterFileLine), next: z.string().nullable(), counts: z.record(z.string(), z.int()), departments: z.array(z.string()), mayDesign: z.boolean() })),
})

const Step = z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })
export const getMatterFile = operation({
  id: 'getMatterFile', method: 'GET', path: '/api/matter-files/:code',
  summary: 'One matter with its versions and their figures (MAT-11), its drafts, and what the catalogue offers',
  access: { staff: 'matters.read' }, params: OneCode,
  reply: named('MatterFile', z.object({
    line: MatterFileLine, definition: z.record(z.string(), z.unknown()).describe('The newest version'), gaps: z.array(z.string()),
    versions: z.array(z.object({ version: z.int(), validFrom: z.string(), validUntil: z.string().nullable(), source: z.enum(['catalogue', 'desk']), byName: z.string(), publishedAt: z.string(), figures: MatterFigures })),
    drafts: z.array(DraftLine.extend({ reason: z.string(), fromOn: z.string().nullable(), approvedName: z.string(), publishedVersion: z.int().nullable() })),
    steps: z.array(Step), update: z.enum(['none', 'changed', 'gone']), mayDesign: z.boolean(),
  })),
  refusals: ['matters.not_found'],
})

const Side = z.string().regex(/^(v\d{1,6}|catalogue|draft:[0-9a-f-]{36})$/, '请选择要比较的版本').describe('`v3`, `draft:<id>` or `catalogue`')
export const compareMatters = operation({
  id: 'compareMatters', method: 'GET', path: '/api/matter-files/:code/comparison',
  summary: 'Two versions field by field in plain words, with steps, papers and days before and after (MAT-11, FLO-11)',
  access: { staff: 'matters.read' }, params: OneCode, query: z.strictObject({ before: Side, after: Side }),
  reply: named('MatterComparison', z.object({
    title: z.string(), before: z.object({ label: z.string(), figures: MatterFigures }), after: z.object({ label: z.string(), figures: MatterFigures }), saved: SavedFigures,
    changes: z.array(z.object({ section: z.enum(sections), what: z.string(), before: z.string(), after: z.string() })),
  })),
  refusals: ['matters.not_found', 'matters.version_not_found'],
})

export const listMatterSavings = operation({
  id: 'listMatterSavings', method: 'GET', path: '/api/matter-savings',
  summary: 'What newer versions spare compared with the first one (MAT-11); of matters open to residents without registration (FLO-11)',
  access: { staff: 'matters.read' }, query: z.strictObject({ mobile: z.enum(['yes', 'no']).default('no') }),
  reply: named('MatterSavings', z.object({
    day: z.string(), steps: z.int(), papers: z.int(),
    items: z.array(z.object({ code: z.string(), title: z.string(), department: z.string(), versions: z.int(), first: MatterFigures, now: MatterFigures, saved: SavedFigures })),
  })),
})

export const listMatterGuides = operation({
  id: 'listMatterGuides', method: 'GET', path: '/api/matter-guides',
  summary: 'Every matter in force with its public guide and what the guide lacks, by department (MAT-14)',
  access: { staff: 'matters.read' },
  reply: named('MatterGuides', z.object({
    day: z.string(), matters: z.int(), whole: z.int().describe('Guides that lack nothing'),
    departments: z.array(z.object({ name: z.string(), matters: z.array(z.object({ code: z.string(), title: z.string(), gaps: z.array(z.string()) })) })),
  })),
})

export const createMatterDraft = operation({
  id: 'createMatterDraft', method: 'POST', path: '/api/matter-drafts',
  summary: 'Begins a draft: from nothing, from the version in force, as a copy of another matter, from the catalogue, or from another place’s file; or the end of a matter',
  access: { staff: 'matters.design' },
  body: named('NewMatterDraft', z.strictObject({
    origin: z.enum(['new', 'version', 'copy', 'file', 'catalogue']), kind: z.enum(['version', 'retirement']).default('version'),
    code: Code.optional().describe('The matter that is changed, copied or retired'), title: Text(60).optional(), file: z.unknown().optional(), clientId: ClientId,
  })),
  reply: named('MatterDraftMade', z.object({ id: z.uuid(), code: z.string() })),
  refusals: ['matters.not_found', 'matters.draft_exists', 'matters.title_taken', 'matters.county_only', 'matters.file_wrong', 'matters.title_missing', 'matters.nothing_offered'],
})

const Faults = z.array(z.object({ section: z.enum(sections), message: z.string() }))
const TrialFigures = named('MatterTrialCounts', z.object({
  cases: z.int(), fit: z.int(), lackFields: z.int(), lackPapers: z.int(), refused: z.int(), otherStages: z.int(), otherUrgency: z.int(), sooner: z.int(), later: z.int(),
}))
export const MatterDraft = named('MatterDraft', z.object({
  id: z.uuid(), code: z.string(), kind: z.enum(['version', 'retirement']), title: z.string(), state: z.enum(draftStates), origin: z.string(), originWords: z.string(), basedOn: z.int().nullable(),
  reason: z.string(), fromOn: z.string().nullable(), publishedVersion: z.int().nullable(), byName: z.string(), approvedName: z.string(), changedAt: z.string(), version: z.int(),
  body: z.record(z.string(), z.unknown()),
}))
export type MatterDraft = z.output<typeof MatterDraft>
export const getMatterDraft = operation({
  id: 'getMatterDraft', method: 'GET', path: '/api/matter-drafts/:id',
  summary: 'A draft with its faults by section, its history, and what the reader may do now',
  access: { staff: 'matters.read' }, params: OneDraft,
  reply: named('MatterDraftPage', z.object({
    draft: MatterDraft, faults: Faults, steps: z.array(Step), moves: z.array(z.enum(draftMoves)), mayEdit: z.boolean(), mine: z.boolean(), inForce: z.int().nullable(),
    tried: z.object({ counts: TrialFigures, days: z.int(), fresh: z.boolean().describe('Of this content and not of an earlier one') }).nullable(), mustTry: z.boolean(),
    effects: z.array(z.object({ name: z.string(), title: z.string() })), today: z.string(),
  })),
  refusals: ['matters.draft_not_found'],
})

export const saveMatterDraft = operation({
  id: 'saveMatterDraft', method: 'PUT', path: '/api/matter-drafts/:id',
  summary: 'Keeps what was written so far; faults are told and do not hinder',
  access: { staff: 'matters.design' }, params: OneDraft,
  body: named('MatterDraftContent', z.strictObject({ body: z.record(z.string(), z.unknown()), reason: Text(500).default(''), version: Version, clientId: ClientId })),
  reply: named('MatterDraftSaved', z.object({ version: z.int(), faults: Faults })),
  refusals: ['matters.draft_not_found', 'matters.changed_meanwhile', 'matters.draft_closed', 'matters.draft_shape', 'matters.draft_too_long', 'matters.county_only'],
})

export const moveMatterDraft = operation({
  id: 'moveMatterDraft', method: 'POST', path: '/api/matter-drafts/:id/moves',
  summary: 'Submits, returns, approves and publishes from a day (another person), takes back, recalls before that day, or drops',
  access: { staff: 'matters.read' }, params: OneDraft,
  body: named('MatterDraftMove', z.strictObject({ move: z.enum(draftMoves), note: Text(500).default(''), from: Day.optional().describe('First day of the version; today when absent'), version: Version, clientId: ClientId })),
  reply: named('MatterDraftMoved', z.object({ version: z.int(), state: z.enum(draftStates), publishedVersion: z.int().nullable() })),
  refusals: ['matters.draft_not_found', 'matters.changed_meanwhile', 'matters.not_now', 'matters.not_yours', 'matters.same_hands', 'matters.faulty', 'matters.try_first', 'matters.reason_needed',
    'matters.day_past', 'matters.coming_already', 'matters.begun_already', 'matters.nothing_changed', 'matters.county_only'],
})

export const tryMatterDraft = operation({
  id: 'tryMatterDraft', method: 'POST', path: '/api/matter-drafts/:id/trials',
  summary: 'Dry run: cases of the matter of the last days under the draft; nothing is written to them',
  access: { staff: 'matters.read' }, params: OneDraft,
  body: z.strictObject({ days: z.int().min(1).max(180).default(31), clientId: ClientId }),
  reply: named('MatterTrial', z.object({
    days: z.int(), more: z.boolean().describe('There were more cases than were looked at'), counts: TrialFigures,
    items: z.array(z.object({
      id: z.uuid(), number: z.string(), regionName: z.string(), submittedOn: z.string(), missingFields: z.array(z.string()), refusedFields: z.array(z.string()), droppedFields: z.array(z.string()),
      missingPapers: z.array(z.string()), sparedPapers: z.array(z.string()), stagesBefore: z.array(z.string()), stagesAfter: z.array(z.string()), urgencyBefore: z.string(), urgencyAfter: z.string(),
      lastDayBefore: z.string().nullable(), lastDayAfter: z.string().nullable(),
    })),
  })),
  refusals: ['matters.draft_not_found', 'matters.draft_shape'],
})

const Exported = named('MatterFileExport', z.object({ format: z.literal('linli.matter'), formatVersion: z.literal(1), exportedOn: z.string(), from: z.string(), matter: z.record(z.string(), z.unknown()) }))
export const exportMatter = operation({
  id: 'exportMatter', method: 'GET', path: '/api/matter-files/:code/export',
  summary: 'One matter as one file for another place: the version in force or the one asked for',
  access: { staff: 'matters.read' }, params: OneCode, query: z.strictObject({ version: z.coerce.number('版本应是一个数字').int().min(1).max(1_000_000).optional() }),
  reply: Exported, refusals: ['matters.not_found'],
})

export const keepOwnMatter = operation({
  id: 'keepOwnMatter', method: 'POST', path: '/api/matter-files/:code/kept',
  summary: 'Decides to keep the place’s own version although the catalogue offers another; the offer is settled until the next one',
  access: { staff: 'matters.design' }, params: OneCode, body: z.strictObject({ reason: Text(500).min(2, '请写明理由，至少2个字'), clientId: ClientId }),
  reply: z.object({ done: z.boolean() }), refusals: ['matters.not_found', 'matters.nothing_offered', 'matters.county_only'],
})
