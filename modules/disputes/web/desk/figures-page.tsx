import { Select } from 'antd'
import { useState } from 'react'
import { Awaiting, DataTableChart, ListTable, PageHeading, Panel, useCall } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { countDisputes } from '../../contract.ts'
import { kindName } from './words.ts'
import './disputes.css'

type Sums = Record<'recorded' | 'settled' | 'performed' | 'referred' | 'ended', number | null>
const HEADS = { recorded: '登记', settled: '达成协议', performed: '已履行', referred: '转依法处理', ended: '终止' } as const

/** 调解统计: by kind, place and quarter. */
export default function FiguresPage() {
  const now = Number(dayOf(new Date()).slice(0, 4))
  const [year, setYear] = useState(String(now))
  const query = useCall(countDisputes, { query: { year } }, { keep: true })
  const say = (n: number | null) => (n === null ? t('较少，不显示') : t('{n}件', { n }))
  const columns = <Row extends Sums>() => (Object.keys(HEADS) as (keyof typeof HEADS)[]).map((key) => ({ key, title: t(HEADS[key]), width: 130, align: 'end' as const, render: (row: Row) => say(row[key]) }))
  return (
    <>
      <PageHeading title={t('调解统计')} />
      <p><Select aria-label={t('年份')} value={year} onChange={setYear} options={Array.from({ length: 6 }, (_, i) => String(now - i)).map((value) => ({ value, label: t('{year}年', { year: value }) }))} /></p>
      <Awaiting query={query}>
        {(d) => (
          <>
            <Panel title={t('合计')}>
              <ListTable label={t('合计')} rows={[{ ...d.total, id: 'all' }]} rowKey={(row) => row.id} columns={columns<Sums & { id: string }>()} />
              {d.suppressed && <p className="d-quiet">{d.note}。</p>}
            </Panel>
            <Panel title={t('按是什么问题')}>
              <DataTableChart title={t('登记的纠纷，按是什么问题')} unit={t('件')} points={d.kinds.map((one) => ({ label: kindName(one.kind), value: one.recorded }))} />
              <ListTable label={t('按是什么问题')} rows={d.kinds} rowKey={(row) => row.kind} columns={[{ key: 'kind', title: t('是什么问题'), render: (row) => kindName(row.kind) }, ...columns<(typeof d.kinds)[number]>()]} />
            </Panel>
            <Panel title={t('按地方')}>
              <ListTable label={t('按地方')} rows={d.places} rowKey={(row) => row.region} columns={[{ key: 'place', title: t('地方'), render: (row) => row.regionName }, ...columns<(typeof d.places)[number]>()]} />
            </Panel>
            <Panel title={t('按季度')}>
              <ListTable label={t('按季度')} rows={d.quarters} rowKey={(row) => String(row.quarter)} columns={[{ key: 'quarter', title: t('季度'), render: (row) => t('第{n}季度', { n: row.quarter }) }, ...columns<(typeof d.quarters)[number]>()]} />
            </Panel>
          </>
        )}
      </Awaiting>
    </>
  )
}
