import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DayInput, dayRule, ListPage, useAbility, useCall } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { listMatters } from '../../../matters/contract.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { addOffer, changeOffer, endOffer, listKeptOffers, SERVICE_MODES, SERVICE_NEEDS, serviceModes, type ServiceMode, type ServiceOffer } from '../../contract.ts'
import { useDeed } from './deed.ts'
import './entitlements.css'

const options = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label: t(label) }))
const priceWords = (one: ServiceOffer) => [one.priceFen === 0 ? t('不收费') : one.priceFen === null ? '' : t('{n}元', { n: one.priceFen / 100 }), one.priceNote].filter(Boolean).join('，')

/** Who offers what, kept by community workers; residents see it for one need, four ways side by side. */
export default function OffersPage() {
  const keeps = useAbility('entitlements.offer')
  const [editing, setEditing] = useState<ServiceOffer | 'new'>()
  const [ending, setEnding] = useState<ServiceOffer>()
  const end = useDeed(endOffer, [listKeptOffers])
  return (
    <>
      <ListPage<typeof listKeptOffers, ServiceOffer>
        id="offers"
        title={t('服务供给')}
        notice={<p className="d-quiet">{t('居民在“找帮手”里按需要查看：政府服务、邻里互助、志愿服务、市场服务放在一起。')}</p>}
        operation={listKeptOffers}
        ask={({ tab, q, filters, after }) => ({ query: {
          ...(tab && tab !== 'all' && tab !== 'ended' ? { mode: tab as ServiceMode } : {}), state: tab === 'ended' ? 'ended' as const : 'standing' as const,
          ...(q ? { q: q.slice(0, 40) } : {}), ...(filters.need ? { need: filters.need as 'meals' } : {}), ...(after ? { after } : {}),
        } })}
        read={(reply) => ({ ...reply, counts: { all: Object.values(reply.modes).reduce((a, b) => a + b, 0), ...reply.modes } })}
        rowKey={(row) => row.id}
        tabs={[{ key: 'all', label: t('全部') }, ...serviceModes.map((mode) => ({ key: mode, label: t(SERVICE_MODES[mode]) })), { key: 'ended', label: t('已停止') }]}
        filters={[{ key: 'need', label: t('需要'), options: options(SERVICE_NEEDS) }]}
        search={t('内容、提供方')}
        columns={[
          { key: 'title', title: t('提供什么'), render: (row) => row.title },
          { key: 'need', title: t('需要'), width: 110, render: (row) => t(SERVICE_NEEDS[row.need]) },
          { key: 'mode', title: t('方式'), width: 100, render: (row) => t(SERVICE_MODES[row.mode]) },
          { key: 'provider', title: t('提供方'), width: 150, render: (row) => row.provider },
          { key: 'price', title: t('价钱'), width: 130, render: priceWords },
          { key: 'how', title: t('怎样找'), width: 200, render: (row) => row.askHow },
          { key: 'place', title: t('适用地点'), width: 120, render: (row) => row.regionName },
          { key: 'matter', title: t('事项'), width: 160, spare: true, render: (row) => row.matterTitle },
          ...(keeps ? [{ key: 'do', title: t('操作'), width: 150, render: (row: ServiceOffer) => row.endedOn ? t('已停止') : <span className="en-head"><Button size="small" onClick={() => setEditing(row)}>{t('修改')}</Button><Button size="small" onClick={() => setEnding(row)}>{t('停止')}</Button></span> }] : []),
        ]}
        unit={t('项')}
        empty={{ why: t('还没有登记服务'), todo: t('由社区工作者登记：谁能帮、多少钱、怎样找。') }}
        action={keeps && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing('new')}>{t('登记服务')}</Button>}
      />
      {editing && <OfferDialog {...(editing === 'new' ? {} : { one: editing })} onClose={() => setEditing(undefined)} />}
      {ending && (
        <ActionDialog<{ reason: string }> open name="offer-end" danger title={t('停止“{what}”', { what: ending.title })} verb={t('停止')} reason={{}} onSubmit={({ reason }) => end({ params: { id: ending.id }, body: { reason, version: ending.version } })} onClose={() => setEnding(undefined)} />
      )}
    </>
  )
}

interface Typed { region: string; need: ServiceOffer['need']; mode: ServiceMode; title: string; provider: string; whereAt?: string; yuan?: number | null; priceNote?: string; askHow: string; matter?: string; fromOn?: string }

function OfferDialog({ one, onClose }: { one?: ServiceOffer; onClose: () => void }) {
  const root = useCall(getMe, {}, { staleMs: 60_000 }).data?.currentPost?.region.slice(0, 12)
  const matters = useCall(listMatters, { query: {} }, { staleMs: 600_000 })
  const add = useDeed(addOffer, [listKeptOffers])
  const change = useDeed(changeOffer, [listKeptOffers])
  if (!root) return null
  return (
    <ActionDialog<Typed>
      open name="offer" as="drawer" title={one ? t('修改服务') : t('登记服务')} verb={t('保存')}
      initial={one ? { ...one, yuan: one.priceFen === null ? null : one.priceFen / 100 } : { region: root, mode: 'mutual', yuan: 0, fromOn: dayOf(new Date()) }}
      onSubmit={async (typed) => {
        const body = {
          region: typed.region, need: typed.need, mode: typed.mode, title: typed.title, provider: typed.provider, whereAt: typed.whereAt ?? '', priceFen: typed.yuan === null || typed.yuan === undefined ? null : Math.round(typed.yuan * 100),
          priceNote: typed.priceNote ?? '', askHow: typed.askHow, matter: typed.matter ?? '',
        }
        if (one) await change({ params: { id: one.id }, body: { ...body, version: one.version } })
        else await add({ body: { ...body, fromOn: typed.fromOn } })
      }}
      onClose={onClose}
    >
      <Form.Item name="need" label={t('解决什么需要')} rules={[{ required: true, message: t('请选择需要') }]}><Select showSearch={{ optionFilterProp: 'label' }} options={options(SERVICE_NEEDS)} /></Form.Item>
      <Form.Item name="mode" label={t('方式')}><Radio.Group className="en-rows" options={options(SERVICE_MODES)} /></Form.Item>
      <Form.Item name="title" label={t('提供什么')} rules={[{ required: true, message: t('请写提供什么') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="provider" label={t('由谁提供')} rules={[{ required: true, message: t('请写由谁提供') }]} extra={t('写组织、队伍或店名，不写个人姓名。')}><Input maxLength={60} /></Form.Item>
      <Form.Item name="yuan" label={t('价钱（元）')} extra={t('0是不收费；说不定的留空，写在下面。')}><InputNumber min={0} precision={2} /></Form.Item>
      <Form.Item name="priceNote" label={t('怎样收费')}><Input maxLength={100} /></Form.Item>
      <Form.Item name="whereAt" label={t('在哪里')}><Input maxLength={100} /></Form.Item>
      <Form.Item name="askHow" label={t('怎样找')} rules={[{ required: true, message: t('请写怎样联系') }]} extra={t('公开的电话、地点、时间。')}><Input maxLength={200} /></Form.Item>
      <Form.Item name="matter" label={t('对应事项')} extra={t('政府服务有事项的，居民可以从这里去申请。')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={(matters.data?.items ?? []).map((each) => ({ value: each.code, label: each.title }))} /></Form.Item>
      <Form.Item name="region" label={t('适用地点')}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>
      {!one && <Form.Item name="fromOn" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>}
    </ActionDialog>
  )
}
