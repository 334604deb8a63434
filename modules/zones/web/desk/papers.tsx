import { Button, Modal } from 'antd'
import { useRef, useState } from 'react'
import { upload } from '../../../../platform/web/client.ts'
import { deskFile, FileView } from '../../../../platform/web/desk/index.ts'
import { nameFor, shrinkPhoto } from '../../../../platform/web/photo.ts'
import { t } from '../../../../platform/web/text.ts'
import { ACCEPTED, uploadFile, type StoredFile } from '../../../files/contract.ts'
import { getZonePaper } from '../../contract.ts'

interface PaperRef { id: string; name: string }

/** The electronic version: several files, sent at once; the value is their ids and names. */
export function PapersField({ id, value = [], onChange }: { id?: string; value?: PaperRef[]; onChange?: (papers: PaperRef[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<{ busy?: boolean; problem?: string }>({})
  const send = async (file: File | undefined) => {
    if (!file) return
    setState({ busy: true })
    try {
      const small = await shrinkPhoto(file)
      const stored = (await upload(uploadFile, {}, small, { name: nameFor(small, file.name) })) as StoredFile
      setState({})
      onChange?.([...value, { id: stored.id, name: file.name.slice(0, 120) }])
    } catch (fault) {
      setState({ problem: fault instanceof Error ? fault.message : t('没有传上去，请再试一次') })
    }
  }
  return (
    <div>
      <input ref={input} hidden type="file" accept={ACCEPTED} aria-label={t('选择电子版材料')} onChange={(event) => { void send(event.target.files?.[0]); event.target.value = '' }} />
      {value.map((one) => <div key={one.id}>{one.name} <Button size="small" type="link" onClick={() => onChange?.(value.filter((each) => each.id !== one.id))}>{t('去掉')}</Button></div>)}
      <Button {...(id ? { id } : {})} loading={state.busy ?? false} onClick={() => input.current?.click()}>{t('附材料')}</Button>
      {state.problem && <span role="alert" className="zon-late"> {state.problem}</span>}
    </div>
  )
}

/** Papers to be opened; the server writes each opening down. */
export function Papers({ zoneId, papers }: { zoneId: string; papers: readonly PaperRef[] }) {
  const [shown, setShown] = useState<PaperRef | null>(null)
  if (papers.length === 0) return <p className="d-quiet">{t('还没有电子版材料。')}</p>
  return (
    <div>
      {papers.map((one) => <Button key={one.id} size="small" onClick={() => setShown(one)} style={{ marginInlineEnd: 8 }}>{one.name}</Button>)}
      {shown && <Modal open title={shown.name} footer={null} width={820} onCancel={() => setShown(null)}><FileView id={shown.id} name={shown.name} load={(signal) => deskFile(getZonePaper, { params: { id: zoneId, fileId: shown.id } }, { signal })} /></Modal>}
    </div>
  )
}
