import { dateText } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'

const STATES: Record<string, string> = { standby: '备用', waiting: '等待发送', sent: '已发出', delivered: '已送到', read: '已读', failed: '没有发出', stopped: '本人停收', spared: '不需要再发' }
/** Reasons as operators' adapters give them, in words. */
const WHY: readonly (readonly [RegExp, string])[] = [
  [/no answer/, '对方没有回应'], [/no connection/, '连不上对方'], [/answered 4/, '对方不接收'], [/answered 5|-1\)|45009/, '对方忙'], [/refused \((43004|43019|40003)\)/, '没有关注公众号'], [/refused/, '对方不接收'],
  [/set up/, '没有开通这个渠道'], [/does not open/, '号码打不开'],
]

/** How a message went out, with the next try while there is one. */
export function deliveryText(one: { state: string; tries: number; reason: string; nextTry: string | null }): string {
  const why = one.reason ? (WHY.find(([pattern]) => pattern.test(one.reason))?.[1] ?? t('发送出错')) : ''
  if (one.state === 'waiting' && one.nextTry) return t('{why}，已试{n}次，{at}再试', { why: t(why), n: one.tries, at: dateText(one.nextTry, 'short') })
  if (one.state === 'failed') return t('没有发出：{why}，试了{n}次', { why: t(why), n: one.tries })
  return t(STATES[one.state] ?? one.state)
}
