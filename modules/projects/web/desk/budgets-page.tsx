import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DataTableChart, EmptyList, PageHeading, Panel, useCall, useMutate, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { askBudget, BUDGET_ITEMS, budgetItems, enterBudget, getBudgets, type BudgetItem, type BudgetLine } from '../../contract.ts'
import { Area, fenOf, useHere, yuan, YuanInput } from './parts.tsx'

const touches = [getBudgets]

/** 社区预算: five items a year for every community, and what is missing. */
export default function BudgetsPage() {
  const here = useHere()
  const [search, setSearch] = useSearchState()
  const year = Number(search.year) || new Date().getFullYear()
  const missing = search.show === 'missing'
  const query = useCall(getBudgets, { query: { year, show: missing ? 'missing' : 'all', ...(search.place ? { region: search.place } : {}) } }, { keep: true })
  const [chosen, setChosen] = useState<{ line: BudgetLine; item: BudgetItem } | 'ask' | null>(null)
  const narrow = Boolean(here && /[1-9]/.test(here.slice(9)))
  const now = new Date().getFullYear()
  return (
    <>
      <Area at="/projects/budgets" />
      <PageHeading title={t('{n}年社区预算', { n: year })} aside={query.data?.mayAsk && <Button type="primary" onClick={() => setChosen('ask')}>{t('申报经费')}</Button>} />
      <div className="prj-tools">
        <Select aria-label={t('年份')} value={year} style={{ width: 120 }} options={Array.from({ length: 6 }, (_, i) => ({ value: now + 1 - i, label: t('{n}年', { n: now + 1 - i }) }))} onChange={(value) => setSearch({ year: String(value) })} />
        <Select aria-label={t('显示')} value={missing ? 'missing' : 'all'} style={{ width: 160 }} options={[{ value: 'all', label: t('全部社区') }, { value: 'missing', label: t('只看有缺项的') }]} onChange={(value) => setSearch({ show: value === 'all' ? undefined : value })} />
        {here && !narrow && <PlaceField root={here} value={search.place} upTo="township" all onChange={(place) => setSearch({ place: place === here ? undefined : place })} />}
      </div>
      <Awaiting query={query}>
        {(page) => (
          <>
            <ul className="prj-figures">
              <li><strong className={page.missing ? 'prj-late' : ''}>{t('{n}个', { n: page.missing })}</strong>{t('有缺项的社区（共{n}个）', { n: page.communities })}</li>
              <li><strong>{yuan(page.setFen)}</strong>{t('核定')}</li><li><strong>{yuan(page.spentFen)}</strong>{t('已从社区账户支出')}</li>
            </ul>
            <Panel title={t('按项目')}>
              <DataTableChart title={t('支出和核定')} unit={t('元')} digits={2} targetName={t('核定')} points={page.totals.map((one) => ({ label: t(BUDGET_ITEMS[one.item]), value: one.spentFen / 100, target: one.setFen / 100 }))} />
            </Panel>
            <Panel title={t('逐个社区')} aside={page.maySet && t('点金额可以核定')}>
              {page.lines.length === 0 ? <EmptyList why={missing ? t('没有缺项') : t('没有社区')} /> : (
                <div className="prj-scroll">
                  <table className="d-table">
                    <thead><tr><th scope="col">{t('社区（嘎查）')}</th>{budgetItems.map((item) => <th key={item} scope="col" className="d-end">{t(BUDGET_ITEMS[item])}</th>)}<th scope="col" className="d-end">{t('核定合计')}</th><th scope="col" className="d-end">{t('已支出')}</th></tr></thead>
                    <tbody>
                      {page.lines.map((line) => (
                        <tr key={line.region}>
                          <th scope="row">{line.regionName}</th>
                          {line.items.map((one) => {
                            const text = one.setFen !== null ? yuan(one.setFen) : one.askedFen !== null ? t('申报{money}', { money: yuan(one.askedFen) }) : t('缺')
                            return (
                              <td key={one.item} className="d-end">
                                {page.maySet ? <Button type="link" size="small" danger={one.setFen === null} style={{ padding: 0 }} aria-label={t('{place}{item}：{text}，核定', { place: line.regionName, item: t(BUDGET_ITEMS[one.item]), text })} onClick={() => setChosen({ line, item: one.item })}>{text}</Button>
                                  : <span className={one.setFen === null ? 'prj-late' : ''}>{text}</span>}
                              </td>
                            )
                          })}
                          <td className="d-end">{yuan(line.setFen)}</td><td className="d-end">{yuan(line.spentFen)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </Panel>
          </>
        )}
      </Awaiting>
      {chosen === 'ask' && <Ask year={year} onClose={() => setChosen(null)} />}
      {chosen !== null && chosen !== 'ask' && <SetOne year={year} line={chosen.line} item={chosen.item} onClose={() => setChosen(null)} />}
    </>
  )
}

function SetOne({ year, line, item, onClose }: { year: number; line: BudgetLine; item: BudgetItem; onClose: () => void }) {
  const enter = useMutate(enterBudget, { touches })
  const one = line.items.find((each) => each.item === item)!
  const proposed = one.setFen ?? one.askedFen
  return (
    <ActionDialog<{ yuan: number; words?: string }>
      open name="budget" title={t('核定{place}{n}年的{item}经费', { place: line.regionName, n: year, item: t(BUDGET_ITEMS[item]) })} verb={t('核定')}
      sentence={one.askedFen !== null ? t('社区申报{money}。{words}', { money: yuan(one.askedFen), words: one.words }) : t('社区没有申报这一项。')} initial={proposed === null ? {} : { yuan: proposed / 100 }}
      onSubmit={({ yuan: typed, words }) => enter.mutateAsync({ body: { region: line.region, year, item, amountFen: fenOf(typed), words: words ?? '' } as never })} onClose={onClose}
    >
      <Form.Item name="yuan" label={t('金额')} extra={t('确实不安排的填0，留空就是缺项。')} rules={[{ required: true, message: t('请填写金额') }]}><YuanInput min={0} /></Form.Item>
      <Form.Item name="words" label={t('说明')}><Input maxLength={200} /></Form.Item>
    </ActionDialog>
  )
}

function Ask({ year, onClose }: { year: number; onClose: () => void }) {
  const ask = useMutate(askBudget, { touches })
  return (
    <ActionDialog<{ item: BudgetItem; yuan: number; words: string }>
      open name="ask-budget" title={t('申报{n}年经费', { n: year })} verb={t('申报')} initial={{ item: 'activity' }}
      onSubmit={({ yuan: typed, ...rest }) => ask.mutateAsync({ body: { ...rest, year, amountFen: fenOf(typed) } as never })} onClose={onClose}
    >
      <Form.Item name="item" label={t('项目')}><Select options={budgetItems.map((value) => ({ value, label: t(BUDGET_ITEMS[value]) }))} /></Form.Item>
      <Form.Item name="yuan" label={t('金额')} rules={[{ required: true, message: t('请填写金额') }]}><YuanInput /></Form.Item>
      <Form.Item name="words" label={t('怎么用')} rules={[{ required: true, message: t('请写明怎么用') }]}><Input maxLength={200} /></Form.Item>
    </ActionDialog>
  )
}
