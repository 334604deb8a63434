import { checkForm, clearHidden, fillComputed, schemaAt } from '../../../platform/web/form/rules.ts'
import type { FormValues } from '../../../platform/web/form/definition.ts'
import { isEmpty, patternOf } from '../../../platform/web/form/values.ts'
import { URGENCIES, type Limit, type MatterDefinition, type Urgency } from '../definition.ts'
import { materialsFor, stageApplies, urgencyOf, type PersonFacts } from '../rules.ts'

/** A case that was handed in, as far as a trial must know it. Its answers are read here and go no farther than the names of its fields. */
export interface PastCase {
  id: string
  number: string
  region: string
  regionName: string
  submittedOn: string
  /** When its time began to run; the day of submission where it has not. */
  startedAt: string
  form: Record<string, unknown>
  /** What stages entered so far. */
  result: Record<string, unknown>
  /** Codes of the papers handed in or promised. */
  papers: readonly string[]
  /** Whose need it is stands on the register. */
  hasApplicant: boolean
}

export interface TriedCase {
  id: string
  number: string
  regionName: string
  submittedOn: string
  /** Fields that the draft asks for and that have no answer. */
  missingFields: string[]
  /** Answers that the draft would not accept. */
  refusedFields: string[]
  /** Answers that the draft no longer asks for. */
  droppedFields: string[]
  missingPapers: string[]
  sparedPapers: string[]
  stagesBefore: string[]
  stagesAfter: string[]
  urgencyBefore: string
  urgencyAfter: string
  lastDayBefore: string | null
  lastDayAfter: string | null
}

/** The last day of a limit that began then; null where the calendar does not reach. The app hands in the legal clock of cases. */
export type LastDay = (limit: Limit, startedAt: string, region: string) => string | null

/** As `limitOf` of cases chooses: that of the urgency, else what is promised, else the legal one. */
export function limitFor(definition: Pick<MatterDefinition, 'urgency' | 'limits'>, form: Readonly<Record<string, unknown>>): { limit: Limit; urgency: Urgency } {
  const { urgency, handle } = urgencyOf(definition, form)
  const { promised } = definition.limits
  return { urgency, limit: handle !== definition.limits.handle ? handle : (promised ?? handle) }
}

/** Everything a register that knows the person may hold: papers that it holds are counted as held. */
const ALL_HELD: PersonFacts = Object.fromEntries(
  ['name', 'idNumber', 'phone', 'sex', 'bornOn', 'age', 'region', 'address', 'registeredAddress', 'householdSize'].map((key) => [`register.${key}`, '有']),
) as PersonFacts

const stagesOf = (definition: MatterDefinition, form: FormValues, result: FormValues) => definition.stages.filter((stage) => stageApplies(stage, { form, result })).map((stage) => stage.title)

/** One past case under the draft: what it would lack, whose work it would be, until when. Nothing is written. */
export function tryCase(now: MatterDefinition | undefined, draft: MatterDefinition, past: PastCase, lastDay: LastDay): TriedCase {
  const { form: definition } = draft
  const known = Object.fromEntries(Object.entries(past.form).filter(([name]) => Object.hasOwn(definition.schema.properties, name)))
  const form = clearHidden(definition, fillComputed(definition, known, { today: past.submittedOn }))
  const problems = checkForm(definition, form, { today: past.submittedOn })
  const titleOf = (path: string) => schemaAt(definition, patternOf(path))?.title ?? path
  const names = (required: boolean) => [...new Set(problems.filter((one) => (one.code === 'required') === required).map((one) => titleOf(one.path)))]
  const facts = past.hasApplicant ? ALL_HELD : {}
  const owed = (one: MatterDefinition, answers: FormValues) => materialsFor(one, answers, facts).asked
  const asked = owed(draft, form)
  const askedBefore = now ? owed(now, past.form) : []
  const after = limitFor(draft, form)
  const before = now && limitFor(now, past.form)
  return {
    id: past.id, number: past.number, regionName: past.regionName, submittedOn: past.submittedOn,
    missingFields: names(true), refusedFields: names(false),
    droppedFields: Object.entries(past.form).filter(([name, value]) => !isEmpty(value) && !Object.hasOwn(definition.schema.properties, name))
      .map(([name]) => (now && schemaAt(now.form, name)?.title) ?? name),
    missingPapers: asked.filter((one) => !past.papers.includes(one.code)).map((one) => one.title),
    sparedPapers: askedBefore.filter((one) => !asked.some((other) => other.code === one.code)).map((one) => one.title),
    stagesBefore: now ? stagesOf(now, past.form, past.result) : [], stagesAfter: stagesOf(draft, form, past.result),
    urgencyBefore: before ? URGENCIES[before.urgency] : '', urgencyAfter: URGENCIES[after.urgency],
    lastDayBefore: before ? lastDay(before.limit, past.startedAt, past.region) : null, lastDayAfter: lastDay(after.limit, past.startedAt, past.region),
  }
}

export interface TrialCounts {
  cases: number
  /** Would be taken as they were handed in. */
  fit: number
  lackFields: number
  lackPapers: number
  refused: number
  otherStages: number
  otherUrgency: number
  sooner: number
  later: number
}

export const fits = (one: TriedCase): boolean => one.missingFields.length + one.refusedFields.length + one.missingPapers.length === 0
export const otherStages = (one: TriedCase): boolean => one.stagesBefore.join('→') !== one.stagesAfter.join('→')

export function countTrial(tried: readonly TriedCase[]): TrialCounts {
  const count = (is: (one: TriedCase) => boolean) => tried.filter(is).length
  return {
    cases: tried.length,
    fit: count(fits),
    lackFields: count((one) => one.missingFields.length > 0),
    lackPapers: count((one) => one.missingPapers.length > 0),
    refused: count((one) => one.refusedFields.length > 0),
    otherStages: count(otherStages),
    otherUrgency: count((one) => one.urgencyBefore !== one.urgencyAfter),
    sooner: count((one) => one.lastDayBefore !== null && one.lastDayAfter !== null && one.lastDayAfter < one.lastDayBefore),
    later: count((one) => one.lastDayBefore !== null && one.lastDayAfter !== null && one.lastDayAfter > one.lastDayBefore),
  }
}
