import { Alert } from 'antd'
import {
  Awaiting, DateText, DetailPage, Facts, Go, ListTable, Panel, useCall, useParam, useSearchState,
} from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import { getPlan, type PlanTarget } from '../../contract.ts'
import { periodWords, planStateName } from './plans-page.tsx'
import './plans.css'

type Plan = Reply<typeof getPlan>

const SIGN: Record<PlanTarget['comparator'], string> = { at_least: '不低于', at_most: '不高于', equal: '等于' }

/** One plan: targets first, then aims, tasks, safeguards and the stated starting points. */
export default function PlanPage() {
  const code = useParam('code')
  const [search] = useSearchState()
  const version = Number(search.version)
  const query = useCall(getPlan, { params: { code }, query: Number.isInteger(version) && version > 0 ? { version } : {} })
  return (
    <Awaiting query={query}>
      {(plan) => (
        <DetailPage
          title={plan.title}
          crumbs={[
            { label: t('指标看板'), to: '/board' },
            { label: t('规划'), to: '/plans' },
          ]}
          state={<span className="d-quiet">{planStateName(plan.state)}</span>}
          sentence={t('{issuer}发布，适用于{place}，共{n}项目标。', { issuer: plan.issuer, place: plan.placeName, n: plan.targets.length })}
          notice={
            plan.mark && (
              <Alert
                type="warning"
                showIcon
                className="d-problem"
                title={plan.mark}
                description={plan.replacedBy && <Go to={`/plans/${plan.replacedBy.code}?version=${plan.replacedBy.version}`}>{t('查看《{title}》', { title: plan.replacedBy.title })}</Go>}
              />
            )
          }
          facts={
            <>
              <Panel title={t('基本情况')}>
                <Facts
                  facts={[
                    { label: t('文号'), value: plan.number || t('文本上没有') },
                    { label: t('发布单位'), value: plan.issuer },
                    { label: t('发布日期'), value: <DateText value={plan.issuedOn} absent={t('文本上没有')} /> },
                    { label: t('适用地'), value: plan.placeName },
                    { label: t('起止'), value: periodWords(plan) },
                    { label: t('版本'), value: t('第{n}版', { n: plan.version }) },
                    ...plan.replaces.map((old) => ({
                      label: t('替代'), value: <Go to={`/plans/${old.code}?version=${old.version}`}>{t('第{n}版', { n: old.version })}</Go>, note: <DateText value={old.on} />,
                    })),
                  ]}
                />
              </Panel>
              {plan.baselines.length > 0 && (
                <Panel title={t('文本写明的起点')}>
                  <Facts facts={plan.baselines.map((each) => ({ label: each.title, value: each.value, note: each.section }))} />
                </Panel>
              )}
            </>
          }
        >
          <Panel title={t('目标')}>
            <Targets plan={plan} />
          </Panel>
          {plan.unnumbered.length > 0 && (
            <Panel title={t('没有数量的要求')}>
              <ListTable
                label={t('没有数量的要求')}
                rows={plan.unnumbered}
                rowKey={(row) => `${row.indicator} ${row.section}`}
                rowTo={(row) => `/board/${row.indicator}`}
                columns={[
                  { key: 'indicator', title: t('指标'), width: 84, render: (row) => row.indicator },
                  { key: 'quote', title: t('原文'), width: 220, render: (row) => t('「{quote}」', { quote: row.quote }) },
                  { key: 'text', title: t('要求'), render: (row) => row.text },
                  { key: 'place', title: t('适用地'), width: 150, render: (row) => row.onlyFor ?? row.placeName },
                  { key: 'year', title: t('年份'), width: 80, render: (row) => (row.year === null ? t('未定') : t('{year}年', { year: row.year })) },
                  { key: 'section', title: t('出处'), width: 116, render: (row) => row.section },
                ]}
              />
            </Panel>
          )}
          <Clauses title={t('发展目标')} items={plan.aims} />
          <Clauses title={t('主要任务')} items={plan.tasks} />
          <Clauses title={t('保障措施')} items={plan.safeguards} />
        </DetailPage>
      )}
    </Awaiting>
  )
}

function Targets({ plan }: { plan: Plan }) {
  if (plan.targets.length === 0) return <p className="d-quiet">{t('这份规划没有数量目标。')}</p>
  return (
    <ListTable<PlanTarget>
      label={t('目标')}
      rows={plan.targets}
      rowKey={(row) => `${row.indicator} ${row.place} ${row.year} ${row.atLevel} ${row.onlyFor}`}
      rowTo={(row) => `/board/${row.indicator}`}
      columns={[
        { key: 'indicator', title: t('指标'), width: 84, render: (row) => row.indicator },
        { key: 'quote', title: t('原文'), render: (row) => t('「{quote}」', { quote: row.quote }) },
        {
          key: 'value', title: t('目标值'), width: 168,
          render: (row) => `${row.strive ? t('争取') : ''}${t(SIGN[row.comparator])}${row.value.toLocaleString('zh-CN')}${row.unit}`,
        },
        { key: 'reach', title: t('范围'), width: 92, render: (row) => row.onlyFor ?? (row.reach === 'each' ? t('处处达到') : t('总体达到')) },
        { key: 'place', title: t('适用地'), width: 110, render: (row) => row.placeName },
        { key: 'year', title: t('年份'), width: 80, render: (row) => (row.noYear ? t('未定') : t('{year}年', { year: row.year })) },
        { key: 'section', title: t('出处'), width: 116, render: (row) => row.section },
      ]}
    />
  )
}

function Clauses({ title, items }: { title: string; items: { title: string; text: string; section: string }[] }) {
  if (items.length === 0) return null
  return (
    <Panel title={title}>
      <dl className="pl-clauses">
        {items.map((each) => (
          <div key={`${each.title} ${each.section}`}>
            <dt>{each.title}</dt>
            <dd>
              {each.text} <span className="d-quiet">{each.section}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
