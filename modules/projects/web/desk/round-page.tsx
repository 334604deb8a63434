import { Alert, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, Panel, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getActivityRound, proposePayment, type ActivityDue, type ActivityRound } from '../../contract.ts'
import { fenOf, yuan, YuanInput } from './parts.tsx'
import { paymentTouches } from './payment-deeds.tsx'

/** One computation of activity funds, community by community. */
export default function RoundPage() {
  const id = useParam('id')
  const query = useCall(getActivityRound, { params: { id } })
  const [paying, setPaying] = useState<ActivityDue | null>(null)
  return (
    <Awaiting query={query}>
      {({ round, dues, accounts, mayPay }) => (
        <DetailPage
          title={t('{n}年社区活动经费', { n: round.year })}
          crumbs={[{ label: t('社区活动经费'), to: '/projects/activity-funds' }]}
          sentence={t('每人{rate} × {day}的常住人口{people}人，应付{due}，已付{paid}。', { rate: yuan(round.rateFen), day: dateText(round.baseOn), people: round.people.toLocaleString('zh-CN'), due: yuan(round.dueFen), paid: yuan(round.paidFen) })}
          notice={<>
            {!round.current && <Alert type="warning" showIcon title={t('这一年后来重新核算过，付款以最近一次为准')} />}
            {mayPay && accounts.length === 0 && <Alert type="info" showIcon title={t('还没有可以用于社区活动的专账，请先开立专账再付款')} />}
          </>}
          facts={<Panel title={t('核算')}><Facts facts={[
            { label: t('每人标准'), value: yuan(round.rateFen) }, { label: t('标准的依据'), value: round.basis }, { label: t('人口日期'), value: dateText(round.baseOn), note: t('常住人口，按当日界线') },
            { label: t('第几次'), value: t('第{n}次', { n: round.nth }), note: round.words }, { label: t('核算人'), value: round.byName, note: dateText(round.at) },
          ]} /></Panel>}
        >
          <Panel title={t('各社区')}>
            <div className="prj-scroll">
              <table className="d-table">
                <thead><tr><th scope="col">{t('社区（嘎查）')}</th><th scope="col" className="d-end">{t('常住人口')}</th><th scope="col" className="d-end">{t('应付')}</th><th scope="col" className="d-end">{t('已付')}</th><th scope="col" className="d-end">{t('欠付')}</th>{mayPay && <th scope="col"><span className="d-hidden">{t('付款')}</span></th>}</tr></thead>
                <tbody>
                  {dues.toSorted((a, b) => b.owingFen - a.owingFen || b.people - a.people).map((one) => (
                    <tr key={one.region}>
                      <th scope="row">{one.regionName}</th><td className="d-end">{one.people.toLocaleString('zh-CN')}</td><td className="d-end">{yuan(one.dueFen)}</td><td className="d-end">{yuan(one.paidFen)}</td>
                      <td className="d-end">{yuan(one.owingFen)}{one.waitingFen > 0 && <span className="d-quiet">{t('（{money}等待复核）', { money: yuan(one.waitingFen) })}</span>}</td>
                      {mayPay && <td>{one.owingFen > one.waitingFen && accounts.length > 0 && <Button size="small" onClick={() => setPaying(one)}>{t('付款')}</Button>}</td>}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Panel>
          {paying && <Pay round={round} due={paying} accounts={accounts} onClose={() => setPaying(null)} />}
        </DetailPage>
      )}
    </Awaiting>
  )
}

function Pay({ round, due, accounts, onClose }: { round: ActivityRound; due: ActivityDue; accounts: { id: string; name: string; balanceFen: number }[]; onClose: () => void }) {
  const propose = useMutate(proposePayment, { touches: [...paymentTouches] })
  return (
    <ActionDialog<{ account: string; yuan: number; on: string; voucher: string; words: string }>
      open name="activity-payment" title={t('付给{place}', { place: due.regionName })} verb={t('提出')} sentence={t('另一位同事复核以后才算付出。')}
      initial={{ account: accounts[0]!.id, yuan: (due.owingFen - due.waitingFen) / 100, on: dayOf(new Date()), words: t('{n}年社区活动经费', { n: round.year }) }}
      onSubmit={({ account, yuan: typed, ...rest }) => propose.mutateAsync({ params: { id: account }, body: { ...rest, use: 'activity', amountFen: fenOf(typed), payee: due.regionName, roundId: round.id, toRegion: due.region } as never })}
      onClose={onClose}
    >
      <Form.Item name="account" label={t('从哪个账户付')} rules={[{ required: true, message: t('请选择账户') }]}><Select options={accounts.map((one) => ({ value: one.id, label: t('{name}（余额{money}）', { name: one.name, money: yuan(one.balanceFen) }) }))} /></Form.Item>
      <Form.Item name="yuan" label={t('金额')} rules={[{ required: true, message: t('请填写金额') }]}><YuanInput /></Form.Item>
      <Form.Item name="words" label={t('付什么钱')} rules={[{ required: true, message: t('请写明') }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="on" label={t('付款日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="voucher" label={t('凭证号')} rules={[{ required: true, message: t('请填写凭证号') }]}><Input maxLength={60} /></Form.Item>
    </ActionDialog>
  )
}
