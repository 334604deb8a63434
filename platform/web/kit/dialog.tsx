import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Button } from './actions.tsx'
import { useT } from '../use-t.ts'

/**
 * A question that must be answered first; the browser keeps focus inside and gives it back. Esc closes. For a few words only, never for
 * a form.
 */
export function Dialog({ open, title, children, actions, onClose }: {
  open: boolean
  title: string
  children?: ReactNode
  /** Buttons before 关闭. */
  actions?: ReactNode
  onClose: () => void
}) {
  const t = useT()
  const id = useId()
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = box.current
    if (!dialog) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
  }, [open])
  return (
    <dialog ref={box} className="dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
      <div className="actions">
        {actions}
        <Button onClick={onClose}>{t('关闭')}</Button>
      </div>
    </dialog>
  )
}
