/** Where a request stands, in words. */
export const CASE_STATE_WORDS = { submitted: '待受理', awaiting_correction: '待补正', declined: '不予受理', accepted: '办理中', suspended: '中止', concluded: '已办结', withdrawn: '已撤回' } as const
