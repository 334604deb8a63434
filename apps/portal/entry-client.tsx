import '../../platform/web/kit/portal.css'
import { hydrateRoot } from 'react-dom/client'
import { setLocale } from '../../platform/web/text.ts'
import { App, type PageState } from './app.tsx'
import { catalogueFor } from './messages.ts'
import { everyPage } from './pages.ts'

/** Continues, in the browser, the page that the server rendered. */
async function start(): Promise<void> {
  const root = document.getElementById('root')
  const state = JSON.parse(document.getElementById('linli-data')?.textContent ?? 'null') as PageState | null
  const page = everyPage.find((one) => one.path === state?.page)
  if (!root || !state || !page) return
  const [view, catalogue] = await Promise.all([page.view(), catalogueFor(state.view.locale)])
  setLocale(state.view.locale, catalogue)
  hydrateRoot(root, <App state={state} catalogue={catalogue} Page={view.default} />)
}

void start()
