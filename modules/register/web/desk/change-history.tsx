import { Timeline } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listPersonChanges } from '../../contract.ts'
import { deedName, idKindName, languageName, sexName, tieName } from '../names.ts'
import { Paged } from './paged.tsx'

/** What was changed in a file, by whom and why. */
export function ChangeHistory({ id }: { id: string }) {
  return (
    <Paged
      operation={listPersonChanges}
      ask={(after) => ({ params: { id }, query: after ? { after } : {} })}
      read={(reply) => reply}
      empty={t('建档以后没有变更。')}
    >
      {(rows) => (
        <Timeline
          entries={rows.map((row) => ({
            id: row.id,
            title: deedName(row.deed),
            at: row.at,
            by: row.byName,
            body: [differences(row.before, row.after), row.reason && t('原因：{reason}', { reason: row.reason })].filter(Boolean).join('。'),
          }))}
        />
      )}
    </Paged>
  )
}

const LABELS: Record<string, string> = {
  name: '姓名', sex: '性别', bornOn: '出生日期', diedOn: '去世日期', language: '服务语言', idKind: '证件类型', idNumber: '证件号码', phone: '电话', tie: '关系', from: '起', until: '止',
}

/** What differs, in words: 「姓名：王一 → 王二」. Facts without words of their own (codes of places, ids) are left out. */
export function differences(before: Record<string, unknown>, after: Record<string, unknown>): string {
  return Object.keys(LABELS)
    .filter((key) => key in before || key in after)
    .map((key) => {
      const [was, is] = [say(key, before[key]), say(key, after[key])]
      const label = t(LABELS[key]!)
      return was ? t('{label}：{was} → {is}', { label, was, is: is || t('无') }) : t('{label}：{is}', { label, is })
    })
    .join('；')
}

function say(key: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = String(value)
  if (key === 'sex') return sexName(text)
  if (key === 'language') return languageName(text)
  if (key === 'idKind') return idKindName(text)
  if (key === 'tie') return tieName(text)
  if (text === 'changed') return t('已更换（号码不在记录中显示）')
  if (text === 'removed') return t('已去除')
  return text
}
