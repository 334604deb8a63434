import { defineIndicator } from '../define.ts'

const waitsFor = { reason: '尚未采集：设施台账还没有面积和开放情况', owedBy: '各社区、旗民政局' }

export const FACILITY_INDICATORS = [
  defineIndicator({
    code: 'IND-38', title: '社区老年日间照料中心', sentence: '当日开放的社区老年日间照料中心数。', group: 'facilities', unit: '个', decimals: 0, direction: 'up', base: '设施台账',
    source: '003 §一(二)「31个社区老年日间照料」', kind: 'computed', numeratorText: '开放的日间照料中心', waitsFor,
  }),
  defineIndicator({
    code: 'IND-66', title: '城市社区综合服务设施覆盖率', sentence: '有综合服务设施的城市社区占比。', group: 'facilities', unit: '%', decimals: 1, direction: 'up', base: '城市社区',
    source: '003 §二(二)「综合服务设施覆盖率达100%」', kind: 'computed', numeratorText: '有综合服务设施的城市社区', denominatorText: '全部城市社区', waitsFor,
  }),
  defineIndicator({
    code: 'IND-59', title: '苏木镇社区设施面积', sentence: '苏木镇所在地社区的设施面积，平均每个社区。', group: 'facilities', unit: '平方米', decimals: 0, direction: 'up',
    base: '苏木镇所在地社区', source: '003 §三(四)「社区设施面积不低于300平方米」', kind: 'computed', numeratorText: '设施面积之和', denominatorText: '苏木镇所在地社区', waitsFor,
  }),
  defineIndicator({
    code: 'IND-61', title: '嘎查村社区设施面积', sentence: '嘎查村社区的设施面积，平均每个嘎查村。', group: 'facilities', unit: '平方米', decimals: 0, direction: 'up', base: '嘎查、村',
    source: '003 §三(四)「社区设施总面积不低于150平方米」', kind: 'computed', numeratorText: '设施面积之和', denominatorText: '嘎查、村', waitsFor,
  }),
]
