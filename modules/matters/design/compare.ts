import type { MatterDefinition } from '../definition.ts'
import type { Section } from '../sections.ts'
import { UNIT_WORDS, inPlainWords } from './words.ts'

/** What a procedure costs a resident and an office (MAT-11): steps from acceptance to conclusion, papers, days, visits, questions, fee. */
export interface Figures {
  steps: number
  papers: number
  /** The time promised, else the legal one; 0 for what is settled on the spot. */
  days: number
  unit: 'working_day' | 'natural_day' | 'hour'
  daysInWords: string
  visits: number
  fields: number
  feeFen: number
  open: boolean
}

/** 受理 and 办结 are steps too, as they are counted in the report for residents on the move (FLO-11). */
export function figuresOf(definition: MatterDefinition): Figures {
  const limit = definition.limits.promised ?? definition.limits.handle
  const atOnce = definition.handling === 'at_once'
  return {
    steps: definition.stages.length + 2,
    papers: definition.materials.length,
    days: atOnce ? 0 : limit.amount,
    unit: limit.unit,
    daysInWords: atOnce ? '当场' : `${limit.amount}${UNIT_WORDS[limit.unit]}`,
    visits: definition.visits,
    fields: Object.keys(definition.form.schema.properties).length,
    feeFen: definition.fee.fen,
    open: definition.openToNonRegistered,
  }
}

/** What the later one spares; negative where it asks more. `days` is null where the two are told in different units. */
export interface Saved {
  steps: number
  papers: number
  days: number | null
  unit: Figures['unit']
  visits: number
  fields: number
}

export const savedBetween = (before: Figures, after: Figures): Saved => ({
  steps: before.steps - after.steps,
  papers: before.papers - after.papers,
  days: before.unit === after.unit || before.days === 0 || after.days === 0 ? before.days - after.days : null,
  unit: after.days === 0 ? before.unit : after.unit,
  visits: before.visits - after.visits,
  fields: before.fields - after.fields,
})

export interface Change {
  section: Section
  what: string
  /** Empty where there was nothing. */
  before: string
  after: string
}

/** Everything that two definitions say differently, in the order in which it is written. */
export function changesBetween(before: MatterDefinition, after: MatterDefinition): Change[] {
  const old = new Map(inPlainWords(before).map((line) => [line.key, line]))
  const now = inPlainWords(after)
  const here = new Set(now.map((line) => line.key))
  const changed = now.flatMap((line) => {
    const was = old.get(line.key)
    return was?.text === line.text && was.what === line.what ? [] : [{ section: line.section, what: line.what, before: was?.text ?? '', after: line.text }]
  })
  const gone = [...old.values()].filter((line) => !here.has(line.key)).map((line) => ({ section: line.section, what: line.what, before: line.text, after: '' }))
  return [...changed, ...gone]
}
