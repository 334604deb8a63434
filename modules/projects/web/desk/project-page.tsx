import { Alert, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, dateText, DayInput, dayRule, DetailPage, Facts, Go, Panel, Timeline, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  FACILITIES, getProject, getProjectMoney, listProjects, MODES, moveProject, PAYERS, PROJECT_MOVES, PROJECT_STATES, reportProjectProgress, timePercent, type ProgressShown, type Project, type ProjectMove,
  type ShareShown, type SumBySource,
} from '../../contract.ts'
import { Bar, stepEntries, yuan } from './parts.tsx'
import { ProjectForm } from './project-form.tsx'

const touches = [getProject, listProjects, getProjectMoney]

/** One building project: shares due and paid, money by source, progress against time. */
export default function ProjectPage() {
  const id = useParam('id')
  const query = useCall(getProject, { params: { id } })
  const [chosen, setChosen] = useState<ProjectMove | 'report' | 'edit' | null>(null)
  const close = () => setChosen(null)
  return (
    <Awaiting query={query}>
      {({ project, ratio, planTitle, shares, sources, totalFen, progress, steps, moves, mayEdit, mayReport, mayMoney }) => (
        <DetailPage
          title={project.name}
          crumbs={[{ label: t('建设项目'), to: '/projects' }]}
          sentence={t('{place}{mode}{facility}，{area}平方米，总投资{money}，计划{from}开工、{until}完工。', {
            place: project.regionName, mode: t(MODES[project.mode]), facility: t(FACILITIES[project.facility]), area: project.areaM2.toLocaleString('zh-CN'), money: yuan(project.budgetFen),
            from: dateText(project.startOn), until: dateText(project.dueOn),
          })}
          state={t(PROJECT_STATES[project.state])}
          notice={
            project.late ? <Alert type="error" showIcon title={t('已过计划完工日期，报告的进度是{n}%', { n: project.percent })} />
              : project.behind > 0 && <Alert type="warning" showIcon title={t('进度比时间慢{n}个百分点', { n: project.behind })} />
          }
          actions={[
            ...(mayReport ? [{ key: 'report', label: t('报告进度'), primary: true, onChoose: () => setChosen('report') }] : []),
            ...moves.map((move) => ({ key: move, label: t(PROJECT_MOVES[move].verb), danger: move === 'stop', onChoose: () => setChosen(move) })),
            ...(mayEdit && moves.length ? [{ key: 'edit', label: t('修改'), seldom: true, onChoose: () => setChosen('edit') }] : []),
          ]}
          noActions={t('现在没有要您办的。')}
          facts={
            <Panel title={t('基本情况')}><Facts facts={[
              { label: t('建设地点'), value: project.site }, { label: t('牵头单位'), value: project.owner },
              { label: t('出资比例'), value: ratio ? t('{title}：{text}', { title: ratio.title, text: ratio.text }) : t('没有约定'), note: ratio?.basis },
              project.named && { label: t('规划列名'), value: <Go to={`/plans/${project.planCode}`}>{planTitle ?? project.planCode}</Go>, note: project.quote && t('「{quote}」', { quote: project.quote }) },
              { label: t('建成日期'), value: <DateText value={project.doneOn} absent={t('还没有建成')} /> },
              { label: t('资金账户'), value: <Go to={`/projects/accounts/${project.accountId}`}>{t('查看明细')}</Go>, note: t('收入{in}，支出{out}', { in: yuan(project.inFen), out: yuan(project.outFen) }) },
              { label: t('登记人'), value: project.byName },
            ]} /></Panel>
          }
        >
          <Panel title={t('三级出资')} aside={ratio && t('比例{text}', { text: ratio.text })}>{ratio ? <Shares shares={shares} /> : <p className="d-quiet">{t('这个项目没有约定出资比例，不计算各级应出多少。')}</p>}</Panel>
          <Panel title={t('资金来源')} aside={mayMoney && <Go to={`/projects/accounts/${project.accountId}`}>{t('登记收入、付款')}</Go>}><Sources sources={sources} totalFen={totalFen} budgetFen={project.budgetFen} /></Panel>
          <Panel title={t('进度')}><Progress rows={progress} project={project} /></Panel>
          <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>
          {chosen === 'report' && <Report project={project} onClose={close} />}
          {chosen === 'edit' && <ProjectForm project={project} onClose={close} />}
          {chosen && chosen !== 'report' && chosen !== 'edit' && <Move project={project} move={chosen} onClose={close} />}
        </DetailPage>
      )}
    </Awaiting>
  )
}

