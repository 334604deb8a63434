import { Link, useNavigate, useParams, useRouter, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, type AnchorHTMLAttributes, type ReactNode, type Ref } from 'react'
import { t } from '../text.ts'

interface GoProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** Path under the desk's base, search part included: `/things/123`, `/things?tab=due`. */
  to: string
  ref?: Ref<HTMLAnchorElement>
}

/** Splits an address of the desk into the parts the router wants. */
export function address(to: string): { to: string; search: Record<string, string> } {
  const [path = '/', query = ''] = to.split('?')
  return { to: path, search: Object.fromEntries(new URLSearchParams(query)) }
}

/** A link inside the desk: a real anchor, so that a new tab, copying and the keyboard work. */
export function Go({ to, children, ...rest }: GoProps) {
  const goal = address(to)
  return (
    <Link to={goal.to as '/'} search={goal.search as never} preload={false} {...rest}>
      {children}
    </Link>
  )
}

/** Goes to an address of the desk. `replace` leaves no entry in the history. */
export function useGo(): (to: string, how?: { replace?: boolean }) => void {
  const navigate = useNavigate()
  return (to, how) => void navigate({ ...address(to), replace: how?.replace ?? false } as never)
}

/** A parameter of the page's path; empty where the path has none of that name. */
export function useParam(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>
  return params[name] ?? ''
}

/** The search part of the address, and a function that changes some of it (an empty value removes the key). */
export function useSearchState(): [Record<string, string>, (change: Record<string, string | undefined>, how?: { push?: boolean }) => void] {
  const search = useRouterState({ select: (state) => state.location.search as Record<string, string> })
  const navigate = useNavigate()
  const router = useRouter()
  const set = (change: Record<string, string | undefined>, how?: { push?: boolean }) => {
    const next: Record<string, string> = { ...(router.latestLocation.search as Record<string, string>) }
    for (const [key, value] of Object.entries(change)) {
      if (value) next[key] = value
      else delete next[key]
    }
    void navigate({ to: '.', search: next as never, replace: !how?.push, resetScroll: false })
  }
  return [search, set]
}

let opened = false

/** The page's heading. Names the tab and takes the focus after a navigation, so that a screen reader says where one is. */
export function PageHeading({ title, aside, crumbs }: { title: string; aside?: ReactNode; crumbs?: { label: string; to: string }[] }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${t('邻里')}`
  }, [title])
  useEffect(() => {
    // The first page of a window leaves the focus to the browser; later ones take it, unless the person is already typing somewhere.
    const typing = document.activeElement?.closest('input, textarea, dialog, [role="dialog"]')
    if (opened && !typing) heading.current?.focus({ preventScroll: true })
    opened = true
  }, [])
  return (
    <div className="d-heading">
      {crumbs && crumbs.length > 0 && (
        <nav aria-label={t('所在位置')} className="d-crumbs">
          <ol>
            {crumbs.map((crumb) => (
              <li key={crumb.to}>
                <Go to={crumb.to}>{crumb.label}</Go>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="d-heading-line">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {aside && <div className="d-heading-aside">{aside}</div>}
      </div>
    </div>
  )
}
