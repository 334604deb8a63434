import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, dateText, DetailPage, Facts, Go, Panel, Timeline, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { CHECK_GRADES, FINDING_STATES, getPlanCheck, listPlanChecks, moveFinding, tellLeaders, type PlanFinding } from '../../contract.ts'
import { stepEntries } from './parts.tsx'

type Step = 'answer' | 'close' | 'reopen'
const VERBS: Record<Step, string> = { answer: '报送整改', close: '核实销号', reopen: '退回整改' }

/** A check: its result, and each finding until it is closed with proof. */
export default function CheckPage() {
  const id = useParam('id')
  const query = useCall(getPlanCheck, { params: { id } })
  const [asked, setAsked] = useState<{ step: Step; finding: PlanFinding } | 'tell' | null>(null)
  const move = useMutate(moveFinding, { touches: [getPlanCheck, listPlanChecks] })
  const tell = useMutate(tellLeaders, { touches: [getPlanCheck, listPlanChecks] })
  return (
    <Awaiting query={query}>
      {({ check, findings, steps, may }) => (
        <DetailPage
          title={check.subject}
          crumbs={[{ label: t('规划'), to: '/plans' }, { label: t('督查'), to: '/plans/checks' }]}
          state={<span className="d-quiet">{t(CHECK_GRADES[check.grade])}</span>}
          sentence={t('{unit}于{day}督查{place}，发现{n}个问题，{open}个未销号。', { unit: check.unit, day: dateText(check.checkedOn), place: check.regionName, n: check.findings, open: check.open })}
          actions={may.tell ? [{ key: 'tell', label: t('结果报送领导考核'), onChoose: () => setAsked('tell') }] : []}
          noActions={check.toldOn ? t('结果已在{day}报送。', { day: dateText(check.toldOn) }) : may.answer ? t('问题整改后，在下面逐个报送。') : t('您的岗位只能查看。')}
          facts={
            <>
              <Panel title={t('这次督查')}>
                <Facts facts={[
                  { label: t('被督查'), value: check.regionName }, { label: t('督查单位'), value: check.unit }, { label: t('记录'), value: check.byName },
                  check.planTitle !== '' && { label: t('规划'), value: <Go to={`/plans/${check.plan}`}>{check.planTitle}</Go> },
                  { label: t('结果报送'), value: <DateText value={check.toldOn} absent={t('还没有报送')} /> },
                ]} />
              </Panel>
              <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>
            </>
          }
        >
          <Panel title={t('督查情况')}><p className="pl-words">{check.result}</p></Panel>
          <Panel title={t('发现的问题')}>
            {findings.length === 0 && <p className="d-quiet">{t('没有发现问题。')}</p>}
            <ul className="pl-lines">
              {findings.map((one) => (
                <li key={one.id}>
                  <div className="pl-head">
                    <strong>{one.what}</strong><span>{t('{owner}整改', { owner: one.owner })}</span>
                    <span className={one.overdue ? 'pl-late' : 'd-quiet'}>{one.state === 'closed' ? t('{day}销号', { day: dateText(one.closedOn!) }) : t('{day}前', { day: dateText(one.dueOn) }) + (one.overdue ? t('，已超期') : '')}</span>
                    <span className="d-quiet">{t(FINDING_STATES[one.state])}</span>
                    <span className="pl-end pl-head">
                      {one.state === 'open' && may.answer && <Button size="small" onClick={() => setAsked({ step: 'answer', finding: one })}>{t('报送整改')}</Button>}
                      {one.state === 'answered' && may.close && <><Button size="small" type="primary" onClick={() => setAsked({ step: 'close', finding: one })}>{t('核实销号')}</Button><Button size="small" onClick={() => setAsked({ step: 'reopen', finding: one })}>{t('退回')}</Button></>}
                    </span>
                  </div>
                  {one.proof && <div>{t('整改依据：{proof}', { proof: one.proof })}</div>}
                  <Timeline entries={stepEntries(one.steps.filter((step) => step.step !== 'found'))} empty={t('还没有整改')} />
                </li>
              ))}
            </ul>
          </Panel>
          {asked === 'tell' && (
            <ActionDialog<{ note: string }> open name="tell-leaders" title={t('结果报送领导考核')} sentence={t('督查结果作为被督查地方领导班子考核的依据之一。')} verb={t('报送')} onSubmit={(typed) => tell.mutateAsync({ params: { id }, body: { ...typed, version: check.version } as never })} onClose={() => setAsked(null)}>
              <Form.Item name="note" label={t('报送到哪里')} extra={t('例如旗委组织部、旗考核办。')} rules={[{ required: true, whitespace: true, message: t('请写明报送到哪里') }]}><Input maxLength={200} /></Form.Item>
            </ActionDialog>
          )}
          {asked !== null && asked !== 'tell' && (
            <ActionDialog<{ note?: string; reason?: string }>
              open name="move-finding" title={t(VERBS[asked.step])} sentence={asked.step === 'close' ? t('整改依据：{proof}', { proof: asked.finding.proof }) : asked.finding.what} verb={t(VERBS[asked.step])} {...(asked.step === 'reopen' ? { reason: {} } : {})}
              onSubmit={({ note = '', reason }) => move.mutateAsync({ params: { id: asked.finding.id }, body: { step: asked.step, note: reason ?? note, version: asked.finding.version } as never })} onClose={() => setAsked(null)}
            >
              {asked.step === 'answer' && <Form.Item name="note" label={t('整改情况和依据')} extra={t('写明文件、照片编号或台账，核实后销号。')} rules={[{ required: true, whitespace: true, min: 4, message: t('请写明整改依据') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} /></Form.Item>}
              {asked.step === 'close' && <Form.Item name="note" label={t('核实情况')}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>}
            </ActionDialog>
          )}
        </DetailPage>
      )}
    </Awaiting>
  )
}
