import type { PlacedPart } from '../../regions/definition.ts'

/** What was imported and taken along is shown where its place is today; what was in a file stays and goes by itself. */
export const importPlaces: PlacedPart = {
  module: 'imports',
  tables: [
    { table: 'imports.imports', what: '导入记录' },
    { table: 'imports.batches', what: '导入批次' },
    { table: 'imports.exports', what: '导出记录', columns: ['region', 'place'] },
  ],
  stays: {
    'imports.pages': '上传的原始数据，至多7天即清除；区划变动后请重新上传',
    'imports.findings': '上传数据的检查结果，随原始数据清除',
    'imports.decisions': '对上传数据的确认，随原始数据清除',
    'imports.touched': '撤销用的底稿，30天后清除；按导入读取，不按地方',
    'imports.mappings': '记住的列对应，只是省事；新地方第一次导入时重新记住',
  },
}
