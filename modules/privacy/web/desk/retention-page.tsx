import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Awaiting, DateText, Go, ListPage, ListTable, PageHeading, Panel, ProblemAlert, useAbility, useCall, useMutate, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { AFTERWARDS, listRetentionRules, listRetentionRuns, rehearseRetention } from '../../contract.ts'
import { crumbs, daysNotice, daysOf } from './words.ts'
import './privacy.css'

type Rule = Reply<typeof listRetentionRules>['items'][number]
type Run = Reply<typeof listRetentionRuns>['items'][number]

/** How long what is kept, a rehearsal of tonight, and the log of what went. */
export default function RetentionPage() {
  const [search] = useSearchState()
  return search.tab === 'log' ? <Log /> : <Rules />
}

function Rules() {
  const keeps = useAbility('privacy.keep')
  const rules = useCall(listRetentionRules, {})
  const [found, setFound] = useState<Reply<typeof rehearseRetention> | null>(null)
  const rehearse = useMutate(rehearseRetention, { touches: [], onDone: setFound })
  return (
    <div>
      <PageHeading title={t('保存期限')} crumbs={crumbs()} aside={<span className="pv-row">
        <Go to="?tab=log">{t('处理记录')}</Go>
        {keeps && <Button loading={rehearse.isPending} onClick={() => rehearse.mutate({ body: {} })}>{t('预演今晚')}</Button>}
      </span>} />
      <p className="d-sentence">{t('每天夜里2时20分自动处理到期的记录。预演只数条数，不改动任何内容。')}</p>
      <ProblemAlert error={rehearse.error} />
      {found && (
        <Alert type="info" showIcon className="d-problem" role="status" title={t('今晚将处理{n}条', { n: found.items.reduce((n, one) => n + one.found, 0).toLocaleString('zh-CN') })}
          description={found.items.every((one) => one.found === 0) ? t('没有到期的记录。') : found.items.filter((one) => one.found > 0).map((one) => t('{title}{n}条', { title: rules.data?.items.find((r) => r.code === one.code)?.title ?? one.code, n: one.found })).join('，')} />
      )}
      <Panel title={t('规则')}>
        <Awaiting query={rules}>
          {({ items }) => (
            <ListTable<Rule> label={t('保存期限规则')} rows={items} rowKey={(row) => row.code} columns={[
              { key: 'title', title: t('记录'), width: 210, render: (row) => row.title },
              { key: 'what', title: t('处理什么'), width: 210, render: (row) => row.what },
              { key: 'keep', title: t('保存'), width: 150, render: (row) => (row.keepDays === null ? t('长期') : t('{since}后{n}天', { since: row.since, n: row.keepDays })) },
              { key: 'afterwards', title: t('到期'), width: 130, render: (row) => t(AFTERWARDS[row.afterwards]) },
              { key: 'law', title: t('依据'), render: (row) => row.law },
              { key: 'last', title: t('上次处理'), width: 190, render: (row) => (row.elsewhere ? t('由“{job}”处理', { job: row.elsewhere }) : row.lastAt ? <><DateText value={row.lastAt} />{t('，{n}条', { n: row.lastDone ?? 0 })}</> : row.keepDays === null ? t('不处理') : t('还没有到期的')) },
            ]} />
          )}
        </Awaiting>
      </Panel>
    </div>
  )
}

function Log() {
  const [search] = useSearchState()
  const rules = useCall(listRetentionRules, {}, { staleMs: 300_000 })
  const title = (code: string) => rules.data?.items.find((one) => one.code === code)?.title ?? code
  const notice = daysNotice(search)
  return (
    <ListPage<typeof listRetentionRuns, Run>
      id="privacy-retention" title={t('到期处理记录')} crumbs={[...crumbs(), { label: t('保存期限'), to: '/privacy/retention' }]} operation={listRetentionRuns}
      ask={({ filters, after }) => ({ query: { ...(filters.rule ? { rule: filters.rule } : {}), ...daysOf(search), ...(after ? { after } : {}) } })}
      read={(reply) => reply} rowKey={(row) => row.id} filters={[{ key: 'rule', label: t('规则'), options: (rules.data?.items ?? []).map((one) => ({ value: one.code, label: one.title })) }]}
      notice={notice && <Alert type="info" showIcon title={notice} />}
      columns={[
        { key: 'at', title: t('时间'), width: 180, render: (row) => <DateText value={row.at} form="time" /> },
        { key: 'rule', title: t('规则'), render: (row) => title(row.rule) },
        { key: 'deed', title: t('怎样处理'), width: 140, render: (row) => t(AFTERWARDS[row.deed]) },
        { key: 'before', title: t('早于'), width: 130, render: (row) => <DateText value={row.before} /> },
        { key: 'done', title: t('条数'), width: 100, align: 'end', render: (row) => row.done.toLocaleString('zh-CN') },
        { key: 'by', title: t('由谁'), width: 100, render: (row) => row.byName },
      ]}
      unit={t('次')} empty={{ why: t('还没有处理过到期的记录'), todo: t('到期的记录由夜间任务处理，处理了才留下记录。') }}
    />
  )
}
