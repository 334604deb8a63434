import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, Go, ListTable, PageHeading, Panel, useAbility, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { endAdviser, getLegalCoverage, listAdvisers, setAdviser, type Adviser } from '../../contract.ts'

/** 法律顾问: how many communities have one, who and when, and which have none. */
export default function AdvisersPage() {
  const keeps = useAbility('legal.keep')
  const root = useCall(getMe, {}, { staleMs: 60_000 }).data?.currentPost?.region
  const [adding, setAdding] = useState<string | null>(null)
  const [ending, setEnding] = useState<Adviser | null>(null)
  const touches = [listAdvisers, getLegalCoverage]
  const add = useMutate(setAdviser, { touches })
  const end = useMutate(endAdviser, { touches })
  const advisers = useCall(listAdvisers, { query: {} })
  const mine = (region: string) => keeps && root !== undefined && region.startsWith(root.replace(/(000)+$/, ''))
  return (
    <>
      <PageHeading title={t('法律顾问')} />
      <Awaiting query={useCall(getLegalCoverage, {})}>
        {(d) => (
          <Panel title={t('法律服务覆盖（{day}）', { day: dateText(d.day) })}>
            <p>{t('{all}个社区（嘎查），{n}个有指名的法律顾问，覆盖率{share}%。', { all: d.communities, n: d.covered, share: d.share ?? 0 })}</p>
            {d.gaps.length > 0 && (
              <>
                <p className="d-quiet">{t('还没有法律顾问的{n}个：', { n: d.gaps.length })}</p>
                <ListTable label={t('还没有法律顾问的社区')} rows={d.gaps.slice(0, 100)} rowKey={(row) => row.region} columns={[
                  { key: 'place', title: t('社区（嘎查）'), render: (row) => <Go to={`/regions/${row.region}`}>{row.regionName}</Go> }, { key: 'above', title: t('街道（苏木镇）'), width: 220, render: (row) => row.above },
                  { key: 'do', title: t('办理'), width: 130, render: (row) => (mine(row.region) ? <Button size="small" onClick={() => setAdding(row.region)}>{t('登记顾问')}</Button> : '') },
                ]} />
              </>
            )}
          </Panel>
        )}
      </Awaiting>
      <Awaiting query={advisers}>
        {({ items }) => (
          <Panel title={t('在任的法律顾问')}>
            {items.length === 0 ? <p className="d-quiet">{t('还没有登记法律顾问。')}</p> : (
              <ListTable label={t('在任的法律顾问')} rows={items} rowKey={(row) => row.id} columns={[
                { key: 'place', title: t('社区（嘎查）'), width: 150, render: (row) => row.regionName }, { key: 'name', title: t('法律顾问'), width: 110, render: (row) => row.name }, { key: 'unit', title: t('单位'), render: (row) => row.unit },
                { key: 'hours', title: t('服务时间'), width: 200, render: (row) => row.hours }, { key: 'where', title: t('地点'), width: 150, render: (row) => row.place }, { key: 'contact', title: t('电话'), width: 140, render: (row) => row.contact },
                { key: 'do', title: t('办理'), width: 100, render: (row) => (mine(row.region) ? <Button size="small" onClick={() => setEnding(row)}>{t('结束')}</Button> : '') },
              ]} />
            )}
            {keeps && root && <p><Button type="primary" onClick={() => setAdding(root)}>{t('登记法律顾问')}</Button></p>}
          </Panel>
        )}
      </Awaiting>
      {adding !== null && root && (
        <ActionDialog<{ region: string; name: string; unit: string; hours: string; place: string; contact?: string; validFrom: string }>
          open name="new-adviser" as="drawer" title={t('登记法律顾问')} sentence={t('姓名、服务时间和地点对外公布。')} verb={t('登记')} initial={{ region: adding, validFrom: dayOf(new Date()), place: t('社区服务站') }}
          onSubmit={(typed) => add.mutateAsync({ body: { ...typed, contact: typed.contact ?? '' } as never })} onClose={() => setAdding(null)}
        >
          <Form.Item name="region" label={t('社区（嘎查）')} rules={[{ required: true, message: t('请选择社区') }]}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>
          <Form.Item name="name" label={t('姓名')} rules={[{ required: true, message: t('请填写姓名') }]}><Input maxLength={30} /></Form.Item>
          <Form.Item name="unit" label={t('单位')} rules={[{ required: true, message: t('请填写单位') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="hours" label={t('服务时间')} extra={t('如：每周三14:30—17:30。')} rules={[{ required: true, message: t('请填写服务时间') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="place" label={t('服务地点')} rules={[{ required: true, message: t('请填写服务地点') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="contact" label={t('公布的电话')} extra={t('写单位电话，不写个人手机。')}><Input maxLength={60} /></Form.Item>
          <Form.Item name="validFrom" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
        </ActionDialog>
      )}
      {ending && <ActionDialog<{ reason: string }> open name="end-adviser" danger title={t('结束{name}的服务', { name: ending.name })} verb={t('结束')} reason={{}} onSubmit={({ reason }) => end.mutateAsync({ params: { id: ending.id }, body: { reason, version: ending.version } as never })} onClose={() => setEnding(null)} />}
    </>
  )
}
