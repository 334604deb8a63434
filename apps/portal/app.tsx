import { useEffect, useState, type ComponentType } from 'react'
import { BottomBar, Header, SkipLink } from '../../platform/web/kit/frame.tsx'
import { HomeIcon, ListIcon, PersonIcon } from '../../platform/web/kit/icons.tsx'
import type { PageProps, Viewer } from '../../platform/web/page.ts'
import { makeT, type Catalogue } from '../../platform/web/text.ts'
import { TextContext } from '../../platform/web/use-t.ts'
import { parseView, viewAttributes, VIEW_COOKIE, writeView, type ViewSettings } from '../../platform/web/view.ts'
import { KioskGuard } from './kiosk.tsx'

/** Whose portal it is. */
export interface SiteInfo {
  /** 邻里 */
  name: string
  place?: string
  phone: { number: string; label: string }
  /** Where a shared machine goes when its reader has left; must end the session. Default `/`. */
  leave?: string
}

/** All that a rendered page needs; the server puts it into the page as JSON and the browser continues from it. */
export interface PageState {
  page: string
  frame: 'full' | 'focus'
  data: unknown
  params: Record<string, string>
  query: Record<string, string>
  me: Viewer | null
  view: ViewSettings
  url: string
  site: SiteInfo
}

/** The frame around every page. */
export function App({ state, catalogue, Page }: { state: PageState; catalogue: Catalogue; Page: ComponentType<PageProps<unknown>> }) {
  const view = useView(state.view)
  const t = makeT(view.locale, catalogue)
  const { data, params, query, me, url, site } = state
  const path = url.split('?')[0]!
  const links = [
    { href: '/', label: t('首页'), icon: HomeIcon },
    { href: '/matters', label: t('办事'), icon: ListIcon },
    { href: '/my', label: t('我的'), icon: PersonIcon },
  ]
  return (
    <TextContext value={t}>
      <SkipLink />
      <Header site={t(site.name)} {...(site.place ? { place: site.place } : {})} view={view} url={url} />
      <BottomBar links={state.frame === 'focus' ? [] : links} phone={{ ...site.phone, label: t(site.phone.label) }} current={path} />
      <main id="main" className="main" tabIndex={-1}>
        <Page data={data} params={params} query={query} me={me} view={view} url={url} />
      </main>
      {view.place === 'kiosk' && <KioskGuard leave={site.leave ?? '/'} />}
    </TextContext>
  )
}

/** With script, size and contrast change in place and nothing typed is lost; a change of language loads the page again. */
function useView(first: ViewSettings): ViewSettings {
  const [view, setView] = useState(first)
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element).closest?.('a[data-view]')
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
      const next = parseView(link.getAttribute('data-view') ?? '', view)
      if (next.locale !== view.locale || next.place !== view.place) return
      event.preventDefault()
      document.cookie = `${VIEW_COOKIE}=${encodeURIComponent(writeView(next))}; path=/; max-age=31536000; samesite=lax`
      for (const [name, value] of Object.entries(viewAttributes(next))) document.documentElement.setAttribute(name, value)
      setView(next)
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [view])
  return view
}
