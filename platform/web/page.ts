import type { ComponentType } from 'react'
import type { Call } from './client.ts'
import type { ViewSettings } from './view.ts'

/** Who reads the page; null for a visitor who is not signed in. Further fields are those that the sign-in module's `getMe` answers. */
export interface Viewer {
  id: string
  name: string
  [more: string]: unknown
}

/** What a page's `load` may use on the server. */
export interface LoadContext {
  /** Calls one of our own operations as this reader, in-process; a refusal is thrown as `ApiProblem`. */
  api: Call
  params: Record<string, string>
  query: Record<string, string>
  me: Viewer | null
  view: ViewSettings
  /** Path and query of the page itself. */
  url: string
}

/** Props of every page component. `data` is what `load` answered, after a round through JSON. */
export interface PageProps<Data> {
  data: Data
  params: Record<string, string>
  query: Record<string, string>
  me: Viewer | null
  view: ViewSettings
  url: string
}

/** The data type of a page, from its load function: `PageProps<Loaded<typeof load>>`. */
export type Loaded<L extends (context: never) => unknown> = Awaited<ReturnType<L>>

export interface PageDefinition<Data = unknown> {
  /** Address with `:name` parameters; also the page's identity. */
  path: string
  /** Title of the window: fixed Chinese text, or made from the data. Translated if it is a fixed text. */
  title: string | ((data: Data) => string)
  /** The component: `() => import('./guide.tsx')`, default export. */
  view: () => Promise<{ default: ComponentType<PageProps<Data>> }>
  /**
   * The data, on the server only: `() => import('./guide.load.ts')`. The file's name must end in `.load.ts`; it never reaches the
   * browser.
   */
  load?: () => Promise<{ load: (context: LoadContext) => Promise<Data> }>
  /** `focus`: a task page (form); no navigation bar, only the way back and the telephone. */
  frame?: 'full' | 'focus'
  /** `true`: visitors who are not signed in are sent to sign in and come back. */
  signedIn?: boolean
  /** Source file of the view, written in by the build for preloading. */
  viewFile?: string
}

/**
 * Declares a page of the portal. Type-checks that the component takes what `load` gives.
 * @example definePage({ path: '/matters/:code', title: (d) => d.title, view: () => import('./guide.tsx'), load: () =>
 * import('./guide.load.ts') })
 */
export function definePage<Data = undefined>(page: PageDefinition<Data>): PageDefinition {
  return page as unknown as PageDefinition
}

/** Thrown by `load`: go elsewhere instead (303). */
export class Redirect extends Error {
  override readonly name = 'Redirect'
  readonly to: string
  /** Told by name: loaders are bundled apart from the server that catches this. */
  static override [Symbol.hasInstance](one: unknown): boolean {
    return (one as { name?: unknown } | null | undefined)?.name === 'Redirect'
  }
  constructor(to: string) {
    super(`redirect to ${to}`)
    this.to = to
  }
}

/** Thrown by `load`: there is no such page (404). */
export class PageNotFound extends Error {
  override readonly name = 'PageNotFound'
  /** Told by name, as `Redirect` is. */
  static override [Symbol.hasInstance](one: unknown): boolean {
    return (one as { name?: unknown } | null | undefined)?.name === 'PageNotFound'
  }
}

/** Ends `load` with a way to another page of our own. */
export function redirect(to: string): never {
  throw new Redirect(to)
}

/** Ends `load` with the page that says there is nothing here. */
export function notFound(): never {
  throw new PageNotFound('not found')
}
