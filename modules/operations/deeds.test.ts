import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { IMPORT_ENGINE } from '../../apps/server/modules.ts'
import { findRoot } from '../../platform/server/postgres/index.ts'
import { doorMoves } from '../cases/contract.ts'
import { DISPUTE_STEPS, ROUND_STEPS } from '../disputes/contract.ts'
import { packageMoves } from '../mandates/contract.ts'
import { EVALUATION_DEEDS } from '../evaluation/definition.ts'
import { ZONE_DEEDS } from '../zones/definition.ts'
import { PROJECT_DEEDS } from '../projects/contract.ts'
import { POLICY_DEEDS } from '../policies/contract.ts'
import { EVENT_KINDS } from '../register/contract.ts'
import { deedOptions, deedWords } from './web/deeds.ts'

const root = findRoot()
const importKinds = IMPORT_ENGINE.kinds.map((kind) => kind.key)

const sources = ['modules', 'platform', 'apps'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|\.d\.ts$|node_modules|\/web\/|(^|\/)dev\//.test(file))
    .map((file) => ({ file: join(top, file), text: readFileSync(join(root, top, file), 'utf8') })),
)

/** The arguments of the call whose parenthesis opens at `from`, as they are written. */
function argumentsAt(text: string, from: number): string[] {
  const found: string[] = []
  let depth = 0
  let quote = ''
  let start = from + 1
  for (let at = from; at < text.length; at += 1) {
    const c = text[at]!
    if (quote) {
      if (c === '\\') at += 1
      else if (c === quote) quote = ''
    } else if (c === "'" || c === '`' || c === '"') quote = c
    else if ('([{'.includes(c)) depth += 1
    else if (')]}'.includes(c)) {
      depth -= 1
      if (depth === 0) return [...found, text.slice(start, at).trim()]
    } else if (c === ',' && depth === 1) {
      found.push(text.slice(start, at).trim())
      start = at + 1
    }
  }
  throw new Error('a call that does not end')
}

