/** Family doctor and service groups on a person's page. */
import { Button, Form, Input, Radio, Select } from 'antd'
import { useRef, useState } from 'react'
import { ActionDialog, Awaiting, DateText, DayInput, dayRule, newClientId, Panel, useAbility, useCall, useMutate, Waiting } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  addCareContract, endCareContract, endServiceMark, listCareContracts, listServiceGroup, listServiceMarks, requestServiceMark, SERVICE_GROUPS, serviceGroups,
  type Person, type ServiceMark,
} from '../../contract.ts'
import { optionsOf } from '../names.ts'

const inYears = (day: string, years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`

interface Contract {
  organisation: string
  team: string
  doctor?: string
  phone?: string
  validFrom: string
  validUntil: string
  source: string
}

/** 家庭医生签约: which team, until when; nothing clinical stands here. */
export function CareContracts({ person, today }: { person: Person; today: string }) {
  const query = useCall(listCareContracts, { params: { id: person.id } })
  const add = useMutate(addCareContract, { touches: [listCareContracts] })
  const end = useMutate(endCareContract, { touches: [listCareContracts] })
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<string | null>(null)
  const clientId = useRef(newClientId())
  const stands = query.data?.items.some((c) => c.endedOn === null && c.validUntil > today) ?? false
  return (
    <Panel
      title={t('家庭医生')}
      aside={
        person.state === 'present' && query.data && !stands ? (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('登记签约')}
          </Button>
        ) : undefined
      }
    >
      <Awaiting query={query} waiting={<Waiting rows={1} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="d-quiet">{t('没有登记家庭医生签约。')}</p>
          ) : (
            <ul className="p-people">
              {items.map((c) => (
                <li key={c.id} className={c.endedOn ? 'p-past' : undefined}>
                  <span>{c.team}</span>
                  <span>{[c.organisation, c.doctor, c.phone].filter(Boolean).join('，')}</span>
                  <span className="d-quiet">
                    <DateText value={c.validFrom} /> {t('至')} <DateText value={c.endedOn ?? c.validUntil} />
                    {c.endedBecause && t('（{why}）', { why: c.endedBecause })}
                  </span>
                  {!c.endedOn && (
                    <Button size="small" className="p-end" onClick={() => setEnding(c.id)} aria-label={t('终止与{team}的签约', { team: c.team })}>
                      {t('终止')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Awaiting>
      <ActionDialog<Contract>
        open={adding}
        name="care-contract"
        as="drawer"
        title={t('登记家庭医生签约')}
        sentence={t('同一时间只有一份签约，最长3年，到期前一个月提醒本人。')}
        verb={t('登记签约')}
        initial={{ validFrom: today, validUntil: inYears(today, 1), source: '签约服务协议' }}
        onSubmit={({ doctor, phone, ...typed }) =>
          add.mutateAsync({
            params: { id: person.id },
            body: { ...typed, clientId: clientId.current, ...(doctor?.trim() ? { doctor: doctor.trim() } : {}), ...(phone?.trim() ? { phone: phone.trim() } : {}) },
          })
        }
        onDone={() => {
          clientId.current = newClientId()
        }}
        onClose={() => setAdding(false)}
      >
        <Form.Item name="organisation" label={t('签约机构')} rules={[{ required: true, min: 2, whitespace: true, message: t('请填写签约机构') }]}>
          <Input maxLength={60} placeholder={t('如 社区卫生服务站')} autoComplete="off" />
        </Form.Item>
        <Form.Item name="team" label={t('签约团队')} rules={[{ required: true, min: 2, whitespace: true, message: t('请填写签约团队') }]}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="doctor" label={t('签约医生')}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={t('联系电话')}>
          <Input maxLength={30} autoComplete="off" inputMode="tel" />
        </Form.Item>
        <Form.Item name="validFrom" label={t('开始日期')} rules={[{ required: true, message: t('请填写开始日期') }, dayRule({ max: today })]}>
          <DayInput max={today} />
        </Form.Item>
        <Form.Item name="validUntil" label={t('截止日期')} rules={[{ required: true, message: t('请填写截止日期') }, dayRule({ min: today, max: inYears(today, 3) })]}>
          <DayInput min={today} max={inYears(today, 3)} />
        </Form.Item>
        <Form.Item name="source" label={t('依据')} rules={[{ required: true, min: 2, whitespace: true, message: t('请写明依据') }]}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      </ActionDialog>
      <ActionDialog<{ by: 'person' | 'team'; reason: string }>
        open={ending !== null}
        name="end-contract"
        title={t('终止签约')}
        sentence={t('从今天起终止，经过保留。')}
        verb={t('终止签约')}
        danger
        reason={{ label: t('终止原因') }}
        initial={{ by: 'person' }}
        onSubmit={(typed) => end.mutateAsync({ params: { id: ending ?? '' }, body: typed })}
        onClose={() => setEnding(null)}
      >
        <Form.Item name="by" label={t('由谁提出')} rules={[{ required: true }]}>
          <Radio.Group options={[{ value: 'person', label: t('本人') }, { value: 'team', label: t('签约团队') }]} />
        </Form.Item>
      </ActionDialog>
    </Panel>
  )
}

interface Ask {
  kind: 'elderly'
  request: string
  purpose: string
  consentBy: string
  consentOn: string
  validUntil: string
}

/** 服务登记: only those of which the reader's post is in charge; a request can be written down by whoever takes it. */
export function ServiceMarks({ person, today }: { person: Person; today: string }) {
  const serves = useAbility('register.serve_groups')
  const query = useCall(listServiceMarks, { params: { id: person.id } }, { enabled: serves })
  const ask = useMutate(requestServiceMark, { touches: [listServiceMarks, listServiceGroup] })
  const end = useMutate(endServiceMark, { touches: [listServiceMarks, listServiceGroup] })
  const [asking, setAsking] = useState(false)
  const [ending, setEnding] = useState<ServiceMark | null>(null)
  const clientId = useRef(newClientId())
  const guardians = person.representatives.filter((r) => r.kind === 'guardian' && (!r.validUntil || r.validUntil > today))
  const consents = [...(person.age >= 14 ? [{ value: person.id, label: t('本人') }] : []), ...guardians.map((g) => ({ value: g.personId, label: t('监护人{name}', { name: g.name }) }))]
  return (
    <Panel
      title={t('服务登记')}
      aside={
        person.state === 'present' ? (
          <Button size="small" onClick={() => setAsking(true)}>
            {t('登记本人要求')}
          </Button>
        ) : undefined
      }
    >
      {serves ? (
        <Awaiting query={query} waiting={<Waiting rows={1} />}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="d-quiet">{t('没有当前岗位负责的服务登记。别的服务由其经办岗位查看。')}</p>
            ) : (
              <ul className="p-people">
                {items.map((m) => (
                  <li key={m.id} className={m.endedOn ? 'p-past' : undefined}>
                    <span>{t(SERVICE_GROUPS[m.kind])}</span>
                    <span>{m.purpose}</span>
                    <span className="d-quiet">
                      {m.basisTitle}，<DateText value={m.validFrom} /> {t('至')} <DateText value={m.endedOn ?? m.validUntil} />
                      {m.endedBecause && t('（{why}）', { why: m.endedBecause })}
                    </span>
                    {m.mayEnd && (
                      <Button size="small" className="p-end" onClick={() => setEnding(m)} aria-label={t('终止{kind}', { kind: t(SERVICE_GROUPS[m.kind]) })}>
                        {t('终止')}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            )
          }
        </Awaiting>
      ) : (
        <p className="d-quiet">{t('服务登记只由负责这类服务的岗位和本人查看；这里可以记下本人的要求。')}</p>
      )}
      <ActionDialog<Ask>
        open={asking}
        name="service-mark"
        as="drawer"
        title={t('登记本人的服务要求')}
        sentence={t('登记只用来匹配服务，要有申请、用途、同意和期限；本人随时可以终止。')}
        verb={t('登记')}
        initial={{ consentOn: today, validUntil: inYears(today, 1), ...(consents[0] ? { consentBy: consents[0].value } : {}) }}
        onSubmit={(typed) => ask.mutateAsync({ params: { id: person.id }, body: { ...typed, clientId: clientId.current } })}
        onDone={() => {
          clientId.current = newClientId()
        }}
        onClose={() => setAsking(false)}
      >
        <Form.Item name="kind" label={t('哪一类服务')} rules={[{ required: true, message: t('请选择') }]}>
          <Select options={optionsOf(SERVICE_GROUPS, serviceGroups)} />
        </Form.Item>
        <Form.Item name="request" label={t('来自哪一次申请或要求')} extra={t('办件编号、走访编号或申请书日期。')} rules={[{ required: true, min: 2, whitespace: true, message: t('请写明来自哪一次申请') }]}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="purpose" label={t('用来提供什么服务')} rules={[{ required: true, min: 4, whitespace: true, message: t('请写明用途，至少4个字') }]}>
          <Input maxLength={100} placeholder={t('如 推荐岗位和培训')} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="consentBy"
          label={t('由谁同意')}
          extra={person.age < 14 ? t('不满14周岁，由监护人同意（个人信息保护法第31条）。') : t('由本人或监护人同意。')}
          rules={[{ required: true, message: consents.length > 0 ? t('请选择由谁同意') : t('请先登记监护人') }]}
        >
          <Radio.Group className="p-choices" options={consents} />
        </Form.Item>
        <Form.Item name="consentOn" label={t('同意日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ max: today })]}>
          <DayInput max={today} />
        </Form.Item>
        <Form.Item name="validUntil" label={t('有效期到')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ min: today, max: inYears(today, 3) })]}>
          <DayInput min={today} max={inYears(today, 3)} />
        </Form.Item>
      </ActionDialog>
      <ActionDialog<{ reason: string }>
        open={ending !== null}
        name="end-mark"
        title={ending ? t('终止{kind}', { kind: t(SERVICE_GROUPS[ending.kind]) }) : t('终止服务登记')}
        sentence={t('从今天起不再列入这类服务的名单。')}
        verb={t('终止')}
        danger
        reason={{ label: t('终止原因') }}
        onSubmit={(typed) => end.mutateAsync({ params: { id: ending?.id ?? '' }, body: typed })}
        onClose={() => setEnding(null)}
      />
    </Panel>
  )
}
