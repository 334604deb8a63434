import { lazy, type ComponentType, type ReactNode } from 'react'

/** A place in the left rail. The fewer a post has, the better: only lists a person works in every day. */
export interface RailEntry {
  label: string
  icon: ComponentType
  /** Lower stands higher; leave gaps (10, 20, 30). */
  order: number
  /** Shown only to whom the server gave this ability. */
  ability?: string
  /** Stands in the top bar, beside the bell, and takes no place in the rail. */
  atTop?: boolean
}

/** A list beside others of one subject: `/dwellings` beside `/people`. The shell shows them all above each of them. */
export interface AreaEntry {
  /** Path of the first list of the subject, the one in the left rail. */
  of: string
  label: string
  /** Lower stands first; leave gaps. */
  order: number
}

/** A page that a module contributes to the staff web. */
export interface DeskPage {
  /** Path under the desk's base, with `$name` parameters: `/things/$id`. */
  path: string
  /** Title of the browser tab and, if the page sets none, of the breadcrumb. */
  title: string
  rail?: RailEntry
  /** The subject whose lists this one stands among. A rarely used list belongs here and not in the rail. */
  area?: AreaEntry
  /** Without it the person sees the refusal page instead of an empty form; the server decides again for every row. */
  ability?: string
  /** Path of the page one level up, for the breadcrumb: `/things`. */
  parent?: string
  /** Made by `lazyPage`, so that its code is fetched when it is first opened. */
  component: ComponentType & { preload?: () => Promise<unknown> }
}

/** One line of a list that waits for this person. */
export interface NeedItem {
  id: string
  title: string
  note?: ReactNode
  /** Where it is dealt with. */
  to: string
}

/** A list that asks something of this person: a card on the home page and a line under the bell. */
export interface DeskHomeCard {
  id: string
  title: string
  order: number
  ability?: string
  /** The whole list, for "all of them". */
  to: string
  /** Said when nothing waits: why it is empty, in one sentence. */
  empty: string
  /** Counts in the bell's number. Off for cards that only inform. */
  urgent?: boolean
  /** Shown only while something waits: for what seldom does. */
  seldom?: boolean
  /** At most five items, the most pressing first, and how many there are in all. */
  load: (signal: AbortSignal) => Promise<{ total: number; items: NeedItem[] }>
}

/** One hit in the search box at the top. */
export interface DeskHit {
  id: string
  title: string
  note?: string
  to: string
}

/** A group of results in the search box at the top; each module brings its own. */
export interface DeskSearchSource {
  id: string
  label: string
  order: number
  ability?: string
  /** Must honour the signal: it is raised with the next key. At most eight hits are shown. */
  search: (term: string, signal: AbortSignal) => Promise<DeskHit[]>
}

/**
 * A card that one module brings to the page of a thing that another keeps; `Props` is what the page hands it. It loads its own rows and
 * renders nothing where it has nothing to say to this post.
 */
export interface DeskSubjectCard<Props extends object> {
  id: string
  /** Heading of its panel. */
  title: string
  /** Lower stands higher; the page's own panels stand above all of them. */
  order: number
  /** Shown only to whom the server gave this ability. */
  ability?: string
  /** Whether the card has anything to say on this page at all; without it, always. */
  suits?: (props: Props) => boolean
  /** Made by `lazyCard`, so that its code is fetched with the first such page. */
  component: (props: Props) => ReactNode
}

/** A card whose code is fetched when a page first shows it. */
export function lazyCard<Props extends object>(load: () => Promise<{ default: (props: Props) => ReactNode }>): (props: Props) => ReactNode {
  return lazy(load as () => Promise<{ default: ComponentType }>) as unknown as (props: Props) => ReactNode
}

/** A page whose code is fetched when it is first opened; `preload` fetches it when the pointer nears a link. */
export function lazyPage(load: () => Promise<{ default: ComponentType }>): DeskPage['component'] {
  return Object.assign(lazy(load), { preload: load }) as unknown as DeskPage['component']
}
