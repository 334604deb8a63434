import { formatDay } from '../../../../platform/web/format.ts'
import type { T } from '../../../../platform/web/text.ts'
import type { CaseListItem } from '../../contract.ts'

/** What a line of a list needs to say how a case stands. */
export type Standing = Pick<CaseListItem, 'state' | 'stateName' | 'stageTitle' | 'dueOn' | 'clock' | 'rating' | 'kind' | 'concludedAt'>

export interface Said {
  /** The state in a word or two, with its colour. */
  tag: { kind: 'plain' | 'going' | 'yours' | 'done' | 'late'; words: string }
  /** What happens next, or what the reader can do, in one sentence with its day. */
  next: string
  /** Whether it waits for the reader. */
  yours: boolean
}

/** By when, in words: `预计 3月12日（周四）前`; empty where no day is known. */
export function promiseWords(dueOn: string | null, today: string, t: T): string {
  return dueOn ? t('预计 {day}前', { day: formatDay(dueOn, Number(today.slice(0, 4))) }) : ''
}

const done = (kind: Standing['kind'], t: T) => (kind === 'request' ? t('答复') : kind === 'event' ? t('处置好') : t('办好'))

/** How a case stands, said to the applicant. `today` is `YYYY-MM-DD` in Shanghai. */
export function sayCase(one: Standing, today: string, t: T): Said {
  const until = promiseWords(one.dueOn, today, t)
  const late = one.clock === 'overdue'
  switch (one.state) {
    case 'draft':
      return { tag: { kind: 'yours', words: t('还没提交') }, next: t('接着填完，提交后才会办理。'), yours: true }
    case 'awaiting_correction':
      return { tag: { kind: 'yours', words: t('等您补交材料') }, next: t('请看清楚缺什么，一次补齐。'), yours: true }
    case 'submitted':
      return {
        tag: { kind: 'going', words: t('待受理') },
        next: t('工作人员正在核对，受理后会告诉您。{until}', { until: until && `${until}${done(one.kind, t)}。` }),
        yours: false,
      }
    case 'accepted':
      if (late) return { tag: { kind: 'late', words: t('超过承诺日期') }, next: t('已超过承诺的日期，正在督促。您可以打电话催办。'), yours: false }
      return {
        tag: { kind: 'going', words: t('办理中') },
        next: [one.stageTitle && t('正在{stage}。', { stage: one.stageTitle }), until && `${until}${done(one.kind, t)}。`]
          .filter(Boolean).join('') || t('正在办理。'),
        yours: false,
      }
    case 'suspended':
      return { tag: { kind: 'plain', words: t('已暂停计时') }, next: t('等一个必要的环节，这段时间不算在期限里。'), yours: false }
    case 'concluded':
      return one.rating === null
        ? { tag: { kind: 'done', words: t('已办结') }, next: t('请看结果，评价一下办得怎么样。'), yours: true }
        : { tag: { kind: 'done', words: t('已办结') }, next: t('已经办结，您评价过了。'), yours: false }
    case 'declined':
      return { tag: { kind: 'plain', words: t('不予受理') }, next: t('请看原因和可以怎么办。'), yours: false }
    case 'withdrawn':
      return { tag: { kind: 'plain', words: t('已撤回') }, next: t('这件事已经结束，需要时可以重新申请。'), yours: false }
  }
}

/** Reasons to tick with a bad rating, as people say them. */
export const BAD_REASONS = ['等得太久', '没有解决问题', '态度不好', '来回跑', '材料要得太多', '没有说清楚'] as const

/** The text of a rating from ticked reasons and free words; at most 500 characters. */
export function ratingText(reasons: readonly string[], words: string): string {
  return Array.from([reasons.join('、'), words.trim()].filter(Boolean).join('。')).slice(0, 500).join('')
}
