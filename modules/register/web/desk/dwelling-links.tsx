import { Button, Form, Input, Radio } from 'antd'
import { useRef, useState } from 'react'
import { ActionDialog, Awaiting, DateText, DayInput, dayRule, Go, newClientId, Panel, useAbility, useCall, useMutate, Waiting } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { addDwellingLink, endDwellingLink, listDwellingLinks } from '../../contract.ts'
import { PersonPicker } from '../fields.tsx'

interface Link {
  kind: 'owner' | 'tenant'
  who: 'person' | 'organisation'
  personId?: string
  name?: string
  validFrom: string
  validUntil?: string
  source: string
}

/** 产权人、承租人: a person or an organisation, from a day to a day. */
export function DwellingLinks({ id }: { id: string }) {
  const keeps = useAbility('register.keep')
  const query = useCall(listDwellingLinks, { params: { id } })
  const add = useMutate(addDwellingLink, { touches: [listDwellingLinks] })
  const end = useMutate(endDwellingLink, { touches: [listDwellingLinks] })
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<string | null>(null)
  const clientId = useRef(newClientId())
  const today = dayOf(new Date())
  return (
    <Panel
      title={t('产权与租赁')}
      aside={
        keeps ? (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('登记')}
          </Button>
        ) : undefined
      }
    >
      <Awaiting query={query} waiting={<Waiting rows={1} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="d-quiet">{t('没有登记产权人或承租人。')}</p>
          ) : (
            <ul className="p-people">
              {items.map((l) => {
                const past = l.validUntil !== null && l.validUntil <= today
                return (
                  <li key={l.id} className={past ? 'p-past' : undefined}>
                    <span>{l.kind === 'owner' ? t('产权人') : t('承租人')}</span>
                    <span>{l.personId ? <Go to={`/people/${l.personId}`}>{l.name}</Go> : l.name}</span>
                    <span className="d-quiet">
                      <DateText value={l.validFrom} /> {t('至')} {l.validUntil ? <DateText value={l.validUntil} /> : t('今')}，{l.source}
                    </span>
                    {keeps && !past && (
                      <Button size="small" className="p-end" onClick={() => setEnding(l.id)} aria-label={t('终止{name}的登记', { name: l.name })}>
                        {t('终止')}
                      </Button>
                    )}
                  </li>
                )
              })}
            </ul>
          )
        }
      </Awaiting>
      <ActionDialog<Link>
        open={adding}
        name="dwelling-link"
        as="drawer"
        title={t('登记产权人或承租人')}
        verb={t('登记')}
        initial={{ kind: 'owner', who: 'person', validFrom: today }}
        onSubmit={({ who, personId, name, validUntil, ...typed }) =>
          add.mutateAsync({
            params: { id },
            body: {
              ...typed, clientId: clientId.current, ...(who === 'person' ? (personId ? { personId } : {}) : { name: name?.trim() ?? '' }), ...(validUntil ? { validUntil } : {}),
            },
          })
        }
        onDone={() => {
          clientId.current = newClientId()
        }}
        onClose={() => setAdding(false)}
      >
        {(form) => (
          <>
            <Form.Item name="kind" label={t('身份')} rules={[{ required: true }]}>
              <Radio.Group options={[{ value: 'owner', label: t('产权人') }, { value: 'tenant', label: t('承租人') }]} />
            </Form.Item>
            <Form.Item name="who" label={t('是谁')} rules={[{ required: true }]}>
              <Radio.Group options={[{ value: 'person', label: t('居民') }, { value: 'organisation', label: t('单位') }]} />
            </Form.Item>
            <Form.Item noStyle shouldUpdate={(a: Link, b: Link) => a.who !== b.who}>
              {() =>
                form.getFieldValue('who') === 'person' ? (
                  <Form.Item name="personId" label={t('居民')} rules={[{ required: true, message: t('请查找并选择居民') }]}>
                    <PersonPicker label={t('居民')} />
                  </Form.Item>
                ) : (
                  <Form.Item name="name" label={t('单位名称')} rules={[{ required: true, min: 2, whitespace: true, message: t('请填写单位名称') }]}>
                    <Input maxLength={80} autoComplete="off" />
                  </Form.Item>
                )
              }
            </Form.Item>
            <Form.Item name="validFrom" label={t('开始日期')} rules={[{ required: true, message: t('请填写开始日期') }, dayRule({ max: today })]}>
              <DayInput max={today} />
            </Form.Item>
            <Form.Item name="validUntil" label={t('截止日期')} extra={t('租赁合同到期的日子；产权不填。')} rules={[dayRule()]}>
              <DayInput />
            </Form.Item>
            <Form.Item name="source" label={t('依据')} rules={[{ required: true, min: 2, whitespace: true, message: t('请写明依据') }]}>
              <Input maxLength={100} placeholder={t('如 不动产权证、租赁合同')} autoComplete="off" />
            </Form.Item>
          </>
        )}
      </ActionDialog>
      <ActionDialog<{ on: string; reason: string }>
        open={ending !== null}
        name="end-link"
        title={t('终止登记')}
        sentence={t('从这一天起终止，经过保留。')}
        verb={t('终止')}
        danger
        reason={{ label: t('终止原因') }}
        initial={{ on: today }}
        onSubmit={(typed) => end.mutateAsync({ params: { id: ending ?? '' }, body: typed })}
        onClose={() => setEnding(null)}
      >
        <Form.Item name="on" label={t('终止日期')} rules={[{ required: true, message: t('请填写终止日期') }, dayRule({ max: today })]}>
          <DayInput max={today} />
        </Form.Item>
      </ActionDialog>
    </Panel>
  )
}
