import { Alert, Form, Input, Select } from 'antd'
import { useState } from 'react'
import {
  ActionDialog, Awaiting, DateText, dateText, DetailPage, Facts, Go, ListTable, Panel, useCall, useGo, useMutate, useParam, useSearchState,
} from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import { AIM_RESULTS, aimResults, getPlan, LINK_KINDS, reviewPhase, startPlanDraft, type ChainLink, type PlanTarget } from '../../contract.ts'
import { TakeGoalDialog, type Taken } from './take-goal-dialog.tsx'
import { numberWords } from './parts.tsx'
import { periodWords, planStateName } from './plans-page.tsx'
import './plans.css'

export type Plan = Reply<typeof getPlan>

/** One plan: what it says, what stands above and below it, its phases, and what was taken from it as goals. */
export default function PlanPage() {
  const code = useParam('code')
  const [search] = useSearchState()
  const version = Number(search.version)
  const query = useCall(getPlan, { params: { code }, query: Number.isInteger(version) && version > 0 ? { version } : {} })
  const go = useGo()
  const [taking, setTaking] = useState<Taken | null>(null)
  const [revising, setRevising] = useState(false)
  const start = useMutate(startPlanDraft, { touches: [getPlan] })
  return (
    <Awaiting query={query}>
      {(plan) => (
        <DetailPage
          title={plan.title}
          crumbs={[{ label: t('规划'), to: '/plans' }]}
          state={<span className="d-quiet">{planStateName(plan.state)}</span>}
          sentence={t('{issuer}发布，适用于{place}，共{n}项目标。', { issuer: plan.issuer, place: plan.placeName, n: plan.targets.length })}
          actions={[
            { key: 'compare', label: t('和别的文本对照'), onChoose: () => go(`/plans/compare?left=${plan.code}&leftVersion=${plan.version}`) },
            ...(plan.may.take ? [{ key: 'task', label: t('把任务列为本级目标'), onChoose: () => setTaking({ kind: 'task' }) }] : []),
            ...(plan.may.revise ? [{ key: 'revise', label: t('起草下一版'), onChoose: () => setRevising(true) }] : []),
          ]}
          notice={
            plan.mark && (
              <Alert
                type="warning"
                showIcon
                className="d-problem"
                title={plan.mark}
                description={plan.replacedBy && <Go to={`/plans/${plan.replacedBy.code}?version=${plan.replacedBy.version}`}>{t('查看替代它的《{title}》', { title: plan.replacedBy.title })}</Go>}
              />
            )
          }
          facts={<Aside plan={plan} />}
        >
          <Panel title={t('目标')} aside={plan.goals > 0 && <Go to={`/plans/goals?plan=${plan.code}`}>{t('已分解{n}项', { n: plan.goals })}</Go>}>
            <Targets plan={plan} onTake={plan.may.take ? (target) => setTaking({ kind: 'target', target }) : undefined} />
          </Panel>
          {plan.unnumbered.length > 0 && (
            <Panel title={t('没有数量的要求')}>
              <ListTable
                label={t('没有数量的要求')}
                rows={plan.unnumbered}
                rowKey={(row) => `${row.indicator} ${row.section} ${row.quote}`}
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
          <Phases plan={plan} />
          <Clauses title={t('发展目标')} items={plan.aims} />
          <Clauses title={t('主要任务')} items={plan.tasks} />
          <Clauses title={t('保障措施')} items={plan.safeguards} />
          {taking && <TakeGoalDialog plan={plan} taken={taking} onClose={() => setTaking(null)} />}
          {revising && (
            <ActionDialog<{ title: string }>
              open name="revise-plan" title={t('起草下一版')} verb={t('开始起草')} initial={{ title: plan.title }}
              sentence={t('文字和目标照原样带入，改好后送审。发布那天起，现在这一版标为废止，仍可查看。')}
              onSubmit={async ({ title }) => go(`/plans/drafts/${(await start.mutateAsync({ body: { region: plan.place, title, issuer: plan.issuer, from: plan.from, until: plan.until, revise: plan.code } as never })).id}`)}
              onClose={() => setRevising(false)}
            >
              <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请填写规划名称') }]}><Input maxLength={100} /></Form.Item>
            </ActionDialog>
          )}
        </DetailPage>
      )}
    </Awaiting>
  )
}

function Aside({ plan }: { plan: Plan }) {
  const { head } = plan
  return (
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
            head.index !== '' && { label: t('索引号'), value: head.index },
            head.openness !== '' && { label: t('公开方式'), value: head.openness },
            head.category !== '' && { label: t('组配分类'), value: head.category },
            head.validity !== '' && { label: t('公文时效'), value: head.validity },
            ...plan.replaces.map((old) => ({
              label: t('替代'), value: <Go to={`/plans/${old.code}?version=${old.version}`}>{t('第{n}版', { n: old.version })}</Go>, note: <DateText value={old.on} />,
            })),
          ]}
        />
      </Panel>
      <Chain title={t('依据和上级规划')} links={plan.basis} empty={t('文本没有写明依据。')} />
      <Chain title={t('落实它的下级文件')} links={plan.carriedOutBy} empty={t('还没有下级文件以它为依据。')} />
      {plan.baselines.length > 0 && (
        <Panel title={t('文本写明的起点')}>
          <Facts facts={plan.baselines.map((each) => ({ label: each.title, value: each.value, note: each.section }))} />
        </Panel>
      )}
    </>
  )
}

