import { fillHeld, heldFields, prefillValues } from '../../platform/web/form/rules.ts'
import type { FormValues } from '../../platform/web/form/definition.ts'
import { REGION_LEVELS, ancestorsOf, levelOf, padded } from '../regions/index.ts'
import { holds } from './conditions.ts'
import { PLACEHOLDER, placeholdersIn } from './templates.ts'
import {
  DEFAULT_MESSAGES,
  type Limit,
  type Material,
  type MatterDefinition,
  type MessageMoment,
  type PrefillSource,
  type Stage,
  type StageLevel,
  type Urgency,
} from './definition.ts'

/** What is known when stages are asked for: the form as accepted, and what the stages entered so far. */
export interface StageFacts {
  form: Readonly<Record<string, unknown>>
  result: Readonly<Record<string, unknown>>
}

/** Whether a stage is part of this case's way. Asked when it would open: what earlier stages entered counts. */
export function stageApplies(stage: Stage, facts: StageFacts): boolean {
  return !stage.when || holds(stage.when, { ...facts })
}

/** The stages in the groups in which they open: one alone, or several at once. */
export function stageGroups(stages: readonly Stage[]): Stage[][] {
  const groups: Stage[][] = []
  for (const stage of stages) {
    if (stage.in === 'parallel' && groups.length > 0) groups.at(-1)!.push(stage)
    else groups.push([stage])
  }
  return groups
}

/**
 * The group of stages that opens when everything up to and with stage `after` is done (`''`: at acceptance), without those that do not
 * apply; empty when none is left: the case can be concluded.
 * @throws RangeError when the matter has no such stage.
 */
export function nextStages(definition: Pick<MatterDefinition, 'stages'>, after: string, facts: StageFacts): Stage[] {
  const groups = stageGroups(definition.stages)
  const at = after === '' ? -1 : groups.findIndex((group) => group.some((stage) => stage.key === after))
  if (after !== '' && at < 0) throw new RangeError(`no such stage: ${after}`)
  return (
    groups
      .slice(at + 1)
      .map((group) => group.filter((stage) => stageApplies(stage, facts)))
      .find((group) => group.length > 0) ?? []
  )
}

/** How many groups of stages may still come after a stage; those whose condition cannot be known yet count by what is known now. */
export function stagesAhead(definition: Pick<MatterDefinition, 'stages'>, after: string, facts: StageFacts): number {
  const groups = stageGroups(definition.stages)
  const at = after === '' ? -1 : groups.findIndex((group) => group.some((stage) => stage.key === after))
  return groups.slice(at + 1).filter((group) => group.some((stage) => stageApplies(stage, facts))).length
}

/**
 * The place of a stage: the case's own place or the one above it at this level; where that level is missing (TER-21), the next one above
 * that exists. `exists` says which codes are on the list of places served.
 * @returns padded region code; the case's county at the least.
 */
export function placeOfStage(level: StageLevel, region: string, exists?: (code: string) => boolean): string {
  const wanted = REGION_LEVELS.indexOf(level)
  const way = [padded(region), ...ancestorsOf(region, exists)].filter((code) => code !== '')
  return way.find((code) => REGION_LEVELS.indexOf(levelOf(code)) <= wanted) ?? padded(region)
}

/** What has to be handed in for these answers: without what is not needed, without what the register holds for this person. */
export function materialsFor(
  definition: Pick<MatterDefinition, 'materials'>,
  form: Readonly<Record<string, unknown>>,
  facts: PersonFacts = {},
): { asked: Material[]; held: Material[] } {
  const needed = definition.materials.filter(({ need }) => need === 'always' || holds(need.when, form))
  const isHeld = ({ heldByRegister }: Material) => heldByRegister !== undefined && facts[heldByRegister] !== undefined
  return { asked: needed.filter((one) => !isHeld(one)), held: needed.filter(isHeld) }
}

/** How pressing a case is by its answers, and its time limit: that of the first rule that holds, else the matter's own. */
export function urgencyOf(
  definition: Pick<MatterDefinition, 'urgency' | 'limits'>,
  form: Readonly<Record<string, unknown>>,
): { urgency: Urgency; handle: Limit } {
  const rule = definition.urgency?.find(({ when }) => holds(when, form))
  return { urgency: rule?.urgency ?? 'ordinary', handle: rule?.handle ?? definition.limits.handle }
}

/** What the register holds of one person, by prefill key; absent where it holds nothing. */
export type PersonFacts = Partial<Record<PrefillSource, string | number>>

/**
 * A form opened for a person: `values` are shown to confirm and may be corrected; `held` are the fields that are shown and not asked,
 * because the register holds the answer. What the register does not hold is asked for like anything else (REG-08).
 */
export function prefill(definition: Pick<MatterDefinition, 'form'>, facts: PersonFacts): { values: FormValues; held: string[] } {
  return { values: prefillValues(definition.form, facts), held: heldFields(definition.form, facts) }
}

/** On the server, before the form is checked: held fields take the register's value, whatever was sent. */
export function withHeld(definition: Pick<MatterDefinition, 'form'>, sent: FormValues, facts: PersonFacts): FormValues {
  return fillHeld(definition.form, sent, facts)
}

/** Surname kept, the rest starred: 王某 is no name, 王** is. Two letters: 王*. Names without a surname keep their first letter. */
export function maskedName(name: string): string {
  const letters = [...name.trim()]
  return letters.length < 2 ? letters.join('') : letters[0] + '*'.repeat(Math.min(letters.length - 1, 2))
}

export { placeholdersIn }

/** A template with its placeholders filled; one that is not known stays empty. Values are put in as they are, never read as templates. */
export function fillTemplate(template: string, facts: Readonly<Record<string, string | number | undefined>>): string {
  return template.replace(PLACEHOLDER, (_all, name: string) => (Object.hasOwn(facts, name) ? String(facts[name] ?? '') : ''))
}

/** The message of a moment: the matter's own words, else the common ones. */
export function messageTemplate(definition: Pick<MatterDefinition, 'messages'>, moment: MessageMoment): string {
  return definition.messages?.[moment] ?? DEFAULT_MESSAGES[moment]
}
