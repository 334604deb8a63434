import { Button } from 'antd'
import { DateText, ListPage, useAbility, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { DUTY_GROUPS, dutyGroups, listOwedDuties, type OwedDuty } from '../../contract.ts'
import { amountText, bodyText, DutyState, isOver } from './parts.tsx'

const LEVELS = { community: '社区（嘎查）', township: '街道（苏木镇）', county: '旗县区', prefecture: '盟市', grid: '网格', organisation: '组织', person: '个人' } as const

/** 责任清单: the most pressing first; of the own place, or of all below. */
export default function DutiesPage() {
  const oversees = useAbility('duties.oversee')
  const [search, setSearch] = useSearchState()
  return (
    <div className="dut-list">
      <ListPage<typeof listOwedDuties, OwedDuty>
        id="duties"
        title={t('责任日历')}
        operation={listOwedDuties}
        ask={({ tab, q, filters, after }) => ({ query: {
          show: (tab || 'todo') as 'todo', whose: (filters.whose ?? 'own') as 'own', ...(filters.topic ? { topic: filters.topic } : {}), ...(filters.level ? { level: filters.level as 'community' } : {}),
          ...(search['code'] ? { code: search['code'] } : {}), ...(search['region'] ? { region: search['region'] } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}),
        } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/duties/${row.id}`}
        rowTone={(row) => (row.state === 'late' ? 'late' : row.state === 'soon' ? 'soon' : undefined)}
        tabs={[
          { key: 'todo', label: t('待完成'), tone: 'mine' }, { key: 'soon', label: t('即将到期') }, { key: 'late', label: t('已逾期'), tone: 'late' }, { key: 'done', label: t('已完成') },
          { key: 'excused', label: t('已免除') }, { key: 'all', label: t('全部') },
        ]}
        filters={[
          ...(oversees ? [{ key: 'whose', label: t('范围'), options: [{ value: 'own', label: t('本级') }, { value: 'all', label: t('本级和下级') }] }] : []),
          { key: 'topic', label: t('类别'), several: true, options: dutyGroups.map((value) => ({ value, label: t(DUTY_GROUPS[value]) })) },
          ...(oversees ? [{ key: 'level', label: t('谁来完成'), options: Object.entries(LEVELS).map(([value, label]) => ({ value, label: t(label) })) }] : []),
        ]}
        notice={(search['code'] || search['region']) && (
          <p>{t('只看选定的责任或地方。')}<Button type="link" size="small" onClick={() => setSearch({ code: undefined, region: undefined, after: undefined })}>{t('看全部')}</Button></p>
        )}
        search={t('责任、单位')}
        columns={[
          { key: 'title', title: t('责任'), render: (row) => row.title },
          { key: 'period', title: t('所属时期'), width: 140, render: (row) => row.period },
          { key: 'body', title: t('谁来完成'), width: 190, render: (row) => bodyText(row) },
          { key: 'amount', title: t('完成'), width: 100, align: 'end', render: (row) => amountText(row) },
          { key: 'due', title: t('到期日'), width: 140, render: (row) => <DateText value={row.dueOn} /> },
          { key: 'state', title: t('状态'), width: 140, render: (row) => <DutyState duty={row} /> },
          { key: 'done', title: t('完成日'), width: 140, spare: true, render: (row) => (isOver(row.state) && row.doneOn ? <DateText value={row.doneOn} /> : '') },
        ]}
        unit={t('项')}
        empty={(tab) => tab === 'late'
          ? { why: t('没有逾期的责任'), todo: t('到期没有完成的责任列在这里，并逐级告知。') }
          : { why: t('没有要完成的责任'), todo: t('每年、每季、每月和固定日期要做的事列在这里，有记录的自动算完成。') }}
      />
    </div>
  )
}
