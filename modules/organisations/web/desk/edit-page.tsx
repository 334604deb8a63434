import { Button, Form, Input } from 'antd'
import { useRef, useState } from 'react'
import {
  Awaiting, PageHeading, Panel, ProblemAlert, UnsavedGuard, markOptional, newClientId, sends, showFaults, useCall, useGo, useMutate, useParam,
} from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getCompleteness, getOrganisation, kindOf, listOrganisationChanges, listOrganisations, listServing, updateOrganisation, type Organisation, type OrganisationKind } from '../../contract.ts'
import { OrganisationFields, bodyOf, type BasicValues } from './organisation-form.tsx'
import { useKinds } from './use-own-place.ts'
import './organisations.css'

/** Changes an organisation's file, with the reason. */
export default function EditOrganisationPage() {
  const id = useParam('id')
  const query = useCall(getOrganisation, { params: { id } })
  const { kinds, ready } = useKinds()
  return (
    <Awaiting query={query}>
      {(file) => {
        const kind = kindOf(kinds, file.kind)
        return (
          <>
            <PageHeading title={t('修改{name}', { name: file.name })} crumbs={[{ label: t('组织'), to: '/organisations' }, { label: file.name, to: `/organisations/${file.id}` }]} />
            {ready && kind && <EditForm file={file} kind={kind} />}
          </>
        )
      }}
    </Awaiting>
  )
}

function EditForm({ file, kind }: { file: Organisation; kind: OrganisationKind }) {
  const [form] = Form.useForm<BasicValues & { reason: string }>()
  const go = useGo()
  const [error, setError] = useState<unknown>(null)
  const [touched, setTouched] = useState(false)
  const clientId = useRef(newClientId())
  const update = useMutate(updateOrganisation, { touches: [getOrganisation, listOrganisations, listOrganisationChanges, getCompleteness, listServing] })
  const send = async ({ reason, ...typed }: BasicValues & { reason: string }) => {
    setError(null)
    try {
      await update.mutateAsync({ params: { id: file.id }, body: { ...bodyOf(typed), reason, version: file.version, clientId: clientId.current } })
      setTouched(false)
      setTimeout(() => go(`/organisations/${file.id}`, { replace: true }))
    } catch (refusal) {
      setError(refusal)
      clientId.current = newClientId()
      showFaults(form, refusal)
      window.scrollTo({ top: 0 })
    }
  }
  return (
    <Form
      form={form}
      name="edit-organisation"
      layout="vertical"
      className="o-form"
      initialValues={{ name: file.name, uscc: file.uscc ?? '', phone: file.phone, address: file.address, opens: file.opens, parentId: file.parent?.id, facts: file.facts }}
      requiredMark={markOptional}
      disabled={update.isPending}
      onValuesChange={() => setTouched(true)}
      onKeyDown={(event: React.KeyboardEvent) => {
        if (sends(event)) {
          event.preventDefault()
          form.submit()
        }
      }}
      onFinish={(typed) => void send(typed as BasicValues & { reason: string })}
      scrollToFirstError={{ focus: true }}
    >
      <UnsavedGuard when={touched && !update.isPending} />
      <ProblemAlert error={error} />
      <OrganisationFields kind={kind} parent={file.parent} self={file.id} />
      <Panel title={t('修改原因')}>
        <Form.Item name="reason" label={t('原因')} extra={t('原来的内容和原因会留在变更记录里。')} rules={[{ required: true, whitespace: true, min: 2, message: t('请写明原因，至少2个字') }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={200} showCount />
        </Form.Item>
      </Panel>
      <div className="o-buttons">
        <span className="d-quiet d-keys">{t('Ctrl+S 保存')}</span>
        <Button onClick={() => go(`/organisations/${file.id}`)}>{t('取消')}</Button>
        <Button type="primary" htmlType="submit" loading={update.isPending}>
          {t('保存')}
        </Button>
      </div>
    </Form>
  )
}
