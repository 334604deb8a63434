import type { ButtonHTMLAttributes, ReactNode } from 'react'
import type { Icon } from './icons.tsx'
import { PhoneIcon } from './icons.tsx'
import { classes } from './names.ts'
import { useT } from '../use-t.ts'

/** `main`: the one thing to do here (at most one on a screen); `plain`: other things; `danger`: cannot be undone; `quiet`: beside text. */
export type ActionKind = 'main' | 'plain' | 'danger' | 'quiet'

interface Looks {
  kind?: ActionKind
  icon?: Icon
  /** Takes the whole width. */
  wide?: boolean
  children: ReactNode
}

function look({ kind = 'plain', wide }: Looks): string {
  return classes('action', `action-${kind}`, wide && 'action-wide')
}

type ButtonProps = Looks & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'style' | 'className'> & {
  /** While it works it says so and cannot be pressed again. */
  busy?: boolean
}

/** Does something on this page. Not for going elsewhere: that is `LinkButton`. */
export function Button({ kind, icon: Mark, wide, busy = false, children, type = 'button', onClick, ...rest }: ButtonProps) {
  const t = useT()
  return (
    <button {...rest} type={type} className={look({ kind, wide, children })} aria-disabled={busy || undefined} aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}>
      {Mark && <Mark />}
      <span>{busy ? t('请稍候…') : children}</span>
    </button>
  )
}

/** Goes to another page; looks like a button. */
export function LinkButton({ href, kind, icon: Mark, wide, children }: Looks & { href: string }) {
  return (
    <a href={href} className={look({ kind, wide, children })}>
      {Mark && <Mark />}
      <span>{children}</span>
    </a>
  )
}

/** A telephone number that can be tapped; on a desktop it reads as a number. */
export function PhoneLink({ number, children }: { number: string; children?: ReactNode }) {
  return (
    <a className="phone-link" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
      <PhoneIcon />
      <span>{children ? <>{children} </> : null}<span className="number">{number}</span></span>
    </a>
  )
}

/** Buttons side by side, one under the other on a phone; the main one first. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="actions">{children}</div>
}
