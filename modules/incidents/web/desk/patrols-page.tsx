import { dateText, Go, ListPage, useAbility } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listPatrols, type Patrol } from '../../contract.ts'
import { distance } from './words.tsx'
import './incidents.css'

/** How long a patrol took, in words. */
export const lasted = (from: string, to: string): string => {
  const minutes = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 60_000))
  return minutes < 60 ? t('{n}分钟', { n: minutes }) : t('{h}小时{m}分钟', { h: Math.floor(minutes / 60), m: minutes % 60 })
}

export default function PatrolsPage() {
  const walks = useAbility('incidents.rounds')
  return (
    <ListPage<typeof listPatrols, Patrol>
      id="patrols"
      title={t('巡查')}
      operation={listPatrols}
      ask={({ tab, after }) => ({ query: { show: tab === 'mine' ? 'mine' : 'all', ...(after ? { after } : {}) } })}
      read={(reply) => reply}
      rowKey={(row) => row.id}
      rowTo={(row) => `/incidents/patrols/${row.id}`}
      tabs={[{ key: 'all', label: t('全部') }, ...(walks ? [{ key: 'mine', label: t('我的') }] : [])]}
      columns={[
        { key: 'at', title: t('时间'), width: 190, render: (row) => dateText(row.startedAt, 'time') },
        { key: 'by', title: t('网格员'), width: 110, render: (row) => row.by },
        { key: 'region', title: t('网格'), width: 150, render: (row) => row.regionName },
        { key: 'places', title: t('去了哪里'), render: (row) => row.places || row.note },
        { key: 'lasted', title: t('用时'), width: 130, render: (row) => lasted(row.startedAt, row.endedAt) },
        { key: 'metres', title: t('路程'), width: 100, render: (row) => (row.metres ? distance(row.metres) : t('没有记轨迹')) },
        { key: 'findings', title: t('发现'), width: 80, render: (row) => t('{n}件', { n: row.findings }) },
      ]}
      unit={t('次')}
      empty={{ why: t('还没有巡查记录'), todo: t('网格员在“今天的网格”里点“开始巡查”。') }}
      action={walks && <Go to="/incidents/today" className="c-link-button">{t('去巡查')}</Go>}
    />
  )
}
