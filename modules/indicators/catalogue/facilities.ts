import { defineIndicator, measure } from '../define.ts'
import { sites, ways } from '../queries/sources-sites.ts'
import { dwellings, facilities, places, population } from '../queries/sources.ts'

/** An empty list of sites says nothing about sites. */
const collected = { measure: measure(facilities, 'recorded', '已登记的设施'), reason: '尚未采集：设施台账还没有录入', owedBy: '各社区、旗民政局' }
const urban = measure(places, 'urban', '全部城市社区')

/** Rooms are what office, activity and reading space is told from. */
const roomsKnown = { measure: measure(sites, 'rooms', '已登记的房间'), reason: '尚未采集：设施的房间还没有录入', owedBy: '各社区、旗民政局' }
const communities = measure(sites, 'communities', '全部社区、嘎查村')
const share = { group: 'facilities', unit: '%', decimals: 1, direction: 'up', kind: 'computed', factor: 100 } as const
const area = { group: 'facilities', unit: '平方米', decimals: 0, direction: 'up', kind: 'computed', base: '全部社区、嘎查村' } as const
const waiting = { group: 'facilities', unit: '%', decimals: 1, direction: 'up', kind: 'computed' } as const
const estates = '尚未采集：新建、改建小区的配建面积还没有登记'

