import type { PlacedPart } from '../../regions/definition.ts'

/** A report speaks of a place as it was in its year. */
export const reportPlaces: PlacedPart = {
  module: 'reports',
  tables: [],
  stays: {
    'reports.reports': '年度报告，按当年的区划保存',
    'reports.filed': '已备案的报告，一字不改',
    'reports.papers': '已备案的文件，一字不改',
    'reports.publications': '当时的公开记录',
    'reports.steps': '当时的经过',
  },
}
