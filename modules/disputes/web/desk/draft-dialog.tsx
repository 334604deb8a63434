import { Alert, Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { ActionDialog, DayInput, dayRule, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getCase } from '../../../cases/contract.ts'
import { draftAgreement, getDispute, listDisputes, SIDES, type Dispute } from '../../contract.ts'
import { fenOf, yuan } from './words.ts'

interface Typed { form: 'written' | 'oral'; noPaperWanted?: boolean; clauses: { partyId: string; what: string; amount?: number; dueOn: string }[]; remark?: string }

/** An agreement from clauses: who does what, how much, by when. */
export function DraftDialog({ d, onClose }: { d: Dispute; onClose: () => void }) {
  const draft = useMutate(draftAgreement, { touches: [getDispute, listDisputes, getCase] })
  const open = d.agreements.find((one) => one.state === 'open')
  return (
    <ActionDialog<Typed>
      open name="draft-agreement" as="drawer" width={720} title={open ? t('改协议') : t('写协议')} sentence={t('逐条写明谁、做什么、多少钱、什么时候前。')} verb={t('保存')}
      initial={{ form: 'written', remark: open?.remark ?? '', clauses: (open?.draft ?? [{ partyId: '', what: '', amountFen: 0, dueOn: '' }]).map((one) => ({ partyId: one.partyId, what: one.what, dueOn: one.dueOn, ...(one.amountFen ? { amount: one.amountFen / 100 } : {}) })) }}
      onSubmit={({ clauses, ...typed }) => draft.mutateAsync({ params: { id: d.id }, body: {
        ...typed, noPaperWanted: typed.noPaperWanted === true, remark: typed.remark ?? '', version: d.version, clauses: clauses.map((one) => ({ partyId: one.partyId, what: one.what, amountFen: fenOf(one.amount), dueOn: one.dueOn })),
      } as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          {open && open.signatures.length > 0 && <Alert type="warning" showIcon title={t('已有{n}个签名。改了文本，这些签名就作废，要重新签。', { n: open.signatures.length })} className="c-notice" />}
          <Form.Item name="form" label={t('形式')}><Radio.Group options={[{ value: 'written', label: t('书面协议，双方签名') }, { value: 'oral', label: t('口头协议，调解员记录') }]} /></Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() => form.getFieldValue('form') === 'oral' && <Form.Item name="noPaperWanted" valuePropName="checked" extra={t('金额合计不超过{n}才可以；保存后当天生效。', { n: yuan(d.oralUpToFen) })}><Checkbox>{t('双方都说不用书面协议')}</Checkbox></Form.Item>}
          </Form.Item>
          <Form.List name="clauses">
            {(fields, { add, remove }) => (
              <>
                {fields.map((field, i) => (
                  <div key={field.key} className="dis-row" role="group" aria-label={t('第{n}条', { n: i + 1 })}>
                    <Form.Item name={[field.name, 'partyId']} label={t('第{n}条，由谁', { n: i + 1 })} rules={[{ required: true, message: t('请选择由谁履行') }]}><Select options={d.parties.map((one) => ({ value: one.id, label: `${t(SIDES[one.side])}：${one.name}` }))} /></Form.Item>
                    <Form.Item name={[field.name, 'what']} label={t('做什么')} rules={[{ required: true, message: t('请写明做什么') }]}><Input maxLength={200} /></Form.Item>
                    <Form.Item name={[field.name, 'amount']} label={t('金额（元）')} extra={t('不涉及钱的不填。')}><InputNumber min={0} max={1_000_000_000} precision={2} /></Form.Item>
                    <Form.Item name={[field.name, 'dueOn']} label={t('哪天前')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
                    {fields.length > 1 && <Button onClick={() => remove(field.name)}>{t('去掉这一条')}</Button>}
                  </div>
                ))}
                <p><Button onClick={() => add({})}>{t('增加一条')}</Button></p>
              </>
            )}
          </Form.List>
          <Form.Item name="remark" label={t('其他约定')}><Input maxLength={300} /></Form.Item>
        </>
      )}
    </ActionDialog>
  )
}
