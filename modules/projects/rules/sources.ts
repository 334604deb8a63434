import type { Payer } from './shares.ts'

/**
 * Where money comes from (PLN-08): 000 §四(三)2, 003 §四(二), 004-A §五(二). `payer` says whose share of a building ratio it is. A county adds sources of
 * its own in the desk; what money is used for is the same list for accounts, payments and budgets.
 */
export const SOURCES: Readonly<Record<string, { title: string; payer?: Payer }>> = {
  budget_province: { title: '自治区财政', payer: 'province' },
  budget_prefecture: { title: '盟市财政', payer: 'prefecture' },
  budget_county: { title: '旗县区财政', payer: 'county' },
  fee_for_task: { title: '费随事转' },
  paid_service: { title: '有偿服务收入' },
  donation: { title: '社会捐赠' },
  lottery: { title: '彩票公益金' },
  collective: { title: '集体经济投入' },
  residents: { title: '居民自筹' },
  fund: { title: '社区发展基金' },
  enterprise: { title: '企业投入' },
  transfer: { title: '其他账户转入' },
}

/** What money goes to. `item`: the line of a community's yearly budget that it is spent under (PLN-19). */
export const USES = {
  building: { title: '设施建设和修缮', item: 'building' },
  office: { title: '办公和运行', item: 'work' },
  staff: { title: '人员待遇', item: 'staff' },
  information: { title: '信息化', item: 'information' },
  activity: { title: '社区活动', item: 'activity' },
  service: { title: '购买服务', item: 'work' },
  grant: { title: '资助项目', item: null },
  relief: { title: '帮困', item: null },
  other: { title: '其他', item: null },
} as const
export type Use = keyof typeof USES
export const uses = Object.keys(USES) as [Use, ...Use[]]

/** The five lines of a community's budget: 004-A §五(二), 004-G §四(三), 004-C (十二). */
export const BUDGET_ITEMS = { staff: '人员', work: '办公和工作', building: '设施', information: '信息化', activity: '活动' } as const
export type BudgetItem = keyof typeof BUDGET_ITEMS
export const budgetItems = Object.keys(BUDGET_ITEMS) as [BudgetItem, ...BudgetItem[]]
