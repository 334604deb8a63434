import { FilePdfOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Callable } from '../../../../platform/web/client.ts'
import type { Input } from '../../../../platform/kernel/operation.ts'
import { deskFile, FileView } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'

/** A paper as PDF, opened over the page with a button for printing. */
export function PdfButton<Op extends Callable>({ id, title, operation, input, small }: { id: string; title: string; operation: Op; input: Input<Op>; small?: boolean }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button {...(small ? { size: 'small' as const } : {})} icon={<FilePdfOutlined aria-hidden />} onClick={() => setOpen(true)}>{title}</Button>
      <Modal open={open} title={title} width={880} onCancel={() => setOpen(false)} footer={null} destroyOnHidden>
        <FileView id={id} name={`${title}.pdf`} tall load={(signal) => deskFile(operation, input, { signal })}
          tools={<Button size="small" type="primary" onClick={() => document.querySelector<HTMLIFrameElement>('.d-view-tall iframe')?.contentWindow?.print()}>{t('打印')}</Button>} />
      </Modal>
    </>
  )
}
