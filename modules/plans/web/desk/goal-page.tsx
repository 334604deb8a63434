import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import {
  ActionDialog, Awaiting, DataTableChart, DateText, dateText, DetailPage, Facts, Go, ListTable, Panel, Timeline, useCall, useMutate, useParam, type DetailAction,
} from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import { answerGoal, getGoal, GOAL_STATES, listGoals, reportGoal, type GoalLine } from '../../contract.ts'
import { numberWords, OwnerFields, Standing, stepEntries, WayAndTime } from './parts.tsx'
import { SplitDialog } from './split-dialog.tsx'

export type GoalFile = Reply<typeof getGoal>
type Dialog = 'split' | 'confirm' | 'object' | 'report' | 'drop'

/** One goal: how it stands and how that was found, what it was split into, who confirmed. */
export default function GoalPage() {
  const id = useParam('id')
  const query = useCall(getGoal, { params: { id } })
  const [dialog, setDialog] = useState<Dialog | null>(null)
  return (
    <Awaiting query={query}>
      {(file) => {
        const { goal, assessment, may } = file
        return (
          <DetailPage
            title={goal.what}
            crumbs={[{ label: t('规划'), to: '/plans' }, { label: t('目标分解'), to: '/plans/goals' }]}
            state={<span className="d-quiet">{t(GOAL_STATES[goal.state])}</span>}
            sentence={t('{place}，{number}，{day}前，{owner}。', { place: goal.regionName, number: numberWords(goal), day: dateText(goal.dueOn), owner: goal.owner ? t('{name}负责', { name: goal.owner }) : t('还没有负责人') })}
            actions={[
              ...(may.confirm ? [{ key: 'confirm', label: t('确认'), primary: true, onChoose: () => setDialog('confirm') }, ...(goal.state === 'proposed' ? [{ key: 'object', label: t('提出异议'), onChoose: () => setDialog('object') }] : [])] : []),
              ...(may.report ? [{ key: 'report', label: t('记录进展'), onChoose: () => setDialog('report') }] : []),
              ...(may.split ? [{ key: 'split', label: goal.parts ? t('调整分解') : t('向下分解'), onChoose: () => setDialog('split') }] : []),
              ...(may.drop ? [{ key: 'drop', label: t('不再办理'), danger: true, onChoose: () => setDialog('drop') }] : []),
            ] as DetailAction[]}
            noActions={goal.state === 'done' ? t('已经完成。') : goal.state === 'proposed' ? t('等{place}自己确认。', { place: goal.regionName }) : t('您的岗位只能查看。')}
            facts={
              <>
                <Panel title={t('这项目标')}>
                  <Facts facts={[
                    { label: t('规划'), value: <Go to={`/plans/${goal.plan}?version=${goal.planVersion}`}>{goal.planTitle}</Go> },
                    goal.indicator !== '' && { label: t('指标'), value: <Go to={`/board/${goal.indicator}`}>{goal.indicator}</Go> },
                    { label: t('地点'), value: goal.regionName },
                    { label: t('时间'), value: t('{from}至{until}', { from: dateText(goal.fromOn), until: dateText(goal.dueOn) }) },
                    { label: t('负责'), value: goal.owner || t('还没有负责人') },
                    file.above && { label: t('上级目标'), value: <Go to={`/plans/goals/${file.above.id}`}>{t('{place}：{what}', { place: file.above.regionName, what: file.above.what })}</Go> },
                    goal.doneOn !== null && { label: t('完成'), value: <DateText value={goal.doneOn} /> },
                  ]} />
                </Panel>
                {file.warnings.length > 0 && <Panel title={t('提醒过')}><Timeline entries={file.warnings.map((one) => ({ id: one.at, title: one.words, at: one.at, tone: 'bad' as const }))} /></Panel>}
                <Panel title={t('经过')}><Timeline entries={stepEntries(file.steps)} /></Panel>
              </>
            }
          >
            <Panel title={t('进度')} aside={<Standing assessment={assessment} />}>
              <p className="pl-words">{assessment.words}</p>
              <WayAndTime assessment={assessment} />
              {assessment.method && <p className="d-quiet">{t('怎么算的：{method}', { method: assessment.method })}</p>}
              {file.readings.length > 0 && (
                <DataTableChart
                  title={t('各月末数值')} kind="line" unit={goal.unit || t('个')} digits={goal.unit === '%' ? 1 : 0} asOf={dateText(file.readings.at(-1)!.day)}
                  points={[
                    ...file.readings.map((one) => ({ label: one.day.slice(0, 7), value: one.value, target: goal.value })),
                    ...(assessment.forecast === null ? [] : [{ label: t('{day}预计', { day: goal.dueOn.slice(0, 7) }), value: assessment.forecast, target: goal.value }]),
                  ]}
                />
              )}
            </Panel>
            {(goal.parts > 0 || may.split) && (
              <Panel title={t('分解到下级')}>
                {file.parts.length === 0 ? <p className="d-quiet">{t('还没有分解。')}</p> : (
                  <>
                    {file.sum && <p className={file.sum.meets ? '' : 'pl-late'}>{file.sum.words}</p>}
                    <ListTable<GoalLine>
                      label={t('分解到下级')} rows={file.parts} rowKey={(row) => row.id} rowTo={(row) => `/plans/goals/${row.id}`}
                      columns={[
                        { key: 'place', title: t('地点'), render: (row) => row.regionName },
                        { key: 'number', title: t('目标值'), width: 140, render: numberWords },
                        { key: 'owner', title: t('负责'), width: 130, render: (row) => row.owner || <span className="pl-late">{t('没有负责人')}</span> },
                        { key: 'due', title: t('期限'), width: 130, render: (row) => <DateText value={row.dueOn} /> },
                        { key: 'state', title: t('确认'), width: 110, render: (row) => t(GOAL_STATES[row.state]) },
                        { key: 'standing', title: t('进度'), width: 110, render: (row) => <Standing assessment={row.assessment} /> },
                      ]}
                    />
                  </>
                )}
              </Panel>
            )}
            {dialog === 'split' && <SplitDialog file={file} onClose={() => setDialog(null)} />}
            {(dialog === 'confirm' || dialog === 'object') && <AnswerDialog file={file} answer={dialog} onClose={() => setDialog(null)} />}
            {(dialog === 'report' || dialog === 'drop') && <ReportDialog file={file} drop={dialog === 'drop'} onClose={() => setDialog(null)} />}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}

function AnswerDialog({ file: { goal }, answer, onClose }: { file: GoalFile; answer: 'confirm' | 'object'; onClose: () => void }) {
  const send = useMutate(answerGoal, { touches: [getGoal, listGoals] })
  return (
    <ActionDialog<{ owner?: string; ownerAccount?: string; reason?: string }>
      open name="answer-goal" title={answer === 'confirm' ? t('确认目标') : t('提出异议')} verb={answer === 'confirm' ? t('确认') : t('提出')} {...(answer === 'object' ? { reason: { label: t('为什么不同意') } } : {})}
      sentence={t('{number}，{day}前完成。', { number: numberWords(goal), day: dateText(goal.dueOn) })} initial={{ owner: goal.owner }}
      onSubmit={({ owner = '', ownerAccount, reason = '' }) => send.mutateAsync({ params: { id: goal.id }, body: { answer, owner, ownerAccount: ownerAccount ?? null, note: reason, version: goal.version } as never })}
      onClose={onClose}
    >
      {answer === 'confirm' && <OwnerFields region={goal.region} required />}
    </ActionDialog>
  )
}

function ReportDialog({ file: { goal }, drop, onClose }: { file: GoalFile; drop: boolean; onClose: () => void }) {
  const send = useMutate(reportGoal, { touches: [getGoal, listGoals] })
  return (
    <ActionDialog<{ step?: 'progress' | 'done'; progress?: number; note?: string; reason?: string }>
      open name="report-goal" title={drop ? t('不再办理') : t('记录进展')} verb={drop ? t('不再办理') : t('记录')} danger={drop} {...(drop ? { reason: {} } : {})} initial={{ step: 'progress', progress: goal.progress }}
      onSubmit={({ step = 'progress', progress, note = '', reason }) =>
        send.mutateAsync({ params: { id: goal.id }, body: { step: drop ? 'dropped' : step, note: reason ?? note, version: goal.version, ...(goal.kind === 'task' && step === 'progress' && !drop ? { progress: progress ?? 0 } : {}) } as never })}
      onClose={onClose}
    >
      {!drop && (
        <>
          <Form.Item name="step" label={t('情况')}><Select options={[{ value: 'progress', label: t('正在办') }, { value: 'done', label: goal.kind === 'target' ? t('已达到（以指标为准）') : t('已完成') }]} /></Form.Item>
          {goal.kind === 'task' && (
            <Form.Item noStyle shouldUpdate>{({ getFieldValue }) => getFieldValue('step') !== 'done' && <Form.Item name="progress" label={t('完成了百分之几')} rules={[{ required: true, message: t('请填写') }]}><InputNumber min={0} max={100} /></Form.Item>}</Form.Item>
          )}
          <Form.Item name="note" label={t('进展')} extra={t('完成的请写明依据。')} rules={[{ required: true, whitespace: true, message: t('请写明情况') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
        </>
      )}
    </ActionDialog>
  )
}
