import { useEffect, useRef, type ReactNode } from 'react'
import { AlertIcon, CheckIcon, ClockIcon, InfoIcon } from './icons.tsx'
import { fieldId } from './names.ts'
import { useT } from '../use-t.ts'

/** `info`: good to know; `yours`: something to do; `done`: it worked; `danger`: it did not, or care is needed. */
export type NoticeKind = 'info' | 'yours' | 'done' | 'danger'

const MARKS = { info: InfoIcon, yours: ClockIcon, done: CheckIcon, danger: AlertIcon }

/** Something the reader should know, in its place on the page; it stays until the page changes. `live` reads it out when it appears. */
export function Notice({ kind = 'info', title, children, live }: { kind?: NoticeKind; title?: ReactNode; children?: ReactNode;
  live?: boolean }) {
  const Mark = MARKS[kind]
  return (
    <div className={`notice notice-${kind}`} role={live ? (kind === 'danger' ? 'alert' : 'status') : undefined}>
      <Mark />
      <div>
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
    </div>
  )
}

/** Why there is nothing here, and what to do. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p><strong>{title}</strong></p>
      {children && <div>{children}</div>}
    </div>
  )
}

/** Room for lines that are on their way; said once to a screen reader. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const t = useT()
  return (
    <div className="skeleton" role="status">
      <span className="only-read">{t('正在打开，请稍候')}</span>
      {Array.from({ length: lines }, (_, index) => <span key={index} className="skeleton-line" />)}
    </div>
  )
}

export interface SummaryProblem {
  /** Name of the field; empty when it is about the whole. */
  path: string
  message: string
}

/** All that is wrong, at the top, with links to the fields. It takes focus whenever `problems` is a new list. */
export function ErrorSummary({ problems, title, onOpen }: {
  problems: readonly SummaryProblem[]
  title?: string
  /** Called before going to a field, for forms that must first show it. */
  onOpen?: (path: string) => void
}) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problems.length > 0) box.current?.focus()
  }, [problems])
  if (problems.length === 0) return null
  return (
    <div className="error-summary" ref={box} tabIndex={-1} role="group" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title"><AlertIcon /> {title ?? t('还有{n}处需要修改', { n: problems.length })}</h2>
      <ul>
        {problems.map(({ path, message }) => (
          <li key={path + message}>
            {path === '' ? message : (
              <a href={`#${fieldId(path)}`} onClick={(event) => {
                event.preventDefault()
                onOpen?.(path)
                setTimeout(() => document.getElementById(fieldId(path))?.focus())
              }}>{message}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Where one is in a row of questions. */
export function Steps({ current, total, title }: { current: number; total: number; title?: string }) {
  const t = useT()
  const words = t('第{current}步，共{total}步', { current, total })
  return (
    <div className="steps">
      <p>{words}{title && <>：<strong>{title}</strong></>}</p>
      <progress value={current} max={total} aria-label={words} />
    </div>
  )
}
