import { Awaiting, dateText, Go, ListTable, PageHeading, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listMattersForMobile } from '../../contract.ts'
import './residence.css'

/** 事项同等: whether residents registered elsewhere get each matter as registered ones do; those that are closed first. */
export default function MattersPage() {
  const query = useCall(listMattersForMobile, {})
  return (
    <>
      <PageHeading title={t('外地户籍居民能不能一样办')} />
      <Awaiting query={query}>
        {({ day, items }) => (
          <>
            <p className="d-sentence">
              {t('{day}有{n}个事项，{open}个不看户籍，{closed}个只给本地户籍办。', { day: dateText(day), n: items.length, open: items.filter((one) => one.open).length, closed: items.filter((one) => !one.open).length })}
            </p>
            <ListTable
              label={t('各事项对外地户籍居民是否同等')}
              columns={[
                { key: 'title', title: t('事项'), render: (row) => row.title },
                { key: 'open', title: t('外地户籍'), width: 130, render: (row) => (row.open ? t('一样办') : <span className="res-bad">{t('不能办')}</span>) },
                { key: 'because', title: t('只给本地户籍办的依据'), width: 320, render: (row) => row.closedBecause || <span className="d-quiet">{t('不用依据')}</span> },
                { key: 'fee', title: t('收费'), width: 130, render: (row) => (row.feeFen === 0 ? t('不收费') : t('{yuan}元（{basis}）', { yuan: row.feeFen / 100, basis: row.feeBasis })) },
                { key: 'now', title: t('现在要'), width: 220, render: (row) => t('{steps}步，{papers}样材料，{days}', { steps: row.steps, papers: row.papers, days: row.days }) },
                { key: 'versions', title: t('改过'), width: 130, render: (row) => (row.versions > 1 ? <Go to={`/residence/matters/${row.code}`}>{t('看前后对比')}</Go> : <span className="d-quiet">{t('没有改过')}</span>) },
              ]}
              rows={items}
              rowKey={(row) => row.code}
              rowTo={(row) => `/residence/matters/${row.code}`}
            />
          </>
        )}
      </Awaiting>
    </>
  )
}
