import { Awaiting, dateText, Go, ListTable, PageHeading, Panel, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { BASES, bases, countParticipation, getResidenceCoverage, ROLES } from '../../contract.ts'
import './residence.css'

/** 情况: how many of those who live here registered, by community; and who takes part in self-government, as totals. */
export default function TotalsPage() {
  const coverage = useCall(getResidenceCoverage, {})
  const part = useCall(countParticipation, {})
  return (
    <>
      <PageHeading title={t('居住服务情况')} />
      <Awaiting query={coverage}>
        {({ day, items }) => (
          <Panel title={t('居住登记率（{day}）', { day: dateText(day) })}>
            <p className="d-quiet">{t('登记率＝已登记÷（已登记＋已备案租住但还没登记的）。没登记的只发一次邀请。')}</p>
            <ListTable
              label={t('各社区居住登记率')}
              columns={[
                { key: 'place', title: t('社区'), render: (row) => <Go to={`/regions/${row.region}`}>{row.regionName}</Go> },
                { key: 'declared', title: t('已登记'), width: 120, align: 'end', render: (row) => t('{n}人', { n: row.declared }) },
                { key: 'invited', title: t('已备案租住、还没登记'), width: 200, align: 'end', render: (row) => t('{n}户', { n: row.invited }) },
                { key: 'share', title: t('登记率'), width: 120, align: 'end', render: (row) => (row.share === null ? t('没有数据') : `${row.share}%`) },
              ]}
              rows={items.filter((row) => row.declared + row.invited > 0 || items.length <= 20)}
              rowKey={(row) => row.region}
            />
          </Panel>
        )}
      </Awaiting>
      <Awaiting query={part}>
        {({ day, items, suppressed }) => (
          <Panel title={t('参与社区事务的人（{day}）', { day: dateText(day) })}>
            <ListTable
              label={t('各类参与的人数')}
              columns={[
                { key: 'role', title: t('参加什么'), render: (row) => t(ROLES[row.role]) },
                ...bases.map((base) => ({ key: base, title: t(BASES[base]), width: 190, align: 'end' as const, render: (row: (typeof items)[number]) => (row[base] === null ? t('少于10人，不显示') : t('{n}人', { n: row[base] })) })),
              ]}
              rows={items}
              rowKey={(row) => row.role}
            />
            {suppressed && <p className="d-quiet">{t('少于10人的不显示，免得认出是谁。')}</p>}
          </Panel>
        )}
      </Awaiting>
    </>
  )
}