export const FACILITY_INDICATORS = [
  defineIndicator({
    code: 'IND-38', title: '社区老年日间照料中心', sentence: '当日开放的社区老年日间照料中心数。', group: 'facilities', unit: '个', decimals: 0, direction: 'up',
    base: '设施台账',
    source: '003 §一（二）「31个社区老年日间照料」', kind: 'computed', numerator: measure(facilities, 'day_care', '开放的日间照料中心'), collected,
  }),
  defineIndicator({
    code: 'IND-66', title: '城市社区综合服务设施覆盖率', sentence: '当日有开放的综合服务设施的城市社区占比。', group: 'facilities', unit: '%', decimals: 1, direction: 'up',
    base: '城市社区',
    source: '003 §二（二）「综合服务设施覆盖率达100%」', kind: 'computed', numerator: measure(facilities, 'urban_covered', '有综合服务设施的城市社区'),
    denominator: urban, factor: 100, collected,
  }),
  defineIndicator({
    code: 'IND-11', title: '每百户综合服务设施面积', sentence: '城市社区综合服务设施面积与每百户家庭户的比。', group: 'facilities', unit: '平方米/百户', decimals: 1,
    direction: 'up',
    base: '城市社区家庭户', source: '003 §二（二）「面积不少于33平米」；003 §三(四)「每百户居民平均不低于33平方米」', kind: 'computed', numerator: measure(facilities, 'area_urban', '城市社区综合服务设施面积（平方米）'),
    denominator: measure(dwellings, 'households_urban', '城市社区家庭户'), factor: 100, collected,
  }),
  defineIndicator({
    code: 'IND-59', title: '苏木镇社区设施面积', sentence: '苏木镇所在地社区的设施面积，平均每个社区；是否达到300平方米看每个社区自己的数。', group: 'facilities', unit: '平方米',
    decimals: 0, direction: 'up', base: '苏木镇所在地社区', source: '003 §三（四）「社区设施面积不低于300平方米」', kind: 'computed',
    numerator: measure(facilities, 'area_town', '设施面积之和（平方米）'), denominator: measure(facilities, 'town_communities', '苏木镇所在地社区'), collected,
  }),
  defineIndicator({
    code: 'IND-61', title: '嘎查村社区设施面积', sentence: '嘎查村社区的设施面积，平均每个嘎查村；是否达到150平方米看每个嘎查村自己的数。', group: 'facilities', unit: '平方米',
    decimals: 0, direction: 'up', base: '嘎查、村', source: '003 §三（四）「社区设施总面积不低于150平方米」', kind: 'computed',
    numerator: measure(facilities, 'area_rural', '设施面积之和（平方米）'), denominator: measure(facilities, 'rural_communities', '嘎查、村'), collected,
  }),
  defineIndicator({
    ...area, code: 'IND-06', title: '社区办公用房面积', sentence: '用作办公的房间面积，平均每个社区、嘎查村；是否达标看每个社区自己的数。', source: '000 §三(一)「不低于80平米」',
    numerator: measure(sites, 'office_m2', '办公用房面积（平方米）'), denominator: communities, collected: roomsKnown,
  }),
  defineIndicator({
    ...area, code: 'IND-07', title: '社区活动用房面积', sentence: '老年、文化、阅览、儿童和讲堂用房的面积，平均每个社区、嘎查村；是否达标看每个社区自己的数。', source: '000 §三(一)「120平米」',
    numerator: measure(sites, 'activity_m2', '活动用房面积（平方米）'), denominator: communities, collected: roomsKnown,
  }),
  defineIndicator({
    ...share, code: 'IND-08', title: '用房双达标社区', sentence: '办公用房不低于80平方米、活动用房不低于120平方米的社区、嘎查村占比。', base: '全部社区、嘎查村', source: '000 §三(一)「2008年完成50%」；000 §三(一)「分两年(即到2009年)」',
    numerator: measure(sites, 'both_met', '两项都达标的社区、嘎查村'), denominator: communities, collected: roomsKnown,
  }),
  defineIndicator({
    ...area, code: 'IND-09', title: '社区工作和活动用房面积', sentence: '办公和活动用房面积之和，平均每个社区、嘎查村；是否达标看每个社区自己的数。', source: '000 §四(三)1「200平方米以上」',
    numerator: measure(sites, 'work_m2', '办公和活动用房面积（平方米）'), denominator: communities, collected: roomsKnown,
  }),
  defineIndicator({
    ...share, code: 'IND-39', title: '图书阅览室覆盖率', sentence: '有图书阅览室的社区、嘎查村占比。', group: 'culture', base: '全部社区、嘎查村', source: '000 §三(三)6「图书阅览室」',
    numerator: measure(sites, 'reading', '有图书阅览室的社区、嘎查村'), denominator: communities, collected,
  }),
  defineIndicator({
    ...share, code: 'IND-43', title: '综合设施设有文化中心', sentence: '综合服务设施中设有文化活动用房的占比。', group: 'culture', base: '当日开放的综合服务设施', source: '004-A §三(一)专栏「具备综合服务功能的文化中心」',
    numerator: measure(sites, 'with_culture', '设有文化活动用房的综合设施'), denominator: measure(sites, 'comprehensive', '全部综合设施'), collected,
  }),
  defineIndicator({
    ...waiting, code: 'IND-44', title: '全民健身活动中心', sentence: '建有全民健身活动中心的城市、城区占比。', group: 'culture', base: '城市、城区', source: '004-A §三(一)专栏「50%以上的城市、城区」',
    numeratorText: '建有全民健身活动中心的城市、城区', denominatorText: '全部城市、城区',
    waitsFor: { reason: '尚未采集：设施台账没有全民健身活动中心这一类', owedBy: '旗教育体育局', duty: '采集社区建设四类信息' },
  }),
  defineIndicator({
    ...share, code: 'IND-45', title: '健身设施覆盖率', sentence: '有健身设施的街道、社区占比。', group: 'culture', base: '苏木镇街道和社区、嘎查村', source: '004-A §三(一)专栏「50%以上的街道、社区」',
    numerator: measure(sites, 'places_sports', '有健身设施的街道、社区'), denominator: measure(sites, 'places', '全部苏木镇街道和社区'), collected,
  }),
  defineIndicator({
    ...waiting, code: 'IND-57', title: '新改建小区每百户设施面积', sentence: '新建、改建小区配建的社区设施面积与每百户的比。', unit: '平方米/百户', base: '新建、改建小区', source: '003 §三(四)「不低于50平方米」',
    numeratorText: '配建的社区设施面积（平方米）', denominatorText: '小区户数', waitsFor: { reason: estates, owedBy: '旗住房和城乡建设局', duty: '采集社区建设四类信息' },
  }),
  defineIndicator({
    ...waiting, code: 'IND-58', title: '新改建小区设施总面积', sentence: '新建、改建小区配建的社区设施总面积，平均每个小区。', unit: '平方米', base: '新建、改建小区', source: '003 §三(四)「不低于500平方米」',
    numeratorText: '配建的社区设施面积（平方米）', denominatorText: '新建、改建小区', waitsFor: { reason: estates, owedBy: '旗住房和城乡建设局', duty: '采集社区建设四类信息' },
  }),
  defineIndicator({
    code: 'IND-62', title: '共享载体', sentence: '居民和单位都可以预约使用的设施，平均每个社区、嘎查村；是否达到2个看每个社区自己的数。', group: 'facilities', unit: '个', decimals: 1, direction: 'up', kind: 'computed',
    base: '有可预约房间的设施', source: '000 §三(三)6「2个共享载体」', numerator: measure(sites, 'carriers', '可预约使用的设施'), denominator: communities, collected: roomsKnown,
  }),
  defineIndicator({
    ...share, code: 'IND-67', title: '社区服务设施综合覆盖率', sentence: '有综合服务设施的社区、嘎查村占比。', base: '全部社区、嘎查村', source: '004-A §二(三)1「综合覆盖率达到90%」；004-A §一「建设缺口达49.19%」',
    numerator: measure(sites, 'covered', '有综合服务设施的社区、嘎查村'), denominator: communities, collected,
  }),
  defineIndicator({
    code: 'IND-68', title: '每百户社区服务设施面积', sentence: '当日开放的全部社区服务设施面积与每百户家庭户的比。', group: 'facilities', unit: '平方米/百户', decimals: 1, direction: 'up', kind: 'computed', factor: 100,
    base: '家庭户', source: '004-A §二(三)1「20平方米」', numerator: measure(sites, 'm2', '社区服务设施面积（平方米）'), denominator: measure(dwellings, 'households', '家庭户'), collected,
  }),
  defineIndicator({
    code: 'IND-69', title: '达到300平方米标准的社区（起点）', sentence: '规划写明的起点：达到300平方米的52个，500至1000平方米的16个，1000平方米以上的18个，有一站式大厅的39个。', group: 'facilities', unit: '个', decimals: 0,
    direction: 'up', base: '全盟社区', source: '003 §一(二)「1000平米以上的达到18个」', kind: 'baseline', numeratorText: '达到300平方米标准的社区', owedBy: '盟民政局',
  }),
  ...([['300', 'm300', '300平方米以上'], ['500', 'm500', '500至1000平方米'], ['1000', 'm1000', '1000平方米以上']] as const).map(([size, column, words]) =>
    defineIndicator({
      code: `SITE-${size}`, title: `设施面积${words}的社区`, sentence: `当日开放的设施面积合计${words}的社区、嘎查村数。`, group: 'facilities', unit: '个', decimals: 0, direction: 'up',
      base: '全部社区、嘎查村', source: '003 §一(二)「300平米的建设标准」', kind: 'computed', numerator: measure(sites, column, `设施面积${words}的社区、嘎查村`), collected,
    })),
  defineIndicator({
    code: 'IND-79', title: '服务半径', sentence: '嘎查村最远的楼栋到最近综合服务设施的直线距离；上级看最远的一处。', group: 'facilities', unit: '公里', decimals: 1, direction: 'down', kind: 'computed',
    base: '嘎查、村中有坐标的楼栋', source: '004-H §二(三)「不超过2-3公里」', numerator: measure(ways, 'far_km', '最远楼栋到最近设施的距离（公里）'),
    collected: { measure: measure(ways, 'measured', '已定位的楼栋'), reason: '尚未采集：楼栋或综合设施还没有坐标', owedBy: '各苏木镇、街道' },
  }),
  defineIndicator({
    ...waiting, code: 'IND-80', title: '步行时间', sentence: '最远的住户步行到综合服务设施的时间。', unit: '分钟', decimals: 0, direction: 'down', base: '嘎查、村', source: '004-H §二(三)「不超过20分钟」',
    numeratorText: '步行到设施的时间', waitsFor: { reason: '尚未采集：步行时间要按道路测量，还没有测量记录', owedBy: '各苏木镇、街道', duty: '采集社区建设四类信息' },
  }),
  defineIndicator({
    ...share, code: 'IND-81', title: '街道社区服务中心', sentence: '辖区内有街道服务中心或综合服务设施的街道占比。', base: '街道', source: '004-A §三(二)1「实现每个街道至少拥有一个」',
    numerator: measure(sites, 'streets_centre', '有服务中心的街道'), denominator: measure(sites, 'streets', '全部街道'), collected,
  }),
  defineIndicator({
    ...waiting, code: 'IND-83', title: '街道“五个一”', sentence: '家庭服务中心、文化中心、体育公园、卫生服务中心、视频系统五项齐全的街道占比。', base: '街道', source: '002 §23「2012年前,每个街道」',
    numeratorText: '五项齐全的街道', denominatorText: '全部街道', waitsFor: { reason: '尚未采集：视频系统清单和体育公园还没有登记', owedBy: '各街道', duty: '采集社区建设四类信息' },
  }),
  defineIndicator({
    ...waiting, code: 'IND-109', title: '街道“五个一”各项', sentence: '五项中每一项，平均每个街道有几个。', unit: '个', base: '街道', source: '002 §摘要「每个街道建立一个」',
    numeratorText: '各项设施', denominatorText: '全部街道', waitsFor: { reason: '尚未采集：视频系统清单和体育公园还没有登记', owedBy: '各街道', duty: '采集社区建设四类信息' },
  }),
  defineIndicator({
    ...share, code: 'IND-105', title: '农村社区综合设施', sentence: '建有综合服务设施的嘎查村占比；规划待建的在项目中登记，建成后计入。', base: '嘎查、村', source: '004-H §二(三)「农村社区全部建有或规划」',
    numerator: measure(sites, 'rural_covered', '建有综合服务设施的嘎查村'), denominator: measure(sites, 'rural', '全部嘎查村'), collected,
  }),
  defineIndicator({
    ...waiting, code: 'IND-118', title: '统一标识的农村综合服务中心', sentence: '挂统一标识、四项功能齐全的综合服务中心与农村社区之比。', base: '嘎查、村', source: '004-G §三(五)「每个社区应有一个统一标识」',
    numeratorText: '挂统一标识、功能齐全的中心', denominatorText: '全部嘎查村', waitsFor: { reason: '尚未采集：统一标识和四项功能还没有登记', owedBy: '旗民政局', duty: '采集社区建设四类信息' },
  }),
  defineIndicator({
    ...waiting, code: 'IND-108', title: '适老化改造和消防整治', sentence: '已完成适老化改造、消防整治的设施占需要改造的比例。', base: '需要改造的设施', source: '003 §三(四)「适老化改造」',
    numeratorText: '已完成改造的设施', denominatorText: '需要改造的设施', waitsFor: { reason: '尚未采集：改造需要和完成情况还没有登记', owedBy: '旗民政局、旗消防救援大队', duty: '服务设施和老旧小区消防检查' },
  }),
  defineIndicator({
    code: 'IND-32', title: '社区卫生服务机构', sentence: '当日开放的社区卫生服务机构数。', group: 'health', unit: '所', decimals: 0, direction: 'up', kind: 'computed', base: '设施台账',
    source: '000 §三(三)5「达到 20所」', numerator: measure(sites, 'health', '开放的社区卫生服务机构'), collected,
  }),
  defineIndicator({
    code: 'IND-31', title: '每所卫生服务机构服务人口', sentence: '常住人口与当日开放的社区卫生服务机构数之比。', group: 'health', unit: '人/个', decimals: 0, direction: 'down', kind: 'computed', base: '常住人口',
    source: '004-B (五)「3-10万居民」', numerator: measure(population, 'resident', '常住人口'), denominator: measure(sites, 'health', '开放的社区卫生服务机构'), collected, aboutPeople: true,
  }),
  defineIndicator({
    ...share, code: 'IND-25', title: '志愿服务站点', sentence: '设有志愿服务站点的苏木镇街道和社区占比。', group: 'volunteers', base: '苏木镇街道和社区、嘎查村', source: '004-G §三(二)「在街道(乡镇)、社区(村)」',
    numerator: measure(sites, 'places_volunteers', '设有志愿服务站点的'), denominator: measure(sites, 'places', '全部苏木镇街道和社区'), collected,
  }),
]
