import { Form, Input, Select } from 'antd'
import { useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { listGoalOwners, type Assessment, type Goal } from '../../contract.ts'
import './plans.css'

/** The place of the post that is worn, down to the community. */
export const useRoot = (): string | undefined => useCall(getMe, {}, { staleMs: 60_000 }).data?.currentPost?.region.slice(0, 12)

/** Lines of a text field, without empty ones. */
export const linesOf = (typed: string | undefined): string[] => (typed ?? '').split(/[\n、]/).map((line) => line.trim()).filter(Boolean)

const SIGN = { at_least: '不低于', at_most: '不高于', equal: '等于' } as const
export const SIGNS = (Object.keys(SIGN) as (keyof typeof SIGN)[]).map((value) => ({ value, label: SIGN[value] }))
export const numberWords = (goal: Pick<Goal, 'comparator' | 'value' | 'unit'>): string =>
  goal.value === null ? t('按任务完成') : `${t(SIGN[goal.comparator])}${goal.value.toLocaleString('zh-CN')}${goal.unit}`

const STANDING: Record<Assessment['state'], string> = { reached: '已达到', on_course: '进度正常', behind: '进度落后', overdue: '已过期限', no_data: '没有数据', too_early: '看不出快慢' }
export const isLate = (state: Assessment['state']): boolean => state === 'behind' || state === 'overdue'

/** One word on how a goal stands; late in red, and never by colour alone. */
export function Standing({ assessment }: { assessment: Assessment }) {
  return <span className={isLate(assessment.state) ? 'pl-late' : assessment.state === 'reached' ? 'pl-good' : ''}>{t(STANDING[assessment.state])}</span>
}

/** Way gone over time gone, as two bars with their numbers. */
export function WayAndTime({ assessment }: { assessment: Assessment }) {
  const bar = (label: string, share: number | null) => (
    <div className="pl-bar">
      <span>{label}</span>
      <span className="pl-track" aria-hidden="true"><span style={{ inlineSize: `${Math.min(100, Math.round((share ?? 0) * 100))}%` }} /></span>
      <strong>{share === null ? t('无数据') : `${Math.round(share * 100)}%`}</strong>
    </div>
  )
  return <div className="pl-bars">{bar(t('完成'), assessment.way)}{bar(t('时间'), assessment.elapsed)}</div>
}

/** Who answers for something at a place: a colleague, who then finds it on their first page, or a unit by name. */
export function OwnerFields({ region, prefix = [], required = false }: { region: string | undefined; prefix?: (string | number)[]; required?: boolean }) {
  const owners = useCall(listGoalOwners, { query: { region: region ?? '' } }, { enabled: Boolean(region), staleMs: 60_000 }).data?.items ?? []
  const name = (field: string) => (prefix.length ? [...prefix, field] : field)
  return (
    <>
      <Form.Item name={name('ownerAccount')} label={t('负责的同事')} extra={t('选了的会出现在他的首页，进度落后时提醒他。')}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={owners.map((one) => ({ value: one.id, label: `${one.name}（${one.post}）` }))} />
      </Form.Item>
      <Form.Item
        name={name('owner')} label={t('负责单位')} extra={t('没有选同事的，请填写单位。')}
        rules={required ? [({ getFieldValue }) => ({ validator: (_, typed?: string) => (typed?.trim() || getFieldValue(name('ownerAccount')) ? Promise.resolve() : Promise.reject(new Error(t('请选同事或填写单位')))) })] : []}
      >
        <Input maxLength={60} />
      </Form.Item>
    </>
  )
}

const STEPS: Record<string, string> = {
  started: '开始起草', written: '修改文本', submit: '送审', return: '退回修改', approve: '审批通过', publish: '发布', take_back: '撤回修改', drop: '放弃',
  taken: '列为目标', proposed: '分解下达', changed: '分解调整', split: '向下分解', confirmed: '本级确认', objected: '本级有异议', progress: '进展', done: '完成', dropped: '不再办理',
  called: '通知开会', minuted: '写入纪要', cancelled: '取消会议', decided: '议定', raised: '提出', on_agenda: '列入议题', answered: '答复', waits_again: '会议取消，重新等待',
  recorded: '记录督查', told: '报送考核', found: '发现问题', answer: '报送整改', close: '核实销号', reopen: '退回整改', filed: '填报', reviewed: '阶段评估',
}
export const stepEntries = (steps: readonly { id: string; step: string; note: string; byName: string; at: string }[]) =>
  steps.map((one) => ({ id: one.id, title: t(STEPS[one.step] ?? one.step), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))
