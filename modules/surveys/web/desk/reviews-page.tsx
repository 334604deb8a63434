import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { dayOf } from '../../../../platform/web/format.ts'
import { ActionDialog, DateText, ListPage, newClientId, useAbility, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { levelOfCode, PlaceField } from '../../../regions/web/fields.tsx'
import { createReview, listReviews, REVIEW_STATES, REVIEW_WAYS, UNIT_KINDS, type Review } from '../../contract.ts'
import { Area, optionsOf, periodOptions, periodText, useRoot } from './words.tsx'

interface Typed { region: string; title: string; unitKind: Review['unitKind']; unitName: string; period: string; way: Review['way']; services: string }

/** Reviews of bodies by residents. */
export default function ReviewsPage() {
  const makes = useAbility('surveys.make')
  const root = useRoot()
  const go = useGo()
  const [open, setOpen] = useState(false)
  const create = useMutate(createReview, { touches: [listReviews] })
  return (
    <>
      <Area at="/surveys/reviews" />
      <ListPage<typeof listReviews, Review>
        id="reviews" title={t('居民民主评议')} operation={listReviews}
        ask={({ tab, q, after }) => ({ query: { show: (tab || 'running') as 'running', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={({ items, next, counts }) => ({ items, next, counts })} rowKey={(row) => row.id} rowTo={(row) => `/surveys/reviews/${row.id}`} rowTone={(row) => (row.late ? 'late' : undefined)}
        tabs={[{ key: 'running', label: t('进行中') }, { key: 'unanswered', label: t('等单位答复'), tone: 'mine' }, { key: 'ended', label: t('已结束') }]}
        search={t('名称、单位')}
        columns={[
          { key: 'title', title: t('名称'), render: (row) => row.title },
          { key: 'unit', title: t('评的是'), width: 200, render: (row) => row.unitName },
          { key: 'period', title: t('周期'), width: 130, render: (row) => periodText(row.period) },
          { key: 'way', title: t('怎样评'), width: 110, render: (row) => t(REVIEW_WAYS[row.way]) },
          { key: 'points', title: t('满意度'), width: 100, align: 'end', render: (row) => (row.points === null ? '—' : row.points.toFixed(1)) },
          { key: 'state', title: t('状态'), width: 230, render: (row) => row.state === 'held' && row.answerDue ? <>{t(REVIEW_STATES.held)}（{row.late ? t('已逾期') : t('到')} <DateText value={row.answerDue} />）</> : t(REVIEW_STATES[row.state]) },
        ]}
        unit={t('次')}
        empty={{ why: t('没有这样的评议'), todo: t('列出要评的服务，通知居民，开评议会或者用问卷。') }}
        {...(makes ? { action: <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('新建评议')}</Button> } : {})}
      />
      {open && root && (
        <ActionDialog<Typed> open name="new-review" as="drawer" title={t('新建评议')} verb={t('新建')} onClose={() => setOpen(false)}
          sentence={t('列清单 → 通知居民 → 开会或问卷 → 结果 → 单位答复 → 进入考核。')}
          initial={{ region: root, unitKind: 'committee', way: 'meeting', period: dayOf(new Date()).slice(0, 4) }}
          onSubmit={async ({ services, ...typed }) => {
            const list = services.split('\n').map((line) => line.trim()).filter(Boolean).map((title, i) => ({ key: `s${i + 1}`, title }))
            go(`/surveys/reviews/${(await create.mutateAsync({ body: { ...typed, services: list, clientId: newClientId() } })).id}`)
          }}>
          <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请写明评议的名称') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="region" hidden={levelOfCode(root) === 'community'} label={t('范围')} rules={[{ required: true, message: t('请选择地点') }]}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>
          <Form.Item name="unitKind" label={t('评的是谁')} rules={[{ required: true }]}><Select options={optionsOf(UNIT_KINDS)} /></Form.Item>
          <Form.Item name="unitName" label={t('单位名称')} rules={[{ required: true, message: t('请写明单位') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="period" label={t('周期')} rules={[{ required: true }]}><Select options={periodOptions(dayOf(new Date()))} /></Form.Item>
          <Form.Item name="services" label={t('评哪些服务')} extra={t('一行一项，最多20项。')} rules={[{ required: true, message: t('请至少列一项服务') }]}><Input.TextArea autoSize={{ minRows: 4 }} /></Form.Item>
          <Form.Item name="way" label={t('怎样评')} rules={[{ required: true }]}><Radio.Group options={optionsOf(REVIEW_WAYS)} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
