import { useEffect, useState } from 'react'
import { CameraOutlined, DeleteOutlined } from '@ant-design/icons'
import { shrinkPhoto } from '../../../../../platform/web/photo.ts'
import { t } from '../../../../../platform/web/text.ts'
import type { Shot } from '../offline/draft.ts'

/** Photos that stay on the phone until they are sent: made small, place and device data dropped. */
export function Shots({ id, label, hint, shots, most = 4, error, onChange }: {
  id: string; label: string; hint: string; shots: Shot[]; most?: number; error?: string | undefined; onChange: (shots: Shot[]) => void
}) {
  const [busy, setBusy] = useState(false)
  const take = async (files: FileList | null) => {
    setBusy(true)
    try {
      const taken: Shot[] = []
      for (const file of [...(files ?? [])].slice(0, most - shots.length)) taken.push({ name: `${id}-${Date.now()}-${taken.length}.jpg`, blob: await shrinkPhoto(file) })
      if (taken.length) onChange([...shots, ...taken])
    } finally {
      setBusy(false)
    }
  }
  return (
    <fieldset className={error ? 'inc-field inc-wrong' : 'inc-field'} aria-describedby={`${id}-hint`}>
      <legend>{label}</legend>
      {error && <p className="inc-error" id={`${id}-error`}>{error}</p>}
      <p className="d-quiet" id={`${id}-hint`}>{hint}</p>
      <ul className="inc-shots">
        {shots.map((shot, nth) => (
          <li key={shot.name}>
            <Picture blob={shot.blob} name={t('{label}第{n}张', { label, n: nth + 1 })} />
            <button type="button" className="inc-big inc-quiet" aria-label={t('删除第{n}张', { n: nth + 1 })} onClick={() => onChange(shots.filter((one) => one !== shot))}><DeleteOutlined aria-hidden /> {t('删除')}</button>
          </li>
        ))}
      </ul>
      {shots.length < most && (
        <label className="inc-big inc-pick">
          <CameraOutlined aria-hidden /> {busy ? t('正在处理照片…') : shots.length ? t('再拍一张') : t('拍照')}
          <input type="file" id={id} accept="image/*" capture="environment" multiple disabled={busy} onChange={(event) => { void take(event.target.files); event.target.value = '' }} />
        </label>
      )}
    </fieldset>
  )
}

/** A picture of the phone's own store. */
export function Picture({ blob, name }: { blob: Blob; name: string }) {
  const [url, setUrl] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return url ? <img src={url} alt={name} /> : <span className="inc-no-picture" />
}
