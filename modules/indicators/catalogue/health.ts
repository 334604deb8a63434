import { defineIndicator } from '../define.ts'
import { waiting } from './waiting.ts'

const office = '旗卫生健康委员会'

/** Community health. What a person has stays in the health service; here only totals. */
export const HEALTH_INDICATORS = [
  waiting({
    group: 'health', code: 'IND-33', title: '家庭健康档案建档率', sentence: '建有健康档案的家庭户占比。', base: '家庭户', source: '000 §三(三)5「2009年达到50%」',
    parts: ['建有健康档案的家庭户', '全部家庭户'], lacks: ['家庭健康档案还没有接入', office, '社区卫生服务年度计划'],
  }),
  waiting({
    group: 'health', code: 'IND-35', title: '每万名居民全科医生', sentence: '合格的全科医生与常住人口的万人比。', unit: '人/万人', base: '常住人口', source: '002 §12「2名合格的全科医生」',
    parts: ['合格的全科医生', '常住人口（万人）'], lacks: ['全科医生名册还没有接入', office, '社区卫生服务年度计划'],
  }),
  defineIndicator({
    code: 'IND-36', title: '社区首诊率', sentence: '在社区卫生服务机构首诊的人次占全部首诊的比例，由卫生健康部门填报。', group: 'health', unit: '%', decimals: 1, direction: 'up', kind: 'mixed', base: '全部首诊人次',
    source: '002 §12「首诊在基层」', numeratorText: '在社区首诊的人次', denominatorText: '全部首诊人次', factor: 100, owedBy: office,
  }),
  waiting({
    group: 'health', code: 'IND-100', title: '免费的基本公共卫生项目', sentence: '十类基本公共卫生服务中免费提供的项目数。', unit: '项', decimals: 0, base: '十类基本公共卫生服务', source: '004-A §三(一)专栏「免费向社区居民提供」',
    parts: ['免费提供的项目'], lacks: ['公共卫生服务项目记录还没有接入', office, '社区卫生服务年度计划'],
  }),
  waiting({
    group: 'health', code: 'IND-101', title: '基本药物制度覆盖率', sentence: '实施基本药物制度的社区卫生服务机构占比。', base: '社区卫生服务机构', source: '002 §12「全面实施基本药物制度」',
    parts: ['实施基本药物制度的机构', '全部社区卫生服务机构'], lacks: ['药品目录和价格还没有登记', office, '社区卫生服务年度计划'],
  }),
  defineIndicator({
    code: 'IND-116', title: '城市社区卫生服务体系', sentence: '机构、人员、制度和监管到位的城市占比，由卫生健康部门填报。', group: 'health', unit: '%', decimals: 1, direction: 'up', kind: 'mixed', base: '范围内的城市',
    source: '004-B (三)「力争在二三年内」', numeratorText: '体系到位的城市', denominatorText: '范围内的城市', factor: 100, owedBy: office,
  }),
  waiting({
    group: 'elderly', code: 'IND-37', title: '每千名老年人养老床位', sentence: '养老床位与60岁及以上常住人口的千人比。', unit: '张/千名老年人', base: '60岁及以上常住人口', source: '002 §12「不少于30张」',
    parts: ['养老床位', '60岁及以上常住人口（千人）'], lacks: ['养老床位还没有登记', '旗民政局', '采集社区建设四类信息'],
  }),
  defineIndicator({
    code: 'IND-110', title: '智慧养老试点社区（起点）', sentence: '规划写明的起点：西花园、南田、民族街3个社区开展智慧养老。', group: 'elderly', unit: '个', decimals: 0, direction: 'up', kind: 'baseline', base: '试点社区',
    source: '003 §一(二)「民族街社区开展」', numeratorText: '开展智慧养老的社区', owedBy: '旗民政局',
  }),
]
