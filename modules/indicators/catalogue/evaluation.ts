import { defineIndicator, measure } from '../define.ts'
import { liaison, titles, zones } from '../queries/sources-work.ts'
import { waiting } from './waiting.ts'

const communities = measure(titles, 'communities', '全部社区、嘎查村')
const share = { group: 'evaluation', unit: '%', decimals: 1, direction: 'up', kind: 'computed', factor: 100 } as const
const rounds = { group: 'evaluation', unit: '次/两年', decimals: 0, direction: 'up', kind: 'computed' } as const
const zone = '实验区申报单位'

/** Titles, rounds, experiment zones, demonstration units. */
export const EVALUATION_INDICATORS = [
  defineIndicator({
    ...share, code: 'IND-01', title: '示范社区', sentence: '当日持有示范社区称号的社区、嘎查村占比。', base: '全部社区、嘎查村', source: '000 §二「全盟30%的社区」',
    numerator: measure(titles, 'demonstration', '示范社区'), denominator: communities,
  }),
  defineIndicator({
    ...share, code: 'IND-02', title: '和谐社区', sentence: '当日持有和谐社区称号的社区、嘎查村占比。', base: '全部社区、嘎查村', source: '004-G §二「全国80%以上的城乡社区」',
    numerator: measure(titles, 'harmonious', '和谐社区'), denominator: communities,
  }),
  defineIndicator({
    ...share, group: 'safety', code: 'IND-50', title: '绿色社区创建普及率', sentence: '参加绿色社区创建的社区、嘎查村占比。', base: '全部社区、嘎查村', source: '000 §三(三)7「普及率达到 30%」',
    numerator: measure(titles, 'green_taking_part', '参加创建的社区、嘎查村'), denominator: communities,
  }),
  defineIndicator({
    ...share, group: 'safety', code: 'IND-55', title: '安全示范社区', sentence: '旗县所在地的社区中，当日持有安全示范社区称号的占比。', base: '街道所辖社区', source: '000 §三(三)8「2008年10% 达标」',
    numerator: measure(titles, 'seat_safe', '安全示范社区'), denominator: measure(titles, 'seat_communities', '旗县所在地的社区'),
  }),
  defineIndicator({
    ...rounds, code: 'IND-92', title: '文明社区评选', sentence: '近两年内完成的文明社区评选次数。', base: '旗县', source: '001 §五(五)「每兩年命名、表彰一批」', numerator: measure(titles, 'civilised_rounds', '完成的评选'),
  }),
  defineIndicator({
    ...rounds, code: 'IND-93', title: '示范街道和社区评选', sentence: '近两年内完成的示范街道和社区评选次数。', base: '旗县', source: '002 §28「每两年开展一次」', numerator: measure(titles, 'demonstration_rounds', '完成的评选'),
  }),
  defineIndicator({
    code: 'IND-98', title: '民族团结进步模范社区', sentence: '当日持有民族团结进步模范社区称号的社区、嘎查村数。', group: 'evaluation', unit: '个', decimals: 0, direction: 'up', kind: 'computed', base: '全部社区、嘎查村',
    source: '004-E 11「今后5年内有计划地建成」；004-E 2「5年左右的时间」', numerator: measure(titles, 'unity', '模范社区'),
  }),
  waiting({
    group: 'evaluation', code: 'IND-84', title: '农村牧区社区试点占比', sentence: '列入社区建设试点的嘎查村占全部嘎查村的比例；起点104个，占52%。', direction: 'none', base: '嘎查、村', source: '003 §一(三)「占全盟嘎查村总数的52%」',
    parts: ['列入试点的嘎查村', '全部嘎查村'], lacks: ['试点嘎查村还没有登记', '旗民政局', '实验区年度计划'],
  }),
  defineIndicator({
    code: 'IND-90', title: '示范单位报告', sentence: '联系的示范单位本年度报送的工作进展，平均每个单位。', group: 'evaluation', unit: '份/年', decimals: 1, direction: 'up', kind: 'computed', perYear: true, period: 'year',
    base: '联系制度中的示范单位', source: '004-F 四(二)「每季度或半年」；004-F 四(四)「每年自查一次」', numerator: measure(liaison, 'filings', '报送的工作进展'), denominator: measure(liaison, 'units', '示范单位'),
  }),
  defineIndicator({
    code: 'IND-90-SELF', title: '示范单位自查', sentence: '联系的示范单位本年度自查次数，平均每个单位。', group: 'evaluation', unit: '次', decimals: 1, direction: 'up', kind: 'computed', perYear: true, period: 'year',
    base: '联系制度中的示范单位', source: '004-F 四(四)「每年自查一次」', numerator: measure(liaison, 'self_checks', '自查'), denominator: measure(liaison, 'units', '示范单位'),
  }),
  defineIndicator({
    code: 'IND-91', title: '实验期限', sentence: '已批准实验区的实验期（含经批准的延长），平均每个实验区；不足一月按一月计。', group: 'evaluation', unit: '个月', decimals: 0, direction: 'down', kind: 'computed',
    base: '已批准的实验区', source: '004-D §四(二)「不超过3年」', numerator: measure(zones, 'months', '批准的月数'), denominator: measure(zones, 'zones', '已批准的实验区'),
  }),
  defineIndicator({
    ...rounds, kind: 'reported', code: 'IND-94', title: '城区论坛', sentence: '近两年内召开的城区论坛次数，由主办单位填报。', base: '全国', source: '004-F 四(三)「每两年召开」', numeratorText: '召开的论坛', owedBy: '民政部、盟民政局',
  }),
  defineIndicator({
    code: 'IND-95', title: '全国示范单位和联系点（起点）', sentence: '文件写明的起点：示范城区188个、示范街道253个、示范社区500个；每省推荐2个街道、1个社区。', group: 'evaluation', unit: '个', decimals: 0, direction: 'none', kind: 'baseline',
    base: '全国', source: '004-F 题头「188个城区(市)」；004-F 末「2010年4月2日」', numeratorText: '示范单位', owedBy: '民政部',
  }),
  defineIndicator({
    code: 'IND-104', title: '农村社区建设五个全覆盖', sentence: '五个部分中经评估达到的部分，平均每个实验单位，由评估单位填报。', group: 'evaluation', unit: '项', decimals: 1, direction: 'up', kind: 'mixed', base: '农村社区建设实验单位',
    source: '004-H §二(五)「社区各项管理的全覆盖」', numeratorText: '达到的部分数之和', denominatorText: '实验单位', owedBy: '盟民政局',
  }),
  defineIndicator({
    code: 'IND-114', title: '实验申报材料份数', sentence: '申报材料的纸质份数，另附电子版，由申报单位填报。', group: 'evaluation', unit: '份', decimals: 0, direction: 'none', kind: 'reported', base: '实验区申报', source: '004-D §四(二)「一式3份」',
    numeratorText: '纸质申报材料', owedBy: zone,
  }),
  waiting({
    group: 'evaluation', code: 'IND-120', title: '农村地区纳入实验', sentence: '按规划开展建设的农村社区占本单位全部农村社区的比例。', base: '实验单位的嘎查、村', source: '004-H §二(二)「辖区内全部农村地区」',
    parts: ['按规划建设的农村社区', '全部农村社区'], lacks: ['实验单位和规划范围还没有登记', '旗民政局', '实验区年度计划'],
  }),
]
