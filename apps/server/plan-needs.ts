import { figuresOf, INDICATORS } from '../../modules/indicators/index.ts'
import { notify } from '../../modules/notices/index.ts'
import type { PlanNeeds } from '../../modules/plans/index.ts'

/** Indicators know of plans; what plans must know of indicators is handed in here. */
export const planNeeds: PlanNeeds = {
  indicators: async () => INDICATORS.map(({ code, title, unit, direction }) => ({ code, title, unit, direction })),
  async figures(tx, { codes, region, day, now }) {
    const known = codes.filter((code) => INDICATORS.some((one) => one.code === code))
    if (!known.length) return new Map()
    const found = await figuresOf(tx, { codes: known, region, day, now })
    return new Map(found.map((one) => [one.code, { value: one.value, missing: one.value !== null ? '' : one.suppressed ? '人数太少，不显示' : (one.missing?.reason ?? one.note) }]))
  },
  notify,
}
