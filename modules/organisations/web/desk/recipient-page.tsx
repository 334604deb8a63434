import { Form, Input, Tag } from 'antd'
import { useRef, useState } from 'react'
import { ActionDialog, Awaiting, DateText, DayInput, DetailPage, Facts, Panel, Timeline, dayRule, newClientId, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { endRecipient, getOrganisation, getRecipient, listMyRecipients, recordService } from '../../contract.ts'
import './organisations.css'

const TOUCHES = [getRecipient, listMyRecipients, getOrganisation]

/** What one recipient was given; for the worker in charge alone. */
export default function RecipientPage() {
  const id = useParam('id')
  const query = useCall(getRecipient, { params: { id } }, { staleMs: Infinity })
  const give = useMutate(recordService, { touches: TOUCHES })
  const end = useMutate(endRecipient, { touches: TOUCHES })
  const clientId = useRef(newClientId())
  const [open, setOpen] = useState<'give' | 'end' | null>(null)
  const today = dayOf(new Date())
  const renew = () => {
    clientId.current = newClientId()
  }
  return (
    <Awaiting query={query}>
      {(row) => (
        <DetailPage
          title={row.name}
          crumbs={[{ label: t('组织'), to: '/organisations' }, { label: row.organisationName, to: `/organisations/${row.organisationId}` }]}
          state={row.validUntil ? <Tag>{t('已结束')}</Tag> : undefined}
          sentence={t('{team}为{name}提供{service}，由你负责。每次打开这一页都会留下记录，本人可以看到。', { team: row.organisationName, name: row.name, service: row.service })}
          actions={row.validUntil ? [] : [
            { key: 'give', label: t('记录一次服务'), primary: true, onChoose: () => setOpen('give') },
            { key: 'end', label: t('结束服务'), danger: true, onChoose: () => setOpen('end') },
          ]}
          noActions={t('服务已结束，只能查看。')}
          facts={
            <Panel title={t('接受服务')}>
              <Facts facts={[
                { label: t('服务项目'), value: row.service },
                { label: t('开始'), value: <DateText value={row.validFrom} /> },
                row.validUntil !== null && { label: t('结束'), value: <DateText value={row.validUntil} /> },
                { label: t('依据'), value: row.caseNumber || row.basis },
              ]} />
            </Panel>
          }
        >
          <Panel title={t('服务记录')}>
            <Timeline entries={row.services.map((one) => ({ id: one.id, title: one.what, at: one.onDay, by: one.byName }))} empty={t('还没有服务记录。')} />
          </Panel>
          <ActionDialog<{ onDay: string; what: string }>
            open={open === 'give'} name="give-service" title={t('记录一次服务')} verb={t('记录')} initial={{ onDay: today }}
            onSubmit={(typed) => give.mutateAsync({ params: { id }, body: { ...typed, clientId: clientId.current } })} onDone={renew} onClose={() => setOpen(null)}
          >
            <Form.Item name="onDay" label={t('哪天')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ max: today })]}>
              <DayInput max={today} />
            </Form.Item>
            <Form.Item name="what" label={t('做了什么')} rules={[{ required: true, whitespace: true, min: 2, message: t('请写做了什么') }]}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={200} showCount />
            </Form.Item>
          </ActionDialog>
          <ActionDialog<{ on: string; reason: string }>
            open={open === 'end'} name="end-service" title={t('结束服务')} verb={t('结束服务')} danger initial={{ on: today }} reason={{ label: t('原因'), max: 200 }}
            onSubmit={(typed) => end.mutateAsync({ params: { id }, body: { ...typed, clientId: clientId.current } })} onDone={renew} onClose={() => setOpen(null)}
          >
            <Form.Item name="on" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}>
              <DayInput />
            </Form.Item>
          </ActionDialog>
        </DetailPage>
      )}
    </Awaiting>
  )
}
