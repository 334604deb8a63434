import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Select } from 'antd'
import { useRef, useState } from 'react'
import { ActionDialog, DateText, DayInput, dayRule, Go, ListPage, newClientId, useAbility, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { areaTypes, endAreaTag, listAreaTags, listEstates, tagArea, type AreaType, type TaggedArea } from '../../contract.ts'
import { areaTypeName, options } from '../names.ts'
import { usePlaceFilter, usePost } from './sections.tsx'

/** 区域类型: areas where organisations are easily missing, with those that serve them or the gap. */
export default function AreasPage() {
  const filters = usePlaceFilter()
  const tags = useAbility('grids.tag_areas')
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<TaggedArea>()
  const gapWord = { party: t('没有党组织'), self_governing: t('没有自治组织') }
  return (
    <>
      <ListPage
        id="area-tags"
        title={t('区域类型')}
        crumbs={[{ label: t('网格'), to: '/grids' }]}
        operation={listAreaTags}
        ask={({ tab, filters: set, after }) => ({ query: { only: tab as 'current', ...(set.place ? { region: set.place } : {}), ...(set.kind ? { kind: set.kind as AreaType } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => ({ items: reply.items, next: reply.next, counts: reply.counts })}
        tabs={[{ key: 'current', label: t('全部') }, { key: 'gap', label: t('组织空白'), tone: 'mine' }, { key: 'past', label: t('已结束') }]}
        filters={[...filters, { key: 'kind', label: t('类型'), options: options(areaTypes, areaTypeName) }]}
        rowKey={(row) => row.id}
        unit={t('处')}
        columns={[
          { key: 'name', title: t('区域'), width: 200, render: (row) => <Go to={row.estateId ? `/grids/estates/${row.estateId}` : `/regions/${row.region}`}>{row.name}</Go> },
          { key: 'kind', title: t('类型'), width: 150, render: (row) => areaTypeName(row.kind) },
          { key: 'gap', title: t('组织空白'), width: 210, render: (row) => row.gaps.map((gap) => gapWord[gap]).join('、') || t('齐全') },
          { key: 'organisations', title: t('党组织和自治组织'), render: (row) => row.organisations.map((o) => o.name).join('、') || t('没有') },
          { key: 'from', title: t('起止'), width: 200, render: (row) => <><DateText value={row.validFrom} />{row.validUntil ? <>{t('至')}<DateText value={row.validUntil} /></> : t('起')}</> },
          { key: 'do', title: t('办理'), width: 90, render: (row) => tags && row.validUntil === null && <Button size="small" type="link" onClick={() => setEnding(row)}>{t('结束')}</Button> },
        ]}
        empty={(tab) => (tab === 'gap' ? { why: t('没有组织空白'), todo: t('标注过的区域都有党组织和自治组织。') } : { why: t('还没有标注区域类型'), todo: t('给城乡结合部、城中村、新建小区等标注类型，系统会列出哪里缺组织。') })}
        action={tags && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('标注区域')}</Button>}
      />
      {adding && <TagDialog onClose={() => setAdding(false)} />}
      {ending && <EndDialog key={ending.id} row={ending} onClose={() => setEnding(undefined)} />}
    </>
  )
}

function TagDialog({ onClose }: { onClose: () => void }) {
  const post = usePost()
  const clientId = useRef(newClientId())
  const tag = useMutate(tagArea, { touches: [listAreaTags] })
  const today = dayOf(new Date())
  if (!post) return null
  const own = post.region.length > 12 || !post.region.endsWith('000')
  return (
    <ActionDialog<{ region: string; kind: AreaType; estateId?: string; validFrom: string; reason: string }>
      open name="tag-area" title={t('标注区域')} verb={t('标注')} reason={{ label: t('依据') }} initial={{ validFrom: today, ...(own ? { region: post.region } : {}) }}
      onSubmit={({ region, kind, estateId, validFrom, reason }) => tag.mutateAsync({ body: { region, kind, estateId: estateId ?? null, validFrom, reason, clientId: clientId.current } })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="region" label={t('社区（嘎查）或网格')} rules={[{ required: true, message: t('请选择社区（嘎查）或网格') }]}>
            <PlaceField root={post.region} rootCounts={own} />
          </Form.Item>
          <Form.Item name="kind" label={t('类型')} rules={[{ required: true, message: t('请选择类型') }]}>
            <Select options={options(areaTypes, areaTypeName)} />
          </Form.Item>
          <Form.Item noStyle shouldUpdate>{() => <EstateField region={form.getFieldValue('region') as string | undefined} />}</Form.Item>
          <Form.Item name="validFrom" label={t('从哪天起')} rules={[{ required: true, message: t('请选择日期') }, dayRule({ max: today })]}>
            <DayInput max={today} />
          </Form.Item>
        </>
      )}
    </ActionDialog>
  )
}

function EstateField({ region }: { region: string | undefined }) {
  const community = (region ?? '').slice(0, 12)
  const estates = useCall(listEstates, { query: { region: community } }, { enabled: community.length === 12 && !community.endsWith('000') })
  const kept = (estates.data?.items ?? []).filter((e) => e.id !== null)
  if (kept.length === 0) return null
  return (
    <Form.Item name="estateId" label={t('只是其中一个小区')}>
      <Select allowClear options={kept.map((e) => ({ value: e.id!, label: e.name }))} />
    </Form.Item>
  )
}

function EndDialog({ row, onClose }: { row: TaggedArea; onClose: () => void }) {
  const clientId = useRef(newClientId())
  const end = useMutate(endAreaTag, { touches: [listAreaTags] })
  const today = dayOf(new Date())
  return (
    <ActionDialog<{ on: string; reason: string }>
      open name="end-area-tag" title={t('结束“{name}”的标注', { name: row.name })} sentence={t('{kind}的标注到这一天为止，以前的留在历史里。', { kind: areaTypeName(row.kind) })} verb={t('结束')} reason={{}} initial={{ on: today }}
      onSubmit={({ on, reason }) => end.mutateAsync({ params: { id: row.id }, body: { on, reason, version: row.version, clientId: clientId.current } })}
      onClose={onClose}
    >
      <Form.Item name="on" label={t('结束日期')} rules={[{ required: true, message: t('请选择日期') }, dayRule({ min: row.validFrom, max: today })]}>
        <DayInput min={row.validFrom} max={today} />
      </Form.Item>
    </ActionDialog>
  )
}
