import { UploadOutlined } from '@ant-design/icons'
import { Button, Form, Input, Radio, Select } from 'antd'
import { useRef, useState } from 'react'
import { ActionDialog, newClientId, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { createMatterDraft, listMatterFiles, listMatters } from '../../contract.ts'

interface Typed { origin: 'new' | 'copy' | 'file'; title?: string; code?: string }

/** Begins a matter: from nothing, as a copy of another, or from another place's file. */
export function NewDraft({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const create = useMutate(createMatterDraft, { touches: [listMatterFiles] })
  const matters = useCall(listMatters, {}, { staleMs: 60_000 }).data?.items ?? []
  const [file, setFile] = useState<{ name: string; content: unknown }>()
  const input = useRef<HTMLInputElement>(null)
  const read = async (chosen: File | undefined) => {
    if (!chosen) return
    // What cannot be read is sent as it is: the server says what is wrong with it.
    const content: unknown = await chosen.text().then((text) => JSON.parse(text) as unknown).catch(() => '')
    setFile({ name: chosen.name, content })
  }
  return (
    <ActionDialog<Typed>
      open name="new-matter" title={t('新建事项')} verb={t('开始写')} initial={{ origin: 'new' }} width={560}
      sentence={t('先写成草稿，改好了用往期办件试算，由另一位同事审核后发布。')}
      onSubmit={async ({ origin, title, code }) => {
        if (origin === 'file' && !file) throw new Error(t('请选择文件'))
        const made = await create.mutateAsync({ body: { origin, clientId: newClientId(), ...(origin === 'file' ? { file: file!.content } : { title: title ?? '' }), ...(origin === 'copy' && code ? { code } : {}) } })
        onMade(made.id)
      }}
      onClose={onClose}
    >
      <Form.Item name="origin" label={t('从哪里开始')}>
        <Radio.Group className="md-radios" options={[{ value: 'new', label: t('从头写') }, { value: 'copy', label: t('照着另一个事项写') }, { value: 'file', label: t('用别的地方导出的文件') }]} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) => {
          const origin = getFieldValue('origin') as Typed['origin']
          return origin === 'file' ? (
            <div className="md-option">
              <input ref={input} type="file" accept="application/json,.json" style={{ display: 'none' }} onChange={(event) => void read(event.target.files?.[0])} />
              <Button icon={<UploadOutlined aria-hidden />} onClick={() => input.current?.click()}>{t('选择文件')}</Button>
              <span role="status">{file?.name ?? t('还没有选')}</span>
            </div>
          ) : (
            <>
              {origin === 'copy' && (
                <Form.Item name="code" label={t('照着哪个事项')} rules={[{ required: true, message: t('请选择事项') }]}>
                  <Select showSearch={{ optionFilterProp: 'label' }} placeholder={t('请选择')} options={matters.map((one) => ({ value: one.code, label: one.title }))} />
                </Form.Item>
              )}
              <Form.Item name="title" label={t('事项名称')} rules={[{ required: true, whitespace: true, message: t('请写事项名称') }]}><Input maxLength={60} /></Form.Item>
            </>
          )
        }}
      </Form.Item>
    </ActionDialog>
  )
}
