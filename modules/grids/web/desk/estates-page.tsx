import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber, Radio } from 'antd'
import { useRef, useState } from 'react'
import { ActionDialog, DateText, Go, ListPage, newClientId, useAbility, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { keepEstate, listEstates, type EstateLine } from '../../contract.ts'
import { decisionName, estateStateName } from '../names.ts'
import { usePlaceFilter, usePost } from './sections.tsx'

/** 小区: those of the register and those entered; covered, candidate, decided. */
export default function EstatesPage() {
  const filters = usePlaceFilter()
  const keeps = useAbility('grids.keep_estates')
  const [adding, setAdding] = useState<Partial<EstateLine>>()
  return (
    <>
      <ListPage
        id="estates"
        title={t('小区')}
        crumbs={[{ label: t('网格'), to: '/grids' }]}
        operation={listEstates}
        ask={({ tab, q, filters: set, after }) => ({ query: { state: tab as 'all', ...(set.place ? { region: set.place } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => ({ items: reply.items, next: reply.next, counts: reply.counts })}
        tabs={[{ key: 'all', label: t('全部') }, { key: 'covered', label: t('已覆盖') }, { key: 'candidate', label: t('候选'), tone: 'mine' }, { key: 'decided', label: t('已决定') }]}
        filters={filters}
        search={t('小区名称、开发单位')}
        rowKey={(row) => row.id ?? `${row.region} ${row.name}`}
        unit={t('个')}
        columns={[
          { key: 'name', title: t('小区'), width: 220, render: (row) => (row.id ? <Go to={`/grids/estates/${row.id}`}>{row.name}</Go> : row.name) },
          { key: 'place', title: t('所在社区'), width: 160, render: (row) => row.regionName },
          { key: 'state', title: t('状态'), width: 200, render: (row) => (row.decision ? t('{state}：{decision}', { state: estateStateName(row.state), decision: decisionName(row.decision) }) : estateStateName(row.state)) },
          { key: 'decided', title: t('决定日期'), width: 140, spare: true, render: (row) => <DateText value={row.decidedOn} /> },
          { key: 'buildings', title: t('楼栋'), width: 80, align: 'end', render: (row) => row.buildings },
          { key: 'households', title: t('在册户'), width: 90, align: 'end', render: (row) => row.households },
          { key: 'stated', title: t('规划户数'), width: 100, align: 'end', render: (row) => row.stated ?? '' },
          { key: 'developer', title: t('开发单位'), render: (row) => row.developer },
          { key: 'do', title: t('办理'), width: 90, render: (row) => keeps && !row.id && <Button size="small" type="link" onClick={() => setAdding(row)}>{t('建档')}</Button> },
        ]}
        empty={(tab) => (tab === 'candidate' ? { why: t('没有候选小区'), todo: t('新建小区符合条件的，可以列为候选，研究是否单独设立居委会。') } : { why: t('没有这样的小区') })}
        action={keeps && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding({})}>{t('登记小区')}</Button>}
      />
      {adding && <EstateDialog key={adding.name ?? ''} from={adding} onClose={() => setAdding(undefined)} />}
    </>
  )
}

interface Values {
  region: string
  name: string
  developer?: string
  households?: number
  state: 'covered' | 'candidate'
  note?: string
}

function EstateDialog({ from, onClose }: { from: Partial<EstateLine>; onClose: () => void }) {
  const post = usePost()
  const clientId = useRef(newClientId())
  const keep = useMutate(keepEstate, { touches: [listEstates] })
  if (!post) return null
  const own = !post.region.endsWith('000')
  return (
    <ActionDialog<Values>
      open
      name="estate"
      title={t('登记小区')}
      sentence={t('候选小区由街道或旗区研究，决定登记后不再更改。')}
      verb={t('登记')}
      initial={{ state: from.name ? 'covered' : 'candidate', ...(from.name ? { name: from.name, region: from.region! } : own ? { region: post.region } : {}) }}
      onSubmit={(v) => keep.mutateAsync({ body: { region: v.region, name: v.name, developer: v.developer ?? '', households: v.households ?? null, state: v.state, note: v.note ?? '', clientId: clientId.current } })}
      onClose={onClose}
    >
      <Form.Item name="region" label={t('现在归哪个社区')} rules={[{ required: true, message: t('请选择社区（嘎查）') }]}>
        <PlaceField root={post.region} rootCounts={own} upTo="community" disabled={from.name !== undefined} />
      </Form.Item>
      <Form.Item name="name" label={t('小区名称')} rules={[{ required: true, whitespace: true, message: t('请填写小区名称') }]}>
        <Input maxLength={60} autoComplete="off" disabled={from.name !== undefined} />
      </Form.Item>
      <Form.Item name="state" label={t('状态')} rules={[{ required: true }]}>
        <Radio.Group options={[{ value: 'covered', label: estateStateName('covered') }, { value: 'candidate', label: estateStateName('candidate') }]} />
      </Form.Item>
      <Form.Item name="developer" label={t('开发单位')}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="households" label={t('规划户数')}>
        <InputNumber min={0} max={100000} style={{ inlineSize: 160 }} />
      </Form.Item>
      <Form.Item name="note" label={t('说明')}>
        <Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </ActionDialog>
  )
}
