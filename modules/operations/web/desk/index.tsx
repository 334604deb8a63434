import { AuditOutlined, ScheduleOutlined } from '@ant-design/icons'
import { callNow, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listJobRuns } from '../../contract.ts'
import { jobTitle } from '../job-names.ts'

/** Pages of those who run the installation and of those who look over their shoulder. */
export const deskPages: DeskPage[] = [
  {
    path: '/operations/jobs',
    title: t('后台任务'),
    rail: { label: t('后台任务'), icon: ScheduleOutlined, order: 84 },
    ability: 'jobs.read',
    component: lazyPage(() => import('./jobs-page.tsx')),
  },
  {
    path: '/operations/audit',
    title: t('审计'),
    rail: { label: t('审计'), icon: AuditOutlined, order: 86 },
    ability: 'audit.read',
    component: lazyPage(() => import('./audit-page.tsx')),
  },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'failed-jobs',
    title: t('失败的后台任务'),
    order: 80,
    ability: 'jobs.read',
    to: '/operations/jobs?tab=failed',
    empty: t('一天内没有失败的任务。'),
    urgent: true,
    load: async (signal) => {
      const { items, failedWithinADay } = await callNow(listJobRuns, { query: { outcome: 'failed' } }, { signal })
      return {
        total: failedWithinADay,
        items: items.slice(0, Math.min(5, failedWithinADay)).map((run) => ({ id: run.id, title: jobTitle(run.job), note: t('失败'), to: '/operations/jobs?tab=failed' })),
      }
    },
  },
]
