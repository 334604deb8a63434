import { Tag } from 'antd'
import { t } from '../../../../platform/web/text.ts'
import { ENTRY_STATES, TITLE_STATES, UNIT_KINDS, type EntryState } from '../../contract.ts'

export const unitKindText = (kind: string): string => t((UNIT_KINDS as Record<string, string>)[kind] ?? kind)

const TONES: Partial<Record<EntryState, string>> = { submitted: 'processing', reviewing: 'processing', noticed: 'gold', granted: 'success', refused: 'error', returned: 'warning' }
/** Where an application stands, in words and never by colour alone. */
export const EntryState_ = ({ state }: { state: EntryState }) => <Tag color={TONES[state] ?? 'default'}>{t(ENTRY_STATES[state])}</Tag>

export const Standing = ({ standing }: { standing: keyof typeof TITLE_STATES }) => (
  <Tag color={standing === 'valid' ? 'success' : standing === 'warned' ? 'warning' : 'default'}>{t(TITLE_STATES[standing])}</Tag>
)

/** Points without idle noughts: 12, 12.5. */
export const pointsText = (points: number | null): string => (points === null ? '—' : String(Math.round(points * 100) / 100))

const STEPS: Record<string, string> = {
  created: '起草', changed: '修改', approved: '批准生效', retired: '停用', opened: '开始申报', panel: '确定评审人员', drawn: '抽样', closed: '结束', started: '开始自评', saved: '填写自评', submitted: '申报', withdrawn: '撤回',
  scored: '打分', figures_read: '重新取数', signed_pass: '签署：通过', signed_return: '签署：退回修改', signed_refuse: '签署：不通过', appealed: '申诉', objected: '登记异议', appeal_upheld: '申诉（异议）成立', appeal_dismissed: '申诉（异议）不成立',
  granted: '命名', self_check: '年度自查', warned: '警示，限期整改', corrected: '报告整改情况', kept: '整改合格，保留', removed: '取消称号', followed: '由新一轮命名接替',
}
export const stepEntries = (steps: readonly { id: string; step: string; note: string; byName: string; at: string }[]) =>
  steps.map((one) => ({ id: one.id, title: t(STEPS[one.step] ?? one.step), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))
