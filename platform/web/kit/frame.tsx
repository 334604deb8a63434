import type { ReactNode } from 'react'
import type { Icon } from './icons.tsx'
import { BackIcon, PhoneIcon, TextSizeIcon, SettingsIcon } from './icons.tsx'
import { ReadAloud } from './read-aloud.tsx'
import { useT } from '../use-t.ts'
import { viewHref, type ViewSettings } from '../view.ts'

/** First thing on the page for the keyboard: past the header. */
export function SkipLink() {
  const t = useT()
  return <a className="skip-link" href="#main">{t('跳到正文')}</a>
}

export interface HeaderProps {
  /** Name of the site. */
  site: string
  /** Whose site it is: the town or the neighbourhood. */
  place?: string
  view: ViewSettings
  /** This page's address, to come back to after changing how it looks. */
  url: string
  /** Further links at the end (my page, sign in). */
  children?: ReactNode
}

/** Name of the site, elders' mode and display settings. Both are links, so that they work without script. */
export function Header({ site, place, view, url, children }: HeaderProps) {
  const t = useT()
  const large = view.size === 'large'
  return (
    <header className="header">
      <div className="header-inner">
        <a className="site" href="/">
          <strong>{site}</strong>
          {place && <span>{place}</span>}
        </a>
        <nav className="header-links" aria-label={t('显示与登录')}>
          <a href={viewHref({ size: large ? 'normal' : 'large' }, url)} data-view={large ? 'size=normal' : 'size=large'} rel="nofollow">
            <TextSizeIcon />
            <span>{large ? t('标准版') : t('长辈版')}</span>
          </a>
          <a href={`/display?${new URLSearchParams({ back: url }).toString()}`} rel="nofollow">
            <SettingsIcon />
            <span>{t('显示')}</span>
          </a>
          {children}
        </nav>
      </div>
    </header>
  )
}

/** The way back, above the title. Always an address, never the browser's history: it also works after a reload. */
export function BackLink({ href, children }: { href: string; children?: ReactNode }) {
  const t = useT()
  return (
    <a className="back-link" href={href}>
      <BackIcon />
      <span>{children ?? t('返回')}</span>
    </a>
  )
}

export interface BarLink { href: string; label: string; icon: Icon }

/**
 * Always there: a few places and the telephone. At the end of the screen on a phone, under the header on wide screens; before the main
 * part.
 */
export function BottomBar({ links = [], phone, current }: { links?: readonly BarLink[]; phone: { number: string; label: string };
  current: string }) {
  const t = useT()
  return (
    <nav className="bottom-bar" aria-label={t('常用')}>
      <div className="bottom-bar-inner">
        {links.map(({ href, label, icon: Mark }) => (
          <a key={href} href={href} aria-current={current === href ? 'page' : undefined}>
            <Mark />
            <span>{label}</span>
          </a>
        ))}
        <a className="bar-phone" href={`tel:${phone.number.replace(/[^\d+]/g, '')}`}>
          <PhoneIcon />
          <span>{phone.label}{' '}<span className="number">{phone.number}</span></span>
        </a>
      </div>
    </nav>
  )
}

/** The title of a page with what belongs directly under it. One per page. */
export function PageTitle({ children, lead }: { children: ReactNode; lead?: ReactNode }) {
  return (
    <div className="page-title">
      <h1>{children}</h1>
      {lead && <p className="lead">{lead}</p>}
    </div>
  )
}

/** A part of a page with its heading. */
export function Section({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  )
}

/** Top of a page: the way back on one side, reading aloud on the other. */
export function PageTools({ back }: { back?: { href: string; label?: string } }) {
  return (
    <div className="page-tools" data-silent="">
      {back ? <BackLink href={back.href}>{back.label}</BackLink> : <span />}
      <ReadAloud />
    </div>
  )
}
