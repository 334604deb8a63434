/** How uploads follow when two files of one person become one. */
export const filesPersonPart = {
  module: 'files',
  columns: [{ column: 'files.files.owner_person', title: '上传的材料' }],
} as const