function Shares({ shares }: { shares: ShareShown[] }) {
  return (
    <div className="prj-scroll">
      <table className="d-table">
        <thead><tr><th scope="col">{t('出资')}</th><th scope="col" className="d-end">{t('份额')}</th><th scope="col" className="d-end">{t('应出')}</th><th scope="col" className="d-end">{t('已出')}</th><th scope="col" className="d-end">{t('缺口')}</th></tr></thead>
        <tbody>
          {shares.map((one) => (
            <tr key={one.payer}>
              <th scope="row">{t(PAYERS[one.payer])}</th><td className="d-end">{one.weight}</td><td className="d-end">{yuan(one.dueFen)}</td><td className="d-end">{yuan(one.paidFen)}</td>
              <td className="d-end">{one.shortFen > 0 ? <span className="prj-late">{t('缺{money}', { money: yuan(one.shortFen) })}</span> : one.overFen > 0 ? t('多出{money}', { money: yuan(one.overFen) }) : t('已足额')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function Sources({ sources, totalFen, budgetFen }: { sources: SumBySource[]; totalFen: number; budgetFen?: number }) {
  if (!sources.length) return <p className="d-quiet">{t('还没有资金到位。')}</p>
  return (
    <div className="prj-scroll prj-narrow">
      <table className="d-table">
        <thead><tr><th scope="col">{t('来源')}</th><th scope="col" className="d-end">{t('金额')}</th></tr></thead>
        <tbody>
          {sources.map((one) => <tr key={one.source}><th scope="row">{one.title}</th><td className="d-end">{yuan(one.amountFen)}</td></tr>)}
          <tr><th scope="row">{t('合计')}</th><td className="d-end"><strong>{yuan(totalFen)}</strong>{budgetFen !== undefined && budgetFen > totalFen && <span className="d-quiet">{t('，距总投资还差{money}', { money: yuan(budgetFen - totalFen) })}</span>}</td></tr>
        </tbody>
      </table>
    </div>
  )
}

function Progress({ rows, project }: { rows: ProgressShown[]; project: Project }) {
  return (
    <>
      <p>{t('报告的进度')} <Bar percent={project.percent} />{(project.state === 'planned' || project.state === 'building') && <> {t('，时间已过{n}%', { n: timePercent(project.startOn, project.dueOn, dayOf(new Date())) })}</>}</p>
      {rows.length > 0 && (
        <div className="prj-scroll">
          <table className="d-table">
            <thead><tr><th scope="col">{t('日期')}</th><th scope="col">{t('进度')}</th><th scope="col">{t('看到的情况')}</th><th scope="col">{t('报告人')}</th></tr></thead>
            <tbody>{rows.map((one) => <tr key={one.id}><td><DateText value={one.on} /></td><td>{`${one.percent}%`}</td><td className="prj-words">{one.words}</td><td>{one.byName}</td></tr>)}</tbody>
          </table>
        </div>
      )}
      {rows.length === 0 && <p className="d-quiet">{t('还没有报告过进度。')}</p>}
    </>
  )
}

function Report({ project, onClose }: { project: Project; onClose: () => void }) {
  const report = useMutate(reportProjectProgress, { touches })
  return (
    <ActionDialog<{ on: string; percent: number; words: string }>
      open name="progress" title={t('报告进度')} verb={t('报告')} sentence={t('报告以后不能改，以最近日期的最后一次为准。')} initial={{ on: dayOf(new Date()), percent: project.percent }}
      onSubmit={(typed) => report.mutateAsync({ params: { id: project.id }, body: typed as never })} onClose={onClose}
    >
      <Form.Item name="on" label={t('到哪天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="percent" label={t('完成百分之几')} rules={[{ required: true, message: t('请填写进度') }]}><InputNumber min={0} max={100} precision={0} suffix="%" style={{ width: 160 }} /></Form.Item>
      <Form.Item name="words" label={t('看到的情况')} rules={[{ required: true, message: t('请写明看到了什么') }]}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActionDialog>
  )
}

function Move({ project, move, onClose }: { project: Project; move: ProjectMove; onClose: () => void }) {
  const go = useMutate(moveProject, { touches })
  const rule = PROJECT_MOVES[move]
  return (
    <ActionDialog<{ on: string; words: string }>
      open name="move-project" title={t(rule.verb)} verb={t(rule.verb)} danger={move === 'stop'} initial={{ on: dayOf(new Date()) }}
      onSubmit={(typed) => go.mutateAsync({ params: { id: project.id }, body: { ...typed, move, version: project.version } as never })} onClose={onClose}
    >
      <Form.Item name="on" label={t('日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="words" label={t(rule.words)} rules={[{ required: true, min: 2, message: t('请写明，至少2个字') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActionDialog>
  )
}
