import { FileOutlined } from '@ant-design/icons'
import { Modal } from 'antd'
import { useState } from 'react'
import { deskCall, deskFile, FileView, useFileUrl } from '../../../../platform/web/desk/index.ts'
import { nameFor } from '../../../../platform/web/photo.ts'
import { t } from '../../../../platform/web/text.ts'
import { getFile, uploadFile } from '../../../files/contract.ts'

/** Fetches a stored file as the post that is worn. */
export const loadFile = (id: string) => (signal: AbortSignal) => deskFile(getFile, { params: { id } }, { signal })

/** Sends one file for the post that is worn; with `caseId` it hangs on that case at once. */
export async function sendFile(file: Blob, { name, signal }: { name: string; signal?: AbortSignal }, caseId?: string): Promise<{ id: string }> {
  const body = new FormData()
  if (caseId) body.append('caseId', caseId)
  body.append('file', file, nameFor(file, name))
  return deskCall(uploadFile, { body: body as never }, signal ? { signal } : {})
}

/** A file as a small picture that opens large over the page. */
export function CaseFile({ id, name }: { id: string; name: string }) {
  const [open, setOpen] = useState(false)
  const { file } = useFileUrl(id, loadFile(id))
  return (
    <>
      <button type="button" className="c-thumb" aria-label={t('查看{name}', { name })} onClick={() => setOpen(true)}>
        {file?.type.startsWith('image/') ? <img src={file.url} alt="" /> : <FileOutlined aria-hidden />}
      </button>
      <Modal open={open} title={name} width={880} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <FileView id={id} name={name} load={loadFile(id)} tall />
      </Modal>
    </>
  )
}
