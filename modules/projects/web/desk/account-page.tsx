import { Alert, Button, Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, dateText, DayInput, dayRule, DetailPage, Facts, Go, ListPage, Panel, Timeline, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  ACCOUNT_KINDS, closeAccount, exportEntries, getAccount, getProject, getProjectMoney, listAccounts, listEntries, listMoneyRules, listPayments, proposePayment, receiveMoney, takeBackEntry, USES,
  type Account, type EntryShown, type SideSum,
} from '../../contract.ts'
import { PaymentDeeds, paymentTouches } from './payment-deeds.tsx'
import { fenOf, SaveFile, stepEntries, yuan, YuanInput } from './parts.tsx'

const touches = [getAccount, listEntries, listAccounts, listPayments, getProject, getProjectMoney]

/** One account: its balance held against its entries, what came by which source, what it went to, what waits for a second person. */
export default function AccountPage() {
  const id = useParam('id')
  const query = useCall(getAccount, { params: { id } })
  const [chosen, setChosen] = useState<'receive' | 'pay' | 'close' | EntryShown | null>(null)
  const close = () => setChosen(null)
  return (
    <Awaiting query={query}>
      {({ account, sources, spent, agrees, waiting, steps, mayReceive, mayPropose, mayClose }) => (
        <DetailPage
          title={account.name}
          crumbs={[{ label: t('专账和基金'), to: `/projects/accounts${account.kind === 'special' ? '' : `?tab=${account.kind}`}` }]}
          sentence={t('{place}的{kind}，余额{balance}。', { place: account.regionName, kind: t(ACCOUNT_KINDS[account.kind]), balance: yuan(account.balanceFen) })}
          state={account.closedOn ? t('{day}关闭', { day: dateText(account.closedOn) }) : t('使用中')}
          notice={agrees
            ? <Alert type="success" showIcon title={t('余额与{n}笔明细核对一致', { n: account.entries })} />
            : <Alert type="error" showIcon title={t('余额与明细对不上，请停止收付并联系管理员核查')} />}
          actions={[
            ...(mayReceive ? [{ key: 'receive', label: t('登记收入'), primary: true, onChoose: () => setChosen('receive') }] : []),
            ...(mayPropose ? [{ key: 'pay', label: t('提出付款'), onChoose: () => setChosen('pay') }] : []),
            ...(mayClose ? [{ key: 'close', label: t('关闭账户'), danger: true, onChoose: () => setChosen('close') }] : []),
          ]}
          noActions={account.closedOn ? t('账户已关闭，明细保留。') : t('现在没有要您办的。')}
          facts={
            <>
              <Panel title={t('基本情况')}><Facts facts={[
                { label: t('种类'), value: t(ACCOUNT_KINDS[account.kind]) }, { label: t('用途'), value: account.purpose },
                { label: t('可以用于'), value: account.uses.map((one) => t(USES[one].title)).join('、') },
                account.projectId !== null && { label: t('项目'), value: <Go to={`/projects/${account.projectId}`}>{account.name}</Go> },
                { label: t('开立日期'), value: <DateText value={account.openedOn} /> }, { label: t('收入合计'), value: yuan(account.inFen) }, { label: t('支出合计'), value: yuan(account.outFen) },
              ]} /></Panel>
              <Panel title={t('收入按来源')}><Sides rows={sources} none={t('还没有收入。')} whole={account.inFen} /></Panel>
              <Panel title={t('支出按用途')}><Sides rows={spent} none={t('还没有支出。')} whole={account.outFen} /></Panel>
            </>
          }
        >
          {waiting.length > 0 && (
            <Panel title={t('等待复核')} aside={t('另一位同事复核以后才算付出')}>
              <div className="prj-scroll">
                <table className="d-table">
                  <thead><tr><th scope="col">{t('用途')}</th><th scope="col" className="d-end">{t('金额')}</th><th scope="col">{t('收款单位')}</th><th scope="col">{t('说明')}</th><th scope="col">{t('提出人')}</th><th scope="col"><span className="d-hidden">{t('办理')}</span></th></tr></thead>
                  <tbody>
                    {waiting.map((one) => (
                      <tr key={one.id}>
                        <td>{one.useTitle}</td><td className="d-end">{yuan(one.amountFen)}</td><td>{one.payee}</td><td className="prj-words">{one.words}</td><td>{one.byName}</td><td><PaymentDeeds payment={one} /></td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </Panel>
          )}
          <Panel title={t('明细')}>
            <ListPage<typeof listEntries, EntryShown>
              embedded id={`entries-${id}`} title={t('明细')} operation={listEntries}
              ask={({ tab, q, after }) => ({ params: { id }, query: { show: (tab || 'all') as 'all', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
              read={(reply) => reply} rowKey={(row) => row.id}
              tabs={[{ key: 'all', label: t('全部') }, { key: 'in', label: t('收入') }, { key: 'out', label: t('支出') }]}
              search={t('对方、摘要、凭证号')}
              tools={() => <SaveFile operation={exportEntries} input={{ params: { id } }} name={t('账户明细.csv')} label={t('导出 CSV')} />}
              columns={[
                { key: 'words', title: t('摘要'), render: (row) => [row.bookTitle, row.reverses ? t('冲正：{words}', { words: row.words }) : row.words, row.party].filter(Boolean).join('，') },
                { key: 'on', title: t('日期'), width: 130, render: (row) => <DateText value={row.on} /> },
                { key: 'amount', title: t('收支'), width: 140, align: 'end', render: (row) => (row.side === 'in' ? t('收{money}', { money: yuan(row.amountFen) }) : t('支{money}', { money: yuan(row.amountFen) })) },
                { key: 'balance', title: t('余额'), width: 120, align: 'end', render: (row) => yuan(row.balanceFen) },
                { key: 'voucher', title: t('凭证号'), width: 130, spare: true, render: (row) => row.voucher },
                { key: 'by', title: t('登记、复核'), width: 120, render: (row) => [row.byName, row.releasedBy].filter(Boolean).join('、') },
                { key: 'back', title: t('更正'), width: 90, render: (row) => (row.reversed ? <span className="d-quiet">{t('已冲正')}</span> : mayPropose && !row.reverses && <Button size="small" onClick={() => setChosen(row)}>{t('冲正')}</Button>) },
              ]}
              unit={t('笔')}
              empty={{ why: t('还没有收支') }}
            />
          </Panel>
          <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>
          {chosen === 'receive' && <Receive account={account} onClose={close} />}
          {chosen === 'pay' && <Pay account={account} onClose={close} />}
          {chosen === 'close' && <Close account={account} onClose={close} />}
          {chosen !== null && typeof chosen === 'object' && <TakeBack account={account} entry={chosen} onClose={close} />}
        </DetailPage>
      )}
    </Awaiting>
  )
}

function Sides({ rows, none, whole }: { rows: SideSum[]; none: string; whole: number }) {
  if (!rows.length) return <p className="d-quiet">{none}</p>
  return <Facts facts={[...rows.map((one) => ({ label: one.title, value: yuan(one.amountFen) })), { label: t('合计'), value: yuan(whole) }]} />
}

function Receive({ account, onClose }: { account: Account; onClose: () => void }) {
  const rules = useCall(listMoneyRules, {}, { staleMs: 60_000 })
  const receive = useMutate(receiveMoney, { touches })
  return (
    <ActionDialog<{ source: string; yuan: number; on: string; party?: string; partyShown?: boolean; words?: string; voucher: string }>
      open name="receipt" title={t('登记收入')} verb={t('登记')} sentence={t('登记以后不能改，写错了用冲正更正。')} initial={{ on: dayOf(new Date()) }}
      onSubmit={({ yuan: typed, ...rest }) => receive.mutateAsync({ params: { id: account.id }, body: { ...rest, party: rest.party ?? '', partyShown: rest.partyShown ?? false, words: rest.words ?? '', amountFen: fenOf(typed) } as never })}
      onClose={onClose}
    >
      <Form.Item name="source" label={t('资金来源')} rules={[{ required: true, message: t('请选择来源') }]}>
        <Select showSearch optionFilterProp="label" options={(rules.data?.sources ?? []).filter((one) => !one.endedOn).map((one) => ({ value: one.code, label: one.title }))} />
      </Form.Item>
      <Form.Item name="yuan" label={t('金额')} rules={[{ required: true, message: t('请填写金额') }]}><YuanInput /></Form.Item>
      <Form.Item name="on" label={t('到账日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="party" label={t('付款人或捐赠人')}><Input maxLength={60} /></Form.Item>
      {account.kind === 'fund' && <Form.Item name="partyShown" valuePropName="checked"><Checkbox>{t('本人同意公开姓名或单位名称')}</Checkbox></Form.Item>}
      <Form.Item name="words" label={t('摘要')}><Input maxLength={200} /></Form.Item>
      <Form.Item name="voucher" label={t('凭证号')} rules={[{ required: true, message: t('请填写凭证号') }]}><Input maxLength={60} /></Form.Item>
    </ActionDialog>
  )
}

function Pay({ account, onClose }: { account: Account; onClose: () => void }) {
  const propose = useMutate(proposePayment, { touches: [...touches, ...paymentTouches] })
  return (
    <ActionDialog<{ use: string; yuan: number; on: string; payee: string; words: string; voucher: string }>
      open name="payment" title={t('提出付款')} verb={t('提出')} sentence={t('另一位同事复核以后才算付出。现在余额{money}。', { money: yuan(account.balanceFen) })} initial={{ on: dayOf(new Date()), use: account.uses[0]! }}
      onSubmit={({ yuan: typed, ...rest }) => propose.mutateAsync({ params: { id: account.id }, body: { ...rest, amountFen: fenOf(typed) } as never })} onClose={onClose}
    >
      <Form.Item name="use" label={t('用途')} rules={[{ required: true, message: t('请选择用途') }]}><Select options={account.uses.map((one) => ({ value: one, label: t(USES[one].title) }))} /></Form.Item>
      <Form.Item name="yuan" label={t('金额')} rules={[{ required: true, message: t('请填写金额') }]}><YuanInput /></Form.Item>
      <Form.Item name="payee" label={t('收款单位')} rules={[{ required: true, message: t('请填写收款单位') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="words" label={t('付什么钱')} rules={[{ required: true, message: t('请写明') }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="on" label={t('付款日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="voucher" label={t('凭证号')} rules={[{ required: true, message: t('请填写凭证号') }]}><Input maxLength={60} /></Form.Item>
    </ActionDialog>
  )
}

function Close({ account, onClose }: { account: Account; onClose: () => void }) {
  const shut = useMutate(closeAccount, { touches })
  return (
    <ActionDialog<{ words: string }> open name="close-account" title={t('关闭账户')} verb={t('关闭')} danger sentence={t('关闭以后不能再收付款，明细保留。')}
      onSubmit={(typed) => shut.mutateAsync({ params: { id: account.id }, body: { ...typed, version: account.version } as never })} onClose={onClose}>
      <Form.Item name="words" label={t('关闭的原因')} rules={[{ required: true, message: t('请写明原因') }]}><Input maxLength={200} /></Form.Item>
    </ActionDialog>
  )
}

function TakeBack({ account, entry, onClose }: { account: Account; entry: EntryShown; onClose: () => void }) {
  const back = useMutate(takeBackEntry, { touches: [...touches, ...paymentTouches] })
  return (
    <ActionDialog<{ words: string }> open name="take-back" title={t('冲正')} verb={t('提出冲正')} danger
      sentence={t('冲正{day}的{side}{money}。原来的记录保留，另一位同事复核以后记一笔相反的。', { day: dateText(entry.on), side: entry.side === 'in' ? t('收入') : t('支出'), money: yuan(entry.amountFen) })}
      onSubmit={(typed) => back.mutateAsync({ params: { id: account.id, entry: entry.id }, body: typed as never })} onClose={onClose}>
      <Form.Item name="words" label={t('冲正的原因')} rules={[{ required: true, message: t('请写明原因') }]}><Input maxLength={200} /></Form.Item>
    </ActionDialog>
  )
}
