import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import {
  dateText, DateText, Go, keyOf, ListPage, ProblemAlert, useAbility, useMutate, useSearchState,
} from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { listAuditEntries, verifyAudit, type AuditEntry, type AuditVerification } from '../../contract.ts'
import { becauseWords, deedOptions, deedWords } from '../deeds.ts'

const DAYS: Readonly<Record<string, number>> = { today: 0, week: 6, month: 29, year: 364 }

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The first moment of a span that ends today, in Shanghai. */
export function since(span: string | undefined, now: Date): string | undefined {
  const back = span === undefined ? undefined : DAYS[span]
  if (back === undefined) return undefined
  return `${dayOf(new Date(now.getTime() - back * 86_400_000))}T00:00:00+08:00`
}

/** 审计: what was read and done within the post's place, and whether the chain still holds. */
export default function AuditPage() {
  const verifies = useAbility('audit.verify')
  const readsLog = useAbility('register.read_access_log')
  const client = useQueryClient()
  // A figure of the yearly report opens here with its days and its reason in the address.
  const [search] = useSearchState()
  const [verdict, setVerdict] = useState<AuditVerification | null>(null)
  const verify = useMutate(verifyAudit, { touches: [], onDone: setVerdict })
  return (
    <ListPage<typeof listAuditEntries, AuditEntry>
      id="audit"
      title={t('审计')}
      operation={listAuditEntries}
      staleMs={Infinity}
      ask={({ filters, after }) => {
        const from = since(filters.since, new Date()) ?? (DAY.test(search.from ?? '') ? `${search.from}T00:00:00+08:00` : undefined)
        const until = filters.since === undefined && DAY.test(search.until ?? '') ? `${search.until}T23:59:59+08:00` : undefined
        return {
          query: {
            ...(filters.deed ? { deed: filters.deed } : {}), ...(search.because ? { because: search.because } : {}), ...(from ? { from } : {}), ...(until ? { until } : {}), ...(after ? { after } : {}),
          },
        }
      }}
      read={(reply) => reply}
      rowKey={(row) => row.id}
      filters={[
        { key: 'deed', label: t('操作'), options: deedOptions() },
        {
          key: 'since', label: t('时间'),
          options: [
            { value: 'today', label: t('今天') },
            { value: 'week', label: t('近7天') },
            { value: 'month', label: t('近30天') },
            { value: 'year', label: t('近一年') },
          ],
        },
      ]}
      tools={() => <Button onClick={() => void client.invalidateQueries({ queryKey: keyOf(listAuditEntries) })}>{t('刷新')}</Button>}
      action={
        verifies && (
          <Button loading={verify.isPending} onClick={() => verify.mutate({ body: {} })}>
            {t('核验全部记录')}
          </Button>
        )
      }
      notice={<VerdictBox verdict={verdict} error={verify.error} onClose={() => setVerdict(null)} />}
      columns={[
        { key: 'at', title: t('时间'), width: 176, render: (row) => <DateText value={row.at} form="time" /> },
        { key: 'who', title: t('谁'), width: 200, render: (row) => (row.post ? t('{name}（{post}）', { name: row.callerName, post: row.post.split('@')[0]! }) : row.callerName) },
        { key: 'deed', title: t('做了什么'), width: 180, render: (row) => deedWords(row.deed) },
        {
          key: 'subject', title: t('涉及'), width: 120,
          render: (row) =>
            row.subject === null ? '' : readsLog ? <Go to={`/people/${row.subject}/access-log`}>{t('查阅记录')}</Go> : t('居民 {n}', { n: row.subject.slice(-6) }),
        },
        { key: 'because', title: t('原因'), render: (row) => [becauseWords(row.because), typeof row.detail['ref'] === 'string' ? row.detail['ref'] : ''].filter(Boolean).join('，') },
        { key: 'region', title: t('地点'), width: 170, render: (row) => row.regionName },
      ]}
      unit={t('条')}
      empty={{ why: t('没有审计记录'), todo: t('查看档案、办理和授权都会自动记入，不能修改或删除。') }}
    />
  )
}

/** What a verification of the whole chain found, in words. */
function VerdictBox({ verdict, error, onClose }: { verdict: AuditVerification | null; error: unknown; onClose: () => void }) {
  if (error) return <ProblemAlert error={error} />
  if (!verdict) return null
  const counted = { seals: verdict.seals.toLocaleString('zh-CN'), entries: verdict.entries.toLocaleString('zh-CN'), unsealed: verdict.unsealed.toLocaleString('zh-CN') }
  return (
    <Alert
      className="d-problem"
      type={verdict.intact ? 'success' : 'error'}
      showIcon
      role="status"
      closable={{ closeIcon: true, onClose, 'aria-label': t('关闭') }}
      title={verdict.intact ? t('记录完整，没有被改动') : t('记录被改动过')}
      description={
        verdict.intact
          ? t('{time}核验了{seals}个封条、{entries}条记录；最近{unsealed}条还没有封存。', { time: dateText(verdict.at, 'time'), ...counted })
          : t('第{n}个封条对不上：{reason}。请保留现场，立即报告个人信息保护负责人。', { n: verdict.broken?.number ?? 0, reason: verdict.broken?.reason ?? '' })
      }
    />
  )
}
