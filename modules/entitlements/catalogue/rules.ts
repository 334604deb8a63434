/** A rule that stands beside a matter. */
export interface StandardRule { matter: string; text: string; note: string }

/**
 * Rules as the field writes them, by matter; a place changes each on its own page. They lead to a visit or an application and never decide: ages and
 * lines that a place sets itself stand here as the usual ones.
 */
export const STANDARD_RULES: readonly StandardRule[] = [
  { matter: 'assistance.old-age-allowance', text: '年满80周岁 且 户籍在本旗', note: '年龄线由本地办法定' },
  { matter: 'assistance.minimum-living', text: '户籍在本旗 且 没有领低保 且 没有享受特困供养 且 人均月收入低于本地低保标准', note: '财产另按本地规定核对' },
  { matter: 'assistance.low-income-margin', text: '户籍在本旗 且 没有领低保 且 没有认定低保边缘家庭 且 人均月收入不低于本地低保标准 且 人均月收入低于本地低保标准的1.5倍', note: '财产另按本地规定核对' },
  { matter: 'assistance.extreme-poverty', text: '户籍在本旗 且 没有享受特困供养 且 没有生活来源 且 没有人能供养 且 （年满60周岁 或 未满16周岁 或 因残疾没有劳动能力）', note: '特困人员认定办法' },
  { matter: 'assistance.disability-living', text: '有残疾人证 且 正在领低保 且 没有享受特困供养', note: '有的地方放宽到低收入家庭' },
  { matter: 'assistance.disability-care', text: '有残疾人证 且 残疾等级为一级、二级 且 需要长期照护', note: '有的地方放宽到三级智力、精神残疾' },
  { matter: 'assistance.orphan', text: '未满18周岁 且 父母去世、查找不到', note: '' },
  { matter: 'assistance.unsupported-child', text: '未满18周岁 且 父母有一方在 且 父母都没有抚养', note: '具体情形按规定' },
  { matter: 'assistance.medical', text: '看病自己负担很重 且 （正在领低保 或 正在享受特困供养 或 已认定低保边缘家庭 或 人均月收入低于本地低保标准的1.5倍）', note: '先报医保、大病保险' },
  { matter: 'assistance.temporary-relief', text: '突然遇到急难', note: '不看户籍，先救助' },
  { matter: 'elderly.visit-request', text: '年满60周岁 且 独居、空巢', note: '' },
  { matter: 'elderly.meals', text: '年满60周岁 且 住在本旗', note: '补贴由本地定' },
  { matter: 'elderly.ability-assessment', text: '年满60周岁 且 需要长期照护', note: '' },
  { matter: 'elderly.care-subsidy', text: '年满60周岁 且 户籍在本旗 且 需要长期照护 且 （正在领低保 或 已认定低保边缘家庭 或 人均月收入低于本地低保标准的1.5倍）', note: '要先做能力评估' },
  { matter: 'matters.elderly-checkup', text: '年满65周岁 且 住在本旗', note: '国家基本公共卫生服务，一年一次' },
  { matter: 'matters.bus-card', text: '年满60周岁 或 有残疾人证 或 是退役军人、优抚对象', note: '年龄线由本地定' },
  { matter: 'matters.veteran-card', text: '是退役军人、优抚对象', note: '' },
  { matter: 'matters.child-raising-allowance', text: '家里有不满三周岁的孩子 且 户籍在本旗', note: '按孩子的户籍' },
  { matter: 'matters.public-rental', text: '在本地没有住房 且 人均月收入低于公租房收入线', note: '' },
  { matter: 'employment.unemployment-registration', text: '年满16周岁 且 未满60周岁 且 现在没有工作', note: '上限按法定退休年龄' },
  { matter: 'employment.resident-pension', text: '年满16周岁 且 户籍在本旗 且 没有参加职工养老保险', note: '不含在校学生' },
]
