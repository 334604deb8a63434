import { definePage, type PageDefinition } from '../../platform/web/page.ts'

/** Every module's pages: `modules/<name>/web/portal/index.ts` exports `pages`. A new file there is found by the next build. */
const fromModules = import.meta.glob<{ pages: PageDefinition[] }>('../../modules/*/web/portal/index.ts', { eager: true })

const own: PageDefinition[] = [
  definePage({ path: '/display', title: '显示设置', view: () => import('./pages/display.tsx') }),
]

const contributed = Object.values(fromModules).flatMap((module) => module.pages)

/** All pages by address. A module's page replaces one of our own with the same address (the home page, for one). */
export const pages: readonly PageDefinition[] = [...contributed,
  ...own.filter((page) => !contributed.some((other) => other.path === page.path))]

/** Every component on one page, for looking at; served only where it is asked for (preview, tests). */
export const kitPage = definePage({ path: '/kit', title: '组件一览', view: () => import('./pages/kit.tsx') })

/** Pages that have no address of their own. */
export const notFoundPage = definePage({ path: '!not-found', title: '没有找到', view: () => import('./pages/not-found.tsx') })
export const failedPage = definePage<{ status: number; message: string }>({
  path: '!failed', title: '暂时打不开', view: () => import('./pages/failed.tsx'),
})
