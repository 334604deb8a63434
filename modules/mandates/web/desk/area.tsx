import { Go, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import './mandates.css'

const PLACES = [
  ['/mandates', '职责清单'], ['/mandates/departments', '部门'], ['/mandates/packages', '事权下放'], ['/mandates/bodies', '议事协调机构'],
  ['/mandates/meetings', '党建联席会议'], ['/mandates/decisions', '议定事项'], ['/mandates/resources', '下沉的人财物'],
] as const

/** The way between the lists of the area. */
export function Area({ at }: { at: (typeof PLACES)[number][0] }) {
  return (
    <nav aria-label={t('职责与下沉')} className="man-area">
      <ul>
        {PLACES.map(([to, title]) => (
          <li key={to}><Go to={to} {...(to === at ? { 'aria-current': 'page' as const } : {})} className={to === at ? 'man-here' : ''}>{t(title)}</Go></li>
        ))}
      </ul>
    </nav>
  )
}

/** The place of the post that is worn. */
export const useRoot = (): string | undefined => useCall(getMe, {}, { staleMs: 60_000 }).data?.currentPost?.region

/** Fen as yuan, in words. */
export const yuan = (fen: number): string => t('{n}元', { n: (fen / 100).toLocaleString('zh-CN', { maximumFractionDigits: 2 }) })
export const fenOf = (typed: number | null | undefined): number => Math.round((typed ?? 0) * 100)
/** Lines of a text field, without empty ones. */
export const linesOf = (typed: string | undefined): string[] => (typed ?? '').split(/[\n、]/).map((line) => line.trim()).filter(Boolean)

const STEPS: Record<string, string> = {
  created: '登记', changed: '修改', ended: '结束', submit: '送街道征求意见', accept: '接受', object: '提出异议', hand_over: '办理交接', check: '一年后复查', withdraw: '撤回',
  member_joined: '成员加入', member_left: '成员退出', called: '通知开会', minuted: '写入纪要', cancelled: '取消', decided: '议定', progress: '进展', done: '完成', dropped: '不再办理',
}
export const stepEntries = (steps: readonly { id: string; step: string; note: string; byName: string; at: string }[]) =>
  steps.map((one) => ({ id: one.id, title: t(STEPS[one.step] ?? one.step), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))
