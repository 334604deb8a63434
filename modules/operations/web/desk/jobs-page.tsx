import { Progress } from 'antd'
import { DateText, ListPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listJobRuns, type JobRun } from '../../contract.ts'
import { jobOptions, jobTitle } from '../job-names.ts'

const OUTCOMES = ['running', 'retrying', 'failed', 'done'] as const

function outcomeWords(run: JobRun): string {
  return { running: t('正在运行'), retrying: t('失败，稍后重试'), failed: t('失败'), done: t('完成') }[run.outcome]
}

/** How long a run took, or has taken so far: 「3秒」,「2分5秒」. */
export function tookWords(started: string, ended: string | null, now: Date): string {
  const ms = Math.max(0, (ended ? Date.parse(ended) : now.getTime()) - Date.parse(started))
  if (ms < 1000) return t('不到1秒')
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return t('{n}秒', { n: seconds })
  return seconds < 3600 ? t('{m}分{s}秒', { m: Math.floor(seconds / 60), s: seconds % 60 }) : t('{h}小时{m}分', { h: Math.floor(seconds / 3600), m: Math.floor((seconds % 3600) / 60) })
}

/** Runs of background jobs, newest first. */
export default function JobsPage() {
  return (
    <ListPage<typeof listJobRuns, JobRun>
      id="job-runs"
      title={t('后台任务')}
      operation={listJobRuns}
      ask={({ tab, filters, after }) => ({
        query: {
          ...(OUTCOMES.some((each) => each === tab) ? { outcome: tab as JobRun['outcome'] } : {}),
          ...(filters.job ? { job: filters.job } : {}),
          ...(after ? { after } : {}),
        },
      })}
      read={(reply) => ({ items: reply.items, next: reply.next, counts: { failed: reply.failedWithinADay } })}
      rowKey={(row) => row.id}
      rowTone={(row) => (row.outcome === 'failed' ? 'late' : row.outcome === 'retrying' ? 'soon' : undefined)}
      tabs={[
        { key: 'all', label: t('全部') },
        { key: 'running', label: t('正在运行') },
        { key: 'retrying', label: t('等待重试') },
        { key: 'failed', label: t('失败（一天内）'), tone: 'late' },
        { key: 'done', label: t('完成') },
      ]}
      filters={[{ key: 'job', label: t('任务'), options: jobOptions() }]}
      columns={[
        { key: 'job', title: t('任务'), width: 240, render: (row) => jobTitle(row.job) },
        { key: 'outcome', title: t('结果'), width: 130, render: outcomeWords },
        {
          key: 'progress', title: t('进度'), width: 200,
          render: (row) =>
            row.progress && row.progress.total > 0 ? (
              <Progress
                percent={Math.round((100 * row.progress.done) / row.progress.total)}
                size="small"
                aria-label={t('进度：{done}/{total}', { done: row.progress.done, total: row.progress.total })}
              />
            ) : (
              ''
            ),
        },
        { key: 'started', title: t('开始'), width: 180, render: (row) => <DateText value={row.started} form="time" /> },
        { key: 'took', title: t('用时'), width: 110, align: 'end', render: (row) => tookWords(row.started, row.ended, new Date()) },
        { key: 'error', title: t('失败原因'), render: (row) => row.error ?? row.progress?.word ?? '' },
      ]}
      unit={t('次')}
      empty={(tab) => ({
        why: tab === 'failed' ? t('没有失败的任务') : tab === 'running' ? t('现在没有任务在运行') : t('没有任务记录'),
        todo: t('任务按时间自动运行，失败的会自动重试；运行记录保留90天。'),
      })}
    />
  )
}
