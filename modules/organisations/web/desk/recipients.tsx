import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { useRef, useState } from 'react'
import { ActionDialog, Awaiting, DateText, DayInput, Go, Panel, dayRule, newClientId, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PersonPicker } from '../../../register/web/fields.tsx'
import { addRecipient, getOrganisation, listMyRecipients, type Organisation } from '../../contract.ts'

/** Those for whom the reader is the worker in charge; of the others only how many there are. */
export function Recipients({ file }: { file: Organisation }) {
  const serves = file.abilities.includes('serve')
  const [open, setOpen] = useState(false)
  const query = useCall(listMyRecipients, { params: { id: file.id }, query: {} }, { enabled: serves })
  return (
    <Panel
      title={t('我负责的服务对象')}
      aside={
        <span className="o-bar" style={{ marginBlockEnd: 0 }}>
          <span className="d-quiet">{t('全队在服务{n}人次', { n: file.recipients })}</span>
          {serves && (
            <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>
              {t('登记服务对象')}
            </Button>
          )}
        </span>
      }
    >
      {!serves ? (
        <p className="d-quiet">{t('服务对象由负责的服务人员查看。')}</p>
      ) : (
        <Awaiting query={query} inside>
          {({ items }) =>
            items.length === 0 ? (
              <p className="d-quiet">{t('没有由你负责的服务对象。只登记已接受服务的人，别人负责的这里看不到。')}</p>
            ) : (
              <ul className="o-lines">
                {items.map((row) => (
                  <li key={row.id} className={row.validUntil ? 'o-past' : undefined}>
                    <span className="o-name">
                      <Go to={`/service-recipients/${row.id}`}>{row.name}</Go>
                    </span>
                    <span>{row.service}</span>
                    <span className="d-quiet">
                      <DateText value={row.validFrom} /> {row.validUntil ? <>{t('至')} <DateText value={row.validUntil} /></> : t('起')}
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Awaiting>
      )}
      <NewRecipient file={file} open={open} onClose={() => setOpen(false)} />
    </Panel>
  )
}

interface Values {
  personId: string
  service: string
  caseNumber?: string
  consent?: string
  validFrom: string
}

function NewRecipient({ file, open, onClose }: { file: Organisation; open: boolean; onClose: () => void }) {
  const add = useMutate(addRecipient, { touches: [listMyRecipients, getOrganisation] })
  const clientId = useRef(newClientId())
  const today = dayOf(new Date())
  return (
    <ActionDialog<Values>
      open={open}
      name="new-recipient"
      title={t('登记服务对象')}
      sentence={t('只登记已接受服务的人。登记后由你负责，服务记录只有你和本人能看。')}
      verb={t('登记')}
      initial={{ validFrom: today }}
      onSubmit={({ caseNumber, consent, ...typed }) =>
        add.mutateAsync({ params: { id: file.id }, body: { ...typed, caseNumber: caseNumber?.trim() ?? '', consent: consent?.trim() ?? '', clientId: clientId.current } })
      }
      onDone={() => {
        clientId.current = newClientId()
      }}
      onClose={onClose}
    >
      <Form.Item name="personId" label={t('居民')} rules={[{ required: true, message: t('请查找并选择居民') }]}>
        <PersonPicker label={t('居民')} />
      </Form.Item>
      <Form.Item name="service" label={t('服务项目')} rules={[{ required: true, whitespace: true, min: 2, message: t('请写服务项目') }]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="caseNumber" label={t('本人申请的办件编号')}>
        <Input maxLength={40} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name="consent" label={t('没有办件的，写明签订的服务协议')}>
        <Input maxLength={200} placeholder={t('如“3月1日签订服务协议”')} autoComplete="off" />
      </Form.Item>
      <Form.Item name="validFrom" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ max: today })]}>
        <DayInput max={today} />
      </Form.Item>
    </ActionDialog>
  )
}
