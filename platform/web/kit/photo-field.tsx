import { useEffect, useRef, useState } from 'react'
import { Button } from './actions.tsx'
import { describing, FieldGroup, type FieldProps } from './field.tsx'
import { CameraIcon, ListIcon, TrashIcon } from './icons.tsx'
import { fieldId } from './names.ts'
import { shrinkPhoto } from '../photo.ts'
import { useT } from '../use-t.ts'

/** Sends one file and answers its id. */
export type SendFile = (file: Blob, how: { name: string; onProgress: (share: number) => void; signal: AbortSignal }) =>
  Promise<{ id: string }>

interface Sending {
  key: string
  name: string
  file: File
  address: string
  share: number
  problem?: string
  stop: AbortController
}

export interface PhotoFieldProps extends FieldProps {
  /** Ids of what has been sent. */
  value: readonly string[] | undefined
  onChange: (ids: string[]) => void
  send: SendFile
  /** How many there may be; default 1. */
  most?: number | undefined
  /** Kinds of files; default photos. */
  accept?: string
  /** Address of a sent picture, for showing it again after a reload. */
  addressOf?: ((id: string) => string) | undefined
  /** Opens the camera at once instead of offering the album too. */
  cameraOnly?: boolean
}

const isPicture = (file: File) => file.type.startsWith('image/')

/** Photos from the camera or album (other kinds of files where `accept` says so): made small, sent at once, with progress, another try, and a way to remove them. */
export function PhotoField(props: PhotoFieldProps) {
  const { name, label, value = [], onChange, send, most = 1, accept = 'image/*', addressOf, cameraOnly, required } = props
  const t = useT()
  const [sending, setSending] = useState<Sending[]>([])
  const shown = useRef(new Map<string, string>())
  const latest = useRef(value)
  latest.current = value
  const papers = useRef(new Set<string>())
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const addresses = shown.current
    return () => addresses.forEach((address) => URL.revokeObjectURL(address))
  }, [])

  const change = (key: string, how: Partial<Sending>) => setSending((all) => all.map((one) => (one.key === key ? { ...one, ...how } : one)))
  const drop = (key: string) => setSending((all) => all.filter((one) => one.key !== key))

  async function start(one: Sending) {
    try {
      const small = await shrinkPhoto(one.file)
      const { id } = await send(small, { name: one.name, signal: one.stop.signal, onProgress: (share) => change(one.key, { share }) })
      if (isPicture(one.file)) shown.current.set(id, one.address)
      else papers.current.add(id)
      latest.current = [...latest.current, id]
      drop(one.key)
      onChange([...latest.current])
    } catch (fault) {
      if (one.stop.signal.aborted) return drop(one.key)
      change(one.key, { problem: fault instanceof Error && fault.message ? fault.message : t('没有传上去，请再试一次') })
    }
  }

  function add(files: FileList | null) {
    const room = most - value.length - sending.length
    const chosen = Array.from(files ?? []).slice(0, Math.max(0, room)).map((file): Sending => ({
      key: `${Date.now()}-${file.name}-${file.size}-${Math.random()}`, name: file.name, file, address: URL.createObjectURL(file), share: 0,
        stop: new AbortController(),
    }))
    setSending((all) => [...all, ...chosen])
    chosen.forEach((one) => void start(one))
    if (input.current) input.current.value = ''
  }

  const full = value.length + sending.length >= most
  return (
    <FieldGroup {...props}>
      {(value.length > 0 || sending.length > 0) && (
        <ul className="photos" aria-label={t('已选的照片')}>
          {value.map((id, index) => {
            const address = shown.current.get(id) ?? (papers.current.has(id) ? undefined : addressOf?.(id))
            const words = most === 1 ? label : `${label} ${index + 1}`
            return (
              <li key={id} className="photo">
                {address ? <img src={address} alt={words} /> : <span className="photo-place">{papers.current.has(id) ? <ListIcon /> : <CameraIcon />}</span>}
                <span className="photo-words">{words}<small>{t('已上传')}</small></span>
                <Button kind="quiet" icon={TrashIcon} aria-label={t('删除{words}', { words })}
                  onClick={() => onChange(value.filter((one) => one !== id))}>{t('删除')}</Button>
              </li>
            )
          })}
          {sending.map((one) => (
            <li key={one.key} className="photo">
              {isPicture(one.file) ? <img src={one.address} alt="" /> : <span className="photo-place"><ListIcon /></span>}
              <span className="photo-words">
                {one.problem
                  ? <span className="field-error" role="alert">{one.problem}</span>
                  : <><span>{t('正在上传')}</span><progress value={one.share} max={1} aria-label={t('上传进度')} /></>}
              </span>
              {one.problem && <Button kind="plain" onClick={() => {
                const again = { ...one, stop: new AbortController(), share: 0 }
                change(one.key, { problem: undefined as never, stop: again.stop, share: 0 })
                void start(again)
              }}>{t('再试一次')}</Button>}
              <Button kind="quiet" icon={TrashIcon} onClick={() => (one.problem ? drop(one.key) : one.stop.abort())}>{t('取消')}</Button>
            </li>
          ))}
        </ul>
      )}
      {!full && (
        <div className="photo-pick">
          <input ref={input} id={fieldId(name)} type="file" accept={accept} multiple={most > 1}
            capture={cameraOnly ? 'environment' : undefined}
            aria-label={most > 1 ? t('拍照或选择{label}，最多{most}张', { label, most }) : t('拍照或选择{label}', { label })}
            aria-required={required || undefined} {...describing(props)} onChange={(event) => add(event.target.files)} />
          <span className="action action-plain action-wide" aria-hidden="true"><CameraIcon /><span>{accept.includes('pdf') ? t('拍照或选择文件') : t('拍照或从相册选择')}</span></span>
        </div>
      )}
    </FieldGroup>
  )
}
