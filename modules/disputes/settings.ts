/**
 * Numbers of this module that are no rule of the schedule of statutory deadlines. They are settings: a place may decide otherwise, the sources
 * stand beside them. How long a mediation may take is not here: that is the limit of the case's matter, which a place changes in its pack.
 */
export const DISPUTE_SETTINGS = {
  /** Days from taking effect in which both sides may ask a court for confirmation (人民调解法第三十三条). */
  confirmWithinDays: 30,
  /** Days after an agreement took effect until the mediator visits (the guide of the matter says 15). */
  followUpDays: 15,
  /** Days before a clause falls due on which whoever owes it is reminded. */
  remindDays: 3,
  /** An agreement without paper is enough where it moves no more than this, in fen. */
  oralUpToFen: 100_000,
} as const
