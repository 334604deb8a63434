import { Form, Input, Tag } from 'antd'
import { useRef, useState } from 'react'
import { ActionDialog, Awaiting, DateText, DayInput, DetailPage, Facts, Panel, Timeline, dayRule, newClientId, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { MEMBER_KINDS, MOVE_STATES, PARTY_STEPS, getPartyMove, listPartyMoves, takePartyStep, type PartyStep } from '../../contract.ts'

/** One move: where it stands, what comes next, and everything that was done, openings included. */
export default function PartyMovePage() {
  const id = useParam('id')
  const query = useCall(getPartyMove, { params: { id } }, { staleMs: Infinity })
  const take = useMutate(takePartyStep, { touches: [getPartyMove, listPartyMoves] })
  const clientId = useRef(newClientId())
  const [step, setStep] = useState<PartyStep | null>(null)
  const today = dayOf(new Date())
  return (
    <Awaiting query={query}>
      {(move) => (
        <DetailPage
          title={t('{name}的组织关系转接', { name: move.name })}
          crumbs={[{ label: t('组织'), to: '/organisations' }, { label: t('组织关系转接'), to: '/party-moves' }]}
          state={<Tag color={move.state === 'done' ? 'success' : move.state === 'declined' ? 'default' : 'warning'}>{t(MOVE_STATES[move.state])}</Tag>}
          sentence={t('从{from}转到{to}。', { from: move.fromName, to: move.toName })}
          actions={move.next.map((one, index) => ({ key: one, label: t(PARTY_STEPS[one].title), primary: index === 0 && one !== 'decline', danger: one === 'decline', onChoose: () => setStep(one) }))}
          noActions={move.state === 'done' || move.state === 'declined' ? t('已办结。') : t('下一步由另一方或另一位党务工作者办理。')}
          facts={
            <Panel title={t('转接')}>
              <Facts facts={[
                { label: t('类别'), value: t(MEMBER_KINDS[move.memberKind]) }, { label: t('转出党组织'), value: move.fromName }, { label: t('转入党组织'), value: move.toName },
                { label: t('申请'), value: <DateText value={move.appliedOn} /> }, { label: t('说明'), value: move.note },
              ]} />
            </Panel>
          }
        >
          <Panel title={t('办理经过')}>
            <Timeline entries={move.steps.map((one) => ({ id: one.id, title: t(one.title), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))} />
          </Panel>
          <ActionDialog<{ onDay?: string; note?: string }>
            open={step !== null}
            name="party-step"
            title={step ? t(PARTY_STEPS[step].title) : ''}
            sentence={step === 'confirm_sending' ? t('确认转出后，由接收方的另一位党务工作者办理接收。') : undefined}
            verb={step ? t(PARTY_STEPS[step].title) : ''}
            danger={step === 'decline'}
            {...(step === 'first_activity' ? { initial: { onDay: today } } : {})}
            onSubmit={({ onDay, note }) =>
              take.mutateAsync({ params: { id }, body: { step: step!, note: note?.trim() ?? '', ...(onDay ? { onDay } : {}), version: move.version, clientId: clientId.current } })
            }
            onDone={() => {
              clientId.current = newClientId()
            }}
            onClose={() => setStep(null)}
          >
            {step === 'first_activity' && (
              <Form.Item name="onDay" label={t('哪天参加')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ max: today })]}>
                <DayInput max={today} />
              </Form.Item>
            )}
            <Form.Item name="note" label={step === 'decline' ? t('原因') : t('说明')} rules={step === 'decline' ? [{ required: true, whitespace: true, min: 2, message: t('请写明原因') }] : []}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={300} showCount />
            </Form.Item>
          </ActionDialog>
        </DetailPage>
      )}
    </Awaiting>
  )
}
