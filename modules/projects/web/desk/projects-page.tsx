import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { DateText, ListPage, useAbility, useGo } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { FACILITIES, listProjects, MODES, PROJECT_STATES, type Project } from '../../contract.ts'
import { Area, Bar, yuan } from './parts.tsx'
import { ProjectForm } from './project-form.tsx'

/** 建设项目: site, area, progress against time, money received against the budget. */
export default function ProjectsPage() {
  const keeps = useAbility('projects.keep')
  const go = useGo()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Area at="/projects" />
      <ListPage<typeof listProjects, Project>
        id="projects"
        title={t('建设项目')}
        operation={listProjects}
        ask={({ tab, q, filters, after }) => ({ query: {
          show: (tab || 'all') as 'all', ...(filters.mode ? { mode: filters.mode as 'new' } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}),
        } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/projects/${row.id}`}
        rowTone={(row) => (row.late ? 'late' : row.behind > 0 ? 'soon' : undefined)}
        tabs={[
          { key: 'all', label: t('全部') }, { key: 'running', label: t('计划和在建') }, { key: 'behind', label: t('进度落后'), tone: 'late' }, { key: 'named', label: t('规划列名') }, { key: 'done', label: t('已建成') },
          { key: 'stopped', label: t('已停止') },
        ]}
        filters={[{ key: 'mode', label: t('建设方式'), options: Object.entries(MODES).map(([value, label]) => ({ value, label: t(label) })) }]}
        search={t('名称、地点、牵头单位')}
        columns={[
          { key: 'name', title: t('项目'), render: (row) => row.name },
          { key: 'place', title: t('所在地'), width: 130, render: (row) => row.regionName },
          { key: 'kind', title: t('设施'), width: 150, render: (row) => t(FACILITIES[row.facility]) },
          { key: 'mode', title: t('方式'), width: 90, spare: true, render: (row) => t(MODES[row.mode]) },
          { key: 'area', title: t('面积'), width: 90, align: 'end', render: (row) => t('{n}㎡', { n: row.areaM2.toLocaleString('zh-CN') }) },
          { key: 'budget', title: t('投资'), width: 120, align: 'end', render: (row) => yuan(row.budgetFen) },
          { key: 'in', title: t('到位'), width: 120, align: 'end', render: (row) => yuan(row.inFen) },
          { key: 'percent', title: t('进度'), width: 130, render: (row) => <Bar percent={row.percent} /> },
          { key: 'due', title: t('计划完工'), width: 130, render: (row) => <DateText value={row.dueOn} /> },
          { key: 'state', title: t('状态'), width: 130, render: (row) => (row.late ? <span className="prj-late">{t('已过完工日期')}</span> : row.behind > 0 ? t('比时间慢{n}个点', { n: row.behind }) : t(PROJECT_STATES[row.state])) },
        ]}
        unit={t('个')}
        empty={(tab) => (tab === 'behind' ? { why: t('没有落后的项目') } : { why: t('没有建设项目'), todo: t('规划要建的服务设施登记在这里，资金和进度一起跟踪。') })}
        action={keeps && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('登记项目')}</Button>}
      />
      {adding && <ProjectForm onClose={() => setAdding(false)} onMade={(id) => go(`/projects/${id}`)} />}
    </>
  )
}
