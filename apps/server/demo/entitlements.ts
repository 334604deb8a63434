import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { SetClock } from '../../../platform/kernel/clock.ts'
import type { App } from '../app.ts'
import { voiceOf, type Said } from './voice.ts'

const BANNER = '152921000000'
const STREET = '152921405000'
const COMMUNITY = '152921405001'
const OTHER = '152921405002'
const LI = '13900000001'

/** Numbers, gaps, offers of four kinds, a wish for a visit, and a case that wants a second look at a double benefit. All of it is made up. */
export async function demoEntitlements(app: App, clock: SetClock): Promise<void> {
  const ask = voiceOf(app)
  const today = shanghaiDate(clock.now())
  await ask('minzheng', 'POST', '/api/entitlements/standards', { key: 'livingStandard', amount: 860, basis: '演示标准，不是真实数字', fromOn: addDays(today, -200), clientId: 'demo-entitlements-standard' })

  const gaps = [
    ['shuji', COMMUNITY, 'elderly.day-care', '日间照料中心正在装修', '到街道日间照料中心，有班车', addDays(today, 60)],
    ['minzheng', OTHER, 'elderly.meals', '还没有社区食堂', '由相邻社区食堂送餐', addDays(today, 30)],
    ['minzheng', OTHER, 'facilities.reading-card', '图书室没有开放', '到文化站图书室', undefined],
  ] as const
  for (const [i, [by, region, matter, reason, meanwhile, untilOn]] of gaps.entries()) {
    await ask(by, 'POST', '/api/entitlements/gaps', { region, matter, reason, meanwhile, fromOn: addDays(today, -40), ...(untilOn ? { untilOn } : {}), clientId: `demo-entitlements-gap-${i}` })
  }

  const offers = [
    ['minzheng', BANNER, 'meals', 'public', '老年助餐补贴', '旗民政局', 0, '按本地规定补贴', '社区服务站登记', 'elderly.meals'],
    ['shequ', COMMUNITY, 'meals', 'mutual', '邻里搭伙做饭', '王府家园邻里互助组', 0, '自带粮菜', '每天上午在活动室', ''],
    ['shequ', COMMUNITY, 'meals', 'volunteer', '给走不动的老人送饭', '社区志愿服务队', 0, '', '打社区电话 0483-8220101', 'volunteers.help'],
    ['shequ', COMMUNITY, 'meals', 'market', '午饭套餐送到家', '草原小厨', 1500, '满两份送', '电话 0483-8220188', ''],
    ['minzheng', BANNER, 'escort', 'public', '家庭医生转诊、陪诊预约', '社区卫生服务站', 0, '', '社区卫生服务站预约', 'matters.family-doctor'],
    ['shequ', COMMUNITY, 'escort', 'volunteer', '陪老人看病、取药', '社区志愿服务队', 0, '', '提前一天打社区电话 0483-8220101', 'volunteers.help'],
    ['shequ', COMMUNITY, 'escort', 'market', '陪诊服务', '安心家政', 8000, '半天', '电话 0483-8220199', ''],
    ['shequ', COMMUNITY, 'cleaning', 'market', '家庭保洁', '安心家政', 3000, '每小时', '电话 0483-8220199', ''],
    ['shequ', COMMUNITY, 'cleaning', 'mutual', '互帮扫雪、擦窗', '3号楼邻里小组', 0, '', '楼长那里登记', ''],
    ['minzheng', STREET, 'repair', 'public', '公共设施报修', '街道办事处', 0, '', '网上报修', 'matters.facility-repair'],
    ['shequ', COMMUNITY, 'repair', 'volunteer', '换灯泡、修水龙头', '社区便民志愿队', 0, '材料自备', '每周六上午在社区广场', 'volunteers.help'],
    ['shequ', COMMUNITY, 'repair', 'market', '水电、家电维修', '邻家维修店', null, '上门30元起，换件另算', '电话 0483-8220177', ''],
    ['shequ', COMMUNITY, 'haircut', 'volunteer', '免费理发', '社区志愿服务队', 0, '', '每月第一个周三在活动室', ''],
    ['shequ', COMMUNITY, 'phone', 'volunteer', '教老人用手机', '大学生志愿者', 0, '', '周末在图书室', 'matters.classes'],
  ] as const
  for (const [i, [by, region, need, mode, title, provider, priceFen, priceNote, askHow, matter]] of offers.entries()) {
    await ask(by, 'POST', '/api/entitlements/offers', { region, need, mode, title, provider, priceFen, priceNote, askHow, matter, fromOn: addDays(today, -60), clientId: `demo-entitlements-offer-${i}` })
  }

  await ask(LI, 'POST', '/api/me/entitlements/visits', { matters: ['elderly.meals', 'matters.elderly-checkup', 'elderly.home-adaptation'], said: '腿脚不好，下午都在家', clientId: 'demo-entitlements-visit' })
  const me = (await ask('13900000002', 'GET', '/api/me')) as Said
  const family = { phone: '13900000002', address: '王府家园', members: 3, incomeYuan: 1900, property: 'none', story: '两个孩子上学，只有一人打零工', check: true, agree: true }
  for (const [i, matterCode] of (['assistance.low-income-margin', 'assistance.minimum-living'] as const).entries()) {
    await ask('chuangkou', 'POST', '/api/cases', { matterCode, applicantId: me.account.personId, form: family, materials: [{ code: 'income-proof', how: 'paper', note: '工资收条' }], acceptIncomplete: true, clientId: `demo-entitlements-case-${i}` })
  }
}
