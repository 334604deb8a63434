import { DownloadOutlined, LeftOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Radio } from 'antd'
import { useState } from 'react'
import { deskFile, Panel, ProblemAlert, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getImport, getImportCorrections, listImports, runImport, WHOLE_FILE_ROWS, type Import } from '../../contract.ts'
import { number, outcomeName, saveAs } from '../words.ts'
import { MappingStep } from './mapping-step.tsx'

export function Figures({ counts }: { counts: NonNullable<Import['counts']> }) {
  return (
    <div className="i-figures">
      {(['new', 'update', 'unchanged', 'doubtful', 'wrong'] as const).map((key) => (
        <div key={key} className={counts[key] > 0 ? `i-figure i-figure-${key}` : 'i-figure'}>
          <strong>{number(counts[key])}</strong>
          {outcomeName(key)}
        </div>
      ))}
    </div>
  )
}

/** The corrected-rows file, as a button. */
export function Corrections({ data }: { data: Import }) {
  const [error, setError] = useState<unknown>(null)
  const take = async () => {
    setError(null)
    try {
      saveAs(await deskFile(getImportCorrections, { params: { id: data.id } }), t('{name}-待改正.xlsx', { name: data.fileName.replace(/\.[^.]*$/, '') }))
    } catch (fault) {
      setError(fault)
    }
  }
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void take()}>{t('下载待改正的行')}</Button>
      <ProblemAlert error={error} />
    </>
  )
}

/** What the check said, and how to go on: correct, leave out, or write. */
export function CheckStep({ data }: { data: Import }) {
  const [back, setBack] = useState(false)
  const [leaveOut, setLeaveOut] = useState(false)
  const [batch, setBatch] = useState<number>(data.rows > WHOLE_FILE_ROWS ? 10_000 : 0)
  const run = useMutate(runImport, { touches: [getImport, listImports] })
  const counts = data.counts!
  const bad = counts.wrong + counts.doubtful
  const writes = counts.new + counts.update
  if (back) return <MappingStep data={data} />
  return (
    <>
      <ProblemAlert error={run.error} />
      <Figures counts={counts} />
      {bad > 0 && (
        <Alert
          type={counts.wrong > 0 ? 'warning' : 'info'} showIcon
          title={t('{n}行现在不能写入', { n: number(bad) })}
          description={
            <div className="i-stack">
              <p>{t('可以下载这些行（错处标色，最后一列写明怎么改），改好后直接上传；待确认的行也可以在下面逐个确认。')}</p>
              <Corrections data={data} />
            </div>
          }
        />
      )}
      {data.sample.length > 0 && (
        <Panel title={t('前几行会怎样')}>
          <ul className="i-sample">
            {data.sample.map((s) => (
              <li key={s.row}><span>{t('第{n}行', { n: s.row })}</span><span className={s.outcome === 'wrong' ? 'i-tag i-tag-wrong' : s.outcome === 'doubtful' ? 'i-tag i-tag-doubtful' : 'i-tag'}>{outcomeName(s.outcome)}</span><span>{s.text}</span></li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('写入')}>
        <div className="i-stack">
          {bad > 0 && <Checkbox checked={leaveOut} onChange={(event) => setLeaveOut(event.target.checked)}>{t('跳过这{n}行，导入其余的行', { n: number(bad) })}</Checkbox>}
          <div>
            <span id="batch-label">{t('每批要么全部写入，要么一行不写')}</span>
            <div><Radio.Group name="batch" aria-labelledby="batch-label" value={batch} onChange={(event) => setBatch(Number(event.target.value))} options={[{ value: 0, label: t('整个文件一批') }, { value: 10_000, label: t('每10,000行一批') }, { value: 1_000, label: t('每1,000行一批') }]} /></div>
          </div>
        </div>
        <div className="i-next">
          <Button icon={<LeftOutlined aria-hidden />} onClick={() => setBack(true)}>{t('返回核对列')}</Button>
          <Button type="primary" size="large" loading={run.isPending} disabled={writes === 0 || (bad > 0 && !leaveOut)} onClick={() => run.mutate({ params: { id: data.id }, body: { batchRows: batch || null, leaveOut, version: data.version } })}>
            {writes === 0 ? t('没有可写入的行') : t('写入{n}行', { n: number(writes) })}
          </Button>
          <span className="d-quiet">{writes === 0 ? t('其余的行都没有变化或有错误') : bad > 0 && !leaveOut ? t('请改正后重新上传，或勾选跳过') : t('写入后30天内可以撤销')}</span>
        </div>
      </Panel>
    </>
  )
}
