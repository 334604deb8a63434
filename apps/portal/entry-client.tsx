import '../../platform/web/kit/portal.css'
import { hydrateRoot } from 'react-dom/client'
import { setLocale } from '../../platform/web/text.ts'
import type { PageDefinition } from '../../platform/web/page.ts'
import { App, type PageState } from './app.tsx'
import { catalogueFor } from './messages.ts'

/** Continues, in the browser, the page that the server rendered. */
async function start(): Promise<void> {
  const root = document.getElementById('root')
  const data = document.getElementById('linli-data')
  const file = data?.dataset['view']
  const state = JSON.parse(data?.textContent ?? 'null') as PageState | null
  if (!root || !state || !file) return
  // Named by the server from the build's own list; always one of our assets.
  const [view, catalogue] = await Promise.all([import(/* @vite-ignore */ file) as ReturnType<PageDefinition['view']>, catalogueFor(state.view.locale)])
  setLocale(state.view.locale, catalogue)
  hydrateRoot(root, <App state={state} catalogue={catalogue} Page={view.default} />)
}

void start()
