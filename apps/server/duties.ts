import { addUp, dutiesPart, type DutyPart } from '../../modules/duties/index.ts'

/** Obligations and the records that satisfy them, of all modules: a module adds its `DutyPart` here in a line of its own. */
const PARTS: readonly DutyPart[] = [
  dutiesPart,
]

export const DECLARED_DUTIES = addUp(PARTS)
