import { dayOf } from '../../../../platform/web/format.ts'
import { Go, useAbility, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import './liaison.css'

/** The place of the post that is worn. */
export const useRoot = (): string | undefined => useCall(getMe, {}, { staleMs: 60_000 }).data?.currentPost?.region
export const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label: t(label) }))
export const today = (): string => dayOf(new Date())
export const inDays = (n: number): string => dayOf(new Date(Date.now() + n * 86_400_000))

const PLACES = [
  ['/liaison', '示范单位'], ['/liaison/reports', '报告和信息'], ['/liaison/briefings', '工作动态'], ['/liaison/gatherings', '联席活动'], ['/liaison/practices', '成果库'], ['/liaison/stories', '宣传'], ['/liaison/pilots', '试点'],
  ['/liaison/campaign', '品质行动'], ['/liaison/oversight', '效能监察'],
] as const

/** The way between the lists of the area. */
export function Area({ at }: { at: (typeof PLACES)[number][0] }) {
  const oversees = useAbility('liaison.oversee')
  return (
    <nav aria-label={t('示范联系')} className="li-area">
      <ul>{PLACES.filter(([to]) => to !== '/liaison/oversight' || oversees).map(([to, title]) => <li key={to}><Go to={to} {...(to === at ? { 'aria-current': 'page' as const } : {})} className={to === at ? 'li-here' : ''}>{t(title)}</Go></li>)}</ul>
    </nav>
  )
}

const STEPS: Record<string, string> = {
  listed: '列入名单', changed: '修改', officer_named: '确定联络员', reported: '报送进展', news_sent: '报送信息', self_checked: '自查', spot_checked: '抽查', mutual_checked: '互查', corrected: '整改', urge: '督促改进', clear: '解除督促', propose_removal: '建议取消称号',
  keep: '决定保留', remove: '决定取消', reminded: '催报', begun: '编写', written: '写稿', sent: '发出', planned: '筹备', tasks: '任务进展', held: '举行', cancelled: '取消', submitted: '报送', reviewed: '审核通过', returned: '退回', issued: '发布', resubmitted: '重新报送',
  shown: '发布', withdrawn: '撤下',
}
export const stepEntries = (steps: readonly { id: string; step: string; note: string; byName: string; at: string }[]) =>
  steps.map((one) => ({ id: one.id, title: t(STEPS[one.step] ?? one.step), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))

/** 2026-Q3, 2026-H1 as people say it. */
export function periodText(period: string): string {
  const [year = '', part = ''] = period.split('-')
  return part.startsWith('H') ? (part === 'H1' ? t('{year}年上半年', { year }) : t('{year}年下半年', { year })) : t('{year}年第{q}季度', { year, q: part.slice(1) })
}
