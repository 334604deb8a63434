export const nominationStates = ['asked', 'consented', 'granted', 'refused', 'declined', 'withdrawn'] as const
export type NominationState = (typeof nominationStates)[number]
export const NOMINATION_STATES: Record<NominationState, string> = { asked: '等本人同意', consented: '本人同意，等决定', granted: '已授予', refused: '未授予', declined: '本人不同意', withdrawn: '已撤回' }
export const HONOUR_KINDS = { person: '个人', family: '家庭', team: '团队' } as const