function Chain({ title, links, empty }: { title: string; links: ChainLink[]; empty: string }) {
  return (
    <Panel title={title}>
      {links.length === 0 ? <p className="d-quiet">{empty}</p> : (
        <ul className="pl-chain">
          {links.map((one) => (
            <li key={`${one.depth} ${one.code ?? one.title}`} data-depth={one.depth}>
              {one.code ? <Go to={`/plans/${one.code}?version=${one.version}`}>{one.title}</Go> : one.title}
              <div className="d-quiet">{[t(LINK_KINDS[one.kind]), one.number, one.section, one.mark].filter(Boolean).join(t('，'))}</div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Targets({ plan, onTake }: { plan: Plan; onTake: ((target: PlanTarget) => void) | undefined }) {
  if (plan.targets.length === 0) return <p className="d-quiet">{t('这份规划没有数量目标。')}</p>
  return (
    <ListTable<PlanTarget>
      label={t('目标')}
      rows={plan.targets}
      rowKey={(row) => `${row.indicator} ${row.place} ${row.year} ${row.atLevel} ${row.onlyFor}`}
      rowTo={(row) => `/board/${row.indicator}`}
      columns={[
        { key: 'indicator', title: t('指标'), width: 72, render: (row) => row.indicator },
        { key: 'quote', title: t('原文'), render: (row) => (row.quote ? t('「{quote}」', { quote: row.quote }) : '') },
        { key: 'value', title: t('目标值'), width: 144, render: (row) => `${row.strive ? t('争取') : ''}${numberWords(row)}` },
        { key: 'reach', title: t('范围'), width: 82, render: (row) => row.onlyFor ?? (row.reach === 'each' ? t('处处达到') : t('总体达到')) },
        { key: 'place', title: t('适用地'), width: 92, render: (row) => row.placeName },
        { key: 'year', title: t('年份'), width: 64, render: (row) => (row.noYear ? t('未定') : t('{year}年', { year: row.year })) },
        { key: 'section', title: t('出处'), width: 96, render: (row) => row.section },
        ...(onTake ? [{ key: 'take', title: t('分解'), width: 110, render: (row: PlanTarget) => <button type="button" className="pl-link" onClick={() => onTake(row)}>{t('列为目标')}</button> }] : []),
      ]}
    />
  )
}

const PHASE_STATES = { coming: '还没开始', running: '进行中', over: '已到期' } as const

/** Phases with what each asked for and how it was judged, each aim with its evidence (PLN-06). */
function Phases({ plan }: { plan: Plan }) {
  const [asked, setAsked] = useState<number | null>(null)
  const review = useMutate(reviewPhase, { touches: [getPlan] })
  const phase = asked === null ? undefined : plan.phases[asked]
  if (plan.phases.length === 0) return null
  return (
    <Panel title={t('阶段')}>
      <ul className="pl-lines">
        {plan.phases.map((one, i) => (
          <li key={one.title}>
            <div className="pl-head">
              <strong>{one.title}</strong>
              <span className="d-quiet">{t('{from}至{until}', { from: dateText(one.from), until: dateText(one.until) })}</span>
              <span>{one.review ? t('已评估：{met}/{all}条达到', { met: one.review.aims.filter((aim) => aim.result === 'met').length, all: one.aims.length }) : one.state === 'over' ? <span className="pl-late">{t('已到期，还没有评估')}</span> : t(PHASE_STATES[one.state])}</span>
              {plan.may.review && one.state === 'over' && <span className="pl-end"><button type="button" className="pl-link" onClick={() => setAsked(i)}>{one.review ? t('重新评估') : t('评估')}</button></span>}
            </div>
            <ol>
              {one.aims.map((aim, n) => {
                const found = one.review?.aims.find((each) => each.aim === n + 1)
                return (
                  <li key={aim.title}>
                    {aim.title} <span className="d-quiet">{aim.section}</span>
                    {found && <div><span className={found.result === 'not_met' ? 'pl-late' : ''}>{t(AIM_RESULTS[found.result])}</span> <span className="d-quiet">{t('依据：{evidence}', { evidence: found.evidence })}</span></div>}
                  </li>
                )
              })}
            </ol>
            {one.review && <p className="d-quiet">{t('{name}于{day}评估，共评估{n}次。', { name: one.review.byName, day: dateText(one.review.reviewedOn), n: one.reviews })}</p>}
          </li>
        ))}
      </ul>
      {phase && (
        <ActionDialog<{ aims: { result: (typeof aimResults)[number]; evidence: string }[] }>
          open name="review-phase" as="drawer" title={t('评估“{title}”', { title: phase.title })} sentence={t('每一条目标都要有结果和依据。')} verb={t('提交评估')}
          initial={{ aims: phase.aims.map((_, n) => (phase.review?.aims[n] ? { result: phase.review.aims[n].result, evidence: phase.review.aims[n].evidence } : {})) } as never}
          onSubmit={({ aims }) => review.mutateAsync({ params: { code: plan.code, phase: asked! + 1 }, body: { planVersion: plan.version, aims: aims.map((aim, n) => ({ aim: n + 1, result: aim.result, evidence: aim.evidence })) } as never })}
          onClose={() => setAsked(null)}
        >
          {phase.aims.map((aim, n) => (
            <div key={aim.title} className="pl-row">
              <strong>{aim.title}</strong>
              <Form.Item name={['aims', n, 'result']} label={t('结果')} rules={[{ required: true, message: t('请选择结果') }]}><Select options={aimResults.map((value) => ({ value, label: t(AIM_RESULTS[value]) }))} /></Form.Item>
              <Form.Item name={['aims', n, 'evidence']} label={t('依据')} extra={t('文件名称、文号、台账或数据。')} rules={[{ required: true, whitespace: true, message: t('请写明依据') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
            </div>
          ))}
        </ActionDialog>
      )}
    </Panel>
  )
}

function Clauses({ title, items }: { title: string; items: { title: string; text: string; section: string; lead?: string; helpers?: string[] }[] }) {
  if (items.length === 0) return null
  return (
    <Panel title={title}>
      <dl className="pl-clauses">
        {items.map((each) => (
          <div key={`${each.title} ${each.section}`}>
            <dt>{each.title}</dt>
            <dd>
              {each.text} <span className="d-quiet">{each.section}</span>
              {each.lead && <div className="d-quiet">{each.helpers?.length ? t('{lead}牵头，{helpers}配合', { lead: each.lead, helpers: each.helpers.join('、') }) : t('{lead}牵头', { lead: each.lead })}</div>}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
