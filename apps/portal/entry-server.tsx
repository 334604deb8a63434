import { renderToString } from 'react-dom/server'
import type { PageDefinition } from '../../platform/web/page.ts'
import { makeT } from '../../platform/web/text.ts'
import { App, type PageState } from './app.tsx'
import { catalogueFor } from './messages.ts'

export { failedPage, kitPage, notFoundPage, pages } from './pages.ts'

export interface Rendered {
  /** What goes inside `<div id="root">`. */
  html: string
  title: string
}

/** Renders one page to HTML in the reader's language. Holds nothing between requests. */
export async function render(page: PageDefinition, state: PageState): Promise<Rendered> {
  const [view, catalogue] = await Promise.all([page.view(), catalogueFor(state.view.locale)])
  const t = makeT(state.view.locale, catalogue)
  const own = typeof page.title === 'string' ? t(page.title) : page.title(state.data)
  const site = [t(state.site.name), state.site.place].filter(Boolean).join(' ')
  return {
    html: renderToString(<App state={state} catalogue={catalogue} Page={view.default} />),
    title: page.path === '/' ? site : `${own} - ${site}`,
  }
}

/** What the server part of the portal needs from this bundle. */
export type PortalBundle = typeof import('./entry-server.tsx')
