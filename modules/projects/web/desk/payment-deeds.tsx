import { Button, Form, Input, Radio, Space } from 'antd'
import { useState } from 'react'
import { ActionDialog, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { decidePayment, getAccount, getActivityRound, getProject, listAccounts, listActivityRounds, listEntries, listPayments, withdrawPayment, type Payment } from '../../contract.ts'
import { yuan } from './parts.tsx'

export const paymentTouches = [listPayments, getAccount, listAccounts, listEntries, getProject, getActivityRound, listActivityRounds]

/** What this person may do with a payment that waits: release it, refuse it, or take their own back. */
export function PaymentDeeds({ payment }: { payment: Payment }) {
  const [chosen, setChosen] = useState<'decide' | 'withdraw' | null>(null)
  const decide = useMutate(decidePayment, { touches: paymentTouches })
  const withdraw = useMutate(withdrawPayment, { touches: paymentTouches })
  return (
    <>
      <Space>
        {payment.mayDecide && <Button size="small" type="primary" onClick={() => setChosen('decide')}>{t('复核')}</Button>}
        {payment.mayWithdraw && <Button size="small" onClick={() => setChosen('withdraw')}>{t('撤回')}</Button>}
      </Space>
      {chosen === 'decide' && (
        <ActionDialog<{ release: boolean; words?: string }>
          open name={`decide-${payment.id}`} title={t('复核付款')} verb={t('确定')} initial={{ release: true }}
          sentence={t('{name}提出从“{account}”{what}{money}：{words}。凭证号{voucher}。', {
            name: payment.byName, account: payment.accountName, what: payment.kind === 'taking_back' ? t('冲正') : t('付给{payee}', { payee: payment.payee }), money: yuan(payment.amountFen), words: payment.words, voucher: payment.voucher,
          })}
          onSubmit={({ release, words }) => decide.mutateAsync({ params: { id: payment.id }, body: { release, words: words ?? '', version: payment.version } as never })} onClose={() => setChosen(null)}
        >
          <Form.Item name="release" label={t('核对合同和凭证以后')}><Radio.Group options={[{ value: true, label: t('同意') }, { value: false, label: t('不同意') }]} /></Form.Item>
          <Form.Item noStyle dependencies={['release']}>
            {({ getFieldValue }) => <Form.Item name="words" label={t('说明')} rules={getFieldValue('release') ? [] : [{ required: true, min: 2, message: t('请写明不同意的原因') }]}><Input maxLength={200} /></Form.Item>}
          </Form.Item>
        </ActionDialog>
      )}
      {chosen === 'withdraw' && (
        <ActionDialog<{ words: string }> open name={`withdraw-${payment.id}`} title={t('撤回付款')} verb={t('撤回')} danger
          onSubmit={(typed) => withdraw.mutateAsync({ params: { id: payment.id }, body: { ...typed, version: payment.version } as never })} onClose={() => setChosen(null)}>
          <Form.Item name="words" label={t('撤回的原因')} rules={[{ required: true, message: t('请写明原因') }]}><Input maxLength={200} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
