import { useState, type ReactNode } from 'react'
import { Button, type ActionKind } from './actions.tsx'
import { Dialog } from './dialog.tsx'

/** A button that asks before it does what cannot be taken back. Not in index.ts: the pages without one need not load it. */
export function AskedButton({ kind = 'plain', label, about, question, children, busy = false, onSure }: {
  kind?: ActionKind
  label: string
  /** What the button is about, where several stand on a page. */
  about?: string
  question: string
  /** What follows, in a sentence. */
  children: ReactNode
  busy?: boolean
  onSure: () => void
}) {
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button kind={kind} busy={busy} aria-label={about} onClick={() => setAsked(true)}>{label}</Button>
      <Dialog open={asked} title={question} onClose={() => setAsked(false)} actions={<Button kind="danger" onClick={() => { setAsked(false); onSure() }}>{label}</Button>}>
        <p>{children}</p>
      </Dialog>
    </>
  )
}
