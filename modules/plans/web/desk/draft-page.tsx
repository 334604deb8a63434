import { Alert, Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, DayInput, dayRule, DetailPage, Facts, Go, Panel, Timeline, useCall, useGo, useMutate, useParam, type DetailAction } from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { DRAFT_MOVES, DRAFT_STATES, getPlanDraft, listPlanDrafts, listPlans, movePlanDraft, type DraftMove } from '../../contract.ts'
import { DraftForm } from './draft-form.tsx'
import { DraftText } from './draft-text.tsx'
import { stepEntries } from './parts.tsx'

export type Draft = Reply<typeof getPlanDraft>

/** A text in the making: its writer edits it, another approves it, it is published from a day. */
export default function DraftPage() {
  const id = useParam('id')
  const query = useCall(getPlanDraft, { params: { id } })
  const go = useGo()
  const [move, setMove] = useState<DraftMove | null>(null)
  return (
    <Awaiting query={query}>
      {(draft) => (
        <DetailPage
          title={draft.title}
          crumbs={[{ label: t('规划'), to: '/plans' }, { label: t('草案'), to: '/plans/drafts' }]}
          state={<span className="d-quiet">{t(DRAFT_STATES[draft.state])}</span>}
          sentence={sentenceOf(draft)}
          actions={[
            ...draft.moves.map((one): DetailAction => ({
              key: one, label: t(DRAFT_MOVES[one].verb), onChoose: () => setMove(one),
              ...(one === 'submit' || one === 'approve' || one === 'publish' ? { primary: true } : {}), ...(one === 'drop' ? { danger: true } : {}),
              ...(one === 'submit' && draft.faults.length ? { blocked: t('还有{n}处要改', { n: draft.faults.length }) } : {}),
            })),
            ...(draft.copiedFrom || draft.revises ? [{
              key: 'compare', label: draft.revises ? t('和现在这一版对照') : t('和来源对照'),
              onChoose: () => go(`/plans/compare?left=${draft.copiedFrom?.code ?? draft.code}&leftVersion=${draft.copiedFrom?.version ?? draft.textVersion - 1}&rightDraft=${draft.id}`),
            }] : []),
          ]}
          noActions={draft.state === 'submitted' ? t('等另一位有审批权的同事办理，起草人不能审批自己的文本。') : t('您的岗位只能查看。')}
          notice={draft.state === 'draft' && draft.faults.length > 0 && (
            <Alert type="warning" showIcon className="d-problem" title={t('送审前还有{n}处要改', { n: draft.faults.length })} description={<ul className="pl-faults">{draft.faults.map((one) => <li key={`${one.path} ${one.message}`}>{one.message}</li>)}</ul>} />
          )}
          facts={
            <>
              <Panel title={t('这份草案')}>
                <Facts facts={[
                  { label: t('适用地'), value: draft.regionName },
                  { label: t('版本'), value: t('第{n}版', { n: draft.textVersion }) },
                  { label: t('来自'), value: draft.copiedFrom ? <Go to={`/plans/${draft.copiedFrom.code}?version=${draft.copiedFrom.version}`}>{draft.copiedFrom.title}</Go> : draft.revises ? t('修订上一版') : t('新写') },
                  { label: t('起草'), value: draft.writtenName },
                  draft.approvedName !== '' && { label: t('审批'), value: draft.approvedName },
                  draft.issueOn !== null && { label: t('发布日期'), value: <DateText value={draft.issueOn} /> },
                ]} />
              </Panel>
              <Panel title={t('经过')}><Timeline entries={stepEntries(draft.steps)} /></Panel>
            </>
          }
        >
          {draft.mayWrite ? <DraftForm key={draft.id} draft={draft} /> : <DraftText draft={draft} />}
          {move && <MoveDialog draft={draft} move={move} onClose={() => setMove(null)} />}
        </DetailPage>
      )}
    </Awaiting>
  )
}

function sentenceOf(draft: Draft): string {
  if (draft.state === 'published') return t('已经发布，全文在规划文本中查看。')
  if (draft.state === 'approved') return t('{name}已审批，发布后按发布日期生效。', { name: draft.approvedName })
  if (draft.state === 'submitted') return t('{name}已送审，等另一位同事审批。', { name: draft.writtenName })
  return draft.revises ? t('发布那天起，第{n}版标为废止，仍可查看。', { n: draft.textVersion - 1 }) : t('写好后送审，由另一位同事审批，再定发布日期。')
}

const WORDS: Record<DraftMove, string> = {
  submit: '送审后不能再改，审批人可以退回。', approve: '审批后由起草单位定日期发布。', return: '退回给起草人修改，请写明要改什么。', publish: '从发布日期起生效；修订的，上一版同日废止。',
  take_back: '撤回后可以再改，改好重新送审。', drop: '放弃后不能再恢复，文字仍可查看。',
}

function MoveDialog({ draft, move, onClose }: { draft: Draft; move: DraftMove; onClose: () => void }) {
  const go = useGo()
  const send = useMutate(movePlanDraft, { touches: [getPlanDraft, listPlanDrafts, listPlans] })
  const step = DRAFT_MOVES[move]
  return (
    <ActionDialog<{ note?: string; reason?: string; number?: string; issueOn?: string }>
      open name="move-draft" title={t(step.verb)} sentence={t(WORDS[move])} verb={t(step.verb)} danger={move === 'drop'} {...(step.note ? { reason: {} } : {})}
      initial={{ issueOn: dayOf(new Date()), number: draft.body.number }}
      onSubmit={async ({ note, reason, number, issueOn }) => {
        const done = await send.mutateAsync({ params: { id: draft.id }, body: { move, note: reason ?? note ?? '', version: draft.version, ...(move === 'publish' ? { number, issueOn } : {}) } as never })
        if (done.plan) go(`/plans/${done.plan.code}?version=${done.plan.version}`)
      }}
      onClose={onClose}
    >
      {move === 'publish' && (
        <>
          <Form.Item name="number" label={t('文号')}><Input maxLength={60} /></Form.Item>
          <Form.Item name="issueOn" label={t('发布日期')} extra={t('可以是以后的日期，到那天生效。')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ max: draft.body.until })]}><DayInput /></Form.Item>
        </>
      )}
      {move === 'approve' && <Form.Item name="note" label={t('审批意见')}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>}
    </ActionDialog>
  )
}
