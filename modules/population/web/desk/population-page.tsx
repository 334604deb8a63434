import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { App, Button, Select } from 'antd'
import { useState } from 'react'
import {
  Awaiting, dateText, DayInput, deskFile, Go, isDay, PageHeading, Panel, useCall, useSearchState,
} from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { getMe } from '../../../accounts/contract.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { comparePopulation, exportPopulation, getPopulation, getPopulationApart, getPopulationStructure, getPopulationTrend } from '../../contract.ts'
import { Bridge } from './bridge.tsx'
import { AgeTable, BarTable, Lines, Pyramid } from './charts.tsx'
import { periodText } from './filing-words.ts'
import { baseName, brief, methodText, people, useName, type Method } from './words.ts'
import './population.css'

const VIEWS = ['counts', 'structure', 'trend', 'apart', 'compare'] as const
type View = (typeof VIEWS)[number]

interface Asked {
  region: string
  day: string
  boundary: 'then' | 'now'
}

/** 人口: the three populations of a place on any day, and what they are made of. Everything asked stands in the address. */
export default function PopulationPage() {
  const [search, setSearch] = useSearchState()
  const me = useCall(getMe, {}, { staleMs: 60_000 })
  const own = me.data?.currentPost?.region
  const root = own?.slice(0, 12)
  const today = dayOf(new Date())
  const view: View = VIEWS.find((each) => each === search.view) ?? 'counts'
  const asked: Asked | undefined = root
    ? {
        region: search.region && /^\d{12}$/.test(search.region) ? search.region : root,
        day: search.day && isDay(search.day) && search.day <= today ? search.day : today,
        boundary: search.boundary === 'now' ? 'now' : 'then',
      }
    : undefined
  return (
    <>
      <PageHeading
        title={t('人口')}
        aside={
          <span className="po-presets d-heading-aside">
            {asked && view !== 'compare' && <SaveFile asked={asked} view={view} base={search.base} />}
            <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>{t('打印')}</Button>
          </span>
        }
      />
      {asked && root && (
        <>
          <Tools root={root} asked={asked} today={today} onAsk={(change) => setSearch(change, { push: true })} />
          <nav aria-label={t('看什么')} className="d-tabs">
            <ul>
              {VIEWS.map((each) => {
                const { view: _, ...rest } = search
                const query = new URLSearchParams(each === 'counts' ? rest : { ...rest, view: each }).toString()
                return (
                  <li key={each}>
                    <Go to={query ? `.?${query}` : '.'} aria-current={each === view ? 'page' : undefined} className={each === view ? 'd-tab d-tab-on' : 'd-tab'}>
                      {viewName(each)}
                    </Go>
                  </li>
                )
              })}
            </ul>
          </nav>
          {view === 'counts' && <Counts asked={asked} />}
          {view === 'structure' && <Structure asked={asked} />}
          {view === 'trend' && <Trend asked={asked} />}
          {view === 'apart' && <Apart asked={asked} />}
          {view === 'compare' && <Compare asked={asked} root={root} today={today} />}
        </>
      )}
    </>
  )
}

const viewName = (view: View) =>
  ({ counts: t('三种人口'), structure: t('年龄与家庭'), trend: t('历年与变动'), apart: t('人户分离'), compare: t('对比') })[view]

/** Days that are asked for again and again: today, the ends of the last month and year, the last census day (1 November of a year ending in nought). */
function presets(today: string): { label: string; day: string }[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const monthEnd = new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10)
  const ten = Math.floor(year / 10) * 10
  const census = `${ten}-11-01` <= today ? `${ten}-11-01` : `${ten - 10}-11-01`
  return [
    { label: t('今天'), day: today },
    { label: t('上月末'), day: monthEnd },
    { label: t('上年末'), day: `${year - 1}-12-31` },
    { label: t('普查日'), day: census },
  ]
}

