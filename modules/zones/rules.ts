/** What may follow what for an experiment zone, and what is missing. Pure. */
export const zoneStates = ['draft', 'submitted', 'reviewed', 'running', 'reported', 'accepted', 'failed', 'stopped', 'refused', 'withdrawn'] as const
export type ZoneState = (typeof zoneStates)[number]
export const ZONE_STATES: Record<ZoneState, string> = {
  draft: '起草中', submitted: '已上报，等省级意见', reviewed: '省级同意，等部级批准', running: '实验中', reported: '已报终期报告，等验收', accepted: '通过验收', failed: '未通过验收', stopped: '已终止', refused: '不予批准', withdrawn: '已撤回',
}
export const isRunning = (state: ZoneState): boolean => state === 'running' || state === 'reported'

/** 一般不超过3年 (004-D §四(二)): months from approval. */
export const MOST_MONTHS = 36
/** 纸质版一式3份 (004-D §四(二)). */
export const PAPER_COPIES = 3

export interface ZonePlan { background: string; theme: string; content: string; safeguards: string; workPlan: string; duties: string; funds: string }
export interface ZoneFile { applicant: 'district' | 'city'; whyCity: string; requestPaper: string; paperCopies: number; electronic: number; plan: ZonePlan }

/** What the file still lacks before it can go up, in words; empty when it is whole. */
export function missingOf(file: ZoneFile): string[] {
  const lacks = (text: string, words: string) => (text.trim().length >= 4 ? [] : [words])
  return [
    ...lacks(file.requestPaper, '地方党委、政府的申请文件'),
    ...lacks(file.plan.background, '实验背景'), ...lacks(file.plan.theme, '实验主题'), ...lacks(file.plan.content, '实验内容'), ...lacks(file.plan.safeguards, '保障措施'),
    ...(file.applicant === 'city' ? lacks(file.whyCity, '由市申报的特殊理由（一般由市辖区申报）') : []),
    ...(file.paperCopies >= PAPER_COPIES ? [] : [`纸质材料一式${PAPER_COPIES}份（现有${file.paperCopies}份）`]),
    ...(file.electronic > 0 ? [] : ['电子版材料']),
  ]
}

export const FILING_KINDS = { plan: '年度实验计划', summary: '年度总结', news: '工作动态' } as const
export type FilingKind = keyof typeof FILING_KINDS
export const CHANGE_KINDS = { change: '调整实验内容', delay: '延期开展', stop: '终止实验', extend: '延长实验期' } as const
export type ChangeKind = keyof typeof CHANGE_KINDS

/** Years from approval to a day whose plan or summary is not filed; a plan is owed for each begun year, a summary for each one that is over. */
export function owedFilings(zone: { approvedOn: string; endsOn: string }, filed: readonly { kind: FilingKind; year: number }[], today: string): { kind: 'plan' | 'summary'; year: number }[] {
  const [from, to, now] = [zone.approvedOn, zone.endsOn, today].map((day) => Number(day.slice(0, 4))) as [number, number, number]
  const owed: { kind: 'plan' | 'summary'; year: number }[] = []
  for (let year = from; year <= Math.min(to, now); year++) {
    if (!filed.some((one) => one.kind === 'plan' && one.year === year)) owed.push({ kind: 'plan', year })
    if (year < now && !filed.some((one) => one.kind === 'summary' && one.year === year)) owed.push({ kind: 'summary', year })
  }
  return owed
}

/** Past its end without a final report. */
export const isOverdue = (zone: { state: ZoneState; endsOn: string | null }, today: string): boolean => zone.state === 'running' && zone.endsOn !== null && zone.endsOn < today

/** A day some months later; at a month's end the last day of the shorter month. */
export function monthsAfter(day: string, months: number): string {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  const at = new Date(Date.UTC(y, m - 1 + months, 1))
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  return `${at.toISOString().slice(0, 8)}${String(Math.min(d, last)).padStart(2, '0')}`
}
