import { IdcardOutlined } from '@ant-design/icons'
import { lazyPage, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'

/** Accounts and posts for administrators; one's own security for everyone. */
export const deskPages: DeskPage[] = [
  {
    path: '/accounts',
    title: t('账号与岗位'),
    rail: { label: t('账号与岗位'), icon: IdcardOutlined, order: 70 },
    ability: 'accounts.administer',
    component: lazyPage(() => import('./accounts-page.tsx')),
  },
  { path: '/accounts/$id', title: t('账号'), parent: '/accounts', ability: 'accounts.administer', component: lazyPage(() => import('./account-page.tsx')) },
  { path: '/account/security', title: t('安全设置'), ability: 'accounts.own_security', component: lazyPage(() => import('./security-page.tsx')) },
]
