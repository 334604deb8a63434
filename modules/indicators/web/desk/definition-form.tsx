import { Button, Form, Input, InputNumber, Select, Switch } from 'antd'
import { useState } from 'react'
import { Awaiting, markOptional, Panel, ProblemAlert, showFaults, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { changeOwnIndicator, getOwnIndicator, listIndicatorFacts, listOwnIndicators, type OwnBody, type OwnIndicator } from '../../builder/contract.ts'
import { PERIODS } from '../../periods.ts'
import { PartFields, partOf, partTyped, type PartTyped } from './definition-part.tsx'
import { PERIOD_WORDS } from './words.ts'

interface Typed extends Omit<OwnBody, 'numerator' | 'denominator'> {
  ratio: boolean
  numerator: PartTyped
  denominator?: PartTyped
}

const bodyOf = ({ ratio, numerator, denominator, ...rest }: Typed): OwnBody =>
  ({ ...rest, numerator: partOf(numerator), denominator: ratio && denominator ? partOf(denominator) : null, factor: ratio ? rest.factor : 1 })

/** The wording of a definition, put together from a list of published facts. */
export function DefinitionForm({ own, onSaved, onCancel }: { own: OwnIndicator; onSaved: () => void; onCancel: () => void }) {
  const facts = useCall(listIndicatorFacts, {}, { staleMs: 600_000 })
  const change = useMutate(changeOwnIndicator, { touches: [getOwnIndicator, listOwnIndicators] })
  const [form] = Form.useForm<Typed>()
  const [error, setError] = useState<unknown>(null)
  const ratio = Form.useWatch('ratio', form) as boolean | undefined
  const { numerator, denominator, ...rest } = own.body
  const save = async (typed: Typed) => {
    setError(null)
    try {
      await change.mutateAsync({ params: { id: own.id }, body: { body: bodyOf(typed), version: own.version } })
      onSaved()
    } catch (refused) {
      setError(refused)
      showFaults(form, refused)
    }
  }
  return (
    <Awaiting query={facts}>
      {(offered) => (
        <Panel title={t('统计口径')}>
          <Form<Typed>
            form={form} name="own-indicator" layout="vertical" requiredMark={markOptional} onFinish={(typed) => void save({ ...rest, ...typed })} scrollToFirstError
            initialValues={{ ...rest, ratio: denominator !== null, numerator: partTyped(numerator), ...(denominator ? { denominator: partTyped(denominator) } : {}) }}
          >
            <div className="b-parts">
              <Form.Item name="title" label={t('名称')} rules={[{ required: true, min: 2, whitespace: true, message: t('请写名称') }]}><Input maxLength={40} autoComplete="off" /></Form.Item>
              <Form.Item name="sentence" label={t('一句话说明')} rules={[{ required: true, min: 6, whitespace: true, message: t('请用一句话写明统计什么') }]}><Input maxLength={200} autoComplete="off" /></Form.Item>
            </div>
            <PartFields name="numerator" label={ratio ? t('分子') : t('统计的数')} facts={offered.facts} measures={offered.measures} />
            <Form.Item name="ratio" label={t('除以另一个数，算比率')} valuePropName="checked" rules={[{ required: true, type: 'boolean' }]}><Switch /></Form.Item>
            {ratio && <PartFields name="denominator" label={t('分母')} facts={offered.facts} measures={offered.measures} />}
            {ratio && (
              <Form.Item name="factor" label={t('换算')} rules={[{ required: true }]}>
                <Select style={{ inlineSize: 240 }} options={[{ value: 1, label: t('不换算') }, { value: 100, label: t('乘以100（百分比）') }, { value: 1_000, label: t('乘以1000（每千）') }, { value: 10_000, label: t('乘以10000（每万）') }]} />
              </Form.Item>
            )}
            <div className="b-parts">
              <Form.Item name="unit" label={t('单位')} rules={[{ required: true, whitespace: true, message: t('请写单位') }]}><Input maxLength={12} autoComplete="off" /></Form.Item>
              <Form.Item name="decimals" label={t('小数位数')} rules={[{ required: true, message: t('请填写') }]}><InputNumber min={0} max={4} precision={0} style={{ inlineSize: 120 }} /></Form.Item>
              <Form.Item name="direction" label={t('怎样算好')} rules={[{ required: true }]}>
                <Select options={[{ value: 'up', label: t('越高越好') }, { value: 'down', label: t('越低越好') }, { value: 'none', label: t('只看情况') }]} />
              </Form.Item>
              <Form.Item name="period" label={t('多久统计一期')} rules={[{ required: true }]}><Select options={PERIODS.map((kind) => ({ value: kind, label: PERIOD_WORDS[kind]() }))} /></Form.Item>
              <Form.Item name="base" label={t('口径')} rules={[{ required: true, min: 2, whitespace: true, message: t('请写口径') }]}><Input maxLength={120} autoComplete="off" /></Form.Item>
              <Form.Item name="source" label={t('依据')} extra={t('文件名称、文号或条款。')} rules={[{ required: true, min: 2, whitespace: true, message: t('请写依据') }]}><Input maxLength={200} autoComplete="off" /></Form.Item>
            </div>
            <ProblemAlert error={error} />
            <div className="d-actions">
              <Button type="primary" htmlType="submit" loading={change.isPending}>{t('保存')}</Button>
              <Button onClick={onCancel}>{t('不改了')}</Button>
            </div>
          </Form>
        </Panel>
      )}
    </Awaiting>
  )
}
