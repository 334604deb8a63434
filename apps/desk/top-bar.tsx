import { BellOutlined, CheckOutlined, DownOutlined, MenuOutlined, SearchOutlined, SwapOutlined, UserOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Popover } from 'antd'
import { useState } from 'react'
import { Go, ProblemAlert, useGo } from '../../platform/web/desk/index.ts'
import { t } from '../../platform/web/text.ts'
import { useContributions } from './contributions.tsx'
import { useLook } from './looks.tsx'
import { useNeeds } from './needs.ts'
import { useSession } from './session.tsx'
import type { LookChoice } from './theme.ts'

/** Which of the held posts one acts for. With one post it only says so. */
function PostSwitcher() {
  const { me, post, switchPost } = useSession()
  const go = useGo()
  if (!post) return <span className="s-post d-quiet">{t('没有任职岗位')}</span>
  const words = (
    <>
      <span className="s-post-place">{post.regionName}</span>
      <span className="s-post-title">{post.title}</span>
    </>
  )
  if (me.posts.length < 2) return <span className="s-post">{words}</span>
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: [post.id],
        items: me.posts.map((each) => ({
          key: each.id,
          label: `${each.regionName} · ${each.title}`,
          icon: each.id === post.id ? <CheckOutlined /> : <span className="s-no-icon" />,
        })),
        onClick: ({ key }) => {
          if (key === post.id) return
          // The page may not exist for the other post; the home page always does.
          go('/')
          switchPost(key)
        },
      }}
    >
      <button type="button" className="s-post s-post-button" aria-label={t('切换岗位，现在是{place}{title}', { place: post.regionName, title: post.title })}>
        {words}
        <SwapOutlined aria-hidden />
      </button>
    </Dropdown>
  )
}

/** The bell: how much waits, and where. */
function Needs() {
  const { lists, total } = useNeeds()
  const [open, setOpen] = useState(false)
  const urgent = lists.filter(({ card }) => card.urgent)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      destroyOnHidden
      content={
        <nav className="s-needs" aria-label={t('需要我处理')}>
          <h2>{t('需要我处理')}</h2>
          {urgent.length === 0 && <p className="d-quiet">{t('当前岗位没有待办清单。')}</p>}
          <ul>
            {urgent.map(({ card, answer }) => (
              <li key={card.id}>
                {answer.error ? (
                  <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />
                ) : (
                  <Go to={card.to} onClick={() => setOpen(false)}>
                    <span>{card.title}</span>
                    <span className={answer.data?.total ? 'd-count d-count-mine' : 'd-count'}>{answer.data?.total ?? '…'}</span>
                  </Go>
                )}
              </li>
            ))}
          </ul>
        </nav>
      }
    >
      <button type="button" className="s-icon" aria-expanded={open} aria-label={total > 0 ? t('需要我处理，{n}项', { n: total }) : t('需要我处理，没有')}>
        <BellOutlined aria-hidden />
        {total > 0 && <span className="s-badge">{total > 99 ? '99+' : total}</span>}
      </button>
    </Popover>
  )
}

const LOOKS: LookChoice[] = ['auto', 'light', 'dark', 'contrast']
const lookName = (look: LookChoice) => ({ auto: t('跟随系统'), light: t('浅色'), dark: t('深色'), contrast: t('高对比') })[look]

function AccountMenu() {
  const { me, post, signOut } = useSession()
  const { choice, choose } = useLook()
  const { pages } = useContributions()
  const go = useGo()
  const { message } = App.useApp()
  const security = pages.some((page) => page.path === '/account/security')
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        selectedKeys: [choice],
        items: [
          {
            key: 'who',
            type: 'group' as const,
            label: (
              <span className="s-who">
                <strong>{me.account.name}</strong>
                <span>{post ? `${post.regionName} · ${post.title}` : t('没有任职岗位')}</span>
              </span>
            ),
          },
          ...(security ? [{ key: 'security', label: t('安全设置'), onClick: () => go('/account/security') }] : []),
          ...(pages.some((page) => page.path === '/handovers') ? [{ key: 'handovers', label: t('工作交接'), onClick: () => go('/handovers') }] : []),
          {
            key: 'looks',
            type: 'group' as const,
            label: t('外观'),
            children: LOOKS.map((look) => ({ key: look, label: lookName(look), icon: look === choice ? <CheckOutlined /> : <span className="s-no-icon" />, onClick: () => choose(look) })),
          },
          { type: 'divider' as const },
          {
            key: 'out',
            label: t('退出'),
            onClick: () => void signOut().catch(() => message.error(t('没有退出成功，请关闭浏览器'))),
          },
        ],
      }}
    >
      <button type="button" className="s-account" aria-label={t('账号菜单：{name}', { name: me.account.name })}>
        <UserOutlined aria-hidden />
        <span className="s-account-name">{me.account.name}</span>
        <DownOutlined aria-hidden className="s-caret" />
      </button>
    </Dropdown>
  )
}

/** Places that take no room in the rail: an icon with its name for whoever does not see it. */
function Tops() {
  const { tops } = useContributions()
  return tops.map(({ to, label, icon: Icon }) => <Go key={to} to={to} className="s-icon" aria-label={label} title={label}><Icon /></Go>)
}

/** The bar at the top: for which place one acts, the one search box, what waits, and the account. */
export function TopBar({ onSearch, onMenu }: { onSearch: () => void; onMenu: () => void }) {
  return (
    <header className="s-top">
      <Button type="text" className="s-menu-button" icon={<MenuOutlined aria-hidden />} aria-label={t('打开菜单')} onClick={onMenu} />
      <Go to="/" className="s-brand" aria-label={t('邻里，回到今日')}>
        {t('邻里')}
      </Go>
      <PostSwitcher />
      <button type="button" className="s-search" onClick={onSearch} aria-haspopup="dialog" aria-keyshortcuts="Control+K">
        <SearchOutlined aria-hidden />
        <span className="s-search-words">{t('查找人员、地址、办件、事项')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className="s-top-end">
        <Tops />
        <Needs />
        <AccountMenu />
      </div>
    </header>
  )
}
