import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, dateText, DayInput, dayRule, ListPage, useAbility, useCall, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { DwellingPicker, PersonPicker } from '../../../register/web/fields.tsx'
import { countRentals, createRental, listRentals, type Rental } from '../../contract.ts'
import './residence.css'

/** 租住备案: what is let to whom until when, and what is due of each: a check, the end of a lease, an invitation. */
export default function RentalsPage() {
  const today = dayOf(new Date())
  const keeps = useAbility('residence.keep')
  const counts = useCall(countRentals, {})
  const [isNew, setNew] = useState(false)
  return (
    <>
      <ListPage<typeof listRentals, Rental>
        id="rentals"
        title={t('租住备案')}
        operation={listRentals}
        ask={({ tab, q, after }) => ({ query: { show: (tab || 'all') as 'all', ...(q ? { q } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => ({ ...reply, ...(counts.data ? { counts: counts.data } : {}) })}
        rowKey={(row) => row.id}
        rowTo={(row) => `/residence/rentals/${row.id}`}
        rowTone={(row) => (row.faults > 0 && row.nextCheckOn !== null && row.nextCheckOn <= today ? 'late' : undefined)}
        tabs={[
          { key: 'all', label: t('全部') }, { key: 'check_due', label: t('该检查') }, { key: 'lease_ends', label: t('租约快到期') },
          { key: 'not_declared', label: t('租客还没办居住登记') },
        ]}
        search={t('地址、房东、租客')}
        columns={[
          { key: 'address', title: t('房屋'), render: (row) => row.address },
          { key: 'landlord', title: t('房东'), width: 110, render: (row) => row.landlordName },
          { key: 'tenant', title: t('租客'), width: 130, render: (row) => (row.people > 1 ? t('{name}等{n}人', { name: row.tenantName, n: row.people }) : row.tenantName) },
          { key: 'lease', title: t('租期'), width: 260, render: (row) => <><DateText value={row.leaseFrom} />{t('至')}{row.leaseUntil ? <DateText value={row.leaseUntil} /> : t('没有约定')}</> },
          {
            key: 'check', title: t('安全检查'), width: 220,
            render: (row) => row.lastCheckedOn === null ? <span className="res-bad">{t('还没检查过')}</span>
              : row.faults > 0 ? <span className="res-bad">{t('{n}处问题，{day}复查', { n: row.faults, day: dateText(row.nextCheckOn ?? '', 'short') })}</span> : t('{day}看过，没有问题', { day: dateText(row.lastCheckedOn, 'short') }),
          },
          { key: 'registered', title: t('居住登记'), width: 110, render: (row) => (row.registered ? t('已登记') : row.answer === 'not_me' ? t('不是本人') : row.answer === 'later' ? t('以后再说') : t('还没登记')) },
          { key: 'place', title: t('网格'), width: 110, spare: true, render: (row) => row.regionName },
        ]}
        unit={t('份')}
        empty={(tab) => tab === 'all' || tab === ''
          ? { why: t('这里还没有租住备案'), todo: t('房东、租客可以在手机上备案，也可以由工作人员登记。') }
          : { why: t('没有需要办的'), todo: t('到日子的会出现在这里。') }}
        action={keeps && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setNew(true)}>{t('登记租住')}</Button>}
      />
      <NewRental open={isNew} today={today} onClose={() => setNew(false)} />
    </>
  )
}

interface Typed {
  dwellingId: string
  landlordName: string
  landlordPhone?: string
  tenantId?: string
  tenantName: string
  tenantPhone?: string
  people: number
  leaseFrom: string
  leaseUntil?: string
}

function NewRental({ open, today, onClose }: { open: boolean; today: string; onClose: () => void }) {
  const go = useGo()
  const create = useMutate(createRental, { touches: [listRentals, countRentals] })
  return (
    <ActionDialog<Typed>
      open={open}
      name="new-rental"
      as="drawer"
      title={t('登记租住')}
      sentence={t('房东或租客告诉了租房的情况，替他们登记。租客没办居住登记的，系统会发一次邀请，不催。')}
      verb={t('登记租住')}
      initial={{ people: 1, leaseFrom: today }}
      onSubmit={async ({ tenantId, leaseUntil, landlordPhone, tenantPhone, ...typed }) => {
        const made = await create.mutateAsync({
          body: { ...typed, ...(tenantId ? { tenantId } : {}), leaseUntil: leaseUntil || null, ...(landlordPhone ? { landlordPhone } : {}), ...(tenantPhone ? { tenantPhone } : {}) },
        })
        go(`/residence/rentals/${made.id}`)
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="dwellingId" label={t('出租的住房')} rules={[{ required: true, message: t('请查找并选择住房') }]}><DwellingPicker label={t('出租的住房')} /></Form.Item>
          <Form.Item name="landlordName" label={t('房东姓名')} rules={[{ required: true, message: t('请填写房东姓名') }]}><Input maxLength={50} autoComplete="off" /></Form.Item>
          <Form.Item name="landlordPhone" label={t('房东电话')}><Input maxLength={20} inputMode="tel" autoComplete="off" /></Form.Item>
          <Form.Item name="tenantId" label={t('租客（已建档的）')} extra={t('没有建档的不用选，直接填姓名。')}>
            <PersonPicker label={t('租客')} onPick={(row) => form.setFieldValue('tenantName', row.name)} />
          </Form.Item>
          <Form.Item name="tenantName" label={t('租客姓名')} rules={[{ required: true, message: t('请填写租客姓名') }]}><Input maxLength={50} autoComplete="off" /></Form.Item>
          <Form.Item name="tenantPhone" label={t('租客电话')}><Input maxLength={20} inputMode="tel" autoComplete="off" /></Form.Item>
          <Form.Item name="people" label={t('住几个人')} rules={[{ required: true }]}><InputNumber min={1} max={99} precision={0} /></Form.Item>
          <Form.Item name="leaseFrom" label={t('从哪天开始租')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="leaseUntil" label={t('租到哪天')} rules={[dayRule()]} extra={t('没有约定的不用填。')}><DayInput /></Form.Item>
        </>
      )}
    </ActionDialog>
  )
}
