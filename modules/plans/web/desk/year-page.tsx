import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DetailPage, Facts, Panel, useCall, useMutate, useParam, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { filePlanYear, getPlanYear, listPlanYears, YEAR_KINDS, yearKinds, type YearRecord } from '../../contract.ts'
import './plans.css'

type Kind = (typeof yearKinds)[number]

/** The three records of a place in a year. */
export default function YearPage() {
  const region = useParam('region')
  const [search] = useSearchState()
  const year = Number(search.year) || new Date().getFullYear()
  const query = useCall(getPlanYear, { params: { region }, query: { year } })
  const [asked, setAsked] = useState<Kind | null>(null)
  return (
    <Awaiting query={query}>
      {({ line, records, mayFile, plans }) => (
        <DetailPage
          title={t('{place}{year}年的计划、检查和总结', { place: line.regionName, year })}
          crumbs={[{ label: t('规划'), to: '/plans' }, { label: t('年度记录'), to: `/plans/years?year=${year}` }]}
          sentence={line.missing > 0 ? t('缺{kinds}。', { kinds: line.cells.filter((one) => one.state === 'missing').map((one) => t(YEAR_KINDS[one.kind])).join('、') }) : t('到期的都已填报。')}
          actions={mayFile ? line.cells.map((one) => ({ key: one.kind, label: one.filedOn ? t('更正{kind}', { kind: t(YEAR_KINDS[one.kind]) }) : t('填报{kind}', { kind: t(YEAR_KINDS[one.kind]) }), primary: one.state === 'missing', onChoose: () => setAsked(one.kind) })) : []}
          noActions={t('由{place}自己填报。', { place: line.regionName })}
        >
          {line.cells.map((cell) => {
            const own = records.filter((one) => one.kind === cell.kind)
            return (
              <Panel key={cell.kind} title={t(YEAR_KINDS[cell.kind])} aside={cell.filedOn ? t('{day}填报', { day: dateText(cell.filedOn) }) : cell.state === 'missing' ? <span className="pl-late">{t('缺报，应在{day}前', { day: dateText(cell.dueOn) })}</span> : t('{day}前填报', { day: dateText(cell.dueOn) })}>
                {own.length === 0 ? <p className="d-quiet">{t('还没有填报。')}</p> : own.map((one, i) => <Record key={one.id} one={one} old={i > 0} />)}
              </Panel>
            )
          })}
          {asked && <FileDialog region={region} year={year} kind={asked} again={records.find((one) => one.kind === asked)} plans={plans} onClose={() => setAsked(null)} />}
        </DetailPage>
      )}
    </Awaiting>
  )
}

function Record({ one, old }: { one: YearRecord; old: boolean }) {
  const body = (
    <>
      <p className="pl-words">{one.words}</p>
      <Facts facts={[
        one.problems !== '' && { label: t('发现的问题'), value: <span className="pl-words">{one.problems}</span>, wide: true },
        one.nextSteps !== '' && { label: t('下一步'), value: <span className="pl-words">{one.nextSteps}</span>, wide: true },
        one.evidence !== '' && { label: t('依据'), value: one.evidence }, one.planTitle !== '' && { label: t('规划'), value: one.planTitle },
        one.reason !== '' && { label: t('更正的理由'), value: one.reason }, { label: t('填报'), value: t('{name}，{day}', { name: one.byName, day: dateText(one.filedOn) }) },
      ]} />
      {one.goals.length > 0 && (
        <details className="pl-offered">
          <summary>{t('填报时{n}项目标的进度', { n: one.goals.length })}</summary>
          <ul className="pl-lines">{one.goals.map((goal) => <li key={goal.id}><strong>{goal.what}</strong> <span className="d-quiet">{goal.words}</span></li>)}</ul>
        </details>
      )}
    </>
  )
  return old ? <details className="pl-offered"><summary>{t('更正前的第{n}稿', { n: one.revision })}</summary>{body}</details> : body
}

const HINTS: Record<Kind, string> = { year_plan: '今年做哪几件事，各由谁负责，什么时候完成。', mid_year: '上半年做到哪里，对照年度计划逐项写。', summary: '全年完成情况，对照年度计划逐项写。' }

function FileDialog({ region, year, kind, again, plans, onClose }: { region: string; year: number; kind: Kind; again: YearRecord | undefined; plans: { code: string; title: string }[]; onClose: () => void }) {
  const file = useMutate(filePlanYear, { touches: [getPlanYear, listPlanYears] })
  return (
    <ActionDialog<{ plan?: string; words: string; problems?: string; nextSteps?: string; evidence?: string; reason?: string }>
      open name="file-year" as="drawer" width={640} title={again ? t('更正{kind}', { kind: t(YEAR_KINDS[kind]) }) : t('填报{kind}', { kind: t(YEAR_KINDS[kind]) })} verb={again ? t('提交更正') : t('填报')}
      sentence={again ? t('原来的一稿保留，可以查看。') : t('本地各项目标当天的进度会一起存下。')} {...(again ? { reason: { label: t('为什么更正') } } : {})}
      initial={again ? { plan: again.plan, words: again.words, problems: again.problems, nextSteps: again.nextSteps, evidence: again.evidence } : plans[0] ? { plan: plans[0].code } : {}}
      onSubmit={(typed) => file.mutateAsync({ params: { region }, body: { year, kind, plan: typed.plan ?? '', words: typed.words, problems: typed.problems ?? '', nextSteps: typed.nextSteps ?? '', evidence: typed.evidence ?? '', reason: typed.reason ?? '' } as never })}
      onClose={onClose}
    >
      <Form.Item name="plan" label={t('按哪份规划')}><Select allowClear options={plans.map((one) => ({ value: one.code, label: one.title }))} /></Form.Item>
      <Form.Item name="words" label={t(YEAR_KINDS[kind])} extra={t(HINTS[kind])} rules={[{ required: true, whitespace: true, message: t('请填写内容') }]}><Input.TextArea maxLength={8000} autoSize={{ minRows: 6, maxRows: 20 }} showCount /></Form.Item>
      {kind !== 'year_plan' && <Form.Item name="problems" label={t('发现的问题')} rules={kind === 'mid_year' ? [{ required: true, whitespace: true, message: t('请写明问题，没有的也请写明') }] : []}><Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} /></Form.Item>}
      {kind !== 'year_plan' && <Form.Item name="nextSteps" label={t('下一步')} rules={kind === 'summary' ? [{ required: true, whitespace: true, message: t('请写明下一步打算') }] : []}><Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} /></Form.Item>}
      <Form.Item name="evidence" label={t('依据')} extra={t('文件名称、文号或台账。')}><Input maxLength={500} /></Form.Item>
    </ActionDialog>
  )
}