function Tools({ root, asked, today, onAsk }: { root: string; asked: Asked; today: string; onAsk: (change: Record<string, string | undefined>) => void }) {
  return (
    <div className="po-tools" role="search" aria-label={t('选择地点和日期')}>
      {root.endsWith('000') && (
        <span className="po-field">
          <span>{t('地点')}</span>
          <PlaceField root={root} value={asked.region} onChange={(region) => onAsk({ region: region === root ? undefined : region })} upTo="community" rootCounts all />
        </span>
      )}
      <span className="po-field">
        <label htmlFor="population-day">{t('统计日')}</label>
        <span className="po-presets">
          <DayInput id="population-day" value={asked.day} max={today} onChange={(day) => isDay(day) && day <= today && onAsk({ day: day === today ? undefined : day })} />
          {presets(today).map((each) => (
            <Button key={each.label} type={each.day === asked.day ? 'primary' : 'default'} ghost={each.day === asked.day} aria-pressed={each.day === asked.day} onClick={() => onAsk({ day: each.day === today ? undefined : each.day })}>
              {each.label}
            </Button>
          ))}
        </span>
      </span>
      <label>
        {t('界线')}
        <Select
          aria-label={t('按哪天的界线')}
          style={{ inlineSize: 132 }}
          value={asked.boundary}
          options={[{ value: 'then', label: t('当日界线') }, { value: 'now', label: t('现行界线') }]}
          onChange={(next: string) => onAsk({ boundary: next === 'now' ? 'now' : undefined })}
        />
      </label>
    </div>
  )
}

function SaveFile({ asked, view, base }: { asked: Asked; view: Exclude<View, 'compare'>; base: string | undefined }) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const blob = await deskFile(exportPopulation, { query: { ...asked, view, base: baseOf(base) } })
      const link = document.createElement('a')
      link.href = URL.createObjectURL(blob)
      link.download = `${viewName(view)}-${asked.region}-${asked.day}.csv`
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
    } catch (fault) {
      void message.error(fault instanceof Error ? fault.message : t('文件没有取到，请再试一次'))
    } finally {
      setBusy(false)
    }
  }
  return <Button icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={() => void save()}>{t('导出 CSV')}</Button>
}

const baseOf = (base: string | undefined): 'registered' | 'living' | 'resident' => (base === 'registered' || base === 'resident' ? base : 'living')

export function Note({ method }: { method: Method }) {
  return <p className="po-note">{methodText(method)}</p>
}

/** Large figures of one reading. */
export function Heads({ total, small }: { total: Reply<typeof getPopulation>['total']; small: number }) {
  const heads = [
    [t('户籍人口'), total.registered], [t('居住人口'), total.living], [t('常住人口'), total.resident], [t('流动人口'), total.mobile],
  ] as const
  return (
    <dl className="po-heads">
      {heads.map(([label, n]) => (
        <div key={label} className="po-head">
          <dt>{label}</dt>
          {n === null ? <dd className="po-withheld">{people(n, small)}</dd> : <dd>{n.toLocaleString('zh-CN')}<small>{t('人')}</small></dd>}
        </div>
      ))}
    </dl>
  )
}

function Counts({ asked }: { asked: Asked }) {
  const query = useCall(getPopulation, { query: asked }, { keep: true })
  return (
    <Awaiting query={query} inside>
      {(population) => (
        <>
          <Heads total={population.total} small={population.method.smallCount} />
          {population.filed && <Filed population={population} />}
          <Panel title={t('{place}：三种人口怎样对上', { place: population.regionName })} aside={<span className="d-quiet">{dateText(population.method.day)}</span>}>
            <Bridge population={population} />
          </Panel>
          {population.parts.length > 0 && <Parts population={population} asked={asked} />}
          {population.changes.length > 0 && (
            <Panel title={t('这一天以后的区划变动')}>
              <ul className="d-plain">
                {population.changes.map((each) => (
                  <li key={`${each.on} ${each.from} ${each.to}`}>
                    {t('{day}：{from}{how}{to}', {
                      day: dateText(each.on), from: each.fromName, how: each.whole ? t('整体并入') : t('部分划入'), to: each.toName,
                    })}
                  </li>
                ))}
              </ul>
              <p className="po-note">{t('把“界线”换成“现行界线”，可以看同一天的人按今天的区划分别在哪里。')}</p>
            </Panel>
          )}
          <Note method={population.method} />
        </>
      )}
    </Awaiting>
  )
}

