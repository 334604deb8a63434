import type { CollectionNeeds } from '../../modules/collections/index.ts'
import { actorOf } from '../../modules/accounts/index.ts'
import { attachFiles, hungFileFacts, openHungFile } from '../../modules/files/index.ts'
import { fileReport, INDICATORS } from '../../modules/indicators/index.ts'
import { notify } from '../../modules/notices/index.ts'

/** Files behind figures, messages to staff, and the door through which approved numbers become indicators. */
export const collectionNeeds: CollectionNeeds = {
  notify,
  attachFiles,
  openFile: openHungFile,
  fileFacts: hungFileFacts,
  async indicator(_ctx, code) {
    const one = INDICATORS.find((indicator) => indicator.code === code)
    if (!one || one.kind === 'computed' || 'waitsFor' in one) return undefined
    const denominator = one.denominator ? null : (one.denominatorText ?? null)
    return { code: one.code, title: one.title, unit: one.unit, decimals: one.decimals, numerator: one.numeratorText, denominator, share: one.factor === 100 && denominator !== null }
  },
  async fileReport(ctx, one) {
    const { accountId, name, post } = actorOf(ctx)
    return fileReport(ctx.tx, {
      code: one.indicator, region: one.region, day: one.day, numerator: one.numerator, denominator: one.denominator, evidence: one.evidence, reason: one.reason, by: { id: accountId, name, post: post?.kind ?? '' }, now: ctx.now,
    })
  },
}
