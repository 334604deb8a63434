import { lazyPage, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'

/** Pages of import and export: one place in the rail. */
export const deskPages: DeskPage[] = [
  { path: '/imports', title: t('导入导出'), area: { of: '/people', label: t('导入导出'), order: 80 }, parent: '/people', ability: 'imports.use', component: lazyPage(() => import('./imports-page.tsx')) },
  { path: '/imports/new', title: t('新的导入'), parent: '/imports', ability: 'imports.use', component: lazyPage(() => import('./new-import-page.tsx')) },
  { path: '/imports/$id', title: t('导入'), parent: '/imports', ability: 'imports.use', component: lazyPage(() => import('./import-page.tsx')) },
  { path: '/exports', title: t('导出名册'), parent: '/imports', ability: 'exports.use', component: lazyPage(() => import('./exports-page.tsx')) },
]
