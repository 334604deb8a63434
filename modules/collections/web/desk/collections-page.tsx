import { CalendarOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { dateText, ListPage, useAbility, useGo } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { COLLECTION_STATES, listCollections, PERIODS, type CollectionLine } from '../../contract.ts'
import { CollectionForm } from './collection-form.tsx'
import { Progress, stateText } from './parts.tsx'

/** 填报: what this place asks, owes and checks. */
export default function CollectionsPage() {
  const issues = useAbility('collections.issue')
  const fills = useAbility('collections.fill')
  const checks = useAbility('collections.check')
  const go = useGo()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <ListPage<typeof listCollections, CollectionLine>
        id="collections"
        title={t('填报')}
        operation={listCollections}
        notice={<p className="d-quiet">{t('自动统计不了的数字在这里逐级填报：社区填写，街道审核汇总，旗里定稿。定稿的数字进入指标，报出的内容封存，不能悄悄改动。')}</p>}
        ask={({ tab, q, filters, after }) => ({ query: {
          show: (tab || (fills ? 'mine' : 'all')) as 'all', ...(filters.period ? { period: filters.period as 'year' } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}),
        } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => (row.mine && !issues && !checks ? `/collections/sheets/${row.mine.id}` : `/collections/${row.id}`)}
        rowTone={(row) => (row.mine?.late ? 'late' : undefined)}
        tabs={[
          ...(fills ? [{ key: 'mine', label: t('要填的'), tone: 'mine' as const }] : []), ...(checks ? [{ key: 'check', label: t('等我审核'), tone: 'mine' as const }] : []), { key: 'all', label: t('全部') },
          { key: 'open', label: t('填报中') }, { key: 'done', label: t('已定稿') }, ...(issues ? [{ key: 'draft', label: t('起草中') }] : []),
        ]}
        filters={[{ key: 'period', label: t('周期'), options: Object.entries(PERIODS).map(([value, label]) => ({ value, label: t(label) })) }]}
        search={t('名称')}
        columns={[
          { key: 'title', title: t('名称'), render: (row) => row.title },
          { key: 'period', title: t('时期'), width: 150, render: (row) => row.periodTitle },
          { key: 'from', title: t('发起'), width: 140, render: (row) => row.regionName },
          { key: 'mine', title: t('本级报表'), width: 190, render: (row) => (row.mine ? `${stateText(row.mine)}${['waiting', 'filling', 'returned'].includes(row.mine.state) ? t('，{day}前', { day: dateText(row.mine.dueOn, 'short') }) : ''}` : '') },
          { key: 'below', title: t('下级进度'), width: 240, render: (row) => (row.state === 'draft' || row.below.asked <= 1 ? '' : <Progress of={row.below} />) },
          { key: 'due', title: t('定稿期限'), width: 120, render: (row) => dateText(row.dueTop) },
          { key: 'state', title: t('状态'), width: 90, render: (row) => t(COLLECTION_STATES[row.state]) },
        ]}
        unit={t('次')}
        empty={(tab) => (tab === 'mine' || (!tab && fills) ? { why: t('没有要填的报表'), todo: t('上级下发填报以后会出现在这里，并且有消息提醒。') } : tab === 'check' ? { why: t('没有等您审核的报表') }
          : { why: t('还没有填报'), todo: issues ? t('点“发起填报”，写明要哪些数字、谁来填、什么时候截止。') : t('上级下发以后会出现在这里。') })}
        tools={() => <Button icon={<CalendarOutlined aria-hidden />} onClick={() => go('/collections/calendar')}>{t('填报日程')}</Button>}
        action={issues && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('发起填报')}</Button>}
      />
      {adding && <CollectionForm onClose={() => setAdding(false)} onMade={(id) => go(`/collections/${id}`)} />}
    </>
  )
}
