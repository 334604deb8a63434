/**
 * Matters that one event in a life asks for together (一件事), by the codes of the catalogue. A code that is not in force at a place is left
 * out and said; a bundle with fewer than two is not offered.
 */
export interface Bundle { code: string; title: string; note: string; matters: readonly string[] }

export const BUNDLES: readonly Bundle[] = [
  { code: 'new-born', title: '新生儿一件事', note: '孩子出生以后', matters: ['matters.birth-registration', 'matters.resident-medical-insurance', 'matters.immunisation-card', 'matters.child-raising-allowance', 'matters.family-doctor'] },
  { code: 'retirement', title: '退休一件事', note: '到了退休年龄', matters: ['employment.resident-pension', 'employment.social-card', 'elderly.pension-proof', 'matters.elderly-checkup', 'volunteers.registration'] },
  { code: 'moving', title: '搬家一件事', note: '搬进来或换了住处', matters: ['residence.registration', 'residence.rental', 'residence.school-place', 'residence.take-part', 'matters.family-doctor'] },
  { code: 'old-age', title: '高龄老人一件事', note: '八十岁以上老人', matters: ['assistance.old-age-allowance', 'elderly.visit-request', 'elderly.meals', 'matters.bus-card'] },
  { code: 'hardship', title: '遇到困难一件事', note: '家里突然有困难', matters: ['assistance.temporary-relief', 'employment.assistance-registration', 'elderly.visit-request', 'assistance.medical'] },
]
