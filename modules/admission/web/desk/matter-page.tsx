import { Alert, Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, dateText, DayInput, dayRule, DetailPage, Facts, Go, Panel, Timeline, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  ADMISSION_KINDS, AGREEMENT_MOVES, AGREEMENT_STATES, enterAdmissionWork, getAdmitted, getAdmissionMoney, listAdmitted, moveAdmitted, payAdmission, reverseAdmissionPayment, reverseAdmissionWork,
  type Admitted, type AgreementMove, type CommunityAccount, type Payment, type Work,
} from '../../contract.ts'
import { fenOf, payText, placesText, priceText, stepEntries, useHere, yuan } from './parts.tsx'

const touches = [getAdmitted, listAdmitted, getAdmissionMoney]

/** One admitted matter: the account of each community, what was done, what was paid. */
export default function MatterPage() {
  const id = useParam('id')
  const query = useCall(getAdmitted, { params: { id } })
  const [chosen, setChosen] = useState<AgreementMove | 'work' | 'pay' | null>(null)
  const [wrong, setWrong] = useState<{ kind: 'work' | 'payment'; id: string; what: string } | null>(null)
  return (
    <Awaiting query={query}>
      {({ matter, places, accounts, works, payments, steps, moves, mayWork, mayPay }) => (
        <DetailPage
          title={matter.title}
          crumbs={[{ label: t('准入事项'), to: '/admission/matters' }]}
          sentence={t('{department}{kind}，{price}，{pay}', { department: matter.department, kind: t(ADMISSION_KINDS[matter.kind]), price: priceText(matter), pay: payText(matter) })}
          state={t(AGREEMENT_STATES[matter.state])}
          notice={
            <>
              {matter.lateFen > 0 && <Alert type="error" showIcon title={t('逾期未付{money}，最早应在{day}前付清', { money: yuan(matter.lateFen), day: dateText(matter.lateSince!) })} />}
              {matter.reviewDue && <Alert type="warning" showIcon title={t('已满一年，该评估是否继续执行')} />}
            </>
          }
          actions={[
            ...(mayWork ? [{ key: 'work', label: t('登记完成数量'), primary: true, onChoose: () => setChosen('work') }] : []),
            ...(mayPay ? [{ key: 'pay', label: t('登记付款'), primary: !mayWork, onChoose: () => setChosen('pay') }] : []),
            ...moves.map((move) => ({ key: move, label: t(AGREEMENT_MOVES[move].verb), danger: move === 'leave', onChoose: () => setChosen(move) })),
          ]}
          noActions={t('现在没有要您办的。')}
          facts={
            <Panel title={t('协议')}><Facts facts={[
              { label: t('协议编号'), value: matter.number }, { label: t('要社区做什么'), value: matter.task }, { label: t('依据'), value: matter.basis },
              { label: t('权限'), value: matter.authority }, { label: t('人员'), value: matter.people }, { label: t('工作条件'), value: matter.conditions },
              { label: t('社区'), value: placesText(places, 20) },
              { label: t('经费标准'), value: priceText(matter), note: payText(matter) },
              { label: t('约定工作量'), value: matter.expected ? t('每年{n}{unit}', { n: matter.expected, unit: matter.unit || t('件') }) : t('没有约定') }, { label: t('经费来源'), value: matter.moneySource },
              { label: t('期限'), value: matter.untilOn ? t('{from}至{until}', { from: dateText(matter.fromOn), until: dateText(matter.untilOn) }) : t('{from}起', { from: dateText(matter.fromOn) }) },
              matter.state === 'left' ? { label: t('退出'), value: dateText(matter.leftOn!) } : { label: t('下次评估'), value: dateText(matter.reviewOn) },
              { label: t('申请'), value: <Go to={`/admission/${matter.requestId}`}>{t('查看准入申请')}</Go> },
            ]} /></Panel>
          }
        >
          <Panel title={t('各社区的账')} aside={t('合计欠付{money}', { money: yuan(matter.owingFen) })}><Accounts accounts={accounts} matter={matter} /></Panel>
          <Panel title={t('完成数量')}><Works works={works} unit={matter.unit} onWrong={mayWork ? (row) => setWrong({ kind: 'work', id: row.id, what: t('{place}{day}的{n}{unit}', { place: row.regionName, day: dateText(row.doneOn), n: row.quantity, unit: matter.unit || t('件') }) }) : undefined} /></Panel>
          <Panel title={t('付款')}><Payments payments={payments} onWrong={mayPay ? (row) => setWrong({ kind: 'payment', id: row.id, what: t('{place}{day}的{money}', { place: row.regionName, day: dateText(row.paidOn), money: yuan(row.amountFen) }) }) : undefined} /></Panel>
          {steps.length > 0 && <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>}
          {chosen === 'work' && <EnterWork matter={matter} onClose={() => setChosen(null)} />}
          {chosen === 'pay' && <Pay matter={matter} accounts={accounts} onClose={() => setChosen(null)} />}
          {chosen && chosen !== 'work' && chosen !== 'pay' && <Move matter={matter} move={chosen} onClose={() => setChosen(null)} />}
          {wrong && <Reverse of={wrong} onClose={() => setWrong(null)} />}
        </DetailPage>
      )}
    </Awaiting>
  )
}

