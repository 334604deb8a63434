import { Timeline } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listAccessLog, PURPOSES } from '../../contract.ts'
import { deedName } from '../names.ts'
import { Paged } from './paged.tsx'

/** Who opened this file, when, in which post and why. */
export function AccessLog({ id }: { id: string }) {
  return (
    <Paged
      operation={listAccessLog}
      ask={(after) => ({ params: { id }, query: after ? { after } : {} })}
      read={(reply) => reply}
      empty={t('还没有人查阅过这份档案。')}
    >
      {(rows) => (
        <Timeline
          entries={rows.map((row) => ({
            id: row.id,
            title: deedName(row.deed),
            at: row.at,
            by: row.post ? t('{name}，{post}', { name: row.name, post: row.post.split('@')[0]! }) : row.name,
            body: [because(row.because), row.ref].filter(Boolean).join('，'),
          }))}
        />
      )}
    </Paged>
  )
}

const because = (word: string) => {
  const names: Record<string, string> = { ...PURPOSES, own: t('本人查看'), representative: t('代理人查看') }
  return names[word] ?? word
}
