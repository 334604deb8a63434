import { Button } from 'antd'
import { useRef, useState } from 'react'
import { upload } from '../../../../platform/web/client.ts'
import { nameFor, shrinkPhoto } from '../../../../platform/web/photo.ts'
import { t } from '../../../../platform/web/text.ts'
import { ACCEPTED, uploadFile, type StoredFile } from '../../../files/contract.ts'

/** One photo or scan as a field of a form: made small, sent at once; the value is its id. */
export function UploadField({ id, onChange }: { id?: string; value?: string; onChange?: (id: string | undefined) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<{ name?: string; busy?: boolean; problem?: string }>({})
  const send = async (file: File | undefined) => {
    if (!file) return
    setState({ busy: true })
    try {
      const small = await shrinkPhoto(file)
      const stored = (await upload(uploadFile, {}, small, { name: nameFor(small, file.name) })) as StoredFile
      setState({ name: file.name })
      onChange?.(stored.id)
    } catch (fault) {
      setState({ problem: fault instanceof Error ? fault.message : t('没有传上去，请再试一次') })
      onChange?.(undefined)
    }
  }
  return (
    <div>
      <input ref={input} hidden type="file" accept={ACCEPTED} aria-label={t('选择照片或扫描件')} onChange={(event) => void send(event.target.files?.[0])} />
      <Button {...(id ? { id } : {})} loading={state.busy ?? false} onClick={() => input.current?.click()}>{state.name ? t('重新选择') : t('拍照或选择文件')}</Button>{' '}
      <span role="status" className={state.problem ? 'dis-late' : 'd-quiet'}>{state.problem ?? (state.name ? t('{name}，已上传', { name: state.name }) : '')}</span>
    </div>
  )
}
