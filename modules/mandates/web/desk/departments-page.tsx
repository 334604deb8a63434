import { Awaiting, EmptyList, Go, PageHeading, Panel, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listDepartments, MANDATE_LEVELS } from '../../contract.ts'
import { Area } from './area.tsx'

/** What each department supplies to communities, and what has no lead yet (TER-18). */
export default function DepartmentsPage() {
  const query = useCall(listDepartments, { query: {} })
  return (
    <>
      <Area at="/mandates/departments" />
      <PageHeading title={t('部门职责表')} crumbs={[{ label: t('职责清单'), to: '/mandates' }]} />
      <Awaiting query={query}>
        {(page) => (
          <>
            <p className="d-quiet">{t('共{all}个事项和指标，{n}个在本旗还没有牵头部门。', { all: page.subjects, n: page.without.length })}</p>
            {page.items.length === 0 && <EmptyList why={t('还没有登记部门职责')} todo={t('在职责清单里登记后，这里按部门汇总。')} />}
            {page.items.map((one) => (
              <Panel key={one.department} title={one.department} aside={<span className="d-quiet">{one.contacts.join('；')}</span>}>
                {one.supplies.length > 0 && <p>{t('向社区提供：{what}', { what: one.supplies.join('；') })}</p>}
                <ul className="man-lines">{one.duties.map((duty) => <li key={duty.id}><Go to={`/mandates/duties/${duty.id}`}>{duty.duty}</Go> <span className="d-quiet">{t(MANDATE_LEVELS[duty.level])}</span></li>)}</ul>
                {one.matters.length > 0 && <p>{t('牵头事项：{list}', { list: one.matters.join('、') })}</p>}
                {one.indicators.length > 0 && <p>{t('牵头指标：{list}', { list: one.indicators.join('、') })}</p>}
                {one.helps > 0 && <p className="d-quiet">{t('另外配合{n}项', { n: one.helps })}</p>}
              </Panel>
            ))}
            {page.without.length > 0 && (
              <Panel title={t('还没有牵头部门')}>
                <p>{t('事项：{list}', { list: page.without.filter((one) => one.kind === 'matter').map((one) => one.title).join('、') || t('没有') })}</p>
                <p>{t('指标：{list}', { list: page.without.filter((one) => one.kind === 'indicator').map((one) => one.title).join('、') || t('没有') })}</p>
              </Panel>
            )}
          </>
        )}
      </Awaiting>
    </>
  )
}
