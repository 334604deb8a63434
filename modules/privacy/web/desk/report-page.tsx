import { Button, Select } from 'antd'
import { useState } from 'react'
import { Awaiting, dateText, deskFile, Go, PageHeading, Panel, ProblemAlert, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getPrivacyReport, printPrivacyReport } from '../../contract.ts'
import { crumbs } from './words.ts'
import './privacy.css'

/** The yearly report: page, print and PDF; each figure opens to its rows. */
export default function ReportPage() {
  const now = Number(dayOf(new Date()).slice(0, 4))
  const [search, setSearch] = useSearchState()
  const asked = Number(search.year)
  const year = Number.isInteger(asked) && asked >= 2020 && asked <= now ? asked : now
  const [fault, setFault] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const query = useCall(getPrivacyReport, { query: { year } })
  const download = async () => {
    setBusy(true)
    setFault(null)
    try {
      const url = URL.createObjectURL(await deskFile(printPrivacyReport, { query: { year } }))
      const link = document.createElement('a')
      link.href = url
      link.download = t('{year}年个人信息保护报告.pdf', { year })
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    } catch (refusal) {
      setFault(refusal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div>
      <PageHeading title={t('{year}年个人信息保护报告', { year })} crumbs={crumbs()} aside={
        <span className="pv-row pv-no-print">
          <Select aria-label={t('年份')} value={year} onChange={(value: number) => setSearch({ year: String(value) })} options={Array.from({ length: Math.min(6, now - 2019) }, (_, i) => ({ value: now - i, label: t('{year}年', { year: now - i }) }))} />
          <Button onClick={() => window.print()}>{t('打印')}</Button>
          <Button loading={busy} onClick={() => void download()}>{t('下载 PDF')}</Button>
        </span>
      } />
      <ProblemAlert error={fault} />
      <Awaiting query={query}>
        {(one) => (
          <>
            <p className="d-sentence">{t('{place}，{time}从记录中统计。点数字可以看到每一条。', { place: one.place, time: dateText(one.countedAt, 'time') })}</p>
            <div className="pv-parts">{one.parts.map((part) => (
              <Panel key={part.title} title={part.title}>
                <table className="pv-figures"><tbody>
                  {part.figures.map((f) => {
                    const words = f.value === null ? f.note : `${f.value.toLocaleString('zh-CN')}${f.unit}`
                    return <tr key={f.key}><td>{f.label}{f.note && f.value !== null && <span className="d-quiet">{t('（{note}）', { note: f.note })}</span>}</td><td>{f.href ? <Go to={f.href} aria-label={t('{label}：{words}，查看记录', { label: f.label, words })}>{words}</Go> : words}</td></tr>
                  })}
                </tbody></table>
              </Panel>
            ))}</div>
          </>
        )}
      </Awaiting>
    </div>
  )
}
