import { Button } from 'antd'
import { useRef, useState } from 'react'
import { upload } from '../../../../platform/web/client.ts'
import { nameFor, shrinkPhoto } from '../../../../platform/web/photo.ts'
import { t } from '../../../../platform/web/text.ts'
import { ACCEPTED, uploadFile, type StoredFile } from '../../../files/contract.ts'

/** Photos and papers that prove a duty, as a field of a form: sent at once, each can be taken out again; the value is their ids. */
export function EvidenceField({ id, onChange }: { id?: string; value?: string[]; onChange?: (ids: string[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [files, setFiles] = useState<{ id: string; name: string }[]>([])
  const [state, setState] = useState<{ busy?: boolean; problem?: string }>({})
  const keep = (next: { id: string; name: string }[]) => {
    setFiles(next)
    onChange?.(next.map((one) => one.id))
  }
  const send = async (chosen: readonly File[]) => {
    if (!chosen.length) return
    setState({ busy: true })
    const sent: { id: string; name: string }[] = []
    try {
      for (const file of chosen) {
        const small = await shrinkPhoto(file)
        const stored = (await upload(uploadFile, {}, small, { name: nameFor(small, file.name) })) as StoredFile
        sent.push({ id: stored.id, name: file.name })
      }
      setState({})
    } catch (fault) {
      setState({ problem: fault instanceof Error ? fault.message : t('没有传上去，请再试一次') })
    }
    keep([...files, ...sent].slice(0, 10))
  }
  return (
    <div>
      <input ref={input} hidden multiple type="file" accept={ACCEPTED} aria-label={t('选择照片或材料')} onChange={(event) => void send([...(event.target.files ?? [])])} />
      <Button {...(id ? { id } : {})} loading={state.busy ?? false} disabled={files.length >= 10} onClick={() => input.current?.click()}>{t('拍照或选择文件')}</Button>
      <p role="status" className="d-quiet">{state.problem ?? (files.length ? t('已上传{n}个', { n: files.length }) : t('签到表、照片、会议记录等，最多10个'))}</p>
      <ul className="dut-files">
        {files.map((one) => <li key={one.id}>{one.name} <Button type="link" size="small" onClick={() => keep(files.filter((other) => other.id !== one.id))}>{t('移除')}</Button></li>)}
      </ul>
    </div>
  )
}
