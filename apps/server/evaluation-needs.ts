import type { EvaluationNeeds } from '../../modules/evaluation/index.ts'
import { attachFiles, openHungFile } from '../../modules/files/index.ts'
import { figuresOf, INDICATORS } from '../../modules/indicators/index.ts'
import { notify } from '../../modules/notices/index.ts'

/** Figures of a place for the sheets of assessment; messages and papers. */
export const evaluationNeeds: EvaluationNeeds = {
  indicators: () => INDICATORS.map((one) => ({ code: one.code, title: one.title, unit: one.unit, counted: one.kind === 'computed' })),
  async figures(ctx, { region, codes }) {
    return (await figuresOf(ctx.tx, { codes, region, now: ctx.now })).map((one) => ({
      code: one.code, title: one.title, unit: one.unit, value: one.value, numerator: one.numerator, denominator: one.denominator, asOf: one.asOf,
      missing: one.value !== null ? '' : (one.missing?.reason ?? (one.suppressed ? '人数少，不公开' : '')) || one.note || '还没有数据', owedBy: one.missing?.owedBy ?? '',
    }))
  },
  notify,
  notifyPerson: notify,
  attachFiles,
  openFile: openHungFile,
}
