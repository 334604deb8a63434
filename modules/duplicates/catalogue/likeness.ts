import type { NameLikeness } from '../../register/index.ts'

/**
 * How much each piece of evidence says for or against two files being one person's. Proposals of this project, to be tuned by a place against
 * its own decisions; they rate the likeness of two records and say nothing about anybody. `likely` and `possible` are the borders of the sum.
 */
export const LIKENESS = {
  idNumber: { same: 100, near: 35, differs: -45 },
  name: { same: 30, variant: 26, order: 22, latin: 16, sound: 16, near_sound: 8, one_apart: 6, placeholder: 0, different: -30 } satisfies Record<NameLikeness, number>,
  born: { same: 30, crowdedDay: 16, near: 12, differs: -25 },
  phone: 20,
  household: 12,
  dwelling: 8,
  sexDiffers: -20,
  /** Reasons that settle it, whatever else speaks for it. */
  twins: -100,
  generations: -100,
  likely: 60,
  possible: 40,
} as const

/** Years between a parent and a child at least; fewer is rather a slip in one of the dates. */
export const GENERATION_YEARS = 12

/** Whether a merge of two files that both carry cases or benefits needs a second person's yes. */
export const FOUR_EYES = true

/** Who confirms nothing for this many days has to ask anew: facts have moved on. */
export const PROPOSAL_DAYS = 30
