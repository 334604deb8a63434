import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, DayInput, dayRule, ListPage, useAbility, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { listAccounts, openAccount, USES, type Account } from '../../contract.ts'
import { Area, useHere, yuan } from './parts.tsx'

/** 专账和基金: one account for each purpose. */
export default function AccountsPage() {
  const opens = useAbility('projects.money')
  const here = useHere()
  const go = useGo()
  const [adding, setAdding] = useState(false)
  const open = useMutate(openAccount, { touches: [listAccounts] })
  return (
    <>
      <Area at="/projects/accounts" />
      <ListPage<typeof listAccounts, Account>
        id="money-accounts"
        title={t('专账和基金')}
        operation={listAccounts}
        ask={({ tab, q, after }) => ({ query: { show: (tab || 'special') as 'special', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/projects/accounts/${row.id}`}
        tabs={[{ key: 'special', label: t('专账') }, { key: 'fund', label: t('社区发展基金') }, { key: 'project', label: t('项目账') }, { key: 'closed', label: t('已关闭') }]}
        search={t('名称、用途')}
        columns={[
          { key: 'name', title: t('账户'), render: (row) => row.name },
          { key: 'place', title: t('地方'), width: 140, render: (row) => row.regionName },
          { key: 'purpose', title: t('用途'), width: 150, render: (row) => row.purpose },
          { key: 'in', title: t('收入'), width: 120, align: 'end', render: (row) => yuan(row.inFen) },
          { key: 'out', title: t('支出'), width: 120, align: 'end', render: (row) => yuan(row.outFen) },
          { key: 'balance', title: t('余额'), width: 120, align: 'end', render: (row) => yuan(row.balanceFen) },
          { key: 'waiting', title: t('等待复核'), width: 100, align: 'end', render: (row) => (row.waiting ? t('{n}笔', { n: row.waiting }) : '') },
          { key: 'opened', title: t('开立'), width: 130, render: (row) => <DateText value={row.openedOn} /> },
        ]}
        unit={t('个')}
        empty={(tab) => (tab === 'special'
          ? { why: t('没有专账'), todo: t('社区的经费按用途分别立账，每一笔收支都记在这里。') }
          : tab === 'fund' ? { why: t('没有社区发展基金'), todo: t('设立以后，收支在居民门户公开。') } : { why: t('没有账户') })}
        action={opens && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('开立账户')}</Button>}
      />
      {adding && here && (
        <ActionDialog<{ kind: 'special' | 'fund'; region: string; name: string; purpose: string; uses: string[]; openedOn: string }>
          open name="account" as="drawer" title={t('开立账户')} verb={t('开立')} initial={{ kind: 'special', region: here, openedOn: dayOf(new Date()) }}
          onSubmit={async (typed) => go(`/projects/accounts/${(await open.mutateAsync({ body: typed as never })).id}`)} onClose={() => setAdding(false)}
        >
          <Form.Item name="kind" label={t('种类')} extra={t('一个用途一个专账；基金的收支向居民公开。')}><Radio.Group options={[{ value: 'special', label: t('专账') }, { value: 'fund', label: t('社区发展基金') }]} /></Form.Item>
          <Form.Item name="region" label={t('哪里的账户')} rules={[{ required: true, message: t('请选择地方') }]}><PlaceField root={here} upTo="community" rootCounts /></Form.Item>
          <Form.Item name="name" label={t('账户名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="purpose" label={t('用途')} rules={[{ required: true, message: t('请写明用途') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="uses" label={t('可以用于')} extra={t('付款时按这里核对。')} rules={[{ required: true, message: t('请选择') }]}><Select mode="multiple" options={Object.entries(USES).map(([value, { title }]) => ({ value, label: t(title) }))} /></Form.Item>
          <Form.Item name="openedOn" label={t('开立日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
