import { DownloadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { Awaiting, DataTableChart, dateText, deskFile, Go, PageHeading, Panel, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { exportAdmissionLedger, getAdmissionMoney, type MoneyLine } from '../../contract.ts'
import { Area, useHere, yuan } from './parts.tsx'

/** 经费: done, paid, owing and late, by department and by community. */
export default function MoneyPage() {
  const here = useHere()
  const [search, setSearch] = useSearchState()
  const asked = { ...(search.place ? { region: search.place } : {}), ...(search.department ? { department: search.department } : {}) }
  const query = useCall(getAdmissionMoney, { query: asked }, { keep: true })
  const narrow = Boolean(here && /[1-9]/.test(here.slice(9)))
  return (
    <>
      <Area at="/admission/money" />
      <PageHeading title={t('准入事项经费')} />
      <div className="adm-tools">
        {here && !narrow && <PlaceField root={here} value={search.place} upTo="community" all onChange={(place) => setSearch({ place: place === here ? undefined : place })} />}
        {search.department && <Button onClick={() => setSearch({ department: undefined })}>{t('部门：{name}，清除', { name: search.department })}</Button>}
        <SaveFile asked={asked} />
      </div>
      <Awaiting query={query}>
        {(page) => (
          <>
            <p className="d-quiet">{t('截至{day}。应付按完成的工作量计算；过了协议约定的付款日没有付的算逾期。', { day: dateText(page.day) })}{page.calendarUntil && t('{year}年以后的付款日要等放假安排公布。', { year: page.calendarUntil.slice(0, 4) })}</p>
            <ul className="adm-figures">
              <li><strong>{yuan(page.total.doneFen)}</strong>{t('应付')}</li><li><strong>{yuan(page.total.paidFen)}</strong>{t('已付')}</li>
              <li><strong>{yuan(page.total.owingFen)}</strong>{t('欠付')}</li>
              <li><strong className={page.total.lateFen ? 'adm-late' : ''}>{yuan(page.total.lateFen)}</strong>{t('其中逾期')}</li>
              {page.total.overpaidFen > 0 && <li><strong>{yuan(page.total.overpaidFen)}</strong>{t('多付')}</li>}
            </ul>
            {page.departments.length > 0 && (
                <DataTableChart title={t('各部门欠付')} unit={t('元')} digits={2} asOf={dateText(page.day)} points={page.departments.slice(0, 12).map((one) => ({ label: one.name, value: one.owingFen / 100, to: `/admission/matters?q=${encodeURIComponent(one.name)}` }))} />
            )}
            <Panel title={t('按部门')}><Lines lines={page.departments} head={t('部门')} onChoose={(key) => setSearch({ department: key })} /></Panel>
            <Panel title={t('按社区')}><Lines lines={page.communities} head={t('社区（嘎查）')} onChoose={(key) => setSearch({ place: key })} /></Panel>
            <p><Go to="/admission/matters?tab=late">{t('查看逾期未付的事项')}</Go></p>
          </>
        )}
      </Awaiting>
    </>
  )
}

function Lines({ lines, head, onChoose }: { lines: MoneyLine[]; head: string; onChoose: (key: string) => void }) {
  if (!lines.length) return <p className="d-quiet">{t('没有执行过的准入事项。')}</p>
  return (
    <div className="adm-scroll">
      <table className="d-table">
        <thead><tr>
          <th scope="col">{head}</th><th scope="col" className="d-end">{t('事项')}</th><th scope="col" className="d-end">{t('应付')}</th><th scope="col" className="d-end">{t('已付')}</th><th scope="col" className="d-end">{t('欠付')}</th>
          <th scope="col" className="d-end">{t('逾期')}</th><th scope="col" className="d-end">{t('多付')}</th><th scope="col">{t('最早逾期日')}</th>
        </tr></thead>
        <tbody>
          {lines.map((one) => (
            <tr key={one.key}>
              <th scope="row"><Button type="link" style={{ padding: 0, height: 'auto' }} onClick={() => onChoose(one.key)}>{one.name}</Button></th><td className="d-end">{one.matters}</td><td className="d-end">{yuan(one.doneFen)}</td>
              <td className="d-end">{yuan(one.paidFen)}</td><td className="d-end">{yuan(one.owingFen)}</td><td className={one.lateFen ? 'd-end adm-late' : 'd-end'}>{yuan(one.lateFen)}</td>
              <td className="d-end">{one.overpaidFen ? yuan(one.overpaidFen) : ''}</td><td>{one.lateSince ? dateText(one.lateSince) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function SaveFile({ asked }: { asked: { region?: string; department?: string } }) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const blob = await deskFile(exportAdmissionLedger, { query: asked })
      const link = document.createElement('a')
      link.href = URL.createObjectURL(blob)
      link.download = t('准入事项经费.csv')
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
