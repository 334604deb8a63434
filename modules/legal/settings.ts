/** Numbers that are no rule of the schedule of statutory deadlines: a place may decide otherwise. */
export const LEGAL_SETTINGS = {
  /** Days in which the agency examines an application after it received it (法律援助法第四十三条). */
  aidDays: 7,
} as const
