import { DownloadOutlined, MinusOutlined, PlusOutlined, RotateLeftOutlined, RotateRightOutlined, ExportOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { t } from '../text.ts'
import { Waiting } from './awaiting.tsx'
import { ProblemAlert } from './problem-alert.tsx'

interface Held {
  url: string
  type: string
}

/** An address in this browser for a file that is fetched with the session's headers; given back when the page is left. `of` names the file. */
export function useFileUrl(of: string | undefined, load: (signal: AbortSignal) => Promise<Blob>): { file: Held | undefined; error: unknown } {
  const [state, setState] = useState<{ of?: string | undefined; file?: Held; error?: unknown }>({})
  useEffect(() => {
    if (of === undefined) return
    const stop = new AbortController()
    let url: string | undefined
    load(stop.signal).then(
      (blob) => {
        if (stop.signal.aborted) return
        url = URL.createObjectURL(blob)
        setState({ of, file: { url, type: blob.type } })
      },
      (error: unknown) => !stop.signal.aborted && setState({ of, error }),
    )
    return () => {
      stop.abort()
      if (url) URL.revokeObjectURL(url)
    }
    // The name stands for the file; `load` is a new function with every render.
  }, [of])
  return state.of === of ? { file: state.file, error: state.error } : { file: undefined, error: undefined }
}

const STEPS = [100, 150, 200, 300, 400]

/** One file to be read: pictures with zoom and turning by buttons, PDF in its own frame, all else to be saved. */
export function FileView({ id, name, load, tools, tall }: {
  id: string
  name: string
  load: (signal: AbortSignal) => Promise<Blob>
  /** Further buttons, in front. */
  tools?: ReactNode
  tall?: boolean
}) {
  const { file, error } = useFileUrl(id, load)
  const [zoom, setZoom] = useState(100)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    setZoom(100)
    setTurn(0)
  }, [id])
  const picture = file?.type.startsWith('image/')
  const step = (by: 1 | -1) => setZoom(STEPS[Math.min(STEPS.length - 1, Math.max(0, STEPS.indexOf(zoom) + by))]!)
  const lying = turn % 180 !== 0
  return (
    <div className={tall ? 'd-view d-view-tall' : 'd-view'}>
      <div className="d-view-bar" role="toolbar" aria-label={t('查看{name}', { name })}>
        {tools}
        {picture && (
          <>
            <Button size="small" icon={<MinusOutlined aria-hidden />} aria-label={t('缩小')} disabled={zoom === STEPS[0]} onClick={() => step(-1)} />
            <span className="d-figures" aria-live="polite">{zoom}%</span>
            <Button size="small" icon={<PlusOutlined aria-hidden />} aria-label={t('放大')} disabled={zoom === STEPS.at(-1)} onClick={() => step(1)} />
            <Button size="small" icon={<RotateLeftOutlined aria-hidden />} aria-label={t('向左转')} onClick={() => setTurn((now) => (now + 270) % 360)} />
            <Button size="small" icon={<RotateRightOutlined aria-hidden />} aria-label={t('向右转')} onClick={() => setTurn((now) => (now + 90) % 360)} />
          </>
        )}
        {file && (
          <span className="d-view-end">
            <Button size="small" type="link" href={file.url} target="_blank" rel="noopener" icon={<ExportOutlined aria-hidden />} aria-label={t('在新窗口打开{name}', { name })} title={t('在新窗口打开')} />
            <Button size="small" type="link" href={file.url} download={name} icon={<DownloadOutlined aria-hidden />} aria-label={t('下载{name}', { name })} title={t('下载')} />
          </span>
        )}
      </div>
      <ProblemAlert error={error} />
      {!file && !error && <Waiting rows={4} />}
      {file && picture && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an enlarged picture is moved with the arrow keys
        <div className="d-view-room" role="region" aria-label={name} tabIndex={0}>
          <img src={file.url} alt={name} style={{ inlineSize: `${zoom}%`, transform: `rotate(${turn}deg)`, ...(lying ? { aspectRatio: 'auto', marginBlock: '12%' } : {}) }} />
        </div>
      )}
      {file && file.type === 'application/pdf' && <iframe className="d-view-paper" src={`${file.url}#navpanes=0&view=FitH`} title={name} />}
      {file && !picture && file.type !== 'application/pdf' && <p className="d-view-none">{t('这种文件不能在页面里打开，请下载后查看。')}</p>}
    </div>
  )
}
