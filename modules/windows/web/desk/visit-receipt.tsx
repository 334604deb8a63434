import { FilePdfOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { dateText, deskFile, FileView, Go } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getVisitReceipt, type Visit } from '../../contract.ts'

/** The one receipt of a visit as PDF. */
export function ReceiptButton({ id, number, primary }: { id: string; number: string; primary?: boolean }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button {...(primary ? { type: 'primary' as const } : {})} icon={<FilePdfOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('打印回执')}</Button>
      <Modal open={open} title={t('来访收件回执')} width={880} onCancel={() => setOpen(false)} footer={null} destroyOnHidden>
        <FileView id={`visit-${id}`} name={`${number}.pdf`} tall load={(signal) => deskFile(getVisitReceipt, { params: { id } }, { signal })}
          tools={<Button size="small" type="primary" onClick={() => document.querySelector<HTMLIFrameElement>('.d-view-tall iframe')?.contentWindow?.print()}>{t('打印')}</Button>} />
      </Modal>
    </>
  )
}

/** What the person takes home. */
export function VisitReceipt({ visit, onNext }: { visit: Visit; onNext: () => void }) {
  return (
    <section className="c-receipt" aria-labelledby="visit-title">
      <h2 id="visit-title">{t('已收件：{name}的{n}件事', { name: visit.personName, n: visit.cases.length })}</h2>
      <dl className="c-receipt-numbers">
        <div><dt>{t('来访编号')}</dt><dd>{visit.number}</dd></div>
        <div><dt>{t('查询码')}</dt><dd>{visit.checkCode}</dd></div>
      </dl>
      <ul>{visit.cases.map((one) => (
        <li key={one.caseId} className="w-line"><Go to={`/cases/${one.caseId}`}>{one.title}</Go><span className="d-figures d-quiet">{one.number}</span>{one.dueOn && <span className="d-quiet">{t('预计{day}前办结', { day: dateText(one.dueOn, 'day-weekday') })}</span>}</li>
      ))}</ul>
      <p className="d-quiet">{t('一个编号查全部：网上“查来访进度”，或者任一窗口。')}</p>
      <div className="c-beneath w-tools"><ReceiptButton id={visit.id} number={visit.number} primary /><Button onClick={onNext}>{t('接待下一位')}</Button></div>
    </section>
  )
}