function Accounts({ accounts, matter }: { accounts: CommunityAccount[]; matter: Admitted }) {
  if (!accounts.length) return <p className="d-quiet">{t('您的管辖范围里没有这个事项的社区。')}</p>
  return (
    <div className="adm-scroll">
      <table className="d-table">
        <thead><tr>
          <th scope="col">{t('社区、结算期')}</th><th scope="col" className="d-end">{t('完成')}</th><th scope="col" className="d-end">{t('应付')}</th><th scope="col" className="d-end">{t('已付')}</th>
          <th scope="col" className="d-end">{t('欠付')}</th><th scope="col">{t('最迟付款日')}</th>
        </tr></thead>
        {accounts.map((one) => (
          <tbody key={one.region}>
            <tr>
              <th scope="row">{one.regionName}</th><td className="d-end">{matter.pricing === 'unit' ? one.quantity : ''}</td><td className="d-end">{yuan(one.doneFen)}</td><td className="d-end">{yuan(one.paidFen)}</td>
              <td className="d-end">{one.overpaidFen ? t('多付{money}', { money: yuan(one.overpaidFen) }) : yuan(one.owingFen)}</td>
              <td>{one.lateFen > 0 && <span className="adm-late">{t('逾期{money}', { money: yuan(one.lateFen) })}</span>}</td>
            </tr>
            {one.settlements.map((each) => (
              <tr key={each.from} className="d-quiet">
                <td>{t('{from}至{to}', { from: dateText(each.from), to: dateText(each.to) })}{!each.ended && t('（未满）')}</td><td className="d-end">{matter.pricing === 'unit' ? each.quantity : ''}</td>
                <td className="d-end">{yuan(each.amountFen)}</td><td className="d-end">{yuan(each.paidFen)}</td><td className="d-end">{yuan(each.amountFen - each.paidFen)}</td>
                <td className={each.late ? 'adm-late' : ''}>{each.dueOn ? dateText(each.dueOn) : t('等放假安排公布')}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function Works({ works, unit, onWrong }: { works: Work[]; unit: string; onWrong: ((row: Work) => void) | undefined }) {
  if (!works.length) return <p className="d-quiet">{t('还没有完成数量。对应的办件办结时自动计入，其他的由社区登记。')}</p>
  return (
    <div className="adm-scroll">
      <table className="d-table">
        <thead><tr><th scope="col">{t('日期')}</th><th scope="col">{t('社区')}</th><th scope="col" className="d-end">{t('数量')}</th><th scope="col">{t('凭据')}</th><th scope="col">{t('登记人')}</th><th scope="col"><span className="d-hidden">{t('冲销')}</span></th></tr></thead>
        <tbody>
          {works.map((row) => (
            <tr key={row.id}>
              <td><DateText value={row.doneOn} /></td><td>{row.regionName}</td><td className="d-end">{row.quantity}{unit || t('件')}</td>
              <td>{row.source === 'case' ? <Go to={`/cases/${row.caseNumber}`}>{row.caseNumber}</Go> : row.proof}{row.reverses && <span className="d-quiet">{t('（冲销）')}</span>}</td><td>{row.byName}</td>
              <td>{onWrong && row.source === 'entry' && !row.reverses && !row.reversed && <Button size="small" onClick={() => onWrong(row)}>{t('冲销')}</Button>}{row.reversed && <span className="d-quiet">{t('已冲销')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {works.length >= 100 && <p className="d-quiet">{t('只显示最近100条。')}</p>}
    </div>
  )
}

function Payments({ payments, onWrong }: { payments: Payment[]; onWrong: ((row: Payment) => void) | undefined }) {
  if (!payments.length) return <p className="d-quiet">{t('还没有付款。')}</p>
  return (
    <div className="adm-scroll">
      <table className="d-table">
        <thead><tr><th scope="col">{t('日期')}</th><th scope="col">{t('社区')}</th><th scope="col" className="d-end">{t('金额')}</th><th scope="col">{t('凭证号')}</th><th scope="col">{t('登记人')}</th><th scope="col"><span className="d-hidden">{t('冲销')}</span></th></tr></thead>
        <tbody>
          {payments.map((row) => (
            <tr key={row.id}>
              <td><DateText value={row.paidOn} /></td><td>{row.regionName}</td><td className="d-end">{yuan(row.amountFen)}</td>
              <td>{row.voucher}{row.note && <span className="d-quiet">{row.reverses ? t('（冲销：{note}）', { note: row.note }) : t('（{note}）', { note: row.note })}</span>}</td><td>{row.byName}</td>
              <td>{onWrong && !row.reverses && !row.reversed && <Button size="small" onClick={() => onWrong(row)}>{t('冲销')}</Button>}{row.reversed && <span className="d-quiet">{t('已冲销')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {payments.length >= 100 && <p className="d-quiet">{t('只显示最近100笔，全部可在经费页导出。')}</p>}
    </div>
  )
}

function EnterWork({ matter, onClose }: { matter: Admitted; onClose: () => void }) {
  const here = useHere()
  const enter = useMutate(enterAdmissionWork, { touches })
  return (
    <ActionDialog<{ doneOn: string; quantity: number; proof: string }>
      open name="work" title={t('登记完成数量')} verb={t('登记')} sentence={t('登记以后不能改，写错了用冲销更正。')} initial={{ doneOn: dayOf(new Date()) }}
      onSubmit={(typed) => enter.mutateAsync({ params: { id: matter.id }, body: { ...typed, region: here! } as never })} onClose={onClose}
    >
      <Form.Item name="doneOn" label={t('完成日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="quantity" label={t('数量（{unit}）', { unit: matter.unit || t('件') })} rules={[{ required: true, message: t('请填写数量') }]}><InputNumber min={1} precision={0} style={{ width: 200 }} /></Form.Item>
      <Form.Item name="proof" label={t('凭据')} extra={t('登记簿页码、照片、清单编号等。')} rules={[{ required: true, message: t('请写明凭据') }]}><Input maxLength={300} /></Form.Item>
    </ActionDialog>
  )
}

function Pay({ matter, accounts, onClose }: { matter: Admitted; accounts: CommunityAccount[]; onClose: () => void }) {
  const pay = useMutate(payAdmission, { touches })
  const first = accounts.find((one) => one.owingFen > 0) ?? accounts[0]
  return (
    <ActionDialog<{ region: string; paidOn: string; yuan: number; voucher: string; note?: string }>
      open name="payment" title={t('登记付款')} verb={t('登记')} sentence={t('登记以后不能改，写错了用冲销更正。')}
      initial={{ paidOn: dayOf(new Date()), ...(first ? { region: first.region, ...(first.owingFen ? { yuan: first.owingFen / 100 } : {}) } : {}) }}
      onSubmit={({ yuan: typed, note, ...rest }) => pay.mutateAsync({ params: { id: matter.id }, body: { ...rest, amountFen: fenOf(typed), note: note ?? '' } as never })} onClose={onClose}
    >
      <Form.Item name="region" label={t('付给哪个社区')} rules={[{ required: true, message: t('请选择社区') }]}>
        <Select showSearch optionFilterProp="label" options={accounts.map((one) => ({ value: one.region, label: t('{place}（欠付{money}）', { place: one.regionName, money: yuan(one.owingFen) }) }))} />
      </Form.Item>
      <Form.Item name="yuan" label={t('金额（元）')} rules={[{ required: true, message: t('请填写金额') }]}><InputNumber min={0.01} precision={2} style={{ width: 200 }} /></Form.Item>
      <Form.Item name="paidOn" label={t('付款日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="voucher" label={t('拨款凭证号')} rules={[{ required: true, message: t('请填写凭证号') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="note" label={t('说明')}><Input maxLength={200} /></Form.Item>
    </ActionDialog>
  )
}

function Move({ matter, move, onClose }: { matter: Admitted; move: AgreementMove; onClose: () => void }) {
  const go = useMutate(moveAdmitted, { touches })
  return (
    <ActionDialog<{ words: string; on?: string }>
      open name="move-matter" title={t(AGREEMENT_MOVES[move].verb)} verb={t(AGREEMENT_MOVES[move].verb)} danger={move === 'leave'} initial={{ on: dayOf(new Date()) }}
      sentence={move === 'review' ? t('评估合格的继续执行一年；不合格的请退出。') : move === 'leave' ? t('退出以后社区不再承担这项工作，欠付的经费仍要付清。') : undefined}
      onSubmit={({ words, on }) => go.mutateAsync({ params: { id: matter.id }, body: { move, words, ...(move === 'leave' && on ? { on } : {}), version: matter.version } as never })} onClose={onClose}
    >
      <Form.Item name="words" label={t(AGREEMENT_MOVES[move].words)} rules={[{ required: true, min: 2, message: t('请写明') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
      {move === 'leave' && <Form.Item name="on" label={t('从哪天起退出')} rules={[dayRule()]}><DayInput /></Form.Item>}
    </ActionDialog>
  )
}

function Reverse({ of, onClose }: { of: { kind: 'work' | 'payment'; id: string; what: string }; onClose: () => void }) {
  const work = useMutate(reverseAdmissionWork, { touches })
  const payment = useMutate(reverseAdmissionPayment, { touches })
  return (
    <ActionDialog<{ words: string }>
      open name="reverse" title={t('冲销')} verb={t('冲销')} danger sentence={t('冲销{what}。原来的记录保留，另记一笔相反的。', { what: of.what })}
      onSubmit={({ words }) => (of.kind === 'work' ? work : payment).mutateAsync({ params: { id: of.id }, body: { words } as never })} onClose={onClose}
    >
      <Form.Item name="words" label={t('冲销的原因')} rules={[{ required: true, message: t('请写明原因') }]}><Input maxLength={200} /></Form.Item>
    </ActionDialog>
  )
}
