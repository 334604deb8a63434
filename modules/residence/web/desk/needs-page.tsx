import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, DayInput, dayRule, Go, ListPage, useAbility, useCall, useMutate, useSearchState } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PersonPicker } from '../../../register/web/fields.tsx'
import { confirmNeed, countNeeds, endNeed, listableNeedKinds, listNeeds, NEED_KINDS, needKinds, stateNeed, type Need } from '../../contract.ts'
import './residence.css'

const TOUCHES = [listNeeds, countNeeds]

/** 服务需求: what residents on the move ask for, by kind and how long ago; it runs out unless they say it still holds. */
export default function NeedsPage() {
  const keeps = useAbility('residence.keep')
  const counts = useCall(countNeeds, {})
  const [search] = useSearchState()
  const [isNew, setNew] = useState(false)
  return (
    <>
      <ListPage<typeof listNeeds, Need>
        id="needs"
        title={t('服务需求')}
        operation={listNeeds}
        notice={
          counts.data && (
            <ul className="res-needs" aria-label={t('按需求种类')}>
              {counts.data.items.map((one) => (
                <li key={one.kind}>
                  {isListable(one.kind) ? (
                    <Go to={search.kind === one.kind ? '/residence/needs' : `/residence/needs?kind=${one.kind}`} {...(search.kind === one.kind ? { 'aria-current': 'true' as const } : {})}>
                      <Total of={one} />
                    </Go>
                  ) : (
                    <div className="res-need"><Total of={one} /><div className="d-quiet">{t('只看总数，不按健康查找居民')}</div></div>
                  )}
                </li>
              ))}
            </ul>
          )
        }
        ask={({ filters, after }) => ({
          query: { ...(filters.kind ? { kind: filters.kind as 'work' } : {}), ...(filters.when ? { when: filters.when as 'month' } : {}), ...(after ? { after } : {}) },
        })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        filters={[
          { key: 'kind', label: t('种类'), options: listableNeedKinds.map((kind) => ({ value: kind, label: t(NEED_KINDS[kind]) })) },
          { key: 'when', label: t('什么时候提的'), options: [{ value: 'month', label: t('近30天') }, { value: 'quarter', label: t('30到90天前') }, { value: 'older', label: t('90天以前') }] },
        ]}
        columns={[
          { key: 'name', title: t('姓名'), width: 130, always: true, render: (row) => <Go to={`/people/${row.personId}`}>{row.name}</Go> },
          { key: 'kind', title: t('需要'), width: 160, render: (row) => t(NEED_KINDS[row.kind]) },
          { key: 'said', title: t('说明'), render: (row) => row.said || <span className="d-quiet">{t('没有写')}</span> },
          { key: 'on', title: t('哪天提的'), width: 130, render: (row) => <DateText value={row.statedOn} /> },
          { key: 'until', title: t('需要到'), width: 130, render: (row) => <DateText value={row.until} /> },
          { key: 'place', title: t('所在地'), width: 120, render: (row) => row.regionName },
          ...(keeps ? [{ key: 'deeds', title: t('办理'), width: 180, render: (row: Need) => <Deeds row={row} /> }] : []),
        ]}
        unit={t('条')}
        empty={{ why: t('没有登记的需求'), todo: t('居民在手机上“我的居住”里可以提，走访时也可以替他们登记。') }}
        action={keeps && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setNew(true)}>{t('登记需求')}</Button>}
      />
      <NewNeed open={isNew} onClose={() => setNew(false)} />
    </>
  )
}

const isListable = (kind: Need['kind']) => (listableNeedKinds as readonly string[]).includes(kind)

function Total({ of }: { of: { kind: Need['kind']; month: number; quarter: number; older: number } }) {
  return (
    <>
      <strong>{of.month + of.quarter + of.older}</strong>{t(NEED_KINDS[of.kind])}
      <div className="d-quiet">{t('近30天{n}件', { n: of.month })}</div>
    </>
  )
}

function Deeds({ row }: { row: Need }) {
  const { message } = App.useApp()
  const end = useMutate(endNeed, { touches: TOUCHES })
  const confirm = useMutate(confirmNeed, { touches: TOUCHES })
  const say = (words: string) => ({ onSuccess: () => void message.success(words), onError: (error: Error) => void message.error(error.message) })
  return (
    <span style={{ display: 'inline-flex', gap: 8 }}>
      <Button size="small" loading={end.isPending} onClick={() => end.mutate({ params: { id: row.id }, body: { reason: 'met' } }, say(t('已记为解决')))}>{t('已解决')}</Button>
      <Button size="small" loading={confirm.isPending} onClick={() => confirm.mutate({ params: { id: row.id }, body: {} }, say(t('延续半年')))}>{t('还需要')}</Button>
    </span>
  )
}

function NewNeed({ open, onClose }: { open: boolean; onClose: () => void }) {
  const state = useMutate(stateNeed, { touches: TOUCHES })
  const today = dayOf(new Date())
  return (
    <ActionDialog<{ personId: string; kind: 'work'; said?: string; until?: string }>
      open={open}
      name="new-need"
      title={t('登记需求')}
      sentence={t('只登记需要什么服务。半年后系统会问本人还要不要，不答就到期。')}
      verb={t('登记')}
      onSubmit={({ until, said, ...typed }) => state.mutateAsync({ body: { ...typed, said: said?.trim() ?? '', ...(until ? { until } : {}) } })}
      onClose={onClose}
    >
      <Form.Item name="personId" label={t('谁需要')} rules={[{ required: true, message: t('请查找并选择居民') }]}><PersonPicker label={t('谁需要')} /></Form.Item>
      <Form.Item name="kind" label={t('需要哪种服务')} rules={[{ required: true, message: t('请选择') }]}><Select options={needKinds.map((kind) => ({ value: kind, label: t(NEED_KINDS[kind]) }))} /></Form.Item>
      <Form.Item name="said" label={t('说明')}><Input.TextArea rows={2} maxLength={200} /></Form.Item>
      <Form.Item name="until" label={t('需要到哪天')} rules={[dayRule({ min: today })]} extra={t('不填为半年。')}><DayInput min={today} /></Form.Item>
    </ActionDialog>
  )
}