/** Deeds that the organisations' own helper writes: its literals. */
const notedOfOrganisations = sources.filter((s) => s.file.startsWith('modules/organisations/')).flatMap(({ text }) =>
  [...text.matchAll(/await note\(/g)].flatMap((m) => [...argumentsAt(text, m.index + m[0].length - 1)[2]!.matchAll(/'(\w+)'/g)].map((l) => l[1]!)),
)

/** Deeds that are put together, with everything they can become. A new one is added here, and its words with it. */
const SPREAD: Readonly<Record<string, readonly string[]>> = {
  '`case.${body.move}`': doorMoves.map((move) => `case.${move}`),
  '`register.event_${entry.kind}`': Object.keys(EVENT_KINDS).map((kind) => `register.event_${kind}`),
  '`population.${body.step}`': ['population.checked', 'population.returned'],
  '`territory.${state}`': ['territory.approved', 'territory.declined'],
  '`privacy.consent_${deed}`': ['privacy.consent_given', 'privacy.consent_withdrawn'],
  '`organisation.${deed}`': notedOfOrganisations.map((deed) => `organisation.${deed}`),
  '`${record.kind}.imported`': importKinds.map((kind) => `${kind}.imported`),
  '`${record.kind}.import_undone`': importKinds.map((kind) => `${kind}.import_undone`),
  '`${noun}.${step}`': [
    ...sources.filter((s) => s.file.startsWith('modules/mandates/')).flatMap(({ text }) =>
      [...text.matchAll(/await note\([^\n]*?'(body|duty|meeting|decision|package|resource)', '(\w+)'/g)].map((m) => `${m[1]}.${m[2]}`)),
    ...packageMoves.map((move) => `package.${move}`), 'decision.progress', 'decision.done', 'decision.dropped', 'resource.received', 'resource.not_come',
  ],
  '`${noun}.${happened}`': [...Object.keys(DISPUTE_STEPS).map((step) => `dispute.${step}`), ...Object.keys(ROUND_STEPS).map((step) => `dispute_round.${step}`)],
  '`hotline.${noun}_${step}`': [
    'hotline.call_consent_given', 'hotline.call_consent_refused', 'hotline.call_made', 'hotline.call_joined', 'hotline.call_urged', 'hotline.call_praised', 'hotline.call_asked', 'hotline.call_demo_rang', 'hotline.call_answered', 'hotline.call_hold', 'hotline.call_resume', 'hotline.call_transfer', 'hotline.call_end', 'hotline.call_finish', 'hotline.call_declined',
    'hotline.agent_on', 'hotline.agent_pause', 'hotline.agent_off',
    'hotline.call_back_number_shown', 'hotline.call_back_good', 'hotline.call_back_bad', 'hotline.call_back_unreachable', 'hotline.call_back_not_reached',
    'hotline.entry_written', 'hotline.entry_changed', 'hotline.entry_published', 'hotline.entry_ended', 'hotline.entry_sent_back',
    'hotline.line_opened', 'hotline.line_merged', 'hotline.line_ended',
    'hotline.system_connected', 'hotline.system_disconnected',
  ],
  '`matter.${step}`': ['matter.created', 'matter.saved', 'matter.submit', 'matter.approve', 'matter.takeBack', 'matter.recall', 'matter.drop', 'matter.tried', 'matter.exported', 'matter.kept', 'matter.return'],
  projectDeed: Object.keys(PROJECT_DEEDS),
  policyDeed: Object.keys(POLICY_DEEDS),
  evaluationDeed: Object.keys(EVALUATION_DEEDS),
  zoneDeed: Object.keys(ZONE_DEEDS),
  '`order.${step}`': ['order.returned', 'order.sent_out', 'order.resent'],
  '`owed_duty.${step}`': ['owed_duty.filed', 'owed_duty.withdrawn', 'owed_duty.excused', 'owed_duty.unexcused'],
  '`annual_report.${step}`': ['built', 'counted', 'written', 'submitted', 'returned', 'filed', 'dropped', 'published', 'withdrawn', 'corrected'].map((step) => `annual_report.${step}`),
  '`indicator_definition.${done}`': ['submitted', 'approved', 'returned', 'retired'].map((step) => `indicator_definition.${step}`),
  '`duplicates.${deed}`': ['duplicates.merged', 'duplicates.unmerged'],
}

/** Where the audit itself passes a deed on. */
const PASSES_ON = ['platform/server/context.ts', 'platform/server/http.ts', 'modules/orders/deeds/partner.ts']

function writtenDeeds(): { deeds: Set<string>; unread: string[] } {
  const deeds = new Set<string>()
  const unread: string[] = []
  for (const { file, text } of sources) {
    if (PASSES_ON.includes(file)) continue
    for (const call of text.matchAll(/\b(audit|recordAudit)\(/g)) {
      const given = argumentsAt(text, call.index + call[0].length - 1)[call[1] === 'audit' ? 0 : 3] ?? ''
      const literals = [...given.matchAll(/'([a-z_]+\.[a-zA-Z_]+)'/g)].map((m) => m[1]!)
      const known = literals.length ? literals : SPREAD[given]
      if (!known?.length) unread.push(`${file}: ${given}`)
      for (const deed of known ?? []) deeds.add(deed)
    }
  }
  return { deeds, unread }
}

test('whatever the source writes into the audit has words of its own', () => {
  const { deeds, unread } = writtenDeeds()
  expect(deeds.size).toBeGreaterThan(150)
  expect(unread, 'deeds that are put together: say in SPREAD what they can become').toEqual([])
  expect([...deeds].filter((deed) => deedWords(deed).includes('其他操作')).sort(), 'deeds without words').toEqual([])
})

test('the words are finished, and no two deeds of one kind are called the same', () => {
  const options = deedOptions()
  expect(options.filter(({ label }) => !/[一-鿿]/.test(label) || /[A-Za-z]/.test(label))).toEqual([])
  const told = options.filter(({ value }) => value.includes('.')).map(({ value, label }) => `${value.split('.')[0]} ${label}`)
  expect(told.filter((one, at) => told.indexOf(one) !== at)).toEqual([])
})

test('a deed that nobody named is told by its kind', () => {
  expect(deedWords('register.something_new')).toBe('居民档案：其他操作')
})
