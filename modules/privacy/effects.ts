import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { defineEffect, type Effect, type EffectCase } from '../cases/effects.ts'
import { correctPerson, maskPhone, wasChangedSince, type Correction } from '../register/index.ts'
import { purposesInForce } from './catalogue.ts'
import { standing } from './consents.ts'
import { applicantGone, correctByHand, noConsent, notDeletable, nothingToCorrect } from './errors.ts'
import { acceptedAt } from './queries/cases.ts'
import { insertConsent, lastConsent } from './queries/consents.ts'

type Ctx = Context<Services>

const WORDS: Record<string, string> = {
  phone: '电话', name: '姓名', sex: '性别', bornOn: '出生日期', language: '服务语言', address: '住址或户籍', household: '家庭成员', representative: '监护人、代理人', other: '登记内容',
}
const FIELD = { phone: 'newPhone', name: 'newName', sex: 'newSex', bornOn: 'newBornOn', language: 'newLanguage' } as const
const SEX: Record<string, string> = { '1': '男', '2': '女' }
const LANGUAGE: Record<string, string> = { zh: '汉语', mn: '蒙古语', other: '其他' }

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** How the new fact is said in the answer; a number only in part. */
const said = (what: string, to: string): string => (what === 'phone' ? maskPhone(to) : what === 'sex' ? (SEX[to] ?? to) : what === 'language' ? (LANGUAGE[to] ?? to) : to)

/**
 * 更正. A fact of the file is changed here, through the register's own deed and in its history. What needs a hand (a tie, a household, a
 * guardian) is changed at the keeper's desk first; the case is not concluded while the file still stands as it did when it was accepted.
 */
const correct = defineEffect({
  name: 'register.correct',
  title: '更正登记信息',
  async run(given, one) {
    const ctx = given as Ctx
    const what = text(one.form['what'])
    if (!one.applicantId) throw applicantGone()
    const key = FIELD[what as keyof typeof FIELD]
    if (!key) {
      const since = await acceptedAt(ctx.tx, one.county, one.id)
      if (!since || !(await wasChangedSince(ctx, one.applicantId, since.at))) throw correctByHand()
      return { summary: `您的${WORDS[what] ?? '登记内容'}已更正。`, facts: [{ label: '更正内容', value: WORDS[what] ?? '登记内容' }] }
    }
    const to = text(one.form[key])
    const done = await correctPerson(ctx, one.applicantId, { [what]: to } as Correction, `本人申请更正（办件${one.number}）`)
    if (done === 'unknown') throw applicantGone()
    if (done === 'same') throw nothingToCorrect()
    return { summary: `您的${WORDS[what]}已更正为${said(what, to)}。`, facts: [{ label: '更正内容', value: WORDS[what]! }, { label: '更正为', value: said(what, to) }] }
  },
})

/** 删除: the telephone, or everything that rests on consent alone; what a law keeps is refused and said so by the worker. */
const remove = defineEffect({
  name: 'register.delete',
  title: '删除登记信息',
  async run(given, one) {
    const ctx = given as Ctx
    const what = text(one.form['what'])
    if (!one.applicantId) throw applicantGone()
    if (what === 'consented') return withdrawAll(ctx, one, one.applicantId)
    if (what !== 'phone') {
      const since = await acceptedAt(ctx.tx, one.county, one.id)
      if (!since || !(await wasChangedSince(ctx, one.applicantId, since.at))) throw notDeletable()
      return { summary: '您要求删除的内容已处理。', facts: [{ label: '处理内容', value: '登记内容' }] }
    }
    const done = await correctPerson(ctx, one.applicantId, { phone: null }, `本人申请删除（办件${one.number}）`)
    if (done === 'unknown') throw applicantGone()
    if (done === 'same') throw nothingToCorrect()
    return { summary: '您的电话已从登记中删除，今后不再向它发送短信。', facts: [{ label: '删除内容', value: '电话' }] }
  },
})

async function withdrawAll(ctx: Ctx, one: EffectCase, personId: string) {
  const today = shanghaiDate(ctx.now)
  const ended: string[] = []
  for (const purpose of (await purposesInForce(ctx.tx)).filter((p) => p.consent)) {
    const { state } = standing(await lastConsent(ctx.tx, one.county, personId, purpose.code), purpose, today)
    if (state !== 'given' && state !== 'renew') continue
    await insertConsent(ctx.tx, {
      county: one.county, id: ctx.newId(), region: one.region, personId, purpose: purpose.code, wording: purpose.version, deed: 'withdrawn', validUntil: null, byPersonId: personId,
      byAccount: ctx.caller?.id ?? null, byName: one.applicantName, channel: 'case', note: `办件${one.number}`, now: ctx.now,
    })
    ended.push(purpose.title)
  }
  if (!ended.length) throw noConsent()
  return { summary: `您的同意已全部撤回，以下用途停止使用您的信息：${ended.join('、')}。`, facts: [{ label: '停止的用途', value: ended.join('、') }] }
}

export const privacyEffects: readonly Effect[] = [correct, remove]
