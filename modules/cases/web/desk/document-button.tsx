import { FilePdfOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { deskFile, FileView } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getCaseDocument } from '../../contract.ts'

/** A document of the case as PDF, opened over the page with a button for printing. */
export function DocumentButton({ id, number, kind, title, primary }: {
  id: string
  number: string
  kind: 'receipt' | 'result' | 'correction'
  title: string
  primary?: boolean
}) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button {...(primary ? { type: 'primary' as const } : {})} icon={<FilePdfOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Modal open={open} title={title} width={880} onCancel={() => setOpen(false)} footer={null} destroyOnHidden>
        <FileView
          id={`${id}-${kind}`}
          name={`${number}-${title}.pdf`}
          tall
          load={(signal) => deskFile(getCaseDocument, { params: { id, kind } }, { signal })}
          tools={
            <Button size="small" type="primary" onClick={() => document.querySelector<HTMLIFrameElement>('.d-view-tall iframe')?.contentWindow?.print()}>
              {t('打印')}
            </Button>
          }
        />
      </Modal>
    </>
  )
}
