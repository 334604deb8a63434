import { Form, Input, Select } from 'antd'
import { ActionDialog, DayInput, dayRule, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getStandard, issueStandard, listStandards, TRADES, type Standard } from '../../contract.ts'

interface Typed { code: string; title: string; trade: string; number?: string; issuer: string; fromOn: string; body: string; words?: string }

/** Issues a standard, or the next version of one. */
export function StandardForm({ from, onClose, onMade }: { from?: Standard; onClose: () => void; onMade: (id: string) => void }) {
  const issue = useMutate(issueStandard, { touches: [listStandards, getStandard] })
  return (
    <ActionDialog<Typed>
      open name="standard" as="drawer" width={600} title={from ? t('发布“{title}”新版本', { title: from.title }) : t('发布标准')} verb={t('发布')} sentence={t('发布以后不能改；要改内容请发布新版本，旧版本执行到新版本施行的前一天。')}
      initial={from ? { code: from.code, title: from.title, trade: from.trade, number: from.number, issuer: from.issuer, body: from.body, fromOn: dayOf(new Date()) } : { trade: 'elderly', fromOn: dayOf(new Date()) }}
      onSubmit={async (typed) => onMade((await issue.mutateAsync({ body: { ...typed, code: from?.code ?? typed.code, number: typed.number ?? '', words: typed.words ?? '' } as never })).id)} onClose={onClose}
    >
      {!from && <Form.Item name="code" label={t('编号')} extra={t('各版本用同一个编号，如YL-01。')} rules={[{ required: true, pattern: /^[A-Z0-9-]{2,20}$/, message: t('用大写字母、数字和短横，2到20位') }]}><Input maxLength={20} style={{ width: 200 }} /></Form.Item>}
      <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={80} /></Form.Item>
      <Form.Item name="trade" label={t('服务种类')}><Select options={Object.entries(TRADES).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
      <Form.Item name="number" label={t('标准号')}><Input maxLength={60} /></Form.Item>
      <Form.Item name="issuer" label={t('发布单位')} rules={[{ required: true, message: t('请填写发布单位') }]}><Input maxLength={80} /></Form.Item>
      <Form.Item name="fromOn" label={t('施行日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="body" label={t('内容')} rules={[{ required: true, message: t('请写明标准内容') }]}><Input.TextArea maxLength={8000} autoSize={{ minRows: 5, maxRows: 20 }} /></Form.Item>
      {from && <Form.Item name="words" label={t('改了什么')} rules={[{ required: true, message: t('请写明改了什么') }]}><Input maxLength={200} /></Form.Item>}
    </ActionDialog>
  )
}
