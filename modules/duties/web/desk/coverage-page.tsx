import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Awaiting, dateText, EmptyList, Go, ListTable, PageHeading, Panel, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { DUTY_GROUPS, getDutyCoverage, type DutyCoverage } from '../../contract.ts'
import './duties.css'

type Line = DutyCoverage['places'][number]
type DutyLine = DutyCoverage['duties'][number]

export const shareText = (share: number | null): string => (share === null ? t('没有应办') : t('{n}%', { n: share.toLocaleString('zh-CN', { maximumFractionDigits: 1 }) }))

const figures = <Row extends Omit<DutyLine, 'code' | 'title' | 'topic'>>() => [
  { key: 'owed', title: t('应完成'), width: 90, align: 'end' as const, render: (row: Row) => String(row.owed) },
  { key: 'onTime', title: t('按时完成'), width: 90, align: 'end' as const, render: (row: Row) => String(row.onTime) },
  { key: 'doneLate', title: t('逾期完成'), width: 90, align: 'end' as const, render: (row: Row) => String(row.doneLate) },
  { key: 'late', title: t('逾期未完成'), width: 100, align: 'end' as const, render: (row: Row) => (row.late > 0 ? <span className="dut-bad">{row.late}</span> : '0') },
  { key: 'ahead', title: t('未到期待完成'), width: 120, align: 'end' as const, render: (row: Row) => (row.ahead > 0 ? <span className="dut-soon">{row.ahead}</span> : '0') },
  { key: 'excused', title: t('已免除'), width: 80, align: 'end' as const, render: (row: Row) => String(row.excused) },
  { key: 'coverage', title: t('完成率'), width: 100, align: 'end' as const, render: (row: Row) => shareText(row.coverage) },
]

/** 完成情况: of a place and of each place below it, and duty by duty; what is missing shows before it is late. */
export default function CoveragePage() {
  const [search] = useSearchState()
  const region = /^\d{12}(\d{3})?$/.test(search['region'] ?? '') ? search['region'] : undefined
  const query = useCall(getDutyCoverage, { query: region ? { region } : {} }, { keep: true })
  return (
    <Awaiting query={query}>
      {(reply) => (
        <>
          <PageHeading title={t('{place}责任完成情况', { place: reply.regionName })} crumbs={[{ label: t('责任日历'), to: '/duties' }, ...(region ? [{ label: t('本级完成情况'), to: '/duties/coverage' }] : [])]}
            aside={<Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>{t('打印')}</Button>} />
          <p className="d-sentence">{t('{from}至{until}到期的责任，截至{today}。', { from: dateText(reply.from), until: dateText(reply.until), today: dateText(reply.today) })}</p>
          <ul className="dut-figures">
            <li><strong>{shareText(reply.all.coverage)}</strong>{t('完成率')}</li><li><strong>{reply.all.owed}</strong>{t('应完成')}</li>
            <li><Go to={`/duties?tab=late&whose=all${region ? `&region=${region}` : ''}`}><strong className={reply.all.late > 0 ? 'dut-bad' : ''}>{reply.all.late}</strong>{t('逾期未完成')}</Go></li>
            <li><Go to={`/duties?tab=soon&whose=all${region ? `&region=${region}` : ''}`}><strong className={reply.all.ahead > 0 ? 'dut-soon' : ''}>{reply.all.ahead}</strong>{t('三十天内要完成')}</Go></li>
          </ul>
          {reply.places.length > 0 && (
            <Panel title={t('下级')}>
              <ListTable<Line> label={t('下级完成情况')} rows={reply.places} rowKey={(row) => row.code} rowTo={(row) => `/duties/coverage?region=${row.code}`} rowTone={(row) => (row.late > 0 ? 'late' : row.ahead > 0 ? 'soon' : undefined)}
                columns={[{ key: 'name', title: t('地方'), render: (row) => row.name }, ...figures<Line>()]} />
            </Panel>
          )}
          <Panel title={t('各项责任')}>
            {reply.duties.length === 0 ? <EmptyList why={t('这段时间没有到期的责任')} todo={t('在责任目录里启用或者自设责任以后，这里按期统计。')} /> : (
              <ListTable<DutyLine> label={t('各项责任完成情况')} rows={reply.duties} rowKey={(row) => row.code} rowTo={(row) => `/duties?tab=${row.late > 0 ? 'late' : 'all'}&whose=all&code=${encodeURIComponent(row.code)}${region ? `&region=${region}` : ''}`}
                rowTone={(row) => (row.late > 0 ? 'late' : row.ahead > 0 ? 'soon' : undefined)}
                columns={[{ key: 'title', title: t('责任'), render: (row) => row.title }, { key: 'topic', title: t('类别'), width: 150, render: (row) => t(DUTY_GROUPS[row.topic]) }, ...figures<DutyLine>()]} />
            )}
          </Panel>
        </>
      )}
    </Awaiting>
  )
}
