import { CameraOutlined } from '@ant-design/icons'
import { Button, Form, Input, Radio, Select } from 'antd'
import { useRef, useState } from 'react'
import { ActionDialog, DayInput, dayRule, newClientId, problemOf, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { shrinkPhoto } from '../../../../platform/web/photo.ts'
import { t } from '../../../../platform/web/text.ts'
import { sendFile } from '../../../cases/web/parts.tsx'
import { listMatters } from '../../../matters/contract.ts'
import { PersonPicker } from '../../../register/web/fields.tsx'
import { listBundles } from '../../../windows/contract.ts'
import { listMandates, proposeMandate } from '../../contract.ts'

interface Typed { personId: string; matters: string[]; limits?: string; until: string; basis: 'portal' | 'paper'; paper?: { id: string; name: string } }

/** A photo taken on the spot, as a form's field. */
export function PhotoInput({ value, onChange, label }: { value?: { id: string; name: string }; onChange?: (file: { id: string; name: string } | undefined) => void; label: string }) {
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const take = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    setFault(undefined)
    try {
      const { id } = await sendFile(await shrinkPhoto(file), { name: file.name })
      onChange?.({ id, name: file.name })
    } catch (thrown) {
      const problem = problemOf(thrown)
      setFault(problem.detail ?? problem.title)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <input ref={input} type="file" hidden accept="image/jpeg,image/png,application/pdf" capture="environment" aria-label={label} onChange={(event) => void take(event.target.files?.[0])} />
      <Button icon={<CameraOutlined aria-hidden />} loading={busy} onClick={() => input.current?.click()}>{value ? t('重拍') : label}</Button> {value && <span>{value.name}</span>}
      {fault && <p className="a-late" role="alert">{fault}</p>}
    </>
  )
}

/** A mandate written down with the resident: for what, until when, and how it was given. */
export function NewMandate({ onClose, onMade, personId }: { onClose: () => void; onMade: (id: string) => void; personId?: string }) {
  const matters = useCall(listMatters, { query: { channel: 'WINDOW' } }, { staleMs: 300_000 })
  const bundles = useCall(listBundles, {}, { staleMs: 300_000 })
  const propose = useMutate(proposeMandate, { touches: [listMandates] })
  const today = dayOf(new Date())
  return (
    <ActionDialog<Typed>
      open as="drawer" name="new-mandate" title={t('写委托')} verb={t('保存')}
      sentence={t('委托只管写明的事，到期为止，居民随时可以撤回。')}
      initial={{ basis: 'portal', ...(personId ? { personId } : {}) }}
      onSubmit={async ({ paper, ...typed }) => onMade((await propose.mutateAsync({ body: { ...typed, limits: typed.limits ?? '', ...(paper ? { paperFileId: paper.id } : {}), clientId: newClientId() } })).id)}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="personId" label={t('替谁办')} rules={[{ required: true, message: t('请选择居民') }]}><PersonPicker label={t('替谁办')} /></Form.Item>
          <Form.Item name="matters" label={t('办哪些事')} rules={[{ required: true, message: t('请选择代办的事项') }]}>
            <Select mode="multiple" maxCount={8} showSearch={{ optionFilterProp: 'label' }} options={(matters.data?.items ?? []).map((one) => ({ value: one.code, label: one.title }))} />
          </Form.Item>
          {(bundles.data?.items ?? []).length > 0 && (
            <p className="a-tools a-beneath"><span className="d-quiet">{t('一件事：')}</span>{bundles.data!.items.map((one) => (
              <Button key={one.code} size="small" onClick={() => form.setFieldValue('matters', one.matters.map((each) => each.code))}>{one.title}</Button>
            ))}</p>
          )}
          <Form.Item name="limits" label={t('居民的要求')} extra={t('例如：只交材料，不代签字。')}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
          <Form.Item name="until" label={t('委托到哪天')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ min: today })]}><DayInput min={today} /></Form.Item>
          <Form.Item name="basis" label={t('怎么委托的')}><Radio.Group options={[{ value: 'portal', label: t('请居民在网上同意') }, { value: 'paper', label: t('已在纸上签字') }]} /></Form.Item>
          <Form.Item noStyle dependencies={['basis']}>
            {({ getFieldValue }) => getFieldValue('basis') === 'paper' && (
              <Form.Item name="paper" label={t('签好的委托书')} rules={[{ required: true, message: t('请拍下签好的委托书') }]}><PhotoInput label={t('拍照')} /></Form.Item>
            )}
          </Form.Item>
        </>
      )}
    </ActionDialog>
  )
}
