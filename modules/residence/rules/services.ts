import { permitState, yearsOfResidence, type Permit } from './permit.ts'

/** What a permit opens: rights, basic public services and conveniences (居住证暂行条例 arts. 12, 13), and what rests on it by other texts. */
export interface PermitService {
  code: string
  area: 'work' | 'school' | 'health' | 'housing' | 'insurance' | 'papers' | 'culture' | 'law'
  title: string
  /** What one gets, in a sentence. */
  text: string
  basis: string
  /** Full years of residence that the place asks for; nought by the regulation. */
  years?: number
  /** What else the place asks for, in words; where it stands in a place's rules. */
  also?: string
  /** A matter of ours where it can be asked for. */
  matter?: string
}

export const AREAS = {
  work: '就业', school: '上学', health: '卫生健康', housing: '住房', insurance: '社会保险', papers: '证照办理', culture: '文化体育', law: '法律服务',
} as const

const RIGHTS = '居住证暂行条例第十二条'
const CONVENIENCES = '居住证暂行条例第十三条'

export const PERMIT_SERVICES: readonly PermitService[] = [
  { code: 'work', area: 'work', title: '劳动就业和就业服务', text: '依法就业，免费享受基本公共就业服务。', basis: RIGHTS, matter: 'employment.assistance-registration' },
  { code: 'insurance', area: 'insurance', title: '参加社会保险', text: '在居住地参加社会保险。', basis: RIGHTS },
  { code: 'housing-fund', area: 'housing', title: '住房公积金', text: '缴存、提取和使用住房公积金。', basis: RIGHTS },
  { code: 'school', area: 'school', title: '孩子接受义务教育', text: '随迁子女在居住地接受义务教育。', basis: RIGHTS, matter: 'residence.school-place' },
  { code: 'health', area: 'health', title: '基本公共卫生服务', text: '在居住地享受基本公共卫生服务和计划生育服务。', basis: RIGHTS },
  { code: 'culture', area: 'culture', title: '公共文化体育服务', text: '使用图书馆、文化站、体育场地等。', basis: RIGHTS, matter: 'facilities.room-booking' },
  { code: 'law', area: 'law', title: '法律援助和法律服务', text: '申请法律援助和其他法律服务。', basis: RIGHTS },
  { code: 'exit', area: 'papers', title: '出入境证件', text: '按国家规定在居住地办理出入境证件。', basis: CONVENIENCES },
  { code: 'id-card', area: 'papers', title: '换领、补领居民身份证', text: '按国家规定在居住地换领、补领居民身份证。', basis: CONVENIENCES },
  { code: 'vehicle', area: 'papers', title: '机动车登记', text: '在居住地办理机动车登记。', basis: CONVENIENCES },
  { code: 'licence', area: 'papers', title: '机动车驾驶证', text: '在居住地申领机动车驾驶证。', basis: CONVENIENCES },
  { code: 'exam', area: 'work', title: '职业资格考试', text: '在居住地报名参加职业资格考试、申请授予职业资格。', basis: CONVENIENCES },
  { code: 'birth', area: 'health', title: '生育服务登记', text: '在居住地办理生育服务登记和其他计划生育证明材料。', basis: CONVENIENCES },
]

export interface OpenService extends PermitService {
  open: boolean
  /** Why it is not open yet and what to do; empty when it is. */
  because: string
}

/** Each service for a person with or without a permit on a day: open, or not yet with the reason (FLO-02). */
export function servicesFor(permit: Permit | null, today: string, list: readonly PermitService[] = PERMIT_SERVICES): OpenService[] {
  const state = permit ? permitState(permit, today) : null
  return list.map((service) => {
    const not = (because: string): OpenService => ({ ...service, open: false, because })
    if (!permit || state === 'ended') return not('要有居住证。住满半年、有工作或住处或在上学的，可以申领')
    if (state === 'suspended') return not('居住证没有按时签注，功能已中止。补办签注后恢复')
    const years = yearsOfResidence(permit, today)
    if (service.years && years < service.years) return not(`要连续居住满${service.years}年，现在是${years}年`)
    return { ...service, open: true, because: '' }
  })
}
