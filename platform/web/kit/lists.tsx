import type { ReactNode } from 'react'
import { NextIcon, type Icon } from './icons.tsx'
import { useT } from '../use-t.ts'

/** `yours`: something is to be done by the reader; `done`, `going`: as they say; `late`: overdue. Said in words, coloured besides. */
export type TagKind = 'plain' | 'going' | 'yours' | 'done' | 'late'

/** A state in one or two words. */
export function Tag({ kind = 'plain', children }: { kind?: TagKind; children: ReactNode }) {
  return <span className={`tag tag-${kind}`}>{children}</span>
}

/** A list of things that can be opened. */
export function CardList({ children, label }: { children: ReactNode; label?: string }) {
  return <ul className="card-list" aria-label={label}>{children}</ul>
}

export interface CardProps {
  title: ReactNode
  href?: string
  text?: ReactNode
  /** Small print: number, day, place. */
  meta?: ReactNode
  tag?: ReactNode
}

/** One thing of a list. The title is the link and the whole card can be tapped. */
export function Card({ title, href, text, meta, tag }: CardProps) {
  return (
    <li className="card">
      <div className="card-body">
        <h3>{href ? <a href={href}>{title}</a> : title}{tag && <> {tag}</>}</h3>
        {text && <p>{text}</p>}
        {meta && <p className="meta">{meta}</p>}
      </div>
      {href && <NextIcon />}
    </li>
  )
}

export interface Entry { href: string; label: string; hint?: string; icon: Icon }

/** Large entries, two beside each other on a phone. */
export function EntryGrid({ entries, label }: { entries: readonly Entry[]; label: string }) {
  return (
    <ul className="entry-grid" aria-label={label}>
      {entries.map(({ href, label: words, hint, icon: Mark }) => (
        <li key={href}>
          <a href={href}>
            <Mark />
            <span className="entry-words">
              <strong>{words}</strong>
              {hint && <span>{hint}</span>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** A row of choices that are links: one of them is the current one. */
export function Chips({ links, label, named }: {
  links: readonly { href: string; label: string; current: boolean }[]
  label: string
  /** Shows the label too, where several rows stand together. */
  named?: boolean
}) {
  return (
    <nav className="chips" aria-label={label} data-silent="">
      {named && <span className="meta">{label}</span>}
      {links.map((one) => (
        <a key={one.href} href={one.href} className="chip" aria-current={one.current ? 'true' : undefined}>{one.label}</a>
      ))}
    </nav>
  )
}

/** Something more for who wants to know; works without script. */
export function More({ title, children, open }: { title: string; children: ReactNode; open?: boolean }) {
  return (
    <details className="more" open={open}>
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  )
}

/** What is known, as pairs of word and value. */
export function Facts({ items }: { items: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {items.map(({ label, value }, index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export interface Moment {
  title: ReactNode
  /** When, already in words. */
  at?: ReactNode
  text?: ReactNode
  state: 'done' | 'now' | 'next'
}

/** How something went and goes on, told from first to last. The current place is said in words, not by colour alone. */
export function Timeline({ moments, label }: { moments: readonly Moment[]; label: string }) {
  const t = useT()
  const words = { done: t('已完成'), now: t('进行中'), next: t('接下来') }
  return (
    <ol className="timeline" aria-label={label}>
      {moments.map((moment, index) => (
        <li key={index} className={`moment moment-${moment.state}`} aria-current={moment.state === 'now' ? 'step' : undefined}>
          <div>
            <strong>{moment.title}</strong>
            <span className="moment-state">{words[moment.state]}</span>
          </div>
          {moment.at && <p className="meta">{moment.at}</p>}
          {moment.text && <div className="moment-text">{moment.text}</div>}
        </li>
      ))}
    </ol>
  )
}
