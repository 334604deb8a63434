import { createRootRoute, createRoute, createRouter, useMatch } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useAbility, Waiting, type DeskPage } from '../../platform/web/desk/index.ts'
import { Crash } from './crash.tsx'
import { Home, NotFound, Refused } from './home.tsx'
import { Layout } from './layout.tsx'

/** A module's page behind its ability; its code is fetched when it is first shown. */
function Mounted({ page }: { page: DeskPage }) {
  const may = useAbility(page.ability ?? page.rail?.ability)
  // Another thing at the same address pattern is another page: nothing typed for one may stay for the next.
  const pathname = useMatch({ strict: false, select: (match) => match.pathname })
  if (!may) return <Refused title={page.title} />
  const Page = page.component
  return (
    <Suspense fallback={<Waiting rows={10} />}>
      <Page key={pathname} />
    </Suspense>
  )
}

/** The addresses of the desk. The search part stays text: a number in it keeps its leading noughts and all its figures. */
export function makeRouter(pages: readonly DeskPage[], base = import.meta.env.BASE_URL) {
  const root = createRootRoute({ component: Layout, notFoundComponent: NotFound, errorComponent: ({ error }) => <Crash error={error} /> })
  const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })
  const routes = pages.map((page) => createRoute({ getParentRoute: () => root, path: page.path, component: () => <Mounted key={page.path} page={page} /> }))
  return createRouter({
    routeTree: root.addChildren([home, ...routes]),
    basepath: base,
    defaultPreload: false,
    scrollRestoration: true,
    trailingSlash: 'never',
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(Object.entries(search).flatMap(([key, value]) => (value ? [[key, String(value)]] : []))).toString()
      return text ? `?${text}` : ''
    },
  })
}
