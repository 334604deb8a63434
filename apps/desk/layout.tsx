import { HomeOutlined } from '@ant-design/icons'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useEffect, useState, type ComponentType } from 'react'
import { Go } from '../../platform/web/desk/index.ts'
import { t } from '../../platform/web/text.ts'
import { useContributions } from './contributions.tsx'
import { pageAt, railOf } from './pages.ts'
import { CrashBoundary } from './crash.tsx'
import { SearchBox } from './search-box.tsx'
import { SignInAgain } from './sign-in-again.tsx'
import { TopBar } from './top-bar.tsx'

function Places({ onChoose }: { onChoose?: () => void }) {
  const { rail, pages } = useContributions()
  const path = useRouterState({ select: (state) => state.location.pathname.replace(/\/$/, '') || '/' })
  const mine = railOf(pages, pageAt(pages, path))
  const entries: { label: string; to: string; icon: ComponentType; preload?: (() => Promise<unknown>) | undefined }[] = [
    { label: t('今日'), to: '/', icon: HomeOutlined },
    ...rail,
  ]
  return (
    <ul className="s-places">
      {entries.map(({ label, to, icon: Icon, preload }) => {
        const here = to === '/' ? path === '/' : to === mine
        const near = () => void preload?.().catch(() => {})
        return (
          <li key={to}>
            <Go
              to={to}
              className={here ? 's-place s-place-on' : 's-place'}
              aria-current={here ? 'page' : undefined}
              onPointerEnter={near}
              onFocus={near}
              onClick={onChoose}
            >
              <span className="s-place-icon" aria-hidden>
                <Icon />
              </span>
              <span>{label}</span>
            </Go>
          </li>
        )
      })}
    </ul>
  )
}

/** The lists of one subject, one beside the other, above each of them. */
function Area({ path }: { path: string }) {
  const { pages } = useContributions()
  const page = pageAt(pages, path)
  const of = page?.area?.of
  const lists = pages.filter((one) => one.area && one.area.of === of).sort((a, b) => a.area!.order - b.area!.order)
  if (!page || !of || lists.length < 2) return null
  return (
    <nav className="s-area" aria-label={t('同类清单')}>
      <ul>
        {lists.map((one) => (
          <li key={one.path}>
            <Go to={one.path} className={one === page ? 's-list s-list-on' : 's-list'} aria-current={one === page ? 'page' : undefined}>
              {one.area!.label}
            </Go>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The frame around every page: skip link, top bar, rail, the page itself, and what may lie over it. */
export function Layout() {
  const [finding, setFinding] = useState(false)
  const [menu, setMenu] = useState(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setFinding(true)
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <a
        href="#main"
        className="s-skip"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('main')?.focus()
        }}
      >
        {t('跳到正文')}
      </a>
      <TopBar onSearch={() => setFinding(true)} onMenu={() => setMenu(true)} />
      <div className="s-body">
        <nav className="s-rail" aria-label={t('主菜单')}>
          <Places />
        </nav>
        <main id="main" className="s-main" tabIndex={-1}>
          <Area path={path} />
          <CrashBoundary key={path}>
            <Outlet />
          </CrashBoundary>
        </main>
      </div>
      <Drawer open={menu} onClose={() => setMenu(false)} placement="left" size={240} title={t('主菜单')}>
        <nav aria-label={t('主菜单')}>
          <Places onChoose={() => setMenu(false)} />
        </nav>
      </Drawer>
      <SearchBox open={finding} onClose={() => setFinding(false)} />
      <SignInAgain />
    </>
  )
}
