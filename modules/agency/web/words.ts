/** What happened to a mandate, a route or a run, in words. */
export const STEP_WORDS: Record<string, string> = {
  proposed: '写下委托，等本人同意', signed_on_paper: '本人书面签了委托', agreed: '本人同意了委托', declined: '本人没有同意', withdrawn: '撤回委托', case_brought: '代为申请', case_ended: '办件有了结果', noted: '办理',
  handed: '转给同事', result_handed: '交结果，等签收', result_signed_on_paper: '交结果，本人书面签收', signed: '本人签收，委托结束', paper_received: '收下材料代管', paper_returned: '退还材料',
  paper_receipt_signed: '本人签了交出的材料', paper_return_signed: '本人签收了退还的材料', expired: '委托到期',
  created: '建立', changed: '修改', planned: '排进时间表', cancelled: '取消', moved: '改时间', copied: '从上个月复制', done: '跑完', booked: '预约', booking_cancelled: '取消预约',
}
/** How a signature was given. */
export const SIGNED = { '': '还没签', portal: '网上签了', paper: '纸上签了' } as const
