import { DateText, Go, ListPage, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listLateCases, MATTER_KINDS, type LateCase } from '../../contract.ts'

/** 超期办件: the longest late first, with the department whose matter it is and the desk whose work it is; a list of work, not of people who asked. */
export default function LatePage() {
  const all = useCall(listLateCases, {})
  return (
    <ListPage<typeof listLateCases, LateCase>
      id="late-cases"
      title={t('超期办件')}
      operation={listLateCases}
      ask={({ after, filters }) => ({ query: { ...(filters.department ? { department: filters.department } : {}), ...(filters.kind ? { kind: filters.kind } : {}), ...(after ? { after } : {}) } })}
      read={(reply) => reply}
      rowKey={(row) => row.id}
      rowTo={(row) => `/cases/${row.id}`}
      rowTone={() => 'late'}
      filters={[
        { key: 'department', label: t('主管部门'), options: (all.data?.departments ?? []).filter((one) => one.name !== '').map((one) => ({ value: one.name, label: t('{name}（{n}件）', { name: one.name, n: one.late }) })) },
        { key: 'kind', label: t('类别'), options: Object.entries(MATTER_KINDS).map(([value, label]) => ({ value, label: t(label) })) },
      ]}
      columns={[
        { key: 'title', title: t('办件'), render: (row) => row.title },
        { key: 'number', title: t('编号'), width: 180, render: (row) => row.number },
        { key: 'department', title: t('主管部门'), width: 150, render: (row) => row.department },
        { key: 'body', title: t('现在由谁办'), width: 190, render: (row) => row.body },
        { key: 'region', title: t('地点'), width: 130, render: (row) => row.regionName },
        { key: 'due', title: t('到期日'), width: 150, render: (row) => <DateText value={row.dueAt} /> },
        { key: 'late', title: t('超期'), width: 90, render: (row) => t('{n}天', { n: row.daysLate }) },
        { key: 'escalation', title: t('督办'), width: 110, render: (row) => (row.escalation > 0 ? t('已升{n}级', { n: row.escalation }) : t('未升级')) },
      ]}
      unit={t('件')}
      empty={{ why: t('没有超期的办件') }}
      notice={<Go to="/supervision?by=department">{t('按主管部门看整体情况')}</Go>}
    />
  )
}
