import { Alert, Button } from 'antd'
import { useEffect, useRef } from 'react'
import { dateText, Go } from '../../../../../platform/web/desk/index.ts'
import { t } from '../../../../../platform/web/text.ts'
import type { CaseReceipt } from '../../../contract.ts'
import { DocumentButton } from '../document-button.tsx'

/** Step 4: what the person takes home, and the way to the next visitor. */
export function Receipt({ receipt, onNext, onSame }: { receipt: CaseReceipt; onNext: () => void; onSame: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="c-receipt" aria-labelledby="receipt-title">
      <h2 id="receipt-title" ref={heading} tabIndex={-1}>
        {t('已收件：{title}', { title: receipt.title })}
      </h2>
      <dl className="c-receipt-numbers">
        <div>
          <dt>{t('办件编号')}</dt>
          <dd>{receipt.number}</dd>
        </div>
        <div>
          <dt>{t('查询码')}</dt>
          <dd>{receipt.checkCode}</dd>
        </div>
        {receipt.dueOn && (
          <div>
            <dt>{t('预计办结')}</dt>
            <dd>{dateText(receipt.dueOn, 'day-weekday')}</dd>
          </div>
        )}
      </dl>
      <p>{receipt.promise}</p>
      <p className="d-quiet">{t('现在由{who}办理。', { who: receipt.handledBy })}</p>
      {receipt.missing.length > 0 && (
        <Alert type="warning" showIcon className="c-notice" title={t('还要补交{n}份材料', { n: receipt.missing.length })} description={receipt.missing.map((one) => one.title).join('、')} />
      )}
      <div className="c-beneath">
        <DocumentButton id={receipt.id} number={receipt.number} kind="receipt" title={t('打印回执')} primary />
        <Button onClick={onNext}>{t('接待下一位')}</Button>
        <Button onClick={onSame}>{t('同一人再办一件')}</Button>
        <Go to={`/cases/${receipt.id}`}>{t('打开办件')}</Go>
      </div>
    </section>
  )
}
