/** Words of this module for the portal, kept small: the contract's own tables stay on the server. */
export const LEVEL_WORDS = { national: '国家', province: '自治区', prefecture: '盟市', county: '旗县区', township: '街道（苏木镇）' } as const
export const VALIDITY_WORDS = { in_force: '有效', not_yet: '尚未施行', ended: '已失效', replaced: '已被替代' } as const
export const KIND_WORDS = { land: '用地', housing: '用房', tax: '税收', fees: '公用事业收费', insurance: '社会保险', registration: '登记和审批', money: '资金补助' } as const
