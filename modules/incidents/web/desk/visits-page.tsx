import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, dateText, DayInput, dayRule, Go, ListPage, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PersonPicker } from '../../../register/web/fields.tsx'
import { getEventLists, listVisits, recordVisit, type Visit } from '../../contract.ts'
import { useOnce } from './words.tsx'
import './incidents.css'

/** 走访: who is due next, who was visited. */
export default function VisitsPage() {
  const [visiting, setVisiting] = useState<Visit | 'new' | null>(null)
  return (
    <>
      <ListPage<typeof listVisits, Visit>
        id="visits"
        title={t('走访')}
        operation={listVisits}
        ask={({ tab, after }) => ({ query: { show: tab === 'made' ? 'made' : 'due', ...(after ? { after } : {}) } })}
        read={(reply) => ({ ...reply, counts: { due: reply.counts.due } })}
        rowKey={(row) => row.id}
        tabs={[{ key: 'due', label: t('该走访的'), tone: 'mine' }, { key: 'made', label: t('走访记录') }]}
        columns={[
          { key: 'whom', title: t('对象'), width: 150, render: (row) => (row.personId ? <Go to={`/people/${row.personId}`}>{row.whom}</Go> : row.whom) },
          { key: 'region', title: t('网格'), width: 140, render: (row) => row.regionName },
          { key: 'cycle', title: t('周期'), width: 110, render: (row) => row.cycleName },
          { key: 'last', title: t('上次'), width: 160, render: (row) => <>{dateText(row.visitedAt, 'short')}{!row.met && <span className="d-quiet">{t('（没见到）')}</span>}</> },
          { key: 'content', title: t('谈了什么'), render: (row) => row.content },
          { key: 'next', title: t('下次'), width: 140, render: (row) => (row.nextDueOn ? <span className={row.overdue ? 'inc-late' : ''}>{dateText(row.nextDueOn)}</span> : t('不用再访')) },
          { key: 'by', title: t('走访人'), width: 100, spare: true, render: (row) => row.by },
          { key: 'do', title: t('记录'), width: 90, render: (row) => <Button size="small" aria-label={t('记录走访{whom}', { whom: row.whom })} onClick={(event) => { event.stopPropagation(); setVisiting(row) }}>{t('记一次')}</Button> },
        ]}
        unit={t('户次')}
        empty={{ why: t('这一周没有到期的走访'), todo: t('走访后点“记录走访”，按周期自动排出下一次。') }}
        action={<Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setVisiting('new')}>{t('记录走访')}</Button>}
      />
      {visiting && <VisitDialog before={visiting === 'new' ? null : visiting} onClose={() => setVisiting(null)} />}
    </>
  )
}

interface Typed { personId?: string; cycle: string; met: 'yes' | 'no'; content?: string; nextDueOn?: string }

/** Writes a visit down. */
export function VisitDialog({ before, onClose }: { before: Visit | null; onClose: () => void }) {
  const lists = useCall(getEventLists, { query: {} }, { staleMs: 600_000 })
  const clientId = useOnce()
  const record = useMutate(recordVisit, { touches: [listVisits] })
  return (
    <ActionDialog<Typed>
      open name="visit" as="drawer" title={before ? t('走访{whom}', { whom: before.whom }) : t('记录走访')} verb={t('记下')} initial={{ met: 'yes', ...(before ? { cycle: before.cycle } : {}) }}
      sentence={t('只记这次谈的事和要办的事；身体、信仰、过去的经历不写在这里。发现问题的，再点“上报事件”。')}
      onSubmit={({ personId, cycle, met, content, nextDueOn }) => record.mutateAsync({ body: {
        ...(before ? (before.personId ? { personId: before.personId } : { householdId: before.householdId }) : { personId }), cycle, met: met === 'yes', content: content ?? '', visitedAt: new Date().toISOString(), clientId,
        ...(nextDueOn ? { nextDueOn } : {}),
      } as never })}
      onClose={onClose}
    >
      {!before && <Form.Item name="personId" label={t('走访谁')} rules={[{ required: true, message: t('请选择走访的人') }]}><PersonPicker label={t('走访谁')} /></Form.Item>}
      <Form.Item name="met" label={t('见到人了吗')}><Radio.Group><Radio value="yes">{t('见到了')}</Radio><Radio value="no">{t('没见到，过几天再去')}</Radio></Radio.Group></Form.Item>
      <Form.Item name="content" label={t('谈了什么')}><Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} /></Form.Item>
      <Form.Item name="cycle" label={t('走访周期')} rules={[{ required: true, message: t('请选择走访周期') }]}><Select options={(lists.data?.cycles ?? []).map((one) => ({ value: one.code, label: one.name }))} /></Form.Item>
      <Form.Item name="nextDueOn" label={t('下次哪天去')} extra={t('不填就按周期排。')} rules={[dayRule()]}><DayInput /></Form.Item>
    </ActionDialog>
  )
}
