import { DownloadOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, dateText, DayInput, dayRule, PageHeading, Panel, useAbility, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { LIFE_EVENTS, lifeEvents, MATTER_TYPES } from '../../../matters/contract.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { endGap, getCoverage, markGap, type CoverageGap } from '../../contract.ts'
import { csvOf, save } from './csv.ts'
import { useDeed } from './deed.ts'
import './entitlements.css'

type Coverage = Reply<typeof getCoverage>
interface Column { code: string; name: string; communities: readonly string[] }

/** Which matters every community serves, which are open to whom; what is missing stands out (MAT-17). */
export default function CoveragePage() {
  const root = useCall(getMe, {}, { staleMs: 60_000 }).data?.currentPost?.region.slice(0, 12)
  const [search, setSearch] = useSearchState()
  const region = search.place ?? root
  const query = useCall(getCoverage, { query: region ? { region } : {} }, { enabled: Boolean(root), keep: true, staleMs: 30_000 })
  return (
    <>
      <PageHeading title={t('覆盖情况')} />
      {root && <div className="en-tools"><PlaceField root={root} rootCounts all upTo="community" value={region} onChange={(code) => setSearch({ place: code === root ? undefined : code })} /></div>}
      <Awaiting query={query} inside>{(all) => <Matrix all={all} onlyShort={search.only === 'short'} onOnly={(on) => setSearch({ only: on ? 'short' : undefined })} />}</Awaiting>
    </>
  )
}

/** Communities side by side where they fit, else their streets with how many are short. */
function columnsOf(all: Coverage): Column[] {
  const streets = [...new Set(all.communities.map((one) => one.street))]
  if (streets.length <= 1) return all.communities.map((one) => ({ code: one.code, name: one.name, communities: [one.code] }))
  return streets.map((street) => {
    const inside = all.communities.filter((one) => one.street === street)
    return { code: street, name: inside[0]!.streetName, communities: inside.map((one) => one.code) }
  })
}

function Matrix({ all, onlyShort, onOnly }: { all: Coverage; onlyShort: boolean; onOnly: (on: boolean) => void }) {
  const covers = useAbility('entitlements.cover')
  const [marking, setMarking] = useState<{ region?: string; matter?: string }>()
  const [ending, setEnding] = useState<CoverageGap>()
  const mark = useDeed(markGap, [getCoverage])
  const end = useDeed(endGap, [getCoverage])
  const columns = columnsOf(all)
  const places = new Map(all.communities.map((one) => [one.code, one.name]))
  const gapsAt = (matter: string, column: Column) => all.gaps.filter((gap) => gap.matter === matter && column.communities.includes(gap.region))
  const short = new Set(all.gaps.map((gap) => gap.matter))
  const shown = all.matters.filter((one) => !onlyShort || short.has(one.code))
  const { figures } = all
  const share = (n: number, of: number) => (of === 0 ? '' : t('{n}%', { n: Math.floor((n / of) * 1000) / 10 }))
  const csv = () => save(t('覆盖情况-{place}-{day}.csv', { place: all.regionName, day: all.day }), csvOf([
    [t('事项'), t('类型'), t('非户籍居民'), ...columns.map((one) => one.name)],
    ...all.matters.map((one) => [one.title, t(MATTER_TYPES[one.type]), one.openToNonRegistered ? t('可以办') : one.closedBecause, ...columns.map((column) => {
      const gaps = gapsAt(one.code, column)
      return gaps.length === 0 ? t('已覆盖') : gaps.map((gap) => t('{place}未覆盖：{why}', { place: places.get(gap.region) ?? '', why: gap.reason })).join('；')
    })]),
  ]))
  return (
    <>
      <dl className="en-figures">
        <div><dt>{t('全部基本事项都能办的社区')}</dt><dd>{figures.whole}<small>/{figures.communities} {share(figures.whole, figures.communities)}</small></dd></div>
        <div><dt>{t('对非户籍居民开放的事项')}</dt><dd>{figures.open}<small>/{figures.matters} {share(figures.open, figures.matters)}</small></dd></div>
        <div><dt>{t('未覆盖')}</dt><dd className={all.gaps.length > 0 ? 'en-short' : ''}>{all.gaps.length}<small>{t('处')}</small></dd></div>
      </dl>
      <p className="d-quiet">{t('{day}。没有标为未覆盖的，就是能办。只有社区、街道、旗区民政能标。', { day: dateText(all.day) })}</p>
      <div className="en-tools">
        <Checkbox checked={onlyShort} onChange={(event) => onOnly(event.target.checked)}>{t('只看有未覆盖的事项')}</Checkbox>
        <span className="en-end">
          {covers && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setMarking({})}>{t('标为未覆盖')}</Button>}{' '}
          <Button icon={<DownloadOutlined aria-hidden />} onClick={csv}>{t('导出 CSV')}</Button>{' '}
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>{t('打印')}</Button>
        </span>
      </div>
      {all.gaps.length > 0 && (
        <Panel title={t('哪里没有覆盖')}>
          <ul className="en-list">
            {all.gaps.map((gap) => (
              <li key={gap.id}>
                <div className="en-head">
                  <strong>{places.get(gap.region)}</strong>{all.matters.find((one) => one.code === gap.matter)?.title}
                  <span className="en-end en-no-print">{covers && gap.mine && <Button onClick={() => setEnding(gap)}>{t('已经能办')}</Button>}</span>
                </div>
                <p>{t('{why}。居民现在：{meanwhile}', { why: gap.reason, meanwhile: gap.meanwhile })}</p>
                <p className="d-quiet"><DateText value={gap.fromOn} />{t('起')}{gap.untilOn && <>{t('，计划')}<DateText value={gap.untilOn} />{t('前解决')}</>}{t('，{name}登记', { name: gap.byName })}</p>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {shown.length === 0 ? <p className="d-quiet">{t('这里每个社区的每个事项都能办。')}</p> : (
        <div className="d-table-frame en-matrix" tabIndex={0} role="region" aria-label={t('事项和社区')}>
          <table className="d-table">
            <thead><tr><th scope="col">{t('事项')}</th><th scope="col">{t('非户籍居民')}</th>{columns.map((column) => <th key={column.code} scope="col">{column.name}</th>)}</tr></thead>
            {lifeEvents.map((group) => ({ group, rows: shown.filter((one) => one.group === group) })).filter(({ rows }) => rows.length > 0).map(({ group, rows }) => (
              <tbody key={group}>
                <tr><th scope="rowgroup" colSpan={columns.length + 2} className="en-group">{t(LIFE_EVENTS[group])}</th></tr>
                {rows.map((one) => (
                  <tr key={one.code}>
                    <th scope="row">{one.title}</th>
                    <td>{one.openToNonRegistered ? t('可以办') : <span className="en-closed" title={one.closedBecause}>{t('只给户籍')}</span>}</td>
                    {columns.map((column) => {
                      const gaps = gapsAt(one.code, column)
                      return gaps.length === 0
                        ? <td key={column.code} className="en-cell">{covers && column.communities.length === 1
                            ? <button type="button" className="en-ok" aria-label={t('{place}能办{what}，标为未覆盖', { place: column.name, what: one.title })} onClick={() => setMarking({ region: column.code, matter: one.code })}>✓</button>
                            : <span className="en-ok" aria-label={t('能办')}>✓</span>}</td>
                        : <td key={column.code} className="en-cell en-gap" title={gaps.map((gap) => `${places.get(gap.region) ?? ''}：${gap.reason}`).join('\n')}>{column.communities.length === 1 ? t('缺') : t('缺{n}/{all}', { n: gaps.length, all: column.communities.length })}</td>
                    })}
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
      {marking && (
        <ActionDialog<{ region: string; matter: string; reason: string; meanwhile: string; fromOn: string; untilOn?: string }>
          open name="gap" as="drawer" title={t('标为未覆盖')} sentence={t('写清原因和居民现在到哪里办，街道和旗区会看到。')} verb={t('标记')} initial={{ ...marking, fromOn: dayOf(new Date()) }}
          onSubmit={({ untilOn, ...typed }) => mark({ body: { ...typed, ...(untilOn ? { untilOn } : {}) } })} onClose={() => setMarking(undefined)}
        >
          <Form.Item name="region" label={t('社区（嘎查）')} rules={[{ required: true, message: t('请选择社区') }]}><Select showSearch={{ optionFilterProp: 'label' }} options={all.communities.map((one) => ({ value: one.code, label: one.name }))} /></Form.Item>
          <Form.Item name="matter" label={t('事项')} rules={[{ required: true, message: t('请选择事项') }]}><Select showSearch={{ optionFilterProp: 'label' }} options={all.matters.map((one) => ({ value: one.code, label: one.title }))} /></Form.Item>
          <Form.Item name="reason" label={t('为什么没有覆盖')} rules={[{ required: true, message: t('请写明原因') }]}><Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} /></Form.Item>
          <Form.Item name="meanwhile" label={t('居民现在到哪里办')} rules={[{ required: true, message: t('请写明居民现在到哪里办') }]}><Input maxLength={200} /></Form.Item>
          <Form.Item name="fromOn" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="untilOn" label={t('计划哪天前解决')} rules={[dayRule()]}><DayInput /></Form.Item>
        </ActionDialog>
      )}
      {ending && (
        <ActionDialog<{ note?: string }>
          open name="gap-end" title={t('已经能办')} sentence={t('{place}从今天起能办“{what}”。', { place: places.get(ending.region) ?? '', what: all.matters.find((one) => one.code === ending.matter)?.title ?? '' })} verb={t('确认')}
          onSubmit={({ note }) => end({ params: { id: ending.id }, body: { note: note ?? '', version: ending.version } })} onClose={() => setEnding(undefined)}
        >
          <Form.Item name="note" label={t('怎样解决的')}><Input maxLength={200} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