function Filed({ population }: { population: Reply<typeof getPopulation> }) {
  const filed = population.filed!
  return (
    <p className="d-sentence">
      {t('这一天已上报（{period}，第{n}版）：户籍{registered}，居住{living}，常住{resident}。', {
        period: periodText(filed.period), n: filed.version, registered: brief(filed.registered), living: brief(filed.living), resident: brief(filed.resident),
      })}
      {filed.differs ? t('现在重新统计的结果与上报数不同。') : t('现在重新统计，结果一致。')}
      <Go to={`/population/filings/${filed.id}`}>{t('查看上报明细')}</Go>
    </p>
  )
}

function Parts({ population, asked }: { population: Reply<typeof getPopulation>; asked: Asked }) {
  const columns = [
    ['registered', t('户籍人口')], ['away', t('户在人不在')], ['came', t('人在户不在')], ['living', t('居住人口')], ['resident', t('常住人口')], ['mobile', t('流动人口')],
  ] as const
  const extra = new URLSearchParams({ ...(asked.day === dayOf(new Date()) ? {} : { day: asked.day }), ...(asked.boundary === 'now' ? { boundary: 'now' } : {}) }).toString()
  return (
    <Panel title={t('下级各单位')} aside={<span className="d-quiet">{t('共{n}个', { n: population.parts.length })}</span>}>
      <div className="po-scroll" role="region" aria-label={t('下级各单位的人口')} tabIndex={0}>
        <table className="d-table po-figures">
          <caption className="d-hidden">{t('下级各单位的人口')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('名称')}</th>
              {columns.map(([key, title]) => <th key={key} scope="col" className="d-end">{title}</th>)}
            </tr>
          </thead>
          <tbody>
            {population.parts.map((part) => (
              <tr key={`${part.region} ${part.regionName}`}>
                <th scope="row">
                  {part.region === population.region ? part.regionName : <Go to={`/population?region=${part.region}${extra ? `&${extra}` : ''}`}>{part.regionName}</Go>}
                </th>
                {columns.map(([key]) => <td key={key}>{brief(part[key])}</td>)}
              </tr>
            ))}
            {population.inner !== 0 && (
              <tr>
                <th scope="row">{t('减：下级之间互住')}</th>
                {columns.map(([key]) => <td key={key}>{key === 'away' || key === 'came' ? `−${brief(population.inner)}` : ''}</td>)}
              </tr>
            )}
            <tr className="po-sum">
              <th scope="row">{t('合计')}</th>
              {columns.map(([key]) => <td key={key}>{brief(population.total[key])}</td>)}
            </tr>
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function Base({ value, options }: { value: string; options: readonly string[] }) {
  const [, setSearch] = useSearchState()
  return (
    <Select
      aria-label={t('按哪种人口')}
      style={{ inlineSize: 140 }}
      value={value}
      options={options.map((each) => ({ value: each, label: baseName(each) }))}
      onChange={(next: string) => setSearch({ base: next === 'living' ? undefined : next })}
    />
  )
}

function Structure({ asked }: { asked: Asked }) {
  const [search] = useSearchState()
  const base = baseOf(search.base)
  const query = useCall(getPopulationStructure, { query: { ...asked, base } }, { keep: true })
  return (
    <Awaiting query={query} inside>
      {(s) => (
        <>
          <Panel title={t('年龄与性别')} aside={<Base value={base} options={['registered', 'living', 'resident']} />}>
            <Pyramid title={t('{base}金字塔', { base: baseName(s.base) })} bands={s.pyramid} total={s.total} />
          </Panel>
          <div className="po-two">
            <Panel title={t('服务年龄段')}>
              <AgeTable title={t('服务年龄段')} bands={s.bands} />
            </Panel>
            <Panel title={t('家庭户与集体户')}>
              <BarTable
                title={t('家庭户按居住人数')}
                head={t('户规模')}
                rows={s.households.sizes.map((each) => ({ key: each.label, label: t(each.label), n: each.n }))}
                total={s.households.family}
                note={t('集体户{n}户', { n: brief(s.households.collective) })}
              />
            </Panel>
            <Panel title={t('住房用途')}>
              <BarTable
                title={t('住房按用途')}
                head={t('用途')}
                rows={s.dwellings.uses.map((each) => ({ key: each.use, label: useName(each.use), n: each.n }))}
                total={s.dwellings.all}
                note={t('截至{day}的登记', { day: dateText(s.dwellings.day) })}
              />
            </Panel>
          </div>
          <Note method={s.method} />
        </>
      )}
    </Awaiting>
  )
}

function Trend({ asked }: { asked: Asked }) {
  const [search] = useSearchState()
  const base = search.base === 'registered' ? 'registered' : 'living'
  const query = useCall(getPopulationTrend, { query: { ...asked, boundary: asked.boundary === 'now' ? 'now' : 'then', base } }, { keep: true })
  return (
    <Awaiting query={query} inside>
      {(trend) => (
        <>
          <Panel title={t('历年年末人口')} aside={<span className="d-quiet">{t('全部按{boundary}', { boundary: trend.method.boundary })}</span>}>
            <Lines
              title={t('历年年末人口')}
              head={t('日期')}
              labels={trend.years.map((y) => y.day)}
              series={[
                { name: t('户籍人口'), values: trend.years.map((y) => y.registered) },
                { name: t('居住人口'), values: trend.years.map((y) => y.living) },
                { name: t('常住人口'), values: trend.years.map((y) => y.resident) },
                { name: t('流动人口'), values: trend.years.map((y) => y.mobile) },
              ]}
            />
          </Panel>
          <Panel title={t('近十二个月的变动')} aside={<Base value={base} options={['registered', 'living']} />}>
            <div className="po-scroll" role="region" aria-label={t('逐月变动')} tabIndex={0}>
              <table className="d-table po-figures">
                <caption className="d-hidden">{t('逐月变动')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('月份')}</th>
                    {[t('出生'), t('死亡'), t('迁入'), t('迁出')].map((each) => <th key={each} scope="col" className="d-end">{each}</th>)}
                  </tr>
                </thead>
                <tbody>
                  {trend.months.map((m) => (
                    <tr key={m.month}>
                      <th scope="row">{t('{year}年{month}月', { year: Number(m.month.slice(0, 4)), month: Number(m.month.slice(5, 7)) })}</th>
                      <td>{brief(m.born)}</td>
                      <td>{brief(m.died)}</td>
                      <td>{brief(m.came)}</td>
                      <td>{brief(m.went)}</td>
                    </tr>
                  ))}
                  <tr className="po-sum">
                    <th scope="row">{t('合计')}</th>
                    <td>{brief(trend.sum.born)}</td>
                    <td>{brief(trend.sum.died)}</td>
                    <td>{brief(trend.sum.came)}</td>
                    <td>{brief(trend.sum.went)}</td>
                  </tr>
                </tbody>
              </table>
            </div>
            <p className="po-note">{t('迁入、迁出是跨出或进入{place}的变动，内部搬家不算。', { place: t('所选地点') })}</p>
          </Panel>
          <Note method={trend.method} />
        </>
      )}
    </Awaiting>
  )
}

function Apart({ asked }: { asked: Asked }) {
  const query = useCall(getPopulationApart, { query: asked }, { keep: true })
  return (
    <Awaiting query={query} inside>
      {(apart) => (
        <>
          <Panel title={t('居住地（行）和户籍地（列）')}>
            {apart.rows.length === 0 ? (
              <p className="d-quiet">{t('这一天这里没有登记任何人，请换一个日期。')}</p>
            ) : (
              <div className="po-scroll" role="region" aria-label={t('人户分离表')} tabIndex={0}>
                <table className="d-table po-figures">
                  <caption className="d-hidden">{t('居住地和户籍地')}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t('居住地')}</th>
                      {apart.columns.map((each) => <th key={each.key} scope="col" className="d-end">{each.name}</th>)}
                      <th scope="col" className="d-end">{t('合计')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {apart.rows.map((row) => (
                      <tr key={row.key}>
                        <th scope="row">{row.name}</th>
                        {row.cells.map((n, i) => <td key={apart.columns[i]!.key}>{brief(n)}</td>)}
                        <td>{brief(row.total)}</td>
                      </tr>
                    ))}
                    <tr className="po-sum">
                      <th scope="row">{t('合计')}</th>
                      {apart.totals.map((n, i) => <td key={apart.columns[i]!.key}>{brief(n)}</td>)}
                      <td>{brief(apart.all)}</td>
                    </tr>
                  </tbody>
                </table>
              </div>
            )}
          </Panel>
          <Note method={apart.method} />
        </>
      )}
    </Awaiting>
  )
}

function Compare({ asked, root, today }: { asked: Asked; root: string; today: string }) {
  const [search, setSearch] = useSearchState()
  const other = search.other && /^\d{12}$/.test(search.other) ? search.other : asked.region
  const otherDay = search.otherDay && isDay(search.otherDay) && search.otherDay <= today ? search.otherDay : `${Number(today.slice(0, 4)) - 1}-12-31`
  const by = search.by === 'one' ? asked.day : search.by === 'other' ? otherDay : asked.boundary
  const query = useCall(comparePopulation, { query: { region: asked.region, day: asked.day, other, otherDay, boundary: by } }, { keep: true })
  const rows = [
    ['registered', t('户籍人口')], ['away', t('户在人不在')], ['came', t('人在户不在')], ['living', t('居住人口')], ['resident', t('常住人口')], ['mobile', t('流动人口')],
  ] as const
  return (
    <>
      <div className="po-tools" role="search" aria-label={t('和什么对比')}>
        {root.endsWith('000') && (
          <span className="po-field">
            <span>{t('对比的地点')}</span>
            <PlaceField root={root} value={other} onChange={(region) => setSearch({ other: region })} upTo="community" rootCounts all />
          </span>
        )}
        <span className="po-field">
          <label htmlFor="population-other-day">{t('对比的日期')}</label>
          <DayInput id="population-other-day" value={otherDay} max={today} onChange={(day) => isDay(day) && day <= today && setSearch({ otherDay: day })} />
        </span>
        <label>
          {t('两边都按')}
          <Select
            aria-label={t('对比按哪天的界线')}
            style={{ inlineSize: 240 }}
            value={search.by ?? 'each'}
            options={[
              { value: 'each', label: asked.boundary === 'now' ? t('现行界线') : t('各自当日的界线') },
              { value: 'one', label: t('{day}的界线', { day: dateText(asked.day) }) },
              { value: 'other', label: t('{day}的界线', { day: dateText(otherDay) }) },
            ]}
            onChange={(next: string) => setSearch({ by: next === 'each' ? undefined : next })}
          />
        </label>
      </div>
      <Awaiting query={query} inside>
        {(c) => (
          <>
            <Panel title={t('对比')}>
              <div className="po-scroll" role="region" aria-label={t('对比表')} tabIndex={0}>
                <table className="d-table po-figures">
                  <caption className="d-hidden">{t('对比')}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t('项目')}</th>
                      <th scope="col" className="d-end">{c.one.regionName}<br />{dateText(c.oneMethod.day)}</th>
                      <th scope="col" className="d-end">{c.other.regionName}<br />{dateText(c.otherMethod.day)}</th>
                      <th scope="col" className="d-end">{t('相差')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map(([key, title]) => {
                      const [a, b] = [c.one[key], c.other[key]]
                      return (
                        <tr key={key}>
                          <th scope="row">{title}</th>
                          <td>{brief(a)}</td>
                          <td>{brief(b)}</td>
                          <td>{a === null || b === null ? t('＊') : `${a - b > 0 ? '+' : ''}${(a - b).toLocaleString('zh-CN')}`}</td>
                        </tr>
                      )
                    })}
                  </tbody>
                </table>
              </div>
            </Panel>
            <Note method={c.oneMethod} />
          </>
        )}
      </Awaiting>
    </>
  )
}
