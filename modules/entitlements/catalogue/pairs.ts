/** Two matters that one does not have together. `one` sorts before `other`. */
export interface StandardPair { one: string; other: string; kind: 'exclusive' | 'choose_one'; why: string; basis: string }

const A = 'assistance'
const pair = (a: string, b: string, kind: StandardPair['kind'], why: string, basis: string): StandardPair => ({ one: a < b ? a : b, other: a < b ? b : a, kind, why, basis })

/** From the rules of relief; a place adds its own and may put one out of use. */
export const STANDARD_PAIRS: readonly StandardPair[] = [
  pair(`${A}.extreme-poverty`, `${A}.disability-living`, 'exclusive', '特困供养已包括基本生活，不再领困难残疾人生活补贴', '国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见'),
  pair(`${A}.orphan`, `${A}.disability-living`, 'exclusive', '领孤儿基本生活费的，不再领困难残疾人生活补贴', '国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见'),
  pair(`${A}.orphan`, `${A}.extreme-poverty`, 'exclusive', '选择孤儿保障的，不再按特困人员供养', '特困人员认定办法'),
  pair(`${A}.orphan`, `${A}.unsupported-child`, 'exclusive', '孤儿和事实无人抚养儿童只按一种保障', '关于进一步加强事实无人抚养儿童保障工作的意见'),
  pair(`${A}.unsupported-child`, `${A}.extreme-poverty`, 'exclusive', '已享受特困供养的，不再按事实无人抚养儿童保障', '关于进一步加强事实无人抚养儿童保障工作的意见'),
  pair(`${A}.minimum-living`, `${A}.extreme-poverty`, 'exclusive', '纳入特困供养的，不再享受低保', '特困人员认定办法'),
  pair(`${A}.minimum-living`, `${A}.low-income-margin`, 'exclusive', '低保边缘家庭是不符合低保条件的家庭', '最低生活保障审核确认办法'),
  pair(`${A}.minimum-living`, `${A}.rigid-spending`, 'exclusive', '刚性支出困难家庭是低保、特困、低保边缘以外的家庭', '刚性支出困难家庭认定办法'),
  pair(`${A}.low-income-margin`, `${A}.rigid-spending`, 'exclusive', '刚性支出困难家庭是低保、特困、低保边缘以外的家庭', '刚性支出困难家庭认定办法'),
  pair(`${A}.disability-care`, 'elderly.care-subsidy', 'choose_one', '都是照护补贴，按本地规定择高领一份', '本地养老服务补贴办法'),
]
