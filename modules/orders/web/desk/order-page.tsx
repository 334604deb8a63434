import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, DetailPage, Facts, Go, newClientId, Panel, Timeline, useAbility, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getOrder, listOrders, MESSAGE_STATES, ORDER_STATES, resendMessage, returnOrder } from '../../contract.ts'
import { eventWord } from './words.ts'

/** One order: its way, and every message with what exactly went out. */
export default function OrderPage() {
  const id = useParam('id')
  const query = useCall(getOrder, { params: { id } })
  const sends = useAbility('orders.send')
  const [dialog, setDialog] = useState<'return' | 'resend' | null>(null)
  const touches = [getOrder, listOrders]
  const [back, again] = [useMutate(returnOrder, { touches }), useMutate(resendMessage, { touches })]
  return (
    <Awaiting query={query}>
      {({ order, steps, messages }) => (
        <DetailPage
          title={order.title}
          crumbs={[{ label: t('工单对接'), to: '/orders' }]}
          sentence={order.direction === 'in' ? t('{partner}派来，按办件办理，进展自动报回。', { partner: order.partner }) : t('已派给{partner}，对方的进展会记在这里；答复居民在办件里办。', { partner: order.partner })}
          state={t(ORDER_STATES[order.state])}
          actions={[
            ...(sends && order.mayReturn ? [{ key: 'return', label: t('退回派单单位'), onChoose: () => setDialog('return') }] : []),
            ...(sends && order.messages.failed > 0 ? [{ key: 'resend', label: t('重新发送'), primary: true, onChoose: () => setDialog('resend') }] : []),
          ]}
          noActions={t('在办件里办理。')}
          facts={<Panel title={t('工单')}><Facts facts={[
            { label: t('办件'), value: <Go to={`/cases/${order.caseId}`}>{order.caseNumber}</Go> }, { label: t('对方编号'), value: order.theirNumber || t('还没有') }, { label: t('所在地'), value: order.regionName },
            { label: t('日期'), value: <DateText value={order.at} /> }, ...(order.callBack ? [{ label: t('对方回访'), value: order.callBack }] : []),
          ]} /></Panel>}
        >
          {order.lastNote && <Panel title={order.direction === 'out' ? t('对方的进展') : t('最近一次说明')}><p>{order.lastNote}</p></Panel>}
          <Panel title={t('经过')}><Timeline entries={steps.map((one) => ({ id: one.id, title: eventWord(one.step), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))} empty={t('还没有经过')} /></Panel>
          <Panel title={t('发出的消息')}>
            {messages.length === 0 && <p className="d-quiet">{t('没有要发出的消息。')}</p>}
            <ul className="or-lines">
              {messages.map((one) => (
                <li key={one.id}>
                  <div className="or-head"><strong>{eventWord(one.event)}</strong><span className={['failed', 'given_up', 'refused'].includes(one.state) ? 'or-late' : 'd-quiet'}>{t(MESSAGE_STATES[one.state])}</span><span className="d-quiet">{t('发过{n}次', { n: one.tries })}</span>{one.sentAt && <DateText value={one.sentAt} />}</div>
                  {one.error && <p className="or-late">{one.error}</p>}
                  <details><summary>{t('发了什么')}</summary><pre className="or-payload">{JSON.stringify(one.payload, null, 2)}</pre></details>
                </li>
              ))}
            </ul>
          </Panel>
          {dialog === 'return' && <ActionDialog<{ reason: string }> open name="return-order" title={t('退回派单单位')} verb={t('退回')} sentence={t('不归本单位办的，24小时内说明理由退回，办件同时结束。')} reason={{ max: 300 }} onClose={() => setDialog(null)}
            onSubmit={({ reason }) => back.mutateAsync({ params: { id }, body: { reason, version: order.version, clientId: newClientId() } })} />}
          {dialog === 'resend' && <ActionDialog open name="resend-order" title={t('重新发送')} verb={t('重新发送')} sentence={t('没送到的消息用原来的编号再发，对方不会收到两次。')} onClose={() => setDialog(null)}
            onSubmit={() => again.mutateAsync({ params: { id }, body: { clientId: newClientId() } })} />}
        </DetailPage>
      )}
    </Awaiting>
  )
}
