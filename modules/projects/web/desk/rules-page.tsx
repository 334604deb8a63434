import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, PageHeading, Panel, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { createRatio, createSource, endSource, listMoneyRules, PAYERS, type Ratio, type Source } from '../../contract.ts'
import { Area } from './parts.tsx'

const touches = [listMoneyRules]

/** 比例和来源: what a place sets itself about the money of projects. */
export default function RulesPage() {
  const query = useCall(listMoneyRules, {})
  const [chosen, setChosen] = useState<'ratio' | 'source' | Source | null>(null)
  const add = useMutate(createRatio, { touches })
  const addSource = useMutate(createSource, { touches })
  const end = useMutate(endSource, { touches })
  const close = () => setChosen(null)
  return (
    <>
      <Area at="/projects/rules" />
      <PageHeading title={t('出资比例和资金来源')} />
      <Awaiting query={query}>
        {({ ratios, sources, mayChange }) => (
          <>
            <Panel title={t('三级出资比例')} aside={mayChange && <Button onClick={() => setChosen('ratio')}>{t('登记比例')}</Button>}><Ratios rows={ratios} /></Panel>
            <Panel title={t('资金来源')} aside={mayChange && <Button onClick={() => setChosen('source')}>{t('增加来源')}</Button>}>
              <div className="prj-scroll">
                <table className="d-table">
                  <thead><tr><th scope="col">{t('来源')}</th><th scope="col">{t('计入哪级出资')}</th><th scope="col">{t('由谁设定')}</th><th scope="col"><span className="d-hidden">{t('停用')}</span></th></tr></thead>
                  <tbody>
                    {sources.map((one) => (
                      <tr key={one.code}>
                        <th scope="row">{one.title}</th><td>{one.payer ? t(PAYERS[one.payer]) : ''}</td><td>{one.local ? t('本地增加') : t('系统自带')}</td>
                        <td>{one.endedOn ? t('{day}起停用', { day: dateText(one.endedOn) }) : one.local && mayChange && <Button size="small" onClick={() => setChosen(one)}>{t('停用')}</Button>}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </Panel>
          </>
        )}
      </Awaiting>
      {chosen === 'ratio' && (
        <ActionDialog<{ title: string; province: number; prefecture: number; county: number; basis: string; fromOn: string }>
          open name="ratio" title={t('登记出资比例')} verb={t('登记')} sentence={t('登记以后不能改。项目选了哪个比例，就按哪个比例计算。')} initial={{ fromOn: dayOf(new Date()) }}
          onSubmit={(typed) => add.mutateAsync({ body: typed as never })} onClose={close}
        >
          <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={40} /></Form.Item>
          <div className="prj-weights">
            {(['province', 'prefecture', 'county'] as const).map((payer) => (
              <Form.Item key={payer} name={payer} label={t(PAYERS[payer])} rules={[{ required: true, message: t('请填写') }]}><InputNumber min={0} max={10_000} precision={0} /></Form.Item>
            ))}
          </div>
          <Form.Item name="basis" label={t('依据')} rules={[{ required: true, message: t('请写明依据') }]}><Input maxLength={200} /></Form.Item>
          <Form.Item name="fromOn" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
        </ActionDialog>
      )}
      {chosen === 'source' && (
        <ActionDialog<{ title: string; payer?: string }>
          open name="source" title={t('增加资金来源')} verb={t('增加')} onSubmit={({ title, payer }) => addSource.mutateAsync({ body: { title, payer: payer ?? null } as never })} onClose={close}
        >
          <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={30} /></Form.Item>
          <Form.Item name="payer" label={t('计入哪级出资')}><Select allowClear placeholder={t('都不计入')} options={Object.entries(PAYERS).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
        </ActionDialog>
      )}
      {chosen !== null && typeof chosen === 'object' && (
        <ActionDialog open name="end-source" title={t('停用“{title}”', { title: chosen.title })} verb={t('停用')} danger sentence={t('今天起登记收入时不再列出，已经登记的不变。')}
          onSubmit={() => end.mutateAsync({ params: { id: chosen.id! }, body: { words: '' } as never })} onClose={close} />
      )}
    </>
  )
}

function Ratios({ rows }: { rows: Ratio[] }) {
  if (!rows.length) return <p className="d-quiet">{t('没有登记出资比例。别的地方的比例不会自动用到本地。')}</p>
  return (
    <div className="prj-scroll">
      <table className="d-table">
        <thead><tr><th scope="col">{t('名称')}</th><th scope="col">{t('自治区、盟市、旗县区')}</th><th scope="col">{t('依据')}</th><th scope="col">{t('从哪天起')}</th><th scope="col" className="d-end">{t('项目')}</th><th scope="col">{t('登记人')}</th></tr></thead>
        <tbody>{rows.map((one) => <tr key={one.id}><th scope="row">{one.title}</th><td>{one.text}</td><td className="prj-words">{one.basis}</td><td>{dateText(one.fromOn)}</td><td className="d-end">{t('{n}个', { n: one.projects })}</td><td>{one.byName}</td></tr>)}</tbody>
      </table>
    </div>
  )
}
