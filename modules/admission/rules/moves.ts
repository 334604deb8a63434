/** What may follow what: requests, agreements, reports. Pure. */
export const requestStates = ['draft', 'submitted', 'admitted', 'refused', 'agreed', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]
export const REQUEST_STATES: Record<RequestState, string> = {
  draft: '起草中', submitted: '征求意见', admitted: '准予进入，待签协议', refused: '不予准入', agreed: '已签协议', withdrawn: '已撤回',
}

export const agreementStates = ['in_force', 'suspended', 'left'] as const
export type AgreementState = (typeof agreementStates)[number]
export const AGREEMENT_STATES: Record<AgreementState, string> = { in_force: '执行中', suspended: '已暂停', left: '已退出' }

export const agreementMoves = ['suspend', 'resume', 'review', 'leave'] as const
export type AgreementMove = (typeof agreementMoves)[number]
export const AGREEMENT_MOVES: Record<AgreementMove, { verb: string; from: readonly AgreementState[]; to: AgreementState; words: string }> = {
  suspend: { verb: '暂停', from: ['in_force'], to: 'suspended', words: '暂停的原因' },
  resume: { verb: '恢复', from: ['suspended'], to: 'in_force', words: '恢复的原因' },
  review: { verb: '记录年度评估', from: ['in_force'], to: 'in_force', words: '评估结果' },
  leave: { verb: '退出', from: ['in_force', 'suspended'], to: 'left', words: '退出的原因' },
}

export const reportStates = ['waiting', 'withdrawn', 'to_admit', 'admitted', 'taken_back'] as const
export type ReportState = (typeof reportStates)[number]
export const REPORT_STATES: Record<ReportState, string> = {
  waiting: '等待旗里答复', withdrawn: '已要求部门收回', to_admit: '补办准入中', admitted: '已补办准入', taken_back: '社区已撤回',
}

export const BURDEN_KINDS = { ledger: '台账', report: '报表', inspection: '检查考核', system: '信息系统' } as const
export type BurdenKind = keyof typeof BURDEN_KINDS
export const BURDEN_STATES = { open: '待清理', kept: '保留', merged: '合并', cut: '取消' } as const
export type BurdenState = keyof typeof BURDEN_STATES

/** Working days in which a place that is asked may answer, and in which the county answers a report. Settings of a place; no statute sets them. */
export const DAYS = { opinion: 5, answer: 10 } as const

/** An objection stays on the record: whoever admits all the same says why at some length. */
export const OVER_OBJECTION = 10
