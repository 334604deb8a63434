import type { PlacedPart } from '../../regions/definition.ts'

/** What was counted or sent stays with the place of that day. */
export const supervisionPlaces: PlacedPart = {
  module: 'supervision',
  tables: [],
  stays: {
    'supervision.days': '当日的数字，按当日的区划保存',
    'supervision.topics': '提交议事时的数字，按当时的区划保存',
  },
}
