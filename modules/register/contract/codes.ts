/** Code lists of the register: usable in a browser. */

/** Why a file is opened. It stands in the audit and the person reads it. */
export const PURPOSES = { case: '办理事项', visit: '入户走访', request: '本人要求', window: '窗口办事', correction: '核对更正' } as const
export const purposes = ['case', 'visit', 'request', 'window', 'correction'] as const

/** 户籍、居住、照料. */
export const TIE_KINDS = { registered: '户籍', living: '居住', cared_for: '照料' } as const
export const tieKinds = ['registered', 'living', 'cared_for'] as const

/** GB/T 2261.1. */
export const SEXES = { '0': '未知', '1': '男', '2': '女', '9': '未说明' } as const
export const sexes = ['0', '1', '2', '9'] as const

export const PERSON_STATES = { present: '在册', moved_away: '已迁出', died: '已故', merged: '已合并' } as const
export const personStates = ['present', 'moved_away', 'died', 'merged'] as const

export const DWELLING_USES = { owner: '自住', tenant: '出租', vacant: '空置', business: '经营', other: '其他' } as const
export const dwellingUses = ['owner', 'tenant', 'vacant', 'business', 'other'] as const

export const HOUSEHOLD_KINDS = { family: '家庭户', collective: '集体户' } as const
export const householdKinds = ['family', 'collective'] as const

/** Guardians stand by law (民法典 arts. 27, 28), agents by mandate (art. 165). */
export const REPRESENTATIVE_KINDS = { guardian: '监护人', agent: '委托代理人' } as const
export const representativeKinds = ['guardian', 'agent'] as const
export const POWERS = { apply: '代为申请办事', read: '查阅档案', collect: '代领证照与待遇' } as const
export const powers = ['apply', 'read', 'collect'] as const

/** Languages of service, not of descent. */
export const LANGUAGES = { zh: '汉语', mn: '蒙古语', other: '其他' } as const
export const languages = ['zh', 'mn', 'other'] as const
