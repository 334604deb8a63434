import type { PlacedPart } from '../../regions/definition.ts'

/** What was owed and filed stays with the place that owed it; a place that came of others owes anew from its first day. */
export const dutyPlaces: PlacedPart = {
  module: 'duties',
  tables: [],
  stays: {
    'duties.adaptations': '本级对责任事项的决定，只管作出决定的地方',
    'duties.wordings': '责任的文字，全旗共用',
    'duties.owed': '应办的责任和完成情况，按当日的区划保存；并入的地方从当日起重新生成',
    'duties.filings': '完成情况的报送，随所属责任保存',
    'duties.tellings': '已发出的提醒：日子一过就没有用处',
    'duties.feeds': '日历订阅，随岗位而不随地点',
    'duties.steps': '责任的经过，随所属责任保存',
  },
}
