import { Select } from 'antd'
import { Awaiting, DataTableChart, dateText, Go, PageHeading, Panel, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { getProjectMoney, PAYERS } from '../../contract.ts'
import { Area, useHere, yuan } from './parts.tsx'
import { Sources } from './project-page.tsx'

const OF = { all: '全部账户', projects: '项目账', special: '专账', fund: '社区发展基金' } as const

/** 资金来源: by source, by level against the shares due, place by place. */
export default function MoneyPage() {
  const here = useHere()
  const [search, setSearch] = useSearchState()
  const of = search.of && search.of in OF ? (search.of as keyof typeof OF) : 'all'
  const query = useCall(getProjectMoney, { query: { of, ...(search.place ? { region: search.place } : {}), ...(search.year ? { from: `${search.year}-01-01`, until: `${search.year}-12-31` } : {}) } }, { keep: true })
  const narrow = Boolean(here && /[1-9]/.test(here.slice(9)))
  const now = new Date().getFullYear()
  return (
    <>
      <Area at="/projects/money" />
      <PageHeading title={t('资金来源')} />
      <div className="prj-tools">
        <Select aria-label={t('账户种类')} value={of} style={{ width: 160 }} options={Object.entries(OF).map(([value, label]) => ({ value, label: t(label) }))} onChange={(value) => setSearch({ of: value === 'all' ? undefined : value })} />
        <Select aria-label={t('年份')} value={search.year ?? ''} style={{ width: 120 }} options={[{ value: '', label: t('全部年份') }, ...Array.from({ length: 6 }, (_, i) => ({ value: String(now - i), label: t('{n}年', { n: now - i }) }))]} onChange={(value) => setSearch({ year: value || undefined })} />
        {here && !narrow && <PlaceField root={here} value={search.place} upTo="community" all onChange={(place) => setSearch({ place: place === here ? undefined : place })} />}
      </div>
      <Awaiting query={query}>
        {(page) => (
          <>
            <ul className="prj-figures">
              <li><strong>{yuan(page.totalFen)}</strong>{t('收入')}</li><li><strong>{yuan(page.outFen)}</strong>{t('支出')}</li><li><strong>{yuan(page.balanceFen)}</strong>{t('收支相抵')}</li>
            </ul>
            <div className="prj-pair">
              <Panel title={t('按来源')}><Sources sources={page.sources} totalFen={page.totalFen} /></Panel>
              <Panel title={t('三级出资')} aside={t('{n}个约定了比例的项目，不分年份', { n: page.sharedProjects })}>
                {page.shares.length === 0 ? <p className="d-quiet">{t('没有约定出资比例的项目。')}</p> : (
                  <DataTableChart title={t('应出和已出')} unit={t('元')} digits={2} asOf={dateText(page.day)} targetName={t('应出')} points={page.shares.map((one) => ({ label: t(PAYERS[one.payer]), value: one.paidFen / 100, target: one.dueFen / 100 }))} />
                )}
              </Panel>
            </div>
            <Panel title={t('按地方')}>
              {page.places.length === 0 ? <p className="d-quiet">{t('没有收支。')}</p> : (
                <div className="prj-scroll">
                  <table className="d-table">
                    <thead><tr><th scope="col">{t('地方')}</th><th scope="col" className="d-end">{t('收入')}</th><th scope="col" className="d-end">{t('支出')}</th><th scope="col" className="d-end">{t('收支相抵')}</th><th scope="col">{t('主要来源')}</th></tr></thead>
                    <tbody>
                      {page.places.map((one) => (
                        <tr key={one.region}>
                          <th scope="row"><Go to={`/regions/${one.region}`}>{one.regionName}</Go></th><td className="d-end">{yuan(one.inFen)}</td><td className="d-end">{yuan(one.outFen)}</td><td className="d-end">{yuan(one.balanceFen)}</td>
                          <td className="prj-words">{one.sources.slice(0, 3).map((each) => t('{title}{money}', { title: each.title, money: yuan(each.amountFen) })).join('、')}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
              {page.morePlaces && <p className="d-quiet">{t('只列出前300个地方，可以选择下级地方查看。')}</p>}
            </Panel>
          </>
        )}
      </Awaiting>
    </>
  )
}
