import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { t } from '../text.ts'
import { PurposeDialog, type Purpose, type PurposeKind } from './purpose-dialog.tsx'

/** How long an opened value stays readable. */
export const SHOWN_FOR_MS = 60_000

/** A protected value: masked, opened for a stated purpose, hidden again after a minute or when the page is left. */
export function MaskedValue({
  label,
  masked,
  reveal,
  purposes,
}: {
  label: string
  /** What may be shown to anyone who sees the page: `1529**********001X`. */
  masked?: string | null
  /** Fetches the full value; the server logs the purpose. Leave it out where it may not be opened. */
  reveal?: (purpose: Purpose) => Promise<string>
  purposes?: PurposeKind[]
}) {
  const [shown, setShown] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
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
          <Button size="small" type="link" icon={<EyeOutlined aria-hidden />} aria-label={t('查看{what}', { what: label })} onClick={() => setAsking(true)}>
            {t('查看')}
          </Button>
        )
      )}
      {reveal && (
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
