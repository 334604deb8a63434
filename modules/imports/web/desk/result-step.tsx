import { Alert, Button } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, Panel, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getImport, listImports, previewImportUndo, undoImport, type Import } from '../../contract.ts'
import { countWords, number } from '../words.ts'
import { Corrections, Figures } from './check-step.tsx'
import { MappingStep } from './mapping-step.tsx'

/** What was written, batch by batch, and the way back. */
export function ResultStep({ data }: { data: Import }) {
  const [undoing, setUndoing] = useState<number | 'all' | null>(null)
  const [again, setAgain] = useState(false)
  const open = data.batches.filter((b) => b.state === 'written')
  if (again) return <MappingStep data={data} />
  const left = data.counts ? data.counts.wrong + data.counts.doubtful : 0
  return (
    <>
      {data.state === 'stopped' && (
        <Alert
          type="error" showIcon title={t('这一批没有写入')} description={<div className="i-stack"><p>{data.message}</p>{!data.cleared && <Button onClick={() => setAgain(true)}>{t('重新检查')}</Button>}</div>}
        />
      )}
      {data.counts && data.state !== 'stopped' && <Figures counts={data.counts} />}
      {data.state === 'done' && left > 0 && !data.cleared && (
        <Alert type="warning" showIcon title={t('{n}行没有写入', { n: number(left) })} description={<div className="i-stack"><p>{t('下载后改正，再作为新的导入上传；已写入的不会重复。')}</p><Corrections data={data} /></div>} />
      )}
      {data.batches.length > 0 && (
        <Panel title={t('写入的批次')} aside={open.length > 1 && <Button danger onClick={() => setUndoing('all')}>{t('全部撤销')}</Button>}>
          <table className="i-map">
            <thead><tr><th>{t('批次')}</th><th>{t('行')}</th><th>{t('结果')}</th><th>{t('时间')}</th><th /></tr></thead>
            <tbody>
              {data.batches.map((b) => (
                <tr key={b.batch}>
                  <td>{t('第{n}批', { n: b.batch })}</td>
                  <td>{t('第{a}至{b}行', { a: number(b.firstRow), b: number(b.lastRow) })}</td>
                  <td>{countWords(b.counts)}</td>
                  <td><DateText value={b.at} form="time" /></td>
                  <td>
                    {b.state === 'written' ? <Button danger onClick={() => setUndoing(b.batch)}>{t('撤销')}</Button> : t('已撤销{n}行{left}', { n: number(b.restored), left: b.left ? t('，保留{n}行', { n: number(b.left) }) : '' })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      {undoing !== null && <UndoDialog data={data} batch={undoing === 'all' ? undefined : undoing} onClose={() => setUndoing(null)} />}
    </>
  )
}

/** Says first what would be restored and which rows stay because somebody changed them since. */
function UndoDialog({ data, batch, onClose }: { data: Import; batch: number | undefined; onClose: () => void }) {
  const preview = useCall(previewImportUndo, { params: { id: data.id }, query: batch === undefined ? {} : { batch } }, { staleMs: 0 })
  const undo = useMutate(undoImport, { touches: [getImport, listImports] })
  return (
    <ActionDialog<{ reason: string }>
      open
      name="undo-import"
      title={batch === undefined ? t('全部撤销') : t('撤销第{n}批', { n: batch })}
      verb={t('撤销')}
      danger
      reason={{ hint: t('原因会记入审计和每个人的变更记录。') }}
      onSubmit={({ reason }) => undo.mutateAsync({ params: { id: data.id }, body: { reason, version: data.version, ...(batch === undefined ? {} : { batch }) } })}
      onClose={onClose}
    >
      <Awaiting query={preview} inside>
        {(found) => (
          <div className="i-stack" style={{ marginBlockEnd: 16 }}>
            <p>{t('会恢复{n}行：新建的档案、住房和户删去，更新的恢复原样。', { n: number(found.restored) })}</p>
            {found.left.length > 0 && (
              <div>
                <p><strong>{t('{n}行保留不动：', { n: number(found.left.length + found.more) })}</strong></p>
                <ul>{found.left.slice(0, 8).map((l) => <li key={l.row}>{t('第{n}行：{reason}', { n: l.row, reason: l.reason })}</li>)}</ul>
                {found.left.length + found.more > 8 && <p className="d-quiet">{t('其余的在撤销后可以在检查结果里看。')}</p>}
              </div>
            )}
          </div>
        )}
      </Awaiting>
    </ActionDialog>
  )
}
