import { DownloadOutlined, UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState, type DragEvent } from 'react'
import { Awaiting, deskCall, deskFile, PageHeading, Panel, ProblemAlert, useCall, useGo, useRefresh, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { createImport, getImportTemplate, listImportKinds, listImports, type Import, type ImportKindInfo } from '../../contract.ts'
import { saveAs } from '../words.ts'
import { Steps } from './steps.tsx'
import './imports.css'

/** The first step: what it is, and the file. */
export default function NewImportPage() {
  const kinds = useCall(listImportKinds, {}, { staleMs: 600_000 })
  return (
    <>
      <PageHeading title={t('新的导入')} crumbs={[{ label: t('导入导出'), to: '/imports' }]} />
      <Steps at={0} />
      <Awaiting query={kinds} inside>
        {({ items }) => <Choose kinds={items} />}
      </Awaiting>
    </>
  )
}

function Choose({ kinds }: { kinds: ImportKindInfo[] }) {
  const [search, setSearch] = useSearchState()
  const kind = kinds.find((k) => k.key === search.kind) ?? kinds[0]
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState('')
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const go = useGo()
  const refresh = useRefresh()
  if (!kind) return <p className="d-quiet">{t('当前岗位没有可以导入的数据。')}</p>
  const send = async (file: File | undefined) => {
    if (!file || busy) return
    setError(null)
    setBusy(file.name)
    try {
      const form = new FormData()
      form.append('kind', kind.key)
      form.append('file', file, file.name)
      const made: Import = await deskCall(createImport, { body: form as never })
      await refresh(listImports)
      go(`/imports/${made.id}`)
    } catch (fault) {
      setError(fault)
      setBusy('')
      if (input.current) input.current.value = ''
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void send(event.dataTransfer.files[0])
  }
  const template = async () => {
    setError(null)
    try {
      saveAs(await deskFile(getImportTemplate, { params: { kind: kind.key } }), t('{title}导入模板.xlsx', { title: t(kind.title) }))
    } catch (fault) {
      setError(fault)
    }
  }
  return (
    <div className="i-stack">
      <ProblemAlert error={error} />
      <Panel title={t('导入什么')}>
        <div className="i-kinds" role="radiogroup" aria-label={t('导入什么')}>
          {kinds.map((each) => (
            <label key={each.key} className={each.key === kind.key ? 'i-kind i-kind-on' : 'i-kind'}>
              <strong>
                <input type="radio" name="import-kind" checked={each.key === kind.key} onChange={() => setSearch({ kind: each.key })} />
                {t(each.title)}
              </strong>
              <span className="d-quiet">{t(each.summary)}</span>
            </label>
          ))}
        </div>
      </Panel>
      <Panel title={t('上传表格')} aside={<Button icon={<DownloadOutlined aria-hidden />} onClick={() => void template()}>{t('下载{title}模板', { title: t(kind.title) })}</Button>}>
        <div className={over ? 'i-drop i-drop-over' : 'i-drop'} onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={drop}>
          <input ref={input} id="import-file" type="file" className="d-hidden" tabIndex={-1} aria-hidden accept=".xlsx,.csv,.txt" onChange={(event) => void send(event.target.files?.[0])} />
          <Button type="primary" size="large" icon={<UploadOutlined aria-hidden />} loading={busy !== ''} onClick={() => input.current?.click()}>
            {busy ? t('正在上传并读取') : t('选择文件')}
          </Button>
          {busy && <p role="status">{t('正在读取“{file}”，十万行约需十几秒，请不要关闭页面。', { file: busy })}</p>}
          <p>{t('或把文件拖到这里。支持 .xlsx 和 .csv，最大60 MB；不必先整理成模板的样子。')}</p>
          <p className="d-quiet">{t('旧的 .xls、.et 和加了密码的文件请先“另存为 .xlsx”。上传的内容加密保存，导入完成或7天后清除。')}</p>
        </div>
      </Panel>
      <Panel title={t('可以导入的列')}>
        <table className="i-map">
          <thead><tr><th>{t('列名')}</th><th>{t('说明')}</th><th>{t('示例')}</th></tr></thead>
          <tbody>
            {kind.fields.map((f) => (
              <tr key={f.key}>
                <td>{t(f.title)}{f.required && <span className="i-tag i-tag-doubtful" style={{ marginInlineStart: 8 }}>{t('必填')}</span>}</td>
                <td>{t(f.help)}</td>
                <td className="i-samples">{f.example}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </div>
  )
}
