import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { t } from '../text.ts'
import { problemOf } from './problem.ts'
import { PurposeDialog, type Purpose, type PurposeKind } from './purpose-dialog.tsx'

/** How long an opened value stays readable. */
export const SHOWN_FOR_MS = 60_000

/** A protected value: masked, opened for a stated purpose, hidden again after a minute or when the page is left. */
export function MaskedValue({
  label,
  masked,
  reveal,
  purposes,
  purpose,
}: {
  label: string
  /** What may be shown to anyone who sees the page: `1529**********001X`. */
  masked?: string | null
  /** Fetches the full value; the server logs the purpose. Leave it out where it may not be opened. */
  reveal?: (purpose: Purpose) => Promise<string>
  purposes?: PurposeKind[]
  /** The purpose already stated for the page: it is not asked a second time. */
  purpose?: Purpose
}) {
  const [shown, setShown] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  const show = async (reason: Purpose) => {
    if (!reveal) return
    setBusy(true)
    setFault('')
    try {
      setShown(await reveal(reason))
    } catch (refusal) {
      setFault(problemOf(refusal).title)
    } finally {
      setBusy(false)
    }
  }
  useEffect(() => {
    if (shown === null) return
    const timer = setTimeout(() => setShown(null), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [shown])
  if (!masked) return <span className="d-quiet">{t('未登记')}</span>
  return (
    <span className="d-masked">
      <span className="d-figures" aria-live="polite">
        {shown ?? masked}
      </span>
      {shown !== null ? (
        <Button size="small" type="link" icon={<EyeInvisibleOutlined aria-hidden />} onClick={() => setShown(null)}>
          {t('隐藏')}
        </Button>
      ) : (
        reveal && (
          <Button size="small" type="link" icon={<EyeOutlined aria-hidden />} loading={busy} aria-label={t('查看{what}', { what: label })} onClick={() => (purpose ? void show(purpose) : setAsking(true))}>
            {t('查看')}
          </Button>
        )
      )}
      {fault && (
        <span role="alert" className="d-masked-fault">
          {fault}
        </span>
      )}
      {reveal && !purpose && (
        <PurposeDialog
          open={asking}
          what={label}
          {...(purposes ? { kinds: purposes } : {})}
          onClose={() => setAsking(false)}
          onConfirm={async (purpose) => setShown(await reveal(purpose))}
        />
      )}
    </span>
  )
}
