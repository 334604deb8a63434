import { filesToTell } from './queries.ts'
import type { Db } from '../../platform/server/db.ts'

/** What a person uploaded, told to that person; the shape is the register's FilePart. */
export const filesFile = {
  id: 'files.files',
  title: '上传的文件',
  tells: ['files.files.owner_person'],
  list: async (tx: Db, county: string, personId: string) =>
    (await filesToTell(tx, county, personId)).map((f) => ({
      title: f.name,
      text: `${Math.max(1, Math.round(f.size / 1024))}KB${f.caseId ? '' : '，还没有提交，三天后自动删除'}`,
      from: f.createdAt,
      href: `/api/files/${f.id}`,
    })),
}
