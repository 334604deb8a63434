import { useState } from 'react'
import { dateText, Panel } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { printAgreement, type Dispute } from '../../contract.ts'
import { PdfButton } from './pdf-button.tsx'
import { SignatureLine, SignDialog, type ToSign } from './sign-dialog.tsx'

/** The wording that counts now, and the void ones beneath it. */
export function Agreements({ d, mine }: { d: Dispute; mine: boolean }) {
  const [signing, setSigning] = useState<ToSign | null>(null)
  const [now, ...rest] = d.agreements
  const old = now!.state === 'void' ? d.agreements : rest
  return (
    <Panel title={t('协议')}>
      {now!.state !== 'void' && (
        <>
          <div className="dis-head">
            <strong>{now!.form === 'oral' ? t('口头协议记录') : t('书面协议第{n}稿', { n: now!.nth })}</strong>
            <span className="d-quiet">{now!.state === 'in_effect' ? t('{day}生效', { day: dateText(now!.effectiveOn!) }) : t('等双方和调解员签名')}</span>
            <span className="dis-end"><PdfButton small id={now!.id + now!.signatures.length} title={t('调解协议书')} operation={printAgreement} input={{ params: { id: d.id, agreementId: now!.id } }} /></span>
          </div>
          <pre className="dis-text">{now!.text}</pre>
          {now!.form === 'written' && (
            <SignatureLine d={d} about="agreement" aboutId={now!.id} signatures={now!.signatures}
              onSign={mine && d.state === 'mediating' ? (partyId) => setSigning({ about: 'agreement', aboutId: now!.id, sha256: now!.sha256, text: now!.text, partyId }) : undefined} />
          )}
          <p className="d-quiet d-figures">{t('文本校验码 {code}…', { code: now!.sha256.slice(0, 16) })}</p>
        </>
      )}
      {old.length > 0 && (
        <details>
          <summary>{t('已作废的{n}稿，签名一并作废', { n: old.length })}</summary>
          {old.map((one) => <pre key={one.id} className="dis-text dis-void">{one.text}</pre>)}
        </details>
      )}
      {signing && <SignDialog d={d} what={signing} onClose={() => setSigning(null)} />}
    </Panel>
  )
}
